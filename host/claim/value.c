/* Values and lists of codes. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/reading.h"

Value value_text(const char *text) {
  return text ? (Value){.kind = VALUE_TEXT, .text = text} : (Value){.kind = VALUE_NONE};
}

Value value_number(double number) { return (Value){.kind = VALUE_NUMBER, .number = number}; }

Value value_list(ClaimDocument *document, const CodeList *list) {
  const char **copy = document_take(document, (list->count + 1) * sizeof *copy);
  if (!copy) return (Value){.kind = VALUE_NONE};
  memcpy(copy, list->item, list->count * sizeof *copy);
  return (Value){.kind = VALUE_LIST, .count = (uint32_t)list->count, .list = copy};
}

bool value_has(const Value *value, const char *code) {
  if (value && value->kind == VALUE_TEXT) return code_is(value->text, code);
  for (uint32_t i = 0; value && value->kind == VALUE_LIST && i < value->count; i++)
    if (code_is(value->list[i], code)) return true;
  return false;
}

bool value_same(const Value *a, const Value *b) {
  uint8_t x = a ? a->kind : VALUE_NONE, y = b ? b->kind : VALUE_NONE;
  if (x == VALUE_LIST && y == VALUE_TEXT) return a->count == 1 && code_is(a->list[0], b->text);
  if (x == VALUE_TEXT && y == VALUE_LIST) return value_same(b, a);
  if (x != y) return false;
  switch ((ValueKind)x) {
    case VALUE_NONE: return true;
    case VALUE_TEXT: return code_is(a->text, b->text);
    case VALUE_NUMBER:
    case VALUE_TRUTH: return a->number == b->number;
    case VALUE_LIST: break;
  }
  if (a->count != b->count) return false;
  for (uint32_t i = 0; i < a->count; i++)
    if (!code_is(a->list[i], b->list[i])) return false;
  return true;
}

bool codes_have(const CodeList *list, const char *code) {
  for (size_t i = 0; i < list->count; i++)
    if (code_is(list->item[i], code)) return true;
  return false;
}

void codes_add(CodeList *list, const char *code) {
  if (list->count < LIST_MOST && !codes_have(list, code)) list->item[list->count++] = code;
}

const Mention *reading_capture(const Reading *reading, uint16_t slot) {
  for (size_t i = 0; i < reading->captures; i++)
    if (reading->slot[i] == slot) return reading->capture[i];
  return NULL;
}
