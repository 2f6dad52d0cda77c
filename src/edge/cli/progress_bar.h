// Progress for people at a terminal, for logs, or for nobody.
//
//   bar     one line on standard error, drawn again and again:  [2/5] Ghép nối ━━━━━━━──── 64 %
//   plain   a line per step, for logs and for programs that watch
//   none    nothing
//   json    an object a line, the fault too, for a program that started this one
#pragma once

#include <memory>
#include <string_view>

#include "core/base/messages.h"
#include "core/base/progress.h"

namespace baophu::cli {

enum class ProgressStyle { automatic, bar, plain, none, json };

// automatic: a bar when standard error is a terminal, else nothing. Throws
// Failure(unknown_option_value).
ProgressStyle parse_progress_style(std::string_view word);

// The messages outlive the progress.
std::unique_ptr<Progress> make_progress(ProgressStyle style, const Messages& messages);

}  // namespace baophu::cli
