/* Word (.docx) and OpenDocument text (.odt): paragraphs, headings, lists and tables from their XML.
 *
 * A place in such a file is the number of a paragraph, from 1, in the order of the file. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "read/archive.h"
#include "read/format.h"
#include "read/xml.h"

enum { STYLES_MOST = 512, NAME = 96 };

/* Heading styles have names of their own choice; what a name stands for is written in styles.xml. */
typedef struct Style {
  char id[NAME];
  unsigned level; /* of a heading; 0: no heading */
} Style;

typedef struct Office {
  Source *source;
  Style *style;
  size_t styles;
  uint64_t paragraph;
  size_t table;         /* depth of tables */
  bool cell;            /* a cell of this row has been written */
  unsigned level, list; /* of the paragraph being read: heading level, list depth */
  bool open;            /* its block is open */
  size_t hidden;        /* depth inside elements whose text is not shown */
} Office;

static unsigned heading_level(const char *name) {
  if (strcasecmp(name, "title") == 0) return 1;
  if (strncasecmp(name, "heading", 7) != 0) return 0;
  const char *digit = name + 7;
  while (*digit && (*digit < '1' || *digit > '9')) digit++;
  return *digit ? (unsigned)(*digit - '0') : 0;
}

static Status read_styles(Office *office, const char *bytes, size_t length) {
  Xml *xml;
  Status status = xml_open(bytes, length, &xml, NULL);
  if (status != STATUS_OK) return status;
  office->style = memory_new(STYLES_MOST, sizeof *office->style);
  char id[NAME] = "", value[NAME];
  for (XmlEvent event; office->style && (event = xml_next(xml)) < XML_DONE;) {
    if (event != XML_START) continue;
    if (xml_is(xml, "style") && !xml_attribute(xml, "styleId", id, sizeof id)) id[0] = '\0';
    if (!xml_is(xml, "name") || !id[0] || office->styles == STYLES_MOST ||
        !xml_attribute(xml, "val", value, sizeof value))
      continue;
    Style *style = &office->style[office->styles++];
    memcpy(style->id, id, sizeof id);
    style->level = heading_level(value);
    id[0] = '\0';
  }
  xml_close(xml);
  return office->style ? STATUS_OK : STATUS_NOMEM;
}

static unsigned style_level(const Office *office, const char *id) {
  for (size_t i = 0; i < office->styles; i++)
    if (strcmp(office->style[i].id, id) == 0) return office->style[i].level;
  return heading_level(id);
}

static void open_block(Office *office) {
  if (office->open) return;
  office->open = true;
  if (office->table) return; /* the row is open */
  if (office->level)
    source_open(office->source, ZONE_HEADING, office->level, true);
  else if (office->list)
    source_open(office->source, ZONE_LIST_ITEM, office->list, false);
  else
    source_open(office->source, ZONE_BODY, 0, true);
}

static void add(Office *office, const char *text) {
  if (office->hidden || !*text) return;
  open_block(office);
  source_add(office->source, text, strlen(text), 0);
}

static void begin_paragraph(Office *office) {
  source_place(office->source, ++office->paragraph);
  office->level = office->list = 0;
  office->open = false;
}

static void end_paragraph(Office *office) {
  if (office->table)
    office->source->space = true; /* paragraphs of one cell stand side by side */
  else
    source_close(office->source);
}

static void begin_row(Office *office) {
  if (office->table != 1) return;
  source_open(office->source, ZONE_TABLE, 0, false);
  office->cell = false;
}

static void begin_cell(Office *office) {
  if (office->table != 1) return;
  if (office->cell) source_tab(office->source, office->paragraph);
  office->cell = true;
}

static void docx_start(Office *office, Xml *xml) {
  char value[NAME];
  if (xml_is(xml, "p"))
    begin_paragraph(office);
  else if (xml_is(xml, "pStyle") && xml_attribute(xml, "val", value, sizeof value))
    office->level = style_level(office, value);
  else if (xml_is(xml, "outlineLvl") && xml_attribute(xml, "val", value, sizeof value) && !office->level &&
           value[0] < '6')
    office->level = (unsigned)(value[0] - '0') + 1;
  else if (xml_is(xml, "ilvl") && xml_attribute(xml, "val", value, sizeof value))
    office->list = (unsigned)strtoul(value, NULL, 10) % 9 + 1;
  else if (xml_is(xml, "tbl"))
    office->table++;
  else if (xml_is(xml, "tr"))
    begin_row(office);
  else if (xml_is(xml, "tc"))
    begin_cell(office);
  else if (xml_is(xml, "tab") || xml_is(xml, "br"))
    office->source->space = true;
  else if (xml_is(xml, "del") || xml_is(xml, "instrText") || xml_is(xml, "delText"))
    office->hidden++;
}

static void docx_end(Office *office, Xml *xml) {
  if (xml_is(xml, "p"))
    end_paragraph(office);
  else if (xml_is(xml, "tbl") && office->table)
    office->table--;
  else if (xml_is(xml, "tr") && office->table == 1)
    source_close(office->source);
  else if ((xml_is(xml, "del") || xml_is(xml, "instrText") || xml_is(xml, "delText")) && office->hidden)
    office->hidden--;
}

static void odt_start(Office *office, Xml *xml) {
  char value[NAME];
  if (xml_is(xml, "p") || xml_is(xml, "h")) {
    unsigned list = office->list;
    begin_paragraph(office);
    office->list = list;
    if (xml_is(xml, "h"))
      office->level =
          xml_attribute(xml, "outline-level", value, sizeof value) ? (unsigned)strtoul(value, NULL, 10) % 9 : 1;
  } else if (xml_is(xml, "list"))
    office->list++;
  else if (xml_is(xml, "table"))
    office->table++;
  else if (xml_is(xml, "table-row"))
    begin_row(office);
  else if (xml_is(xml, "table-cell"))
    begin_cell(office);
  else if (xml_is(xml, "s") || xml_is(xml, "tab") || xml_is(xml, "line-break"))
    office->source->space = true;
  else if (xml_is(xml, "annotation") || xml_is(xml, "tracked-changes") || xml_is(xml, "note"))
    office->hidden++;
}

static void odt_end(Office *office, Xml *xml) {
  if (xml_is(xml, "p") || xml_is(xml, "h"))
    end_paragraph(office);
  else if (xml_is(xml, "list") && office->list)
    office->list--;
  else if (xml_is(xml, "table") && office->table)
    office->table--;
  else if (xml_is(xml, "table-row") && office->table == 1)
    source_close(office->source);
  else if ((xml_is(xml, "annotation") || xml_is(xml, "tracked-changes") || xml_is(xml, "note")) && office->hidden)
    office->hidden--;
}

static Status read_body(Office *office, const Buf *content, bool word, Buf *warnings, Error *error) {
  Xml *xml;
  Status status = xml_open(content->data, content->length, &xml, error);
  if (status != STATUS_OK) return status;
  XmlEvent event;
  bool in_text = !word; /* Word keeps shown text in <w:t>; white space between elements is not text */
  while ((event = xml_next(xml)) < XML_DONE && office->source->status == STATUS_OK) {
    if (event == XML_START) {
      if (word && xml_is(xml, "t")) in_text = true;
      (word ? docx_start : odt_start)(office, xml);
    } else if (event == XML_END) {
      if (word && xml_is(xml, "t")) in_text = false;
      (word ? docx_end : odt_end)(office, xml);
    } else if (in_text && office->paragraph) {
      add(office, xml_text(xml));
    }
  }
  if (event == XML_BROKEN) buf_adds(warnings, "its text breaks off: the XML inside is damaged\n");
  source_close(office->source);
  xml_close(xml);
  return office->source->status;
}

static Status read_properties(Meta *meta, const Buf *content) {
  Xml *xml;
  Status status = xml_open(content->data, content->length, &xml, NULL);
  if (status != STATUS_OK) return status;
  MetaKey key = META_COUNT;
  for (XmlEvent event; status == STATUS_OK && (event = xml_next(xml)) < XML_DONE;) {
    if (event == XML_START)
      key = xml_is(xml, "title") ? META_TITLE : xml_is(xml, "creator") ? META_AUTHOR : META_COUNT;
    else if (event == XML_TEXT && key < META_COUNT)
      status = meta_set(meta, key, xml_text(xml), strlen(xml_text(xml)), "document properties");
    else if (event == XML_END)
      key = META_COUNT;
  }
  xml_close(xml);
  return status;
}

Status format_office(const char *bytes, size_t length, bool word, Source *source, Buf *warnings, Error *error) {
  Office office = {.source = source};
  Buf content = BUF_INIT, extra = BUF_INIT;
  Status status = archive_member(bytes, length, word ? "word/document.xml" : "content.xml", &content, error);
  if (status == STATUS_OK && word && archive_member(bytes, length, "word/styles.xml", &extra, NULL) == STATUS_OK)
    status = read_styles(&office, extra.data, extra.length);
  if (status == STATUS_OK) status = read_body(&office, &content, word, warnings, error);
  buf_clear(&extra);
  if (status == STATUS_OK &&
      archive_member(bytes, length, word ? "docProps/core.xml" : "meta.xml", &extra, NULL) == STATUS_OK)
    status = read_properties(&source->meta, &extra);
  if (status == STATUS_OK)
    status = zones_refine(source->text.data ? source->text.data : "", source->text.length, &source->zones);
  free(office.style);
  buf_free(&content);
  buf_free(&extra);
  return status == STATUS_NOMEM ? error_nomem(error, "reading an Office file") : status;
}
