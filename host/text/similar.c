#include "text/similar.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/word.h"

enum {
  SHINGLE = 5,
  CHINESE_SHINGLE = 8,
  MOST_IN_SHINGLE = 8,
  BAND = 4,
  BANDS = LIKENESS_PLACES / BAND,
  POLL_EVERY = 4096
};

/* The last tokens read, as hashes: words in one row, Chinese characters in another. */
typedef struct Row {
  uint64_t hash[MOST_IN_SHINGLE];
  unsigned size, count;
} Row;

static void add_shingle(Likeness *l, uint64_t shingle) {
  l->shingles++;
  uint64_t step = hash_u64(shingle) | 1;
  for (unsigned i = 0; i < LIKENESS_PLACES; i++) {
    shingle += step; /* two hashes make as many as are wanted (Kirsch and Mitzenmacher 2006) */
    uint32_t value = (uint32_t)(shingle * 0x9FB21C651E98DF25u >> 32);
    if (value < l->least[i]) l->least[i] = value;
  }
}

static void add_token(Likeness *l, Row *row, uint64_t hash) {
  memmove(row->hash, row->hash + 1, (row->size - 1) * sizeof *row->hash);
  row->hash[row->size - 1] = hash;
  if (++row->count < row->size) return;
  uint64_t shingle = row->size;
  for (unsigned i = 0; i < row->size; i++) shingle = hash_join(shingle, row->hash[i]);
  add_shingle(l, shingle);
}

static Status read_tokens(const char *text, size_t length, Likeness *l) {
  Row words = {.size = SHINGLE}, characters = {.size = CHINESE_SHINGLE};
  size_t tokens = 0;
  for (size_t at = 0; at < length;) {
    size_t end = at + 1;
    if (word_is_cjk((unsigned char)text[at])) {
      uint32_t point = utf8_decode(text, length, at, &end);
      end += at;
      if (point > 0x303F) add_token(l, &characters, hash_u64(point)); /* punctuation does not count */
    } else if (word_has(text, at)) {
      while (end < length && word_has(text, end)) end++;
      add_token(l, &words, hash_bytes(text + at, end - at));
    }
    at = end;
    if (++tokens % POLL_EVERY == 0 && interrupt_pending()) return STATUS_INTERRUPTED;
  }
  Row *row = words.count >= characters.count ? &words : &characters;
  if (l->shingles == 0 && row->count > 0) { /* shorter than a shingle: all of it is one */
    uint64_t shingle = row->count;
    for (unsigned i = 0; i < row->size; i++) shingle = hash_join(shingle, row->hash[i]);
    add_shingle(l, shingle);
  }
  return STATUS_OK;
}

Status similar_read(const char *text, size_t length, Likeness *likeness) {
  if (interrupt_pending()) return STATUS_INTERRUPTED;
  Buf folded = BUF_INIT;
  memset(likeness->least, 0xFF, sizeof likeness->least);
  likeness->shingles = 0;
  Status status = fold_text(text, length, &folded);
  if (status == STATUS_OK) status = read_tokens(folded.data ? folded.data : "", folded.length, likeness);
  buf_free(&folded);
  return status;
}

double similar_share(const Likeness *a, const Likeness *b) {
  unsigned equal = 0;
  if (!a->shingles || !b->shingles) return 0;
  for (unsigned i = 0; i < LIKENESS_PLACES; i++) equal += a->least[i] == b->least[i];
  return (double)equal / LIKENESS_PLACES;
}

static uint32_t root(uint32_t *group, uint32_t i) {
  while (group[i] != i) {
    group[i] = group[group[i]];
    i = group[i];
  }
  return i;
}

static void join(uint32_t *group, uint32_t a, uint32_t b) {
  a = root(group, a);
  b = root(group, b);
  if (a < b)
    group[b] = a;
  else
    group[a] = b;
}

typedef struct Banded {
  uint64_t key;
  uint32_t text;
} Banded;

static int banded_compare(const void *left, const void *right) {
  const Banded *a = left, *b = right;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return a->text < b->text ? -1 : a->text > b->text;
}

/* Texts that agree in a band are compared with the first of each group among them: groups are few where copies are
 * many. */
static Status join_band(const Likeness *texts, const Banded *banded, size_t count, double threshold, uint32_t *group) {
  for (size_t i = 0; i < count;) {
    size_t end = i + 1;
    while (end < count && banded[end].key == banded[i].key) end++;
    for (size_t j = i + 1; j < end; j++) {
      if (interrupt_pending()) return STATUS_INTERRUPTED;
      uint32_t text = banded[j].text, compared = UINT32_MAX;
      for (size_t k = i; k < j; k++) {
        uint32_t other = banded[k].text, other_root = root(group, other);
        if (other_root == root(group, text)) break;
        if (other_root == compared) continue;
        compared = other_root;
        if (similar_share(&texts[text], &texts[other]) >= threshold) join(group, text, other);
      }
    }
    i = end;
  }
  return STATUS_OK;
}

Status similar_group(const Likeness *texts, size_t count, double threshold, uint32_t *group) {
  Banded *banded = memory_new(count, sizeof *banded);
  if (!banded) return STATUS_NOMEM;
  for (size_t i = 0; i < count; i++) group[i] = (uint32_t)i;
  Status status = STATUS_OK;
  for (unsigned band = 0; band < BANDS && status == STATUS_OK; band++) {
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
      if (texts[i].shingles)
        banded[used++] = (Banded){hash_bytes(texts[i].least + band * BAND, BAND * sizeof(uint32_t)), (uint32_t)i};
    if (used) qsort(banded, used, sizeof *banded, banded_compare);
    status = join_band(texts, banded, used, threshold, group);
  }
  for (uint32_t i = 0; i < count; i++) group[i] = root(group, i);
  free(banded);
  return status;
}
