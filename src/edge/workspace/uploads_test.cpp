#include "edge/workspace/uploads.h"

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "edge/store/folder_for_tests.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/workspace.h"

namespace baophu::workspace {
namespace {

class UploadsTest : public testing::Test {
protected:
    Uploads opened() {
        return Uploads(workspace_, [this] { return now_; });
    }
    static NewUpload file(std::int64_t bytes, const std::string& name = "thuế 2018.csv") {
        return {.agency = "tax", .login = "minh", .file_name = name, .bytes = bytes, .look_only = false};
    }
    static std::string detail(const std::function<void()>& work, std::string_view name) {
        try {
            work();
        } catch (const Failure& failure) {
            for (const auto& [each, value] : failure.fault().details)
                if (each == name) return value;
        }
        return "no failure";
    }

    TemporaryFolder folder_;
    Workspace workspace_ = Workspace::init(folder_ / "ws", "75", "social-insurance");
    store::Instant now_ = *store::instant_of("2026-11-26T01:00:00Z");
};

TEST_F(UploadsTest, UPL1_PiecesStandOneBehindTheOther) {
    Uploads uploads = opened();
    const std::string id = uploads.begin(file(10)).id;
    EXPECT_EQ(uploads.append(id, 0, "abcd").offset, 4);
    EXPECT_EQ(uploads.find(id).state, UploadState::receiving);
    const Upload whole = uploads.append(id, 4, "efghij");
    EXPECT_EQ(whole.state, UploadState::waiting);
    EXPECT_EQ(read_file(uploads.file_of(id)), "abcdefghij");
}

TEST_F(UploadsTest, UPL1_APieceThatBeginsElsewhereIsToldWhereToGoOn) {
    Uploads uploads = opened();
    const std::string id = uploads.begin(file(10)).id;
    uploads.append(id, 0, "abcd");
    for (const std::int64_t offset : {0, 3, 5, 10}) {
        EXPECT_EQ(code_of([&] { uploads.append(id, offset, "x"); }), fault::upload_offset_wrong) << offset;
        EXPECT_EQ(detail([&] { uploads.append(id, offset, "x"); }, "known"), "4");
    }
    EXPECT_EQ(read_file(uploads.file_of(id)), "abcd");
}

TEST_F(UploadsTest, UPL1_AfterACrashItGoesOnWhereItWas) {
    std::string id;
    {
        Uploads uploads = opened();
        id = uploads.begin(file(10)).id;
        uploads.append(id, 0, "abcd");
    }
    Uploads again = opened();
    EXPECT_EQ(again.find(id).offset, 4);
    EXPECT_EQ(again.find(id).file_name, "thuế 2018.csv");
    again.append(id, 4, "efghij");
    EXPECT_EQ(read_file(again.file_of(id)), "abcdefghij");
}

TEST_F(UploadsTest, UPL2_NoByteMoreThanWasAnnounced) {
    Uploads uploads = opened();
    const std::string id = uploads.begin(file(5)).id;
    EXPECT_EQ(code_of([&] { uploads.append(id, 0, "abcdef"); }), fault::upload_too_large);
    EXPECT_EQ(uploads.find(id).offset, 0);
    EXPECT_EQ(code_of([&] { uploads.begin(file(Uploads::bytes_max + 1)); }), fault::upload_too_large);
    EXPECT_EQ(code_of([&] { uploads.begin(file(0)); }), fault::field_not_usable);
}

TEST_F(UploadsTest, UPL2_AnAgencyKeepsSoManyAndNoMore) {
    Uploads uploads = opened();
    for (std::size_t i = 0; i < Uploads::kept_of_an_agency; ++i)
        uploads.begin(file(5));
    EXPECT_EQ(code_of([&] { uploads.begin(file(5)); }), fault::uploads_too_many);
    NewUpload other = file(5);
    other.agency = "labour";
    EXPECT_EQ(uploads.begin(other).agency, "labour");
    now_ += Uploads::kept_for + std::chrono::hours(1);
    EXPECT_EQ(uploads.begin(file(5)).offset, 0) << "the old ones made room";
    EXPECT_EQ(uploads.of("tax").size(), 1U);
}

TEST_F(UploadsTest, ANameLeadsNowhere) {
    Uploads uploads = opened();
    EXPECT_EQ(uploads.begin(file(5, "../../etc/passwd")).file_name, "passwd");
    EXPECT_EQ(uploads.begin(file(5, "C:\\Máy\\thuế.xlsx")).file_name, "thuế.xlsx");
    EXPECT_EQ(uploads.begin(file(5, "a\nb\x01.csv")).file_name, "ab.csv");
    for (const char* name : {"..", "/", "", "\xff\xfe.csv"})
        EXPECT_EQ(code_of([&] { uploads.begin(file(5, name)); }), fault::field_not_usable) << name;
}

TEST_F(UploadsTest, UPL3_WhatWasFoundStandsBesideIt) {
    std::string id;
    {
        Uploads uploads = opened();
        id = uploads.begin(file(3)).id;
        uploads.append(id, 0, "abc");
        uploads.begin_reading(id);
        Found found;
        found.delivery = {.sha256 = std::string(64, 'a'),
                          .sender = "tax",
                          .dataset = "tax-yearly-list",
                          .period = "2018",
                          .rows_read = 7,
                          .rows_accepted = 5,
                          .rows_refused = 2};
        found.repaired = 1;
        found.supersedes = Superseded{.file_name = "cũ.csv", .changes = {1, 2, 3, 4}};
        found.first_refused = {{.row_number = 4, .header = "Năm", .value = "20x8", .code = "BP-301"}};
        uploads.tell(id, UploadState::taken, found, std::nullopt);
        EXPECT_FALSE(std::filesystem::exists(uploads.file_of(id))) << "it stands among the deliveries";
    }
    const Upload upload = opened().find(id);
    ASSERT_TRUE(upload.found);
    EXPECT_EQ(upload.state, UploadState::taken);
    EXPECT_EQ(upload.found->delivery.rows_read, 7);
    EXPECT_EQ(upload.found->delivery.dataset, "tax-yearly-list");
    EXPECT_EQ(upload.found->supersedes->changes, (intake::Changes{1, 2, 3, 4}));
    EXPECT_EQ(upload.found->first_refused.at(0).value, "20x8");
}

TEST_F(UploadsTest, UPL3_AFaultIsKeptWithWhatItNames) {
    std::string id;
    {
        Uploads uploads = opened();
        id = uploads.begin(file(3)).id;
        uploads.append(id, 0, "abc");
        uploads.tell(id, UploadState::refused, std::nullopt, Fault(fault::file_empty, {{"path", "a.csv"}}));
    }
    EXPECT_EQ(opened().find(id).fault, Fault(fault::file_empty, {{"path", "a.csv"}}));
}

TEST_F(UploadsTest, UPL4_WhatWasWholeAndUnreadIsReadByTheNextProgram) {
    std::string whole;
    std::string half_read;
    {
        Uploads uploads = opened();
        whole = uploads.begin(file(3)).id;
        uploads.append(whole, 0, "abc");
        now_ += std::chrono::seconds(1);
        half_read = uploads.begin(file(3)).id;
        uploads.append(half_read, 0, "abc");
        uploads.begin_reading(half_read);
        uploads.begin(file(3));
    }
    const auto waiting = opened().waiting();
    ASSERT_EQ(waiting.size(), 2U);
    EXPECT_EQ(waiting[0].id, whole);
    EXPECT_EQ(waiting[1].id, half_read);
}

TEST_F(UploadsTest, WhatIsBeingReadIsNeitherDroppedNorReadTwice) {
    Uploads uploads = opened();
    const std::string id = uploads.begin(file(3)).id;
    EXPECT_EQ(code_of([&] { uploads.wait(id, false, "", ""); }), fault::upload_not_whole);
    uploads.append(id, 0, "abc");
    EXPECT_EQ(code_of([&] { uploads.drop(id); }), fault::upload_busy);
    EXPECT_EQ(code_of([&] { uploads.wait(id, false, "", ""); }), fault::upload_busy);
    uploads.tell(id, UploadState::refused, std::nullopt, Fault(fault::file_empty));
    EXPECT_EQ(uploads.wait(id, true, "tax-yearly-list", "2018").period, "2018");
    uploads.tell(id, UploadState::cancelled, std::nullopt, std::nullopt);
    uploads.drop(id);
    EXPECT_EQ(code_of([&] { uploads.find(id); }), fault::upload_unknown);
    EXPECT_FALSE(std::filesystem::exists(uploads.file_of(id).parent_path()));
}

}  // namespace
}  // namespace baophu::workspace
