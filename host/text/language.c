#include "text/language.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

/* Words so common that a sentence hardly does without them, and that the neighbours do not share. */
static const struct {
  const char *code, *words;
} known[LANGUAGES] = {
    {"en", " the of and to in is that for with was are by on from at as it this have has their "},
    {"fr", " le la les des et est une dans pour sur au du par que qui avec aux ses cette sont "},
    {"de", " der die und das den von ist des mit zu ein eine nicht auf für dem im sich auch wird "},
    {"es", " el los las del y en una por con para que se al su como más sus entre está "},
    {"pt", " o os da do das dos em uma não com para que por na no ao mais foi são pela "},
    {"it", " il di che la per un del della con non sono gli nel alla delle più dei è anche "},
    {"nl", " de het een van en op te dat met voor niet zijn aan er door wordt naar bij ook "},
    {"vi", " của và là các có cho trong được với không người những một này đã từ về khi đến tại "},
    {"id", " yang dan di dengan untuk dari pada dalam ini itu akan tidak oleh ke adalah telah juga "},
    {"tr", " ve bir bu için ile olarak da de daha olan gibi en çok kadar sonra olduğu "},
    {"pl", " w i na z do się że nie jest o od przez po dla oraz jak są przy tym "},
    {"sv", " och att det som en på är av för med till den har inte om ett men var "},
    {"ro", " și de la în cu pe din este care pentru nu mai sau fost sunt prin "},
    {"cs", " a se na je že v s z do pro jako by i o které ale za podle byl "},
};

/* The same words as a table, built once: each word's bytes, and one byte a language, 1 where the word is common in it.
 * The counts of a text are sums of these, eight languages in one addition; they are taken out before a byte is full. */
enum { SLOT_BITS = 12, ENTRIES = 512, KEY_BYTES = 8, MOST_SUMMED = 255 - BYTES_BLOCK };

typedef struct Entry {
  uint64_t key;       /* the word's bytes, and zeros: no listed word is longer */
  uint64_t low, high; /* languages 0 to 7, 8 and more */
  size_t next;        /* of the same slot; 0: none */
} Entry;

static Entry entries[ENTRIES]; /* the first stands for no word */
static uint16_t slots[1 << SLOT_BITS];

typedef struct Sums {
  uint64_t low, high;
  uint32_t words;
} Sums;

/* `word` is readable for KEY_BYTES. A word longer than that is like none. */
static inline uint64_t key_of(const char *word, size_t length, uint64_t fold) {
  return length <= KEY_BYTES ? bytes_load(word, length, fold) : 0;
}

static inline uint16_t *slot_of(uint64_t key) { return &slots[key * 0x9E3779B97F4A7C15u >> (64 - SLOT_BITS)]; }

static void build_slots(void) {
  size_t count = 1;
  for (size_t language = 0; language < LANGUAGES; language++)
    for (const char *word = known[language].words + 1; *word;) {
      char padded[KEY_BYTES] = {0};
      size_t length = strcspn(word, " ");
      memcpy(padded, word, length < KEY_BYTES ? length : KEY_BYTES);
      uint64_t key = bytes_load(padded, KEY_BYTES, 0);
      uint16_t *slot = slot_of(key);
      size_t at = *slot;
      while (at && entries[at].key != key) at = entries[at].next;
      if (!at) {
        at = count++;
        entries[at] = (Entry){.key = key, .next = *slot};
        *slot = (uint16_t)at;
      }
      *(language < 8 ? &entries[at].low : &entries[at].high) |= (uint64_t)1 << language % 8 * 8;
      word += length + (word[length] == ' ');
    }
}

/* Words are as likely listed as not: nothing here branches on it. */
static inline void add_word(Sums *sums, uint64_t key) {
  size_t at = *slot_of(key);
  do {
    const Entry *entry = &entries[at];
    uint64_t same = 0 - (uint64_t)(entry->key == key);
    sums->low += entry->low & same;
    sums->high += entry->high & same;
    at = entry->next;
  } while (at);
}

static void take_sums(LanguageProfile *profile, Sums *sums) {
  profile->words += sums->words;
  for (size_t i = 0; i < 8; i++) profile->hits[i] += (uint8_t)(sums->low >> i * 8);
  for (size_t i = 8; i < LANGUAGES; i++) profile->hits[i] += (uint8_t)(sums->high >> i % 8 * 8);
  *sums = (Sums){0};
}

static int is_latin(uint32_t p) {
  return (p >= 'a' && p <= 'z') || (p >= 'A' && p <= 'Z') || (p >= 0xC0 && p <= 0x24F && p != 0xD7 && p != 0xF7) ||
         (p >= 0x1E00 && p <= 0x1EFF);
}

/* Lowercase for the letters of the lists: ASCII, Latin-1 and the pairs of Latin Extended (even is upper, odd lower). */
static uint32_t lower(uint32_t p) {
  if ((p >= 'A' && p <= 'Z') || (p >= 0xC0 && p <= 0xDE && p != 0xD7)) return p + 0x20;
  if ((p >= 0x100 && p <= 0x137) || (p >= 0x1E00 && p <= 0x1EFF) || p == 0x1AF || p == 0x1A0) return p | 1;
  if (p == 0x218 || p == 0x21A) return p + 1;
  return p;
}

static void count_script(LanguageProfile *profile, uint32_t p) {
  if ((p >= 0x4E00 && p <= 0x9FFF) || (p >= 0x3400 && p <= 0x4DBF) || (p >= 0x20000 && p <= 0x3134F))
    profile->han++;
  else if (p >= 0x3041 && p <= 0x30FF)
    profile->kana++;
  else if ((p >= 0xAC00 && p <= 0xD7A3) || (p >= 0x1100 && p <= 0x11FF))
    profile->hangul++;
  else if (p >= 0x400 && p <= 0x52F)
    profile->cyrillic++;
  else if (p >= 0x600 && p <= 0x6FF)
    profile->arabic++;
  else if (p >= 0x370 && p <= 0x3FF)
    profile->greek++;
  else if (p >= 0x590 && p <= 0x5FF)
    profile->hebrew++;
  else if (p >= 0xE00 && p <= 0xE7F)
    profile->thai++;
  else if (p >= 0x900 && p <= 0x97F)
    profile->devanagari++;
}

/* The words of sixty-four bytes up to the first beyond ASCII; how many bytes are done: all of those, or what stands
 * before a word that goes on behind them. KEY_BYTES behind them are readable. */
static inline size_t add_plain(LanguageProfile *profile, Sums *sums, const char *at) {
  uint64_t wide = bytes_wide(at);
  size_t done = wide ? (size_t)__builtin_ctzll(wide) : BYTES_BLOCK;
  if (done == 0) return 0;
  uint64_t letters = bytes_letters(at) & ~(uint64_t)0 >> (BYTES_BLOCK - done);
  uint64_t begins = letters & ~(letters << 1), ends = ~letters & letters << 1;
  if (letters >> (done - 1) & 1) {
    done = 63 - (size_t)__builtin_clzll(begins);
    if (done == 0) return 0;
    begins &= ((uint64_t)1 << done) - 1;
  }
  for (; begins; begins &= begins - 1, ends &= ends - 1) {
    size_t from = (size_t)__builtin_ctzll(begins), length = (size_t)__builtin_ctzll(ends) - from;
    profile->latin += (uint32_t)length;
    sums->words++;
    add_word(sums, key_of(at + from, length, BYTES_LOWER));
  }
  return done;
}

/* One character of any text and more: on from `at`, where no word is under way, to where none is and ASCII stands, or
 * a block is done. */
static size_t add_careful(LanguageProfile *profile, Sums *sums, const char *text, size_t length, size_t at) {
  char word[KEY_BYTES + 8] = {0};
  size_t used = 0, step, from = at;
  for (; at < length && (used || at == from || (at - from < BYTES_BLOCK && (unsigned char)text[at] >= 0x80));
       at += step) {
    uint32_t p = utf8_next(text, length, at, &step);
    if (p < 0x2000 && is_latin(p)) {
      profile->latin++;
      profile->accented += p >= 0x80;
      if (used <= KEY_BYTES) used += utf8_encode(lower(p), word + used);
      continue;
    }
    if (used) {
      sums->words++;
      add_word(sums, key_of(word, used, 0));
      memset(word, 0, used);
      used = 0;
    }
    if (p >= 0x80) count_script(profile, p);
  }
  if (used) {
    sums->words++;
    add_word(sums, key_of(word, used, 0));
  }
  return at - from;
}

void language_add(LanguageProfile *profile, const char *text, size_t length) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  Sums sums = {0};
  (void)pthread_once(&once, build_slots);
  for (size_t at = 0; at < length;) {
    char edge[BYTES_BLOCK + KEY_BYTES];
    size_t left = length - at, done;
    const char *block = left < sizeof edge ? bytes_edge(edge, sizeof edge, text + at, left) : text + at;
    done = add_plain(profile, &sums, block);
    if (!done) done = add_careful(profile, &sums, text, length, at);
    at += done < left ? done : left;
    if (sums.words > MOST_SUMMED) take_sums(profile, &sums);
  }
  take_sums(profile, &sums);
}

void language_add_paragraph(LanguageProfile *profile, const char *text, size_t length) {
  enum { ENOUGH = 256 };
  size_t most = ENOUGH;
  if (length > most) {
    while (most < length && most < 2 * ENOUGH && text[most] != ' ' && ((unsigned char)text[most] & 0xC0) != 0xC0)
      most++;
    length = most; /* between words, or before a letter beyond ASCII */
  }
  language_add(profile, text, length);
}

void language_join(LanguageProfile *profile, const LanguageProfile *other) {
  uint32_t *to = (uint32_t *)profile;
  const uint32_t *from = (const uint32_t *)other;
  for (size_t i = 0; i < sizeof *profile / sizeof *to; i++) to[i] += from[i];
}

size_t language_letters(const LanguageProfile *p) {
  return (size_t)p->latin + p->han + p->kana + p->hangul + p->cyrillic + p->arabic + p->greek + p->hebrew + p->thai +
         p->devanagari;
}

/* The script that most letters belong to, as the code of its commonest language; "" for Latin, NULL for none. */
static const char *script_of(const LanguageProfile *p) {
  size_t all = language_letters(p);
  if (p->latin == all) return all ? "" : NULL;
  size_t han = p->han, kana = p->kana;
  if ((han + kana) * 3 > all && kana * 10 > han + kana) return "ja";
  const struct {
    size_t count;
    const char *code;
  } scripts[] = {{p->han, "zh"},   {p->hangul, "ko"}, {p->cyrillic, "ru"}, {p->arabic, "ar"},
                 {p->greek, "el"}, {p->hebrew, "he"}, {p->thai, "th"},     {p->devanagari, "hi"}};
  /* A Han character is a syllable or a word where a Latin letter is a fifth of one. */
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
    if (scripts[i].count * (i < 2 ? 3 : 2) > all) return scripts[i].code;
  return "";
}

static size_t best_of(const LanguageProfile *p) {
  size_t best = 0;
  for (size_t i = 1; i < LANGUAGES; i++)
    if (p->hits[i] > p->hits[best]) best = i;
  return best;
}

const char *language_of(const LanguageProfile *profile) {
  const char *script = script_of(profile);
  if (!script || *script) return script;
  size_t best = best_of(profile);
  if (profile->hits[best] < 3 || (size_t)profile->hits[best] * 12 < profile->words) return NULL;
  return known[best].code;
}

int language_differs(const LanguageProfile *stretch, const LanguageProfile *main) {
  const char *script = script_of(stretch), *wanted = script_of(main);
  if (!script || !wanted) return 0;
  if (script != wanted && strcmp(script, wanted) != 0)
    return *wanted == '\0' || *script != '\0'; /* Latin names stand in any script */
  if (*script) return 0;
  bool accents = stretch->accented >= 2 && (size_t)stretch->accented * 12 > stretch->latin;
  if (accents && (size_t)main->accented * 50 < main->latin) return 1;
  size_t hits = stretch->hits[best_of(stretch)];
  return hits >= 3 && hits * 8 > stretch->words && hits > (size_t)2 * stretch->hits[best_of(main)];
}
