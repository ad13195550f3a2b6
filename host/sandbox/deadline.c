#include "sandbox/deadline.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static void (*on_reached)(int times);
static int times_reached;

static void on_alarm(int signal_number) {
  (void)signal_number;
  int kept = errno;
  interrupt_raise();
  on_reached(++times_reached);
  errno = kept;
}

Status deadline_set(double seconds, void (*reached)(int times), Error *error) {
  on_reached = reached;
  struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART | SA_ONSTACK};
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGALRM};
  event.sigev_notify_thread_id = (int)syscall(SYS_gettid);
  double whole = floor(seconds);
  struct itimerspec when = {.it_value = {.tv_sec = (time_t)whole, .tv_nsec = (long)((seconds - whole) * 1e9)},
                            .it_interval = {.tv_nsec = 250000000}};
  if (when.it_value.tv_sec == 0 && when.it_value.tv_nsec == 0) when.it_value.tv_nsec = 1;
  timer_t timer;
  if (sigaction(SIGALRM, &action, NULL) != 0 || timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 ||
      timer_settime(timer, 0, &when, NULL) != 0)
    return error_set(error, STATUS_UNSUPPORTED, "cannot set a time limit: %s", strerror(errno));
  return STATUS_OK;
}
