#include "text/mention.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const char *comparator_sign(Comparator comparator) {
  static const char *const signs[] = {"=", "~", "<", "<=", ">", ">="};
  return signs[comparator];
}

void mentions_free(Mentions *m) {
  free(m->from);
  free(m->to);
  free(m->type);
  free(m->value);
  free(m->quantity);
  free(m->date);
  free(m->duration);
  *m = (Mentions)MENTIONS_INIT;
}

void mentions_clear(Mentions *m) { m->count = m->quantities = m->dates = m->durations = 0; }

static Status grow(Mentions *m) {
  size_t capacity = m->capacity ? m->capacity * 2 : 64;
  void **columns[] = {(void **)&m->from, (void **)&m->to, (void **)&m->type, (void **)&m->value};
  const size_t sizes[] = {sizeof *m->from, sizeof *m->to, sizeof *m->type, sizeof *m->value};
  for (size_t i = 0; i < 4; i++) {
    void *moved = memory_resize(*columns[i], capacity, sizes[i]);
    if (!moved) return STATUS_NOMEM;
    *columns[i] = moved;
  }
  m->capacity = capacity;
  return STATUS_OK;
}

Status mentions_add(Mentions *m, size_t from, size_t to, unsigned type, uint32_t value) {
  if (m->count == m->capacity && grow(m) != STATUS_OK) return STATUS_NOMEM;
  m->from[m->count] = (uint32_t)from;
  m->to[m->count] = (uint32_t)to;
  m->type[m->count] = (uint16_t)type;
  m->value[m->count++] = value;
  return STATUS_OK;
}

Status mentions_add_quantity(Mentions *m, size_t from, size_t to, unsigned type, const Quantity *quantity) {
  if (!memory_reserve((void **)&m->quantity, &m->quantity_capacity, m->quantities + 1, sizeof *m->quantity))
    return STATUS_NOMEM;
  m->quantity[m->quantities] = *quantity;
  return mentions_add(m, from, to, type, (uint32_t)m->quantities++);
}

Status mentions_add_date(Mentions *m, size_t from, size_t to, const Date *date) {
  if (!memory_reserve((void **)&m->date, &m->date_capacity, m->dates + 1, sizeof *m->date)) return STATUS_NOMEM;
  m->date[m->dates] = *date;
  return mentions_add(m, from, to, MENTION_DATE, (uint32_t)m->dates++);
}

Status mentions_add_duration(Mentions *m, size_t from, size_t to, const Duration *duration) {
  if (!memory_reserve((void **)&m->duration, &m->duration_capacity, m->durations + 1, sizeof *m->duration))
    return STATUS_NOMEM;
  m->duration[m->durations] = *duration;
  return mentions_add(m, from, to, MENTION_DURATION, (uint32_t)m->durations++);
}

typedef struct Row {
  uint32_t from, to, value, order;
  uint16_t type;
} Row;

static int row_compare(const void *left, const void *right) {
  const Row *a = left, *b = right;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  if (a->to != b->to) return a->to > b->to ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static bool in_order(const Mentions *m) {
  for (size_t i = 1; i < m->count; i++)
    if (m->from[i] < m->from[i - 1] || (m->from[i] == m->from[i - 1] && m->to[i] > m->to[i - 1])) return false;
  return true;
}

Status mentions_sort(Mentions *m) {
  if (in_order(m)) return STATUS_OK;
  Row *rows = memory_new(m->count, sizeof *rows);
  if (!rows) return STATUS_NOMEM;
  for (size_t i = 0; i < m->count; i++) rows[i] = (Row){m->from[i], m->to[i], m->value[i], (uint32_t)i, m->type[i]};
  qsort(rows, m->count, sizeof *rows, row_compare);
  for (size_t i = 0; i < m->count; i++) {
    m->from[i] = rows[i].from;
    m->to[i] = rows[i].to;
    m->value[i] = rows[i].value;
    m->type[i] = rows[i].type;
  }
  free(rows);
  return STATUS_OK;
}
