// Keeps a record of callers who were refused what they asked for (security statement S73).
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::app {

// An audit event in a transaction of its own, at most one a minute for each caller and operation,
// so that a loop of refused calls does not fill the trail.
Task<void> note_denial(const http::Platform& platform, const http::Denial& denial,
                       const http::CallContext& context);

}  // namespace billspay::app
