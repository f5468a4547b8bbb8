// Staff of both audiences at work on the billers of customers: the steps that these tests share.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/support/accounts.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {

inline constexpr auto biller_body =
    R"({"name":"City Light","category":"ELECTRIC","accountId":"77-1234","contactInfo":"555-0100"})";

// The parameter is the audience.
class StaffDesk : public testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static std::string numbered(const std::string& name) {
    static int count = 0;
    return name + std::to_string(++count);
  }
  static SignedInCustomer somebody() {
    return server_->customer(numbered("desk") + "@example.com");
  }
  static SignedInStaff of(const std::string& audience) {
    const auto name = numbered(audience);
    return audience == "admin" ? server_->admin(name) : server_->agent(name);
  }
  static SignedInStaff worker() { return of(GetParam()); }
  static bool agents() { return std::string(GetParam()) == "agent"; }
  // Another connection of the same person.
  static ApiClient again(const SignedInStaff& staff) {
    auto client = server_->client(GetParam(), std::string(GetParam()) + ".localhost");
    client.token = staff.client.token;
    return client;
  }

  static std::string list_path(const std::string& customer) {
    return "/api/" + std::string(GetParam()) + "/customers/" + customer + "/billers";
  }
  static std::string biller_path(const std::string& customer, const std::string& biller) {
    return list_path(customer) + "/" + biller;
  }
  static std::string restore_path(const std::string& customer, const std::string& biller) {
    return biller_path(customer, biller) + "/restore";
  }
  static std::string add(SignedInStaff& staff, const std::string& customer,
                         const std::string& body = biller_body) {
    const auto added = staff.client.post(list_path(customer), body);
    EXPECT_EQ(added.status, 201) << added.raw.body;
    return added.text("id");
  }

  using Row = postgres::BlockingConnection::Row;
  // Columns of the audit events about a customer's billers, oldest first.
  static std::vector<Row> audit(const std::string& customer, const std::string& columns) {
    return server_->database().query("SELECT " + columns +
                                         " FROM audit_events WHERE user_id = $1 AND "
                                         "action LIKE 'biller%' ORDER BY at, id",
                                     {customer});
  }

  static inline std::unique_ptr<TestServer> server_;
};

inline std::string audience_name(const testing::TestParamInfo<const char*>& info) {
  return info.param;
}

}  // namespace billspay::test_support
