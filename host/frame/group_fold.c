/* The inner loops: values of a block into the cells of their groups. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/group_internal.h"

bool feed_new(Feed *feed, const GroupPlan *plan) {
  size_t count = plan->input_count;
  *feed = (Feed){.plan = plan,
                 .runs = memory_new(count, sizeof *feed->runs),
                 .values = memory_new(count, sizeof *feed->values),
                 .nulls = memory_new(count, sizeof *feed->nulls),
                 .null_space = memory_new(count, sizeof *feed->null_space)};
  bool fine = feed->runs && feed->values && feed->nulls && feed->null_space;
  for (size_t i = 0; fine && i < count; i++) {
    feed->values[i] = block_new(GROUP_BLOCK, sizeof(Cell));
    feed->null_space[i] = block_new(GROUP_BLOCK, 1);
    fine = feed->values[i] && feed->null_space[i];
    if (fine && !plan->inputs[i].column) fine = (feed->runs[i] = expr_run_new(plan->inputs[i].expr)) != NULL;
  }
  return fine;
}

void feed_free(Feed *feed) {
  for (size_t i = 0; i < feed->plan->input_count; i++) {
    if (feed->runs) expr_run_free(feed->runs[i]);
    if (feed->values) block_free(feed->values[i]);
    if (feed->null_space) block_free(feed->null_space[i]);
  }
  free(feed->runs);
  free(feed->values);
  free(feed->nulls);
  free(feed->null_space);
}

static void load_column(Feed *feed, size_t index, size_t from, size_t count) {
  const Input *input = &feed->plan->inputs[index];
  const uint32_t *rows = feed->plan->rows_of;
  if (input->small)
    column_load_stored(input->column, rows, from, count, (uint32_t *)(void *)feed->values[index]);
  else if (input->integers)
    column_load_integers(input->column, rows, from, count, &feed->values[index]->integer);
  else
    column_load_doubles(input->column, rows, from, count, &feed->values[index]->number);
  feed->nulls[index] = NULL;
  if (!input->column->valid) return;
  column_load_nulls(input->column, rows, from, count, feed->null_space[index]);
  feed->nulls[index] = feed->null_space[index];
}

static Status load_expr(Feed *feed, size_t index, size_t from, size_t count) {
  const Input *input = &feed->plan->inputs[index];
  const Vec *vec;
  Status status = expr_run(feed->runs[index], feed->plan->rows_of, from, count, &vec);
  if (status != STATUS_OK) return status;
  Cell *values = feed->values[index];
  switch (expr_type(input->expr)) {
    case EXPR_F64: memcpy(values, vec->number, count * sizeof *values); break;
    case EXPR_BOOL:
      for (size_t i = 0; i < count; i++) values[i].integer = vec->truth[i];
      break;
    case EXPR_TEXT: memset(values, 0, count * sizeof *values); break; /* only counted */
    default:
      for (size_t i = 0; i < count; i++) {
        if (input->integers)
          values[i].integer = vec->integer[i];
        else
          values[i].number = (double)vec->integer[i];
      }
  }
  feed->nulls[index] = NULL;
  if (!vec->nullable) return STATUS_OK;
  memcpy(feed->null_space[index], vec->nulls, count);
  feed->nulls[index] = feed->null_space[index];
  return STATUS_OK;
}

static void adjust(Feed *feed, size_t index, size_t count) {
  const Input *input = &feed->plan->inputs[index];
  Cell *values = feed->values[index];
  if (input->ranks)
    for (size_t i = 0; i < count; i++) values[i].integer = input->ranks[values[i].integer];
  if (input->shift != 0)
    for (size_t i = 0; i < count; i++) values[i].number -= input->shift;
  if (input->stored && !input->small && input->column->base != 0)
    for (size_t i = 0; i < count; i++) values[i].integer -= input->column->base;
  const uint8_t *others = input->partner == NO_INPUT ? NULL : feed->nulls[input->partner];
  if (!others) return;
  if (!feed->nulls[index]) memset(feed->null_space[index], 0, count);
  feed->nulls[index] = feed->null_space[index];
  for (size_t i = 0; i < count; i++) feed->nulls[index][i] |= others[i];
}

Status feed_load(Feed *feed, size_t from, size_t count) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < feed->plan->input_count && status == STATUS_OK; i++) {
    if (feed->plan->inputs[i].column)
      load_column(feed, i, from, count);
    else
      status = load_expr(feed, i, from, count);
  }
  for (size_t i = 0; i < feed->plan->input_count && status == STATUS_OK; i++) adjust(feed, i, count);
  return status;
}

Cell cell_start(SlotKind kind) {
  switch (kind) {
    case SLOT_MIN_INTEGERS: return (Cell){.integer = INT64_MAX};
    case SLOT_MAX_INTEGERS: return (Cell){.integer = INT64_MIN};
    case SLOT_MIN: return (Cell){.number = (double)NAN};
    case SLOT_MAX: return (Cell){.number = -(double)INFINITY};
    case SLOT_FIRST:
    case SLOT_LAST: return (Cell){.integer = -1};
    default: return (Cell){.integer = 0};
  }
}

void cells_start(const GroupPlan *plan, Cell *cells, size_t groups) {
  size_t stride = plan->slot_count;
  bool zeros = true;
  for (size_t s = 0; s < stride; s++) zeros = zeros && cell_start(plan->slots[s].kind).integer == 0;
  if (zeros) {
    memset(cells, 0, groups * stride * sizeof *cells);
    return;
  }
  for (size_t s = 0; s < stride; s++) {
    Cell start = cell_start(plan->slots[s].kind);
    for (size_t g = 0; g < groups; g++) cells[g * stride + s] = start;
  }
}

/* NaN is the greatest: the least is NaN only while nothing else has come, the greatest once it has. */
static double lesser(double kept, double value) { return value < kept || kept != kept ? value : kept; }
static double greater(double kept, double value) { return value > kept || value != value ? value : kept; }

#define FOLD(statement)                             \
  if (nulls)                                        \
    for (size_t i = 0; i < count; i++) {            \
      if (nulls[i]) continue;                       \
      Cell *cell = cells + (size_t)ids[i] * stride; \
      statement;                                    \
    }                                               \
  else                                              \
    for (size_t i = 0; i < count; i++) {            \
      Cell *cell = cells + (size_t)ids[i] * stride; \
      statement;                                    \
    }                                               \
  break

void slot_fold(const Slot *slot, Cell *cells, size_t stride, const uint32_t *ids, size_t count, const Cell *values,
               const Cell *second, const uint8_t *nulls, const uint32_t *rows) {
  switch (slot->kind) {
    case SLOT_COUNT: FOLD(cell->integer++);
    case SLOT_SUM_INTEGERS: FOLD(cell->integer += values[i].integer);
    case SLOT_SUM: FOLD(cell->number += values[i].number);
    case SLOT_SQUARES: FOLD(cell->number += values[i].number * values[i].number);
    case SLOT_PRODUCTS: FOLD(cell->number += values[i].number * second[i].number);
    case SLOT_PRODUCTS_INTEGERS: FOLD(cell->integer += values[i].integer * second[i].integer);
    case SLOT_MIN_INTEGERS: FOLD(cell->integer = values[i].integer < cell->integer ? values[i].integer : cell->integer);
    case SLOT_MAX_INTEGERS: FOLD(cell->integer = values[i].integer > cell->integer ? values[i].integer : cell->integer);
    case SLOT_MIN: FOLD(cell->number = lesser(cell->number, values[i].number));
    case SLOT_MAX: FOLD(cell->number = greater(cell->number, values[i].number));
    case SLOT_FIRST: FOLD(if (cell->integer < 0) cell->integer = rows[i]);
    case SLOT_LAST: FOLD(cell->integer = rows[i]);
    case SLOT_VALUE: break;
  }
}

void cells_fold(const GroupPlan *plan, Cell *cells, const uint32_t *ids, size_t count, Cell *const *values,
                uint8_t *const *nulls, const uint32_t *rows) {
  for (size_t s = 0; s < plan->slot_count; s++) {
    const Slot *slot = &plan->slots[s];
    bool has = slot->input != NO_INPUT;
    slot_fold(slot, cells + s, plan->slot_count, ids, count, has ? values[slot->input] : NULL,
              slot->second != NO_INPUT ? values[slot->second] : NULL, has ? nulls[slot->input] : NULL, rows);
  }
}

void cell_merge(SlotKind kind, Cell *into, Cell from) {
  switch (kind) {
    case SLOT_COUNT:
    case SLOT_PRODUCTS_INTEGERS:
    case SLOT_SUM_INTEGERS: into->integer += from.integer; break;
    case SLOT_SUM:
    case SLOT_SQUARES:
    case SLOT_PRODUCTS: into->number += from.number; break;
    case SLOT_MIN_INTEGERS:
      if (from.integer < into->integer) into->integer = from.integer;
      break;
    case SLOT_MAX_INTEGERS:
      if (from.integer > into->integer) into->integer = from.integer;
      break;
    case SLOT_MIN: /* NaN may mean that nothing came */
      if (from.number == from.number) into->number = lesser(into->number, from.number);
      break;
    case SLOT_MAX: into->number = greater(into->number, from.number); break;
    case SLOT_FIRST:
      if (from.integer >= 0 && (into->integer < 0 || from.integer < into->integer)) into->integer = from.integer;
      break;
    case SLOT_LAST:
      if (from.integer > into->integer) into->integer = from.integer;
      break;
    case SLOT_VALUE: break;
  }
}
