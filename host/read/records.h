/* records.h: tables whose rows are documents: a column of long texts, and others that name, date and locate them.
 *
 * A sheet of figures is no such table. Which column is what is told by its header and by what stands in it; a row gives
 * one Source whose places are the row's number. */
#ifndef QUERN_READ_RECORDS_H
#define QUERN_READ_RECORDS_H

#include "read/sheet.h"
#include "read/source.h"

/* Called with each row's source, which the callee takes over (frees, or keeps). */
typedef Status (*RecordSource)(void *context, Source *source);

/* Gives the rows of a sheet as sources; none if it is no table of texts. Cells that were cut to the length that
 * spreadsheets allow are reported. */
Status records_each(const Sheet *sheet, RecordSource take, void *context, Buf *warnings, Error *error);

#endif
