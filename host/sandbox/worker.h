/* worker.h: a child process that works on one thing and is heard only through a socket.
 *
 * worker_start forks. The child calls `work` with its end of the socket and exits with what that returns; it dies with
 * its parent. The parent talks through channel.h and ends with worker_stop, which kills what still runs and says how it
 * ended. The process must have one thread when it forks. */
#ifndef QUERN_SANDBOX_WORKER_H
#define QUERN_SANDBOX_WORKER_H

#include <sys/types.h>

#include "base/status.h"

typedef struct Worker {
  pid_t process;  /* 0: ended */
  int descriptor; /* -1: closed */
} Worker;

#define WORKER_NONE \
  { 0, -1 }

typedef struct WorkerEnd {
  int code;   /* exit code, or -1 */
  int signal; /* the signal that killed it, or 0 */
} WorkerEnd;

Status worker_start(Worker *worker, int (*work)(int descriptor, void *context), void *context, Error *error);

/* Closes the socket and waits for the end; what has not ended after `grace` seconds is killed. Idempotent. */
WorkerEnd worker_stop(Worker *worker, double grace);

#endif
