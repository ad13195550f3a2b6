/* html_short.h: a page as its parser needs to see it: long runs of plain text are one sign each.
 *
 * gumbo takes every character through a dozen calls, though between two tags nothing but the first that is no blank
 * tells it anything. So each run of plain characters goes to it as one character of private use, whose number is that
 * of the run; what reads the tree puts the run in its place again. Tags, entities, comments, scripts and what stands
 * in them are left as they are, and everything from the first place on where it is not certain what a parser would
 * take the next bytes for. A page that has such characters of its own stays whole. Linear, about half a nanosecond a
 * byte of text. */
#ifndef QUERN_READ_HTML_SHORT_H
#define QUERN_READ_HTML_SHORT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

enum { SHORT_LEAD = 0xF4, SHORT_SIGN = 4 }; /* the first byte of every sign, and how many it has */

typedef struct ShortRun {
  size_t at, from, length; /* where its sign stands; the run in the page */
} ShortRun;

typedef struct ShortHtml {
  Buf text;
  ShortRun *run;
  size_t count, capacity;
} ShortHtml;

#define SHORT_INIT \
  { BUF_INIT, NULL, 0, 0 }

/* `text` is UTF-8. Without any run nothing was shortened: then there is no text either. */
Status html_shorten(const char *html, size_t length, ShortHtml *result);
void html_short_free(ShortHtml *page);

/* The run whose sign stands at `sign`, or NULL. */
const ShortRun *html_short_run(const ShortHtml *page, const char *sign);
/* Where a byte of the short text stands in the page. */
size_t html_short_place(const ShortHtml *page, size_t at);
/* How many bytes longer the page is than the short text at `text`. */
size_t html_short_more(const ShortHtml *page, const char *text, size_t length);

#endif
