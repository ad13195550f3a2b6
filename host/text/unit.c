#include "text/unit.h"

#include <string.h>

#include "base/ascii.h"
#include "text/number_part.h"

typedef struct UnitForm {
  const char *text;
  uint8_t length;
  uint8_t flags;
  uint16_t unit;
} UnitForm;

/* The forms that begin with one run of letters or with one other character: from `low` to before `high` among the
 * symbols (or the forms before a number), and among the words. */
typedef struct UnitGroup {
  char beginning[16];
  uint16_t low, high, word_low, word_high;
} UnitGroup;

#include "text/unit_table.h"

enum { UNIT_BITS = 13, BEFORE_BITS = 10 };

static bool ends_well(const UnitForm *form, const char *text, size_t length, size_t end) {
  if (form->flags & UNIT_CHINESE) return true;
  char next = byte_at(text, length, end);
  unsigned char last = (unsigned char)form->text[form->length - 1];
  if (!is_letter((char)last) && !is_digit((char)last)) return true;
  bool power = next == '\xC2' && ((unsigned char)byte_at(text, length, end + 1) & 0xFE) == 0xB2; /* ² or ³ */
  return !is_letter(next) && !is_digit(next) && !power && !number_is_accented(text, length, end);
}

/* A place in the text, read as the tables spell it: blanks and line ends run together, and between Chinese characters
 * they vanish; for words, letters are lowercase and a hyphen after a letter is a blank ("10-billion-U.S.-dollar"). */
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
  if (byte == '-' && cursor->at >= 3 &&
      (is_letter(text[cursor->at - 2]) || (text[cursor->at - 2] == '.' && is_letter(text[cursor->at - 3]))))
    return ' ';
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

/* Walks down the sorted forms, which share their first `depth` bytes with the text at `at`, byte by byte, and remembers
 * the longest that ended at a boundary. */
static bool walk(const UnitForm *forms, size_t low, size_t high, Cursor *cursor, size_t depth, uint8_t refused,
                 UnitMatch *match) {
  bool found = false;
  while (low < high) {
    if (forms[low].length == depth) {
      if (!(forms[low].flags & refused) && ends_well(&forms[low], cursor->text, cursor->length, cursor->at)) {
        *match = (UnitMatch){&units[forms[low].unit], cursor->at, forms[low].flags};
        found = true;
      }
      low++;
    }
    if (low >= high || cursor->at >= cursor->length) break;
    narrow(forms, depth++, next_byte(cursor), &low, &high);
  }
  return found;
}

/* Those of forms [low, high), which are few, that begin with the text's own letters, in their case. */
static bool walk_exact(const UnitForm *forms, size_t low, size_t high, const char *text, size_t length, size_t at,
                       size_t depth, uint8_t refused, UnitMatch *match) {
  while (low < high && (forms[low].text[0] != text[at] || memcmp(forms[low].text, text + at, depth) != 0)) low++;
  size_t end = low;
  while (end < high && forms[end].text[0] == text[at] && memcmp(forms[end].text, text + at, depth) == 0) end++;
  if (low == end) return false;
  Cursor cursor = {text, length, at + depth, false};
  return walk(forms, low, end, &cursor, depth, refused, match);
}

static bool walk_words(const UnitForm *forms, size_t low, size_t high, const char *text, size_t length, size_t at,
                       size_t depth, uint8_t refused, UnitMatch *match) {
  if (low == high) return false;
  Cursor cursor = {text, length, at + depth, true};
  return walk(forms, low, high, &cursor, depth, refused, match);
}

/* What may begin a form at `at`: a run of letters, or the bytes of one other character; its length in bytes goes to
 * *depth, at most as many as a Word holds. */
static Word read_beginning(const char *text, size_t length, size_t at, size_t *depth) {
  unsigned char first = (unsigned char)text[at];
  if (is_letter((char)first)) {
    Word word = number_read_word(text, length, at);
    *depth = word.length < sizeof word.letters ? word.length : sizeof word.letters - 1;
    return word;
  }
  Word word = {.half = {0, 0}, .length = 0};
  size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
  *depth = size <= length - at ? size : length - at;
  for (size_t i = 0; i < *depth; i++) word.letters[i] = text[at + i];
  return word;
}

static const UnitGroup *find_group(const UnitGroup *groups, const uint16_t *slots, unsigned bits, const Word *word) {
  const uint32_t last = (1u << bits) - 1;
  for (uint32_t slot = word_hash(word, bits); slots[slot]; slot = (slot + 1) & last)
    if (word_equals(word, groups[slots[slot] - 1].beginning)) return &groups[slots[slot] - 1];
  return NULL;
}

static bool match_any(const char *text, size_t length, size_t at, uint8_t refused, UnitMatch *match) {
  if (at >= length || !unit_begins[(unsigned char)text[at]]) return false;
  size_t depth;
  Word word = read_beginning(text, length, at, &depth);
  const UnitGroup *group = find_group(unit_groups, unit_slots, UNIT_BITS, &word);
  if (!group) return false;
  if (!word.length) { /* no letter, which could be large or small */
    Cursor cursor = {text, length, at + depth, false};
    return walk(symbol_forms, group->low, group->high, &cursor, depth, refused, match);
  }
  bool found = walk_exact(symbol_forms, group->low, group->high, text, length, at, depth, refused, match);
  UnitMatch other;
  if (!walk_words(word_forms, group->word_low, group->word_high, text, length, at, depth, refused, &other))
    return found;
  if (!found || other.end > match->end) *match = other;
  return true;
}

bool unit_match(const char *text, size_t length, size_t at, UnitMatch *match) {
  return match_any(text, length, at, UNIT_PER, match);
}

bool unit_match_per(const char *text, size_t length, size_t at, UnitMatch *match) {
  return match_any(text, length, at, 0, match);
}

bool unit_match_before(const char *text, size_t length, size_t at, UnitMatch *match) {
  if (at >= length || !before_begins[(unsigned char)text[at]]) return false;
  size_t depth;
  Word word = read_beginning(text, length, at, &depth);
  const UnitGroup *group = find_group(before_groups, before_slots, BEFORE_BITS, &word);
  if (!group) return false;
  if (walk_exact(before_forms, group->low, group->high, text, length, at, depth, 0, match)) return true;
  size_t low = group->low, high = group->high; /* those in lowercase, which match in any case, stand together */
  while (low < high && memcmp(before_forms[low].text, word.letters, depth) != 0) low++;
  while (high > low && memcmp(before_forms[high - 1].text, word.letters, depth) != 0) high--;
  return word.length > 0 && walk_words(before_forms, low, high, text, length, at, depth, 0, match);
}

bool unit_may_end_before(const char *text, size_t at) {
  if (at == 0) return false;
  unsigned last = (unsigned char)text[at - 1], before = at > 1 ? (unsigned char)text[at - 2] : 0;
  if (!is_letter((char)before) &&
      (last == 'Y' || last == 'W' || last == 'R' || last == 'P' || last == 'N' || last == 'K' || last == 'B'))
    return true; /* money_at: "Y145 billion" */
  if (is_letter((char)last)) return before_ends[(is_letter((char)before) ? before & 31 : 0) << 6 | (last & 31)] & 8;
  if (last < 0x80) return before_ends[last & 63] & (last & 64 ? 2 : 1);
  return before_ends[(before & 63) << 6 | (last & 63)] & 4;
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
  *result = from->factor == to->factor ? value : number_rounded(value * from->factor / to->factor);
  return true;
}
