#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static Status open_locked(const char *file, const char *package, const char *feature, const LibrarySymbol *symbols,
                          Error *error) {
  void *filled;
  memcpy(&filled, symbols[0].slot, sizeof filled);
  if (filled) return STATUS_OK;
  void *handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!handle)
    return error_set(error, STATUS_UNSUPPORTED, "%s needs %s, which is not installed: apt-get install %s", feature,
                     file, package);
  /* The first slot is filled last: it marks the library as complete. */
  size_t count = 0;
  while (symbols[count].name) count++;
  for (size_t i = count; i-- > 0;) {
    void *function = dlsym(handle, symbols[i].name);
    if (!function)
      return error_set(error, STATUS_UNSUPPORTED, "%s: %s has no function %s; install a newer %s", feature, file,
                       symbols[i].name, package);
    memcpy(symbols[i].slot, &function, sizeof function);
  }
  return STATUS_OK;
}

Status library_open(const char *file, const char *package, const char *feature, const LibrarySymbol *symbols,
                    Error *error) {
  (void)pthread_mutex_lock(&lock);
  Status status = open_locked(file, package, feature, symbols, error);
  (void)pthread_mutex_unlock(&lock);
  return status;
}
