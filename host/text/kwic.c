#include "text/kwic.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/word.h"

void kwic_free(KwicLine *line) {
  buf_free(&line->left);
  buf_free(&line->key);
  buf_free(&line->right);
}

/* Appends text[from..to) with each run of white space as one space. */
static void add_flat(const char *text, size_t from, size_t to, Buf *out) {
  for (size_t at = from; at < to; at++) {
    bool space = is_space(text[at]);
    if (space && out->length > 0 && out->data[out->length - 1] == ' ') continue;
    buf_addc(out, space ? ' ' : text[at]);
  }
}

/* Whether a blank line is among the white space text[from..to). */
static bool has_blank_line(const char *text, size_t from, size_t to) {
  unsigned breaks = 0;
  while (from < to) breaks += text[from++] == '\n';
  return breaks > 1;
}

/* How far to the left the context reaches. */
static size_t left_edge(const char *text, size_t from, size_t width) {
  size_t at = from, columns = 0, step;
  while (at > 0) {
    size_t before = at;
    if (is_space(text[at - 1])) {
      while (before > 0 && is_space(text[before - 1])) before--;
      if (has_blank_line(text, before, at)) break;
      columns++;
    } else {
      columns += (size_t)utf8_width(utf8_decode_before(text, at, &step));
      before -= step;
    }
    if (columns > width) break;
    at = before;
  }
  return at;
}

static size_t right_edge(const char *text, size_t length, size_t to, size_t width) {
  size_t at = to, columns = 0, step;
  while (at < length) {
    size_t behind = at;
    if (is_space(text[at])) {
      while (behind < length && is_space(text[behind])) behind++;
      if (has_blank_line(text, at, behind)) break;
      columns++;
    } else {
      columns += (size_t)utf8_width(utf8_decode(text, length, at, &step));
      behind += step;
    }
    if (columns > width) break;
    at = behind;
  }
  return at;
}

Status kwic_cut(const char *text, size_t length, size_t from, size_t to, size_t width, KwicLine *line) {
  size_t left = left_edge(text, from, width), right = right_edge(text, length, to, width);
  /* A word that the edge cuts is left out, unless nothing else is there. */
  size_t whole = left;
  while (whole > 0 && whole < from && word_has(text, whole) && word_has(text, whole - 1)) whole++;
  if (whole < from) left = whole;
  whole = right;
  while (whole < length && whole > to && word_has(text, whole) && word_has(text, whole - 1)) whole--;
  if (whole > to) right = whole;
  while (left < from && is_space(text[left])) left++;
  while (right > to && is_space(text[right - 1])) right--;
  add_flat(text, left, from, &line->left);
  add_flat(text, from, to, &line->key);
  add_flat(text, to, right, &line->right);
  return buf_ok(&line->left) && buf_ok(&line->key) && buf_ok(&line->right) ? STATUS_OK : STATUS_NOMEM;
}
