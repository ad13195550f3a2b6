/* Measures that are told as a side's own, by no verb: "Chile's 12% tariff on Peruvian copper", "US 20% timber duties
 * (proposed)", "Malaysia's curbs on ore exports". The words around the noun say how far the measure has come. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/reading.h"
#include "claim/window.h"

enum { STAGE_REACH = 34, OWN_VERB = 8 };

/* Whether from..to holds nothing but words that may stand before a noun of duty, up to four. */
static bool only_qualifies(const Context *c, uint32_t from, uint32_t to) {
  static const char *const words[] = {"new",
                                      "additional",
                                      "extra",
                                      "import",
                                      "flat",
                                      "blanket",
                                      "universal",
                                      "baseline",
                                      "proposed",
                                      "planned",
                                      "existing",
                                      "current",
                                      "own",
                                      "latest",
                                      "temporary",
                                      "special",
                                      "punitive",
                                      "reciprocal",
                                      "steep",
                                      "high",
                                      "higher",
                                      "hefty",
                                      "massive",
                                      "global",
                                      "total",
                                      "combined",
                                      "retaliatory",
                                      "up",
                                      "to",
                                      "threatened",
                                      "looming",
                                      "further",
                                      "sweeping",
                                      "the",
                                      "a",
                                      "an",
                                      "of",
                                      "as",
                                      "much",
                                      "so-called",
                                      "ad",
                                      "valorem",
                                      "base",
                                      "effective",
                                      "initial",
                                      "original",
                                      "cumulative",
                                      "provisional",
                                      "across-the-board",
                                      "overall",
                                      "old",
                                      "recent",
                                      "stiff",
                                      "minimum",
                                      "general",
                                      "longstanding",
                                      "long-standing",
                                      "tit-for-tat",
                                      "punishing",
                                      "tariff",
                                      "tariffs",
                                      "duty",
                                      "duties",
                                      "levy",
                                      "about",
                                      "roughly",
                                      "nearly",
                                      "almost",
                                      "customs",
                                      "border",
                                      "potential",
                                      "possible",
                                      "expected",
                                      "fresh",
                                      "section",
                                      "national",
                                      "security",
                                      "counter",
                                      "sectoral",
                                      "secondary",
                                      "broad",
                                      "harsh",
                                      "tough",
                                      "unjustified",
                                      "first-term",
                                      "incoming",
                                      "232",
                                      "301",
                                      "201"};
  size_t count = 0;
  char word[16];
  while (from < to) {
    size_t length = 0;
    while (from < to && strchr(" \t\n\"(~$", c->text[from])) from++;
    while (from + length < to && !strchr(" \t\n\"(~$", c->text[from + length])) length++;
    if (length == 0) break;
    PatternMatch quoted; /* "Trump's “trafficking” tariffs" */
    if (words_find(c, from, to, "^“[%a%s-]*”()", &quoted)) {
      from += (uint32_t)quoted.to;
      continue;
    }
    if (length >= sizeof word || ++count > 4) return false;
    for (size_t i = 0; i < length; i++) word[i] = (char)(c->text[from + i] | 0x20);
    word[length] = '\0';
    bool known = false;
    for (size_t i = 0; !known && i < sizeof words / sizeof *words; i++) known = code_is(word, words[i]);
    known |= length > 6 && strcmp(word + length - 3, "ing") == 0; /* "its crippling 30% tariff" */
    if (!known) return false;
    from += (uint32_t)length;
  }
  return true;
}

/* The end of what makes a side the owner: "'s", "’"; 0 where another word follows that none can own. */
static uint32_t owner_end(const Context *c, uint32_t to) {
  PatternMatch match;
  if (words_find(c, to, c->to, "^[’']+s?()", &match)) return to + (uint32_t)match.to;
  return words_match(c, to, c->to, "^%s") ? to : 0;
}

/* Nothing but names of goods and sides and adjectives stands between a rate and its noun: no verb, no other object. */
static bool stands_at(const Context *c, uint32_t from, uint32_t to) {
  static const char *const others[] = {
      "%f[%a]despite%f[%A]", "%f[%a]amid%f[%A]",  "%f[%a]o[nf]%f[%A]", "%f[%a]in%f[%A]",
      "%f[%a]by%f[%A]",      "%f[%a]from%f[%A]",  "%f[%a]to%f[%A]",    "%f[%a]for%f[%A]",
      "%f[%a]with%f[%A]",    "%f[%a]after%f[%A]", "%f[%a]as%f[%A]",    "%f[%a]over%f[%A]",
      "%f[%a]and%f[%A]",     "%f[%a]than%f[%A]",  "%f[%a]under%f[%A]", "[,;:]"};
  return !words_any(c, from, to, others, sizeof others / sizeof *others);
}

bool measure_held(const Reading *r) { return (r->rule->is & IS_HELD) && reading_capture(r, NAME_imposer); }

/* "American duties", "U.S. duties", "Trump tariffs", no "Japan duties", which others lay. */
static bool is_adjective(const Context *c, const Mention *owner) {
  static const char *const ends[] = {"U%.?S%.?$", "EU$", "UK$", "[ie]an$", "ican$", "ese$", "ish$", "ch$", "[qlk]i$"};
  return (owner->org && owner->org->kind == ORG_OFFICIAL) ||
         words_any(c, owner->from, owner->to, ends, sizeof ends / sizeof *ends);
}

/* "a 25% American duty"; "the 25% U.S. duties" were told before. */
static bool lays_as_adjective(const Context *c, const Mention *owner, const Mention *rate) {
  Window before = window_before(c, rate->from, 6);
  return is_adjective(c, owner) && !window_has(&before, "%f[%a]the%s+$");
}

/* The side whose own a measure is by the words right before it: "a reply to Chile's 20% tariff", "to cut U.S. duties";
 * NULL: none. */
const Party *measure_owner(Context *c, const Mention *measure) {
  enum { OWNER_REACH = 48 };
  size_t count;
  const Party *party = role_parties(c, &count), *owner = NULL;
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->to > measure->from || measure->from - m->to > OWNER_REACH || code_is(party[i].code, "WLD")) continue;
    uint32_t end = owner_end(c, m->to), until = measure->from;
    if (!end ||
        (end == m->to && !words_match(c, m->from, m->to, "^U%.?S%.?$") && !words_match(c, m->from, m->to, "^EU$")))
      continue;
    EACH_MENTION (rate, c, NAME_PERCENT)
      if (rate->from >= end && rate->to <= measure->from && stands_at(c, rate->to, measure->from)) until = rate->from;
    if (only_qualifies(c, end, until)) owner = &party[i];
  }
  return owner;
}

bool measure_is_owned(const Context *c, const Reading *r) {
  static const uint16_t verbs[] = {NAME_effect_cue, NAME_schedule_cue};
  const Mention *owner = reading_capture(r, NAME_imposer), *measure = r->measure ? r->measure : r->head;
  if (!owner || !measure) return false;
  for (size_t i = 0; i < 2; i++) { /* its own verb tells more */
    const Mention *cue = context_of(c, verbs[i], measure);
    if (cue && cue->token < measure->last + OWN_VERB && context_of(c, NAME_MEASURE, NULL) == r->measure &&
        !words_match(c, measure->to, cue->from, "%(%s*$"))
      return false;
  }
  uint32_t end = owner_end(c, owner->to), word = owner->from;
  while (word > c->from && c->text[word - 1] == ' ') word--;
  uint32_t word_to = word;
  while (word > c->from && c->text[word - 1] != ' ') word--;
  if (owner->to <= measure->from && measure_is_supposed(c, measure, word, word_to)) return false;
  const Mention *rate = NULL;
  EACH_MENTION (m, c, NAME_PERCENT)
    if (m->from >= owner->to && (!rate || m->to <= measure->from)) rate = m;
  uint32_t lead = owner->from > c->from + 24 ? owner->from - 24 : c->from;
  const Mention *ends = context_last_between(c, NAME_terminate_cue, lead, owner->from); /* "welcomed the end of" */
  if (ends && words_match(c, ends->to, owner->from, "^%s*o?f?%s*t?h?e?%s*$")) return false;
  if (code_is(r->rule->status, "in force")) /* "Chile's tariffs on Peru and Bolivia" */
    return (end > owner->to ||
            (end && is_adjective(c, owner) && !words_match(c, owner->to, measure->from, "^%s+%l+ing%f[%A]"))) &&
           only_qualifies(c, end, measure->from) && !words_match(c, c->from, c->to, "[%?]%s*$");
  EACH_MENTION (m, c, NAME_PERCENT) /* "an additional 30% Chilean tariff on wine" */
    if (end && m->to <= owner->from && words_match(c, m->to, owner->from, "^%s+$"))
      return lays_as_adjective(c, owner, m) && only_qualifies(c, end, measure->from);
  if (end == 0 || !rate) return false;
  uint32_t until = rate->to <= measure->from ? rate->from : measure->from;
  return only_qualifies(c, end, until) && (until == measure->from || stands_at(c, rate->to, measure->from));
}

/* What the words at the noun say of it: "proposed", "possible": meant; "current": there; NULL: nothing. */
const char *measure_owned_status(const Context *c, const Mention *measure) {
  static const char *const meant[] = {"propos",  "planned", "possibl", "looming", "expected",    "upcoming", "threaten",
                                      "pending", "awaited", "future",  "promise", "prospective", "potential"};
  static const char *const there[] = {"current", "existing", "long%-standing", "years%-old"};
  Window before = window_before(c, measure->from, STAGE_REACH), after = window_after(c, measure->to, STAGE_REACH);
  if (window_any(&before, meant, sizeof meant / sizeof *meant) || window_has(&after, "^[^%(%.,]-%([%a%s]-propos") ||
      window_has(&after, "^[^%(%.,]-%([%a%s]-plan"))
    return "planned";
  if (window_has(&before, "%f[%a]will%s+[%a%s]-%l%s+[%w%s.%%]*$"))
    return "announced"; /* "will be subject to a 10% EU duty" */
  if (words_match(c, measure->to, c->to, "^[^;]-,?%s+will%s+stay%f[%A]") ||
      words_match(c, measure->to, c->to, "^[^;]-,?%s+will%s+remain%f[%A]"))
    return "in force";
  PatternMatch is; /* "Peru's tariff on cars is 9 percent" */
  if (words_find(c, measure->to, c->to, "^[^,;%d]-%f[%a]is%s+%d", &is) && is.to < 60) return "in force";
  return window_any(&before, there, sizeof there / sizeof *there) ? "in force" : NULL;
}

/* "the 15% Japan tariffs", "US 25% Chinese car duties": the side named between the owner and the noun. */
Found measure_owned_target(Context *c, const Reading *r) {
  const Mention *owner = reading_capture(r, NAME_imposer), *measure = r->measure ? r->measure : r->head;
  CodeList codes;
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; owner && measure && i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from < owner->to || m->to > measure->from || party[i].org || code_is(party[i].code, "WLD")) continue;
    if (!words_match(c, m->to, measure->from, "^%s+[%l%s-]*$")) continue;
    role_with_list(c, &party[i], &codes);
    return (Found){value_list(c->document, &codes), m, "clause"};
  }
  return (Found){.step = NULL};
}

/* "Peru's new tariffs on steel and tin": on goods, of whatever origin. */
bool measure_owned_on_goods(const Context *c, const Reading *r) {
  const Mention *measure = r->measure ? r->measure : r->head;
  EACH_MENTION (goods, c, NAME_SECTOR)
    if (measure && goods->from > measure->to && words_match(c, measure->to, goods->from, "^%s+on%s+[%l%s]*$"))
      return true;
  return false;
}

/* Whether goods are of the noun phrase: "Chile's copper duties", "duties on copper from Peru"; not what it moved. */
bool measure_owned_goods(const Context *c, const Reading *r, const Mention *sector) {
  const Mention *owner = reading_capture(r, NAME_imposer), *measure = r->measure ? r->measure : r->head;
  if (!owner || !measure) return true;
  if (sector->to <= measure->from) return sector->from >= owner->to;
  static const char *const on[] = {"^%s+on%s", "^%s+against%s", "^%s+of%s+[^,;]-%f[%a]on%s", "^%s*%b()%s*on%s"};
  static const char *const verbs[] = {
      "%f[%a]ha[sdv]e?%f[%A]",        "%f[%a]w?i[ls]l?%f[%A]", "%f[%a]a?w?[ae]re%f[%A]", "%f[%a]was%f[%A]",
      "%f[%a]%l%l%l+%s+%l+ed%s+[%a]", "%f[%a]would%f[%A]",     "%f[%a]hit%f[%A]",        "%f[%a]hurts?%f[%A]"};
  return words_any(c, measure->to, sector->from, on, sizeof on / sizeof *on) &&
         !words_any(c, measure->to, sector->from, verbs, sizeof verbs / sizeof *verbs);
}
