/* deadline.h: a time limit that costs nothing until it is reached.
 *
 * A timer signals the thread that set it. At the limit, and every quarter of a second after it, the interrupt flag is
 * raised (so loops in C stop) and `reached` is called in the signal handler with the number of times so far. There is
 * one deadline in a process. */
#ifndef QUERN_SANDBOX_DEADLINE_H
#define QUERN_SANDBOX_DEADLINE_H

#include "base/status.h"

Status deadline_set(double seconds, void (*reached)(int times), Error *error);

#endif
