/* group.h: rows with equal keys become one row, with aggregates of the others.
 *
 * Three ways, chosen by the range of the keys as one number (key.h) and by what is asked:
 *   direct      the number is an index: every chunk of rows fills its own small table, the tables are merged in order;
 *   partitioned rows are first dealt to parts by their number, so that each part's groups stay in the cache; aggregates
 *               that need all values of a group at once (median, list, evidence) always go this way;
 * and inside a part the number is an index again if it is dense, or is looked up in a hash table.
 * Chunks and parts depend on the data alone, and each group's values are taken in row order within a chunk, chunks in
 * order: the result has the same bits whatever the number of threads.
 *
 * Nulls are left out of aggregates. A group without values has count 0, and null for the rest. NaN counts as a value
 * and as the greatest. Groups come in the order of their keys (key.h); above 2^20 groups of a sparse key, in a fixed
 * order that has no meaning. */
#ifndef QUERN_FRAME_GROUP_H
#define QUERN_FRAME_GROUP_H

#include "frame/expr.h"

typedef enum AggregateKind {
  AGGREGATE_COUNT, /* rows, or values if there is an argument */
  AGGREGATE_SUM,
  AGGREGATE_MEAN,
  AGGREGATE_MIN,
  AGGREGATE_MAX,
  AGGREGATE_FIRST,
  AGGREGATE_LAST,
  AGGREGATE_CORR,     /* Pearson's, of two arguments */
  AGGREGATE_HHI,      /* sum of squared shares, 0 to 1 */
  AGGREGATE_MEDIAN,   /* from here on: all values of a group at once */
  AGGREGATE_QUANTILE, /* parameter 0 to 1, interpolated (Hyndman and Fan's type 7) */
  AGGREGATE_STDDEV,   /* of a sample: n - 1 */
  AGGREGATE_VARIANCE,
  AGGREGATE_GINI,
  AGGREGATE_CAGR, /* of a value (first argument) over time in years (second) */
  AGGREGATE_COUNT_DISTINCT,
  AGGREGATE_LIST
} AggregateKind;

bool aggregate_named(const char *name, AggregateKind *kind);

typedef struct Aggregate {
  const char *name;
  AggregateKind kind;
  const Expr *arguments[2]; /* bound to the frame; NULL: none */
  double parameter;
} Aggregate;

/* Groups `frame` (through its selection) by the named columns; none: one group of all rows. */
Status frame_group(const Frame *frame, const char *const *keys, size_t key_count, const Aggregate *aggregates,
                   size_t aggregate_count, Frame **out, Error *error);

/* Keeps the first `most` rows of every group in the order of `order` (NULL: as they stand), descending if so asked;
 * rows stay in the order of groups, best first. Nulls and NaN are never among the best. */
Status frame_top(const Frame *frame, const char *const *keys, size_t key_count, const Expr *order, bool descending,
                 size_t most, Frame **out, Error *error);

#endif
