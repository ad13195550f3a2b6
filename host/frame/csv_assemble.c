/* Columns from the pieces that the chunks read. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/csv_internal.h"

typedef struct Assembly {
  CsvRead *read;
  size_t rows;
  size_t *starts;   /* by chunk: its first row */
  Column **columns; /* by column */
  uint32_t ***maps; /* by column, chunk: local codes to those of the dictionary */
} Assembly;

/* The strings of one column, chunk after chunk, so that codes come in order of first appearance; behind those of short
 * strings, those of long ones. */
static bool unite_chunks(Assembly *assembly, size_t c, Strings *all) {
  const CsvRead *read = assembly->read;
  for (size_t i = 0; i < read->chunk_count; i++) {
    const Strings *from = &read->chunks[i].stores[c].strings;
    size_t count = from->count + (from->longer ? dict_count(from->longer) : 0);
    assembly->maps[c][i] = memory_new(count, sizeof(uint32_t));
    if (!assembly->maps[c][i] || !strings_unite(all, from, assembly->maps[c][i])) return false;
  }
  for (size_t i = 0; i < read->chunk_count; i++) {
    const Strings *from = &read->chunks[i].stores[c].strings;
    size_t longer = from->longer ? dict_count(from->longer) : 0;
    for (size_t code = from->count; code < from->count + longer; code++)
      assembly->maps[c][i][code] = all->count + (assembly->maps[c][i][code] & ~LONG_CODE);
  }
  return true;
}

static Column *text_column(const Assembly *assembly, size_t c, Dict *dict) {
  const CsvRead *read = assembly->read;
  bool nullable = false;
  for (size_t i = 0; i < read->chunk_count; i++) nullable = nullable || read->chunks[i].stores[c].nullable;
  uint32_t count = dict_count(dict);
  Column *column = column_raw(read->shape->columns[c].code ? COLUMN_CODE : COLUMN_STRING, column_width(count - 1),
                              assembly->rows, nullable);
  if (!column) return NULL;
  column->range = count;
  column->dict = dict_share(dict);
  return column;
}

static Status unite_strings(void *context, size_t c, size_t worker) {
  (void)worker;
  Assembly *assembly = context;
  if (assembly->read->shape->columns[c].kind != CSV_TEXT) return STATUS_OK;
  Dict *dict = dict_new();
  Strings all = {0};
  bool fine = dict && strings_new(&all) && unite_chunks(assembly, c, &all) && strings_dict(&all, dict);
  strings_free(&all);
  if (fine && dict_count(dict) == 0) fine = dict_add(dict, "", 0) != DICT_NONE;
  if (fine) fine = (assembly->columns[c] = text_column(assembly, c, dict)) != NULL;
  dict_release(dict);
  return fine ? STATUS_OK : STATUS_NOMEM;
}

static bool make_number_column(Assembly *assembly, size_t c) {
  static const ColumnType TYPES[] = {COLUMN_STRING, COLUMN_BOOL, COLUMN_I64, COLUMN_F64, COLUMN_DATE};
  CsvRead *read = assembly->read;
  CsvKind kind = read->shape->columns[c].kind;
  int64_t least = 0, most = 0;
  bool any = false, nullable = false;
  for (size_t i = 0; i < read->chunk_count; i++) {
    const CsvStore *store = &read->chunks[i].stores[c];
    nullable = nullable || store->nullable;
    if (!store->any) continue;
    least = !any || store->least < least ? store->least : least;
    most = !any || store->most > most ? store->most : most;
    any = true;
  }
  if (least >= 0 && most <= UINT8_MAX) least = 0;
  uint8_t width = kind == CSV_NUMBER ? 8 : column_width((uint64_t)most - (uint64_t)least);
  Column *column = assembly->columns[c] = column_raw(TYPES[kind], width, assembly->rows, nullable);
  if (!column) return false;
  if (kind == CSV_NUMBER || width == 8) return true;
  column->base = least;
  column->range = (uint64_t)most - (uint64_t)least + 1;
  return true;
}

/* A column without any value is text. */
static bool make_empty_column(Assembly *assembly, size_t c) {
  Column *column = assembly->columns[c] = column_raw(COLUMN_STRING, 1, assembly->rows, true);
  if (!column) return false;
  memset(column->data, 0, assembly->rows);
  column->range = 1;
  column->dict = dict_new();
  return column->dict && dict_add(column->dict, "", 0) != DICT_NONE;
}

#define COPY(from_type, to_type, formula)                                \
  do {                                                                   \
    const from_type *from = piece->data;                                 \
    to_type *to = (to_type *)column->data + row;                         \
    for (size_t i = 0; i < piece->rows; i++) to[i] = (to_type)(formula); \
  } while (0)

#define COPY_INTO(from_type, formula)                  \
  switch (column->width) {                             \
    case 1: COPY(from_type, uint8_t, formula); break;  \
    case 2: COPY(from_type, uint16_t, formula); break; \
    case 4: COPY(from_type, uint32_t, formula); break; \
    default: COPY(from_type, uint64_t, formula);       \
  }

static void copy_numbers(Column *column, const CsvPiece *piece, size_t row) {
  if (column->type == COLUMN_F64) {
    memcpy((double *)column->data + row, piece->data, piece->rows * sizeof(double));
    return;
  }
  uint64_t shift = (uint64_t)piece->base - (uint64_t)column->base;
  switch (piece->width) {
    case 1: COPY_INTO(uint8_t, from[i] + shift); break;
    case 2: COPY_INTO(uint16_t, from[i] + shift); break;
    case 4: COPY_INTO(uint32_t, from[i] + shift); break;
    default: COPY_INTO(uint64_t, from[i] + shift);
  }
}

/* A column whose every value is null has no string: its code is 0, as that of every null. */
static void copy_codes(Column *column, const CsvPiece *piece, size_t row, const uint32_t *map, uint32_t shorts) {
  if (shorts == 0 && piece->width < 4) {
    memset((char *)column->data + row * column->width, 0, piece->rows * column->width);
    return;
  }
  switch (piece->width) {
    case 1: COPY_INTO(uint8_t, map[from[i]]); break;
    case 2: COPY_INTO(uint16_t, map[from[i]]); break;
    default:
      COPY_INTO(uint32_t, from[i] & LONG_CODE ? map[shorts + (from[i] & ~LONG_CODE)] : shorts ? map[from[i]] : 0);
  }
}

/* Chunks meet inside a word of the bitmap, so words are joined atomically. */
static void copy_nulls(Column *column, const CsvPiece *piece, size_t row) {
  for (size_t i = 0; i < piece->rows;) {
    size_t at = row + i, room = 64 - (at & 63), count = piece->rows - i < room ? piece->rows - i : room;
    uint64_t word = 0;
    for (size_t j = 0; j < count; j++) word |= (uint64_t) !(piece->nulls && piece->nulls[i + j]) << j;
    (void)__atomic_fetch_or(&column->valid[at >> 6], word << (at & 63), __ATOMIC_RELAXED);
    i += count;
  }
}

/* A null stores 0, whatever the base. */
static void clear_nulls(Column *column, const CsvPiece *piece, size_t row) {
  for (size_t i = 0; i < piece->rows; i++)
    if (piece->nulls[i]) memset((char *)column->data + (row + i) * column->width, 0, column->width);
}

static Status copy_chunk(void *context, size_t index, size_t worker) {
  (void)worker;
  Assembly *assembly = context;
  const CsvRead *read = assembly->read;
  for (size_t c = 0; c < read->shape->count; c++) {
    Column *column = assembly->columns[c];
    const CsvStore *store = &read->chunks[index].stores[c];
    size_t row = assembly->starts[index];
    if (read->shape->columns[c].kind == CSV_EMPTY) continue;
    for (const CsvPiece *piece = store->first; piece; piece = piece->next) {
      if (read->shape->columns[c].kind == CSV_TEXT)
        copy_codes(column, piece, row, assembly->maps[c][index], store->strings.count);
      else
        copy_numbers(column, piece, row);
      if (column->valid) copy_nulls(column, piece, row);
      if (piece->nulls) clear_nulls(column, piece, row);
      row += piece->rows;
    }
  }
  chunk_free(&assembly->read->chunks[index], read->shape->count);
  return STATUS_OK;
}

static Status assemble(Assembly *assembly, Error *error) {
  CsvRead *read = assembly->read;
  size_t columns = read->shape->count;
  bool fine = assembly->starts && assembly->columns && assembly->maps;
  for (size_t c = 0; fine && c < columns; c++)
    fine = (assembly->maps[c] = memory_new(read->chunk_count, sizeof **assembly->maps)) != NULL;
  for (size_t c = 0; fine && c < columns; c++) {
    CsvKind kind = read->shape->columns[c].kind;
    if (kind == CSV_EMPTY) fine = make_empty_column(assembly, c);
    if (kind != CSV_EMPTY && kind != CSV_TEXT) fine = make_number_column(assembly, c);
  }
  if (fine) fine = pool_run(0, columns, unite_strings, assembly) == STATUS_OK;
  if (fine) fine = pool_run(0, read->chunk_count, copy_chunk, assembly) == STATUS_OK;
  return fine ? STATUS_OK : block_failure(error, "the table");
}

static void assembly_free(Assembly *assembly) {
  for (size_t c = 0; c < assembly->read->shape->count; c++) {
    for (size_t i = 0; assembly->maps && assembly->maps[c] && i < assembly->read->chunk_count; i++)
      free(assembly->maps[c][i]);
    if (assembly->maps) free(assembly->maps[c]);
    if (assembly->columns) column_release(assembly->columns[c]);
  }
  free(assembly->maps);
  free(assembly->columns);
  free(assembly->starts);
}

static void note_rows(const CsvRead *read, const size_t *starts, CsvNotes *notes) {
  size_t ragged = 0, dropped = 0, first = 0;
  for (size_t i = 0; i < read->chunk_count; i++) {
    if (ragged == 0 && read->chunks[i].ragged) first = starts[i] + read->chunks[i].first_ragged + 1;
    ragged += read->chunks[i].ragged;
    dropped += read->chunks[i].dropped;
  }
  if (ragged)
    note(notes, "%zu row%s had not the %zu fields of the table, the first is row %zu: missing ones are null%s", ragged,
         ragged == 1 ? "" : "s", read->shape->count, first, dropped ? ", what had no column was dropped" : "");
}

static void note_placeholders(const CsvRead *read, const size_t *starts, CsvNotes *notes) {
  for (size_t c = 0; c < read->shape->count; c++) {
    size_t count = 0, first = 0;
    for (size_t i = 0; i < read->chunk_count; i++) {
      const CsvStore *store = &read->chunks[i].stores[c];
      if (count == 0 && store->placeholders) first = starts[i] + store->first_placeholder + 1;
      count += store->placeholders;
    }
    if (count)
      note(notes, "%s: %zu placeholder%s (NA, -, .. or the like) read as no value, the first in row %zu",
           read->shape->columns[c].name, count, count == 1 ? "" : "s", first);
  }
}

static void note_styles(const CsvShape *shape, CsvNotes *notes) {
  for (size_t c = 0; c < shape->count; c++) {
    const CsvColumn *column = &shape->columns[c];
    if (column->kind != CSV_NUMBER || (column->style.decimal == '.' && !column->style.thousands)) continue;
    note(notes, "%s: numbers written with '%c' before decimals%s%.*s%s", column->name, column->style.decimal,
         column->style.thousands ? " and '" : "", column->style.thousands ? 1 : 0, &column->style.thousands,
         column->style.thousands ? "' between thousands" : "");
  }
}

/* Columns that have neither name nor value are no part of the table. */
static Status put_columns(Assembly *assembly, Frame *frame, CsvNotes *notes, Error *error) {
  const CsvShape *shape = assembly->read->shape;
  Status status = STATUS_OK;
  size_t dropped = 0;
  for (size_t c = 0; c < shape->count && status == STATUS_OK; c++) {
    if (shape->columns[c].drop && shape->columns[c].kind == CSV_EMPTY) {
      dropped++;
      continue;
    }
    if (shape->columns[c].drop)
      note(notes, "header: column %zu has no name; it is called %s", c + 1, shape->columns[c].name);
    status = frame_put(frame, shape->columns[c].name, assembly->columns[c], error);
    assembly->columns[c] = NULL;
  }
  if (dropped) note(notes, "%zu column%s without name and values left out", dropped, dropped == 1 ? "" : "s");
  return status;
}

Status csv_assemble(CsvRead *read, Frame **out, CsvNotes *notes, Error *error) {
  Assembly assembly = {.read = read};
  assembly.starts = memory_new(read->chunk_count, sizeof *assembly.starts);
  assembly.columns = memory_new(read->shape->count, sizeof(Column *));
  assembly.maps = memory_new(read->shape->count, sizeof(uint32_t **));
  for (size_t i = 0; assembly.starts && i < read->chunk_count; i++) {
    assembly.starts[i] = assembly.rows;
    assembly.rows += read->chunks[i].rows;
  }
  Status status = STATUS_OK;
  if (assembly.rows > FRAME_MOST_ROWS)
    status = error_set(error, STATUS_LIMIT, "%s: more rows than a frame holds", read->source->name);
  if (assembly.starts) note_rows(read, assembly.starts, notes);
  if (assembly.starts) note_placeholders(read, assembly.starts, notes);
  note_styles(read->shape, notes);
  if (status == STATUS_OK) status = assemble(&assembly, error);
  Frame *frame = status == STATUS_OK ? frame_new(assembly.rows) : NULL;
  if (status == STATUS_OK)
    status = frame ? put_columns(&assembly, frame, notes, error) : error_nomem(error, "the table");
  assembly_free(&assembly);
  if (status == STATUS_OK)
    *out = frame;
  else
    frame_release(frame);
  return status;
}
