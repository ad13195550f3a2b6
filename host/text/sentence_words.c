#include "text/sentence_words.h"

#include <pthread.h>

/* Lists of words by their first letter. Always followed by what they belong to: titles, and words before a name or a
 * number. */
static const char *const leaning[26] = {
    ['a' - 'a'] = "adm approx apr art aug ave",
    ['b' - 'a'] = "brig",
    ['c' - 'a'] = "c ca capt cf ch chap cmdr col cpl",
    ['d' - 'a'] = "dec dept dr",
    ['e' - 'a'] = "e.g eds eq esp est exec",
    ['f' - 'a'] = "feb fig figs",
    ['g' - 'a'] = "gen gov",
    ['h' - 'a'] = "hon",
    ['i' - 'a'] = "i.e",
    ['j' - 'a'] = "jan jul jun",
    ['k' - 'a'] = "ksh",
    ['l' - 'a'] = "lt",
    ['m' - 'a'] = "maj mar messrs mme mr mrs ms",
    ['n' - 'a'] = "no nos nov",
    ['o' - 'a'] = "oct op",
    ['p' - 'a'] = "p para pp pres prof pts",
    ['r' - 'a'] = "rep reps rev rs",
    ['s' - 'a'] = "sec sect sen sens sep sept sgt st ste supt",
    ['t' - 'a'] = "tk",
    ['v' - 'a'] = "v viz vol vols vs",
};

/* May end a sentence as well: then a word that begins one must follow. */
static const char *const either[26] = {
    ['a' - 'a'] = "a.m al assn",
    ['b' - 'a'] = "b.v bros",
    ['c' - 'a'] = "co corp",
    ['d' - 'a'] = "d.c d.p.r.k",
    ['e' - 'a'] = "e.u est etc",
    ['i' - 'a'] = "inc",
    ['j' - 'a'] = "jr",
    ['l' - 'a'] = "l.l.c l.p ltd",
    ['m' - 'a'] = "m.p mt",
    ['n' - 'a'] = "n.v",
    ['p' - 'a'] = "p.m p.r.c ph.d plc pty",
    ['s' - 'a'] = "s.a sr",
    ['u' - 'a'] = "u.k u.n u.s u.s.a",
};

/* Capitalised words that begin a sentence far more often than they go on with a name. */
static const char *const starters[26] = {
    ['a' - 'a'] = "a according after all also although an and another as at",
    ['b' - 'a'] = "because before both but by",
    ['d' - 'a'] = "despite during",
    ['e' - 'a'] = "each even every",
    ['f' - 'a'] = "few for from further",
    ['h' - 'a'] = "he her his how however",
    ['i' - 'a'] = "i if in instead it its",
    ['l' - 'a'] = "last later",
    ['m' - 'a'] = "many meanwhile more moreover most much my",
    ['n' - 'a'] = "nevertheless no nor not now",
    ['o' - 'a'] = "of on once one only other others our over",
    ['s' - 'a'] = "she since so some such",
    ['t' - 'a'] = "that the their then there therefore these they this those though through thus to two",
    ['u' - 'a'] = "under unlike until",
    ['w' - 'a'] = "we what when where whether which while who why with without",
    ['y' - 'a'] = "yet you",
};

/* After a comma they begin a clause of its own; "which" and "that" hang on what stands before and so do too. */
static const char *const connectives[26] = {
    ['a' - 'a'] = "according accounting although and",
    ['b' - 'a'] = "because before but",
    ['c' - 'a'] = "compared",
    ['d' - 'a'] = "despite",
    ['e' - 'a'] = "even",
    ['f' - 'a'] = "following",
    ['i' - 'a'] = "if including",
    ['l' - 'a'] = "leading",
    ['m' - 'a'] = "making",
    ['n' - 'a'] = "nor",
    ['o' - 'a'] = "or",
    ['s' - 'a'] = "since so such",
    ['t' - 'a'] = "that though",
    ['u' - 'a'] = "unless until",
    ['w' - 'a'] = "when where whereas which while who whose with",
    ['y' - 'a'] = "yet",
};

ListedWord sentence_listed[LISTED_ROOM] = {{0}};
uint8_t sentence_listed_slot[LISTED_SLOTS];
uint32_t sentence_connective_heads[1024];

static void add_word(const char *word, size_t length, unsigned bit) {
  static size_t count = 1;
  uint64_t head = 0;
  memcpy(&head, word, length < 8 ? length : 8);
  uint8_t *slot = &sentence_listed_slot[sentence_word_slot(head, length)];
  size_t i = *slot;
  while (i && (sentence_listed[i].length != length || strncmp(sentence_listed[i].word, word, length) != 0))
    i = sentence_listed[i].chain;
  if (!i && count == LISTED_ROOM) return; /* there are fewer */
  if (!i) {
    i = count++;
    sentence_listed[i] = (ListedWord){head, word, (uint8_t)length, 0, *slot};
    *slot = (uint8_t)i;
  }
  sentence_listed[i].lists |= (uint8_t)bit;
}

static void add_list(const char *const list[26], unsigned bit) {
  for (size_t letter = 0; letter < 26; letter++) {
    const char *word = list[letter];
    while (word && *word) {
      size_t length = strcspn(word, " ");
      add_word(word, length, bit);
      word += length + (word[length] == ' ');
    }
  }
}

static void list_heads(void) {
  for (size_t i = 0; i < LISTED_ROOM; i++) {
    const ListedWord *listed = &sentence_listed[i];
    if (!(listed->lists & CONNECTIVE)) continue;
    uint32_t *heads = &sentence_connective_heads[(listed->word[0] & 31) << 5 | (listed->word[1] & 31)];
    *heads |= listed->length < 3 ? UINT32_MAX : (uint32_t)1 << (listed->word[2] & 31);
  }
}

static void make_table(void) {
  add_list(leaning, LEANING);
  add_list(either, EITHER);
  add_list(starters, STARTER);
  add_list(connectives, CONNECTIVE);
  list_heads();
}

void sentence_words_prepare(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  (void)pthread_once(&once, make_table);
}
