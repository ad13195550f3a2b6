#include "sandbox/channel.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"

enum { HEAD = 5, STEP = 1 << 20 };

double channel_now(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static Status wait_for(int descriptor, short events, double until) {
  for (;;) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    double left = until > 0 ? until - channel_now() : 0.1;
    if (left <= 0) return STATUS_LIMIT;
    struct pollfd watched = {.fd = descriptor, .events = events};
    int ready = poll(&watched, 1, left > 0.1 ? 100 : (int)(left * 1000) + 1);
    if (ready > 0) return STATUS_OK;
    if (ready < 0 && errno != EINTR) return STATUS_IO;
  }
}

static Status send_all(int descriptor, const char *bytes, size_t length, double until) {
  while (length > 0) {
    ssize_t put = send(descriptor, bytes, length < STEP ? length : STEP, MSG_NOSIGNAL);
    if (put > 0) {
      bytes += put;
      length -= (size_t)put;
    } else if (put < 0 && errno == EAGAIN) {
      Status status = wait_for(descriptor, POLLOUT, until);
      if (status != STATUS_OK) return status;
    } else if (put < 0 && errno != EINTR) {
      return STATUS_IO;
    }
  }
  return STATUS_OK;
}

Status channel_send(int descriptor, char kind, const char *bytes, size_t length, double until) {
  if (length > UINT32_MAX) return STATUS_LIMIT;
  char head[HEAD] = {kind, (char)(length & 255), (char)(length >> 8 & 255), (char)(length >> 16 & 255),
                     (char)(length >> 24 & 255)};
  Status status = send_all(descriptor, head, HEAD, until);
  return status == STATUS_OK ? send_all(descriptor, bytes, length, until) : status;
}

/* Fills `bytes`; STATUS_NOTFOUND if the stream ends before the first of them. */
static Status receive_all(int descriptor, char *bytes, size_t length, double until) {
  size_t got = 0;
  while (got < length) {
    size_t wanted = length - got < STEP ? length - got : STEP;
    ssize_t read_now = read(descriptor, bytes + got, wanted);
    if (read_now > 0) {
      got += (size_t)read_now;
    } else if (read_now == 0) {
      return got == 0 ? STATUS_NOTFOUND : STATUS_INVALID;
    } else if (errno == EAGAIN) {
      Status status = wait_for(descriptor, POLLIN, until);
      if (status != STATUS_OK) return status;
    } else if (errno == ECONNRESET) {
      return STATUS_NOTFOUND;
    } else if (errno != EINTR) {
      return STATUS_IO;
    }
  }
  return STATUS_OK;
}

Status channel_receive(int descriptor, size_t most, double until, char *kind, char **bytes, size_t *length) {
  unsigned char head[HEAD];
  Status status = receive_all(descriptor, (char *)head, HEAD, until);
  if (status != STATUS_OK) return status;
  *kind = (char)head[0];
  *length = (size_t)head[1] | (size_t)head[2] << 8 | (size_t)head[3] << 16 | (size_t)head[4] << 24;
  if (*length > most) return STATUS_INVALID;
  *bytes = malloc(*length + 1);
  if (!*bytes) return STATUS_NOMEM;
  (*bytes)[*length] = '\0';
  status = receive_all(descriptor, *bytes, *length, until);
  if (status == STATUS_OK) return STATUS_OK;
  free(*bytes);
  return status == STATUS_NOTFOUND ? STATUS_INVALID : status;
}
