#include "text/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/date.h"
#include "text/number.h"
#include "text/quantity.h"
#include "text/word.h"

enum { POLL_EVERY = 1 << 15 };

struct Scanner {
  const Lexicon *lexicon;
  Lexicon *triggers; /* words that can begin a number, a quantity or a date */
};

static Status add_triggers(Lexicon *triggers, const char *const *words, Error *error) {
  unsigned type = lexicon_type(triggers, "TRIGGER");
  for (; *words; words++) {
    size_t length = strlen(*words);
    if (length == 0 || !word_begins(*words, 0)) continue; /* signs are found by their bytes */
    Status status = lexicon_add(triggers, *words, length, type, "", error);
    if (status != STATUS_OK) return status;
  }
  return STATUS_OK;
}

Status scanner_new(Scanner **scanner, const Lexicon *lexicon, Error *error) {
  Scanner *x = *scanner = memory_new(1, sizeof *x);
  if (!x) return error_nomem(error, "making a scanner");
  x->lexicon = lexicon;
  Status status = lexicon_new(&x->triggers, error);
  if (status == STATUS_OK) status = add_triggers(x->triggers, number_words, error);
  if (status == STATUS_OK) status = add_triggers(x->triggers, quantity_words, error);
  if (status == STATUS_OK) status = add_triggers(x->triggers, date_words, error);
  if (status == STATUS_OK) status = lexicon_build(x->triggers, error);
  if (status != STATUS_OK) {
    scanner_free(x);
    *scanner = NULL;
  }
  return status;
}

void scanner_free(Scanner *scanner) {
  if (!scanner) return;
  lexicon_free(scanner->triggers);
  free(scanner);
}

void scan_free(Scan *scan) {
  zones_free(&scan->zones);
  sentences_free(&scan->sentences);
  mentions_free(&scan->mentions);
}

/* What is being read, and how far quantities and dates have got. */
typedef struct Reading {
  const char *text;
  size_t length, floor; /* `floor`: the end of the last quantity or date */
  int32_t reference;
  Mentions *mentions;
} Reading;

static bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }

/* Tries a date, then a quantity, at one place; the longer wins, the date when they tie. */
static Status read_at(Reading *r, size_t at) {
  size_t date_from = at, from = at;
  MentionType date_type = MENTION_NONE, type = MENTION_NONE;
  Date date;
  Duration duration;
  Quantity quantity;
  bool in_word = is_digit((unsigned char)r->text[at]) && at > 0 && word_has(r->text, at - 1); /* "EUR20" */
  size_t date_end =
      in_word ? 0
              : date_parse(r->text, r->length, r->floor, at, r->reference, &date_from, &date_type, &date, &duration);
  size_t end = quantity_parse(r->text, r->length, r->floor, at, &from, &type, &quantity);
  if (!date_end && !end) return STATUS_OK;
  bool is_date = date_end >= end;
  r->floor = is_date ? date_end : end;
  if (!is_date) return mentions_add_quantity(r->mentions, from, end, type, &quantity);
  if (date_type == MENTION_DURATION) return mentions_add_duration(r->mentions, date_from, date_end, &duration);
  return mentions_add_date(r->mentions, date_from, date_end, &date);
}

/* 一 to 九 and the other characters that a Chinese numeral can begin with. */
static bool is_numeral(const char *bytes) {
  static const char numerals[] = "〇零一二三四五六七八九十百千万亿两兩半廿卅第几幾数數";
  for (const char *at = numerals; *at; at += 3)
    if (memcmp(bytes, at, 3) == 0) return true;
  return false;
}

/* Whether a number written in signs can begin at text[at]: a digit, a sign of currency, a minus, a fraction such as ½,
 * or a Chinese numeral. */
static bool may_begin(const char *text, size_t length, size_t at) {
  const unsigned char *bytes = (const unsigned char *)text + at;
  unsigned char byte = bytes[0];
  if (is_digit(byte)) return at == 0 || !is_digit((unsigned char)text[at - 1]);
  if (byte == '$' || byte == 0xC2) return true;
  size_t left = length - at;
  bool number_follows = left > 1 && (is_digit(bytes[1]) || bytes[1] == '.' || bytes[1] == '$');
  if (byte == '-' || byte == '+' || byte == '.' || byte == '#')
    return number_follows && (at == 0 || !word_has(text, at - 1));
  if (byte == '\'') return left > 2 && is_digit(bytes[1]) && is_digit(bytes[2]);
  if (byte == 0xE2) return left > 2 && (bytes[1] == 0x82 || bytes[1] == 0x85 || bytes[1] == 0x88); /* €, ⅓, − */
  if (byte >= 0xE3 && byte <= 0xE9) return left > 2 && is_numeral(text + at);
  return byte == 0xEF;
}

static Status read_values(Reading *r, const Mentions *triggers) {
  size_t next = 0;
  for (size_t at = 0; at < r->length; at++) {
    if (at % POLL_EVERY == 0 && interrupt_pending()) return STATUS_INTERRUPTED;
    while (next < triggers->count && triggers->from[next] < at) next++;
    bool triggered = next < triggers->count && triggers->from[next] == at;
    if (at < r->floor || (!triggered && !may_begin(r->text, r->length, at))) continue;
    Status status = read_at(r, at);
    if (status != STATUS_OK) return status;
  }
  return STATUS_OK;
}

static Status find_values(const Scanner *scanner, const char *text, size_t length, int32_t reference,
                          Mentions *mentions, Error *error) {
  Mentions triggers = MENTIONS_INIT;
  Status status = lexicon_scan(scanner->triggers, text, length, &triggers, error);
  Reading reading = {text, length, 0, reference, mentions};
  if (status == STATUS_OK) status = read_values(&reading, &triggers);
  mentions_free(&triggers);
  return status;
}

static Status copy_zones(const Zones *zones, size_t length, Zones *copy) {
  for (size_t i = 0; i < zones->count; i++) {
    const Zone *zone = &zones->zone[i];
    if (zone->from > zone->to || zone->to > length) return STATUS_INVALID;
    if (zones_add(copy, zone->from, zone->to, zone->kind, zone->level) != STATUS_OK) return STATUS_NOMEM;
  }
  return STATUS_OK;
}

Status scanner_scan(const Scanner *scanner, const char *text, size_t length, const Zones *zones, int32_t reference,
                    Scan *scan, Error *error) {
  if (length > TEXT_LIMIT) return error_set(error, STATUS_LIMIT, "a text of more than 4 GiB; split it");
  scan->zones.count = scan->sentences.count = scan->sentences.clauses = 0;
  mentions_clear(&scan->mentions);
  Status status = zones ? copy_zones(zones, length, &scan->zones) : zones_find(text, length, &scan->zones);
  if (status == STATUS_INVALID) return error_set(error, status, "a zone reaches beyond the text");
  if (status == STATUS_OK) status = sentences_find(text, &scan->zones, &scan->sentences);
  if (status == STATUS_OK && scanner->lexicon)
    status = lexicon_scan(scanner->lexicon, text, length, &scan->mentions, error);
  if (status == STATUS_OK) status = find_values(scanner, text, length, reference, &scan->mentions, error);
  if (status == STATUS_OK) status = mentions_sort(&scan->mentions);
  if (status == STATUS_NOMEM) return error_nomem(error, "scanning a text");
  return status == STATUS_INTERRUPTED ? error_set(error, status, "interrupted") : status;
}
