#include "base/base64.h"

#include <nettle/base64.h>

size_t base64_length(size_t bytes) { return BASE64_ENCODE_RAW_LENGTH(bytes); }

void base64_write(const void *bytes, size_t length, char *text) { base64_encode_raw(text, length, bytes); }
