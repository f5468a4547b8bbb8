// What may happen to a wallet. At all times exactly one of a customer's methods is the default:
// the first one becomes it, and removing it passes it on. Each function serves the owner and the
// agents who assist; the desk says who calls. A customer who is not there is problems::not_found to
// staff.
#pragma once

#include "resources/payment_methods/desk.hpp"

namespace billspay::payment_methods {

inline constexpr int methods_per_customer = 20;

// problems::kyc_not_approved, problems::already_added, problems::wallet_full,
// problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<http::Created<PaymentMethod>>>> add_to_wallet(
    const http::Platform& platform, Desk desk, NewPaymentMethod method, http::CallContext context);

// Writes the fields that were sent. problems::not_found, problems::precondition_required,
// problems::stale_version, problems::default_needed, problems::validation_failed.
Task<Result<Found>> change(Desk desk, PaymentMethodId id, PaymentMethodChanges changes,
                           http::CallContext context);

// problems::not_found, problems::stale_version (when If-Match is sent).
Task<Result<http::NoContent>> remove_from_wallet(Desk desk, PaymentMethodId id,
                                                 http::CallContext context);

// Puts a method back that was removed at most undo_days ago; it is the default only when it is
// alone. One that is in the wallet is answered as it is, so that undoing twice does no harm.
// problems::not_found, problems::undo_expired, problems::already_added, problems::wallet_full,
// problems::kyc_not_approved, problems::stale_version (when If-Match is sent),
// problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<Found>>> restore_to_wallet(const http::Platform& platform, Desk desk,
                                                        PaymentMethodId id,
                                                        http::CallContext context);

// What staff see of a wallet; each look leaves an audit event. problems::not_found.
Task<Result<PaymentMethodPage>> list_for_staff(const http::Platform& platform, auth::Staff who,
                                               CustomerId owner, http::PageRequest page,
                                               http::CallContext context);
Task<Result<Found>> find_for_staff(const http::Platform& platform, auth::Staff who,
                                   CustomerId owner, PaymentMethodId id, http::CallContext context);

}  // namespace billspay::payment_methods
