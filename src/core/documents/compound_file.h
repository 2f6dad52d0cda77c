// Whether a compound file (the file system inside an .xls) is all there. Its reader takes a file
// that was cut off for a shorter one and leaves out what is missing, without a word.
//
//     header, 512 bytes | sector 0 | sector 1 | ...
//
// The allocation table has an entry for each sector, and says which are used. It stands in sectors
// itself, the first 109 of which the header names; the others are chained. Form: [MS-CFB] 2.2-2.5.
#pragma once

#include <span>

namespace baophu {

// True if every used sector begins within `bytes`, the last one whole or not, and the table
// itself is there. False for a file that is no compound file.
bool is_whole_compound_file(std::span<const char> bytes);

}  // namespace baophu
