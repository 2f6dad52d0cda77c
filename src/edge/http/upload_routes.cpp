// Uploads: files that agencies send, read here, and what was found in them.
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/deliveries_told.h"
#include "edge/http/handlers.h"
#include "edge/http/job_told.h"
#include "edge/http/presenters.h"
#include "edge/http/reading.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using workspace::Upload;

json::value superseded(const std::optional<workspace::Superseded>& earlier) {
    if (!earlier) return nullptr;
    return json::object{{"file_name", earlier->file_name},
                        {"added", earlier->changes.added},
                        {"gone", earlier->changes.gone},
                        {"changed", earlier->changes.changed},
                        {"equal", earlier->changes.equal}};
}

json::array refused(const Call& call, const workspace::Found& found) {
    json::array rows;
    for (const intake::RefusedRow& row : found.first_refused) {
        const FaultText text =
            call.words.fault(intake::refusal_fault(found.delivery.dataset, row.header, row.code));
        rows.push_back(json::object{{"row", row.row_number},
                                    {"header", row.header},
                                    {"value", row.value},
                                    {"code", row.code},
                                    {"title", text.what},
                                    {"action", text.to_do}});
    }
    return rows;
}

json::value result(const Call& call, const std::optional<workspace::Found>& found) {
    if (!found) return nullptr;
    const store::DeliveryEntry& delivery = found->delivery;
    return json::object{{"sha256", delivery.sha256},
                        {"sender", delivery.sender},
                        {"dataset", delivery.dataset},
                        {"dataset_title", dataset_title(call, delivery.dataset)},
                        {"period", delivery.period},
                        {"read", delivery.rows_read},
                        {"accepted", delivery.rows_accepted},
                        {"refused", delivery.rows_refused},
                        {"repaired", found->repaired},
                        {"supplements", empty_is_null(delivery.supplements)},
                        {"supersedes", superseded(found->supersedes)},
                        {"first_refused", refused(call, *found)}};
}

json::value job_of(const Call& call, const Upload& upload) {
    for (const Job& job : call.office.jobs.all())
        if (job.upload == upload.id) return json::value(std::to_string(job.id));
    return nullptr;
}

json::object upload_told(const Call& call, const Upload& upload) {
    return {{"id", upload.id},
            {"file_name", upload.file_name},
            {"bytes", upload.bytes},
            {"offset", upload.offset},
            {"state", to_word(upload.state)},
            {"look_only", upload.look_only},
            {"stated_dataset", empty_is_null(upload.dataset)},
            {"stated_period", empty_is_null(upload.period)},
            {"created_at", upload.created_at},
            {"job", job_of(call, upload)},
            {"fault", fault_told(upload.fault, call.words)},
            {"result", result(call, upload.found)}};
}

// Who views as another is told of nobody's rows (RIG-6).
bool is_told_of_rows(const Call& call) {
    return call.reader->where(rights::Shown::own_delivery).anywhere();
}

// Of another agency or unit nothing is told, not even that it is there.
Upload own_upload(const Call& call) {
    Upload upload = call.office.uploads.find(call.in_path("id"));
    if (!is_told_of_rows(call) || upload.agency != call.visit->grants_of().agency ||
        upload.unit != sending_unit(call))
        throw Failure(fault::upload_unknown, {{"id", call.in_path("id")}});
    return upload;
}

}  // namespace

Answer list_uploads(const Call& call) {
    call.asked().finish();
    json::array uploads;
    std::vector<Upload> kept;
    if (is_told_of_rows(call))
        kept = call.office.uploads.of(call.visit->grants_of().agency, sending_unit(call));
    for (const Upload& upload : kept)
        uploads.push_back(upload_told(call, upload));
    return json_answer(json::object{{"uploads", std::move(uploads)},
                                    {"chunk_bytes_max", upload_piece_bytes_max},
                                    {"bytes_max", workspace::Uploads::bytes_max}});
}

Answer begin_upload(const Call& call) {
    Body body(call.request.body);
    const workspace::NewUpload wanted{.agency = call.visit->user.agency,
                                      .unit = sending_unit(call),
                                      .login = call.visit->user.login,
                                      .file_name = body.text("file_name", 200),
                                      .bytes = body.integer("bytes", 1, INT64_MAX),
                                      .look_only = body.boolean("look_only")};
    body.finish();
    return json_answer(upload_told(call, call.office.uploads.begin(wanted)), 201);
}

Answer get_upload(const Call& call) {
    call.asked().finish();
    return json_answer(upload_told(call, own_upload(call)));
}

Answer send_piece(const Call& call) {
    Asked asked = call.asked();
    const std::int64_t offset = asked.integer("offset", 0, INT64_MAX, -1);
    asked.finish();
    own_upload(call);
    const Upload upload = call.office.uploads.append(call.in_path("id"), offset, call.request.body);
    if (upload.state == workspace::UploadState::waiting) add_reading(call.office, upload);
    return json_answer(upload_told(call, upload));
}

Answer read_upload(const Call& call) {
    Body body(call.request.body);
    const bool look_only = body.boolean("look_only");
    const std::string dataset = body.maybe_text("dataset", 60).value_or("");
    const std::string period = body.maybe_text("period", 20).value_or("");
    body.finish();
    own_upload(call);
    const Upload upload = call.office.uploads.wait(call.in_path("id"), look_only, dataset, period);
    add_reading(call.office, upload);
    return json_answer(upload_told(call, upload), 202);
}

Answer drop_upload(const Call& call) {
    call.asked().finish();
    own_upload(call);
    call.office.uploads.drop(call.in_path("id"));
    return {.status = 204};
}

Answer export_upload_returned_rows(const Call& call) {
    call.asked().finish();
    const Upload upload = own_upload(call);
    const auto rows = call.office.uploads.rows_of(upload.id) / "refused.parquet";
    if (!upload.found || upload.state != workspace::UploadState::looked_at || !std::filesystem::exists(rows))
        throw Failure(fault::nothing_refused, {{"delivery", upload.file_name}});
    return returned_rows(call, upload.found->delivery, call.office.uploads.file_of(upload.id), rows);
}

}  // namespace baophu::http
