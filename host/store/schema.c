#include "store/schema.h"

/* No column holds the time: the same documents give the same file. Offsets are bytes, 0-based and half-open.
 *
 * Names: `table` and `from` are words of SQL, so columns say claim_table, text_from. */
static const char first[] =
    "CREATE TABLE file ("
    "  id INTEGER PRIMARY KEY,"
    "  path TEXT NOT NULL UNIQUE," /* as it was given, or CONTAINER!/MEMBER */
    "  sha256 TEXT NOT NULL,"      /* of the file, or of the member */
    "  size INTEGER NOT NULL,"
    "  media TEXT NOT NULL,"
    "  charset TEXT,"
    "  converter INTEGER NOT NULL," /* version of the reader: a newer one reads again */
    "  warnings TEXT NOT NULL,"     /* JSON list */
    "  meta TEXT"                   /* the sidecar's JSON as it was applied */
    ");"
    "CREATE TABLE document ("
    "  id INTEGER PRIMARY KEY," /* made from the file's name and content and the ordinal: the same everywhere */
    "  file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,"
    "  ordinal INTEGER NOT NULL," /* 1, 2 ... in the file */
    "  title TEXT, publisher TEXT, author TEXT, published TEXT, url TEXT, language TEXT,"
    "  found TEXT NOT NULL," /* JSON: where each of these was found */
    "  text TEXT NOT NULL,"
    "  map BLOB NOT NULL," /* runs that lead back to the file */
    "  zones BLOB NOT NULL,"
    "  UNIQUE (file, ordinal)"
    ");"
    "CREATE TABLE claim ("
    "  id INTEGER PRIMARY KEY," /* made from what the claim says and where */
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  ruleset TEXT NOT NULL," /* hash of the rules that made it */
    "  claim_table TEXT NOT NULL,"
    "  rule TEXT NOT NULL,"
    "  text_from INTEGER NOT NULL, text_to INTEGER NOT NULL,"
    "  modality TEXT,"
    "  confidence REAL,"
    "  fields TEXT NOT NULL" /* JSON */
    ");"
    "CREATE INDEX claim_by_document ON claim (document, ruleset);"
    "CREATE INDEX claim_by_table ON claim (claim_table);"
    "CREATE TABLE claim_span ("
    "  claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,"
    "  ordinal INTEGER NOT NULL,"
    "  field TEXT NOT NULL,"
    "  text_from INTEGER NOT NULL, text_to INTEGER NOT NULL,"
    "  path TEXT," /* clause, sentence, heading ... */
    "  PRIMARY KEY (claim, ordinal)"
    ") WITHOUT ROWID;"
    "CREATE TABLE claimed (" /* a document that gave no claims has been worked through all the same */
    "  ruleset TEXT NOT NULL,"
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  PRIMARY KEY (ruleset, document)"
    ") WITHOUT ROWID;"
    "CREATE INDEX claimed_by_document ON claimed (document);"
    "CREATE TABLE run ("
    "  id INTEGER PRIMARY KEY,"
    "  recipe TEXT NOT NULL, version TEXT, hash TEXT NOT NULL,"
    "  parameters TEXT NOT NULL," /* JSON */
    "  warnings TEXT NOT NULL"    /* JSON list */
    ");"
    "CREATE TABLE run_table ("
    "  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,"
    "  name TEXT NOT NULL,"
    "  columns TEXT NOT NULL,"  /* JSON */
    "  rows TEXT NOT NULL,"     /* JSON lists */
    "  evidence TEXT NOT NULL," /* JSON: claim ids of each row */
    "  PRIMARY KEY (run, name)"
    ") WITHOUT ROWID;"
    "CREATE TABLE review ("
    "  claim INTEGER PRIMARY KEY," /* kept when claims are made anew: equal claims have equal ids */
    "  verdict TEXT NOT NULL, note TEXT"
    ");";

/* Members of an archive are files of their own that come and go with it. */
static const char members[] =
    "ALTER TABLE file ADD COLUMN container INTEGER REFERENCES file ON DELETE CASCADE;"
    "CREATE INDEX file_by_container ON file (container);";

/* What full-text search finds: zones of documents. Numbers are never used twice, for the index keeps those of passages
 * that have gone until it is built anew. The index itself is made by the first search. */
static const char passages[] =
    "CREATE TABLE passage ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  text_from INTEGER NOT NULL, text_to INTEGER NOT NULL,"
    "  kind TEXT NOT NULL"
    ");"
    "CREATE INDEX passage_by_document ON passage (document);"
    "CREATE VIEW passage_text AS SELECT p.id, CAST(substr(CAST(d.text AS BLOB), p.text_from + 1, p.text_to - "
    "p.text_from) AS TEXT) AS text"
    "  FROM passage p JOIN document d ON d.id = p.document;"
    "CREATE TABLE indexed (document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE);";

/* Tables of figures: what they are; their values stay in their files and are read into frames. */
static const char statistics[] =
    "CREATE TABLE statistics ("
    "  id INTEGER PRIMARY KEY,"
    "  file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,"
    "  name TEXT NOT NULL UNIQUE," /* by which recipes ask for it */
    "  sheet TEXT,"
    "  rows INTEGER NOT NULL,"
    "  columns TEXT NOT NULL," /* JSON list: name, type, unit, code system */
    "  source TEXT, licence TEXT,"
    "  warnings TEXT NOT NULL" /* JSON list: what reading repaired */
    ");"
    "CREATE INDEX statistics_by_file ON statistics (file);";

/* What people decided about rows and claims. A subject outlives the run or the claim that it was seen in; this table
 * alone knows the time. */
static const char reviews[] =
    "DROP TABLE review;"
    "CREATE TABLE review ("
    "  reviewer TEXT NOT NULL,"
    "  subject TEXT NOT NULL,"     /* what identifies the row or the claim */
    "  claim_table TEXT NOT NULL," /* the table it is in */
    "  verdict TEXT NOT NULL,"     /* accept, reject, correct, comment */
    "  field TEXT, value TEXT,"    /* of a correction */
    "  note TEXT,"
    "  seen TEXT NOT NULL," /* hash of the values and quotes that were decided on */
    "  at TEXT NOT NULL,"   /* ISO 8601, UTC */
    "  PRIMARY KEY (reviewer, subject)"
    ") WITHOUT ROWID;"
    "CREATE INDEX review_by_table ON review (claim_table);";

/* A claim's spans are a column of its own row, a JSON list of [field, from, to, path]: they are written and read with
 * it and never asked for by themselves. Tables of claims are few: an index by table would only be walked whole. */
static const char spans[] =
    "ALTER TABLE claim ADD COLUMN spans TEXT NOT NULL DEFAULT '[]';"
    "UPDATE claim SET spans = (SELECT json_group_array(json_array(field, text_from, text_to, path)) FROM"
    " (SELECT * FROM claim_span s WHERE s.claim = claim.id ORDER BY s.ordinal));"
    "DROP TABLE claim_span;"
    "DROP INDEX claim_by_table;";

/* The claims of a document are few: those of one set of rules are found among them. Documents are claimed in order of
 * their numbers, so that an index of these alone grows at its end. */
static const char by_document[] =
    "DROP INDEX claim_by_document;"
    "CREATE INDEX claim_by_document ON claim (document);";

/* A claim's id begins with the bits of its document's, so that the claims of a document are a range of the table: it
 * needs no index, and no row of it need look whether its document is there, for that of `claimed` does. What drops
 * documents drops their claims (documents.c). Ids of older querns that began otherwise are given anew. */
static const char by_range[] =
    "CREATE TABLE claim_by_range ("
    "  id INTEGER PRIMARY KEY,"    /* made from what the claim says and where, within its document's range */
    "  document INTEGER NOT NULL," /* id & ~2097151 = document & ~2097151 */
    "  ruleset TEXT NOT NULL,"     /* hash of the rules that made it */
    "  claim_table TEXT NOT NULL,"
    "  rule TEXT NOT NULL,"
    "  text_from INTEGER NOT NULL, text_to INTEGER NOT NULL,"
    "  modality TEXT,"
    "  confidence REAL,"
    "  fields TEXT NOT NULL," /* JSON */
    "  spans TEXT NOT NULL"
    ");"
    "INSERT INTO claim_by_range"
    " SELECT CASE WHEN strange THEN (document & ~2097151) + place - 1 ELSE id END, document, ruleset, claim_table, "
    "rule,"
    " text_from, text_to, modality, confidence, fields, spans FROM"
    " (SELECT *, max((id & ~2097151) <> (document & ~2097151)) OVER (PARTITION BY document & ~2097151) AS strange,"
    " row_number() OVER (PARTITION BY document & ~2097151 ORDER BY id) AS place FROM claim);"
    "DROP TABLE claim;"
    "ALTER TABLE claim_by_range RENAME TO claim;"
    "CREATE TABLE claimed_anew ("
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  ruleset TEXT NOT NULL,"
    "  PRIMARY KEY (document, ruleset)"
    ") WITHOUT ROWID;"
    "INSERT INTO claimed_anew SELECT document, ruleset FROM claimed;"
    "DROP TABLE claimed;"
    "ALTER TABLE claimed_anew RENAME TO claimed;";

const char *const schema_steps[] = {first, members, passages, statistics, reviews, spans, by_document, by_range};
const int schema_version = sizeof schema_steps / sizeof *schema_steps;
