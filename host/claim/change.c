/* Levels and changes: an amount that tells by how much something moved is no level of it ("exports rose $4 billion to
 * $60 billion"), nor is one that was only expected; a change from the month or the quarter before is none from the
 * year before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/period.h"
#include "claim/reading.h"
#include "claim/window.h"
#include "text/date.h"

enum { FILLER_MOST = 28, TOLD_MOST = 48 };

/* Whether nothing stands in from..to but words that may come between a verb of movement and how far it went. */
static bool only_filler(const char *text, uint32_t from, uint32_t to) {
  static const char *const words[] = {
      "by",       "of",    "a",        "an",   "about",         "some",       "around",    "nearly",  "almost",
      "over",     "only",  "just",     "more", "than",          "roughly",    "another",   "further", "around",
      "least",    "at",    "as",       "much", "approximately", "additional", "estimated", "modest",  "sharp",
      "whopping", "total", "slightly", NULL};
  char word[16];
  while (from < to) {
    if (is_space(text[from])) {
      from++;
      continue;
    }
    size_t length = 0;
    while (from < to && is_letter(text[from])) {
      if (length + 1 < sizeof word) word[length] = (char)(text[from] | 0x20);
      length++;
      from++;
    }
    if (length == 0 || length >= sizeof word) return false;
    word[length] = '\0';
    if (!word_listed(word, words)) return false;
  }
  return true;
}

/* "rose by $4 billion", "a drop of 3 million tonnes", "$5 billion more than". */
static bool tells_movement(const Context *c, const Mention *value, const Mention *trigger) {
  static const char *const bounds[] = {"^below%s", "^above%s", "^under%s"};
  if (words_any(c, value->from, value->to, bounds, sizeof bounds / sizeof *bounds)) return false; /* "slid below $40" */
  Window lead_in = window_before(c, value->from, 12); /* "closed lower at $9,500", "was up 4 percent at 75 million" */
  if (window_has(&lead_in, "%f[%a]at%s+$")) return false;
  static const uint16_t moves[] = {NAME_rise_cue, NAME_fall_cue, NAME_close_cue, NAME_aim_up_cue, NAME_aim_down_cue};
  static const char *const behind[] = {
      "^%s+more%f[%A]",       "^%s+less%f[%A]",  "^%s+fewer%f[%A]",     "^%s+lower%f[%A]",    "^%s+higher%f[%A]",
      "^%s+additional%f[%A]", "^%s+extra%f[%A]", "^%s+reduction%f[%A]", "^%s+increase%f[%A]", "^%s+decrease%f[%A]",
      "^%s+decline%f[%A]",    "^%s+drop%f[%A]",  "^%s+cut%f[%A]",       "^%s+rise%f[%A]"};
  for (size_t i = 0; i < 2; i++)
    EACH_MENTION (m, c, moves[i]) {
      if (m->to > value->from) break;
      if (trigger && m->from == trigger->from) continue; /* "added 16 GW of solar power" tells the level */
      if (value->from - m->to <= FILLER_MOST && (unsigned char)c->text[m->from] < 0x80 &&
          only_filler(c->text, m->to, value->from))
        return true;
    }
  static const char *const by[] = {"%f[%a]by%s+$", "%f[%a]by%s+a?n?o?t?h?e?r?%s*$", "%f[%a]by%s+close%s+to%s+$",
                                   "%f[%a]by%s+%a+%s+$", "%f[%a]by%s+more%s+than%s+$"};
  Window reach = window_before(c, value->from, 16); /* "cutting its output by another 10,000" */
  if (value->type == NAME_PERCENT && window_has(&reach, "%f[%a]by%s+%a*%s*$")) return true; /* "cut its use by 30%" */
  if (window_any(&reach, by, sizeof by / sizeof *by) &&
      !words_match(c, value->from > c->from + 16 ? value->from - 16 : c->from, value->from, "%f[%a]by%s+%u"))
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
      EACH_MENTION (m, c, moves[i])
        if (m->to <= value->from && m->clause == value->clause && value->token - m->last <= 16) return true;
  Window lead = window_before(c, value->from, 12), lost = window_before(c, value->from, 32);
  if (window_has(&lost, "%f[%a]a%s+loss%s+of%s+[%a%s]*$")) return true;
  if (window_has(&lead, "%f[%a]every%s+$") || window_has(&lead, "%f[%a]each%s+$"))
    return true; /* "seven in every 10 cars" */
  Window after = window_after(c, value->to, 14);
  return window_any(&after, behind, sizeof behind / sizeof *behind);
}

bool change_of_level(const Context *c, const Reading *r) {
  return r->rule->level && (r->value->type != NAME_PERCENT || r->rule->of_rate) &&
         tells_movement(c, r->value, r->trigger);
}

bool change_expected(const Context *c, const Mention *value) {
  static const char *const awaited[] = {"expectations?%s+[fo][ofr]r?%s+[%a%s]*$",
                                        "forecasts?%s+[fo][ofr]r?%s+[%a%s]*$",
                                        "estimates?%s+of%s+[%a%s]*$",
                                        "consensus%s+[%a%s]*$",
                                        "versus%s+expected%s+$",
                                        "[%s,]expected%s+$"};
  if ((unsigned char)c->text[value->from] >= 0xE3) return false;
  static const char *const against[] = {
      "%f[%a]than%f[%A]",  "%f[%a]against%f[%A]",  "%f[%a]versus%f[%A]",      "%f[%a]vs%f[%A]",  "%f[%a]above%f[%A]",
      "%f[%a]below%f[%A]", "%f[%a]compared%f[%A]", "%f[%a]topp[ei]",          "%f[%a]beat",      "%f[%a]miss[ei]",
      "%f[%a]exceed",      "%f[%a]from%f[%A]",     "%f[%a]line%s+with%f[%A]", "%f[%a]economist", "%f[%a]analyst",
      "%f[%a]poll",        "%f[%a]market%s",       "%f[%a]despite%f[%A]",     "expected%s+$"};
  Window before = window_before(c, value->from, 40), wide = window_before(c, value->from, 90);
  return window_any(&before, awaited, sizeof awaited / sizeof *awaited) &&
         window_any(&wide, against, sizeof against / sizeof *against);
}

/* What stands behind a figure, or behind the last of those beside it ("11 and 12 percent"), up to the next one. */
static Window told_behind(const Context *c, const Mention *value) {
  uint32_t from = value->to, to = c->to;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->type < NAME_NUMBER || m->type > NAME_QUANTITY || m->from < from) continue;
    if (m->type == value->type && words_match(c, from, m->from, "^%s*,?%s*a?n?d?%s*$")) {
      from = m->to;
      continue;
    }
    to = m->from;
    break;
  }
  return window_of(c, from, to - from < TOLD_MOST ? to : from + TOLD_MOST);
}

/* Whether a change is told against the month just before the one it is of: "in November ..., up 2.3 percent from
 * October". Where no year is known, bare names of months tell it. */
static bool against_month_before(const Context *c, const Mention *value, const char *period) {
  int y, m, d, base;
  bool known = period && strlen(period) == 7;
  EACH_MENTION (date, c, NAME_DATE) {
    if (date->from < value->to || date->token - value->last > 6 || !date_is_base(c, date)) continue;
    if (known && date->date->readings && date->date->grain == GRAIN_MONTH) {
      date_to_civil(date->date->reading[0].lo, &y, &m, &d);
      return atoi(period) * 12 + atoi(period + 5) - 1 == y * 12 + m;
    }
    if (known || (base = date_bare_month(c, date)) == 0) continue;
    EACH_MENTION (other, c, NAME_DATE) {
      int month = other == date ? 0 : date_bare_month(c, other);
      if (month && month % 12 == base % 12 + 1) return true;
    }
  }
  return false;
}

/* "has dropped 19 percent from a year earlier": told right behind the figure, whatever rule read it. */
static bool against_year_before(const Context *c, const Mention *value) {
  enum { NEAR = 12 };
  EACH_MENTION (m, c, NAME_yoy_cue)
    if (m->from >= value->to && m->from - value->to <= NEAR) return words_match(c, m->from, m->to, "year");
  return false;
}

const char *change_span(const Context *c, const Mention *value, const char *period) {
  static const char *const months[] = {
      "%f[%a]m[%-/]?o[%-/]?m%f[%A]",    "%f[%a]m/m%f[%A]",
      "%f[%a]month[%-%s]on[%-%s]month", "%f[%a]month[%-%s]over[%-%s]month",
      "%f[%a]month[%-%s]to[%-%s]month", "%f[%a]on%s+the%s+month%f[%A]",
      "%f[%a]on%s+month%f[%A]",         "%f[%a]previous%s+month%f[%A]",
      "%f[%a]earlier%s+month%f[%A]",    "%f[%a]prior%s+month%f[%A]",
      "%f[%a]prior%s+month%f[%A]",      "%f[%a]preceding%s+month%f[%A]",
      "%f[%a]month%s+before%f[%A]",     "%f[%a]month%s+earlier%f[%A]",
      "%f[%a]month%s+ago%f[%A]",        "^%s+[fto][rhvn][oae][mnr]?%s+last%s+month%f[%A]",
      "%f[%a]monthly%s+basis"};
  static const char *const quarters[] = {"%f[%a]q[%-/]?o[%-/]?q%f[%A]",        "%f[%a]q/q%f[%A]",
                                         "%f[%a]quarter[%-%s]on[%-%s]quarter", "%f[%a]quarter[%-%s]over[%-%s]quarter",
                                         "%f[%a]on%s+the%s+quarter%f[%A]",     "%f[%a]previous%s+quarter%f[%A]",
                                         "%f[%a]prior%s+quarter%f[%A]",        "%f[%a]preceding%s+quarter%f[%A]",
                                         "%f[%a]quarter%s+before%f[%A]",       "%f[%a]quarter%s+earlier%f[%A]"};
  static const char *const month_before[] = {
      "%f[%a]month[%-%s]on[%-%s]month%s+%a*%s*%a*%s*$", "%f[%a]month[%-%s]over[%-%s]month%s+%a*%s*%a*%s*$",
      "%f[%a]m[%-/]?o[%-/]?m%s+%a*%s*%a*%s*$", "on%s+a%s+monthly%s+basis[,%s]+%a*%s*%a*%s*%a*%s*$"};
  /* "rose 4 percent to 1.8 million tonnes in July from 1.7 million tonnes in the preceding month" */
  static const char *const level_before[] = {"%f[%a]from%s+%S+%s+%a+%s+%a*%s*in%s+the%s+preceding%s+month",
                                             "%f[%a]from%s+%S+%s+%a+%s+%a*%s*in%s+the%s+previous%s+month",
                                             "%f[%a]versus%s+%S+%s+%a+%s+%a*%s*in%s+the%s+preceding%s+month",
                                             "%f[%a]versus%s+%S+%s+%a+%s+%a*%s*in%s+the%s+previous%s+month",
                                             "%f[%a]from%s+%S+%s+%a+%s+%a*%s*a%s+month%s+earlier"};
  if (chinese_sentence(c)) return chinese_span(c, value, period);
  if (words_match(c, value->to, c->to, "^%s+year[%s-]on[%s-]year")) return NULL; /* "... compared to October" */
  Window behind = told_behind(c, value), before = window_before(c, value->from, 44);
  static const char *const opening[] = {"^%s*month[%-%s]on[%-%s]month%f[%A]", "^%s*on%s+a%s+monthly%s+basis",
                                        "^%s*compared%s+with%s+the%s+previous%s+month",
                                        "^%s*from%s+a%s+month%s+earlier"};
  Window open = window_of(c, c->from, c->from + 40 < value->from ? c->from + 40 : value->from);
  if (window_any(&open, opening, sizeof opening / sizeof *opening)) return "mom";
  Window far = window_after(c, value->to, 110);
  if (window_any(&far, level_before, sizeof level_before / sizeof *level_before)) return "mom";
  if (window_any(&behind, months, sizeof months / sizeof *months) ||
      window_any(&before, month_before, sizeof month_before / sizeof *month_before) ||
      against_month_before(c, value, period))
    return "mom";
  if (window_any(&behind, quarters, sizeof quarters / sizeof *quarters)) return "qoq";
  return change_beside_month(c, value, period) ? "mom" : NULL;
}

/* "grew by a third in two and a half years": since longer ago than a year. */
static bool over_years(const Context *c, const Mention *value) {
  enum { MONTHS_LEAST = 18, REACH = 90 };
  if (context_of(c, NAME_yoy_cue, NULL)) return false;
  EACH_MENTION (m, c, NAME_DURATION)
    if (m->duration && m->duration->months >= MONTHS_LEAST && m->to <= value->from && value->from - m->to <= REACH)
      return true;
  return false;
}

/* "30 percent since 2019", "30 percent below the level of 2019", "12 percent more than in 2021": against a year that
 * lies further back than the one before. */
static bool against_older_year(const Context *c, const Mention *value, const char *period) {
  static const char *const bases[] = {"^%s+since%s+%a*%s*$",
                                      "^%s+%a*%s*than%s+[io][nf]%s+$",
                                      "^%s+%a+%s+th[ea][t]?%s+%a*%s*of%s+$",
                                      "^%s+%a+%s+its%s+%a*%s*of%s+$",
                                      "^%s+%a*%s*compared%s+with%s+%a*%s*$",
                                      "^%s+%a*%s*compared%s+to%s+%a*%s*$",
                                      "^%s+from%s+$",
                                      "^%s+%l+%s+from%s+%S*%d%S*%s+%a*%s*%a*%s*$",
                                      "^%s+on%s+$",
                                      "^%s+above%s+$",
                                      "^%s+below%s+$"};
  const char *now = period && strlen(period) >= 4 && !strstr(period, "..") ? period : c->document->reference;
  EACH_MENTION (date, c, NAME_DATE) {
    if (date->from < value->to || !date->date || !date->date->readings) continue;
    uint32_t from = date->from; /* a date may hold its preposition */
    while (from < date->to && !is_digit(c->text[from])) from++;
    if (from + 4 > date->to || from - value->to > 48) return false;
    long year = strtol(c->text + from, NULL, 10);
    return year > 1900 && strlen(now) >= 4 && strtol(now, NULL, 10) - year >= 2 &&
           words_any(c, value->to, from, bases, sizeof bases / sizeof *bases);
  }
  return false;
}

/* "fell by half in three years" */
static bool within_years(const Context *c, const Mention *value) {
  static const char *const leads[] = {"^%s+in%s+[%a%s]*$", "^%s+over%s+[%a%s]*$", "^%s+within%s+[%a%s]*$",
                                      "^%s+during%s+[%a%s]*$"};
  enum { MONTHS_LEAST = 18 };
  EACH_MENTION (m, c, NAME_DURATION)
    if (m->duration && m->duration->months >= MONTHS_LEAST && m->from >= value->to && m->from - value->to < 24 &&
        words_any(c, value->to, m->from, leads, sizeof leads / sizeof *leads))
      return true;
  return false;
}

/* "65% of the world's lithium refining capacity", "a share of world cell capacity of 80%": of what can be made,
 * whatever word for making stands before. */
static bool is_of_capacity(const Context *c, const Mention *value) {
  enum { REACH = 64 };
  EACH_MENTION (m, c, NAME_capacity_cue) {
    if (m->from >= value->to && m->from - value->to < REACH &&
        words_match(c, value->to, m->from, "^%s+of%s+[%a%s'’%-]*$") &&
        !words_match(c, value->to, m->from, "%f[%a]and%s"))
      return true;
    if (m->to <= value->from && value->from - m->to < REACH / 4 && words_match(c, c->from, m->from, "%f[%a]share%s") &&
        words_match(c, m->to, value->from, "^%s+[oiwa][fast]s?%s+%a*%s*$"))
      return true;
  }
  return false;
}

/* "higher exports to Japan (+$1.9 billion)": how much more, not how much. */
static bool is_signed(const Context *c, const Mention *value) {
  return (value->type == NAME_MONEY || value->type == NAME_QUANTITY) &&
         (words_match(c, value->from, value->to, "^%+") || (value->from > c->from && c->text[value->from - 1] == '+'));
}

/* "cut output by 5 percent": what somebody did to it, from where it was, no year's growth; NULL: it only moved. */
static const char *done_to(const Context *c, const Reading *r, const char *metric) {
  const Mention *act = reading_capture(r, NAME_down) ? reading_capture(r, NAME_down) : reading_capture(r, NAME_up);
  if (c->han || !act || !metric || (act->list != NAME_aim_up_cue && act->list != NAME_aim_down_cue)) return NULL;
  if (!words_match(c, act->to, r->value->from, "%f[%a]by%s")) return NULL;
  if (r->head && r->head->to <= act->from &&
      words_match(c, r->head->to, act->from, "^[%a%s]*%f[%a]w[ae][sr]e?%s+%a*%s*$"))
    return NULL; /* "output was cut by 4 percent": it is told of a time */
  Window after = window_after(c, r->value->to, 60);
  if (window_has(&after, "year") || context_of(c, NAME_yoy_cue, NULL)) return NULL;
  size_t stem = strlen(metric);
  if (code_ends(metric, "_yoy"))
    stem -= 4;
  else if (code_ends(metric, "_growth"))
    stem -= 7;
  else
    return NULL;
  char name[48];
  if (stem + 8 > sizeof name) return NULL;
  int length = snprintf(name, sizeof name, "%.*s_change", (int)stem, metric);
  return document_copy(c->document, name, (size_t)length);
}

/* "fell 18 percent in 2023": a year that is over is told against the one before. */
static bool is_year_told(const Context *c, const char *period) {
  return period && strlen(period) == 4 && atoi(period) > 0 && atoi(period) < atoi(c->document->reference);
}

/* "2018/2023": more than a year, and more than a fiscal one. */
static bool is_of_years(const Context *c, const char *period) {
  const char *end = period ? strchr(period, '/') : NULL;
  if (!end || (c->han && strcmp(end, "/..") == 0)) return false; /* "since 2017", "2020年以来" each year */
  return atoi(strcmp(end, "/..") == 0 ? c->document->reference : end + 1) >= atoi(period) + 2;
}

/* The month or the quarter before a period, which a change is told against; NULL: it is another kind of period. */
static const char *base_of(ClaimDocument *document, const char *period, bool quarters) {
  char text[16];
  int year = atoi(period), part = strlen(period) == 7 ? atoi(period + (quarters ? 6 : 5)) : 0;
  if (part < 1 || (quarters ? part > 4 || period[5] != 'Q' : part > 12) || year < 1900 || year > 2200) return NULL;
  if (--part == 0) {
    part = quarters ? 4 : 12;
    year--;
  }
  int length = snprintf(text, sizeof text, quarters ? "%d-Q%d" : "%d-%02d", year, part);
  return document_copy(document, text, (size_t)length);
}

/* "grew 30 percent a year between 2018 and 2023", "an annual growth of 65%": each year against the one before. */
static bool is_each_year(const Context *c, const Mention *value) {
  static const char *const behind[] = {"^%s+a%s+year%f[%A]", "^%s+per%s+year%f[%A]", "^%s+annual",
                                       "^%s+each%s+year",    "^%s+every%s+year",     "^%s+year%s+on%s+year",
                                       "^%s+year%-on%-year"};
  Window before = window_before(c, value->from, 30);
  return !c->han && (words_any(c, value->to, c->to, behind, sizeof behind / sizeof *behind) ||
                     window_has(&before, "%f[%a]annual%s+[%a%s]-$"));
}

/* "recovering from a 20% contraction", "slower than last year's 7% increase": the noun behind a change is its own. */
int change_as_told(const Context *c, const Mention *value, const char *metric) {
  static const char *const fell[] = {"^%s+drop%f[%A]",        "^%s+decline%f[%A]",  "^%s+fall%f[%A]",
                                     "^%s+contraction%f[%A]", "^%s+decrease%f[%A]", "^%s+reduction%f[%A]",
                                     "^%s+slump%f[%A]",       "^%s+plunge%f[%A]"};
  static const char *const rose[] = {"^%s+increase%f[%A]", "^%s+rise%f[%A]",  "^%s+growth%f[%A]",   "^%s+gain%f[%A]",
                                     "^%s+jump%f[%A]",     "^%s+surge%f[%A]", "^%s+expansion%f[%A]"};
  if (value->type != NAME_PERCENT || !metric) return 0;
  if (c->han) return metric_is_change(metric) || code_is(metric, "inflation") ? chinese_pace(c, value) : 0;
  if (!metric_is_change(metric)) return 0;
  Window after = window_after(c, value->to, 14);
  if (!window_has(&after, "^%s+[%a-]+")) return 0;
  return window_any(&after, fell, sizeof fell / sizeof *fell)   ? -1
         : window_any(&after, rose, sizeof rose / sizeof *rose) ? 1
                                                                : 0;
}

void change_settle(const Context *c, const Reading *r, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  const char *done = r->value && !r->rule->owed ? done_to(c, r, metric) : NULL;
  if (done) {
    claim_set(c->document, claim, NAME_metric, value_text(done));
    return;
  }
  bool flow = metric && (strncmp(metric, "export_", 7) == 0 || strncmp(metric, "import_", 7) == 0);
  if (flow && r->value && is_signed(c, r->value)) {
    char moved[48];
    int length = snprintf(moved, sizeof moved, "%.30s_change", metric);
    claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, moved, (size_t)length)));
    return;
  }
  if (r->value && code_is(metric, "share_of_world_output") && is_of_capacity(c, r->value))
    claim_set(c->document, claim, NAME_metric, value_text("share_of_world_capacity"));
  const Mention *moved = reading_capture(r, NAME_up) ? reading_capture(r, NAME_up) : reading_capture(r, NAME_down);
  static const char *const than[] = {"^%s+%l+%s+than%s+a%s+year%s+[abe]", "^%s+%l+%s+than%s+last%s+year%f[%A]",
                                     "^%s+%l+%s+than%s+the%s+year%s+[be]"}; /* "18% less than a year ago" */
  if (r->value && !c->han && code_is(metric, "price_change") && r->value->type == NAME_PERCENT &&
      words_any(c, r->value->to, c->to, than, sizeof than / sizeof *than))
    claim_set(c->document, claim, NAME_metric, value_text("price_yoy"));
  bool by_itself = moved && (moved->list == NAME_rise_cue || moved->list == NAME_fall_cue);
  if (r->value && by_itself && code_is(metric, "price_change") && r->value->type == NAME_PERCENT &&
      (is_year_told(c, text_of(claim_get(claim, NAME_period))) || (!c->han && against_year_before(c, r->value))) &&
      !over_years(c, r->value))
    claim_set(c->document, claim, NAME_metric, value_text("price_yoy"));
  if (r->value && code_is(metric, "price_yoy") && chinese_of_other_time(c, r->value))
    claim_set(c->document, claim, NAME_metric, value_text("price_change"));
  if (r->value && code_is(metric, "inflation") && change_of_month(c, r->value))
    claim_set(c->document, claim, NAME_metric,
              value_text("price_change")); /* inflation is told against a year before */
  if (!r->value || !metric || !strstr(metric, "_yoy")) return;
  if (r->rule->owed && over_years(c, r->value) && strlen(metric) < 40) {
    char grown[48];
    (void)snprintf(grown, sizeof grown, "%.*s_growth", (int)strlen(metric) - 4, metric);
    claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, grown, strlen(grown))));
    return;
  }
  const char *period = text_of(claim_get(claim, NAME_period)), *span = change_span(c, r->value, period);
  bool years = !c->han && (against_older_year(c, r->value, period) || within_years(c, r->value));
  if (!span && !over_years(c, r->value) && !years && !is_of_years(c, period)) return;
  if (!span && is_each_year(c, r->value)) return;
  char name[48];
  if (strlen(metric) + 3 >= sizeof name) return;
  (void)snprintf(name, sizeof name, "%.*schange", (int)strlen(metric) - 3, metric);
  claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, name, strlen(name))));
  const char *base = span && period ? base_of(c->document, period, code_is(span, "qoq")) : NULL;
  if (base) claim_set(c->document, claim, NAME_base, value_text(base));
}
