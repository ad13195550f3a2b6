/* The short filter: which words of up to three letters a kernel looks at. Most words of a text are that short, and
 * nearly all of those are no beginning of a spelling, so the filter must let few of them through.
 *
 * It has eight buckets, each for words of one length. A word passes when there is a bucket that knows all its letters
 * by their places. Every word is put into the bucket of its length that then lets the least text through, by how often
 * letters and the shortest common words occur in English: "thu" goes elsewhere than "she" and "toe", which would make
 * "the" pass. */
#include "text/lexicon_tables.h"

static const struct { uint8_t first, last; } buckets_of[SHORT_WORD + 1] = {[1] = {0, 0}, [2] = {1, 2}, [3] = {3, 7}};

/* In a thousand letters of English; digits and others count as the rarest. */
static const uint8_t letter_weight[26] = {82, 15, 28, 43, 127, 22, 20, 61, 70, 2,  8, 40, 24,
                                          67, 75, 19, 1,  60,  63, 91, 28, 10, 24, 2, 20, 1};
enum { OTHER_WEIGHT = 5 };

/* The commonest first. */
static const char *const common_words[] = {"the", "of",  "and", "to",  "in",  "a",   "for", "on",  "is",  "s",
                                           "by",  "as",  "was", "at",  "be",  "it",  "an",  "has", "are", "its",
                                           "but", "not", "or",  "had", "who", "he",  "his", "new", "can", "all",
                                           "up",  "out", "we",  "she", "her", "you", "may", "no",  "so",  "if"};

static bool allows(const Tables *t, uint32_t place, uint8_t byte, unsigned bucket) {
  return (t->short_low[place][byte & 15] & t->short_high[place][byte >> 4]) >> bucket & 1;
}

static bool lets_through(const Tables *t, const char *word, uint32_t length, unsigned bucket) {
  for (uint32_t i = 0; i < length; i++)
    if (!allows(t, i, (uint8_t)word[i], bucket)) return false;
  return true;
}

/* How much of a text of words of this length a bucket lets through: no measure, but good for comparing. */
static double burden(const Tables *t, uint32_t length, unsigned bucket) {
  double letters = 1, words = 0;
  for (uint32_t i = 0; i < length; i++) {
    unsigned sum = 0;
    for (unsigned letter = 0; letter < 26; letter++)
      if (allows(t, i, (uint8_t)('a' + letter), bucket)) sum += letter_weight[letter];
    for (unsigned digit = '0'; digit <= '9'; digit++)
      if (allows(t, i, (uint8_t)digit, bucket)) sum += OTHER_WEIGHT;
    letters *= sum * 1e-3;
  }
  for (size_t i = 0; i < sizeof common_words / sizeof *common_words; i++)
    if (strlen(common_words[i]) == length && lets_through(t, common_words[i], length, bucket))
      words += 1.0 / (double)(i + 1);
  return letters + words / 5;
}

static void put(Tables *t, const char *loose, uint32_t length, unsigned bucket) {
  uint8_t bit = (uint8_t)(1u << bucket);
  for (uint32_t i = 0; i < length; i++) {
    uint8_t byte = (uint8_t)loose[i], other = (uint8_t)(byte & ~0x20u); /* loosely the same */
    t->short_low[i][byte & 15] |= bit;
    t->short_high[i][byte >> 4] |= bit;
    t->short_high[i][other >> 4] |= bit;
    t->short_six[i][byte & 63] |= bit;
    t->short_six[i][other & 63] |= bit;
  }
}

/* What `burden` grows by when the word is put into the bucket. */
static double price(Tables *t, const char *loose, uint32_t length, unsigned bucket) {
  uint8_t low[SHORT_WORD][16], high[SHORT_WORD][16], six[SHORT_WORD][64];
  double before = burden(t, length, bucket);
  memcpy(low, t->short_low, sizeof low);
  memcpy(high, t->short_high, sizeof high);
  memcpy(six, t->short_six, sizeof six);
  put(t, loose, length, bucket);
  double after = burden(t, length, bucket);
  memcpy(t->short_low, low, sizeof low);
  memcpy(t->short_high, high, sizeof high);
  memcpy(t->short_six, six, sizeof six);
  return after - before;
}

static bool in_bucket(const Tables *t, const char *loose, uint32_t length, unsigned bucket) {
  for (uint32_t i = 0; i < length; i++)
    if (!(t->short_six[i][(uint8_t)loose[i] & 63] >> bucket & 1)) return false;
  return lets_through(t, loose, length, bucket);
}

void short_filter_add(Tables *t, const char *loose, uint32_t length) {
  unsigned best = buckets_of[length].first;
  double best_price = 0;
  for (unsigned bucket = buckets_of[length].first; bucket <= buckets_of[length].last; bucket++) {
    if (in_bucket(t, loose, length, bucket)) return;
    double its = price(t, loose, length, bucket);
    if (bucket == buckets_of[length].first || its < best_price) best = bucket, best_price = its;
  }
  put(t, loose, length, best);
}

bool short_filter_is_open(const Tables *t) {
  double passed = 0, all = 0;
  for (size_t i = 0; i < sizeof common_words / sizeof *common_words; i++) {
    const char *word = common_words[i];
    uint32_t length = (uint32_t)strlen(word);
    bool passes = false;
    for (unsigned bucket = buckets_of[length].first; bucket <= buckets_of[length].last; bucket++)
      passes |= in_bucket(t, word, length, bucket);
    passed += passes / (double)(i + 1);
    all += 1 / (double)(i + 1);
  }
  return passed > all * 0.9;
}
