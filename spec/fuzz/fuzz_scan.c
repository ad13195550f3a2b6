/* Any bytes through the whole scan: spans are ordered and inside the text, sentences inside their zones, and every
 * kernel gives the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/date.h"
#include "text/scan.h"

static void expect(bool true_, const char *what) {
  if (true_) return;
  (void)fprintf(stderr, "not so: %s\n", what);
  abort();
}

static void check(const Scan *scan, size_t length) {
  const Mentions *m = &scan->mentions;
  for (size_t i = 0; i < m->count; i++) {
    expect(m->from[i] < m->to[i] && m->to[i] <= length, "a mention lies in the text");
    expect(i == 0 || m->from[i - 1] < m->from[i] || (m->from[i - 1] == m->from[i] && m->to[i - 1] >= m->to[i]),
           "mentions are in order");
  }
  for (size_t i = 0; i < scan->sentences.count; i++) {
    const Sentence *s = &scan->sentences.sentence[i];
    const Zone *zone = &scan->zones.zone[s->zone];
    expect(s->from < s->to && s->from >= zone->from && s->to <= zone->to, "a sentence lies in its zone");
    expect(i == 0 || scan->sentences.sentence[i - 1].to <= s->from, "sentences are in order");
    expect(s->clause + s->clauses <= scan->sentences.clauses, "its clauses are there");
    for (uint32_t c = 0; c < s->clauses; c++) {
      const Clause *clause = &scan->sentences.clause[s->clause + c];
      expect(clause->from < clause->to && clause->from >= s->from && clause->to <= s->to,
             "a clause lies in its sentence");
    }
  }
}

static bool same(const Mentions *a, const Mentions *b) {
  return a->count == b->count && a->dates == b->dates && a->quantities == b->quantities &&
         (a->count == 0 || (memcmp(a->from, b->from, a->count * sizeof *a->from) == 0 &&
                            memcmp(a->to, b->to, a->count * sizeof *a->to) == 0 &&
                            memcmp(a->type, b->type, a->count * sizeof *a->type) == 0));
}

static Lexicon *lexicon(void) {
  static Lexicon *made;
  static const char *const terms[] = {"steel", "China", "U.S.", "钢铁", "中国", "May", "two million", "Türkiye", "A股"};
  if (made) return made;
  if (lexicon_new(&made, NULL) != STATUS_OK) abort();
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
    if (lexicon_add(made, terms[i], strlen(terms[i]), lexicon_type(made, i % 2 ? "A" : "B"), "x", NULL) != STATUS_OK)
      abort();
  if (lexicon_build(made, NULL) != STATUS_OK) abort();
  return made;
}

static Scanner *scanner_of(const char *kernel) {
  Scanner *made;
  (void)(kernel ? setenv("QUERN_KERNEL", kernel, 1) : unsetenv("QUERN_KERNEL"));
  if (scanner_new(&made, lexicon(), NULL) != STATUS_OK) abort();
  return made;
}

/* Sentences without the quick look that a scan takes at punctuation. */
static bool split_alike(const char *text, const Scan *scan) {
  Sentences plain = SENTENCES_INIT;
  const Sentences *s = &scan->sentences;
  if (sentences_find(text, &scan->zones, &plain) != STATUS_OK) abort();
  bool alike = plain.count == s->count && plain.clauses == s->clauses;
  for (size_t i = 0; alike && i < s->count; i++)
    alike = plain.sentence[i].from == s->sentence[i].from && plain.sentence[i].to == s->sentence[i].to;
  for (size_t i = 0; alike && i < s->clauses; i++)
    alike = plain.clause[i].from == s->clause[i].from && plain.clause[i].to == s->clause[i].to;
  sentences_free(&plain);
  return alike;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static Scanner *best, *portable;
  if (!best) {
    best = scanner_of(NULL);
    portable = scanner_of("portable");
  }
  Scan one = SCAN_INIT, other = SCAN_INIT;
  char *text = malloc(size + 1); /* its own block: a read beyond it is seen */
  memcpy(text, data, size);
  int32_t reference = size % 3 ? date_from_civil(2024, 4, 12) : DATE_NO_REFERENCE;
  if (scanner_scan(best, text, size, NULL, reference, NULL, &one, NULL) != STATUS_OK) abort();
  if (scanner_scan(portable, text, size, NULL, reference, NULL, &other, NULL) != STATUS_OK) abort();
  check(&one, size);
  expect(same(&one.mentions, &other.mentions), "kernels give the same mentions");
  expect(one.sentences.count == other.sentences.count, "kernels give the same sentences");
  expect(split_alike(text, &one), "fed all punctuation, the splitter finds the same");
  scan_free(&one);
  scan_free(&other);
  free(text);
  return 0;
}
