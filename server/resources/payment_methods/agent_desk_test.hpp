// Agents at work on the wallets of customers: the steps that these tests share.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/support/accounts.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {

class AgentDesk : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static std::string numbered(const std::string& name) {
    static int count = 0;
    return name + std::to_string(++count);
  }
  static SignedInCustomer somebody(bool approved = true) {
    return server_->customer(numbered("wallet") + "@example.com", approved);
  }
  static SignedInStaff worker() { return server_->agent(numbered("agent")); }
  // Another connection of the same person.
  static ApiClient again(const SignedInStaff& agent) {
    auto client = server_->client("agent", "agent.localhost");
    client.token = agent.client.token;
    return client;
  }

  static std::string wallet_path(const std::string& customer) {
    return "/api/agent/customers/" + customer + "/payment-methods";
  }
  static std::string path_of(const std::string& customer, const std::string& method) {
    return wallet_path(customer) + "/" + method;
  }
  static ApiResponse add(SignedInStaff& agent, const std::string& customer, int n,
                         std::string_view changes = "{}") {
    return agent.client.post(wallet_path(customer), card_body(n, changes));
  }
  static ApiResponse restore(SignedInStaff& agent, const std::string& customer,
                             const std::string& method) {
    return agent.client.post(path_of(customer, method) + "/restore", "");
  }

  using Row = postgres::BlockingConnection::Row;
  // Columns of the audit events about a customer's payment methods, oldest first.
  static std::vector<Row> audit(const std::string& customer, const std::string& columns) {
    return server_->database().query(
        "SELECT " + columns +
            " FROM audit_events WHERE user_id = $1 AND "
            "action LIKE 'payment-method%' ORDER BY at, lane, position",
        {customer});
  }

  static inline std::unique_ptr<TestServer> server_;
};

}  // namespace billspay::test_support
