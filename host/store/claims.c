#include "store/claims.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "store/store_part.h"

enum { DROP, MARK, INSERT, DOCUMENT, STATEMENTS };

static const char *const statements[STATEMENTS] = {
    [DROP] = "DELETE FROM claim WHERE id BETWEEN (?1 & ~2097151) AND (?1 | 2097151) AND document = ?1 AND ruleset = ?2",
    [MARK] = "INSERT OR IGNORE INTO claimed (ruleset, document) VALUES (?2, ?1)",
    [INSERT] =
        "INSERT INTO claim (id, document, ruleset, claim_table, rule, text_from, text_to, modality, confidence, "
        "fields, spans) VALUES (?3, ?1, ?2, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [DOCUMENT] = "SELECT id, text, zones, published, publisher, author FROM document WHERE id >= ?1 ORDER BY id"};

/* The low bits of a claim's id tell what it says; the high ones are its document's (schema.c). */
static const int64_t SAID = ((int64_t)1 << 21) - 1;

struct ClaimWriter {
  Store *store;
  char *ruleset;
  sqlite3_stmt *statement[STATEMENTS];
  int64_t document; /* whose claims are being added */
  Sha256 begun;     /* what the ids of its claims all begin with */
  int64_t *pending;
  size_t count, capacity, at;
  NewClaim **sorted;
  size_t sorted_capacity;
};

Status claim_writer_new(Store *store, const char *ruleset, ClaimWriter **result, Error *error) {
  ClaimWriter *writer = calloc(1, sizeof *writer);
  if (!writer || !(writer->ruleset = strdup(ruleset))) {
    free(writer);
    return error_nomem(error, "storing claims");
  }
  writer->store = store;
  Status status = STATUS_OK;
  for (size_t i = 0; i < STATEMENTS && status == STATUS_OK; i++) {
    status = store_prepare(store, statements[i], strlen(statements[i]), &writer->statement[i], error);
    if (status == STATUS_OK && i != DOCUMENT &&
        sqlite3_bind_text(writer->statement[i], 2, writer->ruleset, -1, SQLITE_STATIC) != SQLITE_OK)
      status = error_nomem(error, "storing claims");
  }
  if (status != STATUS_OK) {
    claim_writer_free(writer);
    return status;
  }
  *result = writer;
  return STATUS_OK;
}

void claim_writer_free(ClaimWriter *writer) {
  if (!writer) return;
  for (size_t i = 0; i < STATEMENTS; i++) (void)sqlite3_finalize(writer->statement[i]);
  free(writer->pending);
  free(writer->sorted);
  free(writer->ruleset);
  free(writer);
}

Status claim_writer_look(ClaimWriter *writer, size_t *count, Error *error) {
  static const char sql[] =
      "SELECT d.id FROM document d WHERE NOT EXISTS"
      " (SELECT 1 FROM claimed c WHERE c.ruleset = ?1 AND c.document = d.id) ORDER BY d.id";
  sqlite3_stmt *look;
  writer->count = writer->at = 0;
  Status status = store_prepare(writer->store, sql, sizeof sql - 1, &look, error);
  if (status != STATUS_OK) return status;
  int code = sqlite3_bind_text(look, 1, writer->ruleset, -1, SQLITE_STATIC);
  while (code == SQLITE_OK || code == SQLITE_ROW) {
    code = sqlite3_step(look);
    if (code != SQLITE_ROW) break;
    if (!memory_reserve((void **)&writer->pending, &writer->capacity, writer->count + 1, sizeof *writer->pending)) {
      code = SQLITE_NOMEM;
      break;
    }
    writer->pending[writer->count++] = sqlite3_column_int64(look, 0);
  }
  status = code == SQLITE_DONE ? STATUS_OK : store_fail(writer->store, code, error);
  (void)sqlite3_finalize(look);
  *count = writer->count;
  return status;
}

static const char *column(sqlite3_stmt *row, int at, size_t *length) {
  const char *bytes = sqlite3_column_blob(row, at); /* of a text: its bytes, in UTF-8 */
  *length = (size_t)sqlite3_column_bytes(row, at);
  return bytes ? bytes : "";
}

void claim_writer_release(ClaimWriter *writer) { (void)sqlite3_reset(writer->statement[DOCUMENT]); }

/* Steps to the row of a document: as a rule it is the next one, and the room for the text of the last is used again.
 * *found: it is there. */
static int step_to(const ClaimWriter *writer, int64_t id, bool *found) {
  sqlite3_stmt *row = writer->statement[DOCUMENT];
  int code = sqlite3_stmt_busy(row) ? sqlite3_step(row) : SQLITE_DONE;
  *found = code == SQLITE_ROW && sqlite3_column_int64(row, 0) == id;
  if (*found) return code;
  (void)sqlite3_reset(row);
  code = sqlite3_bind_int64(row, 1, id);
  if (code == SQLITE_OK) code = sqlite3_step(row);
  *found = code == SQLITE_ROW && sqlite3_column_int64(row, 0) == id;
  return code;
}

Status claim_writer_next(ClaimWriter *writer, PendingDocument *document, bool *found, Error *error) {
  sqlite3_stmt *row = writer->statement[DOCUMENT];
  for (*found = false; !*found;) { /* some may have gone meanwhile */
    if (interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    if (writer->at == writer->count) return STATUS_OK;
    document->id = writer->pending[writer->at++];
    int code = step_to(writer, document->id, found);
    if (code != SQLITE_ROW && code != SQLITE_DONE) return store_fail(writer->store, code, error);
    if (!*found) claim_writer_release(writer);
  }
  document->text = column(row, 1, &document->length);
  document->zones = column(row, 2, &document->zones_length);
  document->published = (const char *)sqlite3_column_text(row, 3);
  document->publisher = (const char *)sqlite3_column_text(row, 4);
  document->author = (const char *)sqlite3_column_text(row, 5);
  if (sqlite3_errcode(writer->store->db) == SQLITE_NOMEM) {
    *found = false;
    return error_nomem(error, "reading a document");
  }
  return STATUS_OK;
}

/* Marks the document as claimed. Where it was not there is nothing to drop. */
static Status begin(ClaimWriter *writer, int64_t document, Error *error) {
  writer->document = document;
  for (size_t i = DROP; i <= INSERT; i++) {
    int code = sqlite3_bind_int64(writer->statement[i], 1, document);
    if (code != SQLITE_OK) return store_fail(writer->store, code, error);
  }
  Status status = store_run(writer->store, writer->statement[MARK], error);
  bool claimed = status == STATUS_OK && sqlite3_changes(writer->store->db) == 0;
  return claimed ? store_run(writer->store, writer->statement[DROP], error) : status;
}

/* With the zero behind it. */
static void hash_text(Sha256 *sha, const char *text) { sha256_add(sha, text, strlen(text) + 1); }

static void hash_integer(Sha256 *sha, int64_t value) {
  char text[24], *at = text + sizeof text;
  uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  *--at = '\0';
  do *--at = (char)('0' + left % 10);
  while ((left /= 10) != 0);
  if (value < 0) *--at = '-';
  sha256_add(sha, at, (size_t)(text + sizeof text - at));
}

/* What it says and where: positions are hashed as Lua counts them, 1-based and inclusive. */
static int64_t wished_id(const ClaimWriter *writer, const NewClaim *claim) {
  unsigned char digest[SHA256_BYTES];
  Sha256 sha = writer->begun;
  hash_text(&sha, claim->table);
  hash_text(&sha, claim->rule);
  hash_integer(&sha, (int64_t)claim->from + 1);
  hash_integer(&sha, (int64_t)claim->to);
  sha256_add(&sha, claim->fields, claim->fields_length);
  sha256_end(&sha, digest);
  return (writer->document & ~SAID) | (sha256_id(digest) & SAID);
}

static int bind_text(sqlite3_stmt *stmt, int at, const char *text) {
  return text ? sqlite3_bind_text(stmt, at, text, -1, SQLITE_STATIC) : sqlite3_bind_null(stmt, at);
}

static int bind_claim(sqlite3_stmt *stmt, const NewClaim *claim) {
  int code = bind_text(stmt, 4, claim->table);
  if (code == SQLITE_OK) code = bind_text(stmt, 5, claim->rule);
  if (code == SQLITE_OK) code = sqlite3_bind_int64(stmt, 6, (int64_t)claim->from);
  if (code == SQLITE_OK) code = sqlite3_bind_int64(stmt, 7, (int64_t)claim->to);
  if (code == SQLITE_OK) code = bind_text(stmt, 8, claim->modality);
  if (code == SQLITE_OK)
    code = claim->rated ? sqlite3_bind_double(stmt, 9, claim->confidence) : sqlite3_bind_null(stmt, 9);
  if (code == SQLITE_OK)
    code = sqlite3_bind_text64(stmt, 10, claim->fields, claim->fields_length, SQLITE_STATIC, SQLITE_UTF8);
  if (code == SQLITE_OK)
    code = sqlite3_bind_text64(stmt, 11, claim->spans, claim->spans_length, SQLITE_STATIC, SQLITE_UTF8);
  return code;
}

/* Equal claims of one document would share their id, and so may others by chance: the next free one is taken. */
static Status insert(const ClaimWriter *writer, NewClaim *claim, Error *error) {
  sqlite3_stmt *row = writer->statement[INSERT];
  int64_t wished = claim->id;
  int code = bind_claim(row, claim);
  while (code == SQLITE_OK) {
    code = sqlite3_bind_int64(row, 3, claim->id);
    if (code == SQLITE_OK) code = sqlite3_step(row);
    if (code != SQLITE_CONSTRAINT_PRIMARYKEY && code != SQLITE_CONSTRAINT_ROWID) break;
    (void)sqlite3_reset(row);
    claim->id = (claim->id & ~SAID) | ((claim->id + 1) & SAID);
    if (claim->id == wished) return error_set(error, STATUS_LIMIT, "more than %lld claims of a document", SAID + 1LL);
    code = SQLITE_OK;
  }
  Status status = code == SQLITE_DONE ? STATUS_OK : store_fail(writer->store, code, error);
  (void)sqlite3_reset(row);
  return status;
}

/* By the ids they wish for; those that wish for the same one, in the order given. */
static int in_order(const void *left, const void *right) {
  const NewClaim *a = *(NewClaim *const *)left, *b = *(NewClaim *const *)right;
  return a->id != b->id ? (a->id > b->id) - (a->id < b->id) : (a > b) - (a < b);
}

Status claim_writer_put(ClaimWriter *writer, int64_t document, NewClaim *claims, size_t count, Error *error) {
  Status status = begin(writer, document, error);
  if (status != STATUS_OK) return status;
  if (!memory_reserve((void **)&writer->sorted, &writer->sorted_capacity, count, sizeof(NewClaim *)))
    return error_nomem(error, "storing claims");
  sha256_begin(&writer->begun);
  hash_integer(&writer->begun, document);
  hash_text(&writer->begun, writer->ruleset);
  for (size_t i = 0; i < count; i++) {
    claims[i].id = wished_id(writer, &claims[i]);
    writer->sorted[i] = &claims[i];
  }
  if (count > 1) qsort(writer->sorted, count, sizeof(NewClaim *), in_order);
  for (size_t i = 0; i < count && status == STATUS_OK; i++) status = insert(writer, writer->sorted[i], error);
  return status;
}
