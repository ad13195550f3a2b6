#include "text/chooser.h"

#include <stdlib.h>

#include "base/memory.h"

Status chooser_new(Chooser *chooser, size_t types) {
  *chooser = (Chooser){0};
  chooser->taken = memory_new(MENTION_LEXICON + types, sizeof *chooser->taken);
  return chooser->taken ? STATUS_OK : STATUS_NOMEM;
}

void chooser_free(Chooser *chooser) {
  free(chooser->taken);
  free(chooser->plain);
  *chooser = (Chooser){0};
}

static bool room(Chooser *c, size_t hits, Mentions *mentions) {
  return memory_reserve((void **)&c->plain, &c->plain_capacity, c->plains + hits + 1, sizeof *c->plain) &&
         mentions_reserve(mentions, mentions->count + hits + 1) == STATUS_OK;
}

/* Takes the meaning if its type's place is free: as a mention, or in the list of plain ones. There is room for one. */
static inline void take(Chooser *c, const Meaning *meaning, size_t from, size_t to, Mentions *m) {
  Taken *taken = &c->taken[meaning->type];
  bool free_place = (taken->to <= from) | ((taken->from == from) & (taken->to == to));
  taken->from = free_place ? from : taken->from;
  taken->to = free_place ? to : taken->to;
  m->from[m->count] = (uint32_t)from;
  m->to[m->count] = (uint32_t)to;
  m->type[m->count] = meaning->type;
  m->value[m->count] = meaning->entry;
  c->plain[c->plains] = (Plain){(uint32_t)from, meaning->entry};
  bool kept = free_place & !meaning->decoy;
  m->count += kept & (meaning->type != MENTION_NONE);
  c->plains += kept & (meaning->type == MENTION_NONE);
}

/* The meanings of a hit one after the other; `left`: of so many hits room may be needed. */
static Status take_all(Chooser *c, const Window *w, const Hit *hit, const Meaning *meaning, size_t left, Mentions *m) {
  size_t from = w->at + hit->from, to = w->at + hit->to;
  for (;; meaning++) {
    if (!meaning->capitals || in_capitals(w->text + from, to - from)) take(c, meaning, from, to, m);
    if (!meaning->more) return STATUS_OK;
    if (!room(c, left, m)) return STATUS_NOMEM;
  }
}

static inline Status take_hit(Chooser *c, const Tables *t, const Window *w, const Hit *hit, size_t left, Mentions *m) {
  const Meaning *meaning = &t->meaning[hit->meaning];
  if (__builtin_expect(meaning->more | meaning->capitals, 0)) return take_all(c, w, hit, meaning, left, m);
  take(c, meaning, w->at + hit->from, w->at + hit->to, m);
  return STATUS_OK;
}

Status chooser_take(Chooser *c, const Tables *t, const Window *w, Mentions *mentions) {
  size_t other = 0, left = (size_t)w->word_hits + w->hits;
  c->plains = 0;
  if (!room(c, left, mentions)) return STATUS_NOMEM;
  for (uint32_t i = 0; i < w->word_hits; i++) {
    const Hit *hit = &w->word_hit[i];
    for (; other < w->hits && w->hit[other].from < hit->from; other++)
      if (take_hit(c, t, w, &w->hit[other], left--, mentions) != STATUS_OK) return STATUS_NOMEM;
    if (take_hit(c, t, w, hit, left--, mentions) != STATUS_OK) return STATUS_NOMEM;
  }
  for (; other < w->hits; other++)
    if (take_hit(c, t, w, &w->hit[other], left--, mentions) != STATUS_OK) return STATUS_NOMEM;
  return STATUS_OK;
}
