// Small registers, one line per row, in tables that stand where intake's views would. A person
// here is whatever the test says; what linkage does not look at is filled in.
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
        tax_rows_.push_back(row_of(row.delivery, row.in_force, "tax/tax-yearly-list/#" + row.key) +
                            ", 2018, " + cell(row.payer) + ", " + cell(row.payer_name) + ", '731', " +
                            cell(row.name) + ", " + cell(row.tax_code) + ", " + cell(row.number) +
                            ", 1000000, NULL)");
        return *this;
    }

    Registers& si(const SiRow& row) {
        si_rows_.push_back(
            row_of(row.delivery, row.in_force, "social-insurance/si-participants/" + row.si_number) +
            ", DATE '2018-12-01', " + cell(row.unit) + ", " + cell(row.employer) + ", " +
            cell(row.employer_name) + ", '731', " + cell(row.si_number) + ", " + cell(row.name) + ", " +
            cell(row.birth_date) + ", NULL, " + cell(row.number) + ", 5000000)");
        return *this;
    }

    // The same rows, in the opposite order in the table.
    Registers& turn_round() {
        std::ranges::reverse(tax_rows_);
        std::ranges::reverse(si_rows_);
        return *this;
    }

    void create(warehouse::Connection& connection) const {
        connection.run(
            "CREATE TEMP TABLE tax_yearly_list(delivery BIGINT, in_force BOOLEAN, row_number BIGINT, "
            "record_key VARCHAR, repaired VARCHAR, tax_year BIGINT, payer_tax_code VARCHAR, "
            "payer_name VARCHAR, payer_unit VARCHAR, full_name VARCHAR, person_tax_code VARCHAR, "
            "person_number VARCHAR, taxable_income BIGINT, insurance_deducted BIGINT)");
        connection.run(
            "CREATE TEMP TABLE si_participants(delivery BIGINT, in_force BOOLEAN, row_number BIGINT, "
            "record_key VARCHAR, repaired VARCHAR, month DATE, si_unit_code VARCHAR, "
            "employer_tax_code VARCHAR, employer_name VARCHAR, managing_unit VARCHAR, si_number VARCHAR, "
            "full_name VARCHAR, birth_date DATE, sex VARCHAR, person_number VARCHAR, "
            "contribution_wage BIGINT)");
        insert(connection, "tax_yearly_list", tax_rows_);
        insert(connection, "si_participants", si_rows_);
    }

private:
    static std::string cell(const std::string& text) {
        return text.empty() ? "NULL" : warehouse::sql_literal(text);
    }

    std::string row_of(std::int64_t delivery, bool in_force, const std::string& record_key) {
        return "(" + std::to_string(delivery) + ", " + (in_force ? "true" : "false") + ", " +
               std::to_string(++rows_) + ", " + cell(record_key) + ", ''";
    }

    static void insert(warehouse::Connection& connection, const std::string& table,
                       const std::vector<std::string>& rows) {
        if (rows.empty()) return;
        std::string sql = "INSERT INTO " + table + " VALUES ";
        for (const std::string& row : rows)
            sql += (&row == &rows.front() ? "" : ", ") + row;
        connection.run(sql);
    }

    std::vector<std::string> tax_rows_;
    std::vector<std::string> si_rows_;
    std::int64_t rows_ = 0;
};

}  // namespace baophu::linkage
