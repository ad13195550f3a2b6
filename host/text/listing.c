#include "text/listing.h"

#include <string.h>

#include "base/ascii.h"

enum { LINE_MOST = 260, NAME_MOST = 64, SHORT_MOST = 200 };

static Cell trimmed(const char *text, uint32_t from, uint32_t to) {
  for (;;) {
    if (from < to && (is_space(text[from]) || text[from] == '*' || text[from] == '_' || text[from] == '#'))
      from++;
    else if (to - from >= 3 && from < to && memcmp(text + from, "　", 3) == 0)
      from += 3;
    else if (from < to && (is_space(text[to - 1]) || text[to - 1] == '*' || text[to - 1] == '_'))
      to--;
    else if (to - from >= 3 && from < to && memcmp(text + to - 3, "　", 3) == 0)
      to -= 3;
    else
      return (Cell){from, to};
  }
}

static bool starts(const char *text, uint32_t at, uint32_t to, const char *with) {
  if (at >= to || text[at] != *with) return false; /* as a rule */
  size_t length = strlen(with);
  return to - at >= length && memcmp(text + at, with, length) == 0;
}

/* Behind a bullet or a number: "- ", "• ", "3. ", "(2) ", "１．", "一、". */
static uint32_t behind_marker(const char *text, uint32_t at, uint32_t to) {
  static const char *const bullets[] = {"•", "·", "●", "▪", "■", "◦", "◆", "‣", "➢", "▶", "○", "★", "–", "—"};
  static const char *const dots[] = {". ", ") ", "、", "．", "）", ".", ")"};
  if (at + 1 < to && strchr("-*+", text[at]) && is_space(text[at + 1])) return at + 2;
  for (size_t i = 0; at < to && (unsigned char)text[at] >= 0x80 && i < sizeof bullets / sizeof *bullets; i++)
    if (starts(text, at, to, bullets[i])) return at + (uint32_t)strlen(bullets[i]);
  uint32_t end = at, open = at < to && text[at] == '(' ? 1 : starts(text, at, to, "（") ? 3 : 0;
  end += open;
  uint32_t digits = end;
  while (end < to && end - digits < 2 && is_digit(text[end])) end++;
  if (end == digits) return at;
  for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
    uint32_t behind = end + (uint32_t)strlen(dots[i]);
    if (starts(text, end, to, dots[i]) && behind < to && !is_digit(text[behind])) return behind;
  }
  return at;
}

static bool is_han(const char *text, uint32_t at, uint32_t to) {
  return at < to && (unsigned char)text[at] >= 0xE3 && (unsigned char)text[at] <= 0xE9;
}

/* Whether a byte may begin a sign between a name and what is told of it, or end the search for one. */
static bool may_part(char byte) {
  switch (byte) {
    case ':':
    case ' ':
    case '\t':
    case '\n':
    case '|':
    case '\xE2': /* a dash */
    case '\xE3': /* a wide blank */
    case '\xEF': /* a wide colon */ return true;
    default: return false;
  }
}

/* The bytes of the sign that stands between a name and what is told of it; 0: there is none. */
static uint32_t sign_length(const char *text, uint32_t at, uint32_t to) {
  if (text[at] == ':') {
    if (at + 1 == to || is_space(text[at + 1]) || text[at + 1] == '*') return 1;
    return is_digit(text[at + 1]) || text[at + 1] == '/' ? 0 : 1;
  }
  if (starts(text, at, to, "：")) return 3;
  if (text[at] == ' ' && (at + 1 == to || (text[at + 1] != '-' && text[at + 1] != '\xE2'))) return 0;
  static const char *const dashes[] = {" - ", " – ", " — ", " -- ", "——"};
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
    if (starts(text, at, to, dashes[i])) return (uint32_t)strlen(dashes[i]);
  return 0;
}

/* "德国 7%", "宁德时代　259.7": a name in Chinese, a blank, a figure. */
static uint32_t blank_before_figure(const char *text, uint32_t at, uint32_t to) {
  uint32_t end = at;
  while (end < to && (text[end] == ' ' || text[end] == '\t' || starts(text, end, to, "　")))
    end += text[end] == '\xE3' ? 3 : 1;
  return end > at && end < to && (is_digit(text[end]) || text[end] == '-' || text[end] == '+') ? end - at : 0;
}

/* Whether a sign that parts without a blank before a figure may stand in some bytes: one of these is in each of them.
 */
static bool has_mark(const char *text, uint32_t from, uint32_t to) {
  for (const char *mark = ":-\xE2\xEF"; *mark; mark++)
    if (memchr(text + from, *mark, to - from)) return true;
  return false;
}

/* A name and what is told of it; false: the line is no such pair. */
static bool split(const char *text, Cell whole, ListingLine *line) {
  uint32_t from = behind_marker(text, whole.from, whole.to);
  *line = (ListingLine){.whole = whole};
  if (from < whole.to && !is_letter(text[from]) && !is_han(text, from, whole.to) && text[from] != '*' &&
      !is_space(text[from]) && text[from] != '_')
    return false;
  bool han = is_han(text, from, whole.to);
  if (!han && !has_mark(text, from, whole.to)) return false;
  for (uint32_t at = from; at < whole.to && at - from <= NAME_MOST; at++) {
    if (!may_part(text[at])) continue;
    if (text[at] == '\n' || text[at] == '|' || text[at] == '\t') return false;
    uint32_t length = sign_length(text, at, whole.to);
    if (!length && han && at > from) length = blank_before_figure(text, at, whole.to);
    if (!length) continue;
    line->name = trimmed(text, from, at);
    line->value = trimmed(text, at + length, whole.to);
    return line->name.from < line->name.to && line->value.from < line->value.to;
  }
  return false;
}

static bool may_pair(const Zone *zone) {
  return zone->kind != ZONE_TABLE && zone->kind != ZONE_CAPTION && zone->kind != ZONE_SOURCE &&
         zone->to - zone->from <= LINE_MOST;
}

static bool pairs(const char *text, const Zones *zones, size_t at, ListingLine *line) {
  const Zone *zone = &zones->zone[at];
  return may_pair(zone) && split(text, trimmed(text, zone->from, zone->to), line);
}

/* What stands above: short lines, or what ends in a colon and announces the lines; nothing above another pair. */
static void find_leads(const char *text, const Zones *zones, size_t first, Listing *listing) {
  ListingLine other;
  for (size_t i = first; i-- > 0 && listing->leads < GRID_LEADS;) {
    const Zone *zone = &zones->zone[i];
    Cell cell = trimmed(text, zone->from, zone->to);
    bool announces = cell.to > cell.from && (text[cell.to - 1] == ':' ||
                                             (cell.to - cell.from > 3 && starts(text, cell.to - 3, cell.to, "：")));
    bool over = zone->kind == ZONE_TABLE || (zone->to - zone->from > SHORT_MOST && !announces);
    if (cell.from == cell.to || over || pairs(text, zones, i, &other)) return;
    listing->lead[listing->leads++] = cell;
    if (zone->kind == ZONE_HEADING && zone->level <= 1) return;
  }
}

bool listing_at(Arena *arena, const char *text, const Zones *zones, size_t first, size_t *end, Listing *listing,
                Status *status) {
  ListingLine line;
  *status = STATUS_OK;
  *end = first;
  if (first + 1 == zones->count || !may_pair(&zones->zone[first + 1])) return false;
  while (*end < zones->count && pairs(text, zones, *end, &line)) ++*end;
  if (*end - first < 2) return false;
  *listing = (Listing){0};
  listing->line = arena_alloc(arena, (*end - first) * sizeof *listing->line);
  if (!listing->line) {
    *status = STATUS_NOMEM;
    return false;
  }
  for (size_t i = first; i < *end; i++)
    if (pairs(text, zones, i, &line)) listing->line[listing->lines++] = line;
  find_leads(text, zones, first, listing);
  return true;
}
