/* Joins that a table of codes settles. */
#include "frame/block.h"
#include "frame/join_internal.h"

enum { MOST_CODES = 1 << 16 };

bool join_goes_by_code(const Join *join, const JoinSpec *spec) {
  const Key *key = &join->key;
  if (!join->dense || key->count != 1 || join->bound || join->repeated || join->left->rows == 0) return false;
  if (spec->kind == JOIN_SEMI || spec->kind == JOIN_ANTI || join->left->evidence || join->right->evidence) return false;
  if (!key->parts[0].column || key->parts[0].column->valid || key->range > MOST_CODES) return false;
  for (size_t i = 0; i < join->right->count; i++)
    if (join->right->columns[i]->type == COLUMN_LIST) return false;
  for (size_t code = 0; code < key->range; code++)
    if (join->heads[code] == JOIN_NO_ROW) return false;
  return true;
}

/* Which codes the left rows have; mostly the first rows have them all. */
bool join_count_codes(const Join *join, size_t *found) {
  uint32_t codes[JOIN_BLOCK];
  size_t range = (size_t)join->key.range, rows = join->left->rows;
  uint8_t *seen = block_zero(range, 1);
  *found = 0;
  for (size_t from = 0; seen && from < rows && *found < range; from += JOIN_BLOCK) {
    size_t count = rows - from < JOIN_BLOCK ? rows - from : JOIN_BLOCK;
    key_load_small(&join->key, NULL, from, count, codes);
    for (size_t i = 0; i < count; i++) {
      *found += !seen[codes[i]];
      seen[codes[i]] = 1;
    }
  }
  block_free(seen);
  return seen != NULL;
}
