/* PDF: pdftotext keeps the layout, and this file makes text of it again: tables by their columns, paragraphs joined
 * over lines, words over hyphens, page numbers and running heads set apart. A page printed in two columns is asked for
 * once more in reading order. A place is a page. */
#include <stdlib.h>
#include <string.h>

#include "read/child.h"
#include "read/format.h"
#include "read/pdf_marks.h"
#include "read/pdf_page.h"

typedef struct Pdf {
  Buf layout, flow; /* pdftotext's output with and without -layout */
  PdfPages pages;
} Pdf;

static Status convert(const char *bytes, size_t length, bool layout, Buf *output, Error *error) {
  static const ChildLimits limits = {.memory = (size_t)2 << 30, .output = (size_t)256 << 20, .seconds = 60};
  const char *with[] = {"pdftotext", "-q", "-enc", "UTF-8", "-layout", "/dev/fd/3", "-", NULL};
  const char *without[] = {"pdftotext", "-q", "-enc", "UTF-8", "/dev/fd/3", "-", NULL};
  Status status = child_run(layout ? with : without, bytes, length, &limits, output, error);
  if (status == STATUS_UNSUPPORTED)
    return error_set(error, status,
                     "reading PDF needs pdftotext, which is not installed: apt-get install poppler-utils");
  return status;
}

/* Where the page that begins at `from` ends. */
static size_t page_end(const Buf *output, size_t from) {
  if (from >= output->length) return from;
  const char *end = memchr(output->data + from, '\f', output->length - from);
  return end ? (size_t)(end - output->data) : output->length;
}

/* The pages of the layout, and those in two columns from the flow, into one buffer of lines. */
static Status gather(Pdf *pdf, const char *bytes, size_t length, Buf *text, Error *error) {
  Status status = STATUS_OK;
  PdfPages *pages = &pdf->pages;
  size_t flow_from = 0, flow_page = 0;
  for (size_t from = 0, page = 0; from < pdf->layout.length && status == STATUS_OK; page++) {
    size_t end = page_end(&pdf->layout, from), first = pages->lines;
    status = pdf_add_page(pages, pdf->layout.data, from, end, page);
    if (status != STATUS_OK) break;
    bool columns = pdf_in_two_columns(pdf->layout.data, pages->line + first, pages->lines - first);
    if (columns && !pdf->flow.length) status = convert(bytes, length, false, &pdf->flow, error);
    pages->lines = first;
    const Buf *from_where = columns ? &pdf->flow : &pdf->layout;
    for (; columns && flow_page < page; flow_page++) flow_from = page_end(&pdf->flow, flow_from) + 1;
    size_t begin = columns ? flow_from : from, stop = columns ? page_end(&pdf->flow, begin) : end, at = text->length;
    if (begin < stop) buf_add(text, from_where->data + begin, stop - begin);
    buf_addc(text, '\n');
    if (!buf_ok(text)) status = STATUS_NOMEM;
    if (status == STATUS_OK) status = pdf_add_page(pages, text->data, at, text->length, page);
    from = end + 1;
  }
  return status;
}

static Status make_text(Pdf *pdf, const char *bytes, size_t length, Source *source, Buf *warnings, Error *error) {
  Buf text = BUF_INIT;
  Status status = convert(bytes, length, true, &pdf->layout, error);
  if (status == STATUS_OK && pdf->layout.length) status = pdf_raise_marks(bytes, length, &pdf->layout, error);
  if (status == STATUS_OK) status = gather(pdf, bytes, length, &text, error);
  if (status == STATUS_OK && text.length) status = pdf_make_text(&pdf->pages, &text, source);
  if (status == STATUS_OK && source->zones.count == 0)
    buf_adds(warnings, "it has no text; it may be a scan, which must be recognised first\n");
  buf_free(&text);
  return status;
}

Status format_pdf(const char *bytes, size_t length, Source *source, Buf *warnings, Error *error) {
  Pdf pdf = {0};
  Status status = make_text(&pdf, bytes, length, source, warnings, error);
  buf_free(&pdf.layout);
  buf_free(&pdf.flow);
  free(pdf.pages.line);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a PDF") : status;
}
