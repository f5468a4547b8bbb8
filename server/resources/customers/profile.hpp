// The profile: what customers change of their own account.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/customers/dto.hpp"

namespace billspay::customers {

// Writes the fields that were sent. An enrolment that waits for the customer (NEEDS_INFO) goes back
// to the reviewers (PENDING). problems::precondition_required, problems::stale_version,
// problems::name_was_reviewed.
Task<Result<http::Versioned<ProfileAnswer>>> change_profile(const http::Platform& platform,
                                                            auth::Customer who,
                                                            ProfileChanges changes,
                                                            http::CallContext context);

}  // namespace billspay::customers
