// At whose desk a wallet is changed: its owner's, or that of an agent who assists the owner. Where
// the two differ stands here, so that the rules of a wallet are written once for both.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/customers/customers.hpp"
#include "resources/payment_methods/repository.hpp"

namespace billspay::payment_methods {

struct Desk {
  CustomerId owner;
  std::optional<auth::Staff> staff;  // nobody: the owner sits here
  postgres::Database* database;      // under the role of whoever sits here
  postgres::Guard guard;
  std::string path;  // of the wallet, for Location

  // Whose Idempotency-Keys are used here.
  [[nodiscard]] Uuid key_owner() const noexcept { return staff ? staff->id : owner.value; }
};

Desk desk_of(const http::Platform& platform, const auth::Customer& who);
Desk desk_of(const http::Platform& platform, const auth::Staff& who, CustomerId owner);

struct OpenWallet {
  Wallet wallet;
  audit_events::Actor actor;
};

// Holds the wallet until the end of the transaction; for staff it also notes who assisted.
// problems::unauthenticated to an owner who was removed, problems::not_found to staff.
Task<Result<OpenWallet>> open_wallet(postgres::Transaction& transaction, const Desk& desk);

}  // namespace billspay::payment_methods
