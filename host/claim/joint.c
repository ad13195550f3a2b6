/* What two countries have together: the projects they agreed on, the zones that the firms of one run in the other, told
 * by the count, the sum, the firms and the jobs. Such figures are of the cooperation, and of no works: a sentence has
 * them where it, or one just before in its paragraph, speaks of cooperation in industry or of zones abroad. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/cooperation.h"
#include "claim/document.h"
#include "claim/place.h"
#include "claim/window.h"

/* Whether a sentence speaks of another country, of abroad, or of countries at large. */
static bool speaks_of_abroad(const Context *c) {
  static const char *const english[] = {"%f[%a][Oo]verseas%f[%A]", "%f[%a]abroad%f[%A]", "%f[%a]foreign%f[%A]",
                                        "%f[%a]countries%f[%A]", "%f[%a]Belt%s+and%s+Road"};
  static const char *const han[] = {"境外",   "海外",   "国家", "國家", "沿线", "沿線",
                                    "东道国", "東道國", "两国", "兩國", "双方", "雙方"};
  EACH_MENTION (pair, c, NAME_PAIR)
    if (!pair->inside) return true;
  if (c->han) return words_any(c, c->from, c->to, han, sizeof han / sizeof *han);
  return words_any(c, c->from, c->to, english, sizeof english / sizeof *english);
}

static bool speaks_of_zones(const Context *c) {
  static const char *const zones[] = {"合作区",     "合作區",     "境外园区",  "海外园区",
                                      "境外产业园", "海外工业园", "中外合作园"};
  static const char *const english[] = {"[Cc]ooperation%s+zones",
                                        "[Oo]verseas%s+[%a%s]-zones",
                                        "[Oo]verseas%s+[%a%s]-parks",
                                        "[Cc]ooperation%s+parks",
                                        "zones%s+abroad",
                                        "parks%s+abroad"};
  const char *text = c->text + c->from;
  size_t length = c->to - c->from;
  if (!c->han && !memmem(text, length, "zones", 5) && !memmem(text, length, "parks", 5)) return false;
  return c->han ? words_any(c, c->from, c->to, zones, sizeof zones / sizeof *zones)
                : words_any(c, c->from, c->to, english, sizeof english / sizeof *english);
}

/* "中巴经济走廊已启动项目38个", "广东与非洲签署合作项目28个": said in the sentence itself. */
static bool speaks_of_joint_projects(const Context *c) {
  static const char *const both[] = {"走廊", "双园", "雙園", "合作项目", "合作項目"};
  bool abroad = false;
  EACH_MENTION (pair, c, NAME_PAIR) abroad |= !pair->inside;
  EACH_MENTION (m, c, NAME_PLACE) abroad |= !m->inside && !place_in_china(m->code);
  return c->han && abroad && words_any(c, c->from, c->to, both, sizeof both / sizeof *both);
}

/* "the working group has put 62 projects on its list", "双方": a body or a pair that the text has told of before. */
bool joint_body(const Context *c) {
  static const char *const english[] = {"%f[%a]working%s+group%f[%A]", "%f[%a]joint%s+committee%f[%A]",
                                        "%f[%a]the%s+mechanism%f[%A]", "%f[%a][Tt]he%s+two%s+countries",
                                        "%f[%a][Tt]he%s+two%s+sides",  "%f[%a][Tt]he%s+two%s+governments",
                                        "%f[%a][Bb]oth%s+sides",       "%f[%a][Bb]oth%s+countries"};
  static const char *const han[] = {"工作组", "双方", "两国", "合作机制", "工作組", "雙方", "兩國", "合作機制"};
  return c->han ? words_any(c, c->from, c->to, han, sizeof han / sizeof *han)
                : words_any(c, c->from, c->to, english, sizeof english / sizeof *english);
}

static bool tells_of_joint(const Context *c) {
  enum { BACK_MOST = 3 };
  bool elsewhere = false; /* "the industrial park in Ethiopia has 120 firms": works of their own */
  EACH_MENTION (m, c, NAME_PLACE)
    elsewhere |= !m->inside && !place_in_china(m->code) && context_of(c, NAME_park_cue, NULL);
  if (speaks_of_joint_projects(c)) return true;
  for (uint32_t back = 0; back <= BACK_MOST && back <= c->number; back++) {
    if (c->document->scan->sentences.sentence[c->number - back].zone != c->block || (back && elsewhere)) return false;
    const Context *other = back ? document_sentence(c->document, c->number - back) : c;
    if (context_of(other, NAME_coop_cue, NULL) && (speaks_of_abroad(other) || context_of(other, NAME_PLACE, NULL)))
      return true;
    if (speaks_of_zones(other) && speaks_of_abroad(other)) return true;
  }
  return false;
}

bool joint_told(Context *c) {
  if (!c->joint_known) c->joint = tells_of_joint(c);
  c->joint_known = true;
  return c->joint;
}

/* Whether a figure of works is told of projects, zones or firms at large, and of none by its kind: "项目51个". */
bool joint_figure(Context *c, const Reading *r) {
  static const char *const general[] = {"^[Pp]rojects?$", "项目$",   "項目$",   "合作区$",    "合作區$",    "园区$",
                                        "園區$",          "产业园$", "工业园$", "[Zz]ones?$", "[Pp]arks?$", "企业$"};
  if (!r->value || !joint_told(c)) return false;
  const Mention *head = r->head;
  return !head || head->list == NAME_invest_cue ||
         words_any(c, head->from, head->to, general, sizeof general / sizeof *general);
}
