#include "text/unit.h"

#include <string.h>

#include "text/number_part.h"

typedef struct UnitForm {
  const char *text;
  uint8_t length;
  uint8_t flags;
  uint16_t unit;
} UnitForm;

#include "text/unit_table.h"

static bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

static bool ends_well(const UnitForm *form, const char *text, size_t length, size_t end) {
  if (form->flags & UNIT_CHINESE) return true;
  char next = byte_at(text, length, end);
  unsigned char last = (unsigned char)form->text[form->length - 1];
  if (!is_letter((char)last) && !is_digit((char)last)) return true;
  bool power = next == '\xC2' && ((unsigned char)byte_at(text, length, end + 1) & 0xFE) == 0xB2; /* ² or ³ */
  return !is_letter(next) && !is_digit(next) && !power && !number_is_accented(text, length, end);
}

/* A place in the text, read as the tables spell it: blanks and line ends run together, and between Chinese characters
 * they vanish; for words, letters are lowercase and a hyphen after a letter is a blank. */
typedef struct Cursor {
  const char *text;
  size_t length, at;
  bool words;
} Cursor;

static char next_byte(Cursor *cursor) {
  const char *text = cursor->text;
  char byte = byte_at(text, cursor->length, cursor->at);
  if (is_space(byte)) {
    size_t end = cursor->at;
    while (is_space(byte_at(text, cursor->length, end)) && end < cursor->at + 200) end++;
    char after = byte_at(text, cursor->length, end);
    bool chinese = (unsigned char)text[cursor->at - 1] >= 0x80 && (unsigned char)after >= 0xE3;
    cursor->at = chinese ? end + 1 : end;
    return chinese ? after : ' ';
  }
  if (cursor->at < cursor->length) cursor->at++;
  if (!cursor->words) return byte;
  if (byte == '-' && is_letter(text[cursor->at - 2])) return ' ';
  return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

static size_t first_not_below(const UnitForm *forms, size_t depth, unsigned byte, size_t from, size_t to) {
  while (from < to) {
    size_t middle = (from + to) / 2;
    if ((unsigned char)forms[middle].text[depth] < byte)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

/* Narrows [*low, *high), forms that share their first `depth` bytes, to those that go on with `byte`. */
static void narrow(const UnitForm *forms, size_t depth, char byte, size_t *low, size_t *high) {
  size_t from = first_not_below(forms, depth, (unsigned char)byte, *low, *high);
  *high = first_not_below(forms, depth, (unsigned char)byte + 1U, from, *high);
  *low = from;
}

/* Walks down the sorted forms byte by byte, and remembers the longest that ended at a boundary. Most words leave the
 * table after three or four bytes. */
static bool search(const UnitForm *forms, const uint16_t *starts, bool words, const char *text, size_t length,
                   size_t at, uint8_t refused, UnitMatch *match) {
  Cursor cursor = {text, length, at + 1, words};
  unsigned char first = (unsigned char)text[at];
  if (words && first >= 'A' && first <= 'Z') first |= 0x20;
  size_t low = starts[first], high = starts[first + 1], depth = 1;
  bool found = false;
  while (low < high) {
    if (forms[low].length == depth) {
      if (!(forms[low].flags & refused) && ends_well(&forms[low], text, length, cursor.at)) {
        *match = (UnitMatch){&units[forms[low].unit], cursor.at, forms[low].flags};
        found = true;
      }
      low++;
    }
    if (low >= high || cursor.at >= length) break;
    narrow(forms, depth++, next_byte(&cursor), &low, &high);
  }
  return found;
}

static bool match_any(const char *text, size_t length, size_t at, uint8_t refused, UnitMatch *match) {
  UnitMatch word;
  if (at >= length) return false;
  bool found = search(symbol_forms, symbol_starts, false, text, length, at, refused, match);
  if (!is_letter(text[at]) || !search(word_forms, word_starts, true, text, length, at, refused, &word)) return found;
  if (!found || word.end > match->end) *match = word;
  return true;
}

bool unit_match(const char *text, size_t length, size_t at, UnitMatch *match) {
  return match_any(text, length, at, UNIT_PER, match);
}

bool unit_match_per(const char *text, size_t length, size_t at, UnitMatch *match) {
  return match_any(text, length, at, 0, match);
}

bool unit_match_before(const char *text, size_t length, size_t at, UnitMatch *match) {
  if (at >= length) return false;
  if (search(before_forms, before_starts, false, text, length, at, 0, match)) return true;
  return is_letter(text[at]) && search(before_forms, before_starts, true, text, length, at, 0, match);
}

const Unit *unit_find(const char *code, const char *per) {
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (strcmp(units[i].code, code) != 0) continue;
    if (!per == !units[i].per && (!per || strcmp(per, units[i].per) == 0)) return &units[i];
  }
  return NULL;
}

bool unit_convert(double value, const Unit *from, const Unit *to, double *result) {
  bool measure = from->kind == UNIT_MEASURE && to->kind == UNIT_MEASURE;
  if (!measure || from->factor <= 0 || to->factor <= 0 || strcmp(from->dimension, to->dimension) != 0) return false;
  *result = value * from->factor / to->factor;
  return true;
}
