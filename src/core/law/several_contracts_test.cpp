#include "core/law/several_contracts.h"

#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

using Positions = std::vector<std::size_t>;

InsuringContracts asked(const std::vector<LabourContract>& contracts, std::string_view iso) {
    const Result<InsuringContracts> found = insuring_contracts(law(), contracts, day(iso));
    EXPECT_TRUE(found.ok()) << found.fault().code;
    return *found;
}

const LabourContract second{day("2018-05-01"), dong(20'000'000)};
const LabourContract first{day("2017-01-01"), dong(6'000'000)};
const LabourContract third{day("2019-01-01"), dong(9'000'000)};

// LAW-15.
TEST(SeveralContracts, EachInsuranceFollowsItsOwn) {
    const InsuringContracts found = asked({second, first, third}, "2019-06-01");
    EXPECT_EQ(found.compulsory, Positions{1});
    EXPECT_EQ(found.unemployment, Positions{1});
    EXPECT_EQ(found.health, Positions{0});
    EXPECT_EQ(found.accident, (Positions{0, 1, 2}));
    EXPECT_EQ(found.confidence, Confidence::sure);
}

TEST(SeveralContracts, TheNextOneCountsWhileTheFirstIsSuspended) {
    LabourContract suspended = first;
    suspended.suspended = true;
    EXPECT_EQ(asked({second, suspended, third}, "2025-07-01").compulsory, Positions{0});
    EXPECT_EQ(asked({second, suspended, third}, "2025-07-01").confidence, Confidence::sure);
    EXPECT_EQ(asked({second, suspended, third}, "2019-06-01").confidence, Confidence::likely)
        << "the law of 2014 does not say so";
    EXPECT_EQ(asked({suspended}, "2025-07-01").compulsory, Positions{});
}

TEST(SeveralContracts, OneOrNone) {
    EXPECT_EQ(asked({first}, "2019-06-01").compulsory, Positions{0});
    EXPECT_EQ(asked({}, "2019-06-01").health, Positions{});
    EXPECT_FALSE(insuring_contracts(law(), {first}, day("2015-12-31")).ok());
}

}  // namespace
}  // namespace baophu
