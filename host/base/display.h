/* display.h: text on a terminal: how wide it is, where to cut it, what must not reach the screen as it stands. */
#ifndef QUERN_BASE_DISPLAY_H
#define QUERN_BASE_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Columns that `text` takes (East Asian wide characters count 2, combining marks 0). */
size_t display_width(const char *text, size_t length);

/* The longest prefix that takes at most `columns`; its own width in *width. A combining mark stays with its letter. */
size_t display_clip(const char *text, size_t length, size_t columns, size_t *width);

/* Appends `text` with every character that could deceive or upset a terminal made visible: controls (including escape,
 * newline and tab), bidirectional overrides, invisible and private characters, and invalid bytes, as \n, \t or
 * <U+202E>. `lines` keeps newlines and tabs as they are. */
void display_escape(Buf *out, const char *text, size_t length, bool lines);

#endif
