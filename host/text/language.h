/* language.h: which language a stretch of text is written in, from its letters and its commonest words.
 *
 * Scripts decide where they can (kana is Japanese, hangul Korean, Han alone Chinese, Cyrillic Russian ...); Latin
 * letters are told apart by function words. Meant for paragraphs: of a few words it says nothing rather than something
 * wrong. One pass, no allocation. */
#ifndef QUERN_TEXT_LANGUAGE_H
#define QUERN_TEXT_LANGUAGE_H

#include <stddef.h>
#include <stdint.h>

/* How often each script, and in Latin text each language's function words, occur. Add several stretches, then ask. */
enum { LANGUAGES = 14 };

typedef struct LanguageProfile {
  uint32_t latin, accented, han, kana, hangul, cyrillic, arabic, greek, hebrew, thai, devanagari; /* letters */
  uint32_t words;                                                                                 /* Latin words */
  uint32_t hits[LANGUAGES]; /* of them, function words of each language */
} LanguageProfile;

void language_add(LanguageProfile *profile, const char *text, size_t length);
/* The same for a paragraph, by its beginning: some forty words tell its language as well as all of them do. */
void language_add_paragraph(LanguageProfile *profile, const char *text, size_t length);

/* Adds what was found in another stretch. */
void language_join(LanguageProfile *profile, const LanguageProfile *other);

/* An ISO 639-1 code ("en", "zh", "vi"), or NULL when the letters and words do not say. */
const char *language_of(const LanguageProfile *profile);

/* Letters of all scripts. */
size_t language_letters(const LanguageProfile *profile);

/* True when a stretch is clearly in another language than `main`: another script, letters that `main` hardly uses, or
 * another language's function words. */
int language_differs(const LanguageProfile *stretch, const LanguageProfile *main);

#endif
