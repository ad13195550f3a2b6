/* Names that no lexicon holds: runs of capitalised words, found where a rule needs an actor. */
#include <string.h>
#include <strings.h>

#include "claim/claim_part.h"
#include "claim/firms.h"

/* Words that may stand inside a name in lowercase, and capitalised words that begin a sentence and name nobody. */
static const char inside[] = " of de der von van da al bin & la for ";
static const char nobody[] =
    " A An The This That These Those In On At By For From Since As After Before According While When If But And Or "
    "Meanwhile However Although Its It He She They We You There Here With Among During Under Over Currently Last "
    "Next Some Many Most Several Chinese China Exports Imports Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday January February March April May June July August September October November December To Both Each "
    "All More Another Other Such So Only Even Still Yet Now Today Earlier Later Also Beijing Washington Brussels "
    "About Around Roughly Nearly Almost Up Down Half Output Production Capacity Prices Demand Sales Shipments "
    "Workers Officials Analysts Critics Our Their His Her My Your Who What Which Why How Where Whether Not No "
    "None Nor Neither Either Any Every Few Fewer Less Much Than Then Thus Hence Therefore Moreover Furthermore "
    "Besides Instead Unlike Like Despite Though Because Once Until Unless Without Within Between Against Across "
    "Along Following Through Throughout Per Out Off Into Onto Upon Via Amid Beyond Behind One Two Three Four Five "
    "Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty "
    "Thirty Forty Fifty Sixty Seventy Eighty Ninety Hundred Dozens Hundreds Thousands Millions Billions First Second "
    "Third Fourth Final Finally "
    "New Old Global World Total Annual Average Local Domestic Foreign Overseas Government Industry Steel "
    "Aluminium Aluminum Cement Coal Solar Car Cars Batteries Battery Companies Firms Makers Producers Factories "
    "Plants Overcapacity Yesterday Tomorrow Tonight Recently Previously Together Separately Similarly Likewise "
    "Overall Asked Answered Elsewhere Indeed Perhaps Just Very Too Same Again Already Is Are Was Were Has Have "
    "Had Will Would Could Should Can Must Do Does Did Let Toward Towards Given Recent Further Large Small Major "
    "Several Unions Experts Economists Investors Employees Staff Management Campaigners Suppliers Miners "
    "Difficult Weak Strong Persistent Rising Falling High Low Higher Lower Slow Slowing Soaring Mass Big Bigger "
    "Located Founded Headquartered Established Numerous Various Hundreds Thousands Faced Hit Citing Owing Due Based "
    "Compared Combined Additional Various Tariffs Duties Taxes Tourists Offices Parks Shops ";

/* Letters, digits, & and the bytes of accented letters; . and - inside. */
static bool opens_word(char c) {
  unsigned char u = (unsigned char)c;
  return is_letter(c) || is_digit(c) || c == '&' || (u >= 0x80 && u <= 0xCB && u != 0xC0 && u != 0xC1 && u != 0xC2);
}

static bool is_listed(const char *list, const char *word, size_t length) {
  char wanted[32];
  if (length + 3 > sizeof wanted) return false;
  wanted[0] = ' ';
  memcpy(wanted + 1, word, length);
  memcpy(wanted + 1 + length, " ", 2);
  return strstr(list, wanted) != NULL;
}

static bool is_capital(const char *word, size_t length) {
  size_t digits = 0;
  if (length && is_upper(word[0])) return true;
  while (digits < length && is_digit(word[digits])) digits++;
  if (digits > 1 && length == digits + 1) return false; /* "$768M" */
  return digits > 0 && digits < length && is_letter(word[digits]);
}

typedef struct Runs {
  const char *text;
  size_t length, from, count;
  NameRun *run;
  bool open, pending; /* the last run may go on; it has a small word behind it */
} Runs;

/* Whether the run is followed by nothing but white space up to `at`. */
static bool adjacent(const Runs *r, size_t at) {
  if (!r->open) return false;
  size_t to = r->run[r->count - 1].to;
  if (to == at) return false;
  for (; to < at; to++)
    if (!is_space(r->text[to])) return false;
  return true;
}

/* Of these many a name begins: "First Solar", "New Balance"; inside a sentence the capital tells. */
static const char leads[] = " First New Old Global World Total Solar Steel General National American United ";

/* An adverb at the head: "Reportedly". */
static bool is_opener(const Runs *r, size_t at, size_t end) {
  return at <= r->from + 1 && end - at >= 4 && memcmp(r->text + end - 2, "ly", 2) == 0;
}

/* Whether a capitalised word comes next behind `at`. */
static bool capital_next(const Runs *r, size_t at) {
  size_t from = at;
  while (from < r->length && is_space(r->text[from])) from++;
  if (from == at || from == r->length) return false;
  size_t to = from;
  while (to < r->length && to < from + 64 && !is_space(r->text[to])) to++;
  return is_capital(r->text + from, to - from);
}

/* Whether a small word comes next behind `at`: "von der". */
static bool small_next(const Runs *r, size_t at) {
  size_t from = at;
  while (from < r->length && is_space(r->text[from])) from++;
  size_t to = from;
  while (to < r->length && to < from + 8 && !is_space(r->text[to])) to++;
  return from > at && to > from && is_listed(inside, r->text + from, to - from) && capital_next(r, to);
}

static bool leads_name(const Runs *r, size_t at, size_t end) {
  bool inside_sentence = at > r->from + 2 && r->text[at - 1] == ' ' && r->text[at - 2] >= 'a' && r->text[at - 2] <= 'z';
  return inside_sentence && is_listed(leads, r->text + at, end - at) && capital_next(r, end);
}

/* "N.H. About 90 workers": a word that only opens sentences does not go on with a name that ends in a stop. */
static bool opens_behind_stop(const Runs *r, size_t at, size_t end) {
  return r->text[r->run[r->count - 1].to - 1] == '.' && is_listed(nobody, r->text + at, end - at);
}

/* "Frankfurt-based", "Paris-listed", "Indian-owned": where somebody is at home, no name. */
static bool says_home(const char *word, size_t length) {
  static const char *const ends[] = {"based", "listed", "owned", "backed", "led", "traded", "headquartered"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t n = strlen(ends[i]);
    if (length > n + 2 && word[length - n - 1] == '-' && memcmp(word + length - n, ends[i], n) == 0) return true;
  }
  return false;
}

static void take_word(Runs *r, size_t at, size_t end) {
  const char *word = r->text + at;
  bool goes_on = adjacent(r, at) && !opens_behind_stop(r, at, end);
  if (is_capital(word, end - at) && !says_home(word, end - at) && !is_opener(r, at, end) &&
      (goes_on || !is_listed(nobody, word, end - at) || leads_name(r, at, end))) {
    if (!goes_on) {
      if (r->count == RUNS_MOST) r->count--;
      r->run[r->count++].from = at;
    }
    r->run[r->count - 1].to = end;
    r->open = true;
    r->pending = false;
  } else if (goes_on && is_listed(inside, word, end - at) && small_next(r, end)) {
    r->run[r->count - 1].to = end;
  } else if (goes_on && !r->pending && is_listed(inside, word, end - at) && capital_next(r, end)) {
    r->pending = true;
    r->run[r->count - 1].to = end;
  } else {
    r->open = false;
  }
}

size_t runs_find(const char *text, size_t length, size_t from, size_t to, NameRun runs[RUNS_MOST]) {
  Runs r = {.text = text, .length = length, .from = from, .run = runs};
  for (size_t at = from; at < to;) {
    if (!opens_word(text[at])) {
      at++;
      continue;
    }
    size_t end = at + 1;
    while (end < to && (opens_word(text[end]) || text[end] == '.' || text[end] == '-')) end++;
    size_t stop = end;
    while (text[stop - 1] == '.' || text[stop - 1] == '-') stop--;
    if (stop - at >= 3 && is_letter(text[at]) && text[at + 1] == '.' && is_letter(text[at + 2])) stop = end;
    take_word(&r, at, stop);
    at = end;
  }
  return r.count;
}
