#include "store/tokenizer.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

typedef struct Tokenizer {
  fts5_tokenizer inner; /* porter over unicode61 */
  Fts5Tokenizer *handle;
} Tokenizer;

typedef int (*Emit)(void *context, int flags, const char *token, int length, int from, int to);

/* Passes on the inner tokenizer's words, moved to where the run of text begins. */
typedef struct Shift {
  Emit emit;
  void *context;
  int base;
} Shift;

static int emit_shifted(void *context, int flags, const char *token, int length, int from, int to) {
  const Shift *shift = context;
  return shift->emit(shift->context, flags, token, length, shift->base + from, shift->base + to);
}

static int tokenizer_create(void *context, const char **arguments, int count, Fts5Tokenizer **result) {
  fts5_api *api = context;
  const char *inner_arguments[] = {"unicode61", "remove_diacritics", "2"};
  void *inner_context;
  Tokenizer *tokenizer = calloc(1, sizeof *tokenizer);
  (void)arguments, (void)count;
  if (!tokenizer) return SQLITE_NOMEM;
  int code = api->xFindTokenizer(api, "porter", &inner_context, &tokenizer->inner);
  if (code == SQLITE_OK) code = tokenizer->inner.xCreate(inner_context, inner_arguments, 3, &tokenizer->handle);
  if (code != SQLITE_OK)
    free(tokenizer);
  else
    *result = (Fts5Tokenizer *)tokenizer;
  return code;
}

static void tokenizer_delete(Fts5Tokenizer *handle) {
  Tokenizer *tokenizer = (Tokenizer *)handle;
  tokenizer->inner.xDelete(tokenizer->handle);
  free(tokenizer);
}

static int tokenizer_run(Fts5Tokenizer *handle, void *context, int flags, const char *text, int length, Emit emit) {
  const Tokenizer *tokenizer = (const Tokenizer *)handle;
  size_t end = (size_t)length, run = 0, step;
  int code = SQLITE_OK;
  for (size_t at = 0; at <= end && code == SQLITE_OK; at += step) {
    uint32_t p = at < end ? utf8_decode(text, end, at, &step) : (step = 1, 0u);
    bool cjk = at < end && utf8_is_cjk(p);
    if (at < end && !cjk) continue;
    if (at > run) {
      Shift shift = {emit, context, (int)run};
      code = tokenizer->inner.xTokenize(tokenizer->handle, &shift, flags, text + run, (int)(at - run), emit_shifted);
    }
    run = at + step;
    /* Punctuation of those scripts (U+3000 to U+303F, full-width forms' signs) is no word. */
    bool sign = (p >= 0x3000 && p <= 0x303F && p != 0x3007) || (p >= 0xFF00 && p <= 0xFFEF);
    if (code == SQLITE_OK && cjk && !sign) code = emit(context, 0, text + at, (int)step, (int)at, (int)(at + step));
  }
  return code;
}

static fts5_api *find_api(sqlite3 *db) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK) return NULL;
  if (sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL) == SQLITE_OK) (void)sqlite3_step(statement);
  (void)sqlite3_finalize(statement);
  return api;
}

int tokenizer_register(sqlite3 *db) {
  fts5_api *api = find_api(db);
  fts5_tokenizer tokenizer = {tokenizer_create, tokenizer_delete, tokenizer_run};
  return api ? api->xCreateTokenizer(api, "quern", api, &tokenizer, NULL) : SQLITE_ERROR;
}
