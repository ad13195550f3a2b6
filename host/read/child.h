/* child.h: a converter run in a process of its own, which can do nothing but convert.
 *
 * The child gets the file's bytes as a descriptor, one pipe to write to, and limits on memory, processor time and file
 * writes; no sockets, no new privileges, no descriptors of ours, and it dies with us. What it writes beyond `most`
 * bytes, or after `seconds`, is not waited for. */
#ifndef QUERN_READ_CHILD_H
#define QUERN_READ_CHILD_H

#include "base/buf.h"
#include "base/status.h"

typedef struct ChildLimits {
  size_t memory, output; /* bytes */
  unsigned seconds;
} ChildLimits;

/* Runs `arguments` (ended by NULL; the first is the program, found on the PATH) with `bytes` as /dev/fd/3. `output`
 * gets what it writes; it may hold something also when the status is not OK. */
Status child_run(const char *const *arguments, const char *bytes, size_t length, const ChildLimits *limits, Buf *output,
                 Error *error);

#endif
