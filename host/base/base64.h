/* base64.h: bytes as printable text (RFC 4648, with + and / and padding). */
#ifndef QUERN_BASE_BASE64_H
#define QUERN_BASE_BASE64_H

#include <stddef.h>

/* The text's length. */
size_t base64_length(size_t bytes);
/* Writes it, without a NUL behind it. */
void base64_write(const void *bytes, size_t length, char *text);

#endif
