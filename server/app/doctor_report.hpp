// What `billspay doctor` says: a line for each thing that it looked at. A finding says what is
// wrong, where, and what to do.
#pragma once

#include <fmt/core.h>

#include <string_view>

namespace billspay::app {

// Counts what is wrong while it tells about it.
class Report {
 public:
  void right(std::string_view what) { fmt::print("ok    {}\n", what); }
  void wrong(std::string_view what) {
    ++problems_;
    fmt::print("WRONG {}\n", what);
  }
  // Worth knowing, not wrong.
  void note(std::string_view what) { fmt::print("note  {}\n", what); }
  [[nodiscard]] int problems() const { return problems_; }

 private:
  int problems_ = 0;
};

}  // namespace billspay::app
