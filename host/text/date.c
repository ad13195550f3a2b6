/* date_parse: where a date begins, in which language, and which of the readers reads farthest. */
#include "text/date.h"

#include <string.h>

#include "base/utf8.h"
#include "text/date_parts.h"

enum { WORDS_BACK = 8 };

static bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/* Words that may stand before the word at which the scanner stopped: "the end of", "in the last", "first two". */
static bool leads_in(const DateToken *token) {
  switch (token->kind) {
    case TOKEN_THE:
    case TOKEN_A:
    case TOKEN_PART:
    case TOKEN_SHIFT:
    case TOKEN_SAME:
    case TOKEN_PERIOD:
    case TOKEN_ORDINAL:
    case TOKEN_CARDINAL:
    case TOKEN_NUMBER:
    case TOKEN_FEW:
    case TOKEN_HALF:
    case TOKEN_OF:
    case TOKEN_IN:
    case TOKEN_UNIT:
    case TOKEN_FISCAL:
    case TOKEN_FROM:
    case TOKEN_BETWEEN:
    case TOKEN_AND: return true;
    default: return false;
  }
}

static size_t look_back(const char *text, size_t length, size_t floor, size_t at) {
  for (unsigned words = 0; words < WORDS_BACK; words++) {
    size_t from = date_lex_back(text, floor, at);
    if (from == at) break;
    DateLex lex;
    date_lex_begin(&lex, text, length, from);
    if (!leads_in(date_lex(&lex, 0))) break;
    at = from;
  }
  return at;
}

/* The preposition before a date says how it bounds: "by 2020", "since the mid-2010s". */
static uint8_t bound_before(const char *text, size_t length, size_t from) {
  size_t at = from;
  for (unsigned words = 0; words < 2; words++) {
    size_t word = date_lex_back(text, 0, at);
    if (word == at) return DATE_PLAIN;
    DateLex lex;
    date_lex_begin(&lex, text, length, word);
    const DateToken *token = date_lex(&lex, 0);
    if (token->kind == TOKEN_BOUND) return (uint8_t)token->value;
    if (token->kind == TOKEN_FROM) return DATE_SINCE;
    if (token->kind == TOKEN_TO && token->value) return DATE_BY;
    if (token->kind != TOKEN_THE) return DATE_PLAIN;
    at = word;
  }
  return DATE_PLAIN;
}

typedef struct Best {
  size_t from, to;
  MentionType type;
  Date date;
  Duration duration;
} Best;

static void offer_date(DateParser *p, unsigned i, unsigned after, const Date *date, size_t at, Best *best) {
  if (!after) return;
  size_t from = date_token(p, i)->from, to = date_token(p, after - 1)->to;
  if (to <= at || from > at || (best->type != MENTION_NONE && to <= best->to)) return;
  best->from = from;
  best->to = to;
  best->type = MENTION_DATE;
  best->date = *date;
}

/* The tokens before the one that covers `at`, each a place where a date may begin. */
static void try_from(DateParser *p, unsigned i, size_t at, Best *best) {
  Date date;
  offer_date(p, i, date_absolute(p, i, &date), &date, at, best);
}

static bool begins_word(const char *text, size_t at) {
  return at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(text[at]);
}

static size_t parse_english(const char *text, size_t length, size_t floor, size_t at, int32_t reference, Best *best) {
  DateParser p = {.reference = reference, .floor = floor};
  date_lex_begin(&p.lex, text, length, look_back(text, length, floor, at));
  for (unsigned i = 0; best->type == MENTION_NONE; i++) {
    const DateToken *token = date_token(&p, i);
    if (token->kind == TOKEN_END || token->from > at) break;
    if (token->kind == TOKEN_IN || token->kind == TOKEN_FROM || token->kind == TOKEN_BETWEEN || token->kind == TOKEN_OF)
      continue;
    try_from(&p, i, at, best);
  }
  return best->type == MENTION_NONE ? 0 : best->to;
}

size_t date_parse(const char *text, size_t length, size_t floor, size_t at, int32_t reference, size_t *from,
                  MentionType *type, Date *date, Duration *duration) {
  if (at >= length) return 0;
  Best best = {.type = MENTION_NONE};
  if (!begins_word(text, at) || !parse_english(text, length, floor, at, reference, &best)) return 0;
  *from = best.from;
  *type = best.type;
  *date = best.date;
  *duration = best.duration;
  if (best.type == MENTION_DATE) date->bound = bound_before(text, length, best.from);
  return best.to;
}
