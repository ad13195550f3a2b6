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
  size_t bytes;        /* of the whole block, header and slack too */
  struct Header *next; /* while it waits to be used again */
} Header;

/* Three sizes of blocks: those below SMALL are malloc's; up to a huge page they are cut from huge pages, in classes of
 * doubling size, and stay cut; larger ones are huge pages of their own. */
enum { HEAD = 64, CLASSES = 5 };
static const size_t SMALL = (size_t)64 << 10, HUGE_PAGE = (size_t)2 << 20;
#ifdef __SANITIZE_ADDRESS__
enum { EVERY_BLOCK_APART = 1 }; /* so that a read beyond one is seen */
#else
enum { EVERY_BLOCK_APART = 0 };
#endif

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards what follows */
static size_t used, limit, waiting;                      /* bytes; `waiting`: in `large` */
static Header *cut[CLASSES];
static Header *large;

static size_t default_limit(void) {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || size <= 0) return SIZE_MAX;
  return (size_t)pages / 10 * 8 * (size_t)size;
}

/* What may wait to be used again, unused by anyone. */
static size_t waiting_most(void) { return limit / 16; }

static void *map_pages(size_t bytes) {
  char *mapped = mmap(NULL, bytes + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) return NULL;
  size_t lead = (HUGE_PAGE - (uintptr_t)mapped % HUGE_PAGE) % HUGE_PAGE;
  if (lead) (void)munmap(mapped, lead);
  (void)munmap(mapped + lead + bytes, HUGE_PAGE - lead);
  (void)madvise(mapped + lead, bytes, MADV_HUGEPAGE);
  return mapped + lead;
}

static void unmap_waiting(void) {
  while (large) {
    Header *next = large->next;
    (void)munmap(large, large->bytes);
    large = next;
  }
  waiting = 0;
}

/* The smallest waiting block that fits without wasting more than half of it. */
static Header *take_waiting(size_t bytes) {
  Header **best = NULL;
  for (Header **at = &large; *at; at = &(*at)->next)
    if ((*at)->bytes >= bytes && (*at)->bytes / 2 <= bytes && (!best || (*at)->bytes < (*best)->bytes)) best = at;
  if (!best) return NULL;
  Header *found = *best;
  *best = found->next;
  waiting -= found->bytes;
  return found;
}

static Header *take_large(size_t bytes) {
  bytes = (bytes + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
  Header *header = take_waiting(bytes);
  if (header) return header;
  if (used + waiting + bytes > limit) unmap_waiting();
  header = map_pages(bytes);
  if (header) header->bytes = bytes;
  return header;
}

static int class_of(size_t bytes) {
  int class = 0;
  while (SMALL << class < bytes) class ++;
  return class;
}

static Header *take_cut(size_t bytes) {
  int class = class_of(bytes);
  size_t size = SMALL << class;
  if (!cut[class]) {
    char *page = map_pages(HUGE_PAGE);
    for (size_t at = 0; page && at < HUGE_PAGE; at += size) {
      Header *header = (Header *)(void *)(page + at);
      *header = (Header){size, cut[class]};
      cut[class] = header;
    }
  }
  Header *header = cut[class];
  if (header) cut[class] = header->next;
  return header;
}

static Header *obtain(size_t bytes) {
  if (bytes >= SMALL && !EVERY_BLOCK_APART) return bytes <= HUGE_PAGE / 2 ? take_cut(bytes) : take_large(bytes);
  Header *header = aligned_alloc(HEAD, bytes);
  if (header) header->bytes = bytes;
  return header;
}

static void put_back(Header *header) {
  if (header->bytes < SMALL || EVERY_BLOCK_APART) {
    free(header);
  } else if (header->bytes <= HUGE_PAGE / 2) {
    int class = class_of(header->bytes);
    header->next = cut[class];
    cut[class] = header;
  } else if (waiting + header->bytes > waiting_most()) {
    (void)munmap(header, header->bytes);
  } else {
    waiting += header->bytes;
    header->next = large;
    large = header;
  }
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
  put_back(header);
  (void)pthread_mutex_unlock(&lock);
}

void block_set_limit(size_t bytes) {
  (void)pthread_mutex_lock(&lock);
  limit = bytes ? bytes : default_limit();
  unmap_waiting();
  (void)pthread_mutex_unlock(&lock);
}

size_t block_limit(void) { return limit ? limit : default_limit(); }

Status block_failure(Error *error, const char *doing) {
  return error_set(error, STATUS_LIMIT,
                   "%s needs more than the %zu MB that frames may use; keep fewer rows or columns first, or raise "
                   "frame.limit",
                   doing, block_limit() >> 20);
}
