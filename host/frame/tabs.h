/* tabs.h: rows as a database server sends and takes them: tab-separated, escaped by backslashes, \N for null.
 *
 * Types are given, nothing is guessed: what a field does not hold is an error that names the row and the column.
 * Evidence travels as a last field, the list of claim numbers "[12,40]". */
#ifndef QUERN_FRAME_TABS_H
#define QUERN_FRAME_TABS_H

#include "base/buf.h"
#include "frame/frame.h"

typedef struct TabsColumn {
  const char *name;
  ColumnType type; /* no list */
} TabsColumn;

/* Lines into a frame; `evidence`: each line has the list of claims behind its columns. */
Status tabs_read(const char *bytes, size_t length, const TabsColumn *columns, size_t count, bool evidence, Frame **out,
                 Error *error);

/* Rows `from` to `to` of a frame without selection, appended to `out`; its evidence as the last field if it has any. */
Status tabs_write(const Frame *frame, size_t from, size_t to, Buf *out, Error *error);

#endif
