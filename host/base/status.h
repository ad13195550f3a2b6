/* status.h: how every engine function says whether it worked.
 *
 * An engine function that can fail returns a Status and, where a person will read the reason, fills an Error that
 * the caller owns. The text is one line: what, where, what to do. Engine code never raises a Lua error; bindings
 * turn a Status into `nil, message, code` (the world failed) or an error (the caller was wrong). */
#ifndef QUERN_BASE_STATUS_H
#define QUERN_BASE_STATUS_H

#include <stddef.h>

typedef enum Status {
  STATUS_OK = 0,
  STATUS_NOMEM,       /* an allocation failed */
  STATUS_INVALID,     /* the input does not mean anything: syntax, encoding, type */
  STATUS_IO,          /* the file system or the database said no */
  STATUS_NOTFOUND,    /* a named thing does not exist */
  STATUS_LIMIT,       /* a declared limit was reached: memory, time, size, depth */
  STATUS_INTERRUPTED, /* Ctrl-C, or a deadline */
  STATUS_DENIED,      /* a permission is missing */
  STATUS_UNSUPPORTED  /* this build or this machine cannot do it; the text names the missing package */
} Status;

typedef struct Error {
  Status status;
  char text[512];
} Error;

/* The status as one lowercase word ("io", "limit", ...), stable: scripts may compare it. */
const char *status_name(Status status);

/* Fills `error` (which may be NULL) and returns `status`, so that `return error_set(e, STATUS_IO, ...)` is one line. */
Status error_set(Error *error, Status status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "out of memory" with what was being done, for the commonest failure. */
Status error_nomem(Error *error, const char *doing);

#endif
