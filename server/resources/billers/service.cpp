#include "resources/billers/service.hpp"

#include <stdexcept>

#include "platform/http/idempotency.hpp"
#include "resources/billers/billers.hpp"
#include "resources/billers/problems.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::billers {
namespace {

using Added = http::OrReplayed<http::Created<Biller>>;
using Restored = http::OrReplayed<Found>;

BillerDetails details_of(const Biller& biller) {
  return {biller.name, biller.category, biller.account_id, biller.contact_info};
}

Task<void> record(postgres::Transaction& transaction, const http::CallContext& context,
                  audit_events::Actor actor, CustomerId customer, std::string_view action,
                  const Biller* before, const Biller* after) {
  audit_events::Event event{.action = action,
                            .object_kind = "biller",
                            .object_id = (after != nullptr ? after : before)->id.value,
                            .customer = customer};
  if (before != nullptr) event.before = json::encode(details_of(*before));
  if (after != nullptr) event.after = json::encode(details_of(*after));
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
}

// Throws for a violation that is not the expected one.
void expect_duplicate(const postgres::Violation& violation) {
  if (violation.constraint == "billers_account_live_key") return;
  throw std::logic_error("unexpected violation of " + violation.constraint);
}

Problem on_the_list_already() {
  return Problem(problems::already_added)
      .with_field("#/accountId", "is on the customer's list already, with this name");
}

Task<Result<Added>> add_in(postgres::Transaction& transaction, const http::Platform& platform,
                           const auth::Staff& who, CustomerId customer, const NewBiller& biller,
                           const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, customer);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Added(std::move(**replayed));
  const auto id = BillerId::make();
  const BillerDetails details{biller.name, biller.category, biller.account_id, biller.contact_info};
  const auto added = co_await add(transaction, customer, id, details);
  if (!added) {
    expect_duplicate(added.error());
    co_return refuse(on_the_list_already());
  }
  auto kept = co_await find_in(transaction, customer, id);
  co_await record(transaction, context, std::move(assisted->actor), customer, "biller.added",
                  nullptr, &kept->value);
  const std::string location = "/api/" + std::string(name_of(who.audience)) + "/customers/" +
                               customer.to_string() + "/billers/" + id.to_string();
  http::Created<Biller> created{std::move(kept->value), location, kept->version};
  co_await http::keep_answer(transaction, context, who.id, http::to_keep(created));
  co_return Added(std::move(created));
}

Task<Result<Found>> change_in(postgres::Transaction& transaction, const auth::Staff& who,
                              CustomerId customer, BillerId id, const BillerChanges& changes,
                              const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, customer);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  const auto current = co_await find_in(transaction, customer, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  if (auto right = context.require_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  BillerDetails details = details_of(current->value);
  changes.name.apply_to(details.name);
  changes.category.apply_to(details.category);
  changes.account_id.apply_to(details.account_id);
  changes.contact_info.apply_to(details.contact_info);
  const auto saved = co_await save(transaction, customer, id, details);
  if (!saved) {
    expect_duplicate(saved.error());
    co_return refuse(on_the_list_already());
  }
  auto changed = co_await find_in(transaction, customer, id);
  co_await record(transaction, context, std::move(assisted->actor), customer, "biller.changed",
                  &current->value, &changed->value);
  co_return std::move(*changed);
}

Task<Result<http::NoContent>> remove_in(postgres::Transaction& transaction, const auth::Staff& who,
                                        CustomerId customer, BillerId id,
                                        const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, customer);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  const auto current = co_await find_in(transaction, customer, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  if (auto right = context.check_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  co_await remove(transaction, customer, id);
  co_await record(transaction, context, std::move(assisted->actor), customer, "biller.removed",
                  &current->value, nullptr);
  co_return http::NoContent{};
}

// The biller, back on the list. Nothing when it was never off it.
Task<Result<std::optional<Found>>> put_back_in(postgres::Transaction& transaction,
                                               const auth::Staff& who, CustomerId customer,
                                               BillerId id, const http::CallContext& context) {
  const auto removed = co_await find_removed(transaction, customer, id, undo_days);
  if (!removed) co_return std::nullopt;
  if (auto right = context.check_version(removed->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  if (!removed->recently && !who.is_admin()) co_return refuse(problems::undo_expired);
  const auto restored = co_await restore(transaction, customer, id);
  if (!restored) {
    expect_duplicate(restored.error());
    co_return refuse(problems::already_added);
  }
  co_return co_await find_in(transaction, customer, id);
}

Task<Result<Restored>> restore_in(postgres::Transaction& transaction,
                                  const http::Platform& platform, const auth::Staff& who,
                                  CustomerId customer, BillerId id,
                                  const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, customer);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Restored(std::move(**replayed));
  auto restored = co_await put_back_in(transaction, who, customer, id, context);
  if (!restored) co_return refuse(std::move(restored.error()));
  std::optional<Found> biller = std::move(*restored);
  if (biller) {
    co_await record(transaction, context, std::move(assisted->actor), customer, "biller.restored",
                    nullptr, &biller->value);
  } else {
    biller = co_await find_in(transaction, customer, id);
    if (!biller) co_return refuse(billspay::problems::not_found);
  }
  http::Replayed answer{200, json::encode(biller->value), "", http::etag_of(biller->version)};
  co_await http::keep_answer(transaction, context, who.id, std::move(answer));
  co_return Restored(std::move(*biller));
}

}  // namespace

Task<Result<BillerPage>> list_for_staff(const http::Platform& platform, auth::Staff who,
                                        CustomerId customer, http::PageRequest page,
                                        http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<BillerPage>> {
        const auto noted =
            co_await customers::note_view(transaction, who, customer, "billers.viewed", context);
        if (!noted) co_return refuse(noted.error());
        co_return co_await list_in(transaction, customer, page);
      });
}

Task<Result<Found>> find_for_staff(const http::Platform& platform, auth::Staff who,
                                   CustomerId customer, BillerId id, http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Found>> {
        const auto noted =
            co_await customers::note_view(transaction, who, customer, "biller.viewed", context);
        if (!noted) co_return refuse(noted.error());
        auto found = co_await find_in(transaction, customer, id);
        if (!found) co_return refuse(billspay::problems::not_found);
        co_return std::move(*found);
      });
}

Task<Result<Added>> add_for_customer(const http::Platform& platform, auth::Staff who,
                                     CustomerId customer, NewBiller biller,
                                     http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Added>> {
        return add_in(transaction, platform, who, customer, biller, context);
      });
}

Task<Result<Found>> change(const http::Platform& platform, auth::Staff who, CustomerId customer,
                           BillerId id, BillerChanges changes, http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Found>> {
        return change_in(transaction, who, customer, id, changes, context);
      });
}

Task<Result<http::NoContent>> remove_from_customer(const http::Platform& platform, auth::Staff who,
                                                   CustomerId customer, BillerId id,
                                                   http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        return remove_in(transaction, who, customer, id, context);
      });
}

Task<Result<Restored>> restore_to_customer(const http::Platform& platform, auth::Staff who,
                                           CustomerId customer, BillerId id,
                                           http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Restored>> {
        return restore_in(transaction, platform, who, customer, id, context);
      });
}

}  // namespace billspay::billers
