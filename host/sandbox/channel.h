/* channel.h: messages between a recipe's worker and its parent, over one stream socket.
 *
 * A message is a kind (one byte), a length (four bytes, little-endian) and that many bytes. Neither side trusts the
 * other's length: the receiver says how much it takes. Both calls wait, at most until `until` on the monotonic clock
 * (seconds; 0: without end), and stop at an interrupt. */
#ifndef QUERN_SANDBOX_CHANNEL_H
#define QUERN_SANDBOX_CHANNEL_H

#include <stddef.h>

#include "base/status.h"

/* Seconds on the monotonic clock. */
double channel_now(void);

/* STATUS_IO when the other side is gone, STATUS_LIMIT when `until` has passed, STATUS_INTERRUPTED. */
Status channel_send(int descriptor, char kind, const char *bytes, size_t length, double until);

/* STATUS_NOTFOUND at the end of the stream; STATUS_INVALID when the message is longer than `most` or cut off; otherwise
 * as above. The caller frees `*bytes`. */
Status channel_receive(int descriptor, size_t most, double until, char *kind, char **bytes, size_t *length);

#endif
