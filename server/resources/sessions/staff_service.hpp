// Agents and admins signing in, staying signed in and signing out. `audience` says which, and is
// that of the listener; whether somebody of that name exists, is disabled or removed, no refusal
// tells (S06).
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/sessions/dto.hpp"
#include "resources/sessions/staff_dto.hpp"

namespace billspay::sessions {

// A password made on the command line opens once, until its time is over, and only together with
// the one that is to replace it (S01). problems::staff_sign_in_failed, problems::too_many_requests,
// problems::new_password_needed, problems::validation_failed (the new password is weak or not
// wanted), problems::temporarily_unavailable.
Task<Result<http::WithCookies<StaffSignedIn>>> sign_in_staff(const http::Platform& platform,
                                                             auth::Audience audience,
                                                             StaffCredentials credentials,
                                                             http::CallContext context);

// Exchanges the refresh cookie for a new one and an access token. A token that was used before ends
// the whole session (RFC 9700 §4.14.2). problems::unauthenticated, problems::foreign_origin.
Task<Result<http::WithCookies<Renewed>>> refresh_staff(const http::Platform& platform,
                                                       auth::Audience audience,
                                                       http::CallContext context);

// Ends the session of the refresh cookie, if there is one. problems::foreign_origin.
Task<Result<http::WithCookies<http::NoContent>>> sign_out_staff(const http::Platform& platform,
                                                                auth::Audience audience,
                                                                http::CallContext context);

// Ends one of one's own sessions. problems::not_found.
Task<Result<http::NoContent>> end_own_session(const http::Platform& platform, auth::Staff who,
                                              StaffSessionId session, http::CallContext context);

}  // namespace billspay::sessions
