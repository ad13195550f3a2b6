#include "claim/name.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"

#define CLAIM_NAME(name) #name,
static const char *const known[] = {"", CLAIM_NAMES(CLAIM_NAME)};
#undef CLAIM_NAME

void names_free(Names *names) {
  arena_free(&names->arena);
  free(names->name);
  free(names->rank);
  free(names->json);
  *names = (Names){0};
}

uint16_t names_add(Names *names, const char *name) {
  for (size_t i = 1; i < NAME_KNOWN; i++)
    if (strcmp(known[i], name) == 0) return (uint16_t)i;
  for (size_t i = 0; i < names->count; i++)
    if (strcmp(names->name[i], name) == 0) return (uint16_t)(NAME_KNOWN + i);
  if (names->count + NAME_KNOWN >= UINT16_MAX) return NAME_NONE;
  if (!memory_reserve((void **)&names->name, &names->capacity, names->count + 1, sizeof *names->name)) return NAME_NONE;
  char *copy = arena_copy(&names->arena, name, strlen(name));
  if (!copy) return NAME_NONE;
  names->name[names->count++] = copy;
  return (uint16_t)(NAME_KNOWN + names->count - 1);
}

static bool quote(Names *names, uint16_t number) {
  const char *text = names_text(names, number);
  Buf buf = BUF_INIT;
  json_add_string(&buf, text, strlen(text));
  const char *copy = buf_ok(&buf) ? arena_copy(&names->arena, buf.data, buf.length) : NULL;
  names->json[number] = (NameJson){copy, buf.length};
  buf_free(&buf);
  return copy != NULL;
}

bool names_finish(Names *names) {
  size_t count = names->count + NAME_KNOWN;
  free(names->rank);
  free(names->json);
  names->rank = memory_new(count, sizeof *names->rank);
  names->json = memory_new(count, sizeof *names->json);
  if (!names->rank || !names->json) return false;
  for (size_t i = 0; i < count; i++) {
    if (!quote(names, (uint16_t)i)) return false;
    for (size_t k = 0; k < i; k++) { /* a few hundred */
      bool before = strcmp(names_text(names, (uint16_t)k), names_text(names, (uint16_t)i)) < 0;
      names->rank[before ? i : k]++;
    }
  }
  return true;
}

const char *names_text(const Names *names, uint16_t number) {
  return number < NAME_KNOWN ? known[number] : names->name[number - NAME_KNOWN];
}
