#include <gtest/gtest.h>

#include "platform/http/paging.hpp"
#include "resources/events/trail_test.hpp"
#include "tests/support/shows.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class CustomerEvents : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static SignedInCustomer somebody() {
    static int count = 0;
    return server_->customer("events" + std::to_string(++count) + "@example.com");
  }
  // A change that only marks the end of what is looked for.
  static std::string mark(const SignedInCustomer& customer) {
    const auto object = add_to_trail(*server_, {.customer = customer.id});
    announce(*server_, customer.id);
    return object;
  }

  static inline std::unique_ptr<TestServer> server_;
};

TEST_F(CustomerEvents, GreetAtOnce) {
  auto nora = somebody();
  const EventReader page(nora.client);
  EXPECT_EQ(page.head.status, 200);
  EXPECT_EQ(page.head.header("content-type"), "text/event-stream");
  EXPECT_EQ(page.head.header("cache-control"), "no-store");
  EXPECT_EQ(page.head.header("x-accel-buffering"), "no");
  EXPECT_EQ(page.head.count("content-length"), 0U);
  EXPECT_TRUE(page.received.starts_with("retry: 2000\n: hello\n\nid: ")) << page.received;
  EXPECT_FALSE(page.last_event_id.empty());
  EXPECT_EQ(nora.client.get("/api/events").status, 200);
  EXPECT_EQ(nora.client.call("HEAD", "/api/events").status, 200);
}

TEST_F(CustomerEvents, TellWhatChangedAndNothingMore) {
  auto nora = somebody();
  EventReader page(nora.client);
  const auto id = add_card(nora.client, 1);
  const auto added = page.next();
  EXPECT_EQ(added.name, "change");
  EXPECT_EQ(added.members(), (Texts{"kind", "action", "id", "at"}));
  EXPECT_EQ(added.text("kind"), "payment-method");
  EXPECT_EQ(added.text("action"), "payment-method.added");
  EXPECT_EQ(added.text("id"), id);
  change_method(nora.client, id, R"({"nickname":"secret nickname"})");
  EXPECT_EQ(page.next().text("action"), "payment-method.changed");
  nora.client.with("If-Match", "*").patch("/api/auth/profile", R"({"city":"Reno"})");
  const auto profile = page.next();
  EXPECT_EQ(profile.text("kind"), "customer");
  EXPECT_EQ(profile.text("id"), nora.id);
  for (const auto* personal : {"Nora", "Feld", "4242", "nickname", "Reno", "@example.com"}) {
    EXPECT_FALSE(shows(page.received, personal)) << personal;
  }
}

// S28
TEST_F(CustomerEvents, AreNotTheNeighbours) {
  auto nora = somebody();
  auto omar = somebody();
  EventReader page(nora.client);
  add_card(omar.client, 1);
  add_to_trail(*server_, {.customer = omar.id});
  announce(*server_, nora.id);
  const auto own = add_card(nora.client, 1);
  EXPECT_EQ(page.next().text("id"), own);
  EXPECT_EQ(page.received.find(omar.id), std::string::npos);
  // Nor with a position of theirs.
  EventReader others(omar.client);
  add_card(omar.client, 2);
  const auto theirs = others.next().id;
  EventReader again(nora.client, "/api/events", theirs);
  EXPECT_EQ(again.next().name, "reset");
  const auto later = mark(nora);
  EXPECT_EQ(again.next().text("id"), later);
  EXPECT_EQ(nora.client.get("/api/events?customerId=" + omar.id).status, 422);
}

TEST_F(CustomerEvents, LeaveOutViewsSignInsAndWhatWasRefused) {
  auto nora = somebody();
  EventReader page(nora.client);
  add_to_trail(*server_, {.customer = nora.id, .action = "customer.viewed", .kind = "customer"});
  add_to_trail(*server_,
               {.customer = nora.id, .action = "customer.identity-revealed", .kind = "customer"});
  add_to_trail(*server_, {.customer = nora.id, .outcome = "denied"});
  add_to_trail(*server_, {.customer = nora.id, .action = "access.denied", .kind = "operation"});
  auto phone = server_->public_client();
  phone.post("/api/auth/login", R"({"email":")" + nora.email + R"(","password":")" +
                                    std::string(TestServer::passphrase) + R"("})");
  announce(*server_, nora.id);
  const auto later = mark(nora);
  EXPECT_EQ(page.next().text("id"), later);
}

TEST_F(CustomerEvents, AreReplayedFromTheLastOneSeen) {
  auto nora = somebody();
  const auto past = [&](double seconds) {
    const TrailEntry entry{.customer = nora.id, .seconds_ago = seconds};
    return add_to_trail(*server_, entry);
  };
  past(300);
  const auto seen = past(200);
  const auto second = past(180);
  const auto third = past(160);
  EventReader all(nora.client, "/api/events", http::Cursor().to_string());
  const auto position = all.next_of(seen).id;
  EventReader page(nora.client, "/api/events", position);
  EXPECT_EQ(page.next().text("id"), second);
  EXPECT_EQ(page.next().text("id"), third);
  EXPECT_EQ(page.next().text("action"), "customer.registered");
  const auto later = mark(nora);
  EXPECT_EQ(page.next().text("id"), later);
}

TEST_F(CustomerEvents, AreReplayedFromWhereAPageBeganThatHeardOfNothing) {
  auto nora = somebody();
  EventReader page(nora.client);
  page.close();
  const auto first = add_card(nora.client, 1);
  const auto second = add_card(nora.client, 2);
  EventReader again(nora.client, "/api/events", page.last_event_id);
  again.next_of(first);
  EXPECT_EQ(again.next().text("id"), second);
}

TEST_F(CustomerEvents, StartOverWhenThePositionIsNotTheirs) {
  auto nora = somebody();
  for (const std::string wrong :
       {"x", "'; DROP TABLE users; --", "AAYk5Tb3gABmZmZmZmZmZmZmZmZmZmZm", "\xff\xfe"}) {
    EventReader page(nora.client, "/api/events", wrong);
    EXPECT_EQ(page.head.status, 200) << wrong;
    const auto reset = page.next();
    EXPECT_EQ(reset.name, "reset") << wrong;
    EXPECT_TRUE(reset.members().empty());
    // With what the reset said, one goes on.
    page.close();
    const auto later = mark(nora);
    EventReader again(nora.client, "/api/events", reset.id);
    EXPECT_EQ(again.next_of(later).name, "change");
  }
}

TEST_F(CustomerEvents, AskToLoadEverythingWhenTooMuchWasMissed) {
  auto nora = somebody();
  const auto start = http::Cursor().to_string();
  // One more: that she was registered.
  add_to_trail(*server_, {.customer = nora.id, .seconds_ago = 60, .count = 199});
  EventReader most(nora.client, "/api/events", start);
  EXPECT_EQ(most.next().name, "change");
  add_to_trail(*server_, {.customer = nora.id, .seconds_ago = 50});
  EventReader too_much(nora.client, "/api/events", start);
  EXPECT_EQ(too_much.next().name, "reset");
}

TEST_F(CustomerEvents, AskToLoadEverythingInAFlood) {
  auto nora = somebody();
  EventReader page(nora.client);
  add_to_trail(*server_, {.customer = nora.id, .count = 5'000});
  announce(*server_, nora.id);
  EXPECT_EQ(page.next().name, "reset");
  EXPECT_LT(page.received.size(), 1'000U);
}

// Rows are not committed in the order of their times.
TEST_F(CustomerEvents, AreNotLostWhenAnEarlierOneIsCommittedLater) {
  auto nora = somebody();
  EventReader page(nora.client);
  const auto first = mark(nora);
  EXPECT_EQ(page.next().text("id"), first);
  const auto late = add_to_trail(*server_, {.customer = nora.id, .seconds_ago = 4});
  announce(*server_, nora.id);
  EXPECT_EQ(page.next().text("id"), late);
  // And none comes twice on one page.
  const auto last = mark(nora);
  EXPECT_EQ(page.next().text("id"), last);
}

// S27
TEST_F(CustomerEvents, AreForThoseWhoAreSignedIn) {
  auto nora = somebody();
  auto dana = server_->agent("events-dana");
  auto nobody = server_->public_client();
  EXPECT_EQ(nobody.get("/api/events").status, 401);
  nobody.token = dana.client.token;
  EXPECT_EQ(nobody.get("/api/events").status, 401);
  nobody.token = nora.client.token + "x";
  EXPECT_EQ(nobody.get("/api/events").status, 401);
  EXPECT_EQ(nobody.call("HEAD", "/api/events").status, 401);
  EXPECT_EQ(nora.client.post("/api/events").status, 405);
  EXPECT_EQ(nora.client.get("/api/events?limit=5").status, 422);
  EXPECT_EQ(nora.client.post("/api/auth/logout").status, 204);
  EXPECT_EQ(nora.client.get("/api/events").status, 401);
}

}  // namespace
}  // namespace billspay::test_support
