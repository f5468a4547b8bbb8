#include "resources/imports/csv_reader.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace billspay::imports {
namespace {

using Records = std::vector<std::vector<std::string>>;

struct Outcome {
  Records records;
  std::string complaint;
  int position = 0;
};

Outcome read(std::string_view file, std::size_t piece_bytes) {
  CsvReader reader;
  Outcome outcome;
  for (std::size_t at = 0;; at += piece_bytes) {
    if (at < file.size()) {
      reader.add(file.substr(at, piece_bytes));
    } else {
      reader.end();
    }
    auto step = reader.next();
    for (; step == CsvReader::Step::record; step = reader.next()) {
      outcome.records.push_back(reader.cells());
    }
    if (step == CsvReader::Step::malformed) outcome.complaint = reader.complaint();
    if (step == CsvReader::Step::malformed || at >= file.size()) break;
  }
  outcome.position = reader.position();
  return outcome;
}

// The same whatever the pieces.
Records records(std::string_view file) {
  const auto whole = read(file, file.size() + 1);
  EXPECT_EQ(whole.complaint, "") << file;
  for (const std::size_t piece_bytes : {1U, 2U, 3U, 7U}) {
    EXPECT_EQ(read(file, piece_bytes).records, whole.records) << file << " by " << piece_bytes;
  }
  return whole.records;
}

TEST(CsvReader, ReadsLinesAndCells) {
  const Records two{{"a", "b"}, {"c", "d"}};
  EXPECT_EQ(records("a,b\nc,d\n"), two);
  EXPECT_EQ(records("a,b\r\nc,d\r\n"), two);
  EXPECT_EQ(records("a,b\r\nc,d"), two);
  EXPECT_EQ(records("\xef\xbb\xbf"
                    "a,b\nc,d\n"),
            two);
  EXPECT_EQ(records("\xef\xbb\xbf\"a\",b\nc,\"d\""), two);
  EXPECT_EQ(records(""), Records{});
  EXPECT_EQ(records("\xef\xbb\xbf"), Records{});
  EXPECT_EQ(records("\n"), Records{{""}});
  EXPECT_EQ(records(",\n,,"), (Records{{"", ""}, {"", "", ""}}));
  EXPECT_EQ(records("\"\""), Records{{""}});
  // Only at the very beginning is it a mark, and only whole.
  EXPECT_EQ(records("a\n\xef\xbb\xbf"
                    "b"),
            (Records{{"a"},
                     {"\xef\xbb\xbf"
                      "b"}}));
  EXPECT_EQ(records("\xef\xbb!,b"), (Records{{"\xef\xbb!", "b"}}));
}

TEST(CsvReader, KeepsWhatIsQuoted) {
  EXPECT_EQ(records("\"a,b\",\"say \"\"hi\"\"\"\n"), (Records{{"a,b", "say \"hi\""}}));
  EXPECT_EQ(records("\"two\r\nlines\",\"a\nb\rc\"\n"), (Records{{"two\r\nlines", "a\nb\rc"}}));
  EXPECT_EQ(records("\"\"\"\",\"\"\n"), (Records{{"\"", ""}}));
}

// S46
TEST(CsvReader, TakesFormulasAsText) {
  EXPECT_EQ(records("=1+1,\"=cmd|'/c calc'!A0\",@SUM(A1),-2,+3,\t=1\n"),
            (Records{{"=1+1", "=cmd|'/c calc'!A0", "@SUM(A1)", "-2", "+3", "\t=1"}}));
}

TEST(CsvReader, RefusesWhatIsReadInDifferentWays) {
  struct Case {
    std::string file;
    std::string complaint;
    int position;
  };
  const std::vector<Case> cases{
      {"a,b\"c\n", "has a quote inside a cell that is not quoted", 0},
      {"a\n\"b\" ,c\n", "has text behind a quoted cell", 1},
      {"a\n\"b\"c\n", "has text behind a quoted cell", 1},
      {"a\rb\n", "has a carriage return without a line feed", 0},
      {"a\n\r\rb", "has a carriage return without a line feed", 1},
      {"a\nb\r", "has a carriage return without a line feed", 1},
      {"a\n\"b\nc\n", "ends inside a quoted cell", 1},
      {"a\n" + std::string(CsvReader::longest_record_bytes + 1, 'x'), "is too long", 1},
      {"a\n\"" + std::string(CsvReader::longest_record_bytes, 'x') + "\"", "is too long", 1},
      {"a\n" + std::string(CsvReader::longest_record_bytes + 1, ','), "is too long", 1}};
  for (const auto& broken : cases) {
    for (const std::size_t piece_bytes : {1UL, 5UL, broken.file.size()}) {
      const auto outcome = read(broken.file, piece_bytes);
      EXPECT_EQ(outcome.complaint, broken.complaint) << broken.file.substr(0, 40);
      EXPECT_EQ(outcome.position, broken.position) << broken.file.substr(0, 40);
    }
  }
}

}  // namespace
}  // namespace billspay::imports
