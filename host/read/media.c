#include "read/media.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

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

Media media_of_bytes(const char *bytes, size_t length) {
  static const struct {
    const char *magic;
    size_t size;
    Media media;
  } magics[] = {{"%PDF-", 5, MEDIA_PDF},
                {"\x1F\x8B", 2, MEDIA_ARCHIVE},
                {"BZh", 3, MEDIA_ARCHIVE},
                {"\xFD"
                 "7zXZ",
                 5, MEDIA_ARCHIVE},
                {"7z\xBC\xAF\x27\x1C", 6, MEDIA_ARCHIVE},
                {"\x28\xB5\x2F\xFD", 4, MEDIA_ARCHIVE},
                {"WARC/", 5, MEDIA_WARC},
                {"\xD0\xCF\x11\xE0", 4, MEDIA_OLE},
                {"\x89PNG", 4, MEDIA_IMAGE},
                {"\xFF\xD8\xFF", 3, MEDIA_IMAGE},
                {"GIF8", 4, MEDIA_IMAGE}};
  for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
    if (starts(bytes, length, magics[i].magic, magics[i].size)) return magics[i].media;
  if (starts(bytes, length, "PK\3\4", 4) || starts(bytes, length, "PK\5\6", 4)) return media_of_zip(bytes, length);
  if (length > 262 && memcmp(bytes + 257, "ustar", 5) == 0) return MEDIA_ARCHIVE;
  /* A PDF may have a mail program's line or a blank before its mark. */
  if (memmem(bytes, length < HEAD ? length : HEAD, "%PDF-", 5)) return MEDIA_PDF;
  return MEDIA_TEXT;
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
  size_t end = length < HEAD ? length : HEAD;
  for (; at < end; at++)
    for (const char *const *tag = known; *tag && text[at] == '<'; tag++)
      if (end - at > strlen(*tag) && strncasecmp(text + at, *tag, strlen(*tag)) == 0) tags++;
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
      found += length - at > strlen(*h) && strncasecmp(text + at, *h, strlen(*h)) == 0;
    while (at < length && text[at] != '\n') at++;
    at++;
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
  return MEDIA_TEXT;
}
