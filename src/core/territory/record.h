// The record of a territory as the files hold it, read and held against its own promises.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/builtin_files.h"
#include "core/territory/unit.h"

namespace baophu {

struct TerritoryRecord {
    std::string province_code;
    std::string province_vi;
    std::string province_en;
    std::map<std::string, Unit, std::less<>> units;  // By code.
    std::vector<UnitLink> links;                     // By day, in the order of the file.
    std::vector<OutsideUnits> outside;
    std::vector<UnitTotal> totals;
    std::map<std::string, TerritorySource, std::less<>> sources;  // By id.
    std::vector<UnknownFact> unknown;
};

// Reads the built-in data/territory/<file> and the parts that it names. Throws
// Failure(builtin_file_broken) on an unknown key and on whatever the record promises and does
// not keep (TER-1 to TER-4): see require_whole() in record.cpp.
TerritoryRecord read_territory(std::string_view file);

// The same from any texts, the first of which names the others: for tests of the reading itself.
TerritoryRecord read_territory(std::span<const BuiltinFile> files);

}  // namespace baophu
