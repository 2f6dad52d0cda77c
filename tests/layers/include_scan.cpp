#include "include_scan.h"

#include <algorithm>
#include <utility>

namespace baophu::layers {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A byte above 127 is part of a UTF-8 letter, and letters may stand in names.
bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) > 127;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

bool is_raw_prefix(std::string_view word) {
    return word == "R" || word == "u8R" || word == "uR" || word == "UR" || word == "LR";
}

// The text with continued lines joined, and for each character the line it came from.
struct Joined {
    std::string text;
    std::vector<std::size_t> line;
};

std::size_t continuation_length(std::string_view rest) {
    if (rest.starts_with("\\\n")) return 2;
    return rest.starts_with("\\\r\n") ? 3 : 0;
}

Joined join_lines(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    Joined joined;
    std::size_t line = 1;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t length = continuation_length(text.substr(i)); length > 0) {
            i += length;
            ++line;
            continue;
        }
        joined.text += text[i];
        joined.line.push_back(line);
        if (text[i++] == '\n') ++line;
    }
    return joined;
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : joined_(join_lines(text)), text_(joined_.text) {}

    std::vector<ScannedInclude> scan() {
        while (!done()) {
            if (skip_newline() || skip_blank()) continue;
            if (at_line_start_ && peek() == '#') {
                read_directive();
            } else {
                skip_token();
            }
        }
        return std::move(found_);
    }

private:
    bool done() const { return at_ >= text_.size(); }
    char peek() const { return done() ? '\n' : text_[at_]; }
    std::string_view rest() const { return text_.substr(at_); }
    void go_to(std::size_t position) { at_ = std::min(position, text_.size()); }

    // Goes past the next `mark`, or to the end of the text if there is none.
    void go_past(std::string_view mark) {
        const std::size_t found = text_.find(mark, at_);
        go_to(found == std::string_view::npos ? text_.size() : found + mark.size());
    }

    bool skip_newline() {
        if (done() || peek() != '\n') return false;
        ++at_;
        at_line_start_ = true;
        return true;
    }

    // A blank or a comment. A comment over several lines is one blank: it begins no line.
    bool skip_blank() {
        if (done()) return false;
        if (rest().starts_with("//")) {
            go_to(text_.find('\n', at_));
        } else if (rest().starts_with("/*")) {
            at_ += 2;
            go_past("*/");
        } else if (is_blank(peek())) {
            ++at_;
        } else {
            return false;
        }
        return true;
    }

    std::string_view take_word() {
        const std::size_t begin = at_;
        while (!done() && is_word(peek()))
            ++at_;
        return text_.substr(begin, at_ - begin);
    }

    void skip_token() {
        at_line_start_ = false;
        if (is_digit(peek())) return skip_number();
        if (peek() == '"' || peek() == '\'') return skip_quoted();
        if (!is_word(peek())) return go_to(at_ + 1);
        if (is_raw_prefix(take_word()) && peek() == '"') skip_raw_string();
    }

    // The quote in 1'000 opens no character.
    void skip_number() {
        while (!done() && (is_word(peek()) || peek() == '.' || peek() == '\''))
            ++at_;
    }

    // Up to the closing quote, but not beyond the line: "#error don't" closes none.
    void skip_quoted() {
        const char quote = peek();
        for (++at_; !done() && peek() != '\n'; ++at_) {
            if (peek() == quote) return go_to(at_ + 1);
            if (peek() == '\\') ++at_;
        }
    }

    void skip_raw_string() {
        const std::size_t open = text_.find('(', at_);
        if (open == std::string_view::npos) return go_to(text_.size());
        const std::string delimiter(text_.substr(at_ + 1, open - at_ - 1));
        at_ = open;
        go_past(")" + delimiter + "\"");
    }

    void read_directive() {
        const std::size_t line = joined_.line[at_];
        at_line_start_ = false;
        ++at_;
        while (skip_blank())
            continue;
        const std::string_view word = take_word();
        if (word != "include" && word != "include_next" && word != "import") return;
        while (skip_blank())
            continue;
        read_name(line);
    }

    void read_name(std::size_t line) {
        const std::string_view written = rest().substr(0, rest().find('\n'));
        if (!written.empty() && (written[0] == '"' || written[0] == '<')) {
            const Form form = written[0] == '"' ? Form::quoted : Form::angled;
            const std::size_t close = written.find(written[0] == '"' ? '"' : '>', 1);
            if (close != std::string_view::npos) {
                found_.push_back({line, form, std::string(written.substr(1, close - 1))});
                return go_to(at_ + close + 1);
            }
        }
        const std::size_t end = written.find_last_not_of(" \t\r");
        found_.push_back({line, Form::computed, std::string(written.substr(0, end + 1))});
        go_to(at_ + written.size());
    }

    const Joined joined_;
    const std::string_view text_;
    std::size_t at_ = 0;
    bool at_line_start_ = true;
    std::vector<ScannedInclude> found_;
};

}  // namespace

std::vector<ScannedInclude> scan_includes(std::string_view text) {
    return Scanner(text).scan();
}

}  // namespace baophu::layers
