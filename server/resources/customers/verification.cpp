#include "resources/customers/verification.hpp"

#include "platform/auth/guards.hpp"
#include "platform/mail/outbox.hpp"
#include "resources/audit_events/audit_events.hpp"

namespace billspay::customers {
namespace {

constexpr std::size_t link_token_bytes = 32;
constexpr auth::Rate mails_per_customer{5, std::chrono::hours(1)};

mail::Message verification_mail(const http::Platform& platform, const Unverified& holder,
                                const std::string& token) {
  return {"verify-email", holder.email, holder.full_name(), "Confirm your e-mail address",
          "Hello " + holder.first_name +
              ",\n\nplease confirm that this is your e-mail address within a day:\n\n" +
              platform.site->public_url + "/verify-email#token=" + token +
              "\n\nIf you did not sign up, you can ignore this message.\n"};
}

audit_events::Event event_of(CustomerId id, std::string_view action) {
  return {.action = action, .object_kind = "customer", .object_id = id.value, .customer = id};
}

}  // namespace

Task<void> send_verification(postgres::Transaction& transaction, const http::Platform& platform,
                             CustomerId id, Unverified holder) {
  const std::string token = base64url(random_bytes(link_token_bytes));
  co_await add_verification(transaction, sha256(token), id);
  const auto message = verification_mail(platform, holder, token);
  co_await mail::enqueue(transaction, *platform.cipher, id, message);
}

Task<Result<EmailVerified>> verify_email(const http::Platform& platform,
                                         EmailVerification verification,
                                         http::CallContext context) {
  const Bytes hash = sha256(verification.token.reveal());
  auto guard = auth::customer_with_one_time_token(hash);
  auto verified = co_await platform.portal->transact(
      std::move(guard), [&](postgres::Transaction& transaction) -> Task<Result<EmailVerified>> {
        const auto id = co_await use_verification(transaction, hash);
        if (!id) co_return refuse(billspay::problems::link_not_valid);
        auto name = co_await mark_verified(transaction, *id);
        if (!name) co_return refuse(billspay::problems::link_not_valid);
        auto event = event_of(*id, "customer.email-verified");
        auto actor = audit_events::customer(*id, std::move(*name));
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return EmailVerified{true};
      });
  if (!verified && verified.error().kind == billspay::problems::unauthenticated) {
    co_return refuse(billspay::problems::link_not_valid);
  }
  co_return verified;
}

Task<Result<http::Accepted>> resend_verification(const http::Platform& platform, auth::Customer who,
                                                 http::CallContext context) {
  auto rate = mails_per_customer;
  rate.burst *= platform.site->throttle_factor;
  co_return co_await platform.portal->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::Accepted>> {
        auto holder = co_await lock_unverified(transaction, who.id);
        if (!holder) co_return http::Accepted();
        if (platform.throttle->try_acquire("verification-mail", who.id.to_string(), rate)) {
          co_return http::Accepted();
        }
        co_await void_verifications(transaction, who.id);
        auto actor = audit_events::customer(who.id, holder->full_name());
        co_await send_verification(transaction, platform, who.id, std::move(*holder));
        auto event = event_of(who.id, "customer.verification-resent");
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return http::Accepted();
      });
}

}  // namespace billspay::customers
