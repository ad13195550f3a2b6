/* warc.h: the pages in a web archive (ISO 28500), uncompressed; archive.h undoes the compression around it. */
#ifndef QUERN_READ_WARC_H
#define QUERN_READ_WARC_H

#include <stddef.h>

#include "base/status.h"

/* Called for each response: its address, and its body as it was sent, at `at` in the file. */
typedef Status (*WarcPage)(void *context, const char *url, const char *bytes, size_t length, size_t at);

Status warc_each(const char *bytes, size_t length, WarcPage page, void *context, Error *error);

#endif
