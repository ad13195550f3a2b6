/* What a document says about itself: its title in its heading, who published it and when in its source line, byline,
 * dateline or credits. Nothing is guessed: what is not written is not known. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "read/split.h"
#include "text/date.h"
#include "text/language.h"

typedef struct Span {
  const char *at;
  size_t length;
} Span;

static Span trim(Span s) {
  size_t step;
  while (s.length) {
    uint32_t p = utf8_decode(s.at, s.length, 0, &step);
    if (p > ' ' && !strchr(",;:.-|()[]*/", (int)(p < 0x80 ? p : 'x')) && p != 0xA0 && p != 0x3000 && p != 0xFF1A &&
        p != 0xFF0C && p != 0x2013 && p != 0x2014 && p != 0xFF08 && p != 0xFF09 && p != 0x3010 && p != 0x3011)
      break;
    s.at += step, s.length -= step;
  }
  while (s.length) {
    uint32_t p = utf8_decode_before(s.at, s.length, &step);
    if (p > ' ' && !strchr(",;:-|([*/", (int)(p < 0x80 ? p : 'x')) && p != 0xA0 && p != 0x3000 && p != 0xFF0C &&
        p != 0x2013 && p != 0x2014 && p != 0xFF08 && p != 0x3010 && !(p == ')' && !memchr(s.at, '(', s.length)) &&
        p != 0xFF09 && p != 0x3011)
      break;
    s.length -= step;
  }
  return s;
}

static Span zone_span(const Source *source, const Zone *zone) {
  return (Span){source->text.data + zone->from, zone->to - zone->from};
}

static Status set(Meta *meta, MetaKey key, Span s, const char *found) {
  s = trim(s);
  return meta_set(meta, key, s.at, s.length, found);
}

/* The first date written out in a line, of a grain no coarser than `most`; *where and *end are its span. */
static bool find_date(Span line, DateGrain most, int32_t *day, size_t *where, size_t *end) {
  size_t floor = 0;
  for (size_t at = 0; at < line.length; at++) {
    char before = at ? line.at[at - 1] : ' ', c = line.at[at];
    bool starts = is_digit(c)    ? !is_digit(before) && !(before == '.' || before == ',')
                  : is_letter(c) ? !is_letter(before)
                                 : (unsigned char)c >= 0xC0;
    if (!starts) continue;
    size_t from = at;
    MentionType type = MENTION_NONE;
    Date date = {0};
    Duration duration;
    bool asked;
    size_t to = date_parse(line.at, line.length, floor, at, DATE_NO_REFERENCE, &asked, &from, &type, &date, &duration);
    if (to <= at) continue;
    if (type == MENTION_DATE && date.readings && date.grain <= most) {
      *day = date.reading[0].lo;
      *where = from;
      *end = to;
      return true;
    }
    floor = to;
    at = to - 1;
  }
  return false;
}

static bool find_day(Span line, int32_t *day, size_t *where, size_t *end) {
  return find_date(line, GRAIN_DAY, day, where, end);
}

static Status set_day(Meta *meta, int32_t day, const char *found) {
  char text[DATE_DAY_MOST];
  size_t length = date_write_day(day, GRAIN_DAY, text);
  return meta_set(meta, META_PUBLISHED, text, length, found);
}

static bool stands_at(Span s, const char *word, size_t length, size_t i) {
  return i + length <= s.length && strncasecmp(s.at + i, word, length) == 0 && (i == 0 || !is_letter(s.at[i - 1])) &&
         (i + length == s.length || !is_letter(word[length - 1]) || !is_letter(s.at[i + length]));
}

static size_t find_word(Span s, const char *word, size_t from) {
  size_t length = strlen(word);
  char first = (char)(*word | 0x20); /* a letter in lowercase, or a sign that this leaves as it is */
  for (size_t i = from; i + length <= s.length; i++)
    if ((s.at[i] | 0x20) == first && stands_at(s, word, length, i)) return i;
  return s.length;
}

/* A name as it stands in running text: "the" skipped, then words with capitals, with "of", "and", "for" between them.
 */
static Span name_at(Span s, size_t at) {
  while (at < s.length && (s.at[at] == ' ' || s.at[at] == '"')) at++;
  size_t end = at, word = at;
  while (word < s.length) {
    size_t stop = word;
    while (stop < s.length && s.at[stop] != ' ' && !strchr(",;:()\"", s.at[stop])) stop++;
    bool capital = is_upper(s.at[word]) || (unsigned char)s.at[word] >= 0xC3;
    static const char *const joiners[] = {"of ", "and ", "for ", "the ", "de ", "du ", NULL};
    bool joins = false;
    for (const char *const *j = joiners; *j && end > at; j++)
      if (s.length - word > strlen(*j) && strncmp(s.at + word, *j, strlen(*j)) == 0) joins = true;
    if (!capital && !joins) break;
    if (capital) end = stop;
    if (stop >= s.length || s.at[stop] != ' ') break;
    word = stop + 1;
  }
  while (end > at && (s.at[end - 1] == '.' || s.at[end - 1] == '\'')) end--;
  return (Span){s.at + at, end - at};
}

/* "Source: Radio Free Asia, April 12, 2024": a name, then a day. */
static Status describe_source(Meta *meta, Span line) {
  static const char *const in_words[] = {"in the ", "in ", "on ", "by the ", "by ", "from ", "自", "自：", NULL};
  Span rest = line;
  const char *colon = memchr(line.at, ':', line.length), *wide = memmem(line.at, line.length, "：", 3);
  int32_t day;
  size_t where = line.length, end;
  bool dated = find_day(line, &day, &where, &end);
  Status status = dated ? set_day(meta, day, "source line") : STATUS_OK;
  if (!dated) dated = find_date(line, GRAIN_YEAR, &day, &where, &end); /* "June 2017" is no part of the name */
  if (status != STATUS_OK) return status;
  size_t appeared = find_word(line, "appeared", 0), published = find_word(line, "published", 0);
  if (appeared < line.length || published < line.length) {
    size_t verb = appeared < line.length ? appeared : published;
    for (const char *const *in = in_words; *in; in++) {
      size_t at = find_word(line, *in, verb);
      if (at < line.length) return set(meta, META_PUBLISHER, name_at(line, at + strlen(*in)), "source line");
    }
    return STATUS_OK;
  }
  if (wide && (!colon || wide < colon)) colon = wide + 2;
  if (colon) rest.at = colon + 1, rest.length = line.length - (size_t)(rest.at - line.at);
  size_t before = (size_t)(rest.at - line.at);
  if (dated && where >= before) rest.length = where - before;
  return set(meta, META_PUBLISHER, rest, "source line");
}

/* The line with every kind of white space as one blank, so that separators can be told by those around them. */
static Span plain_spaces(Span line, char *room, size_t size) {
  size_t used = 0, step;
  for (size_t at = 0; at < line.length && used + 4 < size; at += step) {
    uint32_t p = utf8_decode(line.at, line.length, at, &step);
    bool space = p <= ' ' || p == 0xA0 || p == 0x3000 || (p >= 0x2000 && p <= 0x200B);
    if (space && (used == 0 || room[used - 1] != ' ')) room[used++] = ' ';
    if (space) continue;
    memcpy(room + used, line.at + at, step);
    used += step;
  }
  return (Span){room, used};
}

/* What stands behind a label, up to the next blank or label: "来源：经济观察报 作者：李明". */
static Span labelled(Span line, const char *const *labels) {
  static const char *const next[] = {" ",    "来源", "作者", "责任编辑", "编辑", "发布时间",
                                     "浏览", "字体", "（",   "|",        NULL};
  for (; *labels; labels++) {
    const char *found = memmem(line.at, line.length, *labels, strlen(*labels));
    if (!found) continue;
    Span value = {found + strlen(*labels), line.length - (size_t)(found - line.at) - strlen(*labels)};
    while (value.length && *value.at == ' ') value.at++, value.length--;
    for (const char *const *n = next; *n; n++) {
      const char *end = memmem(value.at, value.length, *n, strlen(*n));
      if (end) value.length = (size_t)(end - value.at);
    }
    return value;
  }
  return (Span){"", 0};
}

static bool is_ascii(Span line) {
  size_t at = 0;
  for (uint64_t eight; at + sizeof eight <= line.length; at += sizeof eight) {
    memcpy(&eight, line.at + at, sizeof eight);
    if (eight & 0x8080808080808080) return false;
  }
  for (; at < line.length; at++)
    if ((unsigned char)line.at[at] >= 0x80) return false;
  return true;
}

static Status describe_labels(Meta *meta, Span line) {
  if (is_ascii(line)) return STATUS_OK; /* as no label is */
  static const char *const sources[] = {"来源：", "来源:", "來源：", "稿源：", NULL};
  static const char *const authors[] = {"作者：", "作者:", NULL};
  Status status = set(meta, META_PUBLISHER, labelled(line, sources), "byline");
  return status == STATUS_OK ? set(meta, META_AUTHOR, labelled(line, authors), "byline") : status;
}

/* "By Jane Doe and John Roe - The Paper", "By Jane Doe | April 3, 2024", "作者：张三". */
static Status describe_byline(Meta *meta, Span written) {
  char room[512];
  Span line = plain_spaces(written, room, sizeof room);
  int32_t day;
  size_t where = line.length, end;
  Status status = describe_labels(meta, line);
  if (status == STATUS_OK && find_day(line, &day, &where, &end)) {
    status = set_day(meta, day, "byline");
    /* "Posted on July 15, 2024 by Jane Doe" */
    size_t by = find_word(line, "by", end);
    if (status == STATUS_OK && by < line.length) status = set(meta, META_AUTHOR, name_at(line, by + 2), "byline");
    line.length = where;
  }
  static const char *const labels[] = {"written by", "reported by", "reporting by", "author:", "authors:", "by",
                                       "作者：",     "作者:",       "记者",         "文/",     NULL};
  for (const char *const *label = labels; *label && status == STATUS_OK; label++) {
    size_t length = strlen(*label);
    if (line.length <= length || strncasecmp(line.at, *label, length) != 0) continue;
    Span name = {line.at + length, line.length - length};
    if (is_letter((*label)[length - 1]) && is_letter(*name.at)) continue;
    static const char *const breaks[] = {" - ", " – ", " — ", " | ", ", ", NULL};
    for (const char *const *b = breaks; *b; b++) {
      const char *found = memmem(name.at, name.length, *b, strlen(*b));
      if (!found) continue;
      Span after = {found + strlen(*b), name.length - (size_t)(found - name.at) - strlen(*b)};
      if (**b != ',' && status == STATUS_OK) status = set(meta, META_PUBLISHER, after, "byline");
      name.length = (size_t)(found - name.at);
      break;
    }
    if (status == STATUS_OK) status = set(meta, META_AUTHOR, name, "byline");
    return status;
  }
  return status;
}

/* Whether a line begins as "Jane Doe is a": two to four capitalised words; `name` is then what they are. */
static bool opens_biography(Span line, Span *name) {
  static const char *const is[] = {" is a ",         " is an ",       " is the ", " is director ",
                                   " is professor ", " is research ", NULL};
  Span opening = {line.at, line.length < 60 ? line.length : 60};
  if (!memmem(opening.at, opening.length, " is ", 4)) return false;
  for (const char *const *verb = is; *verb; verb++) {
    const char *found = memmem(opening.at, opening.length, *verb, strlen(*verb));
    if (!found) continue;
    *name = (Span){line.at, (size_t)(found - line.at)};
    size_t words = 0;
    for (size_t i = 0; i < name->length; i++) {
      if (i > 0 && name->at[i - 1] != ' ') continue;
      if (!is_upper(name->at[i])) return false;
      words++;
    }
    return words >= 2 && words <= 4;
  }
  return false;
}

/* "Jane Doe is a writer for The Paper": who the author is, and whom she writes for. */
static Status describe_biography(Meta *meta, Span line) {
  Span name;
  if (opens_biography(line, &name)) {
    Status status = set(meta, META_AUTHOR, name, "author's biography");
    if (status != STATUS_OK) return status;
  }
  static const char *const jobs[] = {"writer", "reporter", "journalist", "correspondent", "editor", "columnist", NULL};
  for (const char *const *job = jobs; *job; job++) {
    size_t at = find_word(line, *job, 0);
    if (at == line.length) continue;
    size_t end = at + strlen(*job);
    static const char *const for_words[] = {" for ", " at ", " with ", " of ", NULL};
    for (const char *const *f = for_words; *f; f++)
      if (line.length - end > strlen(*f) && strncmp(line.at + end, *f, strlen(*f)) == 0)
        return set(meta, META_PUBLISHER, name_at(line, end + strlen(*f)), "author's biography");
  }
  return STATUS_OK;
}

static const char *const credit_cues[] = {"provided by", "obtained by", "exclusive to", "told", "courtesy of"};
enum { CREDIT_CUES = sizeof credit_cues / sizeof *credit_cues, CUE_LEAST = 4 };

/* Four letters in lowercase as a number. */
static uint32_t cue_head(const char *at) {
  uint32_t head;
  memcpy(&head, at, CUE_LEAST);
  return head | 0x20202020;
}

/* Sixty-four bytes: where words begin with the first two letters of a cue, up to the last byte but one. */
static inline uint64_t cue_heads(const char *at, bool inside) {
  uint64_t letters = bytes_letters(at), begins = letters & ~(letters << 1 | inside);
  return begins & bytes_one_of(at, 0x20, "poetc", 5) & bytes_one_of(at, 0x20, "rbxo", 4) >> 1;
}

/* Where each cue stands first in a text, its length if nowhere: one walk for all of them. */
static void find_cues(Span text, size_t at[CREDIT_CUES]) {
  uint32_t head[CREDIT_CUES];
  for (size_t k = 0; k < CREDIT_CUES; k++) {
    head[k] = cue_head(credit_cues[k]);
    at[k] = text.length;
  }
  for (size_t from = 0; from + CUE_LEAST <= text.length; from += BYTES_BLOCK - 1) {
    char edge[BYTES_BLOCK];
    size_t left = text.length - from;
    const char *block = left < sizeof edge ? bytes_edge(edge, sizeof edge, text.at + from, left) : text.at + from;
    for (uint64_t heads = cue_heads(block, from && is_letter(text.at[from - 1])); heads; heads &= heads - 1) {
      size_t place = from + (size_t)__builtin_ctzll(heads);
      if (place + CUE_LEAST > text.length) break;
      uint32_t own = cue_head(text.at + place);
      for (size_t k = 0; k < CREDIT_CUES; k++)
        if (own == head[k] && at[k] == text.length && stands_at(text, credit_cues[k], strlen(credit_cues[k]), place))
          at[k] = place;
    }
  }
}

/* Who supplied pictures and papers, when the same name says so at least twice: the paper that ran the story. */
static Status describe_credits(const Source *source, Document *document) {
  Span first = {NULL, 0};
  size_t times = 0;
  if (document->meta.value[META_PUBLISHER]) return STATUS_OK;
  for (size_t i = document->first_zone; i < document->end_zone; i++) {
    const Zone *zone = &source->zones.zone[i];
    if (zone->kind == ZONE_BOILERPLATE || zone->kind == ZONE_TABLE) continue;
    Span text = zone_span(source, zone);
    size_t at[CREDIT_CUES];
    find_cues(text, at);
    for (size_t k = 0; k < CREDIT_CUES; k++) {
      if (at[k] == text.length) continue;
      Span name = trim(name_at(text, at[k] + strlen(credit_cues[k])));
      if (name.length == 0 || !memchr(name.at, ' ', name.length)) continue;
      if (!first.at) first = name;
      times += name.length == first.length && memcmp(name.at, first.at, name.length) == 0;
    }
  }
  return times >= 2 ? set(&document->meta, META_PUBLISHER, first, "credits") : STATUS_OK;
}

/* "BEIJING, April 12, 2024 (Reuters) - ...": what stands before the dash of the first paragraph. */
static Status describe_dateline(Meta *meta, Span paragraph) {
  static const char *const dashes[] = {" — ", " – ", " -- ", " - ", "— ", "电 ", "电　", NULL};
  Span opening = {paragraph.at, paragraph.length < 90 ? paragraph.length : 90};
  size_t head = 0;
  if (is_ascii(opening) && !memchr(opening.at, '-', opening.length)) return STATUS_OK; /* as no dash is */
  for (const char *const *dash = dashes; *dash && !head; dash++) {
    const char *found = memmem(opening.at, opening.length, *dash, strlen(*dash));
    if (found) head = (size_t)(found - paragraph.at);
  }
  if (!head || (!is_upper(paragraph.at[0]) && (unsigned char)paragraph.at[0] < 0x80)) return STATUS_OK;
  Span line = {paragraph.at, head};
  int32_t day;
  size_t where, end;
  Status status = find_day(line, &day, &where, &end) ? set_day(meta, day, "dateline") : STATUS_OK;
  const char *open = memchr(line.at, '(', line.length), *close = memchr(line.at, ')', line.length);
  if (status == STATUS_OK && open && close > open + 1)
    status = set(meta, META_PUBLISHER, (Span){open + 1, (size_t)(close - open) - 1}, "dateline");
  return status;
}

/* "Original Published: August 17, 2022" below the day on which a collector put it up again. */
static Status describe_original(const Source *source, Document *document) {
  static const char label[] = "original";
  for (size_t i = document->first_zone; i < document->end_zone; i++) {
    const Zone *zone = &source->zones.zone[i];
    Span line = zone_span(source, zone);
    int32_t day;
    size_t where, end;
    if (zone->kind == ZONE_BYLINE && line.length > sizeof label && strncasecmp(line.at, label, sizeof label - 1) == 0 &&
        find_day(line, &day, &where, &end))
      return set_day(&document->meta, day, "byline");
  }
  return STATUS_OK;
}

static Status describe_lines(const Source *source, Document *document) {
  Meta *meta = &document->meta;
  Status status = describe_original(source, document);
  bool body = false;
  for (size_t i = document->first_zone; i < document->end_zone && status == STATUS_OK; i++) {
    const Zone *zone = &source->zones.zone[i];
    const Zone *above = i > document->first_zone ? zone - 1 : NULL;
    Span text = zone_span(source, zone);
    if (zone->kind == ZONE_HEADING && zone->level == 1)
      status = set(meta, META_TITLE, text, "heading");
    else if (zone->kind == ZONE_SOURCE && !(above && (above->kind == ZONE_TABLE || above->kind == ZONE_CAPTION)))
      status = describe_source(meta, text);
    else if (zone->kind == ZONE_BYLINE) {
      status = describe_byline(meta, text);
      if (status == STATUS_OK) status = describe_biography(meta, text);
    } else if (zone->kind == ZONE_BODY && !body) {
      body = true;
      status = describe_dateline(meta, text);
    }
  }
  return status;
}

static Status describe_language(const Source *source, Document *document) {
  LanguageProfile profile = {0};
  for (size_t i = document->first_zone; i < document->end_zone; i++) {
    const Zone *zone = &source->zones.zone[i];
    if (zone->kind != ZONE_BODY && zone->kind != ZONE_LIST_ITEM && zone->kind != ZONE_HEADING) continue;
    const LanguageProfile *known = source->zones.language ? &source->zones.language[i] : NULL;
    if (known && language_letters(known) > 0)
      language_join(&profile, known);
    else
      language_add_paragraph(&profile, source->text.data + zone->from, zone->to - zone->from);
  }
  const char *code = language_of(&profile);
  return code ? meta_set(&document->meta, META_LANGUAGE, code, strlen(code), "text") : STATUS_OK;
}

/* A date from a head or front matter ("2024-04-09T00:00:00Z") as a day; what holds no day is dropped. */
static Status describe_from_file(const Source *source, Meta *meta, MetaKey key) {
  const char *value = source->meta.value[key];
  if (!value || meta->value[key]) return STATUS_OK;
  if (key != META_PUBLISHED) return meta_set(meta, key, value, strlen(value), source->meta.found[key]);
  int32_t day;
  size_t where, end;
  if (!find_day((Span){value, strlen(value)}, &day, &where, &end)) return STATUS_OK;
  return set_day(meta, day, source->meta.found[key]);
}

Status document_describe(const Source *source, Document *document, bool alone) {
  Status status = STATUS_OK;
  /* What a page's head says is exact, but of the whole file: several articles in it speak for themselves first. */
  static const MetaKey exact[] = {META_PUBLISHED, META_PUBLISHER, META_AUTHOR, META_URL};
  for (size_t i = 0; i < sizeof exact / sizeof *exact && alone && status == STATUS_OK; i++) {
    /* The site's name behind a title is the last thing to go by: the page may name where the text came from. */
    bool exact_here = !source->meta.found[exact[i]] || strcmp(source->meta.found[exact[i]], "title element") != 0;
    if (exact_here) status = describe_from_file(source, &document->meta, exact[i]);
  }
  if (source->whole && status == STATUS_OK) status = describe_from_file(source, &document->meta, META_TITLE);
  if (status == STATUS_OK) status = describe_lines(source, document);
  if (status == STATUS_OK) status = describe_credits(source, document);
  if (status == STATUS_OK) status = describe_language(source, document);
  for (MetaKey key = META_TITLE; key < META_COUNT && status == STATUS_OK; key++)
    if (alone || key != META_TITLE) status = describe_from_file(source, &document->meta, key);
  return status;
}
