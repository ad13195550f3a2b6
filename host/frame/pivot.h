/* pivot.h: the values of one column as columns of their own. */
#ifndef QUERN_FRAME_PIVOT_H
#define QUERN_FRAME_PIVOT_H

#include "frame/frame.h"

enum { PIVOT_MOST_COLUMNS = 5000 };

/* One row for each combination of the `rows` columns, and one column for each value of `columns`, numbers in order,
 * text in order of its bytes; in it, `values`. Two values for one place are an error: group first. Evidence of a row is
 * united. */
Status frame_pivot(const Frame *frame, const char *const *rows, size_t row_count, const char *columns,
                   const char *values, Frame **out, Error *error);

#endif
