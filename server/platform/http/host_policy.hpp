// Which Host names a restricted listener answers to. The header is chosen by the client, so this is
// a filter; the boundary is the listener and the token's audience.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace billspay::http {

class HostPolicy {
 public:
  // Any host: for the public listener.
  HostPolicy() = default;
  // Names without port; at least one, or std::invalid_argument.
  explicit HostPolicy(std::vector<std::string> allowed);

  // Lower-cased, one trailing dot stripped, port split off, exact match.
  [[nodiscard]] bool allows(std::string_view host_header) const;

 private:
  std::vector<std::string> allowed_;
};

}  // namespace billspay::http
