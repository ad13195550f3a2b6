/* Speakers: who says what a sentence claims.
 *
 * A word of saying governs what follows it ("X said that ..."), or what stands before it ("..., X said", "..., said
 * X"). Its subject is a stretch of words: a person behind an office, an institution, or words that name somebody by
 * what he does ("critics"). A pronoun stands for the one who spoke before; where nobody speaks, the author does. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/reading.h"
#include "claim/status.h"
#include "claim/window.h"

enum { STRETCH_LONGEST = 90, WORDS_MOST = 7, SENTENCES_BACK = 3 };

static const Found nothing;

typedef struct Stretch {
  uint32_t from, to;
} Stretch;

static bool is_han(char c) { return (unsigned char)c > 0xE2; }

/* "他还", "李明特别": a word between who speaks and what he does. */
static size_t adverb_at_end(const Context *c, Stretch s) {
  static const char *const adverbs[] = {"还",   "還",   "也",   "又",   "则",     "則",   "并",   "並",
                                        "特别", "特別", "同时", "同時", "进一步", "再次", "随后", "隨後"};
  for (size_t i = 0; i < sizeof adverbs / sizeof *adverbs; i++) {
    size_t length = strlen(adverbs[i]);
    if (s.to - s.from > length && memcmp(c->text + s.to - length, adverbs[i], length) == 0) return length;
  }
  return 0;
}

static Stretch trimmed(const Context *c, Stretch s) {
  while (s.from < s.to && (is_space(c->text[s.from]) || c->text[s.from] == '*')) s.from++;
  while (s.from < s.to && (is_space(c->text[s.to - 1]) || c->text[s.to - 1] == '*')) s.to--;
  for (size_t length; s.to > s.from && (unsigned char)c->text[s.to - 1] > 127 && (length = adverb_at_end(c, s)) > 0;)
    s.to -= (uint32_t)length;
  return s;
}

static bool stretch_has(const Context *c, Stretch s, const char *pattern) {
  return words_match(c, s.from, s.to, pattern);
}

static Found named(const Context *c, Stretch s) {
  return (Found){value_text(document_copy(c->document, c->text + s.from, s.to - s.from)),
                 mention_of_run(c, s.from, s.to), "sentence"};
}

/* Drops what stands before a person's name: the institution, the country, the office. */
static Stretch without_office(const Context *c, Stretch run) {
  static const char *const offices[] = {
      "President", "Minister", "Prime",    "Secretary", "Commissioner", "Chairman",       "Chair",    "Chairwoman",
      "Governor",  "Director", "Vice",     "Deputy",    "Executive",    "Trade",          "Foreign",  "Finance",
      "Commerce",  "Economy",  "Treasury", "Premier",   "Senior",       "General",        "Dr",       "Professor",
      "Mr",        "Ms",       "Mrs",      "Senator",   "Chief",        "Economist",      "Economic", "Ambassador",
      "Industry",  "Energy",   "Analyst",  "Analysts",  "Chancellor",   "Representative", "CEO",      "CFO",
      "COO",       "Head",     NULL};
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    bool name = m->type == NAME_ORG || m->type == NAME_PLACE;
    if (name && m->from <= run.from && m->to > run.from && m->to <= run.to) run.from = m->to;
  }
  for (;;) {
    char word[24];
    run = trimmed(c, run);
    uint32_t end = run.from;
    while (end < run.to && !is_space(c->text[end])) end++;
    size_t length = end - run.from;
    if (length == 0 || length >= sizeof word) return run;
    memcpy(word, c->text + run.from, length);
    word[length] = '\0';
    if (length > 1 && word[length - 1] == '.') word[length - 1] = '\0';
    if (!word_listed(word, offices)) return run;
    run.from = end;
  }
}

static bool is_pronoun(const Context *c, Stretch s) {
  return stretch_has(c, s, "^[Ss]?[Hh]e$") || stretch_has(c, s, "^[Tt]hey$") || stretch_has(c, s, "^[Ii]t$") ||
         stretch_has(c, s, "^who$") || stretch_has(c, s, "^他们?$") || stretch_has(c, s, "^她$") ||
         stretch_has(c, s, "^我们$") || stretch_has(c, s, "^我們$");
}

/* "have firmly denied": how it was said. */
static bool is_adverb(const Context *c, uint32_t from, uint32_t to) {
  static const char *const nouns[] = {"^family$", "^supply$", "^ally$", "assembly$", "monopoly$"};
  return words_match(c, from, to, "^%l%l+ly$") && !words_any(c, from, to, nouns, sizeof nouns / sizeof *nouns);
}

/* The last words of a stretch that can name somebody, without what joins it to the text before. */
static Stretch last_words(const Context *c, Stretch s) {
  static const char *const joins[] = {"that",    "but",      "and", "as",   "while", "although",
                                      "however", "also",     "has", "have", "had",   "when",
                                      "because", "recently", "yet", "with", NULL};
  size_t words = 0;
  uint32_t at = s.to;
  while (at > s.from) {
    char word[12];
    uint32_t end = at;
    while (at > s.from && !is_space(c->text[at - 1])) at--;
    size_t length = end - at;
    if (words == 0 && is_adverb(c, at, end)) return last_words(c, trimmed(c, (Stretch){s.from, at}));
    if (length && length < sizeof word) {
      for (size_t i = 0; i < length; i++) word[i] = (char)(c->text[at + i] | 0x20);
      word[length] = '\0';
      if (word_listed(word, joins)) {
        if (words == 0) return last_words(c, trimmed(c, (Stretch){s.from, at}));
        s.from = end;
        break;
      }
    }
    if (length && ++words > WORDS_MOST) {
      s.from = end;
      break;
    }
    while (at > s.from && is_space(c->text[at - 1])) at--;
  }
  s = trimmed(c, s);
  if (stretch_has(c, s, "^[Tt]he%s")) s.from += 3;
  return trimmed(c, s);
}

/* "$4 billion works will", "this likely", "what he": pieces of a sentence that name nobody. */
static bool names_nobody(const Context *c, Stretch s) {
  static const char *const signs[] = {"%d",
                                      "%$",
                                      "%f[%a]which%f[%A]",
                                      "%f[%a]what%f[%A]",
                                      "%f[%a][Tt]his%f[%A]",
                                      "%f[%a]likely$",
                                      "%f[%a]he$",
                                      "%f[%a]it$",
                                      "%f[%a]will%f[%A]",
                                      "%f[%a]might%f[%A]",
                                      "^found%s",
                                      "%f[%a]would$",
                                      "%f[%a]could$",
                                      "%f[%a]may$",
                                      "%f[%a]must$",
                                      "%f[%a]not$",
                                      "%f[%a]is%f[%A]",
                                      "%f[%a]are%f[%A]",
                                      "^%-",
                                      "^%l+[^s%s]$",
                                      "^even%s",
                                      "^although%s",
                                      "^while%s",
                                      "%f[%a]after%s",
                                      "%f[%a]reflects$",
                                      "^according%s+to",
                                      "^on%s",
                                      "^little%s",
                                      "^was%s",
                                      "^not%s",
                                      "^to%s",
                                      "%sto$",
                                      "%sif$",
                                      "^impacts?%s",
                                      "^effects?%s",
                                      "^percent%s",
                                      "^numbers?%s+of%s",
                                      "^threat%l*%s",
                                      "^an?%s+statement$",
                                      "^an?%s+note$",
                                      "^an?%s+research%s+note$",
                                      "^an?%s+interview$",
                                      "^an?%s+letter$",
                                      "^an?%s+post$",
                                      "^an?%s+filing$",
                                      "^an?%s+speech$",
                                      "^an?%s+emailed%s+statement$"};
  /* 虽然, 由于: a clause begins; 是, 受: and has its verb */
  static const char *const chinese[] = {"^虽然", "^尽管", "^儘管", "^雖然", "^即",   "^针对", "^針對", "^对于",
                                        "^對於", "^由于", "^由於", "^随着", "^隨著", "^如果", "^若",   "^但",
                                        "^因此", "^此外", "^同时", "^同時", "^换言", "是",    "受到",  "导致"};
  EACH_MENTION (m, c, NAME_MEASURE)
    if (m->from >= s.from && m->to <= s.to) return true; /* "higher tariffs", what is spoken of */
  if (is_han(c->text[s.from])) {
    if (s.to - s.from <= 3) return true; /* one character names nobody */
    return words_any(c, s.from, s.to, chinese, sizeof chinese / sizeof *chinese);
  }
  Window words = window_of(c, s.from, s.to);
  return window_any(&words, signs, sizeof signs / sizeof *signs);
}

/* "发言人张某3日在记者会上": when and where it was said is no part of a name. */
static Stretch without_occasion(const Context *c, Stretch s) {
  PatternMatch match;
  EACH_MENTION (m, c, NAME_DATE)
    if (m->from > s.from && m->from < s.to) s.to = m->from;
  static const char *const where[] = {"则在.+$", "則在.+$", "日前在.+$", "在.+$", "周.$",
                                      "日前$",   "近日$",   "今天$",     "昨天$"};
  for (size_t i = 0; i < sizeof where / sizeof *where; i++)
    if (words_find(c, s.from, s.to, where[i], &match) && match.from > 0) s.to = s.from + (uint32_t)match.from;
  return s;
}

/* Who a stretch of words names: the person behind an office, else the institution, else the words themselves. */
static Found who(const Context *c, Stretch s) {
  s = trimmed(c, s);
  if (s.to <= s.from) return nothing;
  if (is_han(c->text[s.from])) s = without_occasion(c, s);
  NameRun runs[RUNS_MOST];
  const Mention *org = NULL;
  for (size_t count = runs_find(c->text, c->document->length, s.from, s.to, runs); count > 0; count--) {
    Stretch run = without_office(c, (Stretch){(uint32_t)runs[count - 1].from, (uint32_t)runs[count - 1].to});
    bool date = false, last = runs[count - 1].to == s.to || words_match(c, run.from, run.to, "%s");
    EACH_MENTION (m, c, NAME_DATE) date |= m->from <= run.from && m->to >= run.to;
    /* "Western officials": one capital before small words is no name */
    if (!date && last && run.to > run.from + 1) return named(c, run);
  }
  EACH_MENTION (m, c, NAME_PLACE) /* "Beijing denied", "China said": a government by its seat */
    if (!m->inside && m->from == s.from && m->to == s.to && !is_han(c->text[s.from])) return named(c, s);
  EACH_MENTION (m, c, NAME_ORG)
    if (!m->inside && m->from >= s.from && m->to <= s.to) org = m;
  bool spoken_for = org && is_han(c->text[org->from]) && org->to < s.to && !words_match(c, org->to, s.to, "发言人$") &&
                    !words_match(c, org->to, s.to, "官员$") && !words_match(c, org->to, s.to, "负责人$");
  if (org && !spoken_for) return (Found){value_text(org->code), org, "sentence"};
  PatternMatch paper; /* "a 2024 study": what is told in it, whoever wrote it */
  static const char *const papers[] = {"%f[%a](%l*%s*study)$", "%f[%a](%l*%s*analysis)$", "%f[%a](%l*%s*survey)$"};
  static const char *const articles[] = {"^[Aa]n?%s", "^[Tt]h[ei]s?%s", "^[Oo]ne%s"};
  bool led =
      !org && !is_han(c->text[s.from]) && words_any(c, s.from, s.to, articles, sizeof articles / sizeof *articles);
  for (size_t i = 0; led && i < sizeof papers / sizeof *papers; i++)
    if (words_find(c, s.from, s.to, papers[i], &paper))
      return named(c, trimmed(c, (Stretch){s.from + (uint32_t)paper.capture[0].from, s.to}));
  if (!is_han(c->text[s.from])) s = last_words(c, s);
  size_t length = s.to - s.from;
  return length > 2 && length <= STRETCH_LONGEST && !is_pronoun(c, s) && !names_nobody(c, s) ? named(c, s) : nothing;
}

static bool ends_piece(const Context *c, uint32_t at, uint32_t *length) {
  static const char *const marks[] = {"，", "。", "；", "：", "“", "”", "\xE2\x80\x94"};
  char one = c->text[at];
  *length = 1;
  if (one == ';' || one == '"' || (one == ':' && is_space(c->text[at + 1]))) return true;
  if (one == ',' && at + 1 < c->to && !(c->text[at + 1] >= '0' && c->text[at + 1] <= '9')) return true;
  *length = 3;
  for (size_t i = 0; at + 3 <= c->to && i < sizeof marks / sizeof *marks; i++)
    if (memcmp(c->text + at, marks[i], 3) == 0) return true;
  return false;
}

/* "In April", "As a result": no one who speaks. */
static bool is_adverbial(const Context *c, Stretch s) {
  return stretch_has(c, s, "^[IO]n%s") || stretch_has(c, s, "^A[tsf]t?e?r?%s") || stretch_has(c, s, "^%l+ly$") ||
         stretch_has(c, s, "^%u%l+ly$") || stretch_has(c, s, "^W[hi][ietn]%a*%s") ||
         stretch_has(c, s, "^[FB][oyu]r?t?$");
}

/* The subject in the words before a verb: the last piece between commas, or the first one where an apposition follows
 * it ("Maria Lopez, a fellow at the Lisbon Council, said"). */
static Stretch subject(const Context *c, uint32_t from, uint32_t to) {
  Stretch last = {to, to}, first = {to, to}, named = {to, to};
  uint32_t start = from, width;
  bool closed = false;
  for (uint32_t at = from; at <= to; at++) {
    if (at < to && !ends_piece(c, at, &width)) continue;
    Stretch piece = trimmed(c, (Stretch){start, at});
    closed = at == to && piece.to == piece.from; /* a comma stands right before the verb */
    bool quote = at < to && (c->text[at] == '"' || memcmp(c->text + at, "”", 3) == 0);
    if (quote)
      last = first = (Stretch){to, to};
    else if (piece.to > piece.from) {
      if (first.from == to && !is_adverbial(c, piece)) first = piece;
      named = last; /* "..., Ana Ruiz, the minister, said": the piece before the last */
      last = piece;
    }
    if (at < to) start = at + width, at += width - 1;
  }
  if (closed && named.from > first.from && named.to < to && stretch_has(c, named, "^%u[%a.]+%s+%u[%a%s.’'-]+$"))
    return named;
  return closed ? first : last;
}

/* "claims of", "the report", "such warnings": a thing that is said, nobody who says it. */
static bool is_noun(const Context *c, const Mention *cue) {
  static const char *const articles[] = {"a",   "an",   "the",  "this",  "these",  "those", "such",
                                         "any", "no",   "its",  "his",   "her",    "their", "called",
                                         "of",  "some", "many", "these", "recent", "s",     NULL};
  static const char *const behind[] = {"^%s+of%s",  "^%s+about%s", "^%s+made%s", "^%s+regarding%s", "^%s+is%s",
                                       "^%s+are%s", "^%s+was%s",   "^%s+were%s", "^%s+have%s"};
  if (words_match(c, cue->from, cue->to, "ed$") || words_match(c, cue->from, cue->to, "ing$") ||
      words_match(c, cue->from, cue->to, "sai"))
    return false;
  Window after = window_after(c, cue->to, 14);
  return word_listed(place_word_before(c, cue).text, articles) ||
         window_any(&after, behind, sizeof behind / sizeof *behind);
}

/* The last word of saying before `at`; 批评者 is who criticises, no verb. */
static const Mention *cue_before(const Context *c, uint32_t at) {
  static const uint16_t lists[] = {NAME_say_cue, NAME_warn_cue, NAME_call_cue, NAME_order_cue, NAME_reject_cue};
  const Mention *last = NULL;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    const Mention *cue = context_last_between(c, lists[i], c->from, at);
    while (cue && (words_match(c, cue->to, c->to, "^者") || words_match(c, cue->to, c->to, "^-%l") || is_noun(c, cue)))
      cue = context_last_between(c, lists[i], c->from, cue->from);
    if (cue && (!last || cue->from > last->from)) last = cue;
  }
  return last;
}

/* Who does what opens a sentence: for "..., saying that". */
static Found opener(const Context *c, uint32_t to) {
  PatternMatch match;
  uint32_t end = to < c->from + STRETCH_LONGEST ? to : c->from + STRETCH_LONGEST;
  if (words_find(c, c->from, end, "%s%l+ed%f[%A]", &match)) end = c->from + (uint32_t)match.from;
  Stretch s = {c->from, end};
  if (words_find(c, s.from, s.to, "%s+on%s+%u", &match)) s.to = s.from + (uint32_t)match.from;
  return who(c, s);
}

/* Who speaks by a word of saying: its subject, before or behind it. `quoted` ends before the verb. */
static Found speaker_by(const Context *c, const Mention *cue, bool quoted) {
  const Mention *other = cue_before(c, cue->from);
  uint32_t from = other ? other->to : c->from;
  Stretch before = subject(c, from, cue->from);
  bool inverted = words_match(c, cue->to, c->to, "^%s+%u") || words_match(c, cue->to, c->to, "^%s+the%s") ||
                  words_match(c, cue->to, c->to, "^%s+an?%s");
  static const char *const to_whom[] = {"told$", "%sin$", "%son$"}; /* "told Reuters", "said in a note" */
  if (words_any(c, cue->from, cue->to, to_whom, sizeof to_whom / sizeof *to_whom)) inverted = false;
  if (words_match(c, cue->from, cue->to, "ing$")) { /* "..., saying that" */
    Found f = opener(c, cue->from);
    if (f.value.kind != VALUE_NONE) return f;
  }
  bool comma = words_match(c, cue->from > c->from + 5 ? cue->from - 5 : c->from, cue->from, "[,\"”]%s*$");
  if (quoted && (before.to == before.from || (comma && inverted))) { /* "...," said Chen Weijie, a trader */
    uint32_t end = cue->to, width;
    while (end < c->to && end < cue->to + STRETCH_LONGEST && !ends_piece(c, end, &width) &&
           !(c->text[end] == '.' && (end + 1 >= c->to || end > cue->to + 14)))
      end++;
    return who(c, (Stretch){cue->to, end});
  }
  return who(c, before);
}

static const Mention *cue_behind(const Context *c, uint32_t at) {
  EACH_MENTION (cue, c, NAME_say_cue)
    if (cue->from >= at && !is_noun(c, cue)) return cue;
  return NULL;
}

/* Who spoke in a sentence before: for a pronoun, or a quotation that goes on. */
static Found speaker_before(Context *c) {
  for (uint32_t back = 1; back <= SENTENCES_BACK && back <= c->number; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    if (other->block != c->block && back > 1) break;
    for (const Mention *cue = cue_before(other, other->to); cue; cue = cue_before(other, cue->from)) {
      Found f = speaker_by(other, cue, true);
      if (f.value.kind != VALUE_NONE) return (Found){f.value, f.mention, "previous"};
    }
  }
  return nothing;
}

/* "Maria Lopez: ...": who a paragraph of an interview begins with; it goes on until the next one. */
static Found labelled_speaker(const Context *c) {
  enum { TURN_MOST = 12 };
  PatternMatch match;
  for (uint32_t back = 0; back <= TURN_MOST && back <= c->number; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    uint32_t to = other->from + 40 < other->to ? other->from + 40 : other->to;
    if (!words_find(other, other->from, to, "^[*_ ]*(%u%l+%s+%u[%a’'%.-]+):[*_]*%s", &match) &&
        !words_find(other, other->from, to, "^[*_ ]*(%u%l+%s+%u[%a%.]*%s+%u[%a’'-]+):[*_]*%s", &match))
      continue;
    return named(c,
                 (Stretch){other->from + (uint32_t)match.capture[0].from, other->from + (uint32_t)match.capture[0].to});
  }
  return nothing;
}

/* "criticism from India that", "warnings by the IMF", "Delhi's accusations": who is named with what was said. */
static Found critic(Context *c) {
  static const char *const words[] = {"[Cc]riticism%s+from%s+", "[Cc]riticism%s+by%s+",      "[Ww]arnings?%s+from%s+",
                                      "[Ww]arnings?%s+by%s+",   "[Aa]ccusations?%s+from%s+", "[Aa]ccusations?%s+by%s+",
                                      "[Aa]ccused%s+by%s+",     "[Dd]escribed%s+by%s+",      "[Cc]oncerns?%s+from%s+"};
  static const char *const behind[] = {"^['’]*s?%s+warnings?%f[%A]",    "^['’]*s?%s+accusations?%f[%A]",
                                       "^['’]*s?%s+criticism%f[%A]",    "^['’]*s?%s+claims?%f[%A]",
                                       "^['’]*s?%s+allegations?%f[%A]", "^['’]*s?%s+fears?%f[%A]"};
  static const char *const passive[] = {"%f[%a]slammed%s+for%s", "%f[%a]criticised%s+for%s", "%f[%a]criticized%s+for%s",
                                        "%f[%a]accused%s+of%s",  "%f[%a]blamed%s+for%s",     "%f[%a]condemned%s+for%s"};
  PatternMatch match;
  if (c->han) return nothing;
  if (words_any(c, c->from, c->to, passive, sizeof passive / sizeof *passive) &&
      words_match(c, c->from, c->to, "%f[%a]been%f[%A]"))
    return (Found){value_text("critics"), NULL, "sentence"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    uint32_t width;
    if (!words_find(c, c->from, c->to, words[i], &match)) continue;
    uint32_t from = c->from + (uint32_t)match.to, end = from;
    while (end < c->to && end < from + STRETCH_LONGEST && !ends_piece(c, end, &width) &&
           !words_match(c, end, c->to, "^%s+that%s") && !words_match(c, end, c->to, "^%s+as%s") &&
           !words_match(c, end, c->to, "^%s+of%s") && !words_match(c, end, c->to, "^%s+and%s"))
      end++;
    return named(c, trimmed(c, (Stretch){words_match(c, from, end, "^the%s") ? from + 3 : from, end}));
  }
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (!m->inside && (m->type == NAME_PLACE || m->type == NAME_ORG) &&
        words_any(c, m->to, c->to, behind, sizeof behind / sizeof *behind))
      return named(c, (Stretch){m->from, m->to});
  }
  return nothing;
}

/* "efforts to reduce dependence on": what is wanted otherwise. */
static bool wants_less(const Context *c, const Mention *trigger) {
  static const char *const words[] = {"%f[%a][Rr]educ%l+%s+[%a%s'’]*$",
                                      "%f[%a]cut%l*%s+[%a%s'’]*$",
                                      "%f[%a]lessen%l*%s+[%a%s'’]*$",
                                      "%f[%a]lower%l*%s+[%a%s'’]*$",
                                      "%f[%a]end%l*%s+[%a%s'’]*$",
                                      "%f[%a]curb%l*%s+[%a%s'’]*$",
                                      "%f[%a]less%s+$",
                                      "%f[%a]not%s+[%a%s]*$"};
  uint32_t from = trigger->from > c->from + 28 ? trigger->from - 28 : c->from;
  return words_any(c, from, trigger->from, words, sizeof words / sizeof *words);
}

Found speaker_of(Context *c, const Reading *r) {
  if (r->trigger && r->trigger->list == NAME_depend_cue && !c->han && wants_less(c, r->trigger)) return nothing;
  Found said = critic(c);
  if (said.value.kind != VALUE_NONE) return said;
  uint32_t at = r->anchor->list == NAME_order_cue ? r->anchor->to : r->anchor->from;
  for (const Mention *cue = cue_before(c, at); cue; cue = cue_before(c, cue->from)) {
    Found f = speaker_by(c, cue, false);
    if (f.value.kind == VALUE_NONE && cue->to <= at && is_pronoun(c, trimmed(c, subject(c, c->from, cue->from))))
      f = speaker_before(c);
    if (f.value.kind != VALUE_NONE) return f;
  }
  const char *source = modality_source(c), *author = c->document->author;
  static const char *const heard[] = {"%f[%a]told%s+%u[%a%s]*%.?[\"”]?$", "%f[%a]told%s+the%s+%u[%a%s]*%.?[\"”]?$"};
  const Mention *behind = cue_behind(c, r->anchor->to);
  if (source && behind && !c->han && words_any(c, behind->from, c->to, heard, sizeof heard / sizeof *heard)) {
    Found f = speaker_by(c, behind, true); /* "..., Anna Nowak told Reuters": who is told is not who says */
    if (f.value.kind != VALUE_NONE) return f;
  }
  if (source) return (Found){value_text(source), NULL, "sentence"};
  for (const Mention *cue = behind; cue;
       cue = c->han ? NULL : cue_behind(c, cue->to)) { /* "is expected to be small, traders said" */
    Found f = speaker_by(c, cue, true);
    if (f.value.kind == VALUE_NONE && cue == behind) f = speaker_before(c);
    if (f.value.kind != VALUE_NONE) return f;
  }
  bool quotes = words_match(c, c->from, c->to, "[\"”]");
  Found before = quotes ? speaker_before(c) : nothing;
  if (before.value.kind != VALUE_NONE) return before;
  Found turn = labelled_speaker(c);
  if (turn.value.kind != VALUE_NONE) return turn;
  if (author && *author) return (Found){value_text(author), NULL, "document"};
  /* a name that is nobody's subject speaks only where no one else does: "经济学家预计, 尽管特朗普" */
  if (behind || cue_before(c, c->to)) return nothing;
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside) return (Found){value_text(org->code), org, "sentence"};
  return nothing;
}
