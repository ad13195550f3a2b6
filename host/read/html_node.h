/* html_node.h: what an element of a page is for, judged from its tag, its attributes and how much of it is links. */
#ifndef QUERN_READ_HTML_NODE_H
#define QUERN_READ_HTML_NODE_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>

/* How much text an element holds, and of what sort. */
typedef struct Weight {
  size_t text, links, paragraphs; /* bytes: all, inside <a>, inside paragraphs of some length */
  unsigned link_count;
} Weight;

/* NULL for text and comments. */
const GumboVector *node_children(const GumboNode *node);

/* GUMBO_TAG_LAST for what is no element. */
GumboTag node_tag(const GumboNode *node);

/* Text that no reader sees: scripts, styles, templates, hidden elements. */
bool node_is_invisible(const GumboNode *node);

/* Navigation, forms, sidebars, share buttons, comments. `page` is the whole page's weight. */
bool node_is_furniture(const GumboNode *node, const Weight *own, const Weight *page);

/* Author lines and dates by their markup. */
bool node_is_byline(const GumboNode *node);

/* Begins a new line when it is shown. */
bool node_is_block(const GumboNode *node);

/* A table of data, not one that lays out a page. */
bool node_is_data_table(const GumboNode *node, const Weight *own);

const char *node_attribute(const GumboNode *node, const char *name);

#endif
