// Every fault code of the program. A code never changes its meaning and is never reused.
//
//   BP-1xx  command line and workspace        BP-4xx  run
//   BP-2xx  a delivered file as a whole       BP-5xx  questions to a run
//   BP-3xx  one cell of a delivered file      BP-6xx  law, calendar, territory, link
//   BP-7xx  plan, targets                     BP-8xx  the office: store, sign-in, server
//   BP-9xx  the machine, or a mistake of the program
//
// Messages: data/messages/faults.yaml. fault_codes_test.cpp holds the two lists together.
#pragma once

#include <string_view>

namespace baophu::fault {

inline constexpr std::string_view wrong_usage = "BP-101";
inline constexpr std::string_view workspace_missing = "BP-102";
inline constexpr std::string_view workspace_locked = "BP-103";
inline constexpr std::string_view workspace_exists = "BP-104";
inline constexpr std::string_view workspace_format_newer = "BP-105";
inline constexpr std::string_view workspace_format_unreadable = "BP-106";
inline constexpr std::string_view store_version_newer = "BP-107";
inline constexpr std::string_view interrupted = "BP-108";
inline constexpr std::string_view folder_not_empty = "BP-109";
inline constexpr std::string_view unknown_option_value = "BP-110";
inline constexpr std::string_view province_unknown = "BP-111";
inline constexpr std::string_view backup_unreadable = "BP-112";
inline constexpr std::string_view backup_damaged = "BP-113";

inline constexpr std::string_view file_unreadable = "BP-201";
inline constexpr std::string_view file_not_utf8 = "BP-202";
inline constexpr std::string_view file_empty = "BP-203";
inline constexpr std::string_view dataset_not_recognised = "BP-204";
inline constexpr std::string_view column_missing = "BP-205";
inline constexpr std::string_view column_twice = "BP-206";
inline constexpr std::string_view period_not_found = "BP-207";
inline constexpr std::string_view dataset_unknown = "BP-208";
inline constexpr std::string_view delivery_note_unreadable = "BP-209";
inline constexpr std::string_view reason_missing = "BP-210";
inline constexpr std::string_view file_not_text = "BP-211";
inline constexpr std::string_view received_at_unreadable = "BP-212";
inline constexpr std::string_view agency_unknown = "BP-213";
inline constexpr std::string_view delivery_damaged = "BP-214";
inline constexpr std::string_view workbook_damaged = "BP-215";
inline constexpr std::string_view workbook_doctype = "BP-216";
inline constexpr std::string_view workbook_too_large = "BP-217";
inline constexpr std::string_view workbook_encrypted = "BP-218";
inline constexpr std::string_view workbook_too_wide = "BP-219";
inline constexpr std::string_view sheets_several = "BP-220";

inline constexpr std::string_view period_several = "BP-221";
inline constexpr std::string_view dataset_ambiguous = "BP-222";
inline constexpr std::string_view map_column_unknown = "BP-223";
inline constexpr std::string_view map_header_missing = "BP-224";
inline constexpr std::string_view sheet_unknown = "BP-225";
inline constexpr std::string_view header_row_missing = "BP-226";
inline constexpr std::string_view supplement_unknown = "BP-227";
inline constexpr std::string_view supplement_other_kind = "BP-228";
inline constexpr std::string_view delivery_unknown = "BP-229";
inline constexpr std::string_view delivery_ambiguous = "BP-230";
inline constexpr std::string_view nothing_refused = "BP-231";
inline constexpr std::string_view file_already_there = "BP-232";
inline constexpr std::string_view deliveries_not_alike = "BP-233";
inline constexpr std::string_view truth_unreadable = "BP-234";
inline constexpr std::string_view entity_ids_incomplete = "BP-235";
inline constexpr std::string_view entity_ids_unreadable = "BP-236";
inline constexpr std::string_view truth_other_month = "BP-237";

inline constexpr std::string_view cell_required = "BP-301";
inline constexpr std::string_view row_width = "BP-302";
inline constexpr std::string_view cell_not_year = "BP-303";
inline constexpr std::string_view cell_not_month = "BP-304";
inline constexpr std::string_view cell_not_date = "BP-305";
inline constexpr std::string_view cell_not_money = "BP-306";
inline constexpr std::string_view cell_tax_code_characters = "BP-307";
inline constexpr std::string_view cell_tax_code_length = "BP-308";
inline constexpr std::string_view cell_tax_code_check_digit = "BP-309";
inline constexpr std::string_view cell_tax_code_branch = "BP-310";
inline constexpr std::string_view cell_person_number_characters = "BP-311";
inline constexpr std::string_view cell_person_number_length = "BP-312";
inline constexpr std::string_view cell_person_number_parts = "BP-313";
inline constexpr std::string_view cell_si_number = "BP-314";
inline constexpr std::string_view cell_unit_unknown = "BP-315";
inline constexpr std::string_view row_other_period = "BP-316";
inline constexpr std::string_view row_quote_open = "BP-317";
inline constexpr std::string_view cell_too_long = "BP-318";
inline constexpr std::string_view cell_not_sex = "BP-319";

inline constexpr std::string_view cell_si_unit_code_characters = "BP-320";
inline constexpr std::string_view cell_si_unit_code_form = "BP-321";
inline constexpr std::string_view cell_si_unit_code_enterprise = "BP-322";

inline constexpr std::string_view cell_encoding_unclear = "BP-323";
inline constexpr std::string_view cell_date_month_first = "BP-324";
inline constexpr std::string_view cell_passport = "BP-325";
inline constexpr std::string_view cell_unit_ambiguous = "BP-326";
inline constexpr std::string_view cell_commune_unknown = "BP-327";
inline constexpr std::string_view cell_registration_number = "BP-328";
inline constexpr std::string_view cell_phone = "BP-329";
inline constexpr std::string_view cell_choice_unknown = "BP-330";
inline constexpr std::string_view row_order = "BP-331";
inline constexpr std::string_view row_sum = "BP-332";
inline constexpr std::string_view cell_negative = "BP-333";
inline constexpr std::string_view cell_not_count = "BP-334";
inline constexpr std::string_view cell_not_percent = "BP-335";
inline constexpr std::string_view cell_not_yes_no = "BP-336";
inline constexpr std::string_view cell_digits = "BP-337";
inline constexpr std::string_view cell_not_quarter = "BP-338";
inline constexpr std::string_view row_no_data = "BP-339";

inline constexpr std::string_view run_without_participants = "BP-401";
inline constexpr std::string_view run_without_tax_list = "BP-402";
inline constexpr std::string_view run_month_unreadable = "BP-403";
inline constexpr std::string_view identity_broken = "BP-404";
inline constexpr std::string_view rule_unknown_on_date = "BP-405";

inline constexpr std::string_view no_run_yet = "BP-501";
inline constexpr std::string_view entity_unknown = "BP-502";
inline constexpr std::string_view access_refused = "BP-503";
inline constexpr std::string_view record_key_unknown = "BP-504";
inline constexpr std::string_view filter_value_unknown = "BP-505";
inline constexpr std::string_view rows_missing = "BP-506";
inline constexpr std::string_view run_outdated = "BP-507";

inline constexpr std::string_view law_value_unknown = "BP-601";
inline constexpr std::string_view law_value_none = "BP-602";
inline constexpr std::string_view law_before_record = "BP-603";
inline constexpr std::string_view law_parameter_unknown = "BP-604";
inline constexpr std::string_view law_scope_unknown = "BP-605";
inline constexpr std::string_view income_above_ceiling = "BP-606";
inline constexpr std::string_view income_off_step = "BP-607";
inline constexpr std::string_view income_below_minimum = "BP-608";
inline constexpr std::string_view payment_way_unknown = "BP-609";
inline constexpr std::string_view calendar_outside_record = "BP-610";
inline constexpr std::string_view cut_off_unknown = "BP-611";

inline constexpr std::string_view chosen_wage_outside = "BP-615";
inline constexpr std::string_view suspension_too_long = "BP-616";
inline constexpr std::string_view refund_months_outside = "BP-617";
inline constexpr std::string_view territory_unit_unknown = "BP-650";
inline constexpr std::string_view territory_no_units = "BP-651";
inline constexpr std::string_view crosswalk_column_missing = "BP-652";
inline constexpr std::string_view crosswalk_line_broken = "BP-653";
inline constexpr std::string_view crosswalk_count_wrong = "BP-654";
inline constexpr std::string_view crosswalk_unit_not_there = "BP-655";
inline constexpr std::string_view crosswalk_unit_twice = "BP-656";
inline constexpr std::string_view crosswalk_levels_mixed = "BP-657";
inline constexpr std::string_view crosswalk_sum_too_large = "BP-658";
inline constexpr std::string_view crosswalk_empty = "BP-659";
inline constexpr std::string_view territory_name_unknown = "BP-660";
inline constexpr std::string_view crosswalk_column_twice = "BP-661";
inline constexpr std::string_view addresses_column_missing = "BP-662";
inline constexpr std::string_view addresses_line_broken = "BP-663";

inline constexpr std::string_view link_config_broken = "BP-680";
inline constexpr std::string_view link_column_missing = "BP-681";
inline constexpr std::string_view link_decisions_column_missing = "BP-682";
inline constexpr std::string_view link_decision_broken = "BP-683";
inline constexpr std::string_view link_decision_id_unknown = "BP-684";

inline constexpr std::string_view link_id_unknown = "BP-685";
inline constexpr std::string_view link_pair_impossible = "BP-686";

inline constexpr std::string_view plan_not_found = "BP-701";
inline constexpr std::string_view plan_file_unreadable = "BP-702";
inline constexpr std::string_view plan_file_broken = "BP-703";

inline constexpr std::string_view target_negative = "BP-720";
inline constexpr std::string_view target_bounds_crossed = "BP-721";
inline constexpr std::string_view target_weights_too_large = "BP-722";
inline constexpr std::string_view target_below_floors = "BP-723";
inline constexpr std::string_view target_above_ceilings = "BP-724";
inline constexpr std::string_view target_unemployment_above_compulsory = "BP-725";
inline constexpr std::string_view target_total_unknown = "BP-726";
inline constexpr std::string_view target_without_weights = "BP-727";
inline constexpr std::string_view target_units_gone = "BP-728";

inline constexpr std::string_view weights_without_rows = "BP-730";
inline constexpr std::string_view weights_line_unreadable = "BP-731";
inline constexpr std::string_view weights_column_missing = "BP-732";
inline constexpr std::string_view weights_column_twice = "BP-733";
inline constexpr std::string_view weights_cell_not_number = "BP-734";
inline constexpr std::string_view weights_scheme_unknown = "BP-735";
inline constexpr std::string_view weights_unit_unknown = "BP-736";
inline constexpr std::string_view weights_unit_twice = "BP-737";
inline constexpr std::string_view weights_bounds_crossed = "BP-738";
inline constexpr std::string_view weights_levels_mixed = "BP-739";

inline constexpr std::string_view changed_meanwhile = "BP-800";
inline constexpr std::string_view audit_broken = "BP-801";
inline constexpr std::string_view audit_key_unreadable = "BP-802";
inline constexpr std::string_view store_unreachable = "BP-803";
inline constexpr std::string_view sign_in_refused = "BP-804";
inline constexpr std::string_view sign_in_locked = "BP-805";
inline constexpr std::string_view sign_in_code_wanted = "BP-806";
inline constexpr std::string_view password_too_short = "BP-807";
inline constexpr std::string_view password_is_name = "BP-808";
inline constexpr std::string_view password_monotone = "BP-809";
inline constexpr std::string_view password_unchanged = "BP-810";
inline constexpr std::string_view totp_code_wrong = "BP-811";
inline constexpr std::string_view login_not_usable = "BP-812";
inline constexpr std::string_view already_there = "BP-813";
inline constexpr std::string_view entity_not_there = "BP-814";
inline constexpr std::string_view field_not_usable = "BP-815";
inline constexpr std::string_view decision_not_in_force = "BP-816";
inline constexpr std::string_view state_not_possible = "BP-817";
inline constexpr std::string_view view_as_refused = "BP-818";

inline constexpr std::string_view provider_not_set = "BP-820";
inline constexpr std::string_view provider_unreachable = "BP-821";
inline constexpr std::string_view provider_answer_wrong = "BP-822";
inline constexpr std::string_view provider_refused = "BP-823";
inline constexpr std::string_view sign_in_flow_over = "BP-824";
inline constexpr std::string_view id_token_refused = "BP-825";
inline constexpr std::string_view identity_unbound = "BP-826";
inline constexpr std::string_view identity_inactive = "BP-827";
inline constexpr std::string_view provider_settings_wrong = "BP-828";
inline constexpr std::string_view token_refused = "BP-829";
inline constexpr std::string_view token_out_of_scope = "BP-830";
inline constexpr std::string_view token_not_here = "BP-831";
inline constexpr std::string_view fresh_sign_in_wanted = "BP-832";

inline constexpr std::string_view run_expired = "BP-840";
inline constexpr std::string_view port_taken = "BP-841";
inline constexpr std::string_view tls_unreadable = "BP-842";
inline constexpr std::string_view session_wanted = "BP-843";
inline constexpr std::string_view right_missing = "BP-844";
inline constexpr std::string_view purpose_refused = "BP-845";
inline constexpr std::string_view place_outside = "BP-846";
inline constexpr std::string_view parameter_wrong = "BP-847";
inline constexpr std::string_view body_wrong = "BP-848";
inline constexpr std::string_view route_unknown = "BP-849";
inline constexpr std::string_view method_unknown = "BP-850";
inline constexpr std::string_view csrf_wrong = "BP-851";
inline constexpr std::string_view password_must_change = "BP-852";
inline constexpr std::string_view body_too_large = "BP-853";
inline constexpr std::string_view head_too_large = "BP-854";
inline constexpr std::string_view request_unreadable = "BP-855";
inline constexpr std::string_view too_many_requests = "BP-856";
inline constexpr std::string_view office_word_unknown = "BP-857";
inline constexpr std::string_view upload_unknown = "BP-858";
inline constexpr std::string_view upload_offset_wrong = "BP-859";
inline constexpr std::string_view upload_too_large = "BP-860";
inline constexpr std::string_view upload_not_whole = "BP-861";
inline constexpr std::string_view upload_busy = "BP-862";
inline constexpr std::string_view uploads_too_many = "BP-863";
inline constexpr std::string_view job_unknown = "BP-864";
inline constexpr std::string_view job_over = "BP-865";
inline constexpr std::string_view run_process_ended = "BP-866";
inline constexpr std::string_view targets_not_total = "BP-867";
inline constexpr std::string_view targets_unit_missing = "BP-868";
inline constexpr std::string_view backups_nowhere = "BP-869";
inline constexpr std::string_view backups_inside = "BP-870";
inline constexpr std::string_view territory_wanted = "BP-871";
inline constexpr std::string_view case_not_open = "BP-872";
inline constexpr std::string_view place_without_figures = "BP-873";
inline constexpr std::string_view second_person_wanted = "BP-874";
inline constexpr std::string_view proof_wanted = "BP-875";
inline constexpr std::string_view body_not_taken = "BP-876";
inline constexpr std::string_view grant_over = "BP-877";
inline constexpr std::string_view viewing_only = "BP-878";
inline constexpr std::string_view approval_over = "BP-879";

inline constexpr std::string_view holder_not_told = "BP-890";
inline constexpr std::string_view rule_not_broken = "BP-891";
inline constexpr std::string_view violation_given = "BP-892";

inline constexpr std::string_view system_error = "BP-901";
inline constexpr std::string_view database_error = "BP-902";
inline constexpr std::string_view program_mistake = "BP-903";
inline constexpr std::string_view builtin_file_broken = "BP-904";
inline constexpr std::string_view disk_full = "BP-905";

}  // namespace baophu::fault
