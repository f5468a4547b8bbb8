#include "resources/passwords/service.hpp"

#include <array>

#include "platform/auth/guards.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/mail/outbox.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/passwords/problems.hpp"
#include "resources/passwords/repository.hpp"
#include "resources/sessions/sessions.hpp"

namespace billspay::passwords {
namespace {

constexpr std::size_t link_token_bytes = 32;
constexpr auth::Rate changes_per_customer{5, std::chrono::minutes(15)};
constexpr auth::Rate resets_per_ip{10, std::chrono::hours(1)};
constexpr auth::Rate mails_per_customer{5, std::chrono::hours(1)};
// Longer than the work that is done only for an address we know.
constexpr std::chrono::milliseconds answer_after{60};

using Changed = http::NoContent;

std::optional<Problem> weakness(const SecretString& password, const Owner& owner,
                                std::string_view pointer) {
  const std::array<std::string_view, 3> own{owner.email, owner.first_name, owner.last_name};
  auto weak = auth::password_weakness(password.reveal(), own);
  if (!weak) return std::nullopt;
  return Problem(billspay::problems::validation_failed)
      .with_field(std::string(pointer), std::move(*weak));
}

mail::Message changed_mail(const Owner& owner) {
  return {"password-changed", owner.email, owner.full_name(), "Your password was changed",
          "Hello " + owner.first_name +
              ",\n\nthe password of your account was changed just now, and other devices were "
              "signed out.\nIf this was not you, reset your password and call us.\n"};
}

mail::Message reset_mail(const http::Platform& platform, const Owner& owner,
                         const std::string& token) {
  return {"password-reset", owner.email, owner.full_name(), "Reset your password",
          "Hello " + owner.first_name +
              ",\n\nto choose a new password, open this link within ten minutes:\n\n" +
              platform.site->public_url + "/reset-password#token=" + token +
              "\n\nIf you did not ask for it, you can ignore this message: nothing was "
              "changed.\n"};
}

Task<void> record(postgres::Transaction& transaction, const http::CallContext& context,
                  const Owner& owner, std::string_view action, bool by_owner) {
  audit_events::Event event{.action = action,
                            .object_kind = "password",
                            .object_id = owner.id.value,
                            .customer = owner.id};
  if (by_owner) event.after = R"({"password":"changed"})";
  auto actor =
      by_owner ? audit_events::customer(owner.id, owner.full_name()) : audit_events::anonymous();
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
}

// What every new password brings with it.
Task<void> settle(postgres::Transaction& transaction, const http::Platform& platform,
                  const Owner& owner, std::optional<SessionId> kept, sessions::EndedReason reason) {
  co_await sessions::end_all(transaction, owner.id, kept, reason);
  co_await void_resets(transaction, owner.id);
  const auto message = changed_mail(owner);
  co_await mail::enqueue(transaction, *platform.cipher, owner.id, message);
}

// The owner, when the current password is right.
Task<Result<Owner>> confirmed_owner(const http::Platform& platform, const auth::Customer& who,
                                    const PasswordChange& change) {
  auto rate = changes_per_customer;
  rate.burst *= platform.site->throttle_factor;
  const std::string key = who.id.to_string();
  if (const auto wait = platform.throttle->try_acquire("change-password", key, rate)) {
    co_return refuse(Problem(billspay::problems::too_many_requests).retry_after(*wait));
  }
  auto owner = co_await find_owner(*platform.portal, who.guard());
  if (!owner) co_return refuse(std::move(owner.error()));
  std::string stored = owner->password_hash;
  const auto verdict = co_await platform.hasher->verify(change.current_password, std::move(stored));
  if (!verdict) co_return refuse(verdict.error());
  if (!verdict->matches) co_return refuse(problems::current_password_wrong);
  platform.throttle->refund("change-password", key, rate);
  co_return std::move(*owner);
}

}  // namespace

Task<Result<Changed>> change(const http::Platform& platform, auth::Customer who,
                             PasswordChange change, http::CallContext context) {
  const auto owner = co_await confirmed_owner(platform, who, change);
  if (!owner) co_return refuse(owner.error());
  if (auto weak = weakness(change.new_password, *owner, "#/newPassword")) {
    co_return refuse(std::move(*weak));
  }
  const auto hash = co_await platform.hasher->hash(auth::Algorithm::argon2id, change.new_password);
  if (!hash) co_return refuse(hash.error());
  co_return co_await platform.portal->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Changed>> {
        if (!co_await replace(transaction, *owner, *hash)) {
          co_return refuse(billspay::problems::stale_version);
        }
        co_await settle(transaction, platform, *owner, who.session,
                        sessions::EndedReason::password_changed);
        co_await record(transaction, context, *owner, "password.changed", true);
        co_return Changed(http::NoContent{});
      });
}

namespace {

Task<void> send_link(const http::Platform& platform, const Owner& owner,
                     const http::CallContext& context) {
  auto rate = mails_per_customer;
  rate.burst *= platform.site->throttle_factor;
  if (platform.throttle->try_acquire("reset-mail", owner.id.to_string(), rate)) co_return;
  const std::string token = base64url(random_bytes(link_token_bytes));
  const auto sent = co_await platform.portal->transact(
      auth::acting_for(owner.id.value),
      [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
        const Bytes hash = sha256(token);
        co_await add_reset(transaction, hash, owner.id);
        const auto message = reset_mail(platform, owner, token);
        co_await mail::enqueue(transaction, *platform.cipher, owner.id, message);
        co_await record(transaction, context, owner, "password.reset-requested", false);
        co_return true;
      });
  if (!sent) throw std::logic_error("a reset link was not kept");
}

}  // namespace

Task<Result<http::Accepted>> forget(const http::Platform& platform, ForgottenPassword forgotten,
                                    http::CallContext context) {
  auto rate = resets_per_ip;
  rate.burst *= platform.site->throttle_factor;
  const auto ip = auth::throttle_key_for_ip(context.client_ip);
  if (const auto wait = platform.throttle->try_acquire("forgot-password", ip, rate)) {
    co_return refuse(Problem(billspay::problems::too_many_requests).retry_after(*wait));
  }
  const auto started = std::chrono::steady_clock::now();
  const auto owner =
      co_await find_owner(*platform.portal, auth::customer_with_email(forgotten.email));
  if (owner) co_await send_link(platform, *owner, context);
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - started);
  if (spent < answer_after) co_await platform.sleep(answer_after - spent);
  co_return http::Accepted{};
}

Task<Result<PasswordWasReset>> reset(const http::Platform& platform, PasswordReset reset,
                                     http::CallContext context) {
  const Bytes token_hash = sha256(reset.token.reveal());
  const auto owner = co_await find_reset(*platform.portal, token_hash);
  if (!owner) co_return refuse(billspay::problems::link_not_valid);
  if (auto weak = weakness(reset.password, *owner, "#/password")) {
    co_return refuse(std::move(*weak));
  }
  const auto hash = co_await platform.hasher->hash(auth::Algorithm::argon2id, reset.password);
  if (!hash) co_return refuse(hash.error());
  co_return co_await platform.portal->transact(
      auth::acting_for(owner->id.value),
      [&](postgres::Transaction& transaction) -> Task<Result<PasswordWasReset>> {
        if (!co_await use_reset(transaction, token_hash) ||
            !co_await replace(transaction, *owner, *hash)) {
          co_return refuse(billspay::problems::link_not_valid);
        }
        co_await settle(transaction, platform, *owner, std::nullopt,
                        sessions::EndedReason::password_reset);
        co_await record(transaction, context, *owner, "password.reset", true);
        co_return PasswordWasReset{true};
      });
}

}  // namespace billspay::passwords
