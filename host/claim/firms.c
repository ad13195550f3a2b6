/* Firms and sites: the actors of exits, and where a plant stands. */
#include <stdio.h>
#include <string.h>

#include "claim/claim_part.h"

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

/* "South Korean companies": firms of a place that stay unnamed. */
static Found unnamed(const Context *c, const Mention *verb) {
  static const char *const firms[] = {"^%s+compan", "^%s+firms", "^%s+manufacturers", "^企业", "^公司"};
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->to > verb->from) continue;
    Window after = window_after(c, m->to, 14);
    for (size_t i = 0; i < sizeof firms / sizeof *firms; i++) {
      if (!window_has(&after, firms[i])) continue;
      char name[64];
      int length = snprintf(name, sizeof name, "%.40s companies", m->code);
      return one_name(c, document_copy(c->document, name, (size_t)length), m);
    }
  }
  return nothing;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Names that are no firms end in a word of office: "Party", "Ministry". */
static bool is_office(const Context *c, const NameRun *run) {
  static const char *const offices[] = {"Minister", "President",  "Ministry", "Government", "Commission",
                                        "Council",  "Department", "Province", "City"};
  size_t from = run->to;
  while (from > run->from && is_letter(c->text[from - 1])) from--;
  for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
    if (strlen(offices[i]) == run->to - from && memcmp(c->text + from, offices[i], run->to - from) == 0) return true;
  return false;
}

static bool is_place(const Context *c, const NameRun *run) {
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->from <= run->from && m->to >= run->to) return true;
  return false;
}

/* Whether a name stands near before the verb, with nobody else speaking in between. */
static bool closely(const Context *c, const NameRun *run, const Mention *verb) {
  size_t words = 0;
  for (size_t at = run->to; at < verb->from; at++) {
    bool space = c->text[at] == ' ' || (c->text[at] >= '\t' && c->text[at] <= '\r');
    bool before = at > run->to && !(c->text[at - 1] == ' ' || (c->text[at - 1] >= '\t' && c->text[at - 1] <= '\r'));
    words += !space && !before;
  }
  uint32_t from = (uint32_t)run->to;
  return (words <= 9 && !context_last_between(c, NAME_say_cue, from, verb->from)) ||
         (words <= 14 && context_last_between(c, NAME_announce_cue, from, verb->from));
}

/* The last name before a verb that is neither an office nor a place. */
static bool named_before(const Context *c, const Mention *verb, uint32_t from, NameRun *run) {
  /* behind these stands a place or a month, not the one who acts */
  static const char *const behind[] = {"in", "at",  "near", "of",      "from",  "to",    "by",
                                       "on", "its", "into", "outside", "until", "since", NULL};
  NameRun runs[RUNS_MOST];
  for (size_t i = runs_find(c->text, c->document->length, from, verb->from, runs); i > 0; i--) {
    *run = runs[i - 1];
    Mention at = {.from = (uint32_t)run->from, .to = (uint32_t)run->to};
    if (word_listed(place_word_before(c, &at).text, behind)) continue;
    if (!is_office(c, run) && !is_place(c, run)) return true;
  }
  return false;
}

static const Mention *company_before(const Context *c, const Mention *verb) {
  const Mention *best = NULL;
  EACH_MENTION (org, c, NAME_ORG) {
    if (org->to > verb->from || org->inside || !is_company(org)) continue;
    if (best && best->clause == verb->clause && org->clause != verb->clause) continue;
    if (!best || best->clause != org->clause) best = org;
  }
  return best;
}

/* "PVH, the American clothing group, closed ...": the name that opens the sentence, before an apposition. */
static bool subject_before_comma(const Context *c, const Mention *verb, NameRun *run) {
  NameRun runs[RUNS_MOST];
  if (runs_find(c->text, c->document->length, c->from, verb->from, runs) == 0 || runs[0].from != c->from) return false;
  *run = runs[0];
  uint32_t to = (uint32_t)run->to;
  return words_match(c, to, verb->from, "^, an?%s") || words_match(c, to, verb->from, "^, the%s");
}

static bool is_mark(const char *at) {
  static const char *const marks[] = {"，", "。", "、", "；", "："};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (memcmp(at, marks[i], 3) == 0) return true;
  return false;
}

/* "八一钢铁宣布关停…": a Chinese firm that opens the clause of the verb, told by what the names of firms end in. */
static bool chinese_name(const Context *c, uint32_t from, uint32_t to, NameRun *run) {
  enum { NAME_LEAST = 6, NAME_LONGEST = 36 };
  static const char *const ends[] = {"集团", "公司", "股份", "钢铁", "科技", "汽车", "能源", "重工", "化工", "铝业",
                                     "水泥", "纸业", "矿业", "电子", "船舶", "轮胎", "实业", "电力", "药业", "光电",
                                     "控股", "材料", "玻璃", "铜业", "锂业", "石化", "制药", "纺织", "电器", "半导体"};
  while (from + 3 <= to && is_mark(c->text + from)) from += 3;
  if (from >= to || (unsigned char)c->text[from] < 128) return false;
  uint32_t room = to - from, best = 0;
  if (room > NAME_LONGEST) room = NAME_LONGEST;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t length = strlen(ends[i]);
    const char *at = memmem(c->text + from, room, ends[i], length);
    uint32_t end = at ? (uint32_t)(at - c->text + (ptrdiff_t)length) : 0;
    if (at && end - from > NAME_LEAST && end > best) best = end;
  }
  if (!best) return false;
  *run = (NameRun){from, best};
  return true;
}

/* The firms that act before a verb: companies the lexicon knows, a capitalised name, or "firms of a country". */
Found firm_before(Context *c, const Reading *r) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor, *best = company_before(c, verb);
  if (best) return members(c, best, step_of(best, verb));
  uint32_t from = verb->clause < c->clauses ? c->clause[verb->clause].from : c->from;
  NameRun run;
  if (named_before(c, verb, from, &run) && closely(c, &run, verb))
    return one_name(c, document_copy(c->document, c->text + run.from, run.to - run.from),
                    mention_of_run(c, run.from, run.to));
  if (subject_before_comma(c, verb, &run) || chinese_name(c, from, verb->from, &run))
    return one_name(c, document_copy(c->document, c->text + run.from, run.to - run.from),
                    mention_of_run(c, run.from, run.to));
  Found f = unnamed(c, verb);
  if (f.value.kind != VALUE_NONE) return f;
  const LastClaim *last = &c->document->last_claim; /* "..., and 1,200 people lost their jobs" */
  if (last->known && last->sentence == c->number && last->actor.kind == VALUE_LIST)
    return (Found){last->actor, NULL, "previous"};
  if (last->known && last->sentence == c->number && last->actor.kind == VALUE_TEXT)
    return one_name(c, last->actor.text, NULL);
  EACH_MENTION (org, c, NAME_ORG) /* "the closure of Samsung's plant" */
    if (!org->inside && is_company(org)) return members(c, org, "sentence");
  return nothing;
}

/* "at Port Talbot": a site that no lexicon knows, so that none from afar may stand in for it. */
static bool stands_elsewhere(const Context *c, const Mention *verb) {
  size_t end = (size_t)c->to + 2 < c->document->length ? (size_t)c->to + 2 : c->document->length;
  PatternMatch match;
  for (size_t at = verb->to > 0 ? verb->to - 1 : 0;; at = match.to - 1) {
    if (!pattern_find(c->text, end, at, "%f[%a][ia][nt]%s+%f[%u]", &match) || match.to > c->to) return false;
    bool dated = false;
    EACH_MENTION (date, c, NAME_DATE) dated |= date->from <= match.to && date->to > match.to;
    if (!dated) return true;
  }
}

static bool is_left(const char *word) {
  static const char *const words[] = {"in", "from", "of", "at", "在", "从", NULL};
  return word_listed(word, words);
}

/* "the German firm Leoni", "韩国企业": where a firm is at home. */
static bool is_home(const Window *after) {
  static const char *const firms[] = {"^%s+%l*%s*%l*%s*firm%f[%A]",
                                      "^%s+%l*%s*%l*%s*company%f[%A]",
                                      "^%s+%l*%s*%l*%s*%l*maker%f[%A]",
                                      "^%s+%l*%s*%l*%s*giant%f[%A]",
                                      "^%s+%l*%s*%l*%s*group%f[%A]",
                                      "^%s+%l*%s*%l*%s*producer%f[%A]",
                                      "^%s+%l*%s*%l*%s*supplier%f[%A]",
                                      "^企业",
                                      "^公司",
                                      "^厂商"};
  for (size_t i = 0; i < sizeof firms / sizeof *firms; i++)
    if (window_has(after, firms[i])) return true;
  return false;
}

/* The place that qualifies the plant, or follows "in", "from", "out of"; never where it goes to. */
static const Mention *nearest_site(const Context *c, const Mention *verb, const Mention *head) {
  static const char *const goes[] = {"to", "into", "向", "至", NULL};
  const Mention *best = NULL;
  double best_cost = 0;
  EACH_MENTION (m, c, NAME_PLACE) {
    SmallWord word = place_word_before(c, m);
    Window after = window_after(c, m->to, 32);
    if (m->inside || word_listed(word.text, goes) || (m->to <= verb->from && is_home(&after))) continue;
    bool left = is_left(word.text), behind = head && m->from >= head->to;
    double cost = context_distance(m, head ? head : verb);
    if (m->from >= verb->to) cost -= 4;
    if (left) cost -= 6;
    if (!left && behind) cost += 12;
    if (!left && m->to <= verb->from && !(head && m->to <= head->from && m->from >= verb->to)) cost += 12;
    if (!best || cost < best_cost) best = m, best_cost = cost;
  }
  return best && best_cost < 16 ? best : NULL;
}

/* Where a plant is closed or left. */
Found firm_site(Context *c, const Reading *r) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor, *best = nearest_site(c, verb, r->head);
  if (!best) return stands_elsewhere(c, verb) ? (Found){.step = "none"} : nothing;
  const Mention *city = best; /* a plant stands in the city; the capital's name is the government's elsewhere */
  EACH_MENTION (other, c, NAME_PLACE)
    if (other->from == best->from && other->to == best->to && strncmp(other->code, "CN-", 3) == 0) city = other;
  if (strcmp(city->code, "EU") == 0) return (Found){value_text("BEL"), city, "clause"}; /* "its Brussels plant" */
  return (Found){value_text(place_value(city)), city, step_of(city, verb)};
}

/* Where works stand: the nearest place behind "in", "at", "on", "near"; where that is one that no lexicon knows, the
 * place the passage is about, never the owner's country. */
Found firm_works(Context *c, const Reading *r) {
  static const char *const stands[] = {"in", "at", "on", "near", "outside", "在", "于", "位于", NULL};
  static const FillPath around = {
      .field = NAME_place, .steps = 3, .step = {STEP_PREVIOUS, STEP_HEADING, STEP_DOCUMENT}};
  const Mention *head = r->head ? r->head : r->trigger ? r->trigger : r->anchor, *best = NULL;
  double best_gap = 0;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || !word_listed(place_word_before(c, m).text, stands)) continue;
    double gap = context_distance(m, head);
    if (!best || gap < best_gap) best = m, best_gap = gap;
  }
  if (best) return (Found){value_text(place_value(best)), best, step_of(best, head)};
  Search search = {.context = c, .reading = r};
  return stands_elsewhere(c, head) ? fill_slot(&search, NAME_place, &around) : nothing;
}
