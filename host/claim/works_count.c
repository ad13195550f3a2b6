/* What works are counted in: "12 data centres", "two factories", "20条生产线". The noun is the unit, and some nouns
 * have a count of their own: ports, berths, lines. */
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

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
      {"晶圆厂$", "fabs"},       {"晶圓廠$", "fabs"},       {"生产线$", "lines"},  {"生產線$", "lines"},
      {"产线$", "lines"},        {"產線$", "lines"},        {"泊位$", "berths"},   {"厂$", "plants"},
      {"廠$", "plants"},         {"园$", "parks"},          {"園$", "parks"},      {"园区$", "parks"},
      {"園區$", "parks"},        {"矿$", "mines"},          {"礦$", "mines"},      {"矿山$", "mines"},
      {"礦山$", "mines"},        {"机场$", "airports"},     {"機場$", "airports"}, {"港口$", "ports"},
      {"码头$", "berths"},       {"碼頭$", "berths"},       {"电站$", "plants"},   {"電站$", "plants"},
      {"中心$", "data centres"}, {"铁路$", "railways"},     {"鐵路$", "railways"}, {"大桥$", "bridges"},
      {"大橋$", "bridges"},      {"桥梁$", "bridges"},      {"隧道$", "tunnels"},  {"水库$", "reservoirs"},
      {"电厂$", "plants"},       {"高炉$", "furnaces"},     {"电炉$", "furnaces"}, {"转炉$", "furnaces"},
      {"水电站$", "plants"},     {"风电场$", "wind farms"}, {"装置$", "units"},    {"裝置$", "units"},
      {"机组$", "units"},        {"機組$", "units"},        {"门店$", "stores"},   {"仓库$", "warehouses"}};
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
  if (!at || words_match(c, at->from, at->to, "基地$")) return NULL; /* what a plan aims for */
  if (chinese_at(c, at->from)) return chinese_noun(c, at);
  const char *noun = at->list == NAME_works_many_cue ? last_word(c, at) : NULL;
  if (code_is(noun, "centres") || code_is(noun, "centers")) return "data centres";
  return noun && word_listed(noun, projects) ? "projects" : noun;
}

/* "水泥厂约35座，": the figure stands right behind what it counts, and nothing else behind the figure is counted. */
static bool counts_what_stands_before(const Context *c, const Reading *r) {
  static const char *const between[] = {"共", "有", "达", "達", "约", "約", "为", "為", "超", "近", "仅",
                                        "只", "已", "计", "計", "合", "总", "總", "数", "：", " ",  "过"};
  static const char *const ends[] = {"^$", "^%s*$", "^[，。；、）；,;)]", "^投", "^在", "^已", "^的", "^以上", "^左右"};
  if (words_match(c, r->value->from, r->value->to, "项$")) return false; /* of any list */
  static const char *const held_up[] = {"绿色$", "綠色$", "示范$", "示範$", "标杆$",
                                        "智能$", "灯塔$", "试点$", "样板$"};
  Window lead = window_before(c, r->head->from, 6);
  if (window_any(&lead, held_up, sizeof held_up / sizeof *held_up)) return false; /* a rank, no works */
  uint32_t at = r->head->to;
  for (size_t i = 0; at < r->value->from && i < sizeof between / sizeof *between; i++) {
    size_t length = strlen(between[i]);
    if (at + length > r->value->from || memcmp(c->text + at, between[i], length) != 0) continue;
    at += (uint32_t)length;
    i = SIZE_MAX; /* from the first again */
  }
  return at == r->value->from && words_any(c, r->value->to, c->to, ends, sizeof ends / sizeof *ends);
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
  enum { FEW = 12, MANY = 10 };
  static const uint16_t verbs[] = {NAME_establish_cue, NAME_build_works_cue, NAME_run_works_cue,
                                   NAME_fate_cue,      NAME_plan_cue,        NAME_milestone_cue};
  if (r->head && r->head->to <= r->value->from && chinese_at(c, r->head->from) && !counts_what_stands_before(c, r))
    return false;
  Window lead = window_before(c, r->value->from, 12);
  Window wants = window_before(c, r->value->from, 28);
  if (window_has(&wants, "%f[%a]would%s+need%s")) return false; /* "we would need 10,000 such plants" */
  if (window_has(&lead, "%f[%a]connect%a*%s+$") || window_has(&lead, "%f[%a]link%a*%s+$"))
    return false; /* a way does */
  const char *noun = noun_of(c, r);
  if (code_is(noun, "sites")) return false; /* of anything: sensors, clean-ups, shops */
  static const char *const done[] = {
      "[Oo]pening%s+of%s+$",    "[Cc]onstruction%s+of%s+$", "[Bb]uilding%s+of%s+$",     "[Cc]ommissioning%s+of%s+$",
      "[Cc]ompletion%s+of%s+$", "[Aa]pproval%s+of%s+$",     "[Ll]aunch%s+of%s+$",       "[Aa]ddition%s+of%s+$",
      "[Ss]tart%-up%s+of%s+$",  "[Ss]uspension%s+of%s+$",   "[Cc]ancellation%s+of%s+$", "[Dd]evelopment%s+of%s+$"};
  if (!noun) return false;
  if (window_any(&lead, known, sizeof known / sizeof *known))
    return r->value->quantity && r->value->quantity->value >= 2 && window_any(&wants, done, sizeof done / sizeof *done);
  if (!c->han && context_of(c, NAME_MONEY, NULL) && r->value->quantity && r->value->quantity->value < MANY)
    return false;                                    /* "$3 billion on two plants": the sum tells of them */
  bool firms = code_is(r->value->unit, "companies"); /* "247家钢厂": those that were asked */
  if (!firms && (!r->value->quantity || r->value->quantity->value >= FEW)) return true;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) /* "will build two", "three projects were shelved" */
    EACH_MENTION (m, c, verbs[i])
      if (m->clause == r->value->clause && (m->to <= r->value->from || verbs[i] == NAME_fate_cue ||
                                            verbs[i] == NAME_milestone_cue || verbs[i] == NAME_establish_cue))
        return true;
  return false;
}

/* What is counted is named by one of it: "152 bridges" are a bridge_count; a few have names of their own. */
static const char *count_metric(const Context *c, const Reading *r, const char *noun) {
  static const char *const plants[] = {"smelters", "refineries", "crackers", "plants", "factories", "mills",
                                       "mines",    "kilns",      "furnaces", "fabs",   "reactors",  NULL};
  static const uint16_t ahead[] = {NAME_plan_cue, NAME_build_works_cue, NAME_establish_cue, NAME_fate_cue};
  ClaimDocument *document = c->document;
  for (size_t i = 0; word_listed(noun, plants) && i < sizeof ahead / sizeof *ahead; i++)
    EACH_MENTION (m, c, ahead[i]) /* "13 smelters are planned": projects, not what stands */
      if (m->clause == r->value->clause) return "project_count";

  static const char *const own[][2] = {{"lines", "production_lines"},  {"parks", "industrial_park_count"},
                                       {"factories", "factory_count"}, {"facilities", "project_count"},
                                       {"sites", "site_count"},        {"data centres", "data_centre_count"},
                                       {"works", "project_count"},     {"farms", "project_count"},
                                       {"units", "project_count"},     {"properties", "project_count"}};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++)
    if (code_is(noun, own[i][0])) return own[i][1];
  size_t length = strlen(noun);
  char whole[48];
  if (length < 4 || length + 8 > sizeof whole || noun[length - 1] != 's' || strchr(noun, ' ')) return NULL;
  size_t stem = length - 1;
  if (length > 4 && strcmp(noun + length - 3, "ies") == 0) {
    int made = snprintf(whole, sizeof whole, "%.*sy_count", (int)(length - 3), noun);
    return document_copy(document, whole, (size_t)made);
  }
  int made = snprintf(whole, sizeof whole, "%.*s_count", (int)stem, noun);
  return document_copy(document, whole, (size_t)made);
}

/* "the opening of six mines in Chile": their number is told, not that there are some. */
bool works_are_numbered(const Context *c, const Reading *r) {
  enum { APART = 3 };
  EACH_MENTION (m, c, NAME_QUANTITY)
    if (r->head && r->trigger && m->from >= r->trigger->to && m->from < r->head->from && m->quantity &&
        m->quantity->value >= 2 &&
        (m->to >= r->head->from || words_count(c->text + m->to, r->head->from - m->to) <= APART))
      return true;
  return false;
}

/* "10,320 kilometres of road", "a 300-kilometre line", "公路1200公里": what is measured names the measure; a way that
 * is so long has a length. */
static const char *length_metric(const Context *c, const Reading *r) {
  static const char *const behind[][2] = {{"^[%s%-]*of[%s%a%d-]-%f[%a]roads?%f[%A]", "road_length"},
                                          {"^[%s%-]*of[%s%a%d-]-%f[%a]highways?%f[%A]", "road_length"},
                                          {"^[%s%-]*of[%s%a%d-]-%f[%a]motorways?%f[%A]", "road_length"},
                                          {"^[%s%-]*of[%s%a%d-]-%f[%a]railways?%f[%A]", "railway_length"},
                                          {"^[%s%-]*of[%s%a%d-]-%f[%a]track%f[%A]", "railway_length"},
                                          {"^[%s%-]*of[%s%a%d-]-%f[%a]pipelines?%f[%A]", "pipeline_length"},
                                          {"^[%s%-]*of[%s%a%d-]-%f[%a]lines?%f[%A]", "line_length"},
                                          {"^[%s%-]+[%a-]*%s?[%a-]*%s?lines?%f[%A]", "line_length"},
                                          {"^[%s%-]+[%a-]*%s?[%a-]*%s?pipelines?%f[%A]", "pipeline_length"}};
  static const char *const han[][2] = {
      {"铁路", "railway_length"},  {"鐵路", "railway_length"}, {"高铁", "railway_length"},
      {"公路", "road_length"},     {"高速", "road_length"},    {"管道", "pipeline_length"},
      {"管线", "pipeline_length"}, {"输电线", "line_length"},  {"线路", "line_length"}};
  Window after = window_after(c, r->value->to, 60);
  for (size_t i = 0; !c->han && i < sizeof behind / sizeof *behind; i++)
    if (window_has(&after, behind[i][0])) return behind[i][1];
  enum { NEAR = 45 };
  uint32_t from = r->value->from > c->from + NEAR ? r->value->from - NEAR : c->from,
           to = r->value->to + NEAR < c->to ? r->value->to + NEAR : c->to;
  for (size_t i = 0; c->han && i < sizeof han / sizeof *han; i++)
    if (memmem(c->text + from, to - from, han[i][0], strlen(han[i][0]))) return han[i][1];
  return NULL;
}

/* Who works there is employed; who will, or is taken on, has a job that was made. */
static const char *jobs_metric(const Context *c, const Reading *r) {
  static const char *const now[] = {"%f[%a]employs%f[%A]",
                                    "%f[%a]employed%f[%A]",
                                    "%f[%a]employing%f[%A]",
                                    "%f[%a]has%s+[%a%s]*$",
                                    "workforce",
                                    "现有",
                                    "职工",
                                    "員工",
                                    "员工",
                                    "從業",
                                    "从业"};
  static const char *const ahead[] = {"%f[%a]will%f[%A]",
                                      "%f[%a]would%f[%A]",
                                      "%f[%a]to%s+employ",
                                      "%f[%a]could%f[%A]",
                                      "新增",
                                      "创造",
                                      "創造",
                                      "带动",
                                      "提供"};
  uint32_t from = r->value->from > c->from + 60 ? r->value->from - 60 : c->from,
           to = r->value->to + 9 < c->to ? r->value->to + 9 : c->to;
  return words_any(c, from, to, now, sizeof now / sizeof *now) &&
                 !words_any(c, from, r->value->from, ahead, sizeof ahead / sizeof *ahead)
             ? "employees"
             : "jobs_created";
}

void works_name_unit(const Context *c, const Reading *r, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  if (!r->value || !code_is(r->rule->table, "projects")) return;
  if (code_is(metric, "length")) {
    const char *name = length_metric(c, r);
    if (name) claim_set(c->document, claim, NAME_metric, value_text(name));
  }
  if (code_is(metric, "jobs")) claim_set(c->document, claim, NAME_metric, value_text(jobs_metric(c, r)));
  static const char *const built[] = {"座$", "条$"};
  static const char *const works[] = {"plants", "factories", "mills",     "smelters", "refineries", "kilns",
                                      "fabs",   "yards",     "foundries", "furnaces", NULL};
  const char *called = code_is(metric, "company_count") && r->head && !c->han ? last_word(c, r->head) : NULL;
  if (called && word_listed(called, works)) { /* "25 biogas plants": no companies */
    const char *count = count_metric(c, r, called);
    claim_set(c->document, claim, NAME_unit, value_text(called));
    if (count) claim_set(c->document, claim, NAME_metric, value_text(count));
    return;
  }
  if (code_is(metric, "company_count") && r->head && c->han && words_any(c, r->value->from, r->value->to, built, 2)) {
    claim_set(c->document, claim, NAME_unit, value_text(chinese_noun(c, r->head)));
    claim_set(c->document, claim, NAME_metric, value_text("project_count"));
    return;
  }
  if (!code_is(metric, "project_count") || code_is(r->value->unit, "projects")) return;
  bool han = r->head && chinese_at(c, r->head->from);
  if (r->rule->kind != RULE_COUNT && !han && !(r->head && r->head->list == NAME_works_many_cue)) return;
  const char *noun = noun_of(c, r);
  if (!noun) return;
  claim_set(c->document, claim, NAME_unit, value_text(noun));
  bool of_all =
      r->rule->kind != RULE_COUNT && r->head->to <= r->value->from; /* "28 of them are in China": of projects */
  const char *name = of_all ? NULL : count_metric(c, r, noun);
  if (name) claim_set(c->document, claim, NAME_metric, value_text(name));
}

/* "told 14 makers to stop", "30 firms have registered to import fuel", "前10强的企业": firms that somebody asks,
 * invites, ranks or leaves out are not how many a trade or a place has. */
bool works_firms_apart(const Context *c, const Mention *value) {
  static const char *const asked[] = {
      "%f[%a]told%s+%a*%s*$",    "exclud%l+%s+[%a%s]*$", "survey%l*%s+[%a%s]*$",      "%f[%a]poll%l*%s+[%a%s]*$",
      "interview%l*%s+[%a%s]*$", "acquir%l+%s+%a*%s*$",  "%f[%a]bought%s+%a*%s*$",    "summon%l+%s+%a*%s*$",
      "%f[%a]fined%s+%a*%s*$",   "invit%l+%s+%a*%s*$",   "%f[%a]asked%s+%a*%s*$",     "website%s+[%a%s]*$",
      "%f[%a]portal%s+[%a%s]*$", "%f[%a]app%s+[%a%s]*$", "%f[%a]platform%s+[%a%s]*$", "%f[%a]fair%s+[%a%s]*$",
      "exhibition%s+[%a%s]*$"};
  static const char *const came[] = {
      "^[^.;,]-registered%s+to%s", "^[^.;,]-registered%s+for%s", "^[^.;,]-joined%s+the%s",
      "^[^.;,]-%f[%a]attend",      "^[^.;,]-took%s+part",        "^[^.;,]-participat",
      "^[^.;,]-%f[%a]exhibit",     "^[^.;]-exhibitors",          "^[^.;,]-signed%s+up"};
  static const char *const ranked[] = {"前$",   "前约$", "前約$", "调研$", "調研$",
                                       "抽查$", "约谈$", "約談$", "检查$", "走访$"};
  Window before = window_before(c, value->from, 48), after = window_after(c, value->to, 90);
  if (c->han) return window_any(&before, ranked, sizeof ranked / sizeof *ranked);
  return window_any(&before, asked, sizeof asked / sizeof *asked) ||
         window_any(&after, came, sizeof came / sizeof *came);
}
