#include "text/kernel.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/word.h"

Status kernel_portable(const Tables *tables, Window *window, bool values);
#if defined(__x86_64__)
Status kernel_sse(const Tables *tables, Window *window, bool values);
Status kernel_avx2(const Tables *tables, Window *window, bool values);
Status kernel_avx512(const Tables *tables, Window *window, bool values);
#elif defined(__aarch64__)
Status kernel_neon(const Tables *tables, Window *window, bool values);
#endif

typedef struct Named {
  const char *name;
  Kernel kernel;
  bool runs;
} Named;

Kernel kernel_best(void) {
  const Named kernels[] = {
#if defined(__x86_64__)
    {"avx512", kernel_avx512,
     __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vbmi") &&
         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi2")},
    {"avx2", kernel_avx2,
     __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")},
    {"sse", kernel_sse, __builtin_cpu_supports("ssse3")},
#elif defined(__aarch64__)
    {"neon", kernel_neon, true},
#endif
    {"portable", kernel_portable, true},
  };
  const char *wanted = getenv("QUERN_KERNEL");
  for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++)
    if (kernels[i].runs && (!wanted || strcmp(wanted, kernels[i].name) == 0)) return kernels[i].kernel;
  return kernel_portable;
}

enum { SLACK = 80 }; /* places that flatten may write beyond the last */

Status window_new(Window **window, size_t length) {
  Window *w = *window = malloc(sizeof *w);
  if (!w) return STATUS_NOMEM;
  size_t core = length < WINDOW_CORE ? length : WINDOW_CORE, span = core + WINDOW_AHEAD + SLACK;
  w->hit = NULL;
  w->made_for = core;
  w->hits = w->hit_capacity = 0;
  size_t words = core / 2 + SLACK;
  w->begin = memory_resize(NULL, words, sizeof *w->begin);
  w->end = memory_resize(NULL, words, sizeof *w->end);
  w->open = memory_resize(NULL, words, sizeof *w->open);
  w->place = memory_resize(NULL, words, sizeof *w->place);
  w->step = memory_resize(NULL, words, sizeof *w->step);
  w->path = memory_resize(NULL, words, sizeof *w->path);
  w->path_next = memory_resize(NULL, words, sizeof *w->path_next);
  w->careful = memory_resize(NULL, words / 64 + 1, sizeof *w->careful);
  w->word_hit = memory_resize(NULL, words, sizeof *w->word_hit);
  w->pair = memory_resize(NULL, span, sizeof *w->pair);
  w->pair_hit = memory_resize(NULL, span, sizeof *w->pair_hit);
  w->pair_careful = memory_resize(NULL, span / 64 + 1, sizeof *w->pair_careful);
  w->value = memory_resize(NULL, span, sizeof *w->value);
  w->point = memory_resize(NULL, span, sizeof *w->point);
  w->copy = memory_resize(NULL, span + WINDOW_PADDING, 1);
  bool made = w->begin && w->end && w->open && w->place && w->step && w->path && w->path_next && w->careful &&
              w->word_hit && w->pair && w->pair_hit && w->pair_careful;
  if (made && w->value && w->point && w->copy) return STATUS_OK;
  window_free(w);
  *window = NULL;
  return STATUS_NOMEM;
}

void window_free(Window *w) {
  if (!w) return;
  free(w->hit);
  free(w->begin);
  free(w->end);
  free(w->open);
  free(w->place);
  free(w->step);
  free(w->careful);
  free(w->word_hit);
  free(w->path);
  free(w->path_next);
  free(w->pair);
  free(w->pair_hit);
  free(w->pair_careful);
  free(w->value);
  free(w->point);
  free(w->copy);
  free(w);
}

bool window_serves(const Window *w, size_t length) { return w->made_for == WINDOW_CORE || length <= w->made_for; }

bool window_move(Window *w, const char *text, size_t length, size_t at) {
  if (at >= length) return false;
  size_t left = length - at;
  w->text = text;
  w->length = length;
  w->at = at;
  w->core = left < WINDOW_CORE ? (uint32_t)left : WINDOW_CORE;
  w->span = left < WINDOW_CORE + WINDOW_AHEAD ? (uint32_t)left : WINDOW_CORE + WINDOW_AHEAD;
  w->edge = w->span + (w->span == left);
  w->bytes = (const uint8_t *)text + at;
  if (left >= (size_t)w->span + WINDOW_PADDING) return true;
  memcpy(w->copy, w->bytes, w->span);
  memset(w->copy + w->span, 0, WINDOW_PADDING);
  w->bytes = w->copy;
  return true;
}

Status window_hit(Window *w, uint32_t from, uint32_t to, uint32_t meaning) {
  if (w->hits == w->hit_capacity && !memory_reserve((void **)&w->hit, &w->hit_capacity, w->hits + 1, sizeof *w->hit))
    return STATUS_NOMEM;
  size_t at = w->hits++;
  for (; at > 0 && w->hit[at - 1].from == from && w->hit[at - 1].to < to; at--) w->hit[at] = w->hit[at - 1];
  w->hit[at] = (Hit){from, to, meaning};
  return STATUS_OK;
}

Status window_strict(const Tables *t, Window *w, uint32_t at, uint32_t strict) {
  for (; strict != NO_INDEX; strict = t->strict[strict].next) {
    const Strict *s = &t->strict[strict];
    size_t end = strict_end(s, w->text, w->length, w->at + at);
    if (end && window_hit(w, at, (uint32_t)(end - w->at), s->meaning) != STATUS_OK) return STATUS_NOMEM;
  }
  return STATUS_OK;
}

/* The length of the token at text[at]: a word, or one Chinese character. */
static size_t token_at(const Window *w, size_t at) {
  if (word_is_cjk((unsigned char)w->text[at])) return w->length - at < 3 ? w->length - at : 3;
  size_t end = at + 1;
  while (end < w->length && end - at <= LONGEST_TERM && word_has(w->text, end)) end++;
  return end - at;
}

static uint32_t step_at(const Tables *t, const Window *w, size_t at, size_t length, uint32_t parent, uint32_t gap) {
  char loose[LONGEST_TERM + 8] = {0};
  if (length > LONGEST_TERM || gap == GAP_NONE) return 0;
  bool cjk = word_is_cjk((unsigned char)w->text[at]);
  for (size_t i = 0; i < length; i++) loose[i] = (char)(cjk ? w->text[at + i] : w->text[at + i] | 0x20);
  uint64_t hash = step_hash(low_bytes(load8(loose), (uint32_t)length), parent);
  uint32_t s = parent ? t->slot[hash >> t->slot_shift] : t->first_slot[hash >> t->first_shift];
  for (; s; s = t->step[s].chain) {
    const Step *step = &t->step[s];
    bool same = step->parent == parent && step->gap == gap && step->length == length;
    if (same && memcmp(t->tokens + step->token, loose, length) == 0) return s;
  }
  return 0;
}

static Status walk_from(const Tables *t, Window *w, uint32_t at, size_t end, uint32_t s) {
  while (s) {
    const Step *step = &t->step[s];
    if (step->meaning != NO_INDEX && window_hit(w, at, (uint32_t)(end - w->at), step->meaning) != STATUS_OK)
      return STATUS_NOMEM;
    bool tail = step->tail && end < w->length && (unsigned char)w->text[end] == step->tail;
    if (tail && window_hit(w, at, (uint32_t)(end + 1 - w->at), step->tail_meaning) != STATUS_OK) return STATUS_NOMEM;
    if (window_strict(t, w, at, step->strict) != STATUS_OK) return STATUS_NOMEM;
    if (!step->next_words) return STATUS_OK;
    size_t next = end;
    while (next < w->length && !word_has(w->text, next) && !word_is_cjk((unsigned char)w->text[next])) next++;
    if (next == w->length) return STATUS_OK;
    size_t length = token_at(w, next);
    s = step_at(t, w, next, length, s, gap_fold(w->text, end, next));
    end = next + length;
  }
  return STATUS_OK;
}

Status window_walk(const Tables *t, Window *w, uint32_t at, uint32_t first) {
  size_t begin = w->at + at, length = first ? first : token_at(w, begin);
  return walk_from(t, w, at, begin + length, step_at(t, w, begin, length, 0, 0));
}
