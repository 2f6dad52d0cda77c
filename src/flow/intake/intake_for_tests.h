// What the tests of intake share: a folder that goes with the test, lines of both kinds of
// delivery, and what a Parquet file holds. The persons and firms are made up.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fault.h"
#include "core/base/temporary_folder_for_tests.h"
#include "core/warehouse/warehouse.h"

namespace baophu::intake {

// What the work failed with; a fault without a code if it did not fail.
inline Fault fault_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.fault();
    }
    return Fault("");
}

inline std::string detail(const Fault& fault, std::string_view name) {
    for (const auto& [key, value] : fault.details) {
        if (key == name) return value;
    }
    return "no " + std::string(name);
}

inline std::string joined(const std::vector<std::string>& cells, char delimiter = ',') {
    std::string line;
    for (const std::string& cell : cells)
        line += (&cell == &cells.front() ? "" : std::string(1, delimiter)) + cell;
    return line;
}

// A good line of si-participants; a test changes the cells it is about.
struct Participant {
    std::string month = "12/2018";
    std::string si_unit_code = "TA0001A";
    std::string employer_tax_code = "3600999910";
    std::string employer_name = "Công ty TNHH Mẫu Một";
    std::string managing_unit = "731";
    std::string si_number = "7512345678";
    std::string full_name = "Nguyễn Thị Mẫu";
    std::string birth_date = "05/02/1990";
    std::string sex = "Nữ";
    std::string identity_number = "271234567";
    std::string contribution_wage = "5.472.000";

    std::string line(char delimiter = ',') const {
        return joined({month, si_unit_code, employer_tax_code, employer_name, managing_unit, si_number,
                       full_name, birth_date, sex, identity_number, contribution_wage},
                      delimiter);
    }
};

inline std::string participant_header(char delimiter = ',') {
    return joined({"Tháng", "Mã đơn vị", "Mã số thuế", "Tên đơn vị", "Mã địa bàn quản lý", "Mã số BHXH",
                   "Họ và tên", "Ngày sinh", "Giới tính", "Số CMND/CCCD", "Mức lương đóng"},
                  delimiter);
}

// A file of si-participants with a line for each SI number.
inline std::string file_of_participants(const std::vector<std::string>& si_numbers) {
    std::string text = participant_header() + "\n";
    for (const std::string& number : si_numbers)
        text += Participant{.si_number = number}.line() + "\n";
    return text;
}

// A good line of tax-yearly-list.
struct TaxLine {
    std::string tax_year = "2018";
    std::string payer_tax_code = "3600999910";
    std::string payer_name = "Công ty TNHH Mẫu Một";
    std::string payer_unit = "731";
    std::string full_name = "Nguyễn Thị Mẫu";
    std::string person_tax_code = "8099990012";
    std::string identity_number = "271234567";
    std::string taxable_income = "65.664.000";
    std::string insurance_deducted = "6.894.720";

    std::string line() const {
        return joined({tax_year, payer_tax_code, payer_name, payer_unit, full_name, person_tax_code,
                       identity_number, taxable_income, insurance_deducted});
    }
};

inline std::string tax_header() {
    return "Năm,MST đơn vị chi trả,Tên đơn vị chi trả,Mã địa bàn,Họ và tên,Mã số thuế cá nhân,Số "
           "CMND/CCCD,Tổng thu nhập chịu thuế,Bảo hiểm đã trừ";
}

// What a query gives, printed cell by cell; "NULL" where there is nothing.
using Table = std::vector<std::vector<std::string>>;

inline Table table_of(warehouse::Connection& connection, const std::string& sql) {
    Table table;
    for (warehouse::Rows rows = connection.query(sql); rows.next();) {
        std::vector<std::string> row;
        row.reserve(rows.columns());
        for (std::size_t i = 0; i < rows.columns(); ++i)
            row.push_back(rows.null(i) ? "NULL" : rows.printed(i));
        table.push_back(std::move(row));
    }
    return table;
}

// The rows of a Parquet file in its order.
inline Table parquet_rows(const std::filesystem::path& file, const std::string& columns = "*") {
    static warehouse::Database database = warehouse::Database::in_memory();
    static warehouse::Connection connection = database.connect();
    return table_of(connection,
                    "SELECT " + columns + " FROM read_parquet(" + warehouse::sql_file(file) + ")");
}

// "name TYPE" of every column of a table, a view or a read_parquet(...).
inline std::vector<std::string> columns_of(warehouse::Connection& connection, const std::string& source) {
    std::vector<std::string> columns;
    for (const auto& row :
         table_of(connection, "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM " + source + ")"))
        columns.push_back(row.front());
    return columns;
}

}  // namespace baophu::intake
