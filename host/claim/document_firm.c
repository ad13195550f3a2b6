/* The firm whose report or announcement a text is: its name, whether it reports, where it is at home. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/scanned.h"
#include "claim/window.h"

/* Words that the name of a firm ends in. */
static const char *const forms[] = {"CO%., LTD",
                                    "Co%., Ltd",
                                    "LIMITED",
                                    "Limited",
                                    "HOLDINGS",
                                    "Holdings",
                                    "Corporation",
                                    "CORPORATION",
                                    "%f[%u]Inc%f[%A]",
                                    "%f[%u]INC%f[%A]",
                                    "%f[%u]PLC%f[%A]",
                                    "%f[%a]plc%f[%A]",
                                    "%f[%u]AG%f[%A]",
                                    "%f[%u]N%.V%.",
                                    "%f[%u]S%.A%.",
                                    "%f[%u]GROUP%f[%A]",
                                    "Group%f[%A]",
                                    "%f[%u]AB%f[%A]",
                                    "%f[%u]A/S%f[%A]",
                                    "%f[%u]ASA%f[%A]",
                                    "%f[%u]Oyj%f[%A]",
                                    "%f[%u]Berhad%f[%A]",
                                    "%f[%u]BERHAD%f[%A]",
                                    "%f[%u]GmbH%f[%A]",
                                    "S%.p%.A%.",
                                    "%f[%u]SE%f[%A]"};

const char *document_firm(ClaimDocument *document) {
  enum { HEAD = 600, NAME_MOST = 90 };
  if (document->firm_known) return document->firm;
  document->firm_known = true;
  if (chinese_document(document) && (document->firm = chinese_document_firm(document)) != NULL) return document->firm;
  const char *text = document->text;
  PatternMatch match;
  for (size_t i = 0; i < sizeof forms / sizeof *forms && !document->firm; i++) {
    if (!document_find(document, HEAD, forms[i], &match)) continue;
    NameRun runs[RUNS_MOST];
    size_t line = match.from;
    while (line > 0 && text[line - 1] != '\n' && match.from - line < NAME_MOST) line--;
    size_t count = runs_find(text, document->length, line, match.from, runs);
    size_t from = count ? runs[count - 1].from : match.from;
    document->firm = document_copy(document, text + from, match.to - from);
  }
  return document->firm;
}

const char *document_announcer_home(ClaimDocument *document) {
  static const char *const homes[][2] = {
      {"%f[%u]Oyj%f[%A]", "FIN"},    {"%f[%u]Oy%f[%A]", "FIN"},   {"%f[%u]BERHAD%f[%A]", "MYS"},
      {"%f[%u]Berhad%f[%A]", "MYS"}, {"%f[%u]Tbk%f[%A]", "IDN"},  {"%f[%u]TBK%f[%A]", "IDN"},
      {"%f[%u]S%.p%.A%.", "ITA"},    {"%f[%u]ASA%f[%A]", "NOR"},  {"%f[%u]A/S%f[%A]", "DNK"},
      {"AB%s+%(publ%)", "SWE"},      {"%f[%u]GmbH%f[%A]", "DEU"}, {"%f[%u]Pty%.?%s+Ltd", "AUS"}};
  enum { HEAD = 600, LINE_MOST = 90 };
  if (document->announcer_known) return document->announcer_home;
  document->announcer_known = true;
  PatternMatch match;
  for (size_t i = 0; i < sizeof homes / sizeof *homes && !document->announcer_home; i++) {
    if (!document_find(document, HEAD, homes[i][0], &match)) continue;
    size_t from = match.from, to = match.to;
    while (from > 0 && document->text[from - 1] != '\n' && match.from - from <= LINE_MOST) from--;
    while (to < document->length && document->text[to] != '\n' && to - match.to <= LINE_MOST) to++;
    if (to - from <= LINE_MOST) document->announcer_home = homes[i][1]; /* a line of its own, no sentence about it */
  }
  return document->announcer_home;
}

/* "ROTTERDAM, 24 October 2024 --": where a report is dated that begins a line of the head. */
static const char *dated_place(const ClaimDocument *document) {
  enum { HEAD = 600, DATE_MOST = 24 };
  static const char *const dates[] = {"^,%s+%d%d?%.?%s+%u%l+", "^,%s+%u%l+%.?%s+%d"};
  const Mentions *m = &document->scan->mentions;
  for (size_t i = 0; i < m->count && m->to[i] + DATE_MOST < document->length && m->to[i] < HEAD; i++) {
    uint32_t from = m->from[i], to = m->to[i];
    if (!scan_is_place(document, i) || (from > 0 && document->text[from - 1] != '\n')) continue;
    for (size_t k = 0; k < sizeof dates / sizeof *dates; k++)
      if (pattern_find(document->patterns, document->text, to + DATE_MOST, to, dates[k], NULL))
        return place_country(document->rules->term[m->value[i]].code);
  }
  return NULL;
}

const char *document_home(ClaimDocument *document) {
  enum { HEAD_SENTENCES = 5, HEAD_BYTES = 500 };
  if (document->at_home_known) return document->at_home;
  document->at_home = document_announcer_home(document);
  if (document->at_home || !document_firm(document)) return document->at_home;
  document->at_home_known = true;
  for (uint32_t number = 0; !document->at_home && number < document->sentences; number++)
    EACH_MENTION (money, document_sentence(document, number), NAME_MONEY)
      if (!document->at_home) document->at_home = place_of_currency(money);
  if (!document->at_home) document->at_home = dated_place(document);
  for (uint32_t number = 0; !document->at_home && number < HEAD_SENTENCES && number < document->sentences; number++) {
    const Context *c = document_sentence(document, number);
    const Mention *place = c->from < HEAD_BYTES ? context_of(c, NAME_PLACE, NULL) : NULL;
    if (place && !place->inside) document->at_home = place_value(place);
  }
  return document->at_home;
}

/* Its name in the first lines, or the one company that they tell of. */
static const char *reporting(ClaimDocument *document) {
  enum { HEAD = 300 };
  static const char *const words[] = {"%f[%a][Rr]esults%f[%A]",         "%f[%a]RESULTS%f[%A]",
                                      "%f[%a][Ii]nterim%s+[Rr]eport",   "%f[%a][Aa]nnual%s+[Rr]eport",
                                      "%f[%a][Qq]uarterly%s+[Rr]eport", "%f[%a][Hh]alf[%s-]+[Yy]ear",
                                      "%f[%a][Tt]rading%s+[Uu]pdate",   "%f[%a][Mm]edia%s+[Rr]elease",
                                      "%f[%a]MEDIA%s+RELEASE",          "%f[%a][Pp]ress%s+[Rr]elease",
                                      "%f[%a]PRESS%s+RELEASE",          "%f[%a][Ss]tock%s+[Ee]xchange%s+[Rr]elease"};
  PatternMatch match;
  bool reports = false;
  for (size_t i = 0; i < sizeof words / sizeof *words && !reports; i++)
    reports = document_find(document, HEAD, words[i], &match);
  if (!reports || chinese_document(document)) return NULL;
  const char *firm = document_firm(document);
  if (firm && memmem(document->text, document->length < HEAD ? document->length : HEAD, firm, strlen(firm)))
    return firm;
  firm = NULL;
  const Mentions *m = &document->scan->mentions;
  for (size_t i = 0; i < m->count && m->to[i] <= HEAD; i++) {
    const Org *org = scan_org(document, i);
    const char *code = org && org->kind == ORG_COMPANY ? document->rules->term[m->value[i]].code : NULL;
    if (firm && code && !code_is(firm, code)) return NULL;
    if (code) firm = code;
  }
  return firm;
}

const char *document_reporter(ClaimDocument *document) {
  if (!document->reporter_known) document->reporter = reporting(document);
  document->reporter_known = true;
  return document->reporter;
}
