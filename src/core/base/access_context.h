// AccessContext: who reads personal rows, for which agency, where, and why.
//
// Every front-header call that returns personal rows takes one, returns only rows of the
// territory and the employers that it names, and writes a line to the read log before the first row leaves
// (Decree 13/2023/ND-CP Art. 17; Law 91/2025/QH15 Arts. 3 and 17: a set purpose, no more
// than it needs, and a record of who read).
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace baophu {

// One line of the read log. It names what was asked, never what was answered.
struct ReadEntry {
    std::string actor;
    std::string agency;
    std::string territory;  // Codes of units, parted by spaces, or "" for the whole province.
    std::string purpose;
    std::string case_number;  // "" outside a case.
    std::string what;         // "coverage.list", "explain P-4K7Q2M9D"
    std::int64_t persons;     // Persons the answer holds.
};

class ReadLog {
public:
    virtual ~ReadLog() = default;

    // Returns when the entry is durable; throws Failure otherwise, and then nothing may leave.
    virtual void record(const ReadEntry& entry) = 0;
};

class AccessContext {
public:
    struct Reader {
        std::string actor;
        std::string agency;
        std::optional<std::set<std::string>> territory;  // Codes of units; nothing: the whole province.
        std::string purpose;
        std::string case_number;

        // Within a case: the ids of the employers whose workers alone may be read; nothing: of all.
        std::optional<std::set<std::string>> employers = std::nullopt;
    };

    // Throws Failure(access_refused) if actor, agency or purpose is empty: without a
    // purpose there is nothing that a read could be measured against.
    AccessContext(Reader reader, ReadLog& log);

    // Only rows of any of these units may be returned; nothing means all.
    const std::optional<std::set<std::string>>& territory() const { return reader_.territory; }
    bool covers(std::string_view unit_code) const;

    // Only persons who work for one of these employers may be returned; nothing means all.
    const std::optional<std::set<std::string>>& employers() const { return reader_.employers; }
    bool covers_employer(std::string_view employer_id) const;

    const std::string& purpose() const { return reader_.purpose; }

    // Whether the reading is part of a case.
    bool has_case() const { return !reader_.case_number.empty(); }

    void record(std::string_view what, std::int64_t persons) const;

    // As the read log has it.
    std::string territory_logged() const;

private:
    Reader reader_;
    ReadLog* log_;
};

}  // namespace baophu
