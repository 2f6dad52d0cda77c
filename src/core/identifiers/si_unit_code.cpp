#include "core/identifiers/si_unit_code.h"

#include <array>
#include <cstddef>

#include "core/identifiers/letters_and_digits.h"

namespace baophu {
namespace {

constexpr std::size_t seven = 7;
constexpr std::size_t enterprise_digits = 10;
constexpr std::size_t budget_digits = 7;
constexpr std::size_t object_letters = 2;
constexpr std::size_t sector_length = 3;
constexpr std::size_t collector_digits = 10;  // Province 2, commune 5, point 3.

std::string_view object_at(std::string_view code, std::size_t at) {
    return code.substr(at, object_letters);
}

bool is_seven_characters(std::string_view code) {
    return code.size() == seven && all_letters(code.substr(0, 2)) && !all_letters(code);
}

bool is_enterprise(std::string_view code) {
    return code.size() == enterprise_digits + object_letters + sector_length &&
           all_digits(code.substr(0, enterprise_digits)) && all_letters(object_at(code, enterprise_digits));
}

bool is_budget_unit(std::string_view code) {
    return code.size() == budget_digits + object_letters && all_digits(code.substr(0, budget_digits)) &&
           object_at(code, budget_digits) == "HC";
}

bool is_collector(std::string_view code) {
    for (const std::size_t own : {enterprise_digits, budget_digits}) {
        if (code.size() != own + object_letters + collector_digits) continue;
        return all_digits(code.substr(0, own)) && object_at(code, own) == "TH" &&
               all_digits(code.substr(own + object_letters));
    }
    return false;
}

std::optional<SiUnitCodeForm> form_of(std::string_view code) {
    if (is_seven_characters(code)) return SiUnitCodeForm::seven_characters;
    if (is_enterprise(code)) return SiUnitCodeForm::enterprise;
    if (is_budget_unit(code)) return SiUnitCodeForm::budget_unit;
    if (is_collector(code)) return SiUnitCodeForm::collector;
    return std::nullopt;
}

}  // namespace

std::string_view to_word(SiUnitCodeForm form) {
    constexpr std::array<std::string_view, 4> words{"seven_characters", "enterprise", "budget_unit",
                                                    "collector"};
    return words[static_cast<std::size_t>(form)];
}

Result<SiUnitCode, SiUnitCodeFault> SiUnitCode::parse(std::string_view text) {
    std::optional<std::string> code = read_letters_and_digits(text);
    if (!code) return SiUnitCodeFault::unexpected_character;
    const std::optional<SiUnitCodeForm> form = form_of(*code);
    if (!form) return SiUnitCodeFault::unknown_form;
    SiUnitCode read(std::move(*code), *form);
    const bool enterprise_wanted = read.own_digits() == enterprise_digits;
    if (enterprise_wanted && !read.enterprise()) return SiUnitCodeFault::wrong_enterprise_code;
    return read;
}

std::size_t SiUnitCode::own_digits() const {
    switch (form_) {
        case SiUnitCodeForm::seven_characters:
            return 0;
        case SiUnitCodeForm::enterprise:
            return enterprise_digits;
        case SiUnitCodeForm::budget_unit:
            return budget_digits;
        case SiUnitCodeForm::collector:
            return code_.size() - object_letters - collector_digits;
    }
    return 0;
}

std::string SiUnitCode::after_object(std::size_t at, std::size_t count) const {
    return code_.substr(own_digits() + object_letters + at, count);
}

std::optional<TaxCode> SiUnitCode::enterprise() const {
    if (own_digits() != enterprise_digits) return std::nullopt;
    const auto code = TaxCode::parse(std::string_view(code_).substr(0, enterprise_digits));
    return code ? std::optional(*code) : std::nullopt;
}

std::optional<std::string> SiUnitCode::budget_code() const {
    if (own_digits() != budget_digits) return std::nullopt;
    return code_.substr(0, budget_digits);
}

std::optional<std::string> SiUnitCode::object() const {
    if (own_digits() == 0) return std::nullopt;
    return code_.substr(own_digits(), object_letters);
}

std::optional<std::string> SiUnitCode::sector() const {
    if (form_ != SiUnitCodeForm::enterprise) return std::nullopt;
    return after_object(0, sector_length);
}

std::optional<std::string> SiUnitCode::province() const {
    if (form_ != SiUnitCodeForm::collector) return std::nullopt;
    return after_object(0, 2);
}

std::optional<std::string> SiUnitCode::commune() const {
    if (form_ != SiUnitCodeForm::collector) return std::nullopt;
    return after_object(2, 5);
}

std::optional<std::string> SiUnitCode::point() const {
    if (form_ != SiUnitCodeForm::collector) return std::nullopt;
    return after_object(7, 3);
}

}  // namespace baophu
