#include "text/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "text/date.h"
#include "text/kernel.h"
#include "text/number_part.h"
#include "text/piece.h"
#include "text/scan_trigger.h"
#include "text/scan_value.h"

struct Scanner {
  const Lexicon *lexicon;
  Tables tables;       /* the lexicon's entries, and words that can begin a number or a date as entries of type 0 */
  size_t types, terms; /* of the lexicon */
  Trigger *trigger;    /* by entry behind its terms: what the word begins */
  Kernel kernel;
};

static Status build_tables(Scanner *x) {
  const LexiconEntry *own = x->lexicon ? lexicon_entries(x->lexicon, &x->terms, &x->types) : NULL;
  Triggers triggers;
  if (triggers_make(&triggers, own, x->terms) != STATUS_OK) return STATUS_NOMEM;
  x->trigger = triggers.trigger;
  Status status = tables_build(&x->tables, triggers.entry, x->terms + triggers.count);
  free(triggers.entry);
  if (status != STATUS_OK) return status;
  x->tables.cjk_numeral = memory_new(CJK_CODES, 1);
  if (!x->tables.cjk_numeral) return STATUS_NOMEM;
  for (uint32_t point = CJK_FIRST; point < CJK_END; point++) {
    if (!trigger_is_numeral(point)) continue;
    char bytes[4];
    (void)utf8_encode(point, bytes);
    x->tables.cjk_numeral[point] = true;
    cjk_filter_add(x->tables.cjk_value, (const unsigned char *)bytes, 3);
  }
  return STATUS_OK;
}

Status scanner_new(Scanner **scanner, const Lexicon *lexicon, Error *error) {
  Scanner *x = *scanner = memory_new(1, sizeof *x);
  if (!x) return error_nomem(error, "making a scanner");
  x->lexicon = lexicon;
  x->kernel = kernel_best();
  Status status = build_tables(x);
  if (status == STATUS_OK) return status;
  scanner_free(x);
  *scanner = NULL;
  return error_nomem(error, "making a scanner");
}

void scanner_free(Scanner *scanner) {
  if (!scanner) return;
  tables_free(&scanner->tables);
  free(scanner->trigger);
  free(scanner);
}

void scan_free(Scan *scan) {
  zones_free(&scan->zones);
  sentences_free(&scan->sentences);
  mentions_free(&scan->mentions);
  free(scan->place);
  free(scan->told);
}

/* What a thread reads with. */
typedef struct ScanTools {
  Window *window;
  Chooser chooser;
  Mentions values; /* of the text being read */
  bool alone;      /* the other threads have texts of their own */
} Tools;

/* One piece of a text being read: what it holds, and how far quantities and dates have got. */
typedef struct Reading {
  const Scanner *scanner;
  const char *text;
  size_t from, to;
  size_t floor; /* the end of the last quantity or date */
  int32_t reference;
  bool look; /* only places are wanted */
  Sentences sentences;
  Mentions words, values;
  uint32_t *place;
  size_t places, place_capacity;
  ScanTold *told;
  size_t tolds, told_capacity;
} Reading;

/* What stands at a place, behind the last quantity or date. */
static void find_value(const Reading *r, size_t at, unsigned kinds, ScanValue *v) {
  const ValuePlace place = {r->text, r->from, r->to, r->floor, at};
  scan_value(&place, kinds, r->reference, v);
}

static Status note_told(Reading *r, size_t at, size_t floor, unsigned kinds, const ScanValue *v) {
  if (!memory_reserve((void **)&r->told, &r->told_capacity, r->tolds + 1, sizeof *r->told)) return STATUS_NOMEM;
  uint32_t date = v->type == MENTION_DATE ? (uint32_t)r->values.dates : 0;
  r->told[r->tolds++] = (ScanTold){(uint32_t)at, (uint32_t)floor, (uint32_t)v->from, (uint32_t)v->to,
                                   date,         (uint8_t)kinds,  (uint8_t)v->type};
  return STATUS_OK;
}

static Status read_value(Reading *r, size_t at, unsigned kinds) {
  ScanValue v;
  find_value(r, at, kinds, &v);
  if (v.asked && note_told(r, at, r->floor, kinds, &v) != STATUS_OK) return STATUS_NOMEM;
  if (!v.to) return STATUS_OK;
  r->floor = v.to;
  if (v.type == MENTION_DURATION) return mentions_add_duration(&r->values, v.from, v.to, &v.duration);
  if (v.type == MENTION_DATE) return mentions_add_date(&r->values, v.from, v.to, &v.date);
  return mentions_add_quantity(&r->values, v.from, v.to, v.type, &v.quantity);
}

/* A later digit of a number that has begun: "4" in "1,234.5". */
static inline bool goes_on(const Reading *r, size_t at) {
  if (at < r->from + 2) return false;
  const char *c = r->text + at;
  return is_digit(c[0]) & ((c[-1] == '.') | (c[-1] == ',')) & is_digit(c[-2]);
}

/* Goes through the digits and signs of a window and the words that begin a value, in order. Both lists have a place
 * behind their last, which is filled here so that neither is left early. */
typedef struct Places {
  size_t left, at; /* where the window begins */
  const uint16_t *value;
  const Plain *plain;
} Places;

static Places places_of(const Reading *r, Window *w, Chooser *c) {
  const Scanner *x = r->scanner;
  c->plains = triggers_settle(x->trigger, x->terms, r->text, c->plain, c->plains);
  w->value[w->values] = UINT16_MAX;
  c->plain[c->plains] = (Plain){UINT32_MAX, 0};
  return (Places){w->values + c->plains, w->at, w->value, c->plain};
}

static inline size_t next_place(Places *p) {
  size_t value = *p->value == UINT16_MAX ? SIZE_MAX : p->at + *p->value, plain = p->plain->from;
  bool word = plain < value;
  p->plain += word;
  p->value += !word;
  p->left--;
  return word ? plain : value;
}

static Status look_for_values(Reading *r, Window *w, Chooser *c) {
  Places places = places_of(r, w, c);
  size_t last = SIZE_MAX, count = r->places;
  if (!memory_reserve((void **)&r->place, &r->place_capacity, count + places.left + 1, sizeof *r->place))
    return STATUS_NOMEM;
  while (places.left) {
    size_t at = next_place(&places);
    r->place[count] = (uint32_t)at;
    count += (at != last) & !goes_on(r, at);
    last = at;
  }
  r->places = count;
  return STATUS_OK;
}

static Status read_values(Reading *r, Window *w, Chooser *c) {
  Places places = places_of(r, w, c);
  size_t last = SIZE_MAX;
  Status status = STATUS_OK;
  while (places.left && status == STATUS_OK) {
    const Plain *word = places.plain;
    size_t at = next_place(&places);
    if (at < r->floor || at == last) continue;
    last = at;
    status = read_value(r, at, places.plain > word ? word->entry : BEGINS_ANY);
  }
  return status;
}

static Status read_windows(Reading *r, const Zones *zones, Window *w, Chooser *c) {
  Splitter splitter;
  splitter_begin(&splitter, r->text, r->from, r->to, zones, &r->sentences);
  for (size_t at = r->from; window_move(w, r->text, r->to, at); at += w->core) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    Status status = r->scanner->kernel(&r->scanner->tables, w, true);
    if (status == STATUS_OK) status = chooser_take(c, &r->scanner->tables, w, &r->words);
    if (status == STATUS_OK) status = r->look ? look_for_values(r, w, c) : read_values(r, w, c);
    if (status == STATUS_OK) status = splitter_feed_all(&splitter, w->at, w->point, w->points);
    if (status != STATUS_OK) return status;
  }
  return splitter_end(&splitter);
}

/* Tools for texts up to a length; a longer one gets others, twice as long at least. */
static Status tools_fit(Tools *tools, const Scanner *x, size_t length) {
  if (tools->window) {
    if (window_serves(tools->window, length)) return STATUS_OK;
    if (length < tools->window->made_for * 2) length = tools->window->made_for * 2;
    window_free(tools->window);
  }
  Status status = window_new(&tools->window, length);
  return status == STATUS_OK && !tools->chooser.taken ? chooser_new(&tools->chooser, x->types) : status;
}

static void tools_free(Tools *tools) {
  chooser_free(&tools->chooser);
  window_free(tools->window);
  mentions_free(&tools->values);
}

ScanTools *scan_tools_new(void) { return memory_new(1, sizeof(ScanTools)); }

void scan_tools_free(ScanTools *tools) {
  if (tools) tools_free(tools);
  free(tools);
}

/* Reads text[from..to) in one pass, behind what the reading has already. */
static Status read_piece(Reading *r, const Zones *zones, Tools *tools, size_t from, size_t to) {
  r->from = r->floor = from;
  r->to = to;
  return read_windows(r, zones, tools->window, &tools->chooser);
}

static void reading_free(void *reading) {
  Reading *r = reading;
  sentences_free(&r->sentences);
  mentions_free(&r->words);
  mentions_free(&r->values);
  free(r->place);
  free(r->told);
  free(r);
}

typedef struct Job {
  const Reading *model;
  size_t length;
  Tools *tools; /* of each thread */
  Scan *scan;
} Job;

static Status read_one(void *context, size_t worker, size_t from, size_t to, void **result) {
  const Job *job = context;
  Tools *tools = &job->tools[worker];
  Reading *r = *result;
  if (!r) {
    r = *result = memory_new(1, sizeof *r);
    if (!r) return STATUS_NOMEM;
    *r = *job->model;
  }
  Status status = tools_fit(tools, r->scanner, job->length);
  if (status == STATUS_OK) status = read_piece(r, &job->scan->zones, tools, from, to);
  return status == STATUS_OK ? mentions_merge(&r->words, &r->values) : status;
}

static Status append(void *context, void *result) {
  Scan *scan = ((const Job *)context)->scan;
  Reading *r = result;
  if (sentences_append(&scan->sentences, &r->sentences) != STATUS_OK ||
      !memory_reserve((void **)&scan->place, &scan->place_capacity, scan->places + r->places, sizeof *scan->place))
    return STATUS_NOMEM;
  if (r->places) memcpy(scan->place + scan->places, r->place, r->places * sizeof *r->place);
  scan->places += r->places;
  Status status = mentions_append(&scan->mentions, &r->words);
  r->sentences.count = r->sentences.clauses = r->places = 0;
  mentions_clear(&r->words);
  return status;
}

/* One thread reads piece after piece straight into the scan. */
static Status read_in_turn(const Reading *model, const Pieces *pieces, size_t length, Tools *tools, Scan *scan) {
  Reading r = *model;
  Status status = tools_fit(tools, r.scanner, length);
  if (status == STATUS_OK) chooser_forget(&tools->chooser);
  mentions_clear(&tools->values);
  r.values = tools->values;
  r.sentences = scan->sentences;
  r.words = scan->mentions;
  r.place = scan->place;
  r.place_capacity = scan->place_capacity;
  r.told = scan->told;
  r.told_capacity = scan->told_capacity;
  for (size_t i = 0; i < pieces->count && status == STATUS_OK; i++)
    status = read_piece(&r, &scan->zones, tools, i ? pieces->end[i - 1] : 0, pieces->end[i]);
  if (status == STATUS_OK) status = mentions_merge(&r.words, &r.values);
  scan->sentences = r.sentences;
  scan->mentions = r.words;
  scan->place = r.place;
  scan->places = r.places;
  scan->place_capacity = r.place_capacity;
  scan->told = r.told;
  scan->tolds = r.tolds;
  scan->told_capacity = r.told_capacity;
  tools->values = r.values;
  return status;
}

static Status read_pieces(const Reading *model, const Pieces *pieces, size_t length, Tools *own, Scan *scan) {
  bool alone = pieces->count <= 1 || (own && own->alone); /* most texts: the system is not asked then */
  size_t threads = alone ? 1 : pool_threads();
  Tools tools = {0};
  if (threads == 1) {
    Status status = read_in_turn(model, pieces, length, own ? own : &tools, scan);
    tools_free(&tools);
    return status;
  }
  Job job = {model, length, memory_new(threads, sizeof *job.tools), scan};
  if (!job.tools) return STATUS_NOMEM;
  Status status = pieces_read(pieces, threads, &(PieceJob){&job, read_one, append, reading_free});
  for (size_t i = 0; i < threads; i++) tools_free(&job.tools[i]);
  free(job.tools);
  return status;
}

static Status scan_text(const Reading *model, size_t length, const Zones *zones, Tools *own, Scan *scan, Error *error) {
  if (length > TEXT_LIMIT) return error_set(error, STATUS_LIMIT, "a text of more than 4 GiB; split it");
  scan->zones.count = scan->sentences.count = scan->sentences.clauses = scan->places = scan->tolds = 0;
  mentions_clear(&scan->mentions);
  Pieces pieces = {0};
  Status status = zones ? zones_copy(zones, length, &scan->zones) : zones_find(model->text, length, &scan->zones);
  if (status == STATUS_INVALID) return error_set(error, status, "zones overlap, or reach beyond the text");
  if (status == STATUS_OK) status = pieces_cut(model->text, length, &pieces);
  scan->in_pieces = pieces.count > 1;
  if (status == STATUS_OK) status = read_pieces(model, &pieces, length, own, scan);
  pieces_free(&pieces);
  if (status == STATUS_NOMEM) return error_nomem(error, "scanning a text");
  return status == STATUS_INTERRUPTED ? error_set(error, status, "interrupted") : status;
}

Status scanner_scan(const Scanner *scanner, const char *text, size_t length, const Zones *zones, int32_t reference,
                    ScanTools *tools, Scan *scan, Error *error) {
  const Reading model = {.scanner = scanner, .text = text, .reference = reference};
  return scan_text(&model, length, zones, tools, scan, error);
}

/* Reads the dates again that the reference date may change. False: other places are dates now than were. */
static bool read_again(const Reading *model, Scan *scan) {
  Reading r = *model;
  for (size_t i = 0; i < scan->tolds; i++) {
    const ScanTold *told = &scan->told[i];
    ScanValue v;
    r.floor = told->floor;
    find_value(&r, told->at, told->begins, &v);
    if (v.to != told->to || (v.to && (v.from != told->from || v.type != (MentionType)told->type))) return false;
    if (v.to && v.type == MENTION_DATE) scan->mentions.date[told->date] = v.date;
  }
  return true;
}

Status scanner_redate(const Scanner *scanner, const char *text, size_t length, const Zones *zones, int32_t reference,
                      ScanTools *tools, Scan *scan, Error *error) {
  const Reading model = {.scanner = scanner, .text = text, .to = length, .reference = reference};
  if (!scan->in_pieces && read_again(&model, scan)) return STATUS_OK;
  return scanner_scan(scanner, text, length, zones, reference, tools, scan, error);
}

Status scanner_look(const Scanner *scanner, const char *text, size_t length, const Zones *zones, Scan *scan,
                    Error *error) {
  const Reading model = {.scanner = scanner, .text = text, .reference = DATE_NO_REFERENCE, .look = true};
  return scan_text(&model, length, zones, NULL, scan, error);
}

typedef struct Many {
  const Scanner *scanner;
  const ScanInput *input;
  Scan *const *scan;
  Tools *tools; /* of each thread */
} Many;

static Status scan_one(void *context, size_t index, size_t worker) {
  const Many *many = context;
  const ScanInput *input = &many->input[index];
  const Reading model = {.scanner = many->scanner, .text = input->text, .reference = input->reference};
  Tools *tools = &many->tools[worker];
  tools->alone = true;
  return scan_text(&model, input->length, NULL, tools, many->scan[index], NULL);
}

Status scanner_scan_many(const Scanner *scanner, const ScanInput *inputs, size_t count, size_t threads,
                         Scan *const *scans, Error *error) {
  if (threads == 0) threads = pool_threads();
  if (threads > count) threads = count;
  Many many = {scanner, inputs, scans, memory_new(threads, sizeof *many.tools)};
  if (!many.tools) return error_nomem(error, "scanning texts");
  Status status = pool_run(threads, count, scan_one, &many);
  for (size_t i = 0; i < threads; i++) tools_free(&many.tools[i]);
  free(many.tools);
  if (status == STATUS_NOMEM) return error_nomem(error, "scanning texts");
  if (status == STATUS_LIMIT) return error_set(error, status, "a text of more than 4 GiB; split it");
  return status == STATUS_INTERRUPTED ? error_set(error, status, "interrupted") : status;
}
