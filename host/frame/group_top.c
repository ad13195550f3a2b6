/* The best rows of each group where the key is an index: every thread keeps those of its share of the rows; which rows
 * are best does not depend on how they are shared out. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/group_internal.h"

enum { SMALLEST_SHARE = 1 << 16, ROWS_A_GROUP = 6 };
static const size_t MOST_TABLE_BYTES = (size_t)16 << 20;

typedef struct Best {
  double *values; /* `most` a group, best first; NaN where there is none yet */
  uint32_t *rows;
  uint32_t *sizes;
} Best;

typedef struct Top {
  const GroupPlan *plan;
  size_t groups, share, shares;
  Best *bests; /* by share */
} Top;

bool top_fits_direct(const GroupPlan *plan) {
  if (plan->key.packed || plan->key.range > plan->rows / ROWS_A_GROUP + 4096) return false;
  size_t bytes;
  return !__builtin_mul_overflow((size_t)plan->key.range, plan->top * (sizeof(double) + sizeof(uint32_t)), &bytes) &&
         bytes <= MOST_TABLE_BYTES;
}

static bool best_new(Best *best, size_t groups, size_t most) {
  best->values = block_new(groups * most, sizeof *best->values);
  best->rows = block_new(groups * most, sizeof *best->rows);
  best->sizes = block_zero(groups, sizeof *best->sizes);
  if (!best->values || !best->rows || !best->sizes) return false;
  for (size_t i = 0; i < groups * most; i++) best->values[i] = (double)NAN;
  return true;
}

static void best_free(Best *best) {
  block_free(best->values);
  block_free(best->rows);
  block_free(best->sizes);
}

/* Ties go to the row that came first. */
static void keep(Best *best, size_t group, size_t most, double value, uint32_t row) {
  double *values = best->values + group * most;
  uint32_t *rows = best->rows + group * most;
  size_t at = best->sizes[group] < most ? best->sizes[group]++ : most - 1;
  for (; at > 0 && values[at - 1] < value; at--) {
    values[at] = values[at - 1];
    rows[at] = rows[at - 1];
  }
  values[at] = value;
  rows[at] = row;
}

static void take_block(const Top *top, const Feed *feed, Best *best, const uint32_t *ids, size_t from, size_t count) {
  const GroupPlan *plan = top->plan;
  size_t most = plan->top;
  const Cell *values = plan->input_count ? feed->values[0] : NULL;
  const uint8_t *nulls = plan->input_count ? feed->nulls[0] : NULL;
  double sign = plan->descending ? 1 : -1;
  for (size_t i = 0; i < count; i++) {
    double value = values ? sign * values[i].number : 0;
    if (value <= best->values[(size_t)ids[i] * most + most - 1] || (nulls && nulls[i]) || value != value) continue;
    keep(best, ids[i], most, value, (uint32_t)(from + i));
  }
}

static Status take_share(void *context, size_t index, size_t worker) {
  (void)worker;
  Top *top = context;
  const GroupPlan *plan = top->plan;
  Best *best = &top->bests[index];
  size_t end = (index + 1) * top->share < plan->rows ? (index + 1) * top->share : plan->rows;
  uint32_t ids[GROUP_BLOCK];
  Feed feed;
  Status status = feed_new(&feed, plan) && best_new(best, top->groups, plan->top) ? STATUS_OK : STATUS_NOMEM;
  for (size_t from = index * top->share; from < end && status == STATUS_OK; from += GROUP_BLOCK) {
    size_t count = end - from < GROUP_BLOCK ? end - from : GROUP_BLOCK;
    key_load_small(&plan->key, plan->rows_of, from, count, ids);
    status = interrupt_pending() ? STATUS_INTERRUPTED : feed_load(&feed, from, count);
    if (status == STATUS_OK) take_block(top, &feed, best, ids, from, count);
  }
  feed_free(&feed);
  return status;
}

/* The later shares' best into the first's, share by share. */
static void merge(Top *top) {
  size_t most = top->plan->top;
  Best *into = &top->bests[0];
  for (size_t s = 1; s < top->shares; s++)
    for (size_t g = 0; g < top->groups; g++)
      for (size_t i = 0; i < top->bests[s].sizes[g]; i++) {
        double value = top->bests[s].values[g * most + i];
        if (value <= into->values[g * most + most - 1]) break;
        keep(into, g, most, value, top->bests[s].rows[g * most + i]);
      }
}

static bool close_up(const Top *top, uint32_t **members, size_t *count) {
  const Best *best = &top->bests[0];
  size_t total = 0, most = top->plan->top;
  for (size_t g = 0; g < top->groups; g++) total += best->sizes[g];
  uint32_t *rows = *members = block_new(total, sizeof *rows);
  *count = 0;
  for (size_t g = 0; rows && g < top->groups; g++)
    for (size_t i = 0; i < best->sizes[g]; i++) rows[(*count)++] = best->rows[g * most + i];
  return rows != NULL;
}

Status top_direct(const GroupPlan *plan, uint32_t **members, size_t *count, Error *error) {
  Top top = {.plan = plan, .groups = (size_t)plan->key.range, .shares = pool_threads()};
  if (top.shares > plan->rows / SMALLEST_SHARE + 1) top.shares = plan->rows / SMALLEST_SHARE + 1;
  top.share = (plan->rows / top.shares / GROUP_BLOCK + 1) * GROUP_BLOCK;
  top.bests = memory_new(top.shares, sizeof *top.bests);
  Status status = top.bests ? pool_run(top.shares, top.shares, take_share, &top) : STATUS_NOMEM;
  if (status == STATUS_OK) merge(&top);
  if (status == STATUS_OK && !close_up(&top, members, count)) status = STATUS_NOMEM;
  for (size_t s = 0; top.bests && s < top.shares; s++) best_free(&top.bests[s]);
  free(top.bests);
  if (status == STATUS_NOMEM) return block_failure(error, "picking rows");
  return status == STATUS_OK ? STATUS_OK : error_set(error, status, "interrupted");
}
