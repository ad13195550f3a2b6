#include "repl/line.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h> /* for its types only: the library is opened at run time */

#include "base/buf.h"
#include "base/interrupt.h"
#include "base/library.h"

/* What is used of readline; the names are readline's own without their prefix. */
static struct {
  void (*handler_install)(const char *, rl_vcpfunc_t *);
  void (*handler_remove)(void);
  void (*read_char)(void);
  void (*signal_cleanup)(void);
  void (*free_line_state)(void);
  void (*cleanup_after_signal)(void);
  char **(*completion_matches)(const char *, rl_compentry_func_t *);
  void (*add_history)(const char *);
  int (*variable_bind)(const char *, const char *);
  const char **name;
  rl_completion_func_t **attempted_completion;
  int *attempted_completion_over;
  const char **word_break_characters;
  const char **quote_characters;
  const char **basic_quote_characters;
  char **line_buffer;
  int *point;
  int *append_character;
  int *catch_signals;
  int *catch_window_changes;
} rl;

static const LibrarySymbol symbols[] = {
    {"rl_callback_handler_install", &rl.handler_install},
    {"rl_callback_handler_remove", &rl.handler_remove},
    {"rl_callback_read_char", &rl.read_char},
    {"rl_callback_sigcleanup", &rl.signal_cleanup},
    {"rl_free_line_state", &rl.free_line_state},
    {"rl_cleanup_after_signal", &rl.cleanup_after_signal},
    {"rl_completion_matches", &rl.completion_matches},
    {"add_history", &rl.add_history},
    {"rl_variable_bind", &rl.variable_bind},
    {"rl_readline_name", &rl.name},
    {"rl_attempted_completion_function", &rl.attempted_completion},
    {"rl_attempted_completion_over", &rl.attempted_completion_over},
    {"rl_completer_word_break_characters", &rl.word_break_characters},
    {"rl_completer_quote_characters", &rl.quote_characters},
    {"rl_line_buffer", &rl.line_buffer},
    {"rl_point", &rl.point},
    {"rl_completion_append_character", &rl.append_character},
    {"rl_basic_quote_characters", &rl.basic_quote_characters},
    {"rl_catch_signals", &rl.catch_signals},
    {"rl_catch_sigwinch", &rl.catch_window_changes},
    {NULL, NULL},
};

static LineComplete completer;
static void *completer_context;

/* Candidates of the completion under way; readline takes and frees each string. */
static char **candidates;
static size_t next_candidate;

static char *give_candidate(const char *text, int state) {
  (void)text;
  if (state == 0) next_candidate = 0;
  return candidates ? candidates[next_candidate] ? candidates[next_candidate++] : NULL : NULL;
}

static char **complete(const char *text, int start, int end) {
  (void)end;
  *rl.attempted_completion_over = 1; /* never fall back to file names */
  *rl.append_character = '\0';
  if (!completer) return NULL;
  size_t from = (size_t)start;
  candidates = completer(completer_context, *rl.line_buffer, (size_t)*rl.point, &from);
  char **matches = candidates && from == (size_t)start ? rl.completion_matches(text, give_candidate) : NULL;
  free(candidates);
  candidates = NULL;
  return matches;
}

int line_edits(void) {
  static int known = -1;
  if (known >= 0) return known;
  known = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
          library_open("libreadline.so.8", "libreadline8", "line editing", symbols, NULL) == STATUS_OK;
  if (!known) return known;
  *rl.name = "quern";
  *rl.attempted_completion = complete;
  *rl.word_break_characters = " \t\n\"\\'`@$><=;|&{(+-*/%^#~,[]})";
  *rl.quote_characters = "";
  *rl.basic_quote_characters = ""; /* no quote is put behind: an expression goes on after a column's name */
  *rl.catch_signals = 0;
  (void)rl.variable_bind("enable-bracketed-paste", "on");
  return known;
}

static char *finished_line;
static bool finished;

static void on_line(char *line) {
  finished_line = line;
  finished = true;
  rl.handler_remove();
}

/* At the prompt Ctrl-C only raises the flag; poll() returns then, and the line is dropped. */
static void on_interrupt(int signal_number) {
  (void)signal_number;
  interrupt_raise();
}

static LineResult read_edited(const char *prompt, char **line) {
  finished = false;
  rl.handler_install(prompt, on_line);
  while (!finished) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = poll(&input, 1, -1);
    if (interrupt_clear()) {
      rl.free_line_state();
      rl.signal_cleanup();
      rl.handler_remove();
      (void)fputs("^C\n", stdout);
      return LINE_INTERRUPTED;
    }
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) break;
    rl.read_char();
  }
  if (!finished) return LINE_FAILED;
  *line = finished_line;
  return finished_line ? LINE_TEXT : LINE_END;
}

static LineResult read_plain(const char *prompt, char **line) {
  Buf buf = BUF_INIT;
  bool terminal = isatty(STDIN_FILENO);
  if (terminal) (void)fputs(prompt, stdout);
  (void)fflush(stdout);
  for (;;) {
    char byte;
    ssize_t got = read(STDIN_FILENO, &byte, 1);
    if (got < 0 && errno == EINTR) {
      buf_free(&buf);
      if (!interrupt_clear()) continue;
      (void)fputs("\n", stdout);
      return LINE_INTERRUPTED;
    }
    if (got <= 0 && buf.length == 0) {
      buf_free(&buf);
      return got < 0 ? LINE_FAILED : LINE_END;
    }
    if (got <= 0 || byte == '\n') break;
    buf_addc(&buf, byte);
  }
  *line = buf_take(&buf, NULL);
  return *line ? LINE_TEXT : LINE_FAILED;
}

LineResult line_read(const char *prompt, char **line) {
  struct sigaction action = {.sa_handler = on_interrupt}, before;
  (void)interrupt_clear();
  (void)sigaction(SIGINT, &action, &before);
  LineResult result = line_edits() ? read_edited(prompt, line) : read_plain(prompt, line);
  (void)sigaction(SIGINT, &before, NULL);
  return result;
}

void line_remember(const char *chunk) {
  if (line_edits()) rl.add_history(chunk);
}

void line_set_completion(LineComplete complete_line, void *context) {
  completer = complete_line;
  completer_context = context;
}
