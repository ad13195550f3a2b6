#include "text/piece.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { PIECE = 1 << 20 }; /* bytes that a piece has at least, but for the last */

void pieces_free(Pieces *pieces) {
  free(pieces->end);
  *pieces = (Pieces){0};
}

/* Behind the first blank line from `at` on, or `length`. */
static size_t blank_line(const char *text, size_t length, size_t at) {
  while (at < length) {
    const char *found = memchr(text + at, '\n', length - at);
    if (!found) break;
    at = (size_t)(found - text) + 1;
    size_t next = at;
    while (next < length && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) next++;
    if (next < length && text[next] == '\n') return next + 1;
    at = next > at ? next : at;
  }
  return length;
}

Status pieces_cut(const char *text, size_t length, Pieces *pieces) {
  *pieces = (Pieces){memory_new(length / PIECE + 1, sizeof *pieces->end), 0};
  if (!pieces->end) return STATUS_NOMEM;
  for (size_t at = 0; at < length;) {
    at = length - at <= PIECE ? length : blank_line(text, length, at + PIECE);
    pieces->end[pieces->count++] = at;
  }
  return STATUS_OK;
}
