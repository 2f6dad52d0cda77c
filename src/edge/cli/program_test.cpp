// The command line as one call: what reads persons is written down first.
#include <sstream>

#include <gtest/gtest.h>

#include "edge/cli/program_for_tests.h"
#include "edge/store/store.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "edge/workspace/runs.h"

namespace baophu::cli {
namespace {

namespace fs = std::filesystem;

// One province for all of it: a run takes its time.
TEST(Program, APersonIsShownOnlyAfterTheReadIsWrittenDown) {
    workspace::Writing writing;
    writing.take("bhxh 12.csv", workspace::si_list());
    // A delivered name may hold a line break (CSV-4); it does not break the table.
    writing.take("thuế.csv", workspace::tax_list() +
                                 "2018,3602123452,Hợp tác xã Không Có,734,\"Phan\nThị Mơ\",,"
                                 "075193001243,66.000.000,\r\n");
    make_run(writing.workspace, *writing.lock, writing.store, {}, writing.progress, writing.cancel);
    writing.lock.reset();
    const std::string root = writing.root().string();

    const Ended list = baophu({"coverage", "list", root});
    EXPECT_EQ(list.exit_code, 0) << list.err;
    EXPECT_NE(list.out.find("Đỗ Thu Dung"), std::string::npos);
    EXPECT_NE(list.out.find("Phan Thị Mơ"), std::string::npos);
    EXPECT_EQ(writing.store.reads(), 1);

    const Ended total = baophu({"coverage", root, "--by", "reason"});
    EXPECT_EQ(total.exit_code, 0) << total.err;
    EXPECT_EQ(total.out.find("Đỗ Thu Dung"), std::string::npos);
    EXPECT_NE(total.out.find("100,00"), std::string::npos) << total.out;
    const Ended english = baophu({"--lang", "en", "coverage", root, "--by", "reason"});
    EXPECT_NE(english.out.find("100.00"), std::string::npos) << english.out;
    EXPECT_EQ(writing.store.reads(), 1) << "sums are no personal rows";

    const Ended purposeless = baophu({"coverage", "list", root, "--purpose="});
    EXPECT_NE(purposeless.exit_code, 0);
    EXPECT_EQ(purposeless.out, "");
    EXPECT_EQ(writing.store.reads(), 1);

    // Without a read log nobody is shown.
    fs::rename(root + "/store.sqlite", root + "/moved.sqlite");
    for (const char* rest : {"-wal", "-shm"})
        fs::remove(root + "/store.sqlite" + rest);
    fs::create_directory(root + "/store.sqlite");
    const Ended logless = baophu({"coverage", "list", root});
    EXPECT_EQ(logless.exit_code, 1);
    EXPECT_NE(logless.err.find("BP-902"), std::string::npos);
    EXPECT_EQ(logless.out, "");
}

}  // namespace
}  // namespace baophu::cli
