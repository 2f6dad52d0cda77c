// Writes to an office store without end, on several threads, and says on standard output what was
// acknowledged: one line, in one call, after the call to the store has returned. For store_kills_test.cpp,
// which ends it.
//
//   store_writer STORE THREADS SEED
//
//   D <sequence> <key>              a decision
//   A <sequence> <what>             a line of the audit
//   U <version> <name>              a user's name was changed
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/decisions.h"
#include "edge/store/users.h"

namespace {

namespace store = baophu::store;

const store::Actor writer{.login = "writer", .agency = "tax", .purpose = "gap-review"};

void acknowledge(const std::string& line) {
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) ::_exit(1);
}

void decide(store::Database& database, const std::string& key) {
    const auto sequence = store::Decisions(database).decide(baophu::linkage::Verdict::same, key,
                                                            key + "/other", "under load", writer);
    acknowledge("D " + std::to_string(sequence) + " " + key);
}

void append(store::Database& database, const std::string& what) {
    const auto sequence = store::Audit(database).append(writer, {.kind = "read", .what = what, .persons = 1});
    acknowledge("A " + std::to_string(sequence) + " " + what);
}

// Another thread may have changed the user meanwhile; then there is nothing to acknowledge.
void rename_user(store::Database& database, const std::string& name) {
    store::User user = *store::Users(database).find(1);
    user.full_name = name;
    try {
        store::Users(database).change(user, writer);
    } catch (const baophu::Failure& failure) {
        if (failure.fault().code == baophu::fault::changed_meanwhile) return;
        throw;
    }
    acknowledge("U " + std::to_string(user.version + 1) + " " + name);
}

void write_without_end(store::Database& database, const std::string& name, std::uint64_t seed) {
    std::mt19937_64 chance(seed);
    for (int i = 0;; ++i) {
        const std::string key = name + "/" + std::to_string(i);
        switch (chance() % 4) {
            case 0:
                decide(database, key);
                break;
            case 1:
                rename_user(database, key);
                break;
            default:
                append(database, key);
        }
    }
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    const std::uint64_t seed = std::stoull(words[3]);
    try {
        store::Database database(words[1]);
        std::vector<std::jthread> threads;
        for (int i = 0; i < std::stoi(words[2]); ++i) {
            threads.emplace_back([&, i] {
                try {
                    const std::string name = std::to_string(seed) + "-" + std::to_string(i);
                    write_without_end(database, name, seed + static_cast<std::uint64_t>(i));
                } catch (const std::exception& error) {
                    std::cerr << error.what() << '\n';
                    std::_Exit(1);
                }
            });
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
