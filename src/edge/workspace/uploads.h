// Uploads: files that come in by pieces over a line that may break, kept until they are read.
//
//   UPL-1  A piece is kept, durably, when it is answered; it begins where the pieces before it end.
//   UPL-2  No more bytes than were announced, no file above `bytes_max`, and of one agency no more than
//          `kept_of_an_agency` uploads at a time.
//   UPL-3  What was found in a file, or why it was refused, stands beside it until it is dropped, or begins
//          to make room `kept_for` after its last change.
//   UPL-4  A file that was whole and not yet read when the program ended is read by the next one.
//
//   uploads/<id>/upload.json   what is known of it
//   uploads/<id>/bytes         the pieces so far
//   uploads/<id>/rows/         what was read of a file that was only looked at
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fault.h"
#include "edge/store/clock.h"
#include "edge/workspace/deliveries.h"
#include "edge/workspace/workspace.h"

namespace baophu::workspace {

enum class UploadState { receiving, waiting, reading, looked_at, taken, known_before, refused, cancelled };

std::string_view to_word(UploadState state);

// What was found in the file.
struct Found {
    store::DeliveryEntry delivery;  // Of one that was only looked at: as it would be.
    std::int64_t repaired = 0;
    std::optional<Superseded> supersedes;
    std::vector<intake::RefusedRow> first_refused;
};

struct Upload {
    std::string id;  // 16 hexadecimal digits.
    std::string agency;
    std::string unit;  // Of an agency whose units send for themselves; else "".
    std::string login;
    std::string file_name;  // Without any folder.
    std::int64_t bytes = 0;
    std::int64_t offset = 0;
    bool look_only = false;
    std::string dataset;  // As the user said; "" as the file says.
    std::string period;
    UploadState state = UploadState::receiving;
    std::string created_at;
    std::string changed_at;
    std::optional<Fault> fault;
    std::optional<Found> found;
};

struct NewUpload {
    std::string agency;
    std::string unit = {};
    std::string login;
    std::string file_name;  // As the browser tells it.
    std::int64_t bytes = 0;
    bool look_only = false;
};

// From many threads at once.
class Uploads {
public:
    static constexpr std::int64_t bytes_max = std::int64_t{4} << 30;
    static constexpr std::size_t kept_of_an_agency = 40;
    static constexpr std::chrono::hours kept_for{24 * 14};

    Uploads(const Workspace& workspace, store::Clock clock);

    // Throws Failure: upload_too_large, uploads_too_many, field_not_usable (no name, no byte), disk_full.
    Upload begin(const NewUpload& wanted);

    // Throws Failure: upload_unknown, upload_offset_wrong, upload_too_large (above what was announced).
    Upload append(const std::string& id, std::int64_t offset, std::string_view piece);

    // Throws Failure(upload_unknown).
    Upload find(const std::string& id) const;
    std::vector<Upload> of(const std::string& agency,
                           const std::string& unit = "") const;  // The newest first.
    std::vector<Upload> waiting() const;                         // The oldest first (UPL-4).

    // Says how the file is to be read, and that it waits for it. Throws Failure: upload_not_whole,
    // upload_busy, upload_unknown.
    Upload wait(const std::string& id, bool look_only, const std::string& dataset, const std::string& period);
    void begin_reading(const std::string& id);
    void tell(const std::string& id, UploadState state, std::optional<Found> found,
              std::optional<Fault> fault);

    // Throws Failure: upload_unknown, upload_busy.
    void drop(const std::string& id);

    std::filesystem::path file_of(const std::string& id) const;
    // What was read of a file that was only looked at; absent or whole.
    std::filesystem::path rows_of(const std::string& id) const;

private:
    Upload& known(const std::string& id);
    void keep(Upload& upload);
    void make_room(const NewUpload& wanted);
    std::filesystem::path folder_of(const std::string& id) const;

    const Workspace& workspace_;
    store::Clock clock_;
    mutable std::mutex mutex_;
    std::map<std::string, Upload> uploads_;
};

}  // namespace baophu::workspace
