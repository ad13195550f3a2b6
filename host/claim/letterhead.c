/* The head of a paper: which country it is from, by who publishes it, by the institution or the state in its first
 * lines
 * ("Government of India"), by the town that it is dated from, or by the one authority that it names. */
#include <string.h>

#include "base/ascii.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/letterhead.h"
#include "claim/place.h"
#include "claim/scanned.h"
#include "claim/window.h"

static bool publishes_for_place(OrgKind kind) {
  return kind == ORG_STATISTICS || kind == ORG_MINISTRY || kind == ORG_GOVERNMENT || kind == ORG_CUSTOMS ||
         kind == ORG_ASSOCIATION || kind == ORG_GAZETTE || kind == ORG_REGULATOR || kind == ORG_CENTRAL_BANK;
}

/* The country of the institution that published the document: where a national statistical office says nothing else, it
 * speaks of its own country. */
static const char *place_of_publisher(ClaimDocument *document) {
  const char *place = NULL;
  if (!document->publisher) return NULL;
  size_t length = strlen(document->publisher);
  Zone zone = {0, (uint32_t)length, ZONE_BODY, 0};
  Zones zones = {.zone = &zone, .count = 1, .capacity = 1};
  Scan scan = SCAN_INIT;
  if (length > UINT16_MAX ||
      scanner_look(document->scanner, document->publisher, length, &zones, &scan, NULL) != STATUS_OK)
    document->failed = true;
  const Mentions *found = &scan.mentions;
  for (size_t i = 0; i < found->count; i++) {
    const Org *org = found->type[i] >= MENTION_LEXICON ? document->rules->term[found->value[i]].org : NULL;
    if (org && org->place && publishes_for_place(org->kind)) place = org->place;
  }
  scan_free(&scan);
  return place;
}

/* The line that a mention stands in, without the marks around it. */
static void line_around(const ClaimDocument *document, size_t i, uint32_t *from, uint32_t *to) {
  const Mentions *m = &document->scan->mentions;
  const char *text = document->text, *before = memrchr(text, '\n', m->from[i]);
  const char *behind = memchr(text + m->to[i], '\n', document->length - m->to[i]);
  *from = before ? (uint32_t)(before - text) + 1 : 0;
  *to = behind ? (uint32_t)(behind - text) : (uint32_t)document->length;
  while (*from < m->from[i] && !is_letter(text[*from])) ++*from;
  while (*to > m->to[i] && strchr(" *_:.\r", text[*to - 1])) --*to;
}

/* "Ministry of Trade of Peru", "Customs Tariff Commission, Chile": an office in a line that ends with its country. */
static bool is_office(const ClaimDocument *document, uint32_t from, uint32_t place) {
#define OFFICE(name) "^[%a%s]*" name "%f[%A][%a%s&,]-%f[%a][oO][fF]%s+$", "^[%a%s]*" name "%f[%A][%a%s&,]-,%s+$"
  static const char *const offices[] = {OFFICE("[Mm][Ii][Nn][Ii][Ss][Tt][Rr][Yy]"),
                                        OFFICE("[Dd]epartment"),
                                        OFFICE("[Cc]ommission"),
                                        OFFICE("[Dd]irectorate"),
                                        OFFICE("[Aa]uthority"),
                                        OFFICE("[Ss]ecretariat")};
#undef OFFICE
  for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
    if (pattern_find(document->patterns, document->text, place, from, offices[i], NULL)) return true;
  return false;
}

/* "Government of India", "Republic of Chile": the country in a line of its own at the head of a paper. */
static const char *country_of_line(const ClaimDocument *document) {
  enum { HEAD = 400, LINE_MOST = 80 };
  static const char *const states[] = {"Government of ",   "Government of the ", "GOVERNMENT OF ",  "Republic of ",
                                       "Republic of the ", "Kingdom of ",        "Commonwealth of "};
  const Mentions *m = &document->scan->mentions;
  for (size_t i = 0; i < m->count && m->to[i] <= HEAD; i++) {
    const Term *term = scan_is_place(document, i) ? &document->rules->term[m->value[i]] : NULL;
    uint32_t from, to;
    if (!term || !term->code || strlen(term->code) != 3) continue;
    line_around(document, i, &from, &to);
    if (to - from > LINE_MOST) continue;
    for (size_t k = 0; k < sizeof states / sizeof *states; k++) {
      size_t length = strlen(states[k]);
      if (m->from[i] - from == length && memcmp(document->text + from, states[k], length) == 0) return term->code;
    }
    if (to == m->to[i] && is_office(document, from, m->from[i])) return term->code;
  }
  return NULL;
}

/* "ZAMBIA": the one country that makes a line by itself at the head of a paper. */
static const char *titled(const ClaimDocument *document) {
  enum { HEAD = 400 };
  const Mentions *m = &document->scan->mentions;
  const char *country = NULL;
  for (size_t i = 0; i < m->count && m->to[i] <= HEAD; i++) {
    const Term *term = scan_is_place(document, i) ? &document->rules->term[m->value[i]] : NULL;
    uint32_t from, to;
    if (!term || !term->code || strlen(term->code) != 3 || code_is(term->code, "WLD")) continue;
    line_around(document, i, &from, &to);
    bool bare = from == 0 || document->text[from - 1] == '\n'; /* "** Chile **" heads a part */
    if (!bare || from != m->from[i] || to != m->to[i]) continue;
    if (country && !code_is(country, term->code)) return NULL;
    country = term->code;
  }
  return country;
}

const char *document_titled_country(ClaimDocument *document) {
  if (!document->titled_known) document->titled = titled(document);
  document->titled_known = true;
  return document->titled;
}

/* The official institution in the first lines of a notice. */
static const char *letterhead(ClaimDocument *document) {
  const char *country = country_of_line(document);
  for (uint32_t number = 0; !country && number < 4 && number < document->sentences; number++)
    EACH_MENTION (m, document_sentence(document, number), NAME_ORG) {
      const Org *org = m->org;
      if (!org || !org->place || (org->kind != ORG_MINISTRY && org->kind != ORG_CUSTOMS && org->kind != ORG_REGULATOR))
        continue;
      /* "the Commerce Ministry": that of the country whose authorities are named */
      const char *home = pattern_find(document->patterns, document->text, m->to, m->from, "inistry", NULL)
                             ? document_authority_place(document)
                             : NULL;
      return home ? home : org->place;
    }
  return country;
}

/* "New Delhi, the 12th September" */
const char *letterhead_town(ClaimDocument *document) {
  enum { HEAD = 600 };
  const Mentions *m = &document->scan->mentions;
  for (size_t i = 0; i < m->count && m->from[i] < HEAD; i++) {
    const Term *term = m->type[i] >= MENTION_LEXICON ? &document->rules->term[m->value[i]] : NULL;
    if (!term || (term->type != NAME_PLACE && term->type != NAME_CITY) || !term->code) continue;
    bool opens = m->from[i] == 0 || document->text[m->from[i] - 1] == '\n';
    if (opens && pattern_find(document->patterns, document->text, document->length, m->to[i], "^,%s*t?h?e?%s*%d", NULL))
      return place_country(term->code);
  }
  const char *town = town_of_dateline(document);
  return town && strlen(town) == 3 ? town : NULL;
}

/* "NOTIFICATION No. 9", "Official Gazette": papers that an authority gives out, dated from where it sits. */
static bool is_official_paper(const ClaimDocument *document) {
  enum { HEAD = 600 };
  static const char *const marks[] = {"NOTIFICATION", "Notification%s+No", "PUBLIC%s+NOTICE", "COMMUNIQU",
                                      "Gazette",      "GAZETTE",           "ORDINANCE",       "Official%s+Journal"};
  size_t length = document->length < HEAD ? document->length : HEAD;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (pattern_find(document->patterns, document->text, length, 0, marks[i], NULL)) return true;
  return false;
}

const char *document_publisher_place(ClaimDocument *document) {
  if (document->publisher_known) return document->publisher_place;
  document->publisher_known = true;
  document->publisher_place = place_of_publisher(document);
  if (!document->publisher_place) document->publisher_place = letterhead(document);
  if (!document->publisher_place && is_official_paper(document)) document->publisher_place = letterhead_town(document);
  return document->publisher_place;
}

/* Whether an institution's name is that of one country's authority ("DGTR"), not "the Commerce Ministry" of any. */
static bool is_authority(const ClaimDocument *document, const Org *org, uint32_t from, uint32_t to) {
  if (!org || !org->place || strlen(org->place) > 4 || code_is(org->place, "WLD")) return false;
  bool official = org->kind == ORG_MINISTRY || org->kind == ORG_REGULATOR || org->kind == ORG_CUSTOMS;
  return official && !pattern_find(document->patterns, document->text, to, from, "inistry", NULL);
}

const char *document_authority_place(ClaimDocument *document) {
  if (document->authority_known) return document->authority_place;
  document->authority_known = true;
  const Mentions *m = &document->scan->mentions;
  const char *place = NULL;
  for (size_t i = 0; i < m->count; i++) {
    const Org *org = scan_org(document, i);
    if (!is_authority(document, org, m->from[i], m->to[i])) continue;
    if (place && !code_is(place, org->place)) return NULL;
    place = org->place;
  }
  return document->authority_place = place;
}
