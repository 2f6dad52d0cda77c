#include "edge/cli/address_units.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>
#include <span>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/table_file.h"
#include "core/territory/unit_names.h"
#include "core/text/address.h"
#include "core/text/fold.h"

namespace baophu::cli {
namespace {

// As text::fold_letters leaves the words.
constexpr std::array<std::string_view, 2> address_words{"address", "diachi"};
constexpr std::array<std::string_view, 7> commune_words{
    "commune", "ward", "xa", "phuong", "xaphuong", "phuongxa", "xaphuongthitran"};
constexpr std::array<std::string_view, 5> district_words{"district", "huyen", "quanhuyen", "quan",
                                                         "huyenthixathanhpho"};
constexpr std::array<std::string_view, 4> province_words{"province", "tinh", "tinhthanhpho", "tinhthanh"};

// The cells of a line; of a whole address the text alone.
struct WrittenAddress {
    std::string text;
    std::string commune;
    std::string district;
    std::string province;

    std::string whole() const {
        std::string all;
        for (const std::string& part : {text, commune, district, province}) {
            if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
        }
        return all;
    }
};

class Resolver {
public:
    Resolver(const Territory& territory, const Date& on)
        : territory_(territory),
          on_(on),
          names_(territory),
          districts_(!territory.codes_on(on, UnitLevel::district).empty()) {
        const Unit* province = territory.find(territory.province_code());
        for (const UnitVersion& version : province->versions)
            provinces_.push_back(text::parse_address(version.name_vi).province.folded);
        for (const auto& [code, unit] : territory.record().units) {
            for (const UnitVersion& version : unit.versions) {
                if (version.to) last_days_.insert(*version.to);
            }
        }
    }

    AddressUnits resolve(std::uint64_t line, const WrittenAddress& written) const {
        AddressUnits units{.line = line,
                           .address = written.whole(),
                           .found = AddressFound::no_commune,
                           .commune = "",
                           .called = "",
                           .on_day = {}};
        if (elsewhere(written.province)) {
            units.found = AddressFound::outside;
        } else if (!written.commune.empty()) {
            find(units, written.commune, written.district);
        } else {
            find_in_text(units);
        }
        return units;
    }

private:
    bool elsewhere(const std::string& province) const {
        return !province.empty() && is_other(text::parse_address(province).province);
    }

    bool is_other(const text::AddressUnit& province) const {
        return province.given() && std::ranges::find(provinces_, province.folded) == provinces_.end();
    }

    void find_in_text(AddressUnits& units) const {
        const text::Address address = text::parse_address(units.address);
        if (is_other(address.province)) {
            units.found = AddressFound::outside;
        } else if (address.commune.given()) {
            find(units, address.commune.name, address.district.name);
        } else if (!districts_ && address.district.given() && !address.district.marked()) {
            find(units, address.district.name, "");  // Nothing stands above a commune any more (ADR-2).
        }
    }

    void find(AddressUnits& units, const std::string& commune, const std::string& district) const {
        const auto district_code = names_.district(district);
        const auto code = commune_of(commune, district_code ? *district_code : "");
        if (!code) {
            units.found =
                code.fault() == UnitNameFault::ambiguous ? AddressFound::ambiguous : AddressFound::unknown;
            return;
        }
        const UnitVersion* version = names_.version_called(*code, commune, on_);
        units.commune = *code;
        units.called = version->name_vi;
        if (version->holds_on(on_)) {
            units.found = AddressFound::of_the_day;
            units.on_day = {{*code, {}}};
            return;
        }
        units.found = AddressFound::of_another_day;
        units.on_day = on_ < version->from ? territory_.predecessors(*code, version->from, on_)
                                           : territory_.successors(*code, *version->to, on_);
    }

    // Of several communes that were called so before the day, the one that was last.
    Result<std::string, UnitNameFault> commune_of(const std::string& written,
                                                  const std::string& district) const {
        auto code = names_.commune(written, district, on_);
        for (const Date& last_day : std::views::reverse(last_days_)) {
            if (code || code.fault() == UnitNameFault::unknown) break;
            if (last_day < on_) code = names_.commune(written, district, last_day);
        }
        return code;
    }

    const Territory& territory_;
    Date on_;
    UnitNames names_;
    bool districts_;                      // There are some on the day.
    std::set<Date> last_days_;            // On which a unit was called as it was.
    std::vector<std::string> provinces_;  // Folded: the names of this one.
};

class AddressColumns {
public:
    AddressColumns(const TableRecord& header, const std::filesystem::path& file)
        : text_(place_of(header, address_words)),
          commune_(place_of(header, commune_words)),
          district_(place_of(header, district_words)),
          province_(place_of(header, province_words)) {
        if (!text_ && !commune_) throw Failure(fault::addresses_column_missing, {{"path", file.string()}});
    }

    WrittenAddress address_of(const TableRecord& record) const {
        if (text_) return {.text = cell(record, text_), .commune = "", .district = "", .province = ""};
        return {.text = "",
                .commune = cell(record, commune_),
                .district = cell(record, district_),
                .province = cell(record, province_)};
    }

private:
    using Place = std::optional<std::size_t>;

    static Place place_of(const TableRecord& header, std::span<const std::string_view> words) {
        for (std::size_t i = 0; i < header.cells.size(); ++i) {
            if (std::ranges::find(words, text::fold_letters(header.cells[i])) != words.end()) return i;
        }
        return std::nullopt;
    }

    static std::string cell(const TableRecord& record, Place place) {
        return place && *place < record.cells.size() ? std::string(record.cells[*place]) : "";
    }

    Place text_;
    Place commune_;
    Place district_;
    Place province_;
};

void require_text(const TableRecord& record, const std::filesystem::path& file) {
    if (record.status == RecordStatus::good && record.utf8_valid) return;
    throw Failure(fault::addresses_line_broken,
                  {{"path", file.string()}, {"line", std::to_string(record.line)}});
}

}  // namespace

std::string_view to_word(AddressFound found) {
    switch (found) {
        case AddressFound::of_the_day:
            return "of_the_day";
        case AddressFound::of_another_day:
            return "of_another_day";
        case AddressFound::ambiguous:
            return "ambiguous";
        case AddressFound::unknown:
            return "unknown";
        case AddressFound::no_commune:
            return "no_commune";
        case AddressFound::outside:
            return "outside";
    }
    throw Failure(fault::program_mistake, {{"problem", "AddressFound"}});
}

std::vector<AddressUnits> resolve_addresses(const std::filesystem::path& file, const Territory& territory,
                                            const Date& on) {
    const auto table = TableFile::open(file);
    const auto rows = table->rows(0);
    TableRecord record;
    if (!rows->next(record)) throw Failure(fault::addresses_column_missing, {{"path", file.string()}});
    require_text(record, file);
    const AddressColumns columns(record, file);
    const Resolver resolver(territory, on);
    std::vector<AddressUnits> found;
    while (rows->next(record)) {
        require_text(record, file);
        found.push_back(resolver.resolve(record.line, columns.address_of(record)));
    }
    return found;
}

}  // namespace baophu::cli
