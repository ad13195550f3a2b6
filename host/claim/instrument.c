/* What money owed, lent or earned is called, by the words of its head: "external debt", "net income", "special bonds".
 * The recipe names the family, the words name its member. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/finance.h"
#include "claim/window.h"

typedef struct Kind {
  const char *words, *name; /* the first whose words stand there */
} Kind;

static const Kind debts[] = {{"local government’", "local_government_debt"},
                             {"local government'", "local_government_debt"},
                             {"arrears", "arrears"},
                             {"拖欠", "arrears"},
                             {"local government debt", "local_government_debt"},
                             {"external debt", "external_debt"},
                             {"foreign debt", "foreign_debt"},
                             {"public debt", "public_debt"},
                             {"government debt", "government_debt"},
                             {"sovereign debt", "sovereign_debt"},
                             {"national debt", "national_debt"},
                             {"household debt", "household_debt"},
                             {"domestic debt", "domestic_debt"},
                             {"private debt", "private_debt"},
                             {"federal debt", "federal_debt"},
                             {"state debt", "state_debt"},
                             {"short-term debt", "short_term_debt"},
                             {"long-term debt", "long_term_debt"},
                             {"内债", "domestic_debt"},
                             {"家庭债务", "household_debt"},
                             {"居民债务", "household_debt"},
                             {"企业债务", "corporate_debt"},
                             {"主权债务", "sovereign_debt"},
                             {"corporate debt", "corporate_debt"},
                             {"private sector debt", "private_debt"},
                             {"public sector debt", "public_debt"},
                             {"implicit debt", "implicit_debt"},
                             {"显性债务", "explicit_debt"},
                             {"顯性債務", "explicit_debt"},
                             {"explicit debt", "explicit_debt"},
                             {"liabilities", "liabilities"},
                             {"总负债", "liabilities"},
                             {"负债总额", "liabilities"},
                             {"地方政府债", "local_government_debt"},
                             {"地方债", "local_government_debt"},
                             {"外债", "foreign_debt"},
                             {"外債", "foreign_debt"},
                             {"公共债务", "public_debt"},
                             {"公共債務", "public_debt"},
                             {"公共担保债务", "public_debt"},
                             {"公共擔保債務", "public_debt"},
                             {NULL, NULL}};
static const Kind results[] = {{"利税", "profits_and_taxes"},
                               {"利稅", "profits_and_taxes"},
                               {"营业利润", "operating_profit"},
                               {"經營利潤", "operating_profit"},
                               {"经营利润", "operating_profit"},
                               {"net profit", "net_profit"},
                               {"net income", "net_income"},
                               {"net earnings", "net_income"},
                               {"operating profit", "operating_profit"},
                               {"operating income", "operating_profit"},
                               {"ebitda", "ebitda"},
                               {"ebita", "ebita"},
                               {"ebit", "ebit"},
                               {"net sales", "net_sales"},
                               {"revenue", "revenue"},
                               {"turnover", "revenue"},
                               {"毛利", "gross_profit"},
                               {"gross profit", "gross_profit"},
                               {"净利", "net_profit"},
                               {"淨利", "net_profit"},
                               {"純利", "net_profit"},
                               {"纯利", "net_profit"},
                               {"營業利潤", "operating_profit"},
                               {"營業", "revenue"},
                               {"營收", "revenue"},
                               {"营业", "revenue"},
                               {"营收", "revenue"},
                               {"收入", "revenue"},
                               {"", "profit"},
                               {NULL, NULL}};
/* Money found for something, whoever lends it. */
static const Kind loans[] = {{"financing package", "financing_package"},
                             {"loan", "loan"},
                             {"debt", "loan"},
                             {"credit", "loan"},
                             {"贷", "loan"},
                             {"financ", "loan_facility"},
                             {"融资", "financing"},
                             {"融資", "financing"},
                             {NULL, NULL}};
static const Kind bonds[] = {{"再融资", "refinancing_bonds"},
                             {"refinancing", "refinancing_bonds"},
                             {"special", "special_bonds"},
                             {"专项债", "special_bonds"},
                             {NULL, NULL}};
/* A fund by what it is for; of one that only says where the money is from ("a cooperation fund") the family's name. */
static const Kind funds[] = {{"合作", "cooperation_fund"},
                             {"cooperation", "cooperation_fund"},
                             {"government guidance fund", "government_guidance_fund"},
                             {"政府投资引导基金", "government_guidance_fund"},
                             {"政府引导基金", "government_guidance_fund"},
                             {"guidance fund", "guidance_fund"},
                             {"引导基金", "guidance_fund"},
                             {"引導基金", "guidance_fund"},
                             {"special fund", "special_fund"},
                             {"专项资金", "special_fund"},
                             {"專項資金", "special_fund"},
                             {"专项基金", "special_fund"},
                             {"專項基金", "special_fund"},
                             {"industrial fund", "industry_fund"},
                             {"industry fund", "industry_fund"},
                             {"产业基金", "industry_fund"},
                             {"產業基金", "industry_fund"},
                             {"产业发展基金", "industry_fund"},
                             {"产业投资基金", "industry_fund"},
                             {"產業發展基金", "industry_fund"},
                             {"support fund", "support_fund"},
                             {"relief fund", "relief_fund"},
                             {"rescue fund", "rescue_fund"},
                             {"纾困基金", "relief_fund"},
                             {"紓困基金", "relief_fund"},
                             {"救助基金", "rescue_fund"},
                             {NULL, NULL}};
/* What creditors of a bankrupt firm ask for, by who they are. */
static const Kind claims[] = {{"职工", "employee_claims"},
                              {"職工", "employee_claims"},
                              {"employee", "employee_claims"},
                              {"税", "tax_claims"},
                              {"稅", "tax_claims"},
                              {"tax", "tax_claims"},
                              {"抵押", "secured_claims"},
                              {"担保", "secured_claims"},
                              {"擔保", "secured_claims"},
                              {"unsecured", "ordinary_claims"},
                              {"secured", "secured_claims"},
                              {"普通", "ordinary_claims"},
                              {"ordinary", "ordinary_claims"},
                              {"优先", "priority_claims"},
                              {"優先", "priority_claims"},
                              {"priority", "priority_claims"},
                              {NULL, NULL}};
static const Kind implicit[] = {{"implicit", "implicit_debt"}, {NULL, NULL}};
static const Kind charges[] = {{"restructuring", "restructuring_charge"}, {"impairment loss", "losses"}, {NULL, NULL}};

static const struct {
  const char *family;
  const Kind *kind;
} families[] = {{"debt", debts}, {"result", results},         {"bond_issuance", bonds}, {"impairment", charges},
                {"loan", loans}, {"cooperation_fund", funds}, {"claims", claims},       {"off_book_debt", implicit}};

/* Whose or where what is sold or ordered is, by the word before it: "domestic orders", "海外收入". */
static const Kind sides[] = {{"domestic", "domestic_"},
                             {"foreign", "foreign_"},
                             {"overseas", "foreign_"},
                             {"third-party", "third_party_"},
                             {"third party", "third_party_"},
                             {"国内", "domestic_"},
                             {"國內", "domestic_"},
                             {"海外", "foreign_"},
                             {"境外", "foreign_"},
                             {"国外", "foreign_"},
                             {NULL, NULL}};

/* Sets the side before a metric of firms: "domestic_orders". */
static void settle_side(const Context *c, const Mention *head, Claim *claim) {
  static const char *const sold[] = {"revenue", "revenue_yoy", "new_orders", "new_orders_yoy", NULL};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  char name[48], text[24];
  if (!metric || !word_listed(metric, sold)) return;
  Window before = window_before(c, head->from, 12);
  size_t length = before.length;
  while (length && before.bytes[length - 1] == ' ') length--;
  for (size_t i = 0; i < length; i++) {
    char letter = before.bytes[i];
    text[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter;
  }
  for (const Kind *k = sides; k->words; k++) {
    size_t words = strlen(k->words), n = strlen(k->name), tail = strlen(metric);
    if (words > length || memcmp(text + length - words, k->words, words) != 0) continue;
    memcpy(name, k->name, n);
    memcpy(name + n, metric, tail);
    claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, name, n + tail)));
    return;
  }
}

/* The words of a head with up to a dozen bytes before it, in lowercase: "local government debt" is found from "debt".
 */
static size_t words_of(const Context *c, const Mention *head, char text[64]) {
  uint32_t from = head->from > c->from + 17 ? head->from - 17 : c->from, length = head->to - from;
  if (length > 63) from = head->to - 63, length = 63;
  for (uint32_t i = 0; i < length; i++) {
    char letter = c->text[from + i];
    text[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter;
  }
  return length;
}

/* "债务限额": what may be owed. */
static bool limited(const Context *c, const Mention *head, Claim *claim) {
  enum { LONGEST = 18 };
  static const char *const limits[] = {"限额", "限額"};
  if (!chinese_at(c, head->from)) return false;
  uint32_t to = head->to + LONGEST < c->to ? head->to + LONGEST : c->to;
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    if (memmem(c->text + head->from, to - head->from, limits[i], strlen(limits[i]))) {
      claim_set(c->document, claim, NAME_metric, value_text("debt_limit"));
      return true;
    }
  return false;
}

/* "owed foreign lenders $10 billion": to those abroad. */
static bool owed_abroad(const Context *c, const Mention *head) {
  static const char *const abroad[] = {"^%s+%a*%s*foreign%s+lenders", "^%s+%a*%s*foreign%s+creditors",
                                       "^%s+%a*%s*external%s+creditors", "^%s+%a*%s*creditors%s+abroad",
                                       "^%s+%a*%s*foreign%s+banks"};
  return words_match(c, head->from, head->to, "^[Oo]w[ei]") &&
         words_any(c, head->to, c->to, abroad, sizeof abroad / sizeof *abroad);
}

/* "Total credit grew 34 percent": all that is lent, no loan. */
static bool credit_whole(const Context *c, const Mention *head) {
  return words_match(c, head->from, head->to, "^[Cc]redit$") ||
         words_match(c, head->from, head->to, "^[Tt]otal%s+credit$") || words_match(c, head->from, head->to, "^信贷$");
}

void instrument_settle_limit(const Context *c, const Mention *value, Claim *claim) {
  static const char *const limits[] = {"限额$", "限額$", "限额为$", "限額為$"};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  Window before = window_before(c, value->from, 15);
  if (metric && strstr(metric, "debt") && window_any(&before, limits, sizeof limits / sizeof *limits))
    claim_set(c->document, claim, NAME_metric, value_text("debt_limit"));
}

/* The Chinese side that a sentence names; NULL: none. */
static const Mention *chinese_side(const Context *c) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    bool org = m->type == NAME_ORG && m->org;
    const char *home = m->inside ? NULL : m->type == NAME_PLACE ? m->code : org ? m->org->place : NULL;
    if (code_is(home, "CHN") || code_is(home, "CN-BJ")) return m;
  }
  return NULL;
}

/* A part of the world borrows in many loans, and what China lends to one is told of China. */
static void settle_region(const Context *c, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric)), *place = text_of(claim_get(claim, NAME_place));
  if (!metric || !place || strlen(place) <= 3 || strchr(place, '-')) return;
  if (code_is(metric, "loan")) claim_set(c->document, claim, NAME_metric, value_text("loans"));
  bool lent = strncmp(metric, "loan", 4) == 0 || strncmp(metric, "credit", 6) == 0;
  static const char *const owed[] = {"%f[%a]owe[ds]?%f[%A]", "%f[%a]borrowed%f[%A]", "%f[%a]debts?%f[%A]"};
  const Mention *lender = lent && !words_any(c, c->from, c->to, owed, 3) ? chinese_side(c) : NULL;
  if (!lender) return;
  claim_set(c->document, claim, NAME_place, value_text("CHN"));
  claim_note(c->document, claim, NAME_place, lender, "sentence");
}

void instrument_settle_many(const Context *c, Claim *claim) {
  static const char *const local[][2] = {{"government_debt", "local_government_debt"},
                                         {"government_debt_yoy", "local_government_debt_yoy"},
                                         {"government_debt_to_gdp", "local_debt_to_gdp"},
                                         {"local_government_debt_to_gdp", "local_debt_to_gdp"},
                                         {"debt_to_gdp", "local_debt_to_gdp"}};
  settle_region(c, claim);
  const char *metric = text_of(claim_get(claim, NAME_metric)), *place = text_of(claim_get(claim, NAME_place));
  bool part = place && strchr(place, '-'); /* a province or a state: what its government owes */
  for (size_t i = 0; part && i < sizeof local / sizeof *local; i++)
    if (code_is(metric, local[i][0])) {
      claim_set(c->document, claim, NAME_metric, value_text(local[i][1]));
      return;
    }
}

void instrument_settle(const Context *c, const Mention *head, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  char text[64], name[48];
  if (metric && code_is(metric, "debt") && owed_abroad(c, head)) {
    claim_set(c->document, claim, NAME_metric, value_text("foreign_debt"));
    return;
  }
  if (owed_settle(c, head, claim)) return;
  if (metric && code_is(metric, "loans") && words_match(c, head->from, head->to, "[Bb]orrowings$")) {
    claim_set(c->document, claim, NAME_metric, value_text("debt")); /* what stands in a firm's books */
    return;
  }
  if (metric && code_is(metric, "loans_share_of_gdp") && credit_whole(c, head)) {
    claim_set(c->document, claim, NAME_metric, value_text("credit_to_gdp"));
    return;
  }
  if (metric && code_is(metric, "loans_yoy") && credit_whole(c, head)) {
    claim_set(c->document, claim, NAME_metric, value_text("credit_yoy"));
    return;
  }
  if (metric &&
      (code_is(metric, "new_orders") || code_is(metric, "new_orders_yoy") || strncmp(metric, "revenue", 7) == 0))
    settle_side(c, head, claim);
  for (size_t i = 0; metric && i < sizeof families / sizeof *families; i++) {
    size_t family = strlen(families[i].family), length;
    if (strncmp(metric, families[i].family, family) != 0 || (metric[family] && metric[family] != '_')) continue;
    bool whole = families[i].kind == debts || families[i].kind == loans;
    bool told = code_is(metric, "debt_yoy") || code_is(metric, "debt_to_gdp");
    if (whole && metric[family] && !told) return; /* loan_term */
    length = words_of(c, head, text);
    size_t own = head->to - head->from < length ? length - (head->to - head->from) : 0;
    bool named = false; /* by its own words, whatever stands before it: "net profit and revenue" */
    for (const Kind *k = results; families[i].kind == results && k->words && !named; k++)
      named = *k->words && memmem(text + own, length - own, k->words, strlen(k->words));
    if (code_is(families[i].family, "debt") && limited(c, head, claim)) return;
    for (const Kind *k = families[i].kind; k->words; k++) {
      size_t words = strlen(k->words);
      if (words && !memmem(text + (named ? own : 0), length - (named ? own : 0), k->words, words)) continue;
      size_t n = strlen(k->name), tail = strlen(metric + family);
      if (n + tail + 1 > sizeof name) return;
      memcpy(name, k->name, n);
      memcpy(name + n, metric + family, tail + 1);
      claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, name, n + tail)));
      if (families[i].kind == results) settle_side(c, head, claim);
      return;
    }
    return;
  }
}
