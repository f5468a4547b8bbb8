#include <gtest/gtest.h>

#include "app/commands.hpp"
#include "tests/support/command_output.hpp"
#include "tests/support/event_reader.hpp"
#include "tests/support/staff_accounts.hpp"

namespace billspay::app {
namespace {

using auth::Audience;
using test_support::run_command;
using test_support::TestServer;
using test_support::value;

class SessionsCommand : public testing::Test {
 protected:
  SessionsCommand() {
    environment_ = server_.environment();
    environment_.set("MIGRATION_DATABASE_URL", server_.database().owner_url());
  }
  test_support::ApiClient staff(Audience audience, const std::string& name) {
    test_support::add_staff(server_, audience, name);
    return test_support::staff_device(server_, audience, name);
  }
  test_support::Said end_all() {
    return run_command([&] { return end_all_sessions(environment_); });
  }

  TestServer server_;
  Environment environment_{{}};
};

// S19
TEST_F(SessionsCommand, SignsEverybodyOutAtOnce) {
  auto nora = server_.customer("nora@example.com");
  auto phone = test_support::another_device(server_, nora);
  auto dana = staff(Audience::agent, "dana");
  auto root = staff(Audience::admin, "root");
  test_support::EventReader page(nora.client);
  EXPECT_EQ(dana.get("/api/agent/customers").status, 200);

  const auto said = end_all();
  EXPECT_EQ(said.code, 0) << said.error;
  EXPECT_EQ(said.out, "2 sessions of customers and 2 of staff were ended.\n");
  EXPECT_TRUE(page.ended());
  for (auto* client : {&nora.client, &phone}) {
    EXPECT_EQ(client->get("/api/auth/profile").status, 401);
    EXPECT_EQ(client->post("/api/auth/refresh").status, 401) << "a token of the database";
  }
  EXPECT_EQ(dana.get("/api/agent/customers").status, 401);
  EXPECT_EQ(dana.post("/api/agent/refresh").status, 401);
  EXPECT_EQ(root.get("/api/admin/agents").status, 401);
  EXPECT_EQ(root.post("/api/admin/refresh").status, 401);
  EXPECT_EQ(value(server_,
                  "SELECT concat_ws('|', actor_kind, actor_name, outcome, object_kind, after) FROM "
                  "audit_events WHERE action = 'sessions.ended'"),
            R"(system|command line|done|database|{"customers":2,"staff":2})");

  EXPECT_EQ(end_all().out, "0 sessions of customers and 0 of staff were ended.\n");
  auto again = server_.public_client();
  EXPECT_EQ(test_support::sign_in(again, "nora@example.com", nora.password).status, 200);
}

TEST_F(SessionsCommand, EndsNothingThatItCannotAudit) {
  auto nora = server_.customer("nora@example.com");
  environment_.set("AUDIT_KEYS", "");
  const auto said = end_all();
  EXPECT_EQ(said.code, 2);
  EXPECT_TRUE(said.error.contains("AUDIT_KEYS")) << said.error;
  EXPECT_EQ(nora.client.get("/api/auth/profile").status, 200);
}

}  // namespace
}  // namespace billspay::app
