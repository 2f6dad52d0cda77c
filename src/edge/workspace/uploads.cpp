#include "edge/workspace/uploads.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <random>
#include <tuple>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "core/base/fault_codes.h"
#include "core/documents/utf8.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/json_text.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::array<std::string_view, 8> state_words{"receiving", "waiting",      "reading", "looked_at",
                                                      "taken",     "known_before", "refused", "cancelled"};

UploadState state_of(std::string_view word) {
    const auto found = std::ranges::find(state_words, word);
    return found == state_words.end() ? UploadState::refused
                                      : static_cast<UploadState>(found - state_words.begin());
}

bool is_being_read(UploadState state) {
    return state == UploadState::waiting || state == UploadState::reading;
}

// What stands behind the last folder, without characters that no name of a file has.
std::string plain_name(const std::string& told) {
    std::string name = told.substr(told.find_last_of("/\\") + 1);
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (!is_valid_utf8(name) || name == "." || name == "..") name.clear();
    return name;
}

// ---- As JSON -----------------------------------------------------------------------------------

json::object fault_json(const Fault& fault) {
    json::array details;
    for (const auto& [name, value] : fault.details)
        details.push_back(json::array{json::value(name), json::value(value)});
    return {{"code", fault.code}, {"details", std::move(details)}};
}

std::string text(const json::object& object, std::string_view key) {
    return json::value_to<std::string>(object.at(key));
}

std::int64_t number(const json::object& object, std::string_view key) {
    return json::value_to<std::int64_t>(object.at(key));
}

Fault fault_of(const json::object& told) {
    Details details;
    for (const json::value& detail : told.at("details").as_array())
        details.emplace_back(json::value_to<std::string>(detail.at(0)),
                             json::value_to<std::string>(detail.at(1)));
    return Fault(text(told, "code"), std::move(details));
}

json::object delivery_json(const store::DeliveryEntry& entry) {
    return {{"sha256", entry.sha256},
            {"sender", entry.sender},
            {"dataset", entry.dataset},
            {"period", entry.period},
            {"received_at", entry.received_at},
            {"rows_read", entry.rows_read},
            {"rows_accepted", entry.rows_accepted},
            {"rows_refused", entry.rows_refused},
            {"supplements", entry.supplements},
            {"reading", entry.reading}};
}

json::value supersedes_json(const std::optional<Superseded>& supersedes) {
    if (!supersedes) return nullptr;
    return json::object{{"file_name", supersedes->file_name},
                        {"added", supersedes->changes.added},
                        {"gone", supersedes->changes.gone},
                        {"changed", supersedes->changes.changed},
                        {"equal", supersedes->changes.equal}};
}

json::value found_json(const std::optional<Found>& found) {
    if (!found) return nullptr;
    json::array refused;
    for (const intake::RefusedRow& row : found->first_refused)
        refused.push_back(json::object{
            {"row", row.row_number}, {"header", row.header}, {"value", row.value}, {"code", row.code}});
    return json::object{{"delivery", delivery_json(found->delivery)},
                        {"repaired", found->repaired},
                        {"supersedes", supersedes_json(found->supersedes)},
                        {"first_refused", std::move(refused)}};
}

json::object as_json(const Upload& upload) {
    return {{"agency", upload.agency},
            {"unit", upload.unit},
            {"login", upload.login},
            {"file_name", upload.file_name},
            {"bytes", upload.bytes},
            {"look_only", upload.look_only},
            {"dataset", upload.dataset},
            {"period", upload.period},
            {"state", to_word(upload.state)},
            {"created_at", upload.created_at},
            {"changed_at", upload.changed_at},
            {"fault", upload.fault ? json::value(fault_json(*upload.fault)) : json::value(nullptr)},
            {"found", found_json(upload.found)}};
}

Found found_of(const json::object& told, const Upload& upload) {
    const json::object& delivery = told.at("delivery").as_object();
    Found found{.delivery = {.sha256 = text(delivery, "sha256"),
                             .file_name = upload.file_name,
                             .bytes = upload.bytes,
                             .sender = text(delivery, "sender"),
                             .dataset = text(delivery, "dataset"),
                             .period = text(delivery, "period"),
                             .received_at = text(delivery, "received_at"),
                             .received_reason = "",
                             .taken_by = upload.login,
                             .taken_at = text(delivery, "received_at"),
                             .rows_read = number(delivery, "rows_read"),
                             .rows_accepted = number(delivery, "rows_accepted"),
                             .rows_refused = number(delivery, "rows_refused"),
                             .supplements = text(delivery, "supplements"),
                             .reading = text(delivery, "reading")},
                .repaired = number(told, "repaired"),
                .supersedes = std::nullopt,
                .first_refused = {}};
    if (const json::object* earlier = told.at("supersedes").if_object()) {
        found.supersedes = Superseded{.file_name = text(*earlier, "file_name"),
                                      .changes = {.added = number(*earlier, "added"),
                                                  .gone = number(*earlier, "gone"),
                                                  .changed = number(*earlier, "changed"),
                                                  .equal = number(*earlier, "equal")}};
    }
    for (const json::value& row : told.at("first_refused").as_array())
        found.first_refused.push_back({.row_number = number(row.as_object(), "row"),
                                       .header = text(row.as_object(), "header"),
                                       .value = text(row.as_object(), "value"),
                                       .code = text(row.as_object(), "code")});
    return found;
}

Upload upload_of(const std::string& id, const json::object& told) {
    Upload upload{.id = id,
                  .agency = text(told, "agency"),
                  .unit = text(told, "unit"),
                  .login = text(told, "login"),
                  .file_name = text(told, "file_name"),
                  .bytes = number(told, "bytes"),
                  .look_only = told.at("look_only").as_bool(),
                  .dataset = text(told, "dataset"),
                  .period = text(told, "period"),
                  .state = state_of(text(told, "state")),
                  .created_at = text(told, "created_at"),
                  .changed_at = text(told, "changed_at"),
                  .fault = std::nullopt,
                  .found = std::nullopt};
    if (const json::object* fault = told.at("fault").if_object()) upload.fault = fault_of(*fault);
    if (const json::object* found = told.at("found").if_object()) upload.found = found_of(*found, upload);
    return upload;
}

// ---- Bytes --------------------------------------------------------------------------------------

[[noreturn]] void throw_system(const fs::path& path) {
    if (errno == ENOSPC || errno == EDQUOT) throw Failure(fault::disk_full, {{"path", path.string()}});
    throw Failure(fault::system_error,
                  {{"path", path.string()}, {"problem", std::generic_category().message(errno)}});
}

class OpenFile {
public:
    explicit OpenFile(const fs::path& path)
        : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0) throw_system(path);
    }
    ~OpenFile() { ::close(descriptor_); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    void write_at(std::int64_t offset, std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), offset);
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) throw_system(path_);
            bytes.remove_prefix(static_cast<std::size_t>(written));
            offset += written;
        }
        if (::fdatasync(descriptor_) != 0) throw_system(path_);
    }

private:
    fs::path path_;
    int descriptor_;
};

// No secret: whoever asks for an upload must be of its agency.
std::string new_id() {
    std::random_device dice;
    return fmt::format("{:08x}{:08x}", dice(), dice());
}

}  // namespace

std::string_view to_word(UploadState state) {
    return state_words.at(static_cast<std::size_t>(state));
}

Uploads::Uploads(const Workspace& workspace, store::Clock clock)
    : workspace_(workspace), clock_(std::move(clock)) {
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(workspace.root() / "uploads", absent)) {
        const std::string id = entry.path().filename().string();
        std::error_code missing;
        if (!fs::exists(entry.path() / "upload.json", missing)) continue;
        Upload upload = upload_of(id, json::parse(read_file(entry.path() / "upload.json")).as_object());
        const auto size = fs::file_size(entry.path() / "bytes", missing);
        upload.offset = missing ? 0 : std::min(static_cast<std::int64_t>(size), upload.bytes);
        const bool unread = is_being_read(upload.state) ||
                            (upload.state == UploadState::receiving && upload.offset == upload.bytes);
        if (unread) upload.state = UploadState::waiting;
        uploads_.emplace(id, std::move(upload));
    }
}

fs::path Uploads::folder_of(const std::string& id) const {
    return workspace_.root() / "uploads" / id;
}

fs::path Uploads::file_of(const std::string& id) const {
    return folder_of(id) / "bytes";
}

fs::path Uploads::rows_of(const std::string& id) const {
    return folder_of(id) / "rows";
}

Upload& Uploads::known(const std::string& id) {
    const auto found = uploads_.find(id);
    if (found == uploads_.end()) throw Failure(fault::upload_unknown, {{"id", id}});
    return found->second;
}

void Uploads::keep(Upload& upload) {
    upload.changed_at = store::to_text(clock_());
    write_durably(folder_of(upload.id) / "upload.json", pretty(as_json(upload)));
}

// UPL-2, UPL-3
void Uploads::make_room(const NewUpload& wanted) {
    const std::string oldest = store::to_text(clock_() - kept_for);
    std::size_t kept = 0;
    std::erase_if(uploads_, [&](const auto& entry) {
        const Upload& upload = entry.second;
        if (upload.agency != wanted.agency || upload.unit != wanted.unit) return false;
        if (upload.changed_at < oldest && !is_being_read(upload.state)) {
            fs::remove_all(folder_of(upload.id));
            return true;
        }
        ++kept;
        return false;
    });
    if (kept >= kept_of_an_agency)
        throw Failure(fault::uploads_too_many,
                      {{"value", std::to_string(kept)}, {"known", std::to_string(kept_of_an_agency)}});
}

Upload Uploads::begin(const NewUpload& wanted) {
    Upload upload{.id = new_id(),
                  .agency = wanted.agency,
                  .unit = wanted.unit,
                  .login = wanted.login,
                  .file_name = plain_name(wanted.file_name),
                  .bytes = wanted.bytes,
                  .look_only = wanted.look_only,
                  .created_at = store::to_text(clock_())};
    if (upload.file_name.empty() || upload.bytes <= 0)
        throw Failure(fault::field_not_usable,
                      {{"field", upload.bytes <= 0 ? "bytes" : "file_name"},
                       {"value", upload.bytes <= 0 ? std::to_string(upload.bytes) : upload.file_name}});
    if (upload.bytes > bytes_max)
        throw Failure(fault::upload_too_large,
                      {{"value", std::to_string(upload.bytes)}, {"known", std::to_string(bytes_max)}});
    const std::scoped_lock lock(mutex_);
    make_room(wanted);
    make_folder(folder_of(upload.id));
    keep(upload);
    return uploads_.emplace(upload.id, upload).first->second;
}

Upload Uploads::append(const std::string& id, std::int64_t offset, std::string_view piece) {
    const std::scoped_lock lock(mutex_);
    Upload& upload = known(id);
    if (offset != upload.offset || upload.state != UploadState::receiving)
        throw Failure(fault::upload_offset_wrong,
                      {{"value", std::to_string(offset)}, {"known", std::to_string(upload.offset)}});
    const auto size = static_cast<std::int64_t>(piece.size());
    if (size > upload.bytes - upload.offset)
        throw Failure(fault::upload_too_large,
                      {{"value", std::to_string(offset + size)}, {"known", std::to_string(upload.bytes)}});
    OpenFile(file_of(id)).write_at(offset, piece);
    upload.offset += size;
    if (upload.offset == upload.bytes) upload.state = UploadState::waiting;
    keep(upload);
    return upload;
}

Upload Uploads::find(const std::string& id) const {
    const std::scoped_lock lock(mutex_);
    const auto found = uploads_.find(id);
    if (found == uploads_.end()) throw Failure(fault::upload_unknown, {{"id", id}});
    return found->second;
}

std::vector<Upload> Uploads::of(const std::string& agency, const std::string& unit) const {
    const std::scoped_lock lock(mutex_);
    std::vector<Upload> found;
    for (const auto& [id, upload] : uploads_)
        if (upload.agency == agency && upload.unit == unit) found.push_back(upload);
    std::ranges::sort(found, [](const Upload& a, const Upload& b) {
        return std::tie(b.created_at, a.id) < std::tie(a.created_at, b.id);
    });
    return found;
}

std::vector<Upload> Uploads::waiting() const {
    const std::scoped_lock lock(mutex_);
    std::vector<Upload> found;
    for (const auto& [id, upload] : uploads_)
        if (upload.state == UploadState::waiting) found.push_back(upload);
    std::ranges::sort(found, {}, &Upload::created_at);
    return found;
}

Upload Uploads::wait(const std::string& id, bool look_only, const std::string& dataset,
                     const std::string& period) {
    const std::scoped_lock lock(mutex_);
    Upload& upload = known(id);
    if (is_being_read(upload.state)) throw Failure(fault::upload_busy, {{"id", id}});
    const bool taken = upload.state == UploadState::taken || upload.state == UploadState::known_before;
    if (upload.offset < upload.bytes || taken)
        throw Failure(fault::upload_not_whole, {{"value", std::to_string(taken ? 0 : upload.offset)},
                                                {"known", std::to_string(upload.bytes)}});
    upload.look_only = look_only;
    upload.dataset = dataset;
    upload.period = period;
    upload.state = UploadState::waiting;
    keep(upload);
    return upload;
}

void Uploads::begin_reading(const std::string& id) {
    const std::scoped_lock lock(mutex_);
    Upload& upload = known(id);
    upload.state = UploadState::reading;
    upload.fault.reset();
    upload.found.reset();
    keep(upload);
}

void Uploads::tell(const std::string& id, UploadState state, std::optional<Found> found,
                   std::optional<Fault> fault) {
    const std::scoped_lock lock(mutex_);
    Upload& upload = known(id);
    upload.state = state;
    upload.found = std::move(found);
    upload.fault = std::move(fault);
    keep(upload);
    // What was taken in stands among the deliveries now.
    const bool there = state == UploadState::taken || state == UploadState::known_before;
    if (there) fs::remove(file_of(id));
    if (there || !upload.found) fs::remove_all(rows_of(id));
}

void Uploads::drop(const std::string& id) {
    const std::scoped_lock lock(mutex_);
    if (is_being_read(known(id).state)) throw Failure(fault::upload_busy, {{"id", id}});
    fs::remove_all(folder_of(id));
    uploads_.erase(id);
}

}  // namespace baophu::workspace
