#include "read/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"

enum { POLL_MILLISECONDS = 100, BLOCK = 1 << 16, CANNOT_RUN = 127 };

static int memory_file(const char *bytes, size_t length) {
  int descriptor = memfd_create("document", MFD_CLOEXEC);
  while (descriptor >= 0 && length > 0) {
    ssize_t put = write(descriptor, bytes, length);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) {
      (void)close(descriptor);
      return -1;
    }
    bytes += put;
    length -= (size_t)put;
  }
  return descriptor;
}

/* No sockets: whatever a document talks a converter into, it has nobody to tell. */
static void forbid_sockets(void) {
#if defined(__x86_64__) || defined(__aarch64__)
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

static void set_limit(int what, rlim_t most) {
  struct rlimit limit = {most, most};
  (void)setrlimit((__rlimit_resource_t)what, &limit);
}

/* Between fork and exec: only what a signal handler might do, for other threads hold locks. */
static void become(const char *const *arguments, int input, int output, const ChildLimits *limits) {
  (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
  /* Out of the way of the numbers they are about to get. */
  input = fcntl(input, F_DUPFD, 16);
  output = fcntl(output, F_DUPFD, 16);
  int null = open("/dev/null", O_RDWR);
  (void)dup2(null, STDIN_FILENO);
  (void)dup2(output, STDOUT_FILENO);
  (void)dup2(null, STDERR_FILENO);
  (void)dup2(input, 3);
  (void)syscall(SYS_close_range, 4u, ~0u, 0u);
  (void)lseek(3, 0, SEEK_SET);
  set_limit(RLIMIT_AS, limits->memory);
  set_limit(RLIMIT_CPU, limits->seconds);
  set_limit(RLIMIT_FSIZE, 0);
  set_limit(RLIMIT_CORE, 0);
  (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  forbid_sockets();
  (void)execvp(arguments[0], (char *const *)(uintptr_t)arguments);
  _exit(CANNOT_RUN);
}

static int64_t now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static Status collect(int pipe_end, const ChildLimits *limits, Buf *output, Error *error) {
  int64_t deadline = now() + (int64_t)limits->seconds * 1000;
  struct pollfd waiting = {.fd = pipe_end, .events = POLLIN};
  for (;;) {
    if (interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    if (now() > deadline)
      return error_set(error, STATUS_LIMIT, "converting it took more than %u seconds", limits->seconds);
    if (poll(&waiting, 1, POLL_MILLISECONDS) <= 0) continue;
    if (!buf_reserve(output, BLOCK)) return error_nomem(error, "converting a file");
    ssize_t got = read(pipe_end, output->data + output->length, BLOCK);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    output->length += (size_t)got;
    if (output->length > limits->output)
      return error_set(error, STATUS_LIMIT, "its text is longer than %zu MiB", limits->output >> 20);
  }
  if (!buf_reserve(output, 0)) return error_nomem(error, "converting a file");
  output->data[output->length] = '\0';
  return STATUS_OK;
}

static Status outcome(int state, const char *program, Error *error) {
  if (WIFEXITED(state) && WEXITSTATUS(state) == 0) return STATUS_OK;
  if (WIFEXITED(state) && WEXITSTATUS(state) == CANNOT_RUN)
    return error_set(error, STATUS_UNSUPPORTED, "%s cannot be run", program);
  if (WIFEXITED(state))
    return error_set(error, STATUS_INVALID, "%s cannot read it (exit code %d)", program, WEXITSTATUS(state));
  return error_set(error, STATUS_INVALID, "%s came to grief over it (signal %d)", program, WTERMSIG(state));
}

Status child_run(const char *const *arguments, const char *bytes, size_t length, const ChildLimits *limits, Buf *output,
                 Error *error) {
  int ends[2], input = memory_file(bytes, length);
  if (input < 0) return error_set(error, STATUS_IO, "no memory file for a converter: %s", strerror(errno));
  if (pipe2(ends, O_CLOEXEC) != 0) {
    (void)close(input);
    return error_set(error, STATUS_IO, "no pipe for a converter: %s", strerror(errno));
  }
  pid_t child = fork();
  if (child == 0) become(arguments, input, ends[1], limits);
  (void)close(input);
  (void)close(ends[1]);
  Status status = child < 0 ? error_set(error, STATUS_IO, "no process for a converter: %s", strerror(errno))
                            : collect(ends[0], limits, output, error);
  (void)close(ends[0]);
  if (child < 0) return status;
  if (status != STATUS_OK) (void)kill(child, SIGKILL);
  int state = 0;
  while (waitpid(child, &state, 0) < 0 && errno == EINTR) continue;
  return status == STATUS_OK ? outcome(state, arguments[0], error) : status;
}
