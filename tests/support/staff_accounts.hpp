// Agents and admins with a password, for the tests of signing in. Where it does not matter how
// somebody came to be signed in, TestServer::agent and ::admin are faster.
#pragma once

#include <string>
#include <string_view>

#include "platform/auth/claims.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {

// The hash of TestServer::passphrase by the audience's algorithm; made once.
const std::string& staff_hash(auth::Audience audience);
// "agents", the table.
std::string staff_table(auth::Audience audience);
// "/api/agent" + path
std::string staff_path(auth::Audience audience, std::string_view path);

// Somebody called "Staff <username>" whose password is the passphrase; the id.
std::string add_staff(TestServer& server, auth::Audience audience, const std::string& username);
// On the audience's own listener and host.
ApiClient staff_client(const TestServer& server, auth::Audience audience);
// At a door where what it asks for may not be: answers are not compared with the contract.
ApiClient stray_client(const TestServer& server, std::string_view listener, std::string host);

std::string staff_credentials(std::string_view username, std::string_view password);
ApiResponse sign_in_staff(ApiClient& client, auth::Audience audience, std::string_view username,
                          std::string_view password = TestServer::passphrase);
// What the browser sends back of a response's refresh cookie.
std::string staff_refresh_cookie(auth::Audience audience, const ApiResponse& response);
// Another device of somebody who was added before, with token and cookie.
ApiClient staff_device(const TestServer& server, auth::Audience audience,
                       std::string_view username);

// What `request` answers while somebody else holds the rows that `change` alters: the request waits
// for them and finds them altered.
ApiResponse answer_while(TestServer& server, const std::string& change,
                         const std::function<ApiResponse()>& request);

}  // namespace billspay::test_support
