// Whether the address that a customer gave is theirs: a link is mailed there, which works once and
// for a day.
#pragma once

#include "platform/http/platform.hpp"
#include "resources/customers/dto.hpp"
#include "resources/customers/repository.hpp"

namespace billspay::customers {

// Mails a link, as part of something greater.
Task<void> send_verification(postgres::Transaction& transaction, const http::Platform& platform,
                             CustomerId id, Unverified holder);

// problems::link_not_valid.
Task<Result<EmailVerified>> verify_email(const http::Platform& platform,
                                         EmailVerification verification, http::CallContext context);

// Mails a new link, which takes the place of the earlier ones. Does nothing when the address is
// confirmed already or when too many were mailed lately. problems::unauthenticated.
Task<Result<http::Accepted>> resend_verification(const http::Platform& platform, auth::Customer who,
                                                 http::CallContext context);

}  // namespace billspay::customers
