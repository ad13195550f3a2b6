/* Blocks from lines: where paragraphs begin, and what can be seen in each alone. */
#include <string.h>

#include "base/bytes.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/zone_block.h"

enum { WRAP_LEAST = 40, WRAP_MOST = 120, WRAPS_LEAST = 3, WRAPPED_LEAST = 6, WIDTHS_TRIED = 8, GAP_COLUMNS = 3 };

static inline bool is_space(uint32_t p) {
  if (p > ' ' && p < 0x80) return false;
  return p == ' ' || (p >= '\t' && p <= '\r') || p == 0xA0 || p == 0x3000 || p == 0xFEFF ||
         (p >= 0x2000 && p <= 0x200B);
}

static void trim(const char *text, size_t *from, size_t *to) {
  size_t step;
  while (*from < *to && is_space(utf8_decode(text, *to, *from, &step))) *from += step;
  while (*to > *from && is_space(utf8_decode_before(text, *to, &step)) && *to - step >= *from) *to -= step;
}

Status blocks_add(Blocks *blocks, size_t from, size_t to) {
  trim(blocks->text, &from, &to);
  if (from >= to) return STATUS_OK;
  if (!memory_reserve((void **)&blocks->block, &blocks->capacity, blocks->count + 1, sizeof *blocks->block))
    return STATUS_NOMEM;
  Block *block = &blocks->block[blocks->count++];
  *block = (Block){.from = (uint32_t)from, .to = (uint32_t)to, .kind = ZONE_BODY};
  block_measure(blocks, block);
  return STATUS_OK;
}

static bool is_terminal(uint32_t p) {
  return p == '.' || p == '!' || p == '?' || p == 0x3002 || p == 0xFF01 || p == 0xFF1F || p == 0x2026 || p == 0xFF1B;
}

static bool is_closing(uint32_t p) {
  return p == '"' || p == '\'' || p == ')' || p == ']' || p == 0x2019 || p == 0x201D || p == 0xBB || p == 0x300D ||
         p == 0x300F || p == 0xFF09 || p == 0x3011 || p == 0x300B || p == '*' || p == '_';
}

/* Where the bracket that ends at `to` opens, if it holds a word or two; else 0. */
static size_t remark_from(const char *text, size_t from, size_t to) {
  enum { REMARK_BYTES = 32 };
  size_t step, least = to - from > REMARK_BYTES ? to - REMARK_BYTES : from;
  uint32_t open = utf8_decode_before(text, to, &step) == 0xFF09 ? 0xFF08 : '(';
  for (size_t at = to - step; at > least; at -= step)
    if (utf8_decode_before(text, at, &step) == open) return at - step;
  return 0;
}

static bool ends_plainly(const char *text, size_t from, size_t to) {
  size_t step;
  while (to > from) {
    uint32_t p = utf8_decode_before(text, to, &step);
    if (is_terminal(p)) return true;
    if (!is_closing(p)) return false;
    to -= step;
  }
  return false;
}

/* A remark in brackets may stand behind the last sentence: "... rose by 3%. (End)", "……增长3%。（完）". */
static bool ends_sentence(const char *text, size_t from, size_t to) {
  if (ends_plainly(text, from, to)) return true;
  if (to == from || (text[to - 1] != ')' && (to - from < 3 || memcmp(text + to - 3, "）", 3) != 0))) return false;
  size_t open = remark_from(text, from, to);
  while (open > from && text[open - 1] == ' ') open--;
  return open > from && ends_plainly(text, from, open);
}

static inline bool is_ascii_letter(uint32_t p) { return (p | 0x20) - 'a' < 26; }

typedef struct Measure {
  size_t ideographs, spaces, columns;
  bool in_word, after_stop; /* the latter: behind a full stop of Chinese, which no cell ends in */
} Measure;

static void measure_space(Measure *m, Block *block, uint32_t p) {
  if (p == '\n') {
    if (m->columns > block->columns) block->columns = (uint32_t)m->columns;
    m->columns = m->spaces = 0;
  } else if (p == '\t') {
    block->cells++;
  } else if (++m->spaces == GAP_COLUMNS && m->columns > m->spaces && !m->after_stop) { /* indentation is none */
    block->cells++;
  }
  m->in_word = false;
}

/* The first `count` of sixty-four readable bytes, up to the first beyond ASCII, if those are printable and with single
 * spaces at most: how many were counted, 0 if they are not such, or too few for it to pay. */
static inline size_t measure_plain(Measure *m, Block *block, const char *at, size_t count) {
  enum { LEAST = 16 };
  uint64_t wide = bytes_wide(at);
  size_t narrow = wide ? (size_t)__builtin_ctzll(wide) : BYTES_BLOCK;
  if (narrow < count) {
    if (narrow < LEAST) return 0;
    count = narrow;
  }
  uint64_t counted = count < BYTES_BLOCK ? ((uint64_t)1 << count) - 1 : ~(uint64_t)0;
  uint64_t spaces = bytes_equal(at, ' ') & counted, printable = bytes_range(at, 0, ' ', '~');
  if ((~printable & counted) || (spaces & (spaces << 1 | (m->spaces > 0)))) return 0;
  block->words += bytes_ones(counted & ~spaces & (spaces << 1 | !m->in_word));
  m->columns += count;
  m->spaces = spaces >> (count - 1) & 1;
  m->in_word = !m->spaces;
  m->after_stop = false;
  return count;
}

static inline size_t measure_point(Measure *m, Block *block, const char *text, size_t at) {
  size_t step;
  uint32_t p = utf8_next(text, block->to, at, &step);
  if (is_ascii_letter(p)) { /* nearly everything in most texts */
    m->spaces = 0;
    m->columns++;
    block->words += !m->in_word;
    m->in_word = true;
    return step;
  }
  if (p >= 0x4E00 && p <= 0x9FFF) { /* nearly everything in the others: ideographs */
    m->spaces = 0;
    m->columns += 2;
    m->ideographs++;
    m->after_stop = m->in_word = false;
    return step;
  }
  if (is_space(p)) {
    if (p != '\n') m->columns++;
    measure_space(m, block, p);
    return step;
  }
  m->spaces = 0;
  m->columns += p > ' ' && p < 0x7F ? 1 : (size_t)utf8_width(p);
  m->after_stop = (p >= 0x3000 && is_terminal(p)) || (m->after_stop && is_closing(p));
  if (utf8_is_cjk(p))
    m->ideographs++;
  else if (!m->in_word)
    block->words++;
  m->in_word = !utf8_is_cjk(p);
  return step;
}

/* Characters from *at to `most`, or to where plain text goes on behind one beyond ASCII. */
static void measure_points(Measure *m, Block *block, const char *text, size_t *at, size_t most) {
  enum { PLAIN = 2 };
  for (size_t plain = PLAIN + 1; *at < most && plain != PLAIN;) {
    plain = (unsigned char)text[*at] >= 0x80 ? 0 : plain + 1;
    *at += measure_point(m, block, text, *at);
  }
}

/* "-   Rates rise", "12.  Rates": the blanks or the tab behind a marker set no cells apart. */
static bool opens_wide(const char *text, const Block *block) {
  uint8_t level;
  const char *head = text + block->from;
  size_t left = block->to - block->from, marker = left < 8 ? 0 : block_marker(head, left, &level), i = 0;
  while (i < 3 && i < left && head[i] >= '0' && head[i] <= '9') i++;
  if (!marker && i > 0 && i + 1 < left && head[i] == '.') marker = i + 2;
  return marker > 0 && marker + 2 < left && (head[marker - 1] == '\t' || memcmp(head + marker, "  ", 2) == 0);
}

/* Where a sign that may end a sentence stands first, from `at` on, or `to`. */
static size_t next_end(const char *text, size_t at, size_t to) {
  for (; at < to; at += BYTES_BLOCK) {
    char edge[BYTES_BLOCK];
    size_t left = to - at;
    const char *block = left < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, text + at, left) : text + at;
    uint64_t found = bytes_one_of(block, 0, ".!?", 3) | bytes_wide(block);
    if (found) return at + (size_t)__builtin_ctzll(found);
  }
  return to;
}

/* Whether sentences end in a block that does not end as one: every sixty words at least. */
static bool has_sentences(const char *text, const Block *block) {
  enum { WORDS_MOST = 60 };
  size_t ends = 0, step;
  bool after = false; /* the end of a sentence, and quotes and brackets that close it */
  for (size_t at = block->from; ends * WORDS_MOST < block->words && !interrupt_at(at); at += step) {
    if (!after) at = next_end(text, at, block->to);
    if (at >= block->to) break;
    uint32_t p = utf8_next(text, block->to, at, &step);
    bool space = is_space(p), terminal = !space && is_terminal(p);
    ends += (space && after) || (terminal && p >= 0x3000);
    after = terminal || (after && !space && is_closing(p));
  }
  return ends * WORDS_MOST >= block->words;
}

bool block_ends_with_colon(const Blocks *blocks, const Block *block) {
  const char *end = blocks->text + block->to;
  return end[-1] == ':' || (block->to - block->from >= 3 && memcmp(end - 3, "：", 3) == 0);
}

/* Sentences may go on behind a colon in a list or a table: "Duties are laid on rice. The rates are as follows:" */
static bool is_prose(const Blocks *blocks, const Block *block) {
  enum { CLOSED = 8, GOES_ON = 12, OPEN = 40 };
  if (block->terminal) return block->words >= CLOSED;
  if (block->words < GOES_ON || (block->words < OPEN && !block_ends_with_colon(blocks, block))) return false;
  return has_sentences(blocks->text, block);
}

void block_measure(const Blocks *blocks, Block *block) {
  Measure m = {0};
  block->words = block->columns = 0;
  block->cells = 1;
  for (size_t at = block->from; at < block->to && !interrupt_pending();) {
    char edge[BYTES_BLOCK];
    size_t left = blocks->length - at, most = block->to - at < BYTES_BLOCK ? block->to - at : BYTES_BLOCK;
    const char *text = left < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, blocks->text + at, left) : blocks->text + at;
    size_t done = measure_plain(&m, block, text, most);
    at += done;
    if (!done) measure_points(&m, block, blocks->text, &at, at + most);
  }
  if (m.columns > block->columns) block->columns = (uint32_t)m.columns;
  if (block->cells > 1 && opens_wide(blocks->text, block)) block->cells--;
  block->words += (uint32_t)((m.ideographs + 1) / 2);
  block->terminal = ends_sentence(blocks->text, block->from, block->to);
  block->prose = is_prose(blocks, block);
}

static bool blank_between(const char *text, size_t from, size_t to) {
  size_t lines = 0;
  for (size_t at = from; at < to && !interrupt_at(at); at++) lines += text[at] == '\n' || text[at] == '\f';
  return lines > 1;
}

void blocks_measure_gaps(Blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    block->gap_before = i == 0 || blank_between(blocks->text, blocks->block[i - 1].to, block->from);
    block->gap_after = i + 1 == blocks->count || blank_between(blocks->text, block->to, blocks->block[i + 1].from);
  }
}

static size_t width_of(const Block *line) { return (size_t)line->indent + line->columns; }

static size_t first_word_columns(const char *text, const Block *line) {
  size_t columns = 0, step;
  for (size_t at = line->from; at < line->to; at += step) {
    uint32_t p = utf8_decode(text, line->to, at, &step);
    if (is_space(p)) break;
    columns += (size_t)utf8_width(p);
    if (utf8_is_cjk(p)) break;
  }
  return columns;
}

/* A line was broken by the width, not by the writer, when the next word would not have fitted. */
static bool wraps_into(const Blocks *lines, size_t i, size_t width) {
  const Block *line = &lines->block[i], *next = line + 1;
  size_t columns = width_of(line);
  if (line->cells > 1 || next->cells > 1 || line->gap_after || !width || columns > width) return false;
  return columns + 1 + first_word_columns(lines->text, next) + 1 > width && columns * 2 > width;
}

/* Whether at least `least` lines that end near the width go on behind it, and most do: the next begin in small letters
 * or in Chinese. */
static bool breaks_sentences(const Blocks *lines, size_t width, size_t least) {
  size_t wraps = 0, more = 0, step;
  for (size_t i = 0; i + 1 < lines->count; i++) {
    if (!wraps_into(lines, i, width)) continue;
    uint32_t first = utf8_decode(lines->text, lines->block[i + 1].to, lines->block[i + 1].from, &step);
    wraps++;
    more += !lines->block[i].terminal && ((first >= 'a' && first <= 'z') || utf8_is_cjk(first));
  }
  return more >= least && more * 2 >= wraps;
}

/* The width at which nearly all lines end, when the text was wrapped by hand or by a mail program; else 0. Where long
 * titles and addresses stand among them, more lines must tell it. */
static size_t wrap_width(const Blocks *lines) {
  size_t histogram[WRAP_MOST + 1] = {0}, wider = lines->count, tried = 0;
  if (lines->count < WRAPPED_LEAST) return 0;
  for (size_t i = 0; i < lines->count; i++) {
    if (width_of(&lines->block[i]) > WRAP_MOST) continue;
    histogram[width_of(&lines->block[i])]++;
    wider--;
  }
  for (size_t width = WRAP_MOST; width >= WRAP_LEAST && wider * 6 <= lines->count; wider += histogram[width--]) {
    if (!histogram[width]) continue;
    if (breaks_sentences(lines, width, wider <= lines->count / 32 ? 2 : WRAPS_LEAST)) return width;
    if (++tried == WIDTHS_TRIED) break;
  }
  return 0;
}

static bool opens_item(const Blocks *lines, const Block *line) {
  uint8_t level;
  return block_marker(lines->text + line->from, line->to - line->from, &level) > 0;
}

/* Whether a sentence ends inside a line and another begins: "... in 2023. Chile's economy". Behind a word of four
 * letters or digits, so that no initial and no "Corp." is taken for an end. */
static bool holds_end(const char *text, const Block *line) {
  enum { WORD_LEAST = 4 };
  size_t word = 0;
  for (size_t at = line->from; at + 2 < line->to; at++) {
    char c = text[at];
    if (c == '.' && word >= WORD_LEAST && text[at + 1] == ' ' && text[at + 2] >= 'A' && text[at + 2] <= 'Z')
      return true;
    word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? word + 1 : 0;
  }
  return false;
}

/* "... to the | 1.9 million tonnes", "prices that | had fallen": a long line that no sentence and no heading ends with,
 * as the word before its end or the small letter behind it shows, goes on in the next, whatever the width. */
static bool breaks_off(const Blocks *lines, size_t i) {
  static const char *const open[] = {" the", " a",    " an",   " of",   " in",  " to",  " and",  " for", " by", " on",
                                     " at",  " with", " from", " that", " its", " was", " were", " or",  " as"};
  const Block *line = &lines->block[i], *next = line + 1;
  if (line->cells > 1 || next->cells > 1 || line->gap_after || line->terminal || line->columns < WRAP_LEAST)
    return false;
  if (strchr(":;,|", lines->text[line->to - 1]) && lines->text[line->to - 1] != ',') return false;
  if (lines->text[next->from] >= 'a' && lines->text[next->from] <= 'z' &&
      (next->terminal || next->columns * 3 > line->columns))
    return true;
  for (size_t k = 0; k < sizeof open / sizeof *open; k++) {
    size_t length = strlen(open[k]);
    if (line->to - line->from > length && memcmp(lines->text + line->to - length, open[k], length) == 0) return true;
  }
  return next->terminal && holds_end(lines->text, line);
}

/* Lines that were one before: those of a paragraph wrapped at a width, and those that hang under the item they go on
 * with, whatever their width. */
static bool goes_on(const Blocks *lines, const Block *first, bool item, size_t i, size_t width) {
  enum { HANG_LEAST = 2 };
  if (i + 1 >= lines->count) return false;
  const Block *line = &lines->block[i], *next = line + 1;
  if (item && (line->gap_after || next->cells > 1)) return false;
  bool hangs = item && next->indent >= first->indent + HANG_LEAST;
  if (!hangs && !wraps_into(lines, i, width) && !breaks_off(lines, i)) return false;
  return !((item || line->terminal) && opens_item(lines, next));
}

static void join_wrapped(Blocks *lines, size_t width) {
  size_t kept = 0;
  for (size_t i = 0; i < lines->count; i++) {
    Block joined = lines->block[i];
    bool near = i + 1 < lines->count && !joined.gap_after;
    bool item = near && opens_item(lines, &joined);
    size_t first = i;
    while (near && goes_on(lines, &joined, item, i, width)) joined.to = lines->block[++i].to;
    if (i > first) block_measure(lines, &joined);
    lines->block[kept++] = joined;
  }
  lines->count = kept;
}

/* Rows: two or more lines one under the other that fall into columns. */
static void find_tables(Blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    bool above = i > 0 && block[-1].cells > 1 && !block[-1].prose, below = i + 1 < blocks->count && block[1].cells > 1;
    if (block->cells > 2 || (block->cells == 2 && !block->prose && (above || below))) {
      block->kind = ZONE_TABLE;
      block->fixed = true;
    }
  }
}

/* Where the line at `at` ends: before a line feed, a carriage return or a form feed, or with the text. */
static size_t line_end(const Blocks *blocks, size_t at) {
  const char *text = blocks->text;
  for (; blocks->length - at >= BYTES_BLOCK; at += BYTES_BLOCK) {
    if (interrupt_pending()) return blocks->length; /* zones_find sees it */
    uint64_t ends = bytes_range(text + at, 0, '\n', '\r');
    if (ends) ends &= ~bytes_equal(text + at, '\v');
    if (ends) return at + (size_t)__builtin_ctzll(ends);
  }
  while (at < blocks->length && text[at] != '\n' && text[at] != '\r' && text[at] != '\f') at++;
  return at;
}

Status blocks_from_lines(Blocks *blocks) {
  for (size_t at = 0; at < blocks->length;) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    size_t end = line_end(blocks, at);
    size_t before = blocks->count;
    Status status = blocks_add(blocks, at, end);
    if (status != STATUS_OK) return status;
    if (blocks->count > before) blocks->block[before].indent = (uint32_t)(blocks->block[before].from - at);
    at = end + 1;
  }
  blocks_measure_gaps(blocks);
  size_t count = blocks->count;
  join_wrapped(blocks, wrap_width(blocks));
  if (blocks->count < count) blocks_measure_gaps(blocks);
  find_tables(blocks);
  return STATUS_OK;
}
