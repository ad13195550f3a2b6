/* format.h: the readers of single formats: each makes a Source of a text that is UTF-8 already.
 *
 * Places in the sources they make are offsets into that text; read.c leads them on to the file. */
#ifndef QUERN_READ_FORMAT_H
#define QUERN_READ_FORMAT_H

#include "read/source.h"

/* Plain text stays as it is, byte for byte: the source takes the buffer over. */
Status format_text(Buf *text, Source *source, Error *error);

/* Markdown: its marks are left out, headings, lists, tables and front matter are understood. */
Status format_markdown(const char *text, size_t length, Source *source, Error *error);

/* HTML: the text of the page as a reader sees it, menus and forms and hidden parts as boilerplate. */
Status format_html(const char *text, size_t length, Source *source, Error *error);

/* Word (.docx) or OpenDocument text; places are paragraph numbers. Warnings: one a line. */
Status format_office(const char *bytes, size_t length, bool word, Source *source, Buf *warnings, Error *error);

/* PDF, by poppler's pdftotext in a child with limits; places are page numbers. */
Status format_pdf(const char *bytes, size_t length, Source *source, Buf *warnings, Error *error);

/* The character set that an HTML or XML file declares in its first kilobyte; "" if none. */
void format_html_charset(const char *bytes, size_t length, char *charset, size_t room);

#endif
