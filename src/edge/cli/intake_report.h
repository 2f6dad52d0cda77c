// What `baophu intake` tells of the files it took in: a line for each, what changed against the
// delivery before, and the first of the refused rows.
#pragma once

#include <vector>

#include "edge/cli/context.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/deliveries.h"

namespace baophu::cli {

class IntakeReport {
public:
    explicit IntakeReport(const Context& context);

    void add(const workspace::Taken& taken);
    void print();

private:
    std::string remark(const workspace::Taken& taken) const;
    void print_refused() const;

    const Context* context_;
    TextTable table_;
    std::vector<std::string> remarks_;
    std::size_t files_ = 0;
    std::int64_t read_ = 0;
    std::int64_t accepted_ = 0;
    std::int64_t refused_ = 0;
    std::vector<workspace::Taken> refused_of_;
};

}  // namespace baophu::cli
