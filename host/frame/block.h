/* block.h: the memory that columns and their scratch space live in.
 *
 * Fresh pages are the dearest thing a column costs, so large blocks come from the system in huge pages and, once freed,
 * wait in a small store for the next taker. All blocks together stay below a limit: a frame that would pass it gets
 * NULL, and error_memory() says so in a way a person can act on. Any thread may call these. */
#ifndef QUERN_FRAME_BLOCK_H
#define QUERN_FRAME_BLOCK_H

#include <stddef.h>

#include "base/status.h"

enum { BLOCK_SLACK = 64 }; /* bytes behind each block that may be read (not used) by wide loads */

/* `count` elements of `size` bytes, aligned to 64, not zeroed. NULL: overflow, the limit, or no memory. */
void *block_new(size_t count, size_t size);

/* As block_new, zeroed. */
void *block_zero(size_t count, size_t size);

/* Gives it back; NULL is fine. */
void block_free(void *block);

/* Sets the limit for all blocks together, in bytes; 0 restores the default, 80% of the machine's memory. */
void block_set_limit(size_t bytes);
size_t block_limit(void);

/* Fills `error` after a NULL: the limit and what to do about it. */
Status block_failure(Error *error, const char *doing);

#endif
