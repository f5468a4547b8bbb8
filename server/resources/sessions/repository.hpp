// Sessions in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/http/call_context.hpp"
#include "platform/postgres/database.hpp"
#include "resources/sessions/dto.hpp"
#include "resources/sessions/sessions.hpp"

namespace billspay::sessions {

struct Account {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  std::string customer_number;
  customers::KycStatus kyc_status;
  std::string password_hash;
};

struct RefreshToken {
  bool used;
  SessionId session;
  CustomerId customer;
  std::string customer_number;
  std::string full_name;
  std::string email;
  bool live;
};

// Nothing when nobody has this address.
Task<std::optional<Account>> find_account(postgres::Database& database, const std::string& email);

Task<void> open(postgres::Transaction& transaction, SessionId id, CustomerId customer,
                const http::CallContext& context);
Task<void> add_refresh_token(postgres::Transaction& transaction, const Bytes& hash,
                             CustomerId customer, SessionId session);
// False when the password was replaced or the customer removed since the account was read.
Task<bool> note_sign_in(postgres::Transaction& transaction, const Account& seen,
                        const std::optional<std::string>& new_hash);

Task<std::optional<RefreshToken>> lock_refresh_token(postgres::Transaction& transaction,
                                                     const Bytes& hash);
Task<void> use_refresh_token(postgres::Transaction& transaction, const Bytes& hash);
Task<void> touch(postgres::Transaction& transaction, CustomerId customer, SessionId session);
// Whether there was such a live session.
Task<bool> end_one(postgres::Transaction& transaction, CustomerId customer, SessionId session,
                   EndedReason reason);
Task<Result<std::vector<Session>>> list_live(postgres::Database& database,
                                             const auth::Customer& who);
Task<std::string> full_name(postgres::Transaction& transaction, CustomerId customer);

}  // namespace billspay::sessions
