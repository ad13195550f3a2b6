#include "claim/name.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/memory.h"

#define CLAIM_NAME(name) #name,
static const char *const known[] = {"", CLAIM_NAMES(CLAIM_NAME)};
#undef CLAIM_NAME

void names_free(Names *names) {
  arena_free(&names->arena);
  free(names->name);
  free(names->slot);
  free(names->rank);
  free(names->json);
  *names = (Names){0};
}

/* The slot that has a name's number, or the empty one where it would be. */
static uint16_t *slot_of(const Names *names, const char *name) {
  size_t slot = (size_t)hash_bytes(name, strlen(name)) & (names->slots - 1);
  while (names->slot[slot] && strcmp(names_text(names, names->slot[slot]), name) != 0)
    slot = (slot + 1) & (names->slots - 1);
  return &names->slot[slot];
}

/* Room for one more at no more than half of the slots. */
static bool reserve_slot(Names *names) {
  size_t count = names->count + NAME_KNOWN, slots = names->slots ? names->slots : 1024;
  while (slots < (count + 1) * 2) slots *= 2;
  if (slots == names->slots) return true;
  free(names->slot);
  names->slot = memory_new(slots, sizeof *names->slot);
  names->slots = names->slot ? slots : 0;
  if (!names->slot) return false;
  for (size_t i = 1; i < count; i++) *slot_of(names, names_text(names, (uint16_t)i)) = (uint16_t)i;
  return true;
}

uint16_t names_add(Names *names, const char *name) {
  if (!reserve_slot(names)) return NAME_NONE;
  uint16_t *slot = slot_of(names, name);
  if (*slot) return *slot;
  if (names->count + NAME_KNOWN >= UINT16_MAX) return NAME_NONE;
  if (!memory_reserve((void **)&names->name, &names->capacity, names->count + 1, sizeof *names->name)) return NAME_NONE;
  char *copy = arena_copy(&names->arena, name, strlen(name));
  if (!copy) return NAME_NONE;
  names->name[names->count++] = copy;
  return *slot = (uint16_t)(NAME_KNOWN + names->count - 1);
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
