/* Numbers that plainly begin no date: most of a text, told by what stands behind them before any token is read.
 *
 * It says no more than the readers would: of digits that could be a year, a day before its month or a count of time it
 * leaves the answer to them. */
#include "base/ascii.h"
#include "text/date_parts.h"

enum { MOST_GROUPS = 3, YEAR_DIGITS = 4, DAY_DIGITS = 8 };

static size_t digits_end(const char *text, size_t length, size_t at) {
  while (at < length && is_digit(text[at])) at++;
  return at;
}

/* The suffix of "5th" and "2nd". */
static bool is_suffix(const char *word) {
  char first = (char)(word[0] | 0x20), second = (char)(word[1] | 0x20);
  return (second == 'h' && first == 't') || (second == 't' && first == 's') ||
         (second == 'd' && (first == 'n' || first == 'r'));
}

/* Whether one letter behind digits may be a unit or part of a date: 12h, 1Q24, 80s, 14 a.d. */
static bool is_letter_of_dates(char letter) {
  switch (letter | 0x20) {
    case 'a':
    case 'd':
    case 'h':
    case 'q':
    case 's':
    case 'w':
    case 'y': return true;
    default: return false;
  }
}

/* Whether a word stands at `at` that neither is part of a date nor may be passed over. */
static bool is_foreign(const char *text, size_t length, size_t at) {
  DateToken token = {0};
  size_t end = at;
  while (end < length && is_letter(text[end])) end++;
  if ((end - at == 1 && is_letter_of_dates(text[at])) || (end - at == 2 && is_suffix(text + at))) return false;
  if (end < length && (unsigned char)text[end] >= 0x80) return false;
  if (!date_word(text + at, end - at, &token)) return true;
  return token.kind == TOKEN_OTHER && token.value == WORD_COUNTED;
}

/* Whether a sign of ASCII is none that dates have. */
static bool is_no_sign(char c) {
  switch (c) {
    case ',':
    case '.':
    case '/':
    case '-':
    case '\'':
    case '~':
    case '&': return false;
    default: return c > ' ' && c < 0x7F && !is_digit(c);
  }
}

bool date_number_is_none(const char *text, size_t length, size_t at) {
  size_t end = digits_end(text, length, at), digits = end - at;
  bool year = digits == YEAR_DIGITS && (text[at] == '1' || (text[at] == '2' && text[at + 1] <= '1'));
  if (year || digits >= DAY_DIGITS) return false;
  for (int groups = 0; groups < MOST_GROUPS && end + 1 < length; groups++) { /* "1,234.5" */
    if ((text[end] != ',' && text[end] != '.') || !is_digit(text[end + 1])) break;
    size_t next = digits_end(text, length, end + 1);
    if (next - end > DAY_DIGITS || (text[end] == '.' && next < length && text[next] == '.')) return false;
    end = next;
  }
  if (end >= length || text[end] == '\n' || (unsigned char)text[end] >= 0xE3) return true;
  if (is_letter(text[end])) return is_foreign(text, length, end);
  if (text[end] == ',' && end + 1 < length && text[end + 1] == ' ') end++;
  if (text[end] != ' ') return is_no_sign(text[end]);
  if (++end >= length) return false;
  return is_letter(text[end]) ? is_foreign(text, length, end) : is_no_sign(text[end]);
}
