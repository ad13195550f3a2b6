/* Which capitalised words before a verb can be the firm that acts: no office, place, goods, person, date, nor a word
 * that is capitalised because it opens the sentence. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

/* Names that are no firms end in a word of office: "Party", "Ministry". */
bool actor_is_office(const Context *c, const NameRun *run) {
  static const char *const offices[] = {
      "Administration", "Minister",    "President", "Ministry",  "Government",  "Commission", "Council", "Department",
      "Province",       "City",        "Board",     "Committee", "Association", "Union",      "Agency",  "Authority",
      "Bureau",         "Act",         "Law",       "Bill",      "Court",       "Tax",        "Program", "Programme",
      "Plan",           "Tool",        "Senate",    "Congress",  "House",       "Parliament", "Policy",  "Office",
      "Secretary",      "Proclamation"};
  static const char *const heads[] = {"^Board%s",          "^Ministry%s",     "^Department%s",    "^Bureau%s",
                                      "^Association%s",    "^Chamber%s",      "^Confederation%s", "^Federation%s",
                                      "^Institute%s",      "^University%s",   "%f[%a]Minister%s", "%f[%a]Secretary%s",
                                      "%f[%a]President%s", "%f[%a]Senator%s", "%f[%a]Governor%s", "%f[%a]Chancellor%s",
                                      "^Court%s"};
  if (words_any(c, run->from, run->to, heads, sizeof heads / sizeof *heads)) return true;
  size_t from = run->to;
  while (from > run->from && is_letter(c->text[from - 1])) from--;
  for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
    if (strlen(offices[i]) == run->to - from && memcmp(c->text + from, offices[i], run->to - from) == 0) return true;
  return false;
}

/* "South Wales": a direction before a place; "Tempe, Ariz.": a state behind a town. */
static bool is_place(const Context *c, const NameRun *run) {
  static const char *const sides[] = {"North",   "South",   "East",    "West",  "Northern", "Southern",
                                      "Eastern", "Western", "Central", "Upper", "Lower",    NULL};
  static const char *const states[] = {"Ala",  "Ariz", "Ark",  "Calif", "Colo", "Conn", "Del",  "Fla",  "Ga",   "Ill",
                                       "Ind",  "Kan",  "Ky",   "La",    "Mass", "Md",   "Mich", "Minn", "Miss", "Mo",
                                       "Mont", "Neb",  "Nev",  "N.C.",  "N.D.", "N.H.", "N.J.", "N.M.", "N.Y.", "Okla",
                                       "Ore",  "Pa",   "R.I.", "S.C.",  "S.D.", "Tenn", "Tex",  "Va",   "Vt",   "Wash",
                                       "W.Va", "Wis",  "Wyo",  "Oh",    "Ohio", NULL};
  char word[12];
  size_t length = 0;
  while (length + 1 < sizeof word && run->from + length < run->to && c->text[run->from + length] != ' ') {
    word[length] = c->text[run->from + length];
    length++;
  }
  word[length] = '\0';
  bool side = word_listed(word, sides);
  if (side && run->from + length == run->to) return true; /* "Western factories" */
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->from <= run->from && m->to >= run->to) return true;
    if (side && m->from > run->from && m->to >= run->to && m->from < run->to) return true;
  }
  return run->from + length >= run->to && run->from >= 2 && c->text[run->from - 2] == ',' && word_listed(word, states);
}

/* "an EV battery factory": what the lexicon knows as goods is no firm; nor is a legal form alone. */
static bool is_goods(const Context *c, const NameRun *run) {
  static const char *const forms[] = {"^Inc%.?$", "^Ltd%.?$", "^Corp%.?$", "^Co%.?$",
                                      "^PLC$",    "^Plc$",    "^AG$",      "^LLC$"};
  if (words_any(c, run->from, run->to, forms, sizeof forms / sizeof *forms)) return true;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->from <= run->from && m->to >= run->to) return true;
  return false;
}

/* Whether the first pages of a text write a word with a capital where no sentence opens: a name indeed. */
bool actor_named_within(const Context *c, const NameRun *run) {
  size_t length = run->to - run->from, pages = c->document->length;
  if (pages > DOCUMENT_PAGES) pages = DOCUMENT_PAGES;
  const char *text = c->text, *end = text + pages;
  for (const char *at = text; (at = memmem(at, (size_t)(end - at), text + run->from, length)); at += length) {
    bool inside = at > text + 1 && at[-1] == ' ' && (is_letter(at[-2]) || at[-2] == ',');
    if (inside && at + length < end && !is_letter(at[length])) return true;
  }
  return false;
}

/* A single word that opens a sentence is capitalised anyway: "Ongoing closures", "Steps to reduce ...", "Low-end
 * imports have led to ...". A name it is where the text capitalises it elsewhere too; else its form tells. */
static bool opens_only(const Context *c, const NameRun *run) {
  static const char *const common[] = {"ing$",  "ions?$", "ments?$", "ness$",  "ities$", "[^suioa]s$", "ers$",
                                       "ally$", "ed$",    "%-%l+$",  "ages?$", "opt$",   "ance$",      "ence$"};
  uint32_t from = (uint32_t)run->from, to = (uint32_t)run->to, first = c->from;
  while (first < from && !is_letter(c->text[first])) first++;
  bool bracket = from > c->from + 2 && memcmp(c->text + from - 2, ") ", 2) == 0; /* "(Source) Prices fell ..." */
  bool many = words_match(c, to, c->to, "^%s+%l+s%s+h?a[vr]e%f[%A]");            /* "Sudden shortages have led to" */
  static const char *const nouns[] = {"^%s+%l+ity%s",  "^%s+%l+tion%s", "^%s+%l+ment%s", "^%s+%l+ness%s",
                                      "^%s+%l+ance%s", "^%s+%l+ence%s", "^%s+%l+ism%s",  "^%s+%l+sis%s"};
  many |= words_any(c, to, c->to, nouns, sizeof nouns / sizeof *nouns); /* "Price volatility" */
  if (from == first && many && !actor_named_within(c, run)) return true;
  if ((from != first && !bracket) || to - from <= 3 || !words_match(c, from, to, "^%u[%l-]+$")) return false;
  if (memcmp(c->text + to - 3, "ing", 3) == 0) return true;
  return words_any(c, from, to, common, sizeof common / sizeof *common) && !actor_named_within(c, run);
}

/* Whether a name before the verb can be the one who acts. */
bool actor_can_act(const Context *c, Subject *s) {
  /* behind these stands a place, a month, a partner, not the one who acts */
  static const char *const behind[] = {"in",   "at",      "near",  "of",    "from", "to",    "by",      "on",   "its",
                                       "into", "outside", "until", "since", "with", "after", "against", "than", NULL};
  Mention at = {.from = (uint32_t)s->run.from, .to = (uint32_t)s->run.to};
  if (word_listed(place_word_before(c, &at).text, behind) && !actor_owns(c, s->run.from)) return false;
  static const char *const led[] = {"%f[%a]to%s+%l+%-%l+%s+$", "%f[%a]by%s+%l+%-%l+%s+$", "%f[%a]from%s+%l+%-%l+%s+$",
                                    "%f[%a]with%s+%l+%-%l+%s+$"}; /* "owes to state-owned Acme Bank" */
  if (words_any(c, at.from > c->from + 24 ? at.from - 24 : c->from, at.from, led, sizeof led / sizeof *led))
    return false;
  if (words_match(c, at.from > c->from + 8 ? at.from - 8 : c->from, at.from, "%f[%a]of%s+the%s+$") && !s->org &&
      !actor_owns(c, s->run.from))
    return false; /* "production of the Vega and Orion" */
  static const char *const bodies[] = {"^%s+and%s+%u[%a%s]-Association",   "^%s+and%s+%u[%a%s]-Federation",
                                       "^%s+and%s+%u[%a%s]-Confederation", "^%s+and%s+%u[%a%s]-Chamber",
                                       "^%s+and%s+%u[%a%s]-Union",         "^%s+and%s+%u[%a%s]-Council",
                                       "^%s+and%s+%u[%a%s]-Ministry",      "^%s+and%s+%u[%a%s]-Commission"};
  if (words_any(c, at.to, c->to, bodies, sizeof bodies / sizeof *bodies)) return false;
  if (words_match(c, at.from, at.to, "%-related$")) return false;
  if (words_match(c, at.from, at.to, "^%u+%s+%u+%s+%u+%s+%u[%u%s.]*$")) return false; /* a heading in capitals */
  static const char *const others[] = {"rival%s+$", "parent%s+$",   "subsidiary%s+$", "competitor%s+$", "partner%s+$",
                                       "owner%s+$", "supplier%s+$", "peer%s+$",       "affiliate%s+$",  "unit%s+$"};
  uint32_t lead = at.from > c->from + 24 ? at.from - 24 : c->from; /* "its planned Ottawa plant" */
  bool its =
      words_match(c, lead, at.from, "%f[%a]its%s+%l+%s$") || words_match(c, lead, at.from, "%f[%a]their%s+%l+%s$");
  if (its && !words_any(c, lead, at.from, others, sizeof others / sizeof *others)) return false;
  s->whose = words_match(c, at.to, c->to, "^[’']+s?%s");
  static const char *const called[] = {"%([\"“]$", "%([\"“]?the%s+$", "%(“$", "%(“the%s+$"};
  if (words_any(c, lead, at.from, called, sizeof called / sizeof *called))
    return false; /* (\"the Plant\"): a short name */
  if (s->org) return true;
  if (at.from > c->from && strchr("([/", c->text[at.from - 1])) return false; /* "Dow (Midland, Michigan)" */
  if (words_match(c, lead, at.from, "%(%u+:%s?$")) return false;              /* "Dow (NYSE:DOW)" */
  for (size_t i = 0; i < c->mentions; i++) {                                  /* "Thirty-eight workers", "85 GW" */
    const Mention *m = &c->mention[i];
    bool figure = m->type >= NAME_NUMBER && m->type <= NAME_QUANTITY;
    if (figure && m->from <= s->run.from && m->to >= s->run.to) return false;
  }
  bool date = false;
  EACH_MENTION (m, c, NAME_DATE) date |= m->from <= s->run.from && m->to >= s->run.to;
  EACH_MENTION (m, c, NAME_ORG)
    if (!m->inside && m->from <= s->run.from && m->to >= s->run.to) return false; /* an institution */
  const char *name = document_copy(c->document, c->text + s->run.from, s->run.to - s->run.from);
  if (name && actor_is_nobody(name)) return false;
  return !date && !actor_is_office(c, &s->run) && !is_place(c, &s->run) && !is_goods(c, &s->run) &&
         !opens_only(c, &s->run) && !actor_is_person(c, &s->run);
}
