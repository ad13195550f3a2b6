#include "text/date_lex.h"

#include <string.h>

#include "base/ascii.h"

void date_lex_begin(DateLex *lex, const char *text, size_t length, size_t at) {
  lex->text = text;
  lex->length = length;
  lex->at = at;
  lex->count = 0;
}

/* Length of the white space at `at`: ASCII blanks, no-break space, the spaces of general punctuation. */
static size_t space_at(const DateLex *lex, size_t at) {
  unsigned char c = (unsigned char)lex->text[at];
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
  if (c == 0xC2) return lex->length - at >= 2 && lex->text[at + 1] == '\xA0' ? 2 : 0;
  if (c == 0xE2 && lex->length - at >= 3 && (unsigned char)lex->text[at + 1] == 0x80) {
    unsigned char last = (unsigned char)lex->text[at + 2];
    if ((last >= 0x80 && last <= 0x8A) || last == 0xAF) return 3;
  }
  return 0;
}

bool date_lex_unfinished(DateTokenKind kind) {
  static const bool unfinished[TOKEN_APOSTROPHE + 1] = {
      [TOKEN_OF] = true,     [TOKEN_IN] = true,    [TOKEN_THE] = true,     [TOKEN_SHIFT] = true,
      [TOKEN_SAME] = true,   [TOKEN_PART] = true,  [TOKEN_ORDINAL] = true, [TOKEN_MONTH] = true,
      [TOKEN_TO] = true,     [TOKEN_AND] = true,   [TOKEN_FEW] = true,     [TOKEN_CARDINAL] = true,
      [TOKEN_FISCAL] = true, [TOKEN_FROM] = true,  [TOKEN_BETWEEN] = true, [TOKEN_COMMA] = true,
      [TOKEN_A] = true,      [TOKEN_PERIOD] = true};
  return unfinished[kind];
}

/* A date goes on behind a line break only where the line before leaves it unfinished. */
static bool goes_on(const DateLex *lex) {
  return lex->count == 0 || date_lex_unfinished((DateTokenKind)lex->token[lex->count - 1].kind);
}

/* Whether a byte of ASCII that is no white space stands at `at`. */
static inline bool is_plain(const DateLex *lex, size_t at) {
  return at < lex->length && (unsigned char)(lex->text[at] - '!') < 0x7F - '!';
}

/* Skips white space; false at the end of the text, at a blank line, and at a line break that ends a date. */
static bool skip_any_space(DateLex *lex, bool *glued) {
  unsigned lines = 0;
  size_t from = lex->at;
  while (lex->at < lex->length) {
    size_t step = space_at(lex, lex->at);
    if (!step) break;
    if (lex->text[lex->at] == '\n' && (++lines > 1 || !goes_on(lex))) return false;
    lex->at += step;
  }
  *glued = lex->at == from;
  return lex->at < lex->length;
}

/* Mostly there is one blank or none. */
static inline bool skip_space(DateLex *lex, bool *glued) {
  size_t at = lex->at;
  *glued = is_plain(lex, at);
  if (*glued) return true;
  if (at >= lex->length || lex->text[at] != ' ' || !is_plain(lex, at + 1)) return skip_any_space(lex, glued);
  lex->at = at + 1;
  return true;
}

static bool is_suffix(const DateLex *lex, const char *suffix) {
  if (lex->length - lex->at < 2) return false;
  return (lex->text[lex->at] | 0x20) == suffix[0] && (lex->text[lex->at + 1] | 0x20) == suffix[1] &&
         (lex->length - lex->at == 2 || !is_letter(lex->text[lex->at + 2]));
}

static void read_number(DateLex *lex, DateToken *token) {
  int32_t value = 0;
  size_t digits = 0;
  for (; lex->at < lex->length && is_digit(lex->text[lex->at]); lex->at++, digits++)
    if (digits < 8) value = value * 10 + (lex->text[lex->at] - '0');
  token->kind = digits > 8 ? TOKEN_OTHER : TOKEN_NUMBER;
  token->digits = digits > 255 ? 255 : (uint8_t)digits;
  token->value = value;
  if (lex->at >= lex->length || !is_letter(lex->text[lex->at])) return;
  if (is_suffix(lex, "th") || is_suffix(lex, "st") || is_suffix(lex, "nd") || is_suffix(lex, "rd")) {
    if (token->kind == TOKEN_NUMBER) token->kind = TOKEN_ORDINAL;
    lex->at += 2;
  }
}

/* "Q3" and "H1": one letter and one digit. */
static bool read_quarter(DateLex *lex, DateToken *token, size_t letters) {
  if (letters != 1 || lex->at >= lex->length || !is_digit(lex->text[lex->at])) return false;
  if (lex->at + 1 < lex->length && is_digit(lex->text[lex->at + 1])) return false;
  int value = lex->text[lex->at] - '0';
  char letter = (char)(lex->text[lex->at - 1] | 0x20);
  if (value < 1 || !((letter == 'q' && value <= 4) || (letter == 'h' && value <= 2))) return false;
  token->kind = letter == 'q' ? TOKEN_QUARTER : TOKEN_HALFYEAR;
  token->value = value;
  lex->at++;
  return true;
}

/* Where the letters end that begin at `at`: eight at a time, where so many bytes are left. */
static size_t letters_end(const char *text, size_t length, size_t at) {
  const uint64_t ones = 0x0101010101010101u, high = ones << 7;
  while (length - at >= 8) {
    uint64_t bytes;
    memcpy(&bytes, text + at, sizeof bytes);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    uint64_t small = (bytes | ones << 5) & ~high; /* a to z carry into the high bit with the first sum alone */
    uint64_t letters = (small + (128 - 'a') * ones) & ~(small + (127 - 'z') * ones) & ~bytes & high;
    if (letters != high) return at + (size_t)__builtin_ctzll(letters ^ high) / 8;
    at += 8;
  }
  while (at < length && is_letter(text[at])) at++;
  return at;
}

static void read_word(DateLex *lex, DateToken *token) {
  size_t from = lex->at;
  lex->at = letters_end(lex->text, lex->length, from);
  token->capital = lex->text[from] <= 'Z';
  if (read_quarter(lex, token, lex->at - from)) return;
  bool foreign = lex->at < lex->length && (unsigned char)lex->text[lex->at] >= 0xC3 &&
                 (unsigned char)lex->text[lex->at] <= 0xCF; /* goes on with a letter that is not ASCII */
  if (foreign || !date_word(lex->text + from, lex->at - from, token)) token->kind = TOKEN_OTHER;
}

static void set_sign(DateToken *token, DateTokenKind kind, int value) {
  token->kind = (uint8_t)kind;
  token->value = value;
}

/* Dashes and quotes of general punctuation (E2 80 90 to 99) and the minus sign. */
static void read_wide_sign(const DateLex *lex, DateToken *token) {
  if (lex->length - lex->at < 3) return;
  unsigned char block = (unsigned char)lex->text[lex->at + 1], last = (unsigned char)lex->text[lex->at + 2];
  if (block == 0x88 && last == 0x92) set_sign(token, TOKEN_DASH, DASH_EN);
  if (block != 0x80) return;
  if (last == 0x90 || last == 0x91) set_sign(token, TOKEN_DASH, DASH_HYPHEN);
  if (last == 0x92 || last == 0x93) set_sign(token, TOKEN_DASH, DASH_EN);
  if (last == 0x94) set_sign(token, TOKEN_DASH, DASH_EM);
  if (last == 0x98 || last == 0x99) set_sign(token, TOKEN_APOSTROPHE, 0);
}

static void read_sign(DateLex *lex, DateToken *token) {
  token->kind = TOKEN_OTHER;
  switch (lex->text[lex->at]) {
    case ',': set_sign(token, TOKEN_COMMA, 0); break;
    case '.': set_sign(token, TOKEN_DOT, 0); break;
    case '/': set_sign(token, TOKEN_SLASH, 0); break;
    case '-': set_sign(token, TOKEN_DASH, DASH_HYPHEN); break;
    case '\'': set_sign(token, TOKEN_APOSTROPHE, 0); break;
    case '~': set_sign(token, TOKEN_DASH, DASH_EN); break;
    case '&': set_sign(token, TOKEN_AND, 0); break;
    case '\xE2': read_wide_sign(lex, token); break;
    default: break;
  }
  lex->at += token->kind != TOKEN_OTHER && lex->text[lex->at] == '\xE2' ? 3 : 1;
}

static void read_token(DateLex *lex, DateToken *token) {
  *token = (DateToken){0};
  if (!skip_space(lex, &token->glued)) {
    token->kind = TOKEN_END;
    token->from = token->to = lex->at;
    lex->at = lex->length;
    return;
  }
  token->from = lex->at;
  if (is_digit(lex->text[lex->at]))
    read_number(lex, token);
  else if (is_letter(lex->text[lex->at]))
    read_word(lex, token);
  else
    read_sign(lex, token);
  token->to = lex->at;
}

const DateToken *date_lex_more(DateLex *lex, unsigned i) {
  static const DateToken end = {.kind = TOKEN_END};
  if (i >= DATE_LEX_TOKENS) return &end;
  for (; lex->count <= i; lex->count++) read_token(lex, &lex->token[lex->count]);
  return &lex->token[i];
}

size_t date_lex_back(const char *text, size_t floor, size_t at) {
  size_t to = at;
  if (to > floor && text[to - 1] == ' ') to--;
  if (to > floor && (text[to - 1] == '-' || text[to - 1] == '\n')) to--;
  if (to > floor + 1 && text[to - 1] == (char)0xA0 && text[to - 2] == (char)0xC2) to -= 2;
  size_t from = to;
  while (from > floor && (is_letter(text[from - 1]) || is_digit(text[from - 1]))) from--;
  if (from == to || (from == floor && floor > 0 && (is_letter(text[floor - 1]) || is_digit(text[floor - 1]))))
    return at;
  return from;
}
