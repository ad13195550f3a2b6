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

/* Where what is taken goes, out of reach of what is written there. */
typedef struct Out {
  uint32_t *from, *to, *value;
  uint16_t *type;
  Plain *plain;
  size_t count, plains;
  size_t last_count, last_plains; /* as long as there are no more, all meanings of a spelling find room */
} Out;

static Out out_of(const Chooser *c, const Tables *t, const Mentions *m) {
  return (Out){m->from,
               m->to,
               m->value,
               m->type,
               c->plain,
               m->count,
               c->plains,
               m->capacity - t->most_meanings,
               c->plain_capacity - t->most_meanings};
}

static void put_back(const Out *o, Chooser *c, Mentions *m) {
  m->count = o->count;
  c->plains = o->plains;
}

/* Room for `hits` more. */
static bool make_room(Out *o, Chooser *c, const Tables *t, size_t hits, Mentions *m) {
  put_back(o, c, m);
  size_t more = hits + t->most_meanings;
  if (!memory_reserve((void **)&c->plain, &c->plain_capacity, c->plains + more, sizeof *c->plain) ||
      mentions_reserve(m, m->count + more) != STATUS_OK)
    return false;
  *o = out_of(c, t, m);
  return true;
}

/* Takes what a hit means, each meaning if its type's place is free: as a mention, or in the list of plain ones. There
 * is room. */
static inline Out take(Out o, uint64_t *taken, const Meaning *meaning, const char *text, uint32_t from, uint32_t to) {
  const uint64_t span = from | (uint64_t)to << 32;
  for (;; meaning++) {
    unsigned type = meaning->type;
    uint64_t before = taken[type];
    bool free_place = (before >> 32 <= from) | (before == span);
    if (__builtin_expect(meaning->capitals, 0)) free_place = free_place && in_capitals(text + from, to - from);
    taken[type] = free_place ? span : before;
    bool kept = free_place & !meaning->decoy;
    if (__builtin_expect(type == MENTION_NONE, 0)) {
      o.plain[o.plains] = (Plain){from, meaning->entry};
      o.plains += kept;
    } else {
      o.from[o.count] = from;
      o.to[o.count] = to;
      o.type[o.count] = (uint16_t)type;
      o.value[o.count] = meaning->entry;
      o.count += kept;
    }
    if (!meaning->more) return o;
  }
}

/* The hits of words and the others in one order. */
Status chooser_take(Chooser *c, const Tables *t, const Window *w, Mentions *mentions) {
  const Hit *word = w->word_hit, *other = w->hit; /* NULL where none was ever found */
  const Hit *const words = w->word_hits ? word + w->word_hits : word, *const others = w->hits ? other + w->hits : other;
  const uint32_t at = (uint32_t)w->at;
  const Meaning *const meaning = t->meaning;
  uint64_t *const taken = c->taken;
  c->plains = 0;
  Out out = {.count = mentions->count};
  if (!make_room(&out, c, t, w->word_hits + w->hits, mentions)) return STATUS_NOMEM;
  while (word < words || other < others) {
    /* the next run of one kind, the words first where both begin at one place */
    uint32_t last = other < others ? other->from : UINT32_MAX;
    bool is_word = word < words && word->from <= last;
    const Hit **next = is_word ? &word : &other, *hit = *next, *end = is_word ? words : others;
    if (!is_word) last = word < words ? word->from - 1 : UINT32_MAX;
    for (; hit < end && hit->from <= last; hit++) {
      if (__builtin_expect((out.count > out.last_count) | (out.plains > out.last_plains), 0) &&
          !make_room(&out, c, t, (size_t)(words - word) + (size_t)(others - other), mentions))
        return STATUS_NOMEM;
      out = take(out, taken, &meaning[hit->meaning], w->text, at + hit->from, at + hit->to);
    }
    *next = hit;
  }
  put_back(&out, c, mentions);
  return STATUS_OK;
}
