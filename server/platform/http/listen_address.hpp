// Where a listener listens, as written in the configuration: `127.0.0.1:8080`, `[::1]:8080` or
// `unix:/run/billspay/admin.sock`. Only numeric addresses: which interfaces are open to the outside
// must not depend on a name server.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace billspay::http {

struct ListenAddress {
  std::string host;        // numeric, without brackets; empty for a Unix socket
  std::uint16_t port = 0;  // 0 lets the system choose a free one
  std::string path;        // of the Unix socket, absolute

  bool operator==(const ListenAddress&) const = default;

  [[nodiscard]] bool is_unix() const noexcept { return !path.empty(); }
  [[nodiscard]] std::string to_string() const;

  // The error is a sentence for the operator: what is wrong and how to write it.
  static std::expected<ListenAddress, std::string> parse(std::string_view text);
};

}  // namespace billspay::http
