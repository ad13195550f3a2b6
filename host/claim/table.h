/* table.h: how a table is read: what its columns are of, and which sentences its rows make (speech.h). */
#ifndef QUERN_CLAIM_TABLE_H
#define QUERN_CLAIM_TABLE_H

#include "claim/label.h"

enum { HEADS_MOST = 4 };

/* What a column is of. */
typedef enum ColumnKind { COLUMN_FIGURES, COLUMN_WORDS, COLUMN_RANK } ColumnKind;

typedef struct TableColumn {
  ColumnKind kind;
  bool places, sectors, firms, measures, times; /* most of its labels name one */
  Label *head[HEADS_MOST];                      /* from the top */
  uint32_t heads;
  bool change; /* of the columns before it, in percent */
  Label *row;  /* of words: by row, those of data; NULL: there are too many to keep */
} TableColumn;

typedef struct TableReader {
  Speech *speech;
  const Grid *grid;
  TableColumn column[GRID_COLUMNS];
  Label lead[GRID_LEADS], section;
  bool sectioned, works; /* its rows are plants, mines, projects */
  Cell time;             /* the one that all heads with a time have; empty otherwise */
  LabelUnit unit;        /* of the whole document */
  bool measured;
} TableReader;

/* Says the figures and the acts of a table, under its own leads; nothing where it has no head. */
Status speech_table(Speech *speech, const Grid *grid);

/* record.c: says a row that tells one act, by the labels of its columns of words; *said: it was one. */
Status table_record(TableReader *reader, const GridRow *row, const Label *label, bool *said);

/* Whether the head of a column has one of some words, NULL-ended and in lowercase. */
bool table_head_has(const TableReader *reader, uint32_t column, const char *const *words);
/* Whether the head of a column, or its cell in a row, says percent. */
bool table_percent(const TableReader *reader, const GridRow *row, uint32_t column);

/* Whether a figure names its own unit: "US$625 m", "35.3%". */
bool figure_has_unit(const char *text, Cell cell);

#endif
