/* The trade a statement is about: what each word for goods costs as the sector of a figure, and where none is meant. */
#include <math.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/window.h"

static double nearness(const Context *c, const Reading *r, const Mention *mention) {
  const Mention *anchors[] = {r->value ? r->value : r->anchor, r->trigger ? r->trigger : r->anchor,
                              r->head ? r->head : r->anchor};
  double best = HUGE_VAL;
  for (size_t i = 0; i < 3; i++) {
    double cost = context_distance(mention, anchors[i]);
    uint32_t to = anchors[i]->to;
    if (mention->from >= to) {
      bool linked = mention->from - to < 20 &&
                    (words_match(c, to, mention->from, "^%s*for%s") || words_match(c, to, mention->from, "^%s*of%s") ||
                     words_match(c, to, mention->from, "^%s*in%s"));
      cost += linked ? -2 : 1;
    }
    if (i == 0 && cost > 0) cost += 0.5;
    best = fmin(best, cost);
  }
  return best;
}

/* Codes that say little: a more specific mention beats them. */
static const char *const generic[] = {"manufacturing", "heavy_industry", "energy",       "infrastructure",
                                      "construction",  "ecommerce",      "banking",      "finance",
                                      "metals",        "machinery",      "retail",       "science_technology",
                                      "clean_energy",  "electricity",    "oil_refining", NULL};

bool fill_is_generic(const char *sector) { return word_listed(sector, generic); }

bool fill_makes_nothing(const Search *s, const Found *f) {
  static const char *const services[] = {
      "finance",    "banking",   "ai",       "infrastructure",     "transport_infrastructure",
      "tourism",    "logistics", "retail",   "science_technology", "ecommerce",
      "healthcare", "education", "services", "digital_economy",    "software",
      "water",      NULL};
  const Context *c = s->context;
  const Mention *who = s->reading->trigger;
  if (s->reading->rule->ranks && who && !c->han && f->value.kind == VALUE_TEXT) { /* "the largest saffron producer" */
    static const char *const ranked[] = {"est%s+$", "leading%s+$", "single%s+$", "top%s+$", "major%s+$", "main%s+$"};
    Window before = window_before(c, who->from, 24);
    if (window_has(&before, "%s%l%l%l%l+%s+$") && !window_any(&before, ranked, sizeof ranked / sizeof *ranked))
      return true;
  }
  return code_is(s->reading->rule->table, "overcapacity") && !s->reading->rule->of_works &&
         f->value.kind == VALUE_TEXT && word_listed(f->value.text, services);
}

/* "Hengli Heavy Industry": a general word that is part of a firm's name. */
static bool in_a_name(const Context *c, const Mention *m) {
  uint32_t from = m->from > c->from + 24 ? m->from - 24 : c->from;
  if (!fill_is_generic(m->code) || c->text[m->from] < 'A' || c->text[m->from] > 'Z') return false;
  bool firm = m->from > c->from + 1 && c->zone != ZONE_HEADING && words_match(c, m->to, c->to, "^%s%u%l+%s%l");
  return firm || words_match(c, from, m->from, "%u%a+%s$"); /* "in which Energy Holdings can earn" */
}

/* "Kaiyuan Lithium BV", "Anda Solar will build": goods that a firm is called after say less than those of the sentence.
 */
static bool in_a_firm(const Context *c, const Mention *m) {
  enum { REACH = 24 };
  static const char *const han[] = {"^集团", "^集團", "^股份", "^有限", "^控股"};
  if (chinese_at(c, m->from)) return words_any(c, m->to, c->to, han, sizeof han / sizeof *han);
  if (c->zone == ZONE_HEADING || m->to - m->from < 3 || c->text[m->from] < 'A' || c->text[m->from] > 'Z') return false;
  if (c->text[m->from + 1] < 'a' || c->text[m->from + 1] > 'z') return false; /* "EV" */
  uint32_t from = m->from > c->from + REACH ? m->from - REACH : c->from;
  bool behind_name = words_match(c, from, m->from, "%f[%a]%u%a+%s$") && !words_match(c, from, m->from, "%f[%a]The%s$");
  static const char *const forms[] = {
      "^%s+%u%a+",      "^%s+and%s+%u%a+", "^%s+&%s+%u%a+",   "^[’']*s?%s+will%f[%A]", "^[’']+s%s",
      "^%s+said%f[%A]", "^%s+has%f[%A]",   "^%s+plans%f[%A]", "^%s+announced%f[%A]",   "^%s+opened%f[%A]",
      "^%s+aims%f[%A]", "^%s+is%f[%A]",    "^%s+have%f[%A]",  "^%s+signed%f[%A]",      "^%s+and%f[%A]"};
  return behind_name && words_any(c, m->to, c->to, forms, sizeof forms / sizeof *forms);
}

/* "the Silk Road", "Iron Street": what a way or a place is called after. */
static bool names_ground(const Context *c, const Mention *m) {
  static const char *const grounds[] = {"^%s+Road",   "^%s+Route",     "^%s+Street",   "^%s+Avenue",
                                        "^%s+Square", "^%s+Valley",    "^%s+Coast",    "^%s+Islands?",
                                        "^%s+River",  "^%s+Bay%f[%A]", "^%s+Triangle", "^%s+Curtain",
                                        "^%s+City",   "^%s+County",    "^%s+Hill",     "^%s+University"};
  if (c->text[m->from] < 'A' || c->text[m->from] > 'Z' || m->to + 2 >= c->to || c->text[m->to] != ' ' ||
      c->text[m->to + 1] < 'A' || c->text[m->to + 1] > 'Z')
    return false;
  return words_any(c, m->to, c->to, grounds, sizeof grounds / sizeof *grounds);
}

/* What stands behind a semicolon is another matter. */
static bool beyond_semicolon(const Context *c, const Search *s, const Mention *m) {
  const Mention *value = s->reading->value ? s->reading->value : s->reading->anchor;
  return !s->away && m->from >= value->to && words_apart(c, value->to, m->from);
}

static bool list_is_flow(uint16_t list) {
  return list == NAME_export_cue || list == NAME_import_cue || list == NAME_trade_cue;
}

/* "Exports to Spain, led by cars and drugs, rose to 61 billion": a part of them, told between two commas. */
static bool in_a_remark(const Context *c, const Reading *r, const Mention *m) {
  static const char *const remarks[] = {
      "^[^;]*,%s+led%s+by%s",        "^[^;]*,%s+%l*%s*driven%s+by%s", "^[^;]*,%s+%l*%s*dominated%s+by%s",
      "^[^;]*,%s+%l*%s*including%s", "^[^;]*,%s+such%s+as%s",         "^[^;]*,%s+especially%s"};
  if (c->han || !r->head || !r->value || m->from < r->head->to || m->to > r->value->from) return false;
  if (!list_is_flow(r->head->list) || !memchr(c->text + m->to, ',', r->value->from - m->to)) return false;
  return words_any(c, r->head->to, m->from, remarks, sizeof remarks / sizeof *remarks);
}

/* "Exports rose 7 percent, while steel exports fell", "..., with phones up 20 percent": goods with a figure of their
 * own behind that of all. */
static bool of_other_flow(const Context *c, const Reading *r, const Mention *m) {
  static const char *const joints[] = {"^[^;]*,%s+while%s", "^[^;]*,%s+and%s", "^[^;]*,%s+but%s", "^[^;]*,%s+with%s",
                                       "^[^;]*%s+while%s"};
  static const char *const own[] = {"^%s+exports?%f[%A]", "^%s+imports?%f[%A]", "^%s+shipments%f[%A]", "^%s+up%s",
                                    "^%s+down%s",         "^%s+%a*%s*rising%s", "^%s+%a*%s*falling%s"};
  if (c->han || !r->head || !r->value || !list_is_flow(r->head->list) || r->head->from > r->value->from ||
      m->from < r->value->to)
    return false;
  return words_any(c, m->to, c->to, own, sizeof own / sizeof *own) &&
         words_any(c, r->value->to, m->from, joints, sizeof joints / sizeof *joints);
}

/* "exports rose 2 percent, led by sales of chemicals": what moved them, not what they are of. */
static bool only_moves(const Context *c, const Search *s, const Mention *m) {
  static const char *const reasons[] = {"^[^;.]-,%s+[%a%s]-%l+ed%s+[%a%s]-by%s",
                                        "^[^;.]-,%s+[%a%s]-thanks%s+to%s",
                                        "^[^;.]-,%s+with%s+[%a%s]-growth%s",
                                        "^[^;.]-,%s+helped%s",
                                        "^[^;.]-,%s+driven%s+by%s",
                                        "^[^;.]-,%s+led%s+by%s"};
  const Reading *r = s->reading;
  if (!s->away && (in_a_remark(c, r, m) || of_other_flow(c, r, m))) return true;
  if (s->away || !r->value || r->value->type != NAME_PERCENT || !r->head || r->head->from > r->value->from ||
      m->from < r->value->to || (unsigned char)c->text[m->from] >= 0xE3)
    return false;
  return words_any(c, r->value->to, m->from, reasons, sizeof reasons / sizeof *reasons);
}

/* "Data centre electricity consumption": what is used is counted, and not those who use it. */
bool fill_counts_power(const Search *s) {
  static const char *const power[] = {"[Ee]lectricity%s+$", "[Pp]ower%s+$"};
  const Mention *head = s->reading->head;
  const Context *c = s->context;
  if (!head || (head->list != NAME_consumption_cue && head->list != NAME_demand_cue) || chinese_sentence(c))
    return false;
  uint32_t from = head->from > c->from + 14 ? head->from - 14 : c->from;
  return words_any(c, from, head->from, power, sizeof power / sizeof *power);
}

/* "Excluding the car sector, sales rose": what is left out. */
static bool left_out(const Context *c, const Mention *m) {
  static const char *const without[] = {"%f[%a]excluding%s+[%a%s]*$", "%f[%a]except%s+f?o?r?%s*[%a%s]*$",
                                        "%f[%a]apart%s+from%s+[%a%s]*$", "%f[%a]other%s+than%s+[%a%s]*$",
                                        "%f[%a]leaving%s+out%s+[%a%s]*$"};
  static const char *const beside[] = {"（包括[^）]*$", "%(包括[^%)]*$", "（含[^）]*$", "%(含[^%)]*$",
                                       "（不含[^）]*$", "%(不含[^%)]*$", "（除[^）]*$", "%(除[^%)]*$"};
  Window before = window_before(c, m->from, 28);
  if (c->han) return window_any(&before, beside, sizeof beside / sizeof *beside); /* "企业(包括独立黄金企业)" */
  return window_any(&before, without, sizeof without / sizeof *without);
}

/* "in the face of higher gasoline prices", "amid rising steel costs": what goods cost is no trade of a figure that is
 * no price. */
static bool only_costs(const Context *c, const Search *s, const Mention *m) {
  static const char *const costs[] = {"^%s+prices?%f[%A]", "^%s+costs?%f[%A]"};
  static const char *const reasons[] = {"%f[%a]higher%s+[%a%s]*$",  "%f[%a]lower%s+[%a%s]*$",
                                        "%f[%a]rising%s+[%a%s]*$",  "%f[%a]falling%s+[%a%s]*$",
                                        "%f[%a]soaring%s+[%a%s]*$", "%f[%a]surging%s+[%a%s]*$"};
  const Mention *head = s->reading->head;
  if (c->han || (head && head->list == NAME_price_cue)) return false;
  Window before = window_before(c, m->from, 24);
  if (!s->away && window_has(&before, "%f[%a]costs?%s+of%s+[%a%s]*$")) return true; /* "as the cost of power rose" */
  if (!words_any(c, m->to, c->to, costs, 2)) return false;
  return window_any(&before, reasons, sizeof reasons / sizeof *reasons);
}

/* "Wafer makers cut their purchases as prices fell", "twice what wafer makers can consume", "sold to wafer makers":
 * those who buy, and not what is bought. */
static bool only_buys(const Context *c, const Mention *m) {
  static const char *const makers[] = {"makers", "producers", "manufacturers", "companies",
                                       "firms",  "mills",     "plants",        "smelters"};
  static const char *const buys[] = {"^%s*%a*%s+[%l%s]*%f[%a]purchas",       "^%s*%a*%s+[%l%s]*%f[%a]procure",
                                     "^%s*%a*%s+[%l%s]*%f[%a]buy%f[%A]",     "^%s*%a*%s+[%l%s]*%f[%a]bought%f[%A]",
                                     "^%s*%a*%s+[%l%s]*%f[%a]buying%f[%A]",  "^%s*%a*%s+[%l%s]*%f[%a]restock",
                                     "^%s*%a*%s+[%l%s]*%f[%a]consume%f[%A]", "^%s*%a*%s+[%l%s]*%f[%a]need%f[%A]"};
  static const char *const sold[] = {"%f[%a]sold%s+to%s+[%l%s]*$",     "%f[%a]sells?%s+to%s+[%l%s]*$",
                                     "%f[%a]supplie[sd]%s+[%l%s]*$",   "%f[%a]demand%s+from%s+[%l%s]*$",
                                     "%f[%a]orders%s+from%s+[%l%s]*$", "%f[%a]sales%s+to%s+[%l%s]*$"};
  uint32_t to = m->to + 15 < c->to ? m->to + 15 : c->to; /* "wafer makers" may be one name */
  if (c->han || !words_any(c, m->from, to, makers, sizeof makers / sizeof *makers)) return false;
  if (!words_any(c, m->to, c->to, buys, sizeof buys / sizeof *buys) &&
      !words_any(c, c->from, m->from, sold, sizeof sold / sizeof *sold))
    return false;
  const char *about = document_dominant(c->document, NAME_SECTOR);
  return about && !code_is(about, m->code);
}

bool fill_sector_cost(const Context *c, const Search *s, const Mention *m, double *cost) {
  static const char *const payers[] = {"finance", "banking", NULL}; /* who pays for works is not what they make */
  bool all = code_is(m->code, "all_industry");
  if (s->reading->rule->of_works && s->reading->rule->kind != RULE_EXIT && m->code && word_listed(m->code, payers) &&
      code_is(s->reading->rule->table, "projects"))
    return false;
  if (m->inside || (all && s->reading->rule->kind == RULE_COOPERATION)) return false;
  if (all && words_match(c, m->from, m->to, "^全行[业業]")) { /* all of the trade that the text is about */
    const char *about = document_dominant(c->document, NAME_SECTOR);
    if (about && !fill_is_generic(about)) return false;
  }
  if (in_a_name(c, m) || names_ground(c, m) || beyond_semicolon(c, s, m) || only_moves(c, s, m) || left_out(c, m))
    return false;
  if (only_costs(c, s, m) || only_buys(c, m)) return false;
  if (s->reading->rule->of_two && code_is(m->code, "construction") &&
      words_match(c, m->to, c->to, "^%s+contracts?%f[%A]"))
    return false; /* "investments and construction contracts": in whatever is built */
  *cost = 0;
  const Mention *value = s->reading->value;
  if (!s->away && value && m->clause > value->clause && chinese_sentence(c)) { /* the topic stands before */
    if (words_match(c, value->to, m->from, "其中")) return false;              /* that of a part */
    *cost += 20;
  }
  if (in_a_firm(c, m)) *cost += s->away ? 1000 : 12;
  *cost += nearness(c, s->reading, m) + (all ? 30 : fill_is_generic(m->code) ? 7 : 0);
  return true;
}

/* The trade of the company that acts here, where the sentence names no goods. Of several companies of different trades
 * none has more to say than the others. */
const char *fill_firm_trade(const Context *c) {
  static const char *const buys[] = {"收购", "收購", "股权", "股權", "入股"}; /* what another makes */
  const char *trade = NULL;
  if (chinese_sentence(c) && words_any(c, c->from, c->to, buys, sizeof buys / sizeof *buys)) return NULL;
  EACH_MENTION (org, c, NAME_ORG) {
    if (org->inside || !org->org || org->org->kind != ORG_COMPANY) continue;
    if (!org->org->trade || (trade && !code_is(trade, org->org->trade))) return NULL;
    trade = org->org->trade;
  }
  return trade;
}

/* "Bilateral trade reached $22 billion": what two countries trade is all goods, and so are the exports told with it. */
static bool tells_trade_of_two(const Context *c) {
  static const char *const trade[] = {"%f[%a][Bb]ilateral%s+trade%f[%A]",    "%f[%a][Tt]wo%-way%s+trade%f[%A]",
                                      "%f[%a][Bb]ilateral%s+commerce%f[%A]", "%f[%a][Mm]utual%s+trade%f[%A]",
                                      "%f[%a][Tt]rade%s+turnover%f[%A]",     "%f[%a][Tt]rade%s+between%s"};
  return !c->han && !context_of(c, NAME_SECTOR, NULL) &&
         words_any(c, c->from, c->to, trade, sizeof trade / sizeof *trade);
}

/* "Exports to Spain, led by cars, rose to 61 billion. Imports fell to 30 billion.": of all goods, and so is the next.
 */
static bool goes_on_with_all(const Search *s) {
  const Context *c = s->context;
  const Reading *r = s->reading;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (in_a_remark(c, r, m) || of_other_flow(c, r, m)) return true;
  const Claim *last = c->document->figure_known ? &c->document->last_figure : NULL;
  if (!last || c->han || last->sentence + 1 < c->number || context_of(c, NAME_SECTOR, NULL)) return false;
  const char *metric = text_of(claim_get(last, NAME_metric));
  bool flow = metric && (strncmp(metric, "export_value", 12) == 0 || strncmp(metric, "import_value", 12) == 0);
  return flow && !claim_get(last, NAME_sector) && s->reading->value && s->reading->value->type != NAME_QUANTITY;
}

/* "South Korea's total exports", "出口总额": those of all goods, whatever was told of before. */
bool fill_is_total(const Search *s) {
  static const char *const whole[] = {"%f[%a][Tt]otal%s+$", "%f[%a][Oo]verall%s+$", "%f[%a][Mm]erchandise%s+$",
                                      "%f[%a][Tt]otal%s+goods%s+$", "%f[%a][Tt]otal%s+merchandise%s+$"};
  static const char *const sums[] = {"总额", "总值", "總額", "總值"};
  const Mention *head = s->reading->head;
  const Context *c = s->context;
  if (!head || !list_is_flow(head->list)) return false;
  if (goes_on_with_all(s)) return true;
  Window before = window_before(c, head->from, 24);
  if (words_match(c, head->from, head->to, "^[Tt]otal%s") || words_match(c, head->from, head->to, "^[Oo]verall%s"))
    return true;
  uint32_t to = head->to + 6 < c->to ? head->to + 6 : c->to;
  if (c->han && chinese_whole_flow(c, s->reading)) return true;
  if (s->reading->value && s->reading->value->type != NAME_QUANTITY && !c->han) {
    const Context *last = c->number ? document_sentence(c->document, c->number - 1) : c;
    if (tells_trade_of_two(c) || (last->block == c->block && tells_trade_of_two(last))) return true;
  }
  return window_any(&before, whole, sizeof whole / sizeof *whole) ||
         (c->han && words_any(c, head->from, to, sums, sizeof sums / sizeof *sums));
}
