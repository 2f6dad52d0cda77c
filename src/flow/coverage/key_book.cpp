#include "flow/coverage/key_book.h"

#include <algorithm>
#include <bit>
#include <mutex>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/by_person.h"

namespace baophu::coverage {

using warehouse::Connection;
using warehouse::RowChunk;

namespace {

constexpr std::string_view keys = "SELECT record_key, first FROM linkage.person_record";

}  // namespace

KeyBook::KeyBook(Connection& connection, const Hash& hash) : hash_(hash) {
    PerThread<std::vector<Slot>> of_threads;
    warehouse::take_rows(connection, keys, [&](const RowChunk& rows) {
        std::vector<Slot>& part = of_threads.mine();
        for (std::size_t row = 0; row < rows.size(); ++row)
            part.push_back({hash_(rows.text(0, row)), static_cast<PersonIndex>(rows.integer(1, row))});
    });
    std::vector<std::vector<Slot>> parts = of_threads.taken();
    std::size_t count = 0;
    for (const auto& part : parts)
        count += part.size();
    slots_.resize(std::bit_ceil(2 * count + 1));  // Half of them stay empty at least.
    for (auto& part : parts) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            constexpr std::size_t ahead = 16;
            if (i + ahead < part.size())
                __builtin_prefetch(&slots_[part[i + ahead].hash & (slots_.size() - 1)], 1);
            place(part[i].hash, part[i].person);
            persons_ = std::max(persons_, std::size_t{part[i].person} + 1);
        }
        std::vector<Slot>().swap(part);
    }
    if (std::ranges::any_of(slots_, [](const Slot& slot) { return slot.person == shared_hash; }))
        keep_shared(connection);
}

void KeyBook::place(std::uint64_t hash, PersonIndex person) {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot].person != untold && slots_[slot].hash != hash)
        slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = {hash, slots_[slot].person == untold ? person : shared_hash};
}

void KeyBook::keep_shared(Connection& connection) {
    std::mutex mutex;
    warehouse::take_rows(connection, keys, [&](const RowChunk& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::string_view key = rows.text(0, row);
            const std::lock_guard guard(mutex);
            if (at(hash_(key), key) == shared_hash)
                shared_.emplace(key, static_cast<PersonIndex>(rows.integer(1, row)));
        }
    });
}

PersonIndex KeyBook::at(std::uint64_t hash, std::string_view key) const {
    for (std::size_t slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
        if (slots_[slot].person == untold) return untold;
        if (slots_[slot].hash != hash) continue;
        if (slots_[slot].person != shared_hash) return slots_[slot].person;
        const auto found = shared_.find(std::string(key));
        return found == shared_.end() ? shared_hash : found->second;
    }
}

void KeyBook::find(const RowChunk& rows, std::size_t column, std::vector<PersonIndex>& found) const {
    // The slots lie all over the memory: they are fetched before they are wanted.
    std::vector<std::uint64_t> hashes(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        hashes[row] = hash_(rows.text(column, row));
        __builtin_prefetch(&slots_[hashes[row] & (slots_.size() - 1)]);
    }
    found.resize(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        found[row] = at(hashes[row], rows.text(column, row));
        if (found[row] >= shared_hash) {
            throw Failure(fault::program_mistake,
                          {{"problem", "no record of " + std::string(rows.text(column, row))}});
        }
    }
}

}  // namespace baophu::coverage
