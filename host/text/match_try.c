/* One program on one sentence: every way it can match, from the first token on. */
#include <string.h>

#include "base/memory.h"
#include "text/match_private.h"

/* A way through the nodes so far. */
typedef struct Way {
  uint32_t begin; /* token the match begins at, or NONE */
  uint32_t end;   /* token after the last element matched */
  uint32_t captures, cost;
} Way;

static bool same_captures(const Run *r, const Match *m, uint32_t captures) {
  const MatchCapture *had = r->out->capture + m->capture;
  if (m->captures != captures) return false;
  for (size_t i = 0; i < captures; i++)
    if (had[i].slot != r->capture[i].slot || had[i].from != r->capture[i].from || had[i].to != r->capture[i].to ||
        had[i].mention != r->capture[i].mention)
      return false;
  return true;
}

/* Keeps a match, unless one with the same captures is there; of the two the cheaper stays. */
static void keep(Run *r, Way way) {
  Matches *out = r->out;
  const MatchToken *token = r->scratch->token;
  if (way.begin == NONE) return; /* a program of gaps alone has matched nothing */
  uint32_t from = token[way.begin].from, to = token[way.end ? way.end - 1 : 0].to;
  for (size_t i = r->first_match; i < out->count; i++) {
    Match *m = &out->match[i];
    if (!same_captures(r, m, way.captures)) continue;
    if (way.cost < m->cost) *m = (Match){m->program, m->sentence, from, to, way.cost, m->capture, m->captures};
    return;
  }
  if (out->count - r->first_match >= MATCH_PER_PROGRAM) return;
  if (!memory_reserve((void **)&out->match, &out->capacity, out->count + 1, sizeof *out->match) ||
      !memory_reserve((void **)&out->capture, &out->capture_capacity, out->captures + way.captures + 1,
                      sizeof *out->capture)) {
    r->failed = true;
    r->steps = MATCH_STEPS;
    return;
  }
  out->match[out->count++] =
      (Match){r->program, r->sentence, from, to, way.cost, (uint32_t)out->captures, way.captures};
  memcpy(out->capture + out->captures, r->capture, way.captures * sizeof *r->capture);
  out->captures += way.captures;
}

/* Whether a node cannot match at a token, as far as what begins there and behind tells. */
static inline bool shut(const Node *n, const Here *here) {
  return !((n->mentions & here->mentions) | (n->words & here->words)) ||
         (n->later & ~here->ahead) | (n->later_words & ~here->ahead_words);
}

static inline bool wanted(const Node *n, const Hung *hung) {
  if (n->a & MATCH_MASK) return hung->type < MENTION_LEXICON && (n->a >> hung->type & 1);
  return n->b ? hung->symbol == n->b : hung->type == n->a;
}

/* The next of the mentions of a token that the node wants: `i`, or one behind it. */
static inline uint32_t next_wanted(const Scratch *s, const Node *n, uint32_t i) {
  while (i != NONE && !wanted(n, &s->hung[i])) i = s->hung[i].after;
  return i;
}

static inline void capture(Run *r, const Node *n, Way *way, uint32_t mention, uint32_t from, uint32_t to) {
  if (n->slot && way->captures < MATCH_CAPTURES)
    r->capture[way->captures++] = (MatchCapture){n->slot, mention, from, to};
}

static inline Way with_mention(Run *r, const Node *n, Way way, uint32_t at, uint32_t i) {
  const Mentions *m = &r->scan->mentions;
  uint32_t mention = r->scratch->mention + i;
  capture(r, n, &way, mention, m->from[mention], m->to[mention]);
  if (way.begin == NONE) way.begin = at;
  way.end = r->scratch->hung[i].last + 1;
  return way;
}

static void step(Run *r, const Node *n, uint32_t at, Way way);

/* The tokens that a gap leads to, each with the way there. */
static void step_gap(Run *r, const Node *n, uint32_t at, Way way) {
  const Scratch *s = r->scratch;
  const Node *next = &r->set->node[n->next];
  const Here *here = &s->here[at];
  const uint32_t place = here->place, reach = n->b ? (uint32_t)s->tokens : here->reach, cost = way.cost;
  const uint32_t farthest = place + n->a * 2;
  const uint64_t mentions = next->mentions, words = next->words, later = next->later;
  if (!words && !(mentions & GATE_OPEN)) { /* it begins where a mention does */
    const Start *end = s->start + s->starts;
    for (const Start *start = s->start + here->start; start < end; start++) {
      if (start->token > reach || start->place > farthest || (later & ~start->ahead)) return;
      way.cost = cost + start->place - place;
      if ((mentions & start->mentions) && !shut(next, &s->here[start->token])) step(r, next, start->token, way);
    }
    return;
  }
  for (const Here *end = s->here + reach; here <= end && here->place <= farthest; here++) {
    way.cost = cost + here->place - place;
    if (!shut(next, here)) step(r, next, (uint32_t)(here - s->here), way);
  }
}

/* Between the members of a list: commas and conjunctions, at least one. */
static uint32_t after_separator(const Scratch *s, uint32_t at) {
  uint32_t begin = at;
  while (at < s->tokens && s->here[at].word && s->here[at].word <= SEPARATORS) at++;
  return at == begin ? NONE : at;
}

static uint32_t member_at(const Scratch *s, const Node *n, uint32_t at) {
  return at < s->tokens ? next_wanted(s, n, s->here[at].head) : NONE;
}

/* The member after the separators, at most two words of its own before it ("the", "member state"). */
static uint32_t next_member(const Scratch *s, const Node *n, uint32_t at) {
  uint32_t start = after_separator(s, at), member = NONE;
  if (start == NONE) return NONE;
  for (uint32_t skip = 0; skip <= 2 && member == NONE; skip++) member = member_at(s, n, start + skip);
  return member;
}

/* Of members that stand side by side the last is the noun: "mineral copper", "solar cell". */
static uint32_t rightmost(const Scratch *s, const Node *n, uint32_t member) {
  for (;;) {
    uint32_t next = member_at(s, n, s->hung[member].last + 1);
    if (next == NONE || next == member) return member;
    member = next;
  }
}

enum { NOUNS = 3 };

/* Takes the whole list; alternatives of one span are left to the reader of the captures. `nouns`: how many words may
 * stand between a member and the comma ("steel products, a copper mine in Aktogay, cement"). `passed`: some did. */
static void take_list(Run *r, const Node *n, uint32_t at, uint32_t nouns, Way *way, bool *passed) {
  const Mentions *m = &r->scan->mentions;
  const Scratch *s = r->scratch;
  uint32_t member = member_at(s, n, at);
  if (way->begin == NONE) way->begin = at;
  while (member != NONE) {
    member = rightmost(s, n, member);
    uint32_t mention = s->mention + member;
    capture(r, n, way, mention, m->from[mention], m->to[mention]);
    at = way->end = s->hung[member].last + 1;
    member = NONE;
    for (uint32_t skip = 0; skip <= nouns && member == NONE && at + skip < s->tokens; skip++)
      if ((member = next_member(s, n, at + skip)) != NONE) *passed |= skip > 0;
  }
}

static bool stands(const Scratch *s, const Node *n, uint32_t at) {
  return n->op == MATCH_WORD ? s->here[at].word == n->a + 1 : member_at(s, n, at) != NONE;
}

/* A node that is not shut at the token, and those behind it. */
static void step(Run *r, const Node *n, uint32_t at, Way way) {
  const Scratch *s = r->scratch;
  const Node *node = r->set->node;
  do {
    if (++r->steps > MATCH_STEPS) return;
    switch ((MatchOp)n->op) {
      case MATCH_END: keep(r, way); return;
      case MATCH_MENTION: {
        uint32_t i = next_wanted(s, n, s->here[at].head), other;
        if (i == NONE) return;
        const Node *next = &node[n->next];
        for (; (other = next_wanted(s, n, s->hung[i].after)) != NONE; i = other) {
          Way one = with_mention(r, n, way, at, i);
          if (!shut(next, &s->here[one.end])) step(r, next, one.end, one);
        }
        way = with_mention(r, n, way, at, i);
        at = way.end;
        break;
      }
      case MATCH_WORD:
        if (s->here[at].word != n->a + 1) return;
        capture(r, n, &way, MATCH_NO_MENTION, s->token[at].from, s->token[at].to);
        if (way.begin == NONE) way.begin = at;
        way.end = ++at;
        break;
      case MATCH_GAP: step_gap(r, n, at, way); return;
      case MATCH_LIST: {
        if (member_at(s, n, at) == NONE) return;
        const Node *next = &node[n->next];
        Way whole = way;
        bool passed = false;
        take_list(r, n, at, NOUNS, &whole, &passed);
        if (passed) { /* "the copper market is oversupplied and zinc ...": the words passed may be those looked for */
          size_t made = r->out->count;
          if (!shut(next, &s->here[whole.end])) step(r, next, whole.end, whole);
          if (r->out->count > made) return;
          take_list(r, n, at, 0, &way, &passed);
        } else {
          way = whole;
        }
        at = way.end;
        break;
      }
      case MATCH_FIRST:
        if (at) return;
        break;
      case MATCH_NOT:
        if (stands(s, &node[n->a], at)) return;
        break;
      case MATCH_ALT:
        if (!shut(&node[n->a], &s->here[at])) step(r, &node[n->a], at, way);
        n = &node[n->b];
        continue;
    }
    n = &node[n->next];
  } while (!shut(n, &s->here[at]));
}

/* All that a program needs stands where it begins or behind that. */
void match_try(Run *r, uint32_t index) {
  const Program *program = &r->set->program[index];
  const Scratch *s = r->scratch;
  const Node *first = &r->set->node[program->node];
  const uint64_t needs = program->mentions | first->later, mentions = first->mentions;
  const Way way = {NONE, 0, 0, 0};
  r->program = index;
  r->first_match = r->out->count;
  r->steps = 0;
  if (!first->words && !(mentions & GATE_OPEN)) { /* it begins where a mention does */
    const Start *end = s->start + s->starts;
    for (const Start *start = s->start + s->here[0].start; start < end && !(needs & ~start->ahead); start++)
      if ((mentions & start->mentions) && !shut(first, &s->here[start->token])) step(r, first, start->token, way);
    return;
  }
  const Here *end = s->here + (first->op == MATCH_FIRST ? s->tokens > 0 : s->tokens);
  for (const Here *here = s->here; here < end && !(needs & ~here->ahead); here++)
    if (!shut(first, here)) step(r, first, (uint32_t)(here - s->here), way);
}
