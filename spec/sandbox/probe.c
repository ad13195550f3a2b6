/* Enters the jail and tries what a hijacked worker would try. Prints, through the one descriptor that is left, a line
 * for each attempt: its name and what came of it. The attempts that kill are made in children of their own, before the
 * jail of each. Built and run by spec/sandbox/jail_spec.lua. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/jail.h"

static long try_open_read(void) { return open("/etc/passwd", O_RDONLY); }
static long try_open_write(void) { return open("/tmp/quern-probe", O_WRONLY | O_CREAT, 0600); }
static long try_openat2(void) {
  struct {
    unsigned long long flags, mode, resolve;
  } how = {O_RDONLY, 0, 0};
  return syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", &how, sizeof how);
}
static long try_stat(void) {
  struct stat state;
  return stat("/etc/passwd", &state);
}
static long try_readlink(void) {
  char text[64];
  return readlink("/proc/self/exe", text, sizeof text);
}
static long try_unlink(void) { return unlink("/tmp/quern-probe-kept"); }
static long try_mkdir(void) { return mkdir("/tmp/quern-probe-folder", 0700); }
static long try_rename(void) { return rename("/tmp/quern-probe-kept", "/tmp/quern-probe-moved"); }
static long try_symlink(void) { return symlink("/etc/passwd", "/tmp/quern-probe-link"); }
static long try_chdir(void) { return chdir("/"); }
static long try_dup(void) { return dup(JAIL_DESCRIPTOR); }
static long try_pipe(void) {
  int ends[2];
  return pipe(ends);
}
static long try_exec_memory(void) {
  return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1
                                                                                                                : 0;
}
static long try_make_executable(void) {
  void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return mprotect(page, 4096, PROT_READ | PROT_EXEC);
}
static long try_raise_limit(void) { return setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}); }
static long try_dumpable(void) { return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); }
static long try_sysinfo(void) { return syscall(SYS_uname, NULL); }
static long try_ioctl(void) { return syscall(SYS_ioctl, 0, 0x5412, "x"); }
static long try_sleep(void) { return (long)sleep(1) * -1 + (errno == EPERM ? -1 : 0); }

static long try_exec(void) { return execl("/bin/true", "true", (char *)NULL); }
static long try_fork(void) { return fork(); }
static long try_clone(void) { return syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL); }
static long try_socket(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static long try_unix_socket(void) { return socket(AF_UNIX, SOCK_STREAM, 0); }
static long try_kill_parent(void) { return kill(getppid(), SIGTERM); }
static long try_ptrace(void) { return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL); }
static long try_process_vm(void) { return syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0); }
static long try_unshare(void) { return unshare(CLONE_NEWUSER); }
static long try_mount(void) { return syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, NULL); }
static long try_io_uring(void) { return syscall(SYS_io_uring_setup, 4, NULL); }
static long try_bpf(void) { return syscall(SYS_bpf, 0, NULL, 0); }
static long try_sendmsg(void) { return sendmsg(JAIL_DESCRIPTOR, &(struct msghdr){0}, 0); }
static long try_memfd(void) { return memfd_create("x", 0); }
static long try_setuid(void) { return syscall(SYS_setresuid, 0, 0, 0); }
#ifdef __x86_64__
static long try_old_machine(void) {
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L) : "memory"); /* getpid as a 32-bit program asks for it */
  return result;
}
#endif

static void *work(void *argument) { return argument; }
static long try_thread(void) {
  pthread_t thread;
  int failed = pthread_create(&thread, NULL, work, NULL);
  if (failed == 0) (void)pthread_join(thread, NULL);
  return failed;
}
static long try_memory(void) {
  size_t got = 0;
  while (got < 1024 && malloc(1 << 20)) got++;
  return got < 1024 ? -1 : 0;
}

static volatile char *shared; /* as a parent's shared mapping is */
static long try_shared_memory(void) {
  shared[0] = 1;
  return 0;
}

typedef struct Attempt {
  const char *name;
  long (*act)(void);
} Attempt;

static const Attempt attempts[] = {
    {"open for reading", try_open_read},
    {"open for writing", try_open_write},
    {"openat2", try_openat2},
    {"stat", try_stat},
    {"readlink", try_readlink},
    {"unlink", try_unlink},
    {"mkdir", try_mkdir},
    {"rename", try_rename},
    {"symlink", try_symlink},
    {"chdir", try_chdir},
    {"dup", try_dup},
    {"pipe", try_pipe},
    {"executable memory", try_exec_memory},
    {"making memory executable", try_make_executable},
    {"raising a limit", try_raise_limit},
    {"becoming dumpable", try_dumpable},
    {"uname", try_sysinfo},
    {"ioctl", try_ioctl},
    {"sleep", try_sleep},
    {"exec", try_exec},
    {"fork", try_fork},
    {"clone", try_clone},
    {"socket", try_socket},
    {"unix socket", try_unix_socket},
    {"kill", try_kill_parent},
    {"ptrace", try_ptrace},
    {"process memory", try_process_vm},
    {"unshare", try_unshare},
    {"mount", try_mount},
    {"io_uring", try_io_uring},
    {"bpf", try_bpf},
    {"sendmsg", try_sendmsg},
    {"memfd", try_memfd},
    {"setuid", try_setuid},
    {"shared memory", try_shared_memory},
    {"memory", try_memory},
#ifdef __x86_64__
    {"32-bit calls", try_old_machine},
#endif
    {"a thread", try_thread},
};

static void say(const char *name, const char *outcome) {
  char line[128];
  int length = snprintf(line, sizeof line, "%s: %s\n", name, outcome);
  (void)!write(JAIL_DESCRIPTOR, line, (size_t)length);
}

static void in_jail(const Attempt *attempt, int out) {
  Error error = {0};
  if (jail_enter(out, (JailLimits){64u << 20, 5}, &error) != STATUS_OK) {
    say(attempt->name, error.text);
    _exit(1);
  }
  say(attempt->name, attempt->act() < 0 ? "denied" : "allowed");
  _exit(0);
}

int main(void) {
  shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  (void)close(open("/tmp/quern-probe-kept", O_WRONLY | O_CREAT, 0600));
  for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) in_jail(&attempts[i], ends[1]);
    (void)close(ends[1]);
    char line[256];
    ssize_t length = read(ends[0], line, sizeof line - 1);
    (void)close(ends[0]);
    int state = 0;
    (void)waitpid(child, &state, 0);
    if (length > 0)
      printf("%.*s", (int)length, line);
    else
      printf("%s: killed by %d\n", attempts[i].name, WIFSIGNALED(state) ? WTERMSIG(state) : 0);
  }
  (void)unlink("/tmp/quern-probe-kept");
  return 0;
}
