/* Figures that share a head told once: "Output rose 4 percent in India, 3 percent in Brazil and 1 percent in Mexico",
 * "Chile made 5 million tonnes, Peru 2 million". Rules tell the first, or take the others for more of the first; each
 * that stands with a place, goods or a firm of its own, and no verb or noun of its own, is of that. */
#include <string.h>

#include "claim/claim_part.h"

/* How far apart two figures of one head may stand, and how far behind a figure its place. */
enum { REACH = 110, BEHIND = 40, WORD_LONGEST = 16 };

/* What a figure has of its own. */
typedef struct Remnant {
  const Mention *place, *sector, *firm;
  int moves; /* 1: "up", -1: "fell by", 0: as the first */
} Remnant;

static const Mention *value_of(const Context *c, const Claim *claim) {
  const ClaimSpan *span = claim_span(claim, NAME_value);
  for (size_t i = 0; span && i < c->mentions; i++)
    if (c->mention[i].from == span->from && c->mention[i].quantity) return &c->mention[i];
  return NULL;
}

static bool can_share(const Claim *claim) {
  const Value *value = claim_get(claim, NAME_value);
  const char *metric = text_of(claim_get(claim, NAME_metric));
  bool flows = code_is(claim->table, "overcapacity") || code_is(claim->table, "trade_flows_prices");
  return flows && metric && value && value->kind == VALUE_NUMBER && !strstr(metric, "_rank");
}

/* "Half" beside "40 percent": parts of a whole, however they are told. */
static bool is_part(const Mention *m) {
  return m->type == NAME_PERCENT || (m->type == NAME_NUMBER && !m->unit && m->quantity->value < 1);
}

/* Whether a later amount is one of what the first is of: a bare number is, if it is as large. */
static bool same_kind(const Mention *told, const Mention *m) {
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
    bool part = m->type == NAME_PLACE || m->type == NAME_SECTOR || m->type == NAME_ORG || m->list == NAME_rise_cue ||
                m->list == NAME_fall_cue;
    if (m->from == at && part && !m->inside && (!best || m->to > best->to)) best = m;
  }
  return best;
}

/* Notes a part; false: there is one of its kind, or it is nothing that a figure is of. */
static bool note_part(const Mention *m, Remnant *found) {
  if (m->list == NAME_rise_cue || m->list == NAME_fall_cue) {
    found->moves = m->list == NAME_rise_cue ? 1 : -1;
    return true;
  }
  bool firm = m->type == NAME_ORG && m->org && m->org->kind == ORG_COMPANY;
  const Mention **slot = m->type == NAME_PLACE    ? &found->place
                         : m->type == NAME_SECTOR ? &found->sector
                         : firm                   ? &found->firm
                                                  : NULL;
  if (!slot || *slot) return false;
  *slot = m;
  return true;
}

/* Whether from..to holds parts of a remnant, which are noted, and else only words that join figures. */
static bool read_remnant(const Context *c, uint32_t from, uint32_t to, Remnant *found) {
  static const char *const words[] = {
      "and",   "but",     "while",        "whereas",  "with",      "by",          "at",      "to",
      "of",    "in",      "from",         "for",      "the",       "that",        "those",   "its",
      "only",  "just",    "about",        "around",   "some",      "nearly",      "almost",  "over",
      "more",  "than",    "less",         "under",    "a",         "an",          "another", "followed",
      "then",  "was",     "were",         "had",      "has",       "is",          "are",     "also",
      "s",     "both",    "compared",     "against",  "versus",    "vs",          "roughly", "approximately",
      "even",  "reached", "hit",          "totalled", "totaled",   "stood",       "came",    "amounted",
      "took",  "though",  "although",     "on",       "accounted", "contributed", "as",      "did",
      "ahead", "per",     "respectively", "which",    NULL};
  while (from < to) {
    const Mention *part = part_at(c, from);
    if (part) {
      if (part->to > to || !note_part(part, found)) return false;
      from = part->to;
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

/* Whether something else that figures are of stands in from..to; "60 percent of Chile's exports" is of the same. */
static bool has_head(const Context *c, uint32_t from, uint32_t to) {
  for (const Mention *m = c->mention; m < c->mention + c->mentions && m->from < to; m++)
    if (m->from >= from && !m->inside && list_is_measured(m->list) && !words_match(c, from, m->from, "^%s+of%s[^,;]*$"))
      return true;
  return false;
}

/* Where the words that join two figures begin, at or behind `at`: a comma or a conjunction; `to`: nowhere. */
static uint32_t joint_from(const Context *c, uint32_t at, uint32_t to) {
  static const char *const joints[] = {"[,;(]",
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
    if (words_find(c, at, to, joints[i], &match) && at + match.from < best) best = at + (uint32_t)match.from;
  return best;
}

/* "3 percent in Brazil", "2 million tonnes of tin": what stands right behind a figure, with a preposition. */
static const Mention *behind(const Context *c, const Mention *figure) {
  static const char *const preps[] = {"^%s+in%s+t?h?e?%s*$",
                                      "^%s+for%s+t?h?e?%s*$",
                                      "^%s+from%s+t?h?e?%s*$",
                                      "^%s+to%s+t?h?e?%s*$",
                                      "^%s+at%s+t?h?e?%s*$",
                                      "^%s+of%s+t?h?e?%s*$",
                                      "^%s+of%s+its%s*$",
                                      "^%s+of%s+their%s*$",
                                      "^%s+of%s+them%s+%a*%s*$",
                                      "^%s+were%s*$",
                                      "^%s+are%s*$",
                                      "^%s+being%s*$",
                                      "^%s+among%s+t?h?e?%s*$",
                                      "^%s+on%s+t?h?e?%s*$",
                                      "^%s+of%s+%a+%s+in%s+t?h?e?%s*$",
                                      "^%s+of%s+%a+%s+to%s+t?h?e?%s*$",
                                      "^%s+of%s+%a+%s+from%s+t?h?e?%s*$"};
  for (const Mention *m = c->mention; m < c->mention + c->mentions && m->from <= figure->to + BEHIND; m++) {
    bool names = m->type == NAME_PLACE || m->type == NAME_SECTOR || (m->type == NAME_ORG && m->org);
    if (names && m->from > figure->to && !m->inside &&
        words_any(c, figure->to, m->from, preps, sizeof preps / sizeof *preps))
      return m;
  }
  return NULL;
}

/* What a later figure has of its own, behind the one before it; false: nothing, or it is of something else. */
static bool remnant_of(const Context *c, const Mention *last, const Mention *figure, Remnant *found) {
  if (figure->from > last->to + REACH || has_head(c, last->to, figure->from)) return false;
  for (uint32_t at = joint_from(c, last->to, figure->from); at < figure->from;
       at = joint_from(c, at + 1, figure->from)) {
    *found = (Remnant){.moves = 0};
    if (!read_remnant(c, at, figure->from, found)) continue;
    const Mention *next = found->place || found->firm ? NULL : behind(c, figure);
    if (next && !note_part(next, found)) return false;
    return found->place || found->sector || found->firm;
  }
  return false;
}

static bool is_end(const char *word) {
  static const char *const ends[] = {"to", "from", "with", "into", "for", NULL};
  return word_listed(word, ends);
}

/* Whether a place is whose a flow is, or the other end of it. */
static uint16_t side_of(const Context *c, const Claim *claim, const Mention *value, const Mention *place) {
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
  if (words_match(c, place->to, c->to, "^[’']s?%s") || words_match(c, place->to, c->to, "^’s%s")) return NAME_place;
  bool taken = own && own->from > value->to && subject; /* "China takes 60% of Chile's exports, Japan 12%" */
  bool listed = own && subject && words_match(c, subject->to, value->from, "^%s*%($"); /* "markets are Chile (5%)" */
  return end || !own || taken || listed ? NAME_partner : NAME_place;
}

/* Puts what a figure has of its own into its claim. */
static void put_remnant(const Context *c, const Claim *first, const Mention *value, const Remnant *found,
                        Claim *claim) {
  ClaimDocument *document = c->document;
  if (found->place) {
    uint16_t field = side_of(c, first, value, found->place);
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
}

static void put_figure(const Context *c, const Claim *first, const Mention *told, const Mention *figure, Claim *claim) {
  static const uint16_t own[] = {NAME_value_high, NAME_comparator, NAME_value_usd};
  ClaimDocument *document = c->document;
  const Quantity *q = figure->quantity;
  double factor = told->quantity->value != 0 ? claim_get(first, NAME_value)->number / told->quantity->value : 1;
  if (told->type != figure->type && is_part(told) && is_part(figure)) factor = figure->type == NAME_PERCENT ? 1 : 100;
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) claim_set(document, claim, own[i], (Value){.kind = VALUE_NONE});
  claim_set(document, claim, NAME_value, value_number(q->value * factor));
  if (q->low != q->high) claim_set(document, claim, NAME_value_high, value_number(q->high * factor));
  if (q->comparator)
    claim_set(document, claim, NAME_comparator, value_text(comparator_sign((Comparator)q->comparator)));
  claim_move_span(claim, NAME_value, figure);
}

/* The first claim of a figure; how many there are. */
static Claim *told_by(const ClaimList *out, size_t first, const Mention *figure, size_t *times) {
  Claim *told = NULL;
  *times = 0;
  for (size_t i = first; i < out->count; i++) {
    const ClaimSpan *span = claim_span(out->claim[i], NAME_value);
    if (!span || span->from != figure->from) continue;
    told = told ? told : out->claim[i];
    ++*times;
  }
  return told;
}

/* "India 4 percent, Japan and Korea 3": what the second figure has of its own with that of each other member of a list.
 */
static void of_members(const Context *c, ClaimList *out, const Claim *first, const Mention *value, const Claim *claim,
                       const Remnant *found, uint32_t from, uint32_t to) {
  const Mention *named = found->place ? found->place : found->sector;
  MentionList members;
  if (!named) return;
  fill_list(c, named, &members);
  for (size_t i = 0; i < members.count && !c->document->failed; i++) {
    const Mention *m = members.item[i];
    if (m == named || m->from < from || m->to > to) continue;
    Remnant other = *found;
    *(found->place ? &other.place : &other.sector) = m;
    Claim *one = claim_copy(c->document, claim);
    if (!one) return;
    put_remnant(c, first, value, &other, one);
    claims_add(c->document, out, one);
  }
}

/* The figures behind that of a claim, as long as they share its head. */
static void share_head(const Context *c, ClaimList *out, size_t first, const Claim *claim) {
  const Mention *told = value_of(c, claim), *last = told;
  for (const Mention *m = told ? told + 1 : c->mention + c->mentions; m < c->mention + c->mentions; m++) {
    Remnant found;
    if (m->from < last->to || !same_kind(told, m)) continue;
    if (!remnant_of(c, last, m, &found)) return;
    size_t times;
    Claim *one = told_by(out, first, m, &times);
    bool was_told = one != NULL;
    if (one && (!code_is(one->table, claim->table) ||
                !code_is(text_of(claim_get(one, NAME_metric)), text_of(claim_get(claim, NAME_metric)))))
      return;
    if (!one) {
      one = claim_copy(c->document, claim);
      if (!one) return;
      put_figure(c, claim, told, m, one);
      claims_add(c->document, out, one);
    }
    uint32_t behind_last = last->to;
    last = m;
    if (times > 1) continue; /* of each member of a list */
    double amount = m->quantity->value;
    if (found.moves && m->type == NAME_PERCENT)
      claim_set(c->document, one, NAME_value, value_number(found.moves * amount));
    put_remnant(c, claim, told, &found, one);
    if (!was_told) of_members(c, out, claim, told, one, &found, behind_last, m->from);
  }
}

void fan_gapped(const Context *c, ClaimList *out, size_t first) {
  if (c->han) return; /* chinese_parts.c, chinese_each.c */
  for (size_t i = first, count = out->count; i < count && !c->document->failed; i++)
    if (can_share(out->claim[i])) share_head(c, out, first, out->claim[i]);
}
