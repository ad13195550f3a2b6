/* piece.h: a long text in pieces that can be read side by side.
 *
 * Pieces end at blank lines, which no term, quantity or sentence crosses, and depend on the text alone: so the result
 * of a scan does not depend on how many threads it had. A text without blank lines is one piece. */
#ifndef QUERN_TEXT_PIECE_H
#define QUERN_TEXT_PIECE_H

#include <stddef.h>

#include "base/status.h"

typedef struct Pieces {
  size_t *end; /* where each piece ends; it begins where the one before ended */
  size_t count;
} Pieces;

void pieces_free(Pieces *pieces);
Status pieces_cut(const char *text, size_t length, Pieces *pieces);

#endif
