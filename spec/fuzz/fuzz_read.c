/* Any bytes as a file of text: plain, Markdown, HTML, tables, mail, mailboxes, web archives, archives, any character
 * set. PDF goes through another program; fuzz_pdf has what is done with its output. */
#include "read_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const names[] = {"a.txt", "a.md", "a.html", "a.csv", "a.json", "a.eml", "a.jsonl", "a.tsv"};
  if (size < 1 || memmem(data, size, "%PDF-", 5)) return 0;
  read_and_check(names[data[0] % 8], (const char *)data + 1, size - 1);
  return 0;
}
