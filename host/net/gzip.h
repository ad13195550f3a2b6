/* gzip.h: a body packed for sending. zlib is loaded by the first call. */
#ifndef QUERN_NET_GZIP_H
#define QUERN_NET_GZIP_H

#include "base/buf.h"
#include "base/status.h"

Status gzip_pack(const char *bytes, size_t length, Buf *packed, Error *error);

#endif
