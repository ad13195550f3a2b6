/* name.h: names as numbers: fields of claims, captures of patterns, mention types, word lists.
 *
 * Those that the meaning of rules speaks of have fixed numbers; others (a stranger's fields and captures, the lexicon's
 * further lists) are numbered as they come. A Names belongs to one set of rules and is read-only once that is built. */
#ifndef QUERN_CLAIM_NAME_H
#define QUERN_CLAIM_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Mention types, the first seven in the order of MentionType; word lists; fields and captures. */
/* clang-format off */
#define CLAIM_NAMES(X)                                                                                               \
  X(NUMBER) X(PERCENT) X(MONEY) X(QUANTITY) X(ORDINAL) X(DATE) X(DURATION)                                           \
  X(WORD) X(SECTOR) X(PLACE) X(ORG) X(MEASURE) X(CITY) X(SECTOR_PART) X(PAIR) X(FIELD) X(AIM) X(SUM)                                                               \
  X(according_cue) X(announce_cue) X(capacity_cue) X(condition_cue) X(consumption_cue) X(demand_cue) X(denial_cue)   \
  X(export_cue) X(factory_cue) X(firms_cue) X(forecast_cue) X(hypothetical_cue) X(import_cue) X(negation_cue) X(now_cue) X(yoy_cue)          \
  X(plan_cue) X(target_cue) X(plan_name_cue) X(price_cue) X(production_cue) X(respective_cue) X(sales_cue) X(say_cue) X(trade_cue) \
  X(volume_cue) X(warn_cue) X(world_cue) X(call_cue) X(order_cue) X(site_cue) X(invests_in_cue) X(works_win_cue) X(works_raise_cue) X(works_many_cue) X(lend_cue) X(get_loan_cue) X(employment_cue) X(double_cue) X(grant_cue) X(credit_line_cue) X(facility_cue) X(disburse_cue) X(drawn_cue) \
  X(pour_cue) X(in_force_cue) X(launch_cue) X(impose_cue) X(investigate_cue) X(recommend_cue) X(consult_cue) \
  X(terminate_cue) X(extend_cue) X(effect_cue) X(subject_cue) X(schedule_cue) X(trade_matter_cue) X(grievance_cue) X(official_cue) X(restrict_cue) X(invest_cue) X(debt_cue) X(debt_ratio_cue) X(firm_sales_cue) X(sign_cue) X(coop_cue) X(rise_cue) X(fall_cue) X(market_up_cue) X(market_down_cue) \
  X(aim_up_cue) X(aim_down_cue) X(aim_make_cue) X(aim_reach_cue) X(aim_noun_cue) X(reject_cue) \
  X(falsehood_cue) X(overcapacity_cue) X(debt_trap_cue) X(intent_cue) X(growth_target_cue) X(close_cue) X(installation_cue) X(backlog_cue) X(utilization_cue) X(run_at_cue) X(idle_cue) X(exit_close_cue) \
  X(other_field_cue) X(industry_cue) X(two_sides_cue) X(own_country_cue) X(loan_cue) X(loans_cue) X(loss_cue) X(inflation_cue) X(stock_index_cue) X(result_cue) \
  X(trade_at_cue) X(job_cue) X(gdp_cue) X(surplus_cue) X(deficit_cue) X(market_share_cue) X(exit_move_cue) X(layoff_cue) X(park_cue) X(build_cue) X(project_cue) X(plant_cue) \
  X(transport_cue) X(raise_works_cue) X(expand_works_cue) X(milestone_cue) X(run_works_cue) X(build_works_cue) X(works_grow_cue) X(chinese_works_cue) X(line_cue) X(establish_cue) X(fate_cue) X(face_cue) X(ban_cue) X(standing_cue) X(lower_cue) X(weigh_cue) X(ban_noun_cue) X(trade_surplus_cue) X(trade_deficit_cue) \
  X(partner_rank_cue) X(pact_cue) X(pact_verb_cue) X(handed_cue) X(backed_cue) X(depend_cue) X(inquiry_period_cue) X(injury_period_cue) X(report_period_cue) X(amend_cue) X(decree_cue) X(duty_cue) X(preliminary_cue) \
  \
  X(friend_city_cue) X(meet_cue) X(join_cue) X(leave_cue) X(quit_scheme_cue) \
  X(actor) X(base) X(comparator) X(date) X(down) X(head) X(imposer) X(measure) X(measure_type) X(measure_type_alt) X(metric) \
  X(partner) X(period) X(period_mod) X(date_mod) X(place) X(product) X(sector) X(source) X(status) X(target)         \
  X(trigger) X(unit) X(up) X(value) X(value_high) X(value_usd) X(yoy)
/* clang-format on */

#define CLAIM_NAME(name) NAME_##name,
typedef enum Name { NAME_NONE, CLAIM_NAMES(CLAIM_NAME) NAME_KNOWN } Name;
#undef CLAIM_NAME

/* A name in JSON, quotes and all. */
typedef struct NameJson {
  const char *bytes;
  size_t length;
} NameJson;

typedef struct Names {
  Arena arena;
  const char **name; /* of the numbers from NAME_KNOWN on */
  size_t count, capacity;
  uint16_t *slot; /* numbers by the hash of their names; 0: none */
  size_t slots;
  uint16_t *rank; /* by number: its place among all in the order of their bytes; made by names_finish */
  NameJson *json;
} Names;

void names_free(Names *names);
/* The number of a name, new or old; NAME_NONE when memory or numbers (65,535) are out. */
uint16_t names_add(Names *names, const char *name);
/* After the last name: false when memory is out. */
bool names_finish(Names *names);
const char *names_text(const Names *names, uint16_t number);

#endif
