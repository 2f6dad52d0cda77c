// What the registers tell of every person in a month, gathered from all their rows, and the dossier of each.
// Which rows count is chosen by the views of evidence.sql (COV-8).
#pragma once

#include <span>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/coverage/by_person.h"
#include "flow/coverage/dossier.h"
#include "flow/coverage/key_book.h"
#include "flow/coverage/rules.h"
#include "flow/coverage/words.h"

namespace baophu::coverage {

class DossierBook {
public:
    // Reads the views of evidence.sql, linkage.person, person_record and person_doubt.
    DossierBook(warehouse::Connection& connection, const BirthLimits& births);

    // In the order of their numbers.
    std::span<const PersonIndex> persons() const { return persons_; }

    // By the order of the last rows.
    std::span<const Stay> stays(PersonIndex person) const { return stays_.of(person); }

    // `shown` keeps what the dossier looks at: by register, then by source row.
    Dossier of(PersonIndex person, std::vector<Shown>& shown) const;

    Words& words() { return words_; }
    const Words& words() const { return words_; }

private:
    void read_residents(warehouse::Connection& connection, const KeyBook& keys);
    void read_pay(warehouse::Connection& connection, const KeyBook& keys);
    void read_contracts(warehouse::Connection& connection, const KeyBook& keys);
    void read_businesses(warehouse::Connection& connection, const KeyBook& keys);
    void read_voluntary(warehouse::Connection& connection, const KeyBook& keys);
    void read_persons(warehouse::Connection& connection, const KeyBook& keys);
    void mark(warehouse::Connection& connection, std::string_view persons, bool KnownFacts::* fact);

    void show_si_lists(const Dossier& person, std::vector<Shown>& shown) const;
    void show_pay(PersonIndex person, std::vector<Shown>& shown) const;
    void show_businesses(PersonIndex person, std::vector<Shown>& shown) const;
    StandingInLaw standing_of(const Dossier& person) const;
    bool is_foreign(const Dossier& person) const;

    BirthLimits births_;
    Words words_;
    std::size_t count_ = 0;  // One more than the highest number of a person.
    std::vector<PersonIndex> persons_;
    std::vector<KnownFacts> facts_;  // By person.
    ByPerson<Stay> stays_;
    ByPerson<Resident> residents_;
    ByPerson<Pay> pay_;
    ByPerson<Contract> contracts_;
    ByPerson<Business> businesses_;
    ByPerson<VoluntaryPayments> voluntary_;
};

}  // namespace baophu::coverage
