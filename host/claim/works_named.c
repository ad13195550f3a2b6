/* Works by their names: "the Turgusun hydropower station", "Gwadar Port", "图尔古松水电站".
 *
 * A text that names works by a name of their own tells that they are there, with whatever verb, and so does each member
 * of a list of them. What another claim of the sentence tells, or an earlier one of works of that trade in that place,
 * is not told again. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

/* A word of the noun phrase, from its end on backwards. */
typedef struct PhraseWord {
  uint32_t from, to;
  bool capital;
} PhraseWord;

static bool is_word_byte(char c) {
  return is_letter(c) || c == '-' || c == '\'' || c == '&' || (c >= '0' && c <= '9') || (unsigned char)c > 127;
}

static bool word_before(const Context *c, uint32_t at, PhraseWord *word) {
  if (at == c->from || c->text[at - 1] != ' ') return false;
  word->to = at - 1;
  word->from = word->to;
  while (word->from > c->from && is_word_byte(c->text[word->from - 1])) word->from--;
  word->capital = c->text[word->from] >= 'A' && c->text[word->from] <= 'Z';
  return word->from < word->to;
}

static bool says(const Context *c, const PhraseWord *word, const char *const *words) {
  char small[16];
  if (word->to - word->from >= sizeof small) return false;
  for (uint32_t i = word->from; i < word->to; i++) small[i - word->from] = (char)(c->text[i] | 0x20);
  small[word->to - word->from] = '\0';
  return word_listed(small, words);
}

/* "Chinese", "Indonesian": of a country; no name of works. */
static bool is_adjective(const Context *c, const PhraseWord *word) {
  static const char *const ends[] = {"ese$", "ian$", "ean$", "can$", "ish$", "qi$", "[Dd]utch$", "[Ff]rench$"};
  return words_any(c, word->from, word->to, ends, sizeof ends / sizeof *ends);
}

static bool is_listed(const Rule *rule) { return rule->is & IS_LISTED; }

/* "the Turgusun hydropower station", "Rohtang Tunnel", but no "a Toyota plant", "the Chinese railway". */
static bool has_name(const Context *c, const Mention *head) {
  static const char *const stops[] = {"a",    "an",    "the",   "of",     "in",      "for",  "to",  "and",
                                      "or",   "at",    "its",   "new",    "on",      "by",   "two", "this",
                                      "that", "their", "with",  "from",   "every",   "each", "any", "all",
                                      "no",   "one",   "first", "second", "another", "such", "as",  NULL};
  static const char *const fresh[] = {"a", "an", "new", "another", "every", "each", "any", "no", "such", NULL};
  static const char *const none[] = {"belt",    "road", "government", "january",   "february", "march",    "april",
                                     "june",    "july", "august",     "september", "october",  "november", "december",
                                     "company", "the",  "pilot",      "phase",     "sector",   "ministry", NULL};
  enum { WORDS = 5 };
  PhraseWord word;
  uint32_t at = head->from;
  int names = 0;
  for (int words = 0; words < WORDS && word_before(c, at, &word); words++) {
    if (says(c, &word, stops)) {
      if (says(c, &word, fresh)) return false;
      break;
    }
    if (word.capital) {
      if (says(c, &word, none)) return false;
      bool opens = word.from == c->from || words_match(c, c->from, word.from, "^[\"'%s]*$");
      if (!is_adjective(c, &word) && !(opens && names == 0)) names++;
    } else if (names) {
      break; /* "its Rogun dam": what stands before the name */
    }
    at = word.from;
  }
  return names > 0;
}

/* Between two members of a list: nothing but where the first stands, a comma or an "and", and the words of the second.
 */
static bool list_between(const Context *c, uint32_t from, uint32_t to) {
  static const char *const marks[] = {"^,%s+and%s+([%a%d’' -]*)$", "^,?%s+as%s+well%s+as%s+([%a%d’' -]*)$",
                                      "^%s+and%s+([%a%d’' -]*)$", "^,%s+([%a%d’' -]*)$"},
                           *const stands[] = {"^%s+in%s+%u", "^%s+at%s+%u", "^%s+near%s+%u", "^%s+on%s+%u",
                                              "^%s+[fb][re][ot][mw]%a*%s+%u"};
  static const char *const apart[] = {"is",   "are",  "was",  "were",  "will", "has",   "have",  "to",
                                      "for",  "by",   "with", "which", "that", "where", "said",  "says",
                                      "than", "as",   "from", "while", "near", "in",    "at",    "on",
                                      "of",   "into", "also", "it",    "can",  "would", "could", NULL};
  enum { APART_MOST = 90, PLACE_MOST = 40 };
  PatternMatch match;
  if (from >= to || to - from > APART_MOST) return false;
  uint32_t at = from;
  if (words_any(c, from, to, stands, sizeof stands / sizeof *stands)) { /* up to the first mark behind the place */
    while (at < to && at - from < PLACE_MOST && c->text[at] != ',' && memcmp(c->text + at, " and ", 5) != 0) at++;
    if (c->text[at] == ',' && at + 2 < to && c->text[at + 2] >= 'A' &&
        c->text[at + 2] <= 'Z') /* "in Una, India, and" */
      for (at++; at < to && c->text[at] != ',' && memcmp(c->text + at, " and ", 5) != 0;) at++;
  }
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (!words_find(c, at, to, marks[i], &match)) continue;
    PhraseWord word;
    for (uint32_t end = to; word_before(c, end, &word) && word.from >= at + match.capture[0].from; end = word.from)
      if (says(c, &word, apart)) return false;
    return true;
  }
  return false;
}

/* "图尔古松水电站、阿拉木图光伏电站和": names side by side. */
static bool chinese_list_between(const Context *c, uint32_t from, uint32_t to) {
  static const char *const marks[] = {"^、", "^和", "^及", "^以及", "^与"}, *const ends[] = {"，", "。", "；", "的"};
  enum { APART_MOST = 36 };
  return from < to && to - from <= APART_MOST && words_any(c, from, to, marks, sizeof marks / sizeof *marks) &&
         !words_any(c, from, to, ends, sizeof ends / sizeof *ends);
}

/* "图尔古松水电站", but no "该电站", "新工厂", "等新能源项目". */
static bool chinese_named(const Context *c, const Mention *head) {
  static const char *const before[] = {
      "该%S*$", "这%S*$", "這%S*$", "新$", "等$", "等%S%S%S%S*%S*%S*%S*%S*%S*%S*%S*%S*$", "座$", "个$", "個$",
      "家$",    "多%S*$", "大型$",  "其$", "的$"};
  static const char *const any[] = {"^项目$", "^項目$", "^工程$", "^基地$", "^工厂$", "^工廠$", "^园区$", "^園區$"};
  Window lead = window_before(c, head->from, 18);
  if (words_any(c, head->from, head->to, any, sizeof any / sizeof *any)) return false;
  return lead.length > 0 && !window_any(&lead, before, sizeof before / sizeof *before);
}

static bool is_many(const Context *c, const Mention *head) {
  return head->to - head->from > 4 && c->text[head->to - 1] == 's' && c->text[head->to - 2] != 's' &&
         !words_match(c, head->from, head->to, "[Ww]orks$");
}

/* "the projects include": what follows is one of a list. */
static bool is_opening(const Context *c, const Mention *trigger) {
  return trigger && (words_match(c, trigger->from, trigger->to, "^[Ii]nclud") ||
                     words_match(c, trigger->from, trigger->to, "^[Ss]uch%s+as$") ||
                     words_match(c, trigger->from, trigger->to, "^[Aa]mong"));
}

/* "a potash mine in Laos": works without a name that stand somewhere. */
static bool is_placed(const Context *c, const Mention *head) {
  enum { WORDS = 2 };
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->from >= head->to && words_match(c, head->to, m->from, "^%s+[ian][nte]%a*%s") &&
        words_count(c->text + head->to, m->from - head->to) <= WORDS)
      return true;
  return words_match(c, head->to, c->to, "^%s+and%s+an?%s") || words_match(c, head->to, c->to, "^,%s+an?%s");
}

bool works_named(const Context *c, const Reading *r, const ClaimList *out, size_t first) {
  const Mention *head = r->head;
  bool told = false;
  for (size_t i = first; i < out->count && !told; i++) told = code_is(out->claim[i]->table, r->rule->table);
  if (is_listed(r->rule) && !told) return false;
  bool sets_up = r->trigger && r->trigger->list == NAME_establish_cue;
  if (chinese_at(c, head->from)) return !sets_up && chinese_named(c, head);
  if (is_many(c, head) || words_match(c, head->to, c->to, "^%s%u%l+") || words_match(c, head->to, c->to, "^%-") ||
      words_match(c, head->to, c->to, "^['’]") || works_any(c, r))
    return false;
  return is_listed(r->rule) || has_name(c, head) || (is_opening(c, r->trigger) && is_placed(c, head));
}

/* Whether a list goes on from the works of an earlier claim of the sentence to those of this one. */
static bool goes_on(const Context *c, const Claim *earlier, const Claim *claim) {
  static const uint16_t heads[] = {NAME_plant_cue, NAME_transport_cue, NAME_park_cue, NAME_chinese_works_cue,
                                   NAME_line_cue};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    EACH_MENTION (m, c, heads[i]) {
      if (m->from < earlier->match_from || m->to > earlier->match_to || m->to > claim->match_from) continue;
      bool han = chinese_at(c, m->from);
      if (han ? chinese_list_between(c, m->to, claim->match_from) : list_between(c, m->to, claim->match_from))
        return true;
    }
  return false;
}

bool works_by_name(const Claim *claim) { return claim->rule->kind == RULE_NAMED; }

static bool holds(const Context *c, ClaimList *out, size_t first, size_t at) {
  const Claim *claim = out->claim[at];
  bool listed = is_listed(claim->rule), beside = false;
  if (!works_by_name(claim)) return true;
  for (size_t k = first; k < out->count; k++) {
    const Claim *other = out->claim[k];
    if (k == at || !code_is(other->table, claim->table)) continue;
    if (claim_get(other, NAME_value)) return false;
    bool covers = other->match_from <= claim->match_from && claim->match_to <= other->match_to;
    if (covers && k < at && !(listed && works_by_name(other) && !is_listed(other->rule))) return false;
    beside |= k < at && goes_on(c, other, claim);
  }
  return beside || !listed;
}

void works_named_settle(const Context *c, ClaimList *out, size_t first) {
  for (size_t i = first; i < out->count;) {
    if (holds(c, out, first, i))
      i++;
    else
      memmove(out->claim + i, out->claim + i + 1, (--out->count - i) * sizeof *out->claim);
  }
}
