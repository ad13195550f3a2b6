/* Front matter: "---", lines "key: value", "---" at the very start of a text, as site generators write it. */
#ifndef QUERN_READ_FRONT_MATTER_H
#define QUERN_READ_FRONT_MATTER_H

#include "read/source.h"

/* Length of the front matter with its closing line, or 0 where the text opens with none. */
size_t front_matter_length(const char *text, size_t length);

/* Reads it into what the file says of itself. Its title is the text's first heading where the text has none of its own;
 * all else is put away as boilerplate, for it says again what stands below. */
Status front_matter_read(const char *text, size_t front, size_t length, Source *source);

#endif
