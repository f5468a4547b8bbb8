// Looking at an account, and what may happen to it as a whole.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/customer_accounts/dto.hpp"

namespace billspay::customer_accounts {

// The whole account; looking leaves an audit event in the same transaction (S73). Removed customers
// are there for admins only. problems::not_found.
Task<Result<http::Versioned<CustomerAccount>>> view(const http::Platform& platform, auth::Staff who,
                                                    CustomerId id, http::CallContext context);

// Removes a customer softly and ends their sessions: the next request with an old token is refused,
// and the e-mail address is free (S64). problems::not_found, problems::stale_version.
Task<Result<http::NoContent>> remove(const http::Platform& platform, auth::Staff who, CustomerId id,
                                     RemovalRequest request, http::CallContext context);

// Brings a removed customer back; of one who is not removed nothing changes. problems::not_found,
// problems::stale_version, problems::email_taken, problems::purged,
// problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<http::Versioned<CustomerProfile>>>> restore(
    const http::Platform& platform, auth::Staff who, CustomerId id, http::CallContext context);

// problems::not_found.
Task<Result<http::NoContent>> sign_out_everywhere(const http::Platform& platform, auth::Staff who,
                                                  CustomerId id, http::CallContext context);

}  // namespace billspay::customer_accounts
