#include "edge/signin/passwords.h"

#include <algorithm>
#include <array>
#include <new>
#include <semaphore>

#include <sodium.h>

#include "core/base/fault_codes.h"
#include "core/text/fold.h"
#include "edge/signin/random_text.h"

namespace baophu::signin {
namespace {

constexpr std::ptrdiff_t at_a_time = 2;

static_assert(PasswordCost{}.operations == crypto_pwhash_OPSLIMIT_INTERACTIVE);
static_assert(PasswordCost{}.bytes == crypto_pwhash_MEMLIMIT_INTERACTIVE);

std::counting_semaphore<at_a_time>& turns() {
    static std::counting_semaphore<at_a_time> semaphore(at_a_time);
    return semaphore;
}

class Turn {
public:
    Turn() { turns().acquire(); }
    ~Turn() { turns().release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
};

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// The same however it is written: case, marks and spaces left out.
std::string bare(std::string_view written) {
    std::string folded = text::fold(written);
    std::erase(folded, ' ');
    return folded;
}

}  // namespace

std::string password_hash(std::string_view password, const PasswordCost& cost) {
    const Turn turn;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), cost.operations, cost.bytes) != 0) {
        throw std::bad_alloc();
    }
    return hash.data();
}

bool password_fits(std::string_view password, const std::string& hash) {
    const Turn turn;
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::optional<Fault> password_fault(std::string_view password, std::string_view login,
                                    std::string_view full_name, const Settings& settings) {
    if (characters(password) < settings.password_least) {
        return Fault(fault::password_too_short, {{"least", std::to_string(settings.password_least)}});
    }
    const std::string folded = bare(password);
    if (folded == bare(login) || folded == bare(full_name)) return Fault(fault::password_is_name);
    if (password.find_first_not_of(password.front()) == std::string_view::npos)
        return Fault(fault::password_monotone);
    return std::nullopt;
}

std::string random_password() {
    constexpr std::string_view unlike = "abcdefghjkmnpqrstuvwxyz23456789";  // No i, l, o, 0, 1.
    constexpr std::size_t letters = 20;
    constexpr std::size_t group = 5;
    const std::string text = random_text(unlike, letters);
    std::string grouped;
    for (std::size_t i = 0; i < letters; i += group)
        grouped += (i == 0 ? "" : "-") + text.substr(i, group);
    return grouped;
}

}  // namespace baophu::signin
