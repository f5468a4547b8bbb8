// Where staff operations are, and that no header and no spelling of a path or host brings them
// anywhere else.
#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"
#include "tests/support/contract_routes.hpp"
#include "tests/support/raw_requests.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

constexpr auto no_id = "01900000-0000-7000-8000-000000000000";

// The same with another word for the audience, as long as it.
std::string without_audience(std::string text) {
  for (const std::string word : {"admin", "agent", "ADMIN", "AGENT", "Admin", "Agent"}) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.replace(at, word.size(), "yacht");
    }
  }
  return text;
}

// Headers that some servers believe.
Texts tricks(const std::string& host, const std::string& path) {
  return {"",
          "X-Forwarded-Host: " + host + "\r\n",
          "Forwarded: host=" + host + ";proto=https;for=127.0.0.1\r\n",
          "Origin: http://" + host + "\r\n",
          "Referer: http://" + host + path + "\r\n",
          "X-Host: " + host + "\r\nX-Forwarded-Server: " + host + "\r\n",
          "X-Original-Host: " + host + "\r\nX-HTTP-Host-Override: " + host + "\r\n",
          "X-Original-URL: " + path + "\r\nX-Rewrite-URL: " + path + "\r\n",
          "X-Forwarded-For: 127.0.0.1\r\nX-Real-IP: 127.0.0.1\r\n",
          "X-Forwarded-Prefix: " + path + "\r\nX-HTTP-Method-Override: GET\r\n"};
}

class Hosts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
    dana_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    nora_.reset();
    dana_.reset();
    root_.reset();
    server_.reset();
  }

  // Of each staff route: who may call it, and where it answers.
  struct StaffRoute {
    ContractRoute route;
    std::string listener;
    std::string bearer;  // a header
  };
  static std::vector<StaffRoute> staff_routes() {
    std::vector<StaffRoute> all;
    for (const auto audience : {auth::Audience::agent, auth::Audience::admin}) {
      const auto& who = audience == auth::Audience::agent ? dana_ : root_;
      for (auto& route : contract_routes(audience)) {
        all.push_back({std::move(route), std::string(name_of(audience)),
                       "Authorization: Bearer " + who->client.token + "\r\n"});
      }
    }
    return all;
  }
  static std::string on_public(const std::string& request) {
    return raw_answer(server_->port("public"), request);
  }
  static std::string audit_rows() { return value(*server_, "SELECT count(*) FROM audit_events"); }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
  static inline std::unique_ptr<SignedInStaff> dana_;
  static inline std::unique_ptr<SignedInStaff> root_;
};

// S31
TEST_F(Hosts, TheStaffRoutesAreAnOrdinary404OnThePublicListener) {
  const auto before = audit_rows();
  for (const auto& [route, listener, bearer] : staff_routes()) {
    const auto path = route.path_with(no_id);
    const std::string own_host = listener + ".localhost";
    for (const auto& host : Texts{"localhost", own_host, own_host + ":8081"}) {
      for (const auto& trick : tricks(own_host, path)) {
        const auto ordinary =
            on_public(request_text(route.method, "/api/no-such-thing", host, bearer + trick));
        ASSERT_TRUE(ordinary.starts_with("404\n")) << ordinary;
        EXPECT_EQ(on_public(request_text(route.method, path, host, bearer + trick)), ordinary)
            << route.method << path << host << trick;
      }
    }
    // Whatever the method: 405 would tell that there is something.
    for (const std::string method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
      EXPECT_EQ(on_public(request_text(method, path, own_host, bearer)),
                on_public(request_text(method, "/api/no-such-thing", own_host, bearer)))
          << method << path;
    }
    // With a body, too.
    const std::string body = "Content-Type: application/json\r\nContent-Length: 2\r\n";
    EXPECT_EQ(on_public(request_text("POST", path, "localhost", bearer + body) + "{}"),
              on_public(request_text("POST", "/api/none", "localhost", bearer + body) + "{}"))
        << path;
  }
  EXPECT_EQ(audit_rows(), before);
}

// S31 S41
TEST_F(Hosts, NoSpellingOfAPathReachesAStaffRouteOnThePublicListener) {
  const std::string bearer = "Authorization: Bearer " + root_->client.token + "\r\n";
  for (const std::string name : {"admin", "agent"}) {
    const std::string upper = name == "admin" ? "ADMIN" : "AGENT";
    const std::string host = name + ".localhost";
    for (const std::string& target : {"//api/" + name + "/customers",
                                      "/api//" + name + "/customers",
                                      "/api/./" + name + "/customers",
                                      "/./api/" + name + "/customers",
                                      "/api/x/../" + name + "/customers",
                                      "/api/receipts/../" + name + "/customers",
                                      "/api/%2e/" + name + "/customers",
                                      "/api/x/%2e%2e/" + name + "/customers",
                                      "/api/x/%2E%2E%2F" + name + "/customers",
                                      "/api%2f" + name + "%2fcustomers",
                                      "/api/%252e%252e/" + name,
                                      "/API/" + name + "/customers",
                                      "/api/" + upper + "/customers",
                                      "/Api/" + upper + "/Customers",
                                      "/api;v=1/" + name + ";a=b/customers;c",
                                      "/api/" + name + ";/customers",
                                      "/api\\" + name + "\\customers",
                                      "/api/x\\..\\" + name,
                                      "/api/" + name + "/customers/",
                                      "/api/" + name + "/customers%00",
                                      "/api/" + name + "%20/customers",
                                      "/api/" + name + "/customers?limit=1",
                                      "/?path=/api/" + name + "/customers",
                                      "/api/" + name + "/customers%3flimit=1",
                                      "/api/" + name + "/customers%23",
                                      "/api/%61" + name.substr(1) + "/customers",
                                      "/api/" + name + ".json",
                                      "http://" + host + "/api/" + name + "/customers",
                                      "http://" + host + ":8081/api/" + name + "/customers"}) {
      const bool absolute = target.starts_with("http://");
      const bool with_port = target.find(":8081") != std::string::npos;
      const std::string own_host = with_port ? host + ":8081" : absolute ? host : "localhost";
      for (const std::string method : {"GET", "POST", "DELETE"}) {
        const auto answer = on_public(request_text(method, target, own_host, bearer));
        // 400 where the target itself is not one, the portal's page for a mere query; always as if
        // the word meant nothing.
        if (target.starts_with("/?")) {
          EXPECT_TRUE(answer.starts_with(method == "GET" ? "200\n" : "405\n")) << target << answer;
        } else {
          EXPECT_TRUE(answer.starts_with("404\n") || answer.starts_with("400\n"))
              << target << answer;
        }
        EXPECT_EQ(answer, on_public(request_text(method, without_audience(target),
                                                 without_audience(own_host), bearer)))
            << target;
      }
    }
  }
}

// S31
TEST_F(Hosts, TheStaffListenersAnswerToTheirExactNameOnly) {
  for (const std::string listener : {"admin", "agent"}) {
    const auto port = server_->port(listener);
    const std::string right = listener + ".localhost";
    const auto status = [&](const std::string& host, const std::string& headers = "") {
      const auto code =
          raw_answer(port, request_text("GET", "/openapi.json", host, headers)).substr(0, 3);
      // Pages go by the same rule.
      EXPECT_EQ(raw_answer(port, request_text("GET", "/sign-in", host, headers)).substr(0, 3), code)
          << host << headers;
      return code;
    };
    for (const auto& host :
         Texts{right, right + ":8081", right + ":1", right + ".", right + ".:443",
               listener + ".LocalHost",
               (listener == "admin" ? "ADMIN" : "AGENT") + std::string(".LOCALHOST")}) {
      EXPECT_EQ(status(host), "200") << host;
    }
    const std::string other = listener == "admin" ? "agent.localhost" : "admin.localhost";
    for (const auto& host :
         Texts{"localhost", "localhost:8081", other, "x" + right, "x." + right, right + ".evil.com",
               right + "-evil.com", listener, ".localhost", "127.0.0.1", "127.0.0.1:8081", "[::1]",
               "[::1]:80", right + "..", "." + right, "0", "*"}) {
      for (const auto& trick : tricks(right, "/openapi.json")) {
        const auto answer = status(host, trick);
        EXPECT_TRUE(answer == "421" || answer == "400") << host << trick << answer;
      }
    }
    // No host at all, or one that could be read in two ways: refused while reading.
    for (const auto& host : Texts{"",
                                  right + ":x",
                                  right + ":",
                                  right + ":80:80",
                                  right + ":999999",
                                  right + "@evil.com",
                                  "evil.com@" + right,
                                  "user:pass@" + right,
                                  right + " x",
                                  right + ",x",
                                  right + ", " + right,
                                  right + "/",
                                  right + "/x",
                                  right + "?x",
                                  right + "#x",
                                  "http://" + right,
                                  listener + "%2elocalhost",
                                  listener + "\xe3\x80\x82localhost",
                                  listener + "\xef\xbc\x8elocalhost",
                                  listener + "\xef\xbd\xa1localhost",
                                  listener + "\xc2\xad.localhost",
                                  right + "\xe2\x80\x8b",
                                  "\xd0\xb0" + right.substr(1),
                                  right + "\x01",
                                  "\t" + right + "\tx"}) {
      const auto answer = status(host);
      EXPECT_TRUE(answer == "421" || answer == "400") << host << answer;
    }
  }
}

// S31
TEST_F(Hosts, TwoNamesInOneRequestAreNone) {
  for (const std::string listener : {"admin", "agent"}) {
    const std::string right = listener + ".localhost";
    const auto status = [&](const std::string& target, const std::string& hosts) {
      return raw_answer(server_->port(listener), "GET " + target + " HTTP/1.1\r\n" + hosts + "\r\n")
          .substr(0, 3);
    };
    EXPECT_EQ(status("/openapi.json", "Host: " + right + "\r\nHost: " + right + "\r\n"), "400");
    EXPECT_EQ(status("/openapi.json", "Host: localhost\r\nHost: " + right + "\r\n"), "400");
    EXPECT_EQ(status("/openapi.json", "Host: " + right + "\r\nhost: localhost\r\n"), "400");
    EXPECT_EQ(status("/openapi.json", "Host : " + right + "\r\n"), "400");
    EXPECT_EQ(status("/openapi.json", "Host: localhost\r\n " + right + "\r\n"), "400");
    EXPECT_EQ(status("/openapi.json", ""), "400");
    EXPECT_EQ(
        raw_answer(server_->port(listener), "GET /openapi.json HTTP/1.0\r\n\r\n").substr(0, 3),
        "421");
    // The absolute form counts as well, and must say the same.
    EXPECT_EQ(status("http://" + right + "/openapi.json", "Host: " + right + "\r\n"), "200");
    EXPECT_EQ(status("http://localhost/openapi.json", "Host: localhost\r\n"), "421");
    EXPECT_EQ(status("http://" + right + "/openapi.json", "Host: localhost\r\n"), "400");
    EXPECT_EQ(status("http://localhost/openapi.json", "Host: " + right + "\r\n"), "400");
    EXPECT_EQ(status("http://x@" + right + "/openapi.json", "Host: " + right + "\r\n"), "400");
    EXPECT_EQ(status("//" + right + "/openapi.json", "Host: " + right + "\r\n"), "404");
    EXPECT_EQ(status(right + ":443", "Host: " + right + "\r\n"), "400");
    EXPECT_EQ(status("*", "Host: " + right + "\r\n"), "400");
  }
}

// S31
TEST_F(Hosts, AForeignNameOnAStaffListenerTouchesNoRoute) {
  const auto before = audit_rows();
  for (const auto& [route, listener, bearer] : staff_routes()) {
    const auto port = server_->port(listener);
    const auto path = route.path_with(no_id);
    const std::string own_host = listener + ".localhost";
    for (const auto& trick : tricks(own_host, path)) {
      const auto misdirected =
          raw_answer(port, request_text(route.method, "/none", "localhost", bearer + trick));
      ASSERT_TRUE(misdirected.starts_with("421\n")) << misdirected;
      EXPECT_EQ(raw_answer(port, request_text(route.method, path, "localhost", bearer + trick)),
                misdirected)
          << route.method << path << trick;
    }
  }
  EXPECT_EQ(audit_rows(), before);
}

// S31
TEST_F(Hosts, CustomersRoutesAreNotOnTheStaffListenersNorOneStaffsOnTheOthers) {
  const auto expect_none = [](const ContractRoute& route, const std::string& listener,
                              const std::string& bearer) {
    const std::string host = listener + ".localhost";
    const auto port = server_->port(listener);
    EXPECT_EQ(raw_answer(port, request_text(route.method, route.path_with(no_id), host, bearer)),
              raw_answer(port, request_text(route.method, "/api/none", host, bearer)))
        << listener << route.method << route.path;
  };
  const std::string bearer = "Authorization: Bearer " + nora_->client.token + "\r\n";
  for (const auto& route : contract_routes()) {
    expect_none(route, "admin", bearer);
    expect_none(route, "agent", bearer);
  }
  for (const auto& [route, listener, staff_bearer] : staff_routes()) {
    expect_none(route, listener == "admin" ? "agent" : "admin", staff_bearer);
  }
}

}  // namespace
}  // namespace billspay::test_support
