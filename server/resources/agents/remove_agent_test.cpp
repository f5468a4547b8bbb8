#include <gtest/gtest.h>

#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/admin/agents/";
constexpr auto own_sessions = "/api/agent/sessions";

class RemoveAgent : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    root_.reset();
    server_.reset();
  }

  static bool listed(const std::string& id, const std::string& query) {
    for (const auto& one : root_->client.get("/api/admin/agents" + query).list("agents")) {
      if (one.at("id").as_string() == id) return true;
    }
    return false;
  }
  static ApiResponse restore(const std::string& id) {
    return root_->client.post(path + id + "/restore");
  }
  static std::string events(const std::string& id, const std::string& action) {
    return value(*server_, "SELECT count(*) FROM audit_events WHERE object_id = $1 AND action = $2",
                 {id, action});
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> root_;
};

// S19 S64
TEST_F(RemoveAgent, SignsOutAndHidesAndKeepsTheRow) {
  auto dana = server_->agent("dana");
  ASSERT_EQ(dana.client.get(own_sessions).status, 200);
  EXPECT_EQ(root_->client.with("If-Match", "\"7\"").remove(path + dana.id).status, 412);
  EXPECT_EQ(dana.client.get(own_sessions).status, 200);
  EXPECT_EQ(root_->client.with("If-Match", "\"1\"").remove(path + dana.id).status, 204);
  EXPECT_EQ(dana.client.get(own_sessions).status, 401);
  EXPECT_FALSE(listed(dana.id, ""));
  EXPECT_FALSE(listed(dana.id, "?search=dana"));
  EXPECT_TRUE(listed(dana.id, "?removed=true"));
  EXPECT_EQ(root_->client.get(path + dana.id).status, 404);
  EXPECT_EQ(root_->client.remove(path + dana.id).status, 404);
  EXPECT_EQ(root_->client.remove(path + dana.id + "/sessions").status, 404);
  EXPECT_EQ(
      root_->client.with("If-Match", "*").patch(path + dana.id, R"({"isActive":true})").status,
      404);
  EXPECT_EQ(events(dana.id, "agent.removed"), "1");
  EXPECT_EQ(value(*server_,
                  "SELECT concat_ws('|', actor_name, before, after) FROM audit_events "
                  "WHERE object_id = $1 AND action = 'agent.removed'",
                  {dana.id}),
            std::string("Staff root|") +
                R"({"username":"dana","fullName":"Staff dana","email":null,"phone":null,)" +
                R"("isActive":true})");
}

// S64
TEST_F(RemoveAgent, IsUndoneByRestoring) {
  const auto eli = server_->agent("eli");
  const auto fay = server_->agent("fay");
  server_->database().query("UPDATE agents SET is_active = false WHERE id = $1", {fay.id});
  for (const auto& id : {eli.id, fay.id}) {
    const auto before = root_->client.get(path + id);
    EXPECT_EQ(root_->client.remove(path + id).status, 204);
    EXPECT_EQ(root_->client.with("If-Match", "\"1\"").post(path + id + "/restore").status, 412);
    const auto restored = restore(id);
    ASSERT_EQ(restored.status, 200) << restored.raw.body;
    EXPECT_EQ(restored.text("isActive"), before.text("isActive"));
    EXPECT_EQ(restored.raw.header("etag"), "\"3\"");
    EXPECT_EQ(root_->client.get(path + id).body, restored.body);
    // Once more changes nothing.
    EXPECT_EQ(restore(id).body, restored.body);
    EXPECT_EQ(events(id, "agent.restored"), "1");
  }
  auto client = server_->client("agent", "agent.localhost");
  client.token = eli.client.token;
  EXPECT_EQ(client.get(own_sessions).status, 401) << "the old session stays over";
}

TEST_F(RemoveAgent, IsNotUndoneWhenTheNameWasGivenAway) {
  const auto old = server_->agent("popular");
  EXPECT_EQ(root_->client.remove(path + old.id).status, 204);
  const auto heir = server_->agent("popular");
  const auto refused = restore(old.id);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.problem(), "username-taken");
  EXPECT_EQ(events(old.id, "agent.restored"), "0");
  EXPECT_EQ(root_->client.remove(path + heir.id).status, 204);
  EXPECT_EQ(restore(old.id).status, 200);
}

// S53
TEST_F(RemoveAgent, AnswersARepeatedRestoreAsBefore) {
  const auto gus = server_->agent("gus");
  const std::string where = path + gus.id + "/restore";
  EXPECT_EQ(root_->client.remove(path + gus.id).status, 204);
  const auto first = root_->client.with("Idempotency-Key", "undo").post(where);
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(root_->client.remove(path + gus.id).status, 204);
  const auto again = root_->client.with("Idempotency-Key", "undo").post(where);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.raw.header("etag"), first.raw.header("etag"));
  EXPECT_EQ(root_->client.get(path + gus.id).status, 404) << "and nothing was done";
  const auto hal = server_->agent("hal");
  EXPECT_EQ(
      root_->client.with("Idempotency-Key", "undo").post(path + hal.id + "/restore").problem(),
      "idempotency-key-reused");
}

// S54
TEST_F(RemoveAgent, HappensOnceWhenItIsAskedTwiceAtOnce) {
  const auto ivy = server_->agent("ivy");
  const auto call = [&](const std::string& method, const std::string& where) {
    auto client = server_->client("admin", "admin.localhost");
    client.token = root_->client.token;
    return client.call(method, where);
  };
  const auto removed = at_once(4, [&](int) { return call("DELETE", path + ivy.id); });
  EXPECT_EQ(with_status(removed, 204), 1);
  EXPECT_EQ(with_status(removed, 404), 3);
  EXPECT_EQ(events(ivy.id, "agent.removed"), "1");
  const auto back = at_once(4, [&](int) { return call("POST", path + ivy.id + "/restore"); });
  EXPECT_EQ(with_status(back, 200), 4);
  EXPECT_EQ(events(ivy.id, "agent.restored"), "1");
}

}  // namespace
}  // namespace billspay::test_support
