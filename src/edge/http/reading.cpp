#include "edge/http/reading.h"

#include "core/base/fault_codes.h"
#include "edge/http/fault_answer.h"
#include "edge/rights/agencies.h"
#include "edge/workspace/deliveries.h"

namespace baophu::http {
namespace {

using workspace::Upload;
using workspace::UploadState;

constexpr std::string_view collects_for_all = "social-insurance";

std::optional<std::string> said(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

// Only the social insurance office is handed what other agencies keep.
void admit(const Upload& upload, const intake::Recognised& recognised) {
    const auto sender = rights::sender_of(recognised.sender);
    const bool own = sender && sender->agency == upload.agency && sender->unit == upload.unit;
    if (own || upload.agency == collects_for_all) return;
    throw Failure(fault::office_word_unknown,
                  {{"what", "sender"}, {"value", recognised.sender}, {"known", upload.agency}});
}

workspace::Handover handover_of(const Office& office, const Upload& upload) {
    workspace::Handover handover{.file = office.uploads.file_of(upload.id),
                                 .stated = {},
                                 .received_at = {},
                                 .received_reason = "",
                                 .file_name = upload.file_name,
                                 .taken_by = upload.login};
    handover.stated.dataset = said(upload.dataset);
    handover.stated.period = said(upload.period);
    if (!upload.unit.empty()) handover.stated.sender = rights::sender_word_of_unit(upload.unit);
    handover.admit = [upload](const intake::Recognised& recognised) { admit(upload, recognised); };
    if (upload.look_only) handover.looked_at = office.uploads.rows_of(upload.id);
    return handover;
}

void tell(Office& office, const Upload& upload, const workspace::Taken& taken) {
    const UploadState state = taken.known_before ? UploadState::known_before
                              : upload.look_only ? UploadState::looked_at
                                                 : UploadState::taken;
    office.uploads.tell(upload.id, state,
                        workspace::Found{.delivery = taken.entry,
                                         .repaired = taken.outcome.repaired,
                                         .supersedes = taken.supersedes,
                                         .first_refused = taken.outcome.first_refused},
                        std::nullopt);
}

void read(Office& office, const std::string& id, Progress& progress, const CancelFlag& cancel) {
    const workspace::Lock lock = office.workspace.lock("serve");
    const Upload upload = office.uploads.find(id);
    office.uploads.begin_reading(id);
    std::error_code absent;
    std::filesystem::remove_all(office.uploads.rows_of(id), absent);
    try {
        const auto keeping = upload.look_only ? workspace::Keeping::dry_run : workspace::Keeping::keep;
        const workspace::Taken taken = take_delivery(office.workspace, lock, office.store,
                                                     handover_of(office, upload), progress, cancel, keeping);
        tell(office, upload, taken);
    } catch (const std::exception& error) {
        const Fault fault = as_fault(error);
        const bool cancelled = fault.code == fault::interrupted;
        office.uploads.tell(id, cancelled ? UploadState::cancelled : UploadState::refused, std::nullopt,
                            cancelled ? std::nullopt : std::optional(fault));
        throw;
    }
}

}  // namespace

Job add_reading(Office& office, const Upload& upload) {
    return office.jobs.add({.kind = JobKind::intake,
                            .login = upload.login,
                            .agency = upload.agency,
                            .unit = upload.unit,
                            .upload = upload.id,
                            .file_name = upload.file_name,
                            .work =
                                [&office, id = upload.id](Progress& progress, const CancelFlag& cancel) {
                                    read(office, id, progress, cancel);
                                    return std::string();
                                },
                            .never_run =
                                [&office, id = upload.id] {
                                    office.uploads.tell(id, UploadState::cancelled, std::nullopt,
                                                        std::nullopt);
                                }});
}

}  // namespace baophu::http
