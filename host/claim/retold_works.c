/* Exits and works told again further on: "after closing the centre", "the reason why it shut the plant", "the railway".
 *
 * A firm that leaves does so once, however often a text comes back to it; only another figure, another place or another
 * date is another exit. Of several tellings the one is kept that says most itself. Works without a figure of their own
 * are one row, unless a sentence places them elsewhere or dates them; none, where another sentence tells their figure.
 */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

enum { BACK_MOST = 64 };

/* Whether the sentence itself tells a field. */
static bool tells(const Claim *claim, uint16_t field) {
  static const char *const own[] = {"clause", "sentence", NULL};
  const ClaimSpan *span = claim_span(claim, field);
  return claim_get(claim, field) && span && (!span->path || word_listed(span->path, own));
}

/* A name by the code that the lexicon has for it: "索尼" is Sony. */
static const char *known_as(const ClaimDocument *document, const char *name) {
  const Mentions *m = &document->scan->mentions;
  size_t length = name ? strlen(name) : 0;
  for (size_t i = 0; i < m->count && length; i++)
    if (m->type[i] == document->rules->org_type && m->to[i] - m->from[i] == length &&
        memcmp(document->text + m->from[i], name, length) == 0)
      return lexicon_entry(document->rules->lexicon, m->value[i])->code;
  return name;
}

/* The same firm: by its code, or one name with more words than the other ("中国微软", "Tata Steel UK"). */
static bool same_actor(const ClaimDocument *document, const Claim *a, const Claim *b) {
  const char *x = known_as(document, text_of(claim_get(a, NAME_actor)));
  const char *y = known_as(document, text_of(claim_get(b, NAME_actor)));
  if (!x || !y) return false;
  return code_is(x, y) || (strlen(x) > 4 && strlen(y) > 4 && (strstr(x, y) || strstr(y, x)));
}

/* One place, one inside the other, or one that the sentence does not say. */
static bool same_place(const Claim *a, const Claim *b) {
  const char *x = text_of(claim_get(a, NAME_place)), *y = text_of(claim_get(b, NAME_place));
  if (!x || !y || code_is(x, y)) return true;
  if (place_in_china(x) && place_in_china(y)) return code_is(x, "CHN") || code_is(y, "CHN");
  return !tells(a, NAME_place) || !tells(b, NAME_place);
}

/* One time, or one that holds the other, or one that the sentence does not say. */
static bool same_time(const Claim *a, const Claim *b) {
  const char *x = text_of(claim_get(a, NAME_period)), *y = text_of(claim_get(b, NAME_period));
  if (!x || !y || !tells(a, NAME_period) || !tells(b, NAME_period)) return true;
  size_t shorter = strlen(x) < strlen(y) ? strlen(x) : strlen(y);
  return strncmp(x, y, shorter) == 0;
}

static bool same_exit(const ClaimDocument *document, const Claim *a, const Claim *b) {
  static const uint16_t fields[] = {NAME_metric, NAME_value, NAME_unit};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!value_same(claim_get(a, fields[i]), claim_get(b, fields[i]))) return false;
  return same_place(a, b) && same_time(a, b) && same_actor(document, a, b);
}

/* "a second plant", "another mine", "new works": others than those told before. */
static bool is_new(const ClaimDocument *document, const Claim *claim) {
  static const char *const fresh[] = {"%f[%a]an?%s", "%f[%a]another%s", "%f[%a]second%s", "%f[%a]third%s",
                                      "%f[%a]new%s", "%f[%a]other%s",   "第二",           "新的"};
  for (size_t i = 0; i < sizeof fresh / sizeof *fresh; i++)
    if (pattern_find(document->patterns, document->text, claim->match_to, claim->match_from, fresh[i], NULL))
      return true;
  return false;
}

/* Works told by their name alone, where a sentence before told more of works of that trade there. */
static bool named_again(const Claim *claim, const Claim *before) {
  return works_by_name(claim) && value_same(claim_get(claim, NAME_place), claim_get(before, NAME_place)) &&
         value_same(claim_get(claim, NAME_sector), claim_get(before, NAME_sector));
}

/* "the railway", "the project": works that the sentence neither places nor dates. */
static bool same_works(const ClaimDocument *document, const Claim *claim, const Claim *before) {
  static const uint16_t fields[] = {NAME_place, NAME_sector, NAME_metric, NAME_status};
  if (claim_get(claim, NAME_value) || tells(claim, NAME_place) || tells(claim, NAME_period)) return false;
  if (claim_get(before, NAME_value) || is_new(document, claim)) return false;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!value_same(claim_get(claim, fields[i]), claim_get(before, fields[i]))) return false;
  return true;
}

/* Works without a figure, where the text tells a capacity or a cost of works of that trade in that place: the figure is
 * told of the works, and the bare row says nothing more. */
static bool has_figure(const Claim *claim, const ClaimList *claims) {
  if (claim_get(claim, NAME_value) || claim_get(claim, NAME_actor)) return false;
  for (size_t i = 0; i < claims->count; i++) {
    const Claim *other = claims->claim[i];
    bool stands = code_is(other->table, "overcapacity") && other->sentence == claim->sentence; /* "which can make" */
    if (!stands && !code_is(other->table, "projects")) continue;
    const char *metric = text_of(claim_get(other, NAME_metric));
    if (claim_get(other, NAME_value) && (code_is(metric, "capacity") || code_is(metric, "project_value")) &&
        value_same(claim_get(claim, NAME_place), claim_get(other, NAME_place)) &&
        value_same(claim_get(claim, NAME_sector), claim_get(other, NAME_sector)))
      return true;
  }
  return false;
}

/* Works that a list of the sentence tells already: "projects in Peru include a copper mine". */
static bool is_listed(const Claim *claim, const ClaimList *claims) {
  if (claim_get(claim, NAME_value) || name_listed(&claim->rule->fan, NAME_sector)) return false;
  for (size_t i = 0; i < claims->count; i++)
    if (claims->claim[i]->sentence == claim->sentence && name_listed(&claims->claim[i]->rule->fan, NAME_sector) &&
        value_same(claim_get(claim, NAME_place), claim_get(claims->claim[i], NAME_place)) &&
        value_same(claim_get(claim, NAME_sector), claim_get(claims->claim[i], NAME_sector)))
      return true;
  return false;
}

/* How much the sentence itself tells of an exit; a title, cut short, less than any text. */
static int weight_of(const ClaimDocument *document, const Claim *claim) {
  int heading = document_zone(document, claim->sentence) == ZONE_HEADING ? -3 : 0;
  return heading + 2 * tells(claim, NAME_place) + 2 * tells(claim, NAME_period) + tells(claim, NAME_sector) +
         tells(claim, NAME_actor);
}

void retold_works(const ClaimDocument *document, ClaimList *claims) {
  size_t kept = 0;
  for (size_t i = 0; i < claims->count; i++)
    if (!code_is(claims->claim[i]->table, "projects") ||
        (!has_figure(claims->claim[i], claims) && !is_listed(claims->claim[i], claims)))
      claims->claim[kept++] = claims->claim[i];
  claims->count = kept;
  kept = 0;
  for (size_t i = 0; i < claims->count; i++) {
    Claim *claim = claims->claim[i];
    bool exit = claim->rule->kind == RULE_EXIT, works = code_is(claim->table, "projects"), again = false;
    for (size_t k = kept, back = 0; (exit || works) && !again && k > 0 && back < BACK_MOST; k--, back++) {
      Claim *before = claims->claim[k - 1];
      if (before->sentence == claim->sentence || !code_is(before->table, claim->table)) continue;
      again =
          exit ? same_exit(document, claim, before) : named_again(claim, before) || same_works(document, claim, before);
      if (again && exit && weight_of(document, claim) > weight_of(document, before)) claims->claim[k - 1] = claim;
    }
    if (!again) claims->claim[kept++] = claim;
  }
  claims->count = kept;
}
