/* What stands at a trade measure: its types, the stage of its case, its rate. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/measures.h"
#include "claim/status.h"
#include "claim/window.h"

/* "antidumping or antisubsidy investigations": two measures side by side. */
static bool beside(const Context *c, uint32_t from, uint32_t to) {
  static const char *const joins[] = {"^%s*%(%u+%)%s*[ao][nr]d?%s+$",
                                      "^%s*%(%u+%)%s*[和及與与、]+%s*$",
                                      "^（%u+）[和及與与、]+$",
                                      "^%s+and%s+companion%s+$",
                                      "^%s+and%s+an?%s+%d[%d.]*%s*%%?%s*p?e?r?%s?c?e?n?t?%s*$",
                                      "^%s*%b()%s*of%s+[%d%.]+%s*[%a%%]+%s+and%s+$",
                                      "^%s+of%s+[%d%.]+%s*[%a%%]+%s+and%s+$"};
  if (to >= from && to - from < 40 && words_any(c, from, to, joins, sizeof joins / sizeof *joins)) return true;
  if (to > from && to - from < 48 && chinese_at(c, from) &&
      (words_match(c, from, to, "^[和及與与、并]+.-%%.-的$") ||
       words_match(c, from, to, "^率[和及與与、并]+.-%%.-的$")))
    return true; /* "4%的反补贴税和8%的反倾销税" */
  return to >= from && to - from < 15 && words_match(c, from, to, "^[%s/]*[ao]?[nr]?d?[%s/和及、或與与]*$");
}

/* The measure beside this one that is a second one, not another name or an alternative: "and", "和", "及"; or NULL. */
const Mention *measure_joined(const Context *c, const Mention *measure) {
  static const char *const joins[] = {"%f[%a]and%f[%A]", "和$", "及$", "与$", "與$", "、$", "%%.-的$"};
  EACH_MENTION (other, c, NAME_MEASURE) {
    const Mention *first = other->from < measure->from ? other : measure, *second = first == other ? measure : other;
    if (other == measure || first->to > second->from || !beside(c, first->to, second->from)) continue;
    if (!code_is(first->code, second->code) &&
        words_any(c, first->to, second->from, joins, sizeof joins / sizeof *joins))
      return other;
  }
  return NULL;
}

/* "an investigation into EU subsidies", "a subsidy probe", "dumping and subsidizing": a case against support, no
 * support. */
static bool is_probed(const Context *c, const Mention *measure) {
  if (!code_is(measure->code, "subsidy/industrial support")) return false;
  Window before = window_before(c, measure->from, 20);
  if (window_has(&before, "dumping%s+and%s+$") || window_has(&before, "dumping%s+and/or%s+$") ||
      window_has(&before, "dumping%s+or%s+$"))
    return true;
  EACH_MENTION (cue, c, NAME_investigate_cue) {
    if (cue->to <= measure->from && words_match(c, cue->to, measure->from, "^%s+into%s+[%a%s’'.-]*$")) return true;
    if (cue->from >= measure->to && words_match(c, measure->to, cue->from, "^%s*$")) return true;
  }
  return false;
}

/* The types of a measure, of alternatives too; a plain tariff or investigation gives way. */
static void measure_types(const Context *c, const Mention *measure, CodeList *types) {
  CodeList plain = {.count = 0};
  types->count = 0;
  EACH_MENTION (other, c, NAME_MEASURE) {
    bool near = other == measure || (other->from >= measure->to && beside(c, measure->to, other->from)) ||
                (other->to <= measure->from && beside(c, other->to, measure->from));
    if (!near) continue;
    bool generic = code_is(other->code, "tariff") || code_is(other->code, "investigation");
    codes_add(generic ? &plain : types, is_probed(c, other) ? "countervailing/antisubsidy" : other->code);
  }
  for (size_t i = 0; i < plain.count; i++) codes_add(types, plain.item[i]);
}

/* The stage of a case that words at a measure tell: "provisional", "preliminary", and for what would be in force
 * "probe". */
static const char *measure_stage(const Context *c, const Mention *measure, const char *status) {
  size_t before = measure->from - c->from < 30 ? measure->from - c->from : 30;
  Window words = window_of(c, measure->from - before, measure->to);
  static const char *const cases[] = {"antidumping", "countervailing/antisubsidy", "safeguard", NULL};
  bool tariff = !chinese_at(c, measure->from) && /* a temporary tariff by decree, a temporary ban are laid */
                (!measure->code || !word_listed(measure->code, cases));
  if (window_has(&words, "provisional") || (!tariff && window_has(&words, "%f[%a]temporary%f[%A]")) ||
      window_has(&words, "临时"))
    return "provisional";
  if (code_is(status, "imposed") &&
      (window_has(&words, "preliminary%s+[%a%s-]-dut") || window_has(&words, "preliminary%s+[%a%s-]-tariff")))
    return "provisional"; /* "imposed a preliminary duty" */
  if (window_has(&words, "preliminar") || window_has(&words, "初裁") || window_has(&words, "初步"))
    return "preliminary ruling";
  if (!code_is(status, "imposed")) return NULL;
  size_t room = c->document->length - measure->to, behind = room < 14 ? room : 14;
  Window own = window_of(c, measure->from, measure->to + behind);
  bool probe = window_has(&own, "%f[%a]probe") || window_has(&own, "%f[%a]investigation") || window_has(&own, "调查") ||
               window_has(&own, "調查");
  return probe ? "investigation" : NULL;
}

/* "€31 billion a year": money by the time is no rate. */
static bool is_by_time(const Mention *money) {
  static const char *const times[] = {"a", "yr", "year", "month", "mo", "week", "wk", "day", "d", "h", "quarter", NULL};
  return money->quantity && money->quantity->per && word_listed(money->quantity->per, times);
}

/* Whether an amount can be the rate of a duty: a percentage, or money for a unit of goods ("USD 276 per tonne"). */
bool measure_is_rate(const Context *c, const Mention *m) {
  static const char *const points[] = {"百分点", "百分點", "points?$"}; /* by how much one moved */
  if (m->type == NAME_PERCENT && words_any(c, m->from, m->to, points, 3)) return false;
  static const char *const cut[] = {"配额削减$", "配額削減$", "配额减少$",
                                    "配額減少$", "配额下调$", "quotas?%s+by%s+$"};
  Window lead = window_before(c, m->from, 15);
  static const char *const moved[] = {"%f[%a]up%s+$",
                                      "%f[%a]down%s+$",
                                      "%f[%a]gain[si]?n?[eg]?d?%s+$",
                                      "%f[%a]slid%s+$",
                                      "%f[%a]rall[yi]e?[ds]?%s+$",
                                      "%f[%a]jumped%s+$",
                                      "%f[%a]climb[ei][dn]g?%s+$",
                                      "%f[%a]dropped%s+$",
                                      "%f[%a]r[io]ses?%s+$",
                                      "%f[%a]fall[si]?n?g?%s+$",
                                      "%f[%a]fell%s+$",
                                      "%f[%a]shed%s+$",
                                      "%f[%a]los[et]s?%s+$",
                                      "%f[%a]surged%s+$"};
  if (m->type == NAME_PERCENT && window_any(&lead, moved, sizeof moved / sizeof *moved)) return false; /* shares */
  if (m->type == NAME_PERCENT && window_any(&lead, cut, sizeof cut / sizeof *cut)) return false; /* by how much less */
  if (m->from > c->from && (c->text[m->from] == '+' || c->text[m->from - 1] == '+')) return false; /* "Nordwerk +5%" */
  static const char *const traded[] = {"barrel",  "bbl",   "ounce", "oz",
                                       "troy oz", "share", NULL}; /* what oil, gold, shares cost */
  if (m->type == NAME_MONEY && m->quantity && m->quantity->per && word_listed(m->quantity->per, traded)) return false;
  return !m->inside && m->quantity && m->quantity->value >= 0 && /* "tariffs: Dow -0.14%" */
         (m->type == NAME_PERCENT || (m->type == NAME_MONEY && !is_by_time(m) && figure_per_unit(c, m, m->unit)));
}

/* "duties on 90% of goods", "98 percent of tariff lines": what they fall on. */
static bool is_share(const Context *c, const Mention *percent) {
  static const char *const of[] = {"^%s+of%s+[%a%s.’']-%f[%a]goods%f[%A]",
                                   "^%s+of%s+[%a%s.’']-%f[%a]products%f[%A]",
                                   "^%s+of%s+[%a%s]-%f[%a]lines%f[%A]",
                                   "^%s+of%s+[%a%s]-%f[%a]trade%f[%A]",
                                   "^%s+of%s+[%a%s.’']-%f[%a]imports%f[%A]",
                                   "^%s+of%s+[%a%s.’']-%f[%a]exports%f[%A]",
                                   "^%s+of%s+[%a%s]-%f[%a]items%f[%A]",
                                   "^的[^，]-商品",
                                   "^的[^，]-产品",
                                   "^的税目"};
  static const char *const people[] = {
      "^%s+of%s+%a*%s*voters",    "^%s+of%s+%a*%s*conservatives", "^%s+of%s+%a*%s*respondents",
      "^%s+of%s+%a*%s*americans", "^%s+of%s+%a*%s*economists",    "^%s+of%s+%a*%s*firms",
      "^%s+of%s+%a*%s*companies", "^%s+of%s+%a*%s*producers",     "^%s+of%s+%a*%s*manufacturers"};
  return words_any(c, percent->to, c->to, people, sizeof people / sizeof *people) ||
         words_any(c, percent->to, c->to, of, sizeof of / sizeof *of);
}

/* "由7.5%提高至25%", "从目前的25%上调至": what it was. */
static bool is_former_rate(const Context *c, const Mention *percent, const Window *before) {
  static const char *const from[] = {"由$", "从$", "從$"}, *const marks[] = {"由[^，,]*$", "从[^，,]*$", "從[^，,]*$"};
  static const char *const moves[] = {"^提高", "^上调", "^上調", "^下调", "^下調", "^降",
                                      "^升",   "^增至", "^调",   "^翻",   "^加码"};
  if (!chinese_at(c, percent->to)) return false;
  if (window_any(before, from, sizeof from / sizeof *from)) return true;
  return window_any(before, marks, sizeof marks / sizeof *marks) &&
         words_any(c, percent->to, c->to, moves, sizeof moves / sizeof *moves);
}

/* "...征收反倾销税，其中德国税率为12%": the rate of one side of several. */
static bool is_of_one_side(const Context *c, uint32_t from, const Mention *percent) {
  PatternMatch among;
  if (!chinese_at(c, from) || !words_find(c, from, percent->from, "其中", &among)) return false;
  return context_last_between(c, NAME_PLACE, from + (uint32_t)among.to, percent->from) != NULL;
}

/* The rate of a duty, where it stands right at the measure: "a 25 percent tariff", "tariffs of up to 38.1 percent". */
static const Mention *measure_rate(const Context *c, const Mention *measure) {
  static const char *const named[] = {"税率$", "税率为$", "稅率$", "稅率為$", "rates? of%s+$", "rates? of up to%s+$"};
  /* a rate named behind: "duties on ..., at rates of up to 47.4 percent" */
  static const char *const leads[] = {"ranging%s+%a*%s*$",
                                      "rates?%s+of%s+$",
                                      "%f[%a]of%s+$",
                                      "rates?%s+between%s+$",
                                      "%f[%a]of%s+between%s+$",
                                      "rates?%s+from%s+$",
                                      "margins?%s+of%s+$",
                                      "%f[%a]at%s+$",
                                      "%(up to%s+$",
                                      "%($",
                                      "range%s+of%s+$",
                                      "rates?%s+being%s+$",
                                      "dut%a+%s+being%s+$",
                                      "ranges?%s+between%s+$",
                                      "ranges?%s+from%s+$",
                                      "%f[%a]range[sd]?%s+$",
                                      "%f[%a]var[iy]e?[sd]?%s+$",
                                      "%f[%a]varying%s+$",
                                      "up%s+to%s+$",
                                      "%f[%a]including%s+a?n?%s*$",
                                      "%f[%a]namely%s+a?n?%s*$",
                                      "%f[%a]as%s+a?n?%s*$",
                                      "%f[%a]goods:%s+a?n?%s*$",
                                      "%f[%a]products:%s+a?n?%s*$",
                                      "%f[%a]imports:%s+a?n?%s*$"};
  enum { LEVEL_FAR = 24 };
  const Mention *first = context_of(c, NAME_MEASURE, NULL), *best = NULL;
  bool alone = true; /* a plain "duty rate" beside it is its own */
  EACH_MENTION (other, c, NAME_MEASURE)
    alone &= other == measure || other == first || code_is(other->code, measure->code ? measure->code : "tariff") ||
             code_is(other->code, "tariff");
  if (measure->type == NAME_MEASURE && first && first != measure && !code_is(first->code, measure->code)) alone = false;
  static const char *const han_levels[] = {"至$",       "到$",     "至统一的$", "到统一的$", "至目前的$", "到目前的$",
                                           "至现在的$", "至最高$", "到最高$",   "调为$",     "高为$",     "降为$",
                                           "低为$",     "整为$",   "調為$",     "高為$",     "降為$",     "整為$",
                                           "至高达$",   "至约$",   "到约$"};
  double best_gap = 0;
  for (size_t k = 0; k < c->mentions; k++) {
    const Mention *percent = &c->mention[k];
    if (!measure_is_rate(c, percent)) continue;
    double gap = context_distance(percent, measure);
    Window before = window_before(c, percent->from, 24), close = window_before(c, percent->from, 20);
    bool moved = window_has(&close, "fell") || window_has(&close, "rose"); /* "rose after the 12% tariff" */
    if (moved && !window_has(&close, "%f[%a]the%s+$") && !window_has(&close, "%f[%a]its%s+$")) continue;
    if (percent->from > measure->to && words_match(c, measure->to, percent->from, "^[^,;]-%f[%a]against%f[%A]"))
      continue;
    const Mention *nearer = context_last_between(c, NAME_MEASURE, measure->to, percent->from);
    if (nearer && !words_match(c, nearer->to, percent->from, "^%s*rate") &&
        !words_match(c, measure->to, nearer->to, "^%s"))
      continue;
    if (nearer && words_match(c, nearer->to, percent->from, "^%s+of%s+$")) continue; /* of another duty */
    if (percent->type == NAME_MONEY && percent->from > measure->to &&
        words_match(c, measure->to, percent->from, "%f[%a]and%s+%l+ed%s"))
      continue; /* "scrapped the duty and removed the floor price of $490 a tonne" */
    bool alone_behind = gap <= LEVEL_FAR && !context_last_between(c, NAME_impose_cue, measure->to, percent->from) &&
                        words_match(c, measure->to, percent->from, ",?%s+to%s+$");
    bool level = percent->from >= measure->to && (gap <= 12 || alone_behind) &&
                 !window_has(&before, "%f[%a]total%s+[%a%s]*to%s+$") && /* "bringing the total to 50%" */
                 (window_has(&before, "%f[%a]to%s+$") || window_has(&before, "%f[%a]to%s+an?%s+%l+%s+$") ||
                  (c->han && window_any(&before, han_levels, sizeof han_levels / sizeof *han_levels)));
    Window after = window_after(c, percent->to, 8);
    Window former = window_before(c, percent->from, 12); /* "from 6% to 9.6%", "from 0-4% to 12%" */
    if ((window_has(&former, "%f[%a]from%s+$") || window_has(&former, "%f[%a]from%s+%d[%d.]*[–-]$")) &&
        window_has(&after, "^%s+to%s"))
      continue;
    if (is_former_rate(c, percent, &before) || is_share(c, percent)) continue;
    if (percent->to <= measure->from && words_match(c, percent->to, measure->from, "；")) continue; /* of another act */
    if (percent->to <= measure->from && words_match(c, percent->to, measure->from, "^,%s+a?n?d?%s*%u[%a.%s]-%l+ed%s"))
      continue; /* "After Chile went to 12%, Peru raised its tariff" */
    if (percent->to <= measure->from && words_match(c, percent->to, measure->from, "^%s+and%s+%l+ed%s"))
      continue; /* "raised its tariff to 12% and opened a probe": of the act before */
    if (percent->from >= measure->to && is_of_one_side(c, measure->to, percent)) continue;
    if (percent->from > measure->to && words_match(c, measure->to, percent->from, "%f[%a]while%s+%u"))
      continue; /* "will scrap its tariffs, while Peru caps its duty at 15%" */
    static const char *const joints[] = {"%f[%a]as%f[%A]",      "%f[%a]after%f[%A]", "%f[%a]amid%f[%A]",
                                         "%f[%a]despite%f[%A]", "%f[%a]when%f[%A]",  "%f[%a]since%f[%A]",
                                         "%f[%a]because%f[%A]"};
    if (percent->to <= measure->from && !chinese_at(c, measure->from) &&
        words_any(c, percent->to, measure->from, joints, sizeof joints / sizeof *joints))
      continue; /* "slowed to 3 percent as tariffs took hold" */
    if (code_is(measure->code, "quota") && window_has(&before, "%f[%a]by%s+$")) continue; /* how much it was cut */
    static const char *const duties[] = {"^%s+%l*%s*dut[yi]", "^%s+%l*%s*tariff", "^%s+%l*%s*levy"};
    if (code_is(measure->code, "quota") && words_any(c, percent->to, c->to, duties, 3) && !measure_joined(c, measure))
      continue; /* of what is beyond */
    bool fits = percent->clause == measure->clause && (gap <= 5 || level);
    bool apart = percent->from >= measure->to && words_match(c, measure->to, percent->from, "；");
    for (size_t i = 0; !fits && !apart && i < sizeof named / sizeof *named; i++) fits = window_has(&before, named[i]);
    for (size_t i = 0; !fits && alone && percent->from >= measure->to && i < sizeof leads / sizeof *leads; i++)
      fits = window_has(&before, leads[i]);
    Window lead =
        window_before(c, measure->from, 20); /* "the rate of the definitive duty applicable to it shall be 9%" */
    fits |= percent->from > measure->to && window_has(&before, "%f[%a]shall%s+be%s+$") && window_has(&lead, "rate");
    if (fits && (!best || gap < best_gap)) best = percent, best_gap = gap;
  }
  return best;
}

const Mention *measure_rate_behind(const Context *c, const Mention *measure) {
  EACH_MENTION (percent, c, NAME_PERCENT) {
    if (percent->to < measure->from && chinese_at(c, percent->to) && measure_is_rate(c, percent) &&
        words_match(c, percent->to, measure->from, "^的$"))
      return percent;
    if (percent->from < measure->to || !measure_is_rate(c, percent)) continue;
    if (words_match(c, measure->to, percent->from, "^%s*%b()%s*[oa][ft]%s+$") ||
        words_match(c, measure->to, percent->from, "^%s+[oa][ft]%s+$"))
      return percent;
  }
  return NULL;
}

void measure_put_rate(const Context *c, Claim *claim, const Mention *rate) {
  const Quantity *q = rate->quantity;
  const char *unit = rate->type == NAME_PERCENT ? "%" : figure_per_unit(c, rate, rate->unit);
  claim_set(c->document, claim, NAME_metric, value_text("duty_rate"));
  claim_set(c->document, claim, NAME_unit, value_text(unit ? unit : rate->unit));
  claim_set(c->document, claim, NAME_value, value_number(q->value));
  claim_set(c->document, claim, NAME_value_high,
            q->low != q->high ? value_number(q->high) : (Value){.kind = VALUE_NONE});
  claim_set(c->document, claim, NAME_comparator,
            value_text(q->comparator ? comparator_sign((Comparator)q->comparator) : NULL));
}

/* "raised its 5% tariff on rice to 9%": the rate that a verb before the measure moves it to; NULL: none. */
static const Mention *rate_raised_to(const Context *c, const Mention *verb, const Mention *measure) {
  static const char *const verbs[] = {"^rais", "^hik",   "^increas", "^lift",  "^doubl", "^tripl", "^quadrupl",
                                      "^cut",  "^lower", "^reduc",   "^slash", "^trim",  "^boost", "^halv"};
  static const char *const leads[] = {"^[%s%a’'-]*%f[%a]to%s+$", "^[%s%a’'-]*%f[%a]to%s+[%a%s]*%f[%a]of%s+$"};
  if (!words_any(c, verb->from, verb->to, verbs, sizeof verbs / sizeof *verbs)) return NULL;
  const Mention *former = NULL;
  EACH_MENTION (percent, c, NAME_PERCENT) {
    if (percent->from < measure->to) continue;
    if (former) /* "the tariff on steel, cars and toys from 25 percent ad valorem to 50" */
      return words_match(c, former->to, percent->from, "^[%a%s]-%f[%a]to%s+$") ? percent : NULL;
    if (!measure_is_rate(c, percent)) return NULL;
    if (words_any(c, measure->to, percent->from, leads, 2)) return percent;
    Window before = window_before(c, percent->from, 8);
    if (!window_has(&before, "%f[%a]from%s+$")) return NULL;
    former = percent;
  }
  return NULL;
}

/* "a 5% tariff, which will rise to 9%": the rate that a verb behind the measure moves it to; NULL: no such verb. */
static const Mention *rate_moved_to(const Context *c, const Reading *r, const Mention *measure) {
  enum { NEAR = 9 };
  const Mention *verb = r->trigger;
  if (verb && verb->to <= measure->from) return rate_raised_to(c, verb, measure);
  if (!verb || verb->from < measure->to) return NULL;
  if (!words_match(c, verb->from, verb->to, "%f[%a]to$") && !words_match(c, verb->to, c->to, "^%s+to%s") &&
      !words_match(c, verb->to, c->to, "^%s+from%s+[^,;]-%f[%a]to%s") && /* "from zero to 25%" */
      !words_match(c, verb->to, c->to, "^%s+up%s+to%s") && !words_match(c, verb->to, c->to, "^%s+down%s+to%s"))
    return NULL;
  EACH_MENTION (percent, c, NAME_PERCENT) {
    bool near = percent->to > verb->to && percent->from >= verb->from &&
                (int64_t)percent->token - (int64_t)verb->last <= NEAR && measure_is_rate(c, percent);
    bool former = words_match(c, verb->to, percent->to, "^%s+from%s") && /* "from 0–7.5% to 25%" */
                  words_match(c, percent->to, c->to, "^[%a%s%%]-%f[%a]to%s");
    if (near && !former) return percent;
  }
  return NULL;
}

/* "… a preliminary determination ..., finding margins of 12%", "作出初裁，…获得12%到40%不等的补贴": the rate that a
 * ruling finds, farther on in its sentence. */
static const Mention *rate_found(const Context *c, const Reading *r, const Mention *measure) {
  static const char *const leads[] = {"%f[%a]of%s+up%s+to%s+$",
                                      "%f[%a]as%s+high%s+as%s+$",
                                      "margins?%s+o?f?%s*[%a%s]*$",
                                      "rates?%s+o?f?%s*[%a%s]*$",
                                      "幅度[^，]*$",
                                      "税率[^，]*$",
                                      "稅率[^，]*$",
                                      "获得$",
                                      "獲得$",
                                      "补贴率[^，]*$"};
  if (r->rule->kind != RULE_ACT ||
      !(code_is(r->rule->status, "preliminary ruling") || code_is(r->rule->status, "final ruling")))
    return NULL;
  EACH_MENTION (percent, c, NAME_PERCENT) {
    if (percent->from < measure->to || !measure_is_rate(c, percent)) continue;
    Window before = window_before(c, percent->from, 36);
    static const char *const advised[] = {"建议征收$", "建議徵收$", "建议征收[^，]*$",
                                          "recommend%a*%s+[%a%s-]*dut%a+%s+o?f?%s*$"};
    if (code_is(r->rule->status, "preliminary ruling") &&
        window_any(&before, advised, sizeof advised / sizeof *advised))
      return percent;
    return window_any(&before, leads, sizeof leads / sizeof *leads) ? percent : NULL;
  }
  return NULL;
}

/* Bans and sanctions have no rate: "ended its ban on imports, replacing it with a duty of 9%". */
static bool is_unrated(const Mention *measure) {
  static const char *const kinds[] = {"import ban",     "export control",   "sanctions",
                                      "investment ban", "import licensing", NULL};
  return measure->list == NAME_ban_noun_cue || (measure->type == NAME_MEASURE && word_listed(measure->code, kinds));
}

void measure_put(const Context *c, const Reading *r, Claim *claim, const Mention *measure) {
  const char *status = text_of(claim_get(claim, NAME_status));
  const char *stage = r->rule->kind == RULE_ACT ? measure_stage(c, measure, status) : NULL;
  const Mention *rate = rate_moved_to(c, r, measure);
  if (rate && r->trigger && code_is(status, "terminated") && words_match(c, r->trigger->from, r->trigger->to, "^lift"))
    claim_set(c->document, claim, NAME_status, value_text(status = "imposed")); /* "lifted its tariff to 25%" */
  if (!rate && !is_unrated(measure)) rate = measure_rate(c, measure);
  if (!rate) rate = rate_found(c, r, measure);
  if (measure->type == NAME_MEASURE) {
    CodeList types;
    measure_types(c, measure, &types);
    if (types.count && !claim_get(claim, NAME_measure_type))
      claim_set(c->document, claim, NAME_measure_type, value_text(types.item[0]));
    claim_set(c->document, claim, NAME_measure_type_alt, value_text(types.count > 1 ? types.item[1] : NULL));
    claim_note(c->document, claim, NAME_measure_type, measure, "match");
  }
  if (stage && (code_is(status, "imposed") || code_is(status, "announced") || code_is(status, "in force")))
    claim_set(c->document, claim, NAME_status, value_text(stage));
  if (rate) {
    measure_put_rate(c, claim, rate);
    claim_note(c->document, claim, NAME_value, rate, "clause");
    return;
  }
  const Mention *amount = measure_amount(c, measure, text_of(claim_get(claim, NAME_measure_type)));
  if (!amount) return;
  claim_set(c->document, claim, NAME_unit, value_text(amount->unit));
  claim_set(c->document, claim, NAME_value, value_number(amount->quantity->value));
  claim_note(c->document, claim, NAME_value, amount, "clause");
}

/* Whether the acting side was only told before: the act goes on with the one before, on the same side's goods. */
static bool goes_on(const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_imposer) return code_is(claim->span[i].path, "previous");
  return false;
}

/* Whether goods of its own, others than those of the act before, are named. */
static bool other_goods(const Claim *claim, const LastAct *last) {
  const Value *sector = claim_get(claim, NAME_sector);
  if (!sector || value_same(sector, &last->sector)) return false;
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_sector) return code_is(claim->span[i].path, "clause");
  return false;
}

/* "issued final anti-dumping duties", "issued an antidumping duty order": that lays them. */
static bool issues_duties(const Reading *r, const char *text) {
  const Mention *measure = r->measure;
  if (!measure || strncmp(text + r->trigger->from, "issu", 4) != 0) return false;
  bool behind = measure->from > r->trigger->to; /* "issued findings recommending duties" */
  if (behind && memmem(text + r->trigger->to, measure->from - r->trigger->to, "recommend", 9)) return false;
  size_t length = measure->to - measure->from;
  const char *name = text + measure->from;
  return memmem(name, length, "dut", 3) || memmem(name, length, "order", 5);
}

/* Tax that exporters get back is support of those at home: in force where it is raised or lowered. */
static void rebate_settle(Context *c, Claim *claim, const Value *imposer) {
  claim_set(c->document, claim, NAME_measure_type, value_text("subsidy/industrial support"));
  if (imposer) claim_set(c->document, claim, NAME_target, *imposer);
  if (code_is(text_of(claim_get(claim, NAME_status)), "imposed"))
    claim_set(c->document, claim, NAME_status, value_text("in force"));
}

/* "启动调查" right behind: a Chinese case. */
bool measure_looked_into(const Context *c, uint32_t from) {
  enum { NEAR = 24 };
  static const char *const cases[] = {"^.-调查", "^.-調查"};
  uint32_t to = from + NEAR < c->to ? from + NEAR : c->to;
  return chinese_at(c, from) && words_any(c, from, to, cases, 2);
}

/* Support falls on the side that gives it; what is laid on goods of no named origin falls on all. */
void measure_settle(Context *c, const Reading *r, Claim *claim) {
  ClaimDocument *document = c->document;
  static const char *const general[] = {"tariff",
                                        "quota",
                                        "tariff-rate quota",
                                        "safeguard",
                                        "export control",
                                        "export tax",
                                        "import ban",
                                        "import licensing",
                                        "import restriction",
                                        "carbon border",
                                        "local content",
                                        "sanctions",
                                        NULL};
  const char *type = text_of(claim_get(claim, NAME_measure_type));
  const Value *imposer = claim_get(claim, NAME_imposer);
  const char *status = text_of(claim_get(claim, NAME_status));
  static const char *const firms[] = {"^%s+of%s+[%a%s’'-]-plant%f[%A]", "^%s+of%s+[%a%s’'-]-compan",
                                      "^%s+of%s+[%a%s’'-]-firm%f[%A]",  "^%s+of%s+[%a%s’'-]-stake%f[%A]",
                                      "^%s+of%s+[%a%s’'-]-business",    "^%s+of%s+[%a%s’'-]-maker%f[%A]"};
  bool barred = (r->rule->is & IS_BARS) && (r->rule->is & IS_OUTWARD);
  if (barred && r->head && words_any(c, r->head->to, c->to, firms, sizeof firms / sizeof *firms))
    claim_set(document, claim, NAME_measure_type,
              value_text(type = "investment screening")); /* "blocked the sale of" */
  else if (barred && measure_bars_imports(c, r, imposer))
    claim_set(document, claim, NAME_measure_type, value_text(type = "import ban"));
  if (code_is(type, "tariff") && measure_on_exports(c, r))
    claim_set(document, claim, NAME_measure_type, value_text(type = "export tax"));
  if (code_is(type, "export rebate")) {
    rebate_settle(c, claim, imposer);
    return;
  }
  bool support = code_is(type, "subsidy/industrial support");
  if (support && code_is(status, "imposed") && r->trigger &&
      strncmp(document->text + r->trigger->from, "approv", 6) == 0)
    claim_set(document, claim, NAME_status, value_text(status = "announced"));
  /* "ended the relief that foreign tractors had": they pay duties again */
  if (support && code_is(status, "terminated") && r->measure &&
      words_match(c, r->measure->to, c->to, "^%s+[of][nfo]r?%s+[%a%s-]-%f[%a]import")) {
    CodeList world = {1, {"WLD"}};
    claim_set(document, claim, NAME_measure_type, value_text(type = "tariff"));
    claim_set(document, claim, NAME_status, value_text(status = "imposed"));
    claim_set(document, claim, NAME_target, value_list(document, &world));
    support = false;
  }
  bool looked_into =
      support && code_is(status, "investigation") && r->trigger && measure_looked_into(c, r->trigger->from);
  if (looked_into) { /* "对秘鲁轮胎的补贴启动调查" */
    Found aimed = role_target(c, r, imposer);
    claim_set(document, claim, NAME_measure_type, value_text(type = "countervailing/antisubsidy"));
    claim_set(document, claim, NAME_target, aimed.value);
    return;
  }
  if (support && code_is(status, "investigation")) claim_set(document, claim, NAME_status, value_text("in force"));
  if (support && code_is(status, "preliminary ruling")) /* "a preliminary agreement to provide" */
    claim_set(document, claim, NAME_status, value_text(status = "announced"));
  if (support && code_is(status, "extended") && r->trigger && r->trigger->list == NAME_in_force_cue)
    claim_set(document, claim, NAME_status, value_text(status = "in force"));
  /* "launched the tariffs": a measure that is no case, and nothing is looked into */
  bool opened = code_is(status, "investigation") && r->trigger && r->trigger->list == NAME_launch_cue;
  bool duty = r->measure && !chinese_at(c, r->measure->from) &&
              words_match(c, r->measure->from, r->measure->to, "dut[yi]") &&
              words_match(c, r->trigger ? r->trigger->from : c->from, c->to, "^%f[%a]institut");
  if (opened && duty) claim_set(document, claim, NAME_status, value_text(status = "imposed"));
  if (opened && word_listed(type ? type : "", general) && !code_is(type, "safeguard") &&
      !context_of(document_sentence(document, claim->sentence), NAME_investigate_cue, NULL))
    claim_set(document, claim, NAME_status, value_text(status = "imposed"));
  bool under_law = opened && code_is(type, "tariff") && r->measure &&
                   words_match(c, r->measure->from, r->measure->to, "^[Ss]ection") &&
                   code_is(text_of(claim_get(claim, NAME_status)), "investigation");
  if (under_law)
    claim_set(document, claim, NAME_measure_type, value_text(type = "investigation")); /* "a probe under" */
  if (support && code_is(status, "imposed")) { /* support is given, laid on nobody */
    status = r->trigger && r->trigger->list == NAME_lower_cue ? "cut" : "in force";
    claim_set(document, claim, NAME_status, value_text(status));
  }
  if (code_is(status, "announced") && r->trigger && issues_duties(r, document->text))
    claim_set(document, claim, NAME_status, value_text(status = "imposed"));
  Window now = window_before(c, r->trigger ? r->trigger->from : r->anchor->from, 12);
  bool current = !c->han && (window_has(&now, "%f[%a]currently%s+$") || window_has(&now, "%f[%a]still%s+$"));
  if (code_is(status, "imposed") && r->trigger && (current || r->trigger->name == NAME_in_force_cue))
    claim_set(document, claim, NAME_status, value_text("in force"));
  if (code_is(status, "terminated") && r->trigger && modality_feared(c, r->trigger))
    claim_set(document, claim, NAME_status, value_text(status = "extended"));
  if (support && imposer && r->measure && !chinese_at(c, r->measure->from)) /* who gives it gives it at home */
    claim_set(document, claim, NAME_target, *imposer);
  if (code_is(type, "tariff") && r->rule->kind == RULE_ACT) measure_not_on_itself(c, claim);
  if (!type || claim_get(claim, NAME_target)) return;
  static const char *const all[] = {
      "所有国家", "所有國家", "所有贸易伙伴", "各国进口", "%f[%a]all%s+countries%f[%A]", "%f[%a]every%s+country%f[%A]"};
  CodeList codes = {1, {"WLD"}};
  bool on_all = words_any(c, c->from, c->to, all, sizeof all / sizeof *all);
  const LastAct *last = &document->last_act;
  static const char *const remedies[] = {"antidumping", "countervailing/antisubsidy", NULL};
  enum {
    NEAR = 2
  }; /* "keeps duties on Peruvian cement, and Kenya opened a dumping investigation": of the same goods */
  bool elided =
      word_listed(type, remedies) && last->known && last->claim && last->target.kind == VALUE_LIST &&
      last->target.count && claim->sentence - last->sentence <= NEAR && imposer && claim_get(claim, NAME_sector) &&
      claim_get(last->claim, NAME_sector) &&
      value_same(claim_get(claim, NAME_sector), claim_get(last->claim, NAME_sector)) &&
      word_listed(
          text_of(claim_get(last->claim, NAME_measure_type)) ? text_of(claim_get(last->claim, NAME_measure_type)) : "",
          remedies) &&
      !value_same(imposer, &last->target);
  if (support && imposer)
    claim_set(document, claim, NAME_target, *imposer);
  else if (elided)
    claim_set(document, claim, NAME_target, last->target);
  else if (!on_all && last->known && last->target.kind != VALUE_NONE && goes_on(claim) &&
           !(other_goods(claim, last) && (words_match(c, c->from, c->to, "%f[%a]imports%s+of%s") ||
                                          words_match(c, c->from, c->to, "%f[%a]on%s+other%s+goods"))))
    claim_set(document, claim, NAME_target, last->target);
  else if (under_law || word_listed(type, general) ||
           (code_is(type, "investigation") && r->trigger && c &&
            words_match(c, r->trigger->to, c->to, "^[^;]-%f[%a]into%s+[%a%s-]-imports?%f[%A]")) ||
           (code_is(type, "investigation") && r->trigger &&
            words_match(c, r->trigger->to, c->to, "^[^;]-%f[%a]investigations?,?%s+%a*%s*on%s")))
    claim_set(document, claim, NAME_target, value_list(document, &codes));
}
