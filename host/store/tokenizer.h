/* tokenizer.h: how full-text search cuts text into words: "quern" for FTS5.
 *
 * Words of alphabets are folded (case, accents) and stemmed as English by FTS5's own tokenizers; every ideograph, kana
 * and hangul syllable is a word of its own, so that a Chinese word of any length is found as a phrase. */
#ifndef QUERN_STORE_TOKENIZER_H
#define QUERN_STORE_TOKENIZER_H

#include <sqlite3.h>

/* Makes the tokenizer known to a connection; an SQLite result code. */
int tokenizer_register(sqlite3 *db);

#endif
