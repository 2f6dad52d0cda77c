#include "disk_model.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <random>
#include <stdexcept>

#include "../scenarios/program_run.h"

namespace baophu::kills {

namespace fs = std::filesystem;

std::vector<Record> read_log(const fs::path& file) {
    std::vector<Record> records;
    if (!fs::exists(file)) return records;
    const std::string log = scenario::read_file(file);
    std::size_t at = 0;
    const auto take = [&](std::uint64_t size) {
        at += size;
        return log.substr(at - size, size);
    };
    while (log.size() - at >= sizeof(Head)) {
        Head head;
        std::memcpy(&head, log.data() + at, sizeof head);
        const std::uint64_t rest = head.path_bytes + head.other_bytes + head.data_bytes;
        if (log.size() - at - sizeof head < rest) break;
        at += sizeof head;
        Record record{.kind = head.kind, .phase = head.phase, .offset = head.offset};
        record.path = take(head.path_bytes);
        record.other = take(head.other_bytes);
        record.data = take(head.data_bytes);
        records.push_back(std::move(record));
    }
    return records;
}

struct DiskModel::Node {
    struct Change {
        bool resize;  // To `offset` bytes; else `data` at `offset`.
        std::uint64_t offset;
        std::string data;
    };
    enum { file, folder, link } kind = file;
    std::string content;           // Of a file, as last synced; of a link, what it says.
    std::vector<Change> unsynced;  // Of a file, since then.
    Entries durable;               // Of a folder, as last synced.
    Entries current;               // Of a folder, as the program sees it.

    void sync() {
        durable = current;
        for (const Change& change : unsynced)
            apply(content, change);
        unsynced.clear();
    }

    static void apply(std::string& to, const Change& change) {
        if (change.resize) return to.resize(change.offset);
        const std::size_t end = change.offset + change.data.size();
        if (to.size() < end) to.resize(end);
        to.replace(change.offset, change.data.size(), change.data);
    }
};

// One cut being written down.
struct DiskModel::Writing {
    PowerCut cut;
    std::mt19937_64 chance;

    bool coin() { return (chance() & 1) != 0; }

    bool keeps_names() {
        if (cut == PowerCut::by_chance) return coin();
        return cut == PowerCut::contents_lost;
    }

    std::string content_of(const Node& file) {
        std::string content = file.content;
        const bool zeros = cut == PowerCut::contents_lost && coin();
        for (const Node::Change& change : file.unsynced) {
            Node::Change kept = change;
            if (zeros) std::ranges::fill(kept.data, '\0');
            if (zeros || (cut == PowerCut::by_chance && coin())) Node::apply(content, kept);
        }
        return content;
    }

    void write(const Node& node, const fs::path& to) {
        if (node.kind == Node::link) return fs::create_symlink(node.content, to);
        if (node.kind == Node::file) return scenario::write_file(to, content_of(node));
        fs::create_directory(to);
        for (const auto& [name, entry] : keeps_names() ? node.current : node.durable)
            write(*entry, to / name);
    }
};

DiskModel::DiskModel(const fs::path& before, const fs::path& root)
    : root_(root.string()), top_(read(before)) {}
DiskModel::~DiskModel() = default;

std::shared_ptr<DiskModel::Node> DiskModel::read(const fs::path& path) {
    auto node = std::make_shared<Node>();
    if (fs::is_symlink(path)) {
        node->kind = Node::link;
        node->content = fs::read_symlink(path).string();
    } else if (fs::is_directory(path)) {
        node->kind = Node::folder;
        for (const fs::directory_entry& entry : fs::directory_iterator(path))
            node->current[entry.path().filename().string()] = read(entry.path());
        node->durable = node->current;
    } else {
        node->content = scenario::read_file(path);
    }
    return node;
}

DiskModel::Node& DiskModel::at(const std::string& path) const {
    if (path == root_) return *top_;
    const Entries& entries = entries_above(path);
    const auto found = entries.find(fs::path(path).filename().string());
    if (found == entries.end()) throw std::runtime_error("the log has no beginning of " + path);
    return *found->second;
}

DiskModel::Entries& DiskModel::entries_above(const std::string& path) const {
    if (path.size() <= root_.size()) throw std::runtime_error("the log leaves the folder: " + path);
    return at(fs::path(path).parent_path().string()).current;
}

void DiskModel::replay(const std::vector<Record>& records) {
    for (const Record& record : records)
        replay(record);
}

void DiskModel::replay(const Record& record) {
    const std::string name = fs::path(record.path).filename().string();
    const auto add = [&](auto kind, const std::string& content) {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->content = content;
        entries_above(record.path)[name] = node;
    };
    switch (record.kind) {
        case Kind::create:
            return add(Node::file, "");
        case Kind::make_folder:
            return add(Node::folder, "");
        case Kind::link:
            return add(Node::link, record.other);
        case Kind::write:
        case Kind::resize:
            return at(record.path)
                .unsynced.push_back({record.kind == Kind::resize, record.offset, record.data});
        case Kind::sync:
            return at(record.path).sync();
        case Kind::rename: {
            at(record.path);  // Throws where it is not known.
            auto moved = entries_above(record.path).extract(name);
            entries_above(record.other)[fs::path(record.other).filename().string()] = moved.mapped();
            return;
        }
        case Kind::remove:
            at(record.path);
            entries_above(record.path).erase(name);
            return;
    }
}

void DiskModel::write(const fs::path& to, PowerCut cut, std::uint64_t seed) const {
    Writing writing{cut, std::mt19937_64(seed)};
    writing.write(*top_, to);
}

}  // namespace baophu::kills
