#include "claim/label.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "text/date.h"

/* Without white space and separators at its ends. */
static Cell stripped(const char *text, Cell cell) {
  for (;;) {
    if (cell.from < cell.to && (is_space(text[cell.from]) || strchr(",;:-*#|", text[cell.from])))
      cell.from++;
    else if (cell.from < cell.to && (is_space(text[cell.to - 1]) || strchr(",;:-*|", text[cell.to - 1])))
      cell.to--;
    else if (cell.to - cell.from >= 3 &&
             (memcmp(text + cell.to - 3, "：", 3) == 0 || memcmp(text + cell.to - 3, "，", 3) == 0 ||
              memcmp(text + cell.to - 3, "—", 3) == 0))
      cell.to -= 3;
    else if (cell.to - cell.from >= 3 &&
             (memcmp(text + cell.from, "—", 3) == 0 || memcmp(text + cell.from, "，", 3) == 0))
      cell.from += 3;
    else
      return cell_unmarked(text, cell);
  }
}

static Status scan_bytes(Speech *speech, const char *bytes, size_t length) {
  Zone zone = {0, (uint32_t)length, ZONE_BODY, 0};
  Zones zones = {.zone = &zone, .count = 1, .capacity = 1};
  return scanner_scan(speech->scanner, bytes, length, &zones, DATE_NO_REFERENCE, speech->tools, &speech->scan, NULL);
}

/* Whether all of some bytes are one amount that is no bare number: "1 million tonnes", "US$1 million", "1 percent". */
static Status is_amount(Speech *speech, const char *bytes, size_t length, bool *amount, bool *scale) {
  Status status = scan_bytes(speech, bytes, length);
  const Mentions *m = &speech->scan.mentions;
  *amount = false;
  for (size_t i = 0; status == STATUS_OK && i < m->count; i++) {
    if (m->from[i] != 0 || m->to[i] != length || m->type[i] > MENTION_QUANTITY) continue;
    *scale = m->type[i] == MENTION_NUMBER;
    *amount = !*scale || m->quantity[m->value[i]].value > 1;
  }
  return status;
}

Status label_bare(Speech *speech, Cell cell, bool *bare) {
  Status status = scan_bytes(speech, speech->text + cell.from, cell.to - cell.from);
  const Mentions *m = &speech->scan.mentions;
  *bare = false;
  for (size_t i = 0; status == STATUS_OK && i < m->count; i++) {
    if (m->type[i] > MENTION_QUANTITY) continue;
    *bare = m->type[i] == MENTION_NUMBER;
    break;
  }
  return status;
}

/* The phrase with zeros behind it: what is known of such, and where that is kept. */
static char *no_unit_slot(Speech *speech, const char phrase[NO_UNIT_MOST], size_t length) {
  return speech->no_units.phrase[hash_bytes(phrase, length) % NO_UNIT_SLOTS];
}

/* "m units", "'000 t": multiples in full. False: they have no room. */
static bool spell_multiple(const char **bytes, size_t *length, char whole[UNIT_MOST]) {
  static const char *const forms[][2] = {
      {"m ", "million "}, {"'000 ", "thousand "}, {"’000 ", "thousand "}, {"000 ", "thousand "}, {"Mt", "million t"}};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    size_t size = strlen(forms[i][0]);
    if (*length < size || memcmp(*bytes, forms[i][0], size) != 0) continue;
    int made = snprintf(whole, UNIT_MOST, "%s%.*s", forms[i][1], (int)(*length - size), *bytes + size);
    if (made < 0 || made >= UNIT_MOST) return false;
    *bytes = whole;
    *length = (size_t)made;
    return true;
  }
  return true;
}

Status label_unit(Speech *speech, Cell phrase, LabelUnit *unit, bool *found) {
  char trial[2 * UNIT_MOST + 8], key[NO_UNIT_MOST] = {0}, whole[UNIT_MOST];
  phrase = stripped(speech->text, phrase);
  size_t length = phrase.to - phrase.from;
  const char *bytes = speech->text + phrase.from;
  *found = false;
  if (length == 0 || length >= UNIT_MOST - 1 || memchr(bytes, '\n', length)) return STATUS_OK;
  if (!spell_multiple(&bytes, &length, whole)) return STATUS_OK;
  if (bytes[0] >= '0' && bytes[0] <= '9') return STATUS_OK;
  memcpy(key, bytes, length);
  char *known = no_unit_slot(speech, key, length);
  if (memcmp(known, key, sizeof key) == 0) return STATUS_OK;
  const char *space = memchr(bytes, ' ', length);
  int first = space ? (int)(space - bytes) : (int)length;
  struct {
    const char *before, *between, *behind;
    int before_length, behind_length;
  } form[3] = {{"", (unsigned char)bytes[0] >= 0xE3 ? "" : " ", bytes, 0, (int)length},
               {bytes, "", bytes + first, first, (int)length - first},
               {bytes, " ", bytes + first, first, (int)length - first}};
  bool digits = false; /* "2008" before a figure would be a figure */
  for (int i = 0; i < first; i++) digits |= bytes[i] >= '0' && bytes[i] <= '9';
  for (size_t i = 0; i < (digits ? 1 : 3) && !*found; i++) {
    int made = i == 0 ? snprintf(trial, sizeof trial, "1%s%.*s", form[i].between, form[i].behind_length, form[i].behind)
                      : snprintf(trial, sizeof trial, "%.*s%s1%.*s", form[i].before_length, form[i].before,
                                 form[i].between, form[i].behind_length, form[i].behind);
    Status status = is_amount(speech, trial, (size_t)made, found, &unit->scale);
    if (status != STATUS_OK) return status;
    if (!*found) continue;
    (void)snprintf(unit->before, sizeof unit->before, "%.*s%s", form[i].before_length, form[i].before,
                   i == 0 ? "" : form[i].between);
    (void)snprintf(unit->behind, sizeof unit->behind, "%s%.*s", i == 0 ? form[i].between : "", form[i].behind_length,
                   form[i].behind);
    unit->source = phrase;
  }
  if (!*found) memcpy(known, key, sizeof key);
  return STATUS_OK;
}

/* Where a bracket opened at `at` closes; `to` where it does not. */
static uint32_t bracket_end(const char *text, uint32_t at, uint32_t to, uint32_t *inner) {
  bool wide = to - at >= 3 && memcmp(text + at, "（", 3) == 0;
  *inner = at + (wide ? 3 : 1);
  for (uint32_t i = *inner; i < to; i++) {
    if (text[i] == ')' || text[i] == ']') return i + 1;
    if (to - i >= 3 && memcmp(text + i, "）", 3) == 0) return i + 3;
  }
  return to;
}

static bool opens_bracket(const char *text, uint32_t at, uint32_t to) {
  return text[at] == '(' || text[at] == '[' || (to - at >= 3 && memcmp(text + at, "（", 3) == 0);
}

static void add_part(Speech *speech, Label *label, Cell part) {
  part = stripped(speech->text, part);
  if (part.from < part.to && label->parts < LABEL_PARTS) label->part[label->parts++] = part;
}

/* Words that say what a figure measures: of these lists. */
static bool measures(const ClaimRules *rules, uint16_t list) {
  static const uint16_t known[] = {NAME_capacity_cue,
                                   NAME_production_cue,
                                   NAME_consumption_cue,
                                   NAME_demand_cue,
                                   NAME_sales_cue,
                                   NAME_export_cue,
                                   NAME_import_cue,
                                   NAME_price_cue,
                                   NAME_trade_cue,
                                   NAME_lend_cue,
                                   0};
  static const char *const others[] = {"utilization_cue", "surplus_cue", "loan_cue", "debt_cue",
                                       "profit_cue",      "invest_cue",  NULL};
  for (const uint16_t *name = known; *name; name++)
    if (*name == list) return true;
  const char *text = names_text(&rules->names, list);
  for (size_t i = 0; others[i]; i++)
    if (strcmp(text, others[i]) == 0) return true;
  return false;
}

/* Where what is measured ends: "Imports of clinker | for consumption", "Shipments | , includes exports". */
static uint32_t end_of_head(const char *text, uint32_t from, uint32_t to) {
  static const char *const ends[] = {",", " for ", "，"};
  uint32_t end = to;
  for (size_t i = 0; i < sizeof ends / sizeof *ends && from < to; i++) {
    const char *found = memmem(text + from, to - from, ends[i], strlen(ends[i]));
    if (found && (uint32_t)(found - text) < end) end = (uint32_t)(found - text);
  }
  return end;
}

/* What the words of a stretch name, and its time, which is cut out of them. */
static Status read_words(Speech *speech, Label *label, Cell stretch) {
  stretch = stripped(speech->text, stretch);
  if (stretch.from == stretch.to) return STATUS_OK;
  if (!label->timed && stretch.to - stretch.from == 4 && cell_is_year(speech->text, stretch)) {
    label->timed = true;
    label->time = stretch;
    return STATUS_OK;
  }
  Status status = scan_bytes(speech, speech->text + stretch.from, stretch.to - stretch.from);
  if (status != STATUS_OK) return status;
  const Mentions *m = &speech->scan.mentions;
  Cell time = {0, 0};
  for (size_t i = 0; i < m->count; i++) {
    Cell at = {stretch.from + m->from[i], stretch.from + m->to[i]};
    if (m->type[i] == MENTION_DATE && time.to - time.from < at.to - at.from) time = at;
    if (m->type[i] < MENTION_LEXICON) continue;
    const Term *term = &speech->rules->term[m->value[i]];
    label->place |= term->type == NAME_PLACE || term->type == NAME_CITY;
    label->sector |= term->type == NAME_SECTOR;
    label->firm |= term->type == NAME_ORG;
    label->measure |= term->type == NAME_MEASURE;
    if (term->type == NAME_MEASURE && label->act.to - label->act.from < at.to - at.from) label->act = at;
    label->place |= term->list == NAME_world_cue;
    if (term->type == NAME_WORD && label->cue.from == label->cue.to && measures(speech->rules, term->list))
      label->cue = at;
  }
  bool timed = time.from < time.to && !label->timed;
  if (timed) label->timed = true, label->time = time;
  if (label->cue.from < label->cue.to) stretch.to = end_of_head(speech->text, label->cue.to, stretch.to);
  if (!timed || time.from >= stretch.to) {
    add_part(speech, label, stretch);
    return STATUS_OK;
  }
  add_part(speech, label, (Cell){stretch.from, time.from});
  add_part(speech, label, (Cell){time.to, stretch.to});
  return STATUS_OK;
}

/* A stretch with its unit behind the last comma: "Price, average, dollars per ton". */
static Status read_stretch(Speech *speech, Label *label, Cell stretch) {
  Status status = STATUS_OK;
  stretch = stripped(speech->text, stretch);
  if (!label->measured) status = label_unit(speech, stretch, &label->unit, &label->measured);
  if (status != STATUS_OK || (label->measured && label->unit.source.from == stretch.from)) return status;
  uint32_t comma = stretch.to;
  while (comma > stretch.from && speech->text[comma - 1] != ',') comma--;
  if (comma > stretch.from && !label->measured) {
    status = label_unit(speech, (Cell){comma, stretch.to}, &label->unit, &label->measured);
    if (label->measured) stretch.to = comma - 1;
  }
  return status == STATUS_OK ? read_words(speech, label, stretch) : status;
}

/* "All vehicles (thousand)": the last word of the label is what is counted. */
static Status count_nouns(Speech *speech, Label *label) {
  if (label->parts == 0) return STATUS_OK;
  Cell part = label->part[label->parts - 1];
  uint32_t from = part.to;
  while (from > part.from && !is_space(speech->text[from - 1])) from--;
  char trial[2 * UNIT_MOST + 8], unit[UNIT_MOST];
  bool counted = false, scale = false;
  int length = snprintf(unit, sizeof unit, "%s %.*s", label->unit.behind, (int)(part.to - from), speech->text + from);
  if (length < 0 || (size_t)length >= sizeof unit) return STATUS_OK;
  length = snprintf(trial, sizeof trial, "%s1%s", label->unit.before, unit);
  Status status = is_amount(speech, trial, (size_t)length, &counted, &scale);
  if (status == STATUS_OK && counted && !scale) memcpy(label->unit.behind, unit, sizeof unit);
  return status;
}

Status label_read(Speech *speech, Cell cell, Label *label) {
  Status status = STATUS_OK;
  *label = (Label){0};
  uint32_t from = cell.from;
  for (uint32_t at = cell.from; at < cell.to && status == STATUS_OK; at++) {
    if (!opens_bracket(speech->text, at, cell.to)) continue;
    uint32_t inner, end = bracket_end(speech->text, at, cell.to, &inner);
    uint32_t close = end > inner + 2 && (unsigned char)speech->text[end - 1] >= 0x80 ? end - 3 : end - 1;
    Cell inside = {inner, end == cell.to && close < inner ? end : close};
    Label apart = {0};
    if (!label->measured) status = label_unit(speech, inside, &label->unit, &label->measured);
    bool unit = label->measured && label->unit.source.from >= inside.from && label->unit.source.from < inside.to;
    if (status == STATUS_OK && !unit) status = read_stretch(speech, &apart, inside);
    if (apart.timed && !label->timed) label->timed = true, label->time = apart.time;
    if (apart.measured && !label->measured) label->measured = true, label->unit = apart.unit;
    if (status == STATUS_OK) status = read_stretch(speech, label, (Cell){from, at});
    from = end;
    at = end - 1;
  }
  if (status == STATUS_OK) status = read_stretch(speech, label, (Cell){from, cell.to});
  static const char *const shares[] = {"percentage", "%f[%a]per ?cent%f[%A]", "%f[%a]share of", "占比", "比重", NULL};
  if (!label->measured && cell_has(speech->patterns, speech->text, cell, shares)) {
    label->measured = true;
    label->unit = (LabelUnit){.behind = "%"};
  }
  return status == STATUS_OK && label->measured && label->unit.scale ? count_nouns(speech, label) : status;
}
