#include "edge/workspace/audit_heads.h"

#include <algorithm>
#include <map>
#include <optional>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "core/base/signature.h"
#include "edge/store/clock.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/json_text.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using store::AuditHead;

constexpr const char* secret_name = "audit-head.key";
constexpr const char* public_name = "audit-head.pub";

struct HeadFile {
    fs::path file;
    std::string day;
    AuditHead head;
    std::string signed_at;
    std::string signature;
};

// What is signed: every value on a line of its own, so that none can be read as part of another.
std::string message_of(const HeadFile& file) {
    return "baophu audit head 1\n" + file.day + "\n" + std::to_string(file.head.sequence) + "\n" +
           file.head.hash + "\n" + file.head.at + "\n" + file.signed_at + "\n";
}

std::string name_of_key(const std::string& public_pem) {
    constexpr std::size_t digits = 16;
    return sha256_hex(public_pem).substr(0, digits);
}

std::string text_of(const HeadFile& file, const std::string& public_pem) {
    return pretty(json::object{{"day", file.day},
                               {"sequence", file.head.sequence},
                               {"hash", file.head.hash},
                               {"at", file.head.at},
                               {"signed_at", file.signed_at},
                               {"key", name_of_key(public_pem)},
                               {"signature", file.signature}});
}

std::optional<HeadFile> read_head(const fs::path& file) {
    try {
        const json::object read = json::parse(read_file(file)).as_object();
        const auto text = [&](const char* key) { return json::value_to<std::string>(read.at(key)); };
        return HeadFile{
            .file = file,
            .day = text("day"),
            .head = {.sequence = read.at("sequence").as_int64(), .hash = text("hash"), .at = text("at")},
            .signed_at = text("signed_at"),
            .signature = text("signature")};
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::vector<fs::path> head_files(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

[[noreturn]] void key_unreadable(const fs::path& file, const std::string& problem) {
    throw Failure(fault::audit_key_unreadable, {{"path", file.string()}, {"problem", problem}});
}

// Reads the key as the work does; a key that is none is told with its file.
template <class Work>
auto with_key(const fs::path& file, Work work) {
    try {
        return work();
    } catch (const Failure& failure) {
        if (failure.fault().code != fault::audit_key_unreadable) throw;
        key_unreadable(file, "Ed25519, PEM");
    }
}

SigningKey signing_key(const fs::path& folder) {
    const fs::path secret = folder / secret_name;
    if (fs::exists(secret)) return with_key(secret, [&] { return SigningKey::read_pem(read_file(secret)); });
    // Another key would make every head before it look forged.
    if (fs::exists(folder / public_name) || !head_files(folder).empty())
        key_unreadable(secret, std::make_error_code(std::errc::no_such_file_or_directory).message());
    SigningKey key = SigningKey::make();
    write_durably(secret, key.pem());
    return key;
}

// Holds the heads against the lines as they come by.
class Holding {
public:
    Holding(const fs::path& folder, const fs::path& public_key, AuditVerified& verified)
        : verified_(verified) {
        for (const fs::path& file : head_files(folder))
            take(file, public_key.empty() ? folder / public_name : public_key);
    }

    void line(const store::AuditEntry& entry) {
        const auto [begin, end] = heads_.equal_range(entry.sequence);
        for (auto at = begin; at != end; ++at) {
            const HeadFile& file = at->second;
            if (file.head.hash != entry.hash || file.head.at != entry.at)
                found("head_differs", entry.sequence, file);
        }
    }

    // Heads beyond the end. Where the chain broke before them, that is told already.
    void end(const store::AuditVerdict& verdict) {
        if (!verdict.chain_whole()) return;
        for (auto at = heads_.upper_bound(verdict.head.sequence); at != heads_.end(); ++at)
            found("head_absent", verdict.head.sequence + 1, at->second);
    }

private:
    void take(const fs::path& path, const fs::path& public_key) {
        ++verified_.heads;
        const auto file = read_head(path);
        if (!file) {
            verified_.findings.push_back({"head_unreadable", 0, path.filename().string()});
            return;
        }
        if (file->day + ".json" != path.filename().string() || !signed_by(*file, public_key))
            found("signature", file->head.sequence, *file);
        heads_.emplace(file->head.sequence, *file);
    }

    static bool signed_by(const HeadFile& file, const fs::path& public_key) {
        return with_key(public_key, [&] {
            return signature_holds(read_file(public_key), message_of(file), file.signature);
        });
    }

    void found(const char* what, std::int64_t sequence, const HeadFile& file) {
        verified_.findings.push_back({what, sequence, file.file.filename().string()});
    }

    std::multimap<std::int64_t, HeadFile> heads_;
    AuditVerified& verified_;
};

}  // namespace

AuditVerified AuditHeads::verify(store::Database& database, const fs::path& public_key) const {
    AuditVerified verified;
    Holding holding(folder_, public_key, verified);
    const store::AuditVerdict verdict =
        store::Audit(database).verify([&](const store::AuditEntry& entry) { holding.line(entry); });
    holding.end(verdict);
    verified.lines = verdict.lines;
    verified.head = verdict.head;
    verified.rows = verdict.rows;
    verified.not_bound = verdict.not_bound;
    if (!verdict.chain_whole()) {
        verified.findings.insert(verified.findings.begin(),
                                 {.what = "chain", .sequence = *verdict.broken_at, .where = verdict.problem});
    }
    return verified;
}

std::optional<Date> AuditHeads::last_day() const {
    const auto files = head_files(folder_);
    return files.empty() ? std::nullopt : Date::parse(files.back().stem().string());
}

SignedHead AuditHeads::write(store::Database& database) const {
    make_folder(folder_);
    const SigningKey key = signing_key(folder_);
    const std::string public_pem = key.public_pem();
    if (!fs::exists(folder_ / public_name)) write_durably(folder_ / public_name, public_pem);
    const AuditVerified verified = verify(database);
    if (!verified.chain_whole()) {
        const HeadFinding& first = verified.findings.front();
        throw Failure(fault::audit_broken, {{"sequence", std::to_string(first.sequence)},
                                            {"problem", first.what + " (" + first.where + ")"}});
    }
    if (verified.head.sequence == 0) return {};
    HeadFile made{.file = {},
                  .day = store::day_in_vietnam(database.now()).iso(),
                  .head = verified.head,
                  .signed_at = database.now_text(),
                  .signature = {}};
    made.file = folder_ / (made.day + ".json");
    made.signature = key.sign(message_of(made));
    write_durably(made.file, text_of(made, public_pem));
    return {.file = made.file, .head = made.head};
}

}  // namespace baophu::workspace
