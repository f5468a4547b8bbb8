#include "resources/sessions/staff_service.hpp"

#include <array>

#include "platform/auth/passwords.hpp"
#include "platform/core/text.hpp"
#include "platform/http/cookies.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/sessions/own_pages.hpp"
#include "resources/sessions/problems.hpp"
#include "resources/sessions/refusals.hpp"
#include "resources/sessions/staff_repository.hpp"

namespace billspay::sessions {
namespace {

constexpr std::size_t refresh_token_bytes = 32;
constexpr std::chrono::seconds device_lifetime = std::chrono::days(365);
constexpr int token_seconds = static_cast<int>(auth::token_lifetime.count());

auth::Algorithm algorithm_for(auth::Audience audience) {
  return audience == auth::Audience::agent ? auth::Algorithm::bcrypt : auth::Algorithm::argon2id;
}

http::Cookie cookie_of(const http::Platform& platform, auth::Audience audience,
                       std::string_view purpose) {
  const std::string name =
      "billspay_" + std::string(name_of(audience)) + "_" + std::string(purpose);
  return {name, platform.site->https};
}
http::Cookie refresh_cookie(const http::Platform& platform, auth::Audience audience) {
  return cookie_of(platform, audience, "refresh");
}
http::Cookie device_cookie(const http::Platform& platform, auth::Audience audience) {
  return cookie_of(platform, audience, "device");
}

audit_events::Event session_event(std::string_view action, StaffSessionId session) {
  return {.action = action, .object_kind = "session", .object_id = session.value};
}

auth::Attempt attempt_of(const http::Platform& platform, auth::Audience audience,
                         const std::string& username, const std::optional<StaffAccount>& account,
                         const http::CallContext& context) {
  auth::Attempt attempt{std::string(name_of(audience)) + ":" + username, context.client_ip, {}};
  auto device = device_cookie(platform, audience).read(*context.request);
  if (account && device && platform.devices->matches(*device, account->id)) {
    attempt.trusted_device = std::move(*device);
  }
  return attempt;
}

// What is wrong with the password that is to replace a one-time one, if anything.
std::optional<std::string> fault_of(const SecretString& chosen, const StaffAccount& account,
                                    const SecretString& one_time) {
  if (chosen.reveal() == one_time.reveal()) return "Choose another one than the one-time password.";
  const std::array<std::string_view, 2> own{account.username, account.full_name};
  return auth::password_weakness(chosen.reveal(), own);
}

// The hash that the account is to have from now on, if another one.
Task<Result<std::optional<std::string>>> next_hash(const http::Platform& platform,
                                                   auth::Audience audience,
                                                   const StaffAccount& account,
                                                   const StaffCredentials& credentials,
                                                   bool needs_rehash) {
  Problem refused(billspay::problems::validation_failed);
  const auto algorithm = algorithm_for(audience);
  if (!account.one_time) {
    if (credentials.new_password) {
      co_return refuse(std::move(refused.with_field(
          "#/newPassword", "is only for a password that works once. Sign in without it.")));
    }
    if (!needs_rehash) co_return std::nullopt;
    auto hash = co_await platform.hasher->hash(algorithm, credentials.password);
    if (!hash) co_return std::nullopt;  // the next sign-in tries again
    co_return std::move(*hash);
  }
  if (!credentials.new_password) co_return refuse(problems::new_password_needed);
  if (auto fault = fault_of(*credentials.new_password, account, credentials.password)) {
    co_return refuse(std::move(refused.with_field("#/newPassword", std::move(*fault))));
  }
  auto hash = co_await platform.hasher->hash(algorithm, *credentials.new_password);
  if (!hash) co_return refuse(std::move(hash.error()));
  co_return std::move(*hash);
}

struct Verified {
  StaffAccount account;
  std::optional<std::string> new_hash;
};

// The account that the credentials open. problems::staff_sign_in_failed is recorded.
Task<Result<Verified>> verified_account(const http::Platform& platform, auth::Audience audience,
                                        const StaffCredentials& credentials,
                                        const http::CallContext& context) {
  const std::string username = ascii_lower(credentials.username);
  auto account = co_await find_staff(platform.database(audience), audience, username);
  const auto attempt = attempt_of(platform, audience, username, account, context);
  std::optional<Uuid> known;
  if (account) known = account->id;
  if (const auto wait = platform.sign_in_throttle->try_begin(attempt)) {
    co_await note_throttled(platform, audience, known, attempt, context);
    co_return refuse(Problem(billspay::problems::too_many_requests).retry_after(*wait));
  }
  std::string stored =
      account ? account->password_hash : std::string(auth::dummy_hash(algorithm_for(audience)));
  const auto verdict = co_await platform.hasher->verify(credentials.password, std::move(stored));
  if (!verdict) {
    platform.sign_in_throttle->give_back(attempt);
    co_return refuse(verdict.error());
  }
  if (!account || !verdict->matches || !account->active || account->too_late) {
    co_await record_refusal(platform, audience, known, context);
    co_return refuse(problems::staff_sign_in_failed);
  }
  platform.sign_in_throttle->give_back(attempt);
  auto new_hash =
      co_await next_hash(platform, audience, *account, credentials, verdict->needs_rehash);
  if (!new_hash) {
    if (new_hash.error().kind == problems::new_password_needed) {
      co_await record_refusal(platform, audience, known, context,
                              std::string(problems::new_password_needed.slug));
    }
    co_return refuse(std::move(new_hash.error()));
  }
  co_return Verified{std::move(*account), std::move(*new_hash)};
}

// Session, refresh token and audit rows; the refresh token. problems::staff_sign_in_failed when the
// password that was verified is not the account's any more, or the account is no longer active.
Task<Result<std::string>> open_session(const http::Platform& platform, const auth::Staff& who,
                                       const Verified& verified, const http::CallContext& context) {
  std::string token = base64url(random_bytes(refresh_token_bytes));
  co_return co_await platform.database(who).transact(
      std::nullopt, [&](postgres::Transaction& transaction) -> Task<Result<std::string>> {
        const StaffAccount& account = verified.account;
        if (!co_await note_staff_sign_in(transaction, who.audience, account, verified.new_hash)) {
          co_return refuse(problems::staff_sign_in_failed);
        }
        co_await open_for_staff(transaction, who, context);
        const Bytes hash = sha256(token);
        co_await add_staff_refresh_token(transaction, hash, who.session);
        std::vector<audit_events::Event> events;
        if (account.one_time) {
          events.push_back({.action = "password.changed",
                            .object_kind = "password",
                            .object_id = account.id,
                            .after = R"({"password":"changed"})",
                            .reason = "The one-time password was used."});
        }
        events.push_back(session_event("session.signed-in", who.session));
        auto actor = audit_events::staff(who, account.full_name);
        co_await audit_events::record_all(transaction, context, std::move(actor),
                                          std::move(events));
        co_return token;
      });
}

}  // namespace

Task<Result<http::WithCookies<StaffSignedIn>>> sign_in_staff(const http::Platform& platform,
                                                             auth::Audience audience,
                                                             StaffCredentials credentials,
                                                             http::CallContext context) {
  auth::Staff who{audience, {}, StaffSessionId::make()};
  auto verified = co_await verified_account(platform, audience, credentials, context);
  if (!verified) co_return refuse(std::move(verified.error()));
  who.id = verified->account.id;
  auto refresh_token = co_await open_session(platform, who, *verified, context);
  if (!refresh_token && refresh_token.error().kind == problems::staff_sign_in_failed) {
    // Another device's sign-in may have renewed the hash meanwhile: the password is looked at
    // again.
    verified = co_await verified_account(platform, audience, credentials, context);
    if (!verified) co_return refuse(std::move(verified.error()));
    who.id = verified->account.id;
    refresh_token = co_await open_session(platform, who, *verified, context);
  }
  if (!refresh_token) co_return refuse(std::move(refresh_token.error()));
  StaffAccount& account = verified->account;
  StaffSignedIn signed_in{platform.issuer->issue(audience, account.id, "", who.session.value),
                          token_seconds,
                          {account.id, std::move(account.username), std::move(account.full_name)}};
  std::vector<std::string> cookies{
      refresh_cookie(platform, audience).set(*refresh_token, staff_absolute_lifetime),
      device_cookie(platform, audience).set(platform.devices->issue(who.id), device_lifetime)};
  co_return http::WithCookies<StaffSignedIn>{std::move(signed_in), std::move(cookies)};
}

namespace {

struct Rotation {
  std::optional<StaffRefreshToken> token;  // nothing: not usable
  std::string next;
};

// Commits in every case: the end of a session whose token was stolen must not be rolled back.
Task<Result<Rotation>> rotate(postgres::Transaction& transaction, auth::Audience audience,
                              const Bytes& hash, const http::CallContext& context) {
  auto token = co_await lock_staff_refresh_token(transaction, audience, hash);
  if (!token) co_return Rotation{};
  if (token->used) {
    co_await end_one_of_staff(transaction, token->staff, token->session, EndedReason::token_reused);
    auto event = session_event("session.token-reused", token->session);
    event.outcome = audit_events::Outcome::denied;
    event.reason = "A refresh token of " + token->full_name + " came back after its use.";
    auto actor = audit_events::anonymous(audience);
    co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
    co_return Rotation{};
  }
  if (!token->live) co_return Rotation{};
  co_await use_staff_refresh_token(transaction, hash);
  std::string next = base64url(random_bytes(refresh_token_bytes));
  const Bytes next_token = sha256(next);
  co_await add_staff_refresh_token(transaction, next_token, token->session);
  co_await touch_for_staff(transaction, token->session);
  co_return Rotation{std::move(token), std::move(next)};
}

}  // namespace

Task<Result<http::WithCookies<Renewed>>> refresh_staff(const http::Platform& platform,
                                                       auth::Audience audience,
                                                       http::CallContext context) {
  if (!comes_from_own_pages(*context.request, own_origin(*context.request))) {
    co_return refuse(problems::foreign_origin);
  }
  const auto presented = refresh_cookie(platform, audience).read(*context.request);
  if (!presented) co_return refuse(billspay::problems::unauthenticated);
  const Bytes hash = sha256(*presented);
  auto rotation = co_await platform.database(audience).transact(
      std::nullopt, [&](postgres::Transaction& transaction) -> Task<Result<Rotation>> {
        return rotate(transaction, audience, hash, context);
      });
  if (!rotation) co_return refuse(std::move(rotation.error()));
  if (!rotation->token) co_return refuse(billspay::problems::unauthenticated);
  const auto& token = *rotation->token;
  Renewed renewed{platform.issuer->issue(audience, token.staff, "", token.session.value),
                  token_seconds};
  std::vector<std::string> cookies{
      refresh_cookie(platform, audience).set(rotation->next, staff_absolute_lifetime)};
  co_return http::WithCookies<Renewed>{std::move(renewed), std::move(cookies)};
}

Task<Result<http::WithCookies<http::NoContent>>> sign_out_staff(const http::Platform& platform,
                                                                auth::Audience audience,
                                                                http::CallContext context) {
  if (!comes_from_own_pages(*context.request, own_origin(*context.request))) {
    co_return refuse(problems::foreign_origin);
  }
  const http::WithCookies<http::NoContent> signed_out{{},
                                                      {refresh_cookie(platform, audience).clear()}};
  const auto presented = refresh_cookie(platform, audience).read(*context.request);
  if (!presented) co_return signed_out;
  const Bytes hash = sha256(*presented);
  const auto ended = co_await platform.database(audience).transact(
      std::nullopt, [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
        const auto token = co_await lock_staff_refresh_token(transaction, audience, hash);
        if (!token || !co_await end_one_of_staff(transaction, token->staff, token->session,
                                                 EndedReason::signed_out)) {
          co_return false;
        }
        const auth::Staff who{audience, token->staff, token->session};
        auto event = session_event("session.signed-out", token->session);
        auto actor = audit_events::staff(who, token->full_name);
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return true;
      });
  if (!ended) co_return refuse(ended.error());
  co_return signed_out;
}

Task<Result<http::NoContent>> end_own_session(const http::Platform& platform, auth::Staff who,
                                              StaffSessionId session, http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        if (!co_await end_one_of_staff(transaction, who.id, session, EndedReason::signed_out)) {
          co_return refuse(billspay::problems::not_found);
        }
        auto event = session_event("session.ended", session);
        auto actor = co_await audit_events::staff_actor(transaction, who);
        co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
        co_return http::NoContent{};
      });
}

}  // namespace billspay::sessions
