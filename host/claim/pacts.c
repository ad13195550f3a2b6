/* Pacts: what any two sides sign, run, plan or talk about together, told by a noun ("an agreement with", "talks
 * between", "协议") or a verb that joins ("will cooperate", "共同开发").
 *
 * A side is a country, its government, or a firm with a home; a place before a firm's name is its home ("the Russian
 * company", "Indonesia's"). Who stands behind "with" or 与 is the other side, who stands before the verb the first;
 * "between" and a joint subject name both. A sentence that names only the other ("the company signed with") goes on
 * with the firm or the country that the text is about. */
#include "claim/pacts.h"

#include <string.h>

#include "claim/chinese.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

bool pact_about_china(const Context *c) {
  enum { SENTENCES_LEAST = 3 };
  const char *about = document_dominant(c->document, NAME_PLACE);
  return c->document->sentences < SENTENCES_LEAST || !about || place_in_china(about);
}
/* Whose text it is, for "the company", "it", a name that no list has. */
static const char *side_of_text(const Context *c, const CodeList *partners) {
  ClaimDocument *d = c->document;
  const LastClaim *last = &d->last_sides;
  bool near = last->known && last->sentence + 3 >= c->number && last->place.kind == VALUE_TEXT;
  const char *code = NULL;
  if (near && last->partner.kind == VALUE_LIST && last->partner.count && codes_have(partners, last->partner.list[0]))
    code = last->place.text;
  if (!code) code = document_home(d);
  if (!code && chinese_document(d)) code = document_home_province(d) ? document_home_province(d) : "CHN";
  if (!code) code = document_dominant(d, NAME_PLACE);
  if (!c->han && (!code || codes_have(partners, code))) code = document_publisher_place(d);
  if (!c->han && !code) code = official_government(d);
  return code && pact_is_country(code) && !codes_have(partners, code) ? code : NULL;
}

/* How many a sentence speaks of as known: "the three countries", "双方"; 0: none. */
static size_t told_group(const Context *c, uint32_t to) {
  static const char *const groups[] = {"%f[%a][Tt]he%s+two%s+%l+",
                                       "%f[%a][Bb]oth%s+countries",
                                       "%f[%a][Bb]oth%s+sides",
                                       "%f[%a][Bb]oth%s+governments",
                                       "%f[%a][Tt]he%s+three%s+%l+",
                                       "%f[%a][Tt]he%s+four%s+%l+",
                                       "%f[%a][Tt]he%s+five%s+%l+",
                                       "两国",
                                       "双方",
                                       "雙方",
                                       "兩國",
                                       "三国",
                                       "三方",
                                       "四国"};
  static const uint8_t counts[] = {2, 2, 2, 2, 3, 4, 5, 2, 2, 2, 2, 3, 3, 4};
  bool any = words_any(c, c->from, to, groups, sizeof groups / sizeof *groups);
  for (size_t i = 0; any && i < sizeof groups / sizeof *groups; i++)
    if (words_match(c, c->from, to, groups[i])) return counts[i];
  return 0;
}

/* The countries that a sentence shortly before named together, as many as are meant. */
static bool group_before(Context *c, size_t wanted, Pact *p) {
  enum { BACK_MOST = 5 };
  for (uint32_t back = 0; back <= BACK_MOST && back <= c->number; back++) { /* "visited Peru, where the two sides" */
    Context *other = document_sentence(c->document, c->number - back);
    Pact there;
    CodeList all = {.count = 0};
    pact_find_sides(other, &there);
    for (size_t i = 0; i < there.sides; i++) {
      if (there.side[i].mention->type == NAME_PAIR) codes_add(&all, "CHN");
      if (!place_is_province(there.side[i].code)) pact_add_country(&all, place_country(there.side[i].code));
    }
    if (all.count < 2 || (wanted > 2 && all.count != wanted)) continue;
    const char *about = document_dominant(c->document, NAME_PLACE);
    bool china = codes_have(&all, "CHN"); /* what it does with others is told of it */
    codes_add(&p->host, china ? "CHN" : codes_have(&all, about) ? about : all.item[0]);
    for (size_t i = 0; i < all.count && p->partners.count + 1 < wanted; i++)
      if (!code_is(all.item[i], p->host.item[0])) codes_add(&p->partners, all.item[i]);
    return true;
  }
  return false;
}

/* "agreed to make batteries together", "agreed on a smelter", "签约". */
static bool agrees_to(const Context *c, const Mention *t) {
  if (words_match(c, t->from, t->to, "^[签簽]约$") || words_match(c, t->from, t->to, "^簽約$")) return true;
  if (!words_match(c, t->from, t->to, "^agree")) return false;
  bool on = words_match(c, t->from, t->to, "%son$");
  if (!on && !words_match(c, t->to, c->to, "^%s+to%s") && !words_match(c, t->to, c->to, "^%s+in%s+principle%s+to%s"))
    return false;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (!m->inside && m->from >= t->to && m->clause == t->clause) return true;
  return false;
}

/* "Under a deal with Peru, Japan will build ...": who acts behind the words that open the sentence. */
static bool subject_behind(const Context *c, Pact *p, size_t with) {
  char word[16];
  for (size_t i = with + 1; i < p->sides; i++) {
    const Side *s = &p->side[i];
    pact_lead_word(c, s, word);
    bool acts = code_is(word, ",") &&
                (words_match(c, s->to, c->to, "^[%a%s'’-]-%f[%a]w[io][lu]l?l?d?%f[%A]") ||
                 words_match(c, s->to, c->to, "^%s+%l+s%f[%A]") || words_match(c, s->to, c->to, "^%s+%l+ed%f[%A]"));
    if (!acts || !pact_is_country(s->code)) continue;
    p->partners.count = 0;
    for (size_t k = with; k < i; k++) pact_add_country(&p->partners, p->side[k].code);
    codes_add(&p->host, s->code);
    p->first = s->mention;
    return p->partners.count > 0;
  }
  return false;
}

/* "leased the port to a Danish firm": from the one before the verb to the one behind it. */
static bool handed_over(const Context *c, const Mention *t, Pact *p) {
  static const char *const ways[] = {"in", "at", "near", "from", "by", "on", "over", "within", NULL};
  if (!context_of(c, NAME_transport_cue, NULL) && !context_of(c, NAME_park_cue, NULL)) return false;
  if (!pact_subjects_before(c, p, t->from, t->token)) return false;
  char word[16];
  for (size_t i = 0; i < p->sides; i++) {
    pact_lead_word(c, &p->side[i], word);
    if (p->side[i].from < t->to || word_listed(word, ways) || codes_have(&p->host, p->side[i].code)) continue;
    pact_add_country(&p->partners, p->side[i].code);
    p->partner = p->side[i].mention;
    return p->partners.count > 0;
  }
  return false;
}

/* "with a local partner to build a plant in Java", "with the government": who stands for the country where it will be.
 */
static bool local_partner(const Context *c, const Mention *t, Pact *p) {
  enum { REACH = 30 };
  static const char *const local[] = {"^%s+with%s+%u[%a-]+%s+to%s",
                                      "^%s+with%s+[%l%s-]-%f[%a]partners?%f[%A]",
                                      "^%s+with%s+[%l%s-]-%f[%a]government%f[%A]",
                                      "^%s+with%s+[%l%s-]-%f[%a]authorities%f[%A]",
                                      "^%s+with%s+[%l%s-]-%f[%a]firms?%f[%A]",
                                      "^%s+with%s+[%l%s-]-%f[%a]compan[iy]e?s?%f[%A]",
                                      "^%s+with%s+[%l%s-]-%f[%a]ministry%f[%A]"};
  char word[16];
  if (!words_any(c, t->to, c->to, local, sizeof local / sizeof *local) ||
      !pact_subjects_before(c, p, t->from, t->token))
    return false;
  for (size_t i = 0; i < p->sides; i++) {
    const Side *s = &p->side[i];
    if (s->mention->type != NAME_PLACE || s->from < t->to || s->token > t->last + REACH || strlen(s->code) != 3)
      continue;
    pact_lead_word(c, s, word);
    if (!code_is(word, "in") && !code_is(word, ",")) continue;
    pact_add_country(&p->partners, s->code);
    p->partner = s->mention;
    return true;
  }
  p->host.count = 0;
  return false;
}

/* English: by "with", "between", or a joint subject. */
static bool english(Context *c, const Mention *t, Pact *p) {
  enum { WITH = 16 };
  char word[16];
  if (words_match(c, c->from, t->from, "%f[%a]countries%s+[%l%s]*$")) return false; /* "forty countries have signed" */
  for (size_t i = 0; i < p->sides; i++) {                                           /* "between X and Y" */
    if (p->side[i].from < t->to || p->side[i].token > t->last + 8) continue;
    pact_lead_word(c, &p->side[i], word);
    bool by = code_is(word, "by"); /* "was signed by X and Y" */
    if (!code_is(word, "between") && !code_is(word, "among") && !by) continue;
    CodeList all;
    pact_take_list(c, p, i, &all);
    if (all.count < 2 && by) continue;
    if (all.count < 2) return false;
    codes_add(&p->host, all.item[0]);
    for (size_t k = 1; k < all.count; k++) codes_add(&p->partners, all.item[k]);
    p->first = p->side[i].mention;
    p->partner = p->side[i + 1].mention;
    return true;
  }
  if (t->list == NAME_handed_cue) return handed_over(c, t, p);
  size_t with = p->sides;
  for (size_t pass = 0; pass < 2 && with == p->sides; pass++)
    for (size_t i = 0; i < p->sides; i++) {
      const Side *s = &p->side[i];
      int64_t gap = s->from >= t->to ? (int64_t)s->token - t->last : (int64_t)t->token - s->last;
      if ((s->from >= t->to) != (pass == 0) || gap > WITH) continue;
      pact_lead_word(c, s, word);
      if (!code_is(word, "with") && !code_is(word, "alongside")) continue;
      if (pass == 1 && !context_last_between(c, NAME_sign_cue, c->from, s->from)) continue; /* "signed with" */
      with = i;
      break;
    }
  if (with < p->sides) {
    pact_take_list(c, p, with, &p->partners);
    if (p->partners.count == 0) return false;
    p->partner = p->side[with].mention;
    uint32_t before = p->side[with].from < t->from ? p->side[with].from : t->from,
             token = p->side[with].from < t->from ? p->side[with].token : t->token;
    if (pact_subjects_before(c, p, before, token)) return true;
    if (subject_behind(c, p, with)) return true;
    const char *own = side_of_text(c, &p->partners);
    if (own) codes_add(&p->host, own);
    return own != NULL;
  }
  static const char *const gives[] = {"award", "grant", "%f[%a]gave%f[%A]", "hand"};
  for (size_t i = 0; i < p->sides; i++) { /* "awarded the contract to" */
    const Side *s = &p->side[i];
    if (s->from < t->to || s->token > t->last + WITH ||
        !words_any(c, c->from, t->from, gives, sizeof gives / sizeof *gives))
      continue;
    pact_lead_word(c, s, word);
    if (!code_is(word, "to")) continue;
    pact_take_list(c, p, i, &p->partners);
    p->partner = s->mention;
    return p->partners.count && pact_subjects_before(c, p, t->from, t->token);
  }
  for (size_t i = 0; i + 1 < p->sides; i++) { /* "China-Laos cooperation" */
    const Side *a = &p->side[i], *b = &p->side[i + 1];
    if (b->from == a->to + 1 && c->text[a->to] == '-' && b->to <= t->from && t->token <= b->last + 4) {
      pact_add_country(&p->host, a->code);
      pact_add_country(&p->partners, b->code);
      p->first = a->mention;
      p->partner = b->mention;
      return p->host.count && p->partners.count;
    }
  }
  if (words_match(c, t->to, c->to, "^%s+with%f[%A]")) return local_partner(c, t, p); /* somebody that no list has */
  if (!pact_subjects_before(c, p, t->from, t->token) || p->host.count < 2) return false;
  CodeList all = p->host;
  p->host.count = 0;
  codes_add(&p->host, all.item[0]);
  for (size_t i = 1; i < all.count; i++) codes_add(&p->partners, all.item[i]);
  p->partner = p->first;
  const Mention *verb = context_last_between(c, NAME_sign_cue, p->first->to, t->to);
  if (!verb) verb = context_last_between(c, NAME_establish_cue, p->first->to, t->to);
  if (!verb) verb = context_last_between(c, NAME_amend_cue, p->first->to, t->to);
  static const char *const joins[] = {"^[Cc]o%-?op", "^[Cc]ollab", "^[Tt]eam", "^[Jj]oin", "^[Ww]ork",
                                      "^[Cc]o%-",    "talks",      "egotiat",  "iscussi"};
  enum { BESIDE = 6 };
  if (verb && agrees_to(c, t)) /* who agrees stands beside the verb */
    for (size_t i = p->sides; i-- > 0;)
      if (p->side[i].to <= t->from && codes_have(&all, p->side[i].code)) {
        if (t->token > p->side[i].last + BESIDE) return false;
        break;
      }
  static const char *const verbs[] = {"extend",   "renew",  "cancel",    "terminat", "ended", "scrap",
                                      "suspend",  "revis",  "launch",    "announc",  "form",  "establish",
                                      "set%s+up", "creat",  "discuss",   "hold",     "held",  "plan",
                                      "expand",   "deepen", "strengthen"};
  if (words_any(c, p->first->to, t->from, verbs, sizeof verbs / sizeof *verbs)) return true;
  return verb || words_any(c, t->from, t->to, joins, sizeof joins / sizeof *joins);
}

/* Where "with" stands before a side in Chinese: 与, 和, 同, 跟; UINT32_MAX: nowhere near. */
static uint32_t marked_with(const Context *c, const Side *s, uint32_t least) {
  static const char *const marks[] = {"与", "與", "和", "同", "跟"};
  enum { NEAR = 24 };
  uint32_t from = s->from > least + NEAR ? s->from - NEAR : least;
  for (uint32_t at = s->from; at >= from + 3; at--)
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
      if (memcmp(c->text + at - 3, marks[i], 3) == 0) return at - 3;
  return UINT32_MAX;
}

static bool stops_between(const Context *c, uint32_t from, uint32_t to) {
  static const char *const stops[] = {"。", "；", "：", "并", "而", "但"};
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
    if (from < to && memmem(c->text + from, to - from, stops[i], 3)) return true;
  return false;
}

static bool chinese(Context *c, const Mention *t, Pact *p) {
  enum { REACH = 150, APART = 75 };
  for (size_t i = 0; i < p->sides; i++) /* "中老双方就…举行会谈" */
    if (p->side[i].mention->type == NAME_PAIR && p->side[i].from <= t->from && t->from - p->side[i].from <= REACH) {
      codes_add(&p->host, "CHN");
      codes_add(&p->partners, p->side[i].code);
      p->first = p->partner = p->side[i].mention;
      return true;
    }
  for (size_t i = p->sides; i > 0; i--) {
    const Side *s = &p->side[i - 1];
    if (s->from >= t->from || t->from - s->to > REACH || stops_between(c, s->to, t->from)) continue;
    uint32_t least = i > 1 ? p->side[i - 2].to : c->from, mark = marked_with(c, s, least);
    if (mark == UINT32_MAX) continue;
    pact_take_list(c, p, i - 1, &p->partners);
    if (p->partners.count == 0) return false;
    p->partner = s->mention;
    for (size_t k = i - 1; k > 0; k--) {
      const Side *a = &p->side[k - 1];
      if (mark - a->to > APART || stops_between(c, a->to, mark)) break;
      uint32_t after = k > 1 ? p->side[k - 2].to : c->from, own_mark = marked_with(c, a, after);
      if (own_mark != UINT32_MAX) { /* "与甲国完成磋商，与乙国推进合作": another partner of the same side */
        mark = own_mark;
        continue;
      }
      static const char *const behind[] = {"^举行", "^召开", "^签署", "^會", "^市举"};
      if (a->mention->type != NAME_ORG && words_any(c, a->to, c->to, behind, sizeof behind / sizeof *behind)) continue;
      if (!pact_is_country(a->code)) continue;
      codes_add(&p->host, a->code);
      p->first = a->mention;
      return true;
    }
    const char *own = side_of_text(c, &p->partners);
    if (own) codes_add(&p->host, own);
    return own != NULL;
  }
  return false;
}

/* "希望加强合作", "合作空间广阔", "俄乌和谈": what somebody wants or thinks of, and what is of war. */
static bool chinese_only_wished(const Context *c, const Mention *t) {
  static const char *const bare[] = {"^合作$", "交流$", "^交流合作$", "^合作交流$", "^携手$", "^攜手$"};
  static const char *const war[] = {"停火",   "和谈",   "和談", "俄乌", "俄烏", "核协议", "核問題", "核问题", "伊核",
                                    "贸易战", "貿易戰", "对赌", "加沙", "加薩", "和平",   "冲突",   "衝突"};
  static const char *const wish[] = {"希望", "愿意", "願意", "愿与", "愿同",     "願與", "鼓励",
                                     "鼓勵", "呼吁", "呼籲", "期待", "建议",     "应当", "应该",
                                     "應該", "禁止", "切断", "切斷", "停止",     "拒绝", "拒絕",
                                     "欢迎", "如果", "若与", "潜在", "所有合作", "不愿", "寻求最佳"};
  static const char *const noun[] = {"^有助", "^有利",   "^前景", "^空间",  "^空間",   "^潜力",   "^潛力",
                                     "^意愿", "^机会",   "^機會", "^机遇",  "^中存在", "^上存在", "^模式",
                                     "^方式", "^共赢",   "^共贏", "^都在",  "^，使得", "^将有",   "^会给",
                                     "^受",   "^的可能", "^对手", "^向更高"};
  if (words_any(c, c->from, c->to, war, sizeof war / sizeof *war)) return true;
  if (!words_any(c, t->from, t->to, bare, sizeof bare / sizeof *bare)) return false;
  return words_any(c, c->from, t->from, wish, sizeof wish / sizeof *wish) ||
         words_any(c, t->to, c->to, noun, sizeof noun / sizeof *noun);
}

/* What is called so and joins no two in industry: trade talks, loans, takeovers, what somebody hopes of another. */
static bool of_else(const Context *c, const Mention *t) {
  static const char *const none[] = {"^[Ii]nvest", "^[Tt]ies$", "^[Ff]ramework", "^[Uu]nderstanding$",
                                     "chains?$",   "%sbase$",   "^投资$",        "^投資$",
                                     "^基地$",     "^规划$",    "^園區$",        "^园区$",
                                     "^产业园$",   "^走廊$",    "^联合$",        "^聯合$",
                                     "^共识$",     "^计划书$"};
  static const char *const before[] = {"[Tt]rade%s+$", "[Pp]eace%s+$", "tariff%s+$", "%f[%a]tax%s+$",
                                       "debt%s+$",     "loan%s+$",     "swap%s+$",   "[Ff]ree%-trade%s+$",
                                       "wage%s+$",     "takeover%s+$", "merger%s+$", "%f[%a]great%s+$",
                                       "贸易$",        "业务$",        "自贸$",      "贷款$",
                                       "互换$",        "停火$",        "關稅$",      "关税$"};
  static const char *const nouns[] = {"[Aa]greement", "[Mm]emorand", "MoU",    "MOU",      "[Pp]act$", "[Aa]ccord$",
                                      "[Dd]eal$",     "备忘录",      "備忘錄", "签署合作", "簽署合作"};
  if (t->list == NAME_sign_cue && !words_any(c, t->from, t->to, nouns, sizeof nouns / sizeof *nouns) &&
      !agrees_to(c, t))
    return true;
  if (context_of(c, NAME_MEASURE, NULL)) return true;
  static const char *const quoted[] = {"%f[%a]benchmark%s+[%a%s-]*$", "%f[%a]front%-month%s+[%a%s-]*$",
                                       "%f[%a]futures%s+$", "%f[%a]most%-active%s+[%a%s-]*$",
                                       "%f[%a]most%-traded%s+[%a%s-]*$"};
  if (words_match(c, t->from, t->to, "^[Cc]ontracts?$") &&
      words_any(c, t->from > c->from + 32 ? t->from - 32 : c->from, t->from, quoted, sizeof quoted / sizeof *quoted))
    return true; /* "the benchmark Dutch contract": what is traded */
  bool trade = false;
  EACH_MENTION (m, c, NAME_SECTOR) trade |= !m->inside;
  if (!trade && context_of(c, NAME_other_field_cue, NULL)) return true;
  EACH_MENTION (m, c, NAME_loan_cue)
    if (m->clause == t->clause && (!trade || (m->from < t->from && t->from - m->to < 4))) return true;
  if (words_any(c, t->from, t->to, none, sizeof none / sizeof *none)) return true;
  if (c->han && chinese_only_wished(c, t)) return true;
  static const char *const forgiven[] = {"免除", "无息贷款", "無息貸款"};
  if (c->han && words_any(c, c->from, c->to, forgiven, sizeof forgiven / sizeof *forgiven)) return true;
  if (words_match(c, t->to, c->to, "^[^;]-%f[%a]to%s+buy%f[%A]") ||
      words_match(c, t->to, c->to, "^[^;]-%f[%a]to%s+acquire"))
    return true; /* "a deal by a state-owned firm to buy a mine" */
  static const char *const ends[] = {
      "[Ww]ithdr[ae]w[%s%a]*$", "[Ll]eav[ei][%s%a]*$", "%f[%a]exit[%s%a]*$", "%f[%a]quit[%s%a]*$",
      "%f[%a]sold[%s%a]*$",     "%f[%a]sell[%s%a]*$",  "%f[%a]in%s+$"}; /* "in accord with" */
  uint32_t from = t->from > c->from + 32 ? t->from - 32 : c->from;
  if (words_any(c, from, t->from, ends, sizeof ends / sizeof *ends) && !words_match(c, t->from, t->to, "^[Tt]alks") &&
      !words_match(c, t->from, t->to, "^[Nn]egot") && !words_match(c, t->from, t->to, "^[Dd]isc"))
    return true;
  from = t->from > c->from + 20 ? t->from - 20 : c->from;
  if (words_any(c, from, t->from, before, sizeof before / sizeof *before)) return true;
  if (words_match(c, t->from, t->to, "^[Pp]artners?%f[%A]") && words_match(c, from, t->from, "%f[%a]an?%s+[%l%s-]*$"))
    return true; /* "a good partner with most countries" */
  static const char *const quarrel[] = {"%f[%a]tariffs?%f[%A]", "%f[%a]dut[iy]e?s?%f[%A]", "%f[%a]levies%f[%A]",
                                        "[Tt]rade%s+war",       "[Tt]rade%s+dispute",      "%f[%a]valuation%f[%A]",
                                        "%f[%a]imports%f[%A]",  "%f[%a]end%s+the%s+war",   "%f[%a]peace%f[%A]",
                                        "cease%-?fire"};
  if (!c->han && pact_is_talks(c, t) && words_any(c, c->from, c->to, quarrel, sizeof quarrel / sizeof *quarrel))
    return true;
  if (!c->han && words_match(c, c->from, c->to, "%f[%a]imports%f[%A]")) return true; /* what may come in */
  if (!c->han && words_match(c, t->to, c->to, "^[^;]-%f[%a]debts?%f[%A]") && !context_of(c, NAME_SECTOR, NULL))
    return true; /* "an agreement with the bank to cover 2 billion of that debt" */
  bool signs = words_match(c, c->from, c->to, "negotiat");
  EACH_MENTION (m, c, NAME_sign_cue) signs |= m->to <= t->from || m->from >= t->to;
  if (words_match(c, t->from, t->to, "^[Dd]eals?$") && !signs && !words_match(c, from, t->from, "[Uu]nder%s+[%l%s-]*$"))
    return true; /* "their grain deal expired" */
  static const char *const owned[] = {"['’]s%s+[%l%s-]*$", "%f[%a]its%s+[%l%s-]*$", "%f[%a]their%s+[%l%s-]*$"};
  static const char *const ventures[] = {"[Vv]enture", "^JV", "[Pp]artnership"};
  if (words_any(c, t->from, t->to, ventures, sizeof ventures / sizeof *ventures) && !signs &&
      words_any(c, from, t->from, owned, sizeof owned / sizeof *owned) && !context_of(c, NAME_establish_cue, NULL) &&
      !context_of(c, NAME_plan_cue, NULL))
    return true; /* "their joint venture ran at half of its capacity" */
  static const char *const about[] = {"%f[%a]tariffs?%f[%A]",  "%f[%a]dut[iy]e?s?%f[%A]", "%f[%a]quotas?%f[%A]",
                                      "%f[%a]prices?%f[%A]",   "%f[%a]disputes?%f[%A]",   "%f[%a]wages?%f[%A]",
                                      "%f[%a]stake%f[%A]",     "%f[%a]acquire%f[%A]",     "%f[%a]lenders%f[%A]",
                                      "%f[%a]interest%s+rate", "%f[%a]debts?%f[%A]",      "%f[%a]to%s+buy%f[%A]"};
  static const char *const han[] = {"关税", "關稅", "价格达", "价格进", "价格签", "股权",
                                    "收购", "争端", "债务",   "無息",   "无息"};
  uint32_t to = t->to + 48 < c->to ? t->to + 48 : c->to;
  return c->han ? words_any(c, t->from > c->from + 40 ? t->from - 40 : c->from, to, han, sizeof han / sizeof *han)
                : words_any(c, t->to, to, about, sizeof about / sizeof *about);
}

bool pact_worth(const Context *c, const Mention *t) {
  return t && (pact_names_side(c) || told_group(c, t->from)) && !of_else(c, t);
}

static bool find_pact(Context *c, const Reading *r, Pact *p) {
  p->first = p->partner = NULL;
  p->host.count = p->partners.count = 0;
  const Mention *t = r->trigger;
  pact_find_sides(c, p);
  size_t group = p->sides ? 0 : told_group(c, t->from);
  bool found = p->sides && (c->han ? chinese(c, t, p) : english(c, t, p));
  if (p->sides && !found) group = told_group(c, t->from);
  if (group) {
    p->host.count = p->partners.count = 0;
    p->first = p->partner = NULL;
    found = group_before(c, group, p);
  }
  if (!found || p->host.count == 0) return false;
  CodeList others = {.count = 0};
  for (size_t i = 0; i < p->partners.count; i++) {
    const char *code = p->partners.item[i], *host = p->host.item[0];
    bool home = code_is(code, host) || (place_in_china(code) && code_is(host, "CHN")) ||
                (place_in_china(host) && code_is(code, "CHN"));
    if (!home) codes_add(&others, code);
  }
  p->partners = others;
  if (others.count == 1 && p->host.count == 1 && place_in_china(others.item[0]) && !place_in_china(p->host.item[0]) &&
      pact_about_china(c)) {
    p->partners.item[0] = p->host.item[0];
    p->host.item[0] = others.item[0];
  }
  if (others.count == 1 && p->host.count > 1 && place_in_china(others.item[0]) && pact_about_china(c)) {
    p->partners = p->host; /* "Poland and Hungary have signed memorandums with China" */
    p->host = (CodeList){1, {others.item[0]}};
  }
  return others.count > 0;
}

/* The pact of a claim, from which three of its fields come: it is looked for once. NULL: there is none. */
static const Pact *pact_of(Context *c, const Reading *r, const Claim *claim) {
  ClaimDocument *d = c->document;
  if (!d->pact && !(d->pact = document_take(d, sizeof *d->pact))) return NULL;
  if (d->pact_claim != claim) d->pact_found = find_pact(c, r, d->pact);
  d->pact_claim = claim;
  return d->pact_found ? d->pact : NULL;
}

Found pact_host(Context *c, const Reading *r, const Claim *claim) {
  const Pact *p = pact_of(c, r, claim);
  if (!p) return nothing;
  Value host =
      p->host.count == 1 || p->partners.count > 1 ? value_text(p->host.item[0]) : value_list(c->document, &p->host);
  return (Found){host, p->first, p->first ? "clause" : "previous"};
}

Found pact_partners(Context *c, const Reading *r, const Claim *claim) {
  const Pact *p = pact_of(c, r, claim);
  if (!p) return nothing;
  return (Found){value_list(c->document, &p->partners), p->partner, p->partner ? "clause" : "previous"};
}

/* "a memorandum for a 400-kilometre line": works that carry are a trade where no other is named beside the pact. */
Found pact_trade(Context *c, const Reading *r, const Claim *claim) {
  bool named = false;
  EACH_MENTION (m, c, NAME_transport_cue) /* "the Chinese-funded port" */
    if (r->head && r->head->from == m->from) return (Found){value_text("transport_infrastructure"), m, "clause"};
  EACH_MENTION (m, c, NAME_SECTOR) {
    if (!m->inside && m->clause == r->trigger->clause) return nothing;
    named |= !m->inside;
  }
  EACH_MENTION (m, c, NAME_transport_cue)
    if (!m->inside && m->from >= r->trigger->from) return (Found){value_text("transport_infrastructure"), m, "clause"};
  const Pact *p = named ? NULL : pact_of(c, r, claim);
  if (!p) return nothing;
  const Mention *firms[] = {p->first, p->partner};
  for (size_t i = 0; i < sizeof firms / sizeof *firms; i++) /* of a firm's own trade */
    if (firms[i] && firms[i]->org && firms[i]->org->trade)
      return (Found){value_text(firms[i]->org->trade), firms[i], "firm"};
  return nothing;
}

bool pact_is_talks(const Context *c, const Mention *t) {
  static const char *const words[] = {"talks", "egotiat", "iscuss", "会谈", "谈判", "磋商", "洽谈", "會談", "談判"};
  return words_any(c, t->from, t->to, words, sizeof words / sizeof *words);
}
