#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/expr_internal.h"

enum { CHUNK = 32 * EXPR_BLOCK }; /* rows that one thread takes at a time */

size_t expr_value_size(ExprType type) {
  switch (type) {
    case EXPR_BOOL: return sizeof(uint8_t);
    case EXPR_TEXT: return sizeof(Text);
    default: return sizeof(double);
  }
}

static void fill_constant(const Part *part, Vec *vec) {
  for (size_t i = 0; i < EXPR_BLOCK; i++) switch (part->type) {
      case EXPR_F64: vec->number[i] = part->number; break;
      case EXPR_BOOL: vec->truth[i] = (uint8_t)part->integer; break;
      case EXPR_TEXT: vec->text[i] = part->text; break;
      default: vec->integer[i] = part->integer;
    }
  vec->nullable = part->is_null;
  memset(vec->nulls, part->is_null, EXPR_BLOCK);
}

static bool vec_new(Vec *vec, size_t size) {
  *vec = (Vec){.any = block_zero(EXPR_BLOCK, size), .nulls = block_zero(EXPR_BLOCK, 1)};
  return vec->any && vec->nulls;
}

static void vec_free(Vec *vec) {
  block_free(vec->any);
  block_free(vec->nulls);
}

/* A whole number gets a second form only where some call wants a double; made when first needed would cost a test a
 * row. */
static bool make_vecs(ExprRun *run) {
  const Expr *expr = run->expr;
  for (size_t i = run->first; i <= run->last; i++) {
    const Part *part = &expr->parts[i];
    if (!vec_new(&run->vecs[i], expr_value_size(part->type))) return false;
    if (part->kind == PART_CONSTANT) fill_constant(part, &run->vecs[i]);
    if (part->type == EXPR_I64 && !(run->widened[i].any = block_new(EXPR_BLOCK, sizeof(double)))) return false;
  }
  return true;
}

ExprRun *expr_run_range(const Expr *expr, size_t first, size_t last, bool over_dictionary) {
  ExprRun *run = memory_new(1, sizeof *run);
  if (!run) return NULL;
  *run = (ExprRun){.expr = expr, .first = first, .last = last, .over_dictionary = over_dictionary};
  run->vecs = memory_new(expr->count, sizeof *run->vecs);
  run->widened = memory_new(expr->count, sizeof *run->widened);
  run->gathered = memory_new(expr->count, sizeof *run->gathered);
  if (run->vecs && run->widened && run->gathered && make_vecs(run)) return run;
  expr_run_free(run);
  return NULL;
}

ExprRun *expr_run_new(const Expr *expr) { return expr_run_range(expr, 0, expr->count - 1, false); }

void expr_run_free(ExprRun *run) {
  if (!run) return;
  for (size_t i = 0; run->vecs && i < run->expr->count; i++) vec_free(&run->vecs[i]);
  for (size_t i = 0; run->widened && i < run->expr->count; i++) block_free(run->widened[i].any);
  free(run->vecs);
  free(run->widened);
  free(run->gathered);
  arena_free(&run->arena);
  free(run);
}

/* The code of each row; that of null is the one after the last. */
static void load_codes(const Column *column, const uint32_t *rows, size_t from, size_t count, int64_t *codes) {
  column_load_integers(column, rows, from, count, codes);
  if (!column->valid) return;
  int64_t none = dict_count(column->dict);
  for (size_t i = 0; i < count; i++)
    if (!column_has(column, rows ? rows[from + i] : from + i)) codes[i] = none;
}

static void load_texts(const Column *column, const uint32_t *rows, size_t from, size_t count, Vec *out) {
  for (size_t i = 0; i < count; i++) out->text[i] = column_text(column, rows ? rows[from + i] : from + i);
}

static void run_column(const Part *part, const uint32_t *rows, size_t from, size_t count, Vec *out) {
  const Column *column = part->column;
  out->nullable = column->valid != NULL;
  if (out->nullable) column_load_nulls(column, rows, from, count, out->nulls);
  switch (part->type) {
    case EXPR_F64: column_load_doubles(column, rows, from, count, out->number); break;
    case EXPR_TEXT: load_texts(column, rows, from, count, out); break;
    case EXPR_BOOL:
      for (size_t i = 0; i < count; i++) out->truth[i] = column_integer(column, rows ? rows[from + i] : from + i) != 0;
      break;
    default: column_load_integers(column, rows, from, count, out->integer);
  }
}

/* "Rows" are the dictionary's codes, and then null. */
static void run_dictionary(const Column *column, size_t from, size_t count, Vec *out) {
  uint32_t strings = dict_count(column->dict);
  out->nullable = true;
  for (size_t i = 0; i < count; i++) {
    bool none = from + i >= strings;
    out->nulls[i] = none;
    out->text[i] = none ? (Text){"", 0} : dict_text(column->dict, (uint32_t)(from + i));
  }
}

static void run_lookup(const Part *part, const uint32_t *rows, size_t from, size_t count, Vec *out) {
  int64_t codes[EXPR_BLOCK];
  load_codes(part->column, rows, from, count, codes);
  const Vec *table = &part->table;
  out->nullable = table->nullable;
  for (size_t i = 0; out->nullable && i < count; i++) out->nulls[i] = table->nulls[codes[i]];
  for (size_t i = 0; i < count; i++) switch (part->type) {
      case EXPR_BOOL: out->truth[i] = table->truth[codes[i]]; break;
      case EXPR_TEXT: out->text[i] = table->text[codes[i]]; break;
      default: out->integer[i] = table->integer[codes[i]]; /* doubles too: eight bytes are eight bytes */
    }
}

static const Vec *widen(const Vec *vec, Vec *widened, size_t count) {
  for (size_t i = 0; i < count; i++) widened->number[i] = (double)vec->integer[i];
  widened->nulls = vec->nulls;
  widened->nullable = vec->nullable;
  return widened;
}

static char letter_at(const char *signature, uint32_t i) {
  size_t letters = strcspn(signature, "+>");
  return signature[i < letters ? i : letters - 1];
}

/* Null where an argument is null. */
static void spread_nulls(const Call *call) {
  Vec *out = call->out;
  out->nullable = false;
  for (size_t a = 0; a < call->count; a++) {
    const Vec *argument = call->arguments[a];
    if (!argument->nullable) continue;
    if (!out->nullable)
      memcpy(out->nulls, argument->nulls, call->rows);
    else
      for (size_t i = 0; i < call->rows; i++) out->nulls[i] |= argument->nulls[i];
    out->nullable = true;
  }
}

static bool run_call(ExprRun *run, size_t index, size_t count) {
  const Part *part = &run->expr->parts[index];
  const Overload *overload = part->overload;
  for (uint32_t i = 0; i < part->count; i++) {
    uint32_t argument = part->arguments[i];
    bool convert = letter_at(overload->signature, i) == 'n' && run->expr->parts[argument].type == EXPR_I64;
    run->gathered[i] = convert ? widen(&run->vecs[argument], &run->widened[argument], count) : &run->vecs[argument];
  }
  Call call = {run->gathered, part->count, count, &run->vecs[index], &run->arena, false};
  if (!(overload->flags & FUNCTION_LENIENT)) spread_nulls(&call);
  if (overload->flags && !call.out->nullable) memset(call.out->nulls, 0, count);
  if (overload->flags) call.out->nullable = true;
  overload->function(&call);
  return !call.failed;
}

Status expr_run_parts(ExprRun *run, const uint32_t *rows, size_t from, size_t count) {
  arena_free(&run->arena);
  for (size_t i = run->first; i <= run->last; i++) {
    const Part *part = &run->expr->parts[i];
    Vec *out = &run->vecs[i];
    if (part->kind == PART_COLUMN && run->over_dictionary)
      run_dictionary(part->column, from, count, out);
    else if (part->kind == PART_COLUMN)
      run_column(part, rows, from, count, out);
    else if (part->kind == PART_LOOKUP)
      run_lookup(part, rows, from, count, out);
    else if (part->kind == PART_CALL && !run_call(run, i, count))
      return STATUS_NOMEM;
  }
  return STATUS_OK;
}

Status expr_run(ExprRun *run, const uint32_t *rows, size_t from, size_t count, const Vec **out) {
  *out = &run->vecs[run->last];
  return expr_run_parts(run, rows, from, count);
}

/* Work over a whole frame, cut into chunks that the threads share. */
typedef struct Sweep {
  const Expr *expr;
  const uint32_t *selection;
  size_t rows;
  void *values; /* of expr_column: one a row */
  uint8_t *nulls;
  uint32_t *kept; /* of expr_select: each chunk writes at its own start */
  size_t *kept_count;
} Sweep;

static void keep_true(const Sweep *sweep, const Vec *vec, size_t from, size_t count, size_t *at) {
  for (size_t i = 0; i < count; i++) {
    uint32_t row = sweep->selection ? sweep->selection[from + i] : (uint32_t)(from + i);
    sweep->kept[*at] = row;
    *at += vec->truth[i] && !(vec->nullable && vec->nulls[i]);
  }
}

static void keep_values(const Sweep *sweep, const Vec *vec, size_t from, size_t count) {
  size_t size = expr_value_size(expr_type(sweep->expr));
  memcpy((char *)sweep->values + from * size, vec->any, count * size);
  if (vec->nullable)
    memcpy(sweep->nulls + from, vec->nulls, count);
  else
    memset(sweep->nulls + from, 0, count);
}

static Status sweep_chunk(void *context, size_t index, size_t worker) {
  (void)worker;
  const Sweep *sweep = context;
  ExprRun *run = expr_run_new(sweep->expr);
  if (!run) return STATUS_NOMEM;
  Status status = STATUS_OK;
  size_t end = (index + 1) * CHUNK < sweep->rows ? (index + 1) * CHUNK : sweep->rows, at = index * CHUNK;
  for (size_t from = index * CHUNK; from < end && status == STATUS_OK; from += EXPR_BLOCK) {
    size_t count = end - from < EXPR_BLOCK ? end - from : EXPR_BLOCK;
    const Vec *vec;
    status = expr_run(run, sweep->selection, from, count, &vec);
    if (status != STATUS_OK) break;
    if (sweep->kept)
      keep_true(sweep, vec, from, count, &at);
    else
      keep_values(sweep, vec, from, count);
  }
  if (sweep->kept) sweep->kept_count[index] = at - index * CHUNK;
  expr_run_free(run);
  return status;
}

static Status sweep_failure(Status status, Error *error) {
  if (status == STATUS_NOMEM) return block_failure(error, "an expression");
  return error_set(error, status, "interrupted");
}

Status expr_select(const Expr *expr, const Frame *frame, uint32_t **rows, size_t *count, Error *error) {
  if (expr_type(expr) != EXPR_BOOL) return error_set(error, STATUS_INVALID, "a condition must be true or false");
  size_t chunks = (frame->rows + CHUNK - 1) / CHUNK;
  Sweep sweep = {.expr = expr, .selection = frame->selection, .rows = frame->rows};
  sweep.kept = block_new(frame->rows + 1, sizeof *sweep.kept);
  sweep.kept_count = memory_new(chunks, sizeof *sweep.kept_count);
  Status status = sweep.kept && sweep.kept_count ? pool_run(0, chunks, sweep_chunk, &sweep) : STATUS_NOMEM;
  size_t total = 0;
  for (size_t i = 0; status == STATUS_OK && i < chunks; i++) {
    memmove(sweep.kept + total, sweep.kept + i * CHUNK, sweep.kept_count[i] * sizeof *sweep.kept);
    total += sweep.kept_count[i];
  }
  free(sweep.kept_count);
  if (status == STATUS_OK) {
    *rows = sweep.kept;
    *count = total;
    return STATUS_OK;
  }
  block_free(sweep.kept);
  return sweep_failure(status, error);
}

/* The answers of a lookup of text as a column of their own, null's last if there are nulls. */
static Column *answers(const Part *root) {
  size_t count = (size_t)dict_count(root->column->dict) + (root->column->valid != NULL);
  uint32_t *codes = memory_new(count, sizeof *codes);
  Dict *dict = dict_new();
  bool whole = codes && dict;
  for (size_t i = 0; whole && i < count; i++) {
    if (root->table.nulls[i]) continue;
    codes[i] = dict_add(dict, root->table.text[i].bytes, root->table.text[i].length);
    whole = codes[i] != DICT_NONE;
  }
  Column *made = NULL;
  if (whole)
    made = column_from_codes(root->is_code ? COLUMN_CODE : COLUMN_STRING, dict, codes, root->table.nulls, count);
  free(codes);
  dict_release(dict);
  return made;
}

/* A text that is looked up: the codes stay, the dictionary changes. */
static Column *recoded_column(const Part *root, const Frame *frame) {
  Column *table = answers(root), *made = NULL;
  if (table && !frame->selection && !root->column->valid) {
    made = column_lookup(table, root->column);
  } else if (table) {
    uint32_t *rows = block_new(frame->rows, sizeof *rows);
    int64_t block[EXPR_BLOCK];
    for (size_t from = 0; rows && from < frame->rows; from += EXPR_BLOCK) {
      size_t step = frame->rows - from < EXPR_BLOCK ? frame->rows - from : EXPR_BLOCK;
      load_codes(root->column, frame->selection, from, step, block);
      for (size_t i = 0; i < step; i++) rows[from + i] = (uint32_t)block[i];
    }
    if (rows) made = column_gather(table, rows, frame->rows);
    block_free(rows);
  }
  column_release(table);
  return made;
}

static Column *finished_column(const Expr *expr, const Frame *frame, const Sweep *sweep) {
  static const ColumnType TYPES[] = {COLUMN_F64, COLUMN_I64, COLUMN_BOOL, COLUMN_DATE};
  ExprType type = expr_type(expr);
  if (type == EXPR_F64) return column_from_doubles(sweep->values, sweep->nulls, frame->rows);
  if (type != EXPR_BOOL) return column_from_integers(TYPES[type], sweep->values, sweep->nulls, frame->rows);
  int64_t *wide = block_new(frame->rows, sizeof *wide);
  for (size_t i = 0; wide && i < frame->rows; i++) wide[i] = ((const uint8_t *)sweep->values)[i];
  Column *made = wide ? column_from_integers(COLUMN_BOOL, wide, sweep->nulls, frame->rows) : NULL;
  block_free(wide);
  return made;
}

/* Texts live only as long as their block, so they are taken into the dictionary while the sweep runs, by one thread. */
static Status sweep_texts(const Sweep *sweep, Column **out) {
  ExprRun *run = expr_run_new(sweep->expr);
  Dict *dict = dict_new();
  uint32_t *codes = block_new(sweep->rows, sizeof *codes);
  Status status = run && dict && codes && sweep->nulls ? STATUS_OK : STATUS_NOMEM;
  for (size_t from = 0; from < sweep->rows && status == STATUS_OK; from += EXPR_BLOCK) {
    size_t count = sweep->rows - from < EXPR_BLOCK ? sweep->rows - from : EXPR_BLOCK;
    const Vec *vec;
    status = interrupt_pending() ? STATUS_INTERRUPTED : expr_run(run, sweep->selection, from, count, &vec);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
      sweep->nulls[from + i] = vec->nullable && vec->nulls[i];
      if (!sweep->nulls[from + i] &&
          (codes[from + i] = dict_add(dict, vec->text[i].bytes, vec->text[i].length)) == DICT_NONE)
        status = STATUS_NOMEM;
    }
  }
  bool code = sweep->expr->parts[sweep->expr->count - 1].is_code;
  if (status == STATUS_OK)
    *out = column_from_codes(code ? COLUMN_CODE : COLUMN_STRING, dict, codes, sweep->nulls, sweep->rows);
  expr_run_free(run);
  dict_release(dict);
  block_free(codes);
  return status == STATUS_OK && !*out ? STATUS_NOMEM : status;
}

Status expr_column(const Expr *expr, const Frame *frame, Column **out, Error *error) {
  const Part *root = &expr->parts[expr->count - 1];
  *out = NULL;
  if (root->kind == PART_COLUMN) {
    *out = frame->selection ? column_gather(root->column, frame->selection, frame->rows)
                            : column_share((Column *)(uintptr_t)root->column);
    return *out ? STATUS_OK : block_failure(error, "a column");
  }
  if (root->kind == PART_LOOKUP && root->type == EXPR_TEXT) {
    *out = recoded_column(root, frame);
    return *out ? STATUS_OK : block_failure(error, "a column");
  }
  bool texts = root->type == EXPR_TEXT;
  Sweep sweep = {.expr = expr, .selection = frame->selection, .rows = frame->rows};
  sweep.values = texts ? NULL : block_new(frame->rows, expr_value_size(root->type));
  sweep.nulls = block_new(frame->rows, 1);
  Status status = STATUS_NOMEM;
  if (texts && sweep.nulls)
    status = sweep_texts(&sweep, out);
  else if (sweep.values && sweep.nulls)
    status = pool_run(0, (frame->rows + CHUNK - 1) / CHUNK, sweep_chunk, &sweep);
  if (status == STATUS_OK && !texts) *out = finished_column(expr, frame, &sweep);
  block_free(sweep.values);
  block_free(sweep.nulls);
  return *out ? STATUS_OK : sweep_failure(status == STATUS_OK ? STATUS_NOMEM : status, error);
}
