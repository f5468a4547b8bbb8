// Two customers who have everything, and what one of them can do to the other: nothing.
#include <gtest/gtest.h>

#include <set>

#include "tests/support/contract_routes.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

// Somebody with a row in every table of the customer's side.
struct Owner {
  SignedInCustomer customer;
  std::string session;
  std::string method;
  std::string biller;
  std::string receipt;

  [[nodiscard]] std::vector<std::string> ids() const {
    return {session, method, biller, receipt, customer.id};
  }
};

class Isolation : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    anna_ = std::make_unique<Owner>(owner("anna@example.com"));
    ben_ = std::make_unique<Owner>(owner("ben@example.com"));
  }
  static void TearDownTestSuite() {
    anna_.reset();
    ben_.reset();
    server_.reset();
  }

  static Owner owner(const std::string& email) {
    Owner made{server_->customer(email), {}, {}, {}, {}};
    auto& client = made.customer.client;
    made.method = client.with("Idempotency-Key", "k-" + email)
                      .post("/api/payment-methods", card_body(1, R"({"nickname":"mine"})"))
                      .text("id");
    add_card(client, 2);
    made.biller = server_->add_biller(made.customer.id, "City Light");
    made.receipt = server_->add_receipt(made.customer.id, made.biller, "84.27", "2026-10-01");
    made.session = client.get("/api/auth/sessions").list("sessions")[0].at("id").as_string();
    return made;
  }

  static ApiClient& anna() { return anna_->customer.client; }

  // Everything that speaks of one request only.
  static std::string without_request_id(const ApiResponse& answer) {
    std::string body = answer.raw.body;
    const std::string id(answer.raw.header("x-request-id"));
    if (const auto at = body.find(id); at != std::string::npos) body.erase(at, id.size());
    return std::to_string(answer.status) + body;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<Owner> anna_;
  static inline std::unique_ptr<Owner> ben_;
};

// S28
TEST_F(Isolation, ForeignIdsLookLikeIdsOfNothingOnEveryRoute) {
  const auto before = checksums_of(server_->database(), ben_->customer.id);
  ASSERT_GE(before.size(), 10U);
  const std::string nothing = "01900000-0000-7000-8000-000000000000";
  int swept = 0;
  for (const auto& route : contract_routes()) {
    if (!route.names_an_object()) continue;
    for (const std::string& id : ben_->ids()) {
      for (const std::string method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}) {
        const bool writes = method == "PUT" || method == "PATCH" || method == "POST";
        const bool body = method == route.method ? route.takes_body : writes;
        const auto call = [&](const std::string& one) {
          return anna()
              .with("If-Match", "*")
              .call(method, route.path_with(one), body ? R"({"nickname":"stolen"})" : "");
        };
        const auto foreign = call(id);
        EXPECT_TRUE(foreign.status == 404 || foreign.status == 405)
            << method << route.path << foreign.status << foreign.raw.body;
        if (method == route.method) EXPECT_EQ(foreign.status, 404) << method << route.path;
        EXPECT_EQ(without_request_id(foreign), without_request_id(call(nothing)));
        ++swept;
      }
    }
  }
  EXPECT_GE(swept, 6 * 5 * 6);
  EXPECT_EQ(checksums_of(server_->database(), ben_->customer.id), before);
  EXPECT_EQ(ben_->customer.client.get(method_path(ben_->method)).text("nickname"), "mine");
  EXPECT_EQ(ben_->customer.client.get("/api/auth/profile").status, 200);
}

// S28
TEST_F(Isolation, ListsHoldNothingOfOthers) {
  for (const auto& route : contract_routes()) {
    if (route.method != "GET" || route.names_an_object() || !route.authenticated) continue;
    const auto own = anna().get(route.path);
    EXPECT_EQ(own.status, 200) << route.path;
    for (const std::string& id : ben_->ids()) {
      EXPECT_EQ(own.raw.body.find(id), std::string::npos) << route.path;
    }
    EXPECT_EQ(own.raw.body.find("ben@example.com"), std::string::npos) << route.path;
  }
  const std::string filter = "?billerId=" + ben_->biller;
  EXPECT_TRUE(anna().get("/api/receipts" + filter).list("receipts").empty());
  EXPECT_EQ(anna().get("/api/receipts/summary" + filter).text("count"), "0");
  EXPECT_EQ(anna().get("/api/receipts.csv" + filter).raw.body.find("84.27"), std::string::npos);
}

// S28
TEST_F(Isolation, WritesOfOneLeaveTheOtherAsTheyWere) {
  const auto before = checksums_of(server_->database(), ben_->customer.id);
  anna().with("Idempotency-Key", "k-ben@example.com").post("/api/payment-methods", card_body(9));
  change_method(anna(), anna_->method, R"({"isDefault":true,"nickname":"new"})");
  anna().remove(method_path(anna_->method));
  anna().with("If-Match", "*").patch("/api/auth/profile", R"({"city":"Reno"})");
  auto client = server_->public_client();
  client.post("/api/auth/login", R"({"email":"anna@example.com","password":"not-the-right-one"})");
  client.post("/api/auth/forgot-password", R"({"email":"anna@example.com"})");
  EXPECT_EQ(checksums_of(server_->database(), ben_->customer.id), before);
}

// S30
TEST_F(Isolation, BodiesCannotNameAnotherOwner) {
  const auto before = checksums_of(server_->database(), ben_->customer.id);
  for (const std::string name : {"userId", "user_id", "customerId", "id", "ownerId"}) {
    const auto refused = anna().post(
        "/api/payment-methods", card_body(11, "{\"" + name + "\":\"" + ben_->customer.id + "\"}"));
    EXPECT_EQ(refused.refused(), std::vector<std::string>{"#/" + name});
    const auto profile =
        anna()
            .with("If-Match", "*")
            .patch("/api/auth/profile", "{\"" + name + "\":\"" + ben_->customer.id + "\"}");
    EXPECT_EQ(profile.refused(), std::vector<std::string>{"#/" + name});
    EXPECT_EQ(anna().get("/api/receipts?" + name + "=" + ben_->customer.id).status, 422);
  }
  EXPECT_EQ(checksums_of(server_->database(), ben_->customer.id), before);
}

// S43
TEST_F(Isolation, ReadingChangesNothing) {
  const auto before = checksums_of(server_->database(), anna_->customer.id);
  const auto counts = row_counts_of(server_->database());
  for (const auto& route : contract_routes()) {
    for (const char* method : {"GET", "HEAD", "OPTIONS", "TRACE", "DELETE_", "BREW"}) {
      for (const auto& id : {anna_->method, anna_->session, anna_->biller, anna_->receipt}) {
        auto& client =
            anna().with("X-HTTP-Method-Override", "DELETE").with("X-HTTP-Method", "POST");
        const auto answer = client.call(method, route.path_with(id));
        const bool reads = std::string_view(method) == "GET" || std::string_view(method) == "HEAD";
        if (!reads) EXPECT_EQ(answer.status, 405) << method << route.path;
        if (!route.names_an_object()) break;
      }
    }
  }
  EXPECT_EQ(row_counts_of(server_->database()), counts);
  EXPECT_EQ(checksums_of(server_->database(), anna_->customer.id), before);
}

}  // namespace
}  // namespace billspay::test_support
