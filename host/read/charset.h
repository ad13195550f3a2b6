/* charset.h: bytes in any character set into UTF-8, with the way back.
 *
 * The character set is that of a byte order mark, else UTF-8 if the bytes are that, else UTF-16 if every second byte is
 * zero, else what the file declares (HTML, mail), else what uchardet finds. Bytes that are wrong in it become U+FFFD,
 * are counted, and still lead back to where they stood. One pass; the caller owns the result. */
#ifndef QUERN_READ_CHARSET_H
#define QUERN_READ_CHARSET_H

#include "read/map.h"

typedef struct Decoded {
  Buf text; /* valid UTF-8 */
  Map map;  /* empty: the bytes are the text */
  char charset[32];
  bool asks_page; /* set by the caller: where nothing is declared, what the head of a page says counts */
  bool guessed;   /* nothing said which, and it was not UTF-8 */
  size_t wrong;   /* bytes replaced */
  uint64_t first_wrong;
} Decoded;

#define DECODED_INIT \
  { BUF_INIT, MAP_INIT, "", false, false, 0, 0 }

void decoded_free(Decoded *decoded);

/* `declared` is what the file or its carrier says, or NULL. STATUS_INVALID: this is not text. */
Status charset_decode(const char *bytes, size_t length, const char *declared, Decoded *decoded, Error *error);

/* The same, but where the bytes are the text already they are taken over and `bytes` is empty then. */
Status charset_take(Buf *bytes, const char *declared, Decoded *decoded, Error *error);

#endif
