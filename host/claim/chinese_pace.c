/* How fast something grew in Chinese, told by a noun of its own and a verb that says where the rate has come to:
 * "出口增速回升至4.6%", "降幅由3%收窄到1.2%". The noun tells the sign, whatever the rate itself did. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"

/* Behind which the figure stands; `at` if nothing of the list ends there. */
static uint32_t before_any(const Context *c, uint32_t at, const char *const *words) {
  for (; *words; words++) {
    size_t length = strlen(*words);
    if (at >= c->from + length && memcmp(c->text + at - length, *words, length) == 0) return at - (uint32_t)length;
  }
  return at;
}

static bool stops(const Context *c, uint32_t from, uint32_t to) {
  static Words marks = {"，", "；", "、", ",", NULL};
  return last_of(c, from, to, marks) != 0;
}

int chinese_pace(const Context *c, const Mention *value) {
  static Words rising = {"增速", "增幅", "涨幅", "漲幅", "升幅", "增长率", "增長率", NULL};
  static Words falling = {"降幅", "跌幅", NULL};
  static Words moved = {"回升", "回落", "提升", "提高", "加快", "放缓", "放緩", "收窄", "扩大", "擴大", "上升",
                        "下降", "降低", "攀升", "收缩", "收縮", "反弹", "反彈", "提速", "缩小", "縮小", "走高",
                        "走低", "上调", "下调", "上調", "下調", "下滑", "上修", "下修", "减缓", "減緩", "跃升",
                        "躍升", "增",   "降",   "升",   "跌",   "减",   "減",   NULL};
  static Words about = {"约", "近", "約", "的", NULL};
  static Words reaches = {"至", "到", "为", "為", "达", "達", NULL};
  enum { BETWEEN_MOST = 45, REACH = 96 };
  if (!c->han || value->type != NAME_PERCENT) return 0;
  uint32_t at = before_any(c, value->from, about), to = before_any(c, at, reaches);
  if (to == at) return 0;
  at = before_any(c, to, moved);
  uint32_t from = clause_from(c, value);
  if (value->from > from + REACH) from = value->from - REACH;
  uint32_t up = last_of(c, from, at, rising), down = last_of(c, from, at, falling), noun = up > down ? up : down;
  if (!noun || at - noun > BETWEEN_MOST || stops(c, noun, at)) return 0;
  if (at == to && noun != at) return 0; /* "增速为4%" needs no verb, and has nothing between */
  return up > down ? 1 : -1;
}
