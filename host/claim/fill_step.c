/* The steps of a search path: what a slot finds in the clause, the sentence, those before, the headings, the document.
 */
#include <stdlib.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/window.h"
#include "text/date.h"

enum { BACK = 3, BACK_IN_PARAGRAPH = 12 }; /* how many sentences back "previous" looks, for a time in its paragraph */

static const Found nothing;

static Found found(const char *value, const Mention *mention, const char *step) {
  return value ? (Found){value_text(value), mention, step} : nothing;
}

SlotKind slot_kind(uint16_t field) {
  switch (field) {
    case NAME_sector:
    case NAME_product: return SLOT_SECTOR;
    case NAME_place: return SLOT_PLACE;
    case NAME_period:
    case NAME_date: return SLOT_PERIOD;
    default: return SLOT_NONE;
  }
}

const char *slot_value(const Context *context, SlotKind kind, const Mention *mention, bool of_act) {
  if (kind == SLOT_SECTOR) return mention->code;
  return kind == SLOT_PLACE ? place_value(mention) : period_value(context, mention, of_act);
}

static bool has_value(SlotKind kind, const Mention *mention) {
  if (kind == SLOT_PERIOD) return mention->date && mention->date->readings;
  return (kind == SLOT_SECTOR ? mention->code : place_value(mention)) != NULL;
}

/* Names of the mentions that may fill a kind of slot, 0-ended; the first is the one that lists are made of. */
const uint16_t *slot_names(SlotKind kind) {
  static const uint16_t sector[] = {NAME_SECTOR, 0}, place[] = {NAME_PLACE, NAME_ORG, NAME_world_cue, 0},
                        period[] = {NAME_DATE, 0};
  return kind == SLOT_SECTOR ? sector : kind == SLOT_PLACE ? place : period;
}

/* Spans that the claim's other fields have taken, so that two slots do not share one mention. */
bool slot_in_use(const Reading *r, const Mention *mention) {
  for (size_t i = 0; i < r->captures; i++) {
    const Mention *used = r->capture[i];
    if (r->slot[i] == NAME_trigger || r->slot[i] == NAME_head) continue;
    if (used == r->value && mention->type == NAME_SECTOR) continue; /* "9.5 million NEVs" */
    if (used->from <= mention->from && mention->to <= used->to) return true;
  }
  return false;
}

/* "..., said the buyer of a glass maker in Ohio": for whom one speaks who says something is not what the text goes on
 * with. */
static bool in_attribution(const Context *c, const Mention *m) {
  static const char *const said[] = {"[\"”],?%s+said%s+[^.;,]*$", "[\"”],?%s+says%s+[^.;,]*$",
                                     ",%s+said%s+an?%s+[^.;,]*$",
                                     ",%s+said%s+the%s+%l+%s+%l*%s*%f[%a][oa][ft]%s[^.;,]*$", "%f[%a]told%s+[^.;,]*$"};
  return !c->han && words_any(c, c->from, m->from, said, sizeof said / sizeof *said);
}

bool slot_cost(const Context *c, const Search *s, SlotKind kind, const Mention *m, double *cost) {
  /* "the figure for cement": what stands before "the figure" was that of another */
  if (s->reading->rule->kind == RULE_SAME_FIGURE && kind != SLOT_PERIOD && m->from < s->reading->anchor->to)
    return false;
  if (s->away && kind != SLOT_PERIOD && in_attribution(c, m)) return false;
  if (kind == SLOT_SECTOR) return fill_sector_cost(c, s, m, cost);
  if (kind == SLOT_PLACE && s->reading->rule->kind == RULE_EXIT && exit_blamed(c, m)) return false;
  return kind == SLOT_PLACE ? place_cost(c, s, m, cost) : period_cost(c, s, m, cost);
}

/* Away from its own sentence a mention counts by its place: what came first is the subject. */
static double first_come(const Mention *m, double cost) {
  return (double)m->from + (cost >= 1000 ? 1e6 : cost >= 500 ? 1e5 : 0);
}

/* "While China cut its output, India added to its own. The country ...": one of a clause that leads up to another is
 * not what the text goes on with. */
static bool in_opening(const Context *c, const Mention *m) {
  static const char *const opens[] = {"^[%s]*While%s",  "^[%s]*As%s",       "^[%s]*When%s",
                                      "^[%s]*After%s",  "^[%s]*Although%s", "^[%s]*At%s+the%s+same%s+time%s+as",
                                      "^[%s]*Though%s", "^[%s]*Since%s",    "^[%s]*Before%s",
                                      "^[%s]*Unlike%s", "^[%s]*Like%s",     "^[%s]*Despite%s"};
  if (c->han || !words_any(c, c->from, c->to, opens, sizeof opens / sizeof *opens)) return false;
  const char *comma = memmem(c->text + c->from, c->to - c->from, ", ", 2);
  return comma && m->to <= (size_t)(comma - c->text);
}

enum { ANY_CLAUSE = -1 };

static bool in_clause(const Context *c, SlotKind kind, const Mention *m, int clause) {
  if (clause == ANY_CLAUSE || m->clause == clause) return true;
  return kind == SLOT_PLACE && m->clause == clause + 1 && context_names_town(c, m);
}

/* "108 factories around the world", "new data centres globally": works that stand everywhere, and not "the world's
 * largest wind farm". */
static bool all_over(const Context *c, const Mention *m) {
  static const char *const where[] = {"around%s+the%s+$", "across%s+the%s+$", "over%s+the%s+$", "in%s+the%s+$"};
  Window before = window_before(c, m->from, 12);
  return m->from >= m->to || chinese_at(c, m->from) || words_match(c, m->from, m->to, "^[Ww]orldwide$") ||
         words_match(c, m->from, m->to, "^[Gg]lobally$") ||
         (!words_match(c, m->from, m->to, "s$") && window_any(&before, where, sizeof where / sizeof *where));
}

/* The best mention of a kind in one sentence, or in one clause of it. */
static const Mention *best_in(const Context *c, const Search *s, SlotKind kind, int clause) {
  const Mention *best = NULL;
  double best_cost = 0, cost;
  for (const uint16_t *name = slot_names(kind); *name; name++)
    EACH_MENTION (m, c, *name) {
      if (!in_clause(c, kind, m, clause) || (!s->away && slot_in_use(s->reading, m))) continue;
      if (!has_value(kind, m) || !slot_cost(c, s, kind, m, &cost)) continue;
      if (*name == NAME_world_cue && s->reading->rule->of_works && !all_over(c, m)) continue;
      if (s->away) cost = first_come(m, cost) + (kind == SLOT_PLACE && s->by_name && in_opening(c, m) ? 1e6 : 0);
      if (!best || cost < best_cost) best = m, best_cost = cost;
    }
  return best;
}

Found fill_in(const Context *c, const Search *s, SlotKind kind, int clause, const char *step) {
  const Mention *m = best_in(c, s, kind, clause);
  bool stands = context_of(c, NAME_plant_cue, NULL) || context_of(c, NAME_site_cue, NULL);
  if (m && kind == SLOT_PLACE && !s->away && stands && place_among_provinces(c, m)) return found("CHN", m, step);
  return m ? found(slot_value(c, kind, m, s->date), m, step) : nothing;
}

static Search away_from(const Search *s) {
  Search away = *s;
  away.away = true;
  return away;
}

/* Most sentences far off have nothing that may fill a kind of slot, and are not looked into. */
static bool may_fill(const ClaimDocument *document, uint32_t number, SlotKind kind) {
  return document_names(document, number, slot_names(kind));
}

/* An entry of a list does not go on with the one above it, but with the line above the list. */
static bool is_sibling(const Context *c, uint32_t number) {
  return c->zone == ZONE_LIST_ITEM && document_zone(c->document, number) == ZONE_LIST_ITEM &&
         c->document->scan->sentences.sentence[number].zone != c->block;
}

static Found in_lead(const Search *s, SlotKind kind) {
  Search away = away_from(s);
  const Context *lead = document_lead(s->context);
  return lead ? fill_in(lead, &away, kind, ANY_CLAUSE, "previous") : nothing;
}

/* Whether the last claim, one of that sentence, is of the place found in it: it was not named in passing. */
static bool told_of(const Context *c, uint32_t number, const Found *f) {
  const LastClaim *last = &c->document->last_claim;
  return last->known && (last->sentence == number || last->sentence == c->number) && last->place.kind == VALUE_TEXT &&
         code_is(last->place.text, f->value.text);
}

/* A country abroad that a text about China names inside a sentence, and tells no figure of. */
static bool is_passing_abroad(const Context *c, const Found *f) {
  enum { TOPIC = 2 };
  const char *own = place_value(f->mention);
  return own && strncmp(place_state(own), "CHN", 3) != 0 && !code_is(own, "TWN") && f->mention->token > TOPIC &&
         code_is(place_state(chinese_home(c->document)), "CHN");
}

/* "截至7月底，手持订单…。完成产值…": the day of a stock is no time of what was made or traded. */
static bool of_stock_day(const Search *s, const Mention *date) {
  static const char *const stocks[] = {"库存", "庫存", "存栏", "价"};
  const Mention *head = s->reading->head;
  static const char *const tables[] = {"overcapacity", "trade_flows_prices", NULL};
  bool flow = head && head->list != NAME_capacity_cue && head->list != NAME_order_cue &&
              word_listed(s->reading->rule->table, tables) && !words_any(s->context, head->from, head->to, stocks, 4);
  return flow && (date->date->mod == DATE_END || (date->date->bound == DATE_BY && date->date->grain == GRAIN_DAY));
}

/* Whether a place is told there as the other end of a movement only. */
static bool is_end_there(const Context *c, const Search *away, const Mention *m) {
  static const char *const listed[] = {"%f[%a]to%s+%u[%a-]*%s+and%s+$", "%f[%a]from%s+%u[%a-]*%s+and%s+$",
                                       "%f[%a]to%s+%u[%a-]*,%s+$", "%f[%a]from%s+%u[%a-]*,%s+$"};
  double cost;
  if (m->type != NAME_PLACE || !place_cost(c, away, m, &cost)) return false;
  return cost >= 1000 || words_any(c, c->from, m->from, listed, sizeof listed / sizeof *listed);
}

/* "Chile is Peru's largest partner. Trade between the two came to $9 billion": of whom a flow was told just before. */
static const Value *traded_before(const Context *c, const Reading *r, uint32_t number) {
  const LastClaim *last = &c->document->last_claim;
  bool trade = r->head && r->head->list == NAME_trade_cue && code_is(r->rule->table, "trade_flows_prices");
  bool near = last->sentence == number || last->sentence == c->number;
  bool known = last->known && near && last->place.kind == VALUE_TEXT;
  return trade && known && code_is(last->table, "trade_flows_prices") ? &last->place : NULL;
}

Found fill_previous(const Search *s, SlotKind kind) {
  Context *c = s->context;
  Search away = away_from(s);
  Found ends = nothing;
  const char *metric = s->reading->rule->metric;
  bool priced = metric && strncmp(metric, "price", 5) == 0; /* each entry of a brief has its own day */
  if (kind == SLOT_PLACE && chinese_speaks_of_itself(c, s->reading)) return nothing;
  if (c->document->spoken || (kind == SLOT_PERIOD && period_is_present(c, s->reading))) return nothing;
  if (kind == SLOT_PERIOD && quote_is_now(c, s->reading)) return nothing;
  for (uint32_t back = 1; back <= BACK_IN_PARAGRAPH && back <= c->number; back++) {
    uint32_t number = c->number - back;
    uint32_t block = c->document->scan->sentences.sentence[number].zone;
    if (back > BACK && (kind != SLOT_PERIOD || block != c->block)) break;
    uint8_t zone = document_zone(c->document, number);
    if (zone == ZONE_HEADING || zone == ZONE_SOURCE) break;
    if (kind != SLOT_PERIOD && is_sibling(c, number)) return in_lead(s, kind);
    if (kind == SLOT_PERIOD && (c->han || s->date || (priced && c->zone == ZONE_LIST_ITEM)) && is_sibling(c, number))
      continue; /* each entry is an act */
    if (block != c->block && zone != ZONE_LIST_ITEM && kind != SLOT_PERIOD) break;
    if (!may_fill(c->document, number, kind)) continue;
    Found f = fill_in(document_sentence(c->document, number), &away, kind, ANY_CLAUSE, "previous");
    if (f.value.kind == VALUE_NONE || !document_readable(c->document, number)) continue;
    if (kind == SLOT_PLACE && f.mention && !c->han &&
        is_end_there(document_sentence(c->document, number), &away, f.mention)) {
      if (ends.value.kind == VALUE_NONE) ends = f; /* "it sells more to Asia": not who goes on */
      continue;
    }
    const char *written = c->document->reference;
    if (kind == SLOT_PERIOD && f.mention && !s->reading->rule->aims && written[0] &&
        (c->han ? s->reading->rule->kind == RULE_FLAG : f.mention->date->bound == DATE_BY) &&
        strncmp(f.value.text, written, 4) > 0)
      continue; /* when an aim is to be reached is no time of what comes behind */
    bool later = !c->han && block != c->block && written[0] && atoi(f.value.text) > atoi(written);
    if (kind == SLOT_PERIOD && f.mention && later && s->reading->rule->kind == RULE_EXIT)
      continue; /* "The mill is to open in 2027." and a paragraph on who closes: not then */
    if (kind == SLOT_PERIOD && f.mention && c->han && of_stock_day(s, f.mention)) continue;
    bool topic = kind == SLOT_PLACE && f.mention && !s->by_region && !chinese_sentence(c) && !told_of(c, number, &f);
    if (topic && !s->by_name && f.mention->token > 2 && place_elsewhere(c, f.mention->code))
      continue; /* named in passing */
    const Value *whose = kind == SLOT_PLACE && !c->han ? traded_before(c, s->reading, number) : NULL;
    if (whose) return (Found){*whose, NULL, "previous"};
    if (kind == SLOT_PLACE && f.mention && c->han && !s->by_region && is_passing_abroad(c, &f) &&
        !told_of(c, number, &f))
      continue;
    const char *figures = kind == SLOT_PERIOD && f.mention ? fill_last_period(s, number, f.mention) : NULL;
    if (figures) return found(figures, NULL, "previous");
    if (kind == SLOT_PERIOD && f.mention && !s->reading->rule->aims && written[0] &&
        strcmp(f.value.text, written) > 0 &&
        words_match(document_sentence(c->document, number), f.mention->from, f.mention->to, "^[Yy]ear[%s-]end$"))
      f.value = value_text(period_shifted(c->document, f.value.text)); /* "stocks at year-end": of that which is over */
    const char *within = kind == SLOT_PERIOD ? period_within(c, f.value.text) : NULL;
    if (within) f.value = value_text(within);
    return f;
  }
  if (kind != SLOT_PERIOD || c->zone != ZONE_LIST_ITEM) return ends;
  Found lead = in_lead(s, kind); /* "Key figures in 2022:" */
  return lead.mention && period_of_heading(lead.mention) ? lead : nothing;
}

/* "By a reporter in Lima": where those are who write. */
static bool is_byline(const Context *c) {
  enum { LONGEST = 80 };
  return c->to - c->from <= LONGEST && words_match(c, c->from, c->to, "^[%s]*By%s+%a");
}

Found fill_headings(const Search *s, SlotKind kind) {
  uint32_t headings[3];
  Search away = away_from(s);
  size_t count = document_headings(s->context->document, s->context->number, headings);
  if (kind == SLOT_PERIOD && period_is_present(s->context, s->reading)) return nothing;
  for (size_t i = 0; i < count; i++) {
    if (!may_fill(s->context->document, headings[i], kind)) continue;
    if (kind == SLOT_PLACE && is_byline(document_sentence(s->context->document, headings[i]))) continue;
    Found f = fill_in(document_sentence(s->context->document, headings[i]), &away, kind, ANY_CLAUSE, "heading");
    if (kind == SLOT_PERIOD && !(f.mention && period_of_heading(f.mention))) continue;
    if (f.value.kind != VALUE_NONE) return f;
  }
  return nothing;
}

bool fill_of_works(const Search *s) {
  return s->reading->rule->of_works && s->reading->rule->kind != RULE_EXIT &&
         code_is(s->reading->rule->table, "projects");
}

static Found in_document(const Search *s, SlotKind kind) {
  ClaimDocument *document = s->context->document;
  if (kind == SLOT_PERIOD) {
    const char *reported = s->date ? NULL : period_reported(document);
    if (!reported && !s->date && !quote_is_now(s->context, s->reading))
      reported = period_of_spell(s->context, s->reading);
    return found(reported ? reported : period_of_document(document, s->date), NULL, "document");
  }
  if (kind == SLOT_PLACE && chinese_document(document)) return found(chinese_home(document), NULL, "document");
  const char *code = kind == SLOT_PLACE ? document_titled_country(document) : NULL;
  if (!code) code = document_dominant(document, slot_names(kind)[0]);
  const char *host = kind == SLOT_PLACE && fill_of_works(s) ? works_host(document) : NULL;
  if (host && (!code || !code_is(place_country(code), host))) code = host;
  if (kind == SLOT_PLACE && code_is(code, s->other)) return nothing;
  if (!code && kind == SLOT_PLACE) code = document_publisher_place(document);
  if (!code && kind == SLOT_PLACE && s->reading->rule->of_works) code = town_of_dateline(document);
  if (!code && kind == SLOT_PLACE && s->reading->rule->of_works) /* where nothing else tells, at the firm's home */
    EACH_MENTION (org, s->context, NAME_ORG)
      if (!code && !org->inside && org->org && org->org->kind == ORG_COMPANY) code = org->org->place;
  if (!code && kind == SLOT_PLACE) code = document_masthead(document);
  return found(code && kind == SLOT_PLACE ? place_country(code) : code, NULL, "document");
}

/* Where a firm acts, its own trade is meant: what the passage is about, before any default. */
static Found of_firm(const Search *s, SlotKind kind) {
  bool firm = false;
  EACH_MENTION (org, s->context, NAME_ORG) firm |= org->org && org->org->kind == ORG_COMPANY;
  for (int i = 0; firm && i < 3; i++) {
    Found f = i == 0 ? fill_previous(s, kind) : i == 1 ? fill_headings(s, kind) : in_document(s, kind);
    f.step = "firm";
    if (f.value.kind != VALUE_NONE && !code_is(f.value.text, "all_industry")) return f;
  }
  return nothing;
}

/* What the text is about, where the goods named before are others, and not those of the last figure: NULL, they stand.
 */
static const char *passing_by(const Search *s, const Found *f) {
  ClaimDocument *document = s->context->document;
  const char *about = document_dominant(document, NAME_SECTOR);
  if (!about || fill_is_generic(about) || code_is(about, f->value.text) || s->reading->rule->of_works) return NULL;
  static const char *const vague[] = {"mining", "manufacturing", "heavy_industry", NULL};
  if (word_listed(f->value.text, vague) && !word_listed(about, vague)) return about;
  const char *last = document->figure_known ? text_of(claim_get(&document->last_figure, NAME_sector)) : NULL;
  return code_is(last, f->value.text) ? NULL : about;
}

Found fill_step(const Search *s, SlotKind kind, Step step) {
  if (step == STEP_PREVIOUS && s->other_firm) return nothing;
  if (step == STEP_PREVIOUS) {
    Found exit = firm_exit_before(s->context, s->reading, kind);
    if (exit.value.kind != VALUE_NONE) return exit;
  }
  switch (step) {
    case STEP_CLAUSE: return fill_in(s->context, s, kind, s->reading->anchor->clause, "clause");
    case STEP_SENTENCE: return fill_in(s->context, s, kind, ANY_CLAUSE, "sentence");
    case STEP_PREVIOUS: {
      Found f = fill_previous(s, kind);
      const char *about = kind == SLOT_SECTOR && f.mention ? passing_by(s, &f) : NULL;
      return about ? found(about, NULL, "document") : f;
    }
    case STEP_HEADING: return fill_headings(s, kind);
    case STEP_FIRM: return of_firm(s, kind);
    case STEP_DOCUMENT:
      if (kind == SLOT_PLACE && fill_world_led(s)) return found("WLD", NULL, "document");
      return in_document(s, kind);
    case STEP_DEFAULT: break;
  }
  return nothing;
}

/* The last one the text spoke of, some paragraphs back: for a slot that nothing nearer fills. */
Found fill_farther_back(const Search *s, SlotKind kind) {
  Context *c = s->context;
  Search away = away_from(s);
  away.far = true;
  for (uint32_t back = 1; kind != SLOT_PERIOD && !c->document->spoken && back <= 8 && back <= c->number; back++) {
    if (is_sibling(c, c->number - back)) continue;
    if (!may_fill(c->document, c->number - back, kind)) continue;
    Found f = fill_in(document_sentence(c->document, c->number - back), &away, kind, ANY_CLAUSE, "previous");
    if (f.value.kind != VALUE_NONE && document_readable(c->document, c->number - back)) return f;
  }
  return nothing;
}
