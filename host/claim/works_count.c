/* What works are counted in: "12 data centres", "two factories", "20条生产线". The noun is the unit, and some nouns
 * have a count of their own: ports, berths, lines. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/firms.h"

/* The last word of a mention, in small letters; NULL: it ends in a figure or a sign. */
static const char *last_word(const Context *c, const Mention *m) {
  uint32_t from = m->to;
  while (from > m->from && is_letter(c->text[from - 1])) from--;
  if (from == m->to) return NULL;
  char word[24];
  if (m->to - from >= sizeof word) return NULL;
  for (uint32_t i = from; i < m->to; i++) word[i - from] = (char)(c->text[i] | 0x20);
  return document_copy(c->document, word, m->to - from);
}

/* What Chinese works are counted in, by how their name ends. */
static const char *chinese_noun(const Context *c, const Mention *head) {
  static const char *const ends[][2] = {
      {"生产线$", "lines"},  {"生產線$", "lines"}, {"产线$", "lines"},     {"產線$", "lines"},
      {"泊位$", "berths"},   {"厂$", "plants"},    {"廠$", "plants"},      {"园$", "parks"},
      {"園$", "parks"},      {"园区$", "parks"},   {"園區$", "parks"},     {"矿$", "mines"},
      {"礦$", "mines"},      {"矿山$", "mines"},   {"礦山$", "mines"},     {"机场$", "airports"},
      {"機場$", "airports"}, {"港口$", "ports"},   {"码头$", "terminals"}, {"碼頭$", "terminals"},
      {"电站$", "plants"},   {"電站$", "plants"},  {"基地$", "bases"},     {"中心$", "data centres"},
      {"铁路$", "railways"}, {"鐵路$", "railways"}};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (words_match(c, head->from, head->to, ends[i][0])) return ends[i][1];
  return "projects";
}

/* The word for works that a figure counts: its head, or the next one behind it. */
static const Mention *counted_by(const Context *c, const Reading *r) {
  enum { APART = 4 };
  if (r->head) return r->head;
  EACH_MENTION (m, c, NAME_works_many_cue)
    if (m->from >= r->value->from &&
        (m->to <= r->value->to || words_count(c->text + r->value->to, m->from - r->value->to) <= APART))
      return m;
  return NULL;
}

static const char *noun_of(const Context *c, const Reading *r) {
  static const char *const projects[] = {"stations", "schemes", NULL};
  const Mention *at = counted_by(c, r);
  if (!at) return NULL;
  if (chinese_at(c, at->from)) return chinese_noun(c, at);
  const char *noun = at->list == NAME_works_many_cue ? last_word(c, at) : NULL;
  if (code_is(noun, "centres") || code_is(noun, "centers")) return "data centres";
  return noun && word_listed(noun, projects) ? "projects" : noun;
}

bool works_counted(const Context *c, const Reading *r) {
  static const char *const known[] = {"%f[%a]the%s+$",
                                      "%f[%a]top%s+$",
                                      "%f[%a]these%s+$",
                                      "%f[%a]those%s+$",
                                      "%f[%a]of%s+$",
                                      "%f[%a]first%s+$",
                                      "%f[%a]last%s+$",
                                      "%f[%a]other%s+$",
                                      "%f[%a]all%s+$",
                                      "%f[%a]both%s+$",
                                      "%f[%a]its%s+$",
                                      "第$",
                                      "前$",
                                      "这$",
                                      "這$",
                                      "该$",
                                      "上述$",
                                      "其中$"};
  enum { FEW = 12 };
  static const uint16_t verbs[] = {NAME_establish_cue, NAME_build_works_cue, NAME_run_works_cue,
                                   NAME_fate_cue,      NAME_plan_cue,        NAME_milestone_cue};
  Window lead = window_before(c, r->value->from, 12);
  const char *noun = noun_of(c, r);
  if (!noun || window_any(&lead, known, sizeof known / sizeof *known)) return false;
  bool firms = code_is(r->value->unit, "companies"); /* "247家钢厂": those that were asked */
  if (!firms && (!r->value->quantity || r->value->quantity->value >= FEW)) return true;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) /* "will build two", "three projects were shelved" */
    EACH_MENTION (m, c, verbs[i])
      if (m->clause == r->value->clause && (m->to <= r->value->from || verbs[i] == NAME_fate_cue ||
                                            verbs[i] == NAME_milestone_cue || verbs[i] == NAME_establish_cue))
        return true;
  return false;
}

void works_name_unit(const Context *c, const Reading *r, Claim *claim) {
  static const char *const metrics[][2] = {{"plants", "plant_count"},
                                           {"factories", "factory_count"},
                                           {"ports", "port_count"},
                                           {"berths", "berths"},
                                           {"terminals", "terminal_count"},
                                           {"lines", "production_lines"},
                                           {"parks", "industrial_park_count"},
                                           {"tunnels", "tunnel_count"}};
  if (!r->value || !code_is(text_of(claim_get(claim, NAME_metric)), "project_count") ||
      code_is(r->value->unit, "projects"))
    return;
  if (!code_is(r->rule->kind_name, "count") && !(r->head && r->head->list == NAME_works_many_cue)) return;
  const char *noun = noun_of(c, r);
  if (!noun) return;
  claim_set(c->document, claim, NAME_unit, value_text(noun));
  for (size_t i = 0; i < sizeof metrics / sizeof *metrics; i++)
    if (code_is(noun, metrics[i][0])) claim_set(c->document, claim, NAME_metric, value_text(metrics[i][1]));
}
