#include "flow/intake/intake.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "core/base/sha256.h"
#include "flow/intake/row_sink.h"
#include "flow/intake/row_taking.h"
#include "flow/intake/supplement.h"

namespace baophu::intake {
namespace {

// Tells progress by the bytes read and hears the cancel flag with every piece.
ReadWatch watch_of(Progress& progress, const CancelFlag& cancel) {
    return [&progress, &cancel](std::uint64_t done, std::uint64_t all) {
        stop_if_cancelled(cancel);
        if (all > 0) progress.at(std::min(1.0, static_cast<double>(done) / static_cast<double>(all)));
    };
}

std::string file_name_of(const Stated& stated, const std::filesystem::path& file) {
    return stated.file_name.empty() ? file.filename().string() : stated.file_name;
}

TableHints hints_of(const Stated& stated, const std::string& file_name) {
    TableHints hints{.header = {.dataset = stated.dataset, .columns = stated.columns, .file_name = file_name},
                     .sheet = stated.sheet,
                     .header_row = stated.header_row,
                     .encoding = stated.encoding};
    if (stated.remembered) {
        hints.header.remembered = [&stated](const Dataset& dataset) {
            return stated.remembered(stated.sender.value_or(dataset.sender), dataset.id);
        };
    }
    return hints;
}

std::optional<std::string> stated_period(const Dataset& dataset, const Stated& stated) {
    if (!stated.period) return std::nullopt;
    auto period = parse_period(*stated.period, dataset.period.unit);
    if (!period) throw Failure(fault::period_not_found, {{"period", *stated.period}});
    return period;
}

std::optional<std::string> only_one(const std::set<std::string>& periods) {
    if (periods.empty()) return std::nullopt;
    if (periods.size() == 1) return *periods.begin();
    std::string found;
    for (const std::string& period : periods)
        found += (found.empty() ? "" : ", ") + period;
    throw Failure(fault::period_several, {{"found", found}});
}

// INT-11: what the titles tell goes before the name of the file, which anyone may change.
std::optional<std::string> told_period(const FoundTable& table, const std::string& file_name) {
    const PeriodUnit unit = table.places().dataset->period.unit;
    std::set<std::string> told;
    for (const std::string& title : table.titles())
        told.merge(periods_in(title, unit));
    if (auto period = only_one(told)) return period;
    return only_one(periods_in_file_name(file_name, unit));
}

// With a column in the file that tells the period, titles that tell several are no matter.
PeriodKnown period_of(const FoundTable& table, const Stated& stated, const std::string& file_name) {
    const Dataset& dataset = *table.places().dataset;
    PeriodKnown known{.stated = stated_period(dataset, stated)};
    if (known.stated) return known;
    const bool in_rows = dataset.period.column && table.places().places[*dataset.period.column];
    try {
        known.told = told_period(table, file_name);
    } catch (const Failure&) {
        if (!in_rows) throw;
    }
    if (!in_rows && !known.told) throw Failure(fault::period_not_found, {{"period", ""}});
    return known;
}

// INT-16: a supplement is of the sender, kind and period of its delivery.
struct Supplemented {
    std::string sha256;
    Recognised delivery;
};

std::optional<Supplemented> supplemented_by(const FoundTable& table, const Stated& stated) {
    const auto mark = supplement_in(table.titles());
    if (!mark) return std::nullopt;
    const auto found = stated.find_delivery ? stated.find_delivery(*mark) : std::nullopt;
    if (!found) throw Failure(fault::supplement_unknown, {{"delivery", *mark}});
    const std::string& dataset = table.places().dataset->id;
    if (found->dataset != dataset)
        throw Failure(fault::supplement_other_kind, {{"dataset", dataset}, {"wanted", found->dataset}});
    return Supplemented{*mark, *found};
}

Reading reading_of(const TableFile& file, const FoundTable& table, const Stated& stated) {
    return {.encoding = stated.encoding ? std::string(to_word(*stated.encoding)) : "",
            .delimiter = file.delimiter(),
            .sheet = table.sheet(),
            .header_row = table.header_row(),
            .columns = table.places().mapped};
}

// The faults that a reader of one file throws do not know its name; the message wants it.
bool ends_with_any(const std::string& file_name, std::initializer_list<std::string_view> endings) {
    std::string ending = std::filesystem::path(file_name).extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return std::ranges::find(endings, ending) != endings.end();
}

// What whoever sent the file thinks that it is (INT-21).
bool is_called_a_workbook(const std::string& file_name) {
    return ends_with_any(file_name, {".xlsx", ".xlsm", ".xls"});
}

bool is_called_no_table(const std::string& file_name) {
    return ends_with_any(file_name,
                         {".docx", ".doc", ".odt", ".pdf", ".pptx", ".ppt", ".png", ".jpg", ".jpeg"});
}

[[noreturn]] void rethrow_with_path(const Failure& failure, const std::string& file_name) {
    Fault fault = failure.fault();
    if (fault.code == fault::file_not_text && is_called_a_workbook(file_name))
        fault = Fault(fault::workbook_damaged, {{"path", file_name}, {"part", "zip"}});
    if (fault.code == fault::workbook_damaged) {
        for (auto& [name, value] : fault.details)
            if (name == "path") value = file_name;  // Where it is kept is nothing to who sent it.
    }
    fault.details.emplace_back("file", file_name);
    throw Failure(std::move(fault));
}

Outcome take_table(const TableFile& file, const std::string& file_name, Stated stated,
                   const Territory& territory, const std::filesystem::path& folder, Progress& progress,
                   const CancelFlag& cancel) {
    FoundTable table(file, hints_of(stated, file_name), watch_of(progress, cancel));
    const auto supplemented = supplemented_by(table, stated);
    if (supplemented) {
        stated.sender = supplemented->delivery.sender;
        stated.period = supplemented->delivery.period;
    }
    const Dataset& dataset = *table.places().dataset;
    RowSink sink(dataset, folder);
    RowTaking taking(table, stated.sender.value_or(dataset.sender), period_of(table, stated, file_name),
                     territory, sink);
    for (TableRecord record; table.next(record);)
        taking.take(record);
    Outcome outcome = taking.finish();
    outcome.recognised.reading = reading_of(file, table, stated);
    if (supplemented) outcome.recognised.supplements = supplemented->sha256;
    sink.close();
    return outcome;
}

std::string digest_of(const Recognised& recognised) {
    Sha256 digest;
    const Reading& reading = recognised.reading;
    for (const std::string& part :
         {recognised.sender, recognised.period, recognised.supplements, reading.encoding,
          std::string(1, reading.delimiter), reading.sheet, std::to_string(reading.header_row)})
        digest.add_field(part);
    for (const auto& [column, header] : reading.columns) {
        digest.add_field(column);
        digest.add_field(header);
    }
    return digest.hex();
}

}  // namespace

Stated Stated::again(const Recognised& recognised) {
    const Reading& reading = recognised.reading;
    Stated stated{.sender = recognised.sender, .dataset = recognised.dataset, .period = recognised.period};
    if (reading.header_row == 0) return stated;  // From before readings were written down.
    stated.encoding = text::parse_encoding(reading.encoding);
    if (reading.delimiter != 0) stated.delimiter = reading.delimiter;
    stated.sheet = reading.sheet;
    stated.header_row = reading.header_row;
    stated.columns = reading.columns;
    return stated;
}

Outcome take_in(const std::filesystem::path& file, const Stated& stated, const Territory& territory,
                const std::filesystem::path& folder, Progress& progress, const CancelFlag& cancel) {
    const std::string file_name = file_name_of(stated, file);
    try {
        if (is_called_no_table(file_name)) throw Failure(fault::file_not_text);
        const std::unique_ptr<TableFile> tables =
            TableFile::open(file, {.delimiter = stated.delimiter.value_or('\0')});
        return take_table(*tables, file_name, stated, territory, folder, progress, cancel);
    } catch (const Failure& failure) {
        rethrow_with_path(failure, file_name);
    }
}

std::string result_version(const Recognised& recognised) {
    constexpr std::size_t shown = 8;
    const Dataset& described = dataset(recognised.dataset);
    return described.id + "-" + dataset_digest(described).substr(0, shown) + "-" +
           digest_of(recognised).substr(0, shown) + "-" + std::string(program_id());
}

}  // namespace baophu::intake
