// What staff do with the billers of a customer, whom they find by (customer, biller): somebody
// else's biller is not there. All functions answer problems::not_found when the customer or the
// biller is unknown or removed.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/billers/repository.hpp"

namespace billspay::billers {

// Each look leaves an audit event (S73).
Task<Result<BillerPage>> list_for_staff(const http::Platform& platform, auth::Staff who,
                                        CustomerId customer, http::PageRequest page,
                                        http::CallContext context);
Task<Result<Found>> find_for_staff(const http::Platform& platform, auth::Staff who,
                                   CustomerId customer, BillerId id, http::CallContext context);

// problems::already_added, problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<http::Created<Biller>>>> add_for_customer(
    const http::Platform& platform, auth::Staff who, CustomerId customer, NewBiller biller,
    http::CallContext context);

// Writes the fields that were sent. problems::already_added, problems::precondition_required,
// problems::stale_version.
Task<Result<Found>> change(const http::Platform& platform, auth::Staff who, CustomerId customer,
                           BillerId id, BillerChanges changes, http::CallContext context);

// Its receipts stay. problems::stale_version (when If-Match is sent).
Task<Result<http::NoContent>> remove_from_customer(const http::Platform& platform, auth::Staff who,
                                                   CustomerId customer, BillerId id,
                                                   http::CallContext context);

// Puts a removed biller back: agents at most undo_days later, admins at any time. One that was not
// removed is answered as it is, so that undoing twice does no harm. problems::already_added when
// the same account was added meanwhile, problems::undo_expired, problems::stale_version (when
// If-Match is sent), problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<Found>>> restore_to_customer(const http::Platform& platform,
                                                          auth::Staff who, CustomerId customer,
                                                          BillerId id, http::CallContext context);

}  // namespace billspay::billers
