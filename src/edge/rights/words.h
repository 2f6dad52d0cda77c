// The words of the policy: who works here, what may be done, and what kinds of things are told.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace baophu::rights {

// What somebody does in his agency. A user has roles over time, each in a territory.
enum class Role {
    leader,               // Of the province's committee.
    si_analyst,           // Chuyên viên BHXH tỉnh.
    si_collector,         // Cán bộ chuyên quản thu.
    si_inspector,         // Checks employers, within cases.
    tax_officer,          //
    planning_officer,     // Keeps the business register.
    labour_officer,       // Synthesises the plan.
    labour_inspector,     // Inspects employers, within cases.
    cooperative_officer,  //
    media_officer,        //
    union_officer,        //
    front_officer,        // Supervises; sees sums alone.
    district_officer,     //
    commune_officer,      //
    collection_agent,     // Visits people for voluntary insurance.
    administrator,        // Keeps accounts; sees nobody's data.
    auditor,              // Reads the audit.
};
inline constexpr std::size_t roles_count = 17;

// What a route of the server asks for; the words stand in api/openapi.yaml as x-right.
enum class Right {
    see_figures,
    see_movement,
    see_employers,
    see_persons,  // Lists.
    see_person,   // One, with every step.
    export_figures,
    export_persons,
    see_deliveries,
    manage_users,
    see_audit,
    send_deliveries,  // Of one's own agency.
    start_runs,
    decide_links,
    set_targets,  // Of units.
    manage_agreements,
    ask_explanations,
    see_cases,
    manage_cases,     // Opens, gives and closes them.
    see_readings,     // Who read personal data.
    give_violations,  // Of rules, in deliveries that one is told of.
};
inline constexpr std::size_t rights_count = 20;

// What kind of thing a field tells; the words stand in api/openapi.yaml as x-shows.
enum class Shown {
    open,            // Law, names of units: what is published. The word is "public".
    own,             // The reader's own account.
    service,         // Of the server: faults, health.
    figure,          // Sums of persons.
    employer,        // Name, codes and seat of an employer.
    employer_heads,  // How many an employer employs and insures.
    person_id,       // The number that this program gives.
    person_name,
    person_number,  // Masked.
    person_place,
    person_work,    // For whom he works.
    person_reason,  // The verdict on him.
    person_source,  // The rows that speak of him.
    delivery,       // What an agency delivered, in counts.
    account,        // Users and their roles.
    audit,
    own_delivery,     // What the reader's agency sent itself, cell by cell.
    correspondence,   // Remarks, and requests for explanation with their answers.
    health_reason,    // Sick leave and maternity as reasons of few persons, or of one employer's.
    inspection_case,  // Who inspects which employer, under which decision.
    reading,          // Who read of whose persons, and how many; nobody's name but the reader's.
};
inline constexpr std::size_t shown_count = 21;

// For which persons' rows are read (data/access/purposes.yaml has those of files).
enum class Purpose { gap_review, inspection, voluntary_outreach };
inline constexpr std::size_t purposes_count = 3;

std::string_view to_word(Role role);        // "si_analyst"
std::string_view to_word(Right right);      // "see_figures"
std::string_view to_word(Shown shown);      // "person_name"
std::string_view to_word(Purpose purpose);  // "gap-review"
std::optional<Role> parse_role(std::string_view word);
std::optional<Right> parse_right(std::string_view word);
std::optional<Shown> parse_shown(std::string_view word);
std::optional<Purpose> parse_purpose(std::string_view word);

// A few values of one enumeration.
template <class Value>
class Some {
public:
    constexpr Some() = default;
    constexpr Some(std::initializer_list<Value> values) {
        for (const Value value : values)
            bits_ |= bit(value);
    }
    constexpr bool has(Value value) const { return (bits_ & bit(value)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr Some operator|(Some other) const { return Some(bits_ | other.bits_); }
    constexpr bool operator==(const Some&) const = default;

private:
    explicit constexpr Some(std::uint32_t bits) : bits_(bits) {}
    static constexpr std::uint32_t bit(Value value) { return 1U << static_cast<unsigned>(value); }
    std::uint32_t bits_ = 0;
};

}  // namespace baophu::rights
