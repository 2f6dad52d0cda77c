#include "flow/linkage/person_tables.h"

#include "core/warehouse/row_stream.h"

namespace baophu::linkage {
namespace {

using warehouse::ColumnType;
using warehouse::RowStream;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// Which telling told each thing last.
struct Latest {
    const Telling* name = nullptr;
    const Telling* person_number = nullptr;
    const Telling* si_number = nullptr;
    const Telling* number = nullptr;  // Of either kind.
    const Telling* birth_day = nullptr;
    const Telling* sex = nullptr;
    const Telling* commune = nullptr;

    void take(const Telling& told) {
        if (told.name_length != 0) name = &told;
        if (!told.person_number().empty()) person_number = &told;
        if (!told.si_number().empty()) si_number = &told;
        if (!told.person_number().empty() || !told.si_number().empty()) number = &told;
        if (told.birth_day != no_day) birth_day = &told;
        if (told.sex != PersonSex::unknown) sex = &told;
        if (!told.commune().empty()) commune = &told;
    }
};

// `place`: by record, where its latest stands; none: nowhere.
std::vector<Latest> latest_of(const PersonBook& book, std::span<const std::uint32_t> place,
                              std::size_t places) {
    std::vector<Latest> latest(places);
    for (const Telling& told : book.tellings())
        if (place[told.record] != none) latest[place[told.record]].take(told);
    return latest;
}

class Cells {
public:
    explicit Cells(RowStream& rows) : rows_(rows) {}

    void text(const Telling* told, std::string_view (Telling::*of)() const) {
        told == nullptr ? rows_.null() : rows_.lasting_text((told->*of)());
    }
    void number(const Telling* told) {
        const bool by_person_number = told != nullptr && !told->person_number().empty();
        text(told, by_person_number ? &Telling::person_number : &Telling::si_number);
    }
    void birth_day(const Telling* told) { told == nullptr ? rows_.null() : rows_.day(told->birth_day); }
    void sex(const Telling* told) {
        told == nullptr ? rows_.null() : rows_.text(told->sex == PersonSex::female ? "female" : "male");
    }

private:
    RowStream& rows_;
};

}  // namespace

std::vector<RecordIndex> persons_in_force(const PersonBook& book, std::span<const RecordIndex> first) {
    std::vector<bool> is_told(first.size(), false);
    for (const Telling& told : book.tellings())
        is_told[first[told.record]] = true;
    std::vector<RecordIndex> persons;
    for (RecordIndex record = 0; record < first.size(); ++record)
        if (is_told[record]) persons.push_back(record);
    return persons;
}

void write_persons(warehouse::Connection& connection, const PersonBook& book,
                   std::span<const RecordIndex> first, std::span<const RecordIndex> persons,
                   const std::function<std::string(RecordIndex)>& id) {
    std::vector<std::uint32_t> place_of_first(first.size(), none);
    for (std::uint32_t place = 0; place < persons.size(); ++place)
        place_of_first[persons[place]] = place;
    std::vector<std::uint32_t> place(first.size());
    for (std::size_t record = 0; record < first.size(); ++record)
        place[record] = place_of_first[first[record]];
    const std::vector<Latest> latest = latest_of(book, place, persons.size());

    RowStream rows = RowStream::into(connection, "linkage.person",
                                     {{"person", ColumnType::integer},
                                      {"person_id", ColumnType::text},
                                      {"full_name", ColumnType::text},
                                      {"person_number", ColumnType::text},
                                      {"si_number", ColumnType::text},
                                      {"birth_date", ColumnType::date},
                                      {"sex", ColumnType::text}});
    Cells cells(rows);
    for (std::size_t i = 0; i < persons.size(); ++i) {
        rows.integer(persons[i]);
        rows.text(id(persons[i]));
        cells.text(latest[i].name, &Telling::full_name);
        cells.text(latest[i].person_number, &Telling::person_number);
        cells.text(latest[i].si_number, &Telling::si_number);
        cells.birth_day(latest[i].birth_day);
        cells.sex(latest[i].sex);
        rows.end_row();
    }
    rows.close();
}

void write_records_shown(warehouse::Connection& connection, const PersonBook& book,
                         std::span<const RecordIndex> records) {
    std::vector<std::uint32_t> place(book.records().size(), none);
    std::vector<RecordIndex> shown;
    for (const RecordIndex record : records) {
        if (place[record] != none) continue;
        place[record] = static_cast<std::uint32_t>(shown.size());
        shown.push_back(record);
    }
    const std::vector<Latest> latest = latest_of(book, place, shown.size());

    RowStream rows(
        connection,
        {{"ordinal", ColumnType::integer},
         {"full_name", ColumnType::text},
         {"number", ColumnType::text},
         {"birth_date", ColumnType::date},
         {"sex", ColumnType::text},
         {"commune", ColumnType::text}},
        [](const std::string& told) {
            return "CREATE TEMP TABLE record_shown AS SELECT ordinal::INTEGER AS ordinal, * EXCLUDE "
                   "(ordinal) FROM " +
                   told;
        });
    Cells cells(rows);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        rows.integer(shown[i]);
        cells.text(latest[i].name, &Telling::full_name);
        cells.number(latest[i].number);
        cells.birth_day(latest[i].birth_day);
        cells.sex(latest[i].sex);
        cells.text(latest[i].commune, &Telling::commune);
        rows.end_row();
    }
    rows.close();
}

}  // namespace baophu::linkage
