#include "resources/sessions/refusals.hpp"

#include <array>

#include "platform/auth/guards.hpp"
#include "resources/audit_events/audit_events.hpp"

namespace billspay::sessions {
namespace {

constexpr auth::Rate noted_for_one{1, std::chrono::minutes(1)};
constexpr auth::Rate noted_in_all{60, std::chrono::minutes(1)};

audit_events::Event refusal(std::string_view action, auth::Audience audience,
                            const std::optional<Uuid>& account) {
  audit_events::Event event{.action = action, .object_kind = "session"};
  event.outcome = audit_events::Outcome::denied;
  if (!account) return event;
  if (audience == auth::Audience::customer) {
    event.customer = CustomerId(*account);
  } else {
    event.object_kind = name_of(audience);
    event.object_id = account;
  }
  return event;
}

Task<void> keep(const http::Platform& platform, auth::Audience audience,
                const http::CallContext& context, const audit_events::Event& event) {
  std::optional<postgres::Guard> guard;
  if (event.customer) guard = auth::acting_for(event.customer->value);
  const auto kept = co_await platform.database(audience).transact(
      std::move(guard), [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
        auto actor = audit_events::anonymous(audience);
        co_await audit_events::record(transaction, context, std::move(actor), event);
        co_return true;
      });
  if (!kept) throw std::logic_error("a refusal was not recorded");
}

// Whether this one is to be noted; takes its share of all three limits or of none.
bool takes_a_note(auth::Throttle& throttle, const auth::Attempt& attempt) {
  struct Share {
    std::string_view bucket;
    std::string key;
    auth::Rate rate;
  };
  const std::array<Share, 3> shares{
      {{"throttled-account-noted", attempt.account_key, noted_for_one},
       {"throttled-ip-noted", auth::throttle_key_for_ip(attempt.ip), noted_for_one},
       {"throttled-noted", "", noted_in_all}}};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!throttle.try_acquire(shares[i].bucket, shares[i].key, shares[i].rate)) continue;
    while (i-- > 0) throttle.refund(shares[i].bucket, shares[i].key, shares[i].rate);
    return false;
  }
  return true;
}

}  // namespace

Task<void> record_refusal(const http::Platform& platform, auth::Audience audience,
                          std::optional<Uuid> account, const http::CallContext& context,
                          std::optional<std::string> reason) {
  auto event = refusal("session.sign-in-refused", audience, account);
  event.reason = std::move(reason);
  co_await keep(platform, audience, context, event);
}

Task<void> note_throttled(const http::Platform& platform, auth::Audience audience,
                          std::optional<Uuid> account, const auth::Attempt& attempt,
                          const http::CallContext& context) {
  if (!takes_a_note(*platform.throttle, attempt)) co_return;
  const auto event = refusal("session.sign-in-throttled", audience, account);
  co_await keep(platform, audience, context, event);
}

}  // namespace billspay::sessions
