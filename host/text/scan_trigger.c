#include "text/scan_trigger.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/date.h"
#include "text/number_part.h"
#include "text/quantity.h"
#include "text/word.h"

/* Numerals, and 半 half, 第 as in third, 几幾数數 several. */
bool trigger_is_numeral(uint32_t point) {
  return number_is_cjk(point) || point == 0x534A || point == 0x7B2C || point == 0x51E0 || point == 0x5E7E ||
         point == 0x6570 || point == 0x6578;
}

static size_t count_words(const char *const *words) {
  size_t count = 0;
  while (words[count]) count++;
  return count;
}

/* One numeral by itself: found by its bytes. */
static bool found_anyway(const char *word) {
  size_t length = strlen(word), step;
  uint32_t point = utf8_decode(word, length, 0, &step);
  return step == length && trigger_is_numeral(point);
}

/* The one word behind "a " or "an ", or NULL. */
static const char *behind_article(const char *words) {
  const char *rest = strncmp(words, "a ", 2) == 0 ? words + 2 : strncmp(words, "an ", 3) == 0 ? words + 3 : NULL;
  for (const char *c = rest; c && *c; c++)
    if (!word_is_ascii((unsigned char)*c)) return NULL;
  return rest && *rest ? rest : NULL;
}

/* Adds words that can begin a value, each once. `terms` entries of a lexicon stand before them. */
static void add(Triggers *t, size_t terms, const char *const *words, uint8_t kind) {
  for (; *words; words++) {
    const char *rest = behind_article(*words), *word = rest ? rest : *words;
    if (!*word || !word_begins(word, 0) || found_anyway(word)) continue;
    size_t i = 0;
    while (i < t->count && strcmp(t->entry[terms + i].term, word) != 0) i++;
    if (i == t->count) t->entry[terms + t->count++] = (LexiconEntry){"", word, MENTION_NONE};
    Trigger *trigger = &t->trigger[i];
    uint8_t *kinds = !rest ? &trigger->alone : (*words)[1] == ' ' ? &trigger->after_a : &trigger->after_an;
    *kinds |= kind;
  }
}

Status triggers_make(Triggers *t, const LexiconEntry *own, size_t terms) {
  size_t most = count_words(number_words) + count_words(quantity_words) + count_words(date_words);
  *t = (Triggers){memory_new(terms + most, sizeof *t->entry), memory_new(most, sizeof *t->trigger), 0};
  if (!t->entry || !t->trigger) {
    free(t->entry);
    free(t->trigger);
    return STATUS_NOMEM;
  }
  if (terms) memcpy(t->entry, own, terms * sizeof *own);
  add(t, terms, date_words, BEGINS_DATE);
  add(t, terms, number_words, BEGINS_ANY);
  add(t, terms, quantity_words, BEGINS_QUANTITY);
  return STATUS_OK;
}

typedef struct Article {
  size_t length; /* 0: there is none; 1: "a"; 2: "an" */
  size_t at;
} Article;

/* The article whose last byte stands before `end`. */
static Article article_at(const char *text, size_t end) {
  Article none = {0, 0};
  size_t length = end > 0 && (text[end - 1] | 0x20) == 'a' ? 1 : 2;
  if (end < length || (text[end - length] | 0x20) != 'a' || (length == 2 && (text[end - 1] | 0x20) != 'n')) return none;
  return word_begins(text, end - length) ? (Article){length, end - length} : none;
}

/* The article before the word at `at`, behind whatever folds to one space. */
static Article article_before(const char *text, size_t at) {
  size_t end = at;
  while (end > 0 && !word_has(text, end - 1) && !word_is_cjk((unsigned char)text[end - 1])) end--;
  Article article = article_at(text, end);
  return article.length && gap_fold(text, end, at) == ' ' ? article : (Article){0, 0};
}

size_t triggers_settle(const Trigger *trigger, size_t terms, const char *text, Plain *plain, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    size_t at = plain[i].from;
    Trigger t = trigger[plain[i].entry - terms];
    Article article = {0, 0};
    if (t.after_a | t.after_an) {
      bool simple = at > 1 && text[at - 1] == ' ' && word_is_ascii((unsigned char)text[at - 2]);
      article = simple ? article_at(text, at - 1) : article_before(text, at);
    }
    uint8_t kinds = article.length == 1 ? t.after_a : article.length == 2 ? t.after_an : 0;
    plain[kept] = kinds ? (Plain){(uint32_t)article.at, kinds} : (Plain){(uint32_t)at, t.alone};
    kept += (kinds | t.alone) != 0;
  }
  return kept;
}
