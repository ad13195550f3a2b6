/* HTML by gumbo: one walk weighs every element, a second writes the text. Both keep their own stack: a page may be
 * nested as deep as the limit says without the program's stack growing. */
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/interrupt.h"
#include "base/library.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/format.h"
#include "read/html_head.h"
#include "read/html_node.h"
#include "read/html_short.h"

enum { DEEPEST = 2000, PARAGRAPH_LEAST = 80 };

static GumboOutput *(*gumbo_parse_ptr)(const GumboOptions *, const char *, size_t);
static void (*gumbo_free_ptr)(const GumboOptions *, GumboOutput *);
static const GumboOptions *gumbo_defaults;

static Status open_gumbo(Error *error) {
  const LibrarySymbol symbols[] = {{"gumbo_parse_with_options", &gumbo_parse_ptr},
                                   {"gumbo_destroy_output", &gumbo_free_ptr},
                                   {"kGumboDefaultOptions", &gumbo_defaults},
                                   {NULL, NULL}};
  return library_open("libgumbo.so.1", "libgumbo1", "reading HTML", symbols, error);
}

typedef struct Step {
  GumboNode *node;
  unsigned child;
  size_t weight; /* index into the weights */
  bool furniture, table, row, byline, link, opened;
  unsigned list; /* depth of lists */
} Step;

typedef struct Walk {
  const char *html; /* what the parser was given: the page, or a shorter one */
  size_t length;
  const ShortHtml *shorter;
  const char *page;
  bool lost; /* where some run of the page belongs: then the page is parsed as it is */
  Source *source;
  Weight *weight; /* of each element, in document order */
  size_t weights, weight_capacity, next;
  Step *step;
  size_t depth, capacity;
} Walk;

static Status push(Walk *walk, GumboNode *node) {
  if (!memory_reserve((void **)&walk->step, &walk->capacity, walk->depth + 1, sizeof *walk->step)) return STATUS_NOMEM;
  Step *step = &walk->step[walk->depth];
  *step = walk->depth ? walk->step[walk->depth - 1] : (Step){0};
  step->node = node;
  step->child = 0;
  step->opened = false;
  walk->depth++;
  return STATUS_OK;
}

static bool is_paragraph_tag(GumboTag tag) {
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_TD ||
         tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ARTICLE;
}

static void weigh_text(Walk *walk, const GumboNode *node) {
  Step *step = &walk->step[walk->depth - 1];
  size_t length = strlen(node->v.text.text);
  length += html_short_more(walk->shorter, node->v.text.text, length);
  Weight *weight = &walk->weight[step->weight];
  weight->text += length;
  if (step->link)
    weight->links += length;
  else if (length >= PARAGRAPH_LEAST)
    weight->paragraphs += length;
}

static Status weigh_enter(Walk *walk, GumboNode *node) {
  Status status = push(walk, node);
  if (status != STATUS_OK) return status;
  if (!memory_reserve((void **)&walk->weight, &walk->weight_capacity, walk->weights + 1, sizeof *walk->weight))
    return STATUS_NOMEM;
  Step *step = &walk->step[walk->depth - 1];
  walk->weight[walk->weights] = (Weight){0};
  step->weight = walk->weights++;
  step->link = step->link || node_tag(node) == GUMBO_TAG_A;
  walk->weight[step->weight].link_count = node_tag(node) == GUMBO_TAG_A;
  return STATUS_OK;
}

static void weigh_leave(Walk *walk) {
  Weight *own = &walk->weight[walk->step[--walk->depth].weight];
  if (walk->depth == 0) return;
  Weight *parent = &walk->weight[walk->step[walk->depth - 1].weight];
  /* Text that inline marks cut into pieces is a paragraph all the same. */
  if (is_paragraph_tag(node_tag(walk->step[walk->depth].node)) && own->text - own->links >= PARAGRAPH_LEAST &&
      own->paragraphs == 0)
    own->paragraphs = own->text - own->links;
  parent->text += own->text;
  parent->links += own->links;
  parent->paragraphs += own->paragraphs;
  parent->link_count += own->link_count;
}

static bool has_text(const GumboNode *node) { return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA; }

static Status weigh(Walk *walk, GumboNode *root) {
  Status status = weigh_enter(walk, root);
  while (status == STATUS_OK && walk->depth > 0) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    Step *step = &walk->step[walk->depth - 1];
    const GumboVector *children = node_children(step->node);
    if (!children || step->child >= children->length) {
      weigh_leave(walk);
      continue;
    }
    GumboNode *child = children->data[step->child++];
    if (has_text(child))
      weigh_text(walk, child);
    else if (node_children(child) && !node_is_invisible(child))
      status = weigh_enter(walk, child);
  }
  return status;
}

/* The source bytes that one decoded character stands for: itself, or an entity. */
static size_t entity_length(const char *raw, size_t left, const char *rest) {
  size_t end = 1;
  while (end < left && end < 34 &&
         (raw[end] == '#' || (raw[end] >= '0' && raw[end] <= '9') || (raw[end] >= 'a' && raw[end] <= 'z') ||
          (raw[end] >= 'A' && raw[end] <= 'Z')))
    end++;
  if (end < left && raw[end] == ';') return end + 1;
  /* Without a semicolon: the longest name after which the text goes on as decoded. */
  for (; end > 1; end--) {
    size_t same = 0;
    while (same < 4 && end + same < left && rest[same] && rest[same] == raw[end + same]) same++;
    if (same == 4 || end + same == left || !rest[same] || raw[end + same] == '&') return end;
  }
  return 1;
}

/* The run that a sign stands for, if it does so in the text and in what that was made from. */
static const ShortRun *run_at(Walk *walk, const char *text, const char *raw, size_t raw_left) {
  const ShortRun *run = NULL;
  if (walk->shorter->count && (unsigned char)*text == SHORT_LEAD) {
    if (raw_left >= SHORT_SIGN && memcmp(text, raw, SHORT_SIGN) == 0) run = html_short_run(walk->shorter, text);
    walk->lost |= !run;
  }
  return run;
}

static void add_text(Walk *walk, const GumboNode *node) {
  const char *text = node->v.text.text;
  GumboStringPiece raw = node->v.text.original_text;
  size_t length = strlen(text), from = 0, at = 0, r = 0, step;
  if (!raw.data || raw.data < walk->html || raw.data + raw.length > walk->html + walk->length) raw.length = 0;
  uint64_t base = raw.length ? html_short_place(walk->shorter, (size_t)(raw.data - walk->html)) : 0;
  size_t raw_from = 0;
  while (at < length && !walk->lost) {
    const ShortRun *run = run_at(walk, text + at, raw.data + r, raw.length - r);
    if (!run && r < raw.length && text[at] == raw.data[r] && raw.data[r] != '&') {
      at++, r++;
      continue;
    }
    if (at > from) source_add(walk->source, text + from, at - from, base + raw_from);
    if (run) {
      source_add(walk->source, walk->page + run->from, run->length, run->from);
      base += run->length - SHORT_SIGN;
      from = at += SHORT_SIGN;
      raw_from = r += SHORT_SIGN;
      continue;
    }
    (void)utf8_decode(text, length, at, &step);
    size_t unit = 0;
    if (r < raw.length && raw.data[r] == '&')
      unit = entity_length(raw.data + r, raw.length - r, text + at + step);
    else if (r < raw.length && raw.data[r] == '\r')
      unit = r + 1 < raw.length && raw.data[r + 1] == '\n' ? 2 : 1;
    else
      for (; r < raw.length && raw.data[r] != text[at]; r++) /* a tag that the parser moved away */
        walk->lost |= walk->shorter->count && (unsigned char)raw.data[r] == SHORT_LEAD;
    if (unit || r >= raw.length) {
      source_add_unit(walk->source, text + at, step, base + r, unit);
      at += step;
      r += unit;
    }
    from = at;
    raw_from = r;
  }
  if (at > from) source_add(walk->source, text + from, at - from, base + raw_from);
}

static void open_zone(Walk *walk, const Step *step) {
  GumboTag tag = node_tag(step->node);
  ZoneKind kind = ZONE_BODY;
  unsigned level = 0;
  bool apart = true;
  if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
    kind = ZONE_HEADING;
    level = (unsigned)(tag - GUMBO_TAG_H1) + 1;
  } else if (tag == GUMBO_TAG_LI) {
    kind = ZONE_LIST_ITEM;
    level = step->list ? step->list : 1;
    apart = false;
  } else if (tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION) {
    kind = ZONE_CAPTION;
  }
  if (step->byline && kind != ZONE_HEADING) kind = ZONE_BYLINE;
  if (step->furniture) kind = ZONE_BOILERPLATE;
  source_open(walk->source, kind, level, apart && !step->furniture);
}

static void enter_table_part(Walk *walk, Step *step, GumboTag tag) {
  if (tag == GUMBO_TAG_TR) {
    source_open(walk->source, step->furniture ? ZONE_BOILERPLATE : ZONE_TABLE, 0, false);
    step->row = false;
  } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
    Step *row = step - 1;
    if (row->row && walk->source->building)
      source_tab(walk->source, html_short_place(walk->shorter, (size_t)step->node->v.element.start_pos.offset));
    row->row = true;
  } else {
    walk->source->space = true;
  }
}

static Status enter(Walk *walk, GumboNode *node) {
  const Weight *own = &walk->weight[walk->next++];
  Status status = push(walk, node);
  if (status != STATUS_OK) return status;
  Step *step = &walk->step[walk->depth - 1];
  GumboTag tag = node_tag(node);
  step->furniture = step->furniture || node_is_furniture(node, own, &walk->weight[0]);
  step->byline = step->byline || (own->text < 300 && node_is_byline(node));
  step->list += tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL;
  bool in_table = step->table;
  step->table = step->table || node_is_data_table(node, own);
  if (in_table) {
    enter_table_part(walk, step, tag);
  } else if (tag == GUMBO_TAG_BR) {
    open_zone(walk, step);
  } else if (node_is_block(node)) {
    open_zone(walk, step);
    step->opened = true;
  }
  return STATUS_OK;
}

static void leave(Walk *walk) {
  Step *step = &walk->step[--walk->depth];
  if (step->opened || (step->table && node_tag(step->node) == GUMBO_TAG_TR)) source_close(walk->source);
}

/* After a block inside it closed, a container's own text goes on in a block of its kind. */
static void resume(Walk *walk) {
  if (walk->source->building) return;
  for (size_t i = walk->depth; i-- > 0;) {
    if (!walk->step[i].opened) continue;
    open_zone(walk, &walk->step[i]);
    return;
  }
}

static bool is_blank(const char *text) { return text[strspn(text, " \t\r\n\f")] == '\0'; }

static Status write_text(Walk *walk, GumboNode *root) {
  walk->depth = 0;
  Status status = enter(walk, root);
  while (status == STATUS_OK && walk->depth > 0) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    Step *step = &walk->step[walk->depth - 1];
    const GumboVector *children = node_children(step->node);
    if (!children || step->child >= children->length) {
      leave(walk);
      continue;
    }
    GumboNode *child = children->data[step->child++];
    if (child->type == GUMBO_NODE_WHITESPACE || (has_text(child) && is_blank(child->v.text.text))) {
      walk->source->space = true;
    } else if (has_text(child)) {
      resume(walk);
      add_text(walk, child);
    } else if (node_children(child) && !node_is_invisible(child)) {
      status = enter(walk, child);
    }
  }
  source_close(walk->source);
  return status == STATUS_OK ? walk->source->status : status;
}

static bool is_unclosed(const char *name, size_t length) {
  static const char *const tags[] = {"p",     "li",     "td",    "tr",    "th",     "dt",    "dd",  "br",   "hr",
                                     "img",   "input",  "meta",  "link",  "option", "col",   "wbr", "area", "base",
                                     "embed", "source", "track", "param", "tbody",  "thead", NULL};
  for (const char *const *tag = tags; *tag; tag++)
    if (strlen(*tag) == length && strncasecmp(*tag, name, length) == 0) return true;
  return false;
}

/* Tags open at once, at most; elements that are commonly left unclosed are not counted. */
static size_t nesting(const char *html, size_t length) {
  size_t depth = 0, deepest = 0;
  for (size_t i = 0; i + 1 < length; i++) {
    const char *mark = memchr(html + i, '<', length - 1 - i);
    if (!mark) break;
    i = (size_t)(mark - html);
    bool closing = html[i + 1] == '/';
    size_t name = i + 1 + closing, end = name;
    while (end < length && ((html[end] | 32) >= 'a' && (html[end] | 32) <= 'z')) end++;
    if (end == name || is_unclosed(html + name, end - name)) continue;
    if (closing)
      depth -= depth > 0;
    else if (++depth > deepest)
      deepest = depth;
    i = end - 1;
  }
  return deepest;
}

/* Reads what the page was made shorter to, or the page itself; *lost: it must be read as it is. */
static Status read_page(const char *html, size_t length, const ShortHtml *shorter, Source *source, bool *lost) {
  Walk walk = {.html = html, .length = length, .page = html, .shorter = shorter, .source = source};
  if (shorter->count) walk.html = shorter->text.data, walk.length = shorter->text.length;
  GumboOutput *page = gumbo_parse_ptr(gumbo_defaults, walk.html, walk.length);
  if (!page) return STATUS_NOMEM;
  Status status = html_read_head(html, length, page->root, source);
  if (status == STATUS_OK) status = weigh(&walk, page->root);
  if (status == STATUS_OK) status = write_text(&walk, page->root);
  if (status == STATUS_OK && !walk.lost) status = html_part_title(page->root, source);
  gumbo_free_ptr(gumbo_defaults, page);
  free(walk.weight);
  free(walk.step);
  *lost = walk.lost;
  return status;
}

Status format_html(const char *html, size_t length, Source *source, Error *error) {
  Status status = open_gumbo(error);
  if (status != STATUS_OK) return status;
  if (nesting(html, length) > DEEPEST)
    return error_set(error, STATUS_LIMIT, "its HTML is nested more than %d deep; that is no page a person wrote",
                     DEEPEST);
  ShortHtml shorter = SHORT_INIT;
  bool whole = false;
  status = html_shorten(html, length, &shorter);
  if (status == STATUS_OK && shorter.count) status = read_page(html, length, &shorter, source, &whole);
  whole |= shorter.count == 0;
  html_short_free(&shorter);
  if (status == STATUS_OK && whole) {
    source_restart(source);
    status = read_page(html, length, &shorter, source, &whole);
  }
  if (status == STATUS_OK)
    status = zones_refine(source->text.data ? source->text.data : "", source->text.length, &source->zones);
  return status == STATUS_NOMEM ? error_nomem(error, "reading HTML") : status;
}
