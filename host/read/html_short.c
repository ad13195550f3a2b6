#include "read/html_short.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"

/* ENTITY_REACH: how far behind an ampersand the text is looked at to tell where an entity ends. */
enum { RUN_LEAST = 24, RUNS_MOST = 0xFF00, FIRST_SIGN = 0x100000, ENTITY_REACH = 48, NAME_MOST = 12 };

typedef struct Shortening {
  const char *html;
  size_t length, at;
  size_t entity; /* up to here the last ampersand reaches */
  bool foreign;  /* a drawing or a formula was begun: what is no tag elsewhere may be one in it */
  ShortHtml *page;
} Shortening;

void html_short_free(ShortHtml *page) {
  buf_free(&page->text);
  free(page->run);
  *page = (ShortHtml)SHORT_INIT;
}

const ShortRun *html_short_run(const ShortHtml *page, const char *sign) {
  size_t step, number = utf8_decode(sign, SHORT_SIGN, 0, &step) - FIRST_SIGN;
  return number < page->count ? &page->run[number] : NULL;
}

size_t html_short_place(const ShortHtml *page, size_t at) {
  size_t low = 0, high = page->count;
  while (low < high) { /* the first run that begins behind it */
    size_t middle = low + (high - low) / 2;
    if (page->run[middle].at < at)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0) return at;
  const ShortRun *before = &page->run[low - 1];
  return before->from + before->length + (at - before->at - SHORT_SIGN);
}

size_t html_short_more(const ShortHtml *page, const char *text, size_t length) {
  size_t more = 0;
  const char *at = page->count ? memchr(text, SHORT_LEAD, length) : NULL;
  for (; at; at = memchr(at + 1, SHORT_LEAD, length - (size_t)(at + 1 - text))) {
    const ShortRun *run = html_short_run(page, at);
    if (run) more += run->length - SHORT_SIGN;
  }
  return more;
}

static void copy(Shortening *s, size_t to) {
  buf_add(&s->page->text, s->html + s->at, to - s->at);
  s->at = to;
}

/* Bytes that a parser does not take as they are, or that begin such a character; of a lead byte at the very end it
 * cannot be told. */
static uint64_t unplain(const char *at) {
  uint64_t found = bytes_range(at, 0, 0, 8) | bytes_range(at, 0, 0x0B, 0x1F) | bytes_one_of(at, 0, "<&\x7F", 3);
  if (!bytes_wide(at)) return found;
  uint64_t controls = bytes_equal(at, '\xC2') & ~(bytes_range(at, 0, 0xA0, 0xBF) >> 1);
  uint64_t forms = bytes_equal(at, '\xEF') & ~(bytes_range(at, 0, 0xBC, 0xBD) >> 1);
  return found | controls | forms | bytes_range(at, 0, 0xF0, 0xFF);
}

/* Where the plain text ends that goes on at `at`. */
static size_t plain_end(const char *html, size_t length, size_t at) {
  while (at < length) {
    char edge[BYTES_BLOCK];
    size_t left = length - at;
    const char *block = left < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, html + at, left) : html + at;
    uint64_t found = unplain(block); /* behind the end there are zeros */
    if (found) return at + (size_t)__builtin_ctzll(found);
    at += BYTES_BLOCK;
  }
  return length;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

/* Plain text up to `to`. A run begins where a character does that is no blank. */
static Status add_plain(Shortening *s, size_t to) {
  ShortHtml *page = s->page;
  size_t from = s->at > s->entity ? s->at : s->entity;
  while (from < to && (is_blank(s->html[from]) || ((unsigned char)s->html[from] & 0xC0) == 0x80)) from++;
  if (from >= to || to - from < RUN_LEAST || page->count == RUNS_MOST) {
    copy(s, to);
    return STATUS_OK;
  }
  copy(s, from);
  if (!memory_reserve((void **)&page->run, &page->capacity, page->count + 1, sizeof *page->run)) return STATUS_NOMEM;
  char sign[SHORT_SIGN];
  (void)utf8_encode(FIRST_SIGN + (uint32_t)page->count, sign);
  page->run[page->count++] = (ShortRun){page->text.length, from, to - from};
  buf_add(&page->text, sign, sizeof sign);
  s->at = to;
  return STATUS_OK;
}

static size_t skip_blanks(const char *html, size_t length, size_t at) {
  while (at < length && is_blank(html[at])) at++;
  return at;
}

/* Past the value of an attribute; the length where the page ends in it. */
static size_t value_end(const char *html, size_t length, size_t at) {
  if (at >= length) return length;
  if (html[at] == '"' || html[at] == '\'') {
    const char *end = memchr(html + at + 1, html[at], length - at - 1);
    return end ? (size_t)(end - html) + 1 : length;
  }
  while (at < length && !is_blank(html[at]) && html[at] != '>') at++;
  return at;
}

/* Past the tag whose name ends at `at`, or 0 where it has no end. */
static size_t tag_end(const char *html, size_t length, size_t at) {
  while (at < length) {
    if (html[at] == '>') return at + 1;
    if (is_blank(html[at]) || html[at] == '/') {
      at++;
      continue;
    }
    for (at++; at < length && !is_blank(html[at]) && !strchr("/>=", html[at] ? html[at] : 'x');) at++;
    size_t sign = skip_blanks(html, length, at);
    if (sign < length && html[sign] == '=') at = value_end(html, length, skip_blanks(html, length, sign + 1));
  }
  return 0;
}

/* Whether an end tag of that name begins at `at`. */
static bool closes(const char *html, size_t length, size_t at, const char *name, size_t size) {
  return length - at > size + 2 && html[at] == '<' && html[at + 1] == '/' &&
         strncasecmp(html + at + 2, name, size) == 0 &&
         (is_blank(html[at + 2 + size]) || html[at + 2 + size] == '/' || html[at + 2 + size] == '>');
}

/* What stands in an element whose text holds no tags; false: where it ends is not certain. */
static bool add_raw(Shortening *s, const char *name, size_t size, bool script) {
  const char *html = s->html;
  for (size_t at = s->at; at < s->length; at++) {
    const char *mark = memchr(html + at, '<', s->length - at);
    if (!mark) return false;
    at = (size_t)(mark - html);
    if (closes(html, s->length, at, name, size)) {
      copy(s, at);
      return true;
    }
    if (!script || s->foreign || (s->length - at > 1 && html[at + 1] == '!')) return false;
  }
  return false;
}

static bool is_one_of(const char *name, const char *const *names) {
  for (; *names; names++)
    if (strcmp(name, *names) == 0) return true;
  return false;
}

/* A tag, and what stands in the element that it opens if that is no text as elsewhere. */
static bool add_tag(Shortening *s, size_t name) {
  static const char *const unsure[] = {"plaintext", "frameset", "template", NULL},
                           *const drawn[] = {"svg", "math", NULL}, *const raw[] = {"script",   "style",    "title",
                                                                                   "textarea", "xmp",      "iframe",
                                                                                   "noembed",  "noframes", NULL};
  const char *html = s->html;
  bool opens = html[name - 1] == '<';
  char word[NAME_MOST] = "";
  size_t size = 0, at = name;
  for (; at < s->length && !is_blank(html[at]) && html[at] != '/' && html[at] != '>'; at++)
    if (size + 1 < sizeof word) word[size++] = (char)(html[at] | (is_upper(html[at]) ? 0x20 : 0));
  size_t end = tag_end(html, s->length, at);
  if (!end || is_one_of(word, unsure)) return false;
  copy(s, end);
  if (!opens) return true;
  s->foreign |= is_one_of(word, drawn);
  return !is_one_of(word, raw) || add_raw(s, word, size, strcmp(word, "script") == 0);
}

/* "<!-- ... -->", "<!doctype ...>". */
static bool add_declaration(Shortening *s) {
  const char *at = s->html + s->at, *end;
  size_t left = s->length - s->at;
  if (left > 9 && strncasecmp(at, "<!doctype", 9) == 0) {
    end = memchr(at, '>', left);
    if (end) copy(s, (size_t)(end + 1 - s->html));
    return end != NULL;
  }
  if (left < 7 || memcmp(at, "<!--", 4) != 0 || at[4] == '>' || (at[4] == '-' && at[5] == '>')) return false;
  end = memmem(at + 4, left - 4, "-->", 3);
  if (!end || memmem(at + 4, (size_t)(end - at) - 4, "--!", 3)) return false;
  copy(s, (size_t)(end + 3 - s->html));
  return true;
}

static bool add_markup(Shortening *s) {
  size_t at = s->at + 1;
  if (at < s->length && s->html[at] == '!') return add_declaration(s);
  if (at < s->length && s->html[at] == '/') at++;
  return at < s->length && is_letter(s->html[at]) && add_tag(s, at);
}

Status html_shorten(const char *html, size_t length, ShortHtml *result) {
  Shortening s = {.html = html, .length = length, .page = result};
  Status status = STATUS_OK;
  bool certain = length > 0 && !memchr(html, SHORT_LEAD, length);
  if (!certain) return STATUS_OK;
  while (certain && s.at < length && status == STATUS_OK) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    status = add_plain(&s, plain_end(html, length, s.at));
    if (status != STATUS_OK || s.at >= length) break;
    if (html[s.at] == '<') {
      certain = add_markup(&s);
      continue;
    }
    if (html[s.at] == '&') s.entity = s.at + ENTITY_REACH;
    copy(&s, s.at + 1);
  }
  if (status == STATUS_OK) copy(&s, length);
  if (status == STATUS_OK && result->count == 0) html_short_free(result);
  return status == STATUS_OK && !buf_ok(&result->text) ? STATUS_NOMEM : status;
}
