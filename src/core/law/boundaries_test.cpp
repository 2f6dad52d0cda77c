// Days on which the law changed. The files are held to two lists written from the decrees by
// hand: what a law put in the place of what (`changes`, `answers`), and which law began on which
// day (`began`). A date in a file that is off by one day is on no list; a figure that changes
// without standing here fails as well.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/days.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

std::string figure(std::string_view id, std::string_view iso, std::string_view scope = "") {
    try {
        LawReader reader = law().on(day(iso));
        return reader.maybe_text(id, scope).value_or("none");
    } catch (const Failure& failure) {
        if (failure.fault().code != fault::law_value_unknown) throw;
        return "unknown";
    }
}

struct Change {
    std::string id;
    std::string scope;
    std::string day;
    std::string before;
    std::string from_then;
};

const std::vector<Change> changes{
    {"base_salary", "", "2016-05-01", "1150000", "1210000"},
    {"base_salary", "", "2017-07-01", "1210000", "1300000"},
    {"base_salary", "", "2018-07-01", "1300000", "1390000"},
    {"base_salary", "", "2019-07-01", "1390000", "1490000"},
    {"base_salary", "", "2023-07-01", "1490000", "1800000"},
    {"base_salary", "", "2024-07-01", "1800000", "2340000"},
    {"base_salary", "", "2026-07-01", "2340000", "2530000"},
    {"regional_minimum_wage", "I", "2015-01-01", "2700000", "3100000"},
    {"regional_minimum_wage", "I", "2016-01-01", "3100000", "3500000"},
    {"regional_minimum_wage", "I", "2017-01-01", "3500000", "3750000"},
    {"regional_minimum_wage", "I", "2018-01-01", "3750000", "3980000"},
    {"regional_minimum_wage", "I", "2019-01-01", "3980000", "4180000"},
    {"regional_minimum_wage", "I", "2020-01-01", "4180000", "4420000"},
    {"regional_minimum_wage", "I", "2022-07-01", "4420000", "4680000"},
    {"regional_minimum_wage", "I", "2024-07-01", "4680000", "4960000"},
    {"regional_minimum_wage", "I", "2026-01-01", "4960000", "5310000"},
    {"regional_minimum_wage", "II", "2015-01-01", "2400000", "2750000"},
    {"regional_minimum_wage", "II", "2016-01-01", "2750000", "3100000"},
    {"regional_minimum_wage", "II", "2017-01-01", "3100000", "3320000"},
    {"regional_minimum_wage", "II", "2018-01-01", "3320000", "3530000"},
    {"regional_minimum_wage", "II", "2019-01-01", "3530000", "3710000"},
    {"regional_minimum_wage", "II", "2020-01-01", "3710000", "3920000"},
    {"regional_minimum_wage", "II", "2022-07-01", "3920000", "4160000"},
    {"regional_minimum_wage", "II", "2024-07-01", "4160000", "4410000"},
    {"regional_minimum_wage", "II", "2026-01-01", "4410000", "4730000"},
    {"regional_minimum_wage", "III", "2015-01-01", "2100000", "2400000"},
    {"regional_minimum_wage", "III", "2016-01-01", "2400000", "2700000"},
    {"regional_minimum_wage", "III", "2017-01-01", "2700000", "2900000"},
    {"regional_minimum_wage", "III", "2018-01-01", "2900000", "3090000"},
    {"regional_minimum_wage", "III", "2019-01-01", "3090000", "3250000"},
    {"regional_minimum_wage", "III", "2020-01-01", "3250000", "3430000"},
    {"regional_minimum_wage", "III", "2022-07-01", "3430000", "3640000"},
    {"regional_minimum_wage", "III", "2024-07-01", "3640000", "3860000"},
    {"regional_minimum_wage", "III", "2026-01-01", "3860000", "4140000"},
    {"regional_minimum_wage", "IV", "2015-01-01", "1900000", "2150000"},
    {"regional_minimum_wage", "IV", "2016-01-01", "2150000", "2400000"},
    {"regional_minimum_wage", "IV", "2017-01-01", "2400000", "2580000"},
    {"regional_minimum_wage", "IV", "2018-01-01", "2580000", "2760000"},
    {"regional_minimum_wage", "IV", "2019-01-01", "2760000", "2920000"},
    {"regional_minimum_wage", "IV", "2020-01-01", "2920000", "3070000"},
    {"regional_minimum_wage", "IV", "2022-07-01", "3070000", "3250000"},
    {"regional_minimum_wage", "IV", "2024-07-01", "3250000", "3450000"},
    {"regional_minimum_wage", "IV", "2026-01-01", "3450000", "3700000"},
    {"retirement_age", "male", "2021-01-01", "720", "723"},
    {"retirement_age", "male", "2025-01-01", "732", "735"},
    {"retirement_age", "male", "2026-01-01", "735", "738"},
    {"retirement_age", "male", "2027-01-01", "738", "741"},
    {"retirement_age", "male", "2028-01-01", "741", "744"},
    {"retirement_age", "male", "2029-01-01", "744", "744"},
    {"retirement_age", "female", "2021-01-01", "660", "664"},
    {"retirement_age", "female", "2025-01-01", "676", "680"},
    {"retirement_age", "female", "2026-01-01", "680", "684"},
    {"retirement_age", "female", "2027-01-01", "684", "688"},
    {"retirement_age", "female", "2035-01-01", "716", "720"},
    {"rate.pension.employer", "worker", "2025-07-01", "14", "14"},
    {"rate.pension.employer", "foreigner", "2022-01-01", "none", "14"},
    {"rate.pension.employee", "foreigner", "2022-01-01", "none", "8"},
    {"rate.pension.employee", "owner", "2025-07-01", "none", "22"},
    {"rate.sickness_maternity.employee", "owner", "2025-07-01", "none", "3"},
    {"rate.sickness_maternity.employer", "foreigner", "2018-12-01", "none", "3"},
    {"rate.accident.employer", "worker", "2017-06-01", "1", "0.5"},
    {"rate.accident.employer", "foreigner", "2018-12-01", "none", "0.5"},
    {"rate.accident.employer.reduced", "", "2020-07-15", "none", "0.3"},
    {"relief.accident.employer", "", "2021-07-01", "none", "0"},
    {"relief.accident.employer", "", "2022-07-01", "0", "none"},
    {"relief.unemployment.employer", "", "2021-10-01", "none", "0"},
    {"relief.unemployment.employer", "", "2022-10-01", "0", "none"},
    {"voluntary.minimum_income", "", "2022-01-01", "700000", "1500000"},
    {"voluntary.support_percent", "poor", "2018-01-01", "none", "30"},
    {"voluntary.support_percent", "poor", "2025-07-01", "30", "50"},
    {"voluntary.support_percent", "near_poor", "2025-07-01", "25", "40"},
    {"voluntary.support_percent", "ethnic_minority", "2025-07-01", "10", "30"},
    {"voluntary.support_percent", "other", "2025-07-01", "10", "20"},
    {"voluntary.arrears_months_max", "", "2025-07-01", "120", "60"},
    {"pension.years_min", "", "2025-07-01", "20", "15"},
    {"interest.monthly_percent", "social", "2017-01-01", "1.065", "1.317"},
    {"interest.daily_percent", "", "2025-07-01", "none", "0.03"},
    {"payment.deadline_month", "", "2025-07-01", "0", "1"},
    {"fine.evasion.amount", "", "2020-04-15", "none", "50000000..75000000"},
    {"fine.evasion.amount", "", "2026-09-10", "50000000..75000000", "none"},
    {"criminal.months_min", "", "2018-01-01", "none", "6"},
    {"ceiling.basis", "unemployment_state_scale", "2026-01-01", "base_salary", "regional_minimum_wage"},
    {"floor.basis", "", "2025-07-01", "regional_minimum_wage", "base_salary"},
    {"floor.trained_percent", "", "2025-07-01", "7", "none"},
    {"floor.hazard_percent", "hazardous", "2025-07-01", "5", "none"},
    {"floor.hazard_percent", "especially_hazardous", "2025-07-01", "7", "none"},
    {"contribution_wage.parts", "", "2018-01-01", "wage_and_wage_allowances",
     "wage_allowances_and_fixed_supplements"},
    {"contribution.base", "owner", "2025-07-01", "none", "chosen"},
    {"contribution.base", "overseas", "2025-07-01", "wage_before_leaving", "chosen"},
    {"contribution.overseas_first_multiple", "", "2025-07-01", "2", "none"},
    {"contribution.chosen_again_months", "", "2025-07-01", "none", "12"},
    {"payment.cycle", "owner", "2025-07-01", "none", "1_3_6"},
    {"criminal.amount_min", "1", "2018-01-01", "none", "50000000"},
    {"criminal.amount_min", "2", "2018-01-01", "none", "300000000"},
    {"criminal.amount_min", "3", "2018-01-01", "none", "1000000000"},
    {"criminal.workers_min", "1", "2018-01-01", "none", "10"},
    {"criminal.workers_min", "2", "2018-01-01", "none", "50"},
    {"criminal.workers_min", "3", "2018-01-01", "none", "200"},
    {"criminal.times_min", "", "2018-01-01", "none", "2"},
    {"criminal.kept_deductions_raise", "", "2018-01-01", "none", "1"},
    {"criminal.fine", "1", "2018-01-01", "none", "50000000..200000000"},
    {"criminal.fine", "2", "2018-01-01", "none", "200000000..500000000"},
    {"criminal.fine", "3", "2018-01-01", "none", "500000000..1000000000"},
    {"criminal.prison_months", "1", "2018-01-01", "none", "3..12"},
    {"criminal.prison_months", "2", "2018-01-01", "none", "6..36"},
    {"criminal.prison_months", "3", "2018-01-01", "none", "24..84"},
    {"criminal.legal_entity_fine", "1", "2018-01-01", "none", "200000000..500000000"},
    {"criminal.legal_entity_fine", "2", "2018-01-01", "none", "500000000..1000000000"},
    {"criminal.legal_entity_fine", "3", "2018-01-01", "none", "1000000000..3000000000"},
    {"registration.unemployment_days", "", "2026-01-01", "30", "unknown"},
    {"evasion.unregistered_days", "", "2025-07-01", "none", "60"},
    {"reminder.published", "", "2025-07-01", "none", "portal"},
    {"evasion.old_debts", "", "2025-07-01", "none", "day_before_the_law"},
    {"evasion.unpaid_days", "", "2025-07-01", "none", "60"},
    {"inspection.visits_per_year", "inspection", "2017-05-17", "none", "1"},
    {"inspection.visits_per_year", "check", "2017-05-17", "none", "1"},
    {"inspection.visits_per_year", "together", "2017-05-17", "none", "1"},
    {"inspection.visits_per_year", "same_content", "2017-05-17", "none", "1"},
    {"inspection.visits_per_year", "together", "2025-05-17", "1", "2"},
    {"inspection.by_social_insurance", "", "2025-07-01", "inspection", "check"},
    {"fine.days_kind", "decision", "2022-01-01", "calendar", "working"},
    {"inspection.days_on_site", "usual", "2025-07-01", "30", "none"},
    {"inspection.days_on_site", "extension", "2025-07-01", "15", "none"},
    {"fine.director_limit", "", "2025-07-01", "37500000", "none"},
    {"fine.too_few_heads.percent", "", "2026-09-10", "12..15", "none"},
    {"fine.all_unpaid.percent", "", "2026-09-10", "18..20", "none"},
    {"fine.evasion.percent", "", "2026-09-10", "none", "18..20"},
    {"fine.warning_below", "", "2026-09-10", "none", "400000"},
    {"fine.unregistered_late.amount", "1..9", "2026-09-10", "none", "5000000..10000000"},
    {"fine.unregistered_late.amount", "10..49", "2026-09-10", "none", "10000000..15000000"},
    {"fine.unregistered_late.amount", "50..99", "2026-09-10", "none", "15000000..20000000"},
    {"fine.unregistered_late.amount", "100..299", "2026-09-10", "none", "20000000..30000000"},
    {"fine.unregistered_late.amount", "300..499", "2026-09-10", "none", "30000000..40000000"},
    {"fine.unregistered_late.amount", "500..699", "2026-09-10", "none", "40000000..50000000"},
    {"fine.unregistered_late.amount", "700..999", "2026-09-10", "none", "50000000..60000000"},
    {"fine.unregistered_late.amount", "1000..", "2026-09-10", "none", "60000000..75000000"},
    {"fine.unregistered_evasion.amount", "1..9", "2026-09-10", "none", "6000000..12000000"},
    {"fine.unregistered_evasion.amount", "10..49", "2026-09-10", "none", "12000000..20000000"},
    {"fine.unregistered_evasion.amount", "50..99", "2026-09-10", "none", "20000000..30000000"},
    {"fine.unregistered_evasion.amount", "100..299", "2026-09-10", "none", "30000000..40000000"},
    {"fine.unregistered_evasion.amount", "300..499", "2026-09-10", "none", "40000000..50000000"},
    {"fine.unregistered_evasion.amount", "500..699", "2026-09-10", "none", "50000000..60000000"},
    {"fine.unregistered_evasion.amount", "700..999", "2026-09-10", "none", "60000000..70000000"},
    {"fine.unregistered_evasion.amount", "1000..", "2026-09-10", "none", "70000000..75000000"},
    {"fine.unregistered_unemployment.amount", "1..9", "2026-09-10", "none", "unknown"},
    {"fine.unregistered_unemployment.amount", "10..49", "2026-09-10", "none", "unknown"},
    {"fine.unregistered_unemployment.amount", "50..99", "2026-09-10", "none", "unknown"},
    {"fine.unregistered_unemployment.amount", "100..299", "2026-09-10", "none", "unknown"},
    {"fine.unregistered_unemployment.amount", "300..499", "2026-09-10", "none", "unknown"},
    {"fine.unregistered_unemployment.amount", "500..699", "2026-09-10", "none", "unknown"},
    {"fine.unregistered_unemployment.amount", "700..999", "2026-09-10", "none", "unknown"},
    {"fine.unregistered_unemployment.amount", "1000..", "2026-09-10", "none", "unknown"},
    {"interest.monthly_percent", "health", "2017-01-01", "unknown", "0.967"},
    {"interest.monthly_percent", "social", "2018-01-01", "1.317", "unknown"},
    {"interest.monthly_percent", "health", "2018-01-01", "0.967", "unknown"},
    {"interest.monthly_percent", "social", "2020-01-01", "unknown", "0.9667"},
    {"interest.monthly_percent", "health", "2020-01-01", "unknown", "0.9767"},
    {"interest.monthly_percent", "social", "2021-01-01", "0.9667", "unknown"},
    {"interest.monthly_percent", "health", "2021-01-01", "0.9767", "unknown"},
    {"interest.monthly_percent", "social", "2025-07-01", "unknown", "none"},
    {"interest.monthly_percent", "health", "2025-07-01", "unknown", "none"},
    {"interest.late_days_min", "", "2025-07-01", "30", "none"},
    {"interest.evasion_first_year", "", "2025-07-01", "2016", "none"},
    {"rate.pension.employer", "commune_official", "2016-01-01", "none", "14"},
    {"rate.pension.employee", "commune_official", "2016-01-01", "none", "8"},
    {"rate.pension.employee", "overseas", "2016-01-01", "unknown", "22"},
    {"rate.sickness_maternity.employer", "commune_official", "2025-07-01", "none", "3"},
    {"rate.health.employer", "foreigner", "2017-05-01", "unknown", "3"},
    {"rate.health.employer", "commune_official", "2017-05-01", "unknown", "3"},
    {"rate.health.employee", "foreigner", "2017-05-01", "unknown", "1.5"},
    {"rate.health.employee", "commune_official", "2017-05-01", "unknown", "1.5"},
    {"suspension.assets_lost_percent_above", "", "2025-07-01", "50", "unknown"},
    {"suspension.make_up_month", "", "2025-07-01", "none", "1"},
    {"suspension.covid.laid_off_percent_min", "", "2021-01-01", "50", "none"},
    {"suspension.covid.staff_fall_percent_min", "", "2022-07-01", "15", "none"},
    {"suspension.covid.months", "", "2022-07-01", "6", "none"},
    {"document.font_size", "digital_copy", "2020-03-05", "unknown", "10..10"},
    {"document.page_number_place", "", "2020-03-05", "unknown", "top_centre_not_on_page_1"},
    {"document.seal_over_signature", "", "2020-03-05", "unknown", "left_third"},
    {"document.scan_format", "", "2020-03-05", "unknown", "pdf_1.4"},
    {"retirement_age", "male", "2022-01-01", "723", "726"},
    {"retirement_age", "female", "2022-01-01", "664", "668"},
    {"retirement_age", "male", "2023-01-01", "726", "729"},
    {"retirement_age", "female", "2023-01-01", "668", "672"},
    {"retirement_age", "male", "2024-01-01", "729", "732"},
    {"retirement_age", "female", "2024-01-01", "672", "676"},
    {"retirement_age", "female", "2028-01-01", "688", "692"},
    {"retirement_age", "female", "2029-01-01", "692", "696"},
    {"retirement_age", "female", "2030-01-01", "696", "700"},
    {"retirement_age", "female", "2031-01-01", "700", "704"},
    {"retirement_age", "female", "2032-01-01", "704", "708"},
    {"retirement_age", "female", "2033-01-01", "708", "712"},
    {"retirement_age", "female", "2034-01-01", "712", "716"},
    {"voluntary.income_step", "", "2025-07-01", "50000", "none"},
    {"voluntary.support_percent", "near_poor", "2018-01-01", "none", "25"},
    {"voluntary.support_percent", "ethnic_minority", "2018-01-01", "none", "10"},
    {"voluntary.support_percent", "other", "2018-01-01", "none", "10"},
    {"voluntary.arrears_months_before_age", "", "2025-07-01", "0", "1"},
    {"voluntary.investment_rate", "", "2026-01-01", "unknown", "0.31"},
    {"voluntary.investment_rate", "", "2027-01-01", "0.31", "unknown"},
    {"voluntary.maternity_benefit", "", "2025-07-01", "none", "2000000"},
    {"voluntary.maternity_months_min", "", "2025-07-01", "none", "6"},
    {"voluntary.benefit", "accident", "2025-01-01", "none", "yes"},
    {"voluntary.benefit", "maternity", "2025-07-01", "none", "yes"},
    {"voluntary.maternity_claim_days", "", "2025-07-01", "none", "60"},
    {"voluntary.refund", "", "2025-07-01", "unknown", "remaining_without_state"},
    {"wage_zone.731", "", "2016-01-01", "I", "unknown"},
    {"wage_zone.731", "", "2019-01-01", "unknown", "I"},
    {"wage_zone.731", "", "2025-07-01", "I", "none"},
    {"wage_zone.732", "", "2016-01-01", "II", "unknown"},
    {"wage_zone.732", "", "2019-01-01", "unknown", "I"},
    {"wage_zone.732", "", "2025-07-01", "I", "none"},
    {"wage_zone.734", "", "2016-01-01", "III", "unknown"},
    {"wage_zone.734", "", "2019-01-01", "unknown", "III"},
    {"wage_zone.734", "", "2022-07-01", "III", "unknown"},
    {"wage_zone.734", "", "2024-07-01", "unknown", "II"},
    {"wage_zone.734", "", "2025-07-01", "II", "none"},
    {"wage_zone.735", "", "2016-01-01", "I", "unknown"},
    {"wage_zone.735", "", "2019-01-01", "unknown", "I"},
    {"wage_zone.735", "", "2025-07-01", "I", "none"},
    {"wage_zone.736", "", "2016-01-01", "II", "unknown"},
    {"wage_zone.736", "", "2019-01-01", "unknown", "II"},
    {"wage_zone.736", "", "2022-07-01", "II", "unknown"},
    {"wage_zone.736", "", "2024-07-01", "unknown", "II"},
    {"wage_zone.736", "", "2025-07-01", "II", "none"},
    {"wage_zone.737", "", "2016-01-01", "I", "unknown"},
    {"wage_zone.737", "", "2019-01-01", "unknown", "I"},
    {"wage_zone.737", "", "2025-07-01", "I", "none"},
    {"wage_zone.738", "", "2016-01-01", "III", "unknown"},
    {"wage_zone.738", "", "2019-01-01", "unknown", "II"},
    {"wage_zone.738", "", "2022-07-01", "II", "unknown"},
    {"wage_zone.738", "", "2024-07-01", "unknown", "I"},
    {"wage_zone.738", "", "2025-07-01", "I", "none"},
    {"wage_zone.739", "", "2016-01-01", "III", "unknown"},
    {"wage_zone.739", "", "2019-01-01", "unknown", "III"},
    {"wage_zone.739", "", "2022-07-01", "III", "unknown"},
    {"wage_zone.739", "", "2024-07-01", "unknown", "II"},
    {"wage_zone.739", "", "2025-07-01", "II", "none"},
    {"wage_zone.740", "", "2016-01-01", "I", "unknown"},
    {"wage_zone.740", "", "2019-01-01", "unknown", "I"},
    {"wage_zone.740", "", "2025-07-01", "I", "none"},
    {"wage_zone.741", "", "2016-01-01", "II", "unknown"},
    {"wage_zone.741", "", "2019-01-01", "unknown", "II"},
    {"wage_zone.741", "", "2022-07-01", "II", "I"},
    {"wage_zone.741", "", "2025-07-01", "I", "none"},
    {"wage_zone.742", "", "2016-01-01", "I", "unknown"},
    {"wage_zone.742", "", "2019-01-01", "unknown", "I"},
    {"wage_zone.742", "", "2025-07-01", "I", "none"},
    {"report.district.due", "1", "2021-01-01", "03-25", "unknown"},
    {"report.district.due", "1", "2025-07-01", "unknown", "none"},
    {"report.district.cut_off", "1", "2025-07-01", "unknown", "none"},
    {"report.district.due", "2", "2021-01-01", "06-25", "unknown"},
    {"report.district.due", "2", "2025-07-01", "unknown", "none"},
    {"report.district.cut_off", "2", "2025-07-01", "unknown", "none"},
    {"report.district.due", "3", "2021-01-01", "09-25", "unknown"},
    {"report.district.due", "3", "2025-07-01", "unknown", "none"},
    {"report.district.cut_off", "3", "2025-07-01", "unknown", "none"},
    {"report.district.due", "4", "2021-01-01", "12-25", "unknown"},
    {"report.district.due", "4", "2025-07-01", "unknown", "none"},
    {"report.district.cut_off", "4", "2025-07-01", "unknown", "none"},
    {"report.agency.period_months", "", "2021-01-01", "6", "unknown"},
    {"report.summary.period_months", "", "2021-01-01", "12", "unknown"},
    {"report.social_insurance.period_months", "", "2021-01-01", "6", "unknown"},
    {"report.social_insurance.period_months", "", "2025-07-01", "unknown", "6"},
};

struct AnswerChange {
    std::string rule;
    std::string day;
    std::string before;
    std::string from_then;
};

const std::vector<AnswerChange> answers{
    {"compulsory.contract_1_to_3_months", "2018-01-01", "no", "yes"},
    {"unemployment.contract_1_to_3_months", "2026-01-01", "no", "yes"},
    {"unemployment.paid_manager", "2026-01-01", "no", "yes"},
    {"compulsory.unpaid_manager", "2025-07-01", "no", "yes"},
    {"compulsory.household_owner_declaration", "2025-07-01", "no", "yes"},
    {"compulsory.household_owner_other", "2029-07-01", "no", "yes"},
    {"unemployment.eligible_for_pension", "2026-01-01", "by_standing", "no"},
    {"compulsory.hamlet_official_part_time", "2025-07-01", "no", "yes"},
    {"compulsory.foreigner", "2018-12-01", "no", "yes"},
    {"compulsory.standing_militia", "2025-07-01", "no", "yes"},
    {"voluntary.suspended", "2025-07-01", "no", "yes"},
};

// The day, and words of which one stands in the law of each value that follows another then.
const std::map<std::string, std::vector<std::string>> began{
    {"2015-01-01", {"103/2014"}},
    {"2016-01-01", {"58/2014/QH13", "122/2015"}},
    {"2016-05-01", {"47/2016"}},
    {"2017-01-01", {"60/2015/QĐ-TTg", "153/2016"}},
    {"2017-05-01", {"595/QĐ-BHXH"}},
    {"2017-05-17", {"Chỉ thị 20/CT-TTg"}},
    {"2017-06-01", {"44/2017"}},
    {"2017-07-01", {"47/2017"}},
    {"2018-01-01", {"58/2014/QH13", "100/2015/QH13", "60/2015/QĐ-TTg", "141/2017", "134/2015"}},
    {"2018-07-01", {"72/2018"}},
    {"2018-12-01", {"143/2018"}},
    {"2019-01-01", {"157/2018"}},
    {"2019-07-01", {"38/2019"}},
    {"2020-01-01", {"63/TB-BHXH", "90/2019"}},
    {"2020-03-05", {"30/2020"}},
    {"2020-04-15", {"28/2020"}},
    {"2020-07-15", {"58/2020"}},
    {"2021-01-01", {"60/2015/QĐ-TTg", "154/NQ-CP", "45/2019/QH14", "38/2013/QH13", "102/NQ-CP"}},
    {"2021-07-01", {"68/NQ-CP"}},
    {"2021-10-01", {"116/NQ-CP"}},
    {"2021-10-15", {"80/2021"}},
    {"2022-01-01", {"67/2020/QH14", "143/2018", "45/2019/QH14", "07/2021"}},
    {"2022-01-17", {"12/2022"}},
    {"2022-07-01", {"595/QĐ-BHXH", "68/NQ-CP", "38/2022"}},
    {"2022-10-01", {"116/NQ-CP"}},
    {"2023-01-01", {"45/2019/QH14"}},
    {"2023-07-01", {"24/2023"}},
    {"2024-01-01", {"45/2019/QH14"}},
    {"2024-07-01", {"73/2024", "74/2024"}},
    {"2025-01-01", {"100/2015/QH13", "45/2019/QH14", "143/2024"}},
    {"2025-05-17", {"198/2025/QH15"}},
    {"2025-07-01",
     {"41/2024/QH15", "158/2025", "159/2025", "84/2025/QH15", "128/2025", "50/2024/QH15", "203/2025/QH15"}},
    {"2026-01-01", {"74/2025/QH15", "293/2025", "45/2019/QH14", "07/2021", "151/BHXH-ĐTQ"}},
    {"2026-07-01", {"161/2026"}},
    {"2026-09-10", {"283/2026"}},
    {"2027-01-01", {"45/2019/QH14", "159/2025"}},
    {"2028-01-01", {"45/2019/QH14"}},
    {"2029-01-01", {"45/2019/QH14"}},
    {"2029-07-01", {"158/2025"}},
    {"2030-01-01", {"45/2019/QH14"}},
    {"2031-01-01", {"45/2019/QH14"}},
    {"2032-01-01", {"45/2019/QH14"}},
    {"2033-01-01", {"45/2019/QH14"}},
    {"2034-01-01", {"45/2019/QH14"}},
    {"2035-01-01", {"45/2019/QH14"}},
};

// Days from which the record of a parameter or rule may reach back.
const std::set<std::string> record_begins{
    "2007-01-01", "2010-01-01", "2013-07-01", "2014-01-01", "2015-01-01", "2015-11-25",
    "2016-01-01", "2016-06-01", "2016-07-01", "2017-05-01", "2018-01-01", "2018-03-11",
    "2019-01-01", "2020-04-09", "2021-07-01", "2025-07-01", "2025-11-30"};

// Of a value and of its figures that another law sets.
std::string laws_of(const ParameterValue& value) {
    std::string laws = value.law;
    for (const ScopedText& figure : value.figures)
        laws += "; " + figure.law;
    return laws;
}

std::string laws_of(const SubjectRuleValue& value) {
    return value.law;
}

void expect_lawful_days(const std::string& id, const auto& values) {
    EXPECT_TRUE(record_begins.contains(values.front().from.iso())) << id << ' ' << values.front().from.iso();
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto found = began.find(values[i].from.iso());
        ASSERT_NE(found, began.end()) << id << ": no law began on " << values[i].from.iso();
        const bool named = std::ranges::any_of(found->second, [&](const std::string& word) {
            return laws_of(values[i]).find(word) != std::string::npos;
        });
        EXPECT_TRUE(named) << id << ": " << values[i].law << " did not begin on " << values[i].from.iso();
    }
}

// LAW-3.
TEST(Boundaries, EveryChangeFallsOnADayOnWhichItsLawBegan) {
    for (const auto& [id, parameter] : law().parameters.all())
        expect_lawful_days(id, parameter.values);
    for (const auto& [id, rule] : law().subjects.all())
        expect_lawful_days(id, rule.values);
}

TEST(Boundaries, EveryChangeByHandIsInTheFiles) {
    for (const Change& change : changes) {
        EXPECT_EQ(figure(change.id, plus_days(day(change.day), -1).iso(), change.scope), change.before)
            << change.id << ' ' << change.scope << " before " << change.day;
        EXPECT_EQ(figure(change.id, change.day, change.scope), change.from_then)
            << change.id << ' ' << change.scope << " on " << change.day;
    }
    for (const AnswerChange& change : answers) {
        const auto answer = [&](const Date& date) {
            return to_word(law().subjects.on(change.rule, date).answer);
        };
        EXPECT_EQ(answer(plus_days(day(change.day), -1)), change.before) << change.rule << ' ' << change.day;
        EXPECT_EQ(answer(day(change.day)), change.from_then) << change.rule << ' ' << change.day;
    }
}

// Walks the files, so that a new change cannot be forgotten in the lists above.
TEST(Boundaries, EveryFigureThatChangesStandsInTheListByHand) {
    std::set<std::string> listed;
    for (const Change& change : changes)
        listed.insert(change.id + ' ' + change.scope + ' ' + change.day);
    for (const AnswerChange& change : answers)
        listed.insert(change.rule + ' ' + change.day);
    for (const auto& [id, parameter] : law().parameters.all()) {
        for (std::size_t i = 1; i < parameter.values.size(); ++i) {
            const ParameterValue& next = parameter.values[i];
            for (std::size_t at = 0; at < next.figures.size(); ++at) {
                const ScopedText& then = next.figures[at];
                if (then.text == parameter.values[i - 1].figures[at].text) continue;
                EXPECT_TRUE(listed.contains(id + ' ' + then.scope + ' ' + next.from.iso()))
                    << id << ' ' << then.scope << ' ' << next.from.iso();
            }
        }
    }
    for (const auto& [id, rule] : law().subjects.all()) {
        for (std::size_t i = 1; i < rule.values.size(); ++i) {
            if (rule.values[i].answer == rule.values[i - 1].answer) continue;
            EXPECT_TRUE(listed.contains(id + ' ' + rule.values[i].from.iso())) << id;
        }
    }
}

// LAW-3: the day before a change belongs to the old value and the day itself to the new one, for
// every parameter and rule.
TEST(Boundaries, TheDayBeforeBelongsToTheOldValue) {
    std::size_t count = 0;
    for (const auto& [id, parameter] : law().parameters.all()) {
        for (std::size_t i = 1; i < parameter.values.size(); ++i, ++count) {
            const Date from = parameter.values[i].from;
            EXPECT_EQ(&law().parameters.on(id, from), &parameter.values[i]) << id;
            EXPECT_EQ(&law().parameters.on(id, plus_days(from, -1)), &parameter.values[i - 1]) << id;
        }
    }
    for (const auto& [id, rule] : law().subjects.all()) {
        for (std::size_t i = 1; i < rule.values.size(); ++i, ++count) {
            const Date from = rule.values[i].from;
            EXPECT_EQ(&law().subjects.on(id, from), &rule.values[i]) << id;
            EXPECT_EQ(&law().subjects.on(id, plus_days(from, -1)), &rule.values[i - 1]) << id;
        }
    }
    EXPECT_GT(count, 300U);
}

TEST(Boundaries, WageZonesOfDongNaiIn2020) {
    const std::vector<std::pair<std::string, std::string>> zones{
        {"731", "I"},  {"732", "I"},  {"742", "I"},  {"740", "I"},   {"735", "I"},  {"737", "I"},
        {"736", "II"}, {"741", "II"}, {"738", "II"}, {"739", "III"}, {"734", "III"}};
    for (const auto& [code, zone] : zones)
        EXPECT_EQ(figure("wage_zone." + code, "2020-06-01"), zone) << code;
}

// One commune of each former district and of each zone, from the annex of NĐ128/2025.
TEST(Boundaries, WageZonesByCommuneFromJuly2025) {
    const std::vector<std::pair<std::string, std::string>> zones{
        {"26068", "I"},    // Biên Hòa
        {"26311", "I"},    // Gia Kiệm, formerly Thống Nhất
        {"26425", "I"},    // Xuân Lộc
        {"26206", "II"},   // Định Quán
        {"26116", "II"},   // Tân Phú
        {"26341", "II"},   // Cẩm Mỹ
        {"25210", "II"},   // Đồng Xoài, formerly Bình Phước
        {"25270", "III"},  // Lộc Ninh
        {"25396", "IV"},   // Bù Đăng
    };
    for (const auto& [code, zone] : zones) {
        EXPECT_EQ(figure("wage_zone.commune", "2025-07-01", code), zone) << code;
        EXPECT_EQ(figure("wage_zone.commune", "2026-01-01", code), zone) << code;
    }
    EXPECT_EQ(law().parameters.parameter("wage_zone.commune").scope_names.size(), 95U);
}

}  // namespace
}  // namespace baophu
