/* Accumulators of one chunk of rows, packed: what goes where, and taking rows in. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/group_internal.h"
#include "frame/target.h"

enum { WORD_BITS = 64, MOST_WORDS = 64, SUB_BLOCK = 256 };

static int bits_of(uint64_t most) { return most == 0 ? 1 : 64 - __builtin_clzll(most); }

/* Bits of a sum of `rows` products of what two inputs store (or of one input, if `second` is NULL); 0: too many. */
static int bits_of_sum(const Input *first, const Input *second, size_t rows) {
  uint64_t most = first->column->range ? first->column->range - 1 : 0;
  if (second && __builtin_mul_overflow(most, second->column->range ? second->column->range - 1 : 0, &most)) return 0;
  if (__builtin_mul_overflow(most, (uint64_t)rows, &most) || most >> 56) return 0;
  return bits_of(most);
}

static bool may_be_small(const Input *input) {
  return input->column && input->integers && !input->nullable && !input->ranks && input->partner == NO_INPUT &&
         input->column->width <= 4;
}

/* How a slot would be held if its inputs are loaded small. */
static Place place_for(const GroupPlan *plan, const Slot *slot, size_t rows) {
  const Input *first = slot->input == NO_INPUT ? NULL : &plan->inputs[slot->input];
  const Input *second = slot->second == NO_INPUT ? NULL : &plan->inputs[slot->second];
  Place place = {.holding = HOLD_CELL};
  if (slot->kind == SLOT_COUNT && !first) {
    place = (Place){.holding = HOLD_FIELD, .bits = bits_of(rows)};
  } else if (first && first->small && slot->kind == SLOT_SUM_INTEGERS) {
    place = (Place){.holding = HOLD_FIELD, .bits = bits_of_sum(first, NULL, rows)};
  } else if (first && first->small && second && second->small && slot->kind == SLOT_PRODUCTS_INTEGERS) {
    place = (Place){.holding = HOLD_FIELD, .bits = bits_of_sum(first, second, rows)};
  } else if (first && first->small && first->column->width <= 2 &&
             (slot->kind == SLOT_MIN_INTEGERS || slot->kind == SLOT_MAX_INTEGERS)) {
    place = (Place){.holding = HOLD_HALF};
  }
  if (place.holding == HOLD_FIELD && place.bits == 0) place.holding = HOLD_CELL;
  return place;
}

/* An input is loaded small if every slot that uses it takes it so. */
static void choose_small(GroupPlan *plan, size_t rows) {
  for (size_t i = 0; i < plan->input_count; i++) plan->inputs[i].small = may_be_small(&plan->inputs[i]);
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t s = 0; s < plan->slot_count; s++) {
      const Slot *slot = &plan->slots[s];
      if (place_for(plan, slot, rows).holding != HOLD_CELL) continue;
      const uint32_t used[2] = {slot->input, slot->second};
      for (int i = 0; i < 2; i++) {
        if (used[i] == NO_INPUT || !plan->inputs[used[i]].small) continue;
        plan->inputs[used[i]].small = false;
        changed = true;
      }
    }
  }
}

/* The first word with room for the field; a new one if `grow`. */
static bool put_field(Record *record, int *used, Place *place, bool grow) {
  for (size_t w = 0; w < record->words + (grow && record->words < MOST_WORDS); w++) {
    if (used[w] + place->bits > WORD_BITS) continue;
    if (w == record->words) record->words++;
    place->cell = (uint32_t)w;
    place->shift = used[w];
    used[w] += place->bits;
    return true;
  }
  return false;
}

static void put_fields(Record *record, int *used) {
  for (size_t s = 0; s < record->plan->slot_count; s++) {
    Place *place = &record->places[s];
    if (place->holding == HOLD_FIELD && !put_field(record, used, place, true)) place->holding = HOLD_CELL;
  }
}

/* Halves side by side, then whole cells. */
static void put_cells(Record *record) {
  record->cells = record->words;
  int free_half = 0;
  for (size_t s = 0; s < record->plan->slot_count; s++) {
    Place *place = &record->places[s];
    if (place->holding != HOLD_HALF) continue;
    place->cell = (uint32_t)(free_half ? record->cells - 1 : record->cells++);
    place->shift = free_half;
    free_half = !free_half;
  }
  for (size_t s = 0; s < record->plan->slot_count; s++)
    if (record->places[s].holding == HOLD_CELL) record->places[s].cell = (uint32_t)record->cells++;
}

/* A sum of what is stored lacks the base, as many times as there were rows. */
static bool needs_count(const GroupPlan *plan) {
  for (size_t s = 0; s < plan->slot_count; s++) {
    const Slot *slot = &plan->slots[s];
    if (slot->kind == SLOT_SUM_INTEGERS && plan->inputs[slot->input].small && !plan->inputs[slot->input].stored &&
        plan->inputs[slot->input].column->base != 0)
      return true;
  }
  return false;
}

static uint32_t count_of_rows(const GroupPlan *plan) {
  for (uint32_t s = 0; s < plan->slot_count; s++)
    if (plan->slots[s].kind == SLOT_COUNT && plan->slots[s].input == NO_INPUT) return s;
  return NO_INPUT;
}

/* The slot that tells whether a group has rows: their count, or a least or greatest value. A count is added where it
 * takes no more room; otherwise the record needs marks. */
static bool find_present(Record *record, GroupPlan *plan, int *used, size_t rows) {
  record->present = count_of_rows(plan);
  for (uint32_t s = 0; s < plan->slot_count && record->present == NO_INPUT; s++)
    if (record->places[s].holding == HOLD_HALF) record->present = s;
  if (record->present != NO_INPUT) return true;
  Place place = {.holding = HOLD_FIELD, .bits = bits_of(rows)};
  record->marks = !put_field(record, used, &place, false);
  if (record->marks) return true;
  record->present = plan_count_rows(plan);
  if (record->present == NO_INPUT) return false;
  record->places[record->present] = place;
  return true;
}

bool record_new(Record *record, GroupPlan *plan, size_t rows) {
  *record = (Record){.plan = plan, .present = NO_INPUT};
  choose_small(plan, rows);
  if (needs_count(plan) && plan_count_rows(plan) == NO_INPUT) return false;
  int used[MOST_WORDS + 1] = {0};
  record->places = memory_new(plan->slot_count + 1, sizeof *record->places);
  if (!record->places) return false;
  for (size_t s = 0; s < plan->slot_count; s++) record->places[s] = place_for(plan, &plan->slots[s], rows);
  put_fields(record, used);
  if (!find_present(record, plan, used, rows)) return false;
  put_cells(record);
  return true;
}

void record_free(Record *record) { free(record->places); }

static uint32_t *half_of(Cell *record, const Place *place) {
  return (uint32_t *)(void *)(record + place->cell) + place->shift;
}

void record_start(const Record *record, Cell *table, size_t groups) {
  memset(table, 0, groups * record->cells * sizeof *table);
  for (size_t s = 0; s < record->plan->slot_count; s++) {
    const Place *place = &record->places[s];
    SlotKind kind = record->plan->slots[s].kind;
    if (place->holding == HOLD_CELL && cell_start(kind).integer != 0)
      for (size_t g = 0; g < groups; g++) table[g * record->cells + place->cell] = cell_start(kind);
    if (place->holding == HOLD_HALF && kind == SLOT_MIN_INTEGERS)
      for (size_t g = 0; g < groups; g++) *half_of(table + g * record->cells, place) = UINT32_MAX;
  }
}

FRAME_HOT static void fill_word(uint64_t *word, size_t count, uint64_t ones) {
  for (size_t i = 0; i < count; i++) word[i] = ones;
}

FRAME_HOT static void add_values(uint64_t *word, const uint32_t *values, size_t count, int shift) {
  for (size_t i = 0; i < count; i++) word[i] += (uint64_t)values[i] << shift;
}

FRAME_HOT static void add_products(uint64_t *word, const uint32_t *values, const uint32_t *second, size_t count,
                                   int shift) {
  for (size_t i = 0; i < count; i++) word[i] += ((uint64_t)values[i] * second[i]) << shift;
}

static const uint32_t *small_values(const Feed *feed, uint32_t input) {
  return (const uint32_t *)(const void *)feed->values[input];
}

/* What each row adds to word `w` of its group. */
static void compose_word(const Record *record, const Feed *feed, size_t w, uint64_t *word, size_t count) {
  const GroupPlan *plan = record->plan;
  uint64_t ones = 0;
  for (size_t s = 0; s < plan->slot_count; s++) {
    const Place *place = &record->places[s];
    if (place->holding == HOLD_FIELD && place->cell == w && plan->slots[s].kind == SLOT_COUNT)
      ones |= (uint64_t)1 << place->shift;
  }
  fill_word(word, count, ones);
  for (size_t s = 0; s < plan->slot_count; s++) {
    const Place *place = &record->places[s];
    const Slot *slot = &plan->slots[s];
    if (place->holding != HOLD_FIELD || place->cell != w || slot->kind == SLOT_COUNT) continue;
    if (slot->second == NO_INPUT)
      add_values(word, small_values(feed, slot->input), count, place->shift);
    else
      add_products(word, small_values(feed, slot->input), small_values(feed, slot->second), count, place->shift);
  }
}

static void fold_word(Cell *cells, const uint32_t *at, size_t count, const uint64_t *word) {
  for (size_t i = 0; i < count; i++) cells[at[i]].integer += (int64_t)word[i];
}

/* The two most frequent neighbours in one go. */
static void fold_word_and_sum(Cell *cells, size_t sum, const uint32_t *at, size_t count, const uint64_t *word,
                              const Cell *values) {
  for (size_t i = 0; i < count; i++) {
    Cell *cell = cells + at[i];
    cell->integer += (int64_t)word[i];
    cell[sum].number += values[i].number;
  }
}

/* Greatest values are kept plus one, so that 0 means none. */
static void fold_half(const Place *place, SlotKind kind, Cell *cells, const uint32_t *at, size_t count,
                      const uint32_t *values) {
  cells += place->cell;
  if (kind == SLOT_MIN_INTEGERS)
    for (size_t i = 0; i < count; i++) {
      uint32_t *half = (uint32_t *)(void *)(cells + at[i]) + place->shift;
      *half = values[i] < *half ? values[i] : *half;
    }
  else
    for (size_t i = 0; i < count; i++) {
      uint32_t *half = (uint32_t *)(void *)(cells + at[i]) + place->shift;
      *half = values[i] >= *half ? values[i] + 1 : *half;
    }
}

/* The first slot that is a plain sum, to go with the first word; slot_count: none. */
static size_t sum_beside_word(const Record *record, const Feed *feed) {
  const GroupPlan *plan = record->plan;
  size_t s = 0;
  while (s < plan->slot_count && (record->places[s].holding != HOLD_CELL || plan->slots[s].kind != SLOT_SUM ||
                                  feed->nulls[plan->slots[s].input]))
    s++;
  return record->words ? s : plan->slot_count;
}

static void fold_rest(const Record *record, const Feed *feed, size_t done, Cell *table, const uint32_t *at, size_t from,
                      size_t count, const uint32_t *rows) {
  const GroupPlan *plan = record->plan;
  for (size_t s = 0; s < plan->slot_count; s++) {
    const Place *place = &record->places[s];
    const Slot *slot = &plan->slots[s];
    if (place->holding == HOLD_HALF)
      fold_half(place, slot->kind, table, at, count, small_values(feed, slot->input) + from);
    if (place->holding != HOLD_CELL || s == done) continue;
    bool has = slot->input != NO_INPUT;
    const uint8_t *nulls = has ? feed->nulls[slot->input] : NULL;
    slot_fold(slot, table + place->cell, 1, at, count, has ? feed->values[slot->input] + from : NULL,
              slot->second != NO_INPUT ? feed->values[slot->second] + from : NULL, nulls ? nulls + from : NULL,
              rows + from);
  }
}

FRAME_HOT static void multiply(const uint32_t *ids, size_t count, uint32_t factor, uint32_t *out) {
  for (size_t i = 0; i < count; i++) out[i] = ids[i] * factor;
}

/* In short runs, so that what one slot brought into the nearest cache is still there for the next. */
void record_fold(const Record *record, const Feed *feed, uint64_t *words, Cell *table, const uint32_t *ids,
                 size_t count, const uint32_t *rows) {
  for (size_t w = 0; w < record->words; w++) compose_word(record, feed, w, words + w * GROUP_BLOCK, count);
  size_t sum = sum_beside_word(record, feed), slots = record->plan->slot_count;
  uint32_t space[SUB_BLOCK], cells = (uint32_t)record->cells;
  for (size_t from = 0; from < count; from += SUB_BLOCK) {
    size_t step = count - from < SUB_BLOCK ? count - from : SUB_BLOCK;
    const uint32_t *at = cells == 1 ? ids + from : space;
    if (cells > 1) multiply(ids + from, step, cells, space);
    if (sum < slots)
      fold_word_and_sum(table, record->places[sum].cell, at, step, words + from,
                        feed->values[record->plan->slots[sum].input] + from);
    for (size_t w = sum < slots; w < record->words; w++) fold_word(table + w, at, step, words + w * GROUP_BLOCK + from);
    fold_rest(record, feed, sum, table, at, from, step, rows);
  }
}

static uint64_t field_of(const Cell *record, const Place *place) {
  uint64_t mask = place->bits == WORD_BITS ? UINT64_MAX : ((uint64_t)1 << place->bits) - 1;
  return (uint64_t)record[place->cell].integer >> place->shift & mask;
}

static void merge_field(const Record *record, size_t s, Cell *into, const Cell *table, size_t groups) {
  const GroupPlan *plan = record->plan;
  const Input *input = plan->slots[s].kind == SLOT_SUM_INTEGERS ? &plan->inputs[plan->slots[s].input] : NULL;
  int64_t base = input && !input->stored ? input->column->base : 0;
  const Place *counts = base ? &record->places[count_of_rows(plan)] : NULL;
  for (size_t g = 0; g < groups; g++) {
    const Cell *from = table + g * record->cells;
    int64_t value = (int64_t)field_of(from, &record->places[s]);
    if (counts) value += base * (int64_t)field_of(from, counts);
    into[g * plan->slot_count + s].integer += value;
  }
}

static void merge_half(const Record *record, size_t s, Cell *into, const Cell *table, size_t groups) {
  const GroupPlan *plan = record->plan;
  const Slot *slot = &plan->slots[s];
  const Input *input = &plan->inputs[slot->input];
  bool least = slot->kind == SLOT_MIN_INTEGERS;
  for (size_t g = 0; g < groups; g++) {
    uint32_t half = *half_of((Cell *)(uintptr_t)(table + g * record->cells), &record->places[s]);
    if (half == (least ? UINT32_MAX : 0)) continue;
    int64_t value = (int64_t)half - !least + (input->stored ? 0 : input->column->base);
    cell_merge(slot->kind, &into[g * plan->slot_count + s], (Cell){.integer = value});
  }
}

void record_merge(const Record *record, Cell *into, const Cell *table, size_t groups) {
  const GroupPlan *plan = record->plan;
  for (size_t s = 0; s < plan->slot_count; s++) {
    const Place *place = &record->places[s];
    if (place->holding == HOLD_FIELD)
      merge_field(record, s, into, table, groups);
    else if (place->holding == HOLD_HALF)
      merge_half(record, s, into, table, groups);
    else
      for (size_t g = 0; g < groups; g++)
        cell_merge(plan->slots[s].kind, &into[g * plan->slot_count + s], table[g * record->cells + place->cell]);
  }
}
