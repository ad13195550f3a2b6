/* Texts of an inquiry into trade ("initiates an anti-dumping investigation into ..."): the domestic industry, its
 * demand and the applicants are those of the country whose authority inquires, and so are imports of no named country.
 */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/letterhead.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/window.h"

/* Whether the first sentences tell of an inquiry. */
static bool opens_inquiry(ClaimDocument *document) {
  enum { HEAD = 8 };
  static const char *const kinds[] = {"antidumping", "countervailing/antisubsidy", "countervailing", "safeguard", NULL};
  bool remedy = false, inquires = false;
  for (uint32_t number = 0; number < HEAD && number < document->sentences; number++) {
    const Context *c = document_sentence(document, number);
    EACH_MENTION (m, c, NAME_MEASURE) remedy |= m->code && word_listed(m->code, kinds);
    inquires |= context_of(c, NAME_investigate_cue, NULL) != NULL;
  }
  return remedy && inquires;
}

/* A notice, which sets its period, is its authority's; news are of whoever they said inquires. */
static const char *find_home(ClaimDocument *document) {
  const LastAct *act = &document->last_act;
  bool notice = period_defined(document, NAME_inquiry_period_cue) != NULL;
  if (!notice && !opens_inquiry(document)) return NULL;
  const char *home = notice ? document_authority_place(document) : NULL;
  if (!home && act->known && act->imposers.kind == VALUE_LIST && act->imposers.count == 1) home = act->imposer;
  if (!home && notice) home = letterhead_town(document);
  if (!home && notice) home = document_publisher_place(document);
  if (!home && notice) home = document_currency_place(document);
  return home;
}

const char *inquiry_home(ClaimDocument *document) {
  if (document->inquiry_known) return document->inquiry_home;
  const char *home = find_home(document);
  document->inquiry_known = home || document->last_act.known; /* before any act it is asked for again */
  return document->inquiry_home = home;
}

/* "the applicants", "domestic demand", "the Union industry": the side that asked for it. */
static bool names_side(const Context *c) {
  static const char *const sides[] = {"%f[%a][Aa]pplicants?%f[%A]",
                                      "%f[%a][Pp]etitioners?%f[%A]",
                                      "%f[%a][Cc]omplainants?%f[%A]",
                                      "%f[%a][Dd]omestic%s+%l",
                                      "%f[%a]Union%s+%l",
                                      "%f[%a][Ll]ocal%s+producers",
                                      "%f[%a][Ll]ocal%s+industry",
                                      "%f[%a][Ll]anded%s+%l",
                                      "%f[%a][Ss]ubject%s+imports",
                                      "%f[%a][Ii]mport%s+prices?"};
  static const char *const chinese[] = {"国内", "申请人", "國內", "申請人"};
  return c->han ? words_any(c, c->from, c->to, chinese, sizeof chinese / sizeof *chinese)
                : words_any(c, c->from, c->to, sides, sizeof sides / sizeof *sides);
}

Found inquiry_place(const Search *s) {
  const Context *c = s->context;
  const Reading *r = s->reading;
  bool imports = r->head && r->head->list == NAME_import_cue &&
                 period_defined(c->document, NAME_inquiry_period_cue) != NULL; /* a notice */
  const char *home = imports || names_side(c) ? inquiry_home(c->document) : NULL;
  if (!home || strlen(home) > 3 || code_is(home, "WLD")) return (Found){.step = NULL};
  return (Found){value_text(home), NULL, "document"};
}
