/* map.h: the way back from a text to the bytes it was made from.
 *
 * A text is made from a file by steps that move bytes: another character set, entities, tags and markers left out,
 * words joined at a line's end. Each step notes runs: so many units of so many text bytes stand for units of so many
 * file bytes
 * ("3 for 2" in Chinese UTF-16). Runs are in text order; text that no byte stands for (a line break put in) belongs to
 * a run whose file unit is 0. Noting and packing are linear, finding is a binary search. */
#ifndef QUERN_READ_MAP_H
#define QUERN_READ_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

typedef struct MapRun {
  uint32_t text, length; /* bytes of the text */
  uint64_t file;         /* where its first unit stands in the file */
  uint16_t text_unit, file_unit;
} MapRun;

typedef struct Map {
  MapRun *run;
  size_t count, capacity;
} Map;

#define MAP_INIT \
  { 0 }

void map_free(Map *map);

/* Text bytes [text, text + length), in units of text_unit, stand for the file from `file` on, in units of file_unit.
 * Calls come in text order. */
Status map_add(Map *map, size_t text, size_t length, uint64_t file, size_t text_unit, size_t file_unit);

/* The file bytes [*from, *to) that the text bytes [text_from, text_to) stand for; whole units. An empty map is the
 * identity. */
void map_find(const Map *map, size_t text_from, size_t text_to, uint64_t *from, uint64_t *to);

/* `outer` leads from a text to a middle, `inner` from the middle to the file: `result` (empty) leads all the way. */
Status map_compose(const Map *outer, const Map *inner, Map *result);

/* The runs of [from, to), counted from `from`, as bytes; and back. Unpacking takes any bytes: STATUS_INVALID if they
 * are no map. */
void map_pack(const Map *map, size_t from, size_t to, Buf *bytes);
Status map_unpack(const char *bytes, size_t length, Map *map);

#endif
