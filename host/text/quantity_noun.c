/* What a number counts when no unit follows it: the noun some words on, the whole it is part of, money said before. */
#include <string.h>

#include "text/quantity_part.h"

/* "1,000 medium and heavy trucks": the first plural thing within five words; the span stays with the number. */
void amount_find_counted(const Text *text, Amount *amount) {
  size_t at = amount->to;
  for (int words = 0; words < 6; words++) {
    size_t next = skip_blanks(text, at);
    if (next == at && !(char_at(text, at) == '-' && words > 0)) return;
    if (char_at(text, next) == '-') next++;
    Word word = number_read_word(text->bytes, text->length, next);
    if (!word.length || word_listed(&word, LIST_STOP)) return;
    UnitMatch match;
    bool found = unit_match(text->bytes, text->length, next, &match) && match.unit->kind == UNIT_COUNT;
    bool wanted = amount->value == 1 || !(match.flags & UNIT_SINGULAR);
    if (found && wanted && !(match.flags & UNIT_SYMBOL)) {
      amount->unit = match.unit;
      if (words == 0) amount->to = match.end;
      return;
    }
    at = next + word.length;
  }
}

/* "31 of China's 34 provinces": the second number's noun is the first one's too, and one quantity spans both. */
bool amount_find_whole(const Text *text, Amount *amount) {
  size_t at = skip_blanks(text, amount->to);
  if (at == amount->to || !has(text, at, "of ")) return false;
  at += 3;
  for (int words = 0; words < 4; words++) {
    Text rest = {text->bytes, text->length, at};
    Amount whole;
    if (amount_read(&rest, at, &whole)) {
      bool larger = whole.number.integer && !whole.number.ordinal && whole.value >= amount->value;
      if (!larger || (whole.unit && whole.unit->kind != UNIT_COUNT)) return false;
      if (!whole.unit) amount_find_counted(&rest, &whole);
      if (!whole.unit) return false;
      amount->unit = whole.unit;
      amount->to = whole.to;
      return true;
    }
    size_t end = at;
    while (end < text->length && end < at + 40 && (unsigned char)text->bytes[end] > ' ' && text->bytes[end] != ',' &&
           text->bytes[end] != '.')
      end++;
    if (char_at(text, end) != ' ') return false;
    at = end + 1;
  }
  return false;
}

/* The last currency named before `at` in its sentence, or NULL. */
static const Unit *currency_said(const Text *text, size_t at) {
  for (size_t left = 200; at > 0 && left > 0; at--, left--) {
    unsigned char byte = (unsigned char)text->bytes[at - 1];
    if (byte == '\n' || (byte == '.' && is_blank(char_at(text, at)))) return NULL;
    bool begins = !is_letter((char)byte) || at == 1 || !is_letter(text->bytes[at - 2]);
    UnitMatch match;
    if (!begins || is_digit((char)byte) || is_blank((char)byte)) continue;
    if (!unit_match(text->bytes, text->length, at - 1, &match) || match.unit->kind != UNIT_MONEY) continue;
    if (!(match.flags & UNIT_CAREFUL)) return match.unit;
  }
  return NULL;
}

void amount_borrow_money(const Text *text, Amount *amount) {
  size_t next = skip_blanks(text, amount->to);
  Word word = number_read_word(text->bytes, text->length, next);
  if (amount->number.form == NUMBER_CJK || amount->number.scale < 1e6 ||
      (word.length && !word_listed(&word, LIST_STOP)))
    return;
  if (amount->per && strcmp(amount->per, "month") == 0) return;
  amount->unit = currency_said(text, amount->from);
}

/* The noun needs the number to end its phrase, and to begin one itself or to stand behind an article: "what percent of
 * 60 machines" asks for a share. */
void amount_find_percentage(const Text *text, Amount *amount) {
  static const char *const nouns[] = {"percentage", "percents", "percent", "per cent"};
  size_t end = skip_blanks_back(text, amount->from);
  if (end == amount->from || !has_before(text, end, "of")) return;
  char follows = char_at(text, skip_blanks(text, amount->to));
  end = skip_blanks_back(text, end - 2);
  size_t noun = end;
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns && noun == end; i++)
    if (has_before(text, end, nouns[i])) noun = end - strlen(nouns[i]);
  if (noun >= end || is_letter(char_before(text, noun)) || is_letter(follows) || is_digit(follows)) return;
  size_t before = skip_blanks_back(text, noun), start = word_start(text, before);
  bool article = before - start == 1 ? has(text, start, "a") : before - start == 3 && has(text, start, "the");
  UnitMatch percent;
  if ((start < before && !article) || !unit_match("%", 1, 0, &percent)) return;
  if (start == before && before > 0 && !strchr(".,;:!?\n\"(", text->bytes[before - 1])) return;
  amount->unit = percent.unit;
  amount->from = noun;
}
