/* csv_internal.h: what the parts of the CSV reader share; for csv_*.c only. */
#ifndef QUERN_FRAME_CSV_INTERNAL_H
#define QUERN_FRAME_CSV_INTERNAL_H

#include <string.h>

#include "base/arena.h"
#include "frame/csv.h"

enum { CSV_MOST_COLUMNS = 4096, CSV_SLACK = 64 };

/* The bytes of a table: in a file, read piece by piece, or in memory. */
typedef struct CsvSource {
  const char *name;
  int file;          /* -1: in memory */
  const char *bytes; /* in memory; at least CSV_SLACK more may be read */
  char *owned;
  size_t length;
} CsvSource;

Status csv_source_open(CsvSource *source, const char *path, const char *encoding, CsvNotes *notes, Error *error);
Status csv_source_of_bytes(CsvSource *source, const char *bytes, size_t length, const char *name, const char *encoding,
                           CsvNotes *notes, Error *error);
/* The whole file again, decoded: for one that turned out not to be UTF-8 further down. */
Status csv_source_decode(CsvSource *source, const char *encoding, CsvNotes *notes, Error *error);
void csv_source_close(CsvSource *source);
/* Copies bytes from..from+length-1 to `to`; false: the file shrank or cannot be read. */
bool csv_source_copy(const CsvSource *source, size_t from, size_t length, char *to);

/* What a column's values are read as. Each can become one that stands further down, never one above. */
typedef enum CsvKind { CSV_EMPTY, CSV_BOOL, CSV_INTEGER, CSV_NUMBER, CSV_DATE, CSV_TEXT } CsvKind;

/* The least kind that takes the values of both. */
CsvKind kind_join(CsvKind a, CsvKind b);

/* How numbers of a column are written. */
typedef struct CsvStyle {
  char decimal;   /* '.' or ',' */
  char thousands; /* 0: none; ',' '.' ' ' '\'' */
} CsvStyle;

typedef struct CsvColumn {
  char *name;
  CsvKind kind;
  CsvStyle style;
  bool code; /* text that is an identifier */
  bool said; /* the caller gave the type */
  bool drop; /* no name and no value: not part of the table */
} CsvColumn;

typedef struct CsvShape {
  char delimiter;
  size_t start; /* byte where the first row of data begins */
  size_t header_line;
  size_t first_line; /* line number (from 1) of the first row of data */
  CsvColumn *columns;
  size_t count;
  bool crlf;
  bool careful; /* quotes open only at the start of a field: the masks cannot be used */
  Arena arena;
} CsvShape;

/* Delimiter, header, types: from the beginning of the text. */
Status shape_find(CsvShape *shape, const CsvSource *source, const CsvOptions *options, CsvNotes *notes, Error *error);
void shape_free(CsvShape *shape);

/* One field, quotes taken off. `bytes` may point into `space` (to which it is copied when quotes have to go). */
typedef struct CsvField {
  const char *bytes;
  size_t length;
  bool quoted;
} CsvField;

/* Splits one line the slow and careful way; `fields` has room for `most`. Returns the count (which may be larger) and,
 * in *next, where the line after it begins. The fields point into `text`, which is changed. */
size_t line_split(char *text, size_t length, char delimiter, CsvField *fields, size_t most, size_t *next);

/* The place after the first delimiter or newline outside quotes; all of them in `places`. */
typedef struct CsvIndex {
  uint32_t *places; /* of delimiters and newlines; the one before the first is -1 */
  size_t count;
  uint32_t *room; /* what holds them */
  size_t capacity;
  size_t lines;    /* newlines among them */
  bool quotes;     /* there was a quote */
  uint64_t inside; /* all ones: the text ends inside quotes */
} CsvIndex;

/* Finds them in text[0..length); CSV_SLACK bytes behind must be readable. False: out of memory. */
bool index_text(CsvIndex *index, const char *text, size_t length, char delimiter);
size_t count_quotes(const char *text, size_t length);

/* Values. Each returns false when the bytes are not wholly one. */
bool parse_integer(const char *bytes, size_t length, int64_t *value);
bool parse_number(const char *bytes, size_t length, double *value);
/* With another decimal sign, thousands separators, a currency or percent sign, or in parentheses. */
bool parse_styled(const char *bytes, size_t length, CsvStyle style, double *value);
bool parse_bool(const char *bytes, size_t length, int64_t *value);
/* Text that stands for "no value" among numbers: NA, n/a, -, .. and the like. */
bool is_placeholder(const char *bytes, size_t length);
/* Blanks at either end removed. */
CsvField field_trim(CsvField field);

/* A number column's style, from what its values look like; false if they are no numbers in any. */
bool style_find(const CsvField *fields, size_t count, char delimiter, CsvStyle *style);

/* A note with printf's format. */
void note(CsvNotes *notes, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The strings of a column of a chunk. Those of up to 15 bytes, nearly all in statistics, are two words that are hashed
 * and compared as such; longer ones go to a dictionary, and their codes have LONG_CODE set. */
enum { SHORT_MOST = 15 };
static const uint32_t LONG_CODE = (uint32_t)1 << 31;

typedef struct ShortText {
  uint64_t low, high; /* the bytes, zeros, and the length in the last one */
} ShortText;

typedef struct Strings {
  ShortText *keys;
  size_t capacity;
  uint32_t count;
  uint32_t *slots; /* code + 1 in the lower `bits`, above them as many of the hash as fit; 0: empty */
  int bits;        /* log2 of how many slots there are */
  Dict *longer;
} Strings;

bool strings_new(Strings *strings);
void strings_free(Strings *strings);

static const uint64_t SHORT_HASH_LOW = 0x9E3779B97F4A7C15u, SHORT_HASH_HIGH = 0xC2B2AE3D27D4EB4Fu;
static inline uint32_t short_hash(ShortText key) {
  uint64_t mixed = (key.low * SHORT_HASH_LOW) ^ (key.high * SHORT_HASH_HIGH);
  return (uint32_t)((mixed ^ mixed >> 29) * SHORT_HASH_LOW >> 32);
}

/* Slots are chosen by the upper bits of the hash; the lower ones are in the slot. */
static inline size_t strings_slot(const Strings *strings, uint32_t hash) { return hash >> (32 - strings->bits); }

/* The key of a field, and its hash; LONG_TEXT where it is too long. Reads past the field, never past the slack behind
 * the text: the bytes that do not belong are masked away. */
static const uint64_t LONG_TEXT = UINT64_MAX;
static inline uint32_t strings_prepare(const CsvField *field, ShortText *key) {
  size_t length = field->length;
  if (length > SHORT_MOST) {
    *key = (ShortText){0, LONG_TEXT};
    return 0;
  }
  uint64_t low, high;
  memcpy(&low, field->bytes, 8);
  memcpy(&high, field->bytes + 8, 8);
  low &= length < 8 ? ((uint64_t)1 << (8 * length)) - 1 : UINT64_MAX;
  high &= length < 8 ? 0 : ((uint64_t)1 << (8 * (length - 8))) - 1;
  *key = (ShortText){low, high | (uint64_t)length << 56};
  return short_hash(*key);
}

/* Strings to be added: by row, the key and its hash, and whether there is none; fields of those that are too long. */
typedef struct StringsBatch {
  const ShortText *keys;
  const uint32_t *hashes;
  const CsvField *fields;
  const uint8_t *nulls;
  size_t count;
} StringsBatch;

/* Their codes; a null's is 0. False: out of memory. */
bool strings_add(Strings *strings, const StringsBatch *batch, uint32_t *codes);

/* Adds the strings of another chunk. `map` gets their codes in `all`: of the short ones first, then of the long ones.
 * False: out of memory. */
bool strings_unite(Strings *all, const Strings *from, uint32_t *map);

/* The dictionary: the short ones first, then the long ones. False: out of memory. */
bool strings_dict(const Strings *all, Dict *dict);

/* Some rows of a column, as narrow as they need. */
typedef struct CsvPiece {
  struct CsvPiece *next;
  size_t rows;
  uint8_t width; /* 1 2 4 8 */
  int64_t base;
  void *data;
  uint8_t *nulls; /* a byte a row; NULL: none */
} CsvPiece;

static const int64_t NO_MEANING = INT64_MIN;

/* A column as one chunk has it. */
typedef struct CsvStore {
  CsvPiece *first, *last;
  Strings strings;
  int64_t *meanings; /* by code of `strings`: what dates and truth values are; NO_MEANING: it is none */
  size_t meant, meanings_room;
  int64_t least, most; /* of integers */
  bool any, nullable;
  CsvKind kind; /* what the values turned out to need */
  size_t placeholders, first_placeholder;
} CsvStore;

/* Memory given back with the chunk. */
typedef struct CsvSlabs {
  void **blocks;
  size_t count, capacity;
  char *at;
  size_t left;
} CsvSlabs;

void *slab_take(CsvSlabs *slabs, size_t bytes);

typedef struct CsvChunk {
  CsvSlabs slabs;
  CsvStore *stores;
  size_t rows;
  size_t ragged, first_ragged; /* rows with too few or too many fields */
  size_t dropped;              /* of those, with values that had no column */
  size_t blank;                /* lines without anything */
  bool quotes;                 /* there were some */
  bool open_quote;             /* the text ended inside quotes */
} CsvChunk;

typedef struct CsvRead {
  const CsvSource *source;
  const CsvShape *shape;
  const CsvOptions *options;
  size_t chunk; /* bytes */
  size_t chunk_count;
  uint8_t *inside; /* by chunk: its first byte is inside quotes; NULL: there are no quotes */
  CsvChunk *chunks;
} CsvRead;

/* Reads the rows that begin in chunk `index`. */
Status chunk_read(CsvRead *read, size_t index);
void chunk_free(CsvChunk *chunk, size_t columns);

/* The columns of a frame from the chunks. */
Status csv_assemble(CsvRead *read, Frame **out, CsvNotes *notes, Error *error);

/* Codes with lost zeros, dates that stand for none. */
Status csv_repair(const CsvShape *shape, const CsvOptions *options, Frame *frame, CsvNotes *notes, Error *error);

/* Whether a column of that name holds codes. */
bool name_is_code(const char *name);

#endif
