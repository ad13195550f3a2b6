#include "text/scan_value.h"

#include "text/date.h"
#include "text/number_part.h"
#include "text/quantity.h"
#include "text/scan_trigger.h"
#include "text/word.h"

void scan_value(const ValuePlace *p, unsigned begins, int32_t reference, ScanValue *v) {
  const char *text = p->text;
  size_t at = p->at, date_from = at, date_end = 0;
  MentionType date_type = MENTION_NONE;
  bool in_word = is_digit(text[at]) && at > p->from && word_has(text, at - 1) &&
                 date_glued(text, p->floor, at) == at; /* "EUR20": money, never a date */
  v->asked = false;
  v->type = MENTION_NONE;
  v->from = at;
  v->to = 0;
  if (!in_word && (begins & BEGINS_DATE))
    date_end =
        date_parse(text, p->to, p->floor, at, reference, &v->asked, &date_from, &date_type, &v->date, &v->duration);
  if ((begins & BEGINS_QUANTITY) && (!date_end || quantity_may_pass(text, p->to, at, date_end)))
    v->to = quantity_parse(text, p->to, p->floor, at, &v->from, &v->type, &v->quantity);
  if (!date_end || date_end < v->to) return;
  v->from = date_from;
  v->to = date_end;
  v->type = date_type;
}
