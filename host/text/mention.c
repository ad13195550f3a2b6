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

Status mentions_reserve(Mentions *m, size_t capacity) {
  if (capacity <= m->capacity) return STATUS_OK;
  if (capacity < m->capacity * 2) capacity = m->capacity * 2;
  if (capacity < 64) capacity = 64;
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

size_t mentions_first(const Mentions *m, size_t at) {
  size_t low = 0, high = m->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->from[middle] < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

Status mentions_add(Mentions *m, size_t from, size_t to, unsigned type, uint32_t value) {
  if (m->count == m->capacity && mentions_reserve(m, m->count + 1) != STATUS_OK) return STATUS_NOMEM;
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

/* Moves `count` mentions from `index` on to `at`. */
static void move_run(Mentions *m, size_t at, size_t index, size_t count) {
  memmove(m->from + at, m->from + index, count * sizeof *m->from);
  memmove(m->to + at, m->to + index, count * sizeof *m->to);
  memmove(m->type + at, m->type + index, count * sizeof *m->type);
  memmove(m->value + at, m->value + index, count * sizeof *m->value);
}

static void put(Mentions *to, size_t at, const Mentions *from, size_t index) {
  to->from[at] = from->from[index];
  to->to[at] = from->to[index];
  to->type[at] = from->type[index];
  to->value[at] = from->value[index];
}

/* Where in the first `count` mentions one of this span belongs: behind equal ones. */
static size_t place_of(const Mentions *m, size_t count, uint32_t from, uint32_t to) {
  const uint32_t *other = m->from;
  while (count > 0 && other[count - 1] > from) count--;
  while (count > 0 && other[count - 1] == from && m->to[count - 1] < to) count--;
  return count;
}

Status mentions_merge(Mentions *m, Mentions *values) {
  size_t i = m->count, j = values->count;
  if (mentions_reserve(m, i + j) != STATUS_OK) return STATUS_NOMEM;
  m->count = i + j;
  while (j-- > 0) { /* from the back, in place: what stands behind each value moves at once */
    size_t end = i;
    i = place_of(m, end, values->from[j], values->to[j]);
    if (i < end) move_run(m, i + j + 1, i, end - i);
    put(m, i + j, values, j);
  }
  Mentions columns = *m; /* the side tables change hands */
  m->quantity = values->quantity;
  m->date = values->date;
  m->duration = values->duration;
  m->quantities = values->quantities;
  m->dates = values->dates;
  m->durations = values->durations;
  m->quantity_capacity = values->quantity_capacity;
  m->date_capacity = values->date_capacity;
  m->duration_capacity = values->duration_capacity;
  values->quantity = columns.quantity;
  values->date = columns.date;
  values->duration = columns.duration;
  values->quantity_capacity = columns.quantity_capacity;
  values->date_capacity = columns.date_capacity;
  values->duration_capacity = columns.duration_capacity;
  mentions_clear(values);
  return STATUS_OK;
}

static Status append_table(void **table, size_t *count, size_t *capacity, const void *more, size_t extra, size_t size) {
  if (!memory_reserve(table, capacity, *count + extra, size)) return STATUS_NOMEM;
  if (extra) memcpy((char *)*table + *count * size, more, extra * size);
  *count += extra;
  return STATUS_OK;
}

Status mentions_append(Mentions *m, const Mentions *tail) {
  size_t quantities = m->quantities, dates = m->dates, durations = m->durations, count = m->count;
  if (mentions_reserve(m, count + tail->count) != STATUS_OK ||
      append_table((void **)&m->quantity, &m->quantities, &m->quantity_capacity, tail->quantity, tail->quantities,
                   sizeof *m->quantity) != STATUS_OK ||
      append_table((void **)&m->date, &m->dates, &m->date_capacity, tail->date, tail->dates, sizeof *m->date) !=
          STATUS_OK ||
      append_table((void **)&m->duration, &m->durations, &m->duration_capacity, tail->duration, tail->durations,
                   sizeof *m->duration) != STATUS_OK)
    return STATUS_NOMEM;
  if (tail->count == 0) return STATUS_OK;
  memcpy(m->from + count, tail->from, tail->count * sizeof *m->from);
  memcpy(m->to + count, tail->to, tail->count * sizeof *m->to);
  memcpy(m->type + count, tail->type, tail->count * sizeof *m->type);
  memcpy(m->value + count, tail->value, tail->count * sizeof *m->value);
  bool shifts = tail->quantities + tail->dates + tail->durations > 0;
  for (size_t i = 0; shifts && i < tail->count; i++) {
    unsigned type = tail->type[i];
    size_t shift = type == MENTION_DATE ? dates : type == MENTION_DURATION ? durations : quantities;
    if (type < MENTION_LEXICON) m->value[count + i] += (uint32_t)shift;
  }
  m->count = count + tail->count;
  return STATUS_OK;
}
