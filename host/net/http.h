/* http.h: one request to a server, and its whole answer.
 *
 * libcurl does the work and is loaded by the first request. TLS is verified; redirects are not followed, so that
 * credentials go where they were sent. A request ends within 100 ms of an interrupt. An answer with an error status is
 * an answer: the caller reads it. The caller owns the answer's buffer. */
#ifndef QUERN_NET_HTTP_H
#define QUERN_NET_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

typedef struct HttpRequest {
  const char *url;
  const char *const *headers; /* "Name: value" */
  size_t header_count;
  const char *body; /* posted */
  size_t length;
  bool gzip;            /* pack the body */
  long connect_seconds; /* 0: libcurl's own limit */
  long seconds;         /* for all of it; 0: none */
  size_t most;          /* bytes of the answer taken; more is STATUS_LIMIT */
  /* When the request is given up (an interrupt, no answer in time) the server may still be at work on it: this body is
   * posted to this address with the same headers, for two seconds at most. NULL: nothing. */
  const char *farewell_url, *farewell;
} HttpRequest;

typedef struct HttpAnswer {
  long status; /* 200, 404 ... */
  Buf body;
} HttpAnswer;

/* STATUS_NOTFOUND: no server there, nothing was sent. STATUS_IO: the connection broke, the request may have been heard.
 * STATUS_LIMIT: time or size. STATUS_INTERRUPTED. */
Status http_post(const HttpRequest *request, HttpAnswer *answer, Error *error);

#endif
