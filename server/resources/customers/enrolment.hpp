// Enrolment: staging a new customer for review.
#pragma once

#include "platform/http/platform.hpp"
#include "resources/customers/dto.hpp"

namespace billspay::customers {

// The customer starts as PENDING, gets a customer number and a link to confirm the address.
// problems::email_taken, problems::validation_failed (password), problems::too_many_requests,
// problems::temporarily_unavailable (hashing is saturated), problems::idempotency_key_reused.
Task<Result<http::OrReplayed<http::Created<Registered>>>> enrol(const http::Platform& platform,
                                                                NewCustomer customer,
                                                                http::CallContext context);

}  // namespace billspay::customers
