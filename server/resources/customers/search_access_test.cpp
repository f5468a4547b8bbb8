// Who may search, and with what.
#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"
#include "tests/support/shows.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class SearchAccess : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    agent_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    admin_ = std::make_unique<SignedInStaff>(server_->admin("root"));
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
  }
  static void TearDownTestSuite() {
    agent_.reset();
    admin_.reset();
    nora_.reset();
    server_.reset();
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> agent_;
  static inline std::unique_ptr<SignedInStaff> admin_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
};

// S29 S61
TEST_F(SearchAccess, ShowsTheSameFewFieldsToBothAudiences) {
  const Texts expected{"id",        "email",     "firstName", "lastName", "phone", "customerNumber",
                       "kycStatus", "createdAt", "deletedAt", "matched"};
  const auto seen = [&](ApiClient& client, const std::string& path) {
    const auto answer = client.get(path);
    EXPECT_EQ(answer.status, 200) << answer.raw.body;
    Texts names;
    for (const auto& member : answer.list("customers")[0].as_object()) {
      names.emplace_back(member.key());
    }
    EXPECT_FALSE(shows(answer.raw.body, "4821")) << "the SSN";
    return names;
  };
  EXPECT_EQ(seen(agent_->client, "/api/agent/customers?search=nora"), expected);
  EXPECT_EQ(seen(admin_->client, "/api/admin/customers?search=nora"), expected);
  EXPECT_EQ(seen(agent_->client, "/api/agent/customers"), expected);
}

// S18 S27 S31
TEST_F(SearchAccess, IsForTheStaffOfTheListenerOnly) {
  for (const std::string audience : {"agent", "admin"}) {
    const std::string path = "/api/" + audience + "/customers?search=nora";
    auto right = audience == "agent" ? agent_->client.token : admin_->client.token;
    auto other = audience == "agent" ? admin_->client.token : agent_->client.token;
    auto client = server_->client(audience, audience + ".localhost");
    EXPECT_EQ(client.get(path).status, 401);
    for (const std::string& token : {other, nora_->client.token, std::string("x.y.z")}) {
      client.token = token;
      EXPECT_EQ(client.get(path).status, 401);
    }
    client.token = right;
    EXPECT_EQ(client.get(path).status, 200);
    // Elsewhere there is no such path, so the contract has nothing to say.
    ApiClient wrong_host(server_->port(audience), "localhost", false);
    wrong_host.token = right;
    EXPECT_EQ(wrong_host.get(path).status, 421);
    ApiClient outside(server_->port("public"), "localhost", false);
    outside.token = right;
    EXPECT_EQ(outside.get(path).status, 404);
    const std::string neighbour = audience == "agent" ? "admin" : "agent";
    ApiClient next_door(server_->port(neighbour), neighbour + ".localhost", false);
    next_door.token = right;
    EXPECT_EQ(next_door.get(path).status, 404);
  }
}

TEST_F(SearchAccess, RefusesWhatItDoesNotKnow) {
  auto& client = agent_->client;
  const auto refused = [&](const std::string& query) {
    const auto answer = client.get("/api/agent/customers?" + query);
    EXPECT_EQ(answer.status, 422) << query << answer.raw.body;
    return answer.refused();
  };
  EXPECT_EQ(refused("search=" + std::string(101, 'a')), Texts{"?search"});
  EXPECT_EQ(refused("limit=0&cursor=x&name=y"), (Texts{"?name", "?limit", "?cursor"}));
  EXPECT_EQ(refused("limit=201"), Texts{"?limit"});
  EXPECT_EQ(refused("removed=true"), Texts{"?removed"});
  EXPECT_EQ(client.get("/api/agent/customers?search=a&search=b").status, 400);
  for (const std::string text : {"%FF", "a%00b", "a%01b", "%02%20smith"}) {
    EXPECT_EQ(client.get("/api/agent/customers?search=" + text).status, 400) << text;
  }
  EXPECT_EQ(admin_->client.get("/api/admin/customers?removed=maybe").status, 422);
  EXPECT_EQ(client.post("/api/agent/customers", "{}").status, 405);
}

TEST_F(SearchAccess, RefusesTheCursorOfAnotherList) {
  server_->customer("nora2@example.com");
  const std::string lists = "/api/admin/customers?limit=1";
  const auto of_newest = admin_->client.get(lists).text("nextCursor");
  const auto of_search = admin_->client.get(lists + "&search=nora").text("nextCursor");
  for (const std::string& path :
       {lists + "&search=nora&cursor=" + of_newest, lists + "&cursor=" + of_search,
        lists + "&removed=true&cursor=" + of_newest}) {
    const auto answer = admin_->client.get(path);
    EXPECT_EQ(answer.status, 422) << path;
    EXPECT_EQ(answer.refused(), Texts{"?cursor"});
  }
  // Beyond the last list of a search there is nobody.
  const auto beyond = admin_->client.get(lists + "&search=nora&cursor=9" + of_search.substr(1));
  EXPECT_TRUE(beyond.list("customers").empty());
}

// S72
TEST_F(SearchAccess, LeavesRoomForOthersWhenManySearchAtOnce) {
  std::vector<SignedInStaff> people;
  for (int n = 0; n < 16; ++n) people.push_back(server_->agent("searcher" + std::to_string(n)));
  const auto answers = at_once(32, [&](int n) {
    if (n % 2 == 1) return server_->public_client().get("/api/receipts");
    auto& client = people[static_cast<std::size_t>(n) / 2].client;
    return client.get("/api/agent/customers?search=example");
  });
  // Somebody without a token is told so at once; a search is answered, or asked to come again.
  EXPECT_EQ(with_status(answers, 401), 16);
  EXPECT_EQ(with_status(answers, 200) + with_status(answers, 503), 16);
}

}  // namespace
}  // namespace billspay::test_support
