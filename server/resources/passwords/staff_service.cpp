#include "resources/passwords/staff_service.hpp"

#include <array>

#include "platform/auth/passwords.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/passwords/problems.hpp"
#include "resources/passwords/staff_repository.hpp"
#include "resources/sessions/sessions.hpp"

namespace billspay::passwords {
namespace {

constexpr auth::Rate changes_per_person{5, std::chrono::minutes(15)};

// The owner, when the current password is right.
Task<Result<StaffOwner>> confirmed_owner(const http::Platform& platform, const auth::Staff& who,
                                         const PasswordChange& change) {
  auto rate = changes_per_person;
  rate.burst *= platform.site->throttle_factor;
  const std::string key = who.id.to_string();
  if (const auto wait = platform.throttle->try_acquire("change-password", key, rate)) {
    co_return refuse(Problem(billspay::problems::too_many_requests).retry_after(*wait));
  }
  auto owner = co_await find_staff_owner(platform.database(who), who);
  if (!owner) co_return refuse(std::move(owner.error()));
  std::string stored = owner->password_hash;
  const auto verdict = co_await platform.hasher->verify(change.current_password, std::move(stored));
  if (!verdict) co_return refuse(verdict.error());
  if (!verdict->matches) co_return refuse(problems::current_password_wrong);
  platform.throttle->refund("change-password", key, rate);
  co_return std::move(*owner);
}

// Agents get bcrypt, admins Argon2id (S05).
Task<Result<std::string>> hash_of(const http::Platform& platform, const auth::Staff& who,
                                  const StaffOwner& owner, const SecretString& password) {
  const std::array<std::string_view, 2> own{owner.username, owner.full_name};
  if (auto weak = auth::password_weakness(password.reveal(), own)) {
    Problem refused(billspay::problems::validation_failed);
    co_return refuse(std::move(refused.with_field("#/newPassword", std::move(*weak))));
  }
  const auto algorithm = who.is_admin() ? auth::Algorithm::argon2id : auth::Algorithm::bcrypt;
  co_return co_await platform.hasher->hash(algorithm, password);
}

}  // namespace

Task<Result<http::NoContent>> change_for_staff(const http::Platform& platform, auth::Staff who,
                                               PasswordChange change, http::CallContext context) {
  const auto owner = co_await confirmed_owner(platform, who, change);
  if (!owner) co_return refuse(owner.error());
  const auto hash = co_await hash_of(platform, who, *owner, change.new_password);
  if (!hash) co_return refuse(hash.error());
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        if (!co_await replace_for_staff(transaction, who, *owner, *hash)) {
          co_return refuse(billspay::problems::stale_version);
        }
        co_await sessions::end_staff_sessions(transaction, who.audience, who.id,
                                              sessions::EndedReason::password_changed, who.session);
        audit_events::Event event{.action = "password.changed",
                                  .object_kind = "password",
                                  .object_id = owner->id,
                                  .after = R"({"password":"changed"})"};
        auto actor = audit_events::staff(who, owner->full_name);
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return http::NoContent{};
      });
}

}  // namespace billspay::passwords
