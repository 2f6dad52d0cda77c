// Of every record key the person, for rows that come by the million: keys are known by their hashes alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/warehouse/take_rows.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/dossier.h"

namespace baophu::coverage {

class KeyBook {
public:
    using Hash = std::function<std::uint64_t(std::string_view)>;

    // Reads linkage.person_record. Keys that share a hash are kept whole, so that every key of the book is
    // found as its own. A key that is not in the book would be taken for one of four million once in four
    // trillion times: it is for rows that linkage has read.
    explicit KeyBook(warehouse::Connection& connection, const Hash& hash = std::hash<std::string_view>());

    // One more than the highest number of a person.
    std::size_t persons() const { return persons_; }

    // Of each row the person whose key stands in the column. A key that is not in the book throws
    // Failure(program_mistake): no row is lost in silence.
    void find(const warehouse::RowChunk& rows, std::size_t column, std::vector<PersonIndex>& found) const;

private:
    struct Slot {
        std::uint64_t hash = 0;
        PersonIndex person = untold;  // Untold: an empty slot.
    };
    static constexpr PersonIndex shared_hash = untold - 1;

    void place(std::uint64_t hash, PersonIndex person);
    PersonIndex at(std::uint64_t hash, std::string_view key) const;
    void keep_shared(warehouse::Connection& connection);

    Hash hash_;
    std::vector<Slot> slots_;
    std::unordered_map<std::string, PersonIndex> shared_;  // By key.
    std::size_t persons_ = 0;
};

}  // namespace baophu::coverage
