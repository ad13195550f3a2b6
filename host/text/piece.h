/* piece.h: a long text in pieces that can be read side by side.
 *
 * Pieces end at blank lines, which no term, quantity or sentence crosses, and depend on the text alone: so the result
 * of a scan does not depend on how many threads it had. A text without blank lines is one piece. What was found in a
 * piece is put behind what was found in those before as soon as they are there, while others are still being read; its
 * memory then serves the next piece. */
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

typedef struct PieceJob {
  void *context;
  /* Reads text[from..to) into *result: an emptied one, or NULL and then makes one. `worker` (0 to threads-1) picks a
   * thread's own tools. */
  Status (*read)(void *context, size_t worker, size_t from, size_t to, void **result);
  /* Puts it behind those of the pieces before and empties it. Never called twice at once. */
  Status (*append)(void *context, void *result);
  void (*discard)(void *result);
} PieceJob;

/* Reads all pieces on up to `threads` threads (0: pool_threads()). */
Status pieces_read(const Pieces *pieces, size_t threads, const PieceJob *job);

#endif
