// Steps that the tests of accounts, sessions and passwords share.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/application.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {

// A JSON text with one member set to a JSON value, or without it.
std::string with_member(const std::string& json, std::string_view name, std::string_view value);
std::string without_member(const std::string& json, std::string_view name);
// A JSON string.
std::string json_text(std::string_view text);

std::string credentials(const std::string& email, std::string_view password);
ApiResponse sign_in(ApiClient& client, const std::string& email,
                    std::string_view password = TestServer::passphrase);
// Another device of the same customer.
ApiClient another_device(const TestServer& server, const SignedInCustomer& customer);
// What the browser sends back of a response's refresh cookie.
std::string refresh_cookie(const ApiResponse& response);

// The first column of the first row; empty when it is NULL or there is none.
std::string value(TestServer& server, const std::string& sql,
                  const std::vector<postgres::BlockingConnection::Value>& params = {});
// As it happens when staff remove a customer.
void remove_customer(TestServer& server, const std::string& id);
// Every row of every table, as text; binary columns in hexadecimal.
std::string whole_database(TestServer& server);
// Whether `text` stands there, as it is or in hexadecimal.
bool holds(const std::string& everything, std::string_view text);

// The mails to this address with that in their text, oldest first; waits until there are `count`.
std::vector<std::string> mails_to(const TestServer& server, const std::string& email,
                                  std::string_view subject_part, std::size_t count);

// Runs `work(i)` for 0 <= i < count, all at once; what each returned.
std::vector<ApiResponse> at_once(int count, const std::function<ApiResponse(int)>& work);
long with_status(const std::vector<ApiResponse>& responses, int status);

// Another server process's worth of the same installation: the same database and keys, with some
// settings changed.
class SecondServer {
 public:
  SecondServer(const TestServer& server,
               const std::vector<std::pair<std::string, std::string>>& settings);
  [[nodiscard]] ApiClient public_client() const;
  [[nodiscard]] ApiClient client(std::string_view listener, std::string host) const;

 private:
  std::unique_ptr<app::Application> application_;
};

}  // namespace billspay::test_support
