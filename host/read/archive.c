#include "read/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/library.h"

enum { MEMBERS_MOST = 20000, BLOCK = 1 << 16, SWELL_MOST = 200 };
static const size_t member_most = (size_t)256 << 20, total_most = (size_t)1 << 30, swell_free = (size_t)32 << 20;

static struct {
  struct archive *(*read_new)(void);
  int (*filter_gzip)(struct archive *), (*filter_bzip2)(struct archive *), (*filter_xz)(struct archive *),
      (*filter_zstd)(struct archive *);
  int (*format_zip)(struct archive *), (*format_tar)(struct archive *), (*format_raw)(struct archive *),
      (*format_7zip)(struct archive *);
  int (*open_memory)(struct archive *, const void *, size_t);
  int (*next_header)(struct archive *, struct archive_entry **);
  la_ssize_t (*read_data)(struct archive *, void *, size_t);
  int (*read_free)(struct archive *);
  const char *(*error_string)(struct archive *);
  const char *(*entry_pathname)(struct archive_entry *);
  const char *(*entry_pathname_utf8)(struct archive_entry *);
  mode_t (*entry_filetype)(struct archive_entry *);
  int (*entry_is_encrypted)(struct archive_entry *);
} la;

static Status open_library(Error *error) {
  const LibrarySymbol symbols[] = {{"archive_read_new", &la.read_new},
                                   {"archive_read_support_filter_gzip", &la.filter_gzip},
                                   {"archive_read_support_filter_bzip2", &la.filter_bzip2},
                                   {"archive_read_support_filter_xz", &la.filter_xz},
                                   {"archive_read_support_filter_zstd", &la.filter_zstd},
                                   {"archive_read_support_format_zip", &la.format_zip},
                                   {"archive_read_support_format_tar", &la.format_tar},
                                   {"archive_read_support_format_raw", &la.format_raw},
                                   {"archive_read_support_format_7zip", &la.format_7zip},
                                   {"archive_read_open_memory", &la.open_memory},
                                   {"archive_read_next_header", &la.next_header},
                                   {"archive_read_data", &la.read_data},
                                   {"archive_read_free", &la.read_free},
                                   {"archive_error_string", &la.error_string},
                                   {"archive_entry_pathname", &la.entry_pathname},
                                   {"archive_entry_pathname_utf8", &la.entry_pathname_utf8},
                                   {"archive_entry_filetype", &la.entry_filetype},
                                   {"archive_entry_is_encrypted", &la.entry_is_encrypted},
                                   {NULL, NULL}};
  return library_open("libarchive.so.13", "libarchive13", "reading archives and Office files", symbols, error);
}

static struct archive *open_archive(const char *bytes, size_t length) {
  struct archive *archive = la.read_new();
  if (!archive) return NULL;
  (void)la.filter_gzip(archive);
  (void)la.filter_bzip2(archive);
  (void)la.filter_xz(archive);
  (void)la.filter_zstd(archive);
  (void)la.format_zip(archive);
  (void)la.format_tar(archive);
  (void)la.format_7zip(archive);
  (void)la.format_raw(archive);
  if (la.open_memory(archive, bytes, length) == ARCHIVE_OK) return archive;
  (void)la.read_free(archive);
  return NULL;
}

static Status damaged(struct archive *archive, Error *error) {
  const char *reason = la.error_string(archive);
  return error_set(error, STATUS_INVALID, "the archive is damaged or locked (%s)", reason ? reason : "no reason given");
}

/* The member's bytes; *total counts what the whole archive has given so far. */
static Status unpack(struct archive *archive, size_t packed, size_t *total, Buf *content, Error *error) {
  for (;;) {
    if (interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    if (!buf_reserve(content, BLOCK)) return error_nomem(error, "unpacking an archive");
    la_ssize_t got = la.read_data(archive, content->data + content->length, BLOCK);
    if (got < 0) return damaged(archive, error);
    if (got == 0) break;
    content->length += (size_t)got;
    *total += (size_t)got;
    if (content->length > member_most || *total > total_most || (*total > swell_free && *total / SWELL_MOST > packed))
      return error_set(error, STATUS_LIMIT, "the archive swells to more than %zu MiB; it is refused", *total >> 20);
  }
  if (!buf_reserve(content, 0)) return error_nomem(error, "unpacking an archive");
  content->data[content->length] = '\0';
  return STATUS_OK;
}

static const char *name_of(struct archive_entry *entry) {
  const char *name = la.entry_pathname_utf8(entry);
  if (!name) name = la.entry_pathname(entry);
  return name ? name : "member";
}

typedef Status (*Visit)(void *context, const char *name, struct archive *archive, size_t *total, Error *error);

static Status visit_all(const char *bytes, size_t length, Visit visit, void *context, Error *error) {
  Status status = open_library(error);
  if (status != STATUS_OK) return status;
  struct archive *archive = open_archive(bytes, length);
  if (!archive) return error_set(error, STATUS_INVALID, "the archive cannot be opened");
  size_t total = 0, members = 0;
  while (status == STATUS_OK) {
    struct archive_entry *entry;
    int code = la.next_header(archive, &entry);
    if (code == ARCHIVE_EOF) break;
    if (code < ARCHIVE_WARN)
      status = damaged(archive, error);
    else if (++members > MEMBERS_MOST)
      status = error_set(error, STATUS_LIMIT, "the archive has more than %d members", MEMBERS_MOST);
    else if (la.entry_filetype(entry) != AE_IFREG && la.entry_filetype(entry) != 0)
      continue;
    else if (la.entry_is_encrypted(entry))
      status = error_set(error, STATUS_INVALID, "the archive is locked by a password");
    else
      status = visit(context, name_of(entry), archive, &total, error);
  }
  (void)la.read_free(archive);
  return status;
}

typedef struct Each {
  ArchiveMember member;
  void *context;
  size_t packed;
} Each;

static Status visit_each(void *context, const char *name, struct archive *archive, size_t *total, Error *error) {
  Each *each = context;
  size_t length = strlen(name);
  if (length > 0 && name[length - 1] == '/') return STATUS_OK;
  Buf content = BUF_INIT;
  Status status = unpack(archive, each->packed, total, &content, error);
  if (status == STATUS_OK) status = each->member(each->context, name, content.data, content.length);
  buf_free(&content);
  return status;
}

Status archive_each(const char *bytes, size_t length, ArchiveMember member, void *context, Error *error) {
  Each each = {member, context, length};
  return visit_all(bytes, length, visit_each, &each, error);
}

typedef struct Wanted {
  const char *name;
  Buf *content;
  size_t packed;
  bool found;
} Wanted;

static Status visit_wanted(void *context, const char *name, struct archive *archive, size_t *total, Error *error) {
  Wanted *wanted = context;
  if (wanted->found || strcmp(name, wanted->name) != 0) return STATUS_OK;
  wanted->found = true;
  return unpack(archive, wanted->packed, total, wanted->content, error);
}

Status archive_member(const char *bytes, size_t length, const char *name, Buf *content, Error *error) {
  Wanted wanted = {name, content, length, false};
  Status status = visit_all(bytes, length, visit_wanted, &wanted, error);
  if (wanted.found && status == STATUS_INVALID && content->length == 0) return status;
  if (status == STATUS_OK && !wanted.found) return error_set(error, STATUS_NOTFOUND, "it has no part %s", name);
  return wanted.found && status == STATUS_INVALID ? STATUS_OK : status;
}
