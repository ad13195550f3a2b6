#include "read/pdf_marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/child.h"
#include "read/xml.h"

enum { SIGNS_MOST = 3, TOKEN_MOST = 64, FONTS_MOST = 512, TOUCH = 2 };

typedef struct Piece {
  long top, left, right, size;
  char first[TOKEN_MOST], last[TOKEN_MOST]; /* its first and last word */
  char text[SIGNS_MOST + 1];                /* all of it, if it is that short */
  bool space_before, space_after;
} Piece;

/* "691,300" of which the first sign is raised; or "production2", the last. */
typedef struct Mark {
  size_t page, signs;
  bool behind;
  char token[TOKEN_MOST + SIGNS_MOST + 1];
} Mark;

typedef struct Marks {
  Mark *mark;
  size_t count, capacity, page;
  long font[FONTS_MOST];
  Piece before, here; /* the two pieces read last: the third decides over the second */
  size_t pieces;
} Marks;

const char *pdf_raised(char c) {
  static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  static const char *const letters[] = {"ᵃ", "ᵇ", "ᶜ", "ᵈ",  "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ", "ʲ", "ᵏ", "ˡ", "ᵐ",
                                        "ⁿ", "ᵒ", "ᵖ", NULL, "ʳ", "ˢ", "ᵗ", "ᵘ", "ᵛ", "ʷ", "ˣ", "ʸ", "ᶻ"};
  if (c >= '0' && c <= '9') return digits[c - '0'];
  return c >= 'a' && c <= 'z' ? letters[c - 'a'] : NULL;
}

bool pdf_is_raised(uint32_t point) {
  size_t step;
  for (char c = '0'; c <= 'z'; c++) {
    const char *raised = pdf_raised(c);
    if (raised && utf8_decode(raised, strlen(raised), 0, &step) == point) return true;
  }
  return false;
}

static long number_attribute(Xml *xml, const char *name) {
  char value[32];
  return xml_attribute(xml, name, value, sizeof value) ? strtol(value, NULL, 10) : 0;
}

static void set_words(Piece *piece, const char *text) {
  size_t length = strlen(text), from = strspn(text, " "), end = length;
  while (end > from && text[end - 1] == ' ') end--;
  piece->space_before = from > 0;
  piece->space_after = end < length;
  size_t stop = from, start = end;
  while (stop < end && text[stop] != ' ') stop++;
  while (start > from && text[start - 1] != ' ') start--;
  if (stop - from < TOKEN_MOST) memcpy(piece->first, text + from, stop - from);
  if (end - start < TOKEN_MOST) memcpy(piece->last, text + start, end - start);
  if (end - from <= SIGNS_MOST) memcpy(piece->text, text + from, end - from);
}

static bool is_mark(const Piece *piece) {
  if (!piece->text[0]) return false;
  for (const char *c = piece->text; *c; c++)
    if (!pdf_raised(*c)) return false;
  return true;
}

static bool beside(const Piece *left, const Piece *right) {
  long apart = right->left - left->right, tops = right->top - left->top;
  return apart <= TOUCH && apart >= -TOUCH && tops < left->size && -tops < right->size + left->size;
}

static bool smaller(const Piece *piece, const Piece *neighbour) { return piece->size * 4 <= neighbour->size * 3; }

static Status add_mark(Marks *marks, const char *front, const char *rear, size_t signs, bool behind) {
  if (!*front || !*rear) return STATUS_OK;
  if (!memory_reserve((void **)&marks->mark, &marks->capacity, marks->count + 1, sizeof *marks->mark))
    return STATUS_NOMEM;
  Mark *mark = &marks->mark[marks->count++];
  *mark = (Mark){.page = marks->page, .signs = signs, .behind = behind};
  (void)strcpy(mark->token, front);
  (void)strcat(mark->token, rear);
  return STATUS_OK;
}

/* `next` may be NULL, at the end of a page. */
static Status decide(Marks *marks, const Piece *next) {
  const Piece *here = &marks->here, *before = &marks->before;
  if (marks->pieces == 0 || !is_mark(here)) return STATUS_OK;
  size_t signs = strlen(here->text);
  bool follows =
      marks->pieces > 1 && beside(before, here) && smaller(here, before) && !before->space_after && !here->space_before;
  bool leads = next && beside(here, next) && smaller(here, next) && !next->space_before && !here->space_after;
  if (follows) return add_mark(marks, before->last, here->text, signs, true);
  return leads ? add_mark(marks, here->text, next->first, signs, false) : STATUS_OK;
}

static Status add_piece(Marks *marks, const Piece *piece) {
  Status status = decide(marks, piece);
  marks->before = marks->here;
  marks->here = *piece;
  marks->pieces += marks->pieces < 2;
  return status;
}

static Status read_piece(Marks *marks, Xml *xml) {
  Piece piece = {.top = number_attribute(xml, "top"), .left = number_attribute(xml, "left")};
  long font = number_attribute(xml, "font");
  piece.right = piece.left + number_attribute(xml, "width");
  piece.size = font >= 0 && font < FONTS_MOST ? marks->font[font] : 0;
  Buf text = BUF_INIT;
  for (XmlEvent event; (event = xml_next(xml)) < XML_DONE;) {
    if (event == XML_END && xml_is(xml, "text")) break;
    if (event == XML_TEXT) buf_adds(&text, xml_text(xml));
  }
  set_words(&piece, text.data ? text.data : "");
  Status status = buf_ok(&text) ? add_piece(marks, &piece) : STATUS_NOMEM;
  buf_free(&text);
  return status;
}

static Status read_pages(Marks *marks, Xml *xml) {
  Status status = STATUS_OK;
  bool first = true;
  for (XmlEvent event; status == STATUS_OK && (event = xml_next(xml)) < XML_DONE;) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    if (event != XML_START) continue;
    if (xml_is(xml, "page")) {
      status = decide(marks, NULL);
      marks->pieces = 0;
      marks->page += !first;
      first = false;
    } else if (xml_is(xml, "fontspec")) {
      long id = number_attribute(xml, "id");
      if (id >= 0 && id < FONTS_MOST) marks->font[id] = number_attribute(xml, "size");
    } else if (xml_is(xml, "text")) {
      status = read_piece(marks, xml);
    }
  }
  return status == STATUS_OK ? decide(marks, NULL) : status;
}

static bool is_break(char c) { return c == ' ' || c == '\n' || c == '\f' || c == '\0'; }

/* Where the token stands as a word of its own in [from, to), or `to`. */
static size_t find_token(const char *text, size_t from, size_t to, const char *token) {
  size_t length = strlen(token);
  for (size_t at = from; at + length <= to; at++) {
    const char *found = memmem(text + at, to - at, token, length);
    if (!found) return to;
    at = (size_t)(found - text);
    if ((at == from || is_break(text[at - 1])) && (at + length == to || is_break(text[at + length]))) return at;
  }
  return to;
}

/* One page with its marks raised. A token that stands there several times is taken in order. */
static Status write_page(const Marks *marks, size_t page, size_t *next, const char *text, size_t from, size_t to,
                         Buf *out) {
  unsigned char *raise = memory_new(to - from, 1);
  if (!raise) return STATUS_NOMEM;
  for (; *next < marks->count && marks->mark[*next].page <= page; (*next)++) {
    const Mark *mark = &marks->mark[*next];
    size_t length = strlen(mark->token), at = mark->page == page ? from : to;
    for (;; at++) {
      at = find_token(text, at, to, mark->token);
      size_t sign = mark->behind ? at + length - mark->signs : at;
      if (at == to || !raise[sign - from]) break;
    }
    for (size_t i = 0; at < to && i < mark->signs; i++)
      raise[(mark->behind ? at + length - mark->signs : at) + i - from] = 1;
  }
  for (size_t at = from; at < to; at++) {
    if (raise[at - from])
      buf_adds(out, pdf_raised(text[at]));
    else
      buf_addc(out, text[at]);
  }
  free(raise);
  return buf_ok(out) ? STATUS_OK : STATUS_NOMEM;
}

static Status write_text(const Marks *marks, Buf *text) {
  Buf out = BUF_INIT;
  Status status = STATUS_OK;
  size_t next = 0;
  for (size_t from = 0, page = 0; from < text->length && status == STATUS_OK; page++) {
    const char *end = memchr(text->data + from, '\f', text->length - from);
    size_t to = end ? (size_t)(end - text->data) : text->length;
    status = write_page(marks, page, &next, text->data, from, to, &out);
    if (end) buf_addc(&out, '\f');
    from = to + 1;
  }
  if (status == STATUS_OK && !buf_ok(&out)) status = STATUS_NOMEM;
  if (status != STATUS_OK) {
    buf_free(&out);
    return status;
  }
  buf_free(text);
  *text = out;
  return STATUS_OK;
}

Status pdf_raise_marks(const char *bytes, size_t length, Buf *text, Error *error) {
  static const ChildLimits limits = {.memory = (size_t)2 << 30, .output = (size_t)256 << 20, .seconds = 60};
  const char *arguments[] = {"pdftohtml", "-xml", "-i", "-stdout", "-q", "-enc", "UTF-8", "/dev/fd/3", NULL};
  Buf output = BUF_INIT;
  Xml *xml = NULL;
  Marks *marks = memory_new(1, sizeof *marks);
  Status status = marks ? child_run(arguments, bytes, length, &limits, &output, error) : STATUS_NOMEM;
  if (status == STATUS_OK && output.length) status = xml_open(output.data, output.length, &xml, error);
  if (status == STATUS_OK && xml) status = read_pages(marks, xml);
  if (status == STATUS_OK && marks->count) status = write_text(marks, text);
  xml_close(xml);
  buf_free(&output);
  if (marks) free(marks->mark);
  free(marks);
  /* What only refines is not missed: the text stands without it. */
  return status == STATUS_NOMEM || status == STATUS_INTERRUPTED ? status : STATUS_OK;
}
