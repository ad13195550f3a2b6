/* interrupt.h: how Ctrl-C and deadlines stop work in C.
 *
 * A signal handler raises a flag; every long loop polls it, at least once per 64 KiB of text or 64k rows, and returns
 * STATUS_INTERRUPTED. Polling is one relaxed load. The command line, the REPL and a recipe's worker own the flag:
 * they install the handlers and clear it. */
#ifndef QUERN_BASE_INTERRUPT_H
#define QUERN_BASE_INTERRUPT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

extern atomic_bool interrupt_flag;

static inline bool interrupt_pending(void) { return atomic_load_explicit(&interrupt_flag, memory_order_relaxed); }

/* For loops over bytes, once in 64 KiB; `at` may move by up to four. */
static inline bool interrupt_at(size_t at) { return (at & 0xFFFF) < 4 && interrupt_pending(); }

/* Raises the flag; safe in a signal handler. */
void interrupt_raise(void);

/* Waits; an interrupt ends it at once. */
void interrupt_sleep(double seconds);

/* Lowers the flag and says whether it had been raised. */
bool interrupt_clear(void);

#endif
