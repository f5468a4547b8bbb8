#include "resources/payment_methods/desk.hpp"

namespace billspay::payment_methods {

Desk desk_of(const http::Platform& platform, const auth::Customer& who) {
  return {who.id, std::nullopt, platform.portal, who.guard(), "/api/payment-methods"};
}

Desk desk_of(const http::Platform& platform, const auth::Staff& who, CustomerId owner) {
  return {owner, who, &platform.database(who), who.guard(),
          "/api/" + std::string(name_of(who.audience)) + "/customers/" + owner.to_string() +
              "/payment-methods"};
}

Task<Result<OpenWallet>> open_wallet(postgres::Transaction& transaction, const Desk& desk) {
  std::optional<audit_events::Actor> assistant;
  if (desk.staff) {
    auto assisted = co_await customers::assist(transaction, *desk.staff, desk.owner);
    if (!assisted) co_return refuse(std::move(assisted.error()));
    assistant = std::move(assisted->actor);
  }
  auto wallet = co_await lock_wallet(transaction, desk.owner);
  if (!wallet) co_return refuse(billspay::problems::unauthenticated);
  auto actor = assistant ? std::move(*assistant)
                         : audit_events::customer(desk.owner, wallet->owner_full_name);
  co_return OpenWallet{std::move(*wallet), std::move(actor)};
}

}  // namespace billspay::payment_methods
