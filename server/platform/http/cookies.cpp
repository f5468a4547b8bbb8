#include "platform/http/cookies.hpp"

#include "platform/core/text.hpp"

namespace billspay::http {

std::optional<std::string> Cookie::read(const Request& request) const {
  std::optional<std::string> found;
  std::string_view rest = request.header("cookie");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view pair = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name_) continue;
    if (found) return std::nullopt;
    found = std::string(pair.substr(equals + 1));
  }
  return found;
}

std::string Cookie::set(std::string_view value, std::chrono::seconds max_age) const {
  return name_ + "=" + std::string(value) +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(max_age.count()) +
         (secure_ ? "; Secure" : "");
}

std::string Cookie::clear() const { return set("", std::chrono::seconds(0)); }

}  // namespace billspay::http
