#include "read/media.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "read/front_matter.h"

enum { HEAD = 2048 };

const char *media_type(Media media) {
  static const char *const types[] = {
      [MEDIA_TEXT] = "text/plain",
      [MEDIA_MARKDOWN] = "text/markdown",
      [MEDIA_HTML] = "text/html",
      [MEDIA_PDF] = "application/pdf",
      [MEDIA_DOCX] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      [MEDIA_ODT] = "application/vnd.oasis.opendocument.text",
      [MEDIA_XLSX] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      [MEDIA_CSV] = "text/csv",
      [MEDIA_JSON] = "application/json",
      [MEDIA_MAIL] = "message/rfc822",
      [MEDIA_MBOX] = "application/mbox",
      [MEDIA_WARC] = "application/warc",
      [MEDIA_ARCHIVE] = "application/x-archive",
      [MEDIA_OLE] = "application/x-ole-storage",
      [MEDIA_IMAGE] = "image",
      [MEDIA_BINARY] = "application/octet-stream",
  };
  return types[media];
}

static bool starts(const char *bytes, size_t length, const char *magic, size_t size) {
  return length >= size && memcmp(bytes, magic, size) == 0;
}

static Media media_of_zip(const char *bytes, size_t length) {
  size_t sample = length < (1u << 16) ? length : 1u << 16;
  const char *tail = bytes + length - sample;
  const struct {
    const char *name;
    Media media;
  } parts[] = {{"word/document", MEDIA_DOCX}, {"xl/workbook", MEDIA_XLSX}, {"opendocument.text", MEDIA_ODT}};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (memmem(bytes, sample, parts[i].name, strlen(parts[i].name)) ||
        memmem(tail, sample, parts[i].name, strlen(parts[i].name)))
      return parts[i].media;
  return MEDIA_ARCHIVE;
}

/* "BZh9" and the first block's mark; the letters alone may begin a text. */
static bool is_bzip2(const char *bytes, size_t length) {
  return length > 10 && memcmp(bytes, "BZh", 3) == 0 && memcmp(bytes + 4, "1AY&SY", 6) == 0;
}

/* The mark of a tar file may stand in a text by chance ("mustard"); the sum over its head does not. */
static bool is_tar(const char *bytes, size_t length) {
  if (length < 512 || memcmp(bytes + 257, "ustar", 5) != 0) return false;
  unsigned long sum = 0, said = 0;
  for (size_t i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? ' ' : (unsigned char)bytes[i];
  size_t at = 148;
  while (at < 156 && bytes[at] == ' ') at++;
  for (; at < 156 && bytes[at] >= '0' && bytes[at] <= '7'; at++) said = said * 8 + (unsigned long)(bytes[at] - '0');
  return sum == said;
}

/* A PDF may have a mail program's lines or a blank before its mark; a text that speaks of the mark has no objects. */
static bool is_late_pdf(const char *bytes, size_t length) {
  size_t head = length < HEAD ? length : HEAD;
  const char *mark = memchr(bytes, '%', head), *end = bytes + head;
  while (mark && !(end - mark >= 5 && memcmp(mark, "%PDF-", 5) == 0))
    mark = memchr(mark + 1, '%', (size_t)(end - mark) - 1);
  return mark && (mark == bytes || strchr(" \r\n\t", mark[-1])) && memmem(bytes, length, "endobj", 6) != NULL;
}

Media media_of_bytes(const char *bytes, size_t length) {
  static const struct {
    const char *magic;
    size_t size;
    Media media;
  } magics[] = {{"%PDF-", 5, MEDIA_PDF},
                {"\x1F\x8B", 2, MEDIA_ARCHIVE},
                {"\xFD"
                 "7zXZ",
                 5, MEDIA_ARCHIVE},
                {"7z\xBC\xAF\x27\x1C", 6, MEDIA_ARCHIVE},
                {"\x28\xB5\x2F\xFD", 4, MEDIA_ARCHIVE},
                {"WARC/", 5, MEDIA_WARC},
                {"\xD0\xCF\x11\xE0", 4, MEDIA_OLE},
                {"\x89PNG", 4, MEDIA_IMAGE},
                {"\xFF\xD8\xFF", 3, MEDIA_IMAGE},
                {"GIF87a", 6, MEDIA_IMAGE},
                {"GIF89a", 6, MEDIA_IMAGE}};
  for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
    if (starts(bytes, length, magics[i].magic, magics[i].size)) return magics[i].media;
  if (starts(bytes, length, "PK\3\4", 4) || starts(bytes, length, "PK\5\6", 4)) return media_of_zip(bytes, length);
  if (is_bzip2(bytes, length) || is_tar(bytes, length)) return MEDIA_ARCHIVE;
  return is_late_pdf(bytes, length) ? MEDIA_PDF : MEDIA_TEXT;
}

static bool is_html(const char *text, size_t length) {
  size_t at = 0, tags = 0;
  while (at < length && strchr(" \t\r\n", text[at]) && text[at]) at++;
  if (length - at > 14 &&
      (strncasecmp(text + at, "<!doctype html", 14) == 0 || strncasecmp(text + at, "<html", 5) == 0))
    return true;
  if (at == length || text[at] != '<') return false;
  static const char *const known[] = {"<html",  "<head",  "<body", "<div",     "<p>",   "<p ", "<h1", "<h2",
                                      "<table", "<title", "<meta", "<article", "<span", "<ul", "<br", NULL};
  const char *end = text + (length < HEAD ? length : HEAD), *from = text + at;
  for (; tags < 2 && from < end && (from = memchr(from, '<', (size_t)(end - from))); from++)
    for (const char *const *tag = known; *tag; tag++)
      if ((size_t)(end - from) > strlen(*tag) && strncasecmp(from, *tag, strlen(*tag)) == 0) tags++;
  return tags >= 2;
}

static bool has_suffix(const char *path, const char *suffix) {
  size_t length = strlen(path), size = strlen(suffix);
  return length >= size && strcasecmp(path + length - size, suffix) == 0;
}

static bool is_mail(const char *text, size_t length) {
  static const char *const headers[] = {
      "Received:", "From:",         "Date:", "Message-ID:", "Return-Path:", "MIME-Version:", "Subject:",
      "To:",       "Delivered-To:", "X-",    NULL};
  size_t at = 0, found = 0, lines = 0;
  while (at < length && lines < 12 && text[at] != '\n' && text[at] != '\r') {
    for (const char *const *h = headers; *h; h++)
      found +=
          ((text[at] ^ **h) | 0x20) == 0x20 && length - at > strlen(*h) && strncasecmp(text + at, *h, strlen(*h)) == 0;
    const char *end = memchr(text + at, '\n', length - at);
    at = end ? (size_t)(end - text) + 1 : length;
    lines++;
  }
  return found >= 3 && found * 2 > lines;
}

Media media_of_text(const char *text, size_t length, const char *path) {
  if (is_html(text, length)) return MEDIA_HTML;
  if (starts(text, length, "From ", 5) && memchr(text, '@', length < 120 ? length : 120)) return MEDIA_MBOX;
  if (is_mail(text, length)) return MEDIA_MAIL;
  if (has_suffix(path, ".md") || has_suffix(path, ".markdown") || has_suffix(path, ".mdown")) return MEDIA_MARKDOWN;
  if (has_suffix(path, ".csv") || has_suffix(path, ".tsv")) return MEDIA_CSV;
  if (has_suffix(path, ".json") || has_suffix(path, ".jsonl")) return MEDIA_JSON;
  return front_matter_length(text, length) ? MEDIA_MARKDOWN : MEDIA_TEXT;
}
