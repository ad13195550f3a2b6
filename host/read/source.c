#include "read/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

const char *meta_name(MetaKey key) {
  static const char *const names[] = {"title", "publisher", "author", "published", "url", "language"};
  return (size_t)key < META_COUNT ? names[key] : "";
}

void meta_free(Meta *meta) {
  for (int i = 0; i < META_COUNT; i++) free(meta->value[i]);
  *meta = (Meta){0};
}

static bool is_space_at(const char *bytes, size_t length, size_t at, size_t *step) {
  uint32_t p = utf8_decode(bytes, length, at, step);
  return p <= ' ' || p == 0xA0 || p == 0x3000 || p == 0x200B || p == 0xFEFF;
}

/* Where a sign of white space of more than one byte begins: U+A0, U+200B, U+3000, U+FEFF; those that end in the block.
 */
static inline uint64_t wide_spaces(const char *at) {
  uint64_t behind = bytes_equal(at, '\x80') >> 1;
  return (bytes_equal(at, '\xC2') & bytes_equal(at, '\xA0') >> 1) |
         (bytes_equal(at, '\xE2') & behind & bytes_equal(at, '\x8B') >> 2) |
         (bytes_equal(at, '\xE3') & behind & behind >> 1) |
         (bytes_equal(at, '\xEF') & bytes_equal(at, '\xBB') >> 1 & bytes_equal(at, '\xBF') >> 2);
}

/* How many bytes from the beginning of a word on stand as they are: words with a blank between them. */
static size_t words_length(const char *bytes, size_t length) {
  enum { CERTAIN = BYTES_BLOCK - 3 }; /* of these it is known what follows */
  for (size_t at = 0; at < length; at += CERTAIN) {
    char edge[BYTES_BLOCK];
    size_t left = length - at;
    const char *block = left < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, bytes + at, left) : bytes + at;
    uint64_t blanks = bytes_equal(block, ' '), odd = bytes_range(block, 0, 0, ' ' - 1); /* so is what is past the end */
    if (bytes_wide(block)) odd |= wide_spaces(block);
    uint64_t stops = (odd | (blanks & (blanks | odd) >> 1)) << 3 >> 3;
    if (stops) return at + (size_t)__builtin_ctzll(stops);
  }
  return length;
}

Status meta_set(Meta *meta, MetaKey key, const char *value, size_t length, const char *found) {
  if (meta->value[key]) return STATUS_OK;
  char *copy = malloc(length + 1);
  if (!copy) return STATUS_NOMEM;
  size_t used = 0, step;
  bool space = false;
  for (size_t at = 0; at < length; at += step) {
    if (is_space_at(value, length, at, &step)) {
      space = used > 0;
      continue;
    }
    if (space) copy[used++] = ' ';
    space = false;
    step = words_length(value + at, length - at);
    memcpy(copy + used, value + at, step);
    used += step;
  }
  copy[used] = '\0';
  if (used == 0) {
    free(copy);
    return STATUS_OK;
  }
  meta->value[key] = copy;
  meta->found[key] = found;
  return STATUS_OK;
}

void source_free(Source *source) {
  buf_free(&source->text);
  map_free(&source->map);
  zones_free(&source->zones);
  meta_free(&source->meta);
}

void source_restart(Source *source) {
  buf_clear(&source->text);
  source->map.count = source->zones.count = 0;
  source->building = source->space = false;
}

static void note(Source *source, Status status) {
  if (source->status == STATUS_OK) source->status = status;
}

static void put(Source *source, const char *bytes, size_t length, uint64_t file, size_t text_unit, size_t file_unit) {
  size_t at = source->text.length;
  if (source->status != STATUS_OK) return;
  if (source->by_place) file = source->place, text_unit = 1, file_unit = 0;
  buf_add(&source->text, bytes, length);
  note(source, buf_ok(&source->text) ? map_add(&source->map, at, length, file, text_unit, file_unit) : STATUS_NOMEM);
}

static uint64_t file_end(const Source *source) {
  if (source->map.count == 0) return 0;
  const MapRun *last = &source->map.run[source->map.count - 1];
  return last->file + (uint64_t)((last->length - 1) / last->text_unit + 1) * last->file_unit;
}

void source_open(Source *source, ZoneKind kind, unsigned level, bool apart) {
  source_close(source);
  size_t length = source->text.length;
  if (length > 0) {
    const char *text = source->text.data;
    size_t lines = text[length - 1] == '\n' ? length > 1 && text[length - 2] == '\n' ? 2 : 1 : 0,
           wanted = apart ? 2 : 1;
    uint64_t end = file_end(source);
    if (lines < wanted) put(source, "\n\n", wanted - lines, end, 1, 0);
  }
  source->block = source->text.length;
  source->kind = kind;
  source->level = level;
  source->building = true;
  source->space = false;
}

void source_close(Source *source) {
  if (!source->building) return;
  source->building = source->space = false;
  if (source->status == STATUS_OK && source->text.length > source->block)
    note(source, zones_add(&source->zones, source->block, source->text.length, source->kind, source->level));
}

/* The one space that stands for a run of white space before `file`; cells of a row need none at their edges. */
static void put_space(Source *source, uint64_t file) {
  if (source->text.data[source->text.length - 1] != '\t') put(source, " ", 1, file ? file - 1 : 0, 1, 1);
}

/* White space waits until a word follows: so it never ends a block, and never begins one. */
void source_add(Source *source, const char *bytes, size_t length, uint64_t file) {
  size_t at = 0, step;
  if (!source->building) source_open(source, ZONE_BODY, 0, true);
  while (at < length) {
    if (is_space_at(bytes, length, at, &step)) {
      source->space = true;
    } else {
      if (source->space && source->text.length > source->block) put_space(source, file + at);
      source->space = false;
      step = words_length(bytes + at, length - at);
      put(source, bytes + at, step, file + at, 1, 1);
    }
    at += step;
  }
}

void source_add_unit(Source *source, const char *bytes, size_t length, uint64_t file, size_t file_length) {
  size_t step;
  if (!source->building) source_open(source, ZONE_BODY, 0, true);
  if (length > 0 && is_space_at(bytes, length, 0, &step) && step == length) {
    source->space = true;
    return;
  }
  if (source->space && source->text.length > source->block) put_space(source, file);
  source->space = false;
  put(source, bytes, length, file, length, file_length);
}

void source_tab(Source *source, uint64_t file) {
  source->space = false;
  put(source, "\t", 1, file, 1, 0);
}

void source_place(Source *source, uint64_t place) {
  source->by_place = true;
  source->place = place;
}
