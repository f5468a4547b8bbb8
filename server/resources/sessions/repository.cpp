#include "resources/sessions/repository.hpp"

#include "platform/auth/guards.hpp"
#include "resources/sessions/queries.hpp"

namespace billspay::sessions {
namespace {

using postgres::Nothing;
using postgres::Query;

struct Name {
  std::string full;
};

constexpr Query<Account()> account{sql::sessions::find_account};
constexpr Query<Nothing(SessionId, CustomerId, std::optional<postgres::IpAddress>, std::string, int,
                        int)>
    insert_session{sql::sessions::open};
constexpr Query<Nothing(Bytes, CustomerId, SessionId)> insert_token{
    sql::sessions::add_refresh_token};
constexpr Query<Nothing(CustomerId, std::string, std::optional<std::string>)> sign_in_noted{
    sql::sessions::note_sign_in};
constexpr Query<RefreshToken(Bytes)> lock_token{sql::sessions::lock_refresh_token};
constexpr Query<Nothing(Bytes)> use_token{sql::sessions::use_refresh_token};
constexpr Query<Nothing(CustomerId, SessionId, int)> touch_session{sql::sessions::touch};
constexpr Query<Nothing(CustomerId, SessionId, EndedReason)> end_session{sql::sessions::end_one};
constexpr Query<Nothing(CustomerId, std::optional<SessionId>, EndedReason)> end_sessions{
    sql::sessions::end_all};
constexpr Query<Session(CustomerId, SessionId)> live{sql::sessions::list_live};
constexpr Query<Name(CustomerId)> name{sql::sessions::full_name};

constexpr int in_seconds(std::chrono::seconds duration) {
  return static_cast<int>(duration.count());
}

}  // namespace

Task<std::optional<Account>> find_account(postgres::Database& database, const std::string& email) {
  auto found = co_await database.one(auth::customer_with_email(email), account);
  if (!found) co_return std::nullopt;  // the guard found nobody
  co_return std::move(*found);
}

Task<void> open(postgres::Transaction& transaction, SessionId id, CustomerId customer,
                const http::CallContext& context) {
  co_await transaction.run(insert_session, id, customer, context.ip(), context.user_agent,
                           in_seconds(idle_lifetime), in_seconds(absolute_lifetime));
}

Task<void> add_refresh_token(postgres::Transaction& transaction, const Bytes& hash,
                             CustomerId customer, SessionId session) {
  co_await transaction.run(insert_token, hash, customer, session);
}

Task<bool> note_sign_in(postgres::Transaction& transaction, const Account& seen,
                        const std::optional<std::string>& new_hash) {
  co_return co_await transaction.run(sign_in_noted, seen.id, seen.password_hash, new_hash) == 1;
}

Task<std::optional<RefreshToken>> lock_refresh_token(postgres::Transaction& transaction,
                                                     const Bytes& hash) {
  co_return co_await transaction.one(lock_token, hash);
}

Task<void> use_refresh_token(postgres::Transaction& transaction, const Bytes& hash) {
  co_await transaction.run(use_token, hash);
}

Task<void> touch(postgres::Transaction& transaction, CustomerId customer, SessionId session) {
  co_await transaction.run(touch_session, customer, session, in_seconds(idle_lifetime));
}

Task<bool> end_one(postgres::Transaction& transaction, CustomerId customer, SessionId session,
                   EndedReason reason) {
  co_return co_await transaction.run(end_session, customer, session, reason) == 1;
}

Task<int> end_all(postgres::Transaction& transaction, CustomerId customer,
                  std::optional<SessionId> kept, EndedReason reason) {
  co_return co_await transaction.run(end_sessions, customer, kept, reason);
}

Task<Result<std::vector<Session>>> list_live(postgres::Database& database,
                                             const auth::Customer& who) {
  co_return co_await database.all(who.guard(), live, who.id, who.session);
}

Task<std::string> full_name(postgres::Transaction& transaction, CustomerId customer) {
  auto found = co_await transaction.one(name, customer);
  co_return found ? std::move(found->full) : std::string();
}

}  // namespace billspay::sessions
