// XmlReader: the elements of an XML text as they come, in bounded memory.
//
// Names are told without their prefix, in which programs differ.
// A document type declaration is refused: the files we read have none, and entities that refer
// to files or to each other come in by it (XXE, "billion laughs").
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/documents/byte_source.h"

namespace baophu {

// "x:row" -> "row". The parts of a workbook have one vocabulary each, so the prefix says nothing; and
// expat is a third faster where it need not look namespaces up.
std::string_view without_prefix(const char* name);

class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}

    // The value of an attribute by its name without prefix; nothing if there is none.
    std::optional<std::string_view> find(std::string_view name) const;

    // All of them in their order: visit(name without prefix, value).
    template <class Visit>
    void each(Visit visit) const {
        for (const char** pair = pairs_; *pair != nullptr; pair += 2)
            visit(without_prefix(pair[0]), std::string_view(pair[1]));
    }

private:
    const char** pairs_;
};

// What is told of the text. Views are valid during the call.
class XmlEvents {
public:
    virtual ~XmlEvents() = default;
    virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view piece) = 0;  // A text may come in several pieces.
};

class XmlReader {
public:
    // Both must outlive the reader. `what` names the text in messages.
    XmlReader(ByteSource& source, XmlEvents& events, std::string path, std::string part);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    // Reads one piece (64 KiB) and tells its events; false when the text is over. Throws what
    // the source or the events throw; Failure(workbook_damaged) on a text that is no XML,
    // Failure(workbook_doctype) on a document type declaration, Failure(workbook_too_large) on a tag or
    // comment of more than 1 MiB, which would be held in memory and read again with each piece.
    bool read_piece();

    void read_all() {
        while (read_piece())
            continue;
    }

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace baophu
