#include "platform/http/client_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "platform/core/text.hpp"

namespace billspay::http {
namespace {

constexpr std::array<std::uint8_t, 12> v4_mapping{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::unexpected<std::string> refuse(std::string_view entry, std::string_view why) {
  return std::unexpected("The trusted proxy '" + std::string(entry) + "' " + std::string(why) +
                         " Write addresses or networks separated by commas, like 127.0.0.1, "
                         "10.0.0.0/8, ::1, or the word unix.");
}

bool bit_at(const IpAddress& address, unsigned index) noexcept {
  return ((address.bytes[index / 8] >> (7 - index % 8)) & 1U) != 0;
}

bool same_network(const IpAddress& a, const IpAddress& b, unsigned bits) noexcept {
  for (unsigned i = 0; i < bits; ++i) {
    if (bit_at(a, i) != bit_at(b, i)) return false;
  }
  return true;
}

bool has_host_bits(const IpAddress& address, unsigned prefix_bits) noexcept {
  for (unsigned i = prefix_bits; i < 128; ++i) {
    if (bit_at(address, i)) return true;
  }
  return false;
}

std::optional<unsigned> parse_prefix(std::string_view digits, unsigned largest) noexcept {
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc() || end != digits.data() + digits.size() || bits > largest) {
    return std::nullopt;
  }
  return bits;
}

// Cuts the last element off a comma list.
std::string_view take_last(std::string_view& list) noexcept {
  const std::size_t comma = list.rfind(',');
  const std::string_view last = comma == std::string_view::npos ? list : list.substr(comma + 1);
  list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
  return trim(last);
}

}  // namespace

IpAddress IpAddress::from_v4(const void* four_bytes) noexcept {
  IpAddress address;
  std::copy(v4_mapping.begin(), v4_mapping.end(), address.bytes.begin());
  std::memcpy(address.bytes.data() + v4_mapping.size(), four_bytes, 4);
  return address;
}

IpAddress IpAddress::from_v6(const void* sixteen_bytes) noexcept {
  IpAddress address;
  std::memcpy(address.bytes.data(), sixteen_bytes, address.bytes.size());
  return address;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) noexcept {
  char buffer[INET6_ADDRSTRLEN + 1] = {};
  if (text.size() >= sizeof buffer || text.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  std::copy(text.begin(), text.end(), buffer);
  std::array<std::uint8_t, 16> parsed{};
  if (::inet_pton(AF_INET, buffer, parsed.data()) == 1) return from_v4(parsed.data());
  if (::inet_pton(AF_INET6, buffer, parsed.data()) == 1) return from_v6(parsed.data());
  return std::nullopt;
}

bool IpAddress::is_v4() const noexcept {
  return std::equal(v4_mapping.begin(), v4_mapping.end(), bytes.begin());
}

std::string IpAddress::to_string() const {
  char buffer[INET6_ADDRSTRLEN] = {};
  if (is_v4()) {
    ::inet_ntop(AF_INET, bytes.data() + v4_mapping.size(), buffer, sizeof buffer);
  } else {
    ::inet_ntop(AF_INET6, bytes.data(), buffer, sizeof buffer);
  }
  return buffer;
}

std::expected<TrustedProxies, std::string> TrustedProxies::parse(std::string_view list) {
  TrustedProxies proxies;
  if (trim(list).empty()) return proxies;
  for (bool more = true; more;) {
    more = list.find(',') != std::string_view::npos;
    const std::string_view entry = take_last(list);
    if (entry == "unix") {
      proxies.unix_peers_ = true;
      continue;
    }
    const std::size_t slash = entry.find('/');
    const auto address = IpAddress::parse(entry.substr(0, slash));
    if (!address) return refuse(entry, "does not begin with a numeric IP address.");
    unsigned bits = 128;
    if (slash != std::string_view::npos) {
      const unsigned width = address->is_v4() ? 32 : 128;
      const auto prefix = parse_prefix(entry.substr(slash + 1), width);
      if (!prefix) return refuse(entry, "has a prefix length that does not fit its address.");
      bits = 128 - width + *prefix;
      if (has_host_bits(*address, bits)) return refuse(entry, "has bits set after its prefix.");
    }
    proxies.networks_.push_back({*address, bits});
  }
  return proxies;
}

bool TrustedProxies::trusts(const Peer& peer) const noexcept {
  if (!peer) return unix_peers_;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    return same_network(*peer, network.address, network.prefix_bits);
  });
}

Client find_client(const Peer& peer, bool tls, const TrustedProxies& proxies,
                   std::string_view forwarded_for, std::string_view forwarded_proto) noexcept {
  Client client{peer, tls};
  if (!proxies.trusts(peer)) return client;
  while (!forwarded_for.empty()) {
    const auto hop = IpAddress::parse(take_last(forwarded_for));
    if (!hop) break;
    client.address = hop;
    if (!proxies.trusts(hop)) break;
  }
  // Like the addresses, the proxy's own word is the last one.
  if (!forwarded_proto.empty()) client.secure = take_last(forwarded_proto) == "https";
  return client;
}

}  // namespace billspay::http
