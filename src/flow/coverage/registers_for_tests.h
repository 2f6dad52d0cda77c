// Small registers, one line per row, and what coverage makes of them. Person 7 has the person
// number 270000007, the SI number 7500000007 and the name "Người 7" wherever he stands.
//
//   Judged judged(Registers().tax({.person = 7}).si({.person = 8}));
//   judged.verdict(7);   // "left_out inferred 731"
//
// A list is delivered with its first row, or empty by delivered().
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/coverage/coverage.h"
#include "flow/intake/intake.h"
#include "flow/linkage/linkage.h"

namespace baophu::coverage {

inline std::string person_number(int person) {
    return std::to_string(270'000'000 + person);
}

inline std::string si_number(int person) {
    return std::to_string(7'500'000'000 + person);
}

// "" stands for an empty cell.
struct TaxRow {
    int person = 0;
    std::int64_t income = 100'000'000;
    std::string payer = "3600000014";
    std::string unit = "731";
    int year = 2018;
    bool numbered = true;  // Whether the row gives the person number.
    bool in_force = true;

    std::string record_key() const { return "tax/tax-yearly-list/#" + payer + "-" + si_number(person); }
    std::string employer_key() const { return "tax/tax-yearly-list/payer:" + payer; }
};

struct SiRow {
    int person = 0;
    std::string month = "2018-12";
    std::int64_t wage = 5'000'000;
    std::string unit_code = "TZ0001";
    std::string employer = "3600000014";
    std::string managed_by = "731";
    std::string si_number;  // "": the one of the person.
    bool in_force = true;
    std::string movement;
    std::string contract_type;
    std::string unemployment = "true";  // "": the list does not say.

    std::string number() const { return si_number.empty() ? coverage::si_number(person) : si_number; }
    std::string record_key() const { return "social-insurance/si-participants/" + number(); }
    std::string employer_key() const { return "social-insurance/si-participants/unit:" + unit_code; }
};

struct ResidentRow {
    int person = 0;
    std::string occupation;
    std::string commune = "26017";  // In 731.
    std::string birth_date = "1985-05-05";
};

struct LabourRow {
    int person = 0;
    std::string contract_type = "indefinite";
    std::string from = "2017-01-01";
    std::string to;
    std::string employer = "3600000014";
};

class Registers {
public:
    // In force, of 2018.
    Registers& resident(const ResidentRow& row) {
        resident_rows.push_back(row);
        return delivered("residents", "2018");
    }

    // In force, of the second half of 2018.
    Registers& labour(const LabourRow& row) {
        labour_rows.push_back(row);
        return delivered("labour-use", "2018-H2");
    }

    // Any other row in force: columns and values as SQL.
    Registers& other(const std::string& dataset, const std::string& period, const std::string& record_key,
                     const std::string& columns, const std::string& values) {
        delivered(dataset, period);
        std::string view = dataset;
        std::ranges::replace(view, '-', '_');
        std::vector<std::string>& lines = other_rows[{view, columns}];
        lines.push_back(head(dataset, period, true, lines.size() + other_rows.size() * 1'000, record_key) +
                        values);
        return *this;
    }

    Registers& tax(const TaxRow& row) {
        tax_rows.push_back(row);
        return delivered("tax-yearly-list", std::to_string(row.year), row.in_force);
    }

    Registers& si(const SiRow& row) {
        si_rows.push_back(row);
        return delivered("si-participants", row.month, row.in_force);
    }

    // A row of an SI list in force that intake refused, with its key.
    Registers& refused_si(const SiRow& row) {
        refused_si_rows.push_back(row);
        return delivered("si-participants", row.month, row.in_force);
    }

    Registers& delivered(const std::string& dataset, const std::string& period, bool in_force = true,
                         const std::string& sender = "one sender") {
        if (position(dataset, period, in_force) == deliveries.size() || sender != "one sender")
            deliveries.push_back(
                {.sender = sender, .dataset = dataset, .period = period, .in_force = in_force});
        return *this;
    }

    // Creates what stands where intake's views would, with the columns that intake gives them.
    void create(warehouse::Connection& connection) const {
        intake::create_views(connection, {});
        std::vector<std::string> lines;
        lines.reserve(tax_rows.size());
        for (const TaxRow& row : tax_rows) {
            lines.push_back(head("tax-yearly-list", std::to_string(row.year), row.in_force, lines.size(),
                                 row.record_key()) +
                            std::to_string(row.year) + ", " + cell(row.payer) + ", 'Bên trả " + row.payer +
                            "', " + cell(row.unit) + ", 'Người " + std::to_string(row.person) + "', " +
                            cell(row.numbered ? person_number(row.person) : "") + ", " +
                            std::to_string(row.income));
        }
        replace(
            connection, "tax_yearly_list",
            "tax_year, payer_tax_code, payer_name, payer_unit, full_name, identity_number, taxable_income",
            lines);
        lines.clear();
        for (const SiRow& row : si_rows) {
            lines.push_back(head("si-participants", row.month, row.in_force, lines.size(), row.record_key()) +
                            "DATE '" + row.month + "-01', " + cell(row.unit_code) + ", " +
                            cell(row.employer) + ", 'Đơn vị " + row.unit_code + "', " + cell(row.managed_by) +
                            ", " + cell(row.number()) + ", 'Người " + std::to_string(row.person) + "', " +
                            cell(person_number(row.person)) + ", " + std::to_string(row.wage) + ", " +
                            cell(row.movement) + ", " + cell(row.contract_type) + ", " +
                            (row.unemployment.empty() ? "NULL" : row.unemployment));
        }
        replace(connection, "si_participants",
                "month, si_unit_code, employer_tax_code, employer_name, managing_unit, si_number, full_name, "
                "identity_number, contribution_wage, movement, contract_type, unemployment",
                lines);
        create_others(connection);
        create_refused(connection);
    }

    std::vector<TaxRow> tax_rows;
    std::vector<SiRow> si_rows;
    std::vector<SiRow> refused_si_rows;
    std::vector<ResidentRow> resident_rows;
    std::vector<LabourRow> labour_rows;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> other_rows;  // View and columns.
    std::vector<intake::Delivery> deliveries;
    bool turned_round = false;  // Whether the tables hold the rows in the opposite order.

private:
    void create_refused(warehouse::Connection& connection) const {
        connection.run("CREATE TEMP TABLE refused_rows AS FROM si_participants_refused");
        for (const SiRow& row : refused_si_rows) {
            connection.run("INSERT INTO refused_rows VALUES (" +
                           std::to_string(position("si-participants", row.month, row.in_force)) + ", " +
                           (row.in_force ? "true" : "false") + ", 'social-insurance', " + cell(row.month) +
                           ", 2, " + cell(row.record_key()) + ")");
        }
        connection.run("CREATE OR REPLACE TEMP VIEW si_participants_refused AS FROM refused_rows");
    }

    void create_others(warehouse::Connection& connection) const {
        std::vector<std::string> lines;
        lines.reserve(resident_rows.size());
        for (const ResidentRow& row : resident_rows) {
            lines.push_back(head("residents", "2018", true, lines.size(),
                                 "districts/residents/#" + si_number(row.person)) +
                            "'Người " + std::to_string(row.person) + "', " + cell(person_number(row.person)) +
                            ", " + cell(row.birth_date) + "::DATE, 'male', " + cell(row.commune) + ", " +
                            cell(row.occupation));
        }
        replace(connection, "residents", "full_name, identity_number, birth_date, sex, commune, occupation",
                lines);
        lines.clear();
        for (const LabourRow& row : labour_rows) {
            lines.push_back(head("labour-use", "2018-H2", true, lines.size(),
                                 "labour/labour-use/#" + row.employer + "-" + si_number(row.person)) +
                            "'2018-H2', " + cell(row.employer) + ", 'Đơn vị', 'Người " +
                            std::to_string(row.person) + "', " + cell(person_number(row.person)) + ", " +
                            cell(row.contract_type) + ", " + cell(row.from) + "::DATE, " + cell(row.to) +
                            "::DATE");
        }
        replace(connection, "labour_use",
                "period, employer_tax_code, employer_name, full_name, identity_number, contract_type, "
                "contract_from, contract_to",
                lines);
        for (const auto& [key, rows] : other_rows)
            replace(connection, key.first, key.second, rows);
    }

    static std::string cell(const std::string& text) {
        return text.empty() ? "NULL" : warehouse::sql_literal(text);
    }

    std::size_t position(const std::string& dataset, const std::string& period, bool in_force) const {
        const auto found = std::ranges::find_if(deliveries, [&](const intake::Delivery& delivery) {
            return delivery.dataset == dataset && delivery.period == period && delivery.in_force == in_force;
        });
        return static_cast<std::size_t>(found - deliveries.begin());
    }

    std::string head(const std::string& dataset, const std::string& period, bool in_force,
                     std::size_t rows_before, const std::string& record_key) const {
        return std::to_string(position(dataset, period, in_force)) + ", " + (in_force ? "true" : "false") +
               ", " + std::to_string(rows_before + 2) + ", " + cell(record_key) + ", '', " +
               cell(record_key.substr(0, record_key.find('/'))) + ", ";
    }

    void replace(warehouse::Connection& connection, const std::string& view, const std::string& columns,
                 std::vector<std::string> lines) const {
        connection.run("CREATE TEMP TABLE " + view + "_rows AS FROM " + view +
                       "; CREATE OR REPLACE TEMP VIEW " + view + " AS FROM " + view + "_rows");
        if (lines.empty()) return;
        if (turned_round) std::ranges::reverse(lines);
        std::string sql = "INSERT INTO " + view +
                          "_rows (delivery, in_force, row_number, record_key, repaired, sender, " + columns +
                          ") VALUES ";
        for (const std::string& line : lines)
            sql += (&line == &lines.front() ? "(" : ", (") + line + ")";
        connection.run(sql);
    }
};

// Registers that have been linked and judged, and questions about them.
class Judged {
public:
    explicit Judged(const Registers& registers, const std::string& month = "2018-12",
                    const std::vector<linkage::Decision>& decisions = {})
        : database_(warehouse::Database::in_memory({.threads = 1})),
          connection_(database_.connect()),
          deliveries_(registers.deliveries) {
        registers.create(connection_);
        linkage::link(connection_, decisions);
        judge(connection_, *Month::parse(month), registers.deliveries, Territory::load("dong-nai.yaml"));
        sum_up(connection_);
    }

    // "participating sure 731", "lapsed inferred 731"; of who is not eligible the verdict and its rule:
    // "not_subject receives_pension", or "not eligible" if no register speaks of him.
    std::string verdict(int person, const std::string& scheme = "compulsory") {
        const std::vector<std::string> found = listed(
            "SELECT DISTINCT CASE WHEN eligible THEN concat_ws(' ', coalesce(reason, 'participating'), "
            "certainty, unit_code) ELSE trim(concat_ws(' ', verdict, split_part(rule, '.', 2))) END "
            "FROM coverage.person_month JOIN linkage.person_member USING (person_id) "
            "WHERE scheme = '" +
            scheme + "' AND contains(record_key, '" + si_number(person) + "')");
        std::string verdicts;
        for (const std::string& one : found)
            verdicts += (verdicts.empty() ? "" : " and ") + one;
        return found.empty() ? "not eligible" : verdicts;
    }

    // Rows as "a|b|c", in order.
    std::vector<std::string> listed(const std::string& query) {
        std::vector<std::string> lines;
        warehouse::Rows rows = connection_.query(query + " ORDER BY ALL");
        while (rows.next()) {
            std::string line;
            for (std::size_t i = 0; i < rows.columns(); ++i)
                line += (i == 0 ? "" : "|") + rows.printed(i);
            lines.push_back(line);
        }
        return lines;
    }

    // The id of the employer that bears the code.
    std::string employer_called(const std::string& tax_code) {
        warehouse::Rows rows =
            connection_.query("SELECT employer_id FROM linkage.employer WHERE tax_code = ?", {tax_code});
        return rows.next() ? std::string(rows.text(0)) : "";
    }

    // "person" or "employer": record key to entity id.
    std::map<std::string, std::string> members(const std::string& kind) {
        std::map<std::string, std::string> ids;
        warehouse::Rows rows = connection_.query("FROM linkage." + kind + "_member");
        while (rows.next())
            ids.emplace(rows.text(0), rows.text(1));
        return ids;
    }

    warehouse::Connection& connection() { return connection_; }

    // Reads the rows of these registers, which stand in no file.
    RowReader row_reader() {
        return [this](std::size_t delivery, std::int64_t row_number) {
            const std::string table = intake::dataset(deliveries_[delivery].dataset).table();
            warehouse::Rows rows = connection_.query(
                "SELECT record_key, repaired FROM " + table + " WHERE delivery = ? AND row_number = ?",
                {static_cast<std::int64_t>(delivery), row_number});
            rows.next();
            return intake::DeliveredRow{std::string(rows.text(0)), std::string(rows.text(1))};
        };
    }

private:
    warehouse::Database database_;
    warehouse::Connection connection_;
    std::vector<intake::Delivery> deliveries_;
};

}  // namespace baophu::coverage
