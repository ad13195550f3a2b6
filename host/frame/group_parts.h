/* group_parts.h: rows dealt to parts by their key; for group_parts.c and group_part.c only. */
#ifndef QUERN_FRAME_GROUP_PARTS_H
#define QUERN_FRAME_GROUP_PARTS_H

#include "frame/group_internal.h"

typedef struct Parts {
  const GroupPlan *plan;
  bool hashed; /* parts by hash of the key; otherwise by its high bits, so that parts are in order */
  int shift;
  size_t count;
  size_t chunk, chunks;
  size_t *next;     /* [chunk][part]: first the count, then where the chunk's rows of the part go */
  size_t *starts;   /* by part, and the end */
  uint64_t *keys;   /* dealt out: by part, within it in row order; only when hashed */
  uint32_t *places; /* otherwise: how far the key is from the part's first */
  Cell **values;
  uint8_t **nulls;
  uint32_t *rows;
  GroupBatch *batches;
} Parts;

/* Numbers whose products spread keys: over parts, and over the slots of one. */
static const uint64_t SPREAD = 0x9E3779B97F4A7C15u, SPREAD_AGAIN = 0xD6E8FEB86659FD93u;

static inline int log2_up(uint64_t n) { return n <= 1 ? 0 : 64 - __builtin_clzll(n - 1); }

/* Groups the rows of part `index` into parts->batches[index]; work for pool_run. */
Status part_work(void *parts, size_t index, size_t worker);

#endif
