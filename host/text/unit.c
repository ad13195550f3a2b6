#include "text/unit.h"

#include <string.h>

#include "text/number_part.h"

typedef struct UnitForm {
  const char *text;
  uint8_t length;
  int16_t parent; /* the longest other form that is a prefix of this one; -1 when there is none */
  uint16_t unit;
  uint8_t flags;
} UnitForm;

#include "text/unit_table.h"

enum { UNIT_ROOM = 48 }; /* bytes of the longest form, and a few to see the boundary */

/* The text at a place as the tables spell it, and where each byte came from: blanks and line ends run together, and
 * between Chinese characters they vanish. */
typedef struct Key {
  char bytes[UNIT_ROOM];
  uint16_t origin[UNIT_ROOM + 1];
  size_t length;
} Key;

static bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

static void key_read(Key *key, const char *text, size_t length, size_t at) {
  size_t i = at;
  key->length = 0;
  while (i < length && key->length < UNIT_ROOM && i - at < 200) {
    key->origin[key->length] = (uint16_t)(i - at);
    if (is_space(text[i])) {
      size_t first = i;
      while (i < length && is_space(text[i]) && i - at < 200) i++;
      bool chinese =
          first > at && (unsigned char)text[first - 1] >= 0x80 && i < length && (unsigned char)text[i] >= 0xE3;
      if (!chinese) key->bytes[key->length++] = ' ';
    } else {
      key->bytes[key->length++] = text[i++];
    }
  }
  key->origin[key->length] = (uint16_t)(i - at);
}

static void key_fold(Key *key) {
  for (size_t i = 0; i < key->length; i++) {
    if (key->bytes[i] >= 'A' && key->bytes[i] <= 'Z') key->bytes[i] = (char)(key->bytes[i] | 0x20);
    if (key->bytes[i] == '-' && i > 0 && is_letter(key->bytes[i - 1])) key->bytes[i] = ' ';
  }
}

/* The last form that is not above the key, or -1. */
static int last_not_above(const UnitForm *forms, size_t count, const Key *key) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    size_t shared = forms[middle].length < key->length ? forms[middle].length : key->length;
    int order = memcmp(key->bytes, forms[middle].text, shared);
    if (order > 0 || (order == 0 && forms[middle].length <= key->length))
      low = middle + 1;
    else
      high = middle;
  }
  return (int)low - 1;
}

static bool ends_well(const UnitForm *form, const char *text, size_t length, size_t end) {
  if (form->flags & UNIT_CHINESE) return true;
  char next = byte_at(text, length, end);
  unsigned char last = (unsigned char)form->text[form->length - 1];
  if (last >= 0x80 || last == '$' || last == '%') return true;
  bool power = next == '\xC2' && ((unsigned char)byte_at(text, length, end + 1) & 0xFE) == 0xB2; /* ² or ³ */
  return !is_letter(next) && !is_digit(next) && !power;
}

static bool search(const UnitForm *forms, size_t count, const Key *key, const char *text, size_t length, size_t at,
                   UnitMatch *match) {
  for (int i = last_not_above(forms, count, key); i >= 0; i = forms[i].parent) {
    const UnitForm *form = &forms[i];
    if (form->length > key->length || memcmp(form->text, key->bytes, form->length) != 0) continue;
    size_t end = at + key->origin[form->length];
    if (form->text[form->length - 1] != ' ' && key->bytes[form->length - 1] != ' ')
      end = at + key->origin[form->length - 1] + 1;
    if (!ends_well(form, text, length, end)) continue;
    *match = (UnitMatch){&units[form->unit], end, form->flags};
    return true;
  }
  return false;
}

bool unit_match(const char *text, size_t length, size_t at, UnitMatch *match) {
  UnitMatch word;
  Key key;
  if (at >= length) return false;
  key_read(&key, text, length, at);
  bool found = search(symbol_forms, sizeof symbol_forms / sizeof *symbol_forms, &key, text, length, at, match);
  if (!is_letter(text[at])) return found;
  key_fold(&key);
  if (!search(word_forms, sizeof word_forms / sizeof *word_forms, &key, text, length, at, &word)) return found;
  if (!found || word.end > match->end) *match = word;
  return true;
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
