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

static Status add_plain(Chooser *c, uint32_t from) {
  if (!memory_reserve((void **)&c->plain, &c->plain_capacity, c->plains + 1, sizeof *c->plain)) return STATUS_NOMEM;
  c->plain[c->plains++] = from;
  return STATUS_OK;
}

static Status take(Chooser *c, const Tables *t, const Window *w, const Hit *hit, Mentions *mentions) {
  size_t from = w->at + hit->from, to = w->at + hit->to;
  const Meaning *meaning = &t->meaning[hit->meaning] - 1;
  do {
    meaning++;
    Taken *taken = &c->taken[meaning->type];
    if (taken->to > from && (taken->from != from || taken->to != to)) continue;
    if (meaning->capitals && !in_capitals(w->text + from, to - from)) continue;
    *taken = (Taken){from, to};
    if (meaning->decoy) continue;
    Status status =
        meaning->type ? mentions_add(mentions, from, to, meaning->type, meaning->entry) : add_plain(c, hit->from);
    if (status != STATUS_OK) return status;
  } while (meaning->more);
  return STATUS_OK;
}

Status chooser_take(Chooser *c, const Tables *t, const Window *w, Mentions *mentions) {
  size_t other = 0;
  Status status = STATUS_OK;
  c->plains = 0;
  for (uint32_t i = 0; i < w->word_hits && status == STATUS_OK; i++) {
    const Hit *hit = &w->word_hit[i];
    for (; other < w->hits && w->hit[other].from < hit->from && status == STATUS_OK; other++)
      status = take(c, t, w, &w->hit[other], mentions);
    if (status == STATUS_OK && hit->meaning != NO_INDEX) status = take(c, t, w, hit, mentions);
  }
  for (; other < w->hits && status == STATUS_OK; other++) status = take(c, t, w, &w->hit[other], mentions);
  return status;
}
