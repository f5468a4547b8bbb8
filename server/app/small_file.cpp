#include "app/small_file.hpp"

#include <fstream>
#include <iterator>

namespace billspay::app {

std::optional<std::string> small_file(const std::string& path) {
  std::ifstream stream(path);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  // A directory opens, and fails when it is read.
  if (!stream.is_open() || stream.bad()) return std::nullopt;
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

}  // namespace billspay::app
