#include "app/small_file.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace billspay::app {

std::optional<std::string> whole_file(const std::string& path) {
  std::ifstream stream(path);
  std::string text;
  for (char chunk[4096]; stream.read(chunk, sizeof chunk) || stream.gcount() > 0;) {
    text.append(chunk, static_cast<std::size_t>(stream.gcount()));
  }
  // A directory opens, and fails when it is read.
  if (!stream.is_open() || stream.bad()) return std::nullopt;
  return text;
}

std::optional<std::string> small_file(const std::string& path) {
  auto text = whole_file(path);
  if (!text) return std::nullopt;
  while (text->ends_with('\n') || text->ends_with('\r')) text->pop_back();
  return text;
}

std::string read_small_file(const std::string& path) {
  auto text = small_file(path);
  if (!text) throw std::runtime_error(path + " cannot be read.");
  return std::move(*text);
}

}  // namespace billspay::app
