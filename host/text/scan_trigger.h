/* scan_trigger.h: the words that can begin a number or a date, which a scan looks for together with a lexicon's.
 *
 * The parts of host/text list such words ("may", "twice", "a dozen"). They become entries of type 0 behind the
 * lexicon's own. "a dozen" is looked for as "dozen", and the article before it when that is found: as a path of two
 * words it would be tried at every "a" of a text. */
#ifndef QUERN_TEXT_SCAN_TRIGGER_H
#define QUERN_TEXT_SCAN_TRIGGER_H

#include "text/chooser.h"

/* What a word can begin. Signs and digits are found by their bytes and can begin anything. */
enum { BEGINS_DATE = 1, BEGINS_QUANTITY = 2, BEGINS_ANY = 3 };

/* What it begins by itself, and what the articles before it begin. */
typedef struct Trigger {
  uint8_t alone, after_a, after_an;
} Trigger;

typedef struct Triggers {
  LexiconEntry *entry; /* those of a lexicon, then one for each trigger */
  Trigger *trigger;    /* by entry behind the lexicon's */
  size_t count;
} Triggers;

/* The caller frees entry and trigger; on failure there is nothing to free. */
Status triggers_make(Triggers *triggers, const LexiconEntry *own, size_t terms);

/* Characters that a Chinese number can begin with. */
bool trigger_is_numeral(uint32_t point);

/* Puts each of `count` places of triggers at its article if it has one and begins something with it, its entry number
 * replaced by what it begins; drops those that begin nothing. Returns how many are left. */
size_t triggers_settle(const Trigger *trigger, size_t terms, const char *text, Plain *plain, size_t count);

#endif
