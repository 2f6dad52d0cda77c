// Reading the program's own YAML strictly: a missing key, an unknown key or a value of the
// wrong form throws Failure(builtin_file_broken) that names the file, the place, the problem and
// its `problem_key` (messages.h). The files
// are built in, so a fault here is found by the first test that loads them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <yaml-cpp/yaml.h>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/fault.h"

namespace baophu {

class YamlFields {
public:
    // The whole built-in file.
    static YamlFields of_builtin(std::string_view path);

    // The fields of `node`, which stands at `place` of the file.
    YamlFields(std::string path, std::string place, const YAML::Node& node);

    const YAML::Node& node() const { return node_; }

    // Throws if the map holds a key that is not among these.
    void only(std::initializer_list<std::string_view> keys) const;

    std::string text(const std::string& key) const;
    std::optional<std::string> maybe_text(const std::string& key) const;
    bool boolean(const std::string& key) const;
    Date date(const std::string& key) const;  // ISO.
    std::optional<Date> maybe_date(const std::string& key) const;
    Confidence confidence(const std::string& key) const;
    YamlFields map(const std::string& key) const;
    YAML::Node list(const std::string& key) const;

    // The map at position `index` of the list `key`.
    YamlFields item(const std::string& key, std::size_t index) const;

    [[noreturn]] void broken(const std::string& problem) const;

    // The problem as a key of words.yaml and what its words name: said in either language. The
    // faults of this class itself have both.
    [[noreturn]] void broken(std::string_view problem_key, const Details& named) const;

private:
    [[noreturn]] void broken(const std::string& problem, std::string_view form, const std::string& key) const;

    std::string path_;
    std::string place_;
    YAML::Node node_;
};

}  // namespace baophu
