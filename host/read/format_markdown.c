/* Markdown, as far as it says what a line is for and which characters are marks and not text. */
#include <string.h>

#include "base/bytes.h"
#include "base/interrupt.h"
#include "read/format.h"
#include "read/front_matter.h"

typedef struct Line {
  const char *text; /* without indentation and line end */
  size_t length, indent;
  size_t at; /* offset of `text` */
} Line;

typedef struct Reader {
  const char *text;
  size_t length, next; /* start of the next line */
  Source *source;
  bool blank;     /* a blank line stands before this one */
  bool paragraph; /* the open block goes on if the next line is one of it */
} Reader;

static bool next_line(Reader *reader, Line *line) {
  if (reader->next >= reader->length) return false;
  size_t from = reader->next, to;
  const char *end = memchr(reader->text + from, '\n', reader->length - from);
  to = end ? (size_t)(end - reader->text) : reader->length;
  reader->next = to + 1;
  if (to > from && reader->text[to - 1] == '\r') to--;
  line->indent = 0;
  while (from < to && (reader->text[from] == ' ' || reader->text[from] == '\t')) {
    line->indent += reader->text[from] == '\t' ? 4 : 1;
    from++;
  }
  while (to > from && (reader->text[to - 1] == ' ' || reader->text[to - 1] == '\t')) to--;
  *line = (Line){reader->text + from, to - from, line->indent, from};
  return true;
}

/* The length of "](target)" or "][label]" at `at`, or 0. */
static size_t link_tail(const char *text, size_t length, size_t at) {
  if (at + 1 >= length || text[at] != ']') return 0;
  char close = text[at + 1] == '(' ? ')' : text[at + 1] == '[' ? ']' : 0;
  if (!close) return 0;
  size_t end = at + 2, depth = 1;
  for (; end < length && depth; end++) {
    if (text[end] == text[at + 1]) depth++;
    if (text[end] == close) depth--;
  }
  return depth ? 0 : end - at;
}

static bool is_mark(const char *text, size_t length, size_t at) {
  char c = text[at];
  if (c == '`') return true;
  if (c != '*' && c != '_' && c != '~') return false;
  if (c == '~') return (at + 1 < length && text[at + 1] == '~') || (at > 0 && text[at - 1] == '~');
  bool before = at > 0 && text[at - 1] != ' ' && text[at - 1] != '*' && text[at - 1] != '_';
  bool after = at + 1 < length && text[at + 1] != ' ' && text[at + 1] != '*' && text[at + 1] != '_';
  bool doubled = (at + 1 < length && text[at + 1] == c) || (at > 0 && text[at - 1] == c);
  if (c == '_') return (before != after || doubled) && !(before && after);
  return doubled || before || after; /* a star alone between spaces is a star */
}

/* The next byte that may be no text, from `at` on; the length where there is none. */
static size_t next_mark(const char *text, size_t length, size_t at) {
  for (; at < length; at += BYTES_BLOCK) {
    char edge[BYTES_BLOCK];
    size_t left = length - at;
    const char *block = left < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, text + at, left) : text + at;
    uint64_t found = bytes_one_of(block, 0, "\\[]!<`*_~", 9);
    if (found) return at + (size_t)__builtin_ctzll(found);
  }
  return length;
}

/* The line without emphasis marks, link targets, escapes and comments. */
static void add_inline(Source *source, const char *text, size_t length, size_t at) {
  size_t from = 0, i = 0;
  while ((i = next_mark(text, length, i)) < length) {
    size_t skip = 0, tail;
    if (text[i] == '\\' && i + 1 < length && strchr("\\`*_{}[]()#+-.!|~", text[i + 1]))
      skip = 1;
    else if (text[i] == '[' || (text[i] == '!' && i + 1 < length && text[i + 1] == '[')) {
      const char *close = memchr(text + i, ']', length - i);
      if (close && link_tail(text, length, (size_t)(close - text))) skip = text[i] == '!' ? 2 : 1;
    } else if ((tail = link_tail(text, length, i)))
      skip = tail;
    else if (length - i > 6 && memcmp(text + i, "<!--", 4) == 0) {
      const char *end = memmem(text + i, length - i, "-->", 3);
      if (end) skip = (size_t)(end - (text + i)) + 3;
    } else if (is_mark(text, length, i))
      skip = 1;
    if (skip == 0) {
      i++;
      continue;
    }
    if (i > from) source_add(source, text + from, i - from, at + from);
    bool escape = text[i] == '\\';
    from = i += skip;
    if (escape) i++;
  }
  if (i > from) source_add(source, text + from, i - from, at + from);
}

static void add_row(Source *source, const Line *line) {
  size_t at = line->length && line->text[0] == '|' ? 1 : 0, first = at;
  while (at < line->length) {
    size_t end = at;
    while (end < line->length && !(line->text[end] == '|' && line->text[end - 1] != '\\')) end++;
    if (at > first) source_tab(source, line->at + at - 1);
    add_inline(source, line->text + at, end - at, line->at + at);
    at = end + 1;
  }
}

static size_t heading_level(const Line *line) {
  size_t level = 0;
  while (level < line->length && level < 7 && line->text[level] == '#') level++;
  return level >= 1 && level <= 6 && level < line->length && line->text[level] == ' ' ? level : 0;
}

static bool is_rule(const Line *line) {
  size_t marks = 0;
  if (line->length < 3 || !strchr("-*_=", line->text[0])) return false;
  for (size_t i = 0; i < line->length; i++) {
    if (line->text[i] == ' ') continue;
    if (line->text[i] != line->text[0]) return false;
    marks++;
  }
  return marks >= 3;
}

static bool is_table_line(const Line *line) { return line->length > 2 && line->text[0] == '|'; }

static bool is_table_rule(const Line *line) {
  for (size_t i = 0; i < line->length; i++)
    if (!strchr("|-: ", line->text[i])) return false;
  return true;
}

/* The marker stays in the text: the number of a paragraph is part of it. */
static bool is_item(const Line *line) {
  if (line->length > 2 && strchr("-*+", line->text[0]) && line->text[1] == ' ') return true;
  size_t digits = 0;
  while (digits < line->length && digits < 4 && line->text[digits] >= '0' && line->text[digits] <= '9') digits++;
  return digits && digits + 1 < line->length && strchr(".)", line->text[digits]) && line->text[digits + 1] == ' ';
}

/* "**Published:** ..." stands on its own line also without a blank line before it. */
static bool is_labelled(const Line *line) {
  return line->length > 4 && memcmp(line->text, "**", 2) == 0 && memmem(line->text, line->length, ":**", 3) != NULL;
}

static void add_block(Reader *reader, const Line *line, ZoneKind kind, unsigned level, size_t skip, bool goes_on) {
  source_open(reader->source, kind, level, reader->blank || kind == ZONE_HEADING);
  add_inline(reader->source, line->text + skip, line->length - skip, line->at + skip);
  reader->paragraph = goes_on;
}

static void read_line(Reader *reader, Line *line) {
  size_t level = heading_level(line);
  while (line->length && line->text[0] == '>') {
    size_t skip = line->length > 1 && line->text[1] == ' ' ? 2 : 1;
    line->text += skip, line->at += skip, line->length -= skip;
  }
  if (level) {
    size_t to = line->length;
    while (to > level && (line->text[to - 1] == '#' || line->text[to - 1] == ' ')) to--;
    line->length = to;
    add_block(reader, line, ZONE_HEADING, (unsigned)level, level < to ? level + 1 : to, false);
    reader->blank = true;
    return;
  }
  if (is_table_line(line)) {
    if (!is_table_rule(line)) {
      source_open(reader->source, ZONE_TABLE, 0, false);
      add_row(reader->source, line);
    }
    reader->paragraph = false;
  } else if (is_rule(line)) {
    source_close(reader->source);
    reader->paragraph = false;
  } else if (line->length > 2 && memcmp(line->text, "![", 2) == 0) {
    add_block(reader, line, ZONE_CAPTION, 0, 0, false);
  } else if (is_item(line) && !(line->indent >= 4 && reader->paragraph && !reader->blank)) {
    bool numbered = line->text[0] >= '0' && line->text[0] <= '9';
    add_block(reader, line, ZONE_LIST_ITEM, (unsigned)(line->indent / 2 + 1), numbered ? 0 : 2, true);
  } else if (reader->paragraph && !reader->blank && !is_labelled(line)) {
    reader->source->space = true;
    add_inline(reader->source, line->text, line->length, line->at);
  } else if (line->length) {
    add_block(reader, line, ZONE_BODY, 0, 0, !is_labelled(line));
  }
  reader->blank = false;
}

/* A line of === or --- under a paragraph of one line makes it a heading. */
static bool read_underline(Reader *reader, const Line *line) {
  Source *source = reader->source;
  if (!reader->paragraph || reader->blank || source->kind != ZONE_BODY || !is_rule(line) ||
      !strchr("=-", line->text[0]))
    return false;
  source->kind = ZONE_HEADING;
  source->level = line->text[0] == '=' ? 1 : 2;
  source_close(source);
  reader->paragraph = false;
  reader->blank = true;
  return true;
}

static bool is_fence(const Line *line) {
  return line->length >= 3 && (memcmp(line->text, "```", 3) == 0 || memcmp(line->text, "~~~", 3) == 0);
}

Status format_markdown(const char *text, size_t length, Source *source, Error *error) {
  Reader reader = {.text = text, .length = length, .source = source, .blank = true};
  Line line = {0};
  reader.next = front_matter_length(text, length);
  buf_reserve(&source->text, length);
  if (reader.next) source->status = front_matter_read(text, reader.next, length, source);
  bool fenced = false;
  while (source->status == STATUS_OK && next_line(&reader, &line)) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    if (is_fence(&line)) {
      fenced = !fenced;
      source_close(source);
      reader.paragraph = false;
    } else if (fenced) {
      source_open(source, ZONE_BOILERPLATE, 0, false);
      source_add(source, line.text, line.length, line.at);
    } else if (line.length == 0) {
      reader.blank = true;
    } else if (!read_underline(&reader, &line)) {
      read_line(&reader, &line);
    }
  }
  source_close(source);
  if (source->status == STATUS_OK)
    source->status = zones_refine(source->text.data ? source->text.data : "", source->text.length, &source->zones);
  return source->status == STATUS_NOMEM ? error_nomem(error, "reading Markdown") : source->status;
}
