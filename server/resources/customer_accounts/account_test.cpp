// A customer's account as staff see it.
#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"
#include "tests/support/shows.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;
constexpr auto nobody = "00000000-0000-7000-8000-000000000000";

class CustomerAccount : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
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
    return server_->customer("account" + std::to_string(++count) + "@example.com");
  }
  static ApiResponse for_agent(const std::string& id) {
    return agent_->client.get("/api/agent/customers/" + id);
  }
  static ApiResponse for_admin(const std::string& id) {
    return admin_->client.get("/api/admin/customers/" + id);
  }
  static Texts members(const boost::json::value& value) {
    Texts names;
    for (const auto& member : value.as_object()) names.emplace_back(member.key());
    return names;
  }
  // Who looked at this customer, newest first.
  static Texts views(const std::string& id) {
    Texts all;
    for (const auto& row : server_->database().query(
             "SELECT concat_ws(' ', audience, actor_kind, actor_name, action, outcome, "
             "object_kind, object_id = user_id, before, after) FROM audit_events "
             "WHERE user_id = $1 AND action LIKE '%viewed' ORDER BY at DESC, id DESC",
             {id})) {
      all.push_back(*row[0]);
    }
    return all;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> agent_;
  static inline std::unique_ptr<SignedInStaff> admin_;
};

TEST_F(CustomerAccount, ShowsEverythingThatBelongsToACustomer) {
  auto nora = somebody();
  const auto card_id = add_card(nora.client, 1);
  const auto light = server_->add_biller(nora.id, "City Light");
  const auto water = server_->add_biller(nora.id, "City Water", "HOME");
  server_->add_receipt(nora.id, light, "84.27", "2026-10-01T12:00:00Z");
  const auto last = server_->add_receipt(nora.id, water, "12.00", "2026-10-02T12:00:00Z");
  const auto answer = for_agent(nora.id);
  EXPECT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.text("profile", "id"), nora.id);
  EXPECT_EQ(answer.text("profile", "email"), nora.email);
  EXPECT_EQ(answer.text("profile", "phone"), "(555) 010-0199");
  EXPECT_EQ(answer.text("profile", "city"), "Portland");
  EXPECT_EQ(answer.text("profile", "kycStatus"), "APPROVED");
  EXPECT_EQ(answer.text("profile", "deletedAt"), "null");
  ASSERT_EQ(answer.list("billers").size(), 2U);
  EXPECT_EQ(answer.list("billers")[0].at("name"), "City Water");
  EXPECT_EQ(answer.list("billers")[0].at("receipts").as_array()[0].at("amount"), "12.00");
  ASSERT_EQ(answer.list("receipts").size(), 2U);
  EXPECT_EQ(answer.list("receipts")[0].at("id"), last.c_str());
  EXPECT_EQ(answer.list("receipts")[0].at("biller").at("name"), "City Water");
  ASSERT_EQ(answer.list("paymentMethods").size(), 1U);
  EXPECT_EQ(answer.list("paymentMethods")[0].at("id"), card_id.c_str());
  EXPECT_TRUE(answer.list("assignments").empty());
  EXPECT_EQ(answer.text("lastAssistedBy"), "null");
}

// S29 S61
TEST_F(CustomerAccount, LooksTheSameToBothAudiencesAndHoldsNoSecret) {
  auto nora = somebody();
  add_card(nora.client, 1);
  EXPECT_EQ(nora.client.post("/api/payment-methods", bank_account).status, 201);
  const auto seen = for_agent(nora.id);
  EXPECT_EQ(seen.body, for_admin(nora.id).body);
  EXPECT_EQ(members(seen.body), (Texts{"profile", "billers", "paymentMethods", "receipts",
                                       "assignments", "lastAssistedBy"}));
  EXPECT_EQ(members(seen.body.at("profile")),
            (Texts{"id", "email", "firstName", "lastName", "phone", "addressLine1", "addressLine2",
                   "city", "state", "postalCode", "customerNumber", "kycStatus", "kycReason",
                   "emailVerified", "createdAt", "lastLoginAt", "deletedAt"}));
  EXPECT_EQ(seen.list("paymentMethods")[0].at("routingNumber"), "*****0000");
  const Texts secrets{card_number(1), "000123456789", "110000000", "tok_",
                      "4821",         "1988-02-29",   "argon2",    "accountHash"};
  for (const std::string& secret : secrets) {
    EXPECT_FALSE(shows(seen.raw.body, secret)) << secret;
  }
}

// S73
TEST_F(CustomerAccount, NotesEveryLook) {
  auto nora = somebody();
  EXPECT_TRUE(views(nora.id).empty());
  for_agent(nora.id);
  for_agent(nora.id);
  for_admin(nora.id);
  const std::string by_agent = "agent agent Staff dana customer.viewed done customer t";
  EXPECT_EQ(views(nora.id),
            (Texts{"admin admin Staff root customer.viewed done customer t", by_agent, by_agent}));
  // The customer sees that, too.
  const auto activity = nora.client.get("/api/activity");
  EXPECT_EQ(activity.list("activities")[0].at("action"), "customer.viewed");
  EXPECT_EQ(activity.list("activities")[0].at("actor"), "Staff root");
}

TEST_F(CustomerAccount, SaysWhoAssistedLast) {
  auto nora = somebody();
  auto eli = server_->agent("eli");
  for (auto* agent : {agent_.get(), &eli}) {
    EXPECT_EQ(agent->client
                  .post("/api/agent/customers/" + nora.id + "/billers",
                        R"({"name":"Biller of )" + agent->username +
                            R"(","category":"TV","accountId":"A-1"})")
                  .status,
              201);
  }
  const auto answer = for_admin(nora.id);
  ASSERT_EQ(answer.list("assignments").size(), 2U);
  EXPECT_EQ(answer.text("lastAssistedBy", "agent", "fullName"), "Staff eli");
  EXPECT_EQ(answer.text("lastAssistedBy", "agent", "id"), eli.id);
  EXPECT_EQ(answer.list("assignments")[1].at("agent").at("fullName"), "Staff dana");
  // Looking alone is no assistance.
  auto omar = somebody();
  for_agent(omar.id);
  EXPECT_TRUE(for_agent(omar.id).list("assignments").empty());
}

TEST_F(CustomerAccount, LeavesOutWhatIsRemovedAndShowsNoMoreThanFiftyReceipts) {
  auto nora = somebody();
  const auto gone = server_->add_biller(nora.id, "Gone");
  const auto light = server_->add_biller(nora.id, "City Light");
  server_->database().query(
      "INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
      "paid_on, confirmation) SELECT gen_random_uuid(), user_id, id, name, category, n, "
      "timestamptz '2026-01-01Z' + n * interval '1 day', 'C' || n "
      "FROM billers, generate_series(1, 60) n WHERE id = $1",
      {light});
  server_->database().query("UPDATE billers SET deleted_at = now() WHERE id = $1", {gone});
  const auto answer = for_agent(nora.id);
  EXPECT_EQ(answer.list("billers").size(), 1U);
  ASSERT_EQ(answer.list("receipts").size(), 50U);
  EXPECT_EQ(answer.list("receipts")[0].at("amount"), "60.00");
  EXPECT_EQ(answer.list("billers")[0].at("receipts").as_array().size(), 3U);
}

TEST_F(CustomerAccount, CarriesItsVersion) {
  auto nora = somebody();
  const std::string before(for_agent(nora.id).raw.header("etag"));
  EXPECT_EQ(before, "\"1\"");
  EXPECT_EQ(
      nora.client.with("If-Match", before).patch("/api/auth/profile", R"({"city":"Salem"})").status,
      200);
  EXPECT_EQ(for_agent(nora.id).raw.header("etag"), "\"2\"");
}

// S28
TEST_F(CustomerAccount, OfSomebodyUnknownIsNotThere) {
  for (const std::string id : {nobody, "not-an-id"}) {
    EXPECT_EQ(for_agent(id).status, 404);
    EXPECT_EQ(for_admin(id).status, 404);
  }
  EXPECT_TRUE(views(nobody).empty());
}

// S18 S27 S31
TEST_F(CustomerAccount, IsForTheStaffOfTheListenerOnly) {
  auto nora = somebody();
  for (const std::string audience : {"agent", "admin"}) {
    const std::string path = "/api/" + audience + "/customers/" + nora.id;
    const auto& right = audience == "agent" ? agent_->client.token : admin_->client.token;
    const auto& other = audience == "agent" ? admin_->client.token : agent_->client.token;
    auto client = server_->client(audience, audience + ".localhost");
    EXPECT_EQ(client.get(path).status, 401);
    for (const std::string& token : {other, nora.client.token}) {
      client.token = token;
      EXPECT_EQ(client.get(path).status, 401);
    }
    ApiClient wrong_host(server_->port(audience), "localhost", false);
    wrong_host.token = right;
    EXPECT_EQ(wrong_host.get(path).status, 421);
    ApiClient outside(server_->port("public"), "localhost", false);
    outside.token = right;
    EXPECT_EQ(outside.get(path).status, 404);
  }
  EXPECT_TRUE(views(nora.id).empty());
}

TEST_F(CustomerAccount, TakesNoParameters) {
  auto nora = somebody();
  EXPECT_EQ(agent_->client.get("/api/agent/customers/" + nora.id + "?full=1").status, 422);
  EXPECT_EQ(agent_->client.put("/api/agent/customers/" + nora.id, "{}").status, 405);
  EXPECT_TRUE(views(nora.id).empty());
}

}  // namespace
}  // namespace billspay::test_support
