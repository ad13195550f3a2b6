/* json.h: writing JSON: equal values give equal bytes, and every number survives the round trip. */
#ifndef QUERN_BASE_JSON_H
#define QUERN_BASE_JSON_H

#include <stdint.h>

#include "base/buf.h"

/* A string in quotes. Control characters, and marks that would turn the direction of what stands around (bidirectional
 * controls), are escaped; a byte that is no UTF-8 becomes U+FFFD. */
void json_add_string(Buf *buf, const char *bytes, size_t length);
/* The same for what NUL ends. */
void json_add_text(Buf *buf, const char *text);

/* A number in the fewest digits that read back as the same number; null for what is none. */
void json_add_number(Buf *buf, double number);
void json_add_integer(Buf *buf, int64_t number);

#endif
