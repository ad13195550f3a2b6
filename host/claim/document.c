/* A document while its claims are derived: its sentences, its headings, what it is mostly about. */
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/place.h"
#include "claim/scanned.h"
#include "claim/window.h"

const char *document_copy(ClaimDocument *document, const char *bytes, size_t length) {
  char *copy = arena_copy(document->arena, bytes, length);
  if (!copy) document->failed = true;
  return copy ? copy : "";
}

MatchToken *document_tokens(ClaimDocument *document, size_t room) {
  if (memory_reserve((void **)&document->token, &document->token_capacity, room + 1, sizeof *document->token))
    return document->token;
  document->failed = true;
  return NULL;
}

Context *document_sentence(ClaimDocument *document, uint32_t number) {
  Context *known = document->context[number];
  if (!known) known = document->context[number] = context_new(document, number);
  return known ? known : &document->nothing;
}

uint8_t document_zone(const ClaimDocument *document, uint32_t number) {
  return document->scan->zones.zone[document->scan->sentences.sentence[number].zone].kind;
}

/* The name of what a mention of the scan is: its type; a part's is what it is a part of. */
static uint16_t scan_name(const ClaimDocument *document, size_t i) {
  uint16_t name = document->rules->type_name[document->scan->mentions.type[i]];
  return name == NAME_SECTOR_PART ? NAME_SECTOR : name;
}

static uint64_t names_of(const ClaimDocument *document, uint32_t number, uint32_t to) {
  const Mentions *m = &document->scan->mentions;
  uint64_t names = (uint64_t)1 << NAME_NONE;
  for (size_t i = document->first_mention[number]; i < m->count && m->from[i] < to; i++)
    names |= (uint64_t)1 << scan_name(document, i) % 64 | (uint64_t)1 << scan_list(document, i) % 64;
  return names;
}

bool document_names(const ClaimDocument *document, uint32_t number, const uint16_t *names) {
  const Mentions *m = &document->scan->mentions;
  uint32_t to = document->scan->sentences.sentence[number].to;
  uint64_t wanted = 0;
  if (document->context[number]) return true;
  for (const uint16_t *name = names; *name; name++) wanted |= (uint64_t)1 << *name % 64;
  if (!document->named[number]) document->named[number] = names_of(document, number, to);
  if (!(document->named[number] & wanted)) return false;
  for (size_t i = document->first_mention[number]; i < m->count && m->from[i] < to; i++) {
    uint16_t type = scan_name(document, i), list = scan_list(document, i);
    for (const uint16_t *name = names; *name; name++)
      if (*name == type || *name == list) return true;
  }
  return false;
}

Context *document_lead(const Context *c) {
  enum { ITEMS_MOST = 24 };
  if (c->zone != ZONE_LIST_ITEM) return NULL;
  for (uint32_t back = 1; back <= c->number && back <= ITEMS_MOST; back++)
    if (document_zone(c->document, c->number - back) != ZONE_LIST_ITEM) {
      Context *lead = document_sentence(c->document, c->number - back);
      return words_match(lead, lead->from, lead->to, ":%s*$") ? lead : NULL;
    }
  return NULL;
}

bool document_readable(const ClaimDocument *document, uint32_t number) {
  uint8_t zone = document_zone(document, number);
  return zone == ZONE_BODY || zone == ZONE_LIST_ITEM || zone == ZONE_TABLE;
}

typedef struct Tally {
  const char *code;
  double count;
  uint32_t first; /* where it is named first */
} Tally;

/* The slot of a code in a table of `size` (a power of two, never full). */
static Tally *tally_slot(Tally *tally, size_t size, const char *code) {
  size_t at = (size_t)hash_bytes(code, strlen(code)) & (size - 1);
  while (tally[at].code && !code_is(tally[at].code, code)) at = (at + 1) & (size - 1);
  return &tally[at];
}

/* "Chile's output": whose things a text tells of it is about, more than of others that it names. */
static bool owns(const ClaimDocument *document, size_t at) {
  if (at + 4 > document->length) return false;
  const char *behind = document->text + at;
  size_t mark = *behind == '\'' ? 1 : memcmp(behind, "’", 3) == 0 ? 3 : 0;
  return mark > 0 && behind[mark] == 's';
}

/* "exports to Italy", "talks with Peru": another end than what the text is about. */
static bool is_other_end(const ClaimDocument *document, size_t at) {
  static const char *const words[] = {" to ", " with ", " from ", " against ", " to the ", " with the ", " from the "};
  if (at == 0 || document->text[at - 1] != ' ') return false; /* all of them end so */
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t length = strlen(words[i]);
    if (at >= length && memcmp(document->text + at - length, words[i], length) == 0) return true;
  }
  return false;
}

/* "Chinese lenders", "China's Exim Bank", "a Chinese-built port": whose money or work it is, in a text about another.
 */
static bool only_pays(const ClaimDocument *document, size_t at) {
  static const char *const words[] = {
      " bank",       " Bank",       " Exim",        " lender",           " creditor",    " loan",   " lending",
      " debt",       " money",      " financing",   "-financed",         "-funded",      "-backed", "-built",
      " contractor", " state bank", " policy bank", " Development Bank", " state lender"};
  if (at + 3 <= document->length && memcmp(document->text + at, "'s", 2) == 0)
    at += 2;
  else if (at + 5 <= document->length && memcmp(document->text + at, "’s", 4) == 0)
    at += 4;
  if (at + 2 > document->length) return false;
  const char *behind = document->text + at;
  if ((*behind != ' ' && *behind != '-') || !behind[1] || !strchr("bBElcdmfspD", behind[1])) return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (words[i][0] != behind[0] || words[i][1] != behind[1]) continue;
    size_t length = strlen(words[i]);
    if (at + length <= document->length && memcmp(behind, words[i], length) == 0) return true;
  }
  return false;
}

/* The lexicon's number of a type: what a mention is is known by it without a look at its term. */
static unsigned mentioned_type(const ClaimDocument *document, uint16_t type) {
  return type == NAME_PLACE ? document->rules->place_type : document->rules->sector_type;
}

/* "mines", "manufacturers": words that go with goods of many kinds say less of what a text is about than goods do. */
static bool is_vague(const char *code) {
  static const char *const codes[] = {"mining", "manufacturing", "heavy_industry", "all_industry", NULL};
  return word_listed(code, codes);
}

/* "上海证券报", "北京青年报": a place in the name of a paper, of which the text is not. */
static bool names_paper(const ClaimDocument *document, uint32_t at) {
  static const char *const papers[] = {"证券报", "證券報", "日报",   "日報",   "晚报",   "晚報",
                                       "商报",   "商報",   "早报",   "晨报",   "时报",   "時報",
                                       "青年报", "都市报", "新闻网", "新闻社", "经济报", "工人报"};
  for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
    size_t length = strlen(papers[i]);
    if (at + length <= document->length && memcmp(document->text + at, papers[i], length) == 0) return true;
  }
  return false;
}

/* Counts the codes of a type in sentences that speak for the document: no captions, no boilerplate. */
static void count_codes(const ClaimDocument *document, uint16_t type, Tally *tally, size_t size) {
  const Mentions *m = &document->scan->mentions;
  const unsigned wanted = mentioned_type(document, type);
  const Sentence *sentence = document->scan->sentences.sentence;
  size_t i = 0;
  for (size_t at = 0; at < m->count; at++) {
    if (m->type[at] != wanted) continue;
    if (type == NAME_SECTOR && chinese_names_firm(document->text, document->length, m->from[at], m->to[at])) continue;
    if (type == NAME_PLACE && names_paper(document, m->to[at])) continue;
    while (i < document->sentences && sentence[i].to <= m->from[at]) i++;
    if (i == document->sentences) return;
    if (m->from[at] < sentence[i].from || document->scan->zones.zone[sentence[i].zone].kind > ZONE_TABLE) continue;
    const char *code = document->rules->term[m->value[at]].code;
    Tally *slot = tally_slot(tally, size, code);
    if (!slot->code) slot->first = m->from[at];
    slot->code = code;
    bool titled = type == NAME_PLACE && i < 1 && (unsigned char)document->text[m->from[at]] < 0xE3;
    bool aside = type == NAME_PLACE && (is_other_end(document, m->from[at]) || only_pays(document, m->to[at]));
    aside = aside || (type == NAME_SECTOR && is_vague(code));
    slot->count += aside ? 0.5 : 1 + (titled ? 2 : 0) + (type == NAME_PLACE && owns(document, m->to[at]));
  }
}

/* A province speaks for its country too; the world is no place. */
static void roll_up(Tally *tally, size_t size) {
  double china = 0;
  for (size_t i = 0; i < size; i++) {
    if (!tally[i].code) continue;
    if (place_is_province(tally[i].code)) china += tally[i].count / 2;
    if (code_is(tally[i].code, "WLD")) tally[i].count = 0;
  }
  if (china <= 0) return;
  Tally *slot = tally_slot(tally, size, "CHN");
  slot->code = "CHN";
  slot->count += china;
}

/* The commonest code, if it stands out: more than a third of its type, and twice at least; what comes up late only,
 * more often. */
static const char *leading(const Tally *tally, size_t size, size_t length) {
  enum { OFTEN = 4 };
  const Tally *best = NULL;
  double total = 0;
  for (size_t i = 0; i < size; i++) {
    if (!tally[i].code || tally[i].count <= 0) continue;
    total += tally[i].count;
    if (!best || tally[i].count > best->count ||
        (tally[i].count == best->count && strcmp(tally[i].code, best->code) < 0))
      best = &tally[i];
  }
  bool early = best && (best->first <= length / 2 || best->count >= OFTEN);
  return early && best->count >= 2 && best->count * 3 >= total ? best->code : NULL;
}

const char *document_dominant(ClaimDocument *document, uint16_t type) {
  size_t kind = type == NAME_PLACE, size = 64, found = 0;
  if (document->dominant_known[kind]) return document->dominant[kind];
  document->dominant_known[kind] = true;
  const Mentions *m = &document->scan->mentions;
  const unsigned wanted = mentioned_type(document, type);
  for (size_t i = 0; i < m->count; i++) found += m->type[i] == wanted;
  while (size < found * 2 + 4) size *= 2;
  Tally *tally = document_take(document, size * sizeof *tally);
  if (!tally) return NULL;
  memset(tally, 0, size * sizeof *tally);
  count_codes(document, type, tally, size);
  if (kind) roll_up(tally, size);
  return document->dominant[kind] = leading(tally, size, document->length);
}

/* How often sectors of a family are named: those whose codes begin with its name. */
static size_t family_count(const ClaimDocument *document, const char *family, size_t length) {
  const Mentions *m = &document->scan->mentions;
  const unsigned sector = mentioned_type(document, NAME_SECTOR);
  size_t count = 0;
  for (size_t i = 0; i < m->count; i++)
    count += m->type[i] == sector && strncmp(document->rules->term[m->value[i]].code, family, length) == 0;
  return count;
}

static const char *find_part(ClaimDocument *document, const char *readings) {
  const char *best = NULL;
  size_t best_count = 0, best_length = 0;
  for (const char *at = readings; *at; at += strcspn(at, ";"), at += *at == ';') {
    size_t family = strcspn(at, "=;");
    size_t count = at[family] == '=' ? family_count(document, at, family) : 0;
    if (count <= best_count) continue;
    best = at + family + 1;
    best_length = strcspn(best, ";");
    best_count = count;
  }
  return best ? document_copy(document, best, best_length) : NULL;
}

const char *document_part(ClaimDocument *document, const char *readings) {
  for (size_t i = 0; i < document->parts; i++)
    if (document->part[i].readings == readings) return document->part[i].meant;
  const char *meant = find_part(document, readings);
  if (document->parts < PARTS_MOST) document->part[document->parts++] = (KnownPart){readings, meant};
  return meant;
}

const char *document_currency_place(ClaimDocument *document) {
  if (document->currency_known) return document->currency_place;
  document->currency_known = true;
  const Mentions *m = &document->scan->mentions;
  const char *place = NULL;
  for (size_t i = 0; i < m->count; i++) {
    if (m->type[i] != MENTION_MONEY) continue;
    const Quantity *q = &m->quantity[m->value[i]];
    const Mention money = {.type = NAME_MONEY, .unit = q->unit};
    if (!q->unit || code_is(q->unit, "USD")) continue; /* a conversion, more often than not */
    const char *here = place_of_currency(&money);
    if (!here || (place && !code_is(here, place))) return NULL;
    place = here;
  }
  return document->currency_place = place;
}

/* "记者 王强 上海报道": where somebody writes from. */
static bool reports_from(const ClaimDocument *document, uint32_t at) {
  static const char *const words[] = {"报道", "報道", "報導"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (at + strlen(words[i]) <= document->length && memcmp(document->text + at, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

const char *document_home_province(ClaimDocument *document) {
  if (document->home_known) return document->home_province;
  document->home_known = true;
  for (uint32_t number = 0; number < 4 && number < document->sentences; number++)
    EACH_MENTION (m, document_sentence(document, number), NAME_PLACE)
      if (!document->home_province && place_is_province(m->code) && !reports_from(document, m->to))
        document->home_province = m->code;
  return document->home_province;
}
