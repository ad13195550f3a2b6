#include "frame/block.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Every block starts with this, in the 64 bytes before what the caller sees. */
typedef struct Header {
  size_t bytes; /* of the whole block, header and slack too */
  bool mapped;
} Header;

enum { HEAD = 64, STORE_SLOTS = 64 };
#ifdef __SANITIZE_ADDRESS__
enum { EVERY_BLOCK_APART = 1 }; /* so that a read beyond one is seen */
#else
enum { EVERY_BLOCK_APART = 0 };
#endif
static const size_t LARGE = (size_t)1 << 20, HUGE_PAGE = (size_t)2 << 20, STORE_MOST = (size_t)512 << 20;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards what follows */
static size_t used, limit, stored;
static Header *store[STORE_SLOTS];

static size_t default_limit(void) {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || size <= 0) return SIZE_MAX;
  return (size_t)pages / 10 * 8 * (size_t)size;
}

static Header *map_large(size_t bytes) {
  char *mapped = mmap(NULL, bytes + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) return NULL;
  size_t lead = (HUGE_PAGE - (uintptr_t)mapped % HUGE_PAGE) % HUGE_PAGE;
  if (lead) (void)munmap(mapped, lead);
  (void)munmap(mapped + lead + bytes, HUGE_PAGE - lead);
  (void)madvise(mapped + lead, bytes, MADV_HUGEPAGE);
  return (Header *)(void *)(mapped + lead);
}

static void release(Header *header) {
  if (header->mapped)
    (void)munmap(header, header->bytes);
  else
    free(header);
}

static void store_empty(void) {
  for (size_t i = 0; i < STORE_SLOTS; i++) {
    if (store[i]) release(store[i]);
    store[i] = NULL;
  }
  stored = 0;
}

/* The smallest stored block that fits without wasting more than half of it. */
static Header *store_take(size_t bytes) {
  size_t best = STORE_SLOTS;
  for (size_t i = 0; i < STORE_SLOTS; i++)
    if (store[i] && store[i]->bytes >= bytes && store[i]->bytes / 2 <= bytes &&
        (best == STORE_SLOTS || store[i]->bytes < store[best]->bytes))
      best = i;
  if (best == STORE_SLOTS) return NULL;
  Header *header = store[best];
  store[best] = NULL;
  stored -= header->bytes;
  return header;
}

static bool store_put(Header *header) {
  if (stored + header->bytes > STORE_MOST) return false;
  for (size_t i = 0; i < STORE_SLOTS; i++) {
    if (store[i]) continue;
    store[i] = header;
    stored += header->bytes;
    return true;
  }
  return false;
}

static Header *obtain(size_t bytes) {
  if (bytes >= LARGE && !EVERY_BLOCK_APART) {
    bytes = (bytes + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    Header *header = store_take(bytes);
    if (header) return header;
    if (used + stored + bytes > limit) store_empty();
    header = map_large(bytes);
    if (header) *header = (Header){bytes, true};
    return header;
  }
  Header *header = aligned_alloc(HEAD, bytes);
  if (header) *header = (Header){bytes, false};
  return header;
}

void *block_new(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2) return NULL;
  bytes = (bytes + HEAD + BLOCK_SLACK + HEAD - 1) / HEAD * HEAD;
  (void)pthread_mutex_lock(&lock);
  if (limit == 0) limit = default_limit();
  Header *header = bytes <= limit && used <= limit - bytes ? obtain(bytes) : NULL;
  if (header) used += header->bytes;
  (void)pthread_mutex_unlock(&lock);
  return header ? (char *)header + HEAD : NULL;
}

void *block_zero(size_t count, size_t size) {
  void *block = block_new(count, size);
  if (block) memset(block, 0, count * size);
  return block;
}

void block_free(void *block) {
  if (!block) return;
  Header *header = (Header *)(void *)((char *)block - HEAD);
  (void)pthread_mutex_lock(&lock);
  used -= header->bytes;
  if (!header->mapped || !store_put(header)) release(header);
  (void)pthread_mutex_unlock(&lock);
}

void block_set_limit(size_t bytes) {
  (void)pthread_mutex_lock(&lock);
  limit = bytes;
  store_empty();
  (void)pthread_mutex_unlock(&lock);
}

size_t block_limit(void) { return limit ? limit : default_limit(); }

size_t block_used(void) { return used; }

Status block_failure(Error *error, const char *doing) {
  return error_set(error, STATUS_LIMIT,
                   "%s needs more than the %zu MB that frames may use; keep fewer rows or columns first, or raise "
                   "frame.limit",
                   doing, block_limit() >> 20);
}
