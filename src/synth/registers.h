// Registers: one file for each agency's view of the province. Each adds the deliveries that its
// agency sends over the year; the books and the ledger outlive them.
#pragma once

#include <vector>

#include "synth/delivery.h"
#include "synth/ledger.h"

namespace baophu::synth {

using Deliveries = std::vector<Delivery>;

void add_planning_investment(Deliveries& deliveries, const Books& books);                     // Kinds 1, 2.
void add_tax(Deliveries& deliveries, const Books& books, const Ledger& ledger);               // 3 to 7.
void add_social_insurance(Deliveries& deliveries, const Books& books, const Ledger& ledger);  // 8, 9, 11.
void add_voluntary(Deliveries& deliveries, const Books& books);                               // 10, 16.
void add_figures(Deliveries& deliveries, const Books& books);                                 // 18, 19, 21.
void add_labour(Deliveries& deliveries, const Books& books, const Ledger& ledger);            // 12, 17.
void add_cooperatives(Deliveries& deliveries, const Books& books, const Ledger& ledger);      // 13.
void add_districts(Deliveries& deliveries, const Books& books, const Ledger& ledger);         // 14, 15, 20.

// The kinds of delivery that there are.
std::span<const std::string_view> delivery_kinds();

// "2018-07", "07/2018" and the fifth of the next month, eight o'clock.
std::string month_iso(int month);
std::string month_title(int month);  // "Tháng 7 năm 2018"
std::string received_in_month_after(int month);

}  // namespace baophu::synth
