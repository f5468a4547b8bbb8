// The whole server in the test's own process, on a migrated database of its own and on free ports,
// and a client that speaks JSON to it. Every answer is compared with the contract: an operation
// that answers with a status or a problem it does not list fails the test.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/application.hpp"
#include "tests/support/raw_http.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::test_support {

struct ApiResponse {
  int status = 0;
  boost::json::value body;  // null when there is none or it is no JSON
  test::RawResponse raw;

  // A text member of the body, by its path: text("user", "id"). Fails the test when it is absent.
  template <class... Names>
  [[nodiscard]] std::string text(Names... names) const {
    const boost::json::value* at = &body;
    ((at = member(*at, names)), ...);
    return as_text(*at);
  }
  // The slug of the problem's type, or empty.
  [[nodiscard]] std::string problem() const;
  // The pointers of refused fields.
  [[nodiscard]] std::vector<std::string> refused() const;
  // The value of a cookie that is set, or nothing.
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;
  [[nodiscard]] const boost::json::array& list(std::string_view name) const;

 private:
  static const boost::json::value* member(const boost::json::value& value, std::string_view name);
  static std::string as_text(const boost::json::value& value);
};

// One keep-alive connection, with headers that are sent each time.
class ApiClient {
 public:
  // `contract`: compare answers with the contract.
  ApiClient(std::uint16_t port, std::string host, bool contract = true)
      : port_(port), host_(std::move(host)), contract_(contract) {}

  std::string token;                              // Authorization: Bearer …
  std::string cookies;                            // Cookie: …
  std::string content_type = "application/json";  // of bodies
  bool may_fail = false;  // an answer of 500 does not fail the test: the test broke something
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  [[nodiscard]] const std::string& host() const noexcept { return host_; }
  // Sent with the next request only.
  ApiClient& with(std::string_view name, std::string_view value);

  ApiResponse get(std::string_view path) { return call("GET", path); }
  ApiResponse post(std::string_view path, std::string_view json = "{}") {
    return call("POST", path, json);
  }
  ApiResponse put(std::string_view path, std::string_view json) { return call("PUT", path, json); }
  ApiResponse patch(std::string_view path, std::string_view json) {
    return call("PATCH", path, json);
  }
  ApiResponse remove(std::string_view path) { return call("DELETE", path); }
  // Reconnects when the server has closed the connection.
  ApiResponse call(std::string_view method, std::string_view path, std::string_view json = {});

 private:
  std::uint16_t port_;
  std::string host_;
  bool contract_;
  std::string once_;
  std::unique_ptr<test::RawConnection> connection_;
};

// Somebody who is enrolled and signed in.
struct SignedInCustomer {
  std::string id;
  std::string email;
  std::string password;
  ApiClient client;
};

// An agent or an admin who is signed in.
struct SignedInStaff {
  std::string id;
  std::string username;
  std::string session;
  ApiClient client;
};

struct TestServerOptions {
  int threads = 1;
  int throttle_factor = 100'000;            // so wide that only tests of throttling meet it
  const app::Consoles* consoles = nullptr;  // null: those of consoles.hpp
};

class TestServer {
 public:
  explicit TestServer(TestServerOptions options = {});
  // On a database that was prepared before.
  TestServer(TestServerOptions options, std::unique_ptr<TestDatabase> database);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  [[nodiscard]] ApiClient public_client() const { return client("public", "localhost"); }
  [[nodiscard]] ApiClient client(std::string_view listener, std::string host) const;
  [[nodiscard]] std::uint16_t port(std::string_view listener) const;
  // As superuser.
  TestDatabase& database() { return *database_; }
  [[nodiscard]] const app::Environment& environment() const { return environment_; }

  // Registers through the API; the body can be changed by `fields`, e.g. R"("city":"Reno")".
  ApiResponse register_customer(const std::string& email, const std::string& password = passphrase);
  // Registered, approved (unless told otherwise) and signed in.
  SignedInCustomer customer(const std::string& email, bool approved = true);
  // An agent or admin with a live session, on the audience's own listener and host; made in the
  // database and signed with the server's keys, because hashing their passwords takes long. Their
  // password_hash opens with nothing.
  SignedInStaff agent(const std::string& username);
  SignedInStaff admin(const std::string& username);
  // Directly in the database; the id.
  std::string add_biller(const std::string& customer_id, const std::string& name,
                         const std::string& category = "ELECTRIC");
  std::string add_receipt(const std::string& customer_id, const std::string& biller_id,
                          const std::string& amount, const std::string& paid_on);
  // Waits for a mail of that kind to this address and returns its text.
  std::string mail_to(const std::string& email, std::string_view subject_part);
  // The token of the link in a mail.
  static std::string link_token(const std::string& mail);

  static constexpr auto passphrase = "a-quiet-harbour-in-winter-7";

 private:
  SignedInStaff staff(auth::Audience audience, const std::string& username);

  std::unique_ptr<TestDatabase> database_;
  std::filesystem::path directory_;
  app::Environment environment_;
  std::unique_ptr<app::Application> application_;
};

// The body of a registration.
std::string registration(const std::string& email, const std::string& password,
                         const std::string& first_name = "Nora",
                         const std::string& last_name = "Feld");
inline constexpr auto card =
    R"({"type":"CREDIT_CARD","accountNumber":"4242 4242 4242 4242","expMonth":12,)"
    R"("expYear":2039,"securityCode":"123","cardholderName":"Nora Feld"})";
inline constexpr auto bank_account =
    R"({"type":"BANK_ACCOUNT","accountNumber":"000123456789","routingNumber":"110000000",)"
    R"("accountType":"CHECKING","ownerName":"Nora Feld"})";

}  // namespace billspay::test_support
