// The forms in which answers leave, field by field. What a reader may not see is null, or is not there; no
// struct of a stage is handed out whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/law/law_reader.h"
#include "edge/http/call.h"
#include "edge/rights/reader.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

boost::json::value text_or_null(const std::optional<std::string>& text);
boost::json::value empty_is_null(std::string_view text);
boost::json::value number_or_null(const std::optional<std::int64_t>& number);
boost::json::value day_or_null(const std::optional<Date>& day);

// The name of a unit on a day: "Thành phố Biên Hòa"; its code where it has none then.
std::string unit_name(const Call& call, const std::string& code, const Date& day);

// "Cục Thuế tỉnh"; of an agency that words.yaml does not know the name that the office store has.
std::string agency_name(const Call& call, const std::string& id);

// The name of a line of the gap; an employer's only where the reader may know it.
std::string line_name(const Call& call, coverage::By by, const coverage::Gap& gap, const Date& day);

// How the lawful reasons of a line are told (RIG-9).
enum class Lawful { by_reason, as_one };

// Figures as the reader is told them (told_lines.h).
boost::json::object gap_line(const coverage::Gap& gap, std::string name, Lawful lawful = Lawful::by_reason);

boost::json::object run_entry(const workspace::KeptRun& run);

boost::json::object citation(std::string_view law, std::string_view article, std::string_view confidence);
boost::json::array citations(const std::vector<Citation>& cited);

boost::json::object absent_person(const coverage::AbsentPerson& person, rights::Some<rights::Shown> told);

}  // namespace baophu::http
