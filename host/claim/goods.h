/* Words that name goods only where goods stand: "exports of tin", "300 tonnes of lead", "gold and silver prices". */
#ifndef QUERN_CLAIM_GOODS_H
#define QUERN_CLAIM_GOODS_H

#include <stdbool.h>
#include <stddef.h>

#include "claim/claim_part.h"

/* Codes of the lexicon's SECTOR_PART that begin with this mark: "@tin". */
enum { GOODS_MARK = '@' };

/* Whether mention `i` stands as goods do. */
bool goods_stand(const Context *context, const Mentions *all, size_t i);

#endif
