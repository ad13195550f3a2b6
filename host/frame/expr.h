/* expr.h: an expression over the columns of a frame, compiled once, run on blocks of rows.
 *
 * The caller pushes the parts in postfix order: `value < 75` is column "value", number 75, call "<" of 2. expr_bind
 * looks the columns up, chooses each function by the types of its arguments, and works out every part that depends on
 * one string column alone once per distinct string, so that rows only look the answer up. Running is by blocks of
 * EXPR_BLOCK rows, each function one loop over the block; several threads may run one bound expression, each with its
 * own ExprRun.
 *
 * Null in, null out, but for the functions whose job is nulls. Whole numbers that overflow, and those divided by zero,
 * give null; floating-point ones follow IEEE 754. expr_function lists what there is. */
#ifndef QUERN_FRAME_EXPR_H
#define QUERN_FRAME_EXPR_H

#include "base/arena.h"
#include "frame/frame.h"

enum { EXPR_BLOCK = 2048, EXPR_MOST_PARTS = 2000 };

typedef enum ExprType { EXPR_F64, EXPR_I64, EXPR_BOOL, EXPR_DATE, EXPR_TEXT, EXPR_NULL } ExprType;

/* The values of one part for the rows of a block. */
typedef struct Vec {
  union {
    double *number;
    int64_t *integer; /* dates too */
    uint8_t *truth;
    Text *text;
    void *any;
  };
  uint8_t *nulls; /* a byte a row; only to be read if nullable */
  bool nullable;
} Vec;

typedef struct Expr Expr;
typedef struct ExprRun ExprRun;

Expr *expr_new(void); /* NULL: out of memory */
void expr_free(Expr *expr);

Status expr_push_column(Expr *expr, const char *name, Error *error);
Status expr_push_number(Expr *expr, double value, Error *error);
Status expr_push_integer(Expr *expr, int64_t value, Error *error);
Status expr_push_text(Expr *expr, const char *bytes, size_t length, Error *error);
Status expr_push_truth(Expr *expr, bool value, Error *error);
Status expr_push_null(Expr *expr, Error *error);
Status expr_push_call(Expr *expr, const char *function, size_t arguments, Error *error);

/* Binds to a frame, which must outlive the expression (its selection is the runner's matter). Once. */
Status expr_bind(Expr *expr, const Frame *frame, Error *error);
ExprType expr_type(const Expr *expr);

/* The column, if the expression is nothing else; NULL otherwise. */
const Column *expr_plain_column(const Expr *expr);

ExprRun *expr_run_new(const Expr *expr); /* NULL: out of memory */
void expr_run_free(ExprRun *run);

/* The values at rows from..from+count-1, or at rows[from].. ; count <= EXPR_BLOCK. Valid until the next call. */
Status expr_run(ExprRun *run, const uint32_t *rows, size_t from, size_t count, const Vec **out);

/* The whole column for a frame (through its selection). */
Status expr_column(const Expr *expr, const Frame *frame, Column **out, Error *error);

/* The rows where it is true: row numbers of the columns (through the selection), a block. */
Status expr_select(const Expr *expr, const Frame *frame, uint32_t **rows, size_t *count, Error *error);

/* The functions there are, one by one: name and what they take ("ii>i"); NULL after the last. */
const char *expr_function(size_t index, const char **signature);

#endif
