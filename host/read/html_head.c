#include "read/html_head.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "read/format.h"
#include "read/html_node.h"
#include "read/rows.h"

enum { HEAD_BYTES = 1024, VALUE_MOST = 2000 };

static const struct {
  const char *name;
  MetaKey key;
} head_names[] = {{"og:title", META_TITLE},
                  {"citation_title", META_TITLE},
                  {"dc.title", META_TITLE},
                  {"og:site_name", META_PUBLISHER},
                  {"citation_publisher", META_PUBLISHER},
                  {"dc.publisher", META_PUBLISHER},
                  {"publisher", META_PUBLISHER},
                  {"application-name", META_PUBLISHER},
                  {"author", META_AUTHOR},
                  {"article:author", META_AUTHOR},
                  {"dc.creator", META_AUTHOR},
                  {"article:published_time", META_PUBLISHED},
                  {"citation_publication_date", META_PUBLISHED},
                  {"datepublished", META_PUBLISHED},
                  {"publishdate", META_PUBLISHED},
                  {"pubdate", META_PUBLISHED},
                  {"dc.date", META_PUBLISHED},
                  {"date", META_PUBLISHED},
                  {"og:url", META_URL}};

static Status head_meta(Meta *meta, const GumboNode *node) {
  const char *content = node_attribute(node, "content");
  const char *name = node_attribute(node, "property");
  if (!name) name = node_attribute(node, "name");
  if (!name) name = node_attribute(node, "itemprop");
  if (!content || !name) return STATUS_OK;
  for (size_t i = 0; i < sizeof head_names / sizeof *head_names; i++)
    if (strcasecmp(name, head_names[i].name) == 0)
      return meta_set(meta, head_names[i].key, content, strlen(content), head_names[i].name);
  return STATUS_OK;
}

static Status head_element(Source *source, const GumboNode *node) {
  Status status = STATUS_OK;
  const char *value;
  if (node_tag(node) == GUMBO_TAG_META)
    status = head_meta(&source->meta, node);
  else if (node_tag(node) == GUMBO_TAG_LINK && (value = node_attribute(node, "rel")) &&
           strcasecmp(value, "canonical") == 0 && (value = node_attribute(node, "href")))
    status = meta_set(&source->meta, META_URL, value, strlen(value), "canonical link");
  return status;
}

/* The value behind "key": in JSON, or of the "name" in the object or the list of objects behind it. */
static const char *json_value(const char *at, const char *end, const char *key, size_t *length) {
  char quoted[40] = "\"";
  (void)strncat(quoted, key, sizeof quoted - 3);
  (void)strcat(quoted, "\"");
  const char *found = memmem(at, (size_t)(end - at), quoted, strlen(quoted));
  if (!found) return NULL;
  at = found + strlen(quoted);
  while (at < end && strchr(" \t\r\n:", *at) && *at) at++;
  if (at < end && *at == '[') at++;
  while (at < end && strchr(" \t\r\n", *at) && *at) at++;
  if (at < end && *at == '{' && strcmp(key, "name") != 0) {
    const char *close = memchr(at, '}', (size_t)(end - at));
    return close ? json_value(at, close, "name", length) : NULL;
  }
  if (at >= end || *at != '"') return NULL;
  const char *stop = ++at;
  while (stop < end && *stop != '"') stop += *stop == '\\' ? 2 : 1;
  if (stop >= end || stop - at > VALUE_MOST) return NULL;
  *length = (size_t)(stop - at);
  return at;
}

static Status set_json(Meta *meta, MetaKey key, const char *raw, size_t length) {
  static const Sheet json = {.escape = '\\'};
  Buf value = BUF_INIT;
  for (size_t at = 0; at < length;) {
    RowUnit unit = rows_unit(&json, raw + at, length - at);
    buf_add(&value, unit.bytes, unit.length);
    at += unit.raw;
  }
  Status status = buf_ok(&value) ? STATUS_OK : STATUS_NOMEM;
  if (status == STATUS_OK && value.length) status = meta_set(meta, key, value.data, value.length, "JSON-LD");
  buf_free(&value);
  return status;
}

static Status read_json(const char *json, const char *end, Meta *meta) {
  static const struct {
    const char *name;
    MetaKey key;
  } keys[] = {{"datePublished", META_PUBLISHED},
              {"publisher", META_PUBLISHER},
              {"author", META_AUTHOR},
              {"headline", META_TITLE}};
  Status status = STATUS_OK;
  for (size_t i = 0; i < sizeof keys / sizeof *keys && status == STATUS_OK; i++) {
    size_t length = 0;
    const char *value = json_value(json, end, keys[i].name, &length);
    if (value) status = set_json(meta, keys[i].key, value, length);
  }
  return status;
}

/* Blocks that speak of an article: others are of the site, of breadcrumbs, of products. */
static Status read_linked_data(const char *html, size_t length, Meta *meta) {
  static const char mark[] = "application/ld+json";
  Status status = STATUS_OK;
  const char *at = html, *end = html + length;
  while (status == STATUS_OK && (at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1))) {
    const char *stop = memmem(at, (size_t)(end - at), "</", 2);
    if (!stop) stop = end;
    if (memmem(at, (size_t)(stop - at), "\"datePublished\"", 15)) status = read_json(at, stop, meta);
    at = stop;
  }
  return status;
}

static const char *title_of(const GumboNode *root) {
  const GumboVector *parts = node_children(root);
  for (unsigned i = 0; i < parts->length; i++) {
    const GumboNode *head = parts->data[i];
    if (node_tag(head) != GUMBO_TAG_HEAD) continue;
    const GumboVector *elements = node_children(head);
    for (unsigned k = 0; k < elements->length; k++) {
      const GumboNode *element = elements->data[k];
      if (node_tag(element) != GUMBO_TAG_TITLE || !node_children(element)->length) continue;
      const GumboNode *text = node_children(element)->data[0];
      return text->type == GUMBO_NODE_TEXT ? text->v.text.text : NULL;
    }
  }
  return NULL;
}

/* <title> last: what other elements say of the title is more exact, it often carries the site's name too. */
Status html_read_head(const char *html, size_t length, const GumboNode *root, Source *source) {
  const GumboVector *parts = node_children(root);
  const char *language = node_attribute(root, "lang");
  Status status =
      language ? meta_set(&source->meta, META_LANGUAGE, language, strcspn(language, "-_"), "html lang") : STATUS_OK;
  for (unsigned i = 0; i < parts->length; i++) {
    const GumboNode *head = parts->data[i];
    if (node_tag(head) != GUMBO_TAG_HEAD) continue;
    const GumboVector *elements = node_children(head);
    for (unsigned k = 0; k < elements->length && status == STATUS_OK; k++)
      status = head_element(source, elements->data[k]);
  }
  if (status == STATUS_OK) status = read_linked_data(html, length, &source->meta);
  const char *title = title_of(root);
  if (status == STATUS_OK && title) status = meta_set(&source->meta, META_TITLE, title, strlen(title), "title element");
  return status;
}

/* The bytes of a sign that stands between a title and a site's name, blanks included; 0: none begins here. */
static size_t separator(const char *text, size_t left, bool *spaced) {
  static const char *const signs[] = {"|", "-", "–", "—", "_", "：", "·", "»", "«", ":", NULL};
  size_t at = 0;
  while (at < left && text[at] == ' ') at++;
  *spaced = at > 0;
  for (const char *const *sign = signs; *sign; sign++)
    if (left - at > strlen(*sign) && strncmp(text + at, *sign, strlen(*sign)) == 0) {
      at += strlen(*sign);
      while (at < left && text[at] == ' ') at++;
      return at;
    }
  return 0;
}

Status html_part_title(const GumboNode *root, Source *source) {
  const char *title = title_of(root);
  const Zone *heading = NULL;
  for (size_t i = 0; i < source->zones.count && !heading; i++)
    if (source->zones.zone[i].kind == ZONE_HEADING) heading = &source->zones.zone[i];
  if (!title || !heading) return STATUS_OK;
  while (*title && strchr(" \t\r\n", *title)) title++;
  size_t length = strlen(title), own = heading->to - heading->from;
  bool spaced;
  if (length <= own || memcmp(title, source->text.data + heading->from, own) != 0) return STATUS_OK;
  size_t gap = separator(title + own, length - own, &spaced);
  if (gap == 0) return STATUS_OK;
  size_t site = own + gap, step;
  for (size_t at = site; at < length; at += step) { /* "title_channel_site": the last part */
    step = 1;
    size_t next = separator(title + at, length - at, &spaced);
    if (next && (spaced || title[at] == '_' || title[at] == '|')) site = at + next, step = next;
  }
  if (source->meta.found[META_TITLE] && strcmp(source->meta.found[META_TITLE], "title element") == 0)
    source->meta.value[META_TITLE][own] = '\0';
  return meta_set(&source->meta, META_PUBLISHER, title + site, length - site, "title element");
}

void format_html_charset(const char *bytes, size_t length, char *charset, size_t room) {
  size_t sample = length < HEAD_BYTES ? length : HEAD_BYTES, used = 0;
  const char *words[] = {"charset", "encoding"};
  charset[0] = '\0';
  for (size_t i = 0; i + 8 < sample; i++) {
    bool found = strncasecmp(bytes + i, words[0], 7) == 0 || strncasecmp(bytes + i, words[1], 8) == 0;
    if (!found) continue;
    size_t at = i + (strncasecmp(bytes + i, words[0], 7) == 0 ? 7 : 8);
    while (at < sample && strchr(" =\"'", bytes[at]) && bytes[at]) at++;
    while (at < sample && used + 1 < room && (strchr("-_.:", bytes[at]) ? bytes[at] != '\0' : true) &&
           ((bytes[at] >= '0' && bytes[at] <= '9') || (bytes[at] | 32) >= 'a' || strchr("-_", bytes[at])) &&
           bytes[at] > ' ' && bytes[at] != '>' && bytes[at] != '"' && bytes[at] != '\'' && bytes[at] != ';')
      charset[used++] = bytes[at++];
    charset[used] = '\0';
    return;
  }
}
