#include "claim/goods.h"

/* What goods are counted, traded or taxed by stands before them ... */
static const char *const before[] = {
    "%f[%a][ei][xm]ports?%s+of%s+%a*%s*$",  "%f[%a]ships?m?e?n?t?s?%s+o?f?%s*$",
    "%f[%a]sales%s+of%s+%a*%s*$",           "%f[%a]purchases%s+of%s+%a*%s*$",
    "%f[%a]outputs?%s+of%s+%a*%s*$",        "%f[%a]production%s+of%s+%a*%s*$",
    "%f[%a]prices?%s+[of][fo]r?%s+%a*%s*$", "%f[%a]demand%s+for%s+%a*%s*$",
    "%f[%a]suppl%l+%s+of%s+%a*%s*$",        "%f[%a]stocks?%l*%s+of%s+%a*%s*$",
    "%f[%a]reserves%s+of%s+%a*%s*$",        "%f[%a]tonn?e?s%s+of%s+%a*%s*$",
    "%f[%d%s]k?m?M?t%s+of%s+%a*%s*$",       "%f[%a]ounces%s+of%s+%a*%s*$",
    "%f[%a]kilogra%l+%s+of%s+%a*%s*$",      "%f[%a]worth%s+of%s+%a*%s*$",
    "%f[%a]producers?%s+of%s+%a*%s*$",      "%f[%a][ei][xm]porters?%s+of%s+%a*%s*$",
    "%f[%a]ma[kn][eu]%l+s?%s+of%s+%a*%s*$", "%f[%a]duties%s+on%s+%a*%s*$",
    "%f[%a]tariffs?%s+on%s+%a*%s*$",        "%f[%a]curbs%s+on%s+%a*%s*$",
    "%f[%a]controls%s+on%s+%a*%s*$",
};

/* ... or behind. */
static const char *const behind[] = {
    "^%s+[ei][xm]ports?%f[%A]",
    "^%s+[ei][xm]porters?%f[%A]",
    "^%s+output%f[%A]",
    "^%s+production%f[%A]",
    "^%s+prices?%f[%A]",
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
    "^%s+consumption%f[%A]",
    "^%s+demand%f[%A]",
    "^%s+suppl",
    "^%s+reserves%f[%A]",
    "^%s+stocks?%f[%A]",
    "^%s+manufactur",
    "^%s+plants?%f[%A]",
    "^%s+factor",
    "^%s+trade%f[%A]",
};

static bool is_goods(const Context *c, const Mentions *all, size_t i) {
  return i < all->count && all->type[i] >= MENTION_LEXICON &&
         c->document->rules->term[all->value[i]].type == NAME_SECTOR;
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
  Window lead = window_before(c, all->from[i], 32), rest = window_after(c, all->to[i], 16);
  if (window_any(&lead, acts, sizeof acts / sizeof *acts)) return false; /* "continued to lead production" */
  return window_any(&lead, before, sizeof before / sizeof *before) ||
         window_any(&rest, behind, sizeof behind / sizeof *behind) || is_listed(c, all, i);
}
