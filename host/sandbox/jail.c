#include "sandbox/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Sanitizers keep shadow memory of many times the program's own, and report on standard error. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

JailSupport jail_support(void) {
  return (JailSupport){.landlock = jail_landlock_version(), .seccomp = jail_has_filter()};
}

static Status shut_descriptors(int keep, Error *error) {
  int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  bool shut = nowhere >= 0;
  for (int i = 0; shut && i < (SANITIZED ? 2 : 3); i++) shut = dup2(nowhere, i) == i;
  if (shut && keep != JAIL_DESCRIPTOR) shut = dup2(keep, JAIL_DESCRIPTOR) == JAIL_DESCRIPTOR;
  if (shut) shut = syscall(SYS_close_range, JAIL_DESCRIPTOR + 1u, ~0u, 0) == 0;
  return shut ? STATUS_OK : error_set(error, STATUS_IO, "cannot close the open files: %s", strerror(errno));
}

/* Private writable memory of this process, in bytes; 0 if the kernel does not say. */
static size_t data_size(void) {
  char text[256] = {0};
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);
  if (file >= 0) (void)close(file);
  size_t total, resident, shared, code, library, data;
  if (length <= 0 || sscanf(text, "%zu %zu %zu %zu %zu %zu", &total, &resident, &shared, &code, &library, &data) != 6)
    return 0;
  return data * (size_t)sysconf(_SC_PAGESIZE);
}

/* Memory shared with the parent survives a fork: the index of a corpus's write-ahead log. It is let go. */
static Status shut_shared_memory(Error *error) {
  enum { MOST_AREAS = 256 };
  unsigned long areas[MOST_AREAS][2];
  size_t count = 0;
  FILE *maps = fopen("/proc/self/maps", "re");
  if (!maps) return error_set(error, STATUS_UNSUPPORTED, "cannot tell the memory in use: /proc is not mounted");
  char line[512], rights[5];
  while (count < MOST_AREAS && fgets(line, sizeof line, maps))
    if (sscanf(line, "%lx-%lx %4s", &areas[count][0], &areas[count][1], rights) == 3 && rights[3] == 's') count++;
  (void)fclose(maps);
  if (count == MOST_AREAS) return error_set(error, STATUS_LIMIT, "too much shared memory to give up");
  for (size_t i = 0; i < count; i++)
    if (munmap((void *)areas[i][0], areas[i][1] - areas[i][0]) != 0)
      return error_set(error, STATUS_IO, "cannot give up shared memory: %s", strerror(errno));
  return STATUS_OK;
}

static bool limit(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit now;
  if (getrlimit((__rlimit_resource_t)resource, &now) != 0) return false;
  if (soft > now.rlim_max) soft = now.rlim_max;
  if (hard > now.rlim_max) hard = now.rlim_max;
  return setrlimit((__rlimit_resource_t)resource, &(struct rlimit){soft, hard}) == 0;
}

/* Lua's own memory is counted by its allocator; this bounds what the C parts take beside it. Threads need stacks. */
static Status shut_resources(JailLimits limits, size_t used, Error *error) {
  const rlim_t slack = 64u << 20, stack = 64u << 20;
  rlim_t processor = (rlim_t)limits.seconds + 3;
  bool fine = limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_FSIZE, 0, 0) &&
              limit(RLIMIT_NOFILE, JAIL_DESCRIPTOR + 1, JAIL_DESCRIPTOR + 1) &&
              limit(RLIMIT_CPU, processor, processor) && limit(RLIMIT_STACK, stack, stack) &&
              limit(RLIMIT_MEMLOCK, 0, 0) && limit(RLIMIT_MSGQUEUE, 0, 0);
  if (used == 0) return error_set(error, STATUS_UNSUPPORTED, "cannot tell the memory in use: /proc is not mounted");
  if (fine && !SANITIZED) {
    rlim_t data = used + limits.memory + slack;
    fine = limit(RLIMIT_DATA, data, data);
  }
  return fine ? STATUS_OK : error_set(error, STATUS_UNSUPPORTED, "cannot set the limits: %s", strerror(errno));
}

static Status shut_rights(Error *error) {
  struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
  bool fine = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_capset, &head, none) == 0 &&
              (SANITIZED || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
  return fine ? STATUS_OK : error_set(error, STATUS_UNSUPPORTED, "cannot give up rights: %s", strerror(errno));
}

Status jail_enter(int keep, JailLimits limits, Error *error) {
  size_t used = data_size(); /* while /proc can still be read */
  Status status = shut_descriptors(keep, error);
  if (status == STATUS_OK) status = shut_shared_memory(error);
  if (status == STATUS_OK) status = shut_rights(error);
  if (status == STATUS_OK) status = jail_landlock(error);
  if (status == STATUS_OK) status = shut_resources(limits, used, error);
  if (status == STATUS_OK) status = jail_filter(error);
  return status;
}
