#include "sandbox/source.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* Reading position in a Lua source. */
typedef struct Scan {
  const char *text;
  size_t length, at, line;
} Scan;

static char peek(const Scan *scan, size_t ahead) {
  return scan->at + ahead < scan->length ? scan->text[scan->at + ahead] : '\0';
}

static void step(Scan *scan) {
  if (scan->text[scan->at++] == '\n') scan->line++;
}

/* The level of a long bracket ([[ is 0, [=[ is 1) that opens here, or -1. */
static int long_level(const Scan *scan) {
  if (peek(scan, 0) != '[') return -1;
  int level = 0;
  while (peek(scan, 1 + (size_t)level) == '=') level++;
  return peek(scan, 1 + (size_t)level) == '[' ? level : -1;
}

static void skip_long(Scan *scan, int level) {
  scan->at += 2 + (size_t)level;
  for (; scan->at < scan->length; step(scan)) {
    if (peek(scan, 0) != ']') continue;
    int closing = 0;
    while (closing < level && peek(scan, 1 + (size_t)closing) == '=') closing++;
    if (closing != level || peek(scan, 1 + (size_t)level) != ']') continue;
    scan->at += 2 + (size_t)level;
    return;
  }
}

static void skip_string(Scan *scan) {
  char mark = peek(scan, 0);
  scan->at++;
  while (scan->at < scan->length && peek(scan, 0) != mark && peek(scan, 0) != '\n') {
    if (peek(scan, 0) == '\\' && scan->at + 1 < scan->length) scan->at++;
    step(scan);
  }
  if (scan->at < scan->length) step(scan);
}

static void skip_blank(Scan *scan) {
  while (scan->at < scan->length) {
    if (isspace((unsigned char)peek(scan, 0))) {
      step(scan);
    } else if (peek(scan, 0) == '-' && peek(scan, 1) == '-') {
      scan->at += 2;
      int level = long_level(scan);
      if (level >= 0)
        skip_long(scan, level);
      else
        while (scan->at < scan->length && peek(scan, 0) != '\n') scan->at++;
    } else {
      return;
    }
  }
}

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* Skips one token; its first character, 'a' for a name, '0' for a number, '"' for a string. */
static char next_token(Scan *scan) {
  char c = peek(scan, 0);
  int level = long_level(scan);
  if (level >= 0) {
    skip_long(scan, level);
    return '"';
  }
  if (c == '"' || c == '\'') {
    skip_string(scan);
    return '"';
  }
  if (is_word(c)) {
    while (scan->at < scan->length && is_word(peek(scan, 0))) scan->at++;
    return isdigit((unsigned char)c) ? '0' : 'a';
  }
  if (c == '.' && peek(scan, 1) == '.') {
    scan->at += peek(scan, 2) == '.' ? 3 : 2;
    return '+';
  }
  step(scan);
  return c;
}

enum { MOST_DEPTH = 1024 };

/* The chain of field accesses that is being read, at each depth of brackets. */
typedef struct Chains {
  size_t fields[MOST_DEPTH], depth;
} Chains;

/* Brackets around an expression do not end its chain, so a closing one hands the count on. */
static void count_field(Chains *chains, char token, char before) {
  size_t *fields = &chains->fields[chains->depth];
  if (token == '.' || token == ':' || token == '[') ++*fields;
  if (token == '[' || token == '(' || token == '{') chains->fields[++chains->depth] = 0;
  if ((token == ']' || token == ')' || token == '}') && chains->depth > 0) {
    chains->depth--;
    if (token == ')' && fields[-1] < *fields) fields[-1] = *fields;
  }
  bool continues = strchr(".:[]()\"", token) || (token == 'a' && (before == '.' || before == ':'));
  if (!continues && !strchr("{}", token)) *fields = 0;
}

Status source_check(const char *text, size_t length, Error *error) {
  if (length > SOURCE_MOST_BYTES) return error_set(error, STATUS_LIMIT, "the code is longer than 1 MiB");
  if (length > 0 && text[0] == '\x1b')
    return error_set(error, STATUS_DENIED, "precompiled code is not accepted; give its source");
  Chains chains = {.depth = 0};
  Scan scan = {text, length, 0, 1};
  char before = 0;
  for (skip_blank(&scan); scan.at < length; skip_blank(&scan)) {
    char token = next_token(&scan);
    if (chains.depth + 1 >= MOST_DEPTH)
      return error_set(error, STATUS_LIMIT, "line %zu: brackets are nested too deep", scan.line);
    count_field(&chains, token, before);
    if (chains.fields[chains.depth] > SOURCE_MOST_FIELDS)
      return error_set(error, STATUS_LIMIT, "line %zu: more than %d fields in one expression", scan.line,
                       SOURCE_MOST_FIELDS);
    before = token;
  }
  return STATUS_OK;
}
