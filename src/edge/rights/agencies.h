// The agencies that share the work of the plan, from data/access/agencies.yaml, and whose a delivery is by
// the word of its sender.
//
//   RIG-7  A delivery is its agency's own; where the units of an agency send for themselves, the unit's. Who
//   has
//          a unit is told of the deliveries of that unit alone: one of all units together is not his.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edge/rights/reader.h"

namespace baophu::rights {

struct OfficeAgency {
    std::string id;
    std::vector<std::string> sends_as;
    bool by_unit = false;
};

// In the order of the file.
const std::vector<OfficeAgency>& office_agencies();

// Every word under which deliveries come, but for those of units.
std::vector<std::string> sender_words();

// The agencies whose units send for themselves are told by "unit-731".
struct Sender {
    std::string agency;  // "" of who does not sign in.
    std::string unit;    // "" of a whole agency.
};

// Nothing: no such word. Whether there is such a unit the territory says.
std::optional<Sender> sender_of(std::string_view word);

std::string sender_word_of_unit(std::string_view unit);  // "unit-731"

// RIG-7, of a kind that is told in one's own territory (delivery, own_delivery).
bool is_own_sender(const Reader& reader, Shown kind, std::string_view word);

// The same, or of who is told of everybody's.
bool is_told_of_sender(const Reader& reader, Shown kind, std::string_view word);

}  // namespace baophu::rights
