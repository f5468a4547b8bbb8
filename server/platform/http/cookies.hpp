// Cookies that the browser gives back to us alone: HttpOnly, SameSite=Strict, and with the __Host-
// prefix (RFC 6265bis) wherever the site is served over TLS (security statement S21).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace billspay::http {

class Cookie {
 public:
  // `secure` is false only for the plain-http demo on loopback. A path other than "/" excludes the
  // __Host- prefix, so all of ours have "/".
  Cookie(std::string_view name, bool secure)
      : name_(secure ? "__Host-" + std::string(name) : std::string(name)), secure_(secure) {}

  // From the request's Cookie header; nothing when it is absent or given twice.
  [[nodiscard]] std::optional<std::string> read(const Request& request) const;
  // A Set-Cookie value.
  [[nodiscard]] std::string set(std::string_view value, std::chrono::seconds max_age) const;
  [[nodiscard]] std::string clear() const;

 private:
  std::string name_;
  bool secure_;
};

}  // namespace billspay::http
