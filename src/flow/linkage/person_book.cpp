#include "flow/linkage/person_book.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <future>
#include <mutex>
#include <numeric>
#include <string>
#include <utility>

#include "core/base/sort_by_number.h"
#include "core/warehouse/take_rows.h"

namespace baophu::linkage {
namespace {

using warehouse::RowChunk;

enum Column : std::size_t {
    record_key,
    seen,
    in_force,
    source,
    full_name,
    birth_date,
    sex,
    person_number,  // From here on what makes a telling another one.
    commune = person_number + 4,
};

constexpr const char* rows_told =
    "SELECT record_key, delivery * 1000000000 + row_number AS seen, in_force, source, full_name, birth_date, "
    "sex, person_number, person_tax_code, si_number, employer_code, commune FROM person_row";

// Texts that stay where they are.
class TextStore {
public:
    const char* keep(std::string_view text) {
        if (text.size() > left_) {
            constexpr std::size_t usual = 1 << 20;
            left_ = std::max(usual, text.size());
            blocks_.push_back(std::make_unique<char[]>(left_));
            next_ = blocks_.back().get();
        }
        char* const kept = next_;
        std::memcpy(kept, text.data(), text.size());
        next_ += text.size();
        left_ -= text.size();
        return kept;
    }

private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Record {
    std::string_view key;
    std::int64_t first_seen = std::numeric_limits<std::int64_t>::max();
    std::uint32_t latest_telling = none;  // The one that was met last.
    bool in_force = false;
};

// A telling while rows come, in no order: of each thing the row that told it last.
struct Gathered {
    Telling told;
    std::int64_t name_seen = -1;
    std::int64_t birth_seen = -1;
    std::int64_t sex_seen = -1;
    std::uint32_t other = none;  // The next telling of its record.
};

// A row at hand.
struct Row {
    const RowChunk& rows;
    std::size_t at;

    std::string_view text(std::size_t column) const { return rows.text(column, at); }
    std::int64_t integer(std::size_t column) const { return rows.integer(column, at); }
    bool null(std::size_t column) const { return rows.null(column, at); }

    bool tells_as(const Telling& told) const {
        const char* other = told.texts;
        for (std::size_t i = 0; i < told.lengths.size(); ++i) {
            const std::string_view mine = text(person_number + i);
            if (mine != std::string_view(other, told.lengths[i])) return false;
            other += told.lengths[i];
        }
        return true;
    }
};

// A part of the records: those whose keys have one hash in its highest bits.
class Shelf {
public:
    std::mutex mutex;

    // Rows of one chunk. What they will touch lies all over the memory: it is fetched before it is wanted,
    // step by step for all of them.
    void take(const RowChunk& rows, std::span<const std::uint32_t> at, std::span<const std::size_t> hashes) {
        make_room(at.size());
        for (const std::uint32_t row : at)
            __builtin_prefetch(&slots_[hashes[row] & mask()]);
        for (const std::uint32_t row : at)
            if (const auto place = slots_[hashes[row] & mask()]; place != none)
                __builtin_prefetch(&records_[place]);
        for (const std::uint32_t row : at) {
            const std::uint32_t place = slots_[hashes[row] & mask()];
            if (place == none) continue;
            __builtin_prefetch(records_[place].key.data());
            if (records_[place].latest_telling == none) continue;
            const Gathered* telling = &tellings_[records_[place].latest_telling];
            __builtin_prefetch(telling);
            __builtin_prefetch(reinterpret_cast<const char*>(telling) + 64);
        }
        for (const std::uint32_t row : at) {
            const std::uint32_t place = slots_[hashes[row] & mask()];
            if (place == none || records_[place].latest_telling == none) continue;
            const Telling& told = tellings_[records_[place].latest_telling].told;
            __builtin_prefetch(told.texts);
            __builtin_prefetch(told.name);
        }
        for (const std::uint32_t row : at)
            take({.rows = rows, .at = row}, hashes[row]);
    }

    const std::vector<Record>& records() const { return records_; }
    const std::vector<Gathered>& tellings() const { return tellings_; }
    void drop_tellings() { std::vector<Gathered>().swap(tellings_); }

    std::optional<std::uint32_t> find(std::string_view key, std::size_t hash) const {
        if (slots_.empty()) return std::nullopt;
        for (std::size_t slot = hash & mask();; slot = (slot + 1) & mask()) {
            if (slots_[slot] == none) return std::nullopt;
            if (records_[slots_[slot]].key == key) return slots_[slot];
        }
    }

    std::vector<RecordIndex> ordinal;  // By place on the shelf.

private:
    std::size_t mask() const { return slots_.size() - 1; }

    void take(const Row& row, std::size_t hash) {
        const std::uint32_t place = place_of(row.text(record_key), hash);
        Record& record = records_[place];
        const std::int64_t now = row.integer(seen);
        record.first_seen = std::min(record.first_seen, now);
        if (row.integer(in_force) == 0) return;
        record.in_force = true;
        tell(told_by(place, row), row, now);
    }

    // Half of the slots stay empty at least.
    void make_room(std::size_t more) {
        if ((records_.size() + more) * 2 < slots_.size()) return;
        std::vector<std::uint32_t> wider(std::max<std::size_t>(1'024, slots_.size() * 2), none);
        for (std::uint32_t place = 0; place < records_.size(); ++place) {
            std::size_t slot = std::hash<std::string_view>()(records_[place].key) & (wider.size() - 1);
            while (wider[slot] != none)
                slot = (slot + 1) & (wider.size() - 1);
            wider[slot] = place;
        }
        slots_ = std::move(wider);
    }

    std::uint32_t place_of(std::string_view key, std::size_t hash) {
        std::size_t slot = hash & mask();
        for (; slots_[slot] != none; slot = (slot + 1) & mask())
            if (records_[slots_[slot]].key == key) return slots_[slot];
        slots_[slot] = static_cast<std::uint32_t>(records_.size());
        records_.push_back({.key = {texts_.keep(key), key.size()}});
        return slots_[slot];
    }

    Gathered& told_by(std::uint32_t place, const Row& row) {
        Record& record = records_[place];
        for (std::uint32_t each = record.latest_telling; each != none; each = tellings_[each].other)
            if (row.tells_as(tellings_[each].told)) return tellings_[each];
        Gathered& added = tellings_.emplace_back();
        added.told.record = place;
        added.told.source = static_cast<std::uint8_t>(row.integer(source));
        together_.clear();
        for (std::size_t i = 0; i < added.told.lengths.size(); ++i) {
            const std::string_view text = row.text(person_number + i);
            added.told.lengths[i] = static_cast<std::uint32_t>(text.size());
            together_ += text;
        }
        added.told.texts = texts_.keep(together_);
        added.other = std::exchange(record.latest_telling, static_cast<std::uint32_t>(tellings_.size() - 1));
        return added;
    }

    void tell(Gathered& telling, const Row& row, std::int64_t now) {
        Telling& told = telling.told;
        told.last_seen = std::max(told.last_seen, now);
        const auto is_later = [now](std::int64_t& last) { return last < now && (last = now, true); };
        const std::string_view name = row.text(full_name);
        if (!name.empty() && is_later(telling.name_seen) && name != told.full_name()) {
            told.name = texts_.keep(name);
            told.name_length = static_cast<std::uint32_t>(name.size());
        }
        if (!row.null(birth_date) && is_later(telling.birth_seen))
            told.birth_day = static_cast<std::int32_t>(row.integer(birth_date));
        if (!row.null(sex) && is_later(telling.sex_seen))
            told.sex = row.text(sex) == "female" ? PersonSex::female : PersonSex::male;
    }

    TextStore texts_;
    std::vector<std::uint32_t> slots_;  // Places of records.
    std::vector<Record> records_;
    std::vector<Gathered> tellings_;
    std::string together_;
};

// In the same order; rows have none below zero.
std::uint64_t to_number(std::int64_t seen) {
    return static_cast<std::uint64_t>(seen);
}

constexpr std::size_t shelf_bits = 6;
constexpr std::size_t shelf_count = std::size_t{1} << shelf_bits;

std::size_t shelf_of(std::size_t hash) {
    return hash >> (std::numeric_limits<std::size_t>::digits - shelf_bits);
}

}  // namespace

struct PersonBook::Shelves {
    std::array<Shelf, shelf_count> all;

    static std::unique_ptr<Shelves> read(warehouse::Connection& connection) {
        auto shelves = std::make_unique<Shelves>();
        warehouse::take_rows(connection, rows_told, [&](const RowChunk& rows) { shelves->take(rows); });
        return shelves;
    }

    // From several threads: a shelf is locked once for all rows of a chunk that stand on it.
    void take(const RowChunk& rows) {
        std::vector<std::size_t> hashes(rows.size());
        std::array<std::uint32_t, shelf_count + 1> start{};
        for (std::size_t row = 0; row < rows.size(); ++row) {
            hashes[row] = std::hash<std::string_view>()(rows.text(record_key, row));
            ++start[shelf_of(hashes[row]) + 1];
        }
        std::partial_sum(start.begin(), start.end(), start.begin());
        std::vector<std::uint32_t> in_order(rows.size());
        std::array<std::uint32_t, shelf_count + 1> next = start;
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            in_order[next[shelf_of(hashes[row])]++] = row;
        for (std::size_t shelf = 0; shelf < shelf_count; ++shelf) {
            if (start[shelf] == start[shelf + 1]) continue;
            const std::lock_guard guard(all[shelf].mutex);
            all[shelf].take(rows, std::span(in_order).subspan(start[shelf], start[shelf + 1] - start[shelf]),
                            hashes);
        }
    }

    std::vector<ArrivedRecord> number_records() {
        struct Arrival {
            std::int64_t first_seen;
            std::uint32_t shelf;
            std::uint32_t place;
        };
        std::vector<Arrival> arrivals;
        for (std::uint32_t shelf = 0; shelf < all.size(); ++shelf) {
            for (std::uint32_t place = 0; place < all[shelf].records().size(); ++place)
                arrivals.push_back({all[shelf].records()[place].first_seen, shelf, place});
            all[shelf].ordinal.resize(all[shelf].records().size());
        }
        const auto key = [&](const Arrival& arrival) {
            return all[arrival.shelf].records()[arrival.place].key;
        };
        sort_by_number(arrivals, [](const Arrival& each) { return to_number(each.first_seen); });
        for (auto first = arrivals.begin(); first != arrivals.end();) {
            const auto last = std::find_if(first, arrivals.end(), [&](const Arrival& each) {
                return each.first_seen != first->first_seen;
            });
            if (last - first > 1)
                std::sort(first, last, [&](const Arrival& x, const Arrival& y) { return key(x) < key(y); });
            first = last;
        }
        std::vector<ArrivedRecord> records;
        records.reserve(arrivals.size());
        for (const Arrival& arrival : arrivals) {
            const Record& record = all[arrival.shelf].records()[arrival.place];
            all[arrival.shelf].ordinal[arrival.place] = static_cast<RecordIndex>(records.size());
            records.push_back({.key = record.key, .in_force = record.in_force});
        }
        return records;
    }

    // A telling has its last row for itself.
    struct Seen {
        std::int64_t last;
        const Shelf* shelf;
        const Telling* told;
    };

    std::vector<Seen> order_tellings() const {
        std::vector<Seen> order;
        for (const Shelf& shelf : all)
            for (const Gathered& each : shelf.tellings())
                order.push_back({each.told.last_seen, &shelf, &each.told});
        sort_by_number(order, [](const Seen& each) { return to_number(each.last); });
        return order;
    }

    std::vector<Telling> tellings_in(const std::vector<Seen>& order) {
        std::vector<Telling> tellings;
        tellings.reserve(order.size());
        for (const Seen& each : order)
            tellings.emplace_back(*each.told).record = each.shelf->ordinal[each.told->record];
        for (Shelf& shelf : all)
            shelf.drop_tellings();
        return tellings;
    }
};

PersonBook::PersonBook(std::unique_ptr<Shelves> shelves) : shelves_(std::move(shelves)) {
    auto order = std::async(std::launch::async, [&] { return shelves_->order_tellings(); });
    records_ = shelves_->number_records();
    tellings_ = shelves_->tellings_in(order.get());
}

PersonBook::PersonBook(warehouse::Connection& connection) : PersonBook(Shelves::read(connection)) {}

std::future<PersonBook> PersonBook::read(warehouse::Connection& connection) {
    return std::async(
        std::launch::async, [](std::unique_ptr<Shelves> shelves) { return PersonBook(std::move(shelves)); },
        Shelves::read(connection));
}

PersonBook::~PersonBook() = default;
PersonBook::PersonBook(PersonBook&&) noexcept = default;
PersonBook& PersonBook::operator=(PersonBook&&) noexcept = default;

std::optional<RecordIndex> PersonBook::find(std::string_view key) const {
    const std::size_t hash = std::hash<std::string_view>()(key);
    const Shelf& shelf = shelves_->all[shelf_of(hash)];
    const auto place = shelf.find(key, hash);
    if (!place) return std::nullopt;
    return shelf.ordinal[*place];
}

}  // namespace baophu::linkage
