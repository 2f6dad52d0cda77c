#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/paragraph.h"
#include "edge/cli/territory_views.h"
#include "edge/cli/territory_words.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

using Addresses = std::vector<AddressUnits>;

std::int64_t count_of(const Addresses& addresses, AddressFound found) {
    return std::ranges::count(addresses, found, &AddressUnits::found);
}

std::string found_word(const Context& context, AddressFound found) {
    return context.text("territory.found." + std::string(to_word(found)));
}

std::string counts_table(const Context& context, const Addresses& addresses) {
    TextTable table;
    table.column(context.text("territory.resolve.found"), Align::left)
        .column(context.text("territory.resolve.lines"), Align::right)
        .column(context.text("territory.resolve.share"), Align::right);
    const auto all = static_cast<std::int64_t>(addresses.size());
    for (const AddressFound found : all_address_found) {
        const std::int64_t count = count_of(addresses, found);
        table.row({found_word(context, found), context.messages.count(count),
                   context.messages.percent(count, all)});
    }
    return table.print();
}

std::string sum_line(const Context& context, const Addresses& addresses) {
    const std::int64_t inside =
        static_cast<std::int64_t>(addresses.size()) - count_of(addresses, AddressFound::outside);
    const std::int64_t resolved =
        count_of(addresses, AddressFound::of_the_day) + count_of(addresses, AddressFound::of_another_day);
    return context.text("territory.resolve.sum", {{"inside", context.messages.count(inside)},
                                                  {"resolved", context.messages.count(resolved)},
                                                  {"share", context.messages.percent(resolved, inside)}});
}

bool not_found(const AddressUnits& units) {
    return units.commune.empty() && units.found != AddressFound::outside;
}

std::string rest_text(const Context& context, const Addresses& addresses, std::int64_t limit) {
    const std::int64_t rest = std::ranges::count_if(addresses, not_found);
    if (rest == 0) return "";
    TextTable table;
    table.column(context.text("territory.resolve.line"), Align::right)
        .column(context.text("territory.resolve.address"), Align::left)
        .column(context.text("territory.resolve.found"), Align::left);
    std::int64_t shown = 0;
    for (const AddressUnits& units : addresses) {
        if (!not_found(units) || shown == limit) continue;
        table.row({std::to_string(units.line), units.address, found_word(context, units.found)});
        ++shown;
    }
    std::string text =
        '\n' + context.text("territory.resolve.rest", {{"count", context.messages.count(rest)}}) + "\n\n";
    if (shown > 0) text += table.print();
    if (shown < rest) {
        text +=
            context.text("territory.resolve.more", {{"count", context.messages.count(rest - shown)}}) + '\n';
    }
    return text;
}

std::vector<std::string> codes_of(const ReachedUnits& units) {
    std::vector<std::string> codes;
    for (const auto& [code, reached] : units)
        codes.push_back(code);
    return codes;
}

}  // namespace

std::string resolve_text(const Context& context, const ResolvedAddresses& resolved, std::int64_t limit) {
    const Addresses& addresses = resolved.addresses;
    const std::string head =
        context.text("territory.resolve.head",
                     {{"count", context.messages.count(static_cast<std::int64_t>(addresses.size()))},
                      {"date", resolved.on.vietnamese()}});
    return head + "\n\n" + counts_table(context, addresses) + '\n' + sum_line(context, addresses) + '\n' +
           rest_text(context, addresses, limit);
}

std::string resolve_csv(const ResolvedAddresses& resolved) {
    std::string text = csv_row({"line", "address", "found", "commune", "called", "communes_on_day"});
    for (const AddressUnits& units : resolved.addresses) {
        std::string on_day;
        for (const std::string& code : codes_of(units.on_day))
            on_day += (on_day.empty() ? "" : ";") + code;
        text += csv_row({std::to_string(units.line), units.address, std::string(to_word(units.found)),
                         units.commune, units.called, on_day});
    }
    return text;
}

json::value resolve_json(const ResolvedAddresses& resolved) {
    json::array lines;
    for (const AddressUnits& units : resolved.addresses) {
        lines.push_back(json::object{{"line", units.line},
                                     {"address", units.address},
                                     {"found", to_word(units.found)},
                                     {"commune", units.commune},
                                     {"called", units.called},
                                     {"communes_on_day", json_list(codes_of(units.on_day))}});
    }
    json::object counts;
    for (const AddressFound found : all_address_found)
        counts[to_word(found)] = count_of(resolved.addresses, found);
    return json::object{{"on", resolved.on.iso()}, {"counts", counts}, {"addresses", lines}};
}

}  // namespace baophu::cli
