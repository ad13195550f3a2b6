/* Slots: where the fields of a claim come from when the rule did not capture them.
 *
 * A rule names a search path per field: "clause > sentence > previous > heading > document", and may end in "=default".
 * The first step that yields something fills the slot and is kept as its provenance. Within a step the best mention
 * wins: the one that modifies or stands nearest to what was counted. Bases ("compared with 2022"), partners and names
 * of institutions are no candidates. Nothing is guessed: a path that ends without a find leaves the slot empty. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/epithet.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/status.h"
#include "claim/window.h"

static const Found nothing;

static Found found(const char *value, const Mention *mention, const char *step) {
  return value ? (Found){value_text(value), mention, step} : nothing;
}

Found fill_local_place(const Context *c, const Reading *r) {
  const LastClaim *last = &c->document->last_claim;
  if (last->known && last->block == c->block && last->sentence + 1 == c->number &&
      words_match(c, c->from, (uint32_t)c->document->length, "^It%s") && !context_of(c, NAME_PLACE, NULL))
    return last->place.kind == VALUE_NONE ? nothing : (Found){last->place, NULL, "previous"};
  const char *home = chinese_own_place(c);
  if (home) return found(home, NULL, "previous");
  static const char *const local[] = {"the local government%f[%A]", "local authorit", "the province", "the city"};
  Window words = window_before(c, r->anchor->from, 80);
  if (!window_any(&words, local, sizeof local / sizeof *local)) return nothing;
  for (uint32_t back = 0; back <= 10 && back <= c->number; back++)
    EACH_MENTION (m, document_sentence(c->document, c->number - back), NAME_PLACE)
      if (place_is_province(m->code) && (back > 0 || m->from < r->anchor->from)) return found(m->code, m, "previous");
  return nothing;
}

/* "exported 262,000 cars in July, bringing the total so far this year to ...": the figure has a month of its own. */
static bool has_own_date(const Search *s) {
  enum { REACH = 80 };
  const Context *c = s->context;
  const Mention *value = s->reading->value;
  if (!value || c->han) return false;
  Window behind = window_after(c, value->to, REACH); /* before dates are gone through */
  if (!window_has(&behind, "%f[%a]so%s+far%f[%A]")) return false;
  EACH_MENTION (m, c, NAME_DATE) {
    if (m->inside || !m->date->readings || m->from < value->to || m->clause != value->clause) continue;
    if (words_match(c, value->to, m->from, "^[%a%s-]*%f[%a]in%s+$")) return true;
  }
  return false;
}

/* "told a conference in March that capacity now stands at ...": now is when it was said; NULL: as it is written. */
static const Mention *said_then(const Context *c, const Mention *now) {
  static const char *const says[] = {"%f[%a]said%s[^,;]*$", "%f[%a]told%s[^,;]*$", "%f[%a]reported%s[^,;]*$",
                                     "%f[%a]estimated%s[^,;]*$", "%f[%a]wrote%s[^,;]*$"};
  EACH_MENTION (m, c, NAME_DATE)
    if (!c->han && !m->inside && m->date->readings && m->to <= now->from &&
        words_match(c, m->to, c->to, "^%s+that%s") && words_any(c, c->from, m->from, says, sizeof says / sizeof *says))
      return m;
  return NULL;
}

/* "now": the document's time, unless the clause has a date of its own. True: that settles it, found or not. */
static bool fill_now(const Search *s, Found *result) {
  Context *c = s->context;
  ClaimDocument *document = c->document;
  const Mention *now = period_now(c, s->reading);
  *result = nothing;
  if (!s->date && has_own_date(s)) return false;
  const char *so_far = s->date ? NULL : period_so_far(c);
  if (!so_far && !s->date) so_far = period_half_over(c);
  *result = nothing;
  if (so_far) {
    *result = found(so_far, now, "clause");
    return true;
  }
  if (!now) return false;
  Found here = fill_in(c, s, SLOT_PERIOD, s->reading->anchor->clause, "clause");
  bool earlier = here.mention && period_is_earlier_level(c, s->reading, here.mention);
  bool apart = now->clause != s->reading->anchor->clause; /* "目前…，去年进口量达700万吨" */
  if (here.mention && (apart || !here.mention->date->relative) && !earlier) {
    *result = here;
    return true;
  }
  if (earlier && document->inferred) { /* that date is all the text has: nobody knows when "now" is */
    const char *year = period_format(document, GRAIN_YEAR, here.mention->date->reading[0].hi);
    if (strncmp(year, document->reference, 4) >= 0) return true;
  }
  const Mention *told = said_then(c, now);
  *result = told ? found(period_value(c, told, false), told, "sentence")
                 : found(period_of_document(document, false), now, "document");
  return result->value.kind != VALUE_NONE;
}

/* Figures of one rule and as many candidates that alternate with them ("72.7% in coal, 77.9% in textiles") pair off in
 * order. */
static Found paired(const Search *s, SlotKind kind) {
  const Reading *r = s->reading;
  const MentionList *figures = r->value ? r->figures : NULL;
  MentionList mentions;
  double cost;
  if (!figures || figures->count < 2) return nothing;
  mentions.count = 0;
  EACH_MENTION (m, s->context, slot_names(kind)[0]) {
    if (m->inside || slot_in_use(r, m) || !slot_cost(s->context, s, kind, m, &cost)) continue;
    if (mentions.count < LIST_MOST && (!mentions.count || m->from >= mentions.item[mentions.count - 1]->to))
      mentions.item[mentions.count++] = m;
  }
  size_t count = figures->count;
  if (mentions.count != count) return nothing;
  const Mention *mine = NULL;
  bool before = mentions.item[0]->from < figures->item[0]->from;
  for (size_t i = 0; i < count; i++) {
    const Mention *m = mentions.item[i], *figure = figures->item[i];
    if (before && !(m->from < figure->from && (i == 0 || m->from > figures->item[i - 1]->from))) return nothing;
    if (!before && !(m->from > figure->from && (i + 1 == count || m->from < figures->item[i + 1]->from)))
      return nothing;
    if (figure == r->value) mine = m;
  }
  return mine ? found(slot_value(s->context, kind, mine, s->date), mine, "clause") : nothing;
}

/* Of as many candidates side by side as there are figures side by side, each has its own. */
static Found zipped(const Search *s, SlotKind kind) {
  MentionList mentions;
  if (!s->reading->value) return nothing;
  context_list(s->context, slot_names(kind)[0], &mentions);
  const Mention *m = context_member(s->context, s->reading->value, &mentions);
  if (m && kind == SLOT_PLACE && place_is_partner(s->context, mentions.item[0])) return nothing;
  double cost; /* "imports from Peru and Chile were ...": the other ends */
  if (m && kind == SLOT_PLACE)
    for (size_t i = 0; i < 2; i++)
      if (!place_cost(s->context, s, i ? m : mentions.item[0], &cost) || cost >= 25) return nothing;
  return m ? found(slot_value(s->context, kind, m, s->date), m, "clause") : nothing;
}

/* A measure that opens its sentence bare ("Production rose ...") goes on with what the sentence before is about; what
 * comes behind a later comma is another matter. */
static bool goes_on(const Search *s, const Mention *m) {
  const Mention *head = s->reading->head;
  const Context *c = s->context;
  return head && head->token <= 1 && m->from >= head->to && words_match(c, head->to, m->from, ", ") &&
         !words_match(c, head->to, m->from, "^%s+[oif][fnor]") && !words_match(c, head->to, m->from, "^%s+at%s");
}

/* "output is to grow, expanding mining capacity" in a text on coal: a general word of the sentence that does not stand
 * at what is counted says less than what the text is about. */
static bool says_little(const Search *s, const Found *f) {
  static const char *const vague[] = {"mining", "manufacturing", "heavy_industry", NULL};
  const Reading *r = s->reading;
  if (!f->mention || !r->head || !r->value || !word_listed(f->mention->code, vague)) return false;
  return context_distance(f->mention, r->head) > 2 && chinese_sentence(s->context) == false;
}

/* "Prices recovered to 84,000 yuan, helped by a stop at Acme's mine": a firm named behind a price has set no trade. */
static bool firm_ahead(const Search *s) {
  const Reading *r = s->reading;
  if (s->context->han || !r->value || !r->head || r->head->list != NAME_price_cue) return true;
  EACH_MENTION (org, s->context, NAME_ORG)
    if (org->from < r->value->to) return true;
  return false;
}

static Found along_path(const Search *s, SlotKind kind, const FillPath *path) {
  bool own = true; /* the steps so far looked into the sentence only */
  for (uint8_t i = 0; i < path->steps; i++) {
    Step step = (Step)path->step[i];
    if (step == STEP_DEFAULT) {
      Found f = kind == SLOT_PLACE ? inquiry_place(s) : nothing;
      return f.value.kind != VALUE_NONE ? f : found(path->fallback, NULL, "default");
    }
    if (own && step != STEP_CLAUSE && step != STEP_SENTENCE) {
      own = false;
      Found f = kind == SLOT_PLACE ? implied_place(s) : nothing;
      if (f.value.kind != VALUE_NONE) return f;
    }
    if (kind == SLOT_SECTOR && step != STEP_CLAUSE && step != STEP_SENTENCE) {
      if (fill_is_total(s)) return nothing;
      Found f = implied_sector(s);
      if (f.value.kind == VALUE_NONE && firm_ahead(s)) f = found(fill_firm_trade(s->context), NULL, "firm");
      if (f.value.kind != VALUE_NONE) return f;
    }
    Found f = fill_step(s, kind, step);
    if (kind == SLOT_SECTOR && step > STEP_SENTENCE && fill_makes_nothing(s, &f)) return nothing;
    bool afar = step == STEP_HEADING || (step > STEP_SENTENCE && code_is(f.value.text, "CHN"));
    if (kind == SLOT_PLACE && afar && f.value.kind == VALUE_TEXT && fill_of_works(s) && !chinese_sentence(s->context)) {
      const char *host = works_host(s->context->document); /* who builds, in a text about works abroad */
      if (host) f = found(host, NULL, "document");
    }
    if (kind == SLOT_SECTOR && (step == STEP_CLAUSE || step == STEP_SENTENCE) && says_little(s, &f)) {
      const char *about = document_dominant(s->context->document, NAME_SECTOR);
      if (about && !fill_is_generic(about) && !code_is(about, "mining")) return found(about, NULL, "document");
    }
    if (f.mention && kind != SLOT_PERIOD && (step == STEP_CLAUSE || step == STEP_SENTENCE) && goes_on(s, f.mention)) {
      Found earlier = fill_previous(s, kind);
      if (earlier.value.kind != VALUE_NONE) return earlier;
    }
    if (kind == SLOT_SECTOR && fill_of_works(s) && code_is(text_of(&f.value), "manufacturing") && !s->context->han) {
      const char *trade = fill_firm_trade(s->context); /* "Norvik will invest in making things there" */
      if (trade) return found(trade, NULL, "firm");
    }
    if (kind == SLOT_SECTOR && fill_of_works(s) && f.value.kind == VALUE_TEXT)
      f.value = value_text(works_kind(s->context, s->reading->head, f.value.text));
    if (f.value.kind != VALUE_NONE) return f;
  }
  bool any = kind == SLOT_SECTOR && (s->reading->rule->is & IS_ANY_TRADE); /* "climate-neutral by 2050": all of it */
  Found f = s->near || s->other_firm || any ? nothing : fill_farther_back(s, kind);
  return kind == SLOT_SECTOR && fill_makes_nothing(s, &f) ? nothing : f;
}

Found fill_slot(Search *s, uint16_t field, const FillPath *path) {
  SlotKind kind = slot_kind(field);
  Found f = nothing;
  if (kind == SLOT_NONE) return nothing;
  s->by_name = s->by_region = false;
  s->date = field == NAME_date;
  if (kind == SLOT_PLACE) {
    Window before = window_before(s->context, s->reading->anchor->from, 60);
    static const char *const names[] = {"[Tt]he country", "[Tt]he nation%f[%A]", "[Tt]he bloc%f[%A]",
                                        "[Tt]he kingdom%f[%A]"};
    s->by_name = window_any(&before, names, sizeof names / sizeof *names);
    s->by_region = window_has(&before, "the continent's%s") || window_has(&before, "the continent’s%s");
    s->other = place_other_end(s->context, s->reading);
    const char *meant = s->reading->rule->ranks ? NULL : epithet_country(s->context, s->reading->anchor);
    if (meant && !code_is(meant, s->other)) return found(meant, NULL, "previous");
  }
  const char *tied;
  const Mention *date;
  if (kind == SLOT_PERIOD && !s->date && s->reading->value && period_tied(s->context, s->reading->value, &tied, &date))
    return found(tied, date ? date : s->reading->value, "clause");
  if (kind == SLOT_PERIOD && !s->date && s->reading->value &&
      (date = period_ends(s->context, s->reading->value, &tied)))
    return found(tied, date, "clause");
  if (kind == SLOT_PERIOD && !s->date && s->reading->value && (tied = period_same(s->context, s->reading, &date)))
    return found(tied, date, "clause");
  if (kind == SLOT_PERIOD && !s->date && s->reading->value && (tied = period_after_base(s->context)))
    return found(tied, NULL, "sentence");
  const char *reported = kind == SLOT_PERIOD && !s->date ? period_reported(s->context->document) : NULL;
  if (reported && period_says_reported(s->context)) return found(reported, NULL, "document");
  if (kind == SLOT_PERIOD && !s->date && chinese_quoted_now(s->context, s->reading))
    return found(period_of_document(s->context->document, false), NULL, "document");
  if (kind == SLOT_PERIOD && fill_now(s, &f)) return f;
  if (field == NAME_sector && fill_counts_power(s)) return found("electricity", s->reading->head, "clause");
  if (kind == SLOT_PLACE && (fill_names_world(s) || fill_tells_of_world(s))) return found("WLD", NULL, "default");
  if (kind == SLOT_PLACE && !s->away && fill_names_exchange(s)) return found("CHN", NULL, "sentence");
  if (kind == SLOT_PLACE) f = fill_local_place(s->context, s->reading);
  if (f.value.kind == VALUE_NONE) f = zipped(s, kind);
  if (f.value.kind == VALUE_NONE && kind == SLOT_PERIOD && !s->date && s->reading->value) f = fill_date_behind(s);
  if (f.value.kind == VALUE_NONE) f = paired(s, kind);
  if (f.value.kind == VALUE_NONE) f = along_path(s, kind, path);
  Window of = window_before(s->context, s->reading->anchor->from, 60);
  if (kind == SLOT_PLACE && f.value.kind == VALUE_TEXT && !code_is(f.step, "clause") &&
      code_is(f.value.text, "Europe") && window_has(&of, "[Tt]he%s+bloc%f[%A]"))
    f.value = value_text("EU");
  bool flag = kind == SLOT_PLACE && s->reading->rule->kind == RULE_FLAG && f.value.kind == VALUE_TEXT;
  if (flag && code_is(f.value.text, "CN-BJ")) f.value = value_text("CHN"); /* "Beijing has built": the government */
  if (flag && f.step && !code_is(f.step, "clause") && !code_is(f.step, "sentence")) {
    Found head = code_is(f.step, "previous") ? fill_headings(s, kind) : f;
    bool headed = head.value.kind == VALUE_TEXT && code_is(head.value.text, f.value.text);
    f.value = value_text(flag_place(s->context, f.value.text, headed));
  }
  if (kind == SLOT_PLACE && fill_names_country(s) && f.mention && f.value.kind == VALUE_TEXT && f.step &&
      !code_is(f.step, "clause") && place_is_province(f.value.text))
    f.value = value_text("CHN");
  return kind == SLOT_PERIOD && !s->date ? fill_year_before(s, fill_part_of_year(s, f)) : f;
}
