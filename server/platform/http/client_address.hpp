// Who is calling, for rate limits and the audit trail (security statement S32). Headers that name
// another client count only when the connection comes from a proxy that the operator has listed;
// of all such headers only X-Forwarded-For and X-Forwarded-Proto are looked at.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace billspay::http {

// An IPv4 address is kept as its IPv6 mapping, so that each client has one spelling.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const IpAddress&) const = default;

  // Without brackets, port or zone.
  static std::optional<IpAddress> parse(std::string_view text) noexcept;
  static IpAddress from_v4(const void* four_bytes) noexcept;
  static IpAddress from_v6(const void* sixteen_bytes) noexcept;
  [[nodiscard]] bool is_v4() const noexcept;
  [[nodiscard]] std::string to_string() const;  // `192.0.2.1` or RFC 5952
};

// The other end of a connection; without an address it is a Unix socket's.
using Peer = std::optional<IpAddress>;

class TrustedProxies {
 public:
  // Nobody is trusted.
  TrustedProxies() = default;
  // "127.0.0.1, 10.0.0.0/8, ::1, unix"; the word `unix` means whoever may open our Unix socket.
  // The error is a sentence for the operator.
  static std::expected<TrustedProxies, std::string> parse(std::string_view list);

  [[nodiscard]] bool trusts(const Peer& peer) const noexcept;

 private:
  struct Network {
    IpAddress address;
    unsigned prefix_bits;
  };
  std::vector<Network> networks_;
  bool unix_peers_ = false;
};

struct Client {
  Peer address;         // none when only a Unix socket's other end is known
  bool secure = false;  // the client itself speaks TLS to us or to the trusted proxy
};

// `tls` says whether this connection is; the texts are the two headers, empty when absent.
// From the right, the first address that is not a trusted proxy is the client; an element that is
// not an address ends the search at the last trusted one.
Client find_client(const Peer& peer, bool tls, const TrustedProxies& proxies,
                   std::string_view forwarded_for, std::string_view forwarded_proto) noexcept;

}  // namespace billspay::http
