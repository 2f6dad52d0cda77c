// Small registers, one line per row, in tables that stand where intake's views would, with the
// columns that intake gives them. What linkage does not look at stays empty.
//
//   Registers registers;
//   registers.tax({.key = "an", .number = "271234567"});
//   registers.si({.si_number = "7512345678", .number = "271234567", .delivery = 1});
//   registers.create(connection);
//
// Rows of one delivery are numbered in the order in which they are written down.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/intake/intake.h"

namespace baophu::linkage {

// "" stands for an empty cell.
struct TaxRow {
    std::string key;  // What comes after "tax/tax-yearly-list/#".
    std::string number;
    std::string tax_code;
    std::string name = "Người Giả Định";
    std::string payer = "3600000014";
    std::string payer_name = "Công ty Giả Định";
    std::int64_t delivery = 0;
    bool in_force = true;
};

struct SiRow {
    std::string si_number;
    std::string number;
    std::string name = "Người Giả Định";
    std::string birth_date;
    std::string unit = "TZ0001";
    std::string employer;  // Tax code.
    std::string employer_name = "Công ty Giả Định";
    std::int64_t delivery = 0;
    bool in_force = true;
};

class Registers {
public:
    Registers& tax(const TaxRow& row) {
        tax_rows_.push_back(head(row.delivery, row.in_force, "tax/tax-yearly-list/#" + row.key) +
                            cell(row.payer) + ", " + cell(row.payer_name) + ", " + cell(row.name) + ", " +
                            cell(row.tax_code) + ", " + cell(row.number));
        return *this;
    }

    Registers& si(const SiRow& row) {
        si_rows_.push_back(
            head(row.delivery, row.in_force, "social-insurance/si-participants/" + row.si_number) +
            cell(row.unit) + ", " + cell(row.employer) + ", " + cell(row.employer_name) + ", " +
            cell(row.si_number) + ", " + cell(row.name) + ", " + cell(row.birth_date) + ", " +
            cell(row.number));
        return *this;
    }

    // The same rows, in the opposite order in the table.
    Registers& turn_round() {
        std::ranges::reverse(tax_rows_);
        std::ranges::reverse(si_rows_);
        return *this;
    }

    void create(warehouse::Connection& connection) const {
        intake::create_views(connection, {});
        replace(connection, "tax_yearly_list",
                "payer_tax_code, payer_name, full_name, person_tax_code, identity_number", tax_rows_);
        replace(connection, "si_participants",
                "si_unit_code, employer_tax_code, employer_name, si_number, full_name, birth_date, "
                "identity_number",
                si_rows_);
    }

private:
    static std::string cell(const std::string& text) {
        return text.empty() ? "NULL" : warehouse::sql_literal(text);
    }

    std::string head(std::int64_t delivery, bool in_force, const std::string& record_key) {
        return std::to_string(delivery) + ", " + (in_force ? "true" : "false") + ", " +
               std::to_string(++rows_) + ", " + cell(record_key) + ", ";
    }

    static void replace(warehouse::Connection& connection, const std::string& view,
                        const std::string& columns, const std::vector<std::string>& rows) {
        connection.run("CREATE TEMP TABLE " + view + "_rows AS FROM " + view +
                       "; CREATE OR REPLACE TEMP VIEW " + view + " AS FROM " + view + "_rows");
        if (rows.empty()) return;
        std::string sql = "INSERT INTO " + view + "_rows (delivery, in_force, row_number, record_key, " +
                          columns + ") VALUES ";
        for (const std::string& row : rows)
            sql += (&row == &rows.front() ? "(" : ", (") + row + ")";
        connection.run(sql);
    }

    std::vector<std::string> tax_rows_;
    std::vector<std::string> si_rows_;
    std::int64_t rows_ = 0;
};

}  // namespace baophu::linkage
