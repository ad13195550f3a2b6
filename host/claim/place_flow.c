/* Whose a flow of goods is: the trader's, not that of the market it goes to or comes from. */

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/place.h"
#include "claim/window.h"

/* "Peru-Chile trade", "trade between Peru and Chile", "between the bloc's members and Chile": the second of two that
 * trade. */
static bool is_second(const Context *c, const Reading *r, const Mention *m) {
  if (m->from >= r->head->to &&
      words_match(c, r->head->from, m->from, "^[%a%s-]-%f[%a]between%s+[^,;.%d]-%s+and%s+t?h?e?%s*$"))
    return true;
  if (m->to > r->head->from || !words_match(c, m->to, r->head->from, "^%s+[%a%s]*$")) return false;
  EACH_MENTION (other, c, NAME_PLACE)
    if (other->to < m->from &&
        (words_match(c, other->to, m->from, "^%-$") || words_match(c, other->to, m->from, "^–$")))
      return true;
  return false;
}

bool place_is_partner(const Context *c, const Mention *m) {
  static const char *const home[] = {"我国对", "我国与", "我国向", "我国从", "我国自", "中国对", "中国与",
                                     "中国向", "中国从", "中国自", "我對",   "我对",   "我与",   "我國對"};
  if (!chinese_at(c, m->from) || m->clause >= c->clauses) return false;
  return words_any(c, c->clause[m->clause].from, m->from, home, sizeof home / sizeof *home);
}

/* "出口巴西1.8万辆", "进口智利铜矿": right behind the verb stands the other end. */
static bool is_traded_with(const Context *c, const Mention *m) {
  static const uint16_t flows[] = {NAME_export_cue, NAME_import_cue};
  if (place_is_province(m->code)) return false;
  for (size_t i = 0; i < 2; i++)
    EACH_MENTION (flow, c, flows[i])
      if (flow->to == m->from) return true;
  return false;
}

/* Where imports come from and exports go to: the other end of the flow, not whose it is. */
/* "exports to Indochina, the EU and Chile": names alone stand between. */
static bool is_in_list_to(const Context *c, const Mention *head, const Mention *m) {
  static const char *const joints[] = {"to", "the", "and", "or", "both", NULL};
  if (c->han || m->from < head->to || !words_match(c, head->to, m->from, "^%s*t?o?%s+[%a%s,’'%-]*$")) return false;
  char word[8];
  size_t length = 0;
  bool lists = words_match(c, head->from, head->to, "%sto$");
  for (uint32_t at = head->to; at <= m->from; at++) {
    char byte = at < m->from ? c->text[at] : ' ';
    if (is_letter(byte)) {
      if (length < sizeof word - 1) word[length] = byte;
      length++;
      continue;
    }
    bool small = length && word[0] >= 'a';
    if (small && length >= sizeof word - 1) return false;
    word[small ? length : 0] = '\0';
    if (small && !word_listed(word, joints)) return false;
    lists = lists || (small && strcmp(word, "to") == 0);
    if (!lists && length && !small) return false;
    length = 0;
  }
  return lists;
}

bool place_is_other_end(const Context *c, const Reading *r, const Mention *m, const char *before) {
  static const char *const origins[] = {"from", "自", "从", "從", NULL}, *const ends[] = {"to", "向", "对", "對", NULL};
  static const char *const reached[] = {"至", "到", "往", NULL}; /* "出口至智利" */
  if (!r->head || (code_is(before, "to") && place_told_by_its_own(c, m))) return false;
  if (chinese_at(c, m->from) && is_traded_with(c, m)) return true;
  bool both = r->head->list == NAME_trade_cue || r->head->list == NAME_trade_surplus_cue ||
              r->head->list == NAME_trade_deficit_cue;
  if (both && code_is(before, "with")) return true; /* "the trade deficit with China" */
  if (both && (is_second(c, r, m) || place_is_partner(c, m))) return true;
  if (r->rule->both_ways && (word_listed(before, origins) || word_listed(before, ends)) && r->head->to <= m->from)
    return true;
  bool bought = r->head->list == NAME_import_cue && m->from >= r->head->to && m->clause == r->head->clause &&
                words_match(c, r->head->from, r->head->to, "^[Ii]mport[ei][dn]") &&
                (unsigned char)c->text[m->from] < 0xE3;
  static const char *const into[] = {"in", "to", "into", "by", "for", "and", "with", "of", NULL};
  if (bought && !word_listed(before, into)) return true; /* "imported 3,000 tonnes of Peruvian zinc" */
  if (r->head->list == NAME_import_cue && place_is_adjective(c, m) && m->from >= r->head->to &&
      (words_match(c, r->head->to, m->from, "^%s+of%s+$") ||
       (words_match(c, r->head->from, r->head->to, "%sof$") && words_match(c, r->head->to, m->from, "^%s+$"))))
    return true; /* "imports of Chinese cars" */
  static const char *const supplies[] = {"^,?%s+which%s+accounte?d?s?%s+for%s+[%a%s%d.,%%]-%f[%a]its%s+[%a%s]*imports",
                                         "^,?%s+which%s+supplie[sd]%s+[%a%s%d.,%%]-%f[%a]its%s+[%a%s]*imports"};
  if (r->head->list == NAME_import_cue && words_any(c, m->to, c->to, supplies, sizeof supplies / sizeof *supplies))
    return true; /* "depends on Chile, which accounts for half its imports" */
  static const char *const partners[] = {"^%s+[wi]a?s%s+[%a%s-]-trading%s+partner%s+[of][fo]r?%s",
                                         "^%s+[wi]a?s%s+[%a%s-]-trade%s+partner%s+[of][fo]r?%s",
                                         "^%s+[wi]a?s%s+%u[%a%s’'-]-trading%s+partner%f[%A]"};
  if (m->to <= r->head->from && words_any(c, m->to, r->head->from, partners, sizeof partners / sizeof *partners))
    return true; /* "the US was the top trading partner of Kenya, with exports worth ..." */
  if (r->head->list == NAME_export_cue && m->to <= r->head->from &&
      words_match(c, c->from, m->from, "depend%l*%s+%a*%s*on%s+t?h?e?%s*$"))
    return true; /* "depends on the US market for a quarter of its exports" */
  if (r->head->list == NAME_export_cue && is_in_list_to(c, r->head, m)) return true;
  if (r->head->list == NAME_import_cue)
    return word_listed(before, origins) || words_match(c, m->to, c->to, "^[’']+s%s+share%f[%A]") ||
           words_match(c, m->from > c->from + 9 ? m->from - 9 : c->from, m->from, "产于$");
  if (r->head->list != NAME_export_cue) return false;
  if (m->from > r->head->to && words_match(c, r->head->to, m->from, "^%s+to%s+[%a%s]-%f[%a]members?%s+of%s+[%a%s(-]*$"))
    return true; /* "exports to ten members of the Arab League" */
  return word_listed(before, ends) || (word_listed(before, reached) && m->from >= r->head->to);
}

/* "exports to Germany and the Netherlands", "to Germany (4%), Italy (2%) and Spain": the other end, as what stands
 * before it in the list is. */
bool place_beside_other_end(const Context *c, const Reading *r, const Mention *m) {
  static const char *const joints[] = {"^,?%s+and%s+t?h?e?%s*$", "^%s*%([^()]*%),?%s+a?n?d?%s*t?h?e?%s*$",
                                       "^,%s+t?h?e?%s*$"};
  for (int steps = 0; steps < LIST_MOST; steps++) {
    const Mention *before = NULL;
    EACH_MENTION (other, c, NAME_PLACE)
      if (other->to <= m->from && !other->inside) before = other;
    if (!before || !words_any(c, before->to, m->from, joints, sizeof joints / sizeof *joints)) return false;
    if (place_is_other_end(c, r, before, place_word_before(c, before).text)) return true;
    m = before;
  }
  return false;
}

const char *place_other_end(const Context *c, const Reading *r) {
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && (place_is_other_end(c, r, m, place_word_before(c, m).text) || place_tells_origin(c, r, m)))
      return place_value(m);
  return NULL;
}

/* "exports from China", "output from Chile", "imports into Mexico": whose they are. */
bool place_is_source(const Reading *r, const Mention *m, const char *before) {
  static const char *const origins[] = {"from", "自", "从", "從", NULL};
  static const char *const into[] = {"into", "to", NULL};
  if (!r->head || (m->from < r->head->from && (unsigned char)before[0] < 0x80)) return false;
  uint16_t list = r->head->list;
  if (list == NAME_import_cue) return word_listed(before, into); /* "imports into Mexico" */
  bool made = list == NAME_export_cue || list == NAME_production_cue;
  return made && word_listed(before, origins);
}

/* "markets including Chile", "destinations such as Peru": where goods go. */
bool place_is_outlet(const Context *c, const Mention *m) {
  if (words_match(c, m->to, c->to, "^%s+markets?%f[%A]") && code_is(place_word_before(c, m).text, "in"))
    return true; /* "despite headwinds in the Chilean market" */
  static const char *const outlets[] = {"markets?%s+including[%a%s,]*$",
                                        "markets?%s+such%s+as[%a%s,]*$",
                                        "destinations?%s+including[%a%s,]*$",
                                        "destinations?%s+such%s+as[%a%s,]*$",
                                        "destinations?%s+markets?%s+being[%a%s,]*$",
                                        "partners?%s+like[%a%s,]*$",
                                        "partners?%s+such%s+as[%a%s,]*$",
                                        "partners?%s+including[%a%s,]*$",
                                        "buyers?%s+like[%a%s,]*$",
                                        "buyers?%s+such%s+as[%a%s,]*$",
                                        "markets?%s+like[%a%s,]*$"};
  if ((unsigned char)c->text[m->from] >= 0xE3) return false;
  Window before = window_before(c, m->from, 60);
  return window_any(&before, outlets, sizeof outlets / sizeof *outlets);
}

/* "Russia accounted for 30% of all imports": where they come from. */
bool place_tells_origin(const Context *c, const Reading *r, const Mention *m) {
  static const char *const gives[] = {"%f[%a]account", "%f[%a]suppl", "%f[%a]provid"};
  if (!r->rule->of_imports || !r->value || m->from >= r->value->from || (unsigned char)c->text[m->from] >= 0xE3)
    return false;
  if (r->head && r->head->from >= m->to && words_match(c, m->to, r->head->from, "^%s+[%a%s%-]*%f[%a]sources?%s+of%s+$"))
    return true; /* "China is the first source of imports for the metal" */
  if (r->head && r->head->from < r->value->to) return false;
  if (words_match(c, m->to, c->to, "^[’']+s%s")) return false;
  return words_any(c, m->to, r->value->from, gives, sizeof gives / sizeof *gives);
}

/* "exports to Italy" in another sentence: the other end of a flow there, and not whose the flow told here is. */
bool place_is_other_end_there(const Context *there, const Reading *r, const Mention *m, const char *before) {
  bool to = code_is(before, "to"), from = code_is(before, "from");
  if (!r->head || (r->head->list != NAME_export_cue && r->head->list != NAME_import_cue)) return false;
  static const char *const parts[] = {/* "Chile and Peru account for 90% of copper imports" */
                                      "^[%a%s,]-%f[%a]accounte?d?s?%s+for%s+[%a%s]*[%d.]+[%s%a%%]+of%s+[%a%s]-imports",
                                      "^[%a%s,]-%f[%a]m[ak][kd]e?s?%s+up%s+[%a%s]*[%d.]+[%s%a%%]+of%s+[%a%s]-imports",
                                      "^[%a%s,]-%f[%a]supplie[sd]%s+[%a%s]*[%d.]+[%s%a%%]+of%s+[%a%s]-imports"};
  if (r->head->list == NAME_import_cue && words_any(there, m->to, there->to, parts, sizeof parts / sizeof *parts))
    return true;
  if (!to && !from) return false;
  uint16_t list = to ? NAME_export_cue : NAME_import_cue;
  EACH_MENTION (flow, there, list)
    if (flow->to <= m->from && m->token - flow->last <= 6) return true;
  return false;
}

/* "sales of Chinese-branded cars in Russia": whose make is no market. */
bool place_names_make(const Context *c, const Reading *r, const Mention *m) {
  static const char *const behind[] = {"^%-branded%f[%A]", "^%-brand%f[%A]",    "^%-made%f[%A]",
                                       "^%-built%f[%A]",   "^%s+brands?%f[%A]", "^%s+branded%f[%A]"};
  if ((r->head && r->head->list != NAME_sales_cue) || (unsigned char)c->text[m->from] >= 0xE3) return false;
  Window after = window_after(c, m->to, 10);
  return window_any(&after, behind, sizeof behind / sizeof *behind);
}

/* "German imports of Chinese panels", "imports from Chile": the goods' own country stands behind. */
static bool names_source(const Context *c, const Mention *head) {
  enum { REACH = 40 };
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->from >= head->to && m->from - head->to < REACH &&
        words_match(c, head->from, m->from, "^[Ii]mports?%s+[of][fr][%a%s]*$"))
      return true;
  return false;
}

/* Whether a place stands where the trader does, not the market: "Chile's exports", "Chilean copper exports", "exports
 * from Chile", "Chile saw its exports rise". */
bool place_trades(const Context *c, const Mention *head, const Mention *m) {
  static const char *const leads[] = {"^['’]+s?%s+[%a%s%-]*$", "^%s*$",
                                      "^%s+%a+%s*$",           "^%s+%a+%s+%a+%s*$",
                                      "%f[%a]its%s[%a%s%-]*$", "%f[%a]their%s[%a%s%-]*$"};
  static const char *const sources[] = {"from", "in", "of", "by", "into", NULL};
  if (m->to < c->to && c->text[m->to] == '-') return false; /* "US-bound exports" */
  if (head->list == NAME_import_cue && m->to <= head->from && place_is_adjective(c, m) && !names_source(c, head))
    return false; /* "Chinese imports" */
  static const char *const counts[] = {"^['’]+s%s+[%a%s]-%f[%a]statisti", "^['’]+s%s+[%a%s]-%f[%a]customs%f[%A]",
                                       "^['’]+s%s+[%a%s]-%f[%a]ministry%f[%A]", "^['’]+s%s+[%a%s]-%f[%a]bureau%f[%A]",
                                       "^['’]+s%s+[%a%s]-%f[%a]department%f[%A]"};
  Window behind = window_after(c, m->to, 40); /* who counts at home */
  if (window_any(&behind, counts, sizeof counts / sizeof *counts)) return true;
  /* "Chile's trade with the bloc came to $4 billion in imports", "Chile and Peru recorded falls", "Chilean firms,
   * which" */
  static const char *const acts[] = {"^['’]+s%s+[%a%s]-%f[%a]trade%f[%A]", "^[%a%s,]-%f[%a]recorded%f[%A]",
                                     "^[%a%s,]-%f[%a]posted%f[%A]",        "^[%a%s,]-%f[%a]registered%f[%A]",
                                     "^%s+%a+%s*%a*%s*%a*,%s+which%f[%A]", "^%s+%a+%s*%a*%s*that%f[%A]"};
  if (window_any(&behind, acts, sizeof acts / sizeof *acts)) return true;
  bool subject =
      m->to <= head->from && place_word_before(c, m).text[0] == '\0' && (m->token <= 1 || m->clause != head->clause);
  if (subject) return true;
  if (m->to <= head->from) return words_any(c, m->to, head->from, leads, sizeof leads / sizeof *leads);
  return m->from >= head->to && word_listed(place_word_before(c, m).text, sources);
}

/* "Italy took 14 percent of the country's exports": who buys is not whose they are. */
bool place_buys(const Context *c, const Reading *r, const Mention *m) {
  static const char *const takes[] = {"^%s+t[oa][ok][ke]s?%s",    "^%s+bought%s",           "^%s+buys%s",
                                      "^%s+absorb[es][ds]?%s",    "^%s+received%s",         "^%s+receives%s",
                                      "^%s+purchased%s",          "^%s+accounte?d?s?%s+",   "^%s+remained%s",
                                      "^%s+was%s[%a%s]*market%s", "^%s+is%s[%a%s]*market%s"};
  const Mention *head = r->head, *value = r->value;
  static const char *const owners[] = {"of", "from", "by", "in", NULL};
  bool part = head && value && r->rule->percent && !r->rule->of_year && !r->up && !r->down;
  if (part && (head->list == NAME_export_cue || head->list == NAME_import_cue) && head->to <= value->from &&
      m->from > head->to && m->from > value->from - (value->from > 60 ? 60 : value->from) &&
      !word_listed(place_word_before(c, m).text, owners))
    return true; /* "exports of 3 million tonnes, with Italy taking 14 percent" */
  if (!head || head->list != NAME_export_cue || !value || value->type == NAME_MONEY || m->to > value->from ||
      head->from < value->to || !words_match(c, value->to, head->from, "^%s+of%s"))
    return false;
  Window after = window_after(c, m->to, 60);
  return window_any(&after, takes, sizeof takes / sizeof *takes);
}
