#include "platform/http/host_policy.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/core/text.hpp"

namespace billspay::http {
namespace {

// The name of `name[:port]` or `[v6][:port]`; empty when it is not of that form.
std::string_view without_port(std::string_view host) noexcept {
  const std::size_t start = host.starts_with('[') ? host.find(']') : 0;
  if (start == std::string_view::npos) return {};
  const std::size_t colon = host.find(':', start);
  if (colon == std::string_view::npos) return host;
  const std::string_view port = host.substr(colon + 1);
  const bool digits = std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || port.empty() || port.size() > 5) return {};
  return host.substr(0, colon);
}

}  // namespace

HostPolicy::HostPolicy(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {
  if (allowed_.empty()) throw std::invalid_argument("a list of allowed hosts must not be empty");
  for (auto& host : allowed_) host = ascii_lower(host);
}

bool HostPolicy::allows(std::string_view host_header) const {
  if (allowed_.empty()) return true;
  std::string name = ascii_lower(without_port(host_header));
  if (name.ends_with('.')) name.pop_back();
  return !name.empty() && std::ranges::find(allowed_, name) != allowed_.end();
}

}  // namespace billspay::http
