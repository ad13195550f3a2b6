/* Any bytes through folding, likeness and key words in context. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/kwic.h"
#include "text/similar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 4) return 0;
  size_t length = size - 4, from = (data[0] | data[1] << 8) % (length + 1), to = from + data[2] % (length - from + 1);
  char *text = malloc(length + 1);
  memcpy(text, data + 4, length);
  Buf folded = BUF_INIT, again = BUF_INIT;
  if (fold_text(text, length, &folded) != STATUS_OK) abort();
  if (utf8_valid_prefix(text, length) == length && folded.length) {
    if (fold_text(folded.data, folded.length, &again) != STATUS_OK) abort();
    if (utf8_valid_prefix(folded.data, folded.length) != folded.length) abort(); /* valid in, valid out */
  }
  buf_free(&folded);
  buf_free(&again);
  Likeness likeness[2];
  uint32_t group[2];
  if (similar_read(text, length, &likeness[0]) != STATUS_OK) abort();
  likeness[1] = likeness[0];
  if (similar_group(likeness, 2, 0.9, group) != STATUS_OK) abort();
  if (likeness[0].shingles && group[1] != 0) abort(); /* a text is like itself */
  KwicLine line = KWIC_LINE_INIT;
  if (kwic_cut(text, length, from, to, data[3], &line) != STATUS_OK) abort();
  kwic_free(&line);
  free(text);
  return 0;
}
