#include "app/small_file.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace billspay::app {

std::optional<std::string> small_file(const std::string& path) {
  std::ifstream stream(path);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  // A directory opens, and fails when it is read.
  if (!stream.is_open() || stream.bad()) return std::nullopt;
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

std::string read_small_file(const std::string& path) {
  auto text = small_file(path);
  if (!text) throw std::runtime_error(path + " cannot be read.");
  return std::move(*text);
}

}  // namespace billspay::app
