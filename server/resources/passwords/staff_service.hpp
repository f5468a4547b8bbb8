// Agents and admins changing their own passwords.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/passwords/dto.hpp"

namespace billspay::passwords {

// Ends the person's other sessions. problems::current_password_wrong, problems::validation_failed
// (the new one is weak), problems::too_many_requests, problems::temporarily_unavailable,
// problems::stale_version (changed by somebody else meanwhile).
Task<Result<http::NoContent>> change_for_staff(const http::Platform& platform, auth::Staff who,
                                               PasswordChange change, http::CallContext context);

}  // namespace billspay::passwords
