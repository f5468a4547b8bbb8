#include "platform/core/hex.hpp"

#include <gtest/gtest.h>

#include "platform/core/bytes.hpp"

namespace billspay {
namespace {

TEST(Hex, ReadsWhatItWrites) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  EXPECT_EQ(from_hex(hex(bytes)), bytes);
  EXPECT_EQ(from_hex(""), "");
  EXPECT_EQ(from_hex("aBcD"), "\xab\xcd");
}

TEST(Hex, RefusesEverythingElse) {
  for (const std::string_view text : {"a", "abc", "0x12", "1g", " 12", "12 ", "1 2", "é1"}) {
    EXPECT_FALSE(from_hex(text)) << text;
  }
  EXPECT_FALSE(from_hex(std::string_view("12\0", 3)));
}

}  // namespace
}  // namespace billspay
