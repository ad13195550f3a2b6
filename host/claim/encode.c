/* Claims as the corpus keeps them: fields as a JSON object, spans as a JSON list of lists. */
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

/* The field whose name comes next behind the rank `last`; -1: the first. */
static const Field *next_field(const Names *names, const Claim *claim, int last) {
  const Field *next = NULL;
  for (uint32_t i = 0; i < claim->fields; i++) {
    int rank = names->rank[claim->field[i].name];
    if (rank > last && (!next || rank < names->rank[next->name])) next = &claim->field[i];
  }
  return next;
}

void claim_add_fields(const ClaimRules *rules, const Claim *claim, Buf *buf) {
  const Names *names = &rules->names;
  const Field *field = next_field(names, claim, -1); /* few: the next name each time */
  buf_addc(buf, '{');
  while (field) {
    add_name(buf, names, field->name);
    buf_addc(buf, ':');
    add_value(buf, &field->value);
    field = next_field(names, claim, names->rank[field->name]);
    if (field) buf_addc(buf, ',');
  }
  buf_addc(buf, '}');
}

void claim_add_spans(const ClaimRules *rules, const Claim *claim, Buf *buf) {
  buf_addc(buf, '[');
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    buf_adds(buf, i ? ",[" : "[");
    add_name(buf, &rules->names, span->field);
    buf_addc(buf, ',');
    json_add_integer(buf, span->from);
    buf_addc(buf, ',');
    json_add_integer(buf, span->to);
    buf_addc(buf, ',');
    if (span->path)
      json_add_text(buf, span->path);
    else
      buf_adds(buf, "null");
    buf_addc(buf, ']');
  }
  buf_addc(buf, ']');
}
