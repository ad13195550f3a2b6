#include "read/xml.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/library.h"

enum { DEEPEST = 200 };

static struct {
  xmlTextReaderPtr (*open)(const char *, int, const char *, const char *, int);
  void (*free)(xmlTextReaderPtr);
  int (*read)(xmlTextReaderPtr), (*type)(xmlTextReaderPtr), (*is_empty)(xmlTextReaderPtr), (*depth)(xmlTextReaderPtr);
  int (*first_attribute)(xmlTextReaderPtr), (*next_attribute)(xmlTextReaderPtr), (*to_element)(xmlTextReaderPtr);
  const xmlChar *(*name)(xmlTextReaderPtr), *(*value)(xmlTextReaderPtr);
} lx;

struct Xml {
  xmlTextReaderPtr reader;
  bool end_pending; /* of an empty element */
};

static Status open_library(Error *error) {
  const LibrarySymbol symbols[] = {{"xmlReaderForMemory", &lx.open},
                                   {"xmlFreeTextReader", &lx.free},
                                   {"xmlTextReaderRead", &lx.read},
                                   {"xmlTextReaderNodeType", &lx.type},
                                   {"xmlTextReaderIsEmptyElement", &lx.is_empty},
                                   {"xmlTextReaderDepth", &lx.depth},
                                   {"xmlTextReaderMoveToFirstAttribute", &lx.first_attribute},
                                   {"xmlTextReaderMoveToNextAttribute", &lx.next_attribute},
                                   {"xmlTextReaderMoveToElement", &lx.to_element},
                                   {"xmlTextReaderConstLocalName", &lx.name},
                                   {"xmlTextReaderConstValue", &lx.value},
                                   {NULL, NULL}};
  return library_open("libxml2.so.2", "libxml2", "reading Office files", symbols, error);
}

Status xml_open(const char *bytes, size_t length, Xml **result, Error *error) {
  Status status = open_library(error);
  if (status != STATUS_OK) return status;
  if (length > INT32_MAX) return error_set(error, STATUS_LIMIT, "XML of more than 2 GiB");
  Xml *xml = calloc(1, sizeof *xml);
  if (!xml) return error_nomem(error, "reading XML");
  xml->reader = lx.open(bytes, (int)length, NULL, NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (!xml->reader) {
    free(xml);
    return error_nomem(error, "reading XML");
  }
  *result = xml;
  return STATUS_OK;
}

void xml_close(Xml *xml) {
  if (!xml) return;
  lx.free(xml->reader);
  free(xml);
}

XmlEvent xml_next(Xml *xml) {
  if (xml->end_pending) {
    xml->end_pending = false;
    return XML_END;
  }
  for (;;) {
    if (interrupt_pending()) return XML_BROKEN;
    int code = lx.read(xml->reader);
    if (code == 0) return XML_DONE;
    if (code < 0 || lx.depth(xml->reader) > DEEPEST) return XML_BROKEN;
    switch (lx.type(xml->reader)) {
      case XML_READER_TYPE_ELEMENT: xml->end_pending = lx.is_empty(xml->reader) == 1; return XML_START;
      case XML_READER_TYPE_END_ELEMENT: return XML_END;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return XML_TEXT;
      default: break; /* comments, instructions, entities that are not followed */
    }
  }
}

const char *xml_name(const Xml *xml) {
  const char *name = (const char *)lx.name(xml->reader);
  return name ? name : "";
}

bool xml_is(const Xml *xml, const char *name) { return strcmp(xml_name(xml), name) == 0; }

const char *xml_text(const Xml *xml) {
  const char *text = (const char *)lx.value(xml->reader);
  return text ? text : "";
}

bool xml_attribute(Xml *xml, const char *name, char *value, size_t room) {
  bool found = false;
  for (int more = lx.first_attribute(xml->reader); more == 1 && !found; more = lx.next_attribute(xml->reader)) {
    if (strcmp(xml_name(xml), name) != 0) continue;
    const char *text = xml_text(xml);
    size_t length = strlen(text);
    if (length >= room) length = room - 1;
    memcpy(value, text, length);
    value[length] = '\0';
    found = true;
  }
  (void)lx.to_element(xml->reader);
  return found;
}
