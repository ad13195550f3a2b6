/* The sides of an act of trade: who lays it, and whom it is aimed at. A sentence names them, or goes on with the act
 * told just before, or stands below a heading or in a notice that does. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/epithet.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static Found codes_found(const Context *c, const char *code, const Mention *m, const char *step) {
  CodeList one = {1, {code}};
  return (Found){value_list(c->document, &one), m, step};
}

/* The act told just before; a little farther back for a sentence that names nobody ("The review was launched ..."). */
const LastAct *act_last(const Context *c) {
  enum { NEAR = 2, FAR = 5 };
  const LastAct *last = &c->document->last_act;
  bool silent = !context_of(c, NAME_PLACE, NULL) && !context_of(c, NAME_ORG, NULL);
  return last->known && c->number - last->sentence <= (silent ? FAR : NEAR) ? last : NULL;
}

/* The act that the text opens with, where a third side acts that names neither goods nor whom it is aimed at: "The
 * United States has had duties on them since 2019", in a text on what Canada lays on China; NULL: it is no such. */
const LastAct *act_of_topic(const Context *c, const Value *imposer) {
  const LastAct *first = &c->document->first_act;
  if (!first->known || c->document->spoken || !imposer || imposer->kind != VALUE_LIST || imposer->count != 1)
    return NULL;
  const char *code = imposer->list[0];
  return value_has(&first->imposers, code) || value_has(&first->target, code) || code_is(code, "WLD") ? NULL : first;
}

/* The country of the official publisher: who acts in the title of a notice. */
Found act_publisher(Context *c, const Reading *r, const Claim *claim) {
  (void)r, (void)claim;
  const char *code = document_publisher_place(c->document);
  return code ? codes_found(c, code, NULL, "document") : nothing;
}

static bool heading_between(const Context *c, uint32_t after) {
  for (uint32_t number = after + 1; number < c->number; number++)
    if (document_zone(c->document, number) == ZONE_HEADING) return true;
  return false;
}

static bool is_world(const Found *f) {
  return f->value.kind == VALUE_LIST && f->value.count == 1 && code_is(f->value.list[0], "WLD");
}

/* "the new duties on Chinese cars", behind what China threatened the EU with: who acted before is now acted upon. */
static bool faces_last(Context *c, const Reading *r, const LastAct *last) {
  Found aimed = role_target(c, r, NULL);
  return aimed.value.kind == VALUE_LIST && aimed.value.count == 1 && last->imposer &&
         code_is(aimed.value.list[0], last->imposer) && last->target.kind == VALUE_LIST && last->target.count == 1 &&
         !code_is(last->target.list[0], "WLD") && !code_is(last->target.list[0], last->imposer);
}

/* Whether the one side found far from an act is the one that its sentence says it falls on ("on cars from China"). */
static bool is_aimed(Context *c, const Reading *r, const Found *f) {
  if (!r->measure || code_is(r->measure->code, "subsidy/industrial support") || chinese_sentence(c)) return false;
  if (f->value.kind != VALUE_LIST || f->value.count != 1) return false;
  Found aimed = role_target(c, r, NULL);
  return aimed.value.kind == VALUE_LIST && aimed.value.count == 1 && code_is(aimed.value.list[0], f->value.list[0]) &&
         aimed.mention && code_is(aimed.step, "clause");
}

/* "the WTO's director said", but no "in disregard of the WTO rules", "brought to the WTO": who is only named. */
static bool speaks_itself(const Context *c, const Mention *org, const Mention *verb) {
  static const char *const others[] = {"%f[%a]rules%f[%A]", "%f[%a]Studies%f[%A]", "%f[%a]former%f[%A]",
                                       "%f[%a]and%f[%A]"};
  Window before = window_before(c, org->from, 16);
  if (org->to > verb->from || window_has(&before, "%f[%a]to%s+t?h?e?%s*$") ||
      window_has(&before, "%f[%a]of%s+t?h?e?%s*$") || window_has(&before, "%f[%a]by%s+t?h?e?%s*$"))
    return false;
  return words_match(c, org->to, verb->from, "^[%a%s.’'-]*$") && !words_any(c, org->to, verb->from, others, 4);
}

static bool is_duty(const Reading *r) {
  static const char *const duties[] = {"tariff", "antidumping", "countervailing/antisubsidy", "safeguard", NULL};
  return r->measure && r->measure->code && word_listed(r->measure->code, duties);
}

/* "prepared a reply to Chile's tariff", "won a cut in U.S. duties": an act before a duty that may be another side's. */
static bool acts_on_another(const Reading *r) {
  static const uint16_t verbs[] = {NAME_weigh_cue, NAME_announce_cue, NAME_impose_cue, NAME_terminate_cue,
                                   NAME_lower_cue};
  if (!is_duty(r) || !r->trigger || r->trigger->to > r->measure->from) return false;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (r->trigger->list == verbs[i]) return true;
  return false;
}

bool act_on_anothers(Context *c, const Reading *r) {
  const Party *owner = acts_on_another(r) ? measure_owner(c, r->measure) : NULL;
  Found acting = owner ? role_imposer(c, r) : nothing;
  return acting.value.kind == VALUE_LIST && acting.value.count && !value_has(&acting.value, owner->code);
}

/* The acting side: in the sentence, else of the act told just before, else in the headings, else the publisher, else
 * the country of the authorities that the text names, else the one side that laid any before. */
Found act_imposer(Context *c, const Reading *r, const Claim *claim) {
  bool act = r->rule->kind == RULE_ACT; /* the WTO imposes nothing */
  if ((r->rule->is & IS_OFFICIAL) && r->trigger && !chinese_sentence(c)) {
    const LastAct *before = &c->document->last_act;
    bool trade = context_of(c, NAME_trade_matter_cue, NULL) || (before->known && c->number - before->sentence <= 4);
    const Party *official = trade ? official_side(c, r->trigger) : NULL;
    return official ? codes_found(c, place_country(official->code), official->mention, "clause") : nothing;
  }
  bool says = r->trigger && r->rule->kind == RULE_STATEMENT && !chinese_sentence(c);
  Window before = window_before(c, r->trigger ? r->trigger->from : r->anchor->from, 16);
  if (says && window_has(&before, "%f[%a]s?he%s+%l*%s*$")) {
    const Party *official = official_side(c, r->trigger);
    return official ? codes_found(c, place_country(official->code), official->mention, "previous") : nothing;
  }
  if (act && r->trigger && window_has(&before, "%f[%a]s?he%s+%l*%s*$") && !chinese_sentence(c)) {
    const Party *official = official_side(c, r->trigger); /* "he introduced tariffs" */
    if (official) return codes_found(c, place_country(official->code), official->mention, "previous");
  }
  static const char *const laws[] = {
      "^[Ss]ection%s+[1-4]%d%d", "CHIPS", "[Cc]hips", "^Inflation%s+Red", "芯片.*法", "通.削减", "降低通"};
  if (act && r->measure && words_any(c, r->measure->from, r->measure->to, laws, sizeof laws / sizeof *laws))
    return codes_found(c, "USA", r->measure, "clause"); /* of the American laws on trade */
  Window law = window_before(c, r->trigger ? r->trigger->from : r->anchor->from, 50);
  if (act && measure_is_support(r) && window_has(&law, "%f[%a]infrastructure%s+law%s+[%a%s]*$"))
    return codes_found(c, "USA", NULL, "clause"); /* one of its kind */
  if (act && r->trigger && (r->rule->is & IS_RECEIVED)) return measure_support_giver(c, r);
  Found signer = act ? decree_imposer(c, r) : nothing;
  if (signer.value.kind != VALUE_NONE) return signer;
  if (act && code_is(r->rule->unit_name, "cases")) { /* "over 30 cases were opened": by many */
    bool known = !r->rule->bears && role_imposer(c, r).value.kind != VALUE_NONE;
    return known ? nothing : codes_found(c, "WLD", NULL, "default"); /* of one side: its own act, told elsewhere */
  }
  Window lead = window_before(c, r->trigger ? r->trigger->from : r->anchor->from, 40);
  if (act && window_has(&lead, "%f[%a]the%s+bloc[’']?s?%s+[%a%s]-$")) { /* "the bloc said it would impose" */
    Found bloc = role_the_country(c, r);
    if (bloc.value.kind != VALUE_NONE) return bloc;
  }
  const Party *owner = act && acts_on_another(r) ? measure_owner(c, r->measure) : NULL;
  if (owner) return codes_found(c, place_country(owner->code), owner->mention, "clause");
  Found f = role_imposer(c, r);
  bool by_others =
      act && f.mention && r->measure && f.mention->to <= r->measure->from && r->trigger &&
      r->trigger->from >= r->measure->to && words_match(c, r->measure->to, r->trigger->from, "^%s+%a*%s*$") &&
      words_match(c, r->trigger->from, c->to, "^%l+ed%s+on%s+its%s"); /* "Peru and sanctions imposed on its ores" */
  if (by_others) return nothing;
  const LastAct *told = &c->document->last_act;
  enum { TOLD_BEFORE = 12 };
  if (f.value.kind == VALUE_NONE && act && (r->rule->is & IS_BEFORE) && told->known &&
      c->number - told->sentence <= TOLD_BEFORE)
    return (Found){told->imposers, NULL, "previous"}; /* "the cabinet chose to keep the duty" */
  const char *meant = act ? epithet_country(c, r->trigger ? r->trigger : r->anchor) : NULL;
  if (meant) return codes_found(c, meant, NULL, "previous"); /* "Africa's largest producer has barred exports" */
  if (f.value.kind == VALUE_NONE || (act && is_world(&f))) f = role_label_party(c);
  if (f.value.kind == VALUE_NONE) f = role_the_country(c, r);
  if (says && is_world(&f) && f.mention && f.mention->org && !speaks_itself(c, f.mention, r->trigger)) return nothing;
  if (f.value.kind != VALUE_NONE) return f;
  bool acts = r->rule->kind == RULE_ACT || r->rule->kind == RULE_NOTICE;
  if (!acts && chinese_at(c, r->anchor->from)) return nothing; /* who warns says so */
  bool rebate = r->measure && code_is(r->measure->code, "export rebate");
  if (acts && rebate && chinese_at(c, r->measure->from)) /* of the text's own country, which it need not name */
    return codes_found(c, "CHN", r->measure, "default");
  if (measure_is_support(r) && r->value) { /* the state whose money it is, or that the text is about */
    const char *home = place_of_currency(r->value);
    if (!home) home = document_dominant(c->document, NAME_PLACE);
    if (home && !code_is(home, "WLD")) return codes_found(c, place_country(home), NULL, "document");
  }
  const LastAct *last = act_last(c);
  if (last && heading_between(c, last->sentence)) last = NULL; /* who acts under another heading is no help */
  if (last && act && faces_last(c, r, last)) return (Found){last->target, NULL, "previous"};
  if (last) return (Found){last->imposers, NULL, "previous"};
  f = role_pronoun(c);
  if (f.value.kind == VALUE_NONE) f = role_heading_party(c);
  if (f.value.kind == VALUE_NONE || (act && is_world(&f))) f = act_publisher(c, r, claim);
  const char *home = f.value.kind == VALUE_NONE ? document_authority_place(c->document) : NULL;
  if (!home && f.value.kind == VALUE_NONE && act && r->measure && chinese_document(c->document) &&
      words_match(c, r->measure->from, r->measure->to, "^出口配"))
    home = "CHN"; /* whose exports a Chinese text speaks of */
  bool rated = r->measure && code_is(r->measure->code, "tariff") && !chinese_document(c->document);
  if (!home && f.value.kind == VALUE_NONE && act && rated) home = official_government(c->document);
  if (!home && f.value.kind == VALUE_NONE && act && is_duty(r)) home = c->document->sole_imposer;
  if (home) f = codes_found(c, home, NULL, "document");
  return act && is_aimed(c, r, &f) ? nothing : f;
}

/* Whether an act goes on with the one told before: the same side acts, and no goods of its own are named. */
static bool continues(const Context *c, const Claim *claim) {
  const LastAct *last = &c->document->last_act;
  const Value *mine = claim_get(claim, NAME_imposer);
  if (!last->known || !mine || mine->kind != VALUE_LIST || !mine->count || !code_is(last->imposer, mine->list[0]))
    return false;
  if (value_same(&last->target, &last->imposers)) return false; /* support at home: no duty goes on with it */
  const Mention *own = context_of(c, NAME_SECTOR, NULL);
  if (!own) return true;
  const Mention *first = context_of(c, NAME_MEASURE, NULL); /* "The tariff rate on cranes will rise under Section 7" */
  Window the = window_before(c, first ? first->from : c->from, 6);
  if (!context_of(c, NAME_PLACE, NULL) && !context_of(c, NAME_ORG, NULL) && window_has(&the, "%f[%a]the%s+$"))
    return true;
  return value_has(&last->sector, own->code);
}

/* "duties on these goods": those of the act told last. */
static bool same_goods(const Context *c, const Reading *r) {
  static const char *const words[] = {"%f[%a]th[eo]se%s+goods",
                                      "%f[%a]th[eo]se%s+products",
                                      "%f[%a]th[eo]se%s+imports",
                                      "%f[%a]such%s+goods",
                                      "%f[%a]such%s+products",
                                      "%f[%a]such%s+imports",
                                      "%f[%a]the%s+goods%f[%A]",
                                      "%f[%a]the%s+products?%f[%A]",
                                      "上述产品",
                                      "该产品",
                                      "该类产品"};
  Window after = window_after(c, r->measure ? r->measure->to : r->anchor->to, 90);
  return window_any(&after, words, sizeof words / sizeof *words);
}

/* "对上述两国的…": those that a sentence just before says goods come from. */
static Found aforesaid(const Context *c) {
  enum { BACK = 2 };
  static const char *const words[] = {"上述", "前述"};
  if (!words_any(c, c->from, c->to, words, sizeof words / sizeof *words)) return nothing;
  for (uint32_t back = 1; back <= BACK && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    size_t count;
    const Party *party = role_parties(other, &count);
    for (size_t i = 0; i < count; i++) {
      if (party[i].org || !role_acted_upon(other, party[i].mention)) continue;
      CodeList codes;
      role_with_list(other, &party[i], &codes);
      return (Found){value_list(c->document, &codes), party[i].mention, "previous"};
    }
  }
  return nothing;
}

static bool last_is_of(const Context *c, const char *type) {
  const LastAct *last = &c->document->last_act;
  return last->known && last->claim && code_is(text_of(claim_get(last->claim, NAME_measure_type)), type);
}

/* "Canada responded with tariffs", "announced retaliatory duties after Washington raised its own": against the side
 * that acted before. */
static Found answered(Context *c, const Reading *r, const Value *imposer) {
  static const char *const verbs[] = {"^respond", "^retaliat", "^hit back", "^hits back", "^counter",
                                      "^answer",  "^reciproc", "^反制",     "^报复"};
  const LastAct *last = &c->document->last_act;
  const Mention *said[] = {r->trigger, r->measure};
  bool answers = false;
  for (size_t i = 0; i < 2; i++) {
    Window words = said[i] ? window_of(c, said[i]->from, said[i]->to) : (Window){.context = c};
    answers |= said[i] && window_any(&words, verbs, sizeof verbs / sizeof *verbs);
  }
  if (!answers || !r->trigger) return nothing;
  EACH_MENTION (other, c, NAME_impose_cue) {
    const Party *party = other != r->trigger ? role_subject(c, other, true) : NULL;
    if (party && imposer && imposer->kind == VALUE_LIST && imposer->count && !code_is(party->code, "WLD") &&
        !code_is(party->code, imposer->list[0]))
      return codes_found(c, party->code, party->mention, "sentence");
  }
  bool theirs = last->known && c->number - last->sentence <= 4 && last->imposers.kind == VALUE_LIST;
  return theirs && !(imposer && value_same(imposer, &last->imposers)) ? (Found){last->imposers, NULL, "previous"}
                                                                      : nothing;
}

/* "opposes the tariffs", "will take countermeasures": words that answer what another side did, where no side is named;
 * "urged producers to cut output" answers none. */
static bool answers_measure(const Context *c) {
  static const char *const words[] = {"oppos",
                                      "dissatisf",
                                      "protest",
                                      "regret",
                                      "countermeasure",
                                      "counter%-measure",
                                      "retaliat",
                                      "etaliation",
                                      "unfair",
                                      "unjustif",
                                      "protection",
                                      "[Tt]ariff",
                                      "dut[yi]e?s?%f[%A]",
                                      "controls",
                                      "curbs",
                                      "restrictions",
                                      "[Ss]anction",
                                      "coerci",
                                      "discriminat",
                                      "WTO",
                                      "subsid",
                                      "legitimate",
                                      "bull[yi]",
                                      "decoupl",
                                      "violat",
                                      "unacceptable",
                                      "反对",
                                      "反對",
                                      "不满",
                                      "不滿",
                                      "反制",
                                      "关税",
                                      "關稅",
                                      "保护主义",
                                      "保護主義",
                                      "措施",
                                      "遗憾",
                                      "遺憾",
                                      "调查",
                                      "調查",
                                      "歧视",
                                      "限制"};
  return words_any(c, c->from, c->to, words, sizeof words / sizeof *words);
}

/* "reciprocal tariffs", "对等关税": on whoever has tariffs, where nobody is named. */
static bool is_reciprocal(const Context *c, const Mention *measure) {
  static const char *const names[] = {"^对等关税", "^對等關稅", "^互惠关税"};
  uint32_t from = measure->from > c->from + 11 ? measure->from - 11 : c->from;
  Window lead = window_before(c, measure->from, 20); /* "suspended its 34% reciprocal duty": that of before */
  if (window_has(&lead, "%d") || window_has(&lead, "%f[%a]its%s+[%l%s]*$")) return false;
  return words_match(c, from, measure->to, "eciprocal%s+[%l%s]*tariff") ||
         words_any(c, measure->from, measure->to, names, sizeof names / sizeof *names);
}

/* The side a measure is aimed at; export controls without one are aimed at the world, support at home. */
Found act_target(Context *c, const Reading *r, const Claim *claim) {
  enum { REACTION_MOST = 12 };
  const char *type = text_of(claim_get(claim, NAME_measure_type));
  const Value *imposer = claim_get(claim, NAME_imposer);
  if (code_is(type, "subsidy/industrial support"))
    return imposer ? (Found){*imposer, NULL, "default"} : (Found){.step = "default"};
  const LastAct *before = same_goods(c, r) ? act_last(c) : NULL;
  if (before && before->target.kind != VALUE_NONE) return (Found){before->target, NULL, "previous"};
  Found f = role_target(c, r, imposer);
  if (measure_held(r)) {
    Found own = measure_owned_target(c, r);
    if (own.value.kind != VALUE_NONE) return own;
    if (f.mention && r->measure && f.mention->from >= r->measure->to && !measure_owned_goods(c, r, f.mention))
      f = nothing; /* "Chile's controls on lithium have hurt Peru's firms" */
    if (f.value.kind == VALUE_NONE && measure_owned_on_goods(c, r)) return codes_found(c, "WLD", NULL, "default");
  }
  bool before_measure = !r->trigger && f.mention && r->measure && f.mention->from < r->measure->from;
  if (before_measure)
    return codes_found(c, "WLD", NULL, "default"); /* "hit back at the EU over Trump's 25% tariff on steel" */
  bool before_act = f.mention && r->trigger && f.mention->to <= r->trigger->from && code_is(f.step, "sentence");
  if (before_act && measure_on_goods(c, r)) /* "Peru condemned the decision to lay 9% on copper imports" */
    return codes_found(c, "WLD", NULL, "default");
  if (f.value.kind == VALUE_LIST && f.value.count) return f;
  static const char *const said[] = {"th[eo]s?e?%s+two%s+countries",
                                     "th[eo]s?e?%s+three%s+countries",
                                     "these%s+countries",
                                     "those%s+countries",
                                     "both%s+countries",
                                     "the%s+said%s+countries",
                                     "the%s+subject%s+countries",
                                     "these%s+%a+%s+countries"};
  const LastAct *told = &c->document->last_act;
  if (told->known && told->target.kind != VALUE_NONE && words_any(c, c->from, c->to, said, sizeof said / sizeof *said))
    return (Found){told->target, NULL, "previous"};
  if (r->rule->kind == RULE_ACT && !(r->rule->is & IS_BEFORE) && r->measure && is_reciprocal(c, r->measure))
    return codes_found(c, "WLD", NULL, "default");
  f = chinese_sentence(c) ? aforesaid(c) : nothing;
  if (f.value.kind == VALUE_LIST && f.value.count) return f;
  f = answered(c, r, imposer);
  if (f.value.kind != VALUE_NONE) return f;
  bool lists = code_is(type, "export control") && r->measure;
  if (lists) /* "put Huawei on its list": at the firm's home */
    EACH_MENTION (org, c, NAME_ORG)
      if (!org->inside && org->org && org->org->kind == ORG_COMPANY && org->org->place)
        return codes_found(c, org->org->place, org, "clause");
  if (code_is(type, "export control")) return codes_found(c, "WLD", NULL, "default");
  if (code_is(type, "safeguard") && (!last_is_of(c, type) || !continues(c, claim)))
    return codes_found(c, "WLD", NULL, "default");
  if (measure_on_goods(c, r)) return codes_found(c, "WLD", NULL, "default");
  const LastAct *last = act_last(c);
  if (last && last->target.kind != VALUE_NONE && continues(c, claim)) return (Found){last->target, NULL, "previous"};
  bool says = r->rule->kind == RULE_STATEMENT; /* of "the tariffs" that another side was told to raise */
  uint32_t back = (r->rule->is & IS_OFFICIAL) ? REACTION_MOST : 2;
  bool theirs = says && told->known && c->number - told->sentence <= back && imposer && imposer->kind == VALUE_LIST &&
                imposer->count && !code_is(told->imposer, imposer->list[0]);
  if ((r->rule->is & IS_OFFICIAL) && told->known && c->number - told->sentence <= REACTION_MOST && imposer &&
      told->claim && code_is(text_of(claim_get(told->claim, NAME_status)), "stated") &&
      told->target.kind == VALUE_LIST && told->target.count == 1 && imposer->kind == VALUE_LIST &&
      !code_is(told->target.list[0], imposer->list[0]))
    return (Found){told->target, NULL, "previous"}; /* what others were accused of just now */
  if (says && !answers_measure(c)) return nothing;
  if (theirs && !c->document->spoken) return (Found){told->imposers, NULL, "previous"};
  static const char *const cases[] = {"antidumping", "countervailing/antisubsidy", NULL};
  bool bare = !says && type && word_listed(type, cases) && !context_of(c, NAME_SECTOR, NULL);
  const LastAct *topic = bare ? act_of_topic(c, imposer) : NULL;
  return topic ? (Found){topic->target, NULL, "document"} : role_heading_target(c, imposer);
}
