#include "flow/search/absent_order.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/text/fold.h"
#include "core/warehouse/row_stream.h"
#include "core/warehouse/take_rows.h"

namespace baophu::search {
namespace {

using warehouse::ColumnType;
using warehouse::Connection;
using warehouse::RowChunk;
using warehouse::RowStream;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Listed {
    std::uint32_t person = none;
    std::uint32_t employer = none;
};

// By place, of which each is there once: threads never write the same one.
std::vector<Listed> read_listed(Connection& connection) {
    std::vector<Listed> listed(
        static_cast<std::size_t>(connection.integer("SELECT count(*) FROM serving.absent")));
    warehouse::take_rows(connection, "SELECT place, person, employer FROM serving.absent",
                         [&](const RowChunk& rows) {
                             for (std::size_t row = 0; row < rows.size(); ++row) {
                                 Listed& here = listed.at(static_cast<std::size_t>(rows.integer(0, row)));
                                 here.person = static_cast<std::uint32_t>(rows.integer(1, row));
                                 if (!rows.null(2, row))
                                     here.employer = static_cast<std::uint32_t>(rows.integer(2, row));
                             }
                         });
    return listed;
}

}  // namespace

void write_absent_order(Connection& connection, const PersonNames& persons, const EmployerNames& employers) {
    connection.run(
        "CREATE TABLE serving.absent_order (place INTEGER, by_name INTEGER, by_employer INTEGER, "
        "folded_name VARCHAR, folded_employer VARCHAR)");
    RowStream rows = RowStream::into(connection, "serving.absent_order",
                                     {{"place", ColumnType::integer},
                                      {"by_name", ColumnType::integer},
                                      {"by_employer", ColumnType::integer},
                                      {"folded_name", ColumnType::text},
                                      {"folded_employer", ColumnType::text}});
    const std::vector<Listed> listed = read_listed(connection);
    std::int64_t place = 0;
    std::string folded;
    for (const Listed& each : listed) {
        const std::uint32_t by_name = persons.place_of(each.person);
        const std::string_view name = persons.name_at(by_name);
        text::fold_into(name, folded);
        rows.integer(place++);
        name.empty() ? rows.null() : rows.integer(by_name);
        each.employer == none ? rows.null() : rows.integer(employers.place_of(each.employer));
        rows.text(folded);
        each.employer == none ? rows.null() : rows.lasting_text(employers.folded_name(each.employer));
        rows.end_row();
    }
    rows.close();
}

}  // namespace baophu::search
