/* One document after another: scanned, matched, read. */
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "claim/claim_part.h"
#include "text/date.h"

/* Readings weighed in one sentence: more stand only in what is no sentence, and are left. */
enum { READINGS_MOST = 600 };

struct Deriver {
  const ClaimRules *rules;
  const Scanner *scanner;
  Scan scan;
  Matches matches;
  Arena arena;
  PatternBook patterns;
  ClaimDocument document;
  ClaimList claims;
  Reading *reading[READINGS_MOST];
};

Status deriver_new(Deriver **deriver, const ClaimRules *rules, const Scanner *scanner, Error *error) {
  *deriver = memory_new(1, sizeof **deriver);
  if (!*deriver) return error_nomem(error, "deriving claims");
  (*deriver)->rules = rules;
  (*deriver)->scanner = scanner;
  return STATUS_OK;
}

void deriver_free(Deriver *deriver) {
  if (!deriver) return;
  scan_free(&deriver->scan);
  matches_free(&deriver->matches);
  arena_free(&deriver->arena);
  pattern_book_free(&deriver->patterns);
  free(deriver->claims.claim);
  free(deriver->claims.refusal);
  free(deriver->document.token);
  free(deriver);
}

/* Scans a document. Without a date of publication the latest date it speaks of as past stands in, and relative dates
 * are read against that. */
static Status scan_document(Deriver *d, const ClaimSource *source, Error *error) {
  ClaimDocument *document = &d->document;
  bool unresolved = false;
  int32_t reference = source->published ? reference_day(source->published) : DATE_NO_REFERENCE;
  Status status = scanner_scan(d->scanner, source->text, source->length, source->zones, reference, &d->scan, error);
  if (status != STATUS_OK) return status;
  if (source->published) {
    size_t length = strlen(source->published);
    if (length > 63) length = 63;
    memcpy(document->reference, source->published, length);
    document->reference[length] = '\0';
    return STATUS_OK;
  }
  bool told = reference_infer(document, &unresolved);
  document->inferred = document->reference[0] != '\0' && !told;
  if (!document->reference[0] || !unresolved) return STATUS_OK;
  status = scanner_scan(d->scanner, source->text, source->length, source->zones, reference_day(document->reference),
                        &d->scan, error);
  if (told || status != STATUS_OK) return status;
  /* with the year known, the first lines may tell the day ("PARIS, Oct 14 - ...") */
  char year[64];
  memcpy(year, document->reference, sizeof year);
  if (!reference_infer(document, &unresolved)) {
    memcpy(document->reference, year, sizeof year);
    return STATUS_OK;
  }
  document->inferred = false;
  return scanner_scan(d->scanner, source->text, source->length, source->zones, reference_day(document->reference),
                      &d->scan, error);
}

/* The mention a match captured, or its bare words. */
static const Mention *captured(Context *c, const MatchCapture *capture) {
  if (capture->mention != MATCH_NO_MENTION) {
    size_t at = capture->mention - c->first;
    return at < c->mentions ? &c->mention[at] : NULL;
  }
  Mention *words = document_take(c->document, sizeof *words);
  if (words) *words = (Mention){.from = capture->from, .to = capture->to};
  return words;
}

/* What the meaning asks a reading for most. */
static void name_parts(Context *c, Reading *r) {
  r->value = reading_capture(r, NAME_value);
  r->trigger = reading_capture(r, NAME_trigger);
  r->head = reading_capture(r, NAME_head);
  r->measure = reading_capture(r, NAME_measure);
  r->up = reading_has(r, NAME_up);
  r->down = reading_has(r, NAME_down);
  r->anchor = r->trigger   ? r->trigger
              : r->value   ? r->value
              : r->measure ? r->measure
              : r->head    ? r->head
                           : &c->mention[0];
}

static Reading *new_reading(Deriver *d, Context *c, const Match *match) {
  ClaimDocument *document = &d->document;
  const RuleProgram *program = &d->rules->program[match->program];
  Reading *r = document_take(document, sizeof *r);
  const Mention **capture = document_take(document, (match->captures + 1) * sizeof *capture);
  uint16_t *slot = document_take(document, (match->captures + 1) * sizeof *slot);
  if (!r || !capture || !slot || c->mentions == 0) return NULL;
  *r = (Reading){.rule = program->rule,
                 .size = program->size,
                 .from = match->from,
                 .to = match->to,
                 .slot = slot,
                 .capture = capture,
                 .order = (size_t)(match - d->matches.match)};
  for (uint32_t i = 0; i < match->captures; i++) {
    const MatchCapture *from = &d->matches.capture[match->capture + i];
    capture[r->captures] = captured(c, from);
    slot[r->captures] = program->slot[from->slot - 1];
    if (capture[r->captures]) r->captures++;
  }
  name_parts(c, r);
  r->cost = (double)match->cost - 4 * (double)r->size - 2 * r->rule->weight - (double)match->captures +
            admit_inserted(c, r) + admit_attached(c, r);
  return r;
}

/* Reads the matches of one sentence, from `at` on; returns where those of the next begin. */
static size_t read_sentence(Deriver *d, size_t at) {
  const Matches *m = &d->matches;
  uint32_t sentence = m->match[at].sentence;
  Context *c = document_sentence(&d->document, sentence);
  size_t count = 0;
  for (; at < m->count && m->match[at].sentence == sentence; at++) {
    Reading *r = count < READINGS_MOST ? new_reading(d, c, &m->match[at]) : NULL;
    if (r && admit_possible(c, r)) d->reading[count++] = r;
  }
  count = assign_choose(&d->document, d->reading, count);
  meaning_claims(c, d->reading, count, &d->claims);
  return at;
}

static Status start(Deriver *d, const ClaimSource *source, Error *error) {
  MatchToken *token = d->document.token;
  size_t capacity = d->document.token_capacity;
  arena_clear(&d->arena);
  d->claims.count = d->claims.refusals = 0;
  d->document = (ClaimDocument){.rules = d->rules,
                                .arena = &d->arena,
                                .text = source->text,
                                .length = source->length,
                                .scan = &d->scan,
                                .author = source->author,
                                .publisher = source->publisher,
                                .patterns = &d->patterns,
                                .token = token,
                                .token_capacity = capacity};
  d->document.nothing = (Context){.document = &d->document, .text = "", .small = ""};
  Status status = scan_document(d, source, error);
  if (status != STATUS_OK) return status;
  size_t sentences = d->scan.sentences.count;
  d->document.sentences = sentences;
  d->document.context = document_take(&d->document, (sentences + 1) * sizeof *d->document.context);
  if (!d->document.context) return error_nomem(error, "deriving claims");
  memset(d->document.context, 0, sentences * sizeof *d->document.context);
  return match_run(d->rules->set, source->text, &d->scan, &d->matches, error);
}

Status deriver_run(Deriver *d, const ClaimSource *source, Error *error) {
  Status status = start(d, source, error);
  if (status != STATUS_OK) return status;
  for (size_t at = 0; at < d->matches.count && !d->document.failed;) {
    if (interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    at = read_sentence(d, at);
  }
  if (d->document.failed || consolidate(&d->document, &d->claims) != STATUS_OK)
    return error_nomem(error, "deriving claims");
  return STATUS_OK;
}

size_t deriver_claims(const Deriver *deriver) { return deriver->claims.count; }
const Claim *deriver_claim(const Deriver *deriver, size_t index) { return deriver->claims.claim[index]; }
size_t deriver_refusals(const Deriver *deriver) { return deriver->claims.refusals; }
const Refusal *deriver_refusal(const Deriver *deriver, size_t index) { return &deriver->claims.refusal[index]; }
