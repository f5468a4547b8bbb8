#include "resources/sessions/service.hpp"

#include "platform/auth/guards.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/core/text.hpp"
#include "platform/http/cookies.hpp"
#include "platform/mail/outbox.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/sessions/own_pages.hpp"
#include "resources/sessions/problems.hpp"
#include "resources/sessions/refusals.hpp"
#include "resources/sessions/repository.hpp"

namespace billspay::sessions {
namespace {

constexpr std::size_t refresh_token_bytes = 32;
constexpr std::chrono::seconds device_lifetime = std::chrono::days(365);
constexpr int token_seconds = static_cast<int>(auth::token_lifetime.count());

http::Cookie refresh_cookie(const http::Platform& platform) {
  return {"billspay_refresh", platform.site->https};
}
http::Cookie device_cookie(const http::Platform& platform) {
  return {"billspay_device", platform.site->https};
}

audit_events::Event session_event(std::string_view action, std::optional<CustomerId> customer,
                                  std::optional<SessionId> session) {
  return {.action = action,
          .object_kind = "session",
          .object_id = session ? std::optional(session->value) : std::nullopt,
          .customer = customer};
}

// Session, refresh token and audit row; the refresh token. problems::sign_in_failed when the
// password that was verified is not the account's any more.
Task<Result<std::string>> open_session(const http::Platform& platform, const Account& account,
                                       SessionId session,
                                       const std::optional<std::string>& new_hash,
                                       const http::CallContext& context) {
  std::string token = base64url(random_bytes(refresh_token_bytes));
  co_return co_await platform.portal->transact(
      auth::acting_for(account.id.value),
      [&](postgres::Transaction& transaction) -> Task<Result<std::string>> {
        if (!co_await note_sign_in(transaction, account, new_hash)) {
          co_return refuse(problems::sign_in_failed);
        }
        co_await open(transaction, session, account.id, context);
        const Bytes hash = sha256(token);
        co_await add_refresh_token(transaction, hash, account.id, session);
        auto event = session_event("session.signed-in", account.id, session);
        auto actor =
            audit_events::customer(account.id, account.first_name + " " + account.last_name);
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return token;
      });
}

auth::Attempt attempt_of(const http::Platform& platform, const Credentials& credentials,
                         const std::optional<Account>& account, const http::CallContext& context) {
  auth::Attempt attempt{"customer:" + ascii_lower(credentials.email), context.client_ip, {}};
  auto device = device_cookie(platform).read(*context.request);
  if (account && device && platform.devices->matches(*device, account->id.value)) {
    attempt.trusted_device = std::move(*device);
  }
  return attempt;
}

// The kept hash, made anew when the policy has risen since; nothing to change otherwise.
Task<std::optional<std::string>> renewed_hash(const http::Platform& platform,
                                              const SecretString& password, bool needed) {
  if (!needed) co_return std::nullopt;
  auto hash = co_await platform.hasher->hash(auth::Algorithm::argon2id, password);
  if (!hash) co_return std::nullopt;  // the next sign-in tries again
  co_return std::move(*hash);
}

struct Verified {
  Account account;
  std::optional<std::string> new_hash;
};

// The account that the credentials open. problems::sign_in_failed is recorded.
Task<Result<Verified>> verified_account(const http::Platform& platform,
                                        const Credentials& credentials,
                                        const http::CallContext& context) {
  auto account = co_await find_account(*platform.portal, credentials.email);
  const auto attempt = attempt_of(platform, credentials, account, context);
  std::optional<Uuid> known;
  if (account) known = account->id.value;
  if (const auto wait = platform.sign_in_throttle->try_begin(attempt)) {
    co_await note_throttled(platform, auth::Audience::customer, known, attempt, context);
    co_return refuse(Problem(billspay::problems::too_many_requests).retry_after(*wait));
  }
  std::string stored =
      account ? account->password_hash : std::string(auth::dummy_hash(auth::Algorithm::argon2id));
  const auto verdict = co_await platform.hasher->verify(credentials.password, std::move(stored));
  if (!verdict) {
    platform.sign_in_throttle->give_back(attempt);
    co_return refuse(verdict.error());
  }
  if (!account || !verdict->matches) {
    co_await record_refusal(platform, auth::Audience::customer, known, context);
    co_return refuse(problems::sign_in_failed);
  }
  platform.sign_in_throttle->give_back(attempt);
  auto new_hash = co_await renewed_hash(platform, credentials.password, verdict->needs_rehash);
  co_return Verified{std::move(*account), std::move(new_hash)};
}

}  // namespace

Task<Result<http::WithCookies<SignedIn>>> sign_in(const http::Platform& platform,
                                                  Credentials credentials,
                                                  http::CallContext context) {
  const auto session = SessionId::make();
  auto verified = co_await verified_account(platform, credentials, context);
  if (!verified) co_return refuse(std::move(verified.error()));
  auto refresh_token =
      co_await open_session(platform, verified->account, session, verified->new_hash, context);
  if (!refresh_token && refresh_token.error().kind == problems::sign_in_failed) {
    // Another device's sign-in may have renewed the hash meanwhile: the password is looked at
    // again.
    verified = co_await verified_account(platform, credentials, context);
    if (!verified) co_return refuse(std::move(verified.error()));
    refresh_token =
        co_await open_session(platform, verified->account, session, verified->new_hash, context);
  }
  if (!refresh_token) co_return refuse(std::move(refresh_token.error()));
  const Account& account = verified->account;
  SignedIn signed_in{platform.issuer->issue(auth::Audience::customer, account.id.value,
                                            account.customer_number, session.value),
                     token_seconds,
                     {account.id, account.email, account.first_name, account.last_name,
                      account.customer_number, account.kyc_status}};
  std::vector<std::string> cookies{
      refresh_cookie(platform).set(*refresh_token, absolute_lifetime),
      device_cookie(platform).set(platform.devices->issue(account.id.value), device_lifetime)};
  co_return http::WithCookies<SignedIn>{std::move(signed_in), std::move(cookies)};
}

namespace {

struct Rotation {
  std::optional<RefreshToken> token;  // nothing: not usable
  std::string next;
};

mail::Message reuse_warning(const RefreshToken& token) {
  return {"session-ended", token.email, token.full_name, "A session was ended for your safety",
          "Hello " + token.full_name +
              ",\n\nsomebody used an old key of one of your signed-in devices. We have signed that "
              "device out.\nIf this was not you, change your password.\n"};
}

Task<void> end_reused(postgres::Transaction& transaction, const http::Platform& platform,
                      const RefreshToken& token, const http::CallContext& context) {
  const bool ended =
      co_await end_one(transaction, token.customer, token.session, EndedReason::token_reused);
  auto event = session_event("session.token-reused", token.customer, token.session);
  event.outcome = audit_events::Outcome::denied;
  auto actor = audit_events::anonymous();
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
  if (ended) {
    const auto message = reuse_warning(token);
    co_await mail::enqueue(transaction, *platform.cipher, token.customer, message);
  }
}

// Commits in every case: the end of a session whose token was stolen must not be rolled back.
Task<Result<Rotation>> rotate(postgres::Transaction& transaction, const http::Platform& platform,
                              const Bytes& hash, const http::CallContext& context) {
  auto token = co_await lock_refresh_token(transaction, hash);
  if (!token) co_return Rotation{};
  if (token->used) {
    co_await end_reused(transaction, platform, *token, context);
    co_return Rotation{};
  }
  if (!token->live) co_return Rotation{};
  co_await use_refresh_token(transaction, hash);
  std::string next = base64url(random_bytes(refresh_token_bytes));
  const Bytes next_hash = sha256(next);
  co_await add_refresh_token(transaction, next_hash, token->customer, token->session);
  co_await touch(transaction, token->customer, token->session);
  co_return Rotation{std::move(token), std::move(next)};
}

}  // namespace

Task<Result<http::WithCookies<Renewed>>> refresh(const http::Platform& platform,
                                                 http::CallContext context) {
  if (!comes_from_own_pages(*context.request, platform.site->public_url)) {
    co_return refuse(problems::foreign_origin);
  }
  const auto presented = refresh_cookie(platform).read(*context.request);
  if (!presented) co_return refuse(billspay::problems::unauthenticated);
  const Bytes hash = sha256(*presented);
  auto rotation = co_await platform.portal->transact(
      auth::customer_with_refresh_token(hash),
      [&](postgres::Transaction& transaction) -> Task<Result<Rotation>> {
        return rotate(transaction, platform, hash, context);
      });
  if (!rotation) co_return refuse(std::move(rotation.error()));
  if (!rotation->token) co_return refuse(billspay::problems::unauthenticated);
  const auto& token = *rotation->token;
  Renewed renewed{platform.issuer->issue(auth::Audience::customer, token.customer.value,
                                         token.customer_number, token.session.value),
                  token_seconds};
  std::vector<std::string> cookies{refresh_cookie(platform).set(rotation->next, absolute_lifetime)};
  co_return http::WithCookies<Renewed>{std::move(renewed), std::move(cookies)};
}

Task<Result<http::WithCookies<http::NoContent>>> sign_out(const http::Platform& platform,
                                                          http::CallContext context) {
  if (!comes_from_own_pages(*context.request, platform.site->public_url)) {
    co_return refuse(problems::foreign_origin);
  }
  const http::WithCookies<http::NoContent> signed_out{{}, {refresh_cookie(platform).clear()}};
  const auto presented = refresh_cookie(platform).read(*context.request);
  if (!presented) co_return signed_out;
  const Bytes hash = sha256(*presented);
  const auto ended = co_await platform.portal->transact(
      auth::customer_with_refresh_token(hash),
      [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
        const auto token = co_await lock_refresh_token(transaction, hash);
        if (!token || !co_await end_one(transaction, token->customer, token->session,
                                        EndedReason::signed_out)) {
          co_return false;
        }
        auto event = session_event("session.signed-out", token->customer, token->session);
        auto actor = audit_events::customer(token->customer, token->full_name);
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return true;
      });
  if (!ended && ended.error().kind != billspay::problems::unauthenticated) {
    co_return refuse(ended.error());
  }
  co_return signed_out;
}

Task<Result<http::NoContent>> end_session(const http::Platform& platform, auth::Customer who,
                                          SessionId session, http::CallContext context) {
  co_return co_await platform.portal->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        if (!co_await end_one(transaction, who.id, session, EndedReason::ended_by_user)) {
          co_return refuse(billspay::problems::not_found);
        }
        auto event = session_event("session.ended", who.id, session);
        auto actor = audit_events::customer(who.id, co_await full_name(transaction, who.id));
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return http::NoContent{};
      });
}

}  // namespace billspay::sessions
