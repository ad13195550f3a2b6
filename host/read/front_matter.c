#include "read/front_matter.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* It is short: a text that opens with a rule need not be searched for a second one. */
enum { FRONT_MOST = 16384 };

/* In the order of how likely each means what is asked for. */
static const struct {
  const char *key;
  MetaKey meta;
} front_keys[] = {{"title", META_TITLE},
                  {"original_published", META_PUBLISHED},
                  {"published", META_PUBLISHED},
                  {"date", META_PUBLISHED},
                  {"source_name", META_PUBLISHER},
                  {"publisher", META_PUBLISHER},
                  {"author", META_AUTHOR},
                  {"url", META_URL},
                  {"link", META_URL},
                  {"language", META_LANGUAGE},
                  {"lang", META_LANGUAGE}};

enum { KEYS = sizeof front_keys / sizeof *front_keys };

typedef struct Line {
  size_t from, to, next; /* without white space around it */
} Line;

static bool next_line(const char *text, size_t length, Line *line) {
  size_t from = line->next;
  if (from >= length) return false;
  const char *end = memchr(text + from, '\n', length - from);
  size_t to = end ? (size_t)(end - text) : length;
  line->next = end ? to + 1 : to;
  while (from < to && strchr(" \t\r", text[from]) && text[from]) from++;
  while (to > from && strchr(" \t\r", text[to - 1]) && text[to - 1]) to--;
  line->from = from;
  line->to = to;
  return true;
}

static bool is_mark(const char *text, const Line *line) {
  return line->to - line->from == 3 && memcmp(text + line->from, "---", 3) == 0;
}

/* The key that opens the line, or KEYS; `value` is what stands behind its colon, without quotation marks. */
static size_t key_of(const char *text, const Line *line, Line *value) {
  const char *begin = text + line->from, *colon = memchr(begin, ':', line->to - line->from);
  size_t size = colon ? (size_t)(colon - begin) : 0;
  for (size_t k = 0; k < KEYS && size > 0; k++) {
    const char *key = front_keys[k].key;
    if (((*key ^ *begin) & ~0x20) || strlen(key) != size || strncasecmp(begin, key, size) != 0) continue;
    size_t from = line->from + size + 1, to = line->to;
    while (from < to && text[from] == ' ') from++;
    if (to - from >= 2 && (text[from] == '"' || text[from] == '\'') && text[to - 1] == text[from]) from++, to--;
    *value = (Line){from, to, line->next};
    return k;
  }
  return KEYS;
}

size_t front_matter_length(const char *text, size_t length) {
  if (length < 4 || memcmp(text, "---", 3) != 0) return 0;
  if (length > FRONT_MOST) length = FRONT_MOST;
  Line line = {0}, value;
  bool known = false;
  if (!next_line(text, length, &line) || !is_mark(text, &line)) return 0;
  while (next_line(text, length, &line)) {
    if (is_mark(text, &line)) return known ? line.next : 0;
    known = known || key_of(text, &line, &value) < KEYS;
  }
  return 0;
}

static bool has_heading(const char *text, size_t from, size_t length) {
  while (from < length && strchr(" \t\r\n", text[from]) && text[from]) from++;
  return length - from > 2 && text[from] == '#' && text[from + 1] == ' ';
}

Status front_matter_read(const char *text, size_t front, size_t length, Source *source) {
  Line line = {0}, value, best[META_COUNT] = {0};
  size_t found[META_COUNT];
  for (size_t i = 0; i < META_COUNT; i++) found[i] = KEYS;
  bool heading = has_heading(text, front, length);
  (void)next_line(text, front, &line);
  while (next_line(text, front, &line) && !is_mark(text, &line)) {
    size_t key = key_of(text, &line, &value);
    MetaKey meta = key < KEYS ? front_keys[key].meta : META_COUNT;
    if (key < KEYS && key < found[meta] && value.to > value.from) {
      found[meta] = key;
      best[meta] = value;
    }
    bool title = meta == META_TITLE && !heading;
    if (!title) value = line;
    source_open(source, title ? ZONE_HEADING : ZONE_BOILERPLATE, title, title);
    source_add(source, text + value.from, value.to - value.from, value.from);
    source_close(source);
    heading = heading || title;
  }
  Status status = source->status;
  for (size_t i = 0; i < META_COUNT && status == STATUS_OK; i++)
    if (found[i] < KEYS)
      status = meta_set(&source->meta, (MetaKey)i, text + best[i].from, best[i].to - best[i].from, "front matter");
  return status;
}
