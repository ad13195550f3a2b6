/* Claims as the corpus keeps them: fields as a JSON object, spans as a JSON list of lists. */
#include <string.h>

#include "base/json.h"
#include "claim/claim.h"

static void add_text(Buf *buf, const char *text) { json_add_string(buf, text, strlen(text)); }

static void add_value(Buf *buf, const Value *value) {
  switch ((ValueKind)value->kind) {
    case VALUE_TEXT: add_text(buf, value->text); break;
    case VALUE_NUMBER: json_add_number(buf, value->number); break;
    case VALUE_TRUTH: buf_adds(buf, value->number != 0 ? "true" : "false"); break;
    case VALUE_NONE: buf_adds(buf, "null"); break;
    case VALUE_LIST:
      buf_adds(buf, value->count ? "[" : "{}"); /* an empty table of Lua's, as lib/quern/json.lua writes it */
      for (uint32_t i = 0; i < value->count; i++) {
        if (i) buf_addc(buf, ',');
        add_text(buf, value->list[i]);
      }
      if (value->count) buf_addc(buf, ']');
  }
}

void claim_add_fields(const ClaimRules *rules, const Claim *claim, Buf *buf) {
  const char *last = NULL;
  buf_addc(buf, '{');
  for (uint32_t done = 0; done < claim->fields; done++) { /* few: the next name each time */
    const Field *next = NULL;
    const char *name = NULL;
    for (uint32_t i = 0; i < claim->fields; i++) {
      const char *one = names_text(&rules->names, claim->field[i].name);
      if ((last && strcmp(one, last) <= 0) || (name && strcmp(one, name) >= 0)) continue;
      next = &claim->field[i];
      name = one;
    }
    if (!next) break;
    if (done) buf_addc(buf, ',');
    add_text(buf, name);
    buf_addc(buf, ':');
    add_value(buf, &next->value);
    last = name;
  }
  buf_addc(buf, '}');
}

void claim_add_spans(const ClaimRules *rules, const Claim *claim, Buf *buf) {
  buf_addc(buf, '[');
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    buf_adds(buf, i ? ",[" : "[");
    add_text(buf, names_text(&rules->names, span->field));
    buf_addf(buf, ",%u,%u,", span->from, span->to);
    if (span->path)
      add_text(buf, span->path);
    else
      buf_adds(buf, "null");
    buf_addc(buf, ']');
  }
  buf_addc(buf, ']');
}
