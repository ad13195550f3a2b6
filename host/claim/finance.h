/* finance.h: who owes, what a sum is called, and what nouns of finance take figures. */
#ifndef QUERN_CLAIM_FINANCE_H
#define QUERN_CLAIM_FINANCE_H

#include "claim/claim_part.h"

/* debtor.c */
Found debtor_of(Context *context, const Reading *reading);
Found chinese_debtor(Context *context, const Reading *reading);       /* chinese_debtor.c */
bool debtor_money_lent(const Context *context, const Mention *value); /* "a $2 billion Chinese loan" */

/* instrument.c: what a sum is called by the words it stands with. */
void instrument_settle_limit(const Context *context, const Mention *value, Claim *claim); /* "限额8500亿元" */
void instrument_settle_many(const Context *context, Claim *claim); /* money lent to a part of the world is many loans */
void instrument_settle(const Context *context, const Mention *head, Claim *claim);

/* owed.c: the name of a balance, or of what is guaranteed, by its noun; false: it is none. */
bool owed_settle(const Context *context, const Mention *head, Claim *claim);
bool owed_is_part(const Context *context, const Mention *head); /* "sales" of "revenue from land sales" */
/* "a loss-making mill", "shares were dragged into the red": nobody is told to have lost. */
bool owed_only_called(const Context *context, const Mention *trigger);
bool owed_takes(const Context *context, const Reading *reading); /* whether a noun of finance takes such a figure */

#endif
