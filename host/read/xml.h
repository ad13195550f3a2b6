/* xml.h: a pull reader for the XML inside Office files, over libxml2: no entities, no network, no trust.
 *
 * Names come without their prefix ("w:p" is "p"). The strings are the reader's until the next call. */
#ifndef QUERN_READ_XML_H
#define QUERN_READ_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

typedef struct Xml Xml;

typedef enum XmlEvent { XML_START, XML_END, XML_TEXT, XML_DONE, XML_BROKEN } XmlEvent;

Status xml_open(const char *bytes, size_t length, Xml **xml, Error *error);
void xml_close(Xml *xml);

/* The next event. An empty element gives XML_START and XML_END. XML_BROKEN: it is not well-formed from here on. */
XmlEvent xml_next(Xml *xml);
const char *xml_name(const Xml *xml);
bool xml_is(const Xml *xml, const char *name);
const char *xml_text(const Xml *xml);
/* An attribute by its name without prefix, copied into `value`; false if there is none. */
bool xml_attribute(Xml *xml, const char *name, char *value, size_t room);

#endif
