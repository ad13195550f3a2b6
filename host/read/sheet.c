#include "read/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "read/archive.h"
#include "read/xml.h"
#include "text/date.h"

enum {
  SHEETS_MOST = 256,
  NAME = 256,
  ROWS_MOST = 1 << 20,
  COLUMNS_MOST = 1 << 14,
  STYLES_MOST = 4096,
  FORMATS_MOST = 1024,
  EPOCH = 25569,
  FROM_1904 = 1462 /* days between the two beginnings that workbooks count from */
};

typedef struct Shared {
  struct {
    const char *text;
    uint32_t length;
  } * string;
  size_t count, capacity;
} Shared;

/* Which cell styles show a number as a day. */
typedef struct Styles {
  unsigned char day[STYLES_MOST];
  size_t count;
  bool from_1904;
} Styles;

void workbook_free(Workbook *workbook) {
  for (size_t i = 0; i < workbook->count; i++) {
    free(workbook->sheet[i].name);
    free(workbook->sheet[i].cell);
  }
  free(workbook->sheet);
  arena_free(&workbook->arena);
  *workbook = (Workbook)WORKBOOK_INIT;
}

/* The text of an element up to its end; a phonetic guide (rPh) in it is not text. */
static XmlEvent gather_text(Xml *xml, const char *end, Buf *text) {
  XmlEvent event;
  bool inside = false, phonetic = false;
  while ((event = xml_next(xml)) < XML_DONE) {
    if (event == XML_END && xml_is(xml, end)) break;
    if (event == XML_START && xml_is(xml, "rPh")) phonetic = true;
    if (event == XML_END && xml_is(xml, "rPh")) phonetic = false;
    if (event != XML_TEXT && xml_is(xml, "t")) inside = event == XML_START;
    if (event == XML_TEXT && inside && !phonetic) buf_adds(text, xml_text(xml));
  }
  return event;
}

static Status keep(Workbook *workbook, const Buf *text, const char **kept, uint32_t *length) {
  *kept = arena_copy(&workbook->arena, text->data ? text->data : "", text->length);
  *length = (uint32_t)text->length;
  return *kept && buf_ok(text) ? STATUS_OK : STATUS_NOMEM;
}

static Status read_shared(Workbook *workbook, const Buf *part, Shared *shared, Buf *warnings) {
  Xml *xml;
  Buf text = BUF_INIT;
  Status status = xml_open(part->data, part->length, &xml, NULL);
  if (status != STATUS_OK) return status;
  XmlEvent event;
  while (status == STATUS_OK && (event = xml_next(xml)) < XML_DONE) {
    if (event != XML_START || !xml_is(xml, "si")) continue;
    buf_clear(&text);
    (void)gather_text(xml, "si", &text);
    if (!memory_reserve((void **)&shared->string, &shared->capacity, shared->count + 1, sizeof *shared->string))
      status = STATUS_NOMEM;
    else
      status = keep(workbook, &text, &shared->string[shared->count].text, &shared->string[shared->count].length);
    shared->count++;
  }
  if (status == STATUS_OK && event == XML_BROKEN)
    buf_adds(warnings, "the workbook's strings break off: the XML inside is damaged\n");
  buf_free(&text);
  xml_close(xml);
  return status;
}

/* A format of days: letters y or d outside quotes and brackets; with hours alone it is a time. */
static bool is_day_format(const char *code) {
  bool quoted = false, day = false;
  for (; *code; code++) {
    if (*code == '"')
      quoted = !quoted;
    else if (*code == '[')
      code += strcspn(code, "]") - (strchr(code, ']') ? 0 : 1);
    else if (*code == '\\' && code[1])
      code++;
    else if (!quoted && strchr("yYdD", *code))
      day = true;
    if (!*code) break;
  }
  return day;
}

static bool is_day_number(long format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 ||
         (format >= 50 && format <= 58);
}

static Status read_styles(const Buf *part, Styles *styles) {
  Xml *xml;
  char value[NAME];
  long days[FORMATS_MOST];
  size_t own = 0;
  bool cells = false;
  Status status = xml_open(part->data, part->length, &xml, NULL);
  if (status != STATUS_OK) return status;
  for (XmlEvent event; (event = xml_next(xml)) < XML_DONE;) {
    if (xml_is(xml, "cellXfs")) cells = event == XML_START;
    if (event != XML_START) continue;
    if (xml_is(xml, "numFmt") && own < FORMATS_MOST && xml_attribute(xml, "formatCode", value, sizeof value) &&
        is_day_format(value))
      days[own++] = xml_attribute(xml, "numFmtId", value, sizeof value) ? strtol(value, NULL, 10) : -1;
    if (!cells || !xml_is(xml, "xf") || styles->count == STYLES_MOST) continue;
    long format = xml_attribute(xml, "numFmtId", value, sizeof value) ? strtol(value, NULL, 10) : 0;
    bool day = is_day_number(format);
    for (size_t i = 0; i < own; i++) day = day || days[i] == format;
    styles->day[styles->count++] = day;
  }
  xml_close(xml);
  return STATUS_OK;
}

/* "BC12" is column 55, row 12. */
static bool parse_place(const char *place, uint32_t *row, uint32_t *column) {
  uint32_t c = 0, r = 0;
  for (; *place >= 'A' && *place <= 'Z' && c < COLUMNS_MOST; place++) c = c * 26 + (uint32_t)(*place - 'A') + 1;
  for (; *place >= '0' && *place <= '9' && r <= ROWS_MOST; place++) r = r * 10 + (uint32_t)(*place - '0');
  if (*place || c == 0 || c > COLUMNS_MOST || r == 0 || r > ROWS_MOST) return false;
  *row = r;
  *column = c;
  return true;
}

typedef struct CellReader {
  Workbook *workbook;
  Sheet *sheet;
  const Shared *shared;
  const Styles *styles;
  Buf text;
  uint32_t row, column;
} CellReader;

/* Days are counted from 1899-12-30; a fraction is the time of day. */
static bool write_day(Buf *text, bool from_1904) {
  char *end;
  double serial = strtod(text->data, &end) + (from_1904 ? FROM_1904 : 0);
  int year, month, day;
  if (*end || serial < 61 || serial >= 2958466)
    return false; /* before 1900-03-01 programs disagree; after 9999 none goes */
  date_to_civil((int32_t)serial - EPOCH, &year, &month, &day);
  buf_clear(text);
  buf_addf(text, "%04d-%02d-%02d", year, month, day);
  return true;
}

static Status add_cell(CellReader *reader, const char *type, bool day) {
  Sheet *sheet = reader->sheet;
  if (reader->text.length == 0) return STATUS_OK;
  if (!memory_reserve((void **)&sheet->cell, &sheet->capacity, sheet->count + 1, sizeof *sheet->cell))
    return STATUS_NOMEM;
  SheetCell *cell = &sheet->cell[sheet->count];
  *cell = (SheetCell){.row = reader->row, .column = reader->column, .type = *type == 'b' || *type == 'e' ? *type : 'n'};
  if (strcmp(type, "s") == 0) {
    size_t index = strtoul(reader->text.data, NULL, 10);
    if (index >= reader->shared->count) return STATUS_OK;
    cell->text = reader->shared->string[index].text;
    cell->length = reader->shared->string[index].length;
    cell->type = 's';
    sheet->count += cell->length > 0;
    return STATUS_OK;
  }
  if (strcmp(type, "inlineStr") == 0 || strcmp(type, "str") == 0) cell->type = 's';
  if (cell->type == 'n' && day && write_day(&reader->text, reader->styles->from_1904)) cell->type = 'd';
  if (*type == 'b') {
    bool yes = reader->text.data[0] == '1';
    buf_clear(&reader->text);
    buf_adds(&reader->text, yes ? "TRUE" : "FALSE");
  }
  sheet->count++;
  return keep(reader->workbook, &reader->text, &cell->text, &cell->length);
}

static Status read_cell(CellReader *reader, Xml *xml) {
  char type[16] = "n", place[16], style[16];
  uint32_t row, column;
  (void)xml_attribute(xml, "t", type, sizeof type);
  size_t format = xml_attribute(xml, "s", style, sizeof style) ? strtoul(style, NULL, 10) : 0;
  bool day = format < reader->styles->count && reader->styles->day[format];
  reader->column++;
  if (xml_attribute(xml, "r", place, sizeof place) && parse_place(place, &row, &column)) {
    reader->column = column;
    reader->row = row;
  }
  buf_clear(&reader->text);
  bool value = false;
  for (XmlEvent event; (event = xml_next(xml)) < XML_DONE;) {
    if (event == XML_END && xml_is(xml, "c")) break;
    if (event == XML_START && xml_is(xml, "is"))
      (void)gather_text(xml, "is", &reader->text);
    else if (event != XML_TEXT && xml_is(xml, "v"))
      value = event == XML_START;
    else if (event == XML_TEXT && value)
      buf_adds(&reader->text, xml_text(xml));
  }
  return add_cell(reader, type, day);
}

static Status read_sheet(CellReader *reader, const Buf *part, Buf *warnings) {
  Xml *xml;
  char place[16];
  Status status = xml_open(part->data, part->length, &xml, NULL);
  if (status != STATUS_OK) return status;
  XmlEvent event;
  while (status == STATUS_OK && (event = xml_next(xml)) < XML_DONE) {
    if (event != XML_START) continue;
    if (xml_is(xml, "row")) {
      reader->row++;
      reader->column = 0;
      if (xml_attribute(xml, "r", place, sizeof place) && strtoul(place, NULL, 10) <= ROWS_MOST)
        reader->row = (uint32_t)strtoul(place, NULL, 10);
    } else if (xml_is(xml, "c")) {
      status = read_cell(reader, xml);
    }
    if (interrupt_pending()) status = STATUS_INTERRUPTED;
  }
  if (status == STATUS_OK && event == XML_BROKEN)
    buf_addf(warnings, "sheet '%s' breaks off: the XML inside is damaged\n", reader->sheet->name);
  xml_close(xml);
  return status;
}

/* Where the sheet with a relation id is kept: "worksheets/sheet1.xml". */
static bool find_target(const Buf *relations, const char *id, char *target, size_t room) {
  Xml *xml;
  char found[NAME];
  bool there = false;
  if (xml_open(relations->data, relations->length, &xml, NULL) != STATUS_OK) return false;
  for (XmlEvent event; !there && (event = xml_next(xml)) < XML_DONE;)
    if (event == XML_START && xml_is(xml, "Relationship") && xml_attribute(xml, "Id", found, sizeof found) &&
        strcmp(found, id) == 0)
      there = xml_attribute(xml, "Target", target, room);
  xml_close(xml);
  return there;
}

typedef struct SheetName {
  char name[NAME], part[NAME];
} SheetName;

/* Whether days are counted from 1904-01-01, as early Macintosh programs did. */
static bool counts_from_1904(const Buf *book) {
  Xml *xml;
  char value[8];
  bool yes = false;
  if (xml_open(book->data, book->length, &xml, NULL) != STATUS_OK) return false;
  for (XmlEvent event; (event = xml_next(xml)) < XML_DONE;)
    if (event == XML_START && xml_is(xml, "workbookPr") && xml_attribute(xml, "date1904", value, sizeof value))
      yes = strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
  xml_close(xml);
  return yes;
}

static Status list_sheets(const Buf *book, const Buf *relations, SheetName **names, size_t *count) {
  Xml *xml;
  char id[NAME], target[NAME];
  *count = 0;
  *names = memory_new(SHEETS_MOST, sizeof **names);
  if (!*names) return STATUS_NOMEM;
  Status status = xml_open(book->data, book->length, &xml, NULL);
  if (status != STATUS_OK) return status;
  for (XmlEvent event; *count < SHEETS_MOST && (event = xml_next(xml)) < XML_DONE;) {
    if (event != XML_START || !xml_is(xml, "sheet")) continue;
    SheetName *sheet = &(*names)[*count];
    if (!xml_attribute(xml, "name", sheet->name, sizeof sheet->name) || !xml_attribute(xml, "id", id, sizeof id))
      continue;
    if (!find_target(relations, id, target, sizeof target)) continue;
    const char *path = *target == '/' ? target + 1 : target;
    int length = snprintf(sheet->part, sizeof sheet->part, "%s%s",
                          *target == '/' || strncmp(path, "xl/", 3) == 0 ? "" : "xl/", path);
    if (length > 0 && (size_t)length < sizeof sheet->part) (*count)++;
  }
  xml_close(xml);
  return STATUS_OK;
}

static Status read_sheets(const char *bytes, size_t length, const SheetName *names, size_t count, const Shared *shared,
                          const Styles *styles, Workbook *workbook, Buf *warnings, Error *error) {
  Status status = STATUS_OK;
  workbook->sheet = memory_new(count, sizeof *workbook->sheet);
  if (!workbook->sheet) return STATUS_NOMEM;
  for (size_t i = 0; i < count && status == STATUS_OK; i++) {
    Buf part = BUF_INIT;
    CellReader reader = {.workbook = workbook, .sheet = &workbook->sheet[i], .shared = shared, .styles = styles};
    workbook->count++;
    reader.sheet->name = strdup(names[i].name);
    status = reader.sheet->name ? archive_member(bytes, length, names[i].part, &part, error) : STATUS_NOMEM;
    if (status == STATUS_OK) status = read_sheet(&reader, &part, warnings);
    buf_free(&part);
    buf_free(&reader.text);
  }
  return status;
}

Status workbook_read(const char *bytes, size_t length, Workbook *workbook, Buf *warnings, Error *error) {
  Buf book = BUF_INIT, relations = BUF_INIT, strings = BUF_INIT;
  Shared shared = {0};
  Styles *styles = memory_new(1, sizeof *styles);
  SheetName *names = NULL;
  size_t count = 0;
  Status status = styles ? archive_member(bytes, length, "xl/workbook.xml", &book, error) : STATUS_NOMEM;
  if (status == STATUS_OK) status = archive_member(bytes, length, "xl/_rels/workbook.xml.rels", &relations, error);
  if (status == STATUS_OK) status = list_sheets(&book, &relations, &names, &count);
  if (status == STATUS_OK) styles->from_1904 = counts_from_1904(&book);
  if (status == STATUS_OK && archive_member(bytes, length, "xl/sharedStrings.xml", &strings, NULL) == STATUS_OK)
    status = read_shared(workbook, &strings, &shared, warnings);
  buf_clear(&strings);
  if (status == STATUS_OK && archive_member(bytes, length, "xl/styles.xml", &strings, NULL) == STATUS_OK)
    status = read_styles(&strings, styles);
  if (status == STATUS_OK)
    status = read_sheets(bytes, length, names, count, &shared, styles, workbook, warnings, error);
  free(names);
  free(styles);
  free(shared.string);
  buf_free(&book);
  buf_free(&relations);
  buf_free(&strings);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a workbook") : status;
}

static void add_field(const SheetCell *cell, Buf *csv) {
  if (!memchr(cell->text, ',', cell->length) && !memchr(cell->text, '"', cell->length) &&
      !memchr(cell->text, '\n', cell->length) && !memchr(cell->text, '\r', cell->length)) {
    buf_add(csv, cell->text, cell->length);
    return;
  }
  buf_addc(csv, '"');
  for (uint32_t i = 0; i < cell->length; i++) {
    if (cell->text[i] == '"') buf_addc(csv, '"');
    buf_addc(csv, cell->text[i]);
  }
  buf_addc(csv, '"');
}

void sheet_csv(const Sheet *sheet, Buf *csv) {
  uint32_t row = 1, widest = 0;
  for (size_t i = 0; i < sheet->count; i++)
    if (sheet->cell[i].column > widest) widest = sheet->cell[i].column;
  for (size_t i = 0; i < sheet->count && buf_ok(csv);) {
    uint32_t column = 1;
    bool here = sheet->cell[i].row <= row;
    for (; here && i < sheet->count && sheet->cell[i].row <= row; i++) {
      for (; column < sheet->cell[i].column; column++) buf_addc(csv, ',');
      add_field(&sheet->cell[i], csv);
    }
    for (; column < widest; column++) buf_addc(csv, ',');
    buf_addc(csv, '\n');
    row++;
  }
}
