/* Tables without tabs and rulings: the cells of each line stand between blanks, pipes or commas, as many in each. */
#include <string.h>

#include "base/ascii.h"
#include "text/listing.h"

enum { ROWS_LEAST = 3, ROW_MOST = 160 };

static bool may_be_row(const Zone *zone) {
  return zone->to - zone->from <= ROW_MOST && (zone->kind == ZONE_BODY || zone->kind == ZONE_BOILERPLATE ||
                                               zone->kind == ZONE_HEADING || zone->kind == ZONE_LIST_ITEM);
}

/* How many signs a line has that set cells apart; 0: it is no row, for a comma stands in a sentence. */
static uint32_t count_signs(const char *text, const Zone *zone, GridSign sign) {
  const char wanted = sign == SIGN_COMMA ? ',' : '|', *from = text + zone->from, *to = text + zone->to;
  uint32_t count = 0;
  if (!may_be_row(zone)) return 0;
  for (const char *at = from; (at = memchr(at, wanted, (size_t)(to - at))) != NULL; at++, count++)
    if (sign == SIGN_COMMA && at + 1 < to && is_space(at[1])) return 0;
  if (count == 0 || memchr(from, '\n', (size_t)(to - from)) || memchr(from, '\t', (size_t)(to - from))) return 0;
  return *from == '|' ? 0 : count;
}

static bool has_figure(const char *text, const Zone *zone) {
  for (uint32_t at = zone->from; at < zone->to; at++)
    if (is_digit(text[at])) return true;
  return false;
}

bool grid_loose(Arena *arena, const char *text, const Zones *zones, size_t first, size_t *end, Grid *grid,
                Status *status) {
  const Zone *zone = &zones->zone[first];
  *status = STATUS_OK;
  *end = first + 1;
  if (zone->kind == ZONE_TABLE) {
    size_t length = zone->to - zone->from;
    if (memchr(text + zone->from, '\t', length) || memchr(text + zone->from, '|', length)) return false;
    return grid_between(arena, text, zone->from, zone->to, SIGN_BLANKS, grid, status);
  }
  for (size_t at = first; at < first + ROWS_LEAST; at++)
    if (at >= zones->count || !may_be_row(&zones->zone[at])) return false;
  for (GridSign sign = SIGN_BARE_PIPE; sign <= SIGN_COMMA; sign++) {
    uint32_t signs = count_signs(text, zone, sign), figures = 0;
    size_t at = first + 1;
    for (; signs > 0 && at < zones->count && count_signs(text, &zones->zone[at], sign) == signs; at++)
      figures += has_figure(text, &zones->zone[at]);
    if (signs == 0 || at - first < ROWS_LEAST || figures + 1 < at - first) continue;
    *end = at;
    return grid_between(arena, text, zone->from, zones->zone[at - 1].to, sign, grid, status);
  }
  return false;
}
