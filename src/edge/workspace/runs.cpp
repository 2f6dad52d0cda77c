#include "edge/workspace/runs.h"

#include <algorithm>
#include <tuple>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "core/base/sha256.h"
#include "edge/store/clock.h"
#include "edge/workspace/deliveries.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/json_text.h"
#include "edge/workspace/run_journal.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using intake::Delivery;

Month latest_month(const std::vector<Delivery>& deliveries) {
    std::optional<Month> latest;
    for (const Delivery& delivery : deliveries) {
        if (delivery.dataset != "si-participants") continue;
        const auto month = Month::parse(delivery.period);
        if (month && (!latest || *latest < *month)) latest = month;
    }
    if (!latest) throw Failure(fault::run_without_participants, {{"month", "–"}, {"known", "–"}});
    return *latest;
}

json::array describe(const std::vector<Delivery>& deliveries) {
    json::array described;
    for (const Delivery& delivery : deliveries) {
        described.push_back(json::object{{"sha256", delivery.sha256},
                                         {"sender", delivery.sender},
                                         {"dataset", delivery.dataset},
                                         {"period", delivery.period},
                                         {"received_at", delivery.received_at},
                                         {"in_force", delivery.in_force},
                                         {"intake", delivery.accepted.parent_path().filename().string()}});
    }
    return described;
}

json::array describe(const std::vector<linkage::Decision>& decisions) {
    json::array described;
    for (const linkage::Decision& decision : decisions) {
        described.push_back(
            json::object{{"sequence", decision.sequence},
                         {"verdict", decision.verdict == linkage::Verdict::same ? "same" : "different"},
                         {"left", decision.left_key},
                         {"right", decision.right_key}});
    }
    return described;
}

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

// All that the result depends on, and nothing else: no clock, no machine, no path.
json::object describe(const RunInputs& inputs, const std::optional<Date>& as_known_on) {
    std::optional<std::string> day;
    if (as_known_on) day = as_known_on->iso();
    std::optional<std::string> entity_ids;
    if (inputs.entity_ids) entity_ids = sha256_hex_of_file(*inputs.entity_ids);
    return {{"program", program_id()},
            {"month", inputs.month.iso()},
            {"as_known_on", text_or_null(day)},
            {"law", builtin_digest("data/law/")},
            {"territory", builtin_digest("data/territory/")},
            {"datasets", builtin_digest("data/datasets/")},
            {"identifiers", builtin_digest("data/identifiers/")},
            {"linkage", builtin_digest("data/linkage/")},
            {"deliveries", describe(inputs.deliveries)},
            {"decisions", describe(inputs.decisions)},
            {"entity_ids", text_or_null(entity_ids)}};
}

constexpr std::size_t run_id_digits = 16;

std::string id_of(const json::object& inputs) {
    return sha256_hex(json::serialize(inputs)).substr(0, run_id_digits);
}

RunInputs gather(const Workspace& workspace, const Lock& lock, store::Store& store, const RunWanted& wanted,
                 Progress& progress, const CancelFlag& cancel) {
    const auto& day = wanted.as_known_on;
    RunInputs inputs{.month = *Month::of(2000, 1),
                     .deliveries = deliveries_for_run(workspace, lock, store, progress, cancel, day),
                     .decisions = {},
                     .territory = workspace.territory(),
                     .entity_ids = wanted.entity_ids};
    inputs.month = wanted.month ? *wanted.month : latest_month(inputs.deliveries);
    if (inputs.entity_ids) return inputs;
    for (const store::DecisionEntry& entry : store.decisions(day ? store::end_of_day(*day) : ""))
        inputs.decisions.push_back(entry.decision);
    return inputs;
}

json::object journal(const RunReport& report, const std::string& started_at) {
    json::object seconds;
    for (const auto& [step, taken] : report.seconds)
        seconds[step] = taken;
    return {{"content_hash", report.content_hash},
            {"started_at", started_at},
            {"ended_at", store::now_utc()},
            {"host", host_name()},
            {"user", user_name()},
            {"duckdb", warehouse::Database::version()},
            {"seconds", seconds}};
}

json::object read_object(const fs::path& file) {
    return json::parse(read_file(file)).as_object();
}

std::string text_of(const json::object& object, std::string_view key) {
    return json::value_to<std::string>(object.at(key));
}

// Nothing also where a run of an earlier program does not know the key.
std::optional<std::string> maybe_text_of(const json::object& inputs, std::string_view key) {
    const json::value* value = inputs.if_contains(key);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return std::string(value->get_string());
}

std::optional<Date> day_of(const json::object& inputs) {
    const auto day = maybe_text_of(inputs, "as_known_on");
    return day ? Date::parse(*day) : std::nullopt;
}

void compute(const Workspace& workspace, const RunInputs& inputs, const json::object& described,
             const std::string& id, Progress& progress, const CancelFlag& cancel, RunMade& made) {
    const std::string started_at = store::now_utc();
    Staging staging(workspace.run_folder(id));
    const RunReport report = run(inputs, staging.folder() / "warehouse.duckdb", progress, cancel);
    write_durably(staging.folder() / "inputs.json", pretty(described));
    write_durably(staging.folder() / "journal.json", pretty(journal(report, started_at)));
    stop_if_cancelled(cancel);
    staging.show(workspace.run_folder(id));
    made.content_hash = report.content_hash;
    made.seconds = report.seconds;
}

void expect_rows(const Workspace& workspace, const Delivery& delivery) {
    if (!fs::exists(delivery.accepted))
        throw Failure(fault::rows_missing, {{"path", workspace.root().string()}});
}

bool is_run_id(std::string_view id) {
    return id.size() == run_id_digits && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Runs have tables added with time: one that has the table added last has all.
void require_newest_tables(const Workspace& workspace, const fs::path& folder, warehouse::Connection& run) {
    constexpr const char* added_last =
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'serving' AND table_name = "
        "'absent_order'";
    if (run.integer(added_last) == 1) return;
    throw Failure(fault::run_outdated,
                  {{"run", folder.filename().string()}, {"path", workspace.root().string()}});
}

OpenRun open_folder(const Workspace& workspace, const fs::path& folder, const warehouse::Settings& settings) {
    RunLease lease = RunLease::read(folder);

    std::vector<Delivery> deliveries;
    std::vector<std::string> file_names;
    const json::object inputs = read_object(folder / "inputs.json");
    for (const json::value& value : inputs.at("deliveries").as_array()) {
        const json::object& described = value.as_object();
        const fs::path rows = workspace.intake_folder(text_of(described, "intake"));
        deliveries.push_back({.sha256 = text_of(described, "sha256"),
                              .sender = text_of(described, "sender"),
                              .dataset = text_of(described, "dataset"),
                              .period = text_of(described, "period"),
                              .received_at = text_of(described, "received_at"),
                              .accepted = rows / "accepted.parquet",
                              .refused = rows / "refused.parquet",
                              .in_force = described.at("in_force").as_bool()});
        const fs::path receipt = workspace.delivery_folder(deliveries.back().sha256) / "receipt.json";
        file_names.push_back(text_of(read_object(receipt), "file_name"));
    }
    auto database =
        warehouse::Database::open(folder / "warehouse.duckdb", warehouse::Mode::read_only, settings);
    auto connection = database.connect();
    require_newest_tables(workspace, folder, connection);
    return {.id = folder.filename().string(),
            .as_known_on = day_of(inputs),
            .entity_ids = maybe_text_of(inputs, "entity_ids"),
            .lease = std::move(lease),
            .deliveries = std::move(deliveries),
            .file_names = std::move(file_names),
            .database = std::move(database),
            .connection = std::move(connection)};
}

}  // namespace

RunMade make_run(const Workspace& workspace, const Lock& lock, store::Store& store, const RunWanted& wanted,
                 Progress& progress, const CancelFlag& cancel) {
    const RunInputs inputs = gather(workspace, lock, store, wanted, progress, cancel);
    const json::object described = describe(inputs, wanted.as_known_on);
    const std::string id = id_of(described);
    const std::string known_hash = journalled(workspace.run_folder(id), "content_hash");
    RunMade made{.id = id,
                 .month = inputs.month,
                 .known_before = !known_hash.empty(),
                 .content_hash = known_hash,
                 .deliveries = inputs.deliveries.size(),
                 .decisions = inputs.decisions.size()};
    if (!made.known_before) {
        fs::remove_all(workspace.run_folder(id));  // A damaged one is computed again.
        compute(workspace, inputs, described, id, progress, cancel, made);
    }
    switch_link(workspace.current_link(), fs::path("runs") / id);
    return made;
}

OpenRun open_current_run(const Workspace& workspace) {
    const auto id = current_run_id(workspace);
    if (!id) throw Failure(fault::no_run_yet, {{"path", workspace.root().string()}});
    return open_folder(workspace, workspace.run_folder(*id), {});
}

std::optional<std::string> current_run_id(const Workspace& workspace) {
    std::error_code absent;
    const fs::path folder = fs::canonical(workspace.current_link(), absent);
    return absent ? std::nullopt : std::optional(folder.filename().string());
}

OpenRun open_run(const Workspace& workspace, const std::string& id, const warehouse::Settings& settings) {
    const fs::path folder = workspace.run_folder(id);
    if (!is_run_id(id) || !fs::exists(folder / "journal.json"))
        throw Failure(fault::run_expired, {{"run", id}});
    return open_folder(workspace, folder, settings);
}

std::optional<KeptRun> kept_run(const Workspace& workspace, const std::string& id) {
    const fs::path folder = workspace.run_folder(id);
    if (!is_run_id(id) || !fs::exists(folder / "journal.json")) return std::nullopt;
    const json::object inputs = read_object(folder / "inputs.json");
    const auto month = Month::parse(text_of(inputs, "month"));
    if (!month) return std::nullopt;
    return KeptRun{.id = id,
                   .month = *month,
                   .as_known_on = day_of(inputs),
                   .made_at = journalled(folder, "ended_at"),
                   .deliveries = inputs.at("deliveries").as_array().size(),
                   .decisions = inputs.at("decisions").as_array().size()};
}

std::vector<KeptRun> kept_runs(const Workspace& workspace) {
    std::vector<KeptRun> kept;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(workspace.run_folder(""), absent)) {
        if (auto run = kept_run(workspace, entry.path().filename().string())) kept.push_back(std::move(*run));
    }
    std::ranges::sort(kept, [](const KeptRun& left, const KeptRun& right) {
        return std::tie(right.made_at, left.id) < std::tie(left.made_at, right.id);
    });
    return kept;
}

RunKnows known_to_run(const Workspace& workspace, const std::string& id) {
    const fs::path folder = workspace.run_folder(id);
    if (!is_run_id(id) || !fs::exists(folder / "inputs.json"))
        throw Failure(fault::run_expired, {{"run", id}});
    const json::object inputs = read_object(folder / "inputs.json");
    RunKnows known{.month = Month::parse(text_of(inputs, "month")).value(),
                   .same_program = text_of(inputs, "program") == program_id(),
                   .all = !maybe_text_of(inputs, "as_known_on") && !maybe_text_of(inputs, "entity_ids"),
                   .deliveries = {},
                   .decisions = {}};
    for (const json::value& delivery : inputs.at("deliveries").as_array())
        known.deliveries.push_back(text_of(delivery.as_object(), "sha256"));
    for (const json::value& decision : inputs.at("decisions").as_array())
        known.decisions.push_back(decision.at("sequence").as_int64());
    return known;
}

void attach_rows(const Workspace& workspace, OpenRun& run) {
    for (const Delivery& delivery : run.deliveries)
        expect_rows(workspace, delivery);
    intake::create_views(run.connection, run.deliveries);
}

intake::DeliveredRow delivered_row(const Workspace& workspace, OpenRun& run, std::size_t delivery,
                                   std::int64_t row_number) {
    expect_rows(workspace, run.deliveries[delivery]);
    auto row = intake::delivered_row(run.connection, run.deliveries[delivery], row_number);
    if (!row) throw Failure(fault::rows_missing, {{"path", workspace.root().string()}});
    return *std::move(row);
}

}  // namespace baophu::workspace
