// How the child of an OldWorkbook tells its parent why it ended.
#pragma once

namespace baophu {

inline constexpr int old_workbook_exit_damaged = 3;
inline constexpr int old_workbook_exit_encrypted = 4;
inline constexpr int old_workbook_exit_too_large = 5;

}  // namespace baophu
