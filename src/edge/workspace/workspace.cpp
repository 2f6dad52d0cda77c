#include "edge/workspace/workspace.h"

#include <array>
#include <utility>

#include <boost/json/parse.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "edge/store/clock.h"
#include "edge/store/store.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/json_text.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::array<std::string_view, 3> folders{"deliveries", "intake", "runs"};

// The provinces for which there is data; a file of data/territory each.
constexpr std::array provinces{std::pair{std::string_view("75"), std::string_view("dong-nai.yaml")}};

Territory territory_of(std::string_view province) {
    for (const auto& [code, file] : provinces) {
        if (code == province) return Territory::load(file);
    }
    throw Failure(fault::province_unknown, {{"province", std::string(province)}, {"known", "75"}});
}

fs::path description_file(const fs::path& root) {
    return root / "workspace.json";
}

void refuse_used_folder(const fs::path& root) {
    if (fs::exists(description_file(root))) throw Failure(fault::workspace_exists, {{"path", root.string()}});
    if (fs::exists(root) && !fs::is_empty(root))
        throw Failure(fault::folder_not_empty, {{"path", root.string()}});
}

[[noreturn]] void unreadable(const fs::path& root) {
    throw Failure(fault::workspace_format_unreadable, {{"path", description_file(root).string()}});
}

json::object read_description(const fs::path& root) {
    if (!fs::exists(description_file(root)))
        throw Failure(fault::workspace_missing, {{"path", root.string()}});
    boost::system::error_code error;
    const json::value value = json::parse(read_file(description_file(root)), error);
    const json::object* object = error ? nullptr : value.if_object();
    if (object == nullptr) unreadable(root);
    return *object;
}

void refuse_other_format(const fs::path& root, const json::object& description) {
    const json::value* found = description.if_contains("format");
    if (found == nullptr || !found->is_int64()) unreadable(root);
    const std::int64_t format = found->get_int64();
    if (format == workspace_format) return;
    // There is no older format than 1; the first one that is gets its upgrade here.
    if (format < workspace_format) unreadable(root);
    throw Failure(fault::workspace_format_newer, {{"path", root.string()},
                                                  {"found", std::to_string(format)},
                                                  {"known", std::to_string(workspace_format)},
                                                  {"program", std::string(program_version())}});
}

std::string text_of(const fs::path& root, const json::object& description, std::string_view key) {
    const json::value* found = description.if_contains(key);
    if (found == nullptr || !found->is_string()) unreadable(root);
    return std::string(found->get_string());
}

// Where nothing is said the store is the file of the workspace.
std::string store_in(const fs::path& root, const json::object& description) {
    return description.contains("store") ? text_of(root, description, "store") : "";
}

}  // namespace

Workspace::Workspace(fs::path root, std::string agency, std::string store, Territory territory)
    : root_(std::move(root)),
      agency_(std::move(agency)),
      store_(std::move(store)),
      territory_(std::move(territory)) {}

Workspace Workspace::init(const fs::path& root, std::string_view province, std::string_view agency,
                          std::string_view store) {
    refuse_used_folder(root);
    Workspace workspace(root, std::string(agency), std::string(store), territory_of(province));
    make_folder(root);
    const Lock lock(root / "lock", "init");
    for (const std::string_view folder : folders)
        make_folder(root / folder);
    const store::Database database(workspace.store_place());
    json::object description{{"format", workspace_format},
                             {"province", province},
                             {"agency", agency},
                             {"made_at", store::now_utc()},
                             {"made_by_program", program_version()}};
    if (!store.empty()) description["store"] = store;
    // Last, because it is what makes the folder a workspace.
    write_durably(description_file(root), pretty(description));
    return workspace;
}

Workspace Workspace::open(const fs::path& root) {
    const json::object description = read_description(root);
    // First, because a later format may name the rest in another way.
    refuse_other_format(root, description);
    return {root, text_of(root, description, "agency"), store_in(root, description),
            territory_of(text_of(root, description, "province"))};
}

Lock Workspace::lock(std::string_view command) const {
    Lock lock(root_ / "lock", command);
    remove_partial_in(root_);
    for (const std::string_view folder : folders)
        remove_partial_in(root_ / folder);
    return lock;
}

}  // namespace baophu::workspace
