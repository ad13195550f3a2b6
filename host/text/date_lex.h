/* date_lex.h: the words, numbers and signs that English dates are made of. For the parsers of dates.
 *
 * A DateLex reads tokens on demand from one place forward, so that a number that begins no date costs one or two
 * tokens. White space separates tokens and is not one; a blank line, like the end of the text, gives TOKEN_END for
 * ever. */
#ifndef QUERN_TEXT_DATE_LEX_H
#define QUERN_TEXT_DATE_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum DateTokenKind {
  TOKEN_END,
  TOKEN_OTHER,   /* a word or sign that is no part of a date; value is an OtherWord */
  TOKEN_NUMBER,  /* digits; value */
  TOKEN_ORDINAL, /* "18th", "third"; value; `digits` is 0 for words */
  TOKEN_CARDINAL,
  TOKEN_MONTH,   /* value 1 to 12 */
  TOKEN_WEEKDAY, /* value 0 (Monday) to 6 */
  TOKEN_SEASON,
  TOKEN_UNIT,     /* value is a TimeUnit */
  TOKEN_QUARTER,  /* "Q3": value 3 */
  TOKEN_HALFYEAR, /* "H1" */
  TOKEN_HALF,
  TOKEN_PART,  /* "early", "mid", "end": value is a DateMod */
  TOKEN_SHIFT, /* "last", "next", "this": value is a TimeShift */
  TOKEN_SAME,
  TOKEN_PERIOD,
  TOKEN_TODAY,   /* "yesterday": value is the number of days from today */
  TOKEN_DAYTIME, /* "morning" */
  TOKEN_AGO,     /* value is an AgoKind */
  TOKEN_FEW,     /* "several", "a few", "some" */
  TOKEN_DECADE,  /* "nineties": value 90 */
  TOKEN_ERA,     /* "AD" 1, "BC" -1 */
  TOKEN_FISCAL,  /* "fiscal", "financial", "FY" */
  TOKEN_PLAN,
  TOKEN_ENDING, /* "ended", "ending" 1; "commencing" -1 */
  TOKEN_OF,
  TOKEN_IN,
  TOKEN_THE,
  TOKEN_A,
  TOKEN_AND,
  TOKEN_TO, /* "to", "through", "until" */
  TOKEN_FROM,
  TOKEN_BETWEEN,
  TOKEN_BOUND, /* "by", "since", "before": value is a DateMod */
  TOKEN_COMMA,
  TOKEN_DOT,
  TOKEN_SLASH,
  TOKEN_DASH, /* value is a DashKind */
  TOKEN_APOSTROPHE
} DateTokenKind;

/* Words that are no part of a date but tell something of it. */
typedef enum OtherWord {
  WORD_UNKNOWN,
  WORD_FILLER, /* changes nothing between a number and a unit: "two full years" */
  WORD_WHOLE,  /* "all", "whole", "entire" */
  WORD_REST,   /* "the rest of the year" */
  WORD_OR,
  WORD_COUNTED /* what the number before it counts is no time: "2000 people" */
} OtherWord;

typedef enum TimeUnit {
  UNIT_SECOND,
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_WORKDAY,
  UNIT_WEEKEND,
  UNIT_WEEK,
  UNIT_WORKWEEK,
  UNIT_FORTNIGHT,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY
} TimeUnit;

typedef enum TimeShift {
  SHIFT_LAST,     /* the one before this; with a count, those that end now: "the last five years" */
  SHIFT_PREVIOUS, /* as last, but told from the date that the text spoke of before */
  SHIFT_THIS,
  SHIFT_NEXT,
  SHIFT_FOLLOWING, /* as next, told from the date that the text spoke of before */
  SHIFT_FIRST      /* "first", as a count from the front ("the first two months of"); "last" also counts from the end */
} TimeShift;

typedef enum AgoKind { AGO_BEFORE_NOW, AGO_AFTER_NOW, AGO_EARLIER, AGO_LATER } AgoKind;
typedef enum DashKind { DASH_HYPHEN, DASH_EN, DASH_EM } DashKind;

typedef struct DateToken {
  uint8_t kind;
  uint8_t digits; /* how many were written, of a number or an ordinal */
  bool glued;     /* no white space before it */
  bool capital;
  bool ambiguous; /* a word that is oftener something else: "may", "march", "second", "sat" */
  int32_t value;
  size_t from, to;
} DateToken;

enum { DATE_LEX_TOKENS = 40 };

typedef struct DateLex {
  const char *text;
  size_t length, at;
  unsigned count;
  DateToken token[DATE_LEX_TOKENS];
} DateLex;

void date_lex_begin(DateLex *lex, const char *text, size_t length, size_t at);

/* Reads on to the i-th token. */
const DateToken *date_lex_more(DateLex *lex, unsigned i);

/* The i-th token from the beginning; past DATE_LEX_TOKENS there is only TOKEN_END. */
static inline const DateToken *date_lex(DateLex *lex, unsigned i) {
  return i < lex->count ? &lex->token[i] : date_lex_more(lex, i);
}

/* Does a date go on behind a line break after such a token: "the end of", "March"? */
bool date_lex_unfinished(DateTokenKind kind);

/* The beginning of the word or number that ends, after at most one space or hyphen, before `at`; `at` itself if there
 * is none, or if it would begin before `floor`. */
size_t date_lex_back(const char *text, size_t floor, size_t at);

/* Looks a word up, any case; false if dates do not know it. */
bool date_word(const char *word, size_t length, DateToken *token);

#endif
