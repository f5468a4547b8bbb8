#include "resources/sessions/staff_repository.hpp"

#include "resources/sessions/queries.hpp"

namespace billspay::sessions {
namespace {

using postgres::Nothing;
using postgres::Query;
using OptionalId = std::optional<Uuid>;

constexpr Query<StaffAccount(std::string)> agent{sql::sessions::find_agent};
constexpr Query<StaffAccount(std::string)> admin{sql::sessions::find_admin};
constexpr Query<Nothing(Uuid, std::string, std::optional<std::string>)> agent_sign_in_noted{
    sql::sessions::note_agent_sign_in};
constexpr Query<Nothing(Uuid, std::string, std::optional<std::string>)> admin_sign_in_noted{
    sql::sessions::note_admin_sign_in};
constexpr Query<Nothing(Uuid, std::string, std::optional<std::string>)> one_time_used{
    sql::sessions::use_one_time_password};
constexpr Query<Nothing(StaffSessionId, OptionalId, OptionalId, std::optional<postgres::IpAddress>,
                        std::string, int, int)>
    insert_session{sql::sessions::open_for_staff};
constexpr Query<Nothing(Bytes, StaffSessionId)> insert_token{
    sql::sessions::add_staff_refresh_token};
constexpr Query<StaffRefreshToken(Bytes)> lock_agents_token{
    sql::sessions::lock_agent_refresh_token};
constexpr Query<StaffRefreshToken(Bytes)> lock_admins_token{
    sql::sessions::lock_admin_refresh_token};
constexpr Query<Nothing(Bytes)> use_token{sql::sessions::use_staff_refresh_token};
constexpr Query<Nothing(StaffSessionId, int)> touch_session{sql::sessions::touch_for_staff};
constexpr Query<Nothing(Uuid, StaffSessionId, EndedReason)> end_session{
    sql::sessions::end_one_of_staff};
constexpr Query<Nothing(Uuid, std::optional<StaffSessionId>, EndedReason)> end_agents_sessions{
    sql::sessions::end_all_of_agent};
constexpr Query<Nothing(Uuid, std::optional<StaffSessionId>, EndedReason)> end_admins_sessions{
    sql::sessions::end_all_of_admin};
constexpr Query<StaffSession(Uuid, StaffSessionId)> live_of_agent{
    sql::sessions::list_live_of_agent};
constexpr Query<StaffSession(Uuid, StaffSessionId)> live_of_admin{
    sql::sessions::list_live_of_admin};

constexpr bool is_admin(auth::Audience audience) { return audience == auth::Audience::admin; }

constexpr int in_seconds(std::chrono::seconds duration) {
  return static_cast<int>(duration.count());
}

}  // namespace

Task<std::optional<StaffAccount>> find_staff(postgres::Database& database, auth::Audience audience,
                                             const std::string& username) {
  auto found = co_await database.one(std::nullopt, is_admin(audience) ? admin : agent, username);
  if (!found) throw std::logic_error("a read without a guard was refused");
  co_return std::move(*found);
}

Task<bool> note_staff_sign_in(postgres::Transaction& transaction, auth::Audience audience,
                              const StaffAccount& seen,
                              const std::optional<std::string>& new_hash) {
  if (seen.one_time && !new_hash) throw std::logic_error("a one-time password was not replaced");
  const auto& noted = seen.one_time        ? one_time_used
                      : is_admin(audience) ? admin_sign_in_noted
                                           : agent_sign_in_noted;
  co_return co_await transaction.run(noted, seen.id, seen.password_hash, new_hash) == 1;
}

Task<void> open_for_staff(postgres::Transaction& transaction, const auth::Staff& who,
                          const http::CallContext& context) {
  const OptionalId agent_id = who.is_admin() ? std::nullopt : OptionalId(who.id);
  const OptionalId admin_id = who.is_admin() ? OptionalId(who.id) : std::nullopt;
  co_await transaction.run(insert_session, who.session, agent_id, admin_id, context.ip(),
                           context.user_agent, in_seconds(staff_idle_lifetime),
                           in_seconds(staff_absolute_lifetime));
}

Task<void> add_staff_refresh_token(postgres::Transaction& transaction, const Bytes& hash,
                                   StaffSessionId session) {
  co_await transaction.run(insert_token, hash, session);
}

Task<std::optional<StaffRefreshToken>> lock_staff_refresh_token(postgres::Transaction& transaction,
                                                                auth::Audience audience,
                                                                const Bytes& hash) {
  co_return co_await transaction.one(is_admin(audience) ? lock_admins_token : lock_agents_token,
                                     hash);
}

Task<void> use_staff_refresh_token(postgres::Transaction& transaction, const Bytes& hash) {
  co_await transaction.run(use_token, hash);
}

Task<void> touch_for_staff(postgres::Transaction& transaction, StaffSessionId session) {
  co_await transaction.run(touch_session, session, in_seconds(staff_idle_lifetime));
}

Task<bool> end_one_of_staff(postgres::Transaction& transaction, Uuid staff, StaffSessionId session,
                            EndedReason reason) {
  const bool ended = co_await transaction.run(end_session, staff, session, reason) == 1;
  if (ended) transaction.announce(staff.to_string());
  co_return ended;
}

Task<int> end_staff_sessions(postgres::Transaction& transaction, auth::Audience audience,
                             Uuid staff, EndedReason reason, std::optional<StaffSessionId> kept) {
  const int ended = co_await transaction.run(
      is_admin(audience) ? end_admins_sessions : end_agents_sessions, staff, kept, reason);
  if (ended > 0) transaction.announce(staff.to_string());
  co_return ended;
}

Task<Result<std::vector<StaffSession>>> list_live_of_staff(postgres::Database& database,
                                                           const auth::Staff& who) {
  co_return co_await database.all(who.guard(), who.is_admin() ? live_of_admin : live_of_agent,
                                  who.id, who.session);
}

}  // namespace billspay::sessions
