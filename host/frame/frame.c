#include "frame/frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"

Frame *frame_new(size_t rows) {
  Frame *frame = memory_new(1, sizeof *frame);
  if (frame) *frame = (Frame){.references = 1, .rows = rows};
  return frame;
}

Frame *frame_share(Frame *frame) {
  if (frame) frame->references++;
  return frame;
}

void frame_release(Frame *frame) {
  if (!frame || --frame->references > 0) return;
  for (size_t i = 0; i < frame->count; i++) {
    column_release(frame->columns[i]);
    free(frame->names[i]);
  }
  free(frame->columns);
  free(frame->names);
  column_release(frame->evidence);
  block_free(frame->selection);
  free(frame);
}

size_t frame_find(const Frame *frame, const char *name) {
  size_t i = 0;
  while (i < frame->count && strcmp(frame->names[i], name) != 0) i++;
  return i;
}

static void list_names(const Frame *frame, char *text, size_t size) {
  size_t used = 0;
  text[0] = '\0';
  for (size_t i = 0; i < frame->count && used + 8 < size; i++) {
    int added = snprintf(text + used, size - used, "%s%s", i ? ", " : "", frame->names[i]);
    if (added > 0) used += (size_t)added;
  }
}

Column *frame_column(const Frame *frame, const char *name, Error *error) {
  size_t i = frame_find(frame, name);
  if (i < frame->count) return frame->columns[i];
  char names[300];
  list_names(frame, names, sizeof names);
  (void)error_set(error, STATUS_NOTFOUND, "no column '%.100s'; there are: %s", name, names);
  return NULL;
}

static bool make_room(Frame *frame) {
  size_t capacity = frame->capacity;
  return memory_reserve((void **)&frame->columns, &frame->capacity, frame->count + 1, sizeof *frame->columns) &&
         memory_reserve((void **)&frame->names, &capacity, frame->capacity, sizeof *frame->names);
}

Status frame_put(Frame *frame, const char *name, Column *column, Error *error) {
  if (!column) return block_failure(error, "this table");
  size_t i = frame_find(frame, name);
  if (i < frame->count) {
    column_release(frame->columns[i]);
    frame->columns[i] = column;
    return STATUS_OK;
  }
  char *copy = frame->count < FRAME_MOST_COLUMNS ? strdup(name) : NULL;
  if (!copy || !make_room(frame)) {
    free(copy);
    column_release(column);
    if (frame->count >= FRAME_MOST_COLUMNS)
      return error_set(error, STATUS_LIMIT, "more than %d columns", FRAME_MOST_COLUMNS);
    return error_nomem(error, "adding a column");
  }
  frame->columns[frame->count] = column;
  frame->names[frame->count++] = copy;
  return STATUS_OK;
}

/* Row numbers of the columns behind row numbers of a selection. */
static uint32_t *through_selection(const Frame *frame, const uint32_t *rows, size_t count) {
  uint32_t *behind = block_new(count, sizeof *behind);
  for (size_t i = 0; behind && i < count; i++)
    behind[i] = rows[i] == UINT32_MAX ? UINT32_MAX : frame->selection[rows[i]];
  return behind;
}

static Status gather_all(const Frame *frame, const uint32_t *rows, size_t count, Frame **out, Error *error) {
  Frame *made = frame_new(count);
  if (!made) return error_nomem(error, "picking rows");
  Status status = STATUS_OK;
  for (size_t i = 0; i < frame->count && status == STATUS_OK; i++)
    status = frame_put(made, frame->names[i], column_gather(frame->columns[i], rows, count), error);
  if (status == STATUS_OK && frame->evidence && !(made->evidence = column_gather(frame->evidence, rows, count)))
    status = block_failure(error, "the evidence");
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}

Status frame_gather(const Frame *frame, const uint32_t *rows, size_t count, Frame **out, Error *error) {
  if (!frame->selection) return gather_all(frame, rows, count, out, error);
  uint32_t *behind = through_selection(frame, rows, count);
  if (!behind) return block_failure(error, "picking rows");
  Status status = gather_all(frame, behind, count, out, error);
  block_free(behind);
  return status;
}

/* The same columns and evidence under a new frame. */
static Status share_columns(const Frame *frame, size_t rows, Frame **out, Error *error) {
  Frame *made = frame_new(rows);
  if (!made) return error_nomem(error, "sharing columns");
  Status status = STATUS_OK;
  for (size_t i = 0; i < frame->count && status == STATUS_OK; i++)
    status = frame_put(made, frame->names[i], column_share(frame->columns[i]), error);
  made->evidence = column_share(frame->evidence);
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}

Status frame_select(const Frame *frame, uint32_t *selection, size_t count, Frame **out, Error *error) {
  Status status = share_columns(frame, count, out, error);
  if (status == STATUS_OK)
    (*out)->selection = selection;
  else
    block_free(selection);
  return status;
}

Status frame_settle(Frame *frame, Frame **out, Error *error) {
  if (frame->selection) return gather_all(frame, frame->selection, frame->rows, out, error);
  *out = frame_share(frame);
  return STATUS_OK;
}

static uint32_t *selection_copy(const Frame *frame) {
  uint32_t *copy = block_new(frame->rows, sizeof *copy);
  if (copy && frame->rows) memcpy(copy, frame->selection, frame->rows * sizeof *copy);
  return copy;
}

Status frame_pick(const Frame *frame, const char *const *names, const char *const *as, size_t count, Frame **out,
                  Error *error) {
  Frame *made = frame_new(frame->rows);
  if (!made) return error_nomem(error, "picking columns");
  Status status = STATUS_OK;
  for (size_t i = 0; i < count && status == STATUS_OK; i++) {
    Column *column = frame_column(frame, names[i], error);
    status = column ? frame_put(made, as ? as[i] : names[i], column_share(column), error) : STATUS_NOTFOUND;
  }
  made->evidence = column_share(frame->evidence);
  if (status == STATUS_OK && frame->selection && !(made->selection = selection_copy(frame)))
    status = block_failure(error, "picking columns");
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}

static Column *column_of_nulls(ColumnType type, size_t rows) {
  Column *column = column_raw(type, type == COLUMN_F64 ? 8 : 1, rows, true);
  if (!column) return NULL;
  memset(column->data, 0, rows * column->width);
  column->range = type == COLUMN_F64 ? 0 : 1;
  if (column_is_text(type) && (!(column->dict = dict_new()) || dict_add(column->dict, "", 0) == DICT_NONE)) {
    column_release(column);
    return NULL;
  }
  return column;
}

static Column *as_doubles(const Column *column) {
  double *values = block_new(column->rows, sizeof *values);
  uint8_t *nulls = block_new(column->rows, 1);
  Column *made = NULL;
  if (values && nulls) {
    column_load_doubles(column, NULL, 0, column->rows, values);
    column_load_nulls(column, NULL, 0, column->rows, nulls);
    made = column_from_doubles(values, nulls, column->rows);
  }
  block_free(values);
  block_free(nulls);
  return made;
}

/* The type a column has in the frames together; false when they disagree. */
static bool bound_type(Frame *const *frames, size_t count, const char *name, ColumnType *type) {
  bool seen = false;
  for (size_t i = 0; i < count; i++) {
    size_t at = frame_find(frames[i], name);
    if (at == frames[i]->count) continue;
    ColumnType found = frames[i]->columns[at]->type;
    if (seen && found != *type) {
      bool numbers = (found == COLUMN_I64 && *type == COLUMN_F64) || (found == COLUMN_F64 && *type == COLUMN_I64);
      bool texts = column_is_text(found) && column_is_text(*type);
      if (!numbers && !texts) return false;
      found = numbers ? COLUMN_F64 : COLUMN_STRING;
    }
    *type = found;
    seen = true;
  }
  return true;
}

static Status bind_column(Frame *const *frames, size_t count, const char *name, Frame *made, Error *error) {
  ColumnType type = COLUMN_F64;
  if (!bound_type(frames, count, name, &type))
    return error_set(error, STATUS_INVALID, "column '%.100s' has different types in the frames to bind", name);
  if (type == COLUMN_LIST)
    for (size_t i = 0; i < count; i++)
      if (frame_find(frames[i], name) == frames[i]->count)
        return error_set(error, STATUS_INVALID, "column '%.100s' of lists is missing in one of the frames to bind",
                         name);
  Column **parts = memory_new(count, sizeof *parts);
  if (!parts) return error_nomem(error, "binding frames");
  bool whole = true;
  for (size_t i = 0; i < count; i++) {
    size_t at = frame_find(frames[i], name);
    Column *found = at < frames[i]->count ? frames[i]->columns[at] : NULL;
    bool same = found && (found->type == type || column_is_text(found->type));
    parts[i] = !found ? column_of_nulls(type, frames[i]->rows) : same ? column_share(found) : as_doubles(found);
    whole = whole && parts[i];
  }
  Column *column = whole ? column_bind((const Column *const *)parts, count) : NULL;
  for (size_t i = 0; i < count; i++) column_release(parts[i]);
  free(parts);
  return frame_put(made, name, column, error);
}

/* A list column of `rows` empty lists: the evidence of a frame that brings none. */
static Column *no_evidence(size_t rows) {
  size_t *starts = memory_new(rows + 1, sizeof *starts);
  int64_t nothing = 0;
  Column *items = starts ? column_from_integers(COLUMN_I64, &nothing, NULL, 0) : NULL;
  Column *column = items ? column_from_lists(items, starts, rows) : NULL;
  free(starts);
  return column;
}

static Status bind_evidence(Frame *const *frames, size_t count, Frame *made, Error *error) {
  bool any = false;
  for (size_t i = 0; i < count; i++) any = any || frames[i]->evidence;
  if (!any) return STATUS_OK;
  Column **parts = memory_new(count, sizeof *parts);
  bool whole = parts != NULL;
  for (size_t i = 0; parts && i < count; i++) {
    parts[i] = frames[i]->evidence ? column_share(frames[i]->evidence) : no_evidence(frames[i]->rows);
    whole = whole && parts[i];
  }
  if (whole) made->evidence = column_bind((const Column *const *)parts, count);
  for (size_t i = 0; parts && i < count; i++) column_release(parts[i]);
  free(parts);
  return made->evidence ? STATUS_OK : block_failure(error, "the evidence");
}

static Status bind_settled(Frame *const *frames, size_t count, Frame **out, Error *error) {
  size_t rows = 0;
  for (size_t i = 0; i < count; i++) rows += frames[i]->rows;
  if (rows > FRAME_MOST_ROWS) return error_set(error, STATUS_LIMIT, "a frame of more than %zu rows", FRAME_MOST_ROWS);
  Frame *made = frame_new(rows);
  if (!made) return error_nomem(error, "binding frames");
  Status status = STATUS_OK;
  for (size_t i = 0; i < count && status == STATUS_OK; i++)
    for (size_t c = 0; c < frames[i]->count && status == STATUS_OK; c++)
      if (frame_find(made, frames[i]->names[c]) == made->count)
        status = bind_column(frames, count, frames[i]->names[c], made, error);
  if (status == STATUS_OK) status = bind_evidence(frames, count, made, error);
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}

Status frame_bind(Frame *const *frames, size_t count, Frame **out, Error *error) {
  Frame **settled = memory_new(count, sizeof *settled);
  if (!settled) return error_nomem(error, "binding frames");
  Status status = STATUS_OK;
  for (size_t i = 0; i < count && status == STATUS_OK; i++) status = frame_settle(frames[i], &settled[i], error);
  if (status == STATUS_OK) status = bind_settled(settled, count, out, error);
  for (size_t i = 0; i < count; i++) frame_release(settled[i]);
  free(settled);
  return status;
}
