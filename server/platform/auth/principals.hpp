// Who is calling, as a verified access token says. Holding a Customer means that the token is
// genuine; whether its session still lives is checked by the guard that goes before every statement
// made on the customer's behalf, in the same round trip.
#pragma once

#include <string>

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

}  // namespace billspay::auth
