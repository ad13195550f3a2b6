/* The seccomp filter: what a recipe's worker may ask of the kernel.
 *
 * Allowed is what computing, memory, threads, signals to itself and the one open descriptor need. What starts a
 * program, a process or a connection kills the process: nothing in quern does that here. Everything else fails with
 * EPERM, so that a library that tries something harmless goes on without it. New memory is never executable. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/jail.h"

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#endif

bool jail_has_filter(void) {
#ifdef MACHINE
  uint32_t action = SECCOMP_RET_KILL_PROCESS;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
#else
  return false;
#endif
}

#ifdef MACHINE

static const int allowed[] = {
    SYS_read,
    SYS_write,
    SYS_readv,
    SYS_writev,
    SYS_close,
    SYS_fstat,
    SYS_ppoll,
    SYS_munmap,
    SYS_mremap,
    SYS_brk,
    SYS_madvise,
    SYS_futex,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_gettimeofday,
    SYS_getpid,
    SYS_gettid,
    SYS_getrandom,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_exit,
    SYS_exit_group,
    SYS_restart_syscall,
    SYS_set_robust_list,
    SYS_rseq,
    SYS_membarrier,
#ifdef SYS_poll
    SYS_poll,
    SYS_time,
#endif
};

static const int fatal[] = {
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_recvfrom,
    SYS_recvmsg,
    SYS_recvmmsg,
    SYS_kill,
    SYS_tkill,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_pidfd_send_signal,
    SYS_bpf,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_userfaultfd,
    SYS_perf_event_open,
    SYS_memfd_create,
    SYS_setuid,
    SYS_setgid,
    SYS_setresuid,
    SYS_setresgid,
    SYS_capset,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
#endif
};

enum { MOST_STEPS = 256 };

typedef struct Program {
  struct sock_filter steps[MOST_STEPS];
  unsigned short length;
} Program;

static void add(Program *program, struct sock_filter step) {
  if (program->length < MOST_STEPS) program->steps[program->length++] = step;
}

static void load(Program *program, size_t offset) {
  add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void answer(Program *program, uint32_t action) {
  add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* If the loaded word is `value`, answer `action`. */
static void when(Program *program, uint32_t value, uint32_t action) {
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
  answer(program, action);
}

/* Arguments are 64 bits; on the little-endian machines served here the low half comes first. */
static size_t argument(unsigned index) { return offsetof(struct seccomp_data, args) + 8 * (size_t)index; }

/* If the loaded word is `call`: the low half of an argument has (some of) `bits` -> `with`, otherwise `without`. */
static void when_bits(Program *program, int call, unsigned index, uint32_t bits, uint32_t with, uint32_t without) {
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4));
  load(program, argument(index));
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
  answer(program, with);
  answer(program, without);
}

/* If the loaded word is `call`: its first argument is `value` -> `with`, otherwise `without`. */
static void when_first(Program *program, int call, uint32_t value, uint32_t with, uint32_t without) {
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4));
  load(program, argument(0));
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
  answer(program, with);
  answer(program, without);
}

static void build(Program *program) {
  const uint32_t fails = SECCOMP_RET_ERRNO | EPERM, kills = SECCOMP_RET_KILL_PROCESS, passes = SECCOMP_RET_ALLOW;
  load(program, offsetof(struct seccomp_data, arch));
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0));
  answer(program, kills);
  load(program, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
  /* The x32 calls are the same numbers with one bit set. */
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  answer(program, kills);
#endif
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) when(program, (uint32_t)allowed[i], passes);
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) when(program, (uint32_t)fatal[i], kills);
  when_bits(program, SYS_mmap, 2, PROT_EXEC, fails, passes);
  when_bits(program, SYS_mprotect, 2, PROT_EXEC, fails, passes);
  when_bits(program, SYS_clone, 0, CLONE_THREAD, passes, kills);
  /* Its flags are behind a pointer that a filter cannot follow; the C library falls back to clone. */
  when(program, SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS);
  /* abort() signals its own thread, and messages go to the one socket: nobody else can be named. */
  when_first(program, SYS_tgkill, (uint32_t)getpid(), passes, kills);
  when_first(program, SYS_sendto, JAIL_DESCRIPTOR, passes, kills);
  answer(program, fails);
}

Status jail_filter(Error *error) {
  Program program = {.length = 0};
  build(&program);
  if (program.length == MOST_STEPS) return error_set(error, STATUS_LIMIT, "the seccomp filter is too long");
  struct sock_fprog filter = {.len = program.length, .filter = program.steps};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
    return error_set(error, STATUS_UNSUPPORTED, "seccomp: not in force: %s", strerror(errno));
  return STATUS_OK;
}

#else

Status jail_filter(Error *error) {
  (void)error;
  return STATUS_OK;
}

#endif
