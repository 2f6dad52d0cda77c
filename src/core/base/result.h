// Result: a value, or the reason why there is none.
//
//   what a value itself can get wrong (a tax code, a cell)  -> Result<T, Enum>
//   what a caller is expected to handle                      -> Result<T>        (T or Fault)
//   what ends a command (disk full, workspace locked)        -> throw Failure    (fault.h)
//
// Asking a Result for what it does not hold is a mistake of the program and throws
// std::bad_variant_access.
#pragma once

#include <utility>
#include <variant>

#include "core/base/fault.h"

namespace baophu {

template <class Value, class Reason = Fault>
class [[nodiscard]] Result {
public:
    Result(Value value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Reason reason) : held_(std::in_place_index<1>, std::move(reason)) {}

    bool ok() const { return held_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const Value& value() const& { return std::get<0>(held_); }
    Value&& value() && { return std::get<0>(std::move(held_)); }
    const Value& operator*() const& { return value(); }
    const Value* operator->() const { return &value(); }

    const Reason& fault() const { return std::get<1>(held_); }

private:
    std::variant<Value, Reason> held_;
};

}  // namespace baophu
