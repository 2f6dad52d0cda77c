#include "core/identifiers/birth_places.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

const BirthPlaces& places() {
    static const BirthPlaces loaded = BirthPlaces::load();
    return loaded;
}

PersonNumber number(std::string_view text) {
    return PersonNumber::parse(text)->number;
}

// Golden test 38: province, sex and year of birth.
TEST(BirthPlaces, DecodeACccdWhole) {
    struct Decoded {
        const char* text;
        const char* province;
        Sex sex;
        int birth_year;
    };
    for (const Decoded& want : {Decoded{"075193001234", "Đồng Nai", Sex::female, 1993},
                                Decoded{"075201004567", "Đồng Nai", Sex::male, 2001},
                                Decoded{"001302000111", "Hà Nội", Sex::female, 2002},
                                Decoded{"079085012345", "Hồ Chí Minh", Sex::male, 1985}}) {
        EXPECT_EQ(places().province_of(number(want.text)), want.province) << want.text;
        EXPECT_EQ(number(want.text).sex(), want.sex) << want.text;
        EXPECT_EQ(number(want.text).birth_year(), want.birth_year) << want.text;
    }
}

// Golden test 39: a number that is no province's.
TEST(BirthPlaces, KnowNoOtherCodes) {
    EXPECT_EQ(places().province_of(number("003193001234")), std::nullopt);  // Between Hà Giang and Cao Bằng.
    EXPECT_EQ(places().province_of(number("099193001234")), std::nullopt);
    EXPECT_EQ(PersonNumber::parse("975193001234").fault(), PersonNumberFault::wrong_parts);
    EXPECT_EQ(places().province_of(PersonNumber::parse("75193001234")->number), "Đồng Nai");  // Repaired.
}

TEST(BirthPlaces, AreThe63ProvincesOf2016WithTheirSource) {
    EXPECT_EQ(places().provinces(), 63U);
    EXPECT_EQ(places().law(), "Thông tư 07/2016/TT-BCA");
    EXPECT_EQ(places().confidence(), Confidence::sure);
    int found = 0;
    for (int code = 1; code < 100; ++code) {
        const std::string text = (code < 10 ? "00" : "0") + std::to_string(code) + "193001234";
        if (places().province_of(number(text))) ++found;
    }
    EXPECT_EQ(found, 63);
}

TEST(BirthPlaces, ACmndSaysWhoIssuedIt) {
    EXPECT_EQ(places().cmnd_issuer_of(number("271234567")), "Đồng Nai");
    EXPECT_EQ(places().cmnd_issuer_of(number("301234567")), std::nullopt);  // Nobody wrote down whose.
    EXPECT_EQ(places().cmnd_issuer_of(number("075193001234")), std::nullopt);
    EXPECT_EQ(places().province_of(number("271234567")), std::nullopt);
}

}  // namespace
}  // namespace baophu
