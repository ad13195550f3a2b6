/* pool.h: the same work on many pieces, on all cores, with a result that does not depend on how many there are.
 *
 * pool_run cuts nothing and merges nothing: the caller numbers its pieces, each call writes only its own piece's
 * result, and the caller merges them in number order afterwards. Threads take the next number when they are free. The
 * calling thread works too; with one thread no other is started. Threads live as long as one call. */
#ifndef QUERN_BASE_POOL_H
#define QUERN_BASE_POOL_H

#include <stddef.h>

#include "base/status.h"

/* Works on piece `index`. `worker` (0 to threads-1) picks a thread's own scratch space. */
typedef Status (*PoolWork)(void *context, size_t index, size_t worker);

/* Cores this process may run on, or QUERN_THREADS if that is set to 1..256. */
size_t pool_threads(void);

/* Runs `work` for every index below `count` on up to `threads` threads (0: pool_threads()). After a failure or an
 * interrupt no new piece is begun; the failure with the lowest index is returned. */
Status pool_run(size_t threads, size_t count, PoolWork work, void *context);

#endif
