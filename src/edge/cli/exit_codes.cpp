#include "edge/cli/exit_codes.h"

#include "core/base/fault_codes.h"

namespace baophu::cli {

ExitCode exit_code_of(std::string_view code) {
    if (code == fault::interrupted) return exit_interrupted;
    if (code == fault::workspace_locked) return exit_busy;
    if (code == fault::wrong_usage || code == fault::unknown_option_value ||
        code == fault::province_unknown) {
        return exit_usage;
    }
    // Files that linking is told by; the other BP-6xx are about its answer.
    if (code == fault::link_config_broken || code == fault::link_column_missing ||
        code == fault::link_decisions_column_missing || code == fault::link_decision_broken ||
        code == fault::link_decision_id_unknown) {
        return exit_refused;
    }
    // A total that cannot be divided; the other BP-7xx are about files.
    if (code.starts_with("BP-72")) return exit_unanswerable;
    // The store itself; the other BP-8xx refuse what somebody asked of it.
    if (code == fault::audit_broken || code == fault::audit_key_unreadable ||
        code == fault::store_unreachable)
        return exit_workspace;
    if (code == fault::run_process_ended) return exit_failed;
    constexpr std::size_t digit_of_kind = 3;  // "BP-4.."
    switch (code[digit_of_kind]) {
        case '1':
            return exit_workspace;
        case '2':
        case '3':
        case '7':
        case '8':
            return exit_refused;
        case '4':
        case '5':
        case '6':
            return exit_unanswerable;
        default:
            return exit_failed;
    }
}

}  // namespace baophu::cli
