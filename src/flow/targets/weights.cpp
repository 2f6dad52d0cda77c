// Weights: read from a CSV of the user, or from data/targets.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "core/base/fault_codes.h"
#include "core/base/whole_number.h"
#include "core/base/yaml_fields.h"
#include "core/documents/csv_reader.h"
#include "core/text/fold.h"
#include "flow/targets/targets.h"

namespace baophu::targets {
namespace {

enum Column : std::size_t { unit, weight, scheme, year, floor, ceiling, column_count };

// As the words are left by text::fold_letters.
struct FoldedWords {
    std::string_view english;
    std::string_view vietnamese;
    std::string_view short_form;

    bool name(std::string_view folded) const {
        return folded == english || folded == vietnamese || folded == short_form;
    }
};

constexpr std::array<FoldedWords, column_count> column_words{{{"unit", "madonvi", "donvi"},
                                                              {"weight", "trongso", "trongso"},
                                                              {"scheme", "loai", "loaibaohiem"},
                                                              {"year", "nam", "nam"},
                                                              {"floor", "mucsan", "san"},
                                                              {"ceiling", "muctran", "tran"}}};

constexpr std::array<FoldedWords, all_schemes.size()> scheme_words{
    {{"compulsory", "bhxhbatbuoc", "bhxhbb"},
     {"voluntary", "bhxhtunguyen", "bhxhtn"},
     {"unemployment", "baohiemthatnghiep", "bhtn"}}};

std::string_view trimmed(std::string_view cell) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = cell.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return cell.substr(begin, cell.find_last_not_of(blanks) - begin + 1);
}

std::optional<Scheme> scheme_written(std::string_view cell) {
    const std::string folded = text::fold_letters(cell);
    for (std::size_t i = 0; i < all_schemes.size(); ++i) {
        if (scheme_words[i].name(folded)) return all_schemes[i];
    }
    return std::nullopt;
}

using Places = std::array<std::optional<std::size_t>, column_count>;

}  // namespace

// Reads one file; every fault it finds goes to the list.
class WeightsReader {
public:
    WeightsReader(const Territory& territory, int default_year, std::vector<Fault>& faults)
        : territory_(territory), default_year_(default_year), faults_(faults) {}

    std::optional<Weights> read(ByteSource& source) {
        CsvReader reader(source);
        TableRecord record;
        if (!reader.next(record)) {
            faults_.emplace_back(fault::weights_without_rows);
            return std::nullopt;
        }
        if (!readable(record) || !find_columns(record)) return std::nullopt;
        while (reader.next(record)) {
            if (readable(record)) read_row(record);
        }
        if (faults_.empty() && weights_.rows_.empty()) faults_.emplace_back(fault::weights_without_rows);
        if (!faults_.empty()) return std::nullopt;
        return std::move(weights_);
    }

private:
    bool readable(const TableRecord& record) {
        if (record.status == RecordStatus::good && record.utf8_valid) return true;
        faults_.emplace_back(fault::weights_line_unreadable, Details{{"line", std::to_string(record.line)}});
        return false;
    }

    bool find_columns(const TableRecord& header) {
        for (std::size_t place = 0; place < header.cells.size(); ++place) {
            const std::string folded = text::fold_letters(header.cells[place]);
            for (std::size_t column = 0; column < column_count; ++column) {
                if (!column_words[column].name(folded)) continue;
                if (places_[column]) {
                    faults_.emplace_back(fault::weights_column_twice,
                                         Details{{"column", std::string(trimmed(header.cells[place]))}});
                }
                places_[column] = place;
            }
        }
        for (const Column column : {unit, weight}) {
            if (places_[column]) continue;
            faults_.emplace_back(fault::weights_column_missing,
                                 Details{{"column", std::string(column_words[column].english)}});
        }
        return faults_.empty();
    }

    std::string_view cell(const TableRecord& record, Column column) const {
        const std::optional<std::size_t> place = places_[column];
        return place && *place < record.cells.size() ? trimmed(record.cells[*place]) : std::string_view{};
    }

    void refuse(std::string_view code, const TableRecord& record, Column column) {
        faults_.emplace_back(code, Details{{"line", std::to_string(record.line)},
                                           {"column", std::string(column_words[column].english)},
                                           {"value", std::string(cell(record, column))}});
    }

    // A whole number of 0 or more; `otherwise` for an empty cell.
    std::int64_t number(const TableRecord& record, Column column, std::optional<std::int64_t> otherwise) {
        const std::string_view written = cell(record, column);
        if (written.empty() && otherwise) return *otherwise;
        const std::optional<std::int64_t> found = parse_whole_number(written);
        if (found && *found >= 0) return *found;
        refuse(fault::weights_cell_not_number, record, column);
        return 0;
    }

    void read_row(const TableRecord& record) {
        const std::size_t faults_before = faults_.size();
        Weights::Row row;
        row.unit = cell(record, unit);
        if (!cell(record, scheme).empty()) {
            row.scheme = scheme_written(cell(record, scheme));
            if (!row.scheme) refuse(fault::weights_scheme_unknown, record, scheme);
        }
        if (!cell(record, year).empty()) row.year = year_of(record);
        row.share.weight = number(record, weight, std::nullopt);
        row.share.floor = number(record, floor, 0);
        row.share.ceiling = number(record, ceiling, Share{}.ceiling);
        if (faults_.size() == faults_before) check_row(record, row);
        if (faults_.size() == faults_before) weights_.rows_.push_back(std::move(row));
    }

    // The years for which Date and the territory can say anything.
    int year_of(const TableRecord& record) {
        constexpr std::int64_t earliest = 1900;
        constexpr std::int64_t latest = 2199;
        const std::optional<std::int64_t> found = parse_whole_number(cell(record, year));
        if (found && *found >= earliest && *found <= latest) return static_cast<int>(*found);
        refuse(fault::weights_cell_not_number, record, year);
        return default_year_;
    }

    void check_row(const TableRecord& record, const Weights::Row& row) {
        const int of_year = row.year.value_or(default_year_);
        const bool there = territory_.on(row.unit, *Date::of(of_year, 12, 31)) != nullptr;
        if (!there || territory_.knows(row.unit, UnitLevel::province)) {
            return refuse_unit(fault::weights_unit_unknown, record, row, of_year);
        }
        const UnitLevel level = territory_.find(row.unit)->level;
        if (levels_.try_emplace(of_year, level).first->second != level) {
            return refuse(fault::weights_levels_mixed, record, unit);
        }
        if (row.share.floor > row.share.ceiling) return refuse(fault::weights_bounds_crossed, record, floor);
        const auto [first, fresh] = lines_.try_emplace({row.unit, row.scheme, row.year}, record.line);
        if (!fresh) refuse_unit(fault::weights_unit_twice, record, row, static_cast<int>(first->second));
    }

    void refuse_unit(std::string_view code, const TableRecord& record, const Weights::Row& row, int other) {
        faults_.emplace_back(code, Details{{"line", std::to_string(record.line)},
                                           {"value", row.unit},
                                           {"other", std::to_string(other)}});
    }

    const Territory& territory_;
    int default_year_;
    std::vector<Fault>& faults_;
    Places places_;
    Weights weights_;
    std::map<int, UnitLevel> levels_;  // Of the units of a year.
    // Where a unit, scheme and year stood first.
    std::map<std::tuple<std::string, std::optional<Scheme>, std::optional<int>>, std::uint64_t> lines_;
};

std::optional<Weights> Weights::read(ByteSource& source, const Territory& territory, int year,
                                     std::vector<Fault>& faults) {
    return WeightsReader(territory, year, faults).read(source);
}

Weights Weights::load(std::string_view file) {
    const YamlFields fields = YamlFields::of_builtin(fmt::format("data/targets/{}", file));
    fields.only({"weights"});
    Weights weights;
    const std::size_t sets = fields.list("weights").size();
    for (std::size_t i = 0; i < sets; ++i)
        weights.add_set(fields.item("weights", i));
    return weights;
}

void Weights::add_set(const YamlFields& set) {
    set.only({"schemes", "title", "source", "confidence", "by"});
    const YamlFields title = set.map("title");
    const Origin origin{.title_vi = title.text("vi"),
                        .title_en = title.text("en"),
                        .source = set.text("source"),
                        .confidence = set.confidence("confidence")};
    const YAML::Node words = set.list("schemes");
    const YamlFields by = set.map("by");
    for (const auto& word : words) {
        const std::optional<Scheme> scheme = parse_scheme(word.as<std::string>());
        if (!scheme) set.broken("no such scheme: " + word.as<std::string>());
        origins_.emplace_back(*scheme, origin);
        for (const auto& entry : by.node()) {
            const auto unit = entry.first.as<std::string>();
            const std::optional<std::int64_t> number = parse_whole_number(by.text(unit));
            if (!number || *number < 0) by.broken("no weight for " + unit);
            rows_.push_back({.unit = unit, .scheme = scheme, .year = {}, .share = {.weight = *number}});
        }
    }
}

std::vector<UnitShare> Weights::shares(Scheme scheme, int year) const {
    std::map<std::string, const Row*> chosen;
    for (const Row& row : rows_) {
        if (!row.holds_for(scheme, year)) continue;
        const Row*& best = chosen[row.unit];
        if (best == nullptr || row.rank() > best->rank()) best = &row;
    }
    std::vector<UnitShare> shares;
    shares.reserve(chosen.size());
    for (const auto& [unit, row] : chosen)
        shares.push_back({unit, row->share});
    return shares;
}

const Weights::Origin* Weights::origin(Scheme scheme) const {
    const auto found = std::ranges::find(origins_, scheme, &std::pair<Scheme, Origin>::first);
    return found == origins_.end() ? nullptr : &found->second;
}

}  // namespace baophu::targets
