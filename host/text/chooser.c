#include "text/chooser.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

Status chooser_new(Chooser *chooser, size_t types) {
  *chooser = (Chooser){.types = MENTION_LEXICON + types};
  chooser->taken = memory_new(chooser->types, sizeof *chooser->taken);
  return chooser->taken ? STATUS_OK : STATUS_NOMEM;
}

void chooser_free(Chooser *chooser) {
  free(chooser->taken);
  free(chooser->plain);
  *chooser = (Chooser){0};
}

void chooser_forget(Chooser *c) { memset(c->taken, 0, c->types * sizeof *c->taken); }

static bool room(Chooser *c, size_t hits, Mentions *mentions) {
  return memory_reserve((void **)&c->plain, &c->plain_capacity, c->plains + hits + 1, sizeof *c->plain) &&
         mentions_reserve(mentions, mentions->count + hits + 1) == STATUS_OK;
}

/* Where what is taken goes, out of reach of what is written there. */
typedef struct Out {
  Taken *taken;
  Plain *plain;
  uint32_t *from, *to, *value;
  uint16_t *type;
  size_t count, plains;
} Out;

static Out out_of(const Chooser *c, const Mentions *m) {
  return (Out){c->taken, c->plain, m->from, m->to, m->value, m->type, m->count, c->plains};
}

static void put_back(const Out *o, Chooser *c, Mentions *m) {
  m->count = o->count;
  c->plains = o->plains;
}

/* Takes the meaning if its type's place is free: as a mention, or in the list of plain ones. There is room for one. */
static inline void take(Out *o, const Meaning *meaning, uint32_t from, uint32_t to) {
  unsigned type = meaning->type;
  Taken *taken = &o->taken[type];
  bool free_place = (taken->to <= from) | ((taken->from == from) & (taken->to == to));
  bool kept = free_place & !meaning->decoy;
  if (free_place) *taken = (Taken){from, to};
  if (__builtin_expect(type == MENTION_NONE, 0)) {
    o->plain[o->plains] = (Plain){from, meaning->entry};
    o->plains += kept;
    return;
  }
  o->from[o->count] = from;
  o->to[o->count] = to;
  o->type[o->count] = (uint16_t)type;
  o->value[o->count] = meaning->entry;
  o->count += kept;
}

/* The first `count` of some hits, with `left` behind them in all. */
static Status take_hits(Chooser *c, const Tables *t, const Window *w, const Hit *hit, size_t count, size_t left,
                        Mentions *m) {
  Out out = out_of(c, m);
  const Meaning *meanings = t->meaning;
  const uint32_t at = (uint32_t)w->at;
  for (const Hit *end = hit + count; hit < end; hit++) {
    const uint32_t from = at + hit->from, to = at + hit->to;
    for (const Meaning *meaning = &meanings[hit->meaning];; meaning++) {
      if (!meaning->capitals || in_capitals(w->text + from, to - from)) take(&out, meaning, from, to);
      if (!meaning->more) break;
      size_t rest = left + (size_t)(end - hit);
      if (out.count + rest < m->capacity && out.plains + rest < c->plain_capacity) continue;
      put_back(&out, c, m);
      if (!room(c, rest, m)) return STATUS_NOMEM;
      out = out_of(c, m);
    }
  }
  put_back(&out, c, m);
  return STATUS_OK;
}

/* The hits of words and the others in one order. */
Status chooser_take(Chooser *c, const Tables *t, const Window *w, Mentions *mentions) {
  size_t word = 0, words = w->word_hits, left = words + w->hits;
  c->plains = 0;
  if (!room(c, left, mentions)) return STATUS_NOMEM;
  for (size_t other = 0; other < w->hits;) {
    size_t before = word, run = other;
    while (word < words && w->word_hit[word].from <= w->hit[other].from) word++;
    left -= word - before;
    if (take_hits(c, t, w, w->word_hit + before, word - before, left, mentions) != STATUS_OK) return STATUS_NOMEM;
    while (other < w->hits && (word == words || w->hit[other].from < w->word_hit[word].from)) other++;
    left -= other - run;
    if (take_hits(c, t, w, w->hit + run, other - run, left, mentions) != STATUS_OK) return STATUS_NOMEM;
  }
  return take_hits(c, t, w, w->word_hit + word, words - word, 0, mentions);
}
