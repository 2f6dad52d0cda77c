// A folder of one test.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include <stdlib.h>  // mkdtemp, of POSIX.
#include <unistd.h>

namespace baophu {

// Where tests put their files: TMPDIR where it is set, else memory where there is room for them (a sync to a
// disk costs, and no test needs its files after the machine), else the system's temporary folder.
inline std::filesystem::path place_of_tests() {
    constexpr std::uintmax_t room_wanted = std::uintmax_t{4} << 30;
    const std::filesystem::path memory = "/dev/shm";
    std::error_code error;
    const auto room = std::filesystem::space(memory, error);
    const bool usable = !error && room.available >= room_wanted && ::access(memory.c_str(), W_OK) == 0;
    return ::getenv("TMPDIR") == nullptr && usable ? memory : std::filesystem::temp_directory_path();
}

// A folder there that no other test has, of this process or of one that runs beside it; gone when this is.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (place_of_tests() / "baophu-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;  // A folder that stays harms no test.
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

    // The path of a new folder in it.
    std::filesystem::path folder(std::string_view name) const {
        std::filesystem::create_directories(path_ / name);
        return path_ / name;
    }

    // The path of a file of that name and content.
    std::filesystem::path file(std::string_view name, std::string_view content) const {
        std::ofstream stream(path_ / name, std::ios::binary);
        stream << content;
        if (!stream.flush()) throw std::runtime_error("cannot write " + (path_ / name).string());
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

}  // namespace baophu
