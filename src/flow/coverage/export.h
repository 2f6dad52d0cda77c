// What may leave the program in a file, by purpose (COV-17). Deny is the default: a purpose that
// data/access/purposes.yaml does not hold is none, and a field that it does not name stays here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/access_context.h"
#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"
#include "core/base/scheme.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

enum class ExportRows { persons, employers, units };

struct PurposeLaw {
    Date from;
    std::optional<Date> to;  // Inclusive; nothing: still so.
    std::string law;
    std::string article;
    Confidence confidence;
};

struct Purpose {
    std::string id;
    std::string title_vi;
    std::string title_en;
    std::vector<std::string> agencies;
    ExportRows rows;
    std::vector<Scheme> schemes;
    std::vector<std::string> fields;
    bool requires_territory = false;
    bool requires_case = false;
    std::int64_t smallest = 0;
    std::vector<PurposeLaw> laws;

    const std::string& title(Language language) const {
        return language == Language::vietnamese ? title_vi : title_en;
    }

    // Null on a day on which it stands on no law.
    const PurposeLaw* on(const Date& day) const;
};

// Throws Failure(builtin_file_broken), for a field that rows of the kind do not have too.
std::vector<Purpose> export_purposes();

// One cell for each field of the purpose, in its order: codes, not words; a number below `smallest` as "<5".
struct Exported {
    std::vector<std::vector<std::string>> rows;
    std::int64_t persons = 0;  // Named in the rows; 0 where they only count.
};

// Who is absent, for the reasons that the filter lets through, in the reader's territory. Read-logged as
// "export <kind of rows>" before it returns. Throws Failure(access_refused) when a territory or case that the
// purpose requires is not named, filter_value_unknown when the filter's scheme is none of it.
Exported export_absent(warehouse::Connection& connection, const AccessContext& access, const Purpose& purpose,
                       const Filter& filter);

}  // namespace baophu::coverage
