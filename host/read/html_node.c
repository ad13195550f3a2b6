#include "read/html_node.h"

#include <string.h>
#include <strings.h>

const GumboVector *node_children(const GumboNode *node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE ? &node->v.element.children : NULL;
}

GumboTag node_tag(const GumboNode *node) {
  return node->type == GUMBO_NODE_ELEMENT ? node->v.element.tag : GUMBO_TAG_LAST;
}

const char *node_attribute(const GumboNode *node, const char *name) {
  if (node->type != GUMBO_NODE_ELEMENT) return NULL;
  const GumboVector *attributes = &node->v.element.attributes;
  for (unsigned i = 0; i < attributes->length; i++) {
    const GumboAttribute *attribute = attributes->data[i];
    if (strcasecmp(attribute->name, name) == 0) return attribute->value;
  }
  return NULL;
}

bool node_is_invisible(const GumboNode *node) {
  if (node->type != GUMBO_NODE_ELEMENT) return false;
  switch (node->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT: return true;
    default: break;
  }
  const char *style = node_attribute(node, "style");
  if (style && (strcasestr(style, "display:none") || strcasestr(style, "display: none"))) return true;
  return node_attribute(node, "hidden") != NULL;
}

/* One of the words stands in a class or id, between anything that is not a letter. */
static bool names(const char *value, const char *const *words) {
  for (; value && *words; words++) {
    size_t length = strlen(*words);
    for (const char *at = value; (at = strcasestr(at, *words)); at++) {
      bool starts = at == value || !((at[-1] >= 'a' && at[-1] <= 'z') || (at[-1] >= 'A' && at[-1] <= 'Z'));
      char after = at[length];
      if (starts && !(after >= 'a' && after <= 'z')) return true;
    }
  }
  return false;
}

static const char *const furniture_names[] = {
    "nav",        "navbar",     "navigation", "menu",          "sidebar",         "footer",
    "comment",    "comments",   "share",      "sharing",       "social",          "related",
    "ad",         "ads",        "advert",     "advertisement", "promo",           "newsletter",
    "cookie",     "cookies",    "breadcrumb", "breadcrumbs",   "popup",           "modal",
    "subscribe",  "widget",     "banner",     "recommended",   "recommendations", "trending",
    "pagination", "pager",      "toolbar",    "copyright",     "disqus",          "login",
    "search",     "disclaimer", NULL};
static const char *const furniture_roles[] = {"navigation", "banner", "contentinfo", "complementary",
                                              "search",     "menu",   "dialog",      NULL};
static const char *const byline_names[] = {"byline",    "author",   "dateline", "pubdate", "publishdate",
                                           "timestamp", "datetime", "date",     NULL};

static bool is_inside(const GumboNode *node, GumboTag tag) {
  for (node = node->parent; node; node = node->parent)
    if (node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag) return true;
  return false;
}

static bool is_link_list(const Weight *own) {
  if (own->link_count == 2) return own->links * 10 > own->text * 7 && own->paragraphs == 0;
  return own->link_count >= 3 && own->links * 10 > own->text * 6 && own->paragraphs * 4 < own->text;
}

/* Makers of share buttons give them names that go on behind the word: only a small box of links is taken for one. */
static bool is_share_box(const GumboNode *node, const Weight *own) {
  static const char *const beginnings[] = {"share", "social", "addthis", "addtoany", NULL};
  if (own->paragraphs > 0 || own->links * 10 < own->text * 3) return false;
  for (const char *const *word = beginnings; *word; word++) {
    const char *class = node_attribute(node, "class"), *id = node_attribute(node, "id");
    if ((class && strncasecmp(class, *word, strlen(*word)) == 0) || (id && strncasecmp(id, *word, strlen(*word)) == 0))
      return true;
  }
  return false;
}

bool node_is_furniture(const GumboNode *node, const Weight *own, const Weight *page) {
  if (node->type != GUMBO_NODE_ELEMENT) return false;
  if (own->paragraphs * 5 > page->paragraphs * 2 && own->paragraphs > 0) return false; /* it holds the main text */
  switch (node->v.element.tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_MENU: return true;
    case GUMBO_TAG_HEADER: return !is_inside(node, GUMBO_TAG_ARTICLE) && !is_inside(node, GUMBO_TAG_MAIN);
    case GUMBO_TAG_FOOTER: return !is_inside(node, GUMBO_TAG_ARTICLE);
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_P:
      if (is_link_list(own)) return true;
      break;
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE: return false;
    default: break;
  }
  return is_share_box(node, own) || names(node_attribute(node, "class"), furniture_names) ||
         names(node_attribute(node, "id"), furniture_names) || names(node_attribute(node, "role"), furniture_roles);
}

bool node_is_byline(const GumboNode *node) {
  if (node->type != GUMBO_NODE_ELEMENT) return false;
  if (node->v.element.tag == GUMBO_TAG_TIME || node->v.element.tag == GUMBO_TAG_ADDRESS) return true;
  return names(node_attribute(node, "class"), byline_names) || names(node_attribute(node, "itemprop"), byline_names) ||
         names(node_attribute(node, "rel"), byline_names);
}

bool node_is_block(const GumboNode *node) {
  if (node->type != GUMBO_NODE_ELEMENT) return false;
  switch (node->v.element.tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN: return false;
    default: return true;
  }
}

bool node_is_data_table(const GumboNode *node, const Weight *own) {
  if (node->type != GUMBO_NODE_ELEMENT || node->v.element.tag != GUMBO_TAG_TABLE) return false;
  const char *role = node_attribute(node, "role");
  if (role && strcasecmp(role, "presentation") == 0) return false;
  return own->paragraphs * 2 < own->text || own->text == 0;
}
