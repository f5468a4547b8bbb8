#include <gtest/gtest.h>

#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class ActivityList : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static SignedInCustomer somebody() {
    static int count = 0;
    return server_->customer("activity" + std::to_string(++count) + "@example.com");
  }
  static Texts actions(const ApiResponse& answer) {
    Texts all;
    for (const auto& activity : answer.list("activities")) {
      all.emplace_back(activity.at("action").as_string());
    }
    return all;
  }

  static inline std::unique_ptr<TestServer> server_;
};

// S73
TEST_F(ActivityList, ShowsWhatHappenedNewestFirst) {
  auto nora = somebody();
  const auto id = add_card(nora.client, 1);
  change_method(nora.client, id, R"({"nickname":"blue"})");
  nora.client.remove(method_path(id));
  auto stranger = server_->public_client();
  EXPECT_EQ(stranger
                .post("/api/auth/login",
                      R"({"email":")" + nora.email + R"(","password":"not-the-right-one-at-all"})")
                .status,
            401);
  const auto answer = nora.client.get("/api/activity");
  EXPECT_EQ(actions(answer),
            (Texts{"session.sign-in-refused", "payment-method.removed", "payment-method.changed",
                   "payment-method.added", "session.signed-in", "customer.registered"}));
  const auto& all = answer.list("activities");
  EXPECT_EQ(all[0].at("outcome"), "denied");
  EXPECT_EQ(all[0].at("actorKind"), "anonymous");
  EXPECT_EQ(all[1].at("outcome"), "done");
  EXPECT_EQ(all[1].at("actor"), "Nora Feld");
  EXPECT_EQ(all[1].at("actorKind"), "customer");
  EXPECT_EQ(all[1].at("ip"), "127.0.0.1");
}

TEST_F(ActivityList, SaysNothingOfWhatWasChanged) {
  auto nora = somebody();
  add_card(nora.client, 1);
  const auto answer = nora.client.get("/api/activity");
  for (const auto& activity : answer.list("activities")) {
    Texts names;
    for (const auto& member : activity.as_object()) names.emplace_back(member.key());
    EXPECT_EQ(names, (Texts{"id", "at", "actorKind", "actor", "action", "outcome", "ip"}));
  }
}

// S28
TEST_F(ActivityList, IsItsOwnersOnly) {
  auto nora = somebody();
  auto omar = somebody();
  add_card(nora.client, 1);
  EXPECT_EQ(actions(omar.client.get("/api/activity")),
            (Texts{"session.signed-in", "customer.registered"}));
  auto nobody = server_->public_client();
  EXPECT_EQ(nobody.get("/api/activity").status, 401);
  // Attempts on addresses that nobody has are nobody's activity.
  nobody.post("/api/auth/login",
              R"({"email":"ghost@example.com","password":"whatever-it-may-be"})");
  EXPECT_EQ(actions(omar.client.get("/api/activity")).size(), 2U);
}

// S73
TEST_F(ActivityList, ShowsWhoOfTheStaffActedAndWhoLooked) {
  auto nora = somebody();
  auto dana = server_->agent("dana");
  auto root = server_->admin("root");
  const std::string billers = "/customers/" + nora.id + "/billers";
  EXPECT_EQ(dana.client.get("/api/agent" + billers).status, 200);
  EXPECT_EQ(dana.client
                .post("/api/agent" + billers,
                      R"({"name":"City Light","category":"ELECTRIC","accountId":"A-1"})")
                .status,
            201);
  EXPECT_EQ(root.client.get("/api/admin" + billers).status, 200);
  const auto answer = nora.client.get("/api/activity");
  const auto& all = answer.list("activities");
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(actions(answer), (Texts{"billers.viewed", "biller.added", "billers.viewed",
                                    "session.signed-in", "customer.registered"}));
  EXPECT_EQ(all[0].at("actor"), "Staff root");
  EXPECT_EQ(all[0].at("actorKind"), "admin");
  EXPECT_EQ(all[1].at("actor"), "Staff dana");
  EXPECT_EQ(all[1].at("actorKind"), "agent");
  EXPECT_EQ(all[2].at("actor"), "Staff dana");
  // Where staff sit is not the customer's business; where the customer sat is.
  for (const std::size_t by_staff : {0U, 1U, 2U}) EXPECT_TRUE(all[by_staff].at("ip").is_null());
  EXPECT_EQ(all[3].at("ip"), "127.0.0.1");
  EXPECT_EQ(answer.raw.body.find(dana.id), std::string::npos);
}

TEST_F(ActivityList, ComesInPagesThatNewEventsDoNotDisturb) {
  auto nora = somebody();
  const auto id = add_card(nora.client, 1);
  for (int n = 0; n < 4; ++n) {
    change_method(nora.client, id, R"({"nickname":")" + std::to_string(n) + "\"}");
  }
  Texts expected;
  const auto whole = nora.client.get("/api/activity");
  for (const auto& activity : whole.list("activities")) {
    expected.emplace_back(activity.at("id").as_string());
  }
  ASSERT_EQ(expected.size(), 7U);
  EXPECT_EQ(whole.text("nextCursor"), "null");
  Texts read;
  std::string next;
  for (int page_number = 0; page_number < 20; ++page_number) {
    const auto page = nora.client.get("/api/activity?limit=2" + next);
    for (const auto& activity : page.list("activities")) {
      read.emplace_back(activity.at("id").as_string());
    }
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
    change_method(nora.client, id, R"({"nickname":"later"})");
  }
  EXPECT_EQ(read, expected);
}

TEST_F(ActivityList, RefusesWhatItDoesNotKnow) {
  auto nora = somebody();
  for (const std::string query : {"limit=0", "limit=201", "limit=abc", "cursor=x", "user=1"}) {
    EXPECT_EQ(nora.client.get("/api/activity?" + query).status, 422) << query;
  }
  EXPECT_EQ(nora.client.get("/api/activity?limit=1&limit=1").status, 400);
  EXPECT_EQ(nora.client.post("/api/activity").status, 405);
  EXPECT_EQ(nora.client.remove("/api/activity").status, 405);
}

}  // namespace
}  // namespace billspay::test_support
