/* chinese.h: what is read otherwise in Chinese: time and place, acts, levels and changes. */
#ifndef QUERN_CLAIM_CHINESE_H
#define QUERN_CLAIM_CHINESE_H

#include "claim/claim_part.h"

/* chinese.c: how Chinese tells time and place. */
bool chinese_document(ClaimDocument *document);       /* most of it */
bool chinese_at(const Context *context, uint32_t at); /* whether a Chinese character stands there */
bool chinese_extreme(const Context *context, const Mention *date);
/* A place that something is compared with, is a share of, or comes from: never the subject. */
bool chinese_aside(const Context *context, const Reading *reading, const Mention *place);
/* The year that the words before name for a part of a year ("年底", "3月份"); 0: none. */
const char *chinese_own_place(const Context *context); /* or NULL */
const char *chinese_own_firm(const Context *context);
const char *chinese_home(ClaimDocument *document);
static inline bool chinese_sentence(const Context *context) { return context->han; }
/* Whether bytes from..to of a text open in Chinese. */
bool chinese_opens(const char *text, uint32_t from, uint32_t to);
int chinese_year(const Context *context, const Mention *date);
bool chinese_period_cost(const Mention *date, const Mention *anchor, double *cost);
bool chinese_speaks_of_itself(const Context *context, const Reading *reading);
Found chinese_host(Context *context, const Reading *reading, Found told); /* of a cooperation */
/* "较上月下跌40元": by how much a level changed, where the rule wants a level. */
bool chinese_change(const Context *context, const Reading *reading);
/* Whether what follows in the sentence says that it is not so: "…的说法站不住脚". */
bool chinese_refuted(const Context *context, uint32_t from);
/* "环比", "较上月": a change from less than a year before. */
bool chinese_since_less(const Context *context, const Mention *value);
bool chinese_firms_counted(const Context *context, const Mention *value);
void chinese_target(const Context *context, Claim *claim, const char *modality);
const char *chinese_exchange(const Context *context, const Mention *value);
bool chinese_quoted_now(const Context *context, const Reading *reading);
Found chinese_market(Context *context, const Reading *reading);                            /* where a price holds */
bool chinese_of_maker(const Context *context, const Mention *place, const Mention *value); /* whose price it is */
bool chinese_builds(const Context *context, const Reading *reading);
/* Whether a date tied to another amount holds for this one too ("由2019年的…增至2023年的…,开工率由74%降至68%"). */
bool chinese_level_left(const Context *context, const Mention *date);
bool chinese_parallel(const Context *context, const Mention *other, const Mention *value);
const char *chinese_province(ClaimDocument *document); /* that its title names, or NULL */

bool chinese_no_price(const Context *context, const Reading *reading); /* of shares, or "日报" */
/* chinese_shares.c: whether a figure is of shares or of an index of them; `priced`: its rule has a word for a price. */
bool chinese_of_shares(const Context *c, const Reading *reading, bool priced);
/* Whether a rate is one of shares, in a sentence that tells of a duty. */
bool chinese_share_rate(const Context *c, const Mention *value);
bool chinese_tells_none(const Context *context, const Reading *reading); /* chinese_none.c: of no whole */
bool chinese_of_else(const Context *context, const Reading *reading); /* whether a noun nearer to the figure has it */
/* chinese_change.c: "mom" or "qoq" of a change, by the nearest word before it that tells against what; NULL. */
const char *chinese_span(const Context *context, const Mention *value, const char *period);
/* same_figure.c: the change of a level; NULL: it has none of its own. */
const char *change_of_metric(ClaimDocument *document, const char *metric);

/* chinese_act.c: whether a verb tells an act on a measure; who acts in a clause that names nobody, or NULL. */
bool chinese_marks_object(const Context *context, const Mention *cue);
bool chinese_pairs(const Context *context, const Mention *cue);
bool chinese_in_title(const Context *c, const Mention *m);
bool chinese_act_told(const Context *context, const Reading *reading);
bool chinese_weighed(const Context *context, const Mention *verb);     /* "正在研究禁止" */
bool chinese_recommended(const Context *context, const Mention *verb); /* by an authority */
void chinese_orders_abroad(const Context *context, const Reading *reading, Claim *claim);
bool chinese_has_works(const Context *context, const Mention *value); /* chinese_owned.c: several, in all */
const Party *chinese_topic(Context *context, const Mention *verb);

/* Makes a claim one of how a level changed. False: no metric tells it. */
bool chinese_change_of(const Context *context, Claim *change, const Claim *level, const Mention *value);
/* chinese_act.c: gives an act that goes on with the last one its day. */
void chinese_act_date(const Context *context, Claim *claim);
/* chinese_change.c: whether a noun of change has the figure: "增速分别达到3%". */
bool chinese_amounts_to(const Context *context, const Mention *value);
/* chinese_pace.c: 1 or -1 where a noun for how fast something grew or fell has the figure ("增速回升至4%"); 0. */
int chinese_pace(const Context *context, const Mention *value);
/* chinese_change.c: takes goods told earlier from the trade of all goods: "民营企业进出口90亿元". */
void chinese_total(const Context *context, Claim *claim);
/* chinese_works.c: the place of works that a firm puts up with a side abroad. */
void chinese_works_abroad(const Context *context, const Reading *reading, Claim *claim);
/* Whether a figure that a flow before its clause would take is what was made: "出口订单回暖，生产了300万双". */
bool chinese_made_here(const Context *context, const Reading *reading);
/* Whether a figure is what works will earn or make once they stand: no aim of a government. */
bool chinese_of_works_to_be(const Context *context, const Mention *value);
/* Whether money of a flow is that of all goods: "全省出口1500亿元". */
bool chinese_whole_flow(const Context *context, const Reading *reading);
/* chinese_passing.c: whether a figure is a mark that is passed on the way to the level, or one of a proportion. */
bool chinese_passes(const Context *context, const Mention *value);
/* chinese_buyer.c: what a firm at home pays for another is told of its home. */
void chinese_buyer(const Context *context, Claim *claim);
bool chinese_is_base(const Context *context, const Mention *level); /* "比2000年的3.8万辆" */

/* Whether a sentence stands below what opens a list of what is to be done: "重点抓好以下工作". */
bool chinese_agenda(const Context *context);

/* chinese_nation.c: gives "国内" and "全国" the country that they speak of. */
void chinese_settle_nation(Context *context);
/* chinese_change.c: whether a change is told of another time than a year: "累计涨幅7%" */
bool chinese_of_other_time(const Context *context, const Mention *value);

/* chinese_sign.c: whether a sign of goods in from..to is one of a firm's name: "锡华科技". */
bool chinese_names_firm(const char *text, size_t length, uint32_t from, uint32_t to);

#endif
