#include "claim/goods.h"
#include "claim/window.h"

/* What goods are counted, traded or taxed by stands before them, with at most two words of their own between ("Chinese
 * cold-rolled paper") ... */
#define OWN "%s+[%a-]*%s*[%a-]*%s*$"
static const char *const before[] = {
    "%f[%a][ei][xm]ports?%s+of" OWN,
    "%f[%a]ships?m?e?n?t?s?%s+o?f?%s*$",
    "%f[%a]sales?%s+of" OWN,
    "%f[%a]purchases?%s+of" OWN,
    "%f[%a]outputs?%s+of" OWN,
    "%f[%a]production%s+of" OWN,
    "%f[%a]prices?%s+[of][fo]r?" OWN,
    "%f[%a]demand%s+for" OWN,
    "%f[%a]consumption%s+of" OWN,
    "%f[%a]use%s+of" OWN,
    "%f[%a]suppl%l+%s+of" OWN,
    "%f[%a]stocks?%l*%s+of" OWN,
    "%f[%a]inventor%l+%s+of" OWN,
    "%f[%a]reserves%s+of" OWN,
    "%f[%a]deposits?%s+of" OWN,
    "%f[%a]glut%s+[oi][fn]" OWN,
    "%f[%a]surplus%s+[oi][fn]" OWN,
    "%f[%a]excess%s+of" OWN,
    "%f[%a]oversupply%s+[oi][fn]" OWN,
    "%f[%a]over%-?%s?capacity%s+[oif][fno]r?" OWN,
    "%f[%a]shortages?%s+[oi][fn]" OWN,
    "%f[%a]deficit%s+[oi][fn]" OWN,
    "%f[%a]dumping%s+[oi][fn]" OWN,
    "%f[%a]tonn?e?s?%s+of" OWN,
    "%f[%d%s]k?m?t%s+of" OWN,
    "%f[%a]ounces?%s+of" OWN,
    "%f[%a]kilogra%l+%s+of" OWN,
    "%f[%a]worth%s+of" OWN,
    "%f[%a]producers?%s+of" OWN,
    "%f[%a]suppliers?%s+of" OWN,
    "%f[%a]miners?%s+of" OWN,
    "%f[%a]buyers?%s+of" OWN,
    "%f[%a]users?%s+of" OWN,
    "%f[%a]consumers?%s+of" OWN,
    "%f[%a][ei][xm]porters?%s+of" OWN,
    "%f[%a]ma[kn][eu]%l+s?%s+of" OWN,
    "%f[%a]dut%l+%s+o[nf]" OWN,
    "%f[%a]tariffs?%s+[ot][no]" OWN,
    "%f[%a]lev%l+%s+on" OWN,
    "%f[%a]surtax%l*%s+on" OWN,
    "%f[%a]measures%s+on" OWN,
    "%f[%a]probes?%s+into" OWN,
    "%f[%a]investigations?%s+[io]nt?o?" OWN,
    "%f[%a]safeguards?%s+on" OWN,
    "%f[%a]quotas?%s+[of][no]r?" OWN,
    "%f[%a]bans?%s+on" OWN,
    "%f[%a]curbs%s+on" OWN,
    "%f[%a]controls%s+on" OWN,
    "%f[%a]restrictions%s+on" OWN,
    "%%%s+on" OWN,
    "percent%s+on" OWN,
    "%f[%a]subsidi[sz]ed%s+$",
    "%f[%a]more%s+$",
};

/* ... or behind. */
static const char *const behind[] = {
    "^%s+[ei][xm]ports?%f[%A]",
    "^%s+[ei][xm]porters?%f[%A]",
    "^%s+output%f[%A]",
    "^%s+production%f[%A]",
    "^%s+prices?%f[%A]",
    "^%s+futures%f[%A]",
    "^%s+sales%f[%A]",
    "^%s+shipments?%f[%A]",
    "^%s+producers?%f[%A]",
    "^%s+m[ai][kn][ei]r?s?%f[%A]",
    "^%s+mills?%f[%A]",
    "^%s+mining%f[%A]",
    "^%s+smelt",
    "^%s+refin",
    "^%s+industr",
    "^%s+sector%f[%A]",
    "^%s+market",
    "^%s+business",
    "^%s+division%f[%A]",
    "^%s+firms%f[%A]",
    "^%s+compan",
    "^%s+products%f[%A]",
    "^%s+goods%f[%A]",
    "^%s+ores?%f[%A]",
    "^%s+concentrate",
    "^%s+consumption%f[%A]",
    "^%s+usage%f[%A]",
    "^%s+demand%f[%A]",
    "^%s+suppl",
    "^%s+capacity%f[%A]",
    "^%s+overcapacity%f[%A]",
    "^%s+glut%f[%A]",
    "^%s+surplus%f[%A]",
    "^%s+deficit%f[%A]",
    "^%s+dut%l+%f[%A]",
    "^%s+safeguard",
    "^%s+bars%f[%A]",
    "^%s+sheets?%f[%A]",
    "^%s+coils?%f[%A]",
    "^%s+ingots?%f[%A]",
    "^%s+tariffs?%f[%A]",
    "^%s+quotas?%f[%A]",
    "^%s+reserves%f[%A]",
    "^%s+deposits%f[%A]",
    "^%s+stocks?%f[%A]",
    "^%s+inventor",
    "^%s+manufactur",
    "^%s+plants?%f[%A]",
    "^%s+factor",
    "^%s+trade%f[%A]",
    "^%s+traded?s?%f[%A]",
    "^%s+now%s+fetch",
    "^%s+fetch",
    "^%s+for%s+%a+%s+delivery%f[%A]",
    "^%s+contracts?%f[%A]",
    "^%s+[iw]a?s%s+[%a%s]-oversupplied",
    "^%s+[iw]a?s%s+[%a%s]-surplus",
};

/* What prices do, behind goods that open a clause: "Lead jumped to $3,100 a tonne". */
static const char *const moved[] = {"^%s+hit%f[%A]",
                                    "^%s+stood%f[%A]",
                                    "^%s+%l+ed%f[%A]",
                                    "^%s+[iw]a?s%s+flat%f[%A]",
                                    "^%s+[iw]a?s%s+steady%f[%A]",
                                    "^%s+[iw]a?s%s+off%f[%A]",
                                    "^%s+to%s+reach%f[%A]",
                                    "^%s+to%s+average%f[%A]",
                                    "^%s+to%s+rise%f[%A]",
                                    "^%s+could%s",
                                    "^%s+will%s",
                                    "^%s+may%s"};
/* What stands between goods and such a word. */
static const char *const copula[] = {"^%s+is%s+$", "^%s+was%s+$", "^%s+were%s+$", "^%s+are%s+$", "^%s+$"};

/* Whether a word of rising or falling stands right behind, or another of those above. */
static bool is_moved(const Context *c, const Mentions *all, size_t i) {
  enum { REACH = 12 };
  uint32_t to = all->to[i];
  Window rest = window_after(c, to, 24);
  if (window_any(&rest, moved, sizeof moved / sizeof *moved)) return true;
  for (size_t k = i + 1; k < all->count && all->from[k] < to + REACH; k++) {
    if (all->type[k] < MENTION_LEXICON || all->from[k] < to) continue;
    uint16_t list = c->document->rules->term[all->value[k]].list;
    if ((list == NAME_rise_cue || list == NAME_fall_cue) && words_any(c, to, all->from[k], copula, 5)) return true;
  }
  return false;
}

/* "$4 billion of tin", "63 percent of its tin", "a quarter of the world's tin": an amount of it. */
static bool is_measured(const Context *c, const Mentions *all, size_t i) {
  enum { REACH = 48 };
  for (size_t k = i; k > 0 && all->from[i] - all->from[k - 1] <= REACH; k--)
    if (all->type[k - 1] < MENTION_ORDINAL && all->to[k - 1] <= all->from[i])
      return words_match(c, all->to[k - 1], all->from[i], "^%s+of%s+[%l%s’']*$");
  return false;
}

/* Whether money or percent are told behind it, in its sentence. */
static bool is_priced(const Context *c, const Mentions *all, size_t i) {
  for (size_t k = i + 1; k < all->count && all->from[k] < c->to; k++)
    if (all->type[k] == MENTION_MONEY || all->type[k] == MENTION_PERCENT) return true;
  return false;
}

static bool is_goods(const Context *c, const Mentions *all, size_t i) {
  return i < all->count && all->type[i] == c->document->rules->sector_type;
}

/* "copper, lead and zinc": beside goods in a list. */
static bool is_listed(const Context *c, const Mentions *all, size_t i) {
  enum { JOINT_MOST = 6 };
  static const char *const joints[] = {"^,%s*$", "^,?%s+and%s+$", "^,?%s+or%s+$"};
  if (i > 0 && is_goods(c, all, i - 1) && all->to[i - 1] <= all->from[i] &&
      all->from[i] - all->to[i - 1] <= JOINT_MOST && words_any(c, all->to[i - 1], all->from[i], joints, 3))
    return true;
  return is_goods(c, all, i + 1) && all->from[i + 1] >= all->to[i] && all->from[i + 1] - all->to[i] <= JOINT_MOST &&
         words_any(c, all->to[i], all->from[i + 1], joints, 3);
}

bool goods_stand(const Context *c, const Mentions *all, size_t i) {
  static const char *const acts[] = {"%f[%a]to%s+$",  "%f[%a]will%s+$", "%f[%a]would%s+$", "%f[%a]could%s+$",
                                     "%f[%a]may%s+$", "%f[%a]can%s+$",  "%f[%a]also%s+$",  "%f[%a]still%s+$"};
  Window lead = window_before(c, all->from[i], 48), rest = window_after(c, all->to[i], 40);
  if (window_any(&lead, before, sizeof before / sizeof *before)) return true;
  if (window_any(&lead, acts, sizeof acts / sizeof *acts)) return false; /* "continued to lead production" */
  if (window_any(&rest, behind, sizeof behind / sizeof *behind) || is_listed(c, all, i) || is_measured(c, all, i))
    return true;
  static const char *const opening[] = {
      "^[%s*•]*$",           "[,;:\"]%s*$",     "%f[%a][Ss]pot%s+$",    "%f[%a]while%s+$", "%f[%a]and%s+$",
      "%f[%a]but%s+$",       "%f[%a]with%s+$",  "%f[%a]as%s+$",         "%f[%a]month%s+$", "%f[%a]active%s+$",
      "%f[%a]expect%l*%s+$", "%f[%a]sees?%s+$", "%f[%a]forecasts?%s+$", "%f[%a]that%s+$"};
  bool there = i > 0 && all->type[i - 1] >= MENTION_LEXICON && all->to[i - 1] + 1 == all->from[i] &&
               c->document->rules->term[all->value[i - 1]].type == NAME_PLACE; /* "Shanghai tin was up 0.6%" */
  return (there || window_any(&lead, opening, sizeof opening / sizeof *opening)) && is_moved(c, all, i) &&
         is_priced(c, all, i);
}
