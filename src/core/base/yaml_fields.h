// Reading the program's own YAML strictly: a missing key, an unknown key or a value of the
// wrong form throws Failure(builtin_file_broken) that names the file and the place. The files
// are built in, so a fault here is found by the first test that loads them. Who reads a file of
// the user's catches YamlFailure and tells the problem in his language.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <yaml-cpp/yaml.h>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

// The fault that YamlFields throws, and its problem as a value `problem_key` (a key of words.yaml,
// messages.h) with what its words name.
class YamlFailure : public Failure {
public:
    YamlFailure(Details details, std::string place, Details problem)
        : Failure(fault::builtin_file_broken, std::move(details)),
          place_(std::move(place)),
          problem_(std::move(problem)) {}

    const std::string& place() const { return place_; }  // "/obligations[12]/due"
    const Details& problem() const { return problem_; }

private:
    std::string place_;
    Details problem_;
};

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

    // The problem as a key of words.yaml and what its words name.
    [[noreturn]] void broken(std::string_view problem_key, const Details& named) const;

private:
    [[noreturn]] void broken(const std::string& problem, std::string_view form, const std::string& key) const;

    std::string path_;
    std::string place_;
    YAML::Node node_;
};

}  // namespace baophu
