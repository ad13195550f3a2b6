/* Lists: one says of each name what the line above it says of all. */
#include "claim/listed.h"

#include <string.h>

#include "base/ascii.h"

typedef struct List {
  Speech *speech;
  const Listing *listing;
  Label lead[GRID_LEADS];
  Cell cue, act, time;   /* of the nearest lead that has them */
  const LabelUnit *unit; /* NULL: none is named */
  bool change, chinese;  /* the figures are changes */
} List;

static Status say_above(Speech *speech, Cell cell) {
  return cell.from < cell.to ? speech_heading(speech, cell) : STATUS_OK;
}

Status speech_leads(Speech *speech, const Listing *listing, Cell title) {
  Status status = say_above(speech, title);
  for (uint32_t i = listing->leads; i > 0 && status == STATUS_OK; i--)
    if (listing->lead[i - 1].from != title.from) status = say_above(speech, listing->lead[i - 1]);
  return status;
}

/* "up 5%", "rose 3%", "下降2%": the change is told with its verb. */
static bool tells_change(const Speech *speech, Cell value) {
  static const char *const verbs[] = {"^up%f[%A]", "^down%f[%A]", "^rose%f[%A]", "^fell%f[%A]", "^increase",
                                      "^decrease", "^decline",    "^drop",       "^grew",       "^gain",
                                      "增长",      "下降",        "增加",        "减少",        NULL};
  return cell_has(speech->patterns, speech->text, value, verbs);
}

static bool is_percent(const Speech *speech, Cell value) {
  static const char *const percent[] = {"per ?cent", NULL};
  return memchr(speech->text + value.from, '%', value.to - value.from) != NULL ||
         cell_has(speech->patterns, speech->text, value, percent);
}

static bool opens_with_figure(const Speech *speech, Cell value) {
  static const char *const opens[] = {"^[~≈<>]?[+%-−–]?%s?%d",
                                      "^[a-z]?[a-z]?[a-z]?%s?%$%s?%d",
                                      "^[€£¥￥]%s?%d",
                                      "^[a-z][a-z][a-z]%s%d",
                                      "^about %d",
                                      "^around %d",
                                      "^约%d",
                                      "^over %d",
                                      "^nearly %d",
                                      NULL};
  return cell_has(speech->patterns, speech->text, value, opens);
}

static Status read_leads(List *list) {
  static const char *const changes[] = {"compared with", "change", "growth", "year%-on%-year", "year on year", "yoy",
                                        "y/y",           "同比",   "增长",   "增速",           "增幅",         "涨幅",
                                        "变化",          NULL};
  const Listing *l = list->listing;
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < l->leads && status == STATUS_OK; i++) {
    Label *lead = &list->lead[i];
    status = label_read(list->speech, l->lead[i], lead);
    if (list->cue.from == list->cue.to) {
      list->cue = lead->cue;
      if (list->act.from == list->act.to) list->act = lead->act;
      list->change |= cell_has(list->speech->patterns, list->speech->text, l->lead[i], changes);
    }
    if (lead->timed && list->time.from == list->time.to) list->time = lead->time;
    if (lead->measured && !list->unit) list->unit = &lead->unit;
  }
  return status;
}

/* "Chile: 5.2 million tonnes (-3%)" under "Copper production in 2023:" is "Chile production was 5.2 million tonnes
 * (-3%) in 2023." */
static Status say_item(List *list, const ListingLine *line) {
  Speech *speech = list->speech;
  bool percent = is_percent(speech, line->value), verb = tells_change(speech, line->value), bare = false;
  size_t from = speech->said.length;
  Status status = speech_start(speech, &(GridRow){.from = line->whole.from, .to = line->whole.to});
  if (status == STATUS_OK && list->unit && !percent) status = label_bare(speech, line->value, &bare);
  if (status == STATUS_OK) status = speech_say(speech, line->name);
  if (!list->chinese) buf_addc(&speech->said, ' ');
  if (status == STATUS_OK) status = speech_say(speech, list->cue);
  Cell value = line->value;
  bool minus = speech->text[value.from] == '-' || strncmp(speech->text + value.from, "−", 3) == 0 ||
               strncmp(speech->text + value.from, "–", 3) == 0;
  bool change = percent && !verb && (list->change || minus || speech->text[value.from] == '+');
  while (change && value.from < value.to && !is_digit(speech->text[value.from])) value.from++;
  if (list->chinese)
    buf_adds(&speech->said, verb ? "" : change ? (minus ? "下降" : "增长") : "为");
  else
    buf_adds(&speech->said, verb ? " " : change ? (minus ? " fell " : " rose ") : " was ");
  if (bare) buf_adds(&speech->said, list->unit->before);
  if (status == STATUS_OK) status = speech_say(speech, value);
  if (bare) buf_adds(&speech->said, list->unit->behind);
  if (list->time.from < list->time.to) {
    buf_adds(&speech->said, list->chinese ? "（" : " in ");
    if (status == STATUS_OK) status = speech_say(speech, list->time);
    if (list->chinese) buf_adds(&speech->said, "）");
  }
  buf_adds(&speech->said, list->chinese ? "。" : ".");
  return status == STATUS_OK ? speech_end(speech, from, ZONE_BODY) : status;
}

/* "Steel billets: 25%" under "The new import duties are:" is "A 25% import duties was imposed on steel billets.": the
 * rules ask for the words, not for their number. */
static Status say_duty(List *list, const ListingLine *line) {
  Speech *speech = list->speech;
  size_t from = speech->said.length;
  Status status = speech_start(speech, &(GridRow){.from = line->whole.from, .to = line->whole.to});
  buf_adds(&speech->said, list->chinese ? "对" : "A ");
  if (status == STATUS_OK) status = speech_say(speech, list->chinese ? line->name : line->value);
  buf_adds(&speech->said, list->chinese ? "征收" : " ");
  if (status == STATUS_OK) status = speech_say(speech, list->chinese ? line->value : list->act);
  buf_adds(&speech->said, list->chinese ? "的" : " was imposed on ");
  if (status == STATUS_OK) status = speech_say(speech, list->chinese ? list->act : line->name);
  buf_adds(&speech->said, list->chinese ? "。" : ".");
  return status == STATUS_OK ? speech_end(speech, from, ZONE_BODY) : status;
}

/* Whether what the lead names is a duty, of which there are rates. */
static bool is_duty(const List *list) {
  static const char *const duties[] = {"dut[yi]", "tariff", "levy", "levies", "surtax", "税", NULL};
  return list->act.from < list->act.to && cell_has(list->speech->patterns, list->speech->text, list->act, duties);
}

static bool is_most(uint32_t part, uint32_t whole) { return part * 3 >= whole * 2; }

/* Whether what is told of most names are figures. */
static bool tells_figures(const Speech *speech, const Listing *listing) {
  uint32_t figures = 0;
  for (uint32_t i = 0; i < listing->lines; i++) {
    Cell value = listing->line[i].value;
    figures += opens_with_figure(speech, value) || tells_change(speech, value);
  }
  return is_most(figures, listing->lines);
}

/* Whether most names are countries, goods or firms. */
static Status names_alike(Speech *speech, const Listing *listing, bool *alike) {
  uint32_t named = 0, most = listing->lines;
  for (uint32_t i = 0; i < most && is_most(named + most - i, most); i++) {
    Label label;
    Status status = label_read(speech, listing->line[i].name, &label);
    if (status != STATUS_OK) return status;
    named += label.place || label.sector || label.firm;
  }
  *alike = is_most(named, most);
  return STATUS_OK;
}

static Status say_list(Speech *speech, const Listing *listing, Cell title) {
  bool alike = false;
  Status status = tells_figures(speech, listing) ? names_alike(speech, listing, &alike) : STATUS_OK;
  List *list = alike ? arena_alloc(speech->arena, sizeof *list) : NULL;
  if (!list) return alike && status == STATUS_OK ? STATUS_NOMEM : status;
  *list = (List){.speech = speech, .listing = listing};
  list->chinese = (unsigned char)speech->text[listing->line[0].name.from] >= 0xE3;
  status = read_leads(list);
  bool known = list->cue.from < list->cue.to || is_duty(list);
  if (status != STATUS_OK || !known) return status;
  status = speech_leads(speech, listing, title);
  for (uint32_t i = 0; i < listing->lines && status == STATUS_OK; i++) {
    const ListingLine *line = &listing->line[i];
    if (!opens_with_figure(speech, line->value) && (is_duty(list) || !tells_change(speech, line->value))) continue;
    bool duty = is_duty(list) && is_percent(speech, line->value) && opens_with_figure(speech, line->value);
    if (!duty && list->cue.from == list->cue.to) continue;
    status = duty ? say_duty(list, line) : say_item(list, line);
  }
  return status;
}

Status speech_listing(Speech *speech, const Listing *listing, Cell title) {
  bool said = false;
  Status status = speech_sheet(speech, listing, title, &said);
  return status != STATUS_OK || said ? status : say_list(speech, listing, title);
}
