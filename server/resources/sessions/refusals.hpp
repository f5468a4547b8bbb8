// The audit trail of sign-ins that were refused (security statement S73). An account is named only
// when there is one: what was typed may be anything, even a password.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/sign_in_throttle.hpp"
#include "platform/http/call_context.hpp"
#include "platform/http/platform.hpp"

namespace billspay::sessions {

// Written for unknown accounts too, so that both take the same time.
Task<void> record_refusal(const http::Platform& platform, auth::Audience audience,
                          std::optional<Uuid> account, const http::CallContext& context,
                          std::optional<std::string> reason = std::nullopt);

// An attempt that was not even looked at. At most one a minute for each account and each address,
// and sixty for all, so that a flood does not fill the trail.
Task<void> note_throttled(const http::Platform& platform, auth::Audience audience,
                          std::optional<Uuid> account, const auth::Attempt& attempt,
                          const http::CallContext& context);

}  // namespace billspay::sessions
