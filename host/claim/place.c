/* The place a statement is about: whose capacity, whose exports, where the plant stands. */
#include <math.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

/* States and provinces outside China stand for their country. */
const char *place_country(const char *code) {
  static const char *const countries[][2] = {{"US-", "USA"}, {"IN-", "IND"}, {"MX-", "MEX"}, {"BR-", "BRA"},
                                             {"DE-", "DEU"}, {"CA-", "CAN"}, {"AU-", "AUS"}, {"GB-", "GBR"}};
  if (code[0] && code[1] && code[2] == '-')
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
      if (strncmp(code, countries[i][0], 3) == 0) return countries[i][1];
  return code;
}

const char *place_state(const char *code) { return place_is_province(code) ? "CHN" : place_country(code); }

bool place_elsewhere(const Context *context, const char *code) {
  const char *about = document_dominant(context->document, NAME_PLACE);
  return about && code && !code_is(place_state(about), place_state(code));
}

const char *place_value(const Mention *mention) {
  if (mention->type == NAME_ORG) return mention->org ? mention->org->place : NULL;
  if (mention->type == NAME_WORD) return "WLD";
  return mention->code ? place_country(mention->code) : NULL;
}

static bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

/* Three bytes that are one character. */
static bool is_han(const char *bytes) {
  const unsigned char *b = (const unsigned char *)bytes;
  return b[0] >> 4 == 0xE && b[1] >> 6 == 2 && b[2] >> 6 == 2;
}

static void trim(Window *window) {
  while (window->length && is_space(window->bytes[window->length - 1])) window->length--;
}

SmallWord place_word_before(const Context *context, const Mention *mention) {
  static const char *const led[] = {"^自华$", "^自華$", "^对华$", "^對華$", "^在华$", "^在華$"};
  SmallWord word = {""};
  for (size_t i = 0; mention->to - mention->from == 6 && i < sizeof led / sizeof *led; i++)
    if (words_match(context, mention->from, mention->to, led[i])) { /* "自华进口": its preposition is of the word */
      memcpy(word.text, context->text + mention->from, 3);
      return word;
    }
  Window before = window_before(context, mention->from, 24);
  size_t whole = before.length;
  trim(&before);
  bool article = before.length < whole && window_ends(&before, "the") &&
                 (before.length == 3 || !is_small_letter(before.bytes[before.length - 4]));
  if (article) before.length -= 3;
  trim(&before);
  size_t from = before.length, length = before.length;
  while (from > 0 && is_small_letter(before.bytes[from - 1])) from--;
  if (from == length && length >= 3 && is_han(before.bytes + length - 3)) from = length - 3;
  memcpy(word.text, before.bytes + from, length - from);
  word.text[length - from] = '\0';
  return word;
}

/* Before a place these make it the other side; before a place these say that something is there. */
static const char *const aside[] = {
    "to",     "from", "against", "with",    "than",      "surpassed", "overtook",   "on",         "outside", "beyond",
    "unlike", "into", "towards", "borders", "bordering", "for",       "surpassing", "overtaking", "versus",  "behind",
    "对",     "向",   "从",      "与",      "自",        "對",        "從",         "與",         NULL};
static const char *const here[] = {"in", "across", "throughout", "inside", "within", "of", "在", NULL};

/* Behind these a place is the subject of another clause: "fell 13 percent after Brussels imposed duties". */
static const char *const opens_clause[] = {"after", "as",    "when", "because", "before", "since",
                                           "that",  "until", "once", "while",   NULL};

/* Those who report are nowhere in what they report. */
static bool is_press(OrgKind kind) {
  return kind == ORG_NEWSPAPER || kind == ORG_NEWS_AGENCY || kind == ORG_BROADCASTER;
}

/* Adjectives of those who lend: "European banks", "two Chinese state-owned lenders". */
bool place_of_lenders(const Context *c, const Mention *m) {
  static const char *const lenders[] = {"^%s+[%a%-]*%s*[%a%-]*%s*banks?%f[%A]",
                                        "^%s+[%a%-]*%s*[%a%-]*%s*lenders?%f[%A]",
                                        "^%s+[%a%-]*%s*[%a%-]*%s*creditors?%f[%A]",
                                        "^[’']+s%s+[%a%-]*%s*banks?%f[%A]",
                                        "^’s%s+[%a%-]*%s*banks?%f[%A]",
                                        "^[’']+s%s+[%a%-]*%s*lenders?%f[%A]"};
  Window after = window_after(c, m->to, 40);
  return window_any(&after, lenders, sizeof lenders / sizeof *lenders);
}

/* Banks and bodies of many countries that only tell a figure: "Goldman Sachs analysts", "economists at Nomura". */
static bool only_tells(const Context *c, const Mention *m) {
  static const char *const behind[] = {"^%s+said%f[%A]",        "^%s+says%f[%A]",          "^%s+analysts?%f[%A]",
                                       "^%s+economists?%f[%A]", "^%s+estimate[sd]?%f[%A]", "^%s+report%f[%A]",
                                       "^%s+data%f[%A]",        "^%s+forecasts?%f[%A]",    "^%s+expects?%f[%A]",
                                       "^%s+reckons?%f[%A]",    "^%s+puts?%f[%A]",         "^%s+researchers?%f[%A]",
                                       "^%s+sees%f[%A]",        "^%s+predicts?%f[%A]"};
  static const char *const ahead[] = {"economists at%s+$", "analysts at%s+$",   "analyst at%s+$",  "economist at%s+$",
                                      "according to%s+$",  "report by%s+$",     "report from%s+$", "data from%s+$",
                                      "estimates by%s+$",  "estimates from%s+$"};
  OrgKind kind = m->org->kind;
  if (kind != ORG_BANK && kind != ORG_COMPANY && kind != ORG_MULTILATERAL && kind != ORG_OTHER) return false;
  Window after = window_after(c, m->to, 14), before = window_before(c, m->from, 20);
  return window_any(&after, behind, sizeof behind / sizeof *behind) ||
         window_any(&before, ahead, sizeof ahead / sizeof *ahead);
}

/* "According to the customs of Peru": those who count tell of their own country. */
static bool counts_at_home(const Context *c, const Mention *m) {
  if (m->type != NAME_ORG || !m->org || (m->org->kind != ORG_CUSTOMS && m->org->kind != ORG_STATISTICS)) return false;
  Window before = window_before(c, m->from, 20);
  return window_has(&before, "according%s+to%s+t?h?e?%s*$");
}

/* "according to the Kenya Tea Board", "according to China's customs": those who count for their country. */
bool place_told_by_its_own(const Context *c, const Mention *m) {
  Window before = window_before(c, m->from, 20);
  return window_has(&before, "according%s+to%s+t?h?e?%s*$") &&
         (words_match(c, m->to, c->to, "^%s%u%l+") || words_match(c, m->to, c->to, "^[’']+s%s") ||
          words_match(c, m->to, c->to, "^’s%s"));
}

/* "Tokyo has lent ...", "China is also financing ...": who pays is not where it is owed or built. */
bool place_pays(const Context *c, const Mention *m) {
  static const char *const verbs[] = {
      "offered",   "offers",   "offering", "lent",    "lends", "lending",  "loaned",   "financed", "finances",
      "financing", "provided", "provides", "funded",  "funds", "funding",  "extended", "granted",  "bankrolled",
      "committed", "pledged",  "donated",  "stepped", "gave",  "supplied", "supplies", "advanced", NULL};
  static const char *const bases[] = {"provide", "lend", "finance", "fund", "extend", "grant", "offer", NULL};
  static const char *const modals[] = {"would", "will", "could", "may", "to", "can", NULL};
  enum { WORDS = 4 };
  uint32_t at = m->to;
  static const char *const doing[] = {"is", "are", "was", "were", "been", "be", "also", "now", "still", NULL};
  bool modal = false, does = true; /* "a grant", "a funding gap" are nouns */
  for (int words = 0; words < WORDS && at < c->to && c->text[at] == ' '; words++) {
    char word[16];
    uint32_t from = ++at;
    while (at < c->to && is_small_letter(c->text[at])) at++;
    if (at == from || at - from >= sizeof word) return false;
    memcpy(word, c->text + from, at - from);
    word[at - from] = '\0';
    bool noun = !does && at - from > 3 && memcmp(c->text + at - 3, "ing", 3) == 0;
    if ((word_listed(word, verbs) && !noun) || (modal && word_listed(word, bases))) return true;
    modal = word_listed(word, modals);
    does = word_listed(word, doing);
  }
  return false;
}

/* "extended a credit line to Malawi's national bank": who owes it; not "Malawi's debt to the bank". */
static bool borrows(const Context *c, const Mention *m) {
  static const char *const due[] = {"debts?%s+to%s+t?h?e?%s*$",   "owe[ds]?%s+to%s+t?h?e?%s*$",
                                    "due%s+to%s+t?h?e?%s*$",      "paid%s+to%s+t?h?e?%s*$",
                                    "pay%a*%s+to%s+t?h?e?%s*$",   "back%s+to%s+t?h?e?%s*$",
                                    "compared%s+to%s+t?h?e?%s*$", "according%s+to%s+t?h?e?%s*$"};
  Window before = window_before(c, m->from, 30);
  return window_has(&before, "%f[%a]to%s+t?h?e?%s*$") && !window_any(&before, due, sizeof due / sizeof *due);
}

static const Mention *of_what(const Reading *r) { return r->head ? r->head : r->trigger ? r->trigger : r->anchor; }

/* "the world" only where it qualifies what is counted. */
static bool world_qualifies(const Context *c, const Search *s, const Mention *m) {
  static const char *const ranks[] = {"st%s+[%a%s]*in%s+t?h?e?%s*$", "%f[%a]leading%s+[%a%s]*in%s+t?h?e?%s*$",
                                      "%f[%a]top%s+[%a%s]*in%s+t?h?e?%s*$"};
  if (s->away || s->reading->rule->of_world || s->reading->rule->ranks) return false;
  Window rank = window_before(c, m->from, 60); /* "the largest maker of glass in the world" */
  if (window_any(&rank, ranks, sizeof ranks / sizeof *ranks)) return false;
  const Mention *head = of_what(s->reading);
  if (m->to <= head->from && (int64_t)head->token - (int64_t)m->last <= 6)
    return m->clause == head->clause && !words_match(c, m->to, head->from, ", ");
  if (m->to <= head->from && m->clause == head->clause &&
      words_match(c, m->to, head->from, "^%s+markets?%s+for%s+[%a%s]*$"))
    return true; /* "the global market for the metal has been oversupplied" */
  Window words = window_of(c, m->from, m->to);
  if (m->token <= 1 && s->reading->value && words_match(c, m->to, c->to, "^%s+%l") && !context_of(c, NAME_PLACE, NULL))
    return true; /* "World capacity was 5 million tonnes, against demand of 3 million" */
  if (words_match(c, m->to, c->to, "^%s+market%f[%A]") && code_is(place_word_before(c, m).text, "in")) return true;
  if (code_is(s->reading->rule->table, "overcapacity") && m->from >= head->to &&
      (int64_t)m->token - (int64_t)head->last <= 4 &&
      (words_match(c, head->to, m->from, "^%s+[io][nf]%s+t?h?e?%s*$") || /* "excess capacity in the world's mills" */
       (s->reading->rule->kind == RULE_FLAG && words_match(c, head->to, m->from, "^[%a%s-]*%f[%a][io]n%s+t?h?e?%s*$"))))
    return true;
  bool balance = head->list == NAME_surplus_cue || head->list == NAME_deficit_cue;
  if (balance && words_match(c, m->to, c->to, "^%s+%l+%s+market%f[%A]")) return true; /* "in the global zinc market" */
  if (m->from >= head->from &&
      words_match(c, m->from > c->from + 11 ? m->from - 11 : c->from, m->from, "%f[%a]around%s+the%s+$"))
    return true; /* "is to be shut around the world" */
  return words.length >= 8 && (window_ends(&words, "worldwide") || window_ends(&words, "globally"));
}

/* An adjective ("Chinese", "Brazilian steel") where the text says "the country", which goes back to a name. */
bool place_is_adjective(const Context *c, const Mention *m) {
  static const char *const ends[] = {"[eiy]an$", "[ic]can$", "^German$", "ish$",  "tani$", "eshi$", "raqi$",
                                     "aeli$",    "audi$",    "rati$",    "Thai$", "ench$", "utch$", "Greek$",
                                     "Swiss$",   "entine$",  "ipino$",   "zbek$", "Czech$"};
  if (words_match(c, m->from, m->to, "ese$")) return true;
  Window after = window_after(c, m->to, 2);
  return window_has(&after, "^%s%l") && words_any(c, m->from, m->to, ends, sizeof ends / sizeof *ends);
}

/* "Jiangsu Delong Nickel": a province that a firm's name begins with. */
static bool names_a_firm(const Context *c, const Mention *m) {
  uint32_t from = m->from > c->from + 16 ? m->from - 16 : c->from; /* "the Southern African Customs Union" */
  if (m->from > c->from + 4 && words_match(c, from, m->from, "%f[%a]%u%l+%s$") &&
      words_match(c, m->to, c->to, "^%s%u%l+"))
    return true;
  if (!m->code || !place_is_province(m->code) || !words_match(c, m->to, c->to, "^%s%u%l+%f[%A]")) return false;
  return !words_match(c, m->to, c->to, "^%s[PACM][rui][otun]") && !words_match(c, m->to, c->to, "^%s[SR][peo][egx]");
}

/* "China Glass Holding will build ...": works are not where a name only begins with a country. */
static bool begins_a_name(const Context *c, const Mention *m) {
  static const char *const behind[] = {"in", "at", "on", "near", "from", "to", "of", "for", "into", "across", NULL};
  static const char *const offices[] = {"^%s+[Pp]rime%s", "^%s+[Pp]resident", "^%s+[Mm]inist",   "^%s+[Ss]ecretary",
                                        "^%s+[Gg]overn",  "^%s+[Ee]mbass",    "^%s+%l+day%f[%A]"};
  if (c->zone == ZONE_HEADING) return false; /* there every word has a capital */
  if (!words_match(c, m->to, c->to, "^%s%u%l+") || word_listed(place_word_before(c, m).text, behind)) return false;
  Window words = window_of(c, m->from, m->to), after = window_after(c, m->to, 20);
  if (window_ends(&words, "n") || window_ends(&words, "ese")) return false; /* "Italian", "Chinese" */
  return !window_any(&after, offices, sizeof offices / sizeof *offices);
}

/* "the largest in South-East Asia": the region that something is compared in. */
bool place_compared(const Context *c, const Mention *m) {
  static const char *const words[] = {"%f[%a]largest%f[%A]", "%f[%a]biggest%f[%A]", "%f[%a]first%f[%A]"};
  if (!m->code || strlen(m->code) <= 5) return false; /* a region, by its name */
  Window lead = window_before(c, m->from, 70);
  return window_any(&lead, words, sizeof words / sizeof *words);
}

static bool is_region(const Mention *m) {
  return m->type == NAME_PLACE && m->code && strlen(m->code) > 3 && m->code[2] != '-';
}

/* "the Southeast Asian country": one told of before, not the region; "said Li of Australia's Macquarie Group": nobody's
 * output. */
static bool only_describes(const Context *c, const Search *s, const Mention *m) {
  if ((unsigned char)c->text[m->from] >= 0xE3 || m->type != NAME_PLACE) return false;
  if (m->code && strlen(m->code) > 3 && !place_is_province(m->code) && !s->away &&
      (words_match(c, m->to, c->to, "^%s+country%f[%A]") || words_match(c, m->to, c->to, "^%s+nation%f[%A]")))
    return true;
  const Mention *value = s->reading->value;
  if (s->away || !value || m->from < value->to) return false;
  uint32_t before = m->from > c->from + 44 ? m->from - 44 : c->from;
  return words_match(c, before, m->from, "ccording%s+to%s+%u[%a%s]*%s+of%s+$") &&
         (words_match(c, m->to, c->to, "^’s%s+%u") || words_match(c, m->to, c->to, "^'s%s+%u"));
}

/* "Peru, the world's second-largest producer of copper": who is ranked. */
static bool is_ranked(const Context *c, const Search *s, const Mention *m) {
  static const char *const links[] = {
      "^,%s*t?h?e?%s*$",        "^,?%s+as%s+t?h?e?%s*$",        "^,?%s+[a-z]*%s*is%s+[a-z%s]*$",  "^%s+was%s+[a-z%s]*$",
      "^%s+became%s+[a-z%s]*$", "^%s+remain[se]d?%s+[a-z%s]*$", "^%s+h?a?s?%s*become%s+[a-z%s]*$"};
  const Mention *who = s->reading->trigger; /* "China is the largest trading partner": theirs who trade with it */
  if (who && who->list == NAME_partner_rank_cue) return false;
  return s->reading->rule->ranks && m->to <= s->reading->from &&
         words_any(c, m->to, s->reading->from, links, sizeof links / sizeof *links);
}

/* "Volvo sold 60,000 cars": what a firm sells or makes is told of it as a whole, in a text on one of its works too. */
static bool makes_it(const Context *c, const Reading *r, const Mention *firm) {
  enum { WORDS = 2 };
  const Mention *verb = r->head ? r->head : r->trigger;
  if (!verb || (verb->list != NAME_sales_cue && verb->list != NAME_production_cue) || r->rule->of_works) return false;
  bool opens = firm->token <= 1 || words_match(c, c->from, firm->from, "^[%s]*In%s+[%a%s]*20%d%d,%s+$");
  return opens && firm->to <= verb->from && words_match(c, verb->from, verb->to, "e?[dt]$") &&
         words_count(c->text + firm->to, verb->from - firm->to) <= WORDS;
}

/* "Chinese makers sold 490,000 cars in Russia": the market is where, not who sells. */
static bool makers_sell(const Context *c, const Mention *head, const Mention *m) {
  if (!head || head->list != NAME_sales_cue || m->to > head->from || !place_is_adjective(c, m)) return false;
  EACH_MENTION (other, c, NAME_PLACE)
    if (other->from >= head->to && !other->inside && code_is(place_word_before(c, other).text, "in")) return true;
  return false;
}

/* "The kingdom passed Norway in output": what stands behind such a subject in its clause is another. */
static bool behind_the_country(const Context *c, const Mention *m) {
  static const char *const subjects[] = {"^The%s+country,?%s+%l", "^The%s+nation,?%s+%l", "^The%s+kingdom,?%s+%l"};
  static const char *const joints[] = {", while%s", "; ", ", whereas%s", ", but%s+%u"};
  if (m->from < c->from + 12 || (m->type != NAME_PLACE && m->type != NAME_ORG) ||
      !words_any(c, c->from, c->to, subjects, 3))
    return false;
  return !words_any(c, c->from, m->from, joints, sizeof joints / sizeof *joints);
}

/* "江苏某厂已达产，…，供应过剩的格局难以扭转": where works stand that another clause tells of is not whose surplus it
 * is. */
static bool of_other_works(const Context *c, const Reading *r, const Mention *m) {
  if (r->rule->kind != RULE_FLAG || !c->han || !place_is_province(m->code) || m->to > r->anchor->from) return false;
  static const char *const joint[] = {"，", ",[^%d]", "；"};
  if (!words_any(c, m->to, r->anchor->from, joint, 3)) return false;
  EACH_MENTION (site, c, NAME_plant_cue)
    if (site->from >= m->to && site->to <= r->anchor->from && !words_any(c, m->to, site->from, joint, 3)) return true;
  return false;
}

/* "甲在安徽停产一条线；乙关停两条产线": where the firm of the part before is. */
static bool of_other_part(const Context *c, const Reading *r, const Mention *m) {
  static const char *const parts[] = {"；", ";"};
  return c->han && r->rule->kind == RULE_EXIT && m->to <= r->anchor->from &&
         words_any(c, m->to, r->anchor->from, parts, 2);
}

/* "引进4条德国某某生产线", "采用意大利设备": where the equipment of works comes from. */
static bool equips(const Context *c, const Mention *m) {
  static const char *const brings[] = {"引进", "采用", "购置", "購置"};
  static const char *const kit[] = {"设备", "生产线", "技术", "设计", "装置", "工艺", "機", "机"};
  enum { REACH = 60, NEAR = 15 };
  if (m->type != NAME_PLACE || place_is_province(m->code)) return false;
  uint32_t to = m->to + REACH < c->to ? m->to + REACH : c->to,
           from = m->from > c->from + NEAR ? m->from - NEAR : c->from;
  return words_any(c, from, m->from, brings, sizeof brings / sizeof *brings) &&
         words_any(c, m->to, to, kit, sizeof kit / sizeof *kit);
}

/* "记者从浙江某开发区获悉": those who tell it are of there. */
static bool told_there(const Context *c, const Mention *m) {
  static const char *const heard[] = {"获悉", "獲悉", "了解到", "得知"};
  enum { REACH = 60 };
  if (!c->han || !place_is_province(m->code) || !words_match(c, c->from, m->from, "记者.*从$")) return false;
  uint32_t to = m->to + REACH < c->to ? m->to + REACH : c->to;
  const char *comma = memmem(c->text + m->to, to - m->to, "，", 3);
  return words_any(c, m->to, comma ? (uint32_t)(comma - c->text) : to, heard, sizeof heard / sizeof *heard);
}

/* "competition from China's vast overcapacity": the preposition is that of the noun, whose the place is; "an outlet for
 * Chinese firms with an overcapacity": theirs. */
static bool owns(const Context *c, const Reading *r, const Mention *m) {
  enum { NEAR = 36 };
  const Mention *anchor = of_what(r);
  if (m->to > anchor->from || anchor->from - m->to > NEAR || m->clause != anchor->clause) return false;
  if (words_match(c, m->to, anchor->from, "^[’']+s?%s+[%a%s-]*$")) return true;
  return r->rule->kind == RULE_FLAG && place_is_adjective(c, m) &&
         (words_match(c, m->to, anchor->from, "^%s+[%a-]*%s*$") ||
          words_match(c, m->to, anchor->from, "^%s+%a+%s+with%s+[%a%s]*$"));
}

/* "a third of the world's fertiliser comes from Peru": whose it is. */
static bool comes_from(const Context *c, const Mention *m) {
  static const char *const from[] = {"%f[%a]comes?%s+from%s+t?h?e?%s*$", "%f[%a]came%s+from%s+t?h?e?%s*$",
                                     "%f[%a]originates?%s+in%s+t?h?e?%s*$", "%f[%a]sourced%s+from%s+t?h?e?%s*$",
                                     "%f[%a]supplied%s+by%s+t?h?e?%s*$"};
  Window before = window_before(c, m->from, 24);
  return m->type == NAME_PLACE && !m->inside && window_any(&before, from, sizeof from / sizeof *from);
}

/* "120 plants, which relied on Russian natural gas": where goods come from, not where the works stand. */
static bool of_goods(const Context *c, const Reading *r, const Mention *m) {
  enum { NEAR = 16 };
  if (c->han || m->type != NAME_PLACE || !place_is_adjective(c, m)) return false;
  if (r->value && m->from < r->value->to) return false;
  EACH_MENTION (goods, c, NAME_SECTOR)
    if (goods->from == m->to + 1 || words_match(c, m->to, goods->from, "^%s+%l+%s$")) {
      EACH_MENTION (site, c, NAME_site_cue)
        if (site->from >= goods->from && site->from <= goods->to + NEAR) return false;
      return true;
    }
  return false;
}

/* "Among the top destinations, Chile led with $25 billion in exports": who buys, of those whose exports the text tells;
 * "Peru's largest export market" is Peru's. */
static bool is_destination(const Context *c, const Reading *r, const Mention *m) {
  static const char *const words[] = {"%f[%a]destinations?%f[%A]", "%f[%a][Ee]xport%s+markets?%f[%A]"};
  if (c->han || m->type != NAME_PLACE || !code_is(r->rule->table, "trade_flows_prices")) return false;
  if (!words_any(c, c->from, c->to, words, sizeof words / sizeof *words) || place_is_adjective(c, m)) return false;
  return !words_match(c, m->to, c->to, "^[’']+s?%s") && !words_match(c, m->to, c->to, "^’s%s") &&
         !words_match(c, m->to, c->to, "^%s+%a*%s*export[se]") && !words_match(c, m->to, c->to, "^%s+s[eho][nil][dtp]");
}

/* What a place costs as the subject of a statement: near is good, possessive or adjective or "in" is better; the other
 * side of a movement or a comparison, the world, and institutions' countries come last. False: it can be none. */
bool place_cost(const Context *context, const Search *s, const Mention *m, double *cost) {
  static const char *const groups[] = {
      "BRI countries", "developing countries", "RCEP", "CPTPP", "BRICS", "USMCA", NULL};
  static const char *const friendly[] = {"with", "for", "on", NULL};
  static const char *const part[] = {"of them in%s+$", "of which in%s+$", "ly in%s+$"};
  *cost = 0;
  if (!s->away && !m->inside && m->type == NAME_PLACE && is_ranked(context, s, m)) return true;
  if (s->reading->rule->of_works && code_is(place_word_before(context, m).text, "by")) return false; /* its builder */
  if (!s->away && (of_other_part(context, s->reading, m) || is_destination(context, s->reading, m))) return false;
  if (context->han && s->reading->rule->of_works && equips(context, m)) return false;
  if (!s->away && s->reading->rule->of_world && comes_from(context, m)) return true;
  if (only_describes(context, s, m) || (!s->away && of_other_works(context, s->reading, m))) return false;
  if (!s->away && !s->reading->rule->of_works && behind_the_country(context, m)) return false;
  if (place_names_make(context, s->reading, m) || place_is_aside(context, s, m)) return false;
  if (m->inside && (m->inside->type == NAME_MONEY || (m->inside->type == NAME_ORG && m->inside->org))) return false;
  if (s->by_region && !is_region(m)) return false;
  if (is_region(m) && !s->by_region && !s->away) *cost += 5;
  if (m->code && word_listed(m->code, groups)) return false; /* a partner, never where something is */
  if (code_is(m->code, "WLD") || m->type == NAME_WORD) {
    if (!world_qualifies(context, s, m)) return false;
    *cost = 2;
  }
  if (s->reading->rule->of_works && (place_compared(context, m) || begins_a_name(context, m) ||
                                     firm_is_home(context, m) || works_builder(context, m)))
    return false;
  if (s->reading->rule->of_works && !s->away && of_goods(context, s->reading, m)) return false;
  if (m->type == NAME_ORG) {
    if (m->org &&
        (m->org->kind == ORG_OFFICIAL || (m->org->kind == ORG_COMPANY && (s->far || s->reading->rule->of_works))))
      return false;
    if (!m->org || m->org->kind == ORG_INITIATIVE || is_press(m->org->kind)) return false;
    if (words_match(context, m->from, m->to, "Exchange$") || words_match(context, m->from, m->to, "交易所$"))
      return false;
    OrgKind kind = m->org->kind;
    if (kind == ORG_BANK && chinese_sentence(context)) return false;
    if (code_is(m->org->place, "WLD") || only_tells(context, m)) return false;
    if (kind == ORG_COMPANY && !chinese_sentence(context) && place_elsewhere(context, m->org->place) &&
        !makes_it(context, s->reading, m))
      return false;
    *cost = kind == ORG_GOVERNMENT || kind == ORG_MINISTRY || kind == ORG_REGULATOR ? 6 : 30;
    bool made = kind == ORG_COMPANY && s->reading->head && s->reading->head->list == NAME_production_cue &&
                !chinese_sentence(context) && !s->away && makes_it(context, s->reading, m) &&
                !words_match(context, s->reading->value ? s->reading->value->to : s->reading->head->to, context->to,
                             "^[^,;.]-%f[%a][ia][nt]%s+t?h?e?%s*%u");
    if (made) { /* "In 2031 Sinopec made 2 million tonnes": all that it makes */
      *cost = 1;
      return true;
    }
    if (counts_at_home(context, m)) {
      *cost = 12;
      return true;
    }
  }
  bool owed = s->reading->rule->owed;
  bool works = s->reading->rule->of_works && s->reading->rule->kind != RULE_EXIT;
  if ((owed || (s->reading->rule->of_works && s->away)) && place_pays(context, m)) return false;
  if (works && works_paid_by(context, m)) return false;
  if (m->inside || names_a_firm(context, m)) *cost += 12;
  if (!s->away && !works && firm_is_home(context, m)) *cost += 14;     /* "the Canadian miner": where it comes from */
  if (s->away && works && is_region(m) && !s->by_region) *cost += 500; /* no plant stands in all of it */
  bool abroad = !s->away && !chinese_sentence(context) && (s->by_name || place_elsewhere(context, m->code));
  if (!context->han && s->reading->rule->owed && /* "owes the bulk of its debt to Chile and Peru" */
      words_match(context, context->from, m->from, "%f[%a]owe[sd]?%f[%A][^;]*%f[%a]to%s+[%a%s,’'-]*$"))
    return false;
  const Mention *from = s->reading->head;
  if (!s->away && from && m->to < from->from && from->from - m->to == 1 && s->reading->rule->owed &&
      words_match(context, from->from, from->to, "^[Ff]") &&
      (words_match(context, from->from, from->to, "into$") ||
       words_match(context, from->to, context->to, "^%s+into%s")))
    return false; /* "US FDI into Chile": where it comes from */
  if (owed && place_of_lenders(context, m)) {
    if (abroad && place_is_adjective(context, m)) return false; /* "the country owes Chinese lenders" */
    *cost += 25;
  }
  Window lead = window_before(context, m->from, 30); /* "mainly in Shaanxi": a part of it */
  if (window_any(&lead, part, sizeof part / sizeof *part)) return false;
  if (chinese_at(context, m->from) && chinese_aside(context, s->reading, m)) return false;
  SmallWord word = place_word_before(context, m);
  if (!s->away && code_is(s->reading->rule->table, "overcapacity") && owns(context, s->reading, m)) {
    *cost += context_distance(m, of_what(s->reading));
    return true;
  }
  if (!s->away && place_is_other_end(context, s->reading, m, word.text)) return false;
  if (!s->away && place_beside_other_end(context, s->reading, m)) return false;
  if (s->away && chinese_at(context, m->from) && word_listed(word.text, aside))
    return false; /* "从德国进口": another end */
  if (s->away && place_is_other_end_there(context, s->reading, m, word.text)) return false;
  bool borrower = owed && !s->away && s->reading->head && borrows(context, m);
  if (borrower) *cost -= 6;
  const Mention *rank = s->reading->trigger; /* "俄罗斯成为我最大贸易伙伴": ours */
  static const char *const is_it[] = {"^%s+is%s+t?h?e?%s*$",
                                      "^%s+was%s+t?h?e?%s*$",
                                      "^%s+remain%l+%s+t?h?e?%s*$",
                                      "^%s+became%s+t?h?e?%s*$",
                                      "^%s+stayed%s+t?h?e?%s*$",
                                      "^,%s+its%s*$",
                                      "^,%s+the%s*$",
                                      "^,%s+their%s*$"}; /* "China was the largest source of imports" */
  if (!s->away && rank && rank->list == NAME_partner_rank_cue && m->to < rank->from &&
      words_any(context, m->to, rank->from, is_it, sizeof is_it / sizeof *is_it))
    return false;
  if (!s->away && rank && rank->list == NAME_partner_rank_cue && m->to < rank->from && chinese_sentence(context)) {
    Window ours = window_before(context, rank->from, 12);
    if (window_ends(&ours, "我") || (window_ends(&ours, "我国") && m->to + 3 < rank->from)) return false;
  }
  static const char *const inflows[] = {"fdi%s+into%s+$", "investment%s+into%s+$", "inflows?%s+into%s+$",
                                        "capital%s+into%s+$"};
  bool told = !borrower && code_is(word.text, "to") && place_told_by_its_own(context, m);
  told =
      told || (!s->away && code_is(word.text, "into") && window_any(&lead, inflows, sizeof inflows / sizeof *inflows));
  if (told) *cost += 8;
  static const char *const about[] = {"for", "on", NULL}; /* "Prospects for Chile" */
  bool subject = s->away && context->zone == ZONE_HEADING && word_listed(word.text, about);
  told = told || told_there(context, m);
  /* "with India using 33 million tonnes": who acts */
  told = told || (code_is(word.text, "with") && words_match(context, m->to, context->to, "^%s+%l+ing%f[%A]"));
  /* "the second-largest market after China, worth ..." */
  bool behind = code_is(word.text, "after") && words_match(context, m->to, context->to, "^[,.;)]");
  if (!borrower && !told && !subject && (behind || word_listed(word.text, aside)) &&
      !place_is_source(s->reading, m, word.text)) {
    if (!s->away && !word_listed(word.text, friendly) && !chinese_builds(context, s->reading)) return false;
    *cost += s->away ? 1000 : 25;
  }
  if (s->other && code_is(place_value(m), s->other)) return false;
  if (!s->away && place_tells_origin(context, s->reading, m)) return false;
  if (s->reading->head && s->reading->head->list == NAME_export_cue && place_is_outlet(context, m)) return false;
  if (s->away) {
    if (s->by_name && place_is_adjective(context, m)) *cost += 500;
    return true;
  }
  const Mention *head = s->reading->head;
  bool flow = head && (head->list == NAME_export_cue || head->list == NAME_import_cue) && !chinese_sentence(context);
  if (flow && place_buys(context, s->reading, m)) return false;
  if (flow && place_elsewhere(context, m->code) && !place_trades(context, head, m))
    return false; /* a market of theirs */
  const Mention *value = s->reading->value ? s->reading->value : s->reading->anchor;
  if (m->from >= value->to && word_listed(word.text, opens_clause)) return false; /* it acts in a clause of its own */
  static const char *const joints[] = {"%f[%a]while%f[%A]", "%f[%a]whereas%f[%A]", "%f[%a]but%f[%A]"};
  const Mention *told_by = head ? head : s->reading->trigger;
  bool later = m->from >= value->to && told_by && told_by->to <= value->from;
  if (later && (words_apart(context, value->to, m->from) ||
                words_any(context, value->to, m->from, joints, sizeof joints / sizeof *joints)))
    return false;
  if (makers_sell(context, head, m)) *cost += 16;
  const Mention *anchor = of_what(s->reading);
  double gap = context_distance(m, anchor);
  if (m->from >= anchor->to && !word_listed(word.text, here)) gap += 6;
  *cost += m->token <= 3 ? fmin(gap, 14) : gap;
  return true;
}
