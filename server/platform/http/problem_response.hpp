// Problems on the wire: RFC 9457 application/problem+json, without internals (security statement
// S77).
#pragma once

#include <string>
#include <string_view>

#include "platform/core/problem.hpp"
#include "platform/http/message.hpp"

namespace billspay::http {

// The one switch from what went wrong to a status code.
int status_of(Category category) noexcept;

// Also notes the problem's slug in the request, for the log line.
Response problem_response(Request& request, const Problem& problem);
// For answers to bytes that never became a request.
Response problem_response(const Request& request, const Problem& problem);

}  // namespace billspay::http
