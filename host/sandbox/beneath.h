/* beneath.h: reading files that a recipe names, which must lie in its own folder.
 *
 * The name is resolved by the kernel with no way out: no `..` above the folder, no absolute path, no symbolic link.
 * What is opened must be a regular file: a FIFO or a device is refused without waiting for it. */
#ifndef QUERN_SANDBOX_BENEATH_H
#define QUERN_SANDBOX_BENEATH_H

#include <stddef.h>

#include "base/status.h"

/* The whole file in memory, with a NUL after it; the caller frees. */
Status beneath_read(const char *folder, const char *name, size_t most, char **bytes, size_t *length, Error *error);

#endif
