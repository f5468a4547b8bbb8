#include "platform/http/router.hpp"

#include <stdexcept>

namespace billspay::http {
namespace {

// The next segment after the leading '/', removed from `path`.
std::string_view take_segment(std::string_view& path) noexcept {
  path.remove_prefix(1);
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

}  // namespace

void Router::add(std::shared_ptr<const Endpoint> endpoint) {
  Segment* at = &root_;
  std::string_view path = endpoint->operation.path;
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    auto& next = segment.starts_with('{') ? at->value : at->literals[std::string(segment)];
    if (!next) next = std::make_unique<Segment>();
    at = next.get();
  }
  if (!at->methods.emplace(endpoint->operation.method, endpoint.get()).second) {
    throw std::logic_error("two endpoints for " + std::string(endpoint->operation.path));
  }
  endpoints_.push_back(std::move(endpoint));
}

Router::Match Router::find(Method method, std::string_view path) const {
  Match match;
  const Segment* at = &root_;
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    if (const auto literal = at->literals.find(segment); literal != at->literals.end()) {
      at = literal->second.get();
    } else if (at->value && !segment.empty() && match.values.count < match.values.values.size()) {
      match.values.values[match.values.count++] = segment;
      at = at->value.get();
    } else {
      return {};
    }
  }
  const auto wanted = method == Method::head ? Method::get : method;
  if (const auto found = at->methods.find(wanted); found != at->methods.end()) {
    match.endpoint = found->second;
    return match;
  }
  for (const auto& [known, endpoint] : at->methods) {
    if (!match.allowed.empty()) match.allowed += ", ";
    match.allowed += name_of_method(known);
    if (known == Method::get) match.allowed += ", HEAD";
  }
  return match;
}

}  // namespace billspay::http
