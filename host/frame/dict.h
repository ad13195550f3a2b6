/* dict.h: a column's distinct strings, each once, numbered from 0 in the order they were met.
 *
 * A string column stores these numbers (codes), so that grouping, joining and comparing work on small integers, and a
 * function of one string column is worked out once per distinct string. A dictionary is counted by references and,
 * once a column uses it, never changed. */
#ifndef QUERN_FRAME_DICT_H
#define QUERN_FRAME_DICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Text {
  const char *bytes;
  size_t length;
} Text;

typedef struct Dict Dict;

enum { DICT_NONE = UINT32_MAX }; /* no code */

Dict *dict_new(void); /* one reference; NULL: out of memory */
Dict *dict_share(Dict *dict);
void dict_release(Dict *dict); /* NULL is fine */

uint32_t dict_count(const Dict *dict);

/* The string of a code; stays valid until the next dict_add. Not NUL-terminated. */
Text dict_text(const Dict *dict, uint32_t code);

/* The code of a string, added if it is new; DICT_NONE when memory is out or there are 4 billion already. */
uint32_t dict_add(Dict *dict, const char *bytes, size_t length);

/* The code of a string, or DICT_NONE. */
uint32_t dict_find(const Dict *dict, const char *bytes, size_t length);

/* For each code of `from`, its code in `to` or DICT_NONE; `add` puts the missing ones into `to`. To free(). */
uint32_t *dict_map(const Dict *from, Dict *to, bool add);

/* For each code, its place in byte order. To free(); NULL without memory, or after Ctrl-C. */
uint32_t *dict_ranks(const Dict *dict);

/* Bytes order of two texts, as memcmp. */
int text_compare(Text left, Text right);

#endif
