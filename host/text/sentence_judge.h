/* sentence_judge.h: the plain cases of punctuation, decided many at a time and without branches. For sentence.c only.
 *
 * Most punctuation is plain: a comma before no connective, a full stop behind an ordinary word and before a capital, a
 * blank line. A list of places goes through tables by the bytes around each, then commas and full stops look up one
 * word. What is left to the rules (sentence_rules.h) is judged UNSURE. A verdict agrees with the rules where its
 * conditions hold, which the splitter checks: it knows where the sentence began and where the zone ends. */
#ifndef QUERN_TEXT_SENTENCE_JUDGE_H
#define QUERN_TEXT_SENTENCE_JUDGE_H

#include <stddef.h>
#include <stdint.h>

enum {
  JUDGE_BEFORE = 8, /* bytes before a place that are looked at */
  JUDGE_BEHIND = 12 /* bytes from a place on */
};

/* Bits. A verdict holds if the sentence has begun JUDGE_FAR times so many bytes before, and where lines end no
 * sentences. */
enum { JUDGE_FAR = 3 };
typedef enum Verdict {
  VERDICT_NONE = 0,      /* nothing */
  VERDICT_CUT = 1,       /* a clause ends behind it */
  VERDICT_END = 3,       /* a sentence and its last clause end behind it */
  VERDICT_PARAGRAPH = 4, /* the first of two line breaks: an end before it, if the sentence has not ended with it */
  VERDICT_UNSURE = 8
} Verdict;

typedef struct Judgement {
  uint16_t at; /* from the base on */
  uint8_t verdict;
  uint8_t lengths; /* low four bits: what ends there ends so many bytes behind; high: so much white space follows */
} Judgement;

/* Judges the first `count` of `points`, each counted from text[base]; returns how many Judgements there are. Points
 * that are nothing have none, and neither has a line break behind a point that is not UNSURE. JUDGE_BEFORE bytes before
 * each and JUDGE_BEHIND from it on can be read. */
enum { JUDGED_AT_ONCE = 256 };
size_t sentence_judge(const char *text, size_t base, const uint16_t *points, size_t count,
                      Judgement judged[JUDGED_AT_ONCE]);

/* To be called before; any thread may, any number of times. */
void sentence_judge_prepare(void);

#endif
