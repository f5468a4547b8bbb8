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

std::unique_ptr<Router::Segment>& Router::Segment::child(std::string_view pattern) {
  if (!pattern.starts_with('{')) return literals[std::string(pattern)];
  return values[std::string(pattern.substr(pattern.find('}') + 1))];
}

const Router::Segment* Router::Segment::follow(std::string_view segment, PathValues& taken) const {
  if (const auto literal = literals.find(segment); literal != literals.end()) {
    return literal->second.get();
  }
  const Segment* best = nullptr;
  std::size_t ending = 0;
  for (const auto& [text, next] : values) {
    const bool fits = segment.size() > text.size() && segment.ends_with(text);
    if (!fits || (best != nullptr && text.size() <= ending)) continue;
    best = next.get();
    ending = text.size();
  }
  if (best == nullptr || taken.count >= taken.values.size()) return nullptr;
  taken.values[taken.count++] = segment.substr(0, segment.size() - ending);
  return best;
}

void Router::add(std::shared_ptr<const Endpoint> endpoint) {
  Segment* at = &root_;
  std::string_view path = endpoint->operation.path;
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    auto& next = at->child(segment);
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
    at = at->follow(segment, match.values);
    if (at == nullptr) return {};
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
