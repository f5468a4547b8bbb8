#include "platform/http/call_context.hpp"

#include <algorithm>

#include "platform/core/text.hpp"
#include "platform/http/answers.hpp"

namespace billspay::http {
namespace {

constexpr std::size_t user_agent_length = 200;
constexpr std::size_t idempotency_key_length = 128;

bool visible(char c) noexcept { return c > 0x20 && c < 0x7f; }

bool names_version(std::string_view if_match, std::string_view etag) {
  while (!if_match.empty()) {
    const std::size_t end = std::min(if_match.find(','), if_match.size());
    const std::string_view candidate = trim(if_match.substr(0, end));
    if (candidate == "*" || candidate == etag) return true;
    if_match.remove_prefix(std::min(end + 1, if_match.size()));
  }
  return false;
}

}  // namespace

Result<CallContext> CallContext::of(const Request& request) {
  CallContext context;
  context.request = &request;
  context.request_id = request.request_id;
  context.client_ip = request.client_ip;
  for (const char c : request.header("user-agent").substr(0, user_agent_length)) {
    context.user_agent.push_back(visible(c) || c == ' ' ? c : '?');
  }
  if (const auto if_match = request.header("if-match"); !if_match.empty()) {
    context.if_match = std::string(if_match);
  }
  const auto key = request.header("idempotency-key");
  if (!key.empty() && request.method == Method::post) {
    if (key.size() > idempotency_key_length || !std::ranges::all_of(key, visible)) {
      return refuse(problems::malformed_request,
                    "Idempotency-Key must be 1 to 128 visible ASCII characters without blanks.");
    }
    context.idempotency_key = std::string(key);
    context.idempotency_material = std::string(request.path) + "\n" + std::string(request.body);
  }
  return context;
}

Result<void> CallContext::check_version(int version) const {
  if (if_match && !names_version(*if_match, etag_of(version))) {
    return refuse(problems::stale_version);
  }
  return {};
}

Result<void> CallContext::require_version(int version) const {
  if (!if_match) return refuse(problems::precondition_required);
  return check_version(version);
}

}  // namespace billspay::http
