/* sort.h: rows in order. Stable; nulls and NaN come last whatever the direction; text is ordered by its bytes.
 *
 * Columns become whole numbers whose order is theirs, several narrow ones in one number, and a radix sort takes them
 * byte by byte, leaving out the bytes that are the same in all rows. */
#ifndef QUERN_FRAME_SORT_H
#define QUERN_FRAME_SORT_H

#include "frame/frame.h"

/* The row numbers of `frame` (as it stands) in order of the named columns; a block. */
Status frame_order(const Frame *frame, const char *const *names, const bool *descending, size_t count, uint32_t **rows,
                   Error *error);

Status frame_sort(const Frame *frame, const char *const *names, const bool *descending, size_t count, Frame **out,
                  Error *error);

#endif
