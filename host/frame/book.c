#include "frame/book.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/library.h"
#include "base/memory.h"

static lxw_workbook *(*new_ptr)(const char *, lxw_workbook_options *);
static lxw_error (*close_ptr)(lxw_workbook *);
static void (*free_ptr)(lxw_workbook *);
static lxw_error (*properties_ptr)(lxw_workbook *, lxw_doc_properties *);
static lxw_worksheet *(*sheet_ptr)(lxw_workbook *, const char *);
static lxw_format *(*format_ptr)(lxw_workbook *);
static void (*bold_ptr)(lxw_format *);
static void (*wrap_ptr)(lxw_format *);
static void (*align_ptr)(lxw_format *, uint8_t);
static void (*number_format_ptr)(lxw_format *, const char *);
static void (*background_ptr)(lxw_format *, lxw_color_t);
static void (*border_ptr)(lxw_format *, uint8_t);
static void (*freeze_ptr)(lxw_worksheet *, lxw_row_t, lxw_col_t);
static lxw_error (*column_ptr)(lxw_worksheet *, lxw_col_t, lxw_col_t, double, lxw_format *);
static lxw_error (*string_ptr)(lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_format *);
static lxw_error (*number_ptr)(lxw_worksheet *, lxw_row_t, lxw_col_t, double, lxw_format *);
static lxw_error (*filter_ptr)(lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t);
static lxw_error (*repeat_ptr)(lxw_worksheet *, lxw_row_t, lxw_row_t);
static lxw_error (*ignore_ptr)(lxw_worksheet *, uint8_t, const char *);
static void (*landscape_ptr)(lxw_worksheet *);
static void (*fit_ptr)(lxw_worksheet *, uint16_t, uint16_t);
static lxw_error (*url_ptr)(lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_format *, const char *,
                            const char *);

static Status open_library(Error *error) {
  const LibrarySymbol symbols[] = {{"workbook_new_opt", &new_ptr},
                                   {"workbook_close", &close_ptr},
                                   {"lxw_workbook_free", &free_ptr},
                                   {"workbook_set_properties", &properties_ptr},
                                   {"workbook_add_worksheet", &sheet_ptr},
                                   {"workbook_add_format", &format_ptr},
                                   {"format_set_bold", &bold_ptr},
                                   {"format_set_text_wrap", &wrap_ptr},
                                   {"format_set_align", &align_ptr},
                                   {"format_set_num_format", &number_format_ptr},
                                   {"format_set_bg_color", &background_ptr},
                                   {"format_set_bottom", &border_ptr},
                                   {"worksheet_freeze_panes", &freeze_ptr},
                                   {"worksheet_autofilter", &filter_ptr},
                                   {"worksheet_repeat_rows", &repeat_ptr},
                                   {"worksheet_ignore_errors", &ignore_ptr},
                                   {"worksheet_set_landscape", &landscape_ptr},
                                   {"worksheet_fit_to_pages", &fit_ptr},
                                   {"worksheet_set_column", &column_ptr},
                                   {"worksheet_write_string", &string_ptr},
                                   {"worksheet_write_number", &number_ptr},
                                   {"worksheet_write_url_opt", &url_ptr},
                                   {NULL, NULL}};
  return library_open("libxlsxwriter.so.4", "libxlsxwriter4", "writing spreadsheets", symbols, error);
}

/* Web links a sheet may have, and characters of one: Excel takes no more. */
enum { MOST_LINKS = 65530, LONGEST_LINK = 2079 };

enum { MOST_FORMATS = 16, LONGEST_FORMAT = 32 };

typedef struct NumberFormat {
  char text[LONGEST_FORMAT];
  lxw_format *format;
} NumberFormat;

struct Book {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *bold, *wrap;
  size_t links; /* of the current sheet */
  size_t row;   /* the one being filled */
  NumberFormat formats[MOST_FORMATS];
  size_t format_count;
  char folder[4096]; /* where the library keeps the rows that it has been given */
  char path[4096];
};

/* The library writes to a file: a fresh one in the folder for temporary files. */
static Status make_path(Book *book, Error *error) {
  const char *folder = getenv("TMPDIR");
  if (!folder || !*folder) folder = "/tmp";
  int kept = snprintf(book->folder, sizeof book->folder, "%s", folder);
  int length = snprintf(book->path, sizeof book->path, "%s/quern-XXXXXX", folder);
  if (kept < 0 || length < 0 || (size_t)length >= sizeof book->path) {
    book->path[0] = '\0';
    return error_set(error, STATUS_LIMIT, "TMPDIR is too long");
  }
  int descriptor = mkstemp(book->path);
  if (descriptor < 0) {
    Status status =
        error_set(error, STATUS_IO, "%s: cannot be made; set TMPDIR to a folder that can be written", book->path);
    book->path[0] = '\0';
    return status;
  }
  (void)close(descriptor);
  return STATUS_OK;
}

static bool set_up(Book *book) {
  lxw_doc_properties properties = {0};
  properties.created = 315532800; /* 1980-01-01: equal cells, equal bytes */
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = book->folder};
  book->workbook = new_ptr(book->path, &options);
  if (!book->workbook || properties_ptr(book->workbook, &properties) != LXW_NO_ERROR) return false;
  book->bold = format_ptr(book->workbook);
  book->wrap = format_ptr(book->workbook);
  if (!book->bold || !book->wrap) return false;
  bold_ptr(book->bold);
  background_ptr(book->bold, 0xE8ECEF);
  border_ptr(book->bold, LXW_BORDER_THIN);
  wrap_ptr(book->wrap);
  align_ptr(book->wrap, LXW_ALIGN_VERTICAL_TOP);
  return true;
}

Status book_new(Book **made, Error *error) {
  *made = NULL;
  Status status = open_library(error);
  if (status != STATUS_OK) return status;
  Book *book = memory_new(1, sizeof *book);
  if (!book) return error_nomem(error, "making a spreadsheet");
  status = make_path(book, error);
  if (status == STATUS_OK && !set_up(book)) status = error_nomem(error, "making a spreadsheet");
  if (status != STATUS_OK) {
    book_free(book);
    return status;
  }
  *made = book;
  return STATUS_OK;
}

void book_free(Book *book) {
  if (!book) return;
  if (book->workbook) free_ptr(book->workbook);
  if (book->path[0]) (void)unlink(book->path);
  free(book);
}

static Status failed(lxw_error code, Error *error) {
  switch (code) {
    case LXW_ERROR_MEMORY_MALLOC_FAILED: return error_nomem(error, "writing a spreadsheet");
    case LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED:
    case LXW_ERROR_INVALID_SHEETNAME_CHARACTER:
    case LXW_ERROR_SHEETNAME_ALREADY_USED:
      return error_set(error, STATUS_INVALID,
                       "a sheet's name has 1 to 31 characters, none of []:*?/\\, and is used once");
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
      return error_set(error, STATUS_LIMIT, "a cell of a spreadsheet holds at most %d characters", BOOK_TEXT);
    default:
      return error_set(error, STATUS_IO,
                       "the spreadsheet could not be written (error %d of libxlsxwriter); is the disk full?",
                       (int)code);
  }
}

/* As Excel wants it; the library would complain on standard error. */
static bool name_fits(const char *name) {
  size_t length = strlen(name), characters = 0;
  for (size_t i = 0; i < length; i++) characters += ((unsigned char)name[i] & 0xC0) != 0x80;
  return characters >= 1 && characters <= 31 && !strpbrk(name, "[]:*?/\\") && name[0] != '\'' &&
         name[length - 1] != '\'';
}

Status book_sheet(Book *book, const char *name, Error *error) {
  if (!book->workbook) return error_set(error, STATUS_INVALID, "the spreadsheet is closed");
  if (!name_fits(name)) return failed(LXW_ERROR_INVALID_SHEETNAME_CHARACTER, error);
  book->links = 0;
  book->row = 0;
  book->sheet = sheet_ptr(book->workbook, name);
  if (!book->sheet) return failed(LXW_ERROR_INVALID_SHEETNAME_CHARACTER, error);
  freeze_ptr(book->sheet, 1, 0);
  landscape_ptr(book->sheet);
  fit_ptr(book->sheet, 1, 0);
  lxw_error code = repeat_ptr(book->sheet, 0, 0);
  /* Codes are text on purpose: no mark at every one of them. */
  if (code == LXW_NO_ERROR) code = ignore_ptr(book->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  return code == LXW_NO_ERROR ? STATUS_OK : failed(code, error);
}

static Status check_place(const Book *book, size_t row, size_t column, Error *error) {
  if (!book->workbook || !book->sheet) return error_set(error, STATUS_INVALID, "no sheet has been begun");
  if (row < BOOK_ROWS && column < BOOK_COLUMNS) return STATUS_OK;
  return error_set(error, STATUS_LIMIT, "a sheet has at most %d rows and %d columns; write CSV", BOOK_ROWS,
                   BOOK_COLUMNS);
}

Status book_column(Book *book, size_t column, double width, int wrap, Error *error) {
  Status status = check_place(book, 0, column, error);
  if (status != STATUS_OK) return status;
  lxw_error code = column_ptr(book->sheet, (lxw_col_t)column, (lxw_col_t)column, width, wrap ? book->wrap : NULL);
  return code == LXW_NO_ERROR ? STATUS_OK : failed(code, error);
}

Status book_filter(Book *book, size_t rows, size_t columns, Error *error) {
  Status status = check_place(book, rows ? rows - 1 : 0, columns ? columns - 1 : 0, error);
  if (status != STATUS_OK || rows < 2 || columns < 1) return status;
  lxw_error code = filter_ptr(book->sheet, 0, 0, (lxw_row_t)(rows - 1), (lxw_col_t)(columns - 1));
  return code == LXW_NO_ERROR ? STATUS_OK : failed(code, error);
}

/* The format of a number, made when it is first asked for; NULL if there are too many, which shows numbers as they are.
 */
static lxw_format *number_format(Book *book, const char *text) {
  for (size_t i = 0; i < book->format_count; i++)
    if (strcmp(book->formats[i].text, text) == 0) return book->formats[i].format;
  if (book->format_count == MOST_FORMATS || strlen(text) >= LONGEST_FORMAT) return NULL;
  lxw_format *format = format_ptr(book->workbook);
  if (!format) return NULL;
  NumberFormat *made = &book->formats[book->format_count++];
  memcpy(made->text, text, strlen(text) + 1);
  number_format_ptr(format, text);
  align_ptr(format, LXW_ALIGN_VERTICAL_TOP);
  made->format = format;
  return format;
}

static lxw_error write_text(Book *book, const BookCell *cell, lxw_format *format) {
  lxw_row_t row = (lxw_row_t)cell->row;
  lxw_col_t column = (lxw_col_t)cell->column;
  bool linked = cell->link && book->links < MOST_LINKS && strlen(cell->link) <= LONGEST_LINK;
  if (!linked) return string_ptr(book->sheet, row, column, cell->text, format);
  book->links++;
  return url_ptr(book->sheet, row, column, cell->link, format, cell->text, NULL);
}

Status book_cell(Book *book, const BookCell *cell, Error *error) {
  Status status = interrupt_pending() ? error_set(error, STATUS_INTERRUPTED, "interrupted") : STATUS_OK;
  if (status == STATUS_OK) status = check_place(book, cell->row, cell->column, error);
  if (status != STATUS_OK) return status;
  if (cell->row < book->row) return error_set(error, STATUS_INVALID, "rows of a sheet are filled in their order");
  book->row = cell->row;
  lxw_format *format = cell->row == 0 ? book->bold : cell->format ? number_format(book, cell->format) : NULL;
  lxw_error code = LXW_NO_ERROR;
  if (cell->text)
    code = write_text(book, cell, format);
  else if (isfinite(cell->number))
    code = number_ptr(book->sheet, (lxw_row_t)cell->row, (lxw_col_t)cell->column, cell->number, format);
  return code == LXW_NO_ERROR ? STATUS_OK : failed(code, error);
}

Status book_bytes(Book *book, char **bytes, size_t *length, Error *error) {
  if (!book->workbook) return error_set(error, STATUS_INVALID, "the spreadsheet is closed");
  lxw_error code = close_ptr(book->workbook); /* frees it, whether it worked or not */
  book->workbook = NULL;
  book->sheet = NULL;
  if (code != LXW_NO_ERROR) return failed(code, error);
  return file_read(book->path, 0, bytes, length, error);
}
