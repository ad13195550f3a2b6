#include "net/http.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/library.h"
#include "net/gzip.h"

static struct {
  CURLcode (*global)(long);
  CURL *(*new)(void);
  CURLcode (*set)(CURL *, CURLoption, ...);
  CURLcode (*info)(CURL *, CURLINFO, ...);
  void (*free)(CURL *);
  const char *(*reason)(CURLcode);
  struct curl_slist *(*list_add)(struct curl_slist *, const char *);
  void (*list_free)(struct curl_slist *);
  CURLM *(*many)(void);
  CURLMcode (*many_add)(CURLM *, CURL *);
  CURLMcode (*many_remove)(CURLM *, CURL *);
  CURLMcode (*many_step)(CURLM *, int *);
  CURLMcode (*many_wait)(CURLM *, struct curl_waitfd *, unsigned, int, int *);
  CURLMsg *(*many_said)(CURLM *, int *);
  CURLMcode (*many_free)(CURLM *);
} curl;

static Status curl_load(Error *error) {
  static bool ready;
  const LibrarySymbol symbols[] = {{"curl_global_init", &curl.global},
                                   {"curl_easy_init", &curl.new},
                                   {"curl_easy_setopt", &curl.set},
                                   {"curl_easy_getinfo", &curl.info},
                                   {"curl_easy_cleanup", &curl.free},
                                   {"curl_easy_strerror", &curl.reason},
                                   {"curl_slist_append", &curl.list_add},
                                   {"curl_slist_free_all", &curl.list_free},
                                   {"curl_multi_init", &curl.many},
                                   {"curl_multi_add_handle", &curl.many_add},
                                   {"curl_multi_remove_handle", &curl.many_remove},
                                   {"curl_multi_perform", &curl.many_step},
                                   {"curl_multi_poll", &curl.many_wait},
                                   {"curl_multi_info_read", &curl.many_said},
                                   {"curl_multi_cleanup", &curl.many_free},
                                   {NULL, NULL}};
  Status status = library_open("libcurl.so.4", "libcurl4", "talking to a server", symbols, error);
  if (status == STATUS_OK && !ready) {
    if (curl.global(CURL_GLOBAL_DEFAULT) != CURLE_OK) return error_set(error, STATUS_IO, "libcurl does not start");
    ready = true;
  }
  return status;
}

enum { WAIT_MILLISECONDS = 50, FAREWELL_SECONDS = 2, FAREWELL_MOST = 1 << 20 };

/* One request under way. */
typedef struct Transfer {
  const HttpRequest *request;
  HttpAnswer *answer;
  bool too_large, farewell; /* a farewell goes on although an interrupt is pending */
  CURL *easy;
  CURLM *multi;
  struct curl_slist *headers;
  Buf packed;
  char reason[CURL_ERROR_SIZE];
} Transfer;

static size_t take(char *bytes, size_t size, size_t count, void *data) {
  Transfer *t = data;
  size_t length = size * count; /* size is 1 by libcurl's word */
  if (length > t->request->most - t->answer->body.length) {
    t->too_large = true;
    return 0;
  }
  buf_add(&t->answer->body, bytes, length);
  return buf_ok(&t->answer->body) ? length : 0;
}

static bool add_header(Transfer *t, const char *header) {
  struct curl_slist *longer = curl.list_add(t->headers, header);
  if (!longer) return false;
  t->headers = longer;
  return true;
}

static Status prepare(Transfer *t, Error *error) {
  const HttpRequest *r = t->request;
  t->easy = curl.new();
  t->multi = curl.many();
  if (!t->easy || !t->multi) return error_nomem(error, "opening a connection");
  bool fine = add_header(t, "Expect:"); /* no round trip to ask whether a body is welcome */
  for (size_t i = 0; i < r->header_count && fine; i++) fine = add_header(t, r->headers[i]);
  const char *body = r->body;
  size_t length = r->length;
  if (r->gzip) {
    Status status = gzip_pack(r->body, r->length, &t->packed, error);
    if (status != STATUS_OK) return status;
    body = t->packed.data;
    length = t->packed.length;
    fine = fine && add_header(t, "Content-Encoding: gzip");
  }
  if (!fine) return error_nomem(error, "preparing a request");
  curl.set(t->easy, CURLOPT_URL, r->url);
  curl.set(t->easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl.set(t->easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl.set(t->easy, CURLOPT_NOSIGNAL, 1L);
  curl.set(t->easy, CURLOPT_POST, 1L);
  curl.set(t->easy, CURLOPT_POSTFIELDS, body ? body : "");
  curl.set(t->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
  curl.set(t->easy, CURLOPT_HTTPHEADER, t->headers);
  curl.set(t->easy, CURLOPT_CONNECTTIMEOUT, r->connect_seconds);
  curl.set(t->easy, CURLOPT_TIMEOUT, r->seconds);
  curl.set(t->easy, CURLOPT_WRITEFUNCTION, take);
  curl.set(t->easy, CURLOPT_WRITEDATA, t);
  curl.set(t->easy, CURLOPT_ERRORBUFFER, t->reason);
  return curl.many_add(t->multi, t->easy) == CURLM_OK ? STATUS_OK : error_nomem(error, "opening a connection");
}

static Status failed(const Transfer *t, CURLcode code, Error *error) {
  const char *reason = t->reason[0] ? t->reason : curl.reason(code);
  if (t->too_large)
    return error_set(error, STATUS_LIMIT, "the answer is larger than %zu MB; ask for less", t->request->most >> 20);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return error_set(error, STATUS_NOTFOUND, "no answer: %s", reason);
    case CURLE_OPERATION_TIMEDOUT: return error_set(error, STATUS_LIMIT, "no answer in time: %s", reason);
    case CURLE_OUT_OF_MEMORY: return error_nomem(error, "talking to a server");
    default: return error_set(error, STATUS_IO, "the connection broke: %s", reason);
  }
}

static Status carry_out(Transfer *t, Error *error) {
  int running = 1;
  while (running) {
    if (curl.many_step(t->multi, &running) != CURLM_OK) return error_set(error, STATUS_IO, "the connection broke");
    if (!t->farewell && interrupt_pending()) return STATUS_INTERRUPTED;
    if (running) (void)curl.many_wait(t->multi, NULL, 0, WAIT_MILLISECONDS, NULL);
  }
  int left;
  const CURLMsg *said = curl.many_said(t->multi, &left);
  if (said && said->data.result != CURLE_OK) return failed(t, said->data.result, error);
  curl.info(t->easy, CURLINFO_RESPONSE_CODE, &t->answer->status);
  return buf_ok(&t->answer->body) ? STATUS_OK : error_nomem(error, "reading an answer");
}

static Status post(const HttpRequest *request, HttpAnswer *answer, bool farewell, Error *error) {
  Transfer t = {.request = request, .answer = answer, .farewell = farewell, .packed = BUF_INIT};
  Status status = prepare(&t, error);
  if (status == STATUS_OK) status = carry_out(&t, error);
  if (t.multi && t.easy) (void)curl.many_remove(t.multi, t.easy);
  if (t.easy) curl.free(t.easy);
  if (t.multi) (void)curl.many_free(t.multi);
  curl.list_free(t.headers);
  buf_free(&t.packed);
  return status;
}

static void say_farewell(const HttpRequest *given_up) {
  HttpRequest request = {.url = given_up->farewell_url,
                         .headers = given_up->headers,
                         .header_count = given_up->header_count,
                         .body = given_up->farewell,
                         .length = strlen(given_up->farewell),
                         .connect_seconds = FAREWELL_SECONDS,
                         .seconds = FAREWELL_SECONDS,
                         .most = FAREWELL_MOST};
  HttpAnswer answer = {0, BUF_INIT};
  Error error = {0};
  (void)post(&request, &answer, true, &error);
  buf_free(&answer.body);
}

Status http_post(const HttpRequest *request, HttpAnswer *answer, Error *error) {
  Status status = curl_load(error);
  if (status == STATUS_OK) status = post(request, answer, false, error);
  if (request->farewell && (status == STATUS_INTERRUPTED || status == STATUS_LIMIT)) say_farewell(request);
  return status;
}
