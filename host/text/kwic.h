/* kwic.h: key words in context: what stands to both sides of a span, cut to a width and laid flat. */
#ifndef QUERN_TEXT_KWIC_H
#define QUERN_TEXT_KWIC_H

#include "base/buf.h"
#include "base/status.h"

typedef struct KwicLine {
  Buf left, key, right; /* white space flattened to single spaces; owned by the caller */
} KwicLine;

#define KWIC_LINE_INIT \
  { BUF_INIT, BUF_INIT, BUF_INIT }

void kwic_free(KwicLine *line);

/* Fills `line` with text[from..to) and at most `width` terminal columns to each side, cut between words where the text
 * has spaces, and never beyond a blank line. STATUS_NOMEM or STATUS_OK. */
Status kwic_cut(const char *text, size_t length, size_t from, size_t to, size_t width, KwicLine *line);

#endif
