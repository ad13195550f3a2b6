/* A sentence as the meaning of rules sees it: its mentions, which of them speak for a name only, its clauses. */
#include <math.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/firms.h"
#include "claim/goods.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/scanned.h"
#include "claim/window.h"
#include "text/date.h"

static bool hides_words(uint16_t type) {
  return type == NAME_DATE || type == NAME_PLACE || type == NAME_ORG || type == NAME_MONEY;
}

/* Words that name a flow, but not inside a measure's name ("import tariff", "export control"). */
static bool is_flow(uint16_t list) {
  return list == NAME_import_cue || list == NAME_export_cue || list == NAME_trade_cue;
}

/* Marks the words that stand before mention `i` and begin where it does. */
static void mark_back(Mention *mention, size_t i, bool flows) {
  const Mention *owner = &mention[i];
  for (size_t back = i; back > 0 && mention[back - 1].from >= owner->from; back--) {
    Mention *other = &mention[back - 1];
    bool belongs = flows ? is_flow(other->list)
                         : other->type == NAME_WORD && owner->type != NAME_MONEY && other->list != NAME_plan_name_cue;
    if (belongs && other->to <= owner->to) other->inside = owner;
  }
}

/* Mentions that stand inside a name ("the People's Bank of China") speak for the name only; words that are a date or
 * part of a place ("May", "United States") are no cues, nor is a flow inside a measure's name. */
static void mark_inside(Mention *mention, size_t count) {
  const Mention *owner = NULL, *hides = NULL, *measure = NULL;
  uint32_t reach = 0; /* where the last of these ends: no word behind it is inside */
  for (size_t i = 0; i < count; i++) {
    Mention *m = &mention[i];
    if (m->type == NAME_WORD) {
      if (m->to > reach) continue;
      if (measure && is_flow(m->list) && m->to <= measure->to)
        m->inside = measure;
      else if (hides && m->to <= hides->to && hides->type != NAME_MONEY && m->list != NAME_plan_name_cue)
        m->inside = hides;
    } else if (hides_words(m->type)) {
      if (hides && m->type == NAME_PLACE && hides->type == NAME_MONEY && m->to <= hides->to) m->inside = hides;
      if (hides && m->type == NAME_MONEY && hides->type == NAME_PLACE && m->to <= hides->to)
        m->inside = hides; /* "长三角" */
      if (!hides || m->to > hides->to) {
        hides = m;
        mark_back(mention, i, false);
      }
    } else if (m->type == NAME_MEASURE && (!measure || m->to > measure->to)) {
      measure = m;
      mark_back(mention, i, true);
    }
    if (m->type == NAME_SECTOR && hides && hides->type == NAME_PLACE && m->to <= hides->to && m->from > hides->from)
      m->inside = hides; /* the tin of "无锡" */
    if (owner && m->to <= owner->to && (m->from > owner->from || m->to < owner->to)) m->inside = owner;
    if (m->type == NAME_ORG && (!owner || m->to > owner->to)) owner = m;
    if ((m == hides || m == measure || m == owner) && m->to > reach) reach = m->to;
  }
}

static bool one_space(const char *text, uint32_t from, uint32_t to) { return to == from + 1 && text[from] == ' '; }

/* A place that stands beside a company's name with nothing between belongs to it ("Tianjin FAW"). */
static void mark_beside(Context *c) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *org = &c->mention[i];
    if (org->type != NAME_ORG) continue;
    size_t last = i + 3 < c->mentions ? i + 3 : c->mentions - 1;
    for (size_t near = i > 3 ? i - 3 : 0; near <= last; near++) {
      Mention *other = &c->mention[near];
      if (other->type != NAME_PLACE || other->inside) continue;
      bool before = other->to <= org->from && one_space(c->text, other->to, org->from);
      bool after = other->from >= org->to && one_space(c->text, org->to, other->from);
      if ((before || after) && !words_match(c, other->from, other->to, "[ei]an$") &&
          !words_match(c, other->from, other->to, "%.$") && !words_match(c, other->from, other->to, "ese$"))
        other->inside = org;
    }
  }
}

/* "its plant in Georgia": the American state, in a text that names America and nothing near the Caucasus. */
static bool speaks_of_america(const ClaimDocument *document) {
  static const char *const caucasus[] = {"Tbilisi",  "Caucas", "Armenia",  "Azerbaijan",
                                         "Georgian", "Batumi", "Black Sea"};
  for (size_t i = 0; i < sizeof caucasus / sizeof *caucasus; i++)
    if (memmem(document->text, document->length, caucasus[i], strlen(caucasus[i]))) return false;
  const Mentions *m = &document->scan->mentions;
  for (size_t i = 0; i < m->count; i++) {
    if (!scan_is_place(document, i)) continue;
    if (code_is(place_country(document->rules->term[m->value[i]].code), "USA")) return true;
  }
  return false;
}

static bool is_state(const Context *c, const Mention *place) {
  return code_is(place->code, "GEO") && words_match(c, place->from, place->to, "^Georgia$") &&
         speaks_of_america(c->document);
}

/* "the U.S. $6 billion project": a place that only says whose money it is. */
static void mark_money(Context *c) {
  for (size_t i = 0; i + 1 < c->mentions; i++) {
    Mention *m = &c->mention[i], *next = &c->mention[i + 1];
    if (m->type != NAME_PLACE || m->inside) continue;
    while (next < c->mention + c->mentions && next->from == m->from) next++;
    if (next < c->mention + c->mentions && next->type == NAME_MONEY && next->from <= m->to + 1 && next->from >= m->to &&
        words_match(c, m->from, m->to, "^U%.?S%.?$"))
      m->inside = next;
  }
}

/* "the Southeast Asian Games", "the Lima Times": no place, an event or a paper that is called after one. */
static bool names_event(const Context *c, const Mention *m) {
  static const char *const events[] = {"^%s+Games%f[%A]", "^%s+Summit%f[%A]", "^%s+Forum%f[%A]",      "^%s+Cup%f[%A]",
                                       "^%s+Expo%f[%A]",  "^%s+Fair%f[%A]",   "^%s+Conference%f[%A]", "^%s+Times%f[%A]",
                                       "^%s+Post%f[%A]",  "^%s+Daily%f[%A]",  "^%s+University",       "^%s+News%f[%A]",
                                       "^%s+Airlines",    "^%s+Airways",      "^%s+Institute%f[%A]"};
  if (m->to + 2 >= c->document->length || c->text[m->to] != ' ' || c->text[m->to + 1] < 'A' || c->text[m->to + 1] > 'Z')
    return false;
  return words_any(c, m->to, c->to, events, sizeof events / sizeof *events);
}

/* What a mention of a dateline stands inside of: no name, and no figure either. */
static const Mention *new_dateline(const Context *c, const Mention *of, uint32_t end) {
  Mention *made = document_take(c->document, sizeof *made);
  if (!made) return of;
  *made = (Mention){.from = of->from, .to = of->to, .type = NAME_MONEY, .name = NAME_MONEY, .dateline = end};
  return made;
}

/* Where an agency's line ends: "新华社北京2月6日电", "本报济南3月7日讯"; 0 where the sentence has none. */
static uint32_t agency_end(const Context *c) {
  enum { LINE_MOST = 89 };
  PatternMatch match;
  size_t room = c->document->length - c->from, length = room < LINE_MOST ? room : LINE_MOST;
  if (length == 0 || (unsigned char)c->text[c->from] < 0x80) return 0;
  static const char *const lines[] = {"^新华社.-电",         "^中新社.-电",         "^[^。，,]-%d+日电",
                                      "^[^。，,]-%d+日電",   "^[^。，,]-%d+日讯",   "^[^。，,]-%d+日訊",
                                      "^[^。，,]-报讯%s*%(", "^[^。，,]-报讯%s*（", "^[^。，,]-報訊%s*（"};
  bool any = words_any(c, c->from, c->from + length, lines, sizeof lines / sizeof *lines);
  for (size_t i = 0; any && i < sizeof lines / sizeof *lines; i++)
    if (words_find(c, c->from, c->from + length, lines[i], &match)) return c->from + (uint32_t)match.to;
  return 0;
}

/* Where the dateline ends whose place is `place`; 0 where it opens none. */
static uint32_t dateline_end(const Context *c, const Mention *place) {
  PatternMatch match;
  size_t room = c->document->length - place->to, length = room < 40 ? room : 40;
  size_t to = place->to + length;
  if (place->from > c->from && !words_match(c, c->from, place->from, "^[%u%s,/]+$") &&
      !words_match(c, c->from, place->from, "^date%s+[%d-]+%s+[%u%s,/]*$"))
    return 0;
  if (words_find(c, place->to, to, "^%s*[%-–—]+%s", &match) ||
      words_find(c, place->to, to, "^/?[%u%s/]*%([%a%s-]+%)%s*[%-–—]", &match) ||
      words_find(c, place->to, to, "^,%s*%u%l+%.?%s+%d+[^.]-[%-–—]+%s", &match) ||
      words_find(c, place->to, to, "^,%s*%d+%s+%u%l+[^.]-[%-–—]+%s", &match))
    return place->to + (uint32_t)match.to;
  return 0;
}

/* A day that a text opens with ("date 2021-04-08 Prices ..."), or one before the dash of a line ("(Agency) Mar 7 -- ").
 */
static bool opens_text(const Context *c, const Mention *date) {
  static const char *const dashes[] = {"^%s*[%-–—]+%s", "^%s*%b()%s*[%-–—]+%s"};
  if (date->date->grain != GRAIN_DAY || date->from - c->from > 60) return false;
  bool iso = date->to - date->from == 10 && c->text[date->from + 4] == '-';
  if (iso && words_match(c, c->from, date->from, "^%s*[Dd]?a?t?e?:?%s*$") && c->text[date->to] == ' ') return true;
  /* "12 January 2023 – Peru opens a case": the entry of a timeline is of its day */
  if (c->number > 0 && words_match(c, c->from, date->from, "^[^%w]*$") &&
      words_match(c, date->from, date->to, "%d%d%d%d"))
    return false;
  size_t room = c->document->length - date->to;
  return words_any(c, date->to, date->to + (room < 40 ? room : 40), dashes, 2);
}

/* "…中新社北京7月21日电": a Chinese dateline behind a title. */
static bool in_agency_line(const Context *c, const Mention *m) {
  static const char *const sent[] = {"^%s*%d+月%d+日电",
                                     "^%s*%d+月%d+日%s*%(",
                                     "^%s*%d+月%d+日讯",
                                     "^%s*%d+日电",
                                     "^%s*%d+月%d+日電",
                                     "^%s*%d+日電",
                                     "^讯",
                                     "^电"};
  static const char *const agency[] = {"社", "网", "报", "频道", "讯", "客户端"};
  if ((unsigned char)c->text[m->from] < 0xE3 || (m->type != NAME_PLACE && m->type != NAME_CITY)) return false;
  Window before = window_before(c, m->from, 9), after = window_after(c, m->to, 24);
  bool sender = false;
  for (size_t i = 0; !sender && i < sizeof agency / sizeof *agency; i++) sender = window_ends(&before, agency[i]);
  static const char *const reporters[] = {"记者", "記者", "通讯员"}; /* "记者李明武汉8月7日电" */
  Window line = window_before(c, m->from, 30);
  return (sender || window_any(&line, reporters, 3)) && window_any(&after, sent, sizeof sent / sizeof *sent);
}

static void mark_line_date(Context *c, Mention *date) {
  if (opens_text(c, date)) {
    date->inside = new_dateline(c, date, 0);
    return;
  }
  for (size_t i = 0; i < c->mentions && c->mention[i].from < date->from; i++) {
    const Mention *line = c->mention[i].inside;
    if (line && line->dateline && date->to < line->dateline) date->inside = line;
  }
}

/* What stands in an address on the web says nothing of the text. */
static void mark_addresses(Context *c) {
  const char *text = c->text, *end = text + c->to, *at = text + c->from;
  while ((at = memchr(at, ':', (size_t)(end - at))) != NULL) { /* few sentences have any */
    const char *to = at;
    if (end - at < 3 || at[1] != '/' || at[2] != '/') {
      at++;
      continue;
    }
    while (to < end && (unsigned char)*to > ' ' && !strchr(")]>\"", *to)) to++;
    for (size_t i = 0; i < c->mentions; i++) {
      Mention *m = &c->mention[i];
      if (m->from >= (size_t)(at - text) && m->to <= (size_t)(to - text)) m->inside = new_dateline(c, m, 0);
    }
    at = to;
  }
}

static void mark_events(Context *c) {
  for (size_t i = 0; i < c->mentions; i++) {
    Mention *m = &c->mention[i];
    if (m->type == NAME_PLACE && !m->inside && names_event(c, m)) m->inside = new_dateline(c, m, 0);
  }
}

static void mark_firm_signs(Context *c) {
  for (size_t i = 0; c->han && i < c->mentions; i++) {
    Mention *m = &c->mention[i];
    if (m->type == NAME_SECTOR && !m->inside && chinese_names_firm(c->text, c->to, m->from, m->to))
      m->inside = new_dateline(c, m, 0);
  }
}

/* A dateline ("PARIS - ", "BEIJING, Feb. 6 (Xinhua) --") says where a story was written, not what it is about. */
static void mark_dateline(Context *c) {
  enum { FIRST = 4 };
  bool first = c->number < FIRST;
  uint32_t agency = agency_end(c), end;
  for (size_t i = 0; i < c->mentions; i++) {
    Mention *m = &c->mention[i];
    if (agency && m->to <= agency) m->inside = new_dateline(c, m, 0);
    if (first && !m->inside && in_agency_line(c, m)) m->inside = new_dateline(c, m, 0);
    if (m->from > c->from + 60) {
      if (first) continue;
      break;
    }
    if (m->from > c->from + 30 && m->type != NAME_DATE) continue;
    if (m->type == NAME_PLACE || m->type == NAME_CITY) {
      if ((end = dateline_end(c, m)) != 0) m->inside = new_dateline(c, m, end);
    } else if (m->type == NAME_DATE) {
      mark_line_date(c, m);
    }
  }
}

/* "PV", "smelters": of several readings ("aluminium=aluminium;copper=copper") that of the nearest sector that one of
 * them belongs to; a long text tells of several trades. Where the last holds for any text ("...;=solar_pv") what stands
 * behind counts too. NULL: none is near. */
static const char *reading_nearby(const Context *c, const Mentions *all, size_t i, const char *readings) {
  enum { REACH = 2000, BEFORE = 500 };
  const char *any = strstr(readings, ";="), *best = any ? any + 2 : NULL;
  if (!any && !strchr(readings, ';')) return NULL;
  const char *end = any ? any : readings + strlen(readings);
  uint32_t reach = any ? REACH : BEFORE, nearest = reach;
  size_t low = i, high = i + 1;
  while (low > 0 && all->from[i] - all->from[low - 1] < reach) low--;
  while (any && high < all->count && all->from[high] - all->from[i] < reach) high++;
  for (size_t k = low; k < high; k++) {
    const Term *term = all->type[k] >= MENTION_LEXICON ? &c->document->rules->term[all->value[k]] : NULL;
    uint32_t apart = k < i ? all->from[i] - all->from[k] : all->from[k] - all->from[i];
    if (!term || term->type != NAME_SECTOR || apart >= nearest) continue;
    for (const char *at = readings; at < end; at += strcspn(at, ";") + 1) {
      size_t family = strcspn(at, "=");
      if (strncmp(term->code, at, family) != 0) continue;
      best = at + family + 1;
      nearest = apart;
      break;
    }
  }
  return best ? document_copy(c->document, best, strcspn(best, ";")) : NULL;
}

/* A word that names goods in some places, or a part that belongs to what the text is about. */
static void settle_part(const Context *c, const Mentions *all, size_t i, Mention *m) {
  bool goods = m->code && m->code[0] == GOODS_MARK;
  const char *nearby = goods || !m->code ? NULL : reading_nearby(c, all, i, m->code);
  m->code = nearby  ? nearby
            : goods ? (goods_stand(c, all, i) ? m->code + 1 : NULL)
                    : document_part(c->document, m->code);
  if (m->code) m->type = NAME_SECTOR;
}

static void fill_mention(const Context *c, const Mentions *all, size_t i, Mention *m) {
  m->from = all->from[i];
  m->to = all->to[i];
  m->list = NAME_NONE;
  m->code = m->unit = NULL;
  m->org = NULL;
  m->quantity = NULL;
  m->date = NULL;
  m->duration = NULL;
  m->inside = NULL;
  m->dateline = 0;
  uint16_t type = all->type[i];
  uint32_t value = all->value[i];
  if (type >= MENTION_LEXICON) {
    const Term *term = &c->document->rules->term[value];
    m->type = term->type;
    m->list = term->list;
    m->org = term->org ? institution_meant(c->document, term->org, m->from, m->to) : NULL;
    m->code = term->org && m->org != term->org ? m->org->code : term->code;
    if (m->org && m->org->kind == ORG_COMPANY && words_match(c, m->from, m->to, "^%u[%a%.]*%s%l")) {
      m->type = NAME_NONE; /* "U.S. steel": goods of a country, no firm */
      m->org = NULL;
    }
    if (m->type == NAME_SECTOR_PART) settle_part(c, all, i, m);
    if (period_kind(m->list) && (m->date = period_defined(c->document, m->list)) != NULL)
      m->type = NAME_DATE; /* "in the POI" */
    if (m->type == NAME_PLACE && is_state(c, m)) m->code = "USA";
    return;
  }
  m->type = type; /* the names of the built-in types are in their order */
  if (type <= MENTION_ORDINAL) {
    m->quantity = &all->quantity[value];
    m->unit = unit_told(c, m);
    unit_scale(c, m);
  } else if (type == MENTION_DATE) {
    m->date = &all->date[value];
  } else {
    m->duration = &all->duration[value];
  }
}

/* The words and the clause that each mention stands in; mentions are in order. */
static void hang_on_tokens(Context *c, const MatchToken *token, size_t tokens) {
  const MatchToken *at = token, *end = token + tokens;
  for (Mention *m = c->mention; m < c->mention + c->mentions; m++) {
    while (at < end && at->to <= m->from) at++;
    const MatchToken *last = at;
    while (last + 1 < end && last[1].from < m->to) last++;
    m->token = (uint32_t)(at - token);
    m->last = (uint32_t)(last - token);
    m->clause = at < end ? at->clause : 0;
  }
}

/* Clauses by their words; one of signs alone ("(…),") is empty, before the word that follows it. */
static void take_clauses(Context *c, const MatchToken *token, size_t tokens) {
  size_t count = tokens ? (size_t)token[tokens - 1].clause + 1 : 0, begun = 0;
  c->clause = document_take(c->document, (count + 1) * sizeof *c->clause);
  if (!c->clause) return;
  for (size_t t = 0; t < tokens; t++) {
    for (; begun <= token[t].clause; begun++) c->clause[begun] = (Clause){token[t].from, token[t].from};
    c->clause[token[t].clause].to = token[t].to;
  }
  c->clauses = count;
}

/* The tokens of a sentence: those the matcher cut, or cut here. */
static const MatchToken *tokens_of(ClaimDocument *document, uint32_t number, size_t *tokens) {
  const Sentence *s = &document->scan->sentences.sentence[number];
  const MatchToken *known = matches_tokens(document->matches, number, tokens);
  MatchToken *token = known ? NULL : document_tokens(document, s->to - s->from);
  if (token) *tokens = match_sentence_tokens(document->text, document->scan, s, token);
  return known ? known : token;
}

void context_cut(Context *c) {
  size_t tokens;
  const MatchToken *token = c->clauses ? NULL : tokens_of(c->document, c->number, &tokens);
  if (token) take_clauses(c, token, tokens);
}

static bool has_type(uint64_t types, uint16_t type) { return types >> type % 64 & 1; }

/* Marks what speaks for a name only, by the types of its mentions: most sentences have few of those that hide others.
 */
static void mark_names(Context *c, uint64_t types) {
  bool place = has_type(types, NAME_PLACE), org = has_type(types, NAME_ORG), date = has_type(types, NAME_DATE);
  bool money = has_type(types, NAME_MONEY);
  if (place || org || date || money || has_type(types, NAME_MEASURE)) mark_inside(c->mention, c->mentions);
  if (place && org) mark_beside(c);
  if (place && money) mark_money(c);
  if (place) town_settle_state(c);
  mark_addresses(c);
  if (place) mark_events(c);
  if (place && c->han) chinese_settle_nation(c);
  mark_firm_signs(c);
  if (place || date || has_type(types, NAME_CITY) || (unsigned char)c->text[c->from] >= 0x80) mark_dateline(c);
}

/* Notes where mentions of a name stand; those whose numbers are too large for that are looked for among all. */
static void note_name(Context *c, unsigned bit, size_t number) {
  uint16_t from = number < UINT16_MAX ? (uint16_t)number : UINT16_MAX;
  if (!(c->names >> bit & 1)) c->range[bit].from = from;
  c->range[bit].to = from < UINT16_MAX ? from + 1 : from;
  c->names |= (uint64_t)1 << bit;
}

Context *context_new(ClaimDocument *document, uint32_t number) {
  const Scan *scan = document->scan;
  const Sentence *s = &scan->sentences.sentence[number];
  Context *c = document_take(document, sizeof *c);
  if (!c) return NULL;
  *c = (Context){.document = document,
                 .text = document->text,
                 .number = number,
                 .from = s->from,
                 .to = s->to,
                 .block = s->zone,
                 .zone = scan->zones.zone[s->zone].kind};
  c->han = chinese_opens(c->text, c->from, c->to);
  enum { BEYOND = 16 }; /* what is asked for right behind the sentence */
  c->reach = document->length - c->to > BEYOND ? c->to + BEYOND : (uint32_t)document->length;
  size_t end = number + 1 < document->sentences ? document->first_mention[number + 1] : scan->mentions.count;
  c->first = document->first_mention[number];
  while (end > c->first && scan->mentions.from[end - 1] >= s->to) end--;
  size_t count = end - c->first;
  if (count == 0) return c;
  c->mention = document_take(document, (count + 1) * sizeof *c->mention);
  c->range = document_take(document, 64 * sizeof *c->range);
  if (!c->mention || !c->range) return c;
  size_t tokens;
  const MatchToken *token = tokens_of(document, number, &tokens);
  if (!token) return c;
  c->mentions = count;
  for (size_t i = 0; i < count; i++) /* terms lie far apart: all are fetched before the first is looked at */
    if (scan->mentions.type[c->first + i] >= MENTION_LEXICON)
      __builtin_prefetch(&document->rules->term[scan->mentions.value[c->first + i]]);
  uint64_t types = 0; /* a bit for each, modulo 64 */
  for (size_t i = 0; i < count; i++) {
    fill_mention(c, &scan->mentions, c->first + i, &c->mention[i]);
    types |= (uint64_t)1 << c->mention[i].type % 64;
  }
  hang_on_tokens(c, token, tokens);
  take_clauses(c, token, tokens);
  mark_names(c, types);
  for (size_t i = 0; i < count; i++) {
    Mention *m = &c->mention[i];
    bool cue = m->type == NAME_WORD && (!m->inside || m->list == NAME_yoy_cue); /* "a year earlier" is a date as well */
    m->name = cue ? m->list : m->type;
    note_name(c, m->name % 64, i);
  }
  return c;
}

const Mention *context_next(const Context *context, uint16_t name, const Mention *after) {
  NameRange range = context->range[name % 64];
  const Mention *end = context->mention + (range.to < UINT16_MAX ? range.to : context->mentions);
  for (const Mention *m = after ? after + 1 : context->mention + range.from; m < end; m++)
    if (m->name == name) return m;
  return NULL;
}

void context_list(const Context *context, uint16_t name, MentionList *list) {
  list->count = 0;
  EACH_MENTION (m, context, name)
    if (list->count < LIST_MOST) list->item[list->count++] = m;
}

const Mention *context_last_between(const Context *context, uint16_t name, uint32_t from, uint32_t to) {
  const Mention *found = NULL;
  EACH_MENTION (m, context, name)
    if (m->from >= from && m->to <= to) found = m;
  return found;
}

bool context_is_label(const Context *context, const Mention *mention, uint32_t *to) {
  static const char *const labels[] = {"^[*_]*%s*%b()[*_]*%s*[:–—-]", "^[*_]*：", "^[*_]*:", "^[*_]*%s+[%-–—]+%s"};
  if (mention->token > 4) return false;
  size_t room = context->to > mention->to ? context->to - mention->to : 0, length = room < 60 ? room : 60;
  PatternMatch match;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    if (!words_find(context, mention->to, mention->to + length, labels[i], &match)) continue;
    *to = mention->to + (uint32_t)match.to;
    return true;
  }
  return false;
}

double context_distance(const Mention *a, const Mention *b) {
  uint32_t words = a->token > b->last ? a->token - b->last : b->token > a->last ? b->token - a->last : 0;
  return (double)words + 8 * fabs((double)a->clause - (double)b->clause);
}

bool context_names_town(const Context *c, const Mention *m) {
  enum { REACH = 32 };
  return m->type == NAME_PLACE && (unsigned char)c->text[m->from] < 0x80 &&
         words_match(c, m->from > c->from + REACH ? m->from - REACH : c->from, m->from,
                     "%f[%a][ia][nt]%s+%u[%a%s]*,%s$");
}

const Mention *context_value_of(const Context *c, const Claim *claim) {
  const ClaimSpan *span = claim_span(claim, NAME_value);
  for (size_t i = 0; span && i < c->mentions; i++)
    if (c->mention[i].from == span->from && c->mention[i].quantity) return &c->mention[i];
  return NULL;
}
