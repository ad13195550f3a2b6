/* Numbers with what they count. */
#include "text/quantity.h"

#include <string.h>

#include "text/number_part.h"

const char *const quantity_words[] = {"dozens", "per", NULL};

static bool is_name_part(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

size_t quantity_parse(const char *text, size_t length, size_t floor, size_t at, size_t *from, MentionType *type,
                      Quantity *quantity) {
  size_t start = at;
  bool dollar = byte_at(text, length, at) == '$';
  if (dollar) start = number_skip_blanks(text, length, at + 1);
  if (at > floor && is_name_part(text[at - 1])) return 0;
  Number number;
  size_t size = number_parse(text, length, start, &number);
  if (!size) return 0;
  size_t end = start + size;
  *quantity = (Quantity){number.value, number.value, number.value, dollar ? "USD" : NULL,
                         number.more ? COMPARATOR_MORE : COMPARATOR_EQUAL};
  *type = dollar ? MENTION_MONEY : number.ordinal ? MENTION_ORDINAL : MENTION_NUMBER;
  size_t next = number_skip_blanks(text, length, end);
  Word word = number_read_word(text, length, next);
  bool sign = byte_at(text, length, next) == '%';
  if (!dollar && (sign || strcmp(word.letters, "percent") == 0)) {
    *type = MENTION_PERCENT;
    quantity->unit = "%";
    end = next + (sign ? 1 : word.length);
  }
  *from = at;
  return end;
}
