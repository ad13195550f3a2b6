#include "text/sentence.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/sentence_judge.h"
#include "text/sentence_rules.h"

enum { POLL_EVERY = 1 << 15, MUCH_SPACE = 64 };

void sentences_free(Sentences *s) {
  free(s->sentence);
  free(s->clause);
  *s = (Sentences)SENTENCES_INIT;
}

Status sentences_append(Sentences *s, const Sentences *tail) {
  size_t before = s->clauses;
  if (!memory_reserve((void **)&s->sentence, &s->capacity, s->count + tail->count, sizeof *s->sentence) ||
      !memory_reserve((void **)&s->clause, &s->clause_capacity, before + tail->clauses, sizeof *s->clause))
    return STATUS_NOMEM;
  if (tail->clauses) memcpy(s->clause + before, tail->clause, tail->clauses * sizeof *s->clause);
  for (size_t i = 0; i < tail->count; i++) {
    s->sentence[s->count] = tail->sentence[i];
    s->sentence[s->count++].clause += (uint32_t)before;
  }
  s->clauses += tail->clauses;
  return STATUS_OK;
}

static size_t trim_front(const char *text, size_t from, size_t to) {
  while (from < to && sentence_is_space(text[from])) from++;
  return from;
}

static size_t trim_back(const char *text, size_t from, size_t to) {
  while (to > from && sentence_is_space(text[to - 1])) to--;
  return to;
}

/* Makes the clause from where the last one ended to `to`, if there is anything in it. */
static Status end_clause(Splitter *p, size_t to) {
  Sentences *s = p->sentences;
  size_t from = trim_front(p->text, p->clause, to);
  p->clause = to;
  to = trim_back(p->text, from, to);
  if (from == to) return STATUS_OK;
  if (s->clauses == s->clause_capacity &&
      !memory_reserve((void **)&s->clause, &s->clause_capacity, s->clauses + 1, sizeof *s->clause))
    return STATUS_NOMEM;
  s->clause[s->clauses++] = (Clause){(uint32_t)from, (uint32_t)to};
  return STATUS_OK;
}

static Status end_sentence(Splitter *p, size_t to) {
  Sentences *s = p->sentences;
  size_t from = trim_front(p->text, p->from, to), end = trim_back(p->text, from, to), clause = p->clauses;
  if (end_clause(p, to) != STATUS_OK) return STATUS_NOMEM;
  p->from = p->clause = to;
  p->clauses = s->clauses;
  if (from == end) return STATUS_OK;
  if (s->count == s->capacity &&
      !memory_reserve((void **)&s->sentence, &s->capacity, s->count + 1, sizeof *s->sentence))
    return STATUS_NOMEM;
  s->sentence[s->count++] =
      (Sentence){(uint32_t)from, (uint32_t)end, (uint32_t)p->zone, (uint32_t)clause, (uint32_t)(s->clauses - clause)};
  return STATUS_OK;
}

/* Goes to the next zone that is split and reaches into the stretch; afterwards p->from == p->end if there is none. */
static void enter_zone(Splitter *p, size_t zone) {
  while (zone < p->zones->count && p->zones->zone[zone].kind == ZONE_BOILERPLATE) zone++;
  p->zone = zone;
  size_t from = p->last, to = p->last;
  if (zone < p->zones->count && p->zones->zone[zone].from < p->last) {
    from = p->zones->zone[zone].from > p->from ? p->zones->zone[zone].from : p->from;
    to = p->zones->zone[zone].to < p->last ? p->zones->zone[zone].to : p->last;
  }
  p->from = p->clause = from;
  p->end = to;
}

void splitter_begin(Splitter *p, const char *text, size_t from, size_t to, const Zones *zones, Sentences *sentences) {
  sentence_judge_prepare();
  *p = (Splitter){.text = text, .zones = zones, .sentences = sentences, .last = to, .from = from};
  p->clauses = sentences->clauses;
  size_t low = 0, high = zones->count; /* the first zone that ends behind `from` */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (zones->zone[middle].to <= from)
      low = middle + 1;
    else
      high = middle;
  }
  enter_zone(p, low);
}

/* Where the sentence begins, without white space; at most `at`. */
static size_t head_before(Splitter *p, size_t at) {
  if (p->head < p->from) p->head = p->from;
  p->head = trim_front(p->text, p->head, at);
  return p->head < at ? p->head : at;
}

Status splitter_feed(Splitter *p, size_t at) {
  while (at >= p->end && p->from < p->last) {
    if (end_sentence(p, p->end) != STATUS_OK) return STATUS_NOMEM;
    enter_zone(p, p->zone + 1);
  }
  if (at < p->clause || at >= p->end) return STATUS_OK;
  unsigned char byte = (unsigned char)p->text[at];
  if (byte == '\n' && at == p->from) return STATUS_OK; /* the sentence has ended already */
  if (sentence_may_end(byte)) {
    size_t end = sentence_end(p->text, head_before(p, at), p->end, at, p->zones->zone[p->zone].kind == ZONE_TABLE);
    if (end > p->from) return end_sentence(p, end);
  }
  if (!sentence_may_cut_clause(byte)) return STATUS_OK;
  size_t from =
      byte == ',' || byte == ':' ? head_before(p, at) : p->from; /* one that begins the sentence cuts nothing */
  size_t cut = sentence_clause_cut(p->text, from, p->end, at);
  return cut > p->clause ? end_clause(p, cut) : STATUS_OK;
}

/* Takes verdicts as long as they hold; returns how many. What most of them do is done without branches: the clause, and
 * the sentence if one ends, are written in any case and counted if they are meant. There is room for all. */
static size_t take_plain(Splitter *p, size_t base, const Judgement *judged, size_t count) {
  const char *text = p->text;
  Sentences *s = p->sentences;
  size_t clauses = s->clauses, sentences = s->count, first = p->clauses, from = p->from, cut = p->clause, i = 0;
  size_t sentence_from = trim_front(text, from, p->end - from < MUCH_SPACE ? p->end : from + MUCH_SPACE);
  size_t clause_from = trim_front(text, cut, p->end - cut < MUCH_SPACE ? p->end : cut + MUCH_SPACE);
  if (sentence_from - from == MUCH_SPACE || clause_from - cut == MUCH_SPACE) return 0; /* not again and again */
  for (; i < count; i++) {
    size_t at = base + judged[i].at, to = at + (judged[i].lengths & 15);
    unsigned verdict = judged[i].verdict;
    if (__builtin_expect(verdict >= VERDICT_PARAGRAPH, 0)) {
      if (verdict == VERDICT_PARAGRAPH && at == from) continue;
      if (verdict == VERDICT_UNSURE || sentence_is_space(text[at - 1]) || clause_from >= at) break;
      verdict = VERDICT_END;
      to = at;
    }
    if (__builtin_expect(at - from < verdict * (size_t)JUDGE_FAR, 0)) break;
    bool cuts = verdict & VERDICT_CUT, ends = verdict == VERDICT_END;
    size_t next = to + judged[i].lengths / 16;
    while (next < p->end && sentence_is_space(text[next])) next++;
    s->clause[clauses] = (Clause){(uint32_t)clause_from, (uint32_t)to};
    clauses += cuts;
    s->sentence[sentences] = (Sentence){(uint32_t)sentence_from, (uint32_t)to, (uint32_t)p->zone, (uint32_t)first,
                                        (uint32_t)(clauses - first)};
    sentences += ends;
    cut = cuts ? to : cut;
    clause_from = cuts ? next : clause_from;
    from = ends ? to : from;
    sentence_from = ends ? next : sentence_from;
    first = ends ? clauses : first;
  }
  s->clauses = clauses;
  s->count = sentences;
  p->clauses = first;
  p->from = from;
  p->clause = cut;
  return i;
}

/* By the rules alone; and the line break behind it, which is in no list. */
static Status feed_unsure(Splitter *p, size_t at) {
  Status status = splitter_feed(p, at);
  bool breaks = at + 1 < p->last && p->text[at + 1] == '\n';
  return status == STATUS_OK && breaks ? splitter_feed(p, at + 1) : status;
}

static Status take_judged(Splitter *p, size_t base, const Judgement *judged, size_t count) {
  Sentences *s = p->sentences;
  size_t taken = 0;
  while (taken < count) {
    size_t left = count - taken;
    if (!memory_reserve((void **)&s->sentence, &s->capacity, s->count + left + 1, sizeof *s->sentence) ||
        !memory_reserve((void **)&s->clause, &s->clause_capacity, s->clauses + left + 1, sizeof *s->clause))
      return STATUS_NOMEM;
    taken += take_plain(p, base, judged + taken, left);
    if (taken < count && feed_unsure(p, base + judged[taken++].at) != STATUS_OK) return STATUS_NOMEM;
    while (taken < count && base + judged[taken].at < p->clause) taken++; /* it went beyond them */
  }
  return STATUS_OK;
}

/* How many of the points the quick way may judge: those of which all that is looked at lies in the zone. */
static size_t count_judged(const Splitter *p, size_t base, const uint16_t *points, size_t count) {
  bool lines = p->zone < p->zones->count && p->zones->zone[p->zone].kind == ZONE_TABLE;
  if (lines || base + points[0] < p->clause || base + points[0] < JUDGE_BEFORE) return 0;
  if (count > JUDGED_AT_ONCE) count = JUDGED_AT_ONCE;
  if (base + points[count - 1] + JUDGE_BEHIND < p->end) return count;
  size_t low = 0, high = count - 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (base + points[middle] + JUDGE_BEHIND < p->end)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

Status splitter_feed_all(Splitter *p, size_t base, const uint16_t *points, size_t count) {
  Judgement judged[JUDGED_AT_ONCE];
  for (size_t i = 0; i < count;) {
    size_t some = count_judged(p, base, points + i, count - i);
    if (some > 0) {
      size_t kept = sentence_judge(p->text, base, points + i, some, judged);
      if (take_judged(p, base, judged, kept) != STATUS_OK) return STATUS_NOMEM;
      i += some;
    } else if (feed_unsure(p, base + points[i++]) != STATUS_OK) {
      return STATUS_NOMEM;
    }
  }
  return STATUS_OK;
}

Status splitter_end(Splitter *p) {
  while (p->from < p->last) {
    if (end_sentence(p, p->end) != STATUS_OK) return STATUS_NOMEM;
    enter_zone(p, p->zone + 1);
  }
  return STATUS_OK;
}

Status sentences_find(const char *text, const Zones *zones, Sentences *sentences) {
  size_t to = zones->count ? zones->zone[zones->count - 1].to : 0;
  Splitter splitter;
  splitter_begin(&splitter, text, 0, to, zones, sentences);
  for (size_t at = 0; at < to; at++) {
    if (at % POLL_EVERY == 0 && interrupt_pending()) return STATUS_INTERRUPTED;
    unsigned char byte = (unsigned char)text[at];
    if (!sentence_may_end(byte) && !sentence_may_cut_clause(byte)) continue;
    if (splitter_feed(&splitter, at) != STATUS_OK) return STATUS_NOMEM;
  }
  return splitter_end(&splitter);
}
