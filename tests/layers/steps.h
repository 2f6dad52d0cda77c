// LAY-1 to LAY-5: may a file of this room include that file of another? The rules are told
// in arrows.h; each is one function in steps.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baophu::layers {

struct Fault {
    std::string rule;      // "LAY-3"
    std::string sentence;  // What is wrong, and what to do.
};

// What a rule says: nothing, or the fault.
using Verdict = std::optional<Fault>;

// An include from one known room to a file of another.
struct Step {
    std::string_view from;
    std::string_view to;
    std::string_view file;  // The included one.
};

// A step inside a room is free; between rooms the first rule that objects speaks.
Verdict judge_step(const Step& step);

}  // namespace baophu::layers
