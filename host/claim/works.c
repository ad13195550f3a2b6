/* Works: where a plant stands that is built or told of; works_trade.c tells what it makes.
 *
 * A text names a plant once, with its place and its product, and goes on with "the plant", "the project", "it": what
 * such a sentence says belongs to the plant told before, whatever other places and goods it names. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static const char *step_of(const Mention *m, const Mention *head) {
  return m->clause == head->clause ? "clause" : "sentence";
}

static bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

static bool is_blank_or_sum(char c) {
  return (c >= '0' && c <= '9') || (c && strchr(" $.,", c)) || (unsigned char)c > 127;
}

/* Where the noun phrase of a mention begins, by its determiner: "the", "its"; UINT32_MAX: it has none, or one that
 * makes it a new one ("a", "another"). */
static uint32_t definite_from(const Context *c, const Mention *m) {
  static const char *const known[] = {"the", "this", "these", "those", "its", "their", "said", NULL};
  static const char *const fresh[] = {"a", "an", "another", "one", "two", "three", "several", "first", NULL};
  enum { WORDS = 5 };
  uint32_t at = m->from;
  for (int words = 0; words < WORDS; words++) {
    char word[16];
    while (at > c->from && is_blank_or_sum(c->text[at - 1])) at--; /* "the $6 billion project" */
    uint32_t to = at;
    while (at > c->from && is_name_letter(c->text[at - 1])) at--;
    if (at == to) return UINT32_MAX;
    if (to - at >= sizeof word) continue;
    for (uint32_t i = at; i < to; i++) word[i - at] = (char)(c->text[i] | 0x20);
    word[to - at] = '\0';
    if (word_listed(word, known)) return at;
    if (word_listed(word, fresh)) return UINT32_MAX;
  }
  return UINT32_MAX;
}

static bool heading_since(const Context *c, uint32_t sentence) {
  for (uint32_t i = sentence + 1; i < c->number; i++)
    if (document_zone(c->document, i) == ZONE_HEADING) return true;
  return false;
}

const Mention *works_site(const Context *c, const Reading *r) {
  EACH_MENTION (m, c, NAME_site_cue)
    if (r->head && m->from < r->head->to && m->to > r->head->from) return m;
  if (r->head && (r->head->list == NAME_plant_cue || r->head->list == NAME_transport_cue)) return r->head;
  enum { NEAR = 90 };
  if (r->head && !c->han)
    EACH_MENTION (m, c, NAME_site_cue) /* "$3 billion on a mill and $2 billion to build a smelter": what is built */
      if (m->from >= r->head->to && m->from <= r->head->to + NEAR) return m;
  return context_of(c, NAME_site_cue, NULL);
}

static const Mention *place_between(const Context *c, uint32_t from, uint32_t to) {
  const Mention *m = from < to ? context_last_between(c, NAME_PLACE, from, to) : NULL;
  return m && m->inside && m->inside->type == NAME_MONEY ? NULL : m;
}

/* "India's Vento group", "China's Delong Group", "Australian Kimba Ltd": whose home it is stands behind it by name. */
static bool names_firm(const Context *c, const Mention *m) {
  static const char *const forms[] = {"^[’']*s?%s+%u[%a&]+%s+[Gg]roup%f[%A]",
                                      "^[’']*s?%s+%u[%a&]+%s+Ltd%f[%A]",
                                      "^[’']*s?%s+%u[%a&]+%s+Inc%f[%A]",
                                      "^[’']*s?%s+%u[%a&]+%s+Corp",
                                      "^[’']*s?%s+%u[%a&]+%s+Holding",
                                      "^[’']*s?%s+%u[%a&]+%s+Co%f[%A]",
                                      "^[’']*s?%s+%u[%a&]+%s+%u[%a&]+%s+Group%f[%A]",
                                      "^[’']*s?%s+Belt%s+and%s+Road"};
  PatternMatch match;
  if (!words_find(c, m->to, c->to, "^[’']*s?%s+", &match)) return false;
  uint32_t at = m->to + (uint32_t)match.to;
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside && org->org && org->org->kind == ORG_COMPANY && org->from == at) return true;
  return words_any(c, m->to, c->to, forms, sizeof forms / sizeof *forms);
}

/* "Chinese-built", "by China's ...", "Chinese contractors", "the Lao-Chinese line": who builds or pays, not where. */
bool works_builder(const Context *c, const Mention *m) {
  static const char *const builders[] = {
      "contractor", "contractors", "company",    "companies", "investor",   "investors", "loan",      "loans",
      "bank",       "banks",       "assistance", "aid",       "help",       "backing",   "expertise", "technology",
      "money",      "firm",        "firms",      "developer", "developers", "lender",    "lenders",   NULL};
  enum { WORDS = 2 };
  if ((unsigned char)c->text[m->from] >= 0xE3) return false;
  uint32_t at = m->to;
  if (m->from > c->from && c->text[m->from - 1] == '-') { /* but "the China-Laos line" stands there */
    const Mention *first = context_last_between(c, NAME_PLACE, c->from, m->from - 1);
    bool last = at >= c->to || c->text[at] != '-';
    return !last || !first || first->to + 1 != m->from || !code_is(first->code, "CHN");
  }
  if (at + 1 < c->to && c->text[at] == '-') /* "Ohio-based production" stands there */
    return c->text[at + 1] >= 'a' && c->text[at + 1] <= 'z' && !words_match(c, at, c->to, "^%-based%s");
  for (int words = 0; words < WORDS && at < c->to && c->text[at] == ' '; words++) {
    char word[16];
    uint32_t from = ++at;
    while (at < c->to && is_name_letter(c->text[at])) at++;
    if (at == from || at - from >= sizeof word) break;
    memcpy(word, c->text + from, at - from);
    word[at - from] = '\0';
    if (word_listed(word, builders)) return true;
  }
  /* "a venture of Germany's Norvik and London's Orion": whose firms they are */
  if (words_match(c, m->to, c->to, "^[’']+s%s+%u%a+%s+and%s+%u") || words_match(c, m->to, c->to, "^[’']+s%s+%u%a+,")) {
    Window lead = window_before(c, m->from, 40);
    if (window_has(&lead, "%f[%a]venture%s+of%s+[%a%s’']*$") ||
        window_has(&lead, "%f[%a]venture%s+between%s+[%a%s’']*$"))
      return true;
  }
  return code_is(place_word_before(c, m).text, "by") || names_firm(c, m);
}

/* What a government does to works, it does to those of its own country: "Peru scrapped its port". */
static const Mention *decider_of(const Context *c, const Reading *r, const Mention *site) {
  static const char *const away[] = {"in", "from", "to", "with", "at", "on", "near", "between", "after", NULL};
  const Mention *verb = site ? context_last_between(c, NAME_fate_cue, c->from, site->from) : NULL;
  if (site && r->trigger && r->trigger->to <= site->from &&
      words_match(c, r->trigger->from, r->trigger->to, "^[Dd]rop"))
    verb = r->trigger;
  const Mention *m = verb ? context_last_between(c, NAME_PLACE, c->from, verb->from) : NULL;
  static const char *const asks[] = {
      "^%s+[%l%s]-%f[%a]asked%s+%u[%a%s]-%s+to%s", "^%s+[%l%s]-%f[%a]asks%s+%u[%a%s]-%s+to%s",
      "^%s+[%l%s]-%f[%a]wants%s+%u[%a%s]-%s+to%s", "^%s+[%l%s]-%f[%a]urged%s+%u[%a%s]-%s+to%s",
      "^%s+[%l%s]-%f[%a]invited%s+%u[%a%s]-%s+to%s"};
  if (site) /* "makes it easier for France to build six new plants" */
    EACH_MENTION (place, c, NAME_PLACE)
      if (!place->inside && place->to <= site->from && code_is(place_word_before(c, place).text, "for") &&
          words_match(c, place->to, site->from, "^%s+to%s+%l+%s+[%a%s%d-]*$"))
        return place;
  if (site && !verb) /* "Peru has asked China to finance a new plant" */
    EACH_MENTION (place, c, NAME_PLACE)
      if (!place->inside && place->to <= site->from &&
          words_any(c, place->to, site->from, asks, sizeof asks / sizeof *asks))
        return place;
  bool lets = site && r->trigger && r->trigger->to <= site->from &&
              (words_match(c, r->trigger->from, r->trigger->to, "[Ll]ease") ||
               words_match(c, r->trigger->from, r->trigger->to, "[Cc]oncession"));
  if (lets) { /* "Greece gave China a lease to run the port": the first of the two */
    verb = r->trigger;
    m = NULL;
    EACH_MENTION (place, c, NAME_PLACE)
      if (!m && !place->inside && place->clause == verb->clause && place->to <= verb->from) m = place;
  }
  bool subject = m && !m->inside && m->clause == verb->clause && site->clause == verb->clause && !works_builder(c, m) &&
                 !word_listed(place_word_before(c, m).text, away);
  return subject ? m : NULL;
}

/* Before a place these say that works stand there. */
static bool stands(const Context *c, const Mention *m) {
  static const char *const words[] = {"in", "at", "on", "near", "在", "于", "位于", NULL};
  if (place_compared(c, m)) return false;
  uint32_t lead = m->from > c->from + 110 ? m->from - 110 : c->from; /* "says Lumen, a think-tank in Oslo" */
  if (words_match(c, lead, m->from, "%f[%a]sa[iy][sd]%s+%u[^,.;]*,%s+an?%s+[%a%s-]*%f[%a]in%s+$") ||
      words_match(c, lead, m->from, "%f[%a]according%s+to%s+%u[^,.;]*,%s+an?%s+[%a%s-]*%f[%a]in%s+$"))
    return false;
  if (word_listed(place_word_before(c, m).text, words)) return true;
  uint32_t from = m->from > c->from + 50 ? m->from - 50 : c->from; /* "in Debrecen, Hungary" */
  return words_match(c, from, m->from, "%f[%a][iao][ntr]%s+%u[^,.;%d]*,%s*$") ||
         words_match(c, from, m->from, "%f[%a]near%s+%u[^,.;%d]*,%s*$") ||
         words_match(c, from, m->from, "%f[%a]in%s+%a*%s*%u%l+[’']+s%s+[%a%s-]*$") || /* "in north China's Hebei" */
         words_match(c, from, m->from, "%f[%a]in%s+%a*%s*%u%l+’s%s+[%a%s-]*$") ||
         words_match(c, from, m->from, "%f[%a]in%s+%a+ern%s+$") ||
         words_match(c, from, m->from, "%f[%a]in%s+central%s+$");
}

/* "the plant in Perak", "will be built in Perak": of a plant told before only what says so moves it. */
static bool is_its_own(const Context *c, const Mention *m, const Mention *site) {
  static const char *const put[] = {"located [iao]n?t?%s",     "situated [iao]n?t?%s", "built [iao]n?t?%s",
                                    "set up [iao]n?t?%s",      "based [iao]n?t?%s",    "sited [iao]n?t?%s",
                                    "constructed [iao]n?t?%s", "come up [iao]n?t?%s"};
  if (site && m->from >= site->to && words_count(c->text + site->to, m->from - site->to) <= 3) return true;
  Window before = window_before(c, m->from, 60);
  return window_any(&before, put, sizeof put / sizeof *put);
}

/* "its Indonesian alumina plant", "the Ottawa works", "Peru's largest port": a place inside the noun phrase. */
static const Mention *qualifier_of(const Context *c, const Mention *site) {
  static const char *const between[] = {"%f[%a]of%f[%A]", "%f[%a]for%f[%A]", "%f[%a]in%f[%A]",
                                        "%f[%a]to%f[%A]", "%f[%a]on%f[%A]",  "%f[%a]and%f[%A]"};
  enum { WORDS = 3, WITH_MONEY = 6 };
  const Mention *m = site ? place_between(c, c->from, site->from) : NULL;
  if (!m || m->inside || works_builder(c, m)) return NULL;
  size_t words = words_count(c->text + m->to, site->from - m->to);
  bool owns = words_match(c, m->to, site->from, "^[’']+s%s");
  if (words > WITH_MONEY || (words > WORDS && !owns)) return NULL; /* "Kenya's $2 billion coal plant" */
  bool given = code_is(place_word_before(c, m).text, "to");        /* "lent $2 billion to Ghana for a dam" */
  if (!given && words_any(c, m->to, site->from, between, sizeof between / sizeof *between)) return NULL;
  return owns ? (words_match(c, m->to, site->from, "^[^;:()]*$") ? m : NULL)
         : words_match(c, m->to, site->from, "^[%s%a-]*$") ? m
                                                           : NULL;
}

static const Mention *of_pair(const Context *c, const Mention *head);

/* "Toyota's plant in Durban", "a Brazilian copper mine", "the Lao-China railway": works that a sentence places without
 * telling a figure. */
static bool places_works(Context *c, LastWorks *seen) {
  enum { APART = 4 };
  EACH_MENTION (site, c, NAME_site_cue) {
    const Mention *at = qualifier_of(c, site);
    if (!at) at = of_pair(c, site);
    EACH_MENTION (m, c, NAME_PLACE)
      if (!at && !m->inside && m->from >= site->to && m->clause == site->clause && stands(c, m) &&
          words_count(c->text + site->to, m->from - site->to) <= APART)
        at = m;
    if (!at) continue;
    *seen = (LastWorks){.known = true, .sentence = c->number, .place = value_text(place_value(at))};
    Found trade = works_trade(c, site);
    seen->sector = trade.value;
    return true;
  }
  return false;
}

/* The works placed last in the few sentences before, where no claim was made of them. */
static const LastWorks *works_seen(const Context *c, LastWorks *seen) {
  enum { BACK_MOST = 3 };
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++) {
    uint32_t number = c->number - back;
    if (document_zone(c->document, number) == ZONE_HEADING) return NULL;
    static const uint16_t sites[] = {NAME_site_cue, 0};
    if (!document_names(c->document, number, sites)) continue;
    if (places_works(document_sentence(c->document, number), seen)) return seen;
  }
  return NULL;
}

/* Whether one of the few sentences before goes on with works told: "the new plant". */
static bool works_kept(const Context *c) {
  enum { BACK_MOST = 3 };
  static const uint16_t sites[] = {NAME_site_cue, 0};
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++) {
    if (document_zone(c->document, c->number - back) == ZONE_HEADING) return false;
    if (!document_names(c->document, c->number - back, sites)) continue;
    const Context *before = document_sentence(c->document, c->number - back);
    EACH_MENTION (m, before, NAME_site_cue)
      if (definite_from(before, m) != UINT32_MAX) return true;
  }
  return false;
}

/* "The bank lent the maker $2 million for a new mill. The mill will ...": works told since in the same paragraph, of
 * which nothing was claimed. */
static bool works_since(const Context *c, uint32_t sentence) {
  enum { BACK_MOST = 2, LEAD = 28 };
  static const uint16_t sites[] = {NAME_site_cue, 0};
  for (uint32_t back = 1; back <= BACK_MOST && back < c->number && c->number - back > sentence; back++) {
    if (!document_names(c->document, c->number - back, sites)) continue;
    const Context *before = document_sentence(c->document, c->number - back);
    EACH_MENTION (m, before, NAME_site_cue) {
      uint32_t from = m->from > before->from + LEAD ? m->from - LEAD : before->from;
      if (before->block == c->block && words_match(before, from, m->from, "%f[%a]a%s+new%s+[%l%s-]*$")) return true;
    }
  }
  return false;
}

/* The plant told in the sentences just before; what Chinese goes on with, chinese.c tells. */
static const LastWorks *works_near(const Context *c) {
  enum { BACK_MOST = 5, KEPT_MOST = 15 };
  if (c->document->spoken || chinese_sentence(c)) return NULL;
  LastWorks *last = &c->document->last_works;
  if (last->known && last->sentence == c->number) return NULL;
  uint32_t back = last->known && last->sentence < c->number ? c->number - last->sentence : UINT32_MAX;
  if (back > BACK_MOST) {
    LastWorks seen;
    if (c->zone == ZONE_LIST_ITEM) return NULL;
    if (works_seen(c, &seen))
      *last = seen;
    else if (back > KEPT_MOST || !works_kept(c))
      return NULL;
  }
  if (works_since(c, last->sentence)) return NULL;
  if (c->zone == ZONE_LIST_ITEM && context_of(c, NAME_ORG, NULL)) { /* entries of a list, each of its own firm */
    const Context *other = document_sentence(c->document, last->sentence);
    if (other->zone == ZONE_LIST_ITEM && other->block != c->block) return NULL;
  }
  return last;
}

bool works_go_on(const Context *c) { return works_near(c) != NULL; }

const LastWorks *works_told(const Context *c, const Reading *r) {
  const LastWorks *last = works_near(c);
  if (!last) return NULL;
  const Mention *site = works_site(c, r);
  if (!site && r->head && words_match(c, r->head->from, r->head->to, "[^s]s$") && context_of(c, NAME_PLACE, NULL) &&
      definite_from(c, r->head) == UINT32_MAX)
    return NULL; /* "Norvik will put $3 million into four projects in Peru": others */
  if (!site) return heading_since(c, last->sentence) ? NULL : last;
  uint32_t from = definite_from(c, site);
  if (from == UINT32_MAX) /* "It is to become the largest plant": the subject is what was told */
    return words_match(c, c->from, c->to, "^[\"'%s]*It%s") ||
                   words_match(c, c->from, c->to, "^[\"'%s]*At%s[^,]*,%s+it%s")
               ? last
               : NULL;
  return place_between(c, from, site->to) || decider_of(c, r, site) ? NULL : last;
}

bool works_carries(const Context *c, const Mention *site) {
  EACH_MENTION (m, c, NAME_transport_cue)
    if (site && m->from < site->to && m->to > site->from) return true;
  return false;
}

/* "a railway from Vientiane to the border": a way stands where it begins. */
static bool begins(const Context *c, const Mention *m) {
  static const char *const words[] = {"from", "between", "linking", "connecting", "through", "across", NULL};
  return word_listed(place_word_before(c, m).text, words) && !words_match(c, m->to, c->to, "^%s+border");
}

/* "the Lao-Chinese railway", "the Ethiopia-Djibouti line": of two places joined before a way, that which is not China.
 */
static const Mention *of_pair(const Context *c, const Mention *head) {
  enum { WORDS = 3 };
  EACH_MENTION (a, c, NAME_PLACE)
    EACH_MENTION (b, c, NAME_PLACE) {
      if (b->from != a->to + 1 || c->text[a->to] != '-' || b->to > head->from) continue;
      if (words_count(c->text + b->to, head->from - b->to) > WORDS || !words_match(c, b->to, head->from, "^[%s%a-]*$"))
        continue;
      return code_is(place_value(a), "CHN") ? b : a;
    }
  return NULL;
}

/* Whether the sentence names a place of its own before works that are new to the text: "Vietnam approved a new plant".
 * China, of works elsewhere, is more often who builds. */
static bool names_place(const Context *c, const Mention *head) {
  const LastWorks *last = &c->document->last_works;
  bool abroad = last->known && last->place.kind == VALUE_TEXT && strncmp(last->place.text, "CN", 2) != 0;
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->to <= head->from && !works_builder(c, m) && !place_compared(c, m) &&
        !(abroad && code_is(place_value(m), "CHN")))
      return true;
  return false;
}

/* "Orvane Motor in Pune, India, will spend", "In Pune, Orvane will spend", "Orvane Motor will spend $3 million in
 * Pune": what a sentence tells of another firm, or begins with a place, stands where it says. */
static bool of_another_firm(const Context *c, const Mention *place, const Mention *head) {
  static const char *const opens[] = {"^[^%a%d]*%u[%l&]+%s+%u", "^[^%a%d]*%u%u+%s"}, *const goes_on[] = {
                                                                                         "^[^%a%d]*The%s",
                                                                                         "^[^%a%d]*This%s",
                                                                                         "^[^%a%d]*It%s",
                                                                                         "^[^%a%d]*Its%s",
                                                                                         "^[^%a%d]*In%s",
                                                                                         "^[^%a%d]*At%s",
                                                                                         "^[^%a%d]*Another%s"};
  if (place->token <= 1 && place->to <= head->from) return words_match(c, place->to, c->to, "^,%s+%u");
  return words_any(c, c->from, c->to, opens, sizeof opens / sizeof *opens) &&
         !words_any(c, c->from, c->to, goes_on, sizeof goes_on / sizeof *goes_on);
}

/* "In Nigeria, loans fund the plant": where a sentence begins is where it is about. */
static bool opens_with(const Context *c, const Mention *place) {
  return place->token <= 1 && words_match(c, place->to, c->to, "^,") &&
         words_match(c, c->from, place->from, "^[\"'%s]*In%s+$");
}

/* "at 96 overseas ports", "17,000 plants worldwide" */
static bool all_over(const Context *c, const Reading *r) {
  static const char *const words[] = {"%f[%a]overseas%f[%A]",
                                      "%f[%a]worldwide%f[%A]",
                                      "%f[%a]globally%f[%A]",
                                      "%f[%a]around%s+the%s+world",
                                      "%f[%a]across%s+the%s+world",
                                      "%f[%a]in%s+the%s+world",
                                      "%f[%a]abroad%f[%A]",
                                      "全球",
                                      "海外"};
  Window after = window_after(c, r->value->to, 50);
  Window lead = window_before(c, r->value->from, 12);
  static const char *const leads[] = {"^%s*Worldwide%f[%A]", "^%s*Globally%f[%A]", "^%s*Around%s+the%s+world",
                                      "^%s*Across%s+the%s+world"};
  return window_any(&after, words, sizeof words / sizeof *words) || window_has(&lead, "全球%S*$") ||
         words_any(c, c->from, r->value->from, leads, sizeof leads / sizeof *leads);
}

/* "in north China's Hebei Province": where in the country it is. */
static const Mention *part_of(const Context *c, const Mention *country) {
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->from >= country->to && place_is_province(place_value(m)) &&
        words_match(c, country->to, m->from, "^[’']+s%s+[%a%s-]*$"))
      return m;
  return country;
}

Found works_place(Context *c, const Reading *r) {
  static const FillPath around = {
      .field = NAME_place, .steps = 3, .step = {STEP_PREVIOUS, STEP_HEADING, STEP_DOCUMENT}};
  const Mention *head = r->head ? r->head : r->trigger ? r->trigger : r->anchor, *best = NULL;
  const LastWorks *told = works_told(c, r);
  const Mention *site = told ? works_site(c, r) : NULL;
  if (r->rule->kind == RULE_COUNT && all_over(c, r)) return (Found){value_text("WLD"), r->value, "clause"};
  bool way = works_carries(c, head);
  double best_gap = 0;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || works_builder(c, m) || chinese_works_later(c, head, m) || place_is_venue(c, m) ||
        !(stands(c, m) || (way && begins(c, m))) ||
        (told && !is_its_own(c, m, site) && !opens_with(c, m) && (site || !of_another_firm(c, m, head))))
      continue;
    double gap = context_distance(m, head);
    if (!best || gap < best_gap) best = m, best_gap = gap;
  }
  if (!best && (best = decider_of(c, r, head))) { /* "Nepal asked it to resume work at its Indian plant" */
    const Mention *named = qualifier_of(c, works_site(c, r));
    if (named && named->from > best->from) best = named;
  }
  if (best) best = part_of(c, best);
  const Mention *joined =
      best && strlen(place_value(best)) > 3 && !place_is_province(place_value(best)) ? of_pair(c, head) : NULL;
  if (joined) best = joined; /* "in Africa is the Lusaka-Kabwe line" */
  if (best && place_among_provinces(c, best)) return (Found){value_text("CHN"), best, step_of(best, head)};
  if (best) return (Found){value_text(place_value(best)), best, step_of(best, head)};
  if (chinese_sentence(c)) return chinese_works_place(c, head);
  const Mention *pair = of_pair(c, head);
  if (pair) return (Found){value_text(place_value(pair)), pair, step_of(pair, head)};
  if (told && told->place.kind != VALUE_NONE) return (Found){told->place, NULL, "previous"};
  const Mention *own = qualifier_of(c, works_site(c, r));
  if (own) return (Found){value_text(place_value(own)), own, step_of(own, head)};
  const LastWorks *last = firm_stands_elsewhere(c, head) || names_place(c, head) ? NULL : works_near(c);
  if (last && last->place.kind != VALUE_NONE) return (Found){last->place, NULL, "previous"};
  const char *town = firm_stands_elsewhere(c, head) ? town_of_sentence(c) : NULL;
  if (town) return (Found){value_text(town), NULL, "document"};
  Search search = {.context = c, .reading = r};
  return firm_stands_elsewhere(c, head) ? fill_slot(&search, NAME_place, &around) : nothing;
}

bool works_dated(const Context *c, const Reading *r) {
  EACH_MENTION (m, c, NAME_DATE)
    if (m->clause == r->anchor->clause && m->date && m->date->readings && !m->date->relative) return true;
  return false;
}

/* "cancelled", "suspended": what becomes of works, by the verb that tells it. */
const char *works_fate(const Context *c, const Mention *trigger) {
  static const struct {
    const char *stem, *status;
  } fates[] = {
      {"[Pp]ostpon", "delayed"},  {"[Dd]ela[yi]", "delayed"}, {"[Dd]efer", "delayed"},      {"[Pp]u.*off", "delayed"},
      {"[Pp]ush", "delayed"},     {"behind", "delayed"},      {"[Ss]hel[vf]", "shelved"},   {"hold$", "suspended"},
      {"[Ss]uspen", "suspended"}, {"[Hh]alt", "suspended"},   {"[Ff]r[eo]ze", "suspended"}, {"[Pp]aus", "suspended"},
      {"[Ss]tall", "suspended"},  {"still", "suspended"},     {"limbo", "suspended"},       {"^[Rr]e", "resumed"}};
  for (size_t i = 0; i < sizeof fates / sizeof *fates; i++)
    if (words_match(c, trigger->from, trigger->to, fates[i].stem)) return fates[i].status;
  return "cancelled";
}

static Value value_or(const Value *value, Value other) { return value ? *value : other; }

void works_remember(const Context *c, const Reading *r, const Claim *claim) {
  static const Value none;
  LastWorks *last = &c->document->last_works;
  if (!code_is(r->rule->table, "projects") || r->rule->kind == RULE_COUNT ||
      (r->value && code_is(r->value->unit, "companies")))
    return;
  bool goes_on = works_told(c, r) != NULL || (last->known && last->sentence == c->number);
  last->place = value_or(claim_get(claim, NAME_place), goes_on ? last->place : none);
  last->sector = value_or(claim_get(claim, NAME_sector), goes_on ? last->sector : none);
  last->sentence = c->number;
  last->known = last->claimed = true;
}
