#include "core/law/parameters.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

// Rules about persons have a shape of their own (subject_rules.h).
bool holds_parameters(const BuiltinFile& file) {
    return file.path != "data/law/subject.yaml";
}

void read_file(const BuiltinFile& file, Parameters::ById& by_id) {
    const YamlFields fields(std::string(file.path), "", YAML::Load(std::string(file.content)));
    fields.only({"parameters"});
    for (std::size_t i = 0; i < fields.list("parameters").size(); ++i) {
        const YamlFields item = fields.item("parameters", i);
        Parameter parameter = read_parameter(item);
        if (by_id.contains(parameter.id)) item.broken(parameter.id + " stands twice");
        by_id.emplace(parameter.id, std::move(parameter));
    }
}

}  // namespace

// The built-in files never change: they are read once.
Parameters Parameters::load() {
    static const Parameters parameters = [] {
        std::vector<BuiltinFile> files = builtin_files_in("data/law/");
        std::erase_if(files, [](const BuiltinFile& file) { return !holds_parameters(file); });
        return read(files);
    }();
    return parameters;
}

Parameters Parameters::read(std::span<const BuiltinFile> files) {
    Parameters parameters;
    for (const BuiltinFile& file : files)
        read_file(file, parameters.by_id_);
    return parameters;
}

const Parameter& Parameters::parameter(std::string_view id) const {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) throw Failure(fault::law_parameter_unknown, {{"id", std::string(id)}});
    return found->second;
}

const ParameterValue& Parameters::on(std::string_view id, const Date& date) const {
    const Parameter& found = parameter(id);
    const auto value =
        std::ranges::find_if(found.values, [&](const auto& each) { return each.holds_on(date); });
    if (value == found.values.end()) {
        throw Failure(fault::law_before_record, {{"id", found.id},
                                                 {"title.vi", found.title_vi},
                                                 {"title.en", found.title_en},
                                                 {"date", date.vietnamese()},
                                                 {"first", found.values.front().from.vietnamese()}});
    }
    return *value;
}

}  // namespace baophu
