#include "edge/cli/exit_codes.h"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "core/base/messages.h"

namespace baophu::cli {
namespace {

// Written out whole: scripts stand on these numbers, so a changed one must be changed here too.
const std::map<ExitCode, std::vector<std::string_view>> expected{
    {exit_usage, {fault::wrong_usage, fault::unknown_option_value, fault::province_unknown}},
    {exit_workspace,
     {fault::workspace_missing, fault::workspace_exists, fault::workspace_format_newer,
      fault::workspace_format_unreadable, fault::store_version_newer, fault::folder_not_empty,
      fault::backup_unreadable, fault::backup_damaged, fault::audit_broken, fault::audit_key_unreadable,
      fault::store_unreachable}},
    {exit_busy, {fault::workspace_locked}},
    {exit_interrupted, {fault::interrupted}},
    {exit_refused,
     {fault::link_config_broken,
      fault::link_column_missing,
      fault::link_decisions_column_missing,
      fault::link_decision_broken,
      fault::link_decision_id_unknown,
      fault::file_unreadable,
      fault::file_not_utf8,
      fault::file_empty,
      fault::dataset_not_recognised,
      fault::column_missing,
      fault::column_twice,
      fault::period_not_found,
      fault::dataset_unknown,
      fault::delivery_note_unreadable,
      fault::reason_missing,
      fault::file_not_text,
      fault::workbook_damaged,
      fault::workbook_doctype,
      fault::workbook_too_large,
      fault::workbook_encrypted,
      fault::workbook_too_wide,
      fault::sheets_several,
      fault::period_several,
      fault::dataset_ambiguous,
      fault::map_column_unknown,
      fault::map_header_missing,
      fault::sheet_unknown,
      fault::header_row_missing,
      fault::supplement_unknown,
      fault::supplement_other_kind,
      fault::delivery_unknown,
      fault::delivery_ambiguous,
      fault::nothing_refused,
      fault::file_already_there,
      fault::deliveries_not_alike,
      fault::cell_encoding_unclear,
      fault::cell_date_month_first,
      fault::cell_passport,
      fault::cell_unit_ambiguous,
      fault::cell_commune_unknown,
      fault::cell_registration_number,
      fault::cell_phone,
      fault::cell_choice_unknown,
      fault::truth_unreadable,
      fault::entity_ids_incomplete,
      fault::entity_ids_unreadable,
      fault::truth_other_month,
      fault::row_order,
      fault::row_no_data,
      fault::row_sum,
      fault::cell_negative,
      fault::cell_not_count,
      fault::cell_not_percent,
      fault::cell_not_yes_no,
      fault::cell_digits,
      fault::cell_not_quarter,
      fault::received_at_unreadable,
      fault::agency_unknown,
      fault::delivery_damaged,
      fault::cell_required,
      fault::row_width,
      fault::cell_not_year,
      fault::cell_not_month,
      fault::cell_not_date,
      fault::cell_not_money,
      fault::cell_tax_code_characters,
      fault::cell_tax_code_length,
      fault::cell_tax_code_check_digit,
      fault::cell_tax_code_branch,
      fault::cell_person_number_characters,
      fault::cell_person_number_length,
      fault::cell_person_number_parts,
      fault::cell_si_number,
      fault::cell_unit_unknown,
      fault::row_other_period,
      fault::row_quote_open,
      fault::cell_too_long,
      fault::cell_not_sex,
      fault::cell_si_unit_code_characters,
      fault::cell_si_unit_code_form,
      fault::cell_si_unit_code_enterprise,
      fault::plan_not_found,
      fault::plan_file_unreadable,
      fault::plan_file_broken,
      fault::weights_without_rows,
      fault::weights_line_unreadable,
      fault::weights_column_missing,
      fault::weights_column_twice,
      fault::weights_cell_not_number,
      fault::weights_scheme_unknown,
      fault::weights_unit_unknown,
      fault::weights_unit_twice,
      fault::weights_bounds_crossed,
      fault::weights_levels_mixed,
      fault::changed_meanwhile,
      fault::sign_in_refused,
      fault::sign_in_locked,
      fault::sign_in_code_wanted,
      fault::password_too_short,
      fault::password_is_name,
      fault::password_monotone,
      fault::password_unchanged,
      fault::totp_code_wrong,
      fault::login_not_usable,
      fault::already_there,
      fault::entity_not_there,
      fault::field_not_usable,
      fault::decision_not_in_force,
      fault::state_not_possible,
      fault::view_as_refused, fault::run_expired, fault::port_taken, fault::tls_unreadable, fault::session_wanted,
      fault::right_missing, fault::purpose_refused, fault::place_outside, fault::parameter_wrong,
      fault::body_wrong, fault::route_unknown, fault::method_unknown, fault::csrf_wrong,
      fault::password_must_change, fault::body_too_large, fault::head_too_large,
      fault::request_unreadable, fault::too_many_requests, fault::office_word_unknown}},
    {exit_unanswerable,
     {fault::link_id_unknown,
      fault::link_pair_impossible,
      fault::run_without_participants,
      fault::run_without_tax_list,
      fault::run_month_unreadable,
      fault::identity_broken,
      fault::rule_unknown_on_date,
      fault::no_run_yet,
      fault::entity_unknown,
      fault::access_refused,
      fault::record_key_unknown,
      fault::filter_value_unknown,
      fault::law_value_unknown,
      fault::law_value_none,
      fault::law_before_record,
      fault::law_parameter_unknown,
      fault::law_scope_unknown,
      fault::income_above_ceiling,
      fault::income_off_step,
      fault::income_below_minimum,
      fault::payment_way_unknown,
      fault::rows_missing,
      fault::calendar_outside_record,
      fault::cut_off_unknown,
      fault::chosen_wage_outside,
      fault::suspension_too_long,
      fault::refund_months_outside,
      fault::territory_unit_unknown,
      fault::territory_no_units,
      fault::crosswalk_column_missing,
      fault::crosswalk_line_broken,
      fault::crosswalk_count_wrong,
      fault::crosswalk_unit_not_there,
      fault::crosswalk_unit_twice,
      fault::crosswalk_levels_mixed,
      fault::crosswalk_sum_too_large,
      fault::crosswalk_empty,
      fault::territory_name_unknown,
      fault::crosswalk_column_twice,
      fault::addresses_column_missing,
      fault::addresses_line_broken,
      fault::target_negative,
      fault::target_bounds_crossed,
      fault::target_weights_too_large,
      fault::target_below_floors,
      fault::target_above_ceilings,
      fault::target_unemployment_above_compulsory,
      fault::target_total_unknown,
      fault::target_without_weights,
      fault::target_units_gone}},
    {exit_failed,
     {fault::system_error, fault::database_error, fault::program_mistake, fault::builtin_file_broken,
      fault::disk_full}},
};

TEST(ExitCodes, EveryFaultHasItsOwn) {
    std::map<std::string, ExitCode, std::less<>> listed;
    for (const auto& [exit_code, codes] : expected) {
        for (const std::string_view code : codes) {
            EXPECT_EQ(exit_code_of(code), exit_code) << code;
            EXPECT_TRUE(listed.emplace(code, exit_code).second) << code << " stands here twice";
        }
    }
    const Messages messages(Language::english);
    for (const auto& [code, text] : messages.fault_texts())
        EXPECT_TRUE(listed.contains(code)) << code << ' ' << text.name << " has no exit code here";
}

TEST(ExitCodes, AreNeverRenumbered) {
    EXPECT_EQ(exit_done, 0);
    EXPECT_EQ(exit_failed, 1);
    EXPECT_EQ(exit_usage, 2);
    EXPECT_EQ(exit_refused, 3);
    EXPECT_EQ(exit_workspace, 4);
    EXPECT_EQ(exit_busy, 5);
    EXPECT_EQ(exit_unanswerable, 6);
    EXPECT_EQ(exit_contradiction, 7);
    EXPECT_EQ(exit_interrupted, 130);
}

}  // namespace
}  // namespace baophu::cli
