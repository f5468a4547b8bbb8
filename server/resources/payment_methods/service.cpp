#include "resources/payment_methods/service.hpp"

#include "platform/http/idempotency.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/payment_methods/brand.hpp"
#include "resources/payment_methods/payment_methods.hpp"
#include "resources/payment_methods/problems.hpp"

namespace billspay::payment_methods {
namespace {

using Added = http::OrReplayed<http::Created<PaymentMethod>>;
using Restored = http::OrReplayed<Found>;
using Events = std::vector<audit_events::Event>;

constexpr std::string_view account_hash_key = "payment_methods_account_hash_key";

std::string masked_routing(const std::string& number) { return "*****" + number.substr(5); }

void use_address(PaymentMethod& method, const BillingAddress& address) {
  method.billing_address_line1 = address.line1;
  method.billing_address_line2 = address.line2;
  method.billing_city = address.city;
  method.billing_state = address.state;
  method.billing_postal_code = address.postal_code;
}

void use_profile_address(PaymentMethod& method, const Wallet& wallet) {
  use_address(method, {wallet.address_line1, wallet.address_line2, wallet.city, wallet.state,
                       wallet.postal_code});
}

void drop_address(PaymentMethod& method) {
  method.billing_address_line1.reset();
  method.billing_address_line2.reset();
  method.billing_city.reset();
  method.billing_state.reset();
  method.billing_postal_code.reset();
}

PaymentMethod from_request(const NewPaymentMethod& request, const Wallet& wallet, bool first) {
  const std::string& number = request.account_number.reveal();
  PaymentMethod method{};
  method.id = PaymentMethodId::make();
  method.type = request.type;
  method.cardholder_name = request.cardholder_name;
  method.nickname = request.nickname;
  method.exp_month = request.exp_month;
  method.exp_year = request.exp_year;
  method.last4 = number.substr(number.size() - 4);
  method.account_type = request.account_type;
  method.owner_name = request.owner_name;
  if (request.type != Type::bank_account) method.brand = brand_of(number).name;
  if (request.routing_number) method.routing_number = masked_routing(*request.routing_number);
  method.provider = request.provider.value_or(method.brand.value_or("Bank"));
  if (request.billing_address) use_address(method, *request.billing_address);
  if (request.use_profile_address.value_or(false)) use_profile_address(method, wallet);
  method.is_default = first || request.is_default.value_or(false);
  return method;
}

audit_events::Event event_of(const Desk& desk, std::string_view action, PaymentMethodId id) {
  return {.action = action,
          .object_kind = "payment-method",
          .object_id = id.value,
          .customer = desk.owner};
}

audit_events::Event event_of(const Desk& desk, std::string_view action, const PaymentMethod* before,
                             const PaymentMethod* after) {
  auto event = event_of(desk, action, (after != nullptr ? after : before)->id);
  if (before != nullptr) event.before = json::encode(*before);
  if (after != nullptr) event.after = json::encode(*after);
  return event;
}

// A method that is or is not the default any more, because of what happened to another one.
void add_default_changed(Events& events, const Desk& desk, std::optional<PaymentMethodId> id,
                         bool is_default) {
  if (!id) return;
  auto event = event_of(desk, "payment-method.default-changed", *id);
  event.before = json::encode(DefaultFlag{!is_default});
  event.after = json::encode(DefaultFlag{is_default});
  events.push_back(std::move(event));
}

Problem in_the_wallet_already() {
  return Problem(problems::already_added).with_field("#/accountNumber", "is in the wallet already");
}

// What keeps a method out of a wallet, for a new one and for one that comes back.
Result<void> may_enter(const Wallet& wallet, int methods) {
  if (wallet.kyc_status != customers::KycStatus::approved) {
    return refuse(problems::kyc_not_approved);
  }
  if (methods >= methods_per_customer) return refuse(problems::wallet_full);
  return {};
}

Task<Result<Added>> add_in(postgres::Transaction& transaction, const http::Platform& platform,
                           const Desk& desk, const NewPaymentMethod& request,
                           const vault::StoredAccount& account, const http::CallContext& context) {
  auto open = co_await open_wallet(transaction, desk);
  if (!open) co_return refuse(std::move(open.error()));
  auto replayed =
      co_await http::claim_key(transaction, *platform.hashes, context, desk.key_owner());
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Added(std::move(**replayed));
  const int methods = co_await count_methods(transaction, desk.owner);
  if (auto may = may_enter(open->wallet, methods); !may) co_return refuse(std::move(may.error()));

  const PaymentMethod method = from_request(request, open->wallet, methods == 0);
  std::optional<PaymentMethodId> displaced;
  if (method.is_default) displaced = co_await clear_default(transaction, desk.owner);
  const Bytes hash = account_hash(*platform.hashes, request.routing_number.value_or(""),
                                  request.account_number.reveal());
  const auto added = co_await add(transaction, desk.owner, method, account, hash);
  if (!added && added.error().constraint == account_hash_key) {
    co_return refuse(in_the_wallet_already());
  }
  if (!added) throw std::logic_error("unexpected violation of " + added.error().constraint);
  auto kept = co_await find_in(transaction, desk.owner, method.id);
  Events events;
  events.push_back(event_of(desk, "payment-method.added", nullptr, &kept->value));
  add_default_changed(events, desk, displaced, false);
  co_await audit_events::record_all(transaction, context, std::move(open->actor),
                                    std::move(events));
  const std::string location = desk.path + "/" + method.id.to_string();
  http::Created<PaymentMethod> created{std::move(kept->value), location, kept->version};
  co_await http::keep_answer(transaction, context, desk.key_owner(), http::to_keep(created));
  co_return Added(std::move(created));
}

// The changed method, or what is wrong with the change.
Result<PaymentMethod> changed(const PaymentMethod& current, const PaymentMethodChanges& changes,
                              const Wallet& wallet) {
  json::Errors errors("#/");
  const bool bank = current.type == Type::bank_account;
  if (bank && (changes.exp_month || changes.exp_year)) {
    errors.add_field("expMonth", "is for cards only");
  }
  if (bank && changes.cardholder_name) errors.add_field("cardholderName", "is for cards only");
  if (!bank && changes.account_type) {
    errors.add_field("accountType", "is for bank accounts only");
  }
  if (!bank && changes.owner_name) errors.add_field("ownerName", "is for bank accounts only");
  PaymentMethod method = current;
  changes.provider.apply_to(method.provider);
  changes.cardholder_name.apply_to(method.cardholder_name);
  changes.nickname.apply_to(method.nickname);
  if (changes.exp_month) method.exp_month = *changes.exp_month;
  if (changes.exp_year) method.exp_year = *changes.exp_year;
  if (changes.exp_month || changes.exp_year) {
    PaymentMethodChanges both;
    both.exp_month.value = method.exp_month;
    both.exp_year.value = method.exp_year;
    if (errors.count() == 0) check(both, errors);
  }
  if (changes.account_type) method.account_type = *changes.account_type;
  if (changes.owner_name) method.owner_name = *changes.owner_name;
  if (changes.billing_address) {
    drop_address(method);
    if (*changes.billing_address) use_address(method, **changes.billing_address);
  }
  if (changes.use_profile_address.value.value_or(false)) use_profile_address(method, wallet);
  changes.is_default.apply_to(method.is_default);
  if (errors.count() > 0) return refuse(std::move(errors).problem());
  if (current.is_default && !method.is_default) return refuse(problems::default_needed);
  return method;
}

Task<Result<Found>> change_in(postgres::Transaction& transaction, const Desk& desk,
                              PaymentMethodId id, const PaymentMethodChanges& changes,
                              const http::CallContext& context) {
  auto open = co_await open_wallet(transaction, desk);
  if (!open) co_return refuse(std::move(open.error()));
  const auto current = co_await find_in(transaction, desk.owner, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  if (auto right = context.require_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  const auto method = changed(current->value, changes, open->wallet);
  if (!method) co_return refuse(method.error());
  std::optional<PaymentMethodId> displaced;
  if (method->is_default && !current->value.is_default) {
    displaced = co_await clear_default(transaction, desk.owner);
  }
  co_await save(transaction, desk.owner, *method);
  auto saved = co_await find_in(transaction, desk.owner, id);
  Events events;
  events.push_back(event_of(desk, "payment-method.changed", &current->value, &saved->value));
  add_default_changed(events, desk, displaced, false);
  co_await audit_events::record_all(transaction, context, std::move(open->actor),
                                    std::move(events));
  co_return std::move(*saved);
}

Task<Result<http::NoContent>> remove_in(postgres::Transaction& transaction, const Desk& desk,
                                        PaymentMethodId id, const http::CallContext& context) {
  auto open = co_await open_wallet(transaction, desk);
  if (!open) co_return refuse(std::move(open.error()));
  const auto current = co_await find_in(transaction, desk.owner, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  if (auto right = context.check_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  co_await remove(transaction, desk.owner, id);
  std::optional<PaymentMethodId> promoted;
  if (current->value.is_default) promoted = co_await promote_newest(transaction, desk.owner);
  Events events;
  events.push_back(event_of(desk, "payment-method.removed", &current->value, nullptr));
  add_default_changed(events, desk, promoted, true);
  co_await audit_events::record_all(transaction, context, std::move(open->actor),
                                    std::move(events));
  co_return http::NoContent{};
}

// The method, back in the wallet. Nothing when it was never out of it.
Task<Result<std::optional<Found>>> put_back_in(postgres::Transaction& transaction, const Desk& desk,
                                               const Wallet& wallet, PaymentMethodId id,
                                               const http::CallContext& context) {
  const auto removed = co_await find_removed(transaction, desk.owner, id, undo_days);
  if (!removed) co_return std::nullopt;
  if (auto right = context.check_version(removed->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  if (!removed->recently) co_return refuse(problems::undo_expired);
  const int methods = co_await count_methods(transaction, desk.owner);
  if (auto may = may_enter(wallet, methods); !may) co_return refuse(std::move(may.error()));
  const auto restored = co_await put_back(transaction, desk.owner, id, methods == 0);
  if (!restored && restored.error().constraint == account_hash_key) {
    co_return refuse(problems::already_added);
  }
  if (!restored) throw std::logic_error("unexpected violation of " + restored.error().constraint);
  co_return co_await find_in(transaction, desk.owner, id);
}

Task<Result<Restored>> restore_in(postgres::Transaction& transaction,
                                  const http::Platform& platform, const Desk& desk,
                                  PaymentMethodId id, const http::CallContext& context) {
  auto open = co_await open_wallet(transaction, desk);
  if (!open) co_return refuse(std::move(open.error()));
  auto replayed =
      co_await http::claim_key(transaction, *platform.hashes, context, desk.key_owner());
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Restored(std::move(**replayed));
  auto restored = co_await put_back_in(transaction, desk, open->wallet, id, context);
  if (!restored) co_return refuse(std::move(restored.error()));
  std::optional<Found> method = std::move(*restored);
  if (method) {
    auto event = event_of(desk, "payment-method.restored", nullptr, &method->value);
    co_await audit_events::record(transaction, context, std::move(open->actor), std::move(event));
  } else {
    method = co_await find_in(transaction, desk.owner, id);
    if (!method) co_return refuse(billspay::problems::not_found);
  }
  http::Replayed answer{200, json::encode(method->value), "", http::etag_of(method->version)};
  co_await http::keep_answer(transaction, context, desk.key_owner(), std::move(answer));
  co_return Restored(std::move(*method));
}

}  // namespace

Bytes account_hash(const vault::KeyedHash& hashes, std::string_view routing_number,
                   std::string_view account_number) {
  const SecretString account(std::string(routing_number) + "/" + std::string(account_number));
  return hashes.hash("payment_methods.account_hash", account.reveal());
}

Task<Result<Added>> add_to_wallet(const http::Platform& platform, Desk desk,
                                  NewPaymentMethod method, http::CallContext context) {
  vault::AccountToStore to_store{desk.owner, method.account_number,
                                 method.security_code.value_or(SecretString())};
  method.security_code.reset();
  const auto account = co_await platform.processor->store(std::move(to_store));
  if (!account) co_return refuse(account.error());
  co_return co_await desk.database->transact(
      desk.guard, [&](postgres::Transaction& transaction) -> Task<Result<Added>> {
        return add_in(transaction, platform, desk, method, *account, context);
      });
}

Task<Result<Found>> change(Desk desk, PaymentMethodId id, PaymentMethodChanges changes,
                           http::CallContext context) {
  co_return co_await desk.database->transact(
      desk.guard, [&](postgres::Transaction& transaction) -> Task<Result<Found>> {
        return change_in(transaction, desk, id, changes, context);
      });
}

Task<Result<http::NoContent>> remove_from_wallet(Desk desk, PaymentMethodId id,
                                                 http::CallContext context) {
  co_return co_await desk.database->transact(
      desk.guard, [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        return remove_in(transaction, desk, id, context);
      });
}

Task<Result<Restored>> restore_to_wallet(const http::Platform& platform, Desk desk,
                                         PaymentMethodId id, http::CallContext context) {
  co_return co_await desk.database->transact(
      desk.guard, [&](postgres::Transaction& transaction) -> Task<Result<Restored>> {
        return restore_in(transaction, platform, desk, id, context);
      });
}

Task<Result<PaymentMethodPage>> list_for_staff(const http::Platform& platform, auth::Staff who,
                                               CustomerId owner, http::PageRequest page,
                                               http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<PaymentMethodPage>> {
        const auto noted = co_await customers::note_view(transaction, who, owner,
                                                         "payment-methods.viewed", context);
        if (!noted) co_return refuse(noted.error());
        co_return co_await list_in(transaction, owner, page);
      });
}

Task<Result<Found>> find_for_staff(const http::Platform& platform, auth::Staff who,
                                   CustomerId owner, PaymentMethodId id,
                                   http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Found>> {
        const auto noted = co_await customers::note_view(transaction, who, owner,
                                                         "payment-method.viewed", context);
        if (!noted) co_return refuse(noted.error());
        auto found = co_await find_in(transaction, owner, id);
        if (!found) co_return refuse(billspay::problems::not_found);
        co_return std::move(*found);
      });
}

}  // namespace billspay::payment_methods
