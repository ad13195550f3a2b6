/* bench-scan: quern's scanner beside Hyperscan or Vectorscan on one corpus, in one run, the rounds of both interleaved.
 * Usage: bench FOLDER (as generate.lua filled it). Figures are GB/s of the best round, ratios are to the peer in the
 * same table; one thread counts its processor time, two count the clock on the wall. Matches are compared span for span
 * with the peer's, and on a part with a naive reference. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "naive.h"
#include "peer.h"
#include "text/date.h"
#include "text/scan.h"

enum { ROUNDS = 7, SLOW_ROUNDS = 3, NAIVE_BYTES = 8 << 20 };

/* One thread is measured by the time it had a processor, several by the clock on the wall. */
static double seconds(bool wall) {
  struct timespec now;
  (void)clock_gettime(wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void stop(const char *what) {
  (void)fprintf(stderr, "bench-scan: %s\n", what);
  exit(1);
}

static char *read_all(const char *folder, const char *name, size_t *length) {
  char path[4096], *bytes;
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  Error error = {0};
  if (file_read(path, 0, &bytes, length, &error) != STATUS_OK) stop(error.text);
  return bytes;
}

typedef struct Terms {
  char **term;
  size_t count;
  Lexicon *lexicon;
  double build_milliseconds;
} Terms;

static Terms read_terms(const char *folder, const char *name) {
  size_t length;
  char *bytes = read_all(folder, name, &length);
  Terms t = {calloc(length, sizeof *t.term), 0, NULL, 0};
  for (char *line = strtok(bytes, "\n"); line; line = strtok(NULL, "\n")) t.term[t.count++] = line;
  Error error = {0};
  double begun = seconds(false);
  if (lexicon_new(&t.lexicon, &error) != STATUS_OK) stop(error.text);
  unsigned type = lexicon_type(t.lexicon, "TERM");
  for (size_t i = 0; i < t.count; i++) {
    char code[24];
    (void)snprintf(code, sizeof code, "%zu", i);
    if (lexicon_add(t.lexicon, t.term[i], strlen(t.term[i]), type, code, &error) != STATUS_OK) stop(error.text);
  }
  if (lexicon_build(t.lexicon, &error) != STATUS_OK) stop(error.text);
  t.build_milliseconds = (seconds(false) - begun) * 1e3;
  return t;
}

/* One thing that is measured: it works on the whole text, and says how many it found. */
typedef struct Setting {
  const Terms *terms;
  const char *text;
  size_t length;
  const char *path; /* of the corpus, for the row that maps it */
  Scanner *scanner;
  Peer *peer;
  Mentions mentions;
  Scan scan;
  PeerMatches matches;
} Setting;

typedef size_t (*Work)(Setting *s);

static size_t lexicon_alone(Setting *s) {
  mentions_clear(&s->mentions);
  if (lexicon_scan(s->terms->lexicon, s->text, s->length, &s->mentions, NULL) != STATUS_OK) stop("scan failed");
  return s->mentions.count;
}

static size_t lexicon_wide(Setting *s) {
  mentions_clear(&s->mentions);
  if (lexicon_scan_wide(s->terms->lexicon, s->text, s->length, 2, &s->mentions, NULL) != STATUS_OK) stop("scan failed");
  return s->mentions.count;
}

static size_t lexicon_mapped(Setting *s) {
  int descriptor = open(s->path, O_RDONLY | O_CLOEXEC);
  char *map = mmap(NULL, s->length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  if (descriptor < 0 || map == MAP_FAILED) stop("cannot map the corpus");
  mentions_clear(&s->mentions);
  if (lexicon_scan_wide(s->terms->lexicon, map, s->length, 2, &s->mentions, NULL) != STATUS_OK) stop("scan failed");
  (void)munmap(map, s->length);
  (void)close(descriptor);
  return s->mentions.count;
}

static Zones one_zone(const Setting *s, Zone *zone) {
  *zone = (Zone){0, (uint32_t)s->length, ZONE_BODY, 0};
  return (Zones){zone, 1, 1};
}

static size_t look(Setting *s) {
  Zone zone;
  Zones zones = one_zone(s, &zone);
  if (scanner_look(s->scanner, s->text, s->length, &zones, &s->scan, NULL) != STATUS_OK) stop("scan failed");
  return s->scan.mentions.count + s->scan.places;
}

static size_t full(Setting *s) {
  Zone zone;
  Zones zones = one_zone(s, &zone);
  if (scanner_scan(s->scanner, s->text, s->length, &zones, DATE_NO_REFERENCE, NULL, &s->scan, NULL) != STATUS_OK)
    stop("scan failed");
  return s->scan.mentions.count;
}

static size_t peer_alone(Setting *s) {
  peer_scan(s->peer, s->text, s->length, &s->matches);
  return s->matches.count;
}

typedef struct Row {
  const char *name;
  Work work;
  const char *threads; /* QUERN_THREADS */
  int rounds;
  double best; /* seconds */
  size_t found;
  double bar; /* what it should reach: times the peer, or for two threads times one, or GB/s; 0: nothing asked */
  enum { OF_PEER, OF_ROW_BEFORE, OF_CLOCK } bar_of;
} Row;

/* Rounds go through all rows in turn, so that what disturbs the machine disturbs all alike. */
static void measure(Setting *s, Row *rows, size_t count) {
  for (int round = 0; round < ROUNDS; round++) {
    for (size_t i = 0; i < count; i++) {
      if (round >= rows[i].rounds || (rows[i].work == peer_alone && !s->peer)) continue;
      (void)setenv("QUERN_THREADS", rows[i].threads, 1);
      bool wall = strcmp(rows[i].threads, "1") != 0;
      double begun = seconds(wall);
      rows[i].found = rows[i].work(s);
      double taken = seconds(wall) - begun;
      if (round == 0 || taken < rows[i].best) rows[i].best = taken;
    }
  }
}

static void print_bar(const Setting *s, const Row *rows, size_t i, double peer) {
  const Row *row = &rows[i];
  double reached = row->bar_of == OF_CLOCK        ? (double)s->length / row->best / 1e9
                   : row->bar_of == OF_ROW_BEFORE ? rows[i - 1].best / row->best
                                                  : peer / row->best;
  const char *const what[] = {"x the peer", "x one thread", "GB/s"};
  if (row->bar > 0 && reached > 0)
    (void)printf("  (%.2f %s; asked %.2f: %s)", reached, what[row->bar_of], row->bar,
                 reached >= row->bar ? "reached" : "MISSED");
  (void)printf("\n");
}

static void print(const Setting *s, const Row *rows, size_t count) {
  double peer = 0;
  for (size_t i = 0; i < count; i++)
    if (rows[i].work == peer_alone && s->peer) peer = rows[i].best;
  for (size_t i = 0; i < count; i++) {
    if (rows[i].best == 0) continue;
    (void)printf("  %-70s %7.3f GB/s", rows[i].name, (double)s->length / rows[i].best / 1e9);
    if (peer > 0) (void)printf("  %5.2f x", peer / rows[i].best);
    (void)printf("  found %zu", rows[i].found);
    print_bar(s, rows, i, peer);
  }
}

static void check_peer(Setting *s) {
  (void)lexicon_alone(s);
  if (!s->peer) return;
  (void)peer_alone(s);
  size_t different = 0, i = 0, j = 0;
  const Mentions *mine = &s->mentions;
  const PeerMatches *its = &s->matches;
  while (i < mine->count && j < its->count) {
    bool same = mine->from[i] == its->match[j].from && mine->to[i] == its->match[j].to;
    bool ahead = mine->from[i] < its->match[j].from;
    different += !same;
    if (same || ahead) i++;
    if (same || !ahead) j++;
  }
  different += mine->count - i + its->count - j;
  (void)printf("  spans that differ from the peer's: %zu\n", different);
}

static void check_naive(Setting *s) {
  Mentions found = MENTIONS_INIT, wanted = MENTIONS_INIT;
  size_t length = s->length < NAIVE_BYTES ? s->length : NAIVE_BYTES;
  if (lexicon_scan(s->terms->lexicon, s->text, length, &found, NULL) != STATUS_OK) stop("scan failed");
  if (naive_scan(s->terms->lexicon, s->text, length, &wanted) != STATUS_OK) stop("the reference failed");
  bool same = found.count == wanted.count;
  for (size_t i = 0; same && i < found.count; i++)
    same = found.from[i] == wanted.from[i] && found.to[i] == wanted.to[i] && found.value[i] == wanted.value[i];
  (void)printf("  naive reference on %zu bytes: found %zu, quern %zu, the same: %s\n", length, wanted.count,
               found.count, same ? "yes" : "NO");
  mentions_free(&found);
  mentions_free(&wanted);
  if (!same) exit(1);
}

/* What the issue asks of a lexicon and of one pass, in times the peer; of two threads on a mapped file, in GB/s. */
typedef struct Bars {
  double lexicon, pass, mapped;
} Bars;

static void run(const char *folder, const char *corpus, const char *terms, Bars bars) {
  Terms t = read_terms(folder, terms);
  Setting s = {.terms = &t, .scan = SCAN_INIT, .mentions = MENTIONS_INIT};
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s", folder, corpus);
  s.path = path;
  s.text = read_all(folder, corpus, &s.length);
  s.peer = peer_new(t.term, t.count);
  if (scanner_new(&s.scanner, t.lexicon, NULL) != STATUS_OK) stop("out of memory");
  const double two = 1.8, values = 0.1;
  Row rows[] = {
      {peer_name() ? peer_name() : "no Hyperscan or Vectorscan here", peer_alone, "1", ROUNDS, 0, 0, 0, OF_PEER},
      {"quern: lexicon", lexicon_alone, "1", ROUNDS, 0, 0, bars.lexicon, OF_PEER},
      {"quern: lexicon, two threads", lexicon_wide, "2", ROUNDS, 0, 0, two, OF_ROW_BEFORE},
      {"quern: lexicon, two threads, file mapped in each round", lexicon_mapped, "2", ROUNDS, 0, 0, bars.mapped,
       OF_CLOCK},
      {"quern: lexicon, sentences, places of numbers and dates", look, "1", ROUNDS, 0, 0, bars.pass, OF_PEER},
      {"quern: the same, two threads", look, "2", ROUNDS, 0, 0, two, OF_ROW_BEFORE},
      {"quern: everything, with the value of every number and date", full, "1", SLOW_ROUNDS, 0, 0, values, OF_CLOCK},
      {"quern: everything, two threads", full, "2", SLOW_ROUNDS, 0, 0, two, OF_ROW_BEFORE},
  };
  size_t count = sizeof rows / sizeof *rows;
  (void)printf("\n%s, %.1f MB; %zu terms, made ready in %.1f ms\n", corpus, (double)s.length / 1e6, t.count,
               t.build_milliseconds);
  measure(&s, rows, count);
  print(&s, rows, count);
  check_peer(&s);
  check_naive(&s);
  scanner_free(s.scanner);
  scan_free(&s.scan);
}

int main(int argc, char **argv) {
  if (argc != 2) stop("usage: bench FOLDER");
  run(argv[1], "corpus.txt", "terms-2000.txt", (Bars){2.2, 1.3, 0});
  run(argv[1], "corpus.txt", "terms-20000.txt", (Bars){4.4, 2.8, 1.0});
  run(argv[1], "chinese.txt", "terms-2000.txt", (Bars){1, 0, 0});
  run(argv[1], "chinese-plain.txt", "terms-20000.txt", (Bars){1, 0, 0});
  run(argv[1], "english.txt", "terms-20000.txt", (Bars){4.4, 2.8, 0});
  return 0;
}
