// Whether two records agree in expressions for certain: by the values themselves. Keys are 32 bits and may be
// shared by chance (keys.h); what joins records for sure must not rest on that.
#pragma once

#include <vector>

#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

class Agreement {
public:
    // All outlive it.
    Agreement(const Records& records, const std::vector<Expression>& expressions)
        : records_(records), expressions_(expressions) {}

    // Whether both know all of it, and all is equal.
    bool holds(RecordNumber a, RecordNumber b) const;

private:
    bool holds(const Expression& expression, const Row& a, const Row& b) const;
    bool same_words(const Row& a, const Row& b) const;

    const Records& records_;
    const std::vector<Expression>& expressions_;
};

}  // namespace baophu::linkage::engine
