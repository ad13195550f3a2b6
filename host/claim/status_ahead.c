/* Acts that are still to come: foretold by others, meant by a person, put off, or to be announced. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/status.h"
#include "claim/window.h"

/* Whether the day of an act comes after that of the text. */
bool status_lies_ahead(const Context *c, const Claim *claim) {
  const char *date = text_of(claim_get(claim, NAME_date)), *written = c->document->reference;
  size_t length = date ? strcspn(date, "/") : 0;
  if (length < 4 || strlen(written) < length || (chinese_sentence(c) && length < 7)) return false;
  return strncmp(date, written, chinese_sentence(c) ? 7 : length) > 0; /* "自次日起": as good as done */
}

/* More than a year ahead: nobody has laid it down yet. */
static bool is_far(const Context *c, const Claim *claim) {
  const char *ends[] = {text_of(claim_get(claim, NAME_date)), c->document->reference};
  int month[2];
  for (size_t i = 0; i < 2; i++) {
    if (!ends[i] || strlen(ends[i]) < 4) return false;
    bool named = strlen(ends[i]) >= 7 && is_digit(ends[i][5]) && is_digit(ends[i][6]);
    int year = (int)strtol(ends[i], NULL, 10);
    month[i] = year * 12 + (named ? (int)strtol(ends[i] + 5, NULL, 10) : 1);
  }
  return month[0] - month[1] > 12;
}

/* "Zambia will ban exports from 2031", "the prospect that it will raise duties": nobody has acted yet; "said it would"
 * tells an announcement, and so does a passive ("tariffs will be raised"). */
bool status_foretold(const Context *c, const Reading *r, const Claim *claim) {
  static const char *const feared[] = {"possibilit[yi]e?s?%s+that%s",
                                       "prospects?%s+that%s",
                                       "risks?%s+that%s",
                                       "chances?%s+that%s",
                                       "fears?%s+that%s",
                                       "likelihood%s+that%s",
                                       "worr[yi][ei]?[ds]?%s+that%s",
                                       "whether%s"};
  if (!r->trigger || chinese_at(c, r->trigger->from)) return false;
  Window lead = window_before(c, r->trigger->from, 80);
  if (window_any(&lead, feared, sizeof feared / sizeof *feared)) return true;
  Window verb = window_before(c, r->trigger->from, 22);
  if (!window_has(&verb, "%f[%a]will%s+$") && !window_has(&verb, "%f[%a]will%s+%l+%s+$") &&
      !words_match(c, r->trigger->from, r->trigger->to, "^will%s+%l"))
    return false;
  if (window_has(&verb, "%f[%a]be%s+$") || context_of(c, NAME_announce_cue, NULL)) return false;
  return !context_of(c, NAME_say_cue, NULL) && is_far(c, claim);
}

/* "was postponed until May", "推迟加征": announced before, it still is to come. */
bool status_put_off(const Context *c, const Mention *trigger) {
  static const char *const words[] = {"^[Dd]elay", "^[Pp]ostpon", "^[Pp]aus", "^[Pp]ut%s+off", "^[Dd]efer", "^推迟",
                                      "^推遲",     "^暂缓",       "^暫緩",    "^延缓",         "^延后",     "^延後"};
  static const char *const before[] = {"推迟", "推遲", "暂缓", "暫緩", "延缓", "延緩", "延后", "延後", "延迟", "延遲"};
  if (words_any(c, trigger->from, trigger->to, words, sizeof words / sizeof *words)) return true;
  static const char *const pauses[] = {"^暂停", "^暫停"}; /* "暂停…30天", "暂停…直到3月": put off */
  static const char *const until[] = {"%d+%s*天", "%d+%s*日内", "个月", "個月", "直到",
                                      "直至",     "至3月",      "月底", "为期", "為期"};
  if (words_any(c, trigger->from, trigger->to, pauses, 2) &&
      words_any(c, trigger->to, c->to, until, sizeof until / sizeof *until))
    return true;
  return chinese_at(c, trigger->from) &&
         words_any(c, clause_from(c, trigger), trigger->from, before, sizeof before / sizeof *before);
}

/* Whether who speaks by a word of saying is a person, by a name the lexicon has or by an office before it. */
static bool is_person_before(const Context *c, const Mention *said) {
  enum { SUBJECT_MOST = 70 };
  static const char *const offices[] = {"%f[%a]president%s", "%f[%a]minister%s",   "%f[%a]mrs?%.?%s",  "%f[%a]ms%s",
                                        "%f[%a]premier%s",   "%f[%a]chancellor%s", "%f[%a]secretary%s"};
  Window before = window_before(c, said->from, SUBJECT_MOST);
  EACH_MENTION (who, c, NAME_ORG)
    if (who->org && who->org->kind == ORG_OFFICIAL && who->to <= said->from && said->from - who->to <= SUBJECT_MOST &&
        who->clause + 1 >= said->clause)
      return true;
  return !c->han && window_any(&before, offices, sizeof offices / sizeof *offices);
}

/* "特朗普将对…加征", with nothing announced or signed: what a person will do. */
static bool chinese_person_will(const Context *c, const Mention *trigger) {
  static const char *const told[] = {"宣布", "宣佈", "签署", "簽署", "公告", "决定", "決定"};
  if (words_any(c, c->from, c->to, told, sizeof told / sizeof *told)) return false;
  EACH_MENTION (who, c, NAME_ORG)
    if (who->org && who->org->kind == ORG_OFFICIAL && who->to <= trigger->from &&
        (words_match(c, who->to, trigger->from, "^将对") || words_match(c, who->to, trigger->from, "^將對")))
      return true;
  return false;
}

/* "Mr Boric said he would raise duties", "特朗普表示将加征": a person's word, no act of his office yet. */
bool status_persons_word(const Context *c, const Mention *trigger) {
  static const char *const ahead[] = {"%f[%a]will%s+%l*%s*$", "%f[%a]would%s+%l*%s*$", "%f[%a]he[’']ll%s+%l*%s*$"};
  Window before = window_before(c, trigger->from, 24);
  if (chinese_at(c, trigger->from) && chinese_person_will(c, trigger)) return true;
  if (context_of(c, NAME_announce_cue, NULL)) return false;
  const Mention *said = context_last_between(c, NAME_say_cue, c->from, trigger->from);
  if (!said) return false;
  if (chinese_at(c, trigger->from)) return words_match(c, said->to, trigger->from, "将") && is_person_before(c, said);
  if (!window_any(&before, ahead, sizeof ahead / sizeof *ahead)) return false;
  if (words_match(c, said->to, trigger->from, "%f[%a]it%s+w")) return false;
  return words_match(c, said->to, trigger->from, "%f[%a]s?he%f[%A]") || is_person_before(c, said);
}

/* "announced plans to impose duties": that is an announcement. */
bool status_announces_plans(const Context *c, const Mention *trigger) {
  static const char *const words[] = {"%f[%a]announc%a+%s+[%a%s]-plans?%s+[tf]or?%s+%l*%s*$",
                                      "%f[%a]unveil%a*%s+[%a%s]-plans?%s+[tf]or?%s+%l*%s*$"};
  Window before = window_before(c, trigger->from, 48);
  return !c->han && window_any(&before, words, sizeof words / sizeof *words);
}

/* "will unveil duties on Monday": what is to be announced is not yet. */
bool status_to_be_announced(const Context *c, const Mention *trigger) {
  static const char *const ahead[] = {"%f[%a]will%s+%l*%s*$", "%f[%a]would%s+%l*%s*$", "%f[%a]plans?%s+to%s+$",
                                      "%f[%a]set%s+to%s+$", "%f[%a]expected%s+to%s+$"};
  Window before = window_before(c, trigger->from, 24);
  if (trigger->list != NAME_announce_cue) return false;
  if (chinese_at(c, trigger->from)) { /* "将在下周宣布" */
    uint32_t from = trigger->from > c->from + 18 ? trigger->from - 18 : c->from;
    if (words_match(c, c->from, trigger->from, "宣布") || words_match(c, c->from, trigger->from, "宣佈"))
      return false; /* and has announced that */
    return words_match(c, from, trigger->from, "将[^，。]*$") || words_match(c, from, trigger->from, "將[^，。]*$");
  }
  return window_any(&before, ahead, sizeof ahead / sizeof *ahead);
}

/* "announced a 25% tariff from July": a day without a year, from which what is not done yet is to hold, is the next
 * one. */
void status_next_year(const Context *c, Claim *claim) {
  static const char *const leads[] = {"%f[%a][Ff]rom%s+$", "tarting%s+%a*%s*$", "ffective%s+%a*%s*$", "s%s+of%s+$",
                                      "beginning%s+%a*%s*$"};
  const char *status = text_of(claim_get(claim, NAME_status)), *date = text_of(claim_get(claim, NAME_date));
  const char *written = c->document->reference;
  if (c->han || !date || strlen(date) < 7 || strlen(written) < 7 || strncmp(date, written, 7) >= 0 ||
      (!code_is(status, "announced") && !code_is(status, "planned")))
    return;
  EACH_MENTION (m, c, NAME_DATE) {
    Window lead = window_before(c, m->from, 16);
    const char *told = period_value(c, m, true);
    if (!told || strcmp(told, date) != 0 || words_match(c, m->from, m->to, "%d%d%d%d") ||
        !window_any(&lead, leads, sizeof leads / sizeof *leads))
      continue;
    char next[32];
    int year = (date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + (date[3] - '0') + 1;
    int length = snprintf(next, sizeof next, "%04d%s", year, date + 4);
    if (length > 0 && (size_t)length < sizeof next)
      claim_set(c->document, claim, NAME_date, value_text(document_copy(c->document, next, (size_t)length)));
    return;
  }
}
