/* Whether a match can be a reading at all, before readings compete: words inside names, conversions in brackets, levels
 * taken for changes, units that do not fit. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/firms.h"
#include "claim/measures.h"
#include "text/date.h"

/* Units of power: "200 gigawatts (200,000 megawatts)" are the same capacity. */
static bool is_power(const char *unit) {
  static const char *const units[] = {"W", "kW", "MW", "GW", "TW", NULL};
  return unit && word_listed(unit, units);
}

/* An amount in brackets, or behind ", or", is a conversion of another ("2.38 trillion yuan (US$330 billion)"). */
static const Mention *converted(const Context *c, const Mention *value) {
  bool power = value->type == NAME_QUANTITY && is_power(value->unit);
  if ((value->type != NAME_MONEY && !power) || !value->quantity) return NULL;
  Window before = window_before(c, value->from, 24);
  if (!window_ends(&before, "(") && !window_has(&before, "%([%a%.~ ]+$") && !window_ends(&before, "（") &&
      !window_ends(&before, "（相当于") && !window_ends(&before, "（约合") && !window_ends(&before, "（折合") &&
      !window_ends(&before, "（合") && !window_ends(&before, "（约") && !window_ends(&before, "（相當於") &&
      !window_has(&before, "%([^%)]*;%s*$") && /* "(£227bn; 331bn euros)" */
      !(c->han && (window_ends(&before, "约合") || window_ends(&before, "約合") || window_ends(&before, "折合"))) &&
      (power || !window_has(&before, ",%s+or%s+%a*%s*$")))
    return NULL;
  EACH_MENTION (other, c, value->type) {
    if (other->to > value->from || value->from - other->to >= 27 || !other->quantity) continue;
    if (!code_is(other->unit, value->unit) && (!power || is_power(other->unit))) return other;
  }
  return NULL;
}

/* A quantity in brackets, or behind "or", that says another one in another unit: "920 million tonnes, or 18.4 million
 * barrels". */
static bool said_again(const Context *c, const Mention *value) {
  static const char *const links[] = {"^%s*%($", "^%s*%(%a+%s+$", "^[^,;.%(]?[^,;.%(]?[^,;.%(]*,?%s+or%s+$",
                                      "^[^,;.%(]*,%s+or%s+%a+%s+$"};
  if (value->type != NAME_QUANTITY || !value->unit || (unsigned char)c->text[value->from] >= 0xE3) return false;
  EACH_MENTION (other, c, NAME_QUANTITY) {
    if (other->to > value->from) break;
    if (value->from - other->to > 40 || !other->unit || code_is(other->unit, value->unit)) continue;
    if (words_any(c, other->to, value->from, links, sizeof links / sizeof *links)) return true;
  }
  return false;
}

const Mention *admit_conversion(const Context *c, const Mention *value) {
  EACH_MENTION (other, c, NAME_MONEY)
    if (other->from >= value->to && converted(c, other) == value) return other;
  return NULL;
}

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

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static size_t pass(bool (*class)(char), const char *text, size_t at, size_t length) {
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

/* Whether a head may have a figure where several measured things share as many figures. */
static bool zips(Context *c, const Reading *r) {
  const Mention *member = context_measured(c, r->value);
  if (!member) return true;
  if (r->rule->both_ways) return false; /* "imports and exports rose 3 and 5 percent": no trade of both */
  return r->head->from == member->from;
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
  static const char *const by_money[] = {"^%s+in%s+value", "^%s+by%s+value", "^%s+in%s+revenue",
                                         "^%s+in%s+terms%s+of%s+value", "^%s+in%s+turnover"};
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

/* "rose to 75.8 percent" tells where it stands now, not by how much it rose. */
static bool level_behind(const Context *c, const Mention *value) {
  Window before = window_before(c, value->from, 24);
  static const uint16_t moves[] = {NAME_rise_cue, NAME_fall_cue};
  for (size_t i = 0; i < 2; i++) /* "expected to fall 5 percent" */
    if (context_last_between(c, moves[i], value->from > c->from + 16 ? value->from - 16 : c->from, value->from) &&
        window_has(&before, "%f[%a]to%s+%a+%s+$"))
      return false;
  if (chinese_amounts_to(c, value)) return false;
  static const char *const passes[] = {"%f[%a]below%s+$", "%f[%a]above%s+$", "%f[%a]past%s+$", "%f[%a]beyond%s+$",
                                       "%f[%a]under%s+$"};
  static const char *const bounds[] = {"^below%s", "^above%s", "^under%s"}; /* "slid below 40 yuan" */
  return window_has(&before, "%f[%a]to%s+$") || window_has(&before, "%f[%a]to%s+%a+%s+$") ||
         window_ends(&before, "至") || window_ends(&before, "到") || window_ends(&before, "达") ||
         window_ends(&before, "为") || window_has(&before, "%f[%a]from%s+$") ||
         window_any(&before, passes, sizeof passes / sizeof *passes) || words_any(c, value->from, value->to, bounds, 3);
}

/* "raised its tariff and ended exemptions": another verb, another object. */
static bool acts_on_another(const Context *c, const Reading *r) {
  uint32_t from = r->measure->to, to = r->trigger->from;
  return words_match(c, from, to, "%f[%a]and%s+$") && !words_match(c, from, to, "%f[%a]were%f[%A]") &&
         !words_match(c, from, to, "%f[%a]was%f[%A]") && !words_match(c, from, to, "%f[%a]been%f[%A]");
}

/* Inside 《...》: what a document is called. */
static bool in_a_title(const Context *c, const Mention *m) {
  if (!words_match(c, c->from, m->from, "《")) return false;
  Window before = window_before(c, m->from, WINDOW_MOST);
  size_t at = before.length;
  for (; at >= 3; at--) {
    if (memcmp(before.bytes + at - 3, "》", 3) == 0) return false;
    if (memcmp(before.bytes + at - 3, "《", 3) == 0) return true;
  }
  return false;
}

/* Whether the words around let a candidate's trigger and head stand for what they name. */
static bool words_hold(Context *c, const Reading *r) {
  if ((r->trigger && r->trigger->inside) || (r->head && r->head->inside)) return false;
  if (r->head && in_a_title(c, r->head)) return false;
  if (r->rule->kind == RULE_FLAG && r->trigger && in_a_title(c, r->trigger)) return false;
  bool ranks = r->trigger && r->trigger->list == NAME_partner_rank_cue;
  if (ranks && !r->value) /* "the second largest partner" is not the largest */
    EACH_MENTION (m, c, NAME_ORDINAL)
      if (m->to < r->trigger->from && r->trigger->from - m->to <= 2) return false;
  if (r->trigger && !ranks && r->trigger->from > c->from && c->text[r->trigger->from - 1] == '-')
    return false; /* "low-end production" ends nothing */
  if (r->trigger && r->measure && r->measure->to <= r->trigger->from && acts_on_another(c, r)) return false;
  bool speech = r->trigger && code_is(r->rule->kind_name, "statement");
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
  Window before = window_before(c, r->trigger->from, 40);
  static const char *const some[] = {"compan[%a]+%s+with%s+$", "firms%s+with%s+$",     "mills%s+with%s+$",
                                     "producers%s+with%s+$",   "makers%s+with%s+$",    "plants%s+with%s+$",
                                     "enterprises%s+with%s+$", "countries%s+with%s+$", "economies%s+with%s+$",
                                     "factor[%a]+%s+with%s+$"};
  return !window_any(&before, some, sizeof some / sizeof *some); /* "firms with excess capacity" tells of some firms */
}

enum { GOODS_LEAST = 10000 };

static bool told_per(const Context *c, const Mention *value);

/* A rule whose unit is `per` wants what one costs: "ore fell to $91 a tonne". */
static bool wants_per(const Rule *rule) { return rule->units == 1 && code_is(rule->unit[0], "per"); }

/* Whether a rule asks for ground and floors, and not for glass or cloth made by the square metre. */
static bool counts_ground(const Rule *rule) {
  for (uint32_t i = 0; i < rule->sets; i++)
    if (rule->set[i].name == NAME_unit && code_is(text_of(&rule->set[i].value), "m2")) return true;
  return false;
}

/* "10 million square metres of tiles", "... a year": what is made, no ground. */
static bool made_per_year(const Context *c, const Mention *value) {
  Window after = window_after(c, value->to, 4);
  return (value->quantity && value->quantity->per) || window_has(&after, "^%s+of%s") ||
         (unsigned char)c->text[value->from] > 127 || chinese_sentence(c);
}

static bool unit_fits(const Context *c, const Rule *rule, const Mention *value) {
  const char *unit = value->unit;
  if (code_is(unit, "pp")) return false; /* points of percent are a change of a rate, not a rate */
  if (code_is(unit, "x") && !rule->unit_times) return false;
  if (code_is(unit, "m2") && rule->of_works && !counts_ground(rule) && !made_per_year(c, value))
    return false;                 /* the ground that it stands on */
  bool goods = rule->unit_tonnes; /* "3条生产线" are none */
  if (goods && code_is(unit, "items") && value->quantity->value < GOODS_LEAST) return false;
  bool counted =
      value->type == NAME_QUANTITY || (value->type == NAME_NUMBER && unit) || (rule->unit_times && !rule->unit_tonnes);
  if (!rule->unit || !counted || wants_per(rule)) return true;
  for (uint32_t i = 0; i < rule->units; i++)
    if (code_is(unit, rule->unit[i])) return true;
  return false;
}

static bool in_bounds(const Rule *rule, double value) {
  for (uint32_t i = 0; i < rule->bounded; i++) {
    const Bounds *b = &rule->bounds[i];
    if (b->field == NAME_value && b->numeric && (value < b->lo || value > b->hi)) return false;
  }
  return true;
}

/* "$1,200 per ton", "3480元/吨": what one costs. */
static bool told_per(const Context *c, const Mention *value) {
  static const char *const per[] = {"^%s*/%s*%a", "^%s+per%s", "^%s+an?%s+to", "^/[\xE0-\xEF]"};
  if (value->type != NAME_MONEY) return false;
  const Mention *other = admit_conversion(c, value); /* "7,100 yuan ($990) per ton" */
  bool bracket = other && other->to < c->to && c->text[other->to] == ')';
  Window after = window_after(c, bracket ? other->to + 1 : value->to, 12);
  return (value->quantity && value->quantity->per) || window_any(&after, per, sizeof per / sizeof *per);
}

/* "capacity of 1,400 GW, against installations of 444 GW": the second is no capacity. */
static bool of_another(const Context *c, const Mention *head, const Mention *value) {
  PatternMatch match;
  Window before = window_before(c, value->from, 60), words = window_of(c, head->from, head->to);
  if (!window_find(&before, "against%s+[%a%s-]-(%a+)%s+of%s+$", &match) &&
      !window_find(&before, "compared%s+with%s+[%a%s-]-(%a+)%s+of%s+$", &match))
    return false;
  PatternSpan noun = match.capture[0];
  return !memmem(words.bytes, words.length, before.bytes + noun.from, noun.to - noun.from);
}

/* "slid to 68 percent from 79.5 percent in the previous one": where it came from, at a time that nobody tells. */
static bool is_start(const Context *c, const Reading *r, const Mention *value) {
  Window before = window_before(c, value->from, 8);
  bool other = false; /* where it stands now comes first */
  for (size_t i = 0; i < c->mentions; i++)
    other |= c->mention[i].type == value->type && c->mention[i].to <= value->from &&
             code_is(c->mention[i].unit, value->unit);
  if (!other && value->type != NAME_PERCENT) return false;
  if (r->up || r->down || !window_has(&before, "%f[%a]from%s+$")) return false;
  EACH_MENTION (date, c, NAME_DATE)
    if (date->from >= value->to && date->token - value->last <= 3) return false;
  const char *period;
  return !period_ends(c, value, &period); /* "between 2011 and 2014, from 52 percent to 58 percent" */
}

/* Whether a date is one to come: set as an end ("by 2030", "到2025年"), or in a Chinese plan a later year. */
static bool lies_ahead(const Context *c, const Mention *m) {
  const Date *date = m ? m->date : NULL;
  if (!date || !date->readings || date->reading[0].hi == DATE_OPEN_HI) return false;
  Window before = window_before(c, m->from, 6);
  if (window_ends(&before, "截至") || window_ends(&before, "截止")) return false; /* it is told until then */
  if (!c->document->reference[0]) return date->bound == DATE_BY;                  /* nobody knows when it was written */
  int later = strncmp(period_format(c->document, GRAIN_YEAR, date->reading[0].hi), c->document->reference, 4);
  return date->bound == DATE_BY ? later >= 0 : later > 0 && chinese_sentence(c);
}

/* Shipments are exports where they go or come from somewhere, else deliveries. */
static bool ships_abroad(const Context *c) {
  static const char *const abroad[] = {"export",
                                       "abroad",
                                       "overseas",
                                       "outbound",
                                       "foreign",
                                       "import",
                                       "customs",
                                       "%f[%a]to%s+t?h?e?%s*%u",
                                       "%f[%a]from%s+t?h?e?%s*%u",
                                       "%f[%a]origin"};
  const char *last = c->document->figure_known ? text_of(claim_get(&c->document->last_figure, NAME_metric)) : NULL;
  if (last && strncmp(last, "export", 6) == 0 && c->number - c->document->last_figure.sentence <= 3) return true;
  if (context_of(c, NAME_MONEY, NULL)) return true;
  return words_any(c, c->from, c->to, abroad, sizeof abroad / sizeof *abroad);
}

static bool is_shipment(const Context *c, const Mention *head) {
  Window words = window_of(c, head->from, head->to);
  return words.length <= 9 && window_has(&words, "^shipp?[ime]");
}

static bool fits_shipment(const Context *c, const Reading *r) {
  bool sale = r->head && r->head->list == NAME_sales_cue;
  if (!r->head || (!sale && r->head->list != NAME_export_cue) || !is_shipment(c, r->head)) return true;
  if (r->value->type == NAME_MONEY && !sale) return true; /* "shipments rose 8% to $14 billion" */
  return sale != ships_abroad(c);
}

/* "an increase of 18%; the import was ...": the head behind the figure opens another clause. */
static bool heads_another(const Context *c, const Reading *r) {
  if (!r->head || r->head->from < r->value->to || (unsigned char)c->text[r->value->from] >= 0xE3) return false;
  static const char *const joints[] = {"%f[%a]while%f[%A]",    "%f[%a]whereas%f[%A]",     "%f[%a]but%f[%A]",
                                       "%f[%a]although%f[%A]", "%f[%a]thanks%s+to%f[%A]", "%f[%a]because%f[%A]",
                                       "%f[%a]amid%f[%A]",     "%f[%a]despite%f[%A]",     "%f[%a]due%s+to%f[%A]"};
  if (words_apart(c, r->value->to, r->head->from)) return true;
  if (words_any(c, r->value->to, r->head->from, joints, sizeof joints / sizeof *joints)) return true;
  bool sized = words_match(c, r->value->to, r->head->from, "^,%s+%d[%d,.]*[%s%-]?%a+[%s%-][%s%a%-]*$");
  return !sized && r->value->token > 6 && /* "the $2 billion, 600-megawatt dam" */
         words_match(c, r->value->to, r->head->from, ",%s");
}

/* "78% of sales", "18% above its target": a share, or how a plan was missed; no change. */
static bool shares_or_misses(const Context *c, const Mention *value) {
  static const char *const plans[] = {"target",   "forecast", "expect",   "plan%f[%A]",
                                      "estimate", "quota",    "guidance", "budget"};
  if (value->type != NAME_PERCENT || (unsigned char)c->text[value->from] >= 0xE3) return false;
  Window after = window_after(c, value->to, 40);
  if (window_has(&after, "^%s+of%f[%A]")) return true;
  return (window_has(&after, "^%s+above%f[%A]") || window_has(&after, "^%s+below%f[%A]") ||
          window_has(&after, "^%s+short%s+of")) &&
         window_any(&after, plans, sizeof plans / sizeof *plans);
}

/* "with another 58 million tonnes under construction": not there yet. */
static bool being_built(const Context *c, const Mention *value) {
  static const char *const works[] = {"^[%a%s-]*%f[%a]under%s+construction", "^[%a%s-]*%f[%a]in%s+the%s+pipeline",
                                      "^[%a%s-]*%f[%a]being%s+built", "^[%a%s-]*%f[%a]permitted%f[%A]"};
  Window after = window_after(c, value->to, 40);
  return window_any(&after, works, sizeof works / sizeof *works);
}

/* "above 80 percent is considered healthy": a norm, no figure of anything. */
static bool is_norm(const Context *c, const Mention *value) {
  static const char *const norms[] = {"^[%a%s,]*%f[%a]considered%f[%A]", "^[%a%s,]*%f[%a]regarded%s+as",
                                      "^[%a%s,]*%f[%a]deemed%f[%A]", "^%s+as%s+t?h?e?%s?a?%s?threshold",
                                      "^%s+as%s+t?h?e?%s?a?%s?benchmark"};
  if (value->type != NAME_PERCENT || (unsigned char)c->text[value->from] >= 0xE3) return false;
  Window after = window_after(c, value->to, 48), before = window_before(c, value->from, 60);
  return window_any(&after, norms, sizeof norms / sizeof *norms) || window_has(&before, "healthy[%a%s]*$") ||
         window_has(&before, "threshold[%a%s]*$");
}

/* "sales rose 8% to 40.7bn euros": what a firm took in, no goods sold. */
static bool is_takings(const Context *c, const Reading *r) {
  if (!r->head || r->head->list != NAME_sales_cue || !(r->up || r->down) || r->value->type != NAME_PERCENT)
    return false;
  EACH_MENTION (m, c, NAME_MONEY)
    if (m->from >= r->value->to && !m->inside && words_match(c, r->value->to, m->from, "^[%s,]+to%s+%a*%s*$"))
      return true;
  return false;
}

/* "billions of dollars", "tens of thousands of jobs": no figure. */
static bool is_vague(const Context *c, const Mention *value) {
  static const char *const many[] = {"illions", "ousands", "undreds"};
  static const char *const few[] = {"^几", "^幾", "^数[十百千万亿]", "^數[十百千萬億]"};
  if (words_any(c, value->from, value->to, few, sizeof few / sizeof *few)) return true;
  char first = c->text[value->from];
  return is_letter(first) && words_any(c, value->from, value->to, many, sizeof many / sizeof *many);
}

enum { WATTS_LEAST = 1000 }; /* "2W" is a vehicle of two wheels */

/* Whether an amount itself is one that the rule counts, whatever is told of it. */
static bool amount_fits(const Context *c, const Rule *rule, const Mention *value) {
  const Quantity *q = value->quantity;
  if (value->type == NAME_NUMBER && rule->percent && !(q->value > 0 && q->value < 1)) return false;
  if (value->type == NAME_QUANTITY && code_is(value->unit, "W") && q->value < WATTS_LEAST) return false;
  return unit_fits(c, rule, value) && (!q || in_bounds(rule, q->value));
}

/* Whether a figure can be what the rule wants. */
static bool figure_holds(Context *c, const Reading *r) {
  const Mention *value = r->value;
  if (value->inside || !amount_fits(c, r->rule, value) || converted(c, value) || said_again(c, value)) return false;
  if (is_vague(c, value)) return false;
  if ((r->up || r->down || reading_has(r, NAME_yoy)) && level_behind(c, value)) return false;
  if (r->head && r->head->to <= value->from && (of_another(c, r->head, value) || context_another(c, r->head, value)))
    return false;
  if ((r->up || r->down || reading_has(r, NAME_yoy)) && shares_or_misses(c, value)) return false;
  if (((r->rule->level || r->rule->aims) && is_norm(c, value)) || is_takings(c, r)) return false;
  if (figure_tells_else(c, r)) return false;
  if (r->rule->built && being_built(c, value)) return false;
  if (r->rule->built && value->type == NAME_QUANTITY && works_can(c, r)) return false;
  if (r->rule->of_works && value->type == NAME_MONEY && debtor_money_lent(c, value)) return false;
  if (r->rule->of_works && r->rule->kind != RULE_EXIT && !works_figure(c, r)) return false;
  if (r->rule->of_two && value->type == NAME_QUANTITY && !cooperation_counts(c, value)) return false;
  if (change_of_level(c, r) || (r->rule->level && change_expected(c, value))) return false;
  if (heads_another(c, r) || !fits_shipment(c, r) ||
      (r->rule->total && told_per(c, value) && !(r->rule->owed && figure_per_time(c, value))))
    return false;
  if (wants_per(r->rule) && (!told_per(c, value) || figure_per_time(c, value))) return false;
  if (is_start(c, r, value) || chinese_change(c, r) || chinese_no_price(c, r) || chinese_of_else(c, r)) return false;
  if (r->rule->of_year && chinese_since_less(c, value)) return false;
  if (r->head && r->head->from >= value->to && r->head->clause > value->clause && chinese_sentence(c)) return false;
  if (code_is(value->unit, "companies") && !r->head && !r->trigger && !chinese_firms_counted(c, value)) return false;
  return !r->head || zips(c, r);
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
      if (date->date && date->date->bound == DATE_BY) return lies_ahead(other, date);
  }
  return false;
}

/* Whether the sentence goes on with a list of such claims: in its paragraph, and without a time of its own; what is
 * told of one cooperation, or of one plant, goes on over paragraphs. */
static bool goes_on(const Context *c, const Rule *rule) {
  const LastClaim *last = rule->of_two              ? &c->document->last_sides
                          : rule->kind == RULE_EXIT ? &c->document->last_exit
                                                    : &c->document->last_claim;
  if (rule->of_works && rule->kind != RULE_EXIT && works_go_on(c)) return true;
  if (!last->known || !last->table || !code_is(last->table, rule->table)) return false;
  if (rule->kind == RULE_EXIT) return last->sentence + 8u >= c->number; /* "the six factories were ..." */
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

/* Whether the sentence has the word that a rule asks for, and none that it refuses. `shorter`: its change is from less
 * than a year before ("环比"), so that no yoy_cue of the sentence is about it. */
static bool has_words(const Context *c, const Rule *rule, bool shorter) {
  if (rule->sentence && (!context_of(c, rule->sentence, NULL) || (shorter && rule->sentence == NAME_yoy_cue)))
    return false;
  for (uint32_t i = 0; i < rule->without.count; i++)
    if (context_of(c, rule->without.name[i], NULL) && !(shorter && rule->without.name[i] == NAME_yoy_cue)) return false;
  return true;
}

/* Whether the sentence has what the rule asks of it as a whole: `when = { sentence = , without = , label = }`. */
static bool sentence_holds(Context *c, const Reading *r) {
  const Rule *rule = r->rule;
  const Mention *label = rule->label ? last_capture(r, rule->label) : NULL;
  uint32_t end;
  if (label && (!context_is_label(c, label, &end) || reads_on(c, label))) return false;
  if (label && r->value && r->value->from < end) return false; /* "EU (27 countries): ..." */
  if (rule->ahead && (!lies_ahead(c, last_capture(r, rule->ahead)) || told_as_past(c, r, last_capture(r, rule->ahead))))
    return false;
  if (rule->goes_on && !goes_on(c, rule)) return false;
  const Context *lead = rule->under ? document_lead(c) : NULL;
  if (rule->under && !(lead && context_of(lead, rule->under, NULL))) return false;
  if (rule->sides && !sides_told(c, r)) return false;
  if (rule->wants_volume && !told_in_volume(c, r)) return false;
  if (rule->refuses_volume && told_in_volume(c, r)) return false;
  return !chinese_sentence(c) || has_words(c, rule, r->value && chinese_since_less(c, r->value));
}

bool admit_possible(Context *c, Reading *r) {
  if (r->rule->conditional && !chinese_sentence(c) && !has_words(c, r->rule, false)) return false;
  return words_hold(c, r) && (!r->value || figure_holds(c, r)) && (!r->rule->conditional || sentence_holds(c, r)) &&
         !(r->rule->aims && naming_of_firm(c, r)) && (r->rule->kind != RULE_AIM || naming_holds(c, r)) &&
         (r->rule->kind != RULE_ACT || measure_is_object(c, r));
}
