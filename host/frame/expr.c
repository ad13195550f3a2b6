#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/civil.h"
#include "frame/expr_internal.h"

Expr *expr_new(void) { return memory_new(1, sizeof(Expr)); }

void expr_free(Expr *expr) {
  if (!expr) return;
  arena_free(&expr->arena);
  free(expr->parts);
  free(expr->stack);
  free(expr);
}

static Status push(Expr *expr, Part part, Error *error) {
  if (expr->count >= EXPR_MOST_PARTS)
    return error_set(error, STATUS_LIMIT,
                     "an expression of more than %d parts; join with a frame of the values instead", EXPR_MOST_PARTS);
  if (!memory_reserve((void **)&expr->parts, &expr->capacity, expr->count + 1, sizeof *expr->parts) ||
      !memory_reserve((void **)&expr->stack, &expr->stack_capacity, expr->depth + 1, sizeof *expr->stack))
    return error_nomem(error, "an expression");
  part.first = part.kind == PART_CALL && part.count ? expr->parts[part.arguments[0]].first : (uint32_t)expr->count;
  expr->parts[expr->count] = part;
  expr->stack[expr->depth++] = (uint32_t)expr->count++;
  return STATUS_OK;
}

Status expr_push_column(Expr *expr, const char *name, Error *error) {
  const char *copy = arena_copy(&expr->arena, name, strlen(name));
  if (!copy) return error_nomem(error, "an expression");
  return push(expr, (Part){.kind = PART_COLUMN, .name = copy}, error);
}

Status expr_push_number(Expr *expr, double value, Error *error) {
  return push(expr, (Part){.kind = PART_CONSTANT, .type = EXPR_F64, .number = value}, error);
}

Status expr_push_integer(Expr *expr, int64_t value, Error *error) {
  return push(expr, (Part){.kind = PART_CONSTANT, .type = EXPR_I64, .integer = value}, error);
}

Status expr_push_text(Expr *expr, const char *bytes, size_t length, Error *error) {
  const char *copy = arena_copy(&expr->arena, bytes, length);
  if (!copy) return error_nomem(error, "an expression");
  return push(expr, (Part){.kind = PART_CONSTANT, .type = EXPR_TEXT, .text = {copy, length}}, error);
}

Status expr_push_truth(Expr *expr, bool value, Error *error) {
  return push(expr, (Part){.kind = PART_CONSTANT, .type = EXPR_BOOL, .integer = value}, error);
}

Status expr_push_null(Expr *expr, Error *error) {
  return push(expr, (Part){.kind = PART_CONSTANT, .type = EXPR_NULL, .is_null = true}, error);
}

Status expr_push_call(Expr *expr, const char *function, size_t arguments, Error *error) {
  if (arguments > expr->depth) return error_set(error, STATUS_INVALID, "'%.60s' lacks arguments", function);
  const char *copy = arena_copy(&expr->arena, function, strlen(function));
  uint32_t *list = arena_alloc(&expr->arena, (arguments + 1) * sizeof *list);
  if (!copy || !list) return error_nomem(error, "an expression");
  expr->depth -= arguments;
  memcpy(list, expr->stack + expr->depth, arguments * sizeof *list);
  return push(expr, (Part){.kind = PART_CALL, .name = copy, .arguments = list, .count = (uint32_t)arguments}, error);
}

static char letter_of(ExprType type) { return "nibdt?"[type]; }

static ExprType type_of(char letter) {
  switch (letter) {
    case 'i': return EXPR_I64;
    case 'b': return EXPR_BOOL;
    case 'd': return EXPR_DATE;
    case 't': return EXPR_TEXT;
    default: return EXPR_F64;
  }
}

/* The letter that argument `i` must fit; 0 when the overload does not take that many. */
static char wanted(const Overload *overload, uint32_t i) {
  size_t letters = strcspn(overload->signature, "+>");
  if (i < letters) return overload->signature[i];
  return overload->signature[letters] == '+' && letters > 0 ? overload->signature[letters - 1] : 0;
}

static bool fits(const Part *argument, char letter) {
  if (argument->type == EXPR_NULL || letter_of(argument->type) == letter) return true;
  if (letter == 'n') return argument->type == EXPR_I64;
  int64_t days; /* a constant "2024-04-12" beside a date is a date */
  return letter == 'd' && argument->kind == PART_CONSTANT && argument->type == EXPR_TEXT &&
         civil_parse(argument->text.bytes, argument->text.length, &days);
}

static bool accepts(const Expr *expr, const Part *call, const Overload *overload) {
  size_t letters = strcspn(overload->signature, "+>");
  if (strcmp(overload->name, call->name) != 0 || call->count < letters) return false;
  for (uint32_t i = 0; i < call->count; i++) {
    char letter = wanted(overload, i);
    if (!letter || !fits(&expr->parts[call->arguments[i]], letter)) return false;
  }
  return true;
}

static const Overload *overload_find(const Expr *expr, const Part *call, bool *named) {
  const Overload *const tables[] = {expr_numbers, expr_texts};
  for (size_t t = 0; t < 2; t++)
    for (const Overload *overload = tables[t]; overload->name; overload++) {
      if (strcmp(overload->name, call->name) == 0) *named = true;
      if (accepts(expr, call, overload)) return overload;
    }
  return NULL;
}

const char *expr_function(size_t index, const char **signature) {
  size_t numbers = 0;
  while (expr_numbers[numbers].name) numbers++;
  const Overload *overload = index < numbers ? &expr_numbers[index] : &expr_texts[index - numbers];
  *signature = overload->signature;
  return overload->name;
}

static const char *type_word(const Part *part) {
  static const char *const WORDS[] = {"a number", "a whole number", "true or false", "a date", "text", "nil"};
  return part->type == EXPR_TEXT && part->is_code ? "a code" : WORDS[part->type];
}

static Status no_overload(const Expr *expr, const Part *call, bool named, Error *error) {
  if (!named) return error_set(error, STATUS_NOTFOUND, "no function '%.60s' in expressions", call->name);
  const Part *a = call->count > 0 ? &expr->parts[call->arguments[0]] : NULL;
  const Part *b = call->count > 1 ? &expr->parts[call->arguments[1]] : NULL;
  if (a && b && ((a->is_code && b->type != EXPR_TEXT) || (b->is_code && a->type != EXPR_TEXT)))
    return error_set(error, STATUS_INVALID, "'%.60s' between %s and %s: codes are text, so write the code in quotes",
                     call->name, type_word(a), type_word(b));
  if (a && b && call->count == 2)
    return error_set(error, STATUS_INVALID, "'%.60s' does not work between %s and %s", call->name, type_word(a),
                     type_word(b));
  return error_set(error, STATUS_INVALID, "'%.60s' does not take %u arguments%s%s", call->name, call->count,
                   a ? ", the first " : "", a ? type_word(a) : "");
}

/* Constants become what the function wants: nil of that type, text as a date. */
static void adapt_constants(Expr *expr, const Part *call) {
  for (uint32_t i = 0; i < call->count; i++) {
    Part *argument = &expr->parts[call->arguments[i]];
    char letter = wanted(call->overload, i);
    if (argument->type == EXPR_NULL) argument->type = type_of(letter);
    if (letter == 'd' && argument->type == EXPR_TEXT &&
        civil_parse(argument->text.bytes, argument->text.length, &argument->integer))
      argument->type = EXPR_DATE;
  }
}

static Status bind_call(Expr *expr, Part *call, Error *error) {
  bool named = false;
  call->overload = overload_find(expr, call, &named);
  if (!call->overload) return no_overload(expr, call, named, error);
  adapt_constants(expr, call);
  call->type = type_of(strchr(call->overload->signature, '>')[1]);
  call->is_code = call->type == EXPR_TEXT && call->count > 0 && expr->parts[call->arguments[0]].is_code;
  return STATUS_OK;
}

static Status bind_column(Part *part, const Frame *frame, Error *error) {
  static const ExprType TYPES[] = {EXPR_F64, EXPR_I64, EXPR_BOOL, EXPR_DATE, EXPR_TEXT, EXPR_TEXT};
  part->column = frame_column(frame, part->name, error);
  if (!part->column) return STATUS_NOTFOUND;
  if (part->column->type == COLUMN_LIST)
    return error_set(error, STATUS_INVALID, "column '%.100s' holds lists, which expressions do not read", part->name);
  part->type = TYPES[part->column->type];
  part->is_code = part->column->type == COLUMN_CODE;
  return STATUS_OK;
}

/* The one text column that a part depends on, if it depends on nothing else; NULL otherwise. */
static const Column *sole_text_column(const Expr *expr, size_t index) {
  const Column *sole = NULL;
  for (size_t i = expr->parts[index].first; i <= index; i++) {
    const Column *column = expr->parts[i].column;
    if (!column) continue;
    if (!column_is_text(column->type) || (sole && sole != column)) return NULL;
    sole = column;
  }
  return sole;
}

/* Text answers outlive the block they were made in. */
static bool keep_texts(Expr *expr, Text *texts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    char *copy = arena_copy(&expr->arena, texts[i].bytes, texts[i].length);
    if (!copy) return false;
    texts[i].bytes = copy;
  }
  return true;
}

static Status fill_table(Expr *expr, ExprRun *run, size_t count, Vec *table, ExprType type) {
  size_t size = expr_value_size(type), step;
  for (size_t from = 0; from < count; from += step) {
    step = count - from < EXPR_BLOCK ? count - from : EXPR_BLOCK;
    Status status = expr_run_parts(run, NULL, from, step);
    if (status != STATUS_OK) return status;
    const Vec *result = &run->vecs[run->last];
    memset(table->nulls + from, 0, step);
    if (result->nullable) memcpy(table->nulls + from, result->nulls, step);
    for (size_t i = 0; i < step; i++) table->nullable = table->nullable || table->nulls[from + i];
    memcpy((char *)table->any + from * size, result->any, step * size);
    if (type == EXPR_TEXT) {
      for (size_t i = 0; i < step; i++)
        if (table->nulls[from + i]) table->text[from + i] = (Text){"", 0};
      if (!keep_texts(expr, table->text + from, step)) return STATUS_NOMEM;
    }
  }
  return STATUS_OK;
}

/* Replaces a part by a table of its answers: one for each distinct string of the column, and one for null. */
static Status make_lookup(Expr *expr, size_t index, const Column *column, Error *error) {
  Part *part = &expr->parts[index];
  size_t count = (size_t)dict_count(column->dict) + 1;
  Vec table = {.any = arena_alloc(&expr->arena, count * expr_value_size(part->type)),
               .nulls = arena_alloc(&expr->arena, count)};
  ExprRun *run = table.any && table.nulls ? expr_run_range(expr, part->first, index, true) : NULL;
  Status status = run ? fill_table(expr, run, count, &table, part->type) : STATUS_NOMEM;
  expr_run_free(run);
  if (status != STATUS_OK) return error_set(error, status, "an expression over %zu distinct strings", count);
  part->kind = PART_LOOKUP;
  part->column = column;
  part->table = table;
  return STATUS_OK;
}

/* Largest parts first: a part inside one that became a table is never run again. */
static Status make_lookups(Expr *expr, Error *error) {
  for (size_t index = expr->count; index-- > 0;) {
    Part *part = &expr->parts[index];
    const Column *column = part->kind == PART_CALL ? sole_text_column(expr, index) : NULL;
    if (!column) continue;
    Status status = make_lookup(expr, index, column, error);
    if (status != STATUS_OK) return status;
    index = part->first;
  }
  return STATUS_OK;
}

Status expr_bind(Expr *expr, const Frame *frame, Error *error) {
  if (expr->depth != 1) return error_set(error, STATUS_INVALID, "an incomplete expression");
  for (size_t i = 0; i < expr->count; i++) {
    Part *part = &expr->parts[i];
    Status status = part->kind == PART_COLUMN ? bind_column(part, frame, error)
                    : part->kind == PART_CALL ? bind_call(expr, part, error)
                                              : STATUS_OK;
    if (status != STATUS_OK) return status;
  }
  if (expr_type(expr) == EXPR_NULL) expr->parts[expr->count - 1].type = EXPR_F64;
  return make_lookups(expr, error);
}

ExprType expr_type(const Expr *expr) { return expr->parts[expr->count - 1].type; }

const Column *expr_plain_column(const Expr *expr) {
  const Part *root = &expr->parts[expr->count - 1];
  return root->kind == PART_COLUMN ? root->column : NULL;
}
