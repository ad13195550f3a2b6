/* Sites: where a plant stands that is closed, left or built. */
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static const char *step_of(const Mention *m, const Mention *verb) {
  return m->clause == verb->clause ? "clause" : "sentence";
}

/* "at Port Talbot": a site that no lexicon knows, so that none from afar may stand in for it. */
bool firm_stands_elsewhere(const Context *c, const Mention *verb) {
  size_t end = (size_t)c->to + 2 < c->document->length ? (size_t)c->to + 2 : c->document->length;
  PatternMatch match;
  for (size_t at = verb->to > 0 ? verb->to - 1 : 0;; at = match.to - 1) {
    if (!pattern_find(c->document->patterns, c->text, end, at, "%f[%a][ia][nt]%s+%f[%u]", &match) || match.to > c->to)
      return false;
    bool dated = false;
    EACH_MENTION (date, c, NAME_DATE) dated |= date->from <= match.to && date->to > match.to;
    if (!dated) return true;
  }
}

static bool is_left(const char *word) {
  static const char *const words[] = {"in", "from", "of", "at", "在", "从", "由", "于", "於", NULL};
  return word_listed(word, words);
}

/* "退出巴西", "撤离中国": what is left is where the plants were. */
static bool is_quit(const Context *c, const Mention *m) {
  static const char *const verbs[] = {"退出", "撤出", "撤离", "撤離", "离开", "離開", "告别"};
  Window before = window_before(c, m->from, 6);
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (window_ends(&before, verbs[i])) return true;
  return false;
}

/* "the German firm Leoni", "韩国企业": where a firm is at home. */
static bool is_home(const Window *after) {
  static const char *const firms[] = {"^%s+[%a-]*%s*[%l-]*%s*firm%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*company%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*%a*maker%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*giant%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*group%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*producer%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*supplier%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*industrialist%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*billionaire%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*tycoon%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*miner%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*trader%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*manufacturer%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*conglomerate%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*developer%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*retailer%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*multinational%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*start%-?up%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*operator%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*refiner%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*%a*builder%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*chain%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*brand%f[%A]",
                                      "^%s+[%a-]*%s*[%l-]*%s*utility%f[%A]",
                                      "^%s+partner%f[%A]",
                                      "^企业",
                                      "^公司",
                                      "^厂商"};
  return window_any(after, firms, sizeof firms / sizeof *firms);
}

/* "日本马达大厂「北浦电机」宣布": likewise, in Chinese. */
static bool is_chinese_home(const Context *c, const Mention *m) {
  static const char *const firms[] = {"厂商", "廠商", "大厂", "大廠", "巨头",   "巨頭",   "企业",
                                      "企業", "公司", "车企", "車企", "制造商", "製造商", "品牌"};
  static const char *const cuts[] = {"的", "在", "，", "、", "工厂", "工廠", "生产", "省", "市"};
  enum { REACH = 27 };
  PatternMatch match;
  if (!chinese_at(c, m->from)) return false;
  uint32_t to = m->to + REACH < c->to ? m->to + REACH : c->to;
  for (size_t i = 0; i < sizeof firms / sizeof *firms; i++)
    if (words_find(c, m->to, to, firms[i], &match) &&
        !words_any(c, m->to, m->to + match.from, cuts, sizeof cuts / sizeof *cuts))
      return !place_is_province(m->code);
  return false;
}

bool firm_is_home(const Context *c, const Mention *place) {
  if ((unsigned char)c->text[place->from] >= 0x80) return false;
  Window after = window_after(c, place->to, 32);
  return is_home(&after);
}

/* "moved production to a plant in Vietnam": where it goes to, not where it leaves. */
static bool is_goal(const Context *c, const Mention *verb, const Mention *m) {
  static const char *const moves[] = {"mov", "shift", "transfer", "relocat", "reshor", "nearshor", "switch"};
  static const char *const home[] = {"回迁", "回遷", "迁回", "遷回", "移回", "转回", "搬回"};
  if (m->from == verb->to && c->han)
    for (size_t i = 0; i < sizeof home / sizeof *home; i++) {
      Window word = window_of(c, verb->from, verb->to);
      if (window_ends(&word, home[i])) return true; /* "将生产线回迁日本" */
    }
  if (m->from <= verb->to || (unsigned char)c->text[verb->from] >= 0x80) return false;
  Window words = window_of(c, verb->from, verb->to);
  if (!window_any(&words, moves, sizeof moves / sizeof *moves)) return false;
  Window between = window_of(c, verb->to, m->from);
  return window_has(&between, "%f[%a]to%f[%A]") && !window_has(&between, "%f[%a]to%f[%A].*%f[%a]from%f[%A]") &&
         !window_has(&between, "%f[%a]to%f[%A].*out%s+of%f[%A]");
}

/* "产能并入马来西亚", "产线移往越南与泰国": behind a word for where production goes, in the same clause. */
static bool is_goal_in_chinese(const Context *c, const Mention *m) {
  static const char *const to_court[] = {"向", "在", "于"};
  uint32_t near = m->to + 40 < c->to ? m->to + 40 : c->to;
  if (chinese_at(c, m->from) &&
      words_any(c, clause_from(c, m), m->from, to_court, sizeof to_court / sizeof *to_court) &&
      words_match(c, m->to, near, "法院"))
    return !place_is_province(m->code); /* "向美国得州法院申请破产": where it is filed */
  static const char *const goes[] = {"转调", "轉調", "调往", "調往", "移往",   "转往",   "轉往",   "迁往",   "遷往",
                                     "搬往", "并入", "併入", "移至", "移到",   "转移到", "轉移到", "转移至", "搬到",
                                     "搬至", "迁到", "迁至", "遷至", "转至",   "轉至",   "转到",   "轉到",   "移师",
                                     "移師", "落脚", "落戶", "落户", "转移往", "轉移往", "分散到", "分散至"};
  if (!chinese_at(c, m->from)) return false;
  return words_any(c, clause_from(c, m), m->from, goes, sizeof goes / sizeof *goes);
}

/* "柏林工厂", "中山厂区": the place that a plant is called by. */
static bool names_plant(const Context *c, const Mention *m) {
  static const char *const plants[] = {"^工厂", "^工廠",     "^厂",     "^市工厂", "^市工廠", "^市厂",   "^廠",
                                       "^基地", "^生产基地", "^分厂",   "^园区",   "^生产线", "^生產線", "^产线",
                                       "^產線", "^分公司",   "^子公司", "^门店",   "^總廠"};
  if (!chinese_at(c, m->from)) return false;
  return words_match(c, m->from, m->to, "厂$") || words_match(c, m->from, m->to, "廠$") ||
         words_any(c, m->to, c->to, plants, sizeof plants / sizeof *plants);
}

/* "Japan's Kitagawa shut its plant in March", in a text about another country: where the firm is from. */
static bool owns_firm(const Context *c, const Mention *m) {
  bool own = words_match(c, m->to, c->to, "^'s%s+%u%l") || words_match(c, m->to, c->to, "^’s%s+%u%l");
  const LastClaim *last = &c->document->last_exit;
  bool near = last->known && last->sentence < c->number && last->sentence + 2 >= c->number;
  if (own && near && last->place.kind == VALUE_TEXT && !code_is(last->place.text, place_value(m))) return true;
  return own && place_elsewhere(c, m->code);
}

/* The place that qualifies the plant, or follows "in", "from", "out of"; never where it goes to. */
static const Mention *nearest_site(const Context *c, const Mention *verb, const Mention *head) {
  static const char *const goes[] = {"to", "into", "向", "至", "到", "回", "往", "入", NULL};
  static const char *const offices[] = {"^[^，。、]*律师事务所", "^[^，。、]*會計師事務所"};
  enum { NAMED_AFTER = 20, NEXT = 3 };
  const Mention *best = NULL;
  double best_cost = 0;
  EACH_MENTION (m, c, NAME_PLACE) {
    SmallWord word = place_word_before(c, m);
    Window after = window_after(c, m->to, 32);
    bool plant =
        names_plant(c, m) && (head ? m->to == head->from : m->to <= verb->from && verb->token - m->last <= NEXT);
    if (c->han && words_any(c, m->to, m->to + 60 < c->to ? m->to + 60 : c->to, offices, 2)) continue; /* its lawyers */
    if (words_match(c, m->to, c->to, "^%-%l") && !words_match(c, m->to, c->to, "^%-based")) continue; /* "-made" */
    if (m->inside || code_is(m->code, "WLD") || exit_blamed(c, m) || word_listed(word.text, goes) ||
        is_goal(c, verb, m) || is_goal_in_chinese(c, m) ||
        (!plant && (place_is_of_name(c, m) || place_imposes(c, m) ||
                    (m->to <= verb->from && (is_home(&after) || owns_firm(c, m) || is_chinese_home(c, m))))))
      continue;
    bool apart = chinese_at(c, m->from) && m->from > verb->to && words_match(c, verb->to, m->from, "；");
    if (apart) continue; /* of another exit */
    bool left = is_left(word.text) || is_quit(c, m), behind = head && m->from >= head->to;
    double cost = context_distance(m, head ? head : verb);
    if (strlen(m->code) > 6) cost += 8; /* a region: no plant stands in all of it */
    if (m->from >= verb->to) cost -= 4;
    if (left) cost -= 6;
    bool own = head && m->from >= verb->to &&
               m->to < head->from && /* "close its Beijing phone plant and move to Hanoi" */
               words_match(c, m->to, head->from, "^%s+%l*[%s-]?%l*[%s-]?$");
    if (own) cost = -NAMED_AFTER, left = true;
    if (names_plant(c, m)) cost = plant ? -NAMED_AFTER : 0, left = true;
    if (!left && behind) cost += 12;
    if (!left && m->to <= verb->from && !(head && m->to <= head->from && m->from >= verb->to)) cost += 12;
    if (!best || cost < best_cost) best = m, best_cost = cost;
  }
  EACH_MENTION (m, c, NAME_PLACE) /* "中国天津": the town of it */
    if (best && code_is(best->code, "CHN") && m->from == best->to && place_is_province(m->code)) best = m;
  return best && best_cost < 16 ? best : NULL;
}

/* The first place in China before the verb. */
static const Mention *first_in_china(const Context *c, const Mention *verb) {
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->to <= verb->from && !m->inside && place_is_province(m->code)) return m;
  return NULL;
}

/* The company before the verb, where nothing tells that it acts anywhere but at home. */
static const Mention *at_home(const Context *c, const Mention *verb) {
  enum { BACK_MOST = 6 };
  const LastClaim *told = &c->document->last_exit;
  const Mention *firm = NULL;
  if (context_of(c, NAME_PLACE, NULL) || context_of(c, NAME_factory_cue, NULL) || firm_stands_elsewhere(c, verb))
    return NULL; /* works may stand anywhere */
  if (told->known && told->sentence + BACK_MOST >= c->number && told->place.kind == VALUE_TEXT) return NULL;
  EACH_MENTION (m, c, NAME_ORG)
    if (!m->inside && m->to <= verb->from && m->org && m->org->kind == ORG_COMPANY && m->org->place) firm = m;
  return firm;
}

/* Where a plant is closed or left. */
Found firm_site(Context *c, const Reading *r) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor, *best = nearest_site(c, verb, r->head);
  static const char *const part[] = {"of%s+them%s+[%l%s]*%f[%a]in%s+t?h?e?%s*$",
                                     "of%s+which%s+[%l%s%d,]*%f[%a]in%s+t?h?e?%s*$"};
  if (best && r->value && !c->han && best->from > r->value->to &&
      words_any(c, r->value->to, best->from, part, sizeof part / sizeof *part))
    best = NULL; /* "9,000 jobs, 5,000 of them in Peru": where a part of them is */
  if (!best && chinese_sentence(c)) best = first_in_china(c, verb);
  const LastClaim *told = &c->document->last_exit; /* "..., putting 3,000 jobs at risk": where the sentence said */
  if (!best && told->known && told->sentence == c->number && code_is(told->table, r->rule->table) &&
      told->place.kind == VALUE_TEXT)
    return (Found){told->place, NULL, "sentence"};
  bool of_name = best && chinese_sentence(c) && best->clause < verb->clause; /* "甲省某厂关停其乙市…，涉及员工…" */
  if (of_name && told->known && told->sentence == c->number && code_is(told->table, r->rule->table) &&
      told->place.kind == VALUE_TEXT && r->value)
    return (Found){told->place, NULL, "sentence"};
  const LastClaim *before = &c->document->last_exit; /* "该工厂": the one told before */
  if (!best && chinese_sentence(c) && before->known && c->number - before->sentence <= 2 &&
      code_is(before->table, r->rule->table) && before->place.kind == VALUE_TEXT &&
      words_match(c, c->from, c->to, "该"))
    return (Found){before->place, NULL, "previous"};
  if (!best && (words_match(c, c->from, verb->from, "在华") || words_match(c, c->from, verb->from, "在華")))
    return (Found){value_text("CHN"), NULL, "sentence"};
  if (!best && chinese_sentence(c)) { /* "微软裁员1万人": where the firm is at home */
    EACH_MENTION (org, c, NAME_ORG)
      if (org->to <= verb->from && org->org && org->org->kind == ORG_COMPANY && org->org->place && !org->inside)
        return (Found){value_text(org->org->place), org, "clause"};
    const LastClaim *last = &c->document->last_exit;
    bool goes_on = last->known && c->number - last->sentence <= 2 && code_is(last->table, r->rule->table);
    if (goes_on && last->place.kind == VALUE_TEXT && !context_of(c, NAME_PLACE, NULL) && !context_of(c, NAME_ORG, NULL))
      return (Found){last->place, NULL, "previous"};
  }
  if (!best && !chinese_sentence(c) && at_home(c, verb)) /* "Norvik will cut 3,000 jobs" */
    return (Found){value_text(at_home(c, verb)->org->place), at_home(c, verb), "sentence"};
  if (!best && !chinese_sentence(c)) /* "The Swiss drugmaker will shed 200 jobs": at home */
    EACH_MENTION (m, c, NAME_PLACE)
      if (!m->inside && m->to <= verb->from && firm_is_home(c, m) && !firm_stands_elsewhere(c, verb))
        return (Found){value_text(place_value(m)), m, "sentence"};
  EACH_MENTION (m, c, NAME_PLACE)
    if (!best && !m->inside && owns_firm(c, m) && told->known && told->sentence + 2 >= c->number &&
        told->place.kind == VALUE_TEXT)
      return (Found){told->place, NULL, "previous"};
  if (!best && firm_stands_elsewhere(c, verb)) { /* a town that no lexicon knows: of the country the text is about */
    const char *about = town_of_sentence(c);
    if (!about) about = document_dominant(c->document, NAME_PLACE);
    if (!about) about = town_of_dateline(c->document);
    return about && strlen(about) == 3 ? (Found){value_text(about), NULL, "document"} : (Found){.step = "none"};
  }
  if (!best) return nothing;
  const Mention *city = best; /* a plant stands in the city; the capital's name is the government's elsewhere */
  EACH_MENTION (other, c, NAME_PLACE)
    if (other->from == best->from && other->to == best->to && place_is_province(other->code)) city = other;
  if (code_is(city->code, "EU")) return (Found){value_text("BEL"), city, "clause"}; /* "its Brussels plant" */
  return (Found){value_text(place_value(city)), city, step_of(city, verb)};
}

/* "from China to India and Vietnam": where production goes. */
Found firm_goal(const Context *c, const Reading *r) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor;
  EACH_MENTION (m, c, NAME_PLACE) {
    static const char *const goes[] = {"to", "for", "into", NULL}, *const ends[] = {"到$", "至$", "往$",
                                                                                    "回$", "入$", "了$"};
    bool right_behind = (m->from == verb->to || m->from == verb->to + 3) && chinese_at(c, verb->from) &&
                        words_any(c, verb->from, m->from, ends, sizeof ends / sizeof *ends); /* "生产转移到越南" */
    if (m->inside || m->from < verb->to || !(right_behind || word_listed(place_word_before(c, m).text, goes))) continue;
    if (code_is(place_word_before(c, m).text, "for") && words_match(c, m->to, c->to, "^[%a%s]-%f[%a]to%s+%u"))
      continue; /* "cameras for Peru from China to Ghana": who buys them */
    MentionList list;
    CodeList codes = {.count = 0};
    fill_list(c, m, &list);
    for (size_t i = 0; i < list.count; i++)
      if (list.item[i]->from >= m->from) codes_add(&codes, place_value(list.item[i]));
    return (Found){value_list(c->document, &codes), m, step_of(m, verb)};
  }
  return nothing;
}

/* "The decision puts 300 jobs at risk": when and where the exit was that was told just before. */
Found firm_exit_before(const Context *c, const Reading *r, SlotKind kind) {
  enum { BACK_MOST = 2 };
  const LastClaim *last = &c->document->last_exit;
  bool near = r->rule->kind == RULE_EXIT && last->known && last->sentence < c->number &&
              last->sentence + BACK_MOST >= c->number && last->block == c->block;
  const Value *value = kind == SLOT_PERIOD ? &last->period : &last->place;
  bool own = context_of(c, NAME_ORG, NULL) != NULL; /* another firm, another exit */
  if (!near || own || kind == SLOT_SECTOR || value->kind != VALUE_TEXT) return nothing;
  return (Found){*value, NULL, "previous"};
}

/* "Larkspur left Peru. Nordwell filed for bankruptcy.": what was told of the first says nothing of the second, unless
 * the sentence goes on with it ("Nordwell, too"). */
bool firm_is_another(const Context *c, const Reading *r, const Found *actor) {
  enum { BACK_MOST = 3 };
  static const char *const joined[] = {"%f[%a]also%f[%A]",
                                       "%f[%a]too%f[%A]",
                                       "%f[%a]likewise%f[%A]",
                                       "%f[%a]there%f[%A]",
                                       "%f[%a]as%s+well",
                                       "%f[%a][Aa]nother%f[%A]",
                                       "%f[%a]same%f[%A]",
                                       "%f[%a][Tt]he%s+country%f[%A]",
                                       "%f[%a][Rr]ival%f[%A]",
                                       "也",
                                       "同样",
                                       "同樣",
                                       "亦",
                                       "当地",
                                       "同日",
                                       "此外"};
  const LastClaim *last = &c->document->last_exit;
  const Value *firm = &actor->value;
  if (r->rule->kind != RULE_EXIT || !last->known || last->sentence >= c->number) return false;
  if (last->sentence + BACK_MOST < c->number || !actor->mention || actor->mention->to > c->to) return false;
  if (firm->kind != VALUE_LIST || firm->count != 1 || actor->mention->from < c->from) return false;
  if (code_is(actor->step, "previous") || value_same(firm, &last->actor)) return false;
  bool named = false; /* by a name of its own, no noun: "the mill" */
  EACH_MENTION (org, c, NAME_ORG)
    named |= org->from == actor->mention->from && org->org && org->org->kind == ORG_COMPANY;
  char first = firm->list[0][0];
  named |= !c->han && first >= 'A' && first <= 'Z' && strstr(firm->list[0], " companies") == NULL;
  return named && !words_any(c, c->from, c->to, joined, sizeof joined / sizeof *joined);
}

/* "by the plant's closure", "the shutdown": a noun that goes back to the exit told just before. */
bool firm_told(const Context *c, const Reading *r) {
  const LastClaim *last = &c->document->last_exit;
  if (!r->trigger || !last->known || !code_is(last->table, r->rule->table) || last->sentence == c->number) return false;
  if (last->sentence + 4 < c->number) return false;
  Window words = window_of(c, r->trigger->from, r->trigger->to), before = window_before(c, r->trigger->from, 24);
  if (!window_has(&words, "^closure") && !window_has(&words, "^shutdown")) return false;
  static const char *const new[] = {"%f[%a]announce[sd]%s+the%s+$", "%f[%a]confirm[se][d]?%s+the%s+$",
                                    "%f[%a]announcing%s+the%s+$",   "%f[%a]approved%s+the%s+$",
                                    "%f[%a]plans%s+the%s+$",        "%f[%a]unveiled%s+the%s+$"};
  if (window_any(&before, new, sizeof new / sizeof *new) &&
      (words_match(c, r->trigger->to, c->to, "^%s+of%s") || words_match(c, r->trigger->from, r->trigger->to, "%sof$")))
    return false; /* "Norvik announced the closure of its mill": one of its own */
  return window_has(&before, "%f[%a]the%s+$") || window_has(&before, "[’']+s%s+%l+%s+$") ||
         window_has(&before, "’s%s+%l+%s+$") || window_has(&before, "^%W*its%s+$") ||
         window_has(&before, "%f[%a]this%s+$") || window_has(&before, "%f[%a]to%s+the%s+%l+%s+%l*%s*$") ||
         window_has(&before, "%f[%a]the%s+%l+[’']+s%s+$");
}

/* "Three shipyards went bankrupt: A, B and C": the figure counts those that are named, each of which is one. */
void firm_settle(ClaimDocument *document, const Reading *r, Claim *claim) {
  const Value *actor = claim_get(claim, NAME_actor), *value = claim_get(claim, NAME_value);
  const char *place = text_of(claim_get(claim, NAME_place)), *goal = text_of(claim_get(claim, NAME_partner));
  if (r->rule->kind == RULE_EXIT && place && code_is(goal, place)) { /* back home: from where the text is about */
    const char *about = document_dominant(document, NAME_PLACE);
    bool elsewhere = about && strcmp(place_country(about), place) != 0;
    claim_set(document, claim, NAME_place, elsewhere ? value_text(place_country(about)) : (Value){.kind = VALUE_NONE});
  }
  if (r->rule->kind != RULE_EXIT || !actor || !value || actor->kind != VALUE_LIST || actor->count < 2) return;
  if (value->kind != VALUE_NUMBER || value->number != actor->count) return;
  claim_set(document, claim, NAME_value, (Value){.kind = VALUE_NONE});
  claim_set(document, claim, NAME_unit, (Value){.kind = VALUE_NONE});
}

/* "Norvik's revenue fell to 3 million": the seat of a firm with works all over the world, by its name in the sentence
 * or in a heading. NULL: there is none, or it is no result of a firm. */
static const char *seat_told(const Context *c, const Reading *r, const Claim *claim) {
  static const char *const results[] = {"revenue", "net_",     "profit", "operating_", "gross_profit", "ebit",
                                        "free_ca", "dividend", "losses", "capital_ex", "cash_flow"};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  bool result = false;
  for (size_t i = 0; metric && i < sizeof results / sizeof *results; i++)
    result |= strncmp(metric, results[i], strlen(results[i])) == 0;
  if (!result || c->han || !r->value || !code_is(claim->table, "finance_debt")) return NULL;
  bool named = false;
  const char *seat = NULL;
  EACH_MENTION (org, c, NAME_ORG) {
    if (org->inside || !org->org || org->org->kind != ORG_COMPANY || org->from > r->value->from) continue;
    named = true;
    seat = org->org->place ? NULL : org->org->home;
  }
  if (named) return seat;
  uint32_t headings[3];
  size_t count = document_headings(c->document, c->number, headings);
  for (size_t i = 0; i < count; i++)
    EACH_MENTION (org, document_sentence(c->document, headings[i]), NAME_ORG)
      if (!org->inside && org->org && org->org->kind == ORG_COMPANY) return org->org->place ? NULL : org->org->home;
  return NULL;
}

/* Whether a firm lends: what it gives is none of its own debt. */
static bool is_lender(const Context *c, const Mention *firm) {
  static const char *const gives[] = {
      "^%s+%a*%s*lent%f[%A]",     "^%s+%a*%s*lends%f[%A]",    "^%s+%a*%s*loaned%f[%A]",
      "^%s+%a*%s*provide[ds]?%s", "^%s+%a*%s*grant[es]*d?%s", "^%s+%a*%s*extend[es]*d?%s",
      "^%s+%a*%s*approve[ds]?%s", "^%s+%a*%s*offer[es]*d?%s", "^%s+%a*%s*disburse[ds]?%s"};
  return words_any(c, firm->to, c->to, gives, sizeof gives / sizeof *gives);
}

/* "Kenya Airways has defaulted", "Nippon Steel borrowed": the home of the firm that a sentence is about, which another
 * country of the sentence before is not. NULL: it is about none that is known, nor one that a country gives its name.
 */
static const char *subject_home(const Context *c, const Reading *r) {
  if (!r->value || c->han) return NULL;
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside && org->org && org->org->kind == ORG_COMPANY && org->to <= r->value->from)
      return is_lender(c, org) ? NULL : org->org->home;
  const Mention *first = c->mentions ? c->mention : NULL;
  if (!first || first->type != NAME_PLACE || first->from > c->from + 4 || first->to > r->value->from) return NULL;
  NameRun runs[RUNS_MOST];
  size_t count = runs_find(c->text, c->document->length, c->from, r->value->from, runs);
  bool names = count && runs[0].from == first->from && runs[0].to > first->to + 1;
  return names && !is_lender(c, &(Mention){.to = (uint32_t)runs[0].to}) ? place_country(first->code) : NULL;
}

/* What a firm earned is told in the money of its home, where neither its sentence nor its name says where that is. */
void firm_settle_home(const Context *c, const Reading *r, Claim *claim) {
  bool result = r->head && (r->head->list == NAME_result_cue || r->head->list == NAME_firm_sales_cue);
  if (c->han || !code_is(claim->table, "finance_debt")) return;
  const char *seat = seat_told(c, r, claim), *subject = !result && !seat ? subject_home(c, r) : NULL;
  if (!result && !seat && !subject) return;
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    bool told = span->field == NAME_place && span->path &&
                (code_is(span->path, "match") || code_is(span->path, "clause") || code_is(span->path, "sentence"));
    if (told) return;
  }
  const char *home = seat ? seat : subject;
  EACH_MENTION (money, c, NAME_MONEY)
    if (!home) home = place_of_currency(money);
  if (!home && !context_of(c, NAME_MONEY, NULL) && r->value && r->value->type == NAME_PERCENT)
    home = document_currency_place(c->document);
  static const char *const american[] = {"10%-[KQ]%f[%A]", "%f[%a]Inc%f[%A]", "%f[%a]Corp%f[%A]", "%f[%a]NYSE%f[%A]",
                                         "%f[%a]Nasdaq%s*:"};
  PatternMatch match;
  const char *place = text_of(claim_get(claim, NAME_place));
  for (size_t i = 0; !home && place && i < sizeof american / sizeof *american; i++)
    if (document_find(c->document, DOCUMENT_HEAD, american[i], &match)) home = "USA";
  if (home) claim_set(c->document, claim, NAME_place, value_text(home));
}
