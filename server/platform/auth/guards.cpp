#include "platform/auth/guards.hpp"

#include "platform/auth/principals.hpp"
#include "platform/auth/queries.hpp"

namespace billspay::auth {
namespace {

template <class... Values>
postgres::Guard guard_of(const postgres::Statement& statement, const Values&... values) {
  postgres::Guard guard{&statement, {}};
  (guard.params.add(values), ...);
  return guard;
}

}  // namespace

postgres::Guard Customer::guard() const { return guard_of(sql::auth::enter_session, session, id); }

postgres::Guard Staff::guard() const {
  return guard_of(is_admin() ? sql::auth::enter_as_admin : sql::auth::enter_as_agent, session, id);
}

postgres::Guard customer_with_email(std::string_view email) {
  return guard_of(sql::auth::enter_by_email, email);
}
postgres::Guard customer_with_refresh_token(const Bytes& token_hash) {
  return guard_of(sql::auth::enter_by_refresh_token, token_hash);
}
postgres::Guard customer_with_one_time_token(const Bytes& token_hash) {
  return guard_of(sql::auth::enter_by_one_time_token, token_hash);
}
postgres::Guard acting_for(const Uuid& id) { return guard_of(sql::auth::act_for, id); }

}  // namespace billspay::auth
