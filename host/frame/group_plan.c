/* What a list of aggregates needs: inputs, each loaded once a block, and slots, each one accumulator a group. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/group_internal.h"

bool aggregate_named(const char *name, AggregateKind *kind) {
  static const char *const NAMES[] = {
      "count",  "sum",      "mean",   "min",      "max",  "first", "last",           "corr", "hhi",
      "median", "quantile", "stddev", "variance", "gini", "cagr",  "count_distinct", "list"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    if (strcmp(name, NAMES[i]) != 0) continue;
    *kind = (AggregateKind)i;
    return true;
  }
  return false;
}

/* The same column under the same treatment is loaded once. Returns NO_INPUT when memory is out. */
static uint32_t input_add(GroupPlan *plan, Input wanted) {
  for (size_t i = 0; i < plan->input_count; i++) {
    const Input *input = &plan->inputs[i];
    bool same = input->expr == wanted.expr || (input->column && input->column == wanted.column);
    if (same && input->integers == wanted.integers && input->stored == wanted.stored &&
        input->partner == wanted.partner && input->shift == wanted.shift && input->ranks == wanted.ranks)
      return (uint32_t)i;
  }
  if (!memory_reserve((void **)&plan->inputs, &plan->input_capacity, plan->input_count + 1, sizeof *plan->inputs))
    return NO_INPUT;
  plan->inputs[plan->input_count] = wanted;
  return (uint32_t)plan->input_count++;
}

static uint32_t input_for(GroupPlan *plan, const Expr *expr, bool integers) {
  const Column *column = expr_plain_column(expr);
  return input_add(plan, (Input){.expr = expr,
                                 .column = column,
                                 .integers = integers,
                                 .nullable = !column || column->valid,
                                 .partner = NO_INPUT});
}

static uint32_t slot_add(GroupPlan *plan, SlotKind kind, uint32_t input, uint32_t second) {
  for (size_t i = 0; i < plan->slot_count; i++) {
    const Slot *slot = &plan->slots[i];
    if (slot->kind == kind && kind != SLOT_VALUE && slot->input == input && slot->second == second) return (uint32_t)i;
  }
  if (!memory_reserve((void **)&plan->slots, &plan->slot_capacity, plan->slot_count + 1, sizeof *plan->slots))
    return NO_INPUT;
  plan->slots[plan->slot_count] = (Slot){kind, input, second};
  return (uint32_t)plan->slot_count++;
}

/* Whole numbers are summed as such when no sum can pass 64 bits. */
static bool sums_fit(const GroupPlan *plan, const Expr *expr) {
  const Column *column = expr_plain_column(expr);
  if (!column || column->width == 8 || column->type != COLUMN_I64) return false;
  uint64_t most = column->range + (column->base < 0 ? 0 - (uint64_t)column->base : (uint64_t)column->base), total;
  return !__builtin_mul_overflow(most, (uint64_t)plan->rows, &total) && total < (uint64_t)INT64_MAX;
}

uint32_t plan_count_rows(GroupPlan *plan) { return slot_add(plan, SLOT_COUNT, NO_INPUT, NO_INPUT); }

static uint32_t count_slot(GroupPlan *plan, uint32_t input) {
  bool every = input == NO_INPUT || !plan->inputs[input].nullable;
  return slot_add(plan, SLOT_COUNT, every ? NO_INPUT : input, NO_INPUT);
}

/* Whether a group has any value at all need only be counted where there are nulls. */
static uint32_t count_if_nullable(GroupPlan *plan, uint32_t input) {
  return plan->inputs[input].nullable ? count_slot(plan, input) : NO_INPUT;
}

static bool is_number(ExprType type) { return type == EXPR_F64 || type == EXPR_I64; }

static Status wrong_type(const Aggregate *aggregate, const char *wanted, Error *error) {
  return error_set(error, STATUS_INVALID, "aggregate '%.100s' needs %s", aggregate->name, wanted);
}

static Status lower_sum(GroupPlan *plan, Lowered *lowered, Error *error) {
  const Aggregate *aggregate = lowered->aggregate;
  const Expr *expr = aggregate->arguments[0];
  ExprType type = expr_type(expr);
  if (!is_number(type) && type != EXPR_BOOL) return wrong_type(aggregate, "a number", error);
  bool integers = sums_fit(plan, expr) || type == EXPR_BOOL;
  lowered->input = input_for(plan, expr, integers);
  lowered->slots[0] = slot_add(plan, integers ? SLOT_SUM_INTEGERS : SLOT_SUM, lowered->input, NO_INPUT);
  lowered->count =
      aggregate->kind == AGGREGATE_MEAN ? count_slot(plan, lowered->input) : count_if_nullable(plan, lowered->input);
  return STATUS_OK;
}

static Status lower_count(GroupPlan *plan, Lowered *lowered) {
  const Expr *expr = lowered->aggregate->arguments[0];
  lowered->input = expr ? input_for(plan, expr, expr_type(expr) != EXPR_F64) : NO_INPUT;
  lowered->slots[0] = count_slot(plan, lowered->input);
  return STATUS_OK;
}

static Status rank_texts(Lowered *lowered, const Column *column, Error *error) {
  uint32_t count = dict_count(column->dict);
  uint32_t *ranks = dict_ranks(column->dict), *back = memory_new(count, sizeof *back);
  lowered->ranks = ranks;
  lowered->by_rank = back;
  if (!ranks || !back) return error_nomem(error, "ordering strings");
  for (uint32_t code = 0; code < count; code++) back[ranks[code]] = code;
  return STATUS_OK;
}

static Status lower_extreme(GroupPlan *plan, Lowered *lowered, Error *error) {
  const Aggregate *aggregate = lowered->aggregate;
  const Expr *expr = aggregate->arguments[0];
  ExprType type = expr_type(expr);
  const Column *column = expr_plain_column(expr);
  if (type == EXPR_TEXT && !column) return wrong_type(aggregate, "a column when it is of text; derive it first", error);
  bool most = aggregate->kind == AGGREGATE_MAX, integers = type != EXPR_F64;
  if (type == EXPR_TEXT && rank_texts(lowered, column, error) != STATUS_OK) return STATUS_NOMEM;
  lowered->input = input_for(plan, expr, integers);
  if (type == EXPR_TEXT) {
    Input ranked = plan->inputs[lowered->input];
    ranked.ranks = lowered->ranks;
    lowered->input = input_add(plan, ranked);
  }
  lowered->slots[0] =
      slot_add(plan, integers ? (most ? SLOT_MAX_INTEGERS : SLOT_MIN_INTEGERS) : (most ? SLOT_MAX : SLOT_MIN),
               lowered->input, NO_INPUT);
  lowered->count = count_if_nullable(plan, lowered->input);
  return STATUS_OK;
}

static Status lower_end(GroupPlan *plan, Lowered *lowered, Error *error) {
  const Expr *expr = lowered->aggregate->arguments[0];
  const Column *column = expr_plain_column(expr);
  if (!column) return wrong_type(lowered->aggregate, "a column; derive it first", error);
  lowered->input = input_for(plan, expr, column->type != COLUMN_F64);
  lowered->slots[0] =
      slot_add(plan, lowered->aggregate->kind == AGGREGATE_LAST ? SLOT_LAST : SLOT_FIRST, lowered->input, NO_INPUT);
  lowered->count = count_if_nullable(plan, lowered->input);
  plan->needs_rows = true;
  return STATUS_OK;
}

/* A value near the middle of the column, so that squares of distances from it do not cancel. */
static double shift_for(const Expr *expr) {
  const Column *column = expr_plain_column(expr);
  if (!column) return 0;
  if (column->type != COLUMN_F64) return (double)column->base + (double)(column->range / 2);
  for (size_t row = 0; row < column->rows && row < 1000; row++) {
    double value = column_double(column, row);
    if (column_has(column, row) && value - value == 0) return value;
  }
  return 0;
}

/* Whether the sums of squares and products of what a column stores are exact in 64 bits. */
static bool squares_fit(const GroupPlan *plan, const Expr *expr) {
  const Column *column = expr_plain_column(expr);
  if (!column || column->type != COLUMN_I64 || column->width > 4 || column->valid) return false;
  uint64_t most;
  return !__builtin_mul_overflow(column->range, column->range, &most) &&
         !__builtin_mul_overflow(most, (uint64_t)plan->rows, &most) && most < (uint64_t)INT64_MAX;
}

/* A correlation does not mind what is added to all values, so the stored ones do. */
static Status lower_corr_integers(GroupPlan *plan, Lowered *lowered, Error *error) {
  uint32_t used[2];
  for (int i = 0; i < 2; i++) {
    const Expr *expr = lowered->aggregate->arguments[i];
    used[i] = input_add(
        plan,
        (Input){
            .expr = expr, .column = expr_plain_column(expr), .integers = true, .stored = true, .partner = NO_INPUT});
    if (used[i] == NO_INPUT) return error_nomem(error, "aggregates");
    lowered->slots[i] = slot_add(plan, SLOT_SUM_INTEGERS, used[i], NO_INPUT);
    lowered->slots[2 + i] = slot_add(plan, SLOT_PRODUCTS_INTEGERS, used[i], used[i]);
  }
  lowered->slots[4] = slot_add(plan, SLOT_PRODUCTS_INTEGERS, used[0], used[1]);
  lowered->input = used[0];
  lowered->count = count_slot(plan, used[0]);
  return STATUS_OK;
}

static Status lower_corr(GroupPlan *plan, Lowered *lowered, Error *error) {
  const Aggregate *aggregate = lowered->aggregate;
  if (!is_number(expr_type(aggregate->arguments[0])) || !is_number(expr_type(aggregate->arguments[1])))
    return wrong_type(aggregate, "two numbers", error);
  if (squares_fit(plan, aggregate->arguments[0]) && squares_fit(plan, aggregate->arguments[1]))
    return lower_corr_integers(plan, lowered, error);
  uint32_t plain[2], used[2];
  for (int i = 0; i < 2; i++) plain[i] = input_for(plan, aggregate->arguments[i], false);
  if (plain[0] == NO_INPUT || plain[1] == NO_INPUT) return error_nomem(error, "aggregates");
  bool nullable = plan->inputs[plain[0]].nullable || plan->inputs[plain[1]].nullable;
  for (int i = 0; i < 2; i++) {
    Input input = plan->inputs[plain[i]];
    input.shift = shift_for(aggregate->arguments[i]);
    input.partner = nullable ? plain[1 - i] : NO_INPUT;
    input.nullable = nullable;
    used[i] = input_add(plan, input);
    if (used[i] == NO_INPUT) return error_nomem(error, "aggregates");
  }
  for (int i = 0; i < 2; i++) {
    lowered->slots[i] = slot_add(plan, SLOT_SUM, used[i], NO_INPUT);
    lowered->slots[2 + i] = slot_add(plan, SLOT_SQUARES, used[i], NO_INPUT);
  }
  lowered->slots[4] = slot_add(plan, SLOT_PRODUCTS, used[0], used[1]);
  lowered->input = used[0];
  lowered->count = count_slot(plan, used[0]);
  return STATUS_OK;
}

static Status lower_hhi(GroupPlan *plan, Lowered *lowered, Error *error) {
  const Expr *expr = lowered->aggregate->arguments[0];
  if (!is_number(expr_type(expr))) return wrong_type(lowered->aggregate, "a number", error);
  lowered->input = input_for(plan, expr, false);
  lowered->slots[0] = slot_add(plan, SLOT_SUM, lowered->input, NO_INPUT);
  lowered->slots[1] = slot_add(plan, SLOT_SQUARES, lowered->input, NO_INPUT);
  lowered->count = count_if_nullable(plan, lowered->input);
  return STATUS_OK;
}

static Status lower_whole(GroupPlan *plan, Lowered *lowered, Error *error) {
  const Aggregate *aggregate = lowered->aggregate;
  const Expr *expr = aggregate->arguments[0];
  ExprType type = expr_type(expr);
  bool distinct = aggregate->kind == AGGREGATE_COUNT_DISTINCT;
  if (distinct && type == EXPR_TEXT && !expr_plain_column(expr))
    return wrong_type(aggregate, "a column when it is of text; derive it first", error);
  if (!distinct && !is_number(type)) return wrong_type(aggregate, "a number", error);
  lowered->input = input_for(plan, expr, distinct && type != EXPR_F64);
  if (aggregate->arguments[1]) {
    ExprType other = expr_type(aggregate->arguments[1]);
    if (!is_number(other)) return wrong_type(aggregate, "a year as its second argument", error);
    lowered->second = input_for(plan, aggregate->arguments[1], false);
  }
  lowered->slots[0] = slot_add(plan, SLOT_VALUE, lowered->input, NO_INPUT);
  lowered->count = slot_add(plan, SLOT_VALUE, lowered->input, NO_INPUT);
  plan->whole_groups = true;
  return STATUS_OK;
}

static Status lower_list(GroupPlan *plan, Lowered *lowered, Error *error) {
  if (!expr_plain_column(lowered->aggregate->arguments[0]))
    return wrong_type(lowered->aggregate, "a column; derive it first", error);
  plan->members = true;
  return STATUS_OK;
}

static Status check_arguments(const Aggregate *aggregate, Error *error) {
  size_t given = aggregate->arguments[0] == NULL ? 0 : aggregate->arguments[1] == NULL ? 1 : 2;
  bool pair = aggregate->kind == AGGREGATE_CORR || aggregate->kind == AGGREGATE_CAGR;
  if (aggregate->kind == AGGREGATE_COUNT ? given > 1 : given != (pair ? 2u : 1u))
    return wrong_type(aggregate, pair ? "two arguments" : "one argument", error);
  if (aggregate->kind == AGGREGATE_QUANTILE && !(aggregate->parameter >= 0 && aggregate->parameter <= 1))
    return wrong_type(aggregate, "a share from 0 to 1 as its second argument", error);
  return STATUS_OK;
}

static Status lower(GroupPlan *plan, Lowered *lowered, Error *error) {
  Status status = check_arguments(lowered->aggregate, error);
  if (status != STATUS_OK) return status;
  switch (lowered->aggregate->kind) {
    case AGGREGATE_COUNT: return lower_count(plan, lowered);
    case AGGREGATE_SUM:
    case AGGREGATE_MEAN: return lower_sum(plan, lowered, error);
    case AGGREGATE_MIN:
    case AGGREGATE_MAX: return lower_extreme(plan, lowered, error);
    case AGGREGATE_FIRST:
    case AGGREGATE_LAST: return lower_end(plan, lowered, error);
    case AGGREGATE_CORR: return lower_corr(plan, lowered, error);
    case AGGREGATE_HHI: return lower_hhi(plan, lowered, error);
    case AGGREGATE_LIST: return lower_list(plan, lowered, error);
    default: return lower_whole(plan, lowered, error);
  }
}

Status plan_lower(GroupPlan *plan, const Aggregate *aggregates, size_t count, Error *error) {
  plan->lowered = memory_new(count, sizeof *plan->lowered);
  if (!plan->lowered) return error_nomem(error, "aggregates");
  plan->lowered_count = count;
  for (size_t i = 0; i < count; i++) {
    plan->lowered[i] = (Lowered){.aggregate = &aggregates[i], .count = NO_INPUT, .input = NO_INPUT, .second = NO_INPUT};
    Status status = lower(plan, &plan->lowered[i], error);
    if (status != STATUS_OK) return status;
  }
  if (plan->frame->evidence) plan->members = true;
  return STATUS_OK;
}

void plan_free(GroupPlan *plan) {
  for (size_t i = 0; i < plan->lowered_count; i++) {
    free((void *)(uintptr_t)plan->lowered[i].ranks);
    free((void *)(uintptr_t)plan->lowered[i].by_rank);
  }
  free(plan->lowered);
  free(plan->inputs);
  free(plan->slots);
  key_free(&plan->key);
}
