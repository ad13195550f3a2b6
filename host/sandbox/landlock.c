/* Landlock: a ruleset that handles every right the kernel knows and grants none. */
#include <errno.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/jail.h"

/* The rights of each version of the interface; the header of the build machine may be older than the kernel. */
typedef struct Rules {
  uint64_t files, network, scopes;
} Rules;

static Rules rules_of(int version) {
  Rules rules = {.files = (1u << 13) - 1};
  if (version >= 2) rules.files |= 1u << 13; /* linking and renaming across folders */
  if (version >= 3) rules.files |= 1u << 14; /* truncating */
  if (version >= 5) rules.files |= 1u << 15; /* ioctl on devices */
  if (version >= 4) rules.network = 3;       /* binding and connecting TCP */
  if (version >= 6) rules.scopes = 3;        /* abstract sockets and signals to processes outside */
  return rules;
}

int jail_landlock_version(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? (int)version : 0;
}

Status jail_landlock(Error *error) {
  int version = jail_landlock_version();
  if (version == 0) return STATUS_OK;
  Rules rules = rules_of(version);
  size_t size = version >= 6 ? sizeof rules : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0) return error_set(error, STATUS_UNSUPPORTED, "Landlock: no ruleset: %s", strerror(errno));
  long shut = syscall(SYS_landlock_restrict_self, ruleset, 0);
  int reason = errno;
  (void)close(ruleset);
  return shut == 0 ? STATUS_OK : error_set(error, STATUS_UNSUPPORTED, "Landlock: not in force: %s", strerror(reason));
}
