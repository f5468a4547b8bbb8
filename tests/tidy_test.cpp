// Keeps the size of files and functions, the columns, and the names of constraints. The direction
// of includes is kept by layers_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/source_files.hpp"

namespace billspay {
namespace {

using test_support::functions_of;
using test_support::lines_of;
using test_support::read_sources;
using test_support::SourceFile;

constexpr std::size_t most_lines = 400;
constexpr std::size_t most_columns = 100;
constexpr int most_function_lines = 60;

using Complaints = std::vector<std::string>;

std::string at(const SourceFile& file, std::size_t line) {
  return file.path + ":" + std::to_string(line) + ": ";
}

std::string listed(const Complaints& complaints) {
  std::string text;
  for (const std::string& complaint : complaints) text += "\n" + complaint;
  return text;
}

Complaints too_long(const SourceFile& file) {
  const std::size_t lines = lines_of(file.text).size();
  if (lines <= most_lines) return {};
  return {at(file, lines) + "more than " + std::to_string(most_lines) +
          " lines; find the second noun in it and give that a file"};
}

Complaints too_wide(const SourceFile& file) {
  Complaints complaints;
  std::size_t number = 0;
  for (const auto line : lines_of(file.text)) {
    ++number;
    // Characters: bytes that do not continue one.
    const auto columns = std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned>(c) & 0xC0U) != 0x80U; });
    if (static_cast<std::size_t>(columns) > most_columns) {
      complaints.push_back(at(file, number) + "wider than 100 columns; break the line");
    }
  }
  return complaints;
}

Complaints functions_too_long(const SourceFile& file) {
  Complaints complaints;
  for (const auto& function : functions_of(file.text)) {
    if (function.lines <= most_function_lines) continue;
    complaints.push_back(at(file, static_cast<std::size_t>(function.first_line)) +
                         "this function has " + std::to_string(function.lines) +
                         " lines; move a step of it into a function of its own");
  }
  return complaints;
}

Complaints unfinished(const SourceFile& file) {
  static const std::regex marks(
      "\\b(TO"
      "DO|FIX"
      "ME|XX"
      "X|HA"
      "CK)\\b");
  Complaints complaints;
  std::size_t number = 0;
  for (const auto line : lines_of(file.text)) {
    ++number;
    if (std::regex_search(line.begin(), line.end(), marks)) {
      complaints.push_back(at(file, number) + "unfinished work; finish it or open an issue");
    }
  }
  return complaints;
}

std::string replaced(const std::string& text, const std::regex& pattern) {
  std::string result;
  auto from = text.begin();
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
    result.append(from, text.begin() + match->position());
    for (const char c : match->str()) result += c == '\n' ? '\n' : ' ';
    from = text.begin() + match->position() + match->length();
  }
  return result.append(from, text.end());
}

// A violated constraint is recognised by its name, so each needs one that we chose.
Complaints unnamed_constraints(const SourceFile& file) {
  static const auto icase = std::regex::ECMAScript | std::regex::icase;
  static const std::regex ignored("--[^\\n]*|'[^']*'|\\$\\$[^$]*\\$\\$", icase);
  static const std::regex statement("\\b(create|alter)\\s+(unlogged\\s+)?table\\b[^;]*", icase);
  static const std::regex named(
      "\\bconstraint\\s+\\w+\\s+(primary\\s+key|unique|references|check|exclude|"
      "foreign\\s+key\\s*\\([^)]*\\)\\s*references)\\b",
      icase);
  static const std::regex constraint(
      "\\b(primary\\s+key|unique|references|check|exclude|foreign\\s+key)\\b", icase);
  const std::string sql = replaced(file.text, ignored);
  Complaints complaints;
  for (std::sregex_iterator table(sql.begin(), sql.end(), statement), end; table != end; ++table) {
    const std::string rest = replaced(table->str(), named);
    for (std::sregex_iterator found(rest.begin(), rest.end(), constraint); found != end; ++found) {
      const auto line =
          1 + std::count(sql.begin(), sql.begin() + table->position() + found->position(), '\n');
      complaints.push_back(at(file, static_cast<std::size_t>(line)) + found->str() +
                           " without a name; write CONSTRAINT table_column_kind before it");
    }
  }
  return complaints;
}

// Until an upgrade has restarted the server, and after a way back, the former version works on the
// newer schema (docs/operations.md): what it uses is taken away a release later, and says since
// when nothing needs it.
Complaints takes_away(const SourceFile& file) {
  static const std::regex removal(
      "\\b(drop\\s+(table|column|function|view|type)|rename\\s|alter\\s+column\\s+\\w+\\s+(set\\s+"
      "not\\s+null|(set\\s+data\\s+)?type))",
      std::regex::ECMAScript | std::regex::icase);
  static const std::regex excuse("^\\s*-- Unused since \\d+\\.\\d+\\.\\d+\\b.*");
  Complaints complaints;
  std::size_t number = 0;
  bool excused = false;
  for (const auto line : lines_of(file.text)) {
    ++number;
    if (!excused && std::regex_search(line.begin(), line.end(), removal)) {
      complaints.push_back(at(file, number) +
                           "the former version may need this; remove it a release later, under "
                           "\"-- Unused since VERSION\"");
    }
    excused = std::regex_match(line.begin(), line.end(), excuse);
  }
  return complaints;
}

template <class Rule>
Complaints over(const std::vector<SourceFile>& files, Rule rule) {
  Complaints all;
  for (const SourceFile& file : files) {
    for (std::string& complaint : rule(file)) all.push_back(std::move(complaint));
  }
  return all;
}

std::vector<SourceFile> code() {
  return read_sources(SOURCE_DIR, {"server", "tests", "fuzz", "bench"}, {".cpp", ".hpp"});
}

TEST(Tidy, FilesAndFunctionsStayShort) {
  const auto files = code();
  ASSERT_GT(files.size(), 20U);
  const Complaints long_files = over(files, too_long);
  EXPECT_TRUE(long_files.empty()) << listed(long_files);
  const Complaints long_functions = over(files, functions_too_long);
  EXPECT_TRUE(long_functions.empty()) << listed(long_functions);
}

TEST(Tidy, LinesFitAndNothingIsLeftUnfinished) {
  const auto files =
      read_sources(SOURCE_DIR, {"server", "tests", "fuzz", "bench", "database/migrations", "cmake"},
                   {".cpp", ".hpp", ".sql", ".cmake", ".txt"});
  const Complaints wide = over(files, [](const SourceFile& file) {
    const bool table = file.path.find("/data/") != std::string::npos;  // of words, not code
    return table ? Complaints() : too_wide(file);
  });
  EXPECT_TRUE(wide.empty()) << listed(wide);
  const Complaints open = over(files, unfinished);
  EXPECT_TRUE(open.empty()) << listed(open);
}

TEST(Tidy, ConstraintsHaveNames) {
  const auto files = read_sources(SOURCE_DIR, {"database/migrations"}, {".sql"});
  ASSERT_FALSE(files.empty());
  const Complaints complaints = over(files, unnamed_constraints);
  EXPECT_TRUE(complaints.empty()) << listed(complaints);
}

TEST(Tidy, MigrationsTakeNothingAwayFromTheFormerVersion) {
  auto files = read_sources(SOURCE_DIR, {"database/migrations"}, {".sql"});
  std::erase_if(files, [](const SourceFile& file) {
    return file.path.contains("/0008_");  // from before the first release
  });
  const Complaints complaints = over(files, takes_away);
  EXPECT_TRUE(complaints.empty()) << listed(complaints);
}

// The rules on samples: a rule that cannot fail keeps nothing.

TEST(TidyRules, SeeLongFilesAndWideLines) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "int a;\n";
  EXPECT_TRUE(too_long({"a.hpp", text}).empty());
  EXPECT_EQ(too_long({"a.hpp", text + "int a;\n"}).size(), 1U);

  EXPECT_TRUE(too_wide({"a.hpp", std::string(100, 'x') + "\n"}).empty());
  std::string umlauts;
  for (int i = 0; i < 100; ++i) umlauts += "ä";
  EXPECT_TRUE(too_wide({"a.hpp", umlauts}).empty());
  EXPECT_EQ(too_wide({"a.hpp", "int a;\n" + std::string(101, 'x')}),
            (Complaints{"a.hpp:2: wider than 100 columns; break the line"}));
}

TEST(TidyRules, SeeUnfinishedWork) {
  EXPECT_EQ(unfinished({"a.cpp",
                        "// TO"
                        "DO: later\n"})
                .size(),
            1U);
  EXPECT_EQ(unfinished({"a.sql",
                        "\n-- FIX"
                        "ME\n"})
                .at(0)
                .substr(0, 8),
            "a.sql:2:");
  EXPECT_TRUE(unfinished({"a.cpp", "// mastodon\n"}).empty());
}

TEST(TidyRules, SeeWhatMigrationsTakeAway) {
  for (const std::string sql :
       {"ALTER TABLE users DROP COLUMN phone;", "DROP TABLE users;", "drop function f();",
        "ALTER TABLE users RENAME COLUMN phone TO tel;", "ALTER TABLE a ALTER COLUMN b TYPE text;",
        "ALTER TABLE a ALTER COLUMN b SET NOT NULL;"}) {
    EXPECT_EQ(takes_away({"a.sql", "\n" + sql}).size(), 1U) << sql;
    EXPECT_TRUE(takes_away({"a.sql", "-- Unused since 1.2.0\n" + sql}).empty()) << sql;
  }
  EXPECT_TRUE(takes_away({"a.sql",
                          "ALTER TABLE a ADD COLUMN b text, ALTER COLUMN c SET DEFAULT 1;\n"
                          "DROP INDEX d; -- renamed\n"})
                  .empty());
}

TEST(TidyRules, SeeLongFunctionsWhereverTheyStand) {
  const auto body = [](int lines) {
    std::string text;
    for (int i = 0; i < lines; ++i) text += "  f(\"}\", '}', R\"(})\");  // }\n";
    return text;
  };
  const auto complaints = [&](const std::string& head, int lines, const std::string& tail) {
    return functions_too_long({"a.cpp", head + body(lines) + tail}).size();
  };
  EXPECT_EQ(complaints("void f() {\n", 58, "}\n"), 0U);
  EXPECT_EQ(complaints("void f() {\n", 59, "}\n"), 1U);
  EXPECT_EQ(complaints("namespace a {\nstruct B {\n  template <class T>\n  int f() const {\n", 59,
                       "  }\n};\n}\n"),
            1U);
  EXPECT_EQ(complaints("A::A(int n)\n    : n_{n}, m_{2} {\n", 58, "}\n"), 1U);
  EXPECT_EQ(complaints("TEST(A, B) {\n  if (x) {\n", 58, "}}\n"), 1U);
  EXPECT_EQ(complaints("constexpr int table[] = {\n", 80, "};\n"), 0U);
  EXPECT_EQ(complaints("constexpr Table table{\n", 80, "};\nint f() { return 1; }\n"), 0U);
  EXPECT_EQ(complaints("class A {\n", 80, "};\n"), 0U);
}

TEST(TidyRules, SeeUnnamedConstraints) {
  const auto count = [](const std::string& sql) {
    return unnamed_constraints({"0001_a.sql", sql}).size();
  };
  EXPECT_EQ(count("CREATE TABLE a (id int PRIMARY KEY);"), 1U);
  EXPECT_EQ(count("CREATE TABLE a (id int CONSTRAINT a_pkey PRIMARY KEY);"), 0U);
  EXPECT_EQ(count("CREATE TABLE a (b int NOT NULL CHECK (b > 0) REFERENCES c (id));"), 2U);
  EXPECT_EQ(count("CREATE TABLE a (CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES c (id));"), 0U);
  EXPECT_EQ(count("CREATE TABLE a (FOREIGN KEY (b) REFERENCES c (id));"), 2U);
  EXPECT_EQ(count("ALTER TABLE a ADD UNIQUE (b);"), 1U);
  EXPECT_EQ(count("CREATE UNIQUE INDEX a_b_key ON a (b); -- CHECK\nSELECT 'UNIQUE';"), 0U);
  EXPECT_EQ(unnamed_constraints({"0001_a.sql", "\nCREATE TABLE a (\n  b int UNIQUE);"}).at(0),
            "0001_a.sql:3: UNIQUE without a name; write CONSTRAINT table_column_kind before it");
}

}  // namespace
}  // namespace billspay
