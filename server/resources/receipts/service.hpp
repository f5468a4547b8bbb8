// What agents and admins may do to a customer's receipts: post, void, replace a voided one. The
// amount of a receipt is never edited, so that what was shown once stays explainable.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/receipts/repository.hpp"

namespace billspay::receipts {

// Every look is audited (S73). problems::not_found.
Task<Result<ReceiptPage>> view_list(const http::Platform& platform, auth::Staff who,
                                    CustomerId customer, ListRequest request,
                                    http::CallContext context);
// As a page to keep. problems::not_found, problems::temporarily_unavailable.
Task<Result<http::PdfFile>> print_one(const http::Platform& platform, auth::Staff who,
                                      CustomerId customer, ReceiptId id, http::CallContext context);
// problems::not_found.
Task<Result<Found>> view_one(const http::Platform& platform, auth::Staff who, CustomerId customer,
                             ReceiptId id, http::CallContext context);

// problems::not_found, problems::validation_failed (billerId, replacesId),
// problems::already_posted, problems::looks_duplicate, problems::not_voided,
// problems::already_replaced, problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<http::Created<Receipt>>>> post(const http::Platform& platform,
                                                            auth::Staff who, CustomerId customer,
                                                            NewReceipt receipt,
                                                            http::CallContext context);

// problems::not_found, problems::already_voided, problems::stale_version (when If-Match is sent),
// problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<Found>>> void_receipt(const http::Platform& platform, auth::Staff who,
                                                   CustomerId customer, ReceiptId id,
                                                   Voiding voiding, http::CallContext context);

}  // namespace billspay::receipts
