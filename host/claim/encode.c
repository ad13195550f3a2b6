/* Claims as the corpus keeps them: fields as a JSON object, spans as a JSON list of lists. */
#include <string.h>

#include "base/json.h"
#include "claim/claim.h"

static void add_value(Buf *buf, const Value *value) {
  switch ((ValueKind)value->kind) {
    case VALUE_TEXT: json_add_text(buf, value->text); break;
    case VALUE_NUMBER: json_add_number(buf, value->number); break;
    case VALUE_TRUTH: buf_adds(buf, value->number != 0 ? "true" : "false"); break;
    case VALUE_NONE: buf_adds(buf, "null"); break;
    case VALUE_LIST:
      buf_adds(buf, value->count ? "[" : "{}"); /* an empty table of Lua's, as lib/quern/json.lua writes it */
      for (uint32_t i = 0; i < value->count; i++) {
        if (i) buf_addc(buf, ',');
        json_add_text(buf, value->list[i]);
      }
      if (value->count) buf_addc(buf, ']');
  }
}

static void add_name(Buf *buf, const Names *names, uint16_t name) {
  buf_add(buf, names->json[name].bytes, names->json[name].length);
}

/* The fields in the order of their names. */
static void order(const Names *names, const Claim *claim, const Field **field) {
  for (uint32_t i = 0; i < claim->fields; i++) {
    uint16_t rank = names->rank[claim->field[i].name];
    uint32_t at = i;
    for (; at > 0 && names->rank[field[at - 1]->name] > rank; at--) field[at] = field[at - 1];
    field[at] = &claim->field[i];
  }
}

/* The field whose name comes next behind the rank `last`; -1: the first. */
static const Field *next_field(const Names *names, const Claim *claim, int last) {
  const Field *next = NULL;
  for (uint32_t i = 0; i < claim->fields; i++) {
    int rank = names->rank[claim->field[i].name];
    if (rank > last && (!next || rank < names->rank[next->name])) next = &claim->field[i];
  }
  return next;
}

static void add_field(Buf *buf, const Names *names, const Field *field, bool first) {
  if (!first) buf_addc(buf, ',');
  add_name(buf, names, field->name);
  buf_addc(buf, ':');
  add_value(buf, &field->value);
}

void claim_add_fields(const ClaimRules *rules, const Claim *claim, Buf *buf) {
  enum { USUAL = 24 };
  const Names *names = &rules->names;
  const Field *field[USUAL];
  buf_addc(buf, '{');
  if (claim->fields <= USUAL) {
    order(names, claim, field);
    for (uint32_t i = 0; i < claim->fields; i++) add_field(buf, names, field[i], i == 0);
  } else { /* a stranger's: the next name each time */
    const Field *next = next_field(names, claim, -1);
    for (bool first = true; next; first = false) {
      add_field(buf, names, next, first);
      next = next_field(names, claim, names->rank[next->name]);
    }
  }
  buf_addc(buf, '}');
}

/* The digits of a number at `to`; returns the place behind them. */
static char *put_number(char *to, uint32_t number) {
  static const char pairs[] =
      "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748"
      "49505152535455565758596061626364656667686970717273747576777879808182838485868788899091929394959697"
      "9899";
  char digits[10];
  size_t at = sizeof digits;
  for (; number >= 10; number /= 100) {
    at -= 2;
    memcpy(digits + at, pairs + 2 * (number % 100), 2);
  }
  if (number || at == sizeof digits) digits[--at] = (char)('0' + number);
  memcpy(to, digits + at, sizeof digits - at);
  return to + (sizeof digits - at);
}

/* [field,from,to, */
static void add_place(Buf *buf, const NameJson *name, const ClaimSpan *span) {
  enum { NUMBERS = 26 };
  if (!buf_reserve(buf, name->length + NUMBERS)) return;
  char *at = buf->data + buf->length;
  *at++ = '[';
  memcpy(at, name->bytes, name->length);
  at += name->length;
  *at++ = ',';
  at = put_number(at, span->from);
  *at++ = ',';
  at = put_number(at, span->to);
  *at++ = ',';
  *at = '\0';
  buf->length = (size_t)(at - buf->data);
}

void claim_add_spans(const ClaimRules *rules, const Claim *claim, Buf *buf) {
  buf_addc(buf, '[');
  for (uint32_t i = 0; i < claim->spans; i++) {
    if (i) buf_addc(buf, ',');
    add_place(buf, &rules->names.json[claim->span[i].field], &claim->span[i]);
    if (claim->span[i].path)
      json_add_text(buf, claim->span[i].path);
    else
      buf_adds(buf, "null");
    buf_addc(buf, ']');
  }
  buf_addc(buf, ']');
}
