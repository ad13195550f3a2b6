#include "sandbox/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int open_beneath(const char *folder, const char *name) {
  int root = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (root < 0) return -1;
  struct open_how how = {.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
                         .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
  int file = (int)syscall(SYS_openat2, root, name, &how, sizeof how);
  int reason = errno;
  (void)close(root);
  errno = reason;
  return file;
}

static Status explain(Error *error, const char *folder, const char *name) {
  int reason = errno;
  if (reason == EXDEV) return error_set(error, STATUS_DENIED, "%s: leads out of %s", name, folder);
  if (reason == ELOOP) return error_set(error, STATUS_DENIED, "%s: is a symbolic link, or behind one", name);
  return error_set(error, reason == ENOENT ? STATUS_NOTFOUND : STATUS_IO, "%s/%s: %s", folder, name, strerror(reason));
}

static Status read_all(int file, const char *name, size_t size, char **bytes, size_t *length, Error *error) {
  char *data = malloc(size + 1);
  if (!data) return error_nomem(error, "reading a file");
  size_t got = 0;
  while (got < size) {
    ssize_t now = read(file, data + got, size - got);
    if (now < 0 && errno == EINTR) continue;
    if (now < 0) {
      free(data);
      return error_set(error, STATUS_IO, "%s: %s", name, strerror(errno));
    }
    if (now == 0) break;
    got += (size_t)now;
  }
  data[got] = '\0';
  *bytes = data;
  *length = got;
  return STATUS_OK;
}

Status beneath_read(const char *folder, const char *name, size_t most, char **bytes, size_t *length, Error *error) {
  int file = open_beneath(folder, name);
  if (file < 0) return explain(error, folder, name);
  struct stat state;
  Status status;
  if (fstat(file, &state) != 0 || !S_ISREG(state.st_mode))
    status = error_set(error, STATUS_INVALID, "%s: not a regular file", name);
  else if ((size_t)state.st_size > most)
    status = error_set(error, STATUS_LIMIT, "%s: larger than %zu bytes", name, most);
  else
    status = read_all(file, name, (size_t)state.st_size, bytes, length, error);
  (void)close(file);
  return status;
}
