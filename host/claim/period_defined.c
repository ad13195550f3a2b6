/* Periods that a text defines and then calls by a name: "the period of investigation (1 July 2022 to 30 June 2023)",
 * "the POI", 调查期. The first place that dates a name tells what it means wherever the name stands. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/period.h"
#include "claim/scanned.h"
#include "text/date.h"

enum { LONG = 80, AHEAD = 90, BEHIND = 24 }; /* days of such a period at least; bytes to its dates */

static size_t kind_at(const ClaimDocument *document, size_t i) { return period_kind(scan_list(document, i)); }

/* A date that tells both of its ends by itself. */
static const Date *absolute(const Mentions *m, size_t i) {
  const Date *date = m->type[i] == MENTION_DATE ? &m->date[m->value[i]] : NULL;
  if (!date || !date->readings || date->relative) return NULL;
  const DateReading *reading = &date->reading[0];
  return reading->lo == DATE_OPEN_LO || reading->hi == DATE_OPEN_HI ? NULL : date;
}

static bool is_long(const Date *date) { return date->reading[0].hi - date->reading[0].lo >= LONG; }

/* "2014-15, 2015-16 and the POI": all that is listed behind the first. */
static Date with_list(ClaimDocument *document, size_t i, uint32_t end) {
  static const char *const joints[] = {"^,?%s*$", "^,?%s+and%s+t?h?e?%s*$",
                                       "^%s+to%s+t?h?e?%s*e?n?d?%s*o?f?%s*t?h?e?%s*$", "^、$", "^[%-–—]$"};
  const Mentions *m = &document->scan->mentions;
  Date all = m->date[m->value[i]];
  uint32_t to = m->to[i];
  for (size_t k = i + 1; k < m->count && m->from[k] < end; k++) {
    if (m->from[k] < to) continue;
    size_t kind = kind_at(document, k);
    const Date *next = kind ? document->defined[kind] : absolute(m, k);
    bool joined = false;
    for (size_t j = 0; next && !joined && j < sizeof joints / sizeof *joints; j++)
      joined = pattern_find(document->patterns, document->text, m->from[k], to, joints[j], NULL);
    if (!joined) continue;
    if (next->reading[0].hi > all.reading[0].hi) all.reading[0].hi = next->reading[0].hi;
    all.grain = GRAIN_DAY;
    to = m->to[k];
  }
  return all;
}

/* The dates of the name at `i`: behind it in its sentence, else right before it. */
static bool dated(ClaimDocument *document, const Sentence *s, size_t i, Date *date) {
  const Mentions *m = &document->scan->mentions;
  for (size_t k = i + 1; k < m->count && m->from[k] < s->to && m->from[k] < m->to[i] + AHEAD; k++) {
    if (kind_at(document, k) && kind_at(document, k) != kind_at(document, i)) break; /* those of another name */
    if (!absolute(m, k)) continue;
    *date = with_list(document, k, s->to);
    if (is_long(date)) return true;
  }
  for (size_t k = i; k > 0 && m->from[k - 1] >= s->from; k--) {
    const Date *before = absolute(m, k - 1);
    if (!before || !is_long(before) || m->to[k - 1] > m->from[i] || m->from[i] - m->to[k - 1] > BEHIND) continue;
    if (!pattern_find(document->patterns, document->text, m->from[i], m->to[k - 1], "^%s*,?%s*%(%A*[herinaft ]*%A*$",
                      NULL))
      continue;
    *date = *before;
    return true;
  }
  return false;
}

static void find_defined(ClaimDocument *document) {
  const Mentions *m = &document->scan->mentions;
  size_t number = 0;
  for (size_t i = 0; i < m->count; i++) {
    size_t kind = kind_at(document, i);
    if (!kind || document->defined[kind]) continue;
    const Sentences *all = &document->scan->sentences;
    while (number < all->count && all->sentence[number].to <= m->from[i]) number++;
    Date date;
    if (number == all->count || all->sentence[number].from > m->from[i]) continue;
    if (!dated(document, &all->sentence[number], i, &date)) continue;
    Date *kept = document_take(document, sizeof *kept);
    if (!kept) return;
    *kept = date;
    document->defined[kind] = kept;
  }
}

const Date *period_defined(ClaimDocument *document, uint16_t list) {
  size_t kind = period_kind(list);
  if (!kind) return NULL;
  if (!document->defined_known) {
    document->defined_known = true;
    find_defined(document);
  }
  return document->defined[kind];
}
