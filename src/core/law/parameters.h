// All parameters of the law, by id.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/builtin_files.h"
#include "core/law/parameter.h"

namespace baophu {

class Parameters {
public:
    using ById = std::map<std::string, Parameter, std::less<>>;

    // Every built-in file of data/law but subject.yaml. Throws Failure(builtin_file_broken).
    static Parameters load();

    // The same from any texts: for tests of the reading itself.
    static Parameters read(std::span<const BuiltinFile> files);

    const ById& all() const { return by_id_; }

    // Throws Failure(law_parameter_unknown).
    const Parameter& parameter(std::string_view id) const;

    // The value of that day. Throws Failure(law_before_record) for a day before the first one.
    const ParameterValue& on(std::string_view id, const Date& date) const;

private:
    ById by_id_;
};

}  // namespace baophu
