// Signing in, staying signed in and signing out.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/sessions/dto.hpp"

namespace billspay::sessions {

// problems::sign_in_failed, problems::too_many_requests, problems::temporarily_unavailable.
Task<Result<http::WithCookies<SignedIn>>> sign_in(const http::Platform& platform,
                                                  Credentials credentials,
                                                  http::CallContext context);

// Exchanges the refresh cookie for a new one and an access token. A token that was used before ends
// the whole session (RFC 9700 §4.14.2). problems::unauthenticated, problems::foreign_origin.
Task<Result<http::WithCookies<Renewed>>> refresh(const http::Platform& platform,
                                                 http::CallContext context);

// Ends the session of the refresh cookie, if there is one. problems::foreign_origin.
Task<Result<http::WithCookies<http::NoContent>>> sign_out(const http::Platform& platform,
                                                          http::CallContext context);

// Ends one of one's own sessions. problems::not_found.
Task<Result<http::NoContent>> end_session(const http::Platform& platform, auth::Customer who,
                                          SessionId session, http::CallContext context);

}  // namespace billspay::sessions
