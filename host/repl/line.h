/* line.h: one line from a person: readline where it is installed, a plain prompt where it is not.
 *
 * readline is loaded when the first line is asked for, so that nothing else pays for it. Ctrl-C drops what was typed
 * and is reported; it never ends the process. History is kept by the caller; readline holds this session's copy. */
#ifndef QUERN_REPL_LINE_H
#define QUERN_REPL_LINE_H

#include <stddef.h>

#include "base/status.h"

typedef enum LineResult { LINE_TEXT, LINE_END, LINE_INTERRUPTED, LINE_FAILED } LineResult;

/* Called on Tab with the line and the cursor (a byte offset): returns candidates for the text between *start and the
 * cursor, a NULL-ended array of malloced strings (all freed by the receiver), or NULL for none. */
typedef char **(*LineComplete)(void *context, const char *line, size_t cursor, size_t *start);

/* Whether lines will be edited by readline: needs a terminal on both ends, and the library. */
int line_edits(void);

/* Asks for a line with `prompt`; on LINE_TEXT the caller frees *line (no newline at its end). */
LineResult line_read(const char *prompt, char **line);

/* Makes `chunk` (it may have several lines) the newest entry that the up arrow recalls. */
void line_remember(const char *chunk);

void line_set_completion(LineComplete complete, void *context);

#endif
