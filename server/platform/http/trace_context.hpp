// The trace that a request belongs to, as callers and proxies tell it by W3C Trace Context, so that
// our log lines can be found from theirs. We make no spans and send nothing on.
#pragma once

#include <string_view>

#include "platform/http/message.hpp"

namespace billspay::http {

// The 32 hexadecimal digits of a `traceparent` header's trace-id; empty when there is no header,
// more than one, or it is not exactly as W3C Trace Context §3.2 has it.
std::string_view trace_id(const Request& request) noexcept;

}  // namespace billspay::http
