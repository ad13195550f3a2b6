/* What is owed, by the two halves of its name: a noun (debt, bonds, loans, mortgages) and what is told of it (its
 * balance, how much falls due, the most there may be, what is guaranteed): "loan_balance", "bond_guarantees". */
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/finance.h"
#include "claim/reading.h"
#include "claim/window.h"

enum { NEAR_BEFORE = 42, NEAR_BEHIND = 27, NAME_MOST = 48 };

typedef struct Half {
  const char *words, *name; /* the first whose words stand there */
} Half;

/* Longer words first. */
static const Half nouns[] = {{"mortgage", "mortgage"},
                             {"housing loan", "housing_loan"},
                             {"home loan", "housing_loan"},
                             {"住房贷款", "housing_loan"},
                             {"住房貸款", "housing_loan"},
                             {"房贷", "mortgage"},
                             {"房貸", "mortgage"},
                             {"按揭", "mortgage"},
                             {"存款", "deposit"},
                             {"deposit", "deposit"},
                             {"贷", "loan"},
                             {"貸", "loan"},
                             {"借款", "loan"},
                             {"loan", "loan"},
                             {"lending", "loan"},
                             {"credit", "loan"},
                             {"债券", "bond"},
                             {"債券", "bond"},
                             {"城投债", "bond"},
                             {"地方债", "bond"},
                             {"国债", "bond"},
                             {"國債", "bond"},
                             {"公司债", "bond"},
                             {"企业债", "bond"},
                             {"信用债", "bond"},
                             {"专项债余额", "bond"},
                             {"一般债余额", "bond"},
                             {"bond", "bond"},
                             {"债", "debt"},
                             {"債", "debt"},
                             {"负债", "debt"},
                             {"debt", "debt"}};
static const Half balances[] = {{"余额", "balance"}, {"餘額", "balance"}, {"balance", "balance"}};
static const char *const kept[] = {"有息", "带息", "帶息", NULL}; /* a firm's */

static bool starts(const char *text, const char *head) { return strncmp(text, head, strlen(head)) == 0; }

/* The words of from..to in lowercase. */
static size_t lowered(const Context *c, uint32_t from, uint32_t to, char *text, size_t most) {
  size_t length = to - from < most - 1 ? to - from : most - 1;
  for (size_t i = 0; i < length; i++) {
    char letter = c->text[from + i];
    text[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter;
  }
  text[length] = '\0';
  return length;
}

static const char *half_of(const char *text, const Half *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strstr(text, list[i].words)) return list[i].name;
  return NULL;
}

/* Whether the balance of a head is told: "贷款余额", "the loan balance", "the outstanding balance of bonds". */
static bool has_balance(const Context *c, const Mention *head) {
  static const char *const ahead[] = {"%f[%a]balances?%s+of%s+[%a%s%-]*$"};
  static const char *const behind[] = {"^%s*[%a]*%s*balances?%f[%A]", "^%s*[%a]*%s*balances?$"};
  static const char *const other[] = {"^%s*[%a]*%s*balances?%s+sheet", "^%s*[%a]*%s*balances?%s+of"};
  char text[64];
  if (chinese_at(c, head->from)) {
    uint32_t to = head->to + NEAR_BEHIND < c->to ? head->to + NEAR_BEHIND : c->to;
    for (uint32_t at = head->to; at < to; at++) /* up to a figure or a mark */
      if ((c->text[at] >= '0' && c->text[at] <= '9') || (to - at >= 3 && (memcmp(c->text + at, "，", 3) == 0))) to = at;
    (void)lowered(c, head->from, to, text, sizeof text);
    return half_of(text, balances, sizeof balances / sizeof *balances) != NULL;
  }
  (void)lowered(c, head->from, head->to, text, sizeof text);
  if (strstr(text, "balance")) return true;
  Window before = window_before(c, head->from, NEAR_BEFORE);
  return window_any(&before, ahead, sizeof ahead / sizeof *ahead) ||
         (words_any(c, head->to, c->to, behind, sizeof behind / sizeof *behind) &&
          !words_any(c, head->to, c->to, other, sizeof other / sizeof *other));
}

/* The noun of a head, with the words around it that belong to its name. */
static const char *noun_of(const Context *c, const Mention *head) {
  enum { AROUND = 18 };
  char text[96];
  bool han = chinese_at(c, head->from);
  uint32_t from = han ? (head->from > c->from + AROUND ? head->from - AROUND : c->from) : head->from;
  uint32_t to = head->to + (han ? AROUND : 0) < c->to ? head->to + (han ? AROUND : 0) : c->to;
  for (uint32_t at = from; han && at + 3 <= head->from; at++) /* not across a mark or a figure */
    if ((c->text[at] >= '0' && c->text[at] <= '9') || memcmp(c->text + at, "，", 3) == 0 ||
        memcmp(c->text + at, "、", 3) == 0)
      from = at + 1;
  for (uint32_t at = head->to; han && at < to; at++)
    if (c->text[at] >= '0' && c->text[at] <= '9') to = at;
  (void)lowered(c, from, to, text, sizeof text);
  return half_of(text, nouns, sizeof nouns / sizeof *nouns);
}

/* Gives a claim the name of two halves, and keeps the ending that tells a change. */
static void compose(const Context *c, Claim *claim, const char *noun, const char *told, const char *change) {
  char name[NAME_MOST];
  int length = snprintf(name, sizeof name, "%s_%s%s", noun, told, change);
  if (length > 0 && (size_t)length < sizeof name)
    claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, name, (size_t)length)));
}

/* A sum or a rate by the noun that texts call it (data/lexicon/sums.csv); true: it is one. */
static bool settle_sum(const Context *c, const Mention *head, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric)), *colon = strchr(head->code, ':');
  char name[NAME_MOST];
  if (!colon) return false;
  bool change = code_is(metric, "sum_yoy");
  int length = snprintf(name, sizeof name, "%s%s", colon + 1, change ? "_yoy" : "");
  if (length > 0 && (size_t)length < sizeof name)
    claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, name, (size_t)length)));
  return true;
}

bool owed_is_part(const Context *c, const Mention *head) {
  if (head->list == NAME_firm_sales_cue)
    EACH_MENTION (m, c, NAME_SECTOR)
      if (m->to + 1 == head->from) return true; /* "chip sales": of the trade */
  EACH_MENTION (m, c, NAME_SUM)
    if (m->from <= head->from && m->to >= head->to && m->to - m->from > head->to - head->from) return true;
  return false;
}

bool owed_takes(const Context *c, const Reading *r) {
  if (r->value && chinese_at(c, r->head->from) && r->value->to < r->head->from &&
      !words_match(c, r->value->to, r->head->from, "^的?$"))
    return false; /* in Chinese the noun stands first: "收入3亿元或纳税额500万元" */
  bool percent = r->value && r->value->type == NAME_PERCENT;
  static const char *const parts[] = {"^%s+as%s+an?%s+share", "^%s+as%s+an?%s+percentage", "^%s+as%s+an?%s+proportion",
                                      "^%s+in%s+proportion", "^%s+relative%s+to"};
  if (percent && words_any(c, r->head->to, c->to, parts, sizeof parts / sizeof *parts))
    return false; /* "taxes, as a part of GDP, rose from 7 percent" */
  bool rate = r->head->code[0] == 'p', change = r->up || r->down || reading_has(r, NAME_yoy);
  return rate ? percent && !change : percent == change;
}

bool owed_only_called(const Context *c, const Mention *trigger) {
  static const char *const is[] = {"%f[%a]is%s+%a*%s*$",    "%f[%a]are%s+%a*%s*$",  "%f[%a]was%s+%a*%s*$",
                                   "%f[%a]were%s+%a*%s*$",  "%f[%a]been%s+%a*%s*$", "%f[%a]be%s+%a*%s*$",
                                   "bec[oa]me%s+%a*%s*$",   "remain%l*%s+%a*%s*$",  "stay%l*%s+%a*%s*$",
                                   "%f[%a]turned%s+%a*%s*$"};
  Window before = window_before(c, trigger->from, 24);
  if (words_match(c, trigger->from, trigger->to, "^[Ll]oss%-making$"))
    return !window_any(&before, is, sizeof is / sizeof *is);
  if (!words_match(c, trigger->from, trigger->to, "%f[%a]red$")) return false;
  return window_has(&before, "dragg?%l+%s+[%a%s]*$") || words_match(c, c->from, trigger->from, "%f[%a][Ss]hares%f[%A]");
}

bool owed_settle(const Context *c, const Mention *head, Claim *claim) {
  static const char *const changes[] = {"_yoy", "_change", NULL};
  const char *metric = text_of(claim_get(claim, NAME_metric)), *change = "";
  if (!metric) return false;
  if (head->type == NAME_SUM) return settle_sum(c, head, claim);
  if (code_is(metric, "loan_guarantees")) {
    const char *noun = noun_of(c, head);
    if (noun && !code_is(noun, "loan")) compose(c, claim, noun, "guarantees", "");
    return true;
  }
  if (code_is(metric, "debt_service") && words_match(c, head->from, head->to, "^[Ii]nterest") &&
      !words_match(c, head->from, head->to, "principal") && !words_match(c, head->to, c->to, "^%s+and%s+principal")) {
    claim_set(c->document, claim, NAME_metric, value_text("interest_payments"));
    return true;
  }
  size_t length = strlen(metric);
  for (size_t i = 0; changes[i]; i++) {
    size_t tail = strlen(changes[i]);
    if (length > tail && strcmp(metric + length - tail, changes[i]) == 0) change = changes[i], length -= tail;
  }
  static const char *const stems[] = {"debt", "loan", "loans", "mortgage_balance", "bond_balance", "bond_issuance"};
  bool known = false;
  for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
    known |= strlen(stems[i]) == length && starts(metric, stems[i]);
  if (!known || !has_balance(c, head)) return false;
  char text[64];
  (void)lowered(c, head->from, head->to, text, sizeof text);
  for (size_t i = 0; kept[i]; i++)
    if (strstr(text, kept[i])) return false;
  const char *noun = noun_of(c, head);
  if (!noun) return false;
  compose(c, claim, noun, "balance", change);
  return true;
}
