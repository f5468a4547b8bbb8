#include "platform/http/listen_address.hpp"

#include <arpa/inet.h>
#include <sys/un.h>

#include <charconv>
#include <optional>

namespace billspay::http {
namespace {

constexpr std::string_view unix_prefix = "unix:";

std::unexpected<std::string> refuse(std::string_view text, std::string_view why) {
  return std::unexpected("The listen address '" + std::string(text) + "' " + std::string(why) +
                         " Write it like 127.0.0.1:8080, [::1]:8080 or unix:/run/name.sock.");
}

std::optional<std::uint16_t> parse_port(std::string_view digits) noexcept {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return port;
}

bool is_address(int family, const std::string& host) noexcept {
  in6_addr parsed{};
  return ::inet_pton(family, host.c_str(), &parsed) == 1;
}

std::expected<ListenAddress, std::string> parse_unix(std::string_view text) {
  const std::string_view path = text.substr(unix_prefix.size());
  if (!path.starts_with('/')) return refuse(text, "needs an absolute path after 'unix:'.");
  if (path.size() >= sizeof(sockaddr_un::sun_path)) {
    return refuse(text, "has a path longer than 107 bytes, which a Unix socket cannot have.");
  }
  if (path.find('\0') != std::string_view::npos) return refuse(text, "contains a NUL byte.");
  ListenAddress address;
  address.path = path;
  return address;
}

}  // namespace

std::expected<ListenAddress, std::string> ListenAddress::parse(std::string_view text) {
  if (text.starts_with(unix_prefix)) return parse_unix(text);
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return refuse(text, "has no port.");
  std::string_view host = text.substr(0, colon);
  const bool bracketed = host.size() >= 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (!bracketed && host.find(':') != std::string_view::npos) {
    return refuse(text, "is an IPv6 address without brackets or without a port.");
  }
  ListenAddress address;
  address.host = host;
  if (!is_address(bracketed ? AF_INET6 : AF_INET, address.host)) {
    return refuse(text, "does not begin with a numeric IP address.");
  }
  const auto port = parse_port(text.substr(colon + 1));
  if (!port) return refuse(text, "needs a port between 0 and 65535 after the last colon.");
  address.port = *port;
  return address;
}

std::string ListenAddress::to_string() const {
  if (is_unix()) return std::string(unix_prefix) + path;
  const bool v6 = host.find(':') != std::string::npos;
  return (v6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

}  // namespace billspay::http
