// Requests as text and answers as text, for tests that compare answers byte for byte.
#pragma once

#include <cstdint>
#include <string>

namespace billspay::test_support {

// Without a body. `headers` are whole lines.
std::string request_text(const std::string& method, const std::string& target,
                         const std::string& host, const std::string& headers = "");

// "404\n", headers and body of the answer to a request on a connection of its own. What is new each
// time (the date, the request's id and the nonce of a page) is left out.
std::string raw_answer(std::uint16_t port, const std::string& request);

}  // namespace billspay::test_support
