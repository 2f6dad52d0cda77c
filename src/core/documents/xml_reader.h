// XmlReader: the elements of an XML text as they come, in bounded memory.
//
// Names are told without their namespace, since programs differ in the prefix they write.
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

class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}

    // The value of an attribute by its name without namespace; nothing if there is none.
    std::optional<std::string_view> find(std::string_view name) const;

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
    // Failure(workbook_doctype) on a document type declaration.
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
