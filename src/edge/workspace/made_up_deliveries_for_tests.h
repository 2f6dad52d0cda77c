// A dozen made-up persons in two registers, a workspace to take them in, and who they are:
//
//   employer           3600123457, unit TA0001H: on the tax list and in the SI list
//   other employer     3602123452: on the tax list only, so nobody registered it
//   Ngọc Ánh           on both                        participating
//   Văn Bình, Lê Cường on the tax list of the first   left out
//   Thu Dung, Hải Đăng on the tax list of the second  employer not registered
//   Minh Giang         in November's SI list only, and on the tax list: lapsed in December
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/progress.h"
#include "edge/store/folder_for_tests.h"
#include "edge/store/store.h"
#include "edge/workspace/deliveries.h"
#include "edge/workspace/workspace.h"

namespace baophu::workspace {

inline constexpr std::string_view si_header =
    "Tháng,Mã đơn vị,Mã số thuế,Tên đơn vị,Mã địa bàn quản lý,Mã số BHXH,Họ và tên,Ngày sinh,Giới tính,"
    "Số CMND/CCCD,Mức lương đóng\r\n";

inline constexpr std::string_view tax_header =
    "Năm,MST đơn vị chi trả,Tên đơn vị chi trả,Mã địa bàn,Họ và tên,Mã số thuế cá nhân,Số CMND/CCCD,"
    "Tổng thu nhập chịu thuế,Bảo hiểm đã trừ\r\n";

inline std::string si_row(std::string_view month, std::string_view si_number, std::string_view name,
                          std::string_view person_number) {
    std::string row(month);
    row += ",TA0001H,3600123457,Công ty Giả Định,731,";
    row.append(si_number).append(",").append(name).append(",01/02/1990,Nữ,").append(person_number);
    return row + ",5.000.000\r\n";
}

// The list of one month: two employees, and in November a third one.
inline std::string si_list(std::string_view month = "12/2018") {
    std::string list(si_header);
    list += si_row(month, "7512345601", "Nguyễn Thị Ngọc Ánh", "075193001234");
    list += si_row(month, "7512345602", "Hồ Văn Em", "075093001235");
    if (month == "11/2018") list += si_row(month, "7512345603", "Bùi Minh Giang", "075193001236");
    return list;
}

inline std::string tax_list() {
    return std::string(tax_header) +
           "2018,3600123457,Công ty Giả Định,731,Nguyễn Thị Ngọc Ánh,,075193001234,60.000.000,5.000.000\r\n"
           "2018,3600123457,Công ty Giả Định,731,Trần Văn Bình,,075093001237,61.000.000,\r\n"
           "2018,3600123457,Công ty Giả Định,731,Lê Cường,,,62.000.000,\r\n"
           "2018,3600123457,Công ty Giả Định,731,Bùi Minh Giang,,075193001236,63.000.000,\r\n"
           "2018,3602123452,Hợp tác xã Không Có,734,Đỗ Thu Dung,,075193001238,64.000.000,\r\n"
           "2018,3602123452,Hợp tác xã Không Có,734,Vũ Hải Đăng,,075093001239,65.000.000,\r\n";
}

// A workspace with its one writer.
struct Writing {
    TemporaryFolder folder;
    Workspace workspace = Workspace::init(folder / "ws", "75", "social-insurance");
    std::optional<Lock> lock = workspace.lock("test");
    store::Store store{workspace.store_file()};
    NoProgress progress;
    CancelFlag cancel{false};

    std::filesystem::path root() const { return workspace.root(); }

    // Hands the content over as a file of that name.
    Taken take(std::string_view name, std::string_view content, intake::Stated stated = {}) {
        return take(Handover{.file = put(folder / name, content),
                             .stated = std::move(stated),
                             .received_at = {},
                             .received_reason = ""});
    }

    Taken take_at(std::string_view received_at, std::string_view name, std::string_view content) {
        return take(Handover{.file = put(folder / name, content),
                             .stated = {},
                             .received_at = std::string(received_at),
                             .received_reason = "sổ công văn đến"});
    }

    // The three lists, received at stated times, so that two workspaces have equal inputs.
    void take_three_lists() {
        take_at("2019-01-10T00:00:00Z", "bhxh 11.csv", si_list("11/2018"));
        take_at("2019-02-10T00:00:00Z", "bhxh 12.csv", si_list("12/2018"));
        take_at("2019-03-29T00:00:00Z", "thuế.csv", tax_list());
    }

    Taken take(const Handover& handover) {
        return take_delivery(workspace, *lock, store, handover, progress, cancel);
    }

    // As another command would begin: what a crash left is removed.
    void begin_next_command() {
        lock.reset();
        lock.emplace(workspace.lock("test"));
    }
};

}  // namespace baophu::workspace
