/* source.h: whether a text may be given to Lua's compiler.
 *
 * Precompiled code is refused: the compiler trusts it. So is an expression that strings together more field accesses
 * (a.b.c...) than a person would write: when such an expression fails, Debian's Lua 5.4.4 looks for a name by recursing
 * once for each of them, without a limit. One pass over the text, no memory. */
#ifndef QUERN_SANDBOX_SOURCE_H
#define QUERN_SANDBOX_SOURCE_H

#include <stddef.h>

#include "base/status.h"

enum { SOURCE_MOST_BYTES = 1 << 20, SOURCE_MOST_FIELDS = 200 };

Status source_check(const char *text, size_t length, Error *error);

#endif
