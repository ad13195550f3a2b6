#include "text/zone.h"

#include <stdlib.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/mention.h"
#include "text/zone_block.h"

const char *zone_name(ZoneKind kind) {
  static const char *const names[] = {"body",    "heading", "list_item", "table",
                                      "caption", "byline",  "source",    "boilerplate"};
  return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "body";
}

void zones_free(Zones *zones) {
  free(zones->zone);
  *zones = (Zones)ZONES_INIT;
}

Status zones_add(Zones *zones, size_t from, size_t to, ZoneKind kind, unsigned level) {
  if (to > TEXT_LIMIT) return STATUS_LIMIT;
  if (!memory_reserve((void **)&zones->zone, &zones->capacity, zones->count + 1, sizeof *zones->zone))
    return STATUS_NOMEM;
  zones->zone[zones->count++] = (Zone){(uint32_t)from, (uint32_t)to, (uint8_t)kind, (uint8_t)level};
  return STATUS_OK;
}

/* Rows of one table are one zone. */
static Status emit(const Blocks *blocks, Zones *zones) {
  for (size_t i = 0; i < blocks->count; i++) {
    const Block *block = &blocks->block[i];
    bool row = block->kind == ZONE_TABLE && i > 0 && block[-1].kind == ZONE_TABLE && !block->gap_before;
    if (row) {
      zones->zone[zones->count - 1].to = block->to;
      continue;
    }
    Status status = zones_add(zones, block->from, block->to, (ZoneKind)block->kind, block->level);
    if (status != STATUS_OK) return status;
  }
  return STATUS_OK;
}

static Status decide(Blocks *blocks, Zones *zones) {
  Status status = STATUS_OK;
  if (blocks->count > 1) { /* a fragment alone is what its giver says it is: text */
    for (size_t i = 0; i < blocks->count; i++)
      if (!blocks->block[i].fixed) block_match(blocks, &blocks->block[i]);
    status = blocks_compare(blocks);
    if (status == STATUS_OK) blocks_place(blocks);
  }
  if (interrupt_pending()) return STATUS_INTERRUPTED; /* the loops above then stopped early */
  return status == STATUS_OK ? emit(blocks, zones) : status;
}

Status zones_find(const char *text, size_t length, Zones *zones) {
  if (length > TEXT_LIMIT) return STATUS_LIMIT;
  Blocks blocks = {.text = text, .length = length};
  Status status = blocks_from_lines(&blocks);
  if (status == STATUS_OK) status = decide(&blocks, zones);
  free(blocks.block);
  return status;
}

Status zones_refine(const char *text, size_t length, Zones *zones) {
  if (length > TEXT_LIMIT) return STATUS_LIMIT;
  Blocks blocks = {.text = text, .length = length};
  Status status = STATUS_OK;
  for (size_t i = 0; i < zones->count && status == STATUS_OK; i++) {
    const Zone *zone = &zones->zone[i];
    size_t before = blocks.count;
    status = blocks_add(&blocks, zone->from, zone->to);
    if (status != STATUS_OK || blocks.count == before) continue;
    Block *block = &blocks.block[before];
    block->kind = zone->kind;
    block->level = zone->level;
    block->fixed = zone->kind != ZONE_BODY && zone->kind != ZONE_LIST_ITEM;
  }
  zones->count = 0;
  blocks_measure_gaps(&blocks);
  if (status == STATUS_OK) status = decide(&blocks, zones);
  free(blocks.block);
  return status;
}
