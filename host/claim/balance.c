/* Balances: a surplus and a deficit are one thing told with two words, so that both stand in one column of an analyst's
 * series: a surplus above zero, a deficit below it. While a document is read they are apart, as its words are; what
 * the growth of one is told in percent stays as it was told. */
#include <stdio.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"

typedef struct Balance {
  const char *told, *metric;
  bool below; /* zero */
} Balance;

static const Balance balances[] = {{"trade_surplus", "trade_balance", false},
                                   {"trade_deficit", "trade_balance", true},
                                   {"current_account_deficit", "current_account_balance", true}};

static void turn(ClaimDocument *document, Claim *claim, uint16_t field) {
  const Value *value = claim_get(claim, field);
  if (value && value->kind == VALUE_NUMBER && value->number > 0)
    claim_set(document, claim, field, value_number(-value->number));
}

/* "over $5 billion" of a deficit is less than minus five. */
static void turn_comparator(ClaimDocument *document, Claim *claim) {
  const char *told = text_of(claim_get(claim, NAME_comparator));
  static const char *const turned[][2] = {{">", "<"}, {"<", ">"}, {">=", "<="}, {"<=", ">="}};
  for (size_t i = 0; told && i < sizeof turned / sizeof *turned; i++)
    if (strcmp(told, turned[i][0]) == 0) {
      claim_set(document, claim, NAME_comparator, value_text(turned[i][1]));
      return;
    }
}

static void settle(ClaimDocument *document, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric)), *unit = text_of(claim_get(claim, NAME_unit));
  for (size_t i = 0; metric && i < sizeof balances / sizeof *balances; i++) {
    size_t length = strlen(balances[i].told);
    if (strncmp(metric, balances[i].told, length) != 0) continue;
    char name[48];
    int made = snprintf(name, sizeof name, "%s%.16s", balances[i].metric, metric + length);
    claim_set(document, claim, NAME_metric, value_text(document_copy(document, name, (size_t)made)));
    if (!balances[i].below || code_is(unit, "%")) return;
    turn(document, claim, NAME_value);
    turn(document, claim, NAME_value_high);
    turn(document, claim, NAME_value_usd);
    turn_comparator(document, claim);
    return;
  }
}

void balance_settle(ClaimDocument *document, ClaimList *claims) {
  for (size_t i = 0; i < claims->count; i++)
    if (code_is(claims->claim[i]->table, "trade_flows_prices")) settle(document, claims->claim[i]);
}
