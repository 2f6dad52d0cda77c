// The contract as the judge of an answer: its form, and that no field tells what the reader may not see.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>
#include <yaml-cpp/yaml.h>

#include "edge/rights/words.h"

namespace baophu::http {

class Contract {
public:
    Contract() : whole_(YAML::LoadFile(std::string(BAOPHU_SOURCE_ROOT) + "/api/openapi.yaml")) {}

    const YAML::Node& whole() const { return whole_; }

    // What is wrong with the answer, a line each: "GapLine.missing: not one of integer, null". `told`:
    // whether the reader may see things of the kind at all.
    std::vector<std::string> faults(std::string_view method, std::string_view pattern, int status,
                                    std::string_view type, const boost::json::value& answer,
                                    const std::function<bool(rights::Shown)>& told) const;

    // The node behind {$ref: ...}, or the node itself.
    YAML::Node resolved(const YAML::Node& node) const;

private:
    struct Check;
    YAML::Node whole_;
};

}  // namespace baophu::http
