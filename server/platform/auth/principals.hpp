// Who is calling, as a verified access token says. Holding a Customer or Staff means that the token
// is genuine; whether its session still lives is checked by the guard that goes before every
// statement made on the caller's behalf, in the same round trip.
#pragma once

#include <string>

#include "platform/auth/claims.hpp"
#include "platform/core/ids.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::auth {

struct Customer {
  CustomerId id;
  SessionId session;
  std::string customer_number;

  // Runs statements as this customer while the session lives (auth.enter_session).
  [[nodiscard]] postgres::Guard guard() const;
};

// An agent or an admin: `audience` says which, and is that of the listener.
struct Staff {
  Audience audience = Audience::agent;
  Uuid id;  // of the agent or the admin
  StaffSessionId session;

  [[nodiscard]] bool is_admin() const noexcept { return audience == Audience::admin; }
  // Runs statements as this person while the session lives and the account is active. Only on a
  // connection of the audience's role.
  [[nodiscard]] postgres::Guard guard() const;
};

}  // namespace billspay::auth
