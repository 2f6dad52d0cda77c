#include "edge/http/year_before.h"

#include <boost/json/object.hpp>

namespace baophu::http {

YearBefore::YearBefore(const Call& call, const ShelvedRun& run, Scheme scheme)
    : told_(call.reader->exact_figures()) {
    if (told_.anywhere()) counts_ = run.stays().year_before(scheme);
}

boost::json::value YearBefore::of(const std::optional<std::string>& unit) const {
    const bool told = unit ? told_.covers(*unit) : told_.everywhere;
    if (!counts_ || !told) return nullptr;
    coverage::StayTable::YearBefore::Counts counts = counts_->all;
    if (unit) {
        const auto found = counts_->of_unit.find(*unit);
        counts = found == counts_->of_unit.end() ? coverage::StayTable::YearBefore::Counts{} : found->second;
    }
    return boost::json::object{
        {"month", counts_->month.iso()}, {"persons", counts.before}, {"change", counts.now - counts.before}};
}

}  // namespace baophu::http
