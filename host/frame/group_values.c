/* Aggregates of all values of a group at once. */
#include <math.h>
#include <stdlib.h>

#include "frame/group_internal.h"

static void swap(Cell *a, Cell *b) {
  Cell kept = *a;
  *a = *b;
  *b = kept;
}

static void insertion_sort(Cell *values, size_t count) {
  for (size_t i = 1; i < count; i++) {
    Cell value = values[i];
    size_t at = i;
    for (; at > 0 && values[at - 1].number > value.number; at--) values[at] = values[at - 1];
    values[at] = value;
  }
}

static double middle_of(double a, double b, double c) {
  if (a > b) return a < c ? a : b > c ? b : c;
  return b < c ? b : a > c ? a : c;
}

/* Puts what is below the pivot in front, without a branch on the values; returns how many there are. */
static size_t split_below(Cell *values, size_t count, double pivot) {
  size_t below = 0;
  for (size_t i = 0; i < count; i++) {
    Cell value = values[i];
    values[i] = values[below];
    values[below] = value;
    below += value.number < pivot;
  }
  return below;
}

static size_t split_equal(Cell *values, size_t count, double pivot) {
  size_t equal = 0;
  for (size_t i = 0; i < count; i++) {
    Cell value = values[i];
    values[i] = values[equal];
    values[equal] = value;
    equal += value.number == pivot;
  }
  return equal;
}

/* The value that sorting would put at `place`; what is before it is not greater. No NaN. */
static double select_place(Cell *values, size_t count, size_t place) {
  size_t low = 0, high = count;
  while (high - low > 16) {
    double pivot = middle_of(values[low].number, values[low + (high - low) / 2].number, values[high - 1].number);
    size_t below = low + split_below(values + low, high - low, pivot);
    if (place < below) {
      high = below;
      continue;
    }
    size_t equal = below + split_equal(values + below, high - below, pivot);
    if (place < equal) return pivot;
    low = equal;
  }
  insertion_sort(values + low, high - low);
  return values[place].number;
}

/* NaN is the greatest: moved to the end; returns how many values come before. */
static size_t part_nans(Cell *values, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (values[i].number == values[i].number) swap(&values[kept++], &values[i]);
  return kept;
}

static double least_after(const Cell *values, size_t from, size_t count) {
  double least = (double)INFINITY;
  for (size_t i = from; i < count; i++)
    if (values[i].number < least) least = values[i].number;
  return least;
}

/* The values at `place` and behind it, found among those between two members of a sample that lie just below and just
 * above: one pass over all values, and the selection among few. False: the sample misled, or there are too few. */
static bool select_by_sample(const Cell *values, size_t count, size_t place, Cell *few, double *low, double *high) {
  enum { SAMPLE = 64, MARGIN = 12, LEAST = 16 * SAMPLE };
  Cell sample[SAMPLE];
  if (count < LEAST) return false;
  for (size_t i = 0; i < SAMPLE; i++) sample[i] = values[i * (count / SAMPLE)];
  insertion_sort(sample, SAMPLE);
  size_t middle = place * SAMPLE / count, kept = 0, below = 0;
  double least = middle < MARGIN ? -(double)INFINITY : sample[middle - MARGIN].number;
  double most = middle + MARGIN >= SAMPLE ? (double)INFINITY : sample[middle + MARGIN].number;
  for (size_t i = 0; i < count; i++) {
    double value = values[i].number;
    few[kept] = values[i];
    kept += (value >= least) & (value <= most);
    below += value < least;
  }
  if (place < below || place + 1 - below >= kept) return false;
  *low = select_place(few, kept, place - below);
  *high = least_after(few, place - below + 1, kept);
  return true;
}

static double quantile(Cell *values, size_t count, double share, Cell *few) {
  size_t numbers = part_nans(values, count);
  double place = share * (double)(count - 1), whole = floor(place), rest = place - whole;
  size_t at = (size_t)whole;
  if (at >= numbers) return (double)NAN;
  double low, high;
  if (!select_by_sample(values, numbers, at, few, &low, &high)) {
    low = select_place(values, numbers, at);
    high = least_after(values, at + 1, numbers);
  }
  if (rest == 0) return low;
  if (at + 1 >= numbers) return (double)NAN;
  return low == high ? low : rest == 0.5 ? (low + high) / 2 : low + (high - low) * rest;
}

static double variance(const Cell *values, size_t count) {
  double sum = 0, squares = 0, rest = 0;
  for (size_t i = 0; i < count; i++) sum += values[i].number;
  double mean = sum / (double)count;
  for (size_t i = 0; i < count; i++) {
    double distance = values[i].number - mean;
    squares += distance * distance;
    rest += distance; /* what rounding of the mean left */
  }
  return (squares - rest * rest / (double)count) / (double)(count - 1);
}

static int number_compare(const void *left, const void *right) {
  double a = ((const Cell *)left)->number, b = ((const Cell *)right)->number;
  return (a > b) - (a < b);
}

static int integer_compare(const void *left, const void *right) {
  int64_t a = ((const Cell *)left)->integer, b = ((const Cell *)right)->integer;
  return (a > b) - (a < b);
}

/* Half the mean absolute difference over the mean, from the sorted values: sum of (2i - n - 1) x_i / (n sum x). */
static bool gini(Cell *values, size_t count, double *result) {
  if (part_nans(values, count) != count) return false;
  qsort(values, count, sizeof *values, number_compare);
  double sum = 0, weighted = 0;
  for (size_t i = 0; i < count; i++) {
    sum += values[i].number;
    weighted += (2 * (double)(i + 1) - (double)count - 1) * values[i].number;
  }
  *result = weighted / ((double)count * sum);
  return values[0].number >= 0 && sum > 0;
}

/* (last / first) ^ (1 / years) - 1, between the earliest and the latest year. */
static bool cagr(const Cell *values, const Cell *years, size_t count, double *result) {
  size_t first = 0, last = 0;
  for (size_t i = 1; i < count; i++) {
    if (years[i].number < years[first].number) first = i;
    if (years[i].number > years[last].number) last = i;
  }
  double span = years[last].number - years[first].number;
  *result = pow(values[last].number / values[first].number, 1 / span) - 1;
  return span > 0 && values[first].number > 0 && values[last].number >= 0;
}

static int64_t count_distinct(Cell *values, size_t count, bool integers) {
  size_t numbers = integers ? count : part_nans(values, count);
  for (size_t i = 0; !integers && i < numbers; i++)
    if (values[i].number == 0) values[i].number = 0; /* -0 */
  int64_t distinct = numbers < count;
  qsort(values, numbers, sizeof *values, integer_compare);
  for (size_t i = 0; i < numbers; i++) distinct += i == 0 || values[i].integer != values[i - 1].integer;
  return distinct;
}

bool whole_value(const Lowered *lowered, Cell *values, Cell *second, size_t count, Cell *result) {
  const Aggregate *aggregate = lowered->aggregate;
  if (aggregate->kind == AGGREGATE_COUNT_DISTINCT) {
    result->integer = count_distinct(values, count, expr_type(aggregate->arguments[0]) != EXPR_F64);
    return true;
  }
  if (count == 0) return false;
  switch (aggregate->kind) {
    case AGGREGATE_MEDIAN: result->number = quantile(values, count, 0.5, second); return true;
    case AGGREGATE_QUANTILE: result->number = quantile(values, count, aggregate->parameter, second); return true;
    case AGGREGATE_VARIANCE: result->number = variance(values, count); return count > 1;
    case AGGREGATE_STDDEV: result->number = sqrt(variance(values, count)); return count > 1;
    case AGGREGATE_GINI: return gini(values, count, &result->number);
    case AGGREGATE_CAGR: return cagr(values, second, count, &result->number);
    default: return false;
  }
}
