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
  Taken taken = o->taken[type];
  bool free_place = (taken.to <= from) | ((taken.from == from) & (taken.to == to));
  bool kept = free_place & !meaning->decoy, plain = type == MENTION_NONE;
  o->taken[type] = free_place ? (Taken){from, to} : taken;
  o->from[o->count] = from;
  o->to[o->count] = to;
  o->type[o->count] = (uint16_t)type;
  o->value[o->count] = meaning->entry;
  o->plain[o->plains] = (Plain){from, meaning->entry};
  o->count += kept & !plain;
  o->plains += kept & plain;
}

/* The meanings of a hit one after the other; `left`: of so many hits room may be needed. */
static Status take_all(Chooser *c, const Window *w, const Hit *hit, const Meaning *meaning, size_t left, Mentions *m) {
  size_t from = w->at + hit->from, to = w->at + hit->to;
  for (;; meaning++) {
    Out out = out_of(c, m);
    if (!meaning->capitals || in_capitals(w->text + from, to - from)) take(&out, meaning, (uint32_t)from, (uint32_t)to);
    put_back(&out, c, m);
    if (!meaning->more) return STATUS_OK;
    if (!room(c, left, m)) return STATUS_NOMEM;
  }
}

/* The first `count` of some hits, with `left` behind them in all. */
static Status take_hits(Chooser *c, const Tables *t, const Window *w, const Hit *hit, size_t count, size_t left,
                        Mentions *m) {
  Out out = out_of(c, m);
  const Meaning *meanings = t->meaning;
  uint32_t at = (uint32_t)w->at;
  for (size_t i = 0; i < count; i++) {
    const Meaning *meaning = &meanings[hit[i].meaning];
    if (__builtin_expect(meaning->more | meaning->capitals, 0)) {
      put_back(&out, c, m);
      if (take_all(c, w, &hit[i], meaning, left + count - i, m) != STATUS_OK) return STATUS_NOMEM;
      out = out_of(c, m);
    } else {
      take(&out, meaning, at + hit[i].from, at + hit[i].to);
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
