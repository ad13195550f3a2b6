#include "text/piece.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pool.h"

enum { PIECE = 1 << 18 }; /* bytes that a piece has at least, but for the last */

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

typedef struct Gathering {
  const Pieces *pieces;
  const PieceJob *job;
  pthread_mutex_t lock; /* guards the fields below */
  void **waiting;       /* by piece: read, and to be appended when its turn comes */
  void **idle;          /* emptied ones */
  size_t idles, next;   /* next: the piece whose turn it is */
  bool appending;       /* some thread is at it */
} Gathering;

static void *take_idle(Gathering *g) {
  (void)pthread_mutex_lock(&g->lock);
  void *result = g->idles ? g->idle[--g->idles] : NULL;
  (void)pthread_mutex_unlock(&g->lock);
  return result;
}

/* Hands in the result of a piece. Appends what can be, unless another thread does: then that one goes on to this. */
static Status hand_in(Gathering *g, size_t index, void *result) {
  Status status = STATUS_OK;
  (void)pthread_mutex_lock(&g->lock);
  g->waiting[index] = result;
  bool mine = !g->appending;
  while (mine && status == STATUS_OK && g->next < g->pieces->count && g->waiting[g->next]) {
    void *turn = g->waiting[g->next];
    g->appending = true;
    (void)pthread_mutex_unlock(&g->lock);
    status = g->job->append(g->job->context, turn);
    (void)pthread_mutex_lock(&g->lock);
    g->appending = false;
    if (status != STATUS_OK) break;
    g->waiting[g->next++] = NULL;
    g->idle[g->idles++] = turn;
  }
  (void)pthread_mutex_unlock(&g->lock);
  return status;
}

static Status read_piece(void *context, size_t index, size_t worker) {
  Gathering *g = context;
  size_t from = index ? g->pieces->end[index - 1] : 0;
  void *result = take_idle(g);
  Status status = g->job->read(g->job->context, worker, from, g->pieces->end[index], &result);
  if (status == STATUS_OK) return hand_in(g, index, result);
  if (result) g->job->discard(result);
  return status;
}

Status pieces_read(const Pieces *pieces, size_t threads, const PieceJob *job) {
  size_t count = pieces->count;
  Gathering g = {.pieces = pieces, .job = job, .lock = PTHREAD_MUTEX_INITIALIZER};
  g.waiting = memory_new(count, sizeof *g.waiting);
  g.idle = memory_new(count, sizeof *g.idle);
  Status status = g.waiting && g.idle ? pool_run(threads, count, read_piece, &g) : STATUS_NOMEM;
  for (size_t i = 0; g.waiting && i < count; i++)
    if (g.waiting[i]) job->discard(g.waiting[i]);
  for (size_t i = 0; i < g.idles; i++) job->discard(g.idle[i]);
  free(g.waiting);
  free(g.idle);
  return status;
}
