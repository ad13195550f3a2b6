#include "read/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "read/archive.h"
#include "read/charset.h"
#include "read/format.h"
#include "read/mail.h"
#include "read/records.h"
#include "read/rows.h"
#include "read/warc.h"

/* One file being read; members carry their own path and depth. */
typedef struct Reader {
  Reading *reading;
  const char *path;   /* for the name's ending only */
  const char *member; /* NULL: the file itself */
  unsigned depth;
  const char *bytes; /* of the file or member, for the hash of a part */
  size_t length;
  Buf *own;        /* the same, where they may be taken over, or NULL */
  size_t base;     /* where the piece being read begins in it */
  size_t left_out; /* members that are no documents */
} Reader;

void reading_free(Reading *reading) {
  for (size_t i = 0; i < reading->parts; i++) {
    free(reading->part[i].member);
    source_free(&reading->part[i].source);
    documents_free(&reading->part[i].documents);
  }
  free(reading->part);
  buf_free(&reading->warnings);
}

static void hash(const char *bytes, size_t length, char text[SHA256_TEXT]) {
  unsigned char digest[SHA256_BYTES];
  sha256(bytes, length, digest);
  sha256_hex(digest, text);
}

static Status unsupported(Media media, Error *error) {
  if (media == MEDIA_OLE)
    return error_set(error, STATUS_UNSUPPORTED, "it is an old Office file; save it as .docx or .xlsx");
  if (media == MEDIA_IMAGE)
    return error_set(error, STATUS_UNSUPPORTED, "it is an image; its text, if any, must be recognised first");
  return error_set(error, STATUS_UNSUPPORTED, "no reader for %s", media_type(media));
}

static void warn(const Reader *reader, const char *text) {
  Buf *warnings = &reader->reading->warnings;
  while (*text) {
    size_t length = strcspn(text, "\n");
    if (reader->member) buf_addf(warnings, "%s: ", reader->member);
    buf_add(warnings, text, length);
    buf_addc(warnings, '\n');
    text += length + (text[length] == '\n');
  }
}

/* Moves the map on by where the piece begins. */
static void shift(Map *map, size_t base) {
  for (size_t i = 0; i < map->count && base; i++) map->run[i].file += base;
}

/* Takes the source over and finds its documents. */
static Status keep_part(const Reader *reader, Media media, const char *charset, Source *source, Error *error) {
  Reading *reading = reader->reading;
  if (!memory_reserve((void **)&reading->part, &reading->capacity, reading->parts + 1, sizeof *reading->part)) {
    source_free(source);
    return error_nomem(error, "reading a file");
  }
  Part *part = &reading->part[reading->parts++];
  *part = (Part){.media = media, .source = *source, .size = reader->length};
  if (!source->by_place) shift(&part->source.map, reader->base);
  memcpy(part->charset, charset, strnlen(charset, sizeof part->charset - 1));
  if (reader->member) {
    part->member = strdup(reader->member);
    if (!part->member) return error_nomem(error, "reading a file");
    hash(reader->bytes, reader->length, part->sha256);
  }
  Status status = documents_split(&part->source, &part->documents);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a file") : status;
}

static Status finish(const Reader *reader, Media media, const char *charset, Status status, Source *source,
                     Error *error) {
  if (status == STATUS_OK) return keep_part(reader, media, charset, source, error);
  source_free(source);
  return status;
}

static void warn_charset(const Reader *reader, const Decoded *decoded) {
  Buf text = BUF_INIT;
  if (decoded->guessed) buf_addf(&text, "its character set is not declared; read as %s\n", decoded->charset);
  if (decoded->wrong)
    buf_addf(&text, "%zu byte%s not valid %s, the first at byte %llu; read as U+FFFD\n", decoded->wrong,
             decoded->wrong == 1 ? " is" : "s are", decoded->charset, (unsigned long long)decoded->first_wrong);
  if (text.data) warn(reader, text.data);
  buf_free(&text);
}

/* The reader's map leads to the decoded text; what the file holds is one step further. */
static Status lead_on(Source *source, const Map *further) {
  if (further->count == 0) return STATUS_OK;
  Map whole = MAP_INIT;
  Status status = map_compose(&source->map, further, &whole);
  map_free(&source->map);
  source->map = whole;
  return status;
}

static Status read_format(Media media, Buf *text, Source *source, Error *error) {
  const char *data = text->data ? text->data : "";
  switch (media) {
    case MEDIA_HTML: return format_html(data, text->length, source, error);
    case MEDIA_MARKDOWN: return format_markdown(data, text->length, source, error);
    case MEDIA_TEXT: return format_text(text, source, error);
    default: return unsupported(media, error);
  }
}

/* A table of texts whose rows become documents. */
typedef struct RowContext {
  const Reader *reader;
  Media media;
  const char *charset;
  const Map *further; /* from the table's text to the file */
  Error *error;
  size_t rows;
} RowContext;

static Status keep_row(void *context, Source *source) {
  RowContext *row = context;
  row->rows++;
  Status status = row->further ? lead_on(source, row->further) : STATUS_OK;
  if (status == STATUS_OK) return keep_part(row->reader, row->media, row->charset, source, row->error);
  source_free(source);
  return status;
}

/* The rows of each sheet; a sheet of figures is statistics. */
static Status keep_tables(const Workbook *workbook, RowContext *row, Buf *warnings) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < workbook->count && status == STATUS_OK; i++) {
    size_t before = row->rows;
    status = records_each(&workbook->sheet[i], keep_row, row, warnings, row->error);
    if (row->rows == before && workbook->sheet[i].count) row->reader->reading->statistics = true;
  }
  return status;
}

/* CSV or JSON. What cannot be cut into rows here may still be a table of figures, which has a reader of its own. */
static Status read_rows(const Reader *reader, Media media, const Decoded *decoded, Error *error) {
  Workbook workbook = WORKBOOK_INIT;
  Buf warnings = BUF_INIT;
  RowContext row = {reader, media, decoded->charset, &decoded->map, error, 0};
  const char *text = decoded->text.data ? decoded->text.data : "";
  Status status = (media == MEDIA_JSON ? rows_json : rows_csv)(text, decoded->text.length, &workbook, error);
  if (status == STATUS_OK) status = keep_tables(&workbook, &row, &warnings);
  if (status == STATUS_OK && warnings.data) warn(reader, warnings.data);
  buf_free(&warnings);
  workbook_free(&workbook);
  return status;
}

/* Text of any kind. `further` leads from these bytes to the file's (mail), `declared` is the character set the carrier
 * gives; `source` may bring metadata with it. */
static Status read_text(const Reader *reader, const char *bytes, size_t length, const char *declared,
                        const Map *further, Source *source, Error *error) {
  Decoded decoded = DECODED_INIT;
  decoded.asks_page = true;
  bool own = reader->own && reader->own->data == bytes && reader->own->length == length;
  Status status = own ? charset_take(reader->own, declared, &decoded, error)
                      : charset_decode(bytes, length, declared, &decoded, error);
  Media media = MEDIA_TEXT;
  if (status == STATUS_OK) {
    warn_charset(reader, &decoded);
    media = media_of_text(decoded.text.data ? decoded.text.data : "", decoded.text.length,
                          reader->member ? reader->member : reader->path);
    if (further && media != MEDIA_HTML) media = MEDIA_TEXT; /* a message's body, whatever it looks like */
    if (!reader->member) reader->reading->media = media;
  }
  if (status == STATUS_OK && (media == MEDIA_CSV || media == MEDIA_JSON)) {
    status = read_rows(reader, media, &decoded, error);
    decoded_free(&decoded);
    source_free(source);
    return status;
  }
  if (status == STATUS_OK) {
    status = read_format(media, &decoded.text, source, error);
    if (status == STATUS_OK) status = lead_on(source, &decoded.map);
    if (status == STATUS_OK && further) status = lead_on(source, further);
  }
  status = finish(reader, media, decoded.charset, status, source, error);
  decoded_free(&decoded);
  return status;
}

static Status read_any(Reader *reader, const char *bytes, size_t length, Error *error);

/* A member's failure is a warning, unless it stops everything. */
static Status survive(Reader *reader, Status status, const Error *error) {
  if (status == STATUS_OK || status == STATUS_INTERRUPTED || status == STATUS_NOMEM) return status;
  if (status == STATUS_UNSUPPORTED && !strstr(error->text, "apt-get"))
    reader->left_out++;
  else
    warn(reader, error->text[0] ? error->text : status_name(status));
  return STATUS_OK;
}

static Status read_member(void *context, const char *name, const char *bytes, size_t length) {
  Reader *outer = context;
  const char *base = strrchr(name, '/');
  base = base ? base + 1 : name;
  if (*base == '.' || strncmp(name, "__MACOSX/", 9) == 0 || strstr(base, ".meta.json")) return STATUS_OK;
  Buf path = BUF_INIT;
  buf_addf(&path, "%s%s%s", outer->member ? outer->member : "", outer->member ? "!/" : "", name);
  if (!buf_ok(&path)) return STATUS_NOMEM;
  Reader inner = {.reading = outer->reading,
                  .path = outer->path,
                  .member = path.data,
                  .depth = outer->depth + 1,
                  .bytes = bytes,
                  .length = length};
  Error error = {0};
  Status status = survive(&inner, read_any(&inner, bytes, length, &error), &error);
  outer->left_out += inner.left_out;
  buf_free(&path);
  return status;
}

/* A compressed file alone holds one member without a name of its own. */
static Status read_compressed(void *context, const char *name, const char *bytes, size_t length) {
  Reader *outer = context;
  if (strcmp(name, "data") != 0) return read_member(context, name, bytes, length);
  const char *base = strrchr(outer->path, '/');
  base = base ? base + 1 : outer->path;
  Buf inner = BUF_INIT;
  size_t end = strlen(base);
  const char *dot = strrchr(base, '.');
  if (dot && dot > base) end = (size_t)(dot - base);
  buf_add(&inner, base, end);
  Status status = buf_ok(&inner) ? read_member(context, inner.data, bytes, length) : STATUS_NOMEM;
  buf_free(&inner);
  return status;
}

static Status read_archive(Reader *reader, const char *bytes, size_t length, Error *error) {
  Error reason = {0};
  size_t before = reader->reading->parts;
  if (reader->depth == READ_DEEPEST)
    return error_set(error, STATUS_LIMIT, "archives inside archives more than %d deep are not opened", READ_DEEPEST);
  Status status = archive_each(bytes, length, read_compressed, reader, &reason);
  if (reader->left_out && !reader->member) {
    Buf text = BUF_INIT;
    buf_addf(&text, "%zu of its members %s no document quern can read\n", reader->left_out,
             reader->left_out == 1 ? "is" : "are");
    if (buf_ok(&text)) warn(reader, text.data);
    buf_free(&text);
  }
  if (status == STATUS_OK || reader->reading->parts == before)
    return error_set(error, status, "%s", reason.text), status;
  return survive(reader, status, &reason); /* what came before the damage is kept */
}

static Status read_page(void *context, const char *url, const char *bytes, size_t length, size_t at) {
  Reader page = *(Reader *)context;
  page.base += at;
  Error error = {0};
  Source source = SOURCE_INIT;
  if (media_of_bytes(bytes, length) != MEDIA_TEXT) return STATUS_OK; /* images, styles, scripts of the page */
  Status status = meta_set(&source.meta, META_URL, url, strlen(url), "web archive");
  if (status == STATUS_OK) status = read_text(&page, bytes, length, NULL, NULL, &source, &error);
  ((Reader *)context)->reading->media = MEDIA_WARC;
  return survive(context, status, &error);
}

static Status read_message(Reader *reader, const char *bytes, size_t length, Error *error) {
  Mail mail = MAIL_INIT;
  Source source = SOURCE_INIT;
  Status status = mail_read(bytes, length, &mail, read_member, reader, error);
  if (status == STATUS_OK && mail.subject)
    status = meta_set(&source.meta, META_TITLE, mail.subject, strlen(mail.subject), "subject");
  if (status == STATUS_OK && mail.from)
    status = meta_set(&source.meta, META_AUTHOR, mail.from, strcspn(mail.from, "<"), "sender");
  if (status == STATUS_OK && mail.date)
    status = meta_set(&source.meta, META_PUBLISHED, mail.date, strlen(mail.date), "message date");
  if (status == STATUS_OK && mail.body.length)
    status = read_text(reader, mail.body.data, mail.body.length, mail.charset[0] ? mail.charset : NULL, &mail.map,
                       &source, error);
  else
    source_free(&source);
  if (!reader->member) reader->reading->media = MEDIA_MAIL;
  mail_free(&mail);
  return status;
}

static Status read_mailbox(Reader *reader, const char *bytes, size_t length) {
  size_t from = 0, to, next;
  Status status = STATUS_OK;
  for (; status == STATUS_OK && mbox_next(bytes, length, &from, &to, &next); from = next) {
    Reader message = *reader;
    Error error = {0};
    message.base = reader->base + from;
    status = survive(reader, read_message(&message, bytes + from, to - from, &error), &error);
  }
  reader->reading->media = MEDIA_MBOX;
  return status;
}

static Status read_workbook(Reader *reader, const char *bytes, size_t length, Error *error) {
  Workbook workbook = WORKBOOK_INIT;
  Buf warnings = BUF_INIT;
  RowContext row = {reader, MEDIA_XLSX, "", NULL, error, 0};
  Status status = workbook_read(bytes, length, &workbook, &warnings, error);
  if (status == STATUS_OK) status = keep_tables(&workbook, &row, &warnings);
  if (warnings.data) warn(reader, warnings.data);
  buf_free(&warnings);
  workbook_free(&workbook);
  return status;
}

static Status read_packed(Reader *reader, Media media, const char *bytes, size_t length, Error *error) {
  Source source = SOURCE_INIT;
  Buf warnings = BUF_INIT;
  Status status = media == MEDIA_PDF ? format_pdf(bytes, length, &source, &warnings, error)
                                     : format_office(bytes, length, media == MEDIA_DOCX, &source, &warnings, error);
  if (warnings.data) warn(reader, warnings.data);
  buf_free(&warnings);
  return finish(reader, media, "", status, &source, error);
}

static Status read_any(Reader *reader, const char *bytes, size_t length, Error *error) {
  if (length == 0) return error_set(error, STATUS_INVALID, "it is empty");
  Source source = SOURCE_INIT;
  Media media = media_of_bytes(bytes, length);
  if (media == MEDIA_TEXT) {
    Media carrier = media_of_text(bytes, length, "");
    if (carrier == MEDIA_MBOX || carrier == MEDIA_MAIL) media = carrier;
  }
  if (!reader->member) reader->reading->media = media;
  switch (media) {
    case MEDIA_ARCHIVE: return read_archive(reader, bytes, length, error);
    case MEDIA_WARC: return warc_each(bytes, length, read_page, reader, error);
    case MEDIA_MBOX: return read_mailbox(reader, bytes, length);
    case MEDIA_MAIL: return read_message(reader, bytes, length, error);
    case MEDIA_XLSX: return read_workbook(reader, bytes, length, error);
    case MEDIA_PDF:
    case MEDIA_DOCX:
    case MEDIA_ODT: return read_packed(reader, media, bytes, length, error);
    case MEDIA_TEXT: return read_text(reader, bytes, length, NULL, NULL, &source, error);
    default: return unsupported(media, error);
  }
}

static size_t count_documents(const Reading *reading) {
  size_t count = 0;
  for (size_t i = 0; i < reading->parts; i++) count += reading->part[i].documents.count;
  return count;
}

static Status read_whole(const char *path, const char *bytes, size_t length, Buf *own, Reading *reading, Error *error) {
  Reader reader = {.reading = reading, .path = path, .bytes = bytes, .length = length, .own = own};
  Error reason = {0};
  Status status = read_any(&reader, bytes, length, &reason);
  if (status == STATUS_OK && !buf_ok(&reading->warnings)) status = STATUS_NOMEM;
  if (status == STATUS_OK && count_documents(reading) == 0 && !reading->statistics) {
    /* A warning that was noted on the way says more than that there is nothing. */
    const char *noted = reading->warnings.data ? reading->warnings.data : "it holds no text";
    return error_set(error, STATUS_INVALID, "%s: %.*s", path, (int)strcspn(noted, "\n"), noted);
  }
  if (status == STATUS_OK) return status;
  return error_set(error, status, "%s: %s", path, reason.text[0] ? reason.text : status_name(status));
}

Status read_memory(const char *path, const char *bytes, size_t length, Reading *reading, Error *error) {
  return read_whole(path, bytes, length, NULL, reading, error);
}

Status read_file(const char *path, const char *known, Reading *reading, Error *error) {
  Buf bytes = BUF_INIT;
  Status status = file_read(path, READ_MOST_BYTES, &bytes.data, &bytes.length, error);
  if (status != STATUS_OK) return status;
  bytes.capacity = bytes.length + 1;
  hash(bytes.data, bytes.length, reading->sha256);
  reading->size = bytes.length;
  reading->unchanged = known && strcmp(known, reading->sha256) == 0;
  if (!reading->unchanged) status = read_whole(path, bytes.data, bytes.length, &bytes, reading, error);
  buf_free(&bytes);
  return status;
}
