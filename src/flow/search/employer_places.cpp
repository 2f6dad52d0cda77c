#include "flow/search/employer_places.h"

#include "core/text/fold.h"
#include "flow/search/name_index.h"

namespace baophu::search {

using warehouse::Connection;
using warehouse::Rows;

EmployerNames::EmployerNames(Connection& connection) {
    NameIndex names;
    Rows rows = connection.query(
        "SELECT employer, coalesce(name, ''), coalesce(tax_code, ''), coalesce(si_unit_code, '') "
        "FROM linkage.employer ORDER BY rowid");
    while (rows.next()) {
        const auto employer = static_cast<std::size_t>(rows.integer(0));
        if (employer >= folded_.size()) folded_.resize(employer + 1);
        folded_[employer] = text::fold(rows.text(1));
        names.add(rows.integer(0), rows.text(1));
        names.also(text::fold_letters(rows.text(2)));
        names.also(text::fold_letters(rows.text(3)));
    }
    names.arrange();
    names.write(connection, "employer");

    place_of_.resize(folded_.size());
    connection.run("CREATE TABLE search.employer_at (place INTEGER, employer INTEGER)");
    warehouse::Appender places = connection.appender("search", "employer_at");
    std::uint32_t place = 0;
    for (const std::int64_t employer : names.entities()) {
        place_of_[static_cast<std::size_t>(employer)] = place;
        places.integer(place++);
        places.integer(employer);
        places.end_row();
    }
    places.close();
}

}  // namespace baophu::search
