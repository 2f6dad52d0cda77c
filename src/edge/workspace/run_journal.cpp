#include "edge/workspace/run_journal.h"

#include <boost/json/parse.hpp>

#include "edge/workspace/durable_files.h"

namespace baophu::workspace {

std::string journalled(const std::filesystem::path& run_folder, std::string_view key) {
    const std::filesystem::path file = run_folder / "journal.json";
    if (!std::filesystem::exists(file)) return "";
    boost::system::error_code error;
    const boost::json::value journal = boost::json::parse(read_file(file), error);
    const boost::json::object* object = error ? nullptr : journal.if_object();
    const boost::json::value* told = object == nullptr ? nullptr : object->if_contains(key);
    return told == nullptr || !told->is_string() ? "" : std::string(told->get_string());
}

}  // namespace baophu::workspace
