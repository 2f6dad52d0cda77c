#include "core/documents/xml_reader.h"

#include <exception>
#include <utility>

#include <expat.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
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
    const XML_Status status = XML_ParseBuffer(parser.expat.get(), static_cast<int>(count), parser.over);
    if (parser.thrown) std::rethrow_exception(std::exchange(parser.thrown, nullptr));
    const Details details{{"path", parser.path}, {"part", parser.part}};
    if (parser.doctype) throw Failure(fault::workbook_doctype, details);
    if (status != XML_STATUS_OK) throw Failure(fault::workbook_damaged, details);
    return !parser.over;
}

}  // namespace baophu
