#include "platform/pdf/clean_text.hpp"

#include <gtest/gtest.h>

namespace billspay::pdf {
namespace {

TEST(CleanText, LeavesTextOfAllScriptsAsItIs) {
  for (const auto* text : {"", "plain", "two\nlines", "ünï", "حساب", "שלום", "नमस्ते", "電気",
                           "👩‍👧", "e\xCC\x81", "a\xC2\xA0z", "<b>&amp;</b>", "100 %"}) {
    EXPECT_EQ(clean_text(text), text);
  }
}

TEST(CleanText, ReplacesWhatCouldSteerTheOutput) {
  for (const std::string_view bad :
       {std::string_view("\0", 1), std::string_view("\x01"), std::string_view("\t"),
        std::string_view("\r"), std::string_view("\x1B"), std::string_view("\x7F"),
        std::string_view("\xC2\x85"), std::string_view("\xE2\x80\xA8"),      // lines
        std::string_view("\xE2\x80\xAE"), std::string_view("\xE2\x81\xA6"),  // directions
        std::string_view("\xFF"), std::string_view("\xC0")}) {
    EXPECT_EQ(clean_text("a" + std::string(bad) + "z"), "a\xEF\xBF\xBDz");
  }
  EXPECT_EQ(clean_text("a\xE2\x80"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(clean_text("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // half a pair
}

}  // namespace
}  // namespace billspay::pdf
