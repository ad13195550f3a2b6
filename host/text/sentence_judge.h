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

typedef enum Verdict {
  VERDICT_UNSURE = 0,
  VERDICT_CUT = 1,        /* a clause ends behind it */
  VERDICT_END = 2,        /* a sentence ends behind it, if it has begun more than JUDGE_BEFORE bytes before */
  VERDICT_NONE = 4,       /* nothing */
  VERDICT_LINE = 8,       /* a single line break: nothing where lines end no sentences */
  VERDICT_BREAK = 16,     /* another line break: nothing if the sentence before has ended with it */
  VERDICT_PARAGRAPH = 32, /* the first of two line breaks: the same, and an end before it otherwise */
  VERDICT_POINT = 64,     /* not given out: a full stop before a capital; the word before it decides */
  VERDICT_COMMA = 128,    /* nor this: a comma before a word, which decides */
  VERDICT_WIDE = 256,     /* nor this: punctuation beyond ASCII */
  VERDICT_DROP = 512      /* nor this: nothing */
} Verdict;

typedef struct Judgement {
  uint16_t at; /* from the base on */
  uint8_t verdict;
  uint8_t width; /* what ends there ends so many bytes behind */
} Judgement;

/* Judges the first `count` of `points`, each counted from text[base]; returns how many Judgements there are. Points
 * that are nothing have none. JUDGE_BEFORE bytes before each and JUDGE_BEHIND from it on can be read. */
enum { JUDGED_AT_ONCE = 256 };
size_t sentence_judge(const char *text, size_t base, const uint16_t *points, size_t count,
                      Judgement judged[JUDGED_AT_ONCE]);

/* To be called before; any thread may, any number of times. */
void sentence_judge_prepare(void);

#endif
