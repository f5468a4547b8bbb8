// What admins may do about an enrolment. Each look and each decision is audited; a decision names
// the version of the data that was seen, is taken once, and is told to the customer by mail.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/kyc_reviews/repository.hpp"

namespace billspay::kyc_reviews {

// problems::not_found.
Task<Result<Found>> view(const http::Platform& platform, auth::Staff who, CustomerId customer,
                         http::CallContext context);

// Shows birth date and SSN digits; the reason goes into the audit trail. The answer is kept
// nowhere, so an Idempotency-Key means nothing here. problems::not_found.
Task<Result<Identity>> reveal(const http::Platform& platform, auth::Staff who, CustomerId customer,
                              RevealRequest request, http::CallContext context);

// problems::not_found, problems::already_decided, problems::data_changed,
// problems::email_not_verified, problems::stale_version (when If-Match is sent),
// problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<Found>>> decide(const http::Platform& platform, auth::Staff who,
                                             CustomerId customer, Ruling ruling,
                                             http::CallContext context);

}  // namespace billspay::kyc_reviews
