#include "core/documents/xml_reader.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <expat.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

constexpr XML_Index unfinished_bytes_max = 1 << 20;  // 1 MiB; Excel's longest text of a cell is 32 KiB.

}  // namespace

std::string_view without_prefix(const char* name) {
    const char* begin = name;
    const char* end = name;
    for (; *end != '\0'; ++end) {
        if (*end == ':') begin = end + 1;
    }
    return {begin, end};
}

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(*pair) == name) return pair[1];
    }
    return std::nullopt;
}

// Exceptions must not pass through expat, which is C: they wait in `thrown`.
struct XmlReader::Parser {
    ByteSource& source;
    XmlEvents& events;
    std::string path;
    std::string part;
    std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> expat{XML_ParserCreate(nullptr), XML_ParserFree};
    std::exception_ptr thrown;
    bool doctype = false;
    bool over = false;
    XML_Index fed = 0;

    // Bytes of the tag or comment that is not whole yet: expat keeps them, and looks at them anew with each
    // piece.
    XML_Index unfinished() const {
        return fed - std::max<XML_Index>(0, XML_GetCurrentByteIndex(expat.get()));
    }

    template <class Call>
    void guarded(Call call) {
        if (thrown) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(expat.get(), XML_FALSE);
        }
    }

    static Parser& of(void* user) { return *static_cast<Parser*>(user); }

    static void XMLCALL on_begin(void* user, const char* name, const char** pairs) {
        of(user).guarded([&] { of(user).events.begin(without_prefix(name), XmlAttributes(pairs)); });
    }
    static void XMLCALL on_end(void* user, const char* name) {
        of(user).guarded([&] { of(user).events.end(without_prefix(name)); });
    }
    static void XMLCALL on_text(void* user, const char* text, int length) {
        of(user).guarded([&] { of(user).events.text({text, static_cast<std::size_t>(length)}); });
    }
    static void XMLCALL on_doctype(void* user, const char*, const char*, const char*, int) {
        of(user).doctype = true;
        XML_StopParser(of(user).expat.get(), XML_FALSE);
    }
};

XmlReader::XmlReader(ByteSource& source, XmlEvents& events, std::string path, std::string part)
    : parser_(
          new Parser{.source = source, .events = events, .path = std::move(path), .part = std::move(part)}) {
    XML_Parser expat = parser_->expat.get();
    XML_SetUserData(expat, parser_.get());
    XML_SetElementHandler(expat, Parser::on_begin, Parser::on_end);
    XML_SetCharacterDataHandler(expat, Parser::on_text);
    XML_SetStartDoctypeDeclHandler(expat, Parser::on_doctype);
}

XmlReader::~XmlReader() = default;

bool XmlReader::read_piece() {
    constexpr int piece_bytes = 64 << 10;
    Parser& parser = *parser_;
    if (parser.over) return false;
    void* buffer = XML_GetBuffer(parser.expat.get(), piece_bytes);
    if (buffer == nullptr) throw std::bad_alloc();
    const std::size_t count =
        parser.source.read({static_cast<char*>(buffer), static_cast<std::size_t>(piece_bytes)});
    parser.over = count == 0;
    parser.fed += static_cast<XML_Index>(count);
    const XML_Status status = XML_ParseBuffer(parser.expat.get(), static_cast<int>(count), parser.over);
    if (parser.thrown) std::rethrow_exception(std::exchange(parser.thrown, nullptr));
    const Details details{{"path", parser.path}, {"part", parser.part}};
    if (parser.doctype) throw Failure(fault::workbook_doctype, details);
    if (status != XML_STATUS_OK) throw Failure(fault::workbook_damaged, details);
    if (parser.unfinished() > unfinished_bytes_max) throw Failure(fault::workbook_too_large, details);
    return !parser.over;
}

}  // namespace baophu
