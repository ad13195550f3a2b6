/* Any terms over any text: the kernels find what trying every term at every place finds, each kernel the same.
 * Input: terms, one a line, types by their order; an empty line; the text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "naive.h"

static void differ(const char *kernel, size_t at) {
  (void)fprintf(stderr, "kernel %s differs from the reference at mention %zu\n", kernel, at);
  abort();
}

static void compare(const char *kernel, const Lexicon *lexicon, const char *text, size_t length,
                    const Mentions *wanted) {
  Mentions found = MENTIONS_INIT;
  (void)setenv("QUERN_KERNEL", kernel, 1);
  if (lexicon_scan(lexicon, text, length, &found, NULL) != STATUS_OK) abort();
  for (size_t i = 0; i < found.count && i < wanted->count; i++)
    if (found.from[i] != wanted->from[i] || found.to[i] != wanted->to[i] || found.type[i] != wanted->type[i] ||
        strcmp(lexicon_entry(lexicon, found.value[i])->code, lexicon_entry(lexicon, wanted->value[i])->code) != 0)
      differ(kernel, i);
  if (found.count != wanted->count) differ(kernel, found.count < wanted->count ? found.count : wanted->count);
  mentions_free(&found);
}

/* Adds the terms up to an empty line; returns where the text begins. */
static size_t add_terms(Lexicon *lexicon, const char *bytes, size_t size) {
  static const char *const types[] = {"A", "A", "B", "A", "C"};
  size_t at = 0;
  for (unsigned n = 0; at < size; n++) {
    const char *end = memchr(bytes + at, '\n', size - at);
    size_t length = end ? (size_t)(end - bytes) - at : size - at;
    if (length == 0) return at + 1;
    char code[16];
    (void)snprintf(code, sizeof code, n % 7 == 6 ? "-" : "%u", n % 7);
    (void)lexicon_add(lexicon, bytes + at, length, lexicon_type(lexicon, types[n % 5]), code, NULL);
    at += length + 1;
  }
  return size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Lexicon *lexicon;
  Mentions wanted = MENTIONS_INIT;
  static bool checked; /* once: lengths beyond the limit are refused, not read */
  if (lexicon_new(&lexicon, NULL) != STATUS_OK) return 0;
  size_t at = add_terms(lexicon, (const char *)data, size);
  if (at > size) at = size;
  const char *text = (const char *)data + at;
  if (lexicon_build(lexicon, NULL) != STATUS_OK) abort();
  if (naive_scan(lexicon, text, size - at, &wanted) != STATUS_OK) abort();
  if (!checked && lexicon_scan(lexicon, text, TEXT_LIMIT + 1, &wanted, NULL) != STATUS_LIMIT) abort();
  checked = true;
  compare("portable", lexicon, text, size - at, &wanted);
  compare("sse", lexicon, text, size - at, &wanted);
  compare("avx2", lexicon, text, size - at, &wanted);
  compare("avx512", lexicon, text, size - at, &wanted);
  mentions_free(&wanted);
  lexicon_free(lexicon);
  return 0;
}
