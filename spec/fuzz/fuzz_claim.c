/* Any bytes as a file, read and derived by the shipped recipes: whatever it says, every claim and every span of its
 * fields lies within its text, on the bounds of characters. Files are put together of sentences, so that half of the
 * mutations move words about: bytes changed at random seldom leave anything that a rule would match. */
#include <lauxlib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lua/registry.h"
#include "read_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

/* Lua frees when its collector comes by: libFuzzer takes that for leaks and looks through all memory after each text.
 * Leaks of deriving are found by the specs (make asan). */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void) { return 1; }

/* A state with the deriver at index 1. */
static lua_State *state(void) {
  static lua_State *L;
  if (!L) {
    L = luaL_newstate();
    if (!L) abort();
    registry_open(L);
    if (luaL_dofile(L, "spec/fuzz/claim_deriver.lua") != LUA_OK) {
      (void)fprintf(stderr, "%s\n", lua_tostring(L, -1));
      abort();
    }
  }
  lua_settop(L, 1);
  return L;
}

static bool at_character(const char *text, size_t length, size_t at) {
  return at == length || ((unsigned char)text[at] & 0xC0) != 0x80;
}

/* The span { from, to } on the top of the stack; both count from 1, `to` is the last byte. */
static void check_span(lua_State *L, const char *text, size_t length, bool may_be_empty) {
  lua_getfield(L, -1, "from");
  lua_getfield(L, -2, "to");
  lua_Integer from = lua_tointeger(L, -2), to = lua_tointeger(L, -1);
  lua_pop(L, 2);
  if (from < 1 || to < from - may_be_empty || to > (lua_Integer)length) abort();
  if (!at_character(text, length, (size_t)from - 1) || !at_character(text, length, (size_t)to)) abort();
}

/* The claims on the top of the stack. */
static void check_claims(lua_State *L, const char *text, size_t length) {
  for (lua_Integer i = 1; i <= luaL_len(L, -1); i++) {
    lua_geti(L, -1, i);
    check_span(L, text, length, false);
    lua_getfield(L, -1, "spans");
    for (lua_Integer k = 1; k <= luaL_len(L, -1); k++) {
      lua_geti(L, -1, k);
      check_span(L, text, length, true);
      lua_pop(L, 1);
    }
    lua_pop(L, 2);
  }
}

static void set_text(lua_State *L, const char *name, const char *text, size_t length) {
  if (!text) return;
  lua_pushlstring(L, text, length);
  lua_setfield(L, -2, name);
}

static void derive(const Source *source, const Document *document) {
  lua_State *L = state();
  Buf zones = BUF_INIT;
  const char *text = source->text.data + document->from;
  size_t length = document->to - document->from;
  zones_pack(&source->zones, document->first_zone, document->end_zone, document->from, &zones);
  lua_getfield(L, 1, "derive");
  lua_pushvalue(L, 1);
  lua_createtable(L, 0, 5);
  set_text(L, "text", text, length);
  set_text(L, "packed_zones", zones.data ? zones.data : "", zones.length);
  const char *published = document->meta.value[META_PUBLISHED], *publisher = document->meta.value[META_PUBLISHER];
  set_text(L, "published", published, published ? strlen(published) : 0);
  set_text(L, "publisher", publisher, publisher ? strlen(publisher) : 0);
  if (lua_pcall(L, 2, 1, 0) != LUA_OK || lua_type(L, -1) != LUA_TTABLE) abort();
  check_claims(L, text, length);
  lua_settop(L, 1);
  buf_free(&zones);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = {"a.txt", "a.md", "a.html", "a.tsv"};
  Reading reading = READING_INIT;
  Error error = {0};
  if (size < 1 || memmem(data, size, "%PDF-", 5)) return 0;
  if (read_memory(names[data[0] % 4], (const char *)data + 1, size - 1, &reading, &error) == STATUS_OK)
    for (size_t i = 0; i < reading.parts; i++)
      for (size_t d = 0; d < reading.part[i].documents.count; d++)
        derive(&reading.part[i].source, &reading.part[i].documents.document[d]);
  reading_free(&reading);
  return 0;
}

static unsigned next(unsigned *seed) { return *seed = *seed * 1664525u + 1013904223u, *seed >> 8; }

/* A run of one to eight words or Chinese characters, from somewhere. */
static size_t pick(const uint8_t *data, size_t size, unsigned *seed, size_t *length) {
  size_t from = next(seed) % size, to;
  unsigned words = 1 + next(seed) % 8;
  while (from > 0 && data[from - 1] != ' ' && (data[from] & 0xC0) != 0xC0) from--;
  for (to = from; to < size && words; words--) do
      to++;
    while (to < size && data[to] != ' ' && (data[to] & 0xC0) != 0xC0);
  *length = to - from;
  return from;
}

/* Repeats, moves or drops a run of words. */
static size_t move_words(uint8_t *data, size_t size, size_t most, unsigned *seed) {
  size_t length, from = pick(data, size, seed, &length), unused, at;
  uint8_t run[256];
  if (length == 0 || length > sizeof run) return size;
  memcpy(run, data + from, length);
  unsigned what = next(seed) % 3; /* 0: repeat */
  if (what) {
    memmove(data + from, data + from + length, size - from - length);
    size -= length;
  }
  if (what == 1 || size == 0 || size + length > most) return size;
  at = pick(data, size, seed, &unused);
  memmove(data + at + length, data + at, size - at);
  memcpy(data + at, run, length);
  return size + length;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed) {
  if (size < 2 || next(&seed) % 2) return LLVMFuzzerMutate(data, size, most);
  for (unsigned i = 1 + next(&seed) % 3; i && size > 1; i--) size = 1 + move_words(data + 1, size - 1, most - 1, &seed);
  return size;
}
