#include "text/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "text/chooser.h"
#include "text/kernel.h"
#include "text/lexicon_tables.h"
#include "text/piece.h"
#include "text/word.h"

enum { MOST_TYPES = UINT16_MAX - MENTION_LEXICON };

struct Lexicon {
  Arena arena;
  const char **type_name;
  size_t types, type_capacity;
  LexiconEntry *entry;
  size_t entries, entry_capacity;
  Tables tables;
  bool sealed, built;
};

Status lexicon_new(Lexicon **lexicon, Error *error) {
  *lexicon = memory_new(1, sizeof **lexicon);
  return *lexicon ? STATUS_OK : error_nomem(error, "making a lexicon");
}

void lexicon_free(Lexicon *x) {
  if (!x) return;
  tables_free(&x->tables);
  arena_free(&x->arena);
  free(x->type_name);
  free(x->entry);
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
  if (x->sealed) return error_set(error, STATUS_INVALID, "the lexicon is built; add terms before that");
  while (length > 0 && (term[length - 1] == ' ' || term[length - 1] == '\t')) length--;
  while (length > 0 && (*term == ' ' || *term == '\t')) term++, length--;
  if (length == 0 || length > LONGEST_TERM)
    return error_set(error, STATUS_INVALID, "a term has 1 to %d bytes; this one has %zu", LONGEST_TERM, length);
  if (!word_begins(term, 0) || memchr(term, '\0', length))
    return error_set(error, STATUS_INVALID, "a term begins with a letter, a digit or a Chinese character: '%.*s'",
                     (int)(length < 80 ? length : 80), term);
  if (utf8_valid_prefix(term, length) < length)
    return error_set(error, STATUS_INVALID, "a term is UTF-8; this one is not: '%.*s'",
                     (int)(length < 80 ? length : 80), term);
  if (!lexicon_type_name(x, type)) return error_set(error, STATUS_INVALID, "no such type of term: %u", type);
  if (x->entries >= NO_INDEX - 1 ||
      !memory_reserve((void **)&x->entry, &x->entry_capacity, x->entries + 1, sizeof *x->entry))
    return error_nomem(error, "adding a term");
  char *surface = arena_copy(&x->arena, term, length), *kept = arena_copy(&x->arena, code, strlen(code));
  if (!surface || !kept) return error_nomem(error, "adding a term");
  x->entry[x->entries++] = (LexiconEntry){kept, surface, (uint16_t)type};
  return STATUS_OK;
}

void lexicon_seal(Lexicon *x) { x->sealed = true; }

Status lexicon_build(Lexicon *x, Error *error) {
  lexicon_seal(x);
  if (x->built) return STATUS_OK;
  if (tables_build(&x->tables, x->entry, x->entries) != STATUS_OK) return error_nomem(error, "building a lexicon");
  x->built = true;
  return STATUS_OK;
}

const LexiconEntry *lexicon_entries(const Lexicon *x, size_t *count, size_t *types) {
  *count = x->entries;
  *types = x->types;
  return x->entry;
}

/* What a thread scans with. */
typedef struct Tools {
  Window *window;
  Chooser chooser;
} Tools;

static Status tools_new(Tools *tools, const Lexicon *x, size_t length) {
  if (tools->window) return STATUS_OK;
  Status status = window_new(&tools->window, length);
  return status == STATUS_OK ? chooser_new(&tools->chooser, x->types) : status;
}

static void tools_free(Tools *tools) {
  chooser_free(&tools->chooser);
  window_free(tools->window);
}

/* Appends the matches in text[from..to), which begins and ends where no match can be cut. */
static Status scan_range(const Lexicon *x, Tools *tools, const char *text, size_t from, size_t to, Mentions *mentions) {
  Window *window = tools->window;
  Status status = STATUS_OK;
  Kernel kernel = kernel_best();
  for (size_t at = from; status == STATUS_OK && window_move(window, text, to, at); at += window->core) {
    status = interrupt_pending() ? STATUS_INTERRUPTED : kernel(&x->tables, window, false);
    if (status == STATUS_OK) status = chooser_take(&tools->chooser, &x->tables, window, mentions);
  }
  return status;
}

static Status check(const Lexicon *x, size_t length, Error *error) {
  if (!x->built) return error_set(error, STATUS_INVALID, "the lexicon is not built");
  if (length > TEXT_LIMIT) return error_set(error, STATUS_LIMIT, "a text of more than 4 GiB; split it");
  return STATUS_OK;
}

static Status explain(Status status, Error *error) {
  if (status == STATUS_NOMEM) return error_nomem(error, "scanning");
  return status == STATUS_OK ? status : error_set(error, status, "interrupted");
}

static Status scan_alone(const Lexicon *x, const char *text, size_t length, Mentions *mentions) {
  Tools tools = {0};
  Status status = tools_new(&tools, x, length);
  if (status == STATUS_OK) status = scan_range(x, &tools, text, 0, length, mentions);
  tools_free(&tools);
  return status;
}

Status lexicon_scan(const Lexicon *x, const char *text, size_t length, Mentions *mentions, Error *error) {
  Status status = check(x, length, error);
  return status == STATUS_OK ? explain(scan_alone(x, text, length, mentions), error) : status;
}

typedef struct Job {
  const Lexicon *lexicon;
  const char *text;
  size_t length;
  Tools *tools; /* of each thread */
  Mentions *all;
} Job;

static void discard(void *result) {
  mentions_free(result);
  free(result);
}

static Status scan_piece(void *context, size_t worker, size_t from, size_t to, void **result) {
  const Job *job = context;
  if (!*result) *result = memory_new(1, sizeof(Mentions));
  if (!*result) return STATUS_NOMEM;
  Tools *tools = &job->tools[worker];
  Status status = tools_new(tools, job->lexicon, job->length);
  return status == STATUS_OK ? scan_range(job->lexicon, tools, job->text, from, to, *result) : status;
}

static Status append(void *context, void *result) {
  const Job *job = context;
  Status status = mentions_append(job->all, result);
  mentions_clear(result);
  return status;
}

Status lexicon_scan_wide(const Lexicon *x, const char *text, size_t length, size_t threads, Mentions *mentions,
                         Error *error) {
  Pieces pieces = {0};
  Status status = check(x, length, error);
  if (status != STATUS_OK) return status;
  if (threads == 0) threads = pool_threads();
  status = pieces_cut(text, length, &pieces);
  if (status == STATUS_OK && (pieces.count < 2 || threads < 2)) {
    pieces_free(&pieces);
    return explain(scan_alone(x, text, length, mentions), error);
  }
  Job job = {x, text, length, memory_new(threads, sizeof *job.tools), mentions};
  if (!job.tools) status = STATUS_NOMEM;
  if (status == STATUS_OK) status = pieces_read(&pieces, threads, &(PieceJob){&job, scan_piece, append, discard});
  for (size_t i = 0; job.tools && i < threads; i++) tools_free(&job.tools[i]);
  free(job.tools);
  pieces_free(&pieces);
  return explain(status, error);
}
