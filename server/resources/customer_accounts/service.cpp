#include "resources/customer_accounts/service.hpp"

#include <stdexcept>

#include "platform/http/idempotency.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/customer_accounts/problems.hpp"
#include "resources/customer_accounts/repository.hpp"
#include "resources/sessions/sessions.hpp"

namespace billspay::customer_accounts {
namespace {

using postgres::Transaction;
using Viewed = http::Versioned<CustomerAccount>;
using Restored = http::OrReplayed<http::Versioned<CustomerProfile>>;

Task<void> record(Transaction& transaction, const http::CallContext& context,
                  const auth::Staff& who, CustomerId id, audit_events::Event event) {
  event.object_kind = "customer";
  event.object_id = id.value;
  event.customer = id;
  auto actor = co_await audit_events::staff_actor(transaction, who);
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
}

Task<Result<Viewed>> view_in(Transaction& transaction, const auth::Staff& who, CustomerId id,
                             const http::CallContext& context) {
  auto found = co_await find_profile(transaction, id);
  if (!found) co_return refuse(billspay::problems::not_found);
  constexpr std::string_view action = "customer.viewed";
  if (found->value.deleted_at && who.is_admin()) {
    audit_events::Event event{.action = action, .object_kind = {}};
    co_await record(transaction, context, who, id, std::move(event));
  } else {
    auto noted = co_await customers::note_view(transaction, who, id, action, context);
    if (!noted) co_return refuse(std::move(noted.error()));
  }
  auto account = co_await read_account(transaction, std::move(found->value));
  co_return Viewed{std::move(account), found->version};
}

Task<Result<http::NoContent>> remove_in(Transaction& transaction, const auth::Staff& who,
                                        CustomerId id, const RemovalRequest& request,
                                        const http::CallContext& context) {
  const auto held = co_await hold(transaction, id);
  if (!held || held->deleted_at) co_return refuse(billspay::problems::not_found);
  if (auto right = context.check_version(held->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  const Timestamp removed_at = co_await remove(transaction, id);
  co_await sessions::end_all(transaction, id, std::nullopt, sessions::EndedReason::ended_by_admin);
  audit_events::Event event{.action = "customer.removed",
                            .object_kind = {},
                            .before = json::encode(Standing{std::nullopt}),
                            .after = json::encode(Standing{removed_at}),
                            .reason = request.reason};
  co_await record(transaction, context, who, id, std::move(event));
  co_return http::NoContent{};
}

// Whether anything changed.
Task<Result<bool>> bring_back(Transaction& transaction, CustomerId id, const Held& held) {
  if (held.purged) co_return refuse(problems::purged);
  if (!held.deleted_at) co_return false;
  const auto done = co_await restore(transaction, id);
  if (!done && done.error().constraint == "users_email_live_key") {
    co_return refuse(problems::email_taken);
  }
  if (!done) throw std::logic_error("unexpected violation of " + done.error().constraint);
  co_return true;
}

Task<Result<Restored>> restore_in(Transaction& transaction, const http::Platform& platform,
                                  const auth::Staff& who, CustomerId id,
                                  const http::CallContext& context) {
  const auto held = co_await hold(transaction, id);
  if (!held) co_return refuse(billspay::problems::not_found);
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Restored(std::move(**replayed));
  if (auto right = context.check_version(held->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  const auto changed = co_await bring_back(transaction, id, *held);
  if (!changed) co_return refuse(changed.error());
  if (*changed) {
    audit_events::Event event{.action = "customer.restored",
                              .object_kind = {},
                              .before = json::encode(Standing{held->deleted_at}),
                              .after = json::encode(Standing{std::nullopt})};
    co_await record(transaction, context, who, id, std::move(event));
  }
  auto profile = co_await find_profile(transaction, id);
  if (!profile) throw std::logic_error("an account that was held is gone");
  http::Replayed kept{200, json::encode(profile->value), "", http::etag_of(profile->version)};
  co_await http::keep_answer(transaction, context, who.id, std::move(kept));
  co_return Restored(std::move(*profile));
}

Task<Result<http::NoContent>> sign_out_in(Transaction& transaction, const auth::Staff& who,
                                          CustomerId id, const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, id);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  const int ended = co_await sessions::end_all(transaction, id, std::nullopt,
                                               sessions::EndedReason::ended_by_admin);
  audit_events::Event event{.action = "customer.signed-out",
                            .object_kind = "customer",
                            .object_id = id.value,
                            .customer = id,
                            .after = json::encode(EndedSessions{ended})};
  co_await audit_events::record(transaction, context, std::move(assisted->actor), std::move(event));
  co_return http::NoContent{};
}

}  // namespace

Task<Result<Viewed>> view(const http::Platform& platform, auth::Staff who, CustomerId id,
                          http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Viewed>> {
        return view_in(transaction, who, id, context);
      });
}

Task<Result<http::NoContent>> remove(const http::Platform& platform, auth::Staff who, CustomerId id,
                                     RemovalRequest request, http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<http::NoContent>> {
        return remove_in(transaction, who, id, request, context);
      });
}

Task<Result<Restored>> restore(const http::Platform& platform, auth::Staff who, CustomerId id,
                               http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Restored>> {
        return restore_in(transaction, platform, who, id, context);
      });
}

Task<Result<http::NoContent>> sign_out_everywhere(const http::Platform& platform, auth::Staff who,
                                                  CustomerId id, http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<http::NoContent>> {
        return sign_out_in(transaction, who, id, context);
      });
}

}  // namespace billspay::customer_accounts
