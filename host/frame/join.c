#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/join_internal.h"

enum { CHUNK = 32 * JOIN_BLOCK, DENSE_MOST = 1 << 22 };

static void join_free(Join *join) {
  key_free(&join->key);
  frame_release(join->bound);
  block_free(join->right_keys);
  block_free(join->heads);
  block_free(join->slot_keys);
  block_free(join->next);
  block_free(join->matches);
  block_free((void *)join->used);
  free(join->chunk_matched);
  free(join->chunk_rows);
  free(join->chunk_repeated);
}

static bool fit_together(const Column *left, const Column *right) {
  if (column_is_text(left->type)) return column_is_text(right->type);
  bool numbers = (left->type == COLUMN_F64 || left->type == COLUMN_I64) &&
                 (right->type == COLUMN_F64 || right->type == COLUMN_I64);
  return numbers || (left->type == right->type && left->type != COLUMN_LIST);
}

static Status check_keys(const Join *join, const JoinSpec *spec, Error *error) {
  for (size_t i = 0; i < spec->key_count; i++) {
    const Column *left = frame_column(join->left, spec->left_keys[i], error);
    const Column *right = left ? frame_column(join->right, spec->right_keys[i], error) : NULL;
    if (!right) return STATUS_NOTFOUND;
    if (!fit_together(left, right))
      return error_set(error, STATUS_INVALID,
                       "join: '%.60s' is %s on the left and %s on the right; make them one type first",
                       spec->left_keys[i], column_type_name(left->type), column_type_name(right->type));
  }
  return STATUS_OK;
}

/* The right column's codes in the left column's terms; JOIN_NO_KEY where the left column has no such value. */
static bool add_right_part(Join *join, const KeyPart *part, const Column *right) {
  const Column *left = part->column;
  uint32_t *map = column_is_text(left->type) ? dict_map(right->dict, left->dict, false) : NULL;
  if (column_is_text(left->type) && !map) return false;
  for (size_t i = 0; i < right->rows; i++) {
    uint64_t code;
    if (!column_has(right, i))
      code = JOIN_NO_KEY;
    else if (map)
      code = map[column_stored(right, i)] == DICT_NONE ? JOIN_NO_KEY : map[column_stored(right, i)];
    else
      code = (uint64_t)column_integer(right, i) - (uint64_t)left->base;
    if (code >= left->range) code = JOIN_NO_KEY;
    if (code == JOIN_NO_KEY || join->right_keys[i] == JOIN_NO_KEY)
      join->right_keys[i] = JOIN_NO_KEY;
    else
      join->right_keys[i] += code * part->factor;
  }
  free(map);
  return true;
}

/* Whether the right keys can be put in the left key's terms, part by part. */
static bool translates(const Join *join, const JoinSpec *spec) {
  for (size_t i = 0; i < join->key.count; i++) {
    const KeyPart *part = &join->key.parts[i];
    if (!part->column || part->covers != 1) return false;
    const Column *right = join->right->columns[frame_find(join->right, spec->right_keys[i])];
    if (right->type == COLUMN_F64 || part->column->type == COLUMN_F64) return false;
  }
  return join->key.count == spec->key_count;
}

/* Both frames' keys, one below the other, numbered as one. */
static Status number_together(Join *join, const JoinSpec *spec, Error *error) {
  Frame *parts[2] = {NULL, NULL};
  char(*names)[24] = memory_new(spec->key_count, sizeof *names);
  const char **as = memory_new(spec->key_count, sizeof *as);
  Status status = names && as ? STATUS_OK : error_nomem(error, "joining");
  for (size_t i = 0; status == STATUS_OK && i < spec->key_count; i++) {
    (void)snprintf(names[i], sizeof names[i], "%zu", i);
    as[i] = names[i];
  }
  key_free(&join->key);
  if (status == STATUS_OK) status = frame_pick(join->left, spec->left_keys, as, spec->key_count, &parts[0], error);
  if (status == STATUS_OK) status = frame_pick(join->right, spec->right_keys, as, spec->key_count, &parts[1], error);
  for (int i = 0; status == STATUS_OK && i < 2; i++) {
    column_release(parts[i]->evidence);
    parts[i]->evidence = NULL;
  }
  if (status == STATUS_OK) status = frame_bind(parts, 2, &join->bound, error);
  if (status == STATUS_OK) status = key_new(&join->key, join->bound, as, spec->key_count, DENSE_MOST, error);
  join->right_from = join->left->rows;
  frame_release(parts[0]);
  frame_release(parts[1]);
  free(names);
  free(as);
  return status;
}

static void load_bound_keys(Join *join, const JoinSpec *spec) {
  for (size_t from = 0; from < join->right->rows; from += JOIN_BLOCK) {
    size_t count = join->right->rows - from < JOIN_BLOCK ? join->right->rows - from : JOIN_BLOCK;
    key_load(&join->key, NULL, join->right_from + from, count, join->right_keys + from);
  }
  for (size_t k = 0; k < spec->key_count; k++) {
    const Column *column = join->right->columns[frame_find(join->right, spec->right_keys[k])];
    for (size_t i = 0; column->valid && i < column->rows; i++)
      if (!column_has(column, i)) join->right_keys[i] = JOIN_NO_KEY;
  }
}

static Status find_keys(Join *join, const JoinSpec *spec, Error *error) {
  Status status = key_new(&join->key, join->left, spec->left_keys, spec->key_count, DENSE_MOST, error);
  if (status != STATUS_OK) return status;
  join->right_keys = block_zero(join->right->rows, sizeof *join->right_keys);
  if (!join->right_keys) return block_failure(error, "joining");
  if (!translates(join, spec)) {
    status = number_together(join, spec, error);
    if (status == STATUS_OK) load_bound_keys(join, spec);
    return status;
  }
  for (size_t i = 0; i < join->key.count; i++) {
    const Column *right = join->right->columns[frame_find(join->right, spec->right_keys[i])];
    if (!add_right_part(join, &join->key.parts[i], right)) return error_nomem(error, "joining");
  }
  return STATUS_OK;
}

/* Where a key's first right row stands: its slot, or the empty one for it. */
static size_t slot_of(const Join *join, uint64_t key) {
  if (join->dense) return (size_t)key;
  size_t at = (size_t)hash_u64(key) & join->mask;
  while (join->heads[at] != JOIN_NO_ROW && join->slot_keys[at] != key) at = (at + 1) & join->mask;
  return at;
}

static bool build_lookup(Join *join) {
  size_t rows = join->right->rows, slots = 1024;
  join->dense = !join->key.packed && join->key.range <= DENSE_MOST;
  while (slots < rows * 2) slots *= 2;
  if (join->dense) slots = (size_t)join->key.range;
  join->mask = slots - 1;
  join->heads = block_new(slots, sizeof *join->heads);
  join->next = block_new(rows, sizeof *join->next);
  if (!join->dense) join->slot_keys = block_new(slots, sizeof *join->slot_keys);
  if (!join->heads || !join->next || (!join->dense && !join->slot_keys)) return false;
  memset(join->heads, 0xFF, slots * sizeof *join->heads);
  for (size_t i = rows; i-- > 0;) { /* from the end, so that chains run forward */
    uint64_t key = join->right_keys[i];
    join->next[i] = JOIN_NO_ROW;
    if (key == JOIN_NO_KEY) continue;
    size_t at = slot_of(join, key);
    join->repeated += join->heads[at] != JOIN_NO_ROW;
    join->next[i] = join->heads[at];
    join->heads[at] = (uint32_t)i;
    if (!join->dense) join->slot_keys[at] = key;
  }
  return true;
}

/* Looks a block of left rows up; counts those with a partner, the rows they make, and those with several. */
static void probe_block(Join *join, size_t from, size_t count, size_t *matched, size_t *rows, size_t *repeated) {
  uint64_t keys[JOIN_BLOCK];
  key_load(&join->key, NULL, from, count, keys);
  for (size_t i = 0; i < count; i++) {
    uint32_t row = join->heads[slot_of(join, keys[i])];
    join->matches[from + i] = row;
    if (row == JOIN_NO_ROW) continue;
    ++*matched;
    ++*rows;
    atomic_store_explicit(&join->used[row], 1, memory_order_relaxed);
    if (join->next[row] == JOIN_NO_ROW) continue;
    ++*repeated;
    for (row = join->next[row]; row != JOIN_NO_ROW; row = join->next[row]) {
      ++*rows;
      atomic_store_explicit(&join->used[row], 1, memory_order_relaxed);
    }
  }
}

static Status probe_chunk(void *context, size_t index, size_t worker) {
  (void)worker;
  Join *join = context;
  size_t end = (index + 1) * CHUNK < join->left->rows ? (index + 1) * CHUNK : join->left->rows;
  size_t matched = 0, rows = 0, repeated = 0;
  for (size_t from = index * CHUNK; from < end; from += JOIN_BLOCK)
    probe_block(join, from, end - from < JOIN_BLOCK ? end - from : JOIN_BLOCK, &matched, &rows, &repeated);
  join->chunk_matched[index] = matched;
  join->chunk_rows[index] = rows;
  join->chunk_repeated[index] = repeated;
  return STATUS_OK;
}

static Status probe(Join *join, JoinReport *report, size_t *pairs) {
  size_t chunks = (join->left->rows + CHUNK - 1) / CHUNK, matched = 0;
  join->matches = block_new(join->left->rows, sizeof *join->matches);
  join->used = block_zero(join->right->rows, 1);
  join->chunk_matched = memory_new(chunks, sizeof *join->chunk_matched);
  join->chunk_rows = memory_new(chunks, sizeof *join->chunk_rows);
  join->chunk_repeated = memory_new(chunks, sizeof *join->chunk_repeated);
  if (!join->matches || !join->used || !join->chunk_matched || !join->chunk_rows || !join->chunk_repeated)
    return STATUS_NOMEM;
  Status status = pool_run(0, chunks, probe_chunk, join);
  *report = (JoinReport){.right_repeated = join->repeated};
  *pairs = 0;
  for (size_t c = 0; c < chunks; c++) {
    matched += join->chunk_matched[c];
    *pairs += join->chunk_rows[c];
    report->left_repeated += join->chunk_repeated[c];
  }
  report->left_unmatched = join->left->rows - matched;
  for (size_t i = 0; i < join->right->rows; i++)
    report->right_unmatched += !atomic_load_explicit(&join->used[i], memory_order_relaxed);
  return status;
}

/* Left rows that have a partner, or that have none. */
static Status keep_left(const Join *join, bool with_partner, Frame **out, Error *error) {
  uint32_t *rows = block_new(join->left->rows + 1, sizeof *rows);
  if (!rows) return block_failure(error, "joining");
  size_t kept = 0;
  for (size_t i = 0; i < join->left->rows; i++) {
    rows[kept] = (uint32_t)i;
    kept += (join->matches[i] != JOIN_NO_ROW) == with_partner;
  }
  return frame_select(join->left, rows, kept, out, error);
}

static bool is_key(const JoinSpec *spec, const char *name) {
  for (size_t i = 0; i < spec->key_count; i++)
    if (strcmp(spec->right_keys[i], name) == 0) return true;
  return false;
}

/* Of the rows named, or, when the join goes by code, of each left row's partner. */
static Column *right_column(const Join *join, const Column *column, const uint32_t *rows, size_t count) {
  if (rows) return column_gather(column, rows, count);
  Column *by_code = column_gather(column, join->heads, (size_t)join->key.range);
  Column *made = by_code ? column_lookup(by_code, join->key.parts[0].column) : NULL;
  column_release(by_code);
  return made;
}

static Status put_right(const Join *join, const JoinSpec *spec, const uint32_t *rows, size_t count, Frame *made,
                        Error *error) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < join->right->count && status == STATUS_OK; i++) {
    const char *name = join->right->names[i];
    if (is_key(spec, name)) continue;
    size_t length = strlen(name) + strlen(spec->suffix) + 1;
    char *full = malloc(length);
    if (!full) return error_nomem(error, "joining");
    bool taken = frame_find(join->left, name) < join->left->count;
    (void)snprintf(full, length, "%s%s", name, taken ? spec->suffix : "");
    status = frame_put(made, full, right_column(join, join->right->columns[i], rows, count), error);
    free(full);
  }
  return status;
}

static Status pair_evidence(const Join *join, const uint32_t *left_rows, const uint32_t *right_rows, size_t count,
                            Frame *made, Error *error) {
  if (!join->left->evidence && !join->right->evidence) return STATUS_OK;
  made->evidence = evidence_pair(join->left->evidence, left_rows, join->right->evidence, right_rows, count);
  return made->evidence ? STATUS_OK : block_failure(error, "the evidence");
}

/* Every left row once: its columns are shared. */
static Status beside(const Join *join, const JoinSpec *spec, Frame **out, Error *error) {
  Status status = frame_select(join->left, NULL, join->left->rows, out, error);
  if (status != STATUS_OK) return status;
  column_release((*out)->evidence);
  (*out)->evidence = NULL;
  status = put_right(join, spec, join->matches, join->left->rows, *out, error);
  uint32_t *rows = NULL;
  if (status == STATUS_OK && (join->left->evidence || join->right->evidence)) {
    rows = block_new(join->left->rows, sizeof *rows);
    for (size_t i = 0; rows && i < join->left->rows; i++) rows[i] = (uint32_t)i;
    status = rows ? pair_evidence(join, rows, join->matches, join->left->rows, *out, error)
                  : block_failure(error, "joining");
  }
  block_free(rows);
  if (status != STATUS_OK) frame_release(*out);
  return status;
}

static Status beside_by_code(const Join *join, const JoinSpec *spec, Frame **out, JoinReport *report, Error *error) {
  size_t found;
  if (!join_count_codes(join, &found)) return block_failure(error, "joining");
  *report = (JoinReport){.right_unmatched = join->right->rows - found};
  return beside(join, spec, out, error);
}

static Status pairs_of(const Join *join, const JoinSpec *spec, size_t count, Frame **out, Error *error) {
  uint32_t *left = block_new(count, sizeof *left), *right = block_new(count, sizeof *right);
  Frame *made = NULL;
  Status status = left && right ? STATUS_OK : block_failure(error, "joining");
  size_t at = 0;
  for (size_t i = 0; status == STATUS_OK && i < join->left->rows; i++) {
    uint32_t row = join->matches[i];
    if (row == JOIN_NO_ROW && spec->kind == JOIN_LEFT) {
      left[at] = (uint32_t)i;
      right[at++] = JOIN_NO_ROW;
    }
    for (; row != JOIN_NO_ROW; row = join->next[row]) {
      left[at] = (uint32_t)i;
      right[at++] = row;
    }
  }
  if (status == STATUS_OK) status = frame_gather(join->left, left, count, &made, error);
  if (status == STATUS_OK) {
    column_release(made->evidence);
    made->evidence = NULL;
    status = put_right(join, spec, right, count, made, error);
  }
  if (status == STATUS_OK) status = pair_evidence(join, left, right, count, made, error);
  block_free(left);
  block_free(right);
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}

static Status join_out(const Join *join, const JoinSpec *spec, size_t pairs, const JoinReport *report, Frame **out,
                       Error *error) {
  if (spec->kind == JOIN_SEMI || spec->kind == JOIN_ANTI) return keep_left(join, spec->kind == JOIN_SEMI, out, error);
  size_t rows = pairs + (spec->kind == JOIN_LEFT ? report->left_unmatched : 0);
  if (rows > FRAME_MOST_ROWS)
    return error_set(error, STATUS_LIMIT, "join: %zu rows, more than a frame holds; are the keys complete?", rows);
  bool once = report->left_repeated == 0 && (spec->kind == JOIN_LEFT || report->left_unmatched == 0);
  return once ? beside(join, spec, out, error) : pairs_of(join, spec, rows, out, error);
}

Status frame_join(const Frame *left, const Frame *right, const JoinSpec *spec, Frame **out, JoinReport *report,
                  Error *error) {
  Join join = {.left = left, .right = right};
  size_t pairs = 0;
  Status status = check_keys(&join, spec, error);
  if (status == STATUS_OK) status = find_keys(&join, spec, error);
  if (status == STATUS_OK && !build_lookup(&join)) status = block_failure(error, "joining");
  if (status == STATUS_OK && join_goes_by_code(&join, spec)) {
    status = beside_by_code(&join, spec, out, report, error);
    join_free(&join);
    return status;
  }
  if (status == STATUS_OK) {
    status = probe(&join, report, &pairs);
    if (status != STATUS_OK) status = block_failure(error, "joining");
  }
  if (status == STATUS_OK) status = join_out(&join, spec, pairs, report, out, error);
  join_free(&join);
  return status;
}
