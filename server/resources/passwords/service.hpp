// Changing, forgetting and resetting a password.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/passwords/dto.hpp"

namespace billspay::passwords {

// Ends the other sessions and tells the customer by mail. problems::current_password_wrong,
// problems::validation_failed (the new one is weak), problems::too_many_requests,
// problems::temporarily_unavailable, problems::stale_version (changed by somebody else meanwhile).
Task<Result<http::NoContent>> change(const http::Platform& platform, auth::Customer who,
                                     PasswordChange change, http::CallContext context);

// Mails a link that works once, for ten minutes, if somebody has this address. The answer and its
// time are the same in any case (S11). problems::too_many_requests by address of the caller.
Task<Result<http::Accepted>> forget(const http::Platform& platform, ForgottenPassword forgotten,
                                    http::CallContext context);

// Ends all sessions and tells the customer by mail; signs nobody in. problems::link_not_valid,
// problems::validation_failed (the new one is weak), problems::temporarily_unavailable.
Task<Result<PasswordWasReset>> reset(const http::Platform& platform, PasswordReset reset,
                                     http::CallContext context);

}  // namespace billspay::passwords
