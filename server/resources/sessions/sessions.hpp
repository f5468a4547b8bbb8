// Sessions: signing in and out, the refresh token that keeps a device signed in, and the list of
// one's own devices.
#pragma once

#include <chrono>

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::sessions {

// Enforced by the server across rotations (security statement S23).
inline constexpr std::chrono::seconds idle_lifetime = std::chrono::days(7);
inline constexpr std::chrono::seconds absolute_lifetime = std::chrono::days(30);
// Of agents and admins: a shift, and a long break in it.
inline constexpr std::chrono::seconds staff_idle_lifetime = std::chrono::hours(2);
inline constexpr std::chrono::seconds staff_absolute_lifetime = std::chrono::hours(12);

enum class EndedReason {
  signed_out,
  ended_by_user,
  password_changed,
  password_reset,
  token_reused,
  ended_by_admin
};

// Ends the customer's sessions but `kept`; how many there were. Also on a connection of the admins.
Task<int> end_all(postgres::Transaction& transaction, CustomerId customer,
                  std::optional<SessionId> kept, EndedReason reason);
// The same for an agent or an admin, and tells their open event streams. On a connection of the
// person's own audience, or of the admins. Disable or remove the person first, in the same
// transaction: a sign-in under way waits for that row, so that no session slips through. The
// reasons are signed_out, password_changed, token_reused and ended_by_admin.
Task<int> end_staff_sessions(postgres::Transaction& transaction, auth::Audience audience,
                             Uuid staff, EndedReason reason,
                             std::optional<StaffSessionId> kept = std::nullopt);

void customer_routes(http::Routes& routes, const http::Platform& platform);
void agent_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::sessions

namespace billspay {
template <>
inline constexpr auto names<sessions::EndedReason> = std::array{
    Name<sessions::EndedReason>{sessions::EndedReason::signed_out, "SIGNED_OUT"},
    Name<sessions::EndedReason>{sessions::EndedReason::ended_by_user, "ENDED_BY_USER"},
    Name<sessions::EndedReason>{sessions::EndedReason::password_changed, "PASSWORD_CHANGED"},
    Name<sessions::EndedReason>{sessions::EndedReason::password_reset, "PASSWORD_RESET"},
    Name<sessions::EndedReason>{sessions::EndedReason::token_reused, "TOKEN_REUSED"},
    Name<sessions::EndedReason>{sessions::EndedReason::ended_by_admin, "ENDED_BY_ADMIN"}};
}  // namespace billspay
