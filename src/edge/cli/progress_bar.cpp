#include "edge/cli/progress_bar.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>

#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::cli {
namespace {

class Bar final : public Progress {
public:
    explicit Bar(const Messages& messages) : messages_(&messages) {}
    ~Bar() override { clear(); }

    void begin_step(std::string_view step, std::size_t number, std::size_t of) override {
        label_ = "[" + std::to_string(number) + "/" + std::to_string(of) + "] " + messages_->text(step);
        fraction_ = 0;
        draw();
    }

    void at(double fraction) override {
        const auto now = std::chrono::steady_clock::now();
        constexpr std::chrono::milliseconds between{80};
        if (now - drawn_ < between) return;
        // DuckDB tells a fraction per statement; within a step the bar never goes back.
        fraction_ = std::max(fraction_, std::clamp(fraction, 0.0, 1.0));
        draw();
    }

    void finish() override { clear(); }

private:
    void draw() {
        constexpr int cells = 24;
        const int full = static_cast<int>(fraction_ * cells);
        std::string line = "\r\033[2K" + label_ + " ";
        for (int i = 0; i < cells; ++i)
            line += i < full ? "━" : "─";
        line += " " + std::to_string(static_cast<int>(fraction_ * 100)) + " %";
        std::fputs(line.c_str(), stderr);
        std::fflush(stderr);
        drawn_ = std::chrono::steady_clock::now();
        shown_ = true;
    }

    void clear() {
        if (!shown_) return;
        std::fputs("\r\033[2K", stderr);
        std::fflush(stderr);
        shown_ = false;
    }

    const Messages* messages_;
    std::string label_;
    double fraction_ = 0;
    bool shown_ = false;
    std::chrono::steady_clock::time_point drawn_;
};

class Lines final : public Progress {
public:
    explicit Lines(const Messages& messages) : messages_(&messages) {}

    void begin_step(std::string_view step, std::size_t number, std::size_t of) override {
        std::fprintf(stderr, "[%zu/%zu] %s\n", number, of, messages_->text(step).c_str());
        std::fflush(stderr);
    }
    void at(double) override {}
    void finish() override {}

private:
    const Messages* messages_;
};

// An object a line, for a program that started this one.
class JsonLines final : public Progress {
public:
    void begin_step(std::string_view step, std::size_t number, std::size_t of) override {
        percent_ = 0;
        std::fprintf(stderr, "{\"step\":\"%.*s\",\"number\":%zu,\"of\":%zu}\n", static_cast<int>(step.size()),
                     step.data(), number, of);
    }
    void at(double fraction) override {
        const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100);
        if (percent_.exchange(percent) == percent) return;
        std::fprintf(stderr, "{\"at\":%d.%02d}\n", percent / 100, percent % 100);
    }
    void finish() override {}

private:
    std::atomic<int> percent_ = 0;
};

}  // namespace

ProgressStyle parse_progress_style(std::string_view word) {
    if (word == "auto") return ProgressStyle::automatic;
    if (word == "bar") return ProgressStyle::bar;
    if (word == "plain") return ProgressStyle::plain;
    if (word == "none") return ProgressStyle::none;
    if (word == "json") return ProgressStyle::json;
    throw Failure(
        fault::unknown_option_value,
        {{"option", "--progress"}, {"value", std::string(word)}, {"known", "auto, bar, plain, none, json"}});
}

std::unique_ptr<Progress> make_progress(ProgressStyle style, const Messages& messages) {
    if (style == ProgressStyle::automatic) {
        style = ::isatty(STDERR_FILENO) == 1 ? ProgressStyle::bar : ProgressStyle::none;
    }
    if (style == ProgressStyle::bar) return std::make_unique<Bar>(messages);
    if (style == ProgressStyle::plain) return std::make_unique<Lines>(messages);
    if (style == ProgressStyle::json) return std::make_unique<JsonLines>();
    return std::make_unique<NoProgress>();
}

}  // namespace baophu::cli
