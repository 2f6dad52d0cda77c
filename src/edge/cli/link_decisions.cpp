#include "edge/cli/link_decisions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/csv_reader.h"

namespace baophu::cli {
namespace {

using linkage::engine::Decision;
using linkage::engine::RecordNumber;
using linkage::engine::Records;

constexpr std::array<std::string_view, 3> columns{"left_id", "right_id", "verdict"};

// Where each of the columns stands.
using Places = std::array<std::size_t, columns.size()>;

[[noreturn]] void broken(const std::filesystem::path& file, std::uint64_t line, std::string_view problem,
                         const std::string& word = {}) {
    throw Failure(fault::link_decision_broken, {{"path", file.string()},
                                                {"line", std::to_string(line)},
                                                {"problem_key", std::string(problem)},
                                                {"word", word}});
}

Places places_in(const TableRecord& header, const std::filesystem::path& file) {
    Places places{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto found = std::ranges::find(header.cells, columns.at(i));
        if (found == header.cells.end())
            throw Failure(fault::link_decisions_column_missing,
                          {{"path", file.string()}, {"column", std::string(columns.at(i))}});
        places.at(i) = static_cast<std::size_t>(found - header.cells.begin());
    }
    return places;
}

WrittenDecision decision_in(const TableRecord& record, const Places& places,
                            const std::filesystem::path& file) {
    if (record.status != RecordStatus::good || !record.utf8_valid)
        broken(file, record.line, "link.decision.problem.unreadable");
    if (*std::ranges::max_element(places) >= record.cells.size())
        broken(file, record.line, "link.decision.problem.short");
    const std::string verdict(record.cells[places[2]]);
    if (verdict != "same" && verdict != "different")
        broken(file, record.line, "link.decision.problem.verdict", verdict);
    return {record.line, std::string(record.cells[places[0]]), std::string(record.cells[places[1]]),
            verdict == "same"};
}

using RecordsOfId = std::unordered_map<std::string_view, std::vector<RecordNumber>>;

// Of the ids that are asked for.
RecordsOfId find_records(const std::vector<WrittenDecision>& written, const registers::Registers& registers) {
    RecordsOfId found;
    for (const WrittenDecision& decision : written) {
        found.try_emplace(decision.left);
        found.try_emplace(decision.right);
    }
    for (std::size_t record = 0; record < registers.records(); ++record) {
        const auto number = static_cast<RecordNumber>(record);
        const auto wanted = found.find(registers.id(number));
        if (wanted != found.end()) wanted->second.push_back(number);
    }
    return found;
}

// The partner of `left` among the records of the right id, if there is one.
std::optional<RecordNumber> partner_of(RecordNumber left, const std::vector<RecordNumber>& rights,
                                       const Records& records) {
    const auto other = [&](RecordNumber right) { return right != left; };
    const auto linkable = [&](RecordNumber right) {
        return other(right) &&
               (records.registers() == 1 || records.register_of(left) != records.register_of(right));
    };
    auto found = std::ranges::find_if(rights, linkable);
    if (found == rights.end()) found = std::ranges::find_if(rights, other);
    return found == rights.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::vector<WrittenDecision> read_decisions(const std::filesystem::path& file) {
    FileSource source(file);
    CsvReader reader(source);
    TableRecord record;
    const Places places = places_in(reader.next(record) ? record : TableRecord{}, file);
    std::vector<WrittenDecision> written;
    while (reader.next(record))
        written.push_back(decision_in(record, places, file));
    return written;
}

std::vector<Decision> decisions_of(const std::vector<WrittenDecision>& written,
                                   const std::filesystem::path& file, const registers::Registers& registers,
                                   const Records& records) {
    const RecordsOfId of_id = find_records(written, registers);
    std::vector<Decision> decisions;
    for (const WrittenDecision& decision : written) {
        for (const std::string& id : {decision.left, decision.right})
            if (of_id.at(id).empty())
                throw Failure(fault::link_decision_id_unknown,
                              {{"path", file.string()}, {"line", std::to_string(decision.line)}, {"id", id}});
        const RecordNumber left = of_id.at(decision.left).front();
        const auto right = partner_of(left, of_id.at(decision.right), records);
        if (!right) broken(file, decision.line, "link.decision.problem.itself", decision.left);
        decisions.push_back({left, *right, decision.same});
    }
    return decisions;
}

}  // namespace baophu::cli
