#include "resources/payment_methods/service.hpp"

#include "platform/http/idempotency.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/payment_methods/brand.hpp"
#include "resources/payment_methods/payment_methods.hpp"
#include "resources/payment_methods/problems.hpp"

namespace billspay::payment_methods {
namespace {

using Added = http::OrReplayed<http::Created<PaymentMethod>>;

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

Task<void> record(postgres::Transaction& transaction, const http::CallContext& context,
                  CustomerId owner, const Wallet& wallet, std::string_view action,
                  const PaymentMethod* before, const PaymentMethod* after) {
  audit_events::Event event{.action = action,
                            .object_kind = "payment-method",
                            .object_id = (after != nullptr ? after : before)->id.value,
                            .customer = owner};
  if (before != nullptr) event.before = json::encode(*before);
  if (after != nullptr) event.after = json::encode(*after);
  auto actor = audit_events::customer(owner, wallet.owner_full_name);
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
}

Task<Result<Added>> add_in(postgres::Transaction& transaction, const http::Platform& platform,
                           const auth::Customer& who, const NewPaymentMethod& request,
                           const vault::StoredAccount& account, const http::CallContext& context) {
  const auto wallet = co_await lock_wallet(transaction, who.id);
  if (!wallet) co_return refuse(billspay::problems::unauthenticated);
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id.value);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Added(std::move(**replayed));
  if (wallet->kyc_status != customers::KycStatus::approved) {
    co_return refuse(problems::kyc_not_approved);
  }
  const int methods = co_await count_methods(transaction, who.id);
  if (methods >= methods_per_customer) co_return refuse(problems::wallet_full);

  const PaymentMethod method = from_request(request, *wallet, methods == 0);
  if (method.is_default) co_await clear_default(transaction, who.id);
  const Bytes hash = account_hash(*platform.hashes, request.routing_number.value_or(""),
                                  request.account_number.reveal());
  const auto added = co_await add(transaction, who.id, method, account, hash);
  if (!added && added.error().constraint == "payment_methods_account_hash_key") {
    co_return refuse(Problem(problems::already_added)
                         .with_field("#/accountNumber", "is in your wallet already"));
  }
  if (!added) throw std::logic_error("unexpected violation of " + added.error().constraint);
  auto kept = co_await find_in(transaction, who.id, method.id);
  co_await record(transaction, context, who.id, *wallet, "payment-method.added", nullptr,
                  &kept->value);
  const std::string location = "/api/payment-methods/" + method.id.to_string();
  http::Created<PaymentMethod> created{std::move(kept->value), location, kept->version};
  co_await http::keep_answer(transaction, context, who.id.value, http::to_keep(created));
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

Task<Result<Found>> change_in(postgres::Transaction& transaction, const auth::Customer& who,
                              PaymentMethodId id, const PaymentMethodChanges& changes,
                              const http::CallContext& context) {
  const auto wallet = co_await lock_wallet(transaction, who.id);
  if (!wallet) co_return refuse(billspay::problems::unauthenticated);
  const auto current = co_await find_in(transaction, who.id, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  if (auto right = context.require_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  const auto method = changed(current->value, changes, *wallet);
  if (!method) co_return refuse(method.error());
  if (method->is_default && !current->value.is_default) {
    co_await clear_default(transaction, who.id);
  }
  co_await save(transaction, who.id, *method);
  auto saved = co_await find_in(transaction, who.id, id);
  co_await record(transaction, context, who.id, *wallet, "payment-method.changed", &current->value,
                  &saved->value);
  co_return std::move(*saved);
}

Task<Result<http::NoContent>> remove_in(postgres::Transaction& transaction,
                                        const auth::Customer& who, PaymentMethodId id,
                                        const http::CallContext& context) {
  const auto wallet = co_await lock_wallet(transaction, who.id);
  if (!wallet) co_return refuse(billspay::problems::unauthenticated);
  const auto current = co_await find_in(transaction, who.id, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  if (auto right = context.check_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  co_await remove(transaction, who.id, id);
  if (current->value.is_default) co_await promote_newest(transaction, who.id);
  co_await record(transaction, context, who.id, *wallet, "payment-method.removed", &current->value,
                  nullptr);
  co_return http::NoContent{};
}

}  // namespace

Bytes account_hash(const vault::KeyedHash& hashes, std::string_view routing_number,
                   std::string_view account_number) {
  const SecretString account(std::string(routing_number) + "/" + std::string(account_number));
  return hashes.hash("payment_methods.account_hash", account.reveal());
}

Task<Result<Added>> add_to_wallet(const http::Platform& platform, auth::Customer who,
                                  NewPaymentMethod method, http::CallContext context) {
  vault::AccountToStore to_store{who.id, method.account_number,
                                 method.security_code.value_or(SecretString())};
  method.security_code.reset();
  const auto account = co_await platform.processor->store(std::move(to_store));
  if (!account) co_return refuse(account.error());
  co_return co_await platform.portal->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Added>> {
        return add_in(transaction, platform, who, method, *account, context);
      });
}

Task<Result<Found>> change(const http::Platform& platform, auth::Customer who, PaymentMethodId id,
                           PaymentMethodChanges changes, http::CallContext context) {
  co_return co_await platform.portal->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Found>> {
        return change_in(transaction, who, id, changes, context);
      });
}

Task<Result<http::NoContent>> remove_from_wallet(const http::Platform& platform, auth::Customer who,
                                                 PaymentMethodId id, http::CallContext context) {
  co_return co_await platform.portal->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        return remove_in(transaction, who, id, context);
      });
}

}  // namespace billspay::payment_methods
