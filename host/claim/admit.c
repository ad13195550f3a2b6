/* Whether a match can be a reading at all, before readings compete: words inside names, conversions in brackets, levels
 * taken for changes, units that do not fit. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/cooperation.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/finance.h"
#include "claim/firms.h"
#include "claim/measures.h"
#include "claim/naming.h"
#include "claim/pacts.h"
#include "claim/period.h"
#include "claim/reading.h"
#include "claim/status.h"
#include "claim/window.h"
#include "text/date.h"

/* What a head costs that stands in an insertion: the verb behind the comma has another subject ("capacity, already
 * double the demand, is expected to grow"). */
double admit_inserted(const Context *c, const Reading *r) {
  static const char *const verbs[] = {"is", "are", "was", "were", "has", "have", "will"};
  PatternMatch match;
  if (!r->head || r->head->to >= c->to || c->text[r->head->to] != ',') return 0;
  Window after = window_after(c, r->head->to, 8);
  if (!window_find(&after, "^,%s+(%l+)%f[%A]", &match)) return 0;
  size_t length = match.capture[0].to - match.capture[0].from;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (strlen(verbs[i]) == length && memcmp(after.bytes + match.capture[0].from, verbs[i], length) == 0) return 14;
  return 0;
}

static size_t pass(bool (*class)(int), const char *text, size_t at, size_t length) {
  while (at < length && class(text[at])) at++;
  return at;
}

/* Nothing but "of" and up to two words: "^%s+[oO]f%s+%a*%s*%a*%s*$", which every match with a head is asked. */
static bool follows_of(const char *text, size_t length) {
  size_t at = pass(is_space, text, 0, length);
  if (at == 0 || length - at < 3 || (text[at] | 0x20) != 'o' || text[at + 1] != 'f' || !is_space(text[at + 2]))
    return false;
  at = pass(is_space, text, at + 2, length);
  for (int word = 0; word < 2; word++) at = pass(is_space, text, pass(is_letter, text, at, length), length);
  return at == length;
}

/* What a figure that directly belongs to a head saves ("borrowings of 14.6 billion"), and one beyond an "and" costs. */
double admit_attached(const Context *c, const Reading *r) {
  if (!r->head || !r->value) return 0;
  if (r->head->to <= r->value->from) return follows_of(c->text + r->head->to, r->value->from - r->head->to) ? -8 : 0;
  if (words_match(c, r->value->to, r->head->from, "^,?%s*against%s") ||
      words_match(c, r->value->to, r->head->from, "^,?%s*compared%s"))
    return 24; /* "3.2 million tonnes, against demand for ..." */
  return words_match(c, r->value->to, r->head->from, "%f[%a]and%f[%A]") ? 8 : 0;
}

/* Whether a sentence counts goods rather than money. */
static bool speaks_of_volume(Context *c) {
  static const char *const goods[] = {"t", "kg", "g", "vehicles", "units", "MW", "GW", "bbl", "m3", "pieces", NULL};
  if (c->volume_known) return c->volume;
  c->volume_known = true;
  c->volume = context_of(c, NAME_volume_cue, NULL) != NULL;
  EACH_MENTION (m, c, NAME_QUANTITY) c->volume |= m->unit && word_listed(m->unit, goods);
  return c->volume;
}

/* Whether a flow is told in goods: by its own name ("export value", "出口额"; "shipments", "出口量"), else by the
 * amounts of its clause, else by those of the sentence. */
static bool told_in_volume(Context *c, const Reading *r) {
  static const char *const money[] = {"value", "revenue", "earnings", "bill", "额", "額", "值"};
  static const char *const goods[] = {"volume", "shipment", "tonnage", "量"};
  static const char *const units[] = {"t", "kg", "g", "vehicles", "units", "MW", "GW", "bbl", "m3", "pieces", NULL};
  static const char *const by_goods[] = {"^%s+in%s+volume", "^%s+by%s+volume", "^%s+in%s+quantity", "^%s+in%s+tonnage",
                                         "^%s+in%s+terms%s+of%s+volume"};
  static const char *const by_money[] = {"^%s+in%s+value",
                                         "^%s+by%s+value",
                                         "^%s+in%s+revenue",
                                         "^%s+in%s+terms%s+of%s+value",
                                         "^%s+in%s+%l*%s*dollar%s+terms",
                                         "^%s+in%s+yuan%s+terms",
                                         "^%s+in%s+dollars",
                                         "^%s+in%s+turnover"};
  if (r->value && r->value->type == NAME_PERCENT) { /* "down 10 percent in value" */
    Window after = window_after(c, r->value->to, 28);
    if (window_any(&after, by_goods, sizeof by_goods / sizeof *by_goods)) return true;
    if (window_any(&after, by_money, sizeof by_money / sizeof *by_money)) return false;
    /* "the volume of exports fell 3%, while their value rose 5%" */
    Window before = window_before(c, r->value->from, 44);
    bool in_goods = window_has(&before, "%f[%a]volumes?%f[%A][%a%s]*$");
    if (in_goods || window_has(&before, "%f[%a]value%f[%A][%a%s]*$"))
      return in_goods && !window_has(&before, "volumes?%f[%A][%a%s]*%f[%a]value%f[%A][%a%s]*$");
  }
  if (r->value && r->value->type == NAME_PERCENT &&
      (r->up || r->down || reading_has(r, NAME_yoy))) { /* "exports of $11 billion, up 34%" */
    const Mention *level = NULL;
    for (const Mention *m = r->value; m > c->mention && !level; m--)
      if (m != r->value && m->to <= r->value->from && (m->type == NAME_MONEY || m->type == NAME_QUANTITY) && !m->inside)
        level = m;
    const Mention *behind = NULL; /* "fell 0.6 percent to $11.3 billion" */
    for (const Mention *m = r->value + 1; m < c->mention + c->mentions && !behind; m++)
      if ((m->type == NAME_MONEY || m->type == NAME_QUANTITY) && !m->inside) behind = m;
    static const char *const reaches[] = {"^[%s,]+to%s+%a*%s*%a*%s*$", "^[%s,]+at%s+%a*%s*%a*%s*$",
                                          "^%s+%l+[%-%s]%l+[%-%s]%l+%s+to%s+$", "^%s+from%s+[%a%s]+%s+to%s+$",
                                          "^%s+[io]n%s+[%a%s]+%s+to%s+$"};
    if (behind && behind->from >= r->value->to &&
        words_any(c, r->value->to, behind->from, reaches, sizeof reaches / sizeof *reaches))
      return behind->type == NAME_QUANTITY;
    if (level && r->head && level->from >= r->head->to && r->value->token - level->last <= 5 &&
        words_match(c, level->to, r->value->from, "^[%s,]+%a+%s+b?y?%s*a?b?o?u?t?%s*$"))
      return level->type == NAME_QUANTITY;
  }
  if (!r->head) return speaks_of_volume(c);
  Window words = window_of(c, r->head->from, r->head->to);
  if (window_any(&words, money, sizeof money / sizeof *money)) return false;
  bool paid =
      window_has(&words, "^[Ss]hipments?$") && context_of(c, NAME_MONEY, NULL) && !context_of(c, NAME_QUANTITY, NULL);
  const Claim *last = c->document->figure_known ? &c->document->last_figure : NULL; /* all of a country's, in money */
  const char *metric = last ? text_of(claim_get(last, NAME_metric)) : NULL;
  paid = paid || (metric && strncmp(metric, "export_value", 12) == 0 && c->number - last->sentence <= 3 &&
                  window_has(&words, "^[Ss]hipments?$") && !context_of(c, NAME_QUANTITY, NULL));
  if (!paid && window_any(&words, goods, sizeof goods / sizeof *goods)) return true;
  bool counts = false, pays = false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->clause != r->head->clause || m->inside) continue;
    counts |= m->type == NAME_QUANTITY && m->unit && word_listed(m->unit, units);
    pays |= m->type == NAME_MONEY;
  }
  return counts != pays ? counts : speaks_of_volume(c);
}

/* "raised its tariff and ended exemptions": another verb, another object. */
static bool acts_on_another(const Context *c, const Reading *r) {
  uint32_t from = r->measure->to, to = r->trigger->from;
  if (r->trigger->list == NAME_effect_cue) return false; /* "run up to 12% and took effect in May" */
  return words_match(c, from, to, "%f[%a]and%s+$") && !words_match(c, from, to, "%f[%a]were%f[%A]") &&
         !words_match(c, from, to, "%f[%a]was%f[%A]") && !words_match(c, from, to, "%f[%a]been%f[%A]");
}

/* "to become the largest maker", "used to be the biggest producer": it is not. */
static bool ranks_at_another_time(const Context *c, const Reading *r) {
  static const char *const other[] = {"%f[%a]used%s+to%s+be%s",  "%f[%a]was%s+once%s",      "%f[%a]once%s+the%s+world",
                                      "%f[%a]formerly%s",        "%f[%a]to%s+become%s",     "%f[%a]could%s+become%s",
                                      "%f[%a]may%s+become%s",    "%f[%a]seeks%s+to%s+be%s", "%f[%a]aims%s+to%s+be%s",
                                      "%f[%a]wants%s+to%s+be%s", "%f[%a]hopes%s+to%s+be%s"};
  if (!r->rule->ranks || c->han || !r->trigger) return false;
  Window before = window_before(c, r->trigger->from, 60);
  return window_any(&before, other, sizeof other / sizeof *other);
}

/* Whether the words around let a candidate's trigger and head stand for what they name. */
static bool words_hold(Context *c, const Reading *r) {
  const Mention *acts = reading_capture(r, NAME_imposer);
  if (acts && acts->inside && acts->inside->dateline &&
      words_match(c, acts->to, acts->inside->dateline, "%(%a[%a-]+%)"))
    return false;                                        /* "PARIS/ROME (agency) - ...": no side acts there */
  const Mention *where = reading_capture(r, NAME_place); /* "agreed with the Export-Import Bank of Chile to ..." */
  if (where && where->inside && where->inside->type == NAME_ORG && where->inside->org && r->rule->owed) return false;
  if (r->head && chinese_in_title(c, r->head) && !code_is(r->rule->status, "issued")) return false;
  if (r->value && r->rule->aims && figure_sets_out(c, r->value) && !figure_is_span(r->value)) return false;
  if (r->head && (r->head->type == NAME_SUM ? !owed_takes(c, r) : owed_is_part(c, r->head))) return false;
  if (r->rule->kind == RULE_FLAG && r->trigger && chinese_in_title(c, r->trigger)) return false;
  bool ranks = r->trigger && r->trigger->list == NAME_partner_rank_cue;
  if (ranks && !r->value) /* "the second largest partner" is not the largest */
    EACH_MENTION (m, c, NAME_ORDINAL)
      if (m->to < r->trigger->from && r->trigger->from - m->to <= 2) return false;
  if (ranks && words_match(c, r->trigger->to, c->to, "^%s+[oft][for]r?%s+%a*%s*%a*%s*%d[%d,]*%-?%a*%s+[ce][oc][uo]n"))
    return false;                                                /* "the largest trading partner of 120 countries" */
  bool made = r->trigger && r->trigger->list == NAME_backed_cue; /* "the Chinese-built port" */
  if (r->trigger && !ranks && !made && r->trigger->from > c->from && c->text[r->trigger->from - 1] == '-')
    return false; /* "low-end production" ends nothing */
  if (ranks_at_another_time(c, r)) return false;
  if (r->trigger && r->measure && r->measure->to <= r->trigger->from && acts_on_another(c, r)) return false;
  bool speech = r->trigger && r->rule->kind == RULE_STATEMENT;
  if (speech && (measure_firm_speaks(c, r->trigger) || !official_warns(c, r))) return false;
  if ((r->rule->kind == RULE_ACT && !chinese_act_told(c, r)) || !chinese_works_told(c, r)) return false;
  if (r->rule->kind == RULE_COOPERATION && r->trigger && !chinese_pairs(c, r->trigger)) return false;
  if (r->trigger && r->trigger->list == NAME_layoff_cue && !chinese_lets_go(c, r->trigger)) return false;
  if (r->rule->kind == RULE_EXIT && r->trigger && !chinese_stops_for_good(c, r->trigger)) return false;
  if (exit_any(c, r)) return false;
  if (r->head && r->head->type == NAME_MEASURE && code_is(r->head->code, "statement/warning")) { /* of what? */
    bool traded = context_of(c, NAME_trade_cue, NULL) != NULL;
    EACH_MENTION (m, c, NAME_MEASURE) traded |= !code_is(m->code, "statement/warning");
    if (!traded) return false;
  }
  if (r->rule->kind != RULE_FLAG || !r->trigger) return true;
  if (!flag_holds(c, r)) return false;
  if (words_match(c, r->trigger->from, r->trigger->to, "^[Ee]xcesses$") && !context_of(c, NAME_SECTOR, NULL))
    return false; /* "the excesses of officials" */
  Window before = window_before(c, r->trigger->from, 40);
  static const char *const some[] = {"compan[%a]+%s+with%s+$", "firms%s+with%s+$",     "mills%s+with%s+$",
                                     "producers%s+with%s+$",   "makers%s+with%s+$",    "plants%s+with%s+$",
                                     "enterprises%s+with%s+$", "countries%s+with%s+$", "economies%s+with%s+$",
                                     "factor[%a]+%s+with%s+$"};
  return !window_any(&before, some, sizeof some / sizeof *some); /* "firms with excess capacity" tells of some firms */
}

/* Whether a document is a plan by its head: what it says of its own year, or of one that its title spans ("2031—2033
 * 年…行动方案"), is still to come. */
static bool is_plan_of(ClaimDocument *document, const char *year, bool own) {
  static const char *const papers[] = {"行动方案", "行动计划", "工作方案", "实施方案",
                                       "行動方案", "行動計劃", "发展规划", "工作要点"};
  static const char *const spans[] = {"20%d%d[—–~－至到年%-]+20%d%d年"};
  PatternMatch match;
  bool plan = false;
  for (size_t i = 0; i < sizeof papers / sizeof *papers && !plan; i++)
    plan = document_find(document, DOCUMENT_HEAD, papers[i], &match);
  if (!plan || own) return plan;
  return document_find(document, DOCUMENT_HEAD, spans[0], &match) && strncmp(year, document->text + match.from, 4) >= 0;
}

/* "工信部提出，今年产量增长4%": what an office sets for the year that is not over yet. */
static bool is_set_for(const Context *c, const Mention *m) {
  static const char *const sets[] = {"提出", "要求", "明确", "明確", "部署", "确定",
                                     "確定", "目标", "目標", "计划", "計劃"};
  const char *day = period_format(c->document, GRAIN_DAY, m->date->reading[0].hi);
  if (strncmp(day, c->document->reference, strlen(c->document->reference)) <= 0) return false;
  return words_any(c, c->from, m->from, sets, sizeof sets / sizeof *sets);
}

/* Whether a date is one to come: set as an end ("by 2030", "到2025年"), or in a Chinese plan a later year. */
bool admit_lies_ahead(const Context *c, const Mention *m) {
  const Date *date = m ? m->date : NULL;
  if (!date || !date->readings || date->reading[0].hi == DATE_OPEN_HI) return false;
  Window before = window_before(c, m->from, 6);
  if (window_ends(&before, "截至") || window_ends(&before, "截止")) return false; /* it is told until then */
  const char *year = period_format(c->document, GRAIN_YEAR, date->reading[0].hi);
  int later = strncmp(year, c->document->reference, 4);
  static const char *const since[] = {"从", "由", "從"}; /* "由2005年的24%增至2022年的59%" */
  if ((later <= 0 || !c->document->reference[0]) && words_match(c, m->to, c->to, "^的") &&
      words_any(c, clause_from(c, m), m->from, since, sizeof since / sizeof *since))
    return false;
  if (!c->document->reference[0]) /* nobody knows when it was written */
    return date->bound == DATE_BY || (chinese_sentence(c) && is_plan_of(c->document, year, false));
  const char *day = period_format(c->document, GRAIN_DAY, date->reading[0].hi); /* "一季度", told in May: it is over */
  if (c->han && later == 0 && strncmp(day, c->document->reference, strlen(c->document->reference)) < 0) return false;
  if (date->bound == DATE_BY) return later >= 0;
  return chinese_sentence(c) && (later > 0 || is_plan_of(c->document, year, later == 0) || is_set_for(c, m));
}

/* An entry lists; where a verb of state follows ("China - tariffs are a concern") somebody only talks. */
static bool reads_on(const Context *c, const Mention *label) {
  Window words = window_after(c, label->to, 200);
  static const char *const states[] = {"%f[%a]are%f[%A]", "%f[%a]is%f[%A]", "%f[%a]remains?%f[%A]"};
  return window_any(&words, states, sizeof states / sizeof *states);
}

static const Mention *last_capture(const Reading *r, uint16_t slot) {
  for (size_t i = r->captures; i > 0; i--)
    if (r->slot[i - 1] == slot) return r->capture[i - 1];
  return NULL;
}

/* "到2030年，…。…。产值达到5000亿元。": the sentences of a Chinese plan go on with the year that opened their
 * paragraph. */
static bool plan_goes_on(const Context *c) {
  enum { BACK = 6 };
  if (!c->han || context_of(c, NAME_DATE, NULL)) return false;
  for (uint32_t back = 1; back <= BACK && back <= c->number; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    if (other->block != c->block) return false;
    EACH_MENTION (date, other, NAME_DATE)
      if (date->date && date->date->bound == DATE_BY) return admit_lies_ahead(other, date);
  }
  return false;
}

/* Whether the sentence goes on with a list of such claims: in its paragraph, and without a time of its own; what is
 * told of one cooperation, or of one plant, goes on over paragraphs. */
static bool goes_on(const Context *c, const Rule *rule) {
  enum { BODY_MOST = 24 };
  const LastClaim *last = rule->of_two              ? &c->document->last_sides
                          : rule->kind == RULE_EXIT ? &c->document->last_exit
                                                    : &c->document->last_claim;
  if (rule->of_works && rule->kind != RULE_EXIT && works_go_on(c)) return true;
  if (!last->known || !last->table || !code_is(last->table, rule->table)) return false;
  if (rule->kind == RULE_EXIT) return last->sentence + 8u >= c->number; /* "the six factories were ..." */
  if (rule->of_two && last->sentence + BODY_MOST >= c->number && joint_body(c)) return true;
  if (rule->of_two || rule->of_works) return last->sentence + (rule->of_two ? 2u : 3u) >= c->number;
  if (last->sentence + 1 == c->number && last->block == c->block && !context_of(c, NAME_DATE, NULL)) return true;
  return rule->aims && plan_goes_on(c);
}

/* "By the end of September another 600 million tonnes were put to use": done, no aim. */
static bool told_as_past(const Context *c, const Reading *r, const Mention *date) {
  static const char *const past[] = {"^[^,;.]-%f[%a]were%f[%A]", "^[^,;.]-%f[%a]was%f[%A]", "^[^,;.]-%f[%a]had%f[%A]",
                                     "^[^,;.]-%f[%a]reached%f[%A]", "^[^,;.]-%f[%a]stood%f[%A]"};
  uint32_t to = r->value && r->value->to > date->to ? r->value->to : date->to;
  Window behind = window_of(c, date->to < c->to && c->text[date->to] == ',' ? date->to + 1 : date->to,
                            to + 24 < c->to ? to + 24 : c->to);
  return window_any(&behind, past, sizeof past / sizeof *past);
}

/* Offices that count and warn are no firms of which something may be told. */
static bool names_firm(const Context *c) {
  EACH_MENTION (m, c, NAME_ORG)
    if (!m->org || m->org->kind == ORG_COMPANY || m->org->kind == ORG_BANK || m->org->kind == ORG_OTHER) return true;
  return false;
}

/* Whether the sentence has the word that a rule asks for, and none that it refuses. `shorter`: its change is from less
 * than a year before ("环比"), so that no yoy_cue of the sentence is about it. */
static bool has_words(const Context *c, const Rule *rule, bool shorter) {
  bool said = rule->sentence == NAME_say_cue && /* "warned that", "according to": said too */
              (context_of(c, NAME_warn_cue, NULL) || (!c->han && context_of(c, NAME_according_cue, NULL)));
  if (rule->sentence &&
      ((!said && !context_of(c, rule->sentence, NULL)) || (shorter && rule->sentence == NAME_yoy_cue)))
    return false;
  for (uint32_t i = 0; i < rule->without.count; i++)
    if (rule->without.name[i] == NAME_ORG
            ? names_firm(c)
            : context_of(c, rule->without.name[i], NULL) && !(shorter && rule->without.name[i] == NAME_yoy_cue))
      return false;
  return true;
}

/* Whether the sentence has what the rule asks of it as a whole: `when = { sentence = , without = , label = }`. */
static bool sentence_holds(Context *c, const Reading *r) {
  const Rule *rule = r->rule;
  const Mention *label = rule->label ? last_capture(r, rule->label) : NULL;
  if (label && label->inside) return false; /* "LONDON - The minister ...": a dateline is no entry */
  uint32_t end;
  if (label && (!context_is_label(c, label, &end) || reads_on(c, label))) return false;
  if (label && r->value && r->value->from < end) return false; /* "EU (27 countries): ..." */
  if (rule->ahead &&
      (!admit_lies_ahead(c, last_capture(r, rule->ahead)) || told_as_past(c, r, last_capture(r, rule->ahead))))
    return false;
  if (rule->goes_on && !goes_on(c, rule)) return false;
  const Context *lead = rule->under ? document_lead(c) : NULL;
  if (rule->under && !(lead && context_of(lead, rule->under, NULL))) return false;
  if (rule->sides && !sides_told(c, r)) return false;
  if (rule->wants_volume && !told_in_volume(c, r)) return false;
  if (rule->refuses_volume && told_in_volume(c, r)) return false;
  return !chinese_sentence(c) || has_words(c, rule, r->value && chinese_since_less(c, r->value));
}

bool admit_worth(Context *c, const Reading *r) {
  const Rule *rule = r->rule;
  if ((r->trigger && r->trigger->inside) || (r->head && r->head->inside)) return false;
  if (r->value && (r->value->inside || !admit_amount(c, rule, r->value))) return false;
  if (rule->conditional && !chinese_sentence(c) && !has_words(c, rule, false)) return false;
  if (rule->kind == RULE_PACT && !pact_worth(c, r->trigger)) return false;
  return !(rule->kind == RULE_JOINT && r->value) || joint_told(c);
}

bool admit_possible(Context *c, Reading *r) {
  return words_hold(c, r) && (!r->value || admit_figure(c, r)) && (!r->rule->conditional || sentence_holds(c, r)) &&
         !(r->rule->aims && naming_of_firm(c, r)) && (r->rule->kind != RULE_AIM || naming_holds(c, r)) &&
         (r->rule->kind != RULE_ACT || measure_is_object(c, r));
}
