// Sessions of agents and admins in the database. `audience` says whose; it must be that of the
// connection's role.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/http/call_context.hpp"
#include "platform/postgres/database.hpp"
#include "resources/sessions/sessions.hpp"
#include "resources/sessions/staff_dto.hpp"

namespace billspay::sessions {

struct StaffAccount {
  Uuid id;
  std::string username;
  std::string full_name;
  std::string password_hash;
  bool active;
  bool one_time;  // the password was made on the command line, to be replaced at its first use
  bool too_late;  // for that use
};

struct StaffRefreshToken {
  bool used;
  StaffSessionId session;
  Uuid staff;
  std::string full_name;
  bool live;
};

// Nothing when nobody has this name (in lower case).
Task<std::optional<StaffAccount>> find_staff(postgres::Database& database, auth::Audience audience,
                                             const std::string& username);

// False when the password was replaced or the person disabled since the account was read.
// `new_hash` replaces the password of a one-time account, which has to have one.
Task<bool> note_staff_sign_in(postgres::Transaction& transaction, auth::Audience audience,
                              const StaffAccount& seen, const std::optional<std::string>& new_hash);
Task<void> open_for_staff(postgres::Transaction& transaction, const auth::Staff& who,
                          const http::CallContext& context);
Task<void> add_staff_refresh_token(postgres::Transaction& transaction, const Bytes& hash,
                                   StaffSessionId session);

Task<std::optional<StaffRefreshToken>> lock_staff_refresh_token(postgres::Transaction& transaction,
                                                                auth::Audience audience,
                                                                const Bytes& hash);
Task<void> use_staff_refresh_token(postgres::Transaction& transaction, const Bytes& hash);
Task<void> touch_for_staff(postgres::Transaction& transaction, StaffSessionId session);
// Whether there was such a live session; tells its open event stream.
Task<bool> end_one_of_staff(postgres::Transaction& transaction, Uuid staff, StaffSessionId session,
                            EndedReason reason);
Task<Result<std::vector<StaffSession>>> list_live_of_staff(postgres::Database& database,
                                                           const auth::Staff& who);

}  // namespace billspay::sessions
