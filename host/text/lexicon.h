/* lexicon.h: all word lists in one automaton: whole words, any case, leftmost-longest, CJK without spaces. A term in
 * capitals only (US, LED) matches capitals only.
 *
 * Terms are added, the lexicon is built once, and is read-only afterwards (many threads may scan). Each term carries a
 * type (registered by name: "SECTOR", "PLACE") and a code; several terms may share a code, and one surface form may
 * stand for several (type, code) pairs: alternatives, all reported for the same span. A term with the code "-" is a
 * decoy: it wins like any other, and nothing is reported: 化工 (chemicals) is not found in 信息化工作 past such a term.
 */
#ifndef QUERN_TEXT_LEXICON_H
#define QUERN_TEXT_LEXICON_H

#include "text/mention.h"

typedef struct Lexicon Lexicon;

typedef struct LexiconEntry {
  const char *code; /* "steel", "CHN": lives as long as the lexicon */
  const char *term; /* the surface form as it was added */
  uint16_t type;    /* MENTION_LEXICON + index of the type's name */
} LexiconEntry;

Status lexicon_new(Lexicon **lexicon, Error *error);
void lexicon_free(Lexicon *lexicon);

/* The number of a type name, registering it if it is new; 0 when memory or the 16 bits are out. */
unsigned lexicon_type(Lexicon *lexicon, const char *name);
/* The name of a type number of this lexicon, or NULL. */
const char *lexicon_type_name(const Lexicon *lexicon, unsigned type);

/* Adds one term: letters, digits, Chinese characters first; white space, hyphens and apostrophes inside stand for any
 * of their kind (word.h). STATUS_INVALID: it can never match, and why. */
Status lexicon_add(Lexicon *lexicon, const char *term, size_t length, unsigned type, const char *code, Error *error);
/* Adds the terms of a CSV file: a header `type,code,lang,term`, one term a row, `#` begins a comment line. `name` is
 * the file's, for errors. */
Status lexicon_read(Lexicon *lexicon, const char *bytes, size_t length, const char *name, Error *error);
/* Nothing is added any more: what a scanner needs, which has tables of its own. */
void lexicon_seal(Lexicon *lexicon);
/* The same, and makes the tables that lexicon_scan reads. */
Status lexicon_build(Lexicon *lexicon, Error *error);
size_t lexicon_count(const Lexicon *lexicon);
const LexiconEntry *lexicon_entry(const Lexicon *lexicon, size_t index);

/* Appends every match; `value` of each mention is an entry index. */
Status lexicon_scan(const Lexicon *lexicon, const char *text, size_t length, Mentions *mentions, Error *error);
/* The same on up to `threads` threads (0: pool_threads()), a long text in pieces. */
Status lexicon_scan_wide(const Lexicon *lexicon, const char *text, size_t length, size_t threads, Mentions *mentions,
                         Error *error);

#endif
