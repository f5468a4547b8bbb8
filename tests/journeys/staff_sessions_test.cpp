// Accounts die at once: whatever ends an account or a session, the next request with the old token
// is refused, also on a connection that is open already; and tokens of one audience are worth
// nothing to another. Customers, agents and admins alike.
#include <gtest/gtest.h>

#include "resources/sessions/queries.hpp"
#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

using auth::Audience;

constexpr auto next = "seven brown kettles sing low";

// Where each audience has what these tests call, relative to its base.
std::string base_of(Audience audience) {
  return audience == Audience::customer ? "/api/auth" : staff_path(audience, "");
}
std::string table_of(Audience audience) {
  return audience == Audience::customer ? "users" : staff_table(audience);
}

// Somebody signed in twice: `first` and `second` are two devices, each with an open connection.
struct TwoDevices {
  std::string id;
  ApiClient first;
  ApiClient second;
};

class DyingAccounts : public testing::TestWithParam<Audience> {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static std::string path(std::string_view rest) { return base_of(GetParam()) + std::string(rest); }

  static TwoDevices signed_in(const std::string& name) {
    if (GetParam() == Audience::customer) {
      auto customer = server_->customer(name + "@example.com");
      auto other = another_device(*server_, customer);
      return {customer.id, std::move(customer.client), std::move(other)};
    }
    const auto id = add_staff(*server_, GetParam(), name);
    return {id, staff_device(*server_, GetParam(), name), staff_device(*server_, GetParam(), name)};
  }
  static void expect_alive(ApiClient& client) {
    EXPECT_EQ(client.get(path("/sessions")).status, 200);
  }
  static void expect_dead(ApiClient& client, const std::string& why) {
    const auto answer = client.get(path("/sessions"));
    EXPECT_EQ(answer.status, 401) << why;
    EXPECT_EQ(answer.problem(), "unauthenticated") << why;
    EXPECT_EQ(client.post(path("/change-password"), "{\"x\":").status, 401) << why;
    EXPECT_EQ(client.post(path("/refresh")).status, 401) << why;
  }
  static std::string current_session(ApiClient& client) {
    const auto list = client.get(path("/sessions"));
    for (const auto& session : list.list("sessions")) {
      if (session.at("current").as_bool()) return std::string(session.at("id").as_string());
    }
    ADD_FAILURE() << "no current session in " << list.raw.body;
    return {};
  }
  // As the admins' API does, with their rights.
  static void end_all_as_admin(const std::string& id) {
    const auto& statement = GetParam() == Audience::customer ? sql::sessions::end_all
                            : GetParam() == Audience::agent  ? sql::sessions::end_all_of_agent
                                                             : sql::sessions::end_all_of_admin;
    postgres::BlockingConnection admin(server_->database().server_url());
    admin.execute("SET ROLE billspay_admin");
    admin.query(std::string(statement.sql), {id, std::nullopt, "ENDED_BY_ADMIN"});
  }
  static void alter(const std::string& assignment, const std::string& id) {
    server_->database().query(
        "UPDATE " + table_of(GetParam()) + " SET " + assignment + " WHERE id = $1", {id});
  }

  static inline std::unique_ptr<TestServer> server_;
};

INSTANTIATE_TEST_SUITE_P(All, DyingAccounts,
                         testing::Values(Audience::customer, Audience::agent, Audience::admin),
                         [](const auto& info) { return std::string(name_of(info.param)); });

// S19 S64
TEST_P(DyingAccounts, EndEverywhereWhenTheyAreRemovedOrDisabled) {
  auto devices = signed_in("removed");
  for (ApiClient* device : {&devices.first, &devices.second}) expect_alive(*device);
  alter("deleted_at = now()", devices.id);
  for (ApiClient* device : {&devices.first, &devices.second}) expect_dead(*device, "removed");
  if (GetParam() == Audience::customer) return;  // they cannot be disabled, only removed
  alter("deleted_at = NULL, is_active = false", devices.id);
  for (ApiClient* device : {&devices.first, &devices.second}) expect_dead(*device, "disabled");
}

// S19 S24
TEST_P(DyingAccounts, LoseTheDeviceWhoseSessionIsEndedAndNoOther) {
  auto devices = signed_in("ended");
  const auto session = current_session(devices.second);
  EXPECT_EQ(devices.first.remove(path("/sessions/" + session)).status, 204);
  expect_dead(devices.second, "ended by the owner");
  expect_alive(devices.first);
  end_all_as_admin(devices.id);
  expect_dead(devices.first, "ended by an admin");
}

// S13 S19
TEST_P(DyingAccounts, KeepOnlyTheDeviceThatChangesThePassword) {
  auto devices = signed_in("changed");
  expect_alive(devices.second);
  const std::string body = R"({"currentPassword":")" + std::string(TestServer::passphrase) +
                           R"(","newPassword":")" + next + R"("})";
  const auto changed = devices.first.post(path("/change-password"), body);
  ASSERT_EQ(changed.status, 204) << changed.raw.body;
  expect_dead(devices.second, "the password was changed");
  expect_alive(devices.first);
  EXPECT_EQ(devices.first.post(path("/refresh")).status, 200);
}

// S19
TEST_P(DyingAccounts, LoseTheDeviceThatSignsOut) {
  auto devices = signed_in("leaving");
  const std::string kept = devices.first.cookies;
  EXPECT_EQ(devices.first.post(path("/logout")).status, 204);
  devices.first.cookies = kept;
  expect_dead(devices.first, "signed out");
  expect_alive(devices.second);
}

// Each audience's listener, host and a path that every audience has there.
struct Door {
  Audience audience;
  std::string listener;
  std::string host;
};
const std::vector<Door>& doors() {
  static const std::vector<Door> all{{Audience::customer, "public", "localhost"},
                                     {Audience::agent, "agent", "agent.localhost"},
                                     {Audience::admin, "admin", "admin.localhost"}};
  return all;
}

// S18 S31
TEST(TokensOfThreeAudiences, OpenTheirOwnDoorAndNoOther) {
  TestServer server;
  const auto token_of = [&](Audience audience) {
    if (audience == Audience::customer) return server.customer("nora@example.com").client.token;
    const std::string name = "person-" + std::string(name_of(audience));
    return audience == Audience::agent ? server.agent(name).client.token
                                       : server.admin(name).client.token;
  };
  for (const auto& [owner, name] : names<Audience>) {
    const std::string token = token_of(owner);
    for (const auto& door : doors()) {
      auto client = stray_client(server, door.listener, door.host);
      client.token = token;
      const std::string path = base_of(door.audience) + "/sessions";
      EXPECT_EQ(client.get(path).status, owner == door.audience ? 200 : 401)
          << name << " at " << door.listener;
      for (const auto& other : doors()) {
        if (other.audience == door.audience) continue;
        EXPECT_EQ(client.get(base_of(other.audience) + "/sessions").status, 404)
            << name << " asks at " << door.listener << " for " << other.listener;
        if (door.audience == Audience::customer) continue;  // the public listener takes any host
        auto misled = stray_client(server, door.listener, other.host);
        misled.token = token;
        EXPECT_EQ(misled.get(path).status, 421) << name << " at " << door.listener;
      }
    }
  }
  EXPECT_EQ(value(server,
                  "SELECT count(*) FROM audit_events WHERE action = 'access.denied' AND outcome = "
                  "'denied'"),
            "6")
      << "each of the foreign tokens is noted";
}

}  // namespace
}  // namespace billspay::test_support
