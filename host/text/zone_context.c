/* Blocks among each other: what is in another language, what stands about a byline. */
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/language.h"
#include "text/zone_block.h"

enum { BILINGUAL_BLOCKS = 3, AFTER_BYLINE = 4, BIOGRAPHY_REACH = 3 };

static void fix(Block *block, ZoneKind kind) {
  block->kind = (uint8_t)kind;
  block->fixed = true;
}

static LanguageProfile *ask_language(const Blocks *blocks, size_t i) {
  const Block *block = &blocks->block[i];
  language_add_paragraph(&blocks->language[i], blocks->text + block->from, block->to - block->from);
  return &blocks->language[i];
}

/* The language of most paragraphs, and the sum of those in it. A paragraph counts once however long it is: a sidebar
 * run together on one line can be longer than many. */
static Status find_main(const Blocks *blocks, LanguageProfile *main) {
  const char *codes[LANGUAGES] = {NULL};
  LanguageProfile sums[LANGUAGES], unknown = {0};
  size_t counts[LANGUAGES] = {0}, best = 0;
  for (size_t i = 0; i < blocks->count; i++) {
    if (!blocks->block[i].prose) continue;
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    LanguageProfile *own = ask_language(blocks, i);
    const char *code = language_of(own);
    size_t k = 0;
    while (code && k < LANGUAGES - 1 && codes[k] && codes[k] != code) k++;
    if (!code)
      language_join(&unknown, own);
    else if (codes[k])
      language_join(&sums[k], own);
    else
      sums[k] = *own;
    if (!code) continue;
    codes[k] = code;
    counts[k]++;
  }
  for (size_t k = 0; k < LANGUAGES; k++)
    if (counts[k] > counts[best]) best = k;
  *main = codes[best] ? sums[best] : unknown;
  return STATUS_OK;
}

/* A sidebar in another language is furniture; whole paragraphs in two languages are a bilingual document and stay. */
static Status drop_foreign(Blocks *blocks) {
  LanguageProfile main;
  size_t paragraphs = 0;
  free(blocks->language);
  blocks->language = memory_new(blocks->count, sizeof *blocks->language);
  if (!blocks->language) return STATUS_NOMEM;
  Status status = find_main(blocks, &main);
  if (status != STATUS_OK || language_letters(&main) == 0) return status;
  for (size_t i = 0; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    if (block->fixed && !block->prose) continue;
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    const LanguageProfile *own = block->prose ? &blocks->language[i] : ask_language(blocks, i);
    block->foreign = language_differs(own, &main) != 0;
    paragraphs += block->prose && block->foreign;
  }
  for (size_t i = 0; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    if (block->fixed || (block->prose && paragraphs >= BILINGUAL_BLOCKS)) continue;
    if (block->foreign) fix(block, ZONE_BOILERPLATE);
  }
  return STATUS_OK;
}

static bool found_in(const Blocks *blocks, const Block *needle, const Block *hay) {
  return memmem(blocks->text + hay->from, hay->to - hay->from, blocks->text + needle->from,
                needle->to - needle->from) != NULL;
}

/* Under a byline stand the name again, a portrait's text, a line on who the author is; that line may also close the
 * article. */
static void follow_bylines(Blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) {
    if (!blocks->block[i].fixed || blocks->block[i].kind != ZONE_BYLINE) continue;
    for (size_t k = i + 1; k < blocks->count && k <= i + AFTER_BYLINE; k++) {
      Block *block = &blocks->block[k];
      if (block->fixed) continue;
      bool again = !block->prose && block->words <= 6 && found_in(blocks, block, &blocks->block[i]);
      if (again || block_is_biography(blocks, block))
        fix(block, ZONE_BYLINE);
      else
        break;
    }
  }
  size_t seen = 0;
  for (size_t i = blocks->count; i-- > 0 && seen < BIOGRAPHY_REACH;) {
    Block *block = &blocks->block[i];
    if (!block->prose || block->fixed) continue;
    if (!block_is_biography(blocks, block)) break;
    fix(block, ZONE_BYLINE);
    seen++;
  }
}

Status blocks_compare(Blocks *blocks) {
  Status status = drop_foreign(blocks);
  if (status != STATUS_OK) return status;
  follow_bylines(blocks);
  return blocks_drop_repeats(blocks);
}
