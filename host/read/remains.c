/* What scrapers leave of a page in plain text: entities, the targets of links, tags. Words and sentences run through
 * them ("&ldquo;", "[5 million](https://...)"), so they go, as they would from the page itself. So do the blanks that
 * some set around figures in Chinese ("2024 年 5 月"), which are no words of their own there. */
#include "read/remains.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/interrupt.h"
#include "base/utf8.h"

enum {
  ENTITY_MOST = 10,
  TAG_MOST = 400,
  LINK_MOST = 600,
  LINK_TEXT_MOST = 400,
  NAME_MOST = 10,
  CODEPOINT_MOST = 0x10FFFF
};

typedef struct Reader {
  const char *text;
  size_t length, from; /* where the bytes begin that wait to be kept */
  Buf *out;
  Map *map;
  Status status;
} Reader;

/* The character of an entity at `at`; *size: its bytes, 0 where there is none. */
static uint32_t entity_at(const char *text, size_t length, size_t at, size_t *size) {
  static const struct {
    const char *name;
    uint32_t point;
  } names[] = {{"nbsp", ' '},      {"amp", '&'},      {"quot", '"'},      {"apos", '\''},     {"lt", '<'},
               {"gt", '>'},        {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"lsquo", 0x2018},  {"rsquo", 0x2019},
               {"mdash", 0x2014},  {"ndash", 0x2013}, {"hellip", 0x2026}, {"middot", 0xB7},   {"bull", 0x2022},
               {"times", 0xD7},    {"deg", 0xB0},     {"pound", 0xA3},    {"euro", 0x20AC},   {"yen", 0xA5},
               {"cent", 0xA2},     {"copy", 0xA9},    {"reg", 0xAE},      {"laquo", 0xAB},    {"raquo", 0xBB},
               {"permil", 0x2030}, {"frac12", 0xBD},  {"frac14", 0xBC},   {"frac34", 0xBE},   {"plusmn", 0xB1},
               {"sup2", 0xB2},     {"sup3", 0xB3},    {"ensp", ' '},      {"emsp", ' '},      {"thinsp", ' '},
               {"sbquo", 0x201A},  {"bdquo", 0x201E}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"trade", 0x2122},
               {"eacute", 0xE9},   {"uuml", 0xFC},    {"ouml", 0xF6},     {"auml", 0xE4},     {"ccedil", 0xE7}};
  const char *end = memchr(text + at, ';', length - at < ENTITY_MOST + 2 ? length - at : ENTITY_MOST + 2);
  *size = 0;
  if (!end) return 0;
  const char *name = text + at + 1;
  size_t n = (size_t)(end - name);
  if (n < 2) return 0;
  if (name[0] == '#') {
    bool hex = (name[1] | 0x20) == 'x';
    uint32_t point = 0;
    for (size_t i = hex ? 2 : 1; i < n; i++) {
      char c = (char)(name[i] | 0x20);
      uint32_t digit = is_digit(name[i])             ? (uint32_t)(name[i] - '0')
                       : hex && c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                                                     : 99;
      if (digit > (hex ? 15U : 9U)) return 0;
      point = point * (hex ? 16 : 10) + digit;
      if (point > CODEPOINT_MOST) return 0;
    }
    if (point < ' ' || (point >= 0xD800 && point <= 0xDFFF)) return 0;
    *size = n + 2;
    return point == 0xA0 ? ' ' : point;
  }
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i].name) == n && memcmp(names[i].name, name, n) == 0) {
      *size = n + 2;
      return names[i].point;
    }
  return 0;
}

/* The length of a tag of HTML at `at`, 0 where there is none; *block: whether a paragraph ends at it. */
static size_t tag_at(const char *text, size_t length, size_t at, bool *block) {
  static const char *const blocks[] = {"p",  "br", "div", "li", "ul", "ol", "tr", "table",   "section",
                                       "h1", "h2", "h3",  "h4", "h5", "h6", "hr", "article", NULL};
  static const char *const inside[] = {"a",  "b",  "i",   "u",    "em",    "strong", "span",  "font",   "sup", "sub",
                                       "td", "th", "img", "cite", "small", "tbody",  "thead", "figure", NULL};
  size_t i = at + 1, n = 0;
  char name[NAME_MOST];
  if (i < length && text[i] == '/') i++;
  for (; i < length && n + 1 < sizeof name && (is_letter(text[i]) || (n && is_digit(text[i]))); i++)
    name[n++] = (char)(text[i] | (is_letter(text[i]) ? 0x20 : 0));
  name[n] = '\0';
  if (!n || i >= length || !(text[i] == '>' || text[i] == ' ' || text[i] == '/' || text[i] == '\n')) return 0;
  *block = false;
  bool known = false;
  for (size_t k = 0; blocks[k] && !known; k++) known = *block = strcmp(blocks[k], name) == 0;
  for (size_t k = 0; inside[k] && !known; k++) known = strcmp(inside[k], name) == 0;
  size_t most = length - at < TAG_MOST ? length : at + TAG_MOST;
  while (known && i < most && text[i] != '>' && text[i] != '<') i++;
  return known && i < most && text[i] == '>' ? i + 1 - at : 0;
}

/* The length of "](https://...)" at `at`, 0 where there is none. */
static size_t target_at(const char *text, size_t length, size_t at) {
  static const char *const heads[] = {"](http", "](/", "](#", "](mailto:", "](www."};
  bool head = false;
  for (size_t i = 0; i < sizeof heads / sizeof *heads && !head; i++)
    head = length - at > strlen(heads[i]) && memcmp(text + at, heads[i], strlen(heads[i])) == 0;
  if (!head) return 0;
  size_t most = length - at < LINK_MOST ? length : at + LINK_MOST, depth = 0;
  for (size_t i = at + 1; i < most; i++) {
    if (text[i] == '(') depth++;
    if (text[i] == ')' && --depth == 0) return i + 1 - at;
  }
  return 0;
}

/* Whether a link's text opens at `at`. */
static bool opens_link(const char *text, size_t length, size_t at) {
  size_t most = length - at < LINK_TEXT_MOST ? length : at + LINK_TEXT_MOST;
  for (size_t i = at + 1; i < most && text[i] != '['; i++)
    if (text[i] == ']') return target_at(text, length, i) > 0;
  return false;
}

static void keep(Reader *r, size_t to) {
  if (to <= r->from || r->status != STATUS_OK) return;
  r->status = map_add(r->map, r->out->length, to - r->from, r->from, 1, 1);
  buf_add(r->out, r->text + r->from, to - r->from);
}

/* Puts bytes in place of `size` bytes of the file at `at`. */
static void put(Reader *r, size_t at, size_t size, const char *bytes, size_t count) {
  keep(r, at);
  if (count && r->status == STATUS_OK) {
    r->status = map_add(r->map, r->out->length, count, at, count, size);
    buf_add(r->out, bytes, count);
  }
  r->from = at + size;
}

/* Whether a Chinese character ends before `at`, or begins there. */
static bool han_before(const char *text, size_t at) {
  return at >= 3 && (unsigned char)text[at - 3] >= 0xE4 && (unsigned char)text[at - 3] <= 0xE9;
}

static bool han_at(const char *text, size_t length, size_t at) {
  return length - at >= 3 && (unsigned char)text[at] >= 0xE4 && (unsigned char)text[at] <= 0xE9;
}

/* A blank between a Chinese character and a figure. */
static bool is_figure_blank(const char *text, size_t length, size_t at) {
  if (text[at] != ' ' || at == 0 || at + 1 >= length) return false;
  char before = text[at - 1], behind = text[at + 1];
  if (han_before(text, at)) return is_digit(behind);
  return (is_digit(before) || before == '%') && han_at(text, length, at + 1);
}

/* The next byte that something may have to go at, from `at` on; the length where there is none. */
static size_t next_mark(const char *text, size_t length, size_t at) {
  enum { SEEN = BYTES_BLOCK - 2 }; /* those with a byte on either side */
  for (; at < length && !interrupt_pending(); at += SEEN) {
    char edge[BYTES_BLOCK];
    size_t before = at > 0, from = at - before, left = length - from;
    const char *block = left < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, text + from, left) : text + from;
    uint64_t wide = bytes_wide(block), found = bytes_one_of(block, 0, "&<[]\\", 5);
    if (wide) found |= bytes_equal(block, ' ') & (wide << 1 | wide >> 1);
    found = found >> before & ~(uint64_t)0 >> (BYTES_BLOCK - SEEN);
    if (found) return at + (size_t)__builtin_ctzll(found);
  }
  return length;
}

static bool remains_at(const char *text, size_t length, size_t at) {
  size_t size;
  bool block;
  switch (text[at]) {
    case '&': (void)entity_at(text, length, at, &size); return size > 0;
    case '<': return tag_at(text, length, at, &block) > 0;
    case ']': return target_at(text, length, at) > 0;
    case ' ': return is_figure_blank(text, length, at);
    default: return false;
  }
}

bool remains_stand(const char *text, size_t length) {
  for (size_t at = next_mark(text, length, 0); at < length; at = next_mark(text, length, at + 1))
    if (remains_at(text, length, at)) return true;
  return false;
}

Status remains_drop(const char *text, size_t length, Buf *out, Map *map) {
  Reader r = {.text = text, .length = length, .out = out, .map = map, .status = STATUS_OK};
  size_t size;
  for (size_t at = 0; (at = next_mark(text, length, at)) < length && r.status == STATUS_OK; at += size ? size : 1) {
    bool block;
    uint32_t point;
    char bytes[4];
    switch (text[at]) {
      case '&':
        point = entity_at(text, length, at, &size);
        if (size) put(&r, at, size, bytes, utf8_encode(point, bytes));
        break;
      case '<':
        size = tag_at(text, length, at, &block);
        if (size) put(&r, at, size, "\n\n", block ? 2 : 0);
        break;
      case '[':
        size = opens_link(text, length, at) ? 1 : 0;
        if (size) put(&r, at, size, "", 0);
        break;
      case ']':
        size = target_at(text, length, at);
        if (size) put(&r, at, size, "", 0);
        break;
      case '\\':
        size = at + 1 < length && (text[at + 1] == '[' || text[at + 1] == ']') ? 1 : 0;
        if (size) put(&r, at, size, "", 0);
        break;
      case ' ':
        size = is_figure_blank(text, length, at) ? 1 : 0;
        if (size) put(&r, at, size, "", 0);
        break;
      default: size = 0;
    }
  }
  if (interrupt_pending()) return STATUS_INTERRUPTED;
  keep(&r, length);
  if (r.status == STATUS_OK && !buf_ok(out)) return STATUS_NOMEM;
  return r.status;
}
