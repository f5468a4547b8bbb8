// Which of the forms of a file a client takes: RFC 9110 §12.5.3, Accept-Encoding.
#pragma once

#include <span>
#include <string_view>

#include "platform/http/message.hpp"

namespace billspay::http {

enum class Coding { identity, gzip, brotli };

// The token of Content-Encoding; empty for identity.
std::string_view token_of(Coding coding) noexcept;

// The one of `available` that the client likes best, the earlier one where it likes two alike.
// Identity when it likes none: RFC 9110 allows that, and refusing helps nobody. An element that is
// not well-formed counts as not there.
Coding preferred(const Request& request, std::span<const Coding> available) noexcept;

}  // namespace billspay::http
