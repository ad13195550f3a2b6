#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/interrupt.h"

enum { MOST_THREADS = 256 };

typedef struct Pool {
  PoolWork work;
  void *context;
  size_t count;
  atomic_size_t next;
  atomic_size_t worker;
  pthread_mutex_t lock; /* guards the two fields below */
  size_t failed_index;
  Status failed;
} Pool;

size_t pool_threads(void) {
  const char *wanted = getenv("QUERN_THREADS");
  if (wanted) {
    char *end;
    unsigned long n = strtoul(wanted, &end, 10);
    if (*end == '\0' && n >= 1 && n <= MOST_THREADS) return n;
  }
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  int cores = CPU_COUNT(&set);
  return cores < 1 ? 1 : cores > MOST_THREADS ? MOST_THREADS : (size_t)cores;
}

static void fail(Pool *pool, size_t index, Status status) {
  (void)pthread_mutex_lock(&pool->lock);
  if (pool->failed == STATUS_OK || index < pool->failed_index) {
    pool->failed = status;
    pool->failed_index = index;
  }
  (void)pthread_mutex_unlock(&pool->lock);
  atomic_store(&pool->next, pool->count);
}

static void *run(void *argument) {
  Pool *pool = argument;
  size_t worker = atomic_fetch_add(&pool->worker, 1);
  for (;;) {
    size_t index = atomic_fetch_add(&pool->next, 1);
    if (index >= pool->count) return NULL;
    Status status = interrupt_pending() ? STATUS_INTERRUPTED : pool->work(pool->context, index, worker);
    if (status != STATUS_OK) fail(pool, index, status);
  }
}

Status pool_run(size_t threads, size_t count, PoolWork work, void *context) {
  if (threads == 0) threads = pool_threads();
  if (threads > MOST_THREADS) threads = MOST_THREADS;
  if (threads > count) threads = count;
  Pool pool = {.work = work, .context = context, .count = count, .lock = PTHREAD_MUTEX_INITIALIZER};
  pthread_t started[MOST_THREADS];
  size_t running = 0;
  /* A thread that cannot be started is only lost speed: those that run take its pieces. */
  while (running + 1 < threads && pthread_create(&started[running], NULL, run, &pool) == 0) running++;
  (void)run(&pool);
  for (size_t i = 0; i < running; i++) (void)pthread_join(started[i], NULL);
  return pool.failed;
}
