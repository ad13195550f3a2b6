/* jail.h: gives up what a process could do to anything but itself, for good.
 *
 * jail_enter leaves a process that can compute, use memory up to a limit, and talk through one descriptor. It cannot
 * open a file, make a socket or a process, signal another, or gain rights by executing something. The kernel holds
 * that in three ways that do not depend on each other: resource limits and closed descriptors, Landlock, and a seccomp
 * filter. It is called once, with one thread, before a stranger's code is read. */
#ifndef QUERN_SANDBOX_JAIL_H
#define QUERN_SANDBOX_JAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

enum { JAIL_DESCRIPTOR = 3 }; /* the one that is left */

typedef struct JailLimits {
  size_t memory;  /* bytes of private memory beyond what the process has now */
  double seconds; /* of processor time */
} JailLimits;

/* What this kernel offers. */
typedef struct JailSupport {
  int landlock; /* version of its interface, 0: none */
  bool seccomp;
} JailSupport;

JailSupport jail_support(void);

/* Descriptor `keep` becomes JAIL_DESCRIPTOR (whatever else fails), and 0 to 2 lead to /dev/null; all others are closed.
 * A layer that the kernel lacks is left out: the caller asks jail_support first. */
Status jail_enter(int keep, JailLimits limits, Error *error);

/* The layers one by one; used by jail_enter. */
bool jail_has_filter(void);
Status jail_filter(Error *error); /* seccomp.c */
int jail_landlock_version(void);
Status jail_landlock(Error *error); /* landlock.c */

#endif
