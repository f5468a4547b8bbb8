// What a command of the program printed while it ran inside the test, and its exit code.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace billspay::test_support {

struct Said {
  int code;
  std::string out;
  std::string error;
};

template <class Command>
Said run_command(Command command) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = command();
  std::string out = testing::internal::GetCapturedStdout();
  return {code, std::move(out), testing::internal::GetCapturedStderr()};
}

}  // namespace billspay::test_support
