/* date_readers.h: which readers of English dates may begin at a token, told by its kind and by what follows. For date.c
 * only: it says no more than the readers would, and spares most places of a text all of them. */
#ifndef QUERN_TEXT_DATE_READERS_H
#define QUERN_TEXT_DATE_READERS_H

#include "text/date_parts.h"

enum { BY_COUNT = 1, BY_RELATION = 2, BY_CALENDAR = 4, BY_LENGTH = 8, BY_PERIOD = 16 };

/* Those that may begin with a token of that kind. */
unsigned date_readers_of(DateTokenKind kind);

/* Those of them that may begin with token i. */
unsigned date_readers(DateParser *p, unsigned i);

#endif
