/* An act told again further on in a document, with nothing new: "The duty was imposed after ...", "the probe". News
 * tell an act in the title, the lead and the background; it is one row, with the sentence that tells most of it. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/document.h"
#include "claim/window.h"

enum { BACK_MOST = 48 };

static bool is_act(const Claim *claim) {
  const char *type = text_of(claim_get(claim, NAME_measure_type));
  return type && claim->rule->of_measure && !code_is(type, "statement/warning") &&
         !code_is(type, "subsidy/industrial support");
}

/* Whether the sentence itself tells a field. */
static bool tells(const Claim *claim, uint16_t field) {
  static const char *const far[] = {"document", "previous", "heading", "default", NULL};
  if (!claim_get(claim, field)) return false;
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == field) return !claim->span[i].path || !word_listed(claim->span[i].path, far);
  return false;
}

/* Whether a claim tells something that another of the same act does not. */
static bool adds(const Claim *claim, const Claim *other) {
  static const uint16_t fields[] = {NAME_sector, NAME_value, NAME_date, NAME_target};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (tells(claim, fields[i]) && !value_same(claim_get(claim, fields[i]), claim_get(other, fields[i]))) return true;
  return false;
}

static bool same_act(const Claim *a, const Claim *b) {
  static const uint16_t fields[] = {NAME_imposer, NAME_measure_type, NAME_status, NAME_actor};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!value_same(claim_get(a, fields[i]), claim_get(b, fields[i]))) return false;
  const Value *x = claim_get(a, NAME_target), *y = claim_get(b, NAME_target);
  return !x || !y || value_same(x, y);
}

/* Two sides are told to work together once, unless it is told in which trade, or when, or how much. */
static bool may_repeat_sides(const Claim *claim) {
  return code_is(claim->table, "capacity_cooperation") && !claim_get(claim, NAME_value) &&
         !claim_get(claim, NAME_period);
}

static bool same_sides(const Claim *claim, const Claim *before) {
  static const uint16_t sides[] = {NAME_place, NAME_partner};
  if (!code_is(before->table, claim->table) || claim->sentence == before->sentence) return false;
  for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
    if (!value_same(claim_get(claim, sides[i]), claim_get(before, sides[i]))) return false;
  const Value *sector = claim_get(claim, NAME_sector);
  bool all = sector && sector->kind == VALUE_LIST && sector->count == 1 && code_is(sector->list[0], "all_industry");
  return all || value_same(sector, claim_get(before, NAME_sector));
}

/* That there is too much of something is told once, unless another time is told with it. */
static bool may_repeat_excess(const Claim *claim) {
  return code_is(claim->table, "overcapacity") && !claim_get(claim, NAME_value) && !tells(claim, NAME_period);
}

static bool same_excess(const Claim *claim, const Claim *before) {
  static const uint16_t fields[] = {NAME_metric, NAME_sector, NAME_place, NAME_actor};
  if (!code_is(before->table, claim->table) || claim->sentence == before->sentence) return false;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!value_same(claim_get(claim, fields[i]), claim_get(before, fields[i]))) return false;
  return true;
}

/* A sum is owed or earned once, however often a page says so: in the caption, the text and the note at its end. */
static bool same_sum(const Claim *claim, const Claim *before) {
  static const uint16_t fields[] = {NAME_metric, NAME_value, NAME_unit, NAME_period, NAME_place};
  if (before->sentence == claim->sentence || !code_is(before->table, claim->table)) return false;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!value_same(claim_get(claim, fields[i]), claim_get(before, fields[i]))) return false;
  return true;
}

/* A title, a subject line, a caption: not the sentence to cite. That of an official notice is its act. */
static bool is_title(const ClaimDocument *document, const Claim *claim) {
  uint32_t to = claim->to;
  if (claim->rule->kind == RULE_NOTICE) return false;
  if (document_zone(document, claim->sentence) == ZONE_HEADING) return true;
  while (to > claim->from && strchr(" \t\r\n\"')", document->text[to - 1])) to--;
  return to > claim->from && (unsigned char)document->text[to - 1] < 0x80 && !strchr(".!?;:", document->text[to - 1]);
}

/* "China's tariffs on Canada": what is only named is no row beside any act on it that the document tells. */
static bool only_named(const ClaimList *claims, size_t at) {
  const Claim *claim = claims->claim[at];
  if (!(claim->rule->is & IS_HELD) || !code_is(claim->rule->status, "in force") ||
      name_listed(&claim->rule->need, NAME_value))
    return false;
  for (size_t i = 0; i < claims->count; i++) {
    const Claim *other = claims->claim[i];
    bool named = other->rule == claim->rule;
    if (i == at || (named && i > at) || !is_act(other)) continue;
    if (value_same(claim_get(claim, NAME_imposer), claim_get(other, NAME_imposer)) &&
        value_same(claim_get(claim, NAME_target), claim_get(other, NAME_target)) &&
        value_same(claim_get(claim, NAME_measure_type), claim_get(other, NAME_measure_type)))
      return true;
  }
  return false;
}

static void drop_named(ClaimList *claims) {
  for (size_t i = claims->count; i > 0; i--)
    if (only_named(claims, i - 1)) {
      memmove(claims->claim + i - 1, claims->claim + i, (claims->count - i) * sizeof *claims->claim);
      claims->count--;
    }
}

static bool is_notice(const Claim *claim) { return claim->rule->kind == RULE_NOTICE; }

static void take_title(ClaimDocument *document, Claim *claim, const Claim *title) {
  const Value *product = claim_get(title, NAME_product);
  if (product) claim_set(document, claim, NAME_product, *product);
  claim->rule = title->rule;
}

static void drop_at(ClaimList *claims, size_t at, size_t *kept) {
  memmove(claims->claim + at, claims->claim + at + 1, (*kept - at - 1) * sizeof *claims->claim);
  --*kept;
}

void retold_drop(ClaimDocument *document, ClaimList *claims) {
  size_t kept = 0, titles = 0; /* of a notice: rows of its title */
  drop_named(claims);
  for (size_t i = 0; i < claims->count; i++) titles += is_notice(claims->claim[i]);
  for (size_t i = 0; i < claims->count; i++) {
    Claim *claim = claims->claim[i];
    bool again = false, act = is_act(claim), sides = may_repeat_sides(claim), excess = may_repeat_excess(claim);
    for (size_t k = kept, back = 0; act && !again && k > 0 && back < BACK_MOST; k--, back++) {
      Claim *before = claims->claim[k - 1];
      if (before->sentence == claim->sentence || !is_act(before) || !same_act(before, claim)) continue;
      again = !adds(claim, before) && !(claim->rule->is & IS_OTHER_GOODS); /* whichever they are */
      bool notice = is_notice(before) || claim->rule->kind == RULE_LISTED_RATE;
      bool body =
          is_notice(before) && !is_notice(claim) && claim->rule->kind != RULE_LISTED_RATE && tells(claim, NAME_target);
      if (body && titles > 1) { /* on many sides: one row each, with what the title calls the goods */
        take_title(document, claim, before);
        drop_at(claims, k - 1, &kept);
      }
      if (body) { /* the act itself, below its title: both are cited */
        again = false;
        continue;
      }
      if (!adds(before, claim) && !notice && is_title(document, before)) {
        drop_at(claims, k - 1, &kept);
        again = false;
      }
    }
    for (size_t k = kept, back = 0; (sides || excess) && !again && k > 0 && back < BACK_MOST; k--, back++) {
      again = sides ? same_sides(claim, claims->claim[k - 1]) : same_excess(claim, claims->claim[k - 1]);
      if (!again || sides || !is_title(document, claims->claim[k - 1]) || is_title(document, claim)) continue;
      memmove(claims->claim + k - 1, claims->claim + k, (kept - k) * sizeof *claims->claim);
      kept--;
      again = false; /* the text says what its title does */
      break;
    }
    bool sum = code_is(claim->table, "finance_debt") && claim_get(claim, NAME_value);
    for (size_t k = kept, back = 0; sum && !again && k > 0 && back < BACK_MOST; k--, back++)
      again = same_sum(claim, claims->claim[k - 1]);
    if (!again) claims->claim[kept++] = claim;
  }
  claims->count = kept;
}
