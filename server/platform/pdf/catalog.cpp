#include "platform/pdf/catalog.hpp"

#include <fmt/core.h>

#include <charconv>
#include <optional>

namespace billspay::pdf {
namespace {

std::optional<std::size_t> number_after(std::string_view text, std::string_view word) {
  const std::size_t at = text.rfind(word);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = text.substr(at + word.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \r\n"), rest.size()));
  std::size_t number = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return number;
}

}  // namespace

std::string with_language(std::string file, std::string_view language) {
  const std::size_t trailer = file.rfind("trailer");
  if (trailer == std::string::npos) return file;
  const auto tail = std::string_view(file).substr(trailer);
  const auto root = number_after(tail, "/Root");
  const auto info = number_after(tail, "/Info");
  const auto size = number_after(tail, "/Size");
  const auto previous = number_after(tail, "startxref");
  if (!root || !info || !size || !previous) return file;
  const std::size_t catalog = file.find(fmt::format("\n{} 0 obj\n<<", *root));
  const std::size_t end = file.find(">>\nendobj", catalog);
  if (catalog == std::string::npos || end == std::string::npos) return file;

  std::string object = file.substr(catalog + 1, end - catalog - 1);
  object += fmt::format(
      "   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", language);
  const std::size_t object_at = file.size();
  file += object;
  const std::size_t table_at = file.size();
  file += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n"
      "   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n",
      *root, object_at, *size, *root, *info, *previous, table_at);
  return file;
}

}  // namespace billspay::pdf
