#include <gtest/gtest.h>

#include "resources/events/trail_test.hpp"
#include "tests/support/shows.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class StaffEvents : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    dana_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    root_.reset();
    dana_.reset();
    server_.reset();
  }

  static SignedInCustomer somebody() {
    static int count = 0;
    return server_->customer("watched" + std::to_string(++count) + "@example.com");
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> dana_;
  static inline std::unique_ptr<SignedInStaff> root_;
};

TEST_F(StaffEvents, TellOfEverybodysChangesByTheirIds) {
  auto nora = somebody();
  auto omar = somebody();
  EventReader agents(dana_->client, "/api/agent/events");
  EventReader admins(root_->client, "/api/admin/events");
  const auto noras = add_card(nora.client, 1);
  const auto omars = add_card(omar.client, 1);
  for (EventReader* page : {&agents, &admins}) {
    const auto first = page->next();
    EXPECT_EQ(first.name, "change");
    EXPECT_EQ(first.members(), (Texts{"kind", "action", "id", "customerId", "at"}));
    EXPECT_EQ(first.text("id"), noras);
    EXPECT_EQ(first.text("customerId"), nora.id);
    const auto second = page->next();
    EXPECT_EQ(second.text("id"), omars);
    EXPECT_EQ(second.text("customerId"), omar.id);
    for (const auto* personal : {"Nora", "4242", "@example.com", "dana", "root"}) {
      EXPECT_FALSE(shows(page->received, personal)) << personal;
    }
  }
}

TEST_F(StaffEvents, TellOfOneCustomerWhenAsked) {
  auto nora = somebody();
  auto omar = somebody();
  const auto query = "?customerId=" + nora.id;
  EventReader agents(dana_->client, "/api/agent/events" + query);
  EventReader admins(root_->client, "/api/admin/events" + query);
  add_card(omar.client, 1);
  const auto noras = add_card(nora.client, 1);
  for (EventReader* page : {&agents, &admins}) {
    const auto first = page->next();
    EXPECT_EQ(first.text("id"), noras);
    EXPECT_EQ(first.text("customerId"), nora.id);
  }
  EventReader again(dana_->client, "/api/agent/events" + query, agents.last_event_id);
  const auto later = add_card(nora.client, 2);
  EXPECT_EQ(again.next_of(later).text("customerId"), nora.id);
}

TEST(StaffEventsOfAServer, AskToLoadEverythingInAFlood) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto root = server.admin("root");
  EventReader page(root.client, "/api/admin/events");
  add_to_trail(server, {.customer = nora.id, .count = 5'000});
  announce(server, nora.id);
  auto event = page.next();
  while (event.name == "change") event = page.next();
  EXPECT_EQ(event.name, "reset");
  EXPECT_LT(page.received.size(), 100'000U);
}

// S27
TEST_F(StaffEvents, AreForTheirAudienceOnTheirListener) {
  auto nora = somebody();
  auto agents = server_->client("agent", "agent.localhost");
  auto admins = server_->client("admin", "admin.localhost");
  EXPECT_EQ(agents.get("/api/agent/events").status, 401);
  EXPECT_EQ(admins.get("/api/admin/events").status, 401);
  for (const auto& token : {nora.client.token, root_->client.token}) {
    agents.token = token;
    EXPECT_EQ(agents.get("/api/agent/events").status, 401);
  }
  for (const auto& token : {nora.client.token, dana_->client.token}) {
    admins.token = token;
    EXPECT_EQ(admins.get("/api/admin/events").status, 401);
  }
  EXPECT_EQ(EventReader(dana_->client, "/api/admin/events").head.status, 404);
  EXPECT_EQ(EventReader(dana_->client, "/api/events").head.status, 404);
  EXPECT_EQ(EventReader(root_->client, "/api/agent/events").head.status, 404);
  EXPECT_EQ(EventReader(nora.client, "/api/agent/events").head.status, 404);
  auto wrong_host = server_->client("agent", "localhost");
  wrong_host.token = dana_->client.token;
  EXPECT_EQ(EventReader(wrong_host, "/api/agent/events").head.status, 421);
  EXPECT_EQ(dana_->client.get("/api/agent/events?customerId=x").refused(), Texts{"?customerId"});
  EXPECT_EQ(dana_->client.get("/api/agent/events?customer=1").status, 422);
}

// S19
TEST_F(StaffEvents, EndWhenTheAccountIsDisabled) {
  auto finn = server_->agent("finn");
  auto rita = server_->admin("rita");
  EventReader agents(finn.client, "/api/agent/events");
  EventReader admins(rita.client, "/api/admin/events");
  EventReader others(dana_->client, "/api/agent/events");
  server_->database().query("UPDATE agents SET is_active = false WHERE id = $1", {finn.id});
  announce(*server_, finn.id);
  EXPECT_TRUE(agents.ended());
  server_->database().query(
      "UPDATE staff_sessions SET ended_at = now(), ended_reason = 'SIGNED_OUT' WHERE id = $1",
      {rita.session});
  announce(*server_, rita.id);
  EXPECT_TRUE(admins.ended());
  EXPECT_EQ(finn.client.get("/api/agent/events").status, 401);
  EXPECT_EQ(rita.client.get("/api/admin/events").status, 401);
  auto nora = somebody();
  const auto later = add_card(nora.client, 1);
  EXPECT_EQ(others.next_of(later).text("customerId"), nora.id);
}

}  // namespace
}  // namespace billspay::test_support
