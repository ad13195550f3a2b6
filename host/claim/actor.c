/* Firms: who closes, moves or cuts. The subject of a verb: a company the lexicon knows, a capitalised name, "firms of a
 * country", the firm whose report this is ("the Company"), or the one that acted just before. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static bool is_company(const Mention *m) { return !m->org || m->org->kind == ORG_COMPANY || m->org->kind == ORG_BANK; }

static const char *step_of(const Mention *m, const Mention *verb) {
  return m->clause == verb->clause ? "clause" : "sentence";
}

static Found members(const Context *c, const Mention *m, const char *step) {
  MentionList list;
  CodeList codes = {.count = 0};
  fill_list(c, m, &list);
  for (size_t i = 0; i < list.count; i++)
    if (is_company(list.item[i])) codes_add(&codes, list.item[i]->code);
  return (Found){value_list(c->document, &codes), m, step};
}

static Found one_name(const Context *c, const char *name, const Mention *at) {
  CodeList one = {1, {name}};
  return (Found){value_list(c->document, &one), at, "clause"};
}

const Mention *mention_of_run(const Context *c, size_t from, size_t to) {
  Mention *m = document_take(c->document, sizeof *m);
  if (m) *m = (Mention){.from = (uint32_t)from, .to = (uint32_t)to};
  return m;
}

/* Whether a name stands near before the verb; farther where it says or announces what it does. */
static bool closely(const Context *c, size_t to, const Mention *verb) {
  enum { NEAR = 11, FAR = 22 };
  size_t words = 0;
  for (size_t at = to; at < verb->from; at++) {
    bool space = c->text[at] == ' ' || (c->text[at] >= '\t' && c->text[at] <= '\r');
    bool before = at > to && !(c->text[at - 1] == ' ' || (c->text[at - 1] >= '\t' && c->text[at - 1] <= '\r'));
    words += !space && !before;
  }
  uint32_t from = (uint32_t)to;
  return words <= NEAR || (words <= FAR && (context_last_between(c, NAME_announce_cue, from, verb->from) ||
                                            context_last_between(c, NAME_say_cue, from, verb->from)));
}

/* "Jabil of Tempe": the firm is what stands before its town; a bank is called by it. */
static void cut_home(const Context *c, NameRun *run) {
  PatternMatch match;
  if (!words_find(c, run->from, run->to, "^(%u[%a&.-]+)%s+of%s+%u", &match)) return;
  if (words_match(c, (uint32_t)run->from, (uint32_t)run->to, "^Bank%s")) return;
  size_t town = run->from + match.to - 1;
  if (words_match(c, (uint32_t)run->to, c->to, "^,%s+%u[%a.]+,")) { /* "of Tempe, Ariz.," */
    run->to = run->from + match.capture[0].to;
    return;
  }
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->from <= town && m->to >= run->to) run->to = run->from + match.capture[0].to;
}

/* "Two plants, in Laval and Windsor, have closed": the second town of a list, nobody who acts. */
static bool in_towns(const Context *c, const NameRun *run) {
  uint32_t to = (uint32_t)run->from;
  return words_match(c, c->from, to, "%f[%a]in%s+%u%l+%s+and%s+$") ||
         words_match(c, c->from, to, "%f[%a]in%s+%u%l+,%s+%u%l+%s+and%s+$");
}

/* The names before a verb that can be its subject, the last one first. */
static size_t subjects_before(const Context *c, uint32_t from, const Mention *verb, Subject found[RUNS_MOST]) {
  NameRun runs[RUNS_MOST];
  size_t count = 0;
  for (size_t i = runs_find(c->text, c->document->length, from, verb->from, runs); i > 0; i--) {
    Subject s = {.run = runs[i - 1]};
    EACH_MENTION (org, c, NAME_ORG)
      if (!org->inside && is_company(org) && org->from < s.run.to && org->to > s.run.from) s.org = org;
    if (s.org)
      s.run = (NameRun){s.org->from, s.org->to};
    else
      cut_home(c, &s.run);
    bool acts = actor_can_act(c, &s) && (s.org || !in_towns(c, &s.run)) &&
                !actor_only_speaks(c, s.run.from, s.run.to, verb, s.org ? s.org->org : NULL);
    if (!acts && count && words_match(c, (uint32_t)s.run.to, (uint32_t)found[count - 1].run.from, "^%s+and%s+$") &&
        !found[count - 1].org && !actor_is_office(c, &s.run) &&
        words_match(c, c->from, (uint32_t)s.run.from, "%f[%a]of%s+t?h?e?%s*$"))
      count--; /* "of the Vega and Orion": neither */
    if (acts) found[count++] = s;
  }
  return count;
}

/* "A", ", ", "B", " and ", "C": what stands between the members of a list; before the last one a conjunction. */
static bool links(const Context *c, size_t from, size_t to, bool last) {
  bool comma = from < to && c->text[from] == ',';
  from += comma;
  while (from < to && c->text[from] == ' ') from++;
  while (to > from && c->text[to - 1] == ' ') to--;
  const char *word = c->text + from;
  size_t length = to - from;
  bool joins = (length == 3 && memcmp(word, "and", 3) == 0) || (length == 2 && memcmp(word, "or", 2) == 0) ||
               (length == 1 && *word == '&');
  return joins || (!last && comma && length == 0);
}

/* "the factories were": what stands behind says who. */
static bool is_copula(const Context *c, const Mention *verb) {
  const char *word = c->text + verb->from;
  size_t length = verb->to - verb->from;
  return (length == 4 && memcmp(word, "were", 4) == 0) || (length == 3 && memcmp(word, "are", 3) == 0);
}

static const char *name_of(const Context *c, const Subject *s) {
  return s->org ? s->org->code : document_copy(c->document, c->text + s->run.from, s->run.to - s->run.from);
}

/* "Nike, Adidas and Puma": the list that ends with a subject; those before it follow it in `s`. */
static Found firms_up_to(const Context *c, const Subject *s, size_t count) {
  CodeList names = {1, {name_of(c, s)}};
  size_t more = 0;
  for (; more + 1 < count && names.count < LIST_MOST; more++) {
    if (!links(c, s[more + 1].run.to, s[more].run.from, more == 0)) break;
    codes_add(&names, name_of(c, &s[more + 1]));
  }
  if (names.count < 2) return nothing;
  return (Found){value_list(c->document, &names), mention_of_run(c, s[more].run.from, s->run.to), "clause"};
}

/* "Three shipyards went bankrupt: A, B and C", "the six factories were A, B and C": the names that a list behind the
 * verb gives. */
static Found firms_behind(const Context *c, const Mention *verb) {
  NameRun runs[RUNS_MOST];
  const char *colon = memchr(c->text + verb->to, ':', c->to - verb->to);
  if (!colon && !is_copula(c, verb)) return nothing;
  uint32_t from = colon ? (uint32_t)(colon - c->text) + 1 : verb->to;
  size_t count = runs_find(c->text, c->document->length, from, c->to, runs), listed = 1;
  if (count < 2 || !words_match(c, from, (uint32_t)runs[0].from, "^%s+$")) return nothing;
  bool ended = false;
  for (; listed < count && !ended; listed++) {
    ended = links(c, runs[listed - 1].to, runs[listed].from, true);
    if (!ended && !links(c, runs[listed - 1].to, runs[listed].from, false)) return nothing;
  }
  if (!ended) return nothing;
  EACH_MENTION (place, c, NAME_PLACE) /* "four markets: Malaysia and ..." */
    if (place->from == runs[0].from) return nothing;
  CodeList names = {.count = 0};
  for (size_t i = 0; i < listed; i++)
    codes_add(&names, document_copy(c->document, c->text + runs[i].from, runs[i].to - runs[i].from));
  return (Found){value_list(c->document, &names), mention_of_run(c, runs[0].from, runs[listed - 1].to), "sentence"};
}

/* Of the subjects found, the one at `s`, with those before it that it is joined to. */
static Found subject_found(const Context *c, const Subject *s, size_t count, const Mention *verb) {
  Found list = firms_up_to(c, s, count);
  if (list.value.kind != VALUE_NONE) return list;
  if (s->org) return members(c, s->org, step_of(s->org, verb));
  return one_name(c, document_copy(c->document, c->text + s->run.from, s->run.to - s->run.from),
                  mention_of_run(c, s->run.from, s->run.to));
}

/* "PVH, the American clothing group, closed ...": the name that opens the sentence, before an apposition. */
static bool before_apposition(const Context *c, const Subject *s, const Mention *verb) {
  uint32_t to = (uint32_t)s->run.to;
  return words_match(c, to, verb->from, "^, an?%s") || words_match(c, to, verb->from, "^, the%s") ||
         words_match(c, to, verb->from, "^, known%s") || words_match(c, to, verb->from, "^, whi?ch?o?%s") ||
         words_match(c, to, verb->from, "^%s*%b(),?%s");
}

/* "PT Melati, a supplier of Nike, dismissed ...": a name inside the apposition of the one before it. */
static bool in_apposition(const Context *c, const Subject *s, const Subject *earlier, const Mention *verb) {
  uint32_t from = (uint32_t)earlier->run.to, to = (uint32_t)s->run.from;
  bool owned =
      words_match(c, from, to, "^,%s+%l+%s+by%s+[%a%s%-]*$") || words_match(c, from, to, "^,%s+part%s+of%s+[%a%s%-]*$");
  if (owned && words_match(c, (uint32_t)s->run.to, verb->from, "^,%s"))
    return true; /* "Alpha, owned by Beta, shut ..." */
  return (words_match(c, from, to, "^%.?, an?%s[%l%s-]*$") || words_match(c, from, to, "^%.?, the%s[%l%s-]*$")) &&
         (words_match(c, (uint32_t)s->run.to, verb->from, "^[’']*s?%s%l[%l%s-]*,") ||
          words_match(c, (uint32_t)s->run.to, verb->from, "^,%s"));
}

/* "Comet production": a name that only says which goods, works or output. */
static bool names_kind(const Context *c, const Subject *s) {
  static const uint16_t nouns[] = {NAME_production_cue, NAME_site_cue, NAME_factory_cue};
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
    EACH_MENTION (m, c, nouns[i])
      if (m->from == s->run.to + 1) return true;
  return false;
}

/* "its lower-cost Talvik plant": whose it is stands before. */
static bool owned_kind(const Context *c, const Subject *s) {
  uint32_t at = (uint32_t)s->run.from, from = at > c->from + 48 ? at - 48 : c->from;
  return words_match(c, from, at, "%f[%a]its%s[%l%s-]*$") || words_match(c, from, at, "%f[%a]their%s[%l%s-]*$");
}

/* The subject of a verb: of its own clause, else the one before an apposition, else one that opens the sentence. */
static Found by_name(const Context *c, const Mention *verb) {
  Subject found[RUNS_MOST];
  size_t count = subjects_before(c, c->from, verb, found), kept = 0;
  for (size_t i = 0; i < count; i++) /* "Norvik cut Comet production and laid off ..." */
    if (found[i].org || !names_kind(c, &found[i]) ||
        (i + 1 == count && !owned_kind(c, &found[i]) && !document_reporter(c->document)))
      found[kept++] = found[i];
  count = kept;
  uint32_t clause = clause_from(c, verb);
  for (size_t i = 0; i + 1 < count; i++)
    if (in_apposition(c, &found[i], &found[i + 1], verb)) return subject_found(c, &found[i + 1], count - i - 1, verb);
  for (size_t i = 0; i < count; i++)
    if (found[i].run.from >= clause && !found[i].whose && closely(c, found[i].run.to, verb))
      return subject_found(c, &found[i], count - i, verb);
  for (size_t i = count; i > 0; i--)
    if (before_apposition(c, &found[i - 1], verb)) return subject_found(c, &found[i - 1], count - i + 1, verb);
  for (size_t i = 0; i < count; i++)
    if (!found[i].whose && closely(c, found[i].run.to, verb)) return subject_found(c, &found[i], count - i, verb);
  for (size_t i = 0; i < count; i++)
    if (found[i].run.from >= clause) return subject_found(c, &found[i], count - i, verb);
  return nothing;
}

static const Mention *company_before(const Context *c, const Mention *verb) {
  const Mention *best = NULL;
  EACH_MENTION (org, c, NAME_ORG) {
    if (org->to > verb->from || org->inside || !is_company(org) || chinese_supplied(c, org)) continue;
    if (actor_only_speaks(c, org->from, org->to, verb, org->org)) continue;
    if (best && best->clause == verb->clause && org->clause != verb->clause) continue;
    if (!best || best->clause != org->clause) best = org;
  }
  return best;
}

/* "the Company", "our", "本集团": the firm whose report this is. */
static bool says_own(const Context *c, const Mention *verb) {
  static const char *const own[] = {"%f[%a][Tt]he Company%f[%A]", "%f[%a][Tt]he Group%f[%A]", "%f[%a][Ww]e%s",
                                    "%f[%a][Oo]ur%s", "%f[%a][Tt]he Board%f[%A]"};
  return words_any(c, c->from, verb->from, own, sizeof own / sizeof *own) || chinese_says_own(c, verb);
}

/* "Norvik takes such steps. It plans to ...": the company that is the subject of one of the sentences since the act
 * told last. */
static Found spoken_since(const Context *c, uint32_t act) {
  enum { BACK_MOST = 2, NEAR = 60 };
  static const char *const others[] = {"of%s+$",   "in%s+$", "from%s+$", "with%s+$",
                                       "than%s+$", "by%s+$", "to%s+$",   "[’']s%s+$"};
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number && c->number - back > act; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    if (other->block + BACK_MOST < c->block) break;
    EACH_MENTION (org, other, NAME_ORG) {
      if (org->inside || !org->org || org->org->kind != ORG_COMPANY || org->from > other->from + NEAR) continue;
      if (words_any(other, other->from, org->from, others, sizeof others / sizeof *others)) continue;
      return one_name(c, org->code, NULL);
    }
    Subject found[RUNS_MOST];
    Mention end = {.from = other->to, .to = other->to};
    size_t count = subjects_before(other, other->from, &end, found);
    const Subject *first = count ? &found[count - 1] : NULL;
    if (first && !first->whose && first->run.from <= other->from + 1 && actor_named_within(other, &first->run))
      return one_name(c, name_of(other, first), NULL);
  }
  return nothing;
}

/* The one who acted just before, where the sentence goes on with it. */
static Found acted_before(const Context *c) {
  const LastClaim *last = &c->document->last_claim, *exit = &c->document->last_exit;
  if (exit->known && exit->sentence == last->sentence) last = exit; /* a price told beside it acts not */
  bool here = last->known && last->sentence == c->number;
  bool goes_on = last->known && last->sentence + 3 >= c->number && (last->block == c->block || last->exit) &&
                 (words_match(c, c->from, c->to, "%f[%a][Ii]t%s") || words_match(c, c->from, c->to, "%f[%a][Ii]ts%s") ||
                  words_match(c, c->from, c->to, "%f[%a][Tt]he%s+%a*%s*company%f[%A]") ||
                  words_match(c, c->from, c->to, "%f[%a][Tt]he%s+%a*maker%f[%A]") ||
                  words_match(c, c->from, c->to, "%f[%a][Tt]he%s+group%f[%A]") || words_match(c, c->from, c->to, "该"));
  if (!here && !goes_on) return nothing;
  Found since = here ? nothing : spoken_since(c, last->sentence);
  if (since.value.kind != VALUE_NONE) return (Found){since.value, NULL, "previous"};
  if (last->actor.kind == VALUE_LIST) return (Found){last->actor, NULL, "previous"};
  return last->actor.kind == VALUE_TEXT ? one_name(c, last->actor.text, NULL) : nothing;
}

/* The firms that a list in Chinese names, each in its own words. */
static Found members_said(const Context *c, const Mention *m, const char *step) {
  MentionList list;
  CodeList names = {.count = 0};
  fill_list(c, m, &list);
  for (size_t i = 0; i < list.count; i++)
    if (is_company(list.item[i]))
      codes_add(&names,
                document_copy(c->document, c->text + list.item[i]->from, list.item[i]->to - list.item[i]->from));
  return (Found){value_list(c->document, &names), m, step};
}

/* Who acts in a Chinese sentence: companies that are known, the firm itself, the subject; in the text's own words. */
static Found chinese_firm(const Context *c, const Mention *verb) {
  const Mention *known = company_before(c, verb);
  NameRun run;
  static const char *const parts[] = {"；", ";"}; /* "甲停产；乙关停两条产线": each part has its own */
  if (known && words_any(c, known->to, verb->from, parts, 2) && chinese_subject(c, verb, &run) &&
      !words_any(c, (uint32_t)run.to, verb->from, parts, 2))
    known = NULL;
  bool jobless = words_match(c, verb->from, verb->to, "^失业$") || words_match(c, verb->from, verb->to, "^失業$");
  Found noun = jobless ? actor_chinese_noun(c, verb) : nothing; /* "协会称，纺织业约有五万人失业" */
  if (noun.value.kind != VALUE_NONE) return noun;
  Found listed = words_match(c, verb->from, verb->to, "重整") || words_match(c, verb->from, verb->to, "破产")
                     ? chinese_case(c, verb)
                     : nothing;
  if (listed.value.kind == VALUE_NONE) listed = chinese_firm_list(c, verb);
  if (listed.value.kind != VALUE_NONE) return listed;
  Found latin = !known || known->clause != verb->clause ? actor_latin(c, verb) : nothing;
  if (latin.value.kind == VALUE_LIST && latin.value.count > 1) return latin;
  NameRun nearer;
  if (!known && chinese_town_firm(c, verb, &run) && !(chinese_subject(c, verb, &nearer) && nearer.from > run.to))
    return (Found){one_name(c, document_copy(c->document, c->text + run.from, run.to - run.from), NULL).value,
                   mention_of_run(c, run.from, run.to), "clause"};
  const char *filer = chinese_filing_acts(c, verb) ? document_firm(c->document) : NULL;
  if (filer) return one_name(c, filer, NULL);
  bool subject = chinese_subject(c, verb, &run);
  bool here = subject && verb->clause < c->clauses && run.from >= c->clause[verb->clause].from;
  const LastClaim *last = &c->document->last_claim;
  if (!here && last->known && last->sentence == c->number && last->actor.kind != VALUE_NONE) return acted_before(c);
  const Context *where = c;
  NameRun named;
  if (!here && !known && chinese_firm_before(c, verb, &where, &named)) /* "该公司", "此次裁员" */
    return (Found){one_name(c, document_copy(c->document, c->text + named.from, named.to - named.from), NULL).value,
                   NULL, "previous"};
  if (known && !(subject && run.from <= known->from && run.to >= known->to))
    return members_said(c, known, step_of(known, verb));
  const char *own = subject ? NULL : says_own(c, verb) ? document_firm(c->document) : NULL;
  if (own) return one_name(c, own, NULL);
  if (!subject) return nothing;
  chinese_bare_name(c, &run);
  CodeList names;
  chinese_names(c, &run, &names);
  return (Found){value_list(c->document, &names), mention_of_run(c, run.from, run.to), "clause"};
}

/* "2,000 jobs will be lost": whose, the sentence before told, or the heading. */
static Found told_last(const Context *c, const Mention *verb) {
  const LastClaim *last = &c->document->last_exit;
  static const char *const subjects[] = {"部分企业", "企业",   "企業",   "地区", "产区", "產區", "产业",
                                         "厂家",     "生产线", "生產線", "行业", "省份", "一带"};
  if (c->han && words_any(c, c->from, verb->from, subjects, sizeof subjects / sizeof *subjects))
    return nothing; /* "部分企业停产,有些地区放弃": others than the firm told before */
  if (last->known && last->sentence + 4 >= c->number && last->exit) {
    if (last->actor.kind == VALUE_LIST) return (Found){last->actor, NULL, "previous"};
    if (last->actor.kind == VALUE_TEXT) return one_name(c, last->actor.text, NULL);
  }
  bool opens = verb->token <= 1 && words_match(c, verb->from, verb->to, "ing%s?%l*$");
  const char *about = opens ? actor_of_text(c->document) : NULL;
  if (about) return one_name(c, about, NULL);
  uint32_t headings[3];
  size_t count = document_headings(c->document, c->number, headings);
  for (size_t i = 0; i < count; i++)
    EACH_MENTION (org, document_sentence(c->document, headings[i]), NAME_ORG)
      if (!org->inside && org->org && org->org->kind == ORG_COMPANY) return one_name(c, org->code, org);
  return nothing;
}

/* Whether a name ends with where firms come from, and their noun stands behind it. */
static bool of_a_nation(const Context *c, const Found *f) {
  if (!f->mention || f->value.kind != VALUE_LIST || f->value.count != 1) return false;
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->from > f->mention->from && m->to == f->mention->to && place_is_adjective(c, m) &&
        words_match(c, m->to, c->to, "^%s+%l+s%f[%A]"))
      return true;
  return false;
}

/* "Finance chief Ann Lee said the firm would move": who speaks is no firm; it is the one that the text is about. */
static Found spoken_of(const Context *c, const Mention *verb) {
  enum { BACK_MOST = 3 };
  static const char *const said[] = {
      "%f[%a]said%s+[%l%s]-%f[%a]the%s+[%l%s-]*firm%f[%A]", "%f[%a]said%s+[%l%s]-%f[%a]the%s+[%l%s-]*company%f[%A]",
      "%f[%a]said%s+[%l%s]-%f[%a]the%s+[%l%s-]*group%f[%A]", "%f[%a]said%s+[%l%s]-%f[%a]the%s+[%l%s-]*giant%f[%A]"};
  if (!words_any(c, c->from, verb->from, said, sizeof said / sizeof *said) || company_before(c, verb)) return nothing;
  const char *about = actor_of_text(c->document);
  if (about) return one_name(c, about, NULL);
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++)
    EACH_MENTION (org, document_sentence(c->document, c->number - back), NAME_ORG)
      if (!org->inside && is_company(org)) return one_name(c, org->code, NULL);
  return nothing;
}

/* The firms that act before a verb. */
Found firm_before(Context *c, const Reading *r) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor;
  bool han = chinese_sentence(c);
  if (is_copula(c, verb)) return firms_behind(c, verb);
  const char *own = !han && says_own(c, verb) ? document_firm(c->document) : NULL;
  if (own) return one_name(c, own, NULL);
  Found f = han ? nothing : spoken_of(c, verb);
  if (f.value.kind == VALUE_NONE && !han) f = actor_label(c);
  if (f.value.kind == VALUE_NONE && !han) f = actor_behind_of(c, verb);
  if (f.value.kind == VALUE_NONE && !han) f = actor_owner(c, verb);
  if (f.value.kind == VALUE_NONE && !han) f = actor_relative(c, verb);
  if (f.value.kind == VALUE_NONE && !han) f = actor_by(c, verb);
  if (f.value.kind == VALUE_NONE) f = han ? chinese_firm(c, verb) : by_name(c, verb);
  if (!han && of_a_nation(c, &f)) { /* "Smaller Korean makers" */
    Found nation = actor_of_place(c, verb);
    if (nation.value.kind != VALUE_NONE) return nation;
  }
  if (f.value.kind != VALUE_NONE) return f;
  if (!han) f = firms_behind(c, verb);
  if (f.value.kind == VALUE_NONE && !han) f = actor_ahead(c, verb);
  if (f.value.kind == VALUE_NONE && !han && r->value) f = actor_of_staff(c, r->value, verb);
  if (f.value.kind == VALUE_NONE) f = actor_of_place(c, verb);
  if (f.value.kind == VALUE_NONE && !han) f = actor_described(c, verb);
  if (f.value.kind == VALUE_NONE) f = acted_before(c);
  if (f.value.kind == VALUE_LIST && f.value.count > 1 && r->value && c->document->last_exit.sentence != c->number)
    return nothing; /* a figure is not that of each of those told before */
  if (f.value.kind != VALUE_NONE) return f;
  EACH_MENTION (org, c, NAME_ORG) /* "the closure of Samsung's plant" */
    if (!org->inside && is_company(org) && !actor_only_speaks(c, org->from, org->to, verb, org->org))
      return members(c, org, "sentence");
  if (han) f = actor_chinese_noun(c, verb);
  if (f.value.kind == VALUE_NONE) f = actor_nameless(c, r, verb);
  if (f.value.kind == VALUE_NONE && !han && r->value && context_of(c, NAME_SECTOR, NULL) &&
      words_match(c, c->from, c->to, "%f[%a]sector%f[%A]"))
    f = actor_noun(c, r); /* "threw the sector into doubt, with the loss of 9,000 jobs" */
  if (f.value.kind == VALUE_NONE) f = told_last(c, verb);
  if (han) return f;
  if (f.value.kind == VALUE_NONE && r->value) f = actor_employer(c, r);
  if (f.value.kind == VALUE_NONE) f = actor_noun(c, r);
  const char *reporter = f.value.kind == VALUE_NONE ? document_reporter(c->document) : NULL;
  if (reporter) return one_name(c, reporter, NULL); /* "The foundry in Linz was closed": the firm's own */
  if (f.value.kind == VALUE_NONE) f = actor_collective(c, verb, r->value);
  return f.value.kind == VALUE_NONE && r->value && verb->list == NAME_employment_cue ? actor_trade(c) : f;
}
