/* sentence_rules.h: where a sentence ends and a clause is cut, decided at one byte of punctuation.
 *
 * A full stop ends a sentence unless it stands inside a number or a name ("3.5", "example.org"; two sentences that a
 * page has run together are two: "reopened.Barges returned"), after an abbreviation that something must follow ("Mr.",
 * "No. 5", "Aug. 3"), or before a lowercase letter. After an abbreviation that may also end a sentence ("U.S.", "Inc.",
 * "a.m.") the next word decides: "The", "It", "In" begin a sentence, other capitals go on with the name ("U.S.
 * Department"). Closing quotes and brackets belong to the sentence before them. A blank line always ends one. Chinese
 * 。！？ end one; ； and ， cut clauses, and so do , and : beside Chinese. Each call looks at a bounded stretch. */
#ifndef QUERN_TEXT_SENTENCE_RULES_H
#define QUERN_TEXT_SENTENCE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool sentence_is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/* Bytes at which sentence_end can find an end: . ! ? a line break, and the first bytes of "…" and of 。！？ */
static inline bool sentence_may_end(unsigned char byte) {
  return byte == '.' || byte == '!' || byte == '?' || byte == '\n' || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

/* If the punctuation at text[at] ends the sentence that began at `from`, the place behind it (closing quotes included),
 * else 0. Nothing outside from..to is looked at. With `lines`, every line break ends one. */
size_t sentence_end(const char *text, size_t from, size_t to, size_t at, bool lines);

/* Bytes at which sentence_clause_cut can find a cut: , ; : ( - and the first bytes of "—" and of ，；： */
static inline bool sentence_may_cut_clause(unsigned char byte) {
  return byte == ',' || byte == ';' || byte == ':' || byte == 0xE2 || byte == 0xEF;
}

/* If the punctuation at text[at], inside the sentence from..to, ends a clause, the place behind it, else 0. */
size_t sentence_clause_cut(const char *text, size_t from, size_t to, size_t at);

#endif
