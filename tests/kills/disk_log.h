// What the disk shim notes of a program's work below one folder, in the order in which it happened.
//
//   record   Head, path, other, data    one after the other, without gaps; the last may be cut off
//
// Paths are absolute, as the system resolves them.
#pragma once

#include <cstdint>

namespace baophu::kills {

enum class Kind : std::uint8_t {
    create,  // An empty file got a name.
    write,   // `data` at `offset`.
    resize,  // The file has `offset` bytes now.
    sync,    // fsync or fdatasync of a file or folder.
    rename,  // From `path` to `other`.
    remove,
    make_folder,
    link,  // A symbolic link at `path` that says `other`.
};

// What the program was doing. A kill point is the n-th call of a phase.
enum class Phase : std::uint8_t {
    none,           // Counted nowhere: names made or removed, sizes changed.
    copy,           // Writes to deliveries/*/original.
    write,          // Every other write, those of DuckDB and SQLite too.
    fsync,          // fsync and fdatasync.
    rename,         // Every rename but the last one of a run.
    switch_current  // The symbolic link `current.partial`, and its rename to `current`.
};

struct Head {
    Kind kind{};
    Phase phase{};
    std::uint32_t path_bytes = 0;
    std::uint32_t other_bytes = 0;
    std::uint64_t offset = 0;
    std::uint64_t data_bytes = 0;
};

}  // namespace baophu::kills
