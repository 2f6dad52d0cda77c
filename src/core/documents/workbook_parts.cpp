#include "core/documents/workbook_parts.h"

#include <array>
#include <charconv>
#include <optional>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/xml_reader.h"
#include "core/text/code_points.h"

namespace baophu {
namespace {

std::optional<int> parse_int(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string attribute(const XmlAttributes& attributes, std::string_view name) {
    return std::string(attributes.find(name).value_or(""));
}

bool is_true(std::string_view word) {
    return word == "1" || word == "true" || word == "on";
}

void read_part(const ZipArchive& zip, const std::string& part, XmlEvents& events) {
    const std::unique_ptr<ByteSource> source = zip.open(part);
    XmlReader(*source, events, zip.path(), part).read_all();
}

// ---- Relations: the names by which parts know each other -----------------------------------

struct Relation {
    std::string type;  // The last word of its address: "worksheet", "styles".
    std::string target;
};

class Relations final : public XmlEvents {
public:
    std::map<std::string, Relation> by_id;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship") return;
        const std::string type = attribute(attributes, "Type");
        by_id[attribute(attributes, "Id")] = {type.substr(type.rfind('/') + 1),
                                              attribute(attributes, "Target")};
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    // Empty if there is none.
    std::string target_of(std::string_view type) const {
        for (const auto& [id, relation] : by_id) {
            if (relation.type == type) return relation.target;
        }
        return {};
    }
};

// "xl/workbook.xml" and "../a.xml" -> "a.xml"; a target that begins with / counts from the top.
std::string resolve(const std::string& from, std::string target) {
    if (target.starts_with('/')) return target.substr(1);
    std::string folder = from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/') + 1);
    while (target.starts_with("../")) {
        target.erase(0, 3);
        const std::size_t above = folder.empty() ? std::string::npos : folder.rfind('/', folder.size() - 2);
        folder.erase(above == std::string::npos ? 0 : above + 1);
    }
    return folder + target;
}

// "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels"
std::string relations_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

Relations read_relations(const ZipArchive& zip, const std::string& part) {
    Relations relations;
    if (zip.has(part)) read_part(zip, part, relations);
    return relations;
}

// ---- The workbook part -----------------------------------------------------------------------

class BookEvents final : public XmlEvents {
public:
    struct Tab {
        std::string name;
        std::string id;
        bool hidden;
    };
    std::vector<Tab> tabs;
    DateSystem date_system = DateSystem::from_1900;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr" && is_true(attribute(attributes, "date1904"))) {
            date_system = DateSystem::from_1904;
        }
        if (name != "sheet") return;
        const std::string state = attribute(attributes, "state");
        tabs.push_back({attribute(attributes, "name"), attribute(attributes, "id"),
                        !state.empty() && state != "visible"});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

// ---- Styles ------------------------------------------------------------------------------------

class StyleEvents final : public XmlEvents {
public:
    std::vector<CellFormat> formats;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "cellXfs") in_cell_formats_ = true;
        const std::optional<int> id = parse_int(attribute(attributes, "numFmtId"));
        if (!id) {
            if (name == "xf" && in_cell_formats_) formats.emplace_back();
            return;
        }
        if (name == "numFmt") codes_[*id] = cell_format_of(attribute(attributes, "formatCode"));
        if (name == "xf" && in_cell_formats_) {
            const auto own = codes_.find(*id);
            formats.push_back(own == codes_.end() ? builtin_cell_format(*id) : own->second);
        }
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cell_formats_ = false;
    }
    void text(std::string_view) override {}

private:
    bool in_cell_formats_ = false;
    std::map<int, CellFormat> codes_;
};

// ---- Shared texts ------------------------------------------------------------------------------

class TextEvents final : public XmlEvents {
public:
    TextEvents(SharedTexts& texts, std::size_t bytes_max, const std::string& path)
        : texts_(texts), bytes_max_(bytes_max), path_(path) {}

    void begin(std::string_view name, const XmlAttributes&) override {
        if (name == "rPh") in_phonetic_ = true;
        if (name == "t") in_text_ = !in_phonetic_;
        if (name == "si") text_.clear();
    }
    void end(std::string_view name) override {
        if (name == "rPh") in_phonetic_ = false;
        if (name == "t") in_text_ = false;
        if (name != "si") return;
        texts_.append(without_escapes(text_));
        texts_.end_text();
    }
    void text(std::string_view piece) override {
        if (!in_text_) return;
        text_ += piece;
        if (texts_.bytes() + text_.size() <= bytes_max_) return;
        throw Failure(fault::workbook_too_large, {{"path", path_}, {"part", "sharedStrings"}});
    }

private:
    SharedTexts& texts_;
    std::size_t bytes_max_;
    const std::string& path_;
    std::string text_;
    bool in_text_ = false;
    bool in_phonetic_ = false;
};

void refuse_old_format(const std::filesystem::path& path) {
    constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";
    FileSource source(path);
    std::array<char, compound_file.size()> magic{};
    const std::size_t count = source.read(magic);
    if (std::string_view(magic.data(), count) != compound_file) return;
    throw Failure(fault::workbook_encrypted, {{"path", path.string()}});
}

std::filesystem::path checked(std::filesystem::path path) {
    refuse_old_format(path);
    return path;
}

}  // namespace

std::string without_escapes(std::string_view text) {
    constexpr std::size_t length = 7;  // _xHHHH_
    std::string found;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t next = text.find("_x", at);
        if (next == std::string_view::npos || next + length > text.size()) break;
        found += text.substr(at, next - at);
        unsigned number = 0;
        const char* begin = text.data() + next + 2;
        const auto [end, error] = std::from_chars(begin, begin + 4, number, 16);
        const bool escape = error == std::errc() && end == begin + 4 && *end == '_' && number != 0;
        if (!escape) {
            found += "_x";
            at = next + 2;
            continue;
        }
        text::append_code_point(found, number);
        at = next + length;
    }
    return found += text.substr(at);
}

Workbook::Parts::Parts(const std::filesystem::path& path, const WorkbookLimits& the_limits)
    : zip(checked(path), the_limits.zip), limits(the_limits) {
    const std::string book = resolve("", read_relations(zip, "_rels/.rels").target_of("officeDocument"));
    BookEvents events;
    read_part(zip, book, events);
    date_system = events.date_system;
    const Relations relations = read_relations(zip, relations_of(book));
    for (const BookEvents::Tab& tab : events.tabs) {
        const auto found = relations.by_id.find(tab.id);
        // A chart or a macro sheet has no rows.
        if (found == relations.by_id.end() || found->second.type != "worksheet") continue;
        sheets.push_back({tab.name, tab.hidden, resolve(book, found->second.target)});
    }
    if (sheets.empty() || sheets.size() > limits.sheets_max) {
        throw Failure(fault::workbook_damaged, {{"path", zip.path()}, {"part", book}});
    }
    if (const std::string styles = relations.target_of("styles"); !styles.empty()) {
        StyleEvents style_events;
        read_part(zip, resolve(book, styles), style_events);
        formats = std::move(style_events.formats);
    }
    if (const std::string shared = relations.target_of("sharedStrings"); !shared.empty()) {
        TextEvents text_events(texts, limits.texts_bytes_max, zip.path());
        read_part(zip, resolve(book, shared), text_events);
    }
}

}  // namespace baophu
