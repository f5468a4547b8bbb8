// Shows on standard error how far a long command is: one moving line on a terminal, otherwise a
// line whenever another tenth is done, as suits a log.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace billspay::demo {

class ProgressBar {
 public:
  ProgressBar();

  // `total` may be an estimate.
  void show(std::string_view what, std::uint64_t done, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;

  bool terminal_;
  std::string what_;
  std::uint64_t tenths_ = 0;
  Clock::time_point started_;
  Clock::time_point shown_;
};

}  // namespace billspay::demo
