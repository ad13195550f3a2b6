/* pdf_marks.h: the small raised signs of a PDF (footnotes, "e" for estimated), which plain text runs together with the
 * figure beside them: "⁶91,300" comes out as "691,300".
 *
 * pdftohtml tells sizes; where a piece of one to three signs is much smaller than its neighbour on the line, the signs
 * are written raised in the text. Where the two programs disagree nothing is changed. */
#ifndef QUERN_READ_PDF_MARKS_H
#define QUERN_READ_PDF_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

/* "⁶" for '6', "ᵉ" for 'e'; NULL for what has no raised form. */
const char *pdf_raised(char c);
bool pdf_is_raised(uint32_t point);

/* Rewrites `text`, pages ended by form feeds, as pdftotext wrote it for the file `bytes`. */
Status pdf_raise_marks(const char *bytes, size_t length, Buf *text, Error *error);

#endif
