#include "platform/http/csv.hpp"

#include <gtest/gtest.h>

namespace billspay::http {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  append_csv_cell(out, text);
  return out;
}

TEST(CsvCell, IsQuotedAsRfc4180Says) {
  EXPECT_EQ(cell("plain text"), "plain text");
  EXPECT_EQ(cell(""), "");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(cell("a\r\nb"), "\"a\r\nb\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(cell("1-2"), "1-2");
}

// S46
TEST(CsvCell, IsNoFormula) {
  for (const std::string attack : {"=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"}) {
    EXPECT_EQ(cell(attack), "\"'" + attack + "\"");
  }
}

}  // namespace
}  // namespace billspay::http
