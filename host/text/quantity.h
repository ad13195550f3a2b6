/* quantity.h: numbers with what they count: percent, money, quantities with units, ranges and comparators. */
#ifndef QUERN_TEXT_QUANTITY_H
#define QUERN_TEXT_QUANTITY_H

#include "text/mention.h"

/* Reads a quantity whose number, currency sign or number word begins at text[at]. A comparator may stand before `at`
 * ("more than 29 billion"): *from tells where the span really begins (never before `floor`, the end of the previous
 * mention). Returns the end of the span, or 0 if there is none. `type` gets MENTION_NUMBER, PERCENT, MONEY, QUANTITY or
 * ORDINAL. Total; allocates nothing. */
size_t quantity_parse(const char *text, size_t length, size_t floor, size_t at, size_t *from, MentionType *type,
                      Quantity *quantity);

/* Whether a quantity that begins at `at` before `end` may reach beyond it, seen from what stands there: where a date
 * ends that is read at the same place, a shorter quantity is not asked for. */
bool quantity_may_pass(const char *text, size_t length, size_t at, size_t end);

/* The comparator whose words end just before *from ("more than", "nearly", 超过), not before `floor`; moves *from to
 * where they begin. COMPARATOR_EQUAL when there is none. */
Comparator quantity_comparator(const char *text, size_t length, size_t floor, size_t *from);

/* The same for words behind *to ("or more", 以上), which moves to their end. */
Comparator quantity_comparator_after(const char *text, size_t length, size_t *to);

/* Words besides number_words that can begin one ("us", "rmb", "half", "twice", "doubled"), lowercase, NULL-ended. */
extern const char *const quantity_words[];

#endif
