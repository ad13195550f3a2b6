/* Documents: scanned, matched, read; their tables are read aloud (speech.h) and then like sentences. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/document.h"
#include "claim/reading.h"
#include "claim/speak.h"
#include "text/date.h"

/* Readings weighed in one sentence: more stand only in what is no sentence, and are left. */
enum { READINGS_MOST = 600 };

/* A document that waits to be read. */
typedef struct Draft {
  ClaimSource source;
  Scan scan;
  Matches matches;
  char reference[64]; /* as in ClaimDocument */
  bool inferred;
} Draft;

struct Deriver {
  const ClaimRules *rules;
  const Scanner *scanner;
  ScanTools *tools;
  Draft draft[DERIVE_TOGETHER];
  size_t drafts;
  void *scratch;    /* of the matcher, for all drafts */
  Scan *scan;       /* of the draft that is read */
  Matches *matches; /* of the same */
  Arena arena;
  PatternBook patterns;
  ClaimDocument document;
  ClaimList claims;
  Speech speech;
  Scan spoken;       /* of the speech */
  SpokenLines lines; /* those that the speech reads */
  Reading *reading[READINGS_MOST];
};

Status deriver_new(Deriver **deriver, const ClaimRules *rules, const Scanner *scanner, Error *error) {
  *deriver = memory_new(1, sizeof **deriver);
  if (!*deriver) return error_nomem(error, "deriving claims");
  (*deriver)->rules = rules;
  (*deriver)->scanner = scanner;
  (*deriver)->tools = (*deriver)->speech.tools = scan_tools_new();
  if ((*deriver)->tools) return STATUS_OK;
  deriver_free(*deriver);
  *deriver = NULL;
  return error_nomem(error, "deriving claims");
}

void deriver_free(Deriver *deriver) {
  if (!deriver) return;
  scan_tools_free(deriver->tools);
  deriver->draft[0].matches.scratch = deriver->scratch;
  for (Draft *draft = deriver->draft; draft < deriver->draft + DERIVE_TOGETHER; draft++) {
    scan_free(&draft->scan);
    matches_free(&draft->matches);
  }
  scan_free(&deriver->spoken);
  speech_free(&deriver->speech);
  free(deriver->lines.line);
  arena_free(&deriver->arena);
  pattern_book_free(&deriver->patterns);
  free(deriver->claims.claim);
  free(deriver->claims.refusal);
  free(deriver->document.token);
  free(deriver);
}

static ClaimDocument document_of(Deriver *d, const Draft *draft) {
  return (ClaimDocument){.rules = d->rules,
                         .arena = &d->arena,
                         .text = draft->source.text,
                         .length = draft->source.length,
                         .scan = &draft->scan,
                         .scanner = d->scanner,
                         .matches = &draft->matches,
                         .author = draft->source.author,
                         .publisher = draft->source.publisher,
                         .patterns = &d->patterns,
                         .token = d->document.token,
                         .token_capacity = d->document.token_capacity};
}

static Status scan_again(Deriver *d, Draft *draft, Error *error) {
  const ClaimSource *source = &draft->source;
  return scanner_redate(d->scanner, source->text, source->length, source->zones, reference_day(draft->reference),
                        d->tools, &draft->scan, error);
}

/* Infers when a document was written; *told: it says so itself, *unresolved: some of its dates depend on it. */
static void infer_reference(Deriver *d, Draft *draft, bool *told, bool *unresolved) {
  d->document = document_of(d, draft);
  *told = reference_infer(&d->document, unresolved);
  memcpy(draft->reference, d->document.reference, sizeof draft->reference);
}

/* "in the third quarter": without a day to read it against this is no date at all, and not even one that waits. */
static bool may_name_part(const ClaimSource *source) {
  return memmem(source->text, source->length, "quarter", sizeof "quarter" - 1) != NULL;
}

/* Scans a document. Without a date of publication the latest date it speaks of as past stands in, and relative dates
 * are read against that. */
static Status scan_draft(Deriver *d, Draft *draft, Error *error) {
  const ClaimSource *source = &draft->source;
  bool told, unresolved;
  int32_t reference = source->published ? reference_day(source->published) : DATE_NO_REFERENCE;
  draft->inferred = false;
  Status status =
      scanner_scan(d->scanner, source->text, source->length, source->zones, reference, d->tools, &draft->scan, error);
  if (status != STATUS_OK) return status;
  if (source->published) {
    (void)snprintf(draft->reference, sizeof draft->reference, "%s", source->published);
    return STATUS_OK;
  }
  infer_reference(d, draft, &told, &unresolved);
  draft->inferred = draft->reference[0] != '\0' && !told;
  if (!draft->reference[0] || !(unresolved || may_name_part(source))) return STATUS_OK;
  status = scan_again(d, draft, error);
  if (told || status != STATUS_OK) return status;
  /* with the year known, the first lines may tell the day ("PARIS, Oct 14 - ...") */
  char year[sizeof draft->reference];
  memcpy(year, draft->reference, sizeof year);
  infer_reference(d, draft, &told, &unresolved);
  draft->inferred = !told;
  if (told) return scan_again(d, draft, error);
  memcpy(draft->reference, year, sizeof year);
  return STATUS_OK;
}

/* The scratch of the matcher goes from text to text. */
static Status match_text(Deriver *d, const char *text, const Scan *scan, Matches *matches, Error *error) {
  matches->scratch = d->scratch;
  Status status = match_run(d->rules->set, text, scan, matches, error);
  d->scratch = matches->scratch;
  matches->scratch = NULL;
  return status;
}

/* Where bare words stand in their sentence. */
static void hang_words(const Context *c, Mention *words) {
  size_t count, at = 0;
  const MatchToken *token = matches_tokens(c->document->matches, c->number, &count);
  if (!token || count == 0) return;
  while (at + 1 < count && token[at].to <= words->from) at++;
  words->token = words->last = (uint32_t)at;
  words->clause = token[at].clause;
  while (words->last + 1 < count && token[words->last + 1].from < words->to) words->last++;
}

/* The mention a match captured, or its bare words. */
static const Mention *captured(Context *c, const MatchCapture *capture) {
  if (capture->mention != MATCH_NO_MENTION) {
    size_t at = capture->mention - c->first;
    return at < c->mentions ? &c->mention[at] : NULL;
  }
  Mention *words = document_take(c->document, sizeof *words);
  if (!words) return NULL;
  *words = (Mention){.from = capture->from, .to = capture->to};
  hang_words(c, words);
  return words;
}

/* Notes what the meaning asks a reading for most: the first of each. */
static void name_part(Reading *r, uint16_t slot, const Mention *m) {
  switch (slot) {
    case NAME_value: r->value = r->value ? r->value : m; break;
    case NAME_trigger: r->trigger = r->trigger ? r->trigger : m; break;
    case NAME_head: r->head = r->head ? r->head : m; break;
    case NAME_measure: r->measure = r->measure ? r->measure : m; break;
    case NAME_up: r->up = true; break;
    case NAME_down: r->down = true; break;
    default: break;
  }
}

static Reading *new_reading(Deriver *d, Context *c, const Match *match) {
  ClaimDocument *document = &d->document;
  const RuleProgram *program = &d->rules->program[match->program];
  const Mention **capture;
  uint16_t *slot;
  Reading *r = document_take(document, sizeof *r + match->captures * (sizeof *capture + sizeof *slot));
  if (!r || c->mentions == 0) return NULL;
  capture = (const Mention **)(r + 1);
  slot = (uint16_t *)(capture + match->captures);
  *r = (Reading){.rule = program->rule,
                 .size = program->size,
                 .from = match->from,
                 .to = match->to,
                 .slot = slot,
                 .capture = capture,
                 .order = (size_t)(match - d->matches->match)};
  const MatchCapture *from = &d->matches->capture[match->capture];
  for (uint32_t i = 0; i < match->captures; i++) {
    const Mention *m = captured(c, &from[i]);
    if (m && m->type == NAME_SECTOR_PART) return NULL; /* what it belongs to the text does not tell */
    if (!m) continue;
    capture[r->captures] = m;
    slot[r->captures] = program->slot[from[i].slot - 1];
    name_part(r, slot[r->captures++], m);
  }
  r->anchor = r->trigger   ? r->trigger
              : r->value   ? r->value
              : r->measure ? r->measure
              : r->head    ? r->head
                           : &c->mention[0];
  return r;
}

static double cost_of(const Context *c, const Reading *r, const Match *match) {
  return (double)match->cost - 4 * (double)r->size - 2 * r->rule->weight - (double)match->captures +
         admit_inserted(c, r) + admit_attached(c, r);
}

/* Asks for what tells of the programs of some matches: it lies anywhere, and they wait for it side by side. */
static void fetch_programs(const Deriver *d, size_t from, size_t to) {
  const Match *match = d->matches->match;
  for (size_t i = from; i < to; i++) __builtin_prefetch(&d->rules->program[match[i].program]);
  for (size_t i = from; i < to; i++) {
    const RuleProgram *program = &d->rules->program[match[i].program];
    __builtin_prefetch(program->slot);
    __builtin_prefetch(&program->rule->weight);
  }
}

/* Reads the matches of one sentence, from `at` on; returns where those of the next begin. */
static size_t read_sentence(Deriver *d, size_t at) {
  const Matches *m = d->matches;
  uint32_t sentence = m->match[at].sentence;
  Context *c = document_sentence(&d->document, sentence);
  size_t count = 0, end = at;
  bool many = at + READINGS_MOST < m->count && m->match[at + READINGS_MOST].sentence == sentence;
  while (end < m->count && m->match[end].sentence == sentence) end++;
  fetch_programs(d, at, end);
  for (; at < end; at++) {
    Reading *r = count < READINGS_MOST ? new_reading(d, c, &m->match[at]) : NULL;
    if (!r || !admit_worth(c, r) || (many && !admit_possible(c, r))) continue;
    r->cost = cost_of(c, r, &m->match[at]);
    d->reading[count++] = r;
  }
  count = assign_choose(c, d->reading, count);
  meaning_claims(c, d->reading, count, &d->claims);
  return at;
}

/* Whether a sentence is a line of a table that was read aloud. */
static bool is_spoken(const Deriver *d, uint32_t sentence, size_t *table) {
  uint32_t from = d->scan->sentences.sentence[sentence].from;
  while (*table < d->lines.lines && d->lines.line[*table].to <= from) (*table)++;
  return *table < d->lines.lines && d->lines.line[*table].from <= from;
}

/* Sentences in which nothing matches may go on with the rates of the act told last, or with the last figure: "All
 * others will pay 21 percent.", "In 1998 its share was below 6 percent.", or tell parts of it:
 * "其中，汽车30亿元，增长5%。"
 */
static void read_unmatched(Deriver *d, uint32_t from, uint32_t to) {
  enum { RATES_NEAR = 3, FIGURES_NEAR = 2 };
  static const uint16_t rates[] = {NAME_PERCENT, NAME_MONEY, 0}, places[] = {NAME_PLACE, 0};
  static const uint16_t figures[] = {NAME_PERCENT, NAME_MONEY, NAME_QUANTITY, NAME_NUMBER, 0};
  for (uint32_t i = from; i < to && !d->document.failed; i++) {
    const LastAct *act = &d->document.last_act;
    const Claim *last = d->claims.count ? d->claims.claim[d->claims.count - 1] : NULL;
    bool rated = act->known && i <= act->sentence + RATES_NEAR, told = last && i <= last->sentence + FIGURES_NEAR;
    if (!rated && !told) return;
    if (!document_readable(&d->document, i)) continue;
    if (rated && i <= act->sentence + 1 && document_names(&d->document, i, places))
      fan_act_again(document_sentence(&d->document, i), &d->claims);
    if (!document_names(&d->document, i, figures)) continue;
    Context *c = document_sentence(&d->document, i);
    if (rated && document_names(&d->document, i, rates)) {
      chinese_rates(c, &d->claims, d->claims.count);
      measure_rates(c, &d->claims, d->claims.count);
    }
    size_t first = d->claims.count;
    if (told && chinese_opens_part(d->document.text, &d->document.scan->sentences.sentence[i])) {
      chinese_parts(c, &d->claims, first);
      chinese_moved(c, &d->claims, first);
    }
    if (told) fan_own_verb(c, &d->claims, first);
    if (told && d->claims.count == first) fan_carried(c, &d->claims);
  }
}

static Status read_sentences(Deriver *d, Error *error) {
  size_t table = 0;
  uint32_t behind = 0; /* the sentence last read */
  const Matches *m = d->matches;
  for (size_t at = 0; at < m->count && !d->document.failed;) {
    uint32_t sentence = m->match[at].sentence;
    if (interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    if (d->document.spoken || !is_spoken(d, sentence, &table)) {
      read_unmatched(d, behind, sentence);
      at = read_sentence(d, at);
      behind = sentence + 1;
      continue;
    }
    while (at < m->count && m->match[at].sentence == sentence) at++;
  }
  read_unmatched(d, behind, (uint32_t)d->document.sentences);
  return STATUS_OK;
}

/* Makes a claim of the speech one of the text: its sentence is the line of the table, its spans are cells. */
static bool put_back(const Deriver *d, Claim *claim) {
  const SpeechLine *line = speech_line(&d->speech, claim->from);
  if (!line) return false;
  for (uint32_t i = 0; i < claim->spans; i++) {
    ClaimSpan *span = &claim->span[i];
    Cell source = {line->from, line->from};
    if (span->from < span->to && speech_source(&d->speech, span->from, span->to, &source) &&
        (source.from < line->from || source.to > line->to))
      span->path = "header";
    span->from = source.from;
    span->to = source.to;
  }
  claim->from = claim->match_from = line->from;
  claim->to = claim->match_to = line->to;
  claim->sentence = speak_sentence_at(d->scan, line->from);
  return true;
}

/* Puts the claims from `first` on, which are in order, among those before. */
static Status merge_claims(Deriver *d, size_t first) {
  ClaimList *list = &d->claims;
  Claim **merged = document_take(&d->document, (list->count + 1) * sizeof *merged);
  if (!merged) return STATUS_NOMEM;
  size_t a = 0, b = first, made = 0;
  while (a < first || b < list->count) {
    bool behind = a == first || (b < list->count && list->claim[b]->sentence < list->claim[a]->sentence);
    merged[made++] = list->claim[behind ? b++ : a++];
  }
  if (made) memcpy(list->claim, merged, made * sizeof *merged);
  return STATUS_OK;
}

/* Notes the first mention at or behind the beginning of each sentence, and of the end of the last. */
static void count_mentions(ClaimDocument *document) {
  const Sentences *s = &document->scan->sentences;
  const Mentions *m = &document->scan->mentions;
  uint32_t at = 0;
  for (size_t i = 0; i < s->count; i++) {
    while (at < m->count && m->from[at] < s->sentence[i].from) at++;
    document->first_mention[i] = at;
  }
}

static Status begin_contexts(Deriver *d, Error *error) {
  ClaimDocument *document = &d->document;
  document->sentences = document->scan->sentences.count;
  document->context = document_take(document, (document->sentences + 1) * sizeof *document->context);
  document->words = document_take(document, (document->sentences + 1) * sizeof *document->words);
  document->dates = document_take(document, (document->sentences + 1) * sizeof *document->dates);
  document->named = document_take(document, (document->sentences + 1) * sizeof *document->named);
  document->first_mention = document_take(document, (document->sentences + 1) * sizeof *document->first_mention);
  if (!document->context || !document->words || !document->dates || !document->named || !document->first_mention)
    return error_nomem(error, "deriving claims");
  memset(document->context, 0, document->sentences * sizeof *document->context);
  memset(document->words, 0, document->sentences * sizeof *document->words);
  memset(document->dates, 0, document->sentences * sizeof *document->dates);
  memset(document->named, 0, document->sentences * sizeof *document->named);
  count_mentions(document);
  return STATUS_OK;
}

/* Reads the speech as sentences of the same document. */
static Status read_speech(Deriver *d, Error *error) {
  ClaimDocument *document = &d->document, written;
  size_t first = d->claims.count, kept = first;
  (void)document_dominant(document, NAME_SECTOR); /* what the document is about, the speech is */
  (void)document_dominant(document, NAME_PLACE);
  (void)document_publisher_place(document);
  (void)document_home_province(document);
  written = *document;
  document->text = d->speech.said.data;
  document->length = d->speech.said.length;
  document->scan = &d->spoken;
  document->spoken = true;
  document->heading = NULL;
  document->last_act = (LastAct){.known = false};
  document->sole_imposer = NULL;
  document->several_imposers = false;
  document->last_claim = document->last_exit = document->last_sides = (LastClaim){.known = false};
  document->last_works = (LastWorks){.known = false};
  document->figure_known = document->price_known = false;
  int32_t reference = document->reference[0] ? reference_day(document->reference) : DATE_NO_REFERENCE;
  Status status = scanner_scan(d->scanner, document->text, document->length, &d->speech.zones, reference, d->tools,
                               &d->spoken, error);
  if (status == STATUS_OK) status = match_text(d, document->text, &d->spoken, d->matches, error);
  if (status == STATUS_OK) status = begin_contexts(d, error);
  if (status == STATUS_OK) status = read_sentences(d, error);
  written.token = document->token;
  written.token_capacity = document->token_capacity;
  written.failed = document->failed;
  for (size_t i = first; i < d->claims.count; i++) {
    bool heading = status == STATUS_OK && document_zone(document, d->claims.claim[i]->sentence) == ZONE_HEADING;
    if (!heading) d->claims.claim[kept++] = d->claims.claim[i];
  }
  d->claims.count = kept;
  *document = written;
  matches_forget_tokens(d->matches);
  for (size_t i = kept = first; i < d->claims.count; i++)
    if (put_back(d, d->claims.claim[i])) d->claims.claim[kept++] = d->claims.claim[i];
  d->claims.count = kept;
  if (status != STATUS_OK) return status;
  return merge_claims(d, first) == STATUS_OK ? STATUS_OK : error_nomem(error, "deriving claims");
}

static Status start(Deriver *d, Draft *draft, Error *error) {
  arena_clear(&d->arena);
  d->claims.count = d->claims.refusals = 0;
  d->scan = &draft->scan;
  d->matches = &draft->matches;
  d->document = document_of(d, draft);
  d->document.nothing = (Context){.document = &d->document, .text = ""};
  memcpy(d->document.reference, draft->reference, sizeof draft->reference);
  d->document.inferred = draft->inferred;
  Status status = begin_contexts(d, error);
  if (status != STATUS_OK) return status;
  ours_settle(&d->document, &draft->scan.mentions);
  d->speech.patterns = &d->patterns;
  speech_begin(&d->speech, d->rules, d->scanner, &d->arena, d->document.text, d->document.length);
  status = speak_document(&d->speech, &d->document, &d->lines);
  if (status == STATUS_INTERRUPTED) return error_set(error, status, "interrupted");
  return status == STATUS_OK ? STATUS_OK : error_nomem(error, "deriving claims");
}

void deriver_begin(Deriver *d) {
  d->drafts = 0;
  d->patterns.failed = false;
}

Status deriver_scan(Deriver *d, const ClaimSource *source, Error *error) {
  if (d->drafts == DERIVE_TOGETHER) return error_set(error, STATUS_LIMIT, "too many documents at once");
  Draft *draft = &d->draft[d->drafts++];
  draft->source = *source;
  return scan_draft(d, draft, error);
}

Status deriver_match(Deriver *d, Error *error) {
  Status status = STATUS_OK;
  for (Draft *draft = d->draft; draft < d->draft + d->drafts && status == STATUS_OK; draft++)
    status = match_text(d, draft->source.text, &draft->scan, &draft->matches, error);
  return status;
}

Status deriver_read(Deriver *d, size_t number, Error *error) {
  Status status = start(d, &d->draft[number], error);
  if (status != STATUS_OK) return status;
  status = read_sentences(d, error);
  if (status == STATUS_OK && d->speech.lines > 0) status = read_speech(d, error);
  if (status != STATUS_OK) return status;
  period_settle_months(&d->document, &d->claims);
  unit_settle_year(&d->document, &d->claims);
  if (d->document.failed || consolidate(&d->document, &d->claims) != STATUS_OK || d->patterns.failed)
    return error_nomem(error, "deriving claims");
  cited_settle(&d->document, &d->claims);
  results_settle(&d->claims);
  balance_settle(&d->document, &d->claims);
  return d->document.failed ? error_nomem(error, "deriving claims") : STATUS_OK;
}

Status deriver_run(Deriver *d, const ClaimSource *source, Error *error) {
  deriver_begin(d);
  Status status = deriver_scan(d, source, error);
  if (status == STATUS_OK) status = deriver_match(d, error);
  return status == STATUS_OK ? deriver_read(d, 0, error) : status;
}

size_t deriver_claims(const Deriver *deriver) { return deriver->claims.count; }
const Claim *deriver_claim(const Deriver *deriver, size_t index) { return deriver->claims.claim[index]; }
size_t deriver_refusals(const Deriver *deriver) { return deriver->claims.refusals; }
const Refusal *deriver_refusal(const Deriver *deriver, size_t index) { return &deriver->claims.refusal[index]; }
