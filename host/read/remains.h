/* remains.h: plain text without what scrapers leave of a page in it. */
#ifndef QUERN_READ_REMAINS_H
#define QUERN_READ_REMAINS_H

#include <stdbool.h>

#include "read/map.h"

/* Whether entities, targets of links, tags, or blanks around Chinese figures stand in a text. */
bool remains_stand(const char *text, size_t length);
/* The text without them; `map` (empty) leads from `out` to `text`. STATUS_NOMEM, STATUS_LIMIT or STATUS_INTERRUPTED. */
Status remains_drop(const char *text, size_t length, Buf *out, Map *map);

#endif
