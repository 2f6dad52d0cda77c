#include "edge/rights/agencies.h"

#include <algorithm>

#include "core/base/yaml_fields.h"

namespace baophu::rights {
namespace {

constexpr std::string_view unit_prefix = "unit-";

struct Book {
    std::vector<OfficeAgency> agencies;
    std::vector<std::string> others;
};

std::vector<std::string> words(const YAML::Node& list) {
    std::vector<std::string> found;
    for (const YAML::Node& word : list)
        found.push_back(word.as<std::string>());
    return found;
}

Book read_book() {
    const YamlFields file = YamlFields::of_builtin("data/access/agencies.yaml");
    file.only({"agencies", "others"});
    Book book{.agencies = {}, .others = words(file.list("others"))};
    const std::size_t count = file.list("agencies").size();
    for (std::size_t i = 0; i < count; ++i) {
        const YamlFields item = file.item("agencies", i);
        item.only({"id", "sends_as", "by_unit"});
        book.agencies.push_back({.id = item.text("id"),
                                 .sends_as = words(item.list("sends_as")),
                                 .by_unit = item.node()["by_unit"] && item.boolean("by_unit")});
    }
    return book;
}

const Book& book() {
    static const Book read = read_book();
    return read;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

}  // namespace

const std::vector<OfficeAgency>& office_agencies() {
    return book().agencies;
}

std::vector<std::string> sender_words() {
    std::vector<std::string> found;
    for (const OfficeAgency& agency : book().agencies)
        found.insert(found.end(), agency.sends_as.begin(), agency.sends_as.end());
    found.insert(found.end(), book().others.begin(), book().others.end());
    return found;
}

std::optional<Sender> sender_of(std::string_view word) {
    const bool of_unit = word.starts_with(unit_prefix);
    for (const OfficeAgency& agency : book().agencies) {
        if (has(agency.sends_as, word)) return Sender{.agency = agency.id, .unit = ""};
        if (of_unit && agency.by_unit)
            return Sender{.agency = agency.id, .unit = std::string(word.substr(unit_prefix.size()))};
    }
    if (has(book().others, word)) return Sender{};
    return std::nullopt;
}

std::string sender_word_of_unit(std::string_view unit) {
    return std::string(unit_prefix) + std::string(unit);
}

bool is_own_sender(const Reader& reader, Shown kind, std::string_view word) {
    const auto sender = sender_of(word);
    if (!sender || !reader.where(kind).anywhere()) return false;
    return std::ranges::any_of(reader.roles(), [&](const Held& held) {
        const RolePolicy& row = policy_of(held.role);
        if (held.agency != sender->agency || !(row.everywhere | row.own_agency).has(kind)) return false;
        return !held.units || held.units->contains(sender->unit);
    });
}

bool is_told_of_sender(const Reader& reader, Shown kind, std::string_view word) {
    const bool of_all = reader.where(kind).anywhere() && reader.told_of_all(kind);
    return of_all || is_own_sender(reader, kind, word);
}

}  // namespace baophu::rights
