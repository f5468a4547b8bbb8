#include "demo/progress_bar.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace billspay::demo {

ProgressBar::ProgressBar() : terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressBar::show(std::string_view what, std::uint64_t done, std::uint64_t total) {
  const auto now = Clock::now();
  if (what != what_) {
    what_ = what;
    tenths_ = 0;
    started_ = now;
  }
  total = std::max<std::uint64_t>({total, done, 1});
  const bool finished = done == total;
  const std::uint64_t percent = done * 100 / total;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  if (terminal_) {
    if (!finished && now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    const std::string bar(percent * 30 / 100, '#');
    fmt::print(stderr, "\r{:<16} [{:<30}] {:>3} %  {} of {}  {:.0f} s{}", what, bar, percent, done,
               total, seconds, finished ? "\n" : "");
  } else {
    if (percent / 10 == tenths_) return;
    tenths_ = percent / 10;
    fmt::print(stderr, "{}: {} of {} ({} %), {:.0f} s\n", what, done, total, percent, seconds);
  }
  std::fflush(stderr);
}

}  // namespace billspay::demo
