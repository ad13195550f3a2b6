/* window.h: each row seen among the rows of its group, in an order.
 *
 * Rows are sorted by group and order once; every function is one pass over them, and its results go back to the rows as
 * they stood. Nulls count as missing: sums and means leave them out, ranks give them none. */
#ifndef QUERN_FRAME_WINDOW_H
#define QUERN_FRAME_WINDOW_H

#include "frame/frame.h"

typedef enum WindowKind {
  WINDOW_LAG,  /* the value `steps` rows before */
  WINDOW_LEAD, /* behind */
  WINDOW_FIRST,
  WINDOW_LAST,
  WINDOW_ROW_NUMBER, /* from 1 */
  WINDOW_RANK,       /* rows equal in the order share the rank; the next one is as far on as there were rows */
  WINDOW_DENSE_RANK, /* the next one is one more */
  WINDOW_CUMSUM,
  WINDOW_SUM, /* of the whole group */
  WINDOW_MEAN,
  WINDOW_MIN,
  WINDOW_MAX,
  WINDOW_COUNT,
  WINDOW_ROLLING_SUM, /* of the last `steps` rows; null until there are as many, or while one is null */
  WINDOW_ROLLING_MEAN,
  WINDOW_ROLLING_MIN,
  WINDOW_ROLLING_MAX
} WindowKind;

bool window_named(const char *name, WindowKind *kind);

typedef struct WindowItem {
  const char *name; /* of the new column */
  WindowKind kind;
  const char *column; /* NULL for ranks and counts of rows */
  size_t steps;
} WindowItem;

typedef struct WindowSpec {
  const char *const *by;
  size_t by_count;
  const char *const *order;
  const bool *descending;
  size_t order_count;
} WindowSpec;

/* `frame` (without selection) with the new columns. */
Status frame_window(const Frame *frame, const WindowSpec *spec, const WindowItem *items, size_t count, Frame **out,
                    Error *error);

#endif
