/* fold.h: one spelling for what differs only in case, width, accents, quotes, dashes and white space.
 *
 * ASCII, Latin (with its Vietnamese letters), Greek and Cyrillic letters become small; Latin letters lose their accents
 * (é is e, ł is l; æ, œ and ß become ae, oe and ss); full-width forms become ASCII; any quotes become ' or ", any
 * dashes and minus signs "-", any spaces one space; soft hyphens and zero-width marks vanish. Chinese characters stay
 * as they are. Bytes that are no UTF-8 are kept. For comparing and grouping; spans in a text do not survive it. */
#ifndef QUERN_TEXT_FOLD_H
#define QUERN_TEXT_FOLD_H

#include "base/buf.h"
#include "base/status.h"

/* Appends the folded text; STATUS_NOMEM or STATUS_INTERRUPTED. */
Status fold_text(const char *text, size_t length, Buf *folded);

#endif
