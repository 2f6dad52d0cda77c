#include "core/text/address.h"

#include <algorithm>
#include <array>

#include "core/text/address_words.h"
#include "core/text/fold.h"
#include "core/text/normal_form.h"

namespace baophu::text {
namespace {

struct Part {
    Level level = Level::unknown;
    UnitType type = UnitType::none;
    std::string marker;  // As written: "KP."
    std::string name;
    bool goes_on = false;  // No comma before it.
};

constexpr std::array<std::string_view, 6> central_cities{"ho chi minh", "ha noi",  "da nang",
                                                         "hai phong",   "can tho", "hue"};

bool is_central_city(std::string_view folded) {
    return std::ranges::find(central_cities, folded) != central_cities.end();
}

// A number without leading zeros; the city by its one name.
std::string folded_unit(std::string_view name) {
    std::string folded = fold(name);
    const bool number = std::ranges::all_of(folded, [](char c) { return c >= '0' && c <= '9'; });
    while (number && folded.size() > 1 && folded[0] == '0')
        folded.erase(0, 1);
    constexpr std::array<std::string_view, 5> aliases{"hcm", "tphcm", "sai gon", "tp hcm", "tp ho chi minh"};
    if (std::ranges::find(aliases, folded) != aliases.end()) return "ho chi minh";
    return folded;
}

// Three names of units hold a dash between spaces.
bool is_dash_of_a_name(std::string_view before, std::string_view behind) {
    struct Name {
        std::string_view before;
        std::string_view behind;
    };
    constexpr std::array<Name, 3> names{
        {{"ba ria", "vung tau"}, {"thua thien", "hue"}, {"phan rang", "thap cham"}}};
    const std::string folded = fold(before);
    const auto* const name =
        std::ranges::find_if(names, [&](const Name& each) { return folded.ends_with(each.before); });
    return name != names.end() && fold(behind).starts_with(name->behind);
}

// A dash parts only between spaces; inside a word it belongs to it.
std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != ' ' && text[i] != ',' && text[i] != ';') continue;
        const std::string_view rest = text.substr(i);
        const std::size_t dash = rest.starts_with(" - ") ? 3 : rest.starts_with(" – ") ? 5 : 0;
        const bool sign = rest.empty() || rest[0] == ',' || rest[0] == ';';
        if (!sign && dash == 0) continue;
        if (dash > 0 && is_dash_of_a_name(text.substr(begin, i - begin), rest.substr(dash))) continue;
        pieces.push_back(text.substr(begin, i - begin));
        i += dash > 0 ? dash - 1 : 0;
        begin = i + 1;
    }
    return pieces;
}

std::string joined(const std::vector<AddressWord>& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        if (!text.empty() && !words[i - 1].dotted) text += ' ';
        text += words[i].text;
    }
    return text;
}

// Small to large: behind "xã Tam", "Thôn Hiệp" is no hamlet but the rest of the name.
bool begins_part(const std::vector<AddressWord>& words, std::size_t at, Level current) {
    const Marker marker = marker_at(words, at);
    return marker.words > 0 && (marker.level >= current || words[at].dotted);
}

// One piece between commas: one part, or several that each begin with a word for a kind.
void add_parts(std::vector<Part>& parts, std::string_view piece) {
    const std::vector<AddressWord> words = address_words(piece);
    std::size_t at = 0;
    while (at < words.size()) {
        const Marker marker = marker_at(words, at);
        std::size_t end = at + std::max<std::size_t>(marker.words, 1);
        const bool bare = end < words.size() && !words[end].dotted;
        if (marker.words > 0 && bare) ++end;  // ADR-3: the name may begin with any word.
        while (end < words.size() && !begins_part(words, end, marker.level))
            ++end;
        const std::size_t name = at + marker.words;
        parts.push_back({.level = marker.level,
                         .type = marker.type,
                         .marker = joined(words, at, name),
                         .name = joined(words, name, end),
                         .goes_on = at > 0});
        at = end;
    }
}

// House numbers tell a street without a word for it.
void see_streets(std::vector<Part>& parts) {
    for (Part& part : parts) {
        const bool number = !part.name.empty() && part.name[0] >= '0' && part.name[0] <= '9';
        if (part.level == Level::unknown && number) part.level = Level::street;
        // "TPHCM" holds its own name; "T.5" is a hamlet (tổ).
        if (part.type == UnitType::city && part.name.empty()) part.name = part.marker;
        if (part.type == UnitType::province && number) part.level = Level::hamlet;
    }
}

bool is_country(const Part& part) {
    const std::string folded = fold_letters(part.name);
    return part.level == Level::unknown && (folded == "vietnam" || folded == "vn");
}

Level below(Level level) {
    switch (level) {
        case Level::province:
            return Level::district;
        case Level::district:
            return Level::commune;
        default:
            return Level::street;
    }
}

// From the last part to the first; `next` is the level that an unmarked part would take.
void give_levels(std::vector<Part>& parts) {
    Level next = Level::province;
    for (std::size_t i = parts.size(); i-- > 0;) {
        Part& part = parts[i];
        const bool last_city = next == Level::province && part.type == UnitType::city;
        if (last_city && is_central_city(folded_unit(part.name))) part.level = Level::province;
        if (part.level == Level::unknown) part.level = next;
        if (part.level <= Level::hamlet) {
            next = std::min(next, Level::street);
        } else {
            next = below(part.level);
        }
    }
}

void append(std::string& text, const Part& part) {
    if (!text.empty()) text += part.goes_on ? " " : ", ";
    text += part.marker;
    if (!part.marker.empty() && !part.name.empty() && !part.marker.ends_with('.')) text += ' ';
    text += part.name;
}

void set(AddressUnit& unit, const Part& part) {
    if (unit.given() || part.name.empty()) return;
    unit = {.name = part.name, .folded = folded_unit(part.name), .type = part.type};
}

void put(Address& address, const Part& part) {
    switch (part.level) {
        case Level::province:
            return set(address.province, part);
        case Level::district:
            return set(address.district, part);
        case Level::commune:
            return set(address.commune, part);
        case Level::hamlet:
            return append(address.hamlet, part);
        case Level::zone:
            return append(address.zone, part);
        case Level::street:
        case Level::unknown:
            return append(address.street, part);
    }
}

}  // namespace

Address parse_address(std::string_view utf8) {
    const std::string text = tidy(utf8);
    std::vector<Part> parts;
    parts.reserve(8);
    for (const std::string_view piece : split(text))
        add_parts(parts, piece);
    see_streets(parts);
    if (!parts.empty() && is_country(parts.back())) parts.pop_back();
    give_levels(parts);
    Address address;
    for (const Part& part : parts)
        put(address, part);
    return address;
}

}  // namespace baophu::text
