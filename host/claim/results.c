/* What a firm earns, spends on itself and is sold for is none of its debt: such claims, read beside those of loans and
 * debts by the same words, are of the table firm_results, and a table of finance and debt holds only what its name
 * says. Losses stay there: they are what debts come from. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"

/* Metrics, as they are or with a word for their change behind them ("revenue_yoy"). */
static const char *const results[] = {"revenue",
                                      "domestic_revenue",
                                      "third_party_revenue",
                                      "restructuring_charge",
                                      "bankruptcy_costs",
                                      "severance_cost",
                                      "advertising_spending",
                                      "rd_investment",
                                      "operating_margin",
                                      "interest_margin",
                                      "return_on_investment",
                                      "asset_turnover",
                                      "cash",
                                      "cash_reserves",
                                      "assets",
                                      "total_assets",
                                      "assets_under_management",
                                      "domestic_new_orders",
                                      "foreign_new_orders",
                                      "third_party_new_orders",
                                      "foreign_revenue",
                                      "net_sales",
                                      "profit",
                                      "net_profit",
                                      "net_income",
                                      "gross_profit",
                                      "operating_profit",
                                      "gross_margin",
                                      "profit_margin",
                                      "ebit",
                                      "ebitda",
                                      "profits_and_taxes",
                                      "taxes_paid",
                                      "operating_cost",
                                      "cost_of_sales",
                                      "operating_cash_flow",
                                      "free_cash_flow",
                                      "cash_flow",
                                      "capital_expenditure",
                                      "dividend",
                                      "research_spending",
                                      "return_on_equity",
                                      "result",
                                      "restructuring_cost",
                                      "sale_price",
                                      "acquisition_price",
                                      "acquisition_value",
                                      "share_sale",
                                      "valuation",
                                      "ipo",
                                      "market_capitalization",
                                      "equity_investment",
                                      "orders_in_hand",
                                      "new_orders",
                                      "share_of_orders",
                                      "registered_capital",
                                      "fine",
                                      "electricity_cost"};

static bool is_result(const char *metric) {
  static const char *const changes[] = {"_yoy", "_change", "_growth"};
  size_t length = strlen(metric);
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
    if (code_ends(metric, changes[i])) {
      length -= strlen(changes[i]);
      break;
    }
  for (size_t i = 0; i < sizeof results / sizeof *results; i++)
    if (strlen(results[i]) == length && memcmp(results[i], metric, length) == 0) return true;
  return false;
}

void results_settle(const ClaimList *claims) {
  for (size_t i = 0; i < claims->count; i++) {
    Claim *claim = claims->claim[i];
    const char *metric = code_is(claim->table, "finance_debt") ? text_of(claim_get(claim, NAME_metric)) : NULL;
    if (metric && is_result(metric)) claim->table = "firm_results";
  }
}
