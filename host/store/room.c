#include "store/room.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Pieces of SMALLEST bytes to LARGEST are kept, KEPT_MOST bytes of them in all. */
enum { STEPS = 4, SMALLEST = 1024, DOUBLINGS = 6, SIZES = STEPS * DOUBLINGS + 1, KEPT_MOST = 8 << 20 };
enum { LARGEST = SMALLEST << DOUBLINGS };

/* What stands before the bytes that are given. */
typedef struct Piece {
  size_t size; /* of those */
} Piece;

/* What stands in the bytes of one that is kept. */
typedef struct Kept Kept;
struct Kept {
  Kept *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards the two below */
static Kept *kept[SIZES];
static size_t kept_bytes;

static size_t size_of(unsigned number) {
  return (size_t)(STEPS + number % STEPS) * (SMALLEST / STEPS) << number / STEPS;
}

/* The number of the least size with room for so many bytes, more than SMALLEST - 1, at most LARGEST. */
static unsigned number_for(size_t bytes) {
  unsigned doubling = 63 - (unsigned)__builtin_clzll(bytes / SMALLEST), number = doubling * STEPS;
  while (size_of(number) < bytes) number++;
  return number;
}

static bool is_kept(size_t size) { return size >= SMALLEST && size <= LARGEST; }

static int round_up(int bytes) {
  size_t wanted = bytes > 0 ? (size_t)bytes : 1;
  return is_kept(wanted) ? (int)size_of(number_for(wanted)) : (int)((wanted + 7) & ~(size_t)7);
}

static void *take(unsigned number) {
  (void)pthread_mutex_lock(&lock);
  Kept *piece = kept[number];
  if (piece) {
    kept[number] = piece->next;
    kept_bytes -= size_of(number);
  }
  (void)pthread_mutex_unlock(&lock);
  return piece;
}

/* False: enough is kept. */
static bool keep(void *bytes, size_t size) {
  unsigned number = number_for(size);
  Kept *piece = bytes;
  (void)pthread_mutex_lock(&lock);
  bool room = kept_bytes <= KEPT_MOST - size;
  if (room) {
    piece->next = kept[number];
    kept[number] = piece;
    kept_bytes += size;
  }
  (void)pthread_mutex_unlock(&lock);
  return room;
}

static void *ask(int bytes) {
  size_t size = (size_t)round_up(bytes);
  void *found = is_kept(size) ? take(number_for(size)) : NULL;
  if (found) return found;
  Piece *piece = malloc(sizeof *piece + size);
  if (!piece) return NULL;
  piece->size = size;
  return piece + 1;
}

static int size_given(void *bytes) { return bytes ? (int)((Piece *)bytes - 1)->size : 0; }

static void give_back(void *bytes) {
  if (!bytes) return;
  Piece *piece = (Piece *)bytes - 1;
  if (!is_kept(piece->size) || !keep(bytes, piece->size)) free(piece);
}

static void *ask_again(void *bytes, int wanted) {
  size_t old = ((Piece *)bytes - 1)->size, size = (size_t)round_up(wanted);
  if (old == size) return bytes;
  if (!is_kept(old) && !is_kept(size)) {
    Piece *piece = realloc((Piece *)bytes - 1, sizeof *piece + size);
    if (!piece) return NULL;
    piece->size = size;
    return piece + 1;
  }
  void *moved = ask(wanted);
  if (!moved) return NULL;
  memcpy(moved, bytes, old < size ? old : size);
  give_back(bytes);
  return moved;
}

static int begin(void *unused) {
  (void)unused;
  return SQLITE_OK;
}

static void end(void *unused) { (void)unused; }

void room_for_sqlite(void) {
  static const sqlite3_mem_methods methods = {ask, give_back, ask_again, size_given, round_up, begin, end, NULL};
  (void)sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
