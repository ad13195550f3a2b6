#include "naive.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/word.h"

/* Where the term ends that begins at text[at], or 0: both are folded byte by byte. */
static size_t term_end(const char *term, const char *text, size_t length, size_t at) {
  size_t term_length = strlen(term), term_at = 0;
  for (int wanted; (wanted = word_fold_next(term, term_length, &term_at)) != FOLDED_END;)
    if (word_fold_next(text, length, &at) != wanted) return 0;
  return word_ends(text, length, at) ? at : 0;
}

/* "US" does not match "us": a term with two capitals or more and no small letter matches only text without one. */
static bool case_fits(const char *term, const char *text, size_t length) {
  int capitals = 0;
  for (const char *c = term; *c; c++) {
    if (*c >= 'a' && *c <= 'z') return true;
    capitals += *c >= 'A' && *c <= 'Z';
  }
  if (capitals < 2) return true;
  for (size_t i = 0; i < length; i++)
    if (text[i] >= 'a' && text[i] <= 'z') return false;
  return true;
}

typedef struct Found {
  size_t end;
  uint32_t entry;
} Found;

static int found_compare(const void *left, const void *right) {
  const Found *a = left, *b = right;
  if (a->end != b->end) return a->end > b->end ? -1 : 1;
  return a->entry < b->entry ? -1 : a->entry > b->entry;
}

typedef struct Naive {
  const Lexicon *lexicon;
  uint32_t *first, *next; /* terms by their first two folded bytes, those of one byte behind them */
  Found *found;
  size_t *end; /* by type, where its last match ended; and where that began */
  size_t *from;
} Naive;

static bool repeats(const Naive *n, const Found *found, size_t i) {
  for (size_t j = 0; j < i; j++) {
    const LexiconEntry *a = lexicon_entry(n->lexicon, found[j].entry), *b = lexicon_entry(n->lexicon, found[i].entry);
    if (found[j].end == found[i].end && a->type == b->type && strcmp(a->code, b->code) == 0) return true;
  }
  return false;
}

enum { LISTS = 65536 + 256 };

static size_t list_of(const char *text, size_t length, size_t at, bool one) {
  int byte = word_fold_next(text, length, &at) & 255, next = one ? FOLDED_END : word_fold_next(text, length, &at);
  return next == FOLDED_END ? 65536 + (size_t)byte : (size_t)byte << 8 | (next & 255);
}

static size_t match_list(Naive *n, size_t list, const char *text, size_t length, size_t at, size_t count) {
  for (uint32_t e = n->first[list]; e != UINT32_MAX; e = n->next[e]) {
    const char *term = lexicon_entry(n->lexicon, e)->term;
    size_t end = term_end(term, text, length, at);
    if (end && case_fits(term, text + at, end - at)) n->found[count++] = (Found){end, e};
  }
  return count;
}

static Status match_at(Naive *n, const char *text, size_t length, size_t at, Mentions *mentions) {
  size_t list = list_of(text, length, at, false), one = list_of(text, length, at, true);
  size_t count = match_list(n, one, text, length, at, 0);
  if (list != one) count = match_list(n, list, text, length, at, count);
  qsort(n->found, count, sizeof *n->found, found_compare);
  for (size_t i = 0; i < count; i++) {
    unsigned type = lexicon_entry(n->lexicon, n->found[i].entry)->type;
    bool free_place = n->end[type] <= at, same = n->from[type] == at && n->end[type] == n->found[i].end;
    if ((!free_place && !same) || repeats(n, n->found, i)) continue;
    n->from[type] = at;
    n->end[type] = n->found[i].end;
    if (strcmp(lexicon_entry(n->lexicon, n->found[i].entry)->code, "-") == 0) continue; /* a decoy */
    if (mentions_add(mentions, at, n->found[i].end, type, n->found[i].entry) != STATUS_OK) return STATUS_NOMEM;
  }
  return STATUS_OK;
}

Status naive_scan(const Lexicon *lexicon, const char *text, size_t length, Mentions *mentions) {
  size_t terms = lexicon_count(lexicon);
  Naive n = {lexicon,
             memory_new(LISTS, sizeof *n.first),
             memory_new(terms, sizeof *n.next),
             memory_new(terms, sizeof *n.found),
             memory_new(65536, sizeof *n.end),
             memory_new(65536, sizeof *n.from)};
  Status status = n.first && n.next && n.found && n.end && n.from ? STATUS_OK : STATUS_NOMEM;
  if (status == STATUS_OK) memset(n.first, 0xFF, LISTS * sizeof *n.first);
  for (size_t i = terms; status == STATUS_OK && i-- > 0;) {
    const char *term = lexicon_entry(lexicon, i)->term;
    size_t list = list_of(term, strlen(term), 0, false);
    n.next[i] = n.first[list];
    n.first[list] = (uint32_t)i;
  }
  for (size_t at = 0; at < length && status == STATUS_OK; at++)
    if (word_begins(text, at)) status = match_at(&n, text, length, at, mentions);
  free(n.first);
  free(n.next);
  free(n.found);
  free(n.end);
  free(n.from);
  return status;
}
