/* Any bytes as what a converter of PDF wrote: pages ended by form feeds. */
#include "read/pdf_page.h"
#include "read_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  PdfPages pages = {0};
  Source source = SOURCE_INIT;
  Buf text = BUF_INIT;
  size_t valid = utf8_valid_prefix((const char *)data, size), page = 0; /* the converter writes UTF-8 */
  buf_add(&text, (const char *)data, valid);
  for (size_t from = 0; from < valid; page++) {
    const char *stop = memchr(data + from, '\f', valid - from);
    size_t end = stop ? (size_t)(stop - (const char *)data) : valid;
    if (pdf_add_page(&pages, text.data, from, end, page) != STATUS_OK) abort();
    (void)pdf_in_two_columns(text.data, pages.line, pages.lines);
    from = end + 1;
  }
  if (valid && pdf_make_text(&pages, &text, &source) != STATUS_OK) abort();
  check_source(&source, 0);
  source_free(&source);
  buf_free(&text);
  free(pages.line);
  return 0;
}
