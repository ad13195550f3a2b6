#include "claim/name.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define CLAIM_NAME(name) #name,
static const char *const known[] = {"", CLAIM_NAMES(CLAIM_NAME)};
#undef CLAIM_NAME

void names_free(Names *names) {
  arena_free(&names->arena);
  free(names->name);
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

const char *names_text(const Names *names, uint16_t number) {
  return number < NAME_KNOWN ? known[number] : names->name[number - NAME_KNOWN];
}
