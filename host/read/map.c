#include "read/map.h"

#include <stdlib.h>

#include "base/memory.h"
#include "read/varint.h"

void map_free(Map *map) {
  free(map->run);
  *map = (Map)MAP_INIT;
}

Status map_add(Map *map, size_t text, size_t length, uint64_t file, size_t text_unit, size_t file_unit) {
  if (length == 0) return STATUS_OK;
  if (text_unit == 0) text_unit = 1;
  if (text_unit > UINT16_MAX || file_unit > UINT16_MAX || text > UINT32_MAX || length > UINT32_MAX) return STATUS_LIMIT;
  MapRun *last = map->count ? &map->run[map->count - 1] : NULL;
  if (last && last->text + (size_t)last->length == text && last->text_unit == text_unit &&
      last->file_unit == file_unit && last->file + (uint64_t)(last->length / text_unit) * file_unit == file &&
      last->length % text_unit == 0) {
    last->length += (uint32_t)length;
    return STATUS_OK;
  }
  if (!memory_reserve((void **)&map->run, &map->capacity, map->count + 1, sizeof *map->run)) return STATUS_NOMEM;
  map->run[map->count++] = (MapRun){(uint32_t)text, (uint32_t)length, file, (uint16_t)text_unit, (uint16_t)file_unit};
  return STATUS_OK;
}

/* The last run that begins at or before `text`. */
static const MapRun *find_run(const Map *map, size_t text) {
  size_t low = 0, high = map->count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (map->run[middle].text <= text)
      low = middle;
    else
      high = middle;
  }
  return &map->run[low];
}

void map_find(const Map *map, size_t text_from, size_t text_to, uint64_t *from, uint64_t *to) {
  if (map->count == 0) {
    *from = text_from;
    *to = text_to;
    return;
  }
  const MapRun *run = find_run(map, text_from);
  size_t inside = text_from < run->text ? 0 : text_from - run->text;
  if (inside > run->length) inside = run->length;
  *from = run->file + (uint64_t)(inside / run->text_unit) * run->file_unit;
  *to = *from;
  if (text_to <= text_from) return;
  run = find_run(map, text_to - 1);
  inside = text_to - 1 < run->text ? 0 : text_to - 1 - run->text;
  if (inside >= run->length) inside = run->length - 1;
  uint64_t end = run->file + (uint64_t)(inside / run->text_unit + 1) * run->file_unit;
  if (end > *to) *to = end;
}

static Status compose_run(const MapRun *run, const Map *inner, Map *result) {
  bool linear = run->text_unit == 1 && run->file_unit == 1;
  for (size_t at = 0; at < run->length;) {
    uint64_t middle = run->file + (uint64_t)(at / run->text_unit) * run->file_unit, from, to;
    size_t step = run->text_unit, file_unit = 0, unit = run->text_unit;
    map_find(inner, (size_t)middle, (size_t)middle + (run->file_unit ? run->file_unit : 0), &from, &to);
    file_unit = (size_t)(to - from);
    if (linear) {
      const MapRun *in = inner->count ? find_run(inner, (size_t)middle) : NULL;
      size_t left = run->length - at, into = in ? (size_t)middle - in->text : 0;
      unit = in ? in->text_unit : 1;
      file_unit = in ? in->file_unit : 1;
      step = in && into < in->length ? in->length - into : left;
      if (step > left) step = left;
    }
    if (step > run->length - at) step = run->length - at;
    Status status = map_add(result, run->text + at, step, from, unit, file_unit > UINT16_MAX ? UINT16_MAX : file_unit);
    if (status != STATUS_OK) return status;
    at += step;
  }
  return STATUS_OK;
}

Status map_compose(const Map *outer, const Map *inner, Map *result) {
  for (size_t i = 0; i < outer->count; i++) {
    Status status = compose_run(&outer->run[i], inner, result);
    if (status != STATUS_OK) return status;
  }
  return STATUS_OK;
}

void map_pack(const Map *map, size_t from, size_t to, Buf *bytes) {
  uint64_t file = 0;
  for (size_t i = 0; i < map->count; i++) {
    MapRun run = map->run[i];
    size_t end = run.text + (size_t)run.length;
    if (end <= from || run.text >= to) continue;
    if (run.text < from) {
      size_t skip = from - run.text, units = skip / run.text_unit;
      run.file += (uint64_t)units * run.file_unit;
      run.text = (uint32_t)from;
    }
    if (end > to) end = to;
    varint_put(bytes, end - run.text);
    varint_put_signed(bytes, (int64_t)(run.file - file));
    varint_put(bytes, run.text_unit);
    varint_put(bytes, run.file_unit);
    file = run.file;
  }
}

Status map_unpack(const char *bytes, size_t length, Map *map) {
  size_t at = 0, text = 0;
  uint64_t file = 0;
  while (at < length) {
    uint64_t size, text_unit, file_unit;
    int64_t moved;
    if (!varint_get(bytes, length, &at, &size) || !varint_get_signed(bytes, length, &at, &moved) ||
        !varint_get(bytes, length, &at, &text_unit) || !varint_get(bytes, length, &at, &file_unit))
      return STATUS_INVALID;
    if (size > UINT32_MAX - text || text_unit == 0 || text_unit > UINT16_MAX || file_unit > UINT16_MAX)
      return STATUS_INVALID;
    file += (uint64_t)moved;
    Status status = map_add(map, text, size, file, text_unit, file_unit);
    if (status != STATUS_OK) return status;
    text += size;
  }
  return STATUS_OK;
}
