// What may happen to a wallet. At all times exactly one of a customer's methods is the default:
// the first one becomes it, and removing it passes it on.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/payment_methods/repository.hpp"

namespace billspay::payment_methods {

inline constexpr int methods_per_customer = 20;

// problems::kyc_not_approved, problems::already_added, problems::wallet_full,
// problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<http::Created<PaymentMethod>>>> add_to_wallet(
    const http::Platform& platform, auth::Customer who, NewPaymentMethod method,
    http::CallContext context);

// Writes the fields that were sent. problems::not_found, problems::precondition_required,
// problems::stale_version, problems::default_needed, problems::validation_failed.
Task<Result<Found>> change(const http::Platform& platform, auth::Customer who, PaymentMethodId id,
                           PaymentMethodChanges changes, http::CallContext context);

// problems::not_found, problems::stale_version (when If-Match is sent).
Task<Result<http::NoContent>> remove_from_wallet(const http::Platform& platform, auth::Customer who,
                                                 PaymentMethodId id, http::CallContext context);

}  // namespace billspay::payment_methods
