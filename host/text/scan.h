/* scan.h: the one pass: zones, sentences, clauses, lexicon matches, quantities, dates.
 *
 * A Scanner is built once from lexicons and is read-only afterwards: many threads may scan with it. A Scan holds the
 * result for one text and is reused from text to text. */
#ifndef QUERN_TEXT_SCAN_H
#define QUERN_TEXT_SCAN_H

#include "text/lexicon.h"
#include "text/mention.h"
#include "text/sentence.h"
#include "text/zone.h"

typedef struct Scanner Scanner;

/* A place where what is read may depend on the reference date, and what was read there. */
typedef struct ScanTold {
  uint32_t at, floor;      /* the end of the quantity or date before */
  uint32_t from, to, date; /* date: its number, if it is one */
  uint8_t begins, type;    /* what the word there may begin; MENTION_NONE: nothing was read */
} ScanTold;

typedef struct Scan {
  Zones zones;
  Sentences sentences; /* each with its zone and its clauses */
  Mentions mentions;
  uint32_t *place; /* of scanner_look: where numbers and dates may begin */
  size_t places, place_capacity;
  ScanTold *told; /* for scanner_redate, unless it is a text of many pieces */
  size_t tolds, told_capacity;
  bool in_pieces;
} Scan;

#define SCAN_INIT \
  { ZONES_INIT, SENTENCES_INIT, MENTIONS_INIT, NULL, 0, 0, NULL, 0, 0, false }

/* `lexicon` may be NULL (only numbers and dates); it is borrowed and must outlive the scanner. */
Status scanner_new(Scanner **scanner, const Lexicon *lexicon, Error *error);
void scanner_free(Scanner *scanner);

/* What scans one after another with one scanner read with, so that it is not made for each. NULL: memory is out. */
typedef struct ScanTools ScanTools;
ScanTools *scan_tools_new(void);
void scan_tools_free(ScanTools *tools);

/* Scans `text`. `zones` may be NULL: then they are found from the text. `reference` is the document's date in days
 * since 1970-01-01, or DATE_NO_REFERENCE. `tools` may be NULL. Interruptible. */
Status scanner_scan(const Scanner *scanner, const char *text, size_t length, const Zones *zones, int32_t reference,
                    ScanTools *tools, Scan *scan, Error *error);

/* The same for a text that `scan` is a scan of already, for another reference date: where that changes no more than
 * days, the dates that depend on it are read again and nothing else is. */
Status scanner_redate(const Scanner *scanner, const char *text, size_t length, const Zones *zones, int32_t reference,
                      ScanTools *tools, Scan *scan, Error *error);

/* As scanner_scan, but numbers and dates are not read: scan->place tells where one may begin. It answers whether there
 * are figures in a sentence at all, many times faster. */
Status scanner_look(const Scanner *scanner, const char *text, size_t length, const Zones *zones, Scan *scan,
                    Error *error);

/* One of many texts. */
typedef struct ScanInput {
  const char *text;
  size_t length;
  int32_t reference;
} ScanInput;

/* Scans `count` texts as scanner_scan does, each into the Scan of its number, on up to `threads` threads (0:
 * pool_threads()), a text on one. What is found does not depend on how many there are. After a failure some scans are
 * empty. */
Status scanner_scan_many(const Scanner *scanner, const ScanInput *inputs, size_t count, size_t threads,
                         Scan *const *scans, Error *error);

void scan_free(Scan *scan);

#endif
