/* What a figure that has no head of its own tells of itself: "..., Brazil 3 percent", "3 percent in Brazil",
 * "韩国占28%". */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/remnant.h"
#include "claim/window.h"

/* How far behind a figure its place may stand. */
enum { BEHIND = 40, WORD_LONGEST = 16 };

/* "Half" beside "40 percent": parts of a whole, however they are told. */
static bool is_part(const Mention *m) {
  return m->type == NAME_PERCENT || (m->type == NAME_NUMBER && !m->unit && m->quantity->value < 1);
}

uint32_t remnant_joint(const Context *c, uint32_t at, uint32_t to) {
  static const char *const joints[] = {"[,;(]",
                                       "，",
                                       "；",
                                       "、",
                                       "：",
                                       "以及",
                                       "和",
                                       "与",
                                       "%f[%a]and%f[%A]",
                                       "%f[%a]but%f[%A]",
                                       "%f[%a]while%f[%A]",
                                       "%f[%a]whereas%f[%A]",
                                       "%f[%a]compared%s",
                                       "%f[%a]against%f[%A]",
                                       "%f[%a]versus%f[%A]",
                                       "%f[%a]followed%s+by%f[%A]"};
  PatternMatch match;
  uint32_t best = to;
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
    if (words_find(c, at, best, joints[i], &match) && at + match.from < best) best = at + (uint32_t)match.from;
  return best;
}

bool remnant_same_kind(const Mention *told, const Mention *m) {
  if (m->inside || !m->quantity) return false;
  if (is_part(told) && is_part(m)) return true;
  if (m->type == NAME_NUMBER && !m->unit && told->type == NAME_QUANTITY) {
    double share = told->quantity->value > 0 ? m->quantity->value / told->quantity->value : 0;
    return share > 1e-3 && share < 1e3 && m->quantity->value >= 1000;
  }
  return m->type == told->type && (m->type == NAME_PERCENT || code_is(m->unit, told->unit));
}

/* The mention that a remnant may be made of, or the verb of its movement, that begins at a place; the longest. */
static const Mention *part_at(const Context *c, uint32_t at) {
  const Mention *best = NULL;
  for (const Mention *m = c->mention; m < c->mention + c->mentions && m->from <= at; m++) {
    bool part = m->type == NAME_PLACE || m->type == NAME_SECTOR || m->type == NAME_ORG || m->type == NAME_DATE ||
                m->list == NAME_rise_cue || m->list == NAME_fall_cue;
    if (m->from == at && part && !m->inside && (!best || m->to > best->to)) best = m;
  }
  return best;
}

/* Notes a part; false: there is one of its kind, or it is nothing that a figure is of. */
bool remnant_note(const Mention *m, Remnant *found) {
  if (m->list == NAME_rise_cue || m->list == NAME_fall_cue) {
    found->moves = m->list == NAME_rise_cue ? 1 : -1;
    return true;
  }
  bool firm = m->type == NAME_ORG && m->org && m->org->kind == ORG_COMPANY;
  const Mention **slot = m->type == NAME_PLACE                       ? &found->place
                         : m->type == NAME_SECTOR                    ? &found->sector
                         : m->type == NAME_DATE && m->date->readings ? &found->date
                         : firm                                      ? &found->firm
                                                                     : NULL;
  if (!slot || *slot) return false;
  *slot = m;
  return true;
}

/* Chinese that joins figures; in bytes, 0: none stands at `at`. */
static uint32_t chinese_joint(const Context *c, uint32_t at, uint32_t to) {
  static const char *const pieces[] = {
      "位居", "排名", "第二", "第三", "第四", "其次", "其中", "份额", "份額", "占比", "比重", "比例", "同期", "分别",
      "分別", "左右", "以上", "达到", "達到", "增至", "降至", "升至", "约为", "約為", "仅为", "僅為", "则为", "则是",
      "只有", "不到", "不足", "超过", "超過", "接近", "高达", "高達", "低至", "这一", "這一", "数字", "數字", "到了",
      "而在", "，",   "、",   "；",   "：",   "“",    "”",    "占",   "佔",   "为",   "為",   "达",   "達",   "约",
      "約",   "仅",   "僅",   "则",   "則",   "而",   "也",   "是",   "近",   "超",   "均",   "都",   "各",   "和",
      "及",   "与",   "與",   "在",   "到",   "对",   "對",   "向",   "自",   "从",   "從",   "该",   "其",   "有",
      "以及", "还",   "還",   "才",   "尚",   "曾",   "当时", "當時", NULL};
  for (size_t i = 0; pieces[i]; i++) {
    uint32_t n = (uint32_t)strlen(pieces[i]);
    if (at + n <= to && memcmp(c->text + at, pieces[i], n) == 0) return n;
  }
  return 0;
}

/* Whether from..to holds parts of a remnant, which are noted, and else only words that join figures. */
bool remnant_read(const Context *c, uint32_t from, uint32_t to, Remnant *found) {
  static const char *const words[] = {"and",
                                      "but",
                                      "while",
                                      "whereas",
                                      "with",
                                      "by",
                                      "at",
                                      "to",
                                      "of",
                                      "in",
                                      "from",
                                      "for",
                                      "the",
                                      "that",
                                      "those",
                                      "its",
                                      "only",
                                      "just",
                                      "about",
                                      "around",
                                      "some",
                                      "nearly",
                                      "almost",
                                      "over",
                                      "more",
                                      "than",
                                      "less",
                                      "under",
                                      "a",
                                      "an",
                                      "another",
                                      "followed",
                                      "then",
                                      "was",
                                      "were",
                                      "had",
                                      "has",
                                      "is",
                                      "are",
                                      "also",
                                      "s",
                                      "both",
                                      "compared",
                                      "against",
                                      "versus",
                                      "vs",
                                      "roughly",
                                      "approximately",
                                      "even",
                                      "reached",
                                      "hit",
                                      "totalled",
                                      "totaled",
                                      "stood",
                                      "came",
                                      "amounted",
                                      "took",
                                      "though",
                                      "although",
                                      "on",
                                      "accounted",
                                      "contributed",
                                      "as",
                                      "did",
                                      "ahead",
                                      "per",
                                      "respectively",
                                      "which",
                                      "accounts",
                                      "account",
                                      "contributes",
                                      "second",
                                      "third",
                                      "fourth",
                                      "fifth",
                                      "next",
                                      "ranked",
                                      "ranks",
                                      "share",
                                      "figure",
                                      "rate",
                                      "ratio",
                                      "level",
                                      "number",
                                      "it",
                                      "they",
                                      "these",
                                      "this",
                                      "year",
                                      "years",
                                      "place",
                                      "worth",
                                      "valued",
                                      "went",
                                      "comes",
                                      "takes",
                                      "stands",
                                      "stayed",
                                      "still",
                                      "already",
                                      "now",
                                      "holds",
                                      "held",
                                      "make",
                                      "makes",
                                      "made",
                                      "up",
                                      "figures",
                                      "average",
                                      "latter",
                                      "latest",
                                      "remained",
                                      "remains",
                                      "during",
                                      "same",
                                      "period",
                                      "month",
                                      "quarter",
                                      "corresponding",
                                      "being",
                                      "bought",
                                      "received",
                                      "took",
                                      "be",
                                      "been",
                                      "will",
                                      "have",
                                      "close",
                                      "behind",
                                      "down",
                                      "below",
                                      "above",
                                      "exceeded",
                                      "as",
                                      "one",
                                      "managed",
                                      "manage",
                                      "ran",
                                      "run",
                                      "operated",
                                      "averaged",
                                      "fetched",
                                      "could",
                                      "barely",
                                      "scarcely",
                                      "hardly",
                                      "mere",
                                      "clings",
                                      "supplies",
                                      "supplied",
                                      "mines",
                                      "mined",
                                      "smelts",
                                      "delivers",
                                      "delivered",
                                      "builds",
                                      "built",
                                      "launch",
                                      "launched",
                                      "commands",
                                      "boasts",
                                      "makers",
                                      "firms",
                                      "companies",
                                      "producers",
                                      "mills",
                                      "smelters",
                                      "plants",
                                      "factories",
                                      "yards",
                                      "shipyards",
                                      "manufacturers",
                                      "refiners",
                                      "refineries",
                                      "miners",
                                      "won",
                                      "controls",
                                      "controlled",
                                      "processed",
                                      "refined",
                                      "control",
                                      "processes",
                                      "process",
                                      "refines",
                                      "refine",
                                      "makers",
                                      "firms",
                                      "companies",
                                      NULL};
  while (from < to) {
    const Mention *part = part_at(c, from);
    if (part) {
      if (part->to > to || !remnant_note(part, found)) return false;
      from = part->to;
      continue;
    }
    uint32_t joint = c->han ? chinese_joint(c, from, to) : 0;
    if (joint) {
      from += joint;
      continue;
    }
    if (!is_letter(c->text[from])) {
      static const char signs[] = " \t\n,;:()'-\xE2\x80\x99\x93\x94";
      if (!strchr(signs, c->text[from])) return false;
      from++;
      continue;
    }
    char word[WORD_LONGEST];
    size_t length = 0;
    for (; from < to && is_letter(c->text[from]); from++, length++)
      if (length + 1 < sizeof word) word[length] = (char)(c->text[from] | 0x20);
    if (length >= sizeof word) return false;
    word[length] = '\0';
    if (!word_listed(word, words)) return false;
  }
  return true;
}

/* "3 percent in Brazil", "2 million tonnes of tin": what stands right behind a figure, with a preposition. */
const Mention *remnant_behind(const Context *c, const Mention *figure) {
  static const char *const preps[] = {"^%s+in%s+t?h?e?%s*$",
                                      "^%s+for%s+t?h?e?%s*$",
                                      "^%s+went%s+to%s+t?h?e?%s*$",
                                      "^%s+came%s+from%s+t?h?e?%s*$",
                                      "^%s+from%s+t?h?e?%s*$",
                                      "^%s+to%s+t?h?e?%s*$",
                                      "^%s+at%s+t?h?e?%s*$",
                                      "^%s+of%s+t?h?e?%s*$",
                                      "^%s+of%s+its%s*$",
                                      "^%s+of%s+their%s*$",
                                      "^%s+of%s+t?h?e?%s*world[’']s%s+$",
                                      "^%s+of%s+global%s+$",
                                      "^%s+of%s+all%s+$",
                                      "^%s+of%s+them%s+%a*%s*$",
                                      "^%s+were%s*$",
                                      "^%s+are%s*$",
                                      "^%s+being%s*$",
                                      "^%s+among%s+t?h?e?%s*$",
                                      "^%s+on%s+t?h?e?%s*$",
                                      "^%s+of%s+%a+%s+in%s+t?h?e?%s*$",
                                      "^%s+of%s+%a+%s+to%s+t?h?e?%s*$",
                                      "^%s+of%s+%a+%s+from%s+t?h?e?%s*$",
                                      "^的$",
                                      "^以上的$",
                                      "^左右的$"};
  for (const Mention *m = c->mention; m < c->mention + c->mentions && m->from <= figure->to + BEHIND; m++) {
    bool names = m->type == NAME_PLACE || m->type == NAME_SECTOR || (m->type == NAME_ORG && m->org);
    if (names && m->from > figure->to && !m->inside &&
        words_any(c, figure->to, m->from, preps, sizeof preps / sizeof *preps))
      return m;
  }
  return NULL;
}

/* "9 percent in 2010". */
const Mention *remnant_date(const Context *c, const Mention *m) {
  static const char *const preps[] = {"^%s+[id][nu]r?i?n?g?%s+t?h?e?%s*$", "^%s+$", "^%s*%($", "^%s+[io]n%s+a?n?%s*$"};
  EACH_MENTION (date, c, NAME_DATE)
    if (date->from >= m->to && date->from <= m->to + 16 && !date->inside && date->date->readings &&
        words_any(c, m->to, date->from, preps, sizeof preps / sizeof *preps))
      return date;
  return NULL;
}

static bool is_end(const char *word) {
  static const char *const ends[] = {"to", "from", "with", "into", "for", NULL};
  return word_listed(word, ends);
}

/* Whether a place is whose a flow is, or the other end of it. */
uint16_t remnant_side(const Context *c, const Claim *claim, const Mention *value, const Mention *place) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  bool flow = strncmp(metric, "export_", 7) == 0 || strncmp(metric, "import_", 7) == 0 ||
              strncmp(metric, "trade_", 6) == 0 || strncmp(metric, "net_", 4) == 0;
  if (!flow) return NAME_place;
  const ClaimSpan *span = claim_span(claim, NAME_place);
  const Mention *own = NULL, *end = NULL, *subject = NULL;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || m->from >= place->from) continue;
    if (span && m->from == span->from) {
      own = m;
      continue;
    }
    if (m->to <= value->from) subject = m;
    if (m->to <= value->from && is_end(place_word_before(c, m).text)) end = m;
  }
  SmallWord word = place_word_before(c, place);
  if (is_end(word.text)) return own && code_is(place_word_before(c, own).text, word.text) ? NAME_place : NAME_partner;
  if (words_match(c, place->to, c->to, "^[’']+s?%s")) return NAME_place;
  if (same_other_end(c, metric)) return NAME_partner;   /* "the main source was Chile with 4 billion, ahead of Peru" */
  bool taken = own && own->from > value->to && subject; /* "China takes 60% of Chile's exports, Japan 12%" */
  bool listed = own && subject && words_match(c, subject->to, value->from, "^%s*%($"); /* "markets are Chile (5%)" */
  return end || !own || taken || listed ? NAME_partner : NAME_place;
}

/* Puts what a figure has of its own into its claim. */
void remnant_put(const Context *c, const Claim *first, uint16_t field, const Remnant *found, Claim *claim) {
  ClaimDocument *document = c->document;
  if (found->place) {
    const ClaimSpan *span = claim_span(claim, field);
    claim_set(document, claim, field, value_text(place_value(found->place)));
    if (span)
      claim_move_span(claim, field, found->place);
    else
      claim_note(document, claim, field, found->place, "clause");
  }
  if (found->sector) {
    claim_set(document, claim, NAME_sector, value_text(found->sector->code));
    claim_set(document, claim, NAME_product, (Value){.kind = VALUE_NONE});
    claim_move_span(claim, NAME_sector, found->sector);
  }
  if (found->firm && claim_get(first, NAME_actor)) {
    const Mention *firm = found->firm;
    const char *name = firm->code ? firm->code : document_copy(document, c->text + firm->from, firm->to - firm->from);
    claim_set(document, claim, NAME_actor, value_text(name));
    claim_move_span(claim, NAME_actor, firm);
  }
  const char *period = found->date ? period_value(c, found->date, false) : NULL;
  if (!period) return;
  claim_set(document, claim, NAME_period, value_text(period));
  if (claim_span(claim, NAME_period))
    claim_move_span(claim, NAME_period, found->date);
  else
    claim_note(document, claim, NAME_period, found->date, "clause");
}

void remnant_put_figure(const Context *c, const Claim *first, const Mention *told, const Mention *figure,
                        Claim *claim) {
  static const uint16_t own[] = {NAME_value_high, NAME_comparator, NAME_value_usd};
  ClaimDocument *document = c->document;
  const Quantity *q = figure->quantity;
  double factor = told && told->quantity->value != 0 ? claim_get(first, NAME_value)->number / told->quantity->value : 1;
  if (told && told->type != figure->type && is_part(told) && is_part(figure))
    factor = figure->type == NAME_PERCENT ? 1 : 100;
  bool of_hundred = !told && code_is(text_of(claim_get(first, NAME_unit)), "%");
  if (of_hundred && figure->type == NAME_NUMBER && is_part(figure)) factor = 100;
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) claim_set(document, claim, own[i], (Value){.kind = VALUE_NONE});
  claim_set(document, claim, NAME_value, value_number(q->value * factor));
  if (q->low != q->high) claim_set(document, claim, NAME_value_high, value_number(q->high * factor));
  if (q->comparator)
    claim_set(document, claim, NAME_comparator, value_text(comparator_sign((Comparator)q->comparator)));
  claim_move_span(claim, NAME_value, figure);
}
