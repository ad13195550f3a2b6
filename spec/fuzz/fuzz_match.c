/* Any program over any text: it ends, wherever its nodes lead, and matches lie in their sentence. The input is nodes of
 * five bytes up to the first line break, and the text behind it. */
#include <stdlib.h>
#include <string.h>

#include "text/date.h"
#include "text/match.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static Lexicon *lexicon;
static Scanner *scanner;
static unsigned type;

static bool prepare(void) {
  static const char *const terms[][2] = {{"steel", "steel"}, {"cement", "cement"}, {"China", "CHN"},
                                         {"中国", "CHN"},    {"钢铁", "steel"},    {"output", "out"},
                                         {"fell", "down"},   {"and", "and"},       {"crude steel", "s"}};
  Error error = {0};
  if (lexicon) return true;
  if (lexicon_new(&lexicon, &error) != STATUS_OK) return false;
  type = lexicon_type(lexicon, "TERM");
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
    if (lexicon_add(lexicon, terms[i][0], strlen(terms[i][0]), type, terms[i][1], &error) != STATUS_OK) return false;
  return lexicon_build(lexicon, &error) == STATUS_OK && scanner_new(&scanner, lexicon, &error) == STATUS_OK;
}

/* Adds the program that the bytes are; its nodes lead to nodes, which the set takes for granted. */
static bool add_program(MatchSet *set, const unsigned char *data, size_t size) {
  enum { NODES = 12, NODE = 5 };
  MatchNode node[NODES];
  size_t count = size / NODE < NODES ? size / NODE : NODES;
  Error error = {0};
  for (size_t i = 0; i < count; i++) {
    const unsigned char *d = data + i * NODE;
    uint32_t nodes = (uint32_t)count;
    MatchNode *n = &node[i];
    *n = (MatchNode){.op = d[0] % 8, .slot = d[0] / 8 % 3, .a = d[1], .b = d[2], .next = d[3] % nodes};
    if (n->op == MATCH_MENTION || n->op == MATCH_LIST) {
      n->a = d[1] % 2 ? type : (uint32_t)MATCH_MASK | d[1];
      n->b = d[4] % 3 ? 0 : match_set_symbol(set, type, "steel");
    }
    if (n->op == MATCH_WORD) n->a = match_set_word(set, d[1] % 2 ? "fell" : "的", d[1] % 2 ? 4 : 3);
    if (n->op == MATCH_ALT) n->a %= nodes, n->b %= nodes;
    if (n->op == MATCH_NOT) n->a %= nodes;
  }
  uint32_t symbol = match_set_symbol(set, type, NULL);
  return count > 0 && match_set_add(set, node, count, 0xFF, &symbol, 1, &error) == STATUS_OK;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  const unsigned char *line = size ? memchr(data, '\n', size) : NULL;
  MatchSet *set = NULL;
  Error error = {0};
  if (!line || !prepare() || match_set_new(&set, lexicon, &error) != STATUS_OK) return 0;
  size_t length = size - (size_t)(line - data) - 1;
  const char *text = (const char *)line + 1;
  Scan scan = SCAN_INIT;
  Matches matches = MATCHES_INIT;
  if (add_program(set, data, (size_t)(line - data)) && match_set_build(set, &error) == STATUS_OK &&
      scanner_scan(scanner, text, length, NULL, DATE_NO_REFERENCE, NULL, &scan, &error) == STATUS_OK &&
      match_run(set, text, &scan, &matches, &error) == STATUS_OK) {
    for (size_t i = 0; i < matches.count; i++) {
      const Match *m = &matches.match[i];
      if (m->sentence >= scan.sentences.count) abort();
      const Sentence *s = &scan.sentences.sentence[m->sentence];
      if (m->from > m->to || m->from < s->from || m->to > s->to || m->captures > MATCH_CAPTURES) abort();
      for (uint32_t k = 0; k < m->captures; k++) {
        const MatchCapture *c = &matches.capture[m->capture + k];
        if (c->from > c->to || c->to > length) abort();
        if (c->mention != MATCH_NO_MENTION && c->mention >= scan.mentions.count) abort();
      }
    }
  }
  matches_free(&matches);
  scan_free(&scan);
  match_set_free(set);
  return 0;
}
