// Remarks that people write beside anything that has an address. Append-only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct Remark {
    std::int64_t sequence = 0;
    std::string address;  // Of what it is about: "/units/731?scheme=compulsory", "/persons/P-4K7Q…".
    std::string text;
    std::string by;  // Login.
    std::string agency;
    std::string at;
};

class Remarks {
public:
    explicit Remarks(Database& database) : database_(database) {}

    // Returns the sequence. Throws Failure(field_not_usable) if address or text is empty.
    std::int64_t add(const std::string& address, const std::string& text, const Actor& by);
    std::vector<Remark> of(const std::string& address);  // Oldest first.

private:
    Database& database_;
};

}  // namespace baophu::store
