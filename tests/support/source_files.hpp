// The repository's own files, for the tests that keep its shape.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace billspay::test_support {

struct SourceFile {
  std::string path;  // server/platform/core/ids.hpp
  std::string text;
};

// Files below the given folders of `root` whose name ends with one of `endings`.
std::vector<SourceFile> read_sources(const std::string& root,
                                     const std::vector<std::string>& folders,
                                     const std::vector<std::string>& endings);

std::vector<std::string_view> lines_of(std::string_view text);

// The same C++ with comments, preprocessor lines and what is between quotes replaced by blanks, so
// that a brace in a string does not count. Lines keep their numbers.
std::string code_only(std::string_view text);

struct Function {
  int first_line;  // of its head
  int lines;
};
// Bodies at namespace or class level, found by their braces.
std::vector<Function> functions_of(std::string_view text);

}  // namespace billspay::test_support
