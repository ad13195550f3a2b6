/* file.h: files and folders, for the parts that read what a user names. */
#ifndef QUERN_BASE_FILE_H
#define QUERN_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

typedef struct FileInfo {
  bool is_folder, is_regular;
  uint64_t size;
  int64_t modified; /* nanoseconds since 1970-01-01 UTC */
} FileInfo;

Status file_info(const char *path, FileInfo *info, Error *error);

/* The whole file in memory, with a NUL after it that is not counted; the caller frees. `most` bytes at most (0: any).
 */
Status file_read(const char *path, size_t most, char **bytes, size_t *length, Error *error);

/* Writes to a new file beside `path`, syncs, and renames: `path` is the old or the new file, never half of one. */
Status file_write(const char *path, const char *bytes, size_t length, Error *error);

/* The names in a folder, without . and .., in byte order; the caller frees each and the array. */
Status file_list(const char *path, char ***names, size_t *count, Error *error);

/* Makes a folder and those above it; that it is there already is no failure. */
Status file_make_folder(const char *path, Error *error);

#endif
