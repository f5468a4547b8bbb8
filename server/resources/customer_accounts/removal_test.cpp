// Admins remove customers, bring them back and end their sessions.
#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;
constexpr auto nobody = "00000000-0000-7000-8000-000000000000";

std::string path_of(const std::string& id) { return "/api/admin/customers/" + id; }

class CustomerRemoval : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>(TestServerOptions{.threads = 2});
    agent_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    admin_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    agent_.reset();
    admin_.reset();
    server_.reset();
  }

  static SignedInCustomer somebody() {
    static int count = 0;
    return server_->customer("removal" + std::to_string(++count) + "@example.com");
  }
  static ApiClient& admin() { return admin_->client; }
  static ApiResponse remove(const std::string& id, const std::string& query = "") {
    return admin().remove(path_of(id) + query);
  }
  static ApiResponse restore(const std::string& id) {
    return admin().post(path_of(id) + "/restore", "");
  }
  // The newest event of the admin about this customer.
  static std::string last_event(const std::string& id) {
    return value(*server_,
                 "SELECT concat_ws(' ', actor_kind, actor_name, action, outcome, "
                 "regexp_replace(before::text, '\"20[^\"]*\"', 'TIME'), '->', "
                 "regexp_replace(after::text, '\"20[^\"]*\"', 'TIME'), reason) "
                 "FROM audit_events WHERE user_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
                 {id});
  }
  static std::string events_of(const std::string& id) {
    return value(*server_, "SELECT count(*) FROM audit_events WHERE user_id = $1", {id});
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> agent_;
  static inline std::unique_ptr<SignedInStaff> admin_;
};

// S19 S64
TEST_F(CustomerRemoval, BitesAtOnceAndMakesTheCustomerVanish) {
  auto nora = somebody();
  add_card(nora.client, 1);
  EXPECT_EQ(nora.client.get("/api/receipts").status, 200);
  EXPECT_EQ(remove(nora.id, "?reason=Asked%20to%20leave").status, 204);
  // On the connection that was open before.
  EXPECT_EQ(nora.client.get("/api/receipts").status, 401);
  EXPECT_EQ(nora.client.post("/api/auth/refresh").status, 401);
  auto again = server_->public_client();
  EXPECT_EQ(sign_in(again, nora.email).problem(), "sign-in-failed");
  const std::string theirs = "/api/agent/customers/" + nora.id;
  for (const std::string path : {"", "/billers", "/payment-methods", "/receipts"}) {
    EXPECT_EQ(agent_->client.get(theirs + path).status, 404) << path;
  }
  EXPECT_EQ(
      agent_->client.post(theirs + "/billers", R"({"name":"X","category":"TV","accountId":"1"})")
          .status,
      404);
  for (const std::string audience : {"agent", "admin"}) {
    auto& client = audience == "agent" ? agent_->client : admin();
    const auto found =
        client.get("/api/" + audience + "/customers?search=" + nora.email.substr(0, 9));
    EXPECT_EQ(found.raw.body.find(nora.id), std::string::npos);
  }
  EXPECT_EQ(last_event(nora.id),
            R"(admin Staff root customer.removed done {"deletedAt":null} -> {"deletedAt":TIME} )"
            "Asked to leave");
  EXPECT_EQ(value(*server_,
                  "SELECT string_agg(DISTINCT ended_reason, ' ') FROM sessions WHERE user_id = $1",
                  {nora.id}),
            "ENDED_BY_ADMIN");
  // Admins still see what was.
  const auto kept = admin().get(path_of(nora.id));
  EXPECT_EQ(kept.text("profile", "email"), nora.email);
  EXPECT_NE(kept.text("profile", "deletedAt"), "null");
  EXPECT_EQ(kept.list("paymentMethods").size(), 1U);
  EXPECT_EQ(last_event(nora.id), "admin Staff root customer.viewed done ->");
}

// S20 S64
TEST_F(CustomerRemoval, FreesTheAddressAndRestoringTakesItOnlyWhileItIsFree) {
  auto nora = somebody();
  EXPECT_EQ(remove(nora.id).status, 204);
  auto second = server_->customer(nora.email);
  EXPECT_NE(second.id, nora.id);
  EXPECT_EQ(second.client.get("/api/payment-methods").list("paymentMethods").size(), 0U);
  const auto events = events_of(nora.id);
  const auto refused = restore(nora.id);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.problem(), "email-taken");
  EXPECT_EQ(events_of(nora.id), events);
  EXPECT_EQ(remove(second.id).status, 204);
  EXPECT_EQ(restore(nora.id).status, 200);
  EXPECT_EQ(restore(second.id).problem(), "email-taken");
}

TEST_F(CustomerRemoval, CanBeUndoneWithEverythingAsItWas) {
  auto nora = somebody();
  const auto method = add_card(nora.client, 1);
  const auto biller = server_->add_biller(nora.id, "City Light");
  server_->add_receipt(nora.id, biller, "84.27", "2026-10-01T12:00:00Z");
  const auto before = admin().get(path_of(nora.id));
  EXPECT_EQ(remove(nora.id).status, 204);
  const auto restored = restore(nora.id);
  EXPECT_EQ(restored.status, 200);
  EXPECT_EQ(restored.text("id"), nora.id);
  EXPECT_EQ(restored.text("deletedAt"), "null");
  EXPECT_EQ(restored.raw.header("etag"), "\"3\"");
  EXPECT_EQ(last_event(nora.id),
            R"(admin Staff root customer.restored done {"deletedAt":TIME} -> {"deletedAt":null})");
  EXPECT_EQ(admin().get(path_of(nora.id)).body, before.body);
  EXPECT_EQ(nora.client.get("/api/receipts").status, 401) << "ended sessions stay ended";
  auto device = another_device(*server_, nora);
  EXPECT_EQ(device.get(method_path(method)).status, 200);
  // Of one who is there nothing changes.
  const auto events = events_of(nora.id);
  EXPECT_EQ(restore(nora.id).raw.header("etag"), "\"3\"");
  EXPECT_EQ(events_of(nora.id), events);
}

// S53
TEST_F(CustomerRemoval, IsUndoneOnceForEachKey) {
  auto nora = somebody();
  remove(nora.id);
  const auto first =
      admin().with("Idempotency-Key", "undo-1").post(path_of(nora.id) + "/restore", "");
  EXPECT_EQ(first.status, 200);
  remove(nora.id);
  const auto again =
      admin().with("Idempotency-Key", "undo-1").post(path_of(nora.id) + "/restore", "");
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.raw.body, first.raw.body);
  EXPECT_EQ(again.raw.header("etag"), first.raw.header("etag"));
  EXPECT_EQ(value(*server_, "SELECT deleted_at IS NOT NULL FROM users WHERE id = $1", {nora.id}),
            "t");
  auto omar = somebody();
  EXPECT_EQ(
      admin().with("Idempotency-Key", "undo-1").post(path_of(omar.id) + "/restore", "").problem(),
      "idempotency-key-reused");
}

// S55
TEST_F(CustomerRemoval, OfAVersionThatIsNotTheLastIsRefused) {
  auto nora = somebody();
  const auto events = events_of(nora.id);
  EXPECT_EQ(admin().with("If-Match", "\"7\"").remove(path_of(nora.id)).status, 412);
  EXPECT_EQ(nora.client.get("/api/receipts").status, 200);
  EXPECT_EQ(events_of(nora.id), events);
  EXPECT_EQ(admin().with("If-Match", "\"1\"").remove(path_of(nora.id)).status, 204);
  EXPECT_EQ(admin().with("If-Match", "\"1\"").post(path_of(nora.id) + "/restore", "").status, 412);
  EXPECT_EQ(admin().with("If-Match", "\"2\"").post(path_of(nora.id) + "/restore", "").status, 200);
}

TEST_F(CustomerRemoval, ByManyAtOnceHappensOnce) {
  auto nora = somebody();
  std::vector<SignedInStaff> admins;
  for (int n = 0; n < 6; ++n) admins.push_back(server_->admin("racer" + std::to_string(n)));
  const auto at_index = [&](int n) -> ApiClient& {
    return admins[static_cast<std::size_t>(n)].client;
  };
  const auto removed = at_once(6, [&](int n) { return at_index(n).remove(path_of(nora.id)); });
  EXPECT_EQ(with_status(removed, 204), 1);
  EXPECT_EQ(with_status(removed, 404), 5);
  const auto restored =
      at_once(6, [&](int n) { return at_index(n).post(path_of(nora.id) + "/restore", ""); });
  EXPECT_EQ(with_status(restored, 200), 6);
  EXPECT_EQ(value(*server_,
                  "SELECT string_agg(action, ' ' ORDER BY at) FROM audit_events "
                  "WHERE user_id = $1 AND actor_kind = 'admin'",
                  {nora.id}),
            "customer.removed customer.restored");
}

// S24
TEST_F(CustomerRemoval, IsMoreThanEndingAllSessions) {
  auto nora = somebody();
  auto other = another_device(*server_, nora);
  EXPECT_EQ(admin().remove(path_of(nora.id) + "/sessions").status, 204);
  EXPECT_EQ(nora.client.get("/api/receipts").status, 401);
  EXPECT_EQ(other.get("/api/receipts").status, 401);
  EXPECT_EQ(last_event(nora.id),
            R"(admin Staff root customer.signed-out done -> {"sessionsEnded":2})");
  auto device = another_device(*server_, nora);
  EXPECT_EQ(device.get("/api/receipts").status, 200);
  remove(nora.id);
  EXPECT_EQ(admin().remove(path_of(nora.id) + "/sessions").status, 404);
}

TEST_F(CustomerRemoval, OfSomebodyUnknownOrRemovedIsNotThere) {
  auto nora = somebody();
  EXPECT_EQ(remove(nora.id).status, 204);
  const auto counts = row_counts_of(server_->database());
  EXPECT_EQ(remove(nora.id).status, 404);
  for (const std::string id : {nobody, "not-an-id"}) {
    EXPECT_EQ(remove(id).status, 404);
    EXPECT_EQ(restore(id).status, 404);
    EXPECT_EQ(admin().remove(path_of(id) + "/sessions").status, 404);
  }
  EXPECT_EQ(row_counts_of(server_->database()), counts);
}

// S18 S27 S31
TEST_F(CustomerRemoval, IsForAdminsOnly) {
  auto nora = somebody();
  const auto before = checksums_of(server_->database(), nora.id);
  auto client = server_->client("admin", "admin.localhost");
  for (const std::string& token :
       {std::string(), agent_->client.token, nora.client.token, std::string("x.y.z")}) {
    client.token = token;
    EXPECT_EQ(client.remove(path_of(nora.id)).status, 401);
    EXPECT_EQ(client.post(path_of(nora.id) + "/restore", "").status, 401);
    EXPECT_EQ(client.remove(path_of(nora.id) + "/sessions").status, 401);
  }
  // Agents have no such operation.
  const std::string theirs = "/api/agent/customers/" + nora.id;
  EXPECT_EQ(agent_->client.remove(theirs).status, 405);
  EXPECT_EQ(agent_->client.post(theirs + "/restore", "").status, 404);
  EXPECT_EQ(agent_->client.remove(theirs + "/sessions").status, 404);
  for (const auto& [listener, host] :
       {std::pair("admin", "localhost"), std::pair("public", "localhost"),
        std::pair("agent", "agent.localhost")}) {
    ApiClient wrong(server_->port(listener), host, false);
    wrong.token = admin().token;
    const auto status = wrong.remove(path_of(nora.id)).status;
    EXPECT_EQ(status, std::string_view(listener) == "admin" ? 421 : 404);
  }
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
}

TEST_F(CustomerRemoval, RefusesWhatItDoesNotKnow) {
  auto nora = somebody();
  EXPECT_EQ(remove(nora.id, "?why=x").refused(), Texts{"?why"});
  EXPECT_EQ(remove(nora.id, "?reason=").refused(), Texts{"?reason"});
  EXPECT_EQ(remove(nora.id, "?reason=4242424242424242").refused(), Texts{"?reason"});
  EXPECT_EQ(remove(nora.id, "?reason=" + std::string(501, 'a')).refused(), Texts{"?reason"});
  EXPECT_EQ(restore(nora.id + "/x").status, 404);
  EXPECT_EQ(admin().remove(path_of(nora.id) + "/sessions?all=1").status, 422);
  EXPECT_EQ(admin().post(path_of(nora.id) + "/restore", R"({"kycStatus":"APPROVED"})").status, 422);
  EXPECT_EQ(nora.client.get("/api/receipts").status, 200);
}

}  // namespace
}  // namespace billspay::test_support
