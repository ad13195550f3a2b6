#include "text/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "text/word.h"

enum { MOST_TYPES = UINT16_MAX - MENTION_LEXICON, LONGEST_TERM = 1024, POLL_EVERY = 1 << 15 };

/* One folded spelling and the entries that have it. */
typedef struct Form {
  const char *folded;
  uint32_t length, first; /* `first` bytes of it are the first word, or the first character that stands alone */
  uint32_t entry;         /* the first of its entries; the others follow by next_entry */
  uint32_t next;          /* the next form with the same first word, shorter or equal; NONE ends */
} Form;

#define NONE UINT32_MAX

struct Lexicon {
  Arena arena;
  const char **type_name;
  size_t types, type_capacity;
  LexiconEntry *entry;
  uint32_t *next_entry;
  size_t entries, entry_capacity, next_capacity;
  Form *form;
  size_t forms, form_capacity;
  uint32_t *slot; /* by hash of the first word: its longest form */
  size_t slots;
  bool built;
};

Status lexicon_new(Lexicon **lexicon, Error *error) {
  *lexicon = memory_new(1, sizeof **lexicon);
  return *lexicon ? STATUS_OK : error_nomem(error, "making a lexicon");
}

void lexicon_free(Lexicon *x) {
  if (!x) return;
  arena_free(&x->arena);
  free(x->type_name);
  free(x->entry);
  free(x->next_entry);
  free(x->form);
  free(x->slot);
  free(x);
}

unsigned lexicon_type(Lexicon *x, const char *name) {
  for (size_t i = 0; i < x->types; i++)
    if (strcmp(x->type_name[i], name) == 0) return (unsigned)(MENTION_LEXICON + i);
  if (x->types == MOST_TYPES) return 0;
  char *copy = arena_copy(&x->arena, name, strlen(name));
  if (!copy || !memory_reserve((void **)&x->type_name, &x->type_capacity, x->types + 1, sizeof *x->type_name)) return 0;
  x->type_name[x->types] = copy;
  return (unsigned)(MENTION_LEXICON + x->types++);
}

const char *lexicon_type_name(const Lexicon *x, unsigned type) {
  size_t index = (size_t)type - MENTION_LEXICON;
  return type >= MENTION_LEXICON && index < x->types ? x->type_name[index] : NULL;
}

size_t lexicon_count(const Lexicon *x) { return x->entries; }

const LexiconEntry *lexicon_entry(const Lexicon *x, size_t index) {
  return index < x->entries ? &x->entry[index] : NULL;
}

Status lexicon_add(Lexicon *x, const char *term, size_t length, unsigned type, const char *code, Error *error) {
  if (x->built) return error_set(error, STATUS_INVALID, "the lexicon is built; add terms before that");
  while (length > 0 && (term[length - 1] == ' ' || term[length - 1] == '\t')) length--;
  while (length > 0 && (*term == ' ' || *term == '\t')) term++, length--;
  if (length == 0 || length > LONGEST_TERM)
    return error_set(error, STATUS_INVALID, "a term has 1 to %d bytes; this one has %zu", LONGEST_TERM, length);
  if (!word_begins(term, 0) || memchr(term, '\0', length))
    return error_set(error, STATUS_INVALID, "a term begins with a letter, a digit or a Chinese character: '%.*s'",
                     (int)(length < 80 ? length : 80), term);
  if (!lexicon_type_name(x, type)) return error_set(error, STATUS_INVALID, "no such type of term: %u", type);
  if (x->entries >= NONE - 1 ||
      !memory_reserve((void **)&x->entry, &x->entry_capacity, x->entries + 1, sizeof *x->entry))
    return error_nomem(error, "adding a term");
  char *surface = arena_copy(&x->arena, term, length), *kept = arena_copy(&x->arena, code, strlen(code));
  if (!surface || !kept) return error_nomem(error, "adding a term");
  x->entry[x->entries++] = (LexiconEntry){kept, surface, (uint16_t)type};
  return STATUS_OK;
}

static size_t fold_term(const char *term, char *folded) {
  size_t length = strlen(term), out = 0;
  for (size_t at = 0; at < length;) folded[out++] = (char)word_fold_next(term, length, &at);
  return out;
}

/* Length of the first word of a text that begins with one. */
static size_t first_length(const char *text, size_t length) {
  if (word_is_cjk((unsigned char)text[0])) return length < 3 ? length : 3;
  size_t n = 1;
  while (n < length && word_has(text, n)) n++;
  return n;
}

typedef struct Sorted {
  Form form;
  uint32_t entry;
} Sorted;

static int sorted_compare(const void *left, const void *right) {
  const Sorted *a = left, *b = right;
  if (a->form.length != b->form.length) return a->form.length < b->form.length ? -1 : 1;
  int order = memcmp(a->form.folded, b->form.folded, a->form.length);
  if (order) return order;
  return a->entry < b->entry ? -1 : a->entry > b->entry;
}

/* Without a small letter, and with two capitals or more: "US", "U.S.", "LED". */
static bool in_capitals(const char *text, size_t length) {
  size_t capitals = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] >= 'a' && text[i] <= 'z') return false;
    if (text[i] >= 'A' && text[i] <= 'Z') capitals++;
  }
  return capitals >= 2;
}

/* Of two spellings that fold to one ("ASEAN", "Asean") the one that is not in capitals stays: it matches more. */
static bool entry_repeats(Lexicon *x, uint32_t entry, uint32_t first) {
  for (uint32_t e = first; e != NONE; e = x->next_entry[e]) {
    if (x->entry[e].type != x->entry[entry].type || strcmp(x->entry[e].code, x->entry[entry].code) != 0) continue;
    if (in_capitals(x->entry[e].term, strlen(x->entry[e].term))) x->entry[e].term = x->entry[entry].term;
    return true;
  }
  return false;
}

static void form_link(Lexicon *x, const Sorted *sorted) {
  Form *last = x->forms ? &x->form[x->forms - 1] : NULL;
  x->next_entry[sorted->entry] = NONE;
  if (last && last->length == sorted->form.length && memcmp(last->folded, sorted->form.folded, last->length) == 0) {
    if (entry_repeats(x, sorted->entry, last->entry)) return;
    uint32_t e = last->entry;
    while (x->next_entry[e] != NONE) e = x->next_entry[e];
    x->next_entry[e] = sorted->entry;
    return;
  }
  Form form = sorted->form;
  size_t at = hash_bytes(form.folded, form.first) & (x->slots - 1);
  for (; x->slot[at] != NONE; at = (at + 1) & (x->slots - 1)) {
    const Form *head = &x->form[x->slot[at]];
    if (head->first == form.first && memcmp(head->folded, form.folded, form.first) == 0) break;
  }
  form.entry = sorted->entry;
  form.next = x->slot[at];
  x->slot[at] = (uint32_t)x->forms;
  x->form[x->forms++] = form;
}

static Status build_forms(Lexicon *x, Sorted *sorted) {
  char folded[LONGEST_TERM];
  for (size_t i = 0; i < x->entries; i++) {
    size_t length = fold_term(x->entry[i].term, folded);
    char *copy = arena_copy(&x->arena, folded, length);
    if (!copy) return STATUS_NOMEM;
    Form form = {copy, (uint32_t)length, (uint32_t)first_length(folded, length), 0, NONE};
    sorted[i] = (Sorted){form, (uint32_t)i};
  }
  if (x->entries) qsort(sorted, x->entries, sizeof *sorted, sorted_compare);
  for (size_t i = 0; i < x->entries; i++) form_link(x, &sorted[i]);
  return STATUS_OK;
}

Status lexicon_build(Lexicon *x, Error *error) {
  if (x->built) return STATUS_OK;
  for (x->slots = 16; x->slots < x->entries * 2; x->slots *= 2) {
  }
  x->slot = memory_new(x->slots, sizeof *x->slot);
  x->form = memory_new(x->entries, sizeof *x->form);
  x->next_entry = memory_new(x->entries, sizeof *x->next_entry);
  Sorted *sorted = memory_new(x->entries, sizeof *sorted);
  Status status = x->slot && x->form && x->next_entry && sorted ? STATUS_OK : STATUS_NOMEM;
  if (status == STATUS_OK) {
    memset(x->slot, 0xFF, x->slots * sizeof *x->slot);
    status = build_forms(x, sorted);
  }
  free(sorted);
  if (status != STATUS_OK) return error_nomem(error, "building a lexicon");
  x->built = true;
  return STATUS_OK;
}

static const Form *find_first(const Lexicon *x, const char *folded, size_t first) {
  for (size_t at = hash_bytes(folded, first) & (x->slots - 1); x->slot[at] != NONE; at = (at + 1) & (x->slots - 1)) {
    const Form *form = &x->form[x->slot[at]];
    if (form->first == first && memcmp(form->folded, folded, first) == 0) return form;
  }
  return NULL;
}

/* Where the form ends that begins at text[at], or 0. */
static size_t form_end(const Form *form, const char *text, size_t length, size_t at) {
  for (size_t i = 0; i < form->length; i++)
    if (word_fold_next(text, length, &at) != (unsigned char)form->folded[i]) return 0;
  return word_ends(text, length, at) ? at : 0;
}

/* A term in capitals matches capitals only: "us" is not the US, "led" no LED. */
static bool term_matches(const char *term, bool capitals) { return capitals || !in_capitals(term, strlen(term)); }

/* Reports the forms that begin at `at`, longest first; of each type only the longest, and none inside an earlier one.
 */
static Status match_at(const Lexicon *x, const char *text, size_t length, size_t at, size_t *free_from,
                       Mentions *mentions) {
  char folded[LONGEST_TERM];
  size_t first = 0;
  for (size_t i = at; i < length && first < LONGEST_TERM;) {
    if (first > 0 && !(word_is_cjk((unsigned char)text[at]) ? first < 3 : word_has(text, i))) break;
    folded[first++] = (char)word_fold_next(text, length, &i);
  }
  const Form *form = find_first(x, folded, first);
  for (; form; form = form->next == NONE ? NULL : &x->form[form->next]) {
    size_t end = form_end(form, text, length, at);
    if (!end) continue;
    bool capitals = in_capitals(text + at, end - at);
    for (uint32_t e = form->entry; e != NONE; e = x->next_entry[e]) {
      unsigned type = x->entry[e].type;
      if (free_from[type - MENTION_LEXICON] > at || !term_matches(x->entry[e].term, capitals)) continue;
      if (mentions_add(mentions, at, end, type, e) != STATUS_OK) return STATUS_NOMEM;
    }
    for (uint32_t e = form->entry; e != NONE; e = x->next_entry[e]) {
      size_t *limit = &free_from[x->entry[e].type - MENTION_LEXICON];
      if (*limit <= at && term_matches(x->entry[e].term, capitals)) *limit = end;
    }
  }
  return STATUS_OK;
}

Status lexicon_scan(const Lexicon *x, const char *text, size_t length, Mentions *mentions, Error *error) {
  if (!x->built) return error_set(error, STATUS_INVALID, "the lexicon is not built");
  if (length > TEXT_LIMIT) return error_set(error, STATUS_LIMIT, "a text of more than 4 GiB; split it");
  size_t *free_from = memory_new(x->types, sizeof *free_from);
  if (!free_from) return error_nomem(error, "scanning");
  Status status = STATUS_OK;
  for (size_t at = 0; at < length && status == STATUS_OK; at++) {
    if (at % POLL_EVERY == 0 && interrupt_pending())
      status = STATUS_INTERRUPTED;
    else if (word_begins(text, at))
      status = match_at(x, text, length, at, free_from, mentions);
  }
  free(free_from);
  if (status == STATUS_NOMEM) return error_nomem(error, "scanning");
  return status == STATUS_OK ? status : error_set(error, status, "interrupted");
}
