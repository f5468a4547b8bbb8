// How long a stream lives, and how many there may be.
#include <gtest/gtest.h>

#include <future>

#include "platform/auth/tokens.hpp"
#include "platform/core/clock.hpp"
#include "platform/http/limits.hpp"
#include "resources/events/trail_test.hpp"
#include "tests/support/accounts.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

// The value of billspay_event_streams.
std::string open_streams(TestServer& server) {
  const auto text = server.client("ops", "localhost").get("/metrics").raw.body;
  const std::string name = "\nbillspay_event_streams ";
  const auto at = text.find(name);
  EXPECT_NE(at, std::string::npos);
  return text.substr(at + name.size(), text.find('\n', at + 1) - at - name.size());
}

void wait_for_open_streams(TestServer& server, const std::string& count) {
  const auto give_up_at = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (open_streams(server) != count) {
    ASSERT_LT(std::chrono::steady_clock::now(), give_up_at) << open_streams(server);
  }
}

class OpenStreams : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }
  void TearDown() override { shift_clock_for_test(std::chrono::seconds(0)); }

  static SignedInCustomer somebody() {
    static int count = 0;
    return server_->customer("open" + std::to_string(++count) + "@example.com");
  }

  static inline std::unique_ptr<TestServer> server_;
};

// S19
TEST_F(OpenStreams, EndWithTheirSession) {
  auto nora = somebody();
  auto phone = another_device(*server_, nora);
  EventReader own(nora.client);
  EventReader other(phone);
  EXPECT_EQ(phone.post("/api/auth/logout").status, 204);
  EXPECT_TRUE(other.ended());
  const auto card = add_card(nora.client, 1);
  EXPECT_EQ(own.next().text("id"), card);
}

// S19
TEST_F(OpenStreams, EndOnOtherDevicesWhenThePasswordChanges) {
  auto nora = somebody();
  auto phone = another_device(*server_, nora);
  EventReader own(nora.client);
  EventReader other(phone);
  const auto changed = nora.client.post("/api/auth/change-password",
                                        R"({"currentPassword":")" + nora.password +
                                            R"(","newPassword":"seven brown kettles sing low"})");
  EXPECT_EQ(changed.status, 204);
  EXPECT_TRUE(other.ended());
  const auto card = add_card(nora.client, 1);
  EXPECT_EQ(own.next().text("id"), card);
}

// S19 S64
TEST_F(OpenStreams, EndWhenTheAccountIsRemoved) {
  auto nora = somebody();
  EventReader page(nora.client);
  remove_customer(*server_, nora.id);
  announce(*server_, nora.id);
  EXPECT_TRUE(page.ended());
}

TEST_F(OpenStreams, LiveNoLongerThanAnAccessToken) {
  auto nora = somebody();
  EventReader page(nora.client);
  shift_clock_for_test(auth::token_lifetime - std::chrono::seconds(60));
  const auto card = add_card(nora.client, 1);
  EXPECT_EQ(page.next().text("id"), card);
  shift_clock_for_test(auth::token_lifetime + std::chrono::seconds(1));
  announce(*server_, nora.id);
  EXPECT_TRUE(page.ended());
}

TEST_F(OpenStreams, AreSoManyPerAccount) {
  auto nora = somebody();
  auto omar = somebody();
  std::vector<std::unique_ptr<EventReader>> pages;
  for (std::size_t i = 0; i < http::limits::streams_per_account; ++i) {
    pages.push_back(std::make_unique<EventReader>(nora.client));
    EXPECT_EQ(pages.back()->head.status, 200);
  }
  const auto refused = nora.client.get("/api/events");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.problem(), "too-many-event-streams");
  EXPECT_FALSE(refused.raw.header("retry-after").empty());
  EXPECT_EQ(omar.client.get("/api/events").status, 200);
  // A page that is closed makes room.
  pages.pop_back();
  wait_for_open_streams(*server_, std::to_string(http::limits::streams_per_account - 1));
  EXPECT_EQ(nora.client.get("/api/events").status, 200);
  // Who is not signed in any more is told that first.
  auto phone = another_device(*server_, nora);
  phone.post("/api/auth/logout");
  EXPECT_EQ(phone.get("/api/events").status, 401);
}

TEST_F(OpenStreams, HearOfChangesAlthoughTheListenerWasCutOff) {
  auto nora = somebody();
  EventReader page(nora.client);
  server_->database().query(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE application_name = 'billspay_changes' AND datname = current_database()");
  const auto card = add_card(nora.client, 1);
  EXPECT_EQ(page.next().text("id"), card);
}

// An announcement is a hint and may be lost.
TEST_F(OpenStreams, HearOfChangesThatNobodyAnnounced) {
  auto nora = somebody();
  EventReader page(nora.client);
  // After this no announcement is under way that would wake the page.
  const auto announced = add_card(nora.client, 1);
  EXPECT_EQ(page.next().text("id"), announced);
  const auto object = add_to_trail(*server_, {.customer = nora.id});
  EXPECT_EQ(page.next().text("id"), object);
}

TEST_F(OpenStreams, OutliveEveryConnectionToTheDatabase) {
  auto nora = somebody();
  EventReader page(nora.client);
  server_->database().query(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE pid <> pg_backend_pid() AND datname = current_database()");
  const auto object = add_to_trail(*server_, {.customer = nora.id});
  announce(*server_, nora.id);
  EXPECT_EQ(page.next().text("id"), object);
}

TEST(OpenStreamsOfAServer, EndWhenItStops) {
  auto server = std::make_unique<TestServer>();
  auto nora = server->customer("nora@example.com");
  auto dana = server->agent("dana");
  EventReader page(nora.client);
  EventReader agents(dana.client, "/api/agent/events");
  const auto stopped = std::async(std::launch::async, [&server] { server.reset(); });
  EXPECT_TRUE(page.ended());
  EXPECT_TRUE(agents.ended());
  stopped.wait();
}

TEST(OpenStreamsOfAServer, HearOfChangesOnEachOfItsThreads) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  auto root = server.admin("root");
  std::vector<std::unique_ptr<EventReader>> pages;
  for (int i = 0; i < 4; ++i) {
    pages.push_back(std::make_unique<EventReader>(nora.client));
    pages.push_back(std::make_unique<EventReader>(root.client, "/api/admin/events"));
  }
  wait_for_open_streams(server, "8");
  const auto first = add_card(nora.client, 1);
  const auto second = add_card(nora.client, 2);
  for (const auto& page : pages) {
    EXPECT_EQ(page->next().text("id"), first);
    EXPECT_EQ(page->next().text("id"), second);
  }
  pages.clear();
  wait_for_open_streams(server, "0");
}

}  // namespace
}  // namespace billspay::test_support
