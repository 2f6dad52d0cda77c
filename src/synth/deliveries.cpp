#include "synth/deliveries.h"

#include <algorithm>
#include <array>

#include "synth/parallel.h"
#include "synth/registers.h"

namespace baophu::synth {
namespace {

constexpr std::array<std::string_view, 21> kinds_known{"business-registrations",
                                                       "business-registrations-new",
                                                       "taxpayers",
                                                       "tax-yearly-list",
                                                       "tax-yearly-flat-list",
                                                       "tax-quarterly-declarations",
                                                       "wage-costs",
                                                       "si-units",
                                                       "si-participants",
                                                       "si-declarations",
                                                       "si-monthly-results",
                                                       "labour-use",
                                                       "cooperatives",
                                                       "household-businesses",
                                                       "residents",
                                                       "voluntary-participants",
                                                       "poor-households",
                                                       "procedure-figures",
                                                       "benefit-figures",
                                                       "field-reviews",
                                                       "unit-lists"};
constexpr std::array<std::string_view, 4> note_columns{"file", "sender", "received_at", "reason"};
constexpr std::string_view reason = "Ngày nhận theo sổ công văn đến";

// Each with the number by which its dice are told: it does not depend on which kinds are wanted.
struct Numbered {
    Delivery delivery;
    std::uint64_t number;
};

std::vector<Numbered> planned(const Books& books, const Ledger& ledger,
                              const std::vector<std::string>& kinds_wanted) {
    Deliveries all;
    add_social_insurance(all, books, ledger);
    add_tax(all, books, ledger);
    add_districts(all, books, ledger);
    add_labour(all, books, ledger);
    add_planning_investment(all, books);
    add_voluntary(all, books);
    add_cooperatives(all, books, ledger);
    add_figures(all, books);
    std::vector<Numbered> wanted;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool here =
            kinds_wanted.empty() || std::ranges::find(kinds_wanted, all[i].kind) != kinds_wanted.end();
        if (here) wanted.push_back({std::move(all[i]), i});
    }
    return wanted;
}

void add(Written& sums, const Written& file) {
    sums.rows += file.rows;
    sums.bad_rows += file.bad_rows;
    sums.could_be_letters += file.could_be_letters;
    sums.bad_letters += file.bad_letters;
    for (std::size_t i = 0; i < std::size(sums.are_bad); ++i) {
        sums.are_bad[i] += file.are_bad[i];
        sums.could_be_bad[i] += file.could_be_bad[i];
    }
}

void write_note(const std::vector<Numbered>& wanted, const std::filesystem::path& folder) {
    CsvWriter file(folder / "delivery-note.csv", CsvKind::delivery, note_columns);
    for (const auto& [delivery, number] : wanted) {
        file.cell(file_of(delivery)).cell(delivery.sender).cell(delivery.received_at).cell(reason).end_row();
    }
    file.close();
}

// What takes long is begun first, so that no thread is left with a large file at the end.
std::vector<std::size_t> longest_first(const std::vector<Numbered>& wanted) {
    const auto work = [&](std::size_t i) {
        const Delivery& delivery = wanted[i].delivery;
        return delivery.rows * (form_for(delivery.form, delivery.rows) == Form::csv ? 1 : 4);
    };
    std::vector<std::size_t> order(wanted.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return work(a) > work(b); });
    return order;
}

}  // namespace

std::span<const std::string_view> delivery_kinds() {
    return kinds_known;
}

std::string month_iso(int month) {
    return Month::of(year, static_cast<unsigned>(month))->iso();
}

std::string month_title(int month) {
    return "Tháng " + std::to_string(month) + " năm 2018";
}

std::string received_in_month_after(int month) {
    return Month::of(year, static_cast<unsigned>(month))->plus(1).iso() + "-05T08:00:00+07:00";
}

WrittenAll write_deliveries(Population& population, const Books& books,
                            const std::vector<std::string>& kinds_wanted,
                            const std::filesystem::path& deliveries, const std::filesystem::path& rows,
                            unsigned threads, Progress& progress, const CancelFlag& cancel) {
    const Ledger ledger = make_ledger(population);
    const std::vector<Numbered> wanted = planned(books, ledger, kinds_wanted);
    const std::vector<std::size_t> order = longest_first(wanted);
    const Desk desk{.books = books, .deliveries = deliveries, .rows = rows, .cancel = cancel};
    std::vector<Written> written(wanted.size());
    in_parallel(order.size(), threads, progress, cancel, [&](std::size_t i) {
        const Numbered& next = wanted[order[i]];
        Sheet sheet(desk, next.delivery, next.number);
        next.delivery.write(sheet);
        written[order[i]] = sheet.close();
    });
    WrittenAll all{.files = static_cast<std::int64_t>(wanted.size()), .sums = {}};
    for (const Written& file : written) {
        add(all.sums, file);
        for (const std::uint32_t person : file.refused)
            population.persons[person].refused = true;
    }
    write_note(wanted, deliveries);
    return all;
}

}  // namespace baophu::synth
