/* speech.h: a table read aloud: each figure as a short sentence of what stands around it, with the way back.
 *
 * "China | Raw steel | 2009 | 550" under "World production (million tons)" is said as "China Raw steel production was
 * 550 million tons in 2009.", so that the rules that read sentences read tables, those of strangers' recipes too. The
 * words are the document's own but for the few that hold them together; every piece knows where it stands. What a table
 * leaves open is not said: rows whose label is no place in a column of places, figures of nothing named, cells out of
 * line. */
#ifndef QUERN_CLAIM_SPEECH_H
#define QUERN_CLAIM_SPEECH_H

#include "base/buf.h"
#include "claim/rule.h"
#include "text/grid.h"
#include "text/scan.h"

/* Bytes of the speech from `at` on stand at from..to of the text. */
typedef struct SpeechPiece {
  uint32_t at, from, to;
} SpeechPiece;

/* A sentence of the speech, and the line of the table that it reads. */
typedef struct SpeechLine {
  uint32_t at, from, to;
} SpeechLine;

/* Phrases that were found to be no unit, by hash: headers repeat from row to row and from page to page, and what a
 * phrase is depends on nothing but its bytes. A later one takes the place of an earlier. */
enum { NO_UNIT_SLOTS = 256, NO_UNIT_MOST = 48 };
typedef struct NoUnits {
  char phrase[NO_UNIT_SLOTS][NO_UNIT_MOST]; /* zeros behind */
} NoUnits;

typedef struct Speech {
  const ClaimRules *rules;
  const Scanner *scanner;
  ScanTools *tools; /* the deriver's, and these */
  PatternBook *patterns;
  const char *text; /* the document's */
  size_t length;
  Cell unit; /* "(Data in thousand metric tons unless otherwise noted)", or empty */
  Arena *arena;
  Buf said;
  Zones zones;
  SpeechPiece *piece;
  size_t pieces, piece_capacity;
  SpeechLine *line;
  size_t lines, line_capacity;
  Scan scan; /* scratch for one label */
  NoUnits no_units;
} Speech;

/* Empties it for a document. */
void speech_begin(Speech *speech, const ClaimRules *rules, const Scanner *scanner, Arena *arena, const char *text,
                  size_t length);
/* Says a heading that stands above what follows. */
Status speech_heading(Speech *speech, Cell heading);
/* A sentence, piece by piece: starts it as the reading of a row, says bytes of the text, ends it. Words that hold the
 * pieces together go straight into `said`. */
Status speech_start(Speech *speech, const GridRow *row);
Status speech_say(Speech *speech, Cell cell);
Status speech_end(Speech *speech, size_t from, ZoneKind kind);
void speech_free(Speech *speech);

/* Where bytes from..to of the speech stand in the text; false: they are words that only hold it together. */
bool speech_source(const Speech *speech, uint32_t from, uint32_t to, Cell *source);
/* The line of the table that the sentence at a place of the speech reads, or NULL for a heading. */
const SpeechLine *speech_line(const Speech *speech, uint32_t at);

#endif
