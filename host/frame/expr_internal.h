/* expr_internal.h: what the parts of the expression engine share; for expr*.c only. */
#ifndef QUERN_FRAME_EXPR_INTERNAL_H
#define QUERN_FRAME_EXPR_INTERNAL_H

#include "frame/expr.h"

/* What a function gets for one block: its arguments, where to put the result, and where new strings may live. */
typedef struct Call {
  const Vec *const *arguments;
  size_t count; /* of arguments */
  size_t rows;
  Vec *out;
  Arena *arena;
  bool failed; /* out of memory: set by the function */
} Call;

typedef void (*Function)(Call *call);

enum {
  FUNCTION_STRICT = 0,
  FUNCTION_LENIENT = 1,    /* sees to nulls itself */
  FUNCTION_MAKES_NULLS = 2 /* may answer null where no argument is */
};

/* One function for one choice of types. Signature letters: i whole number, n number (a whole one is converted), b
 * boolean, d date, t text; after `>` the result; `+` before `>`: the last may be repeated. */
typedef struct Overload {
  const char *name;
  const char *signature;
  Function function;
  int flags;
} Overload;

extern const Overload expr_numbers[]; /* each ends with a NULL name */
extern const Overload expr_texts[];

typedef enum PartKind { PART_COLUMN, PART_CONSTANT, PART_CALL, PART_LOOKUP } PartKind;

typedef struct Part {
  PartKind kind;
  ExprType type;
  bool is_code;             /* text that must not be compared with numbers */
  const char *name;         /* of the column or the function */
  const Overload *overload; /* of a call, once bound */
  uint32_t *arguments;      /* of a call: earlier parts */
  uint32_t count;
  uint32_t first; /* the earliest part that belongs to this one */
  const Column *column;
  bool is_null; /* a constant */
  double number;
  int64_t integer; /* whole numbers, dates, truth */
  Text text;
  Vec table; /* of a lookup: by code, with null's answer last */
} Part;

struct Expr {
  Arena arena;
  Part *parts;
  size_t count, capacity;
  uint32_t *stack; /* while pushing: parts not yet used as an argument */
  size_t depth, stack_capacity;
};

struct ExprRun {
  const Expr *expr;
  size_t first, last;   /* the parts to run */
  bool over_dictionary; /* rows are codes of the one column, null after the last */
  Vec *vecs;            /* one a part, values in blocks */
  Vec *widened;         /* one a part: whole numbers as doubles, where a call wants that */
  const Vec **gathered; /* a call's arguments */
  Arena arena;          /* strings made in this block */
};

size_t expr_value_size(ExprType type);

/* Runs the parts of `run`; expr_run without the choice of the result. */
Status expr_run_parts(ExprRun *run, const uint32_t *rows, size_t from, size_t count);
ExprRun *expr_run_range(const Expr *expr, size_t first, size_t last, bool over_dictionary);

#endif
