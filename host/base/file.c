#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"

static Status fail(Error *error, const char *path) {
  int code = errno;
  return error_set(error, code == ENOENT ? STATUS_NOTFOUND : STATUS_IO, "%s: %s", path, strerror(code));
}

Status file_info(const char *path, FileInfo *info, Error *error) {
  struct stat state;
  if (stat(path, &state) != 0) return fail(error, path);
  info->is_folder = S_ISDIR(state.st_mode);
  info->is_regular = S_ISREG(state.st_mode);
  info->size = (uint64_t)state.st_size;
  info->modified = (int64_t)state.st_mtim.tv_sec * 1000000000 + state.st_mtim.tv_nsec;
  return STATUS_OK;
}

Status file_read(const char *path, size_t most, char **bytes, size_t *length, Error *error) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(error, path);
  struct stat state;
  Buf buf = BUF_INIT;
  Status status = STATUS_OK;
  /* A file that says its size is asked no more than that; /proc and pipes say none. */
  size_t told =
      fstat(descriptor, &state) == 0 && S_ISREG(state.st_mode) && state.st_size > 0 ? (size_t)state.st_size : 0;
  if (most && told > most)
    status = error_set(error, STATUS_LIMIT, "%s: larger than %zu MB; split it", path, most >> 20);
  while (status == STATUS_OK) {
    if (!buf_reserve(&buf, told > buf.length ? told - buf.length : 65536)) {
      status = error_set(error, STATUS_NOMEM, "%s: out of memory while reading it", path);
      break;
    }
    ssize_t got = read(descriptor, buf.data + buf.length, buf.capacity - buf.length - 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = fail(error, path);
    if (got <= 0) break;
    buf.length += (size_t)got;
    if (most && buf.length > most)
      status = error_set(error, STATUS_LIMIT, "%s: larger than %zu MB; split it", path, most >> 20);
    if (told && buf.length == told) break;
  }
  (void)close(descriptor);
  if (status == STATUS_OK && !(*bytes = buf_take(&buf, length))) status = error_nomem(error, "reading a file");
  buf_free(&buf);
  return status;
}

static Status write_all(int descriptor, const char *path, const char *bytes, size_t length, Error *error) {
  while (length > 0) {
    ssize_t put = write(descriptor, bytes, length);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return fail(error, path);
    bytes += put;
    length -= (size_t)put;
  }
  return fsync(descriptor) == 0 || errno == EINVAL ? STATUS_OK : fail(error, path);
}

/* /dev/stdout, pipes and the like cannot be replaced by a rename; they are written to as they stand. */
static Status write_special(const char *path, const char *bytes, size_t length, Error *error) {
  int descriptor = open(path, O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(error, path);
  Status status = write_all(descriptor, path, bytes, length, error);
  (void)close(descriptor);
  return status;
}

Status file_write(const char *path, const char *bytes, size_t length, Error *error) {
  struct stat state;
  if (stat(path, &state) == 0 && !S_ISREG(state.st_mode)) return write_special(path, bytes, length, error);
  Buf name = BUF_INIT;
  buf_addf(&name, "%s.%ld.part", path, (long)getpid());
  if (!buf_ok(&name)) return error_nomem(error, "writing a file");
  int descriptor = open(name.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  Status status = descriptor < 0 ? fail(error, path) : write_all(descriptor, path, bytes, length, error);
  if (descriptor >= 0 && close(descriptor) != 0 && status == STATUS_OK) status = fail(error, path);
  if (status == STATUS_OK && rename(name.data, path) != 0) status = fail(error, path);
  if (status != STATUS_OK && descriptor >= 0) (void)unlink(name.data);
  buf_free(&name);
  return status;
}

static int name_compare(const void *left, const void *right) {
  return strcmp(*(char *const *)left, *(char *const *)right);
}

Status file_list(const char *path, char ***names, size_t *count, Error *error) {
  DIR *folder = opendir(path);
  if (!folder) return fail(error, path);
  char **list = NULL;
  size_t used = 0, capacity = 0;
  Status status = STATUS_OK;
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    char *copy = strdup(entry->d_name);
    if (!copy || !memory_reserve((void **)&list, &capacity, used + 1, sizeof *list)) {
      free(copy);
      status = error_nomem(error, "listing a folder");
      break;
    }
    list[used++] = copy;
  }
  (void)closedir(folder);
  if (status != STATUS_OK) {
    for (size_t i = 0; i < used; i++) free(list[i]);
    free(list);
    return status;
  }
  if (used) qsort(list, used, sizeof *list, name_compare);
  *names = list;
  *count = used;
  return STATUS_OK;
}

Status file_make_folder(const char *path, Error *error) {
  char *copy = strdup(path);
  if (!copy) return error_nomem(error, "making a folder");
  Status status = STATUS_OK;
  for (char *slash = copy + 1; status == STATUS_OK; slash++) {
    if (*slash != '/' && *slash != '\0') continue;
    char kept = *slash;
    *slash = '\0';
    if (mkdir(copy, 0777) != 0 && errno != EEXIST) status = fail(error, copy);
    *slash = kept;
    if (kept == '\0') break;
  }
  free(copy);
  return status;
}
