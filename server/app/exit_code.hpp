// What every command ends with, for scripts and timers.
#pragma once

#include <cstdio>
#include <string>

namespace billspay::app {

namespace exit_code {

constexpr int done = 0;
// The command ran and found or left something that is not as it should be.
constexpr int failed = 1;
// It did not run: arguments or settings are wrong.
constexpr int misused = 2;

}  // namespace exit_code

// Says why on standard error; gives the code back.
inline int complain(int code, const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  return code;
}

}  // namespace billspay::app
