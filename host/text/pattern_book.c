#include "text/pattern_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"

/* A byte as grams know it. */
static unsigned plain(char c) {
  if (is_space(c)) return ' ';
  return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/* The bit of a run of three bytes, the first of them lowest: a fourth above them does not count. */
static unsigned gram_bit(uint32_t three) { return three * 0x3779B100U >> 20; } /* of GRAM_BITS */

static void add_gram(Grams *grams, uint32_t three) {
  unsigned bit = gram_bit(three);
  grams->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

/* Whether some of eight bytes are control characters. */
static bool has_control(uint64_t bytes) {
  const uint64_t ones = 0x0101010101010101;
  return (bytes - ones * ' ') & ~bytes & ones * 0x80;
}

static bool little_endian(void) {
  const uint16_t one = 1;
  return *(const unsigned char *)&one == 1;
}

static unsigned byte_at(const char *text) { return is_space(*text) ? ' ' : (unsigned char)*text; }

/* The six runs of eight bytes come at a time as long as none of these is white space other than a blank. */
void grams_of(Grams *grams, const char *text, size_t length) {
  memset(grams, 0, sizeof *grams);
  grams->bits[GRAM_NONE / 64] = 1;
  for (size_t i = 0; i + 3 <= length;) {
    uint64_t eight;
    if (length - i > sizeof eight && little_endian() && (memcpy(&eight, text + i, sizeof eight), !has_control(eight))) {
      for (size_t end = i + 6; i < end; i++) {
        uint32_t run;
        memcpy(&run, text + i, sizeof run);
        add_gram(grams, run);
      }
    } else {
      add_gram(grams, byte_at(text + i) | byte_at(text + i + 1) << 8 | byte_at(text + i + 2) << 16);
      i++;
    }
  }
}

/* One step of a pattern, read from its text. */
typedef struct Item {
  const char *from, *end; /* the item itself; "%s", "[a-z]", "x" */
  char count;             /* * + - ? or 0 */
  bool border, pair;      /* %f[set], %bxy */
} Item;

/* Reads the item at `p`, brackets of captures passed over; where the next one is, NULL at the end. */
static const char *read_item(const char *p, Item *item) {
  while (*p == '(' || *p == ')') p++;
  if (!*p || (*p == '$' && !p[1])) return NULL;
  *item = (Item){.from = p};
  if (*p == '%' && p[1] == 'b') {
    item->pair = true;
    return item->end = p + 2 + (p[2] != 0) + (p[2] && p[3]);
  }
  if (*p == '%' && p[1] == 'f') {
    item->border = true;
    return item->end = pattern_item_end(p + 2);
  }
  item->end = pattern_item_end(p);
  if (pattern_is_count(*item->end)) item->count = *item->end;
  return item->end + (item->count != 0);
}

static bool optional(const Item *item) { return item->count && item->count != '+'; }

static void add_bytes(ByteSet *set, const Item *item) {
  if (item->pair)
    byte_set_add(set, (unsigned char)item->from[2]);
  else
    byte_set_add_item(set, item->from, item->end);
}

/* The byte an item stands for: itself, or a blank for %s; -1: it stands for many. */
static int only_byte(const Item *item) {
  if (item->border || item->pair || optional(item)) return -1;
  if (*item->from == '[' && item->end - item->from == 4) { /* [Aa] */
    unsigned a = plain(item->from[1]), b = plain(item->from[2]);
    return a == b && a != '%' && a != '^' && item->from[1] != '%' ? (int)a : -1;
  }
  if (*item->from == '[' || *item->from == '.') return -1;
  if (*item->from != '%') return (int)plain(*item->from);
  char class = item->from[1];
  if (class == 's') return ' ';
  return !class || strchr("adlsuw", class | 0x20) ? -1 : (int)plain(class);
}

/* How seldom a byte is in texts: a letter of one to three bytes is told by the first of them best. */
static unsigned rarity_of(unsigned byte) {
  enum { SELDOM = 23, BEHIND = SELDOM / 2 }; /* BEHIND: a byte that begins no letter */
  static const uint8_t rarity['z' + 1] = {
      [' '] = 1,  ['e'] = 2,  ['t'] = 3,  ['a'] = 4,  ['o'] = 5,  ['i'] = 6,  ['n'] = 7,  ['s'] = 8,
      ['r'] = 9,  ['h'] = 10, ['l'] = 11, ['d'] = 12, ['u'] = 13, ['c'] = 14, ['m'] = 15, ['f'] = 16,
      ['p'] = 17, ['g'] = 18, ['w'] = 19, ['y'] = 20, ['b'] = 21, ['v'] = 22}; /* and one more */
  if (byte <= 'z' && rarity[byte]) return rarity[byte] - 1u;
  return byte >= 0x80 && byte < 0xC0 ? BEHIND : SELDOM;
}

/* Gathers grams along a pattern, and keeps the rarest, which are asked first. */
typedef struct Run {
  unsigned three, length;
  size_t count;
  unsigned rarity[PATTERN_GRAMS]; /* of those kept */
} Run;

static void keep_gram(PatternGrams *grams, Run *run) {
  unsigned three = run->three;
  unsigned rarity = rarity_of(three & 0xFF) + rarity_of(three >> 8 & 0xFF) + rarity_of(three >> 16);
  size_t at = run->count;
  while (at > 0 && run->rarity[at - 1] < rarity) at--;
  if (at == PATTERN_GRAMS) return;
  if (run->count < PATTERN_GRAMS) run->count++;
  for (size_t i = run->count - 1; i > at; i--) {
    run->rarity[i] = run->rarity[i - 1];
    grams->gram[i] = grams->gram[i - 1];
  }
  run->rarity[at] = rarity;
  grams->gram[at] = (uint16_t)gram_bit(three);
}

static void take_gram(PatternGrams *grams, Run *run, const Item *item) {
  if (item->border) return;
  int byte = only_byte(item);
  if (byte < 0) {
    run->length = 0;
    return;
  }
  run->three = run->three >> 8 | (unsigned)byte << 16;
  run->length++;
  if (run->length >= 3) keep_gram(grams, run);
  if (item->count == '+') run->length = 1; /* more of it may follow: the last of them goes on */
}

static PatternGrams read_grams(const char *text) {
  PatternGrams grams;
  Run run = {0};
  Item item;
  for (size_t i = 0; i < PATTERN_GRAMS; i++) grams.gram[i] = GRAM_NONE;
  for (const char *p = text + (*text == '^'); (p = read_item(p, &item)) != NULL;) take_gram(&grams, &run, &item);
  return grams;
}

/* Follows the end of a pattern while it is read: what a match must end with. */
typedef struct Ending {
  const char *from; /* plain letters that stand side by side in the text of the pattern */
  size_t length;
  bool spaced, broken; /* white space behind them; something else behind that */
} Ending;

static bool is_plain(const Item *item) {
  return !item->count && !item->border && !item->pair && !strchr("%[.", *item->from);
}

static bool is_blanks(const Item *item) {
  return (item->count == '+' || item->count == '*') && item->end - item->from == 2 && memcmp(item->from, "%s", 2) == 0;
}

static void take_ending(Ending *e, const Item *item) {
  if (is_plain(item)) {
    if (e->length == 0 || e->spaced || e->broken || e->from + e->length != item->from)
      *e = (Ending){.from = item->from};
    e->length++;
  } else if (is_blanks(item) && item->count == '+' && e->length && !e->spaced && !e->broken &&
             !is_space(e->from[e->length - 1])) {
    e->spaced = true;
  } else {
    e->broken = true;
  }
}

/* What the last item that must be there may end with, or one behind it. */
static ByteSet read_tail(const char *p) {
  ByteSet tail = {{0}};
  Item item;
  while ((p = read_item(p, &item)) != NULL)
    if (!item.border) add_bytes(&tail, &item);
  return tail;
}

/* What the text of a pattern tells beside its grams; false: memory is out. */
static bool read_pattern(PatternBook *book, Pattern *pattern) {
  Item item;
  Ending ending = {.broken = true};
  size_t least = 0;
  pattern->anchored = *pattern->text == '^';
  const char *p = pattern->text + pattern->anchored, *next, *last = NULL; /* `last`: the last that must be there */
  for (; (next = read_item(p, &item)) != NULL; p = next) {
    if (!item.border && !optional(&item)) {
      least += item.pair ? 2 : 1;
      pattern->has_tail = !item.pair;
      last = p;
    }
    take_ending(&ending, &item);
  }
  while (*p == '(' || *p == ')') p++;
  bool to_end = *p == '$';
  pattern->has_tail = pattern->has_tail && to_end;
  ByteSet tail = pattern->has_tail ? read_tail(last) : (ByteSet){{0}};
  if (pattern->has_tail && !pattern_sets_test(&book->sets, &tail, &pattern->tail)) return false;
  pattern->least = (uint16_t)(least < UINT16_MAX ? least : UINT16_MAX);
  if (to_end && !ending.broken && ending.length <= UINT8_MAX) {
    pattern->suffix = ending.from;
    pattern->suffix_length = (uint8_t)ending.length;
    pattern->spaced = ending.spaced;
  }
  return pattern_compile(&book->sets, pattern->text, &pattern->code);
}

/* Whether the text ends as the pattern must. */
static bool ends(const Pattern *pattern, const char *text, size_t length) {
  size_t end = length, wanted = pattern->suffix_length;
  if (pattern->spaced)
    while (end > 0 && is_space(text[end - 1])) end--;
  return (!pattern->spaced || end < length) && end >= wanted &&
         memcmp(text + end - wanted, pattern->suffix, wanted) == 0;
}

bool pattern_search_from(PatternBook *book, Pattern *pattern, const char *text, size_t length, size_t from,
                         PatternMatch *match) {
  if (!pattern->read && !(pattern->read = read_pattern(book, pattern))) {
    book->failed = true;
    return false;
  }
  if (from > length || length - from < pattern->least) return false;
  if (pattern->has_tail && !byte_passes(&pattern->tail, text[length - 1])) return false;
  if (pattern->suffix && !ends(pattern, text, length)) return false;
  if (pattern->anchored) return pattern_code_at(&pattern->code, text, from, length, match);
  return pattern_code_find(&pattern->code, text, from, length - pattern->least, length, match);
}

bool pattern_find(PatternBook *book, const char *text, size_t length, size_t from, const char *pattern,
                  PatternMatch *match) {
  const PatternEntry *entry = pattern_book_find(book, pattern);
  return entry && pattern_search_from(book, pattern_of(book, entry), text, length, from, match);
}

static size_t place_of(const PatternBook *book, const void *key) {
  size_t at = pattern_book_place(book, key);
  while (book->entry[at].key && book->entry[at].key != key) at = (at + 1) & (book->size - 1);
  return at;
}

static bool grow(PatternBook *book) {
  PatternBook wider = *book;
  wider.size = book->size ? book->size * 2 : 4096;
  wider.entry = memory_new(wider.size, sizeof *wider.entry);
  if (!wider.entry) return false;
  for (size_t i = 0; i < book->size; i++)
    if (book->entry[i].key) wider.entry[place_of(&wider, book->entry[i].key)] = book->entry[i];
  free(book->entry);
  *book = wider;
  return true;
}

PatternEntry *pattern_book_add(PatternBook *book, const void *key, const char *const *list, size_t count) {
  PatternEntry *entry = pattern_book_known(book, key);
  if (entry) return entry;
  size_t first = book->patterns, patterns = first + count;
  if ((book->count * 4 >= book->size && !grow(book)) ||
      !memory_reserve((void **)&book->pattern, &book->pattern_capacity, patterns, sizeof *book->pattern) ||
      !memory_reserve((void **)&book->grams, &book->grams_capacity, patterns, sizeof *book->grams)) {
    book->failed = true;
    return NULL;
  }
  for (size_t i = 0; i < count; i++) {
    book->pattern[first + i] = (Pattern){.text = list[i]};
    book->grams[first + i] = read_grams(list[i]);
  }
  entry = &book->entry[place_of(book, key)];
  *entry = (PatternEntry){.key = key, .first = first, .grams = book->grams[first]};
  book->patterns = patterns;
  book->count++;
  return entry;
}

uint64_t pattern_list_look(const PatternBook *book, PatternEntry *entry, const Grams *grams, size_t count) {
  const PatternGrams *wanted = &book->grams[entry->first];
  uint64_t likely = count > PATTERN_LIKELY ? (uint64_t)1 << PATTERN_LIKELY : 0;
  for (size_t i = 0; i < count && i < PATTERN_LIKELY; i++)
    if (grams_allow(grams, &wanted[i])) likely |= (uint64_t)1 << i;
  entry->likely = likely;
  entry->stamp = grams->stamp;
  return likely;
}

bool pattern_any(PatternBook *book, const Grams *grams, const char *text, size_t length, const char *const *list,
                 size_t count) {
  PatternEntry *entry = pattern_book_list(book, list, list, count);
  uint64_t likely = entry ? pattern_list_likely(book, entry, grams, count) : 0;
  for (size_t i = 0; likely && i < count; i++) {
    if (i < PATTERN_LIKELY && !(likely >> i & 1)) continue;
    if (pattern_search(book, pattern_of(book, entry) + i, text, length, NULL)) return true;
  }
  return false;
}

void pattern_book_free(PatternBook *book) {
  free(book->entry);
  free(book->pattern);
  free(book->grams);
  pattern_sets_free(&book->sets);
  *book = (PatternBook){0};
}
