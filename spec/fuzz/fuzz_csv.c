/* Any bytes as a table: refused, or a frame whose every stored value is in range and which can be written; what was
 * written can be read again. The first byte chooses the options. */
#include <stdlib.h>
#include <string.h>

#include "frame/csv.h"

static void check_frame(const Frame *frame) {
  for (size_t c = 0; c < frame->count; c++) {
    const Column *column = frame->columns[c];
    if (column->rows != frame->rows) abort();
    for (size_t row = 0; row < frame->rows; row++) {
      if (column->range && column_stored(column, row) >= column->range) abort();
      if (column_is_text(column->type) && column_text(column, row).length > 1 << 20) abort();
    }
  }
}

static void write_and_read(const Frame *frame) {
  Buf text = BUF_INIT;
  CsvNotes notes = {BUF_INIT};
  CsvOptions options = {.delimiter = ',', .encoding = "UTF-8", .header = 1, .skip_given = true, .keep = true};
  Frame *again = NULL;
  Error error = {0};
  if (!csv_format(frame, ',', &text)) abort();
  if (csv_read_bytes(text.data, text.length, "again", &options, &again, &notes, &error) == STATUS_OK) {
    if (again->count > frame->count) abort();
    check_frame(again);
  }
  frame_release(again);
  buf_free(&notes.text);
  buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char DELIMITERS[] = {0, ',', ';', '\t'};
  static const char *const ENCODINGS[] = {NULL, NULL, "UTF-8", "UTF-16LE"};
  if (size == 0) return 0;
  CsvOptions options = {.delimiter = DELIMITERS[data[0] & 3],
                        .encoding = ENCODINGS[data[0] >> 2 & 3],
                        .header = (data[0] >> 4) % 3 - 1,
                        .keep = data[0] >> 7};
  CsvNotes notes = {BUF_INIT};
  Error error = {0};
  Frame *frame = NULL;
  char *copy = malloc(size);
  if (!copy) abort();
  memcpy(copy, data + 1, size - 1);
  if (csv_read_bytes(copy, size - 1, "fuzz", &options, &frame, &notes, &error) == STATUS_OK) {
    check_frame(frame);
    write_and_read(frame);
  }
  frame_release(frame);
  buf_free(&notes.text);
  free(copy);
  return 0;
}
