/* label.h: what the label of a table's row or column says: words, a time, a unit. */
#ifndef QUERN_CLAIM_LABEL_H
#define QUERN_CLAIM_LABEL_H

#include "claim/speech.h"

enum { LABEL_PARTS = 4, UNIT_MOST = NO_UNIT_MOST };

/* What stands before and behind a figure: "US$" and " million"; NUL-ended. */
typedef struct LabelUnit {
  char before[UNIT_MOST], behind[UNIT_MOST];
  Cell source;
  bool scale; /* only "thousand": what is counted stands elsewhere */
} LabelUnit;

typedef struct Label {
  Cell part[LABEL_PARTS]; /* its words, without the time, the unit and what is in parentheses */
  uint32_t parts;
  Cell time; /* "2009", "Q1 2024"; empty without one */
  bool timed, measured;
  LabelUnit unit;
  bool place, sector, firm, measure; /* it names one */
  Cell cue;                          /* the word for what is measured ("production"); empty without one */
  Cell act;                          /* that of the measure ("anti-dumping duties"); empty without one */
} Label;

/* Reads a cell or a line as a label; STATUS_OK or what went wrong with a scan. */
Status label_read(Speech *speech, Cell cell, Label *label);
/* Whether a cell opens with a figure that names no unit: "300 million", "1,200". */
Status label_bare(Speech *speech, Cell cell, bool *bare);
/* The unit that a phrase is, if it is one. */
Status label_unit(Speech *speech, Cell phrase, LabelUnit *unit, bool *found);

#endif
