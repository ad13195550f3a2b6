/* Where a block stands decides what pattern and repetition left open: titles, headings, menus before and after.
 *
 * An article is a head (labels before the first paragraph), paragraphs with single labels between them, and a tail. A
 * source line after paragraphs ends an article, and the next head begins. */
#include <string.h>
#include <strings.h>

#include "base/interrupt.h"
#include "base/utf8.h"
#include "text/zone_block.h"

enum {
  TITLE_LEAST = 1,
  TITLE_BYTES = 4,
  TITLE_MOST = 40,
  TITLE_COLUMNS = 220,
  HEADING_WORDS = 25,
  HEADING_COLUMNS = 160,
  MENU_RUN = 3,
  ANNOUNCING_WORDS = 4
};

static bool is_paragraph(const Block *block) { return block->prose && !block->fixed && block->kind != ZONE_TABLE; }

static bool is_label(const Block *block) { return !block->fixed && !block->prose && block->kind == ZONE_BODY; }

static void fix(Block *block, ZoneKind kind, unsigned level) {
  block->kind = (uint8_t)kind;
  block->level = (uint8_t)level;
  block->fixed = true;
}

/* How many labels stand together without a blank line, this one among them. */
static size_t run_length(const Blocks *blocks, size_t i) {
  size_t from = i, to = i + 1;
  while (from > 0 && !blocks->block[from].gap_before && is_label(&blocks->block[from - 1])) from--;
  while (to < blocks->count && !blocks->block[to].gap_before && is_label(&blocks->block[to])) to++;
  return to - from;
}

static bool same_text(const Blocks *blocks, const Block *a, const Block *b) {
  return a->to - a->from == b->to - b->from &&
         memcmp(blocks->text + a->from, blocks->text + b->from, a->to - a->from) == 0;
}

/* How many of its words begin as a title's do: with a capital or a digit, or are ideographs. */
static bool is_title_case(const Blocks *blocks, const Block *block) {
  size_t words = 0, capital = 0, step;
  bool inside = false;
  for (size_t at = block->from; at < block->to && !interrupt_at(at); at += step) {
    uint32_t p = utf8_decode(blocks->text, block->to, at, &step);
    if (utf8_is_cjk(p)) return true;
    bool letter = p > ' ' && p != '-';
    if (letter && !inside) {
      words++;
      capital += (p >= 'A' && p <= 'Z') || (p >= '0' && p <= '9');
    }
    inside = letter;
  }
  return capital * 5 >= words * 3;
}

static bool has_clauses(const Blocks *blocks, const Block *block) {
  const char *text = blocks->text + block->from;
  size_t length = block->to - block->from;
  return memmem(text, length, "，", strlen("，")) || memmem(text, length, "。", strlen("。"));
}

/* "The minister raised the rates for these goods:": the sentence that a list or a table hangs on. */
static bool leads_list(const Blocks *blocks, size_t i) {
  enum { SENTENCE_WORDS = 8 };
  const Block *block = &blocks->block[i];
  if (i + 1 >= blocks->count || !is_label(block) || !block_ends_with_colon(blocks, block)) return false;
  ZoneKind next = blocks->block[i + 1].kind;
  if ((next != ZONE_LIST_ITEM && next != ZONE_TABLE) || block->words < SENTENCE_WORDS) return false;
  return has_clauses(blocks, block) || !is_title_case(blocks, block);
}

static int title_score(const Blocks *blocks, size_t start, size_t end, size_t i, bool last) {
  const Block *block = &blocks->block[i];
  int score = block->words < 12 ? (int)block->words : 12;
  if (block->gap_before && block->gap_after) score += 6;
  if (i == start) score += 4;
  if (last) score += 5;
  if (is_title_case(blocks, block)) score += 3;
  if (run_length(blocks, i) >= MENU_RUN) score -= 8;
  for (size_t k = start; k < end; k++)
    if (k != i && same_text(blocks, block, &blocks->block[k])) return score + 8;
  return score;
}

/* A remark in brackets is none, nor what a list hangs on. */
static bool may_be_title(const Blocks *blocks, const Block *block) {
  return is_label(block) && !leads_list(blocks, (size_t)(block - blocks->block)) &&
         block->to - block->from >= TITLE_BYTES && !strchr("([{", blocks->text[block->from]) &&
         block->words >= TITLE_LEAST && block->words <= TITLE_MOST && block->columns <= TITLE_COLUMNS;
}

/* Labels behind a table are no title of what came before it. */
static size_t before_table(const Blocks *blocks, size_t start, size_t end) {
  size_t table = start;
  while (table < end && blocks->block[table].kind != ZONE_TABLE) table++;
  for (size_t i = start; i < table; i++)
    if (may_be_title(blocks, &blocks->block[i])) return table;
  return end;
}

/* The likeliest title among the labels of a head; of several the same
 * (a page repeats its title) the last. `end` if there is none. */
static size_t find_title(const Blocks *blocks, size_t start, size_t end) {
  size_t best = end;
  int best_score = 0;
  bool last = true;
  for (size_t i = end; i-- > start;) {
    if (blocks->block[i].fixed && blocks->block[i].kind == ZONE_HEADING && blocks->block[i].level == 1) return i;
    if (!may_be_title(blocks, &blocks->block[i])) continue;
    int score = title_score(blocks, start, end, i, last);
    last = false;
    if (best == end || score > best_score) {
      best = i;
      best_score = score;
    }
  }
  for (size_t i = end; best < end && i-- > best;)
    if (may_be_title(blocks, &blocks->block[i]) && same_text(blocks, &blocks->block[best], &blocks->block[i])) return i;
  return best;
}

static void place_head(Blocks *blocks, size_t start, size_t end) {
  size_t reach = before_table(blocks, start, end), title = find_title(blocks, start, reach);
  if (title == reach) title = end;
  if (title < end) fix(&blocks->block[title], ZONE_HEADING, 1);
  for (size_t i = start; i < end; i++) {
    Block *block = &blocks->block[i];
    if (block->fixed) continue;
    bool before = title == end || i < title;
    bool above =
        i + 1 == end && (block_ends_with_colon(blocks, block) || blocks->text[block->from] == '*'); /* "Italy:" */
    bool alone = run_length(blocks, i) < MENU_RUN && block->words >= (above ? 1 : 2) && block->words <= HEADING_WORDS;
    if ((block->terminal && !before) || (!before && leads_list(blocks, i))) continue;
    if (!before && block->kind == ZONE_LIST_ITEM) continue;
    if (!before && alone && is_label(block))
      fix(block, ZONE_HEADING, 2);
    else
      fix(block, ZONE_BOILERPLATE, 0);
  }
}

/* "Chart: exports by month", "[IMAGE: ...]": a source line under it is that of the picture. */
static bool names_picture(const Blocks *blocks, const Block *block) {
  static const char *const pictures[] = {"[", "chart", "figure", "fig.", "graph", "table", "image", "photo", "exhibit"};
  const char *text = blocks->text + block->from;
  size_t length = block->to - block->from;
  for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
    if (length > strlen(pictures[i]) && strncasecmp(text, pictures[i], strlen(pictures[i])) == 0) return true;
  return false;
}

/* A label between paragraphs. One with a byline or source line under it opens another article. */
static void place_inner(Blocks *blocks, size_t i) {
  Block *block = &blocks->block[i];
  if (!is_label(block) || block->terminal || block_ends_with_colon(blocks, block)) return;
  if (run_length(blocks, i) >= MENU_RUN) {
    fix(block, ZONE_BOILERPLATE, 0);
  } else if (block->words <= HEADING_WORDS && block->columns <= HEADING_COLUMNS) {
    const Block *next = i + 1 < blocks->count ? block + 1 : NULL;
    bool opens = next && next->fixed && (next->kind == ZONE_BYLINE || next->kind == ZONE_SOURCE) &&
                 !names_picture(blocks, block);
    fix(block, ZONE_HEADING, opens ? 1 : 2);
  }
}

/* After the last paragraph. Once a byline or source line has closed the article, nothing more belongs to it. */
static void place_tail(Blocks *blocks, size_t start) {
  bool closed = false;
  for (size_t i = start; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    if (block->fixed) {
      closed = closed || block->kind == ZONE_BYLINE || block->kind == ZONE_SOURCE;
      continue;
    }
    const Block *next = i + 1 < blocks->count ? block + 1 : NULL;
    bool heads = is_label(block) && !closed && next &&
                 (next->kind == ZONE_TABLE || (next->kind == ZONE_LIST_ITEM && !next->fixed));
    if (heads) {
      if (!block_ends_with_colon(blocks, block)) fix(block, ZONE_HEADING, 2);
    } else if (closed ? !block->prose : is_label(block) && !block->terminal) {
      fix(block, ZONE_BOILERPLATE, 0);
    }
  }
}

static size_t next_paragraph(const Blocks *blocks, size_t i) {
  while (i < blocks->count && !is_paragraph(&blocks->block[i])) i++;
  return i;
}

/* A source line that closes an article: paragraphs before it, and a label before the next paragraph. */
static bool closes_article(const Blocks *blocks, size_t i, size_t next) {
  if (blocks->block[i].kind != ZONE_SOURCE || !blocks->block[i].fixed || next == blocks->count) return false;
  if (i == 0 || blocks->block[i - 1].kind == ZONE_TABLE || blocks->block[i - 1].kind == ZONE_CAPTION) return false;
  for (size_t k = i + 1; k < next; k++)
    if (may_be_title(blocks, &blocks->block[k]) || blocks->block[k].kind == ZONE_HEADING) return true;
  return false;
}

/* Lines without marks that a sentence announces ("Three lines were stopped:") are a list: from `i` on, where they stand
 * one under the other, between paragraphs. */
static void list_announced(Blocks *blocks, size_t i, size_t next) {
  if (blocks->block[i].fixed || blocks->block[i].words < ANNOUNCING_WORDS ||
      !block_ends_with_colon(blocks, &blocks->block[i]))
    return;
  size_t end = i + 1;
  while (end < next && is_label(&blocks->block[end]) && (end == i + 1 || !blocks->block[end].gap_before)) end++;
  if (end < i + 3) return;
  for (size_t k = i + 1; k < end; k++) {
    blocks->block[k].kind = ZONE_LIST_ITEM;
    blocks->block[k].level = 1;
  }
}

void blocks_place(Blocks *blocks) {
  size_t start = 0, paragraph = next_paragraph(blocks, 0);
  if (paragraph == blocks->count) { /* only fragments: nothing tells labels from text, but for those above a table */
    size_t table = before_table(blocks, 0, blocks->count);
    if (table < blocks->count) place_head(blocks, 0, table);
    return;
  }
  while (paragraph < blocks->count) {
    place_head(blocks, start, paragraph);
    size_t i = paragraph + 1, next;
    for (;; i++) {
      next = next_paragraph(blocks, i);
      if (next == blocks->count) break;
      for (size_t k = i - 1; k < next; k++) list_announced(blocks, k, next);
      while (i < next && !closes_article(blocks, i, next)) place_inner(blocks, i++);
      if (i < next) break;
    }
    if (next == blocks->count) {
      place_tail(blocks, i);
      return;
    }
    start = i + 1;
    paragraph = next;
  }
}
