/* Functions of strings and codes. Positions count bytes from 1, as in Lua. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "frame/civil.h"
#include "frame/expr_internal.h"

#define EACH for (size_t i = 0; i < call->rows; i++)
#define SKIP_NULLS                                  \
  if (call->out->nullable && call->out->nulls[i]) { \
    call->out->text[i] = (Text){"", 0};             \
    continue;                                       \
  }

static Text argument(const Call *call, size_t a, size_t i) { return call->arguments[a]->text[i]; }

static bool is_null(const Vec *vec, size_t i) { return vec->nullable && vec->nulls[i]; }

static char *new_text(Call *call, size_t length) {
  char *bytes = arena_alloc(call->arena, length + 1);
  if (!bytes) call->failed = true;
  return bytes;
}

#define COMPARE(name, condition)                                            \
  static void name(Call *call) {                                            \
    EACH {                                                                  \
      if (call->out->nullable && call->out->nulls[i]) continue;             \
      int order = text_compare(argument(call, 0, i), argument(call, 1, i)); \
      call->out->truth[i] = condition;                                      \
    }                                                                       \
  }
COMPARE(text_equal, order == 0)
COMPARE(text_differs, order != 0)
COMPARE(text_below, order < 0)
COMPARE(text_at_most, order <= 0)
COMPARE(text_above, order > 0)
COMPARE(text_at_least, order >= 0)

static void text_one_of(Call *call) {
  EACH {
    bool found = false;
    call->out->nulls[i] = is_null(call->arguments[0], i);
    for (size_t a = 1; a < call->count && !found && !call->out->nulls[i]; a++)
      found = !is_null(call->arguments[a], i) && text_compare(argument(call, 0, i), argument(call, a, i)) == 0;
    call->out->truth[i] = found;
  }
}

static void text_concat(Call *call) {
  EACH {
    SKIP_NULLS
    Text a = argument(call, 0, i), b = argument(call, 1, i);
    char *bytes = new_text(call, a.length + b.length);
    if (!bytes) return;
    memcpy(bytes, a.bytes, a.length);
    memcpy(bytes + a.length, b.bytes, b.length);
    call->out->text[i] = (Text){bytes, a.length + b.length};
  }
}

static void text_length(Call *call) {
  EACH call->out->integer[i] = is_null(call->out, i) ? 0 : (int64_t)argument(call, 0, i).length;
}

/* string.sub: 1-based inclusive, negative from the end. */
static Text cut(Text text, int64_t from, int64_t to) {
  int64_t length = (int64_t)text.length;
  if (from < 0) from = from < -length ? 1 : length + from + 1;
  if (from == 0) from = 1;
  if (to < 0) to = to < -length ? 0 : length + to + 1;
  if (to > length) to = length;
  return from > to ? (Text){"", 0} : (Text){text.bytes + from - 1, (size_t)(to - from + 1)};
}

static void text_sub(Call *call) {
  EACH {
    SKIP_NULLS
    int64_t to = call->count > 2 ? call->arguments[2]->integer[i] : -1;
    call->out->text[i] = cut(argument(call, 0, i), call->arguments[1]->integer[i], to);
  }
}

static void change_case(Call *call, char first, char last, char shift) {
  EACH {
    SKIP_NULLS
    Text text = argument(call, 0, i);
    char *bytes = new_text(call, text.length);
    if (!bytes) return;
    for (size_t j = 0; j < text.length; j++)
      bytes[j] = text.bytes[j] >= first && text.bytes[j] <= last ? (char)(text.bytes[j] + shift) : text.bytes[j];
    call->out->text[i] = (Text){bytes, text.length};
  }
}

static void text_lower(Call *call) { change_case(call, 'A', 'Z', 'a' - 'A'); }
static void text_upper(Call *call) { change_case(call, 'a', 'z', 'A' - 'a'); }

static void text_trim(Call *call) {
  EACH {
    SKIP_NULLS
    Text text = argument(call, 0, i);
    while (text.length && is_space(text.bytes[0])) text = (Text){text.bytes + 1, text.length - 1};
    while (text.length && is_space(text.bytes[text.length - 1])) text.length--;
    call->out->text[i] = text;
  }
}

static const char *find(Text text, Text part) {
  return part.length == 0 ? text.bytes : memmem(text.bytes, text.length, part.bytes, part.length);
}

static void text_contains(Call *call) {
  EACH call->out->truth[i] = !is_null(call->out, i) && find(argument(call, 0, i), argument(call, 1, i)) != NULL;
}

static void text_starts(Call *call) {
  EACH {
    if (is_null(call->out, i)) continue;
    Text text = argument(call, 0, i), part = argument(call, 1, i);
    call->out->truth[i] = part.length <= text.length && memcmp(text.bytes, part.bytes, part.length) == 0;
  }
}

static void text_ends(Call *call) {
  EACH {
    if (is_null(call->out, i)) continue;
    Text text = argument(call, 0, i), part = argument(call, 1, i);
    call->out->truth[i] =
        part.length <= text.length && memcmp(text.bytes + text.length - part.length, part.bytes, part.length) == 0;
  }
}

/* Every occurrence, from the left; the part replaced is plain text. */
static void text_replace(Call *call) {
  EACH {
    SKIP_NULLS
    Text text = argument(call, 0, i), part = argument(call, 1, i), with = argument(call, 2, i);
    size_t found = 0, length;
    const char *end = text.bytes + text.length;
    for (const char *at = text.bytes; part.length && (at = memmem(at, (size_t)(end - at), part.bytes, part.length));)
      found++, at += part.length;
    if (__builtin_mul_overflow(found, with.length, &length)) length = SIZE_MAX / 4;
    char *bytes = new_text(call, text.length - found * part.length + length), *to = bytes;
    if (!bytes) return;
    const char *from = text.bytes;
    for (; found > 0; found--) {
      const char *at = memmem(from, (size_t)(end - from), part.bytes, part.length);
      memcpy(to, from, (size_t)(at - from));
      to += at - from;
      memcpy(to, with.bytes, with.length);
      to += with.length;
      from = at + part.length;
    }
    memcpy(to, from, (size_t)(end - from));
    call->out->text[i] = (Text){bytes, (size_t)(to - bytes) + (size_t)(end - from)};
  }
}

enum { MOST_PADDED = 64 };

/* Zeros put back in front of a code that lost them: pad("10121", 6) is "010121". */
static void text_pad(Call *call) {
  EACH {
    SKIP_NULLS
    Text text = argument(call, 0, i);
    int64_t width = call->arguments[1]->integer[i];
    call->out->text[i] = text;
    if (width <= (int64_t)text.length || width > MOST_PADDED) continue;
    char *bytes = new_text(call, (size_t)width);
    if (!bytes) return;
    memset(bytes, '0', (size_t)width - text.length);
    memcpy(bytes + (size_t)width - text.length, text.bytes, text.length);
    call->out->text[i] = (Text){bytes, (size_t)width};
  }
}

/* The whole text as a number, or null. */
static void text_number(Call *call) {
  EACH {
    if (is_null(call->out, i)) continue;
    Text text = argument(call, 0, i);
    char copy[64], *end = copy;
    bool fits = text.length > 0 && text.length < sizeof copy;
    memcpy(copy, text.bytes, fits ? text.length : 0);
    copy[fits ? text.length : 0] = '\0';
    call->out->number[i] = strtod(copy, &end);
    if (!fits || end != copy + text.length) call->out->nulls[i] = 1;
  }
}

static void text_integer(Call *call) {
  EACH {
    if (is_null(call->out, i)) continue;
    Text text = argument(call, 0, i);
    char copy[32], *end = copy;
    bool fits = text.length > 0 && text.length < sizeof copy;
    memcpy(copy, text.bytes, fits ? text.length : 0);
    copy[fits ? text.length : 0] = '\0';
    errno = 0;
    call->out->integer[i] = strtoll(copy, &end, 10);
    if (!fits || errno || end != copy + text.length) call->out->nulls[i] = 1;
  }
}

static void text_date(Call *call) {
  EACH {
    if (is_null(call->out, i)) continue;
    Text text = argument(call, 0, i);
    call->out->nulls[i] = !civil_parse(text.bytes, text.length, &call->out->integer[i]);
  }
}

static void integer_text(Call *call) {
  EACH {
    SKIP_NULLS
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)call->arguments[0]->integer[i]);
    char *bytes = new_text(call, (size_t)length);
    if (!bytes) return;
    memcpy(bytes, digits, (size_t)length);
    call->out->text[i] = (Text){bytes, (size_t)length};
  }
}

static void date_text(Call *call) {
  EACH {
    SKIP_NULLS
    char digits[CIVIL_TEXT];
    size_t length = civil_format(call->arguments[0]->integer[i], digits);
    char *bytes = new_text(call, length);
    if (!bytes) return;
    memcpy(bytes, digits, length);
    call->out->text[i] = (Text){bytes, length};
  }
}

static void text_same(Call *call) { EACH call->out->text[i] = argument(call, 0, i); }

const Overload expr_texts[] = {
    {"==", "tt>b", text_equal, 0},
    {"~=", "tt>b", text_differs, 0},
    {"<", "tt>b", text_below, 0},
    {"<=", "tt>b", text_at_most, 0},
    {">", "tt>b", text_above, 0},
    {">=", "tt>b", text_at_least, 0},
    {"one_of", "tt+>b", text_one_of, FUNCTION_LENIENT},
    {"..", "tt>t", text_concat, 0},
    {"len", "t>i", text_length, 0},
    {"sub", "ti>t", text_sub, 0},
    {"sub", "tii>t", text_sub, 0},
    {"lower", "t>t", text_lower, 0},
    {"upper", "t>t", text_upper, 0},
    {"trim", "t>t", text_trim, 0},
    {"contains", "tt>b", text_contains, 0},
    {"starts", "tt>b", text_starts, 0},
    {"ends", "tt>b", text_ends, 0},
    {"replace", "ttt>t", text_replace, 0},
    {"pad", "ti>t", text_pad, 0},
    {"number", "t>n", text_number, FUNCTION_MAKES_NULLS},
    {"integer", "t>i", text_integer, FUNCTION_MAKES_NULLS},
    {"date", "t>d", text_date, FUNCTION_MAKES_NULLS},
    {"text", "t>t", text_same, 0},
    {"text", "i>t", integer_text, 0},
    {"text", "d>t", date_text, 0},
    {NULL, NULL, NULL, 0},
};
