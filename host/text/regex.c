#define PCRE2_CODE_UNIT_WIDTH 8
#include "text/regex.h"

#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/interrupt.h"
#include "base/memory.h"

enum {
  MOST_STEPS = 300000, /* from one starting place */
  MOST_DEPTH = 20000,
  MOST_HEAP_KIB = 32 * 1024,
  MOST_PATTERN = 64 * 1024,
  STACK_LEAST = 32 * 1024,
  STACK_MOST = 1024 * 1024,
  MOST_STARTS = 1 << 16,       /* starting places between two polls */
  SLOW_NANOSECONDS = 10000000, /* a search this long between two polls was too long */
  NAME_SHOWN = 60
};

struct Regex {
  pcre2_code *code;
  pcre2_match_context *context;
  pcre2_match_data *data;
  pcre2_jit_stack *stack;
  char shown[NAME_SHOWN + 4]; /* the pattern, cut, for errors */
  size_t starts;              /* starting places to try before the next poll */
};

void regex_free(Regex *x) {
  if (!x) return;
  pcre2_code_free(x->code);
  pcre2_match_context_free(x->context);
  pcre2_match_data_free(x->data);
  pcre2_jit_stack_free(x->stack);
  free(x);
}

static Status read_flags(const char *flags, uint32_t *options, Error *error) {
  *options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
  for (; flags && *flags; flags++) {
    switch (*flags) {
      case 'i': *options |= PCRE2_CASELESS; break;
      case 'm': *options |= PCRE2_MULTILINE; break;
      case 's': *options |= PCRE2_DOTALL; break;
      case 'x': *options |= PCRE2_EXTENDED; break;
      default: return error_set(error, STATUS_INVALID, "unknown flag '%c'; regex knows: i m s x", *flags);
    }
  }
  return STATUS_OK;
}

static Status compile(Regex *x, const char *pattern, size_t length, uint32_t options, Error *error) {
  int code;
  PCRE2_SIZE at;
  x->code = pcre2_compile((PCRE2_SPTR)pattern, length, options, &code, &at, NULL);
  if (x->code) return STATUS_OK;
  char reason[200] = "";
  (void)pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof reason);
  return error_set(error, STATUS_INVALID, "regular expression '%s', at character %zu: %s", x->shown, (size_t)at + 1,
                   reason);
}

static Status prepare(Regex *x, Error *error) {
  x->context = pcre2_match_context_create(NULL);
  x->data = pcre2_match_data_create_from_pattern(x->code, NULL);
  if (!x->context || !x->data) return error_nomem(error, "compiling a regular expression");
  (void)pcre2_set_match_limit(x->context, MOST_STEPS);
  (void)pcre2_set_depth_limit(x->context, MOST_DEPTH);
  (void)pcre2_set_heap_limit(x->context, MOST_HEAP_KIB);
  /* Where machine code is not allowed (a sandbox may forbid it) the interpreter does the same, slower. */
  if (pcre2_jit_compile(x->code, PCRE2_JIT_COMPLETE) != 0) return STATUS_OK;
  x->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, NULL);
  if (!x->stack) return error_nomem(error, "compiling a regular expression");
  pcre2_jit_stack_assign(x->context, NULL, x->stack);
  return STATUS_OK;
}

Status regex_new(Regex **regex, const char *pattern, size_t length, const char *flags, Error *error) {
  uint32_t options;
  *regex = NULL;
  if (length > MOST_PATTERN) return error_set(error, STATUS_LIMIT, "a regular expression of more than 64 KiB");
  Status status = read_flags(flags, &options, error);
  if (status != STATUS_OK) return status;
  Regex *x = memory_new(1, sizeof *x);
  if (!x) return error_nomem(error, "compiling a regular expression");
  x->starts = 1;
  memcpy(x->shown, pattern, length < NAME_SHOWN ? length : NAME_SHOWN);
  if (length > NAME_SHOWN) memcpy(x->shown + NAME_SHOWN, "...", 4);
  status = compile(x, pattern, length, options, error);
  if (status == STATUS_OK) status = prepare(x, error);
  if (status != STATUS_OK)
    regex_free(x);
  else
    *regex = x;
  return status;
}

size_t regex_groups(const Regex *x) { return pcre2_get_ovector_count(x->data); }

const char *regex_group_name(const Regex *x, size_t index, size_t *group) {
  uint32_t count = 0, size = 0;
  const unsigned char *table = NULL;
  (void)pcre2_pattern_info(x->code, PCRE2_INFO_NAMECOUNT, &count);
  if (index >= count) return NULL;
  (void)pcre2_pattern_info(x->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  (void)pcre2_pattern_info(x->code, PCRE2_INFO_NAMETABLE, &table);
  const unsigned char *entry = table + index * size; /* two bytes of number, then the name */
  *group = (size_t)entry[0] << 8 | entry[1];
  return (const char *)entry + 2;
}

static Status match_error(const Regex *x, int code, Error *error) {
  switch (code) {
    case PCRE2_ERROR_NOMEMORY: return error_nomem(error, "matching a regular expression");
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_JIT_STACKLIMIT:
      return error_set(error, STATUS_LIMIT,
                       "regular expression '%s' tries too many ways to match; make it more definite", x->shown);
    default: {
      char reason[200] = "";
      (void)pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof reason);
      return error_set(error, STATUS_INVALID, "regular expression '%s': %s", x->shown, reason);
    }
  }
}

static int64_t nanoseconds(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Tries the next starting places, from `at` on; the next place to go on from comes back in *at. */
static int try_some(Regex *x, const char *text, size_t length, size_t *at) {
  size_t last = length - *at < x->starts ? length : *at + x->starts;
  (void)pcre2_set_offset_limit(x->context, last);
  int64_t begun = nanoseconds();
  int code = pcre2_match(x->code, (PCRE2_SPTR)text, length, *at, 0, x->data, x->context);
  int64_t taken = nanoseconds() - begun;
  if (taken > SLOW_NANOSECONDS)
    x->starts = x->starts > 8 ? x->starts / 8 : 1;
  else if (taken < SLOW_NANOSECONDS / 16 && x->starts < MOST_STARTS)
    x->starts *= 2;
  *at = last + 1;
  while (*at < length && ((unsigned char)text[*at] & 0xC0) == 0x80) ++*at; /* a start is never inside a character */
  return code;
}

Status regex_find(Regex *x, const char *text, size_t length, size_t at, RegexSpan *spans, bool *found, Error *error) {
  *found = false;
  while (at <= length) {
    if (interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    int code = try_some(x, text, length, &at);
    if (code == PCRE2_ERROR_NOMATCH) continue;
    if (code < 0) return match_error(x, code, error);
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(x->data);
    for (size_t i = 0; i < regex_groups(x); i++) {
      bool took_part = i < (size_t)code && places[2 * i] != PCRE2_UNSET;
      spans[i] = took_part ? (RegexSpan){places[2 * i], places[2 * i + 1]} : (RegexSpan){REGEX_NONE, REGEX_NONE};
    }
    *found = true;
    return STATUS_OK;
  }
  return STATUS_OK;
}
