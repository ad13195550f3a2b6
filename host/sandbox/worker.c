#include "sandbox/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Ctrl-C goes to every process of the terminal; the parent answers it. */
static void leave_terminal(void) {
  const int ignored[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTOU, SIGTTIN, SIGPIPE, SIGHUP};
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) (void)sigaction(ignored[i], &ignore, NULL);
}

static _Noreturn void child(int descriptor, pid_t parent, int (*work)(int, void *), void *context) {
  leave_terminal();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) _exit(1);
  _exit(work(descriptor, context));
}

Status worker_start(Worker *worker, int (*work)(int descriptor, void *context), void *context, Error *error) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return error_set(error, STATUS_IO, "cannot start a worker: %s", strerror(errno));
  pid_t parent = getpid();
  pid_t process = fork();
  if (process == 0) {
    (void)close(ends[0]);
    child(ends[1], parent, work, context);
  }
  int reason = errno;
  (void)close(ends[1]);
  if (process < 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) {
    if (process < 0) errno = reason;
    error_set(error, STATUS_IO, "cannot start a worker: %s", strerror(errno));
    *worker = (Worker){process < 0 ? 0 : process, ends[0]};
    (void)worker_stop(worker, 0);
    return STATUS_IO;
  }
  *worker = (Worker){process, ends[0]};
  return STATUS_OK;
}

/* Waits at most `grace` seconds; 0 if it has not ended by then, -1 if there is nothing to wait for. */
static pid_t wait_briefly(pid_t process, double grace, int *state) {
  const struct timespec step = {.tv_nsec = 2000000};
  for (double waited = 0;; waited += 0.002) {
    pid_t ended = waitpid(process, state, WNOHANG);
    if (ended != 0 || waited >= grace) return ended;
    (void)nanosleep(&step, NULL);
  }
}

WorkerEnd worker_stop(Worker *worker, double grace) {
  WorkerEnd end = {-1, 0};
  if (worker->descriptor >= 0) (void)close(worker->descriptor);
  worker->descriptor = -1;
  if (worker->process == 0) return end;
  int state = 0;
  pid_t ended = wait_briefly(worker->process, grace, &state);
  if (ended == 0) {
    (void)kill(worker->process, SIGKILL);
    while ((ended = waitpid(worker->process, &state, 0)) < 0 && errno == EINTR) continue;
  }
  worker->process = 0;
  if (ended < 0) return end;
  if (WIFEXITED(state)) end.code = WEXITSTATUS(state);
  if (WIFSIGNALED(state)) end.signal = WTERMSIG(state);
  return end;
}
