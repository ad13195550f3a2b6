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

void zones_forget_language(Zones *zones) {
  free(zones->language);
  zones->language = NULL;
}

void zones_free(Zones *zones) {
  free(zones->zone);
  free(zones->language);
  *zones = (Zones)ZONES_INIT;
}

Status zones_add(Zones *zones, size_t from, size_t to, ZoneKind kind, unsigned level) {
  if (to > TEXT_LIMIT) return STATUS_LIMIT;
  if (!memory_reserve((void **)&zones->zone, &zones->capacity, zones->count + 1, sizeof *zones->zone))
    return STATUS_NOMEM;
  if (zones->language) zones_forget_language(zones);
  zones->zone[zones->count++] = (Zone){(uint32_t)from, (uint32_t)to, (uint8_t)kind, (uint8_t)level};
  return STATUS_OK;
}

/* Rows of one table are one zone. What is known of the blocks' languages goes over to the zones, where there are no
 * others. */
static Status emit(Blocks *blocks, Zones *zones) {
  size_t first = zones->count;
  for (size_t i = 0; i < blocks->count; i++) {
    const Block *block = &blocks->block[i];
    bool row = block->kind == ZONE_TABLE && i > 0 && block[-1].kind == ZONE_TABLE && !block->gap_before;
    if (row) {
      zones->zone[zones->count - 1].to = block->to;
      continue;
    }
    Status status = zones_add(zones, block->from, block->to, (ZoneKind)block->kind, block->level);
    if (status != STATUS_OK) return status;
    if (blocks->language) blocks->language[zones->count - first - 1] = blocks->language[i];
  }
  zones_forget_language(zones);
  if (first > 0) return STATUS_OK;
  zones->language = blocks->language;
  blocks->language = NULL;
  return STATUS_OK;
}

static void blocks_free(Blocks *blocks) {
  free(blocks->block);
  free(blocks->language);
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
  blocks_free(&blocks);
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
  blocks_free(&blocks);
  return status;
}

Status zones_copy(const Zones *zones, size_t length, Zones *copy) {
  for (size_t i = 0; i < zones->count; i++) {
    const Zone *zone = &zones->zone[i];
    size_t before = i ? zones->zone[i - 1].to : 0;
    if (zone->from < before || zone->from > zone->to || zone->to > length) return STATUS_INVALID;
    if (zones_add(copy, zone->from, zone->to, zone->kind, zone->level) != STATUS_OK) return STATUS_NOMEM;
  }
  return STATUS_OK;
}
