#include "resources/kyc_reviews/review_desk_test.hpp"
#include "tests/support/shows.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;
constexpr auto why = R"({"reason":"compares with the passport"})";

class KycReview : public ReviewDesk {};

// S29 S61
TEST_F(KycReview, ShowsWhatIsComparedAndMasksTheRest) {
  const auto nora = somebody(false);
  const auto answer = root_->client.get(review_path(nora.id));
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.text("customer", "id"), nora.id);
  EXPECT_EQ(answer.text("customer", "email"), nora.email);
  EXPECT_EQ(answer.text("customer", "emailVerified"), "false");
  EXPECT_EQ(answer.text("customer", "addressLine1"), "12 Canal Street");
  EXPECT_EQ(answer.text("customer", "postalCode"), "97201");
  EXPECT_EQ(answer.text("customer", "kycStatus"), "PENDING");
  EXPECT_EQ(answer.text("customer", "kycReason"), "null");
  EXPECT_EQ(answer.text("customer", "dateOfBirth"), "1988-••-••");
  EXPECT_EQ(answer.text("customer", "ssnLast4"), "••••");
  EXPECT_EQ(answer.text("version"), "1");
  EXPECT_EQ(answer.raw.header("etag"), "\"1\"");
  EXPECT_TRUE(answer.list("duplicates").empty());
  EXPECT_TRUE(answer.list("decisions").empty());
  EXPECT_FALSE(shows(answer.raw.body, "4821"));
  EXPECT_FALSE(answer.raw.body.contains("02-29"));
}

// S73
TEST_F(KycReview, IsNotSeenUnnoticed) {
  auto nora = somebody();
  root_->client.get(review_path(nora.id));
  EXPECT_EQ(events(nora.id, "kyc-review.viewed"), "1");
  const auto activity = nora.client.get("/api/activity").list("activities")[0];
  EXPECT_EQ(activity.at("action"), "kyc-review.viewed");
  EXPECT_EQ(activity.at("actor"), "Staff root");
}

TEST_F(KycReview, ShowsTheDuplicatesOfOneCustomer) {
  const auto first = newcomer(*server_, "twin1@example.com", "Ines", "Tveit");
  const auto second = newcomer(*server_, "twin2@example.com", "Ines", "Tveit");
  const auto answer = root_->client.get(review_path(first.id));
  ASSERT_EQ(answer.list("duplicates").size(), 1U);
  EXPECT_EQ(answer.list("duplicates")[0].at("id"), boost::json::string(second.id));
  EXPECT_EQ(answer.list("duplicates")[0].at("kycStatus"), "PENDING");
}

// S29 S61
TEST_F(KycReview, RevealsTheIdentityForAReasonThatIsKept) {
  auto nora = somebody();
  const auto answer = root_->client.post(review_path(nora.id) + "/reveal", why);
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.text("dateOfBirth"), "1988-02-29");
  EXPECT_EQ(answer.text("ssnLast4"), "4821");
  EXPECT_EQ(answer.raw.header("cache-control"), "no-store");
  EXPECT_EQ(answer.raw.header("etag"), "");
  const auto rows = server_->database().query(
      "SELECT actor_id, actor_name, audience, reason, before::text, after::text "
      "FROM audit_events WHERE user_id = $1 AND action = 'customer.identity-revealed'",
      {nora.id});
  ASSERT_EQ(rows.size(), 1U);
  const std::vector<postgres::BlockingConnection::Value> expected{
      root_->id, "Staff root", "admin", "compares with the passport", std::nullopt, std::nullopt};
  EXPECT_EQ(rows[0], expected);
  EXPECT_EQ(nora.client.get("/api/activity").list("activities")[0].at("action"),
            "customer.identity-revealed");
}

// S53 S61
TEST_F(KycReview, KeepsNoAnswerThatRevealed) {
  const auto nora = somebody();
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(root_->client.with("Idempotency-Key", "reveal-1")
                  .post(review_path(nora.id) + "/reveal", why)
                  .status,
              200);
  }
  EXPECT_EQ(events(nora.id, "customer.identity-revealed"), "2") << "each look is one";
  EXPECT_EQ(value(*server_, "SELECT count(*) FROM idempotency_keys WHERE key = 'reveal-1'"), "0");
  const auto everything = whole_database(*server_);
  EXPECT_FALSE(holds(everything, "1988-02-29"));
  EXPECT_FALSE(holds(everything, "\"4821\""));
}

TEST_F(KycReview, RevealsNothingWithoutAReason) {
  const auto nora = somebody();
  for (const std::string body : {R"({})", R"({"reason":null})", R"({"reason":" "})",
                                 R"({"reason":7})", R"({"reason":"4242-4242-4242-4242"})"}) {
    const auto answer = root_->client.post(review_path(nora.id) + "/reveal", body);
    EXPECT_EQ(answer.status, 422) << body;
    EXPECT_EQ(answer.refused(), Texts{"#/reason"}) << body;
    EXPECT_FALSE(shows(answer.raw.body, "4821"));
  }
  EXPECT_EQ(root_->client.post(review_path(nora.id) + "/reveal", R"({"reason":"x","all":true})")
                .refused(),
            Texts{"#/all"});
  EXPECT_EQ(root_->client.get(review_path(nora.id) + "/reveal").status, 405);
  EXPECT_EQ(events(nora.id, "customer.identity-revealed"), "0");
}

// S64
TEST_F(KycReview, OfNobodyIsNotThere) {
  const auto nora = somebody();
  remove_customer(*server_, nora.id);
  for (const auto& id :
       {nora.id, std::string("00000000-0000-7000-8000-000000000000"), std::string("x")}) {
    EXPECT_EQ(root_->client.get(review_path(id)).status, 404) << id;
    EXPECT_EQ(root_->client.post(review_path(id) + "/reveal", why).status, 404) << id;
    EXPECT_EQ(root_->client.post(review_path(id), ruling("APPROVED", 1)).status, 404) << id;
  }
  EXPECT_EQ(events(nora.id, "kyc-review.viewed"), "0");
  EXPECT_EQ(events(nora.id, "customer.identity-revealed"), "0");
  EXPECT_EQ(status_of(nora.id), "PENDING");
}

// S18 S27 S31
TEST_F(KycReview, IsForAdminsOnTheirOwnListener) {
  const auto nora = somebody();
  const auto dana = server_->agent("dana");
  const auto expect = [&](ApiClient client, const std::string& token, int status) {
    client.token = token;
    const std::vector<ApiResponse> answers{client.get(kyc_queue), client.get(review_path(nora.id)),
                                           client.post(review_path(nora.id), ruling("APPROVED", 1)),
                                           client.post(review_path(nora.id) + "/reveal", why)};
    for (const auto& answer : answers) EXPECT_EQ(answer.status, status) << answer.raw.body;
  };
  // Compared with no contract: these are other listeners' or nobody's operations.
  const auto at = [](const std::string& listener, const std::string& host) {
    return ApiClient(server_->port(listener), host, false);
  };
  expect(server_->client("admin", "admin.localhost"), "", 401);
  expect(server_->client("admin", "admin.localhost"), nora.client.token, 401);
  expect(server_->client("admin", "admin.localhost"), dana.client.token, 401);
  expect(at("public", "localhost"), root_->client.token, 404);
  expect(at("public", "admin.localhost"), root_->client.token, 404);
  expect(at("agent", "agent.localhost"), dana.client.token, 404);
  expect(at("agent", "agent.localhost"), root_->client.token, 404);
  expect(at("admin", "localhost"), root_->client.token, 421);
  expect(at("admin", "agent.localhost"), root_->client.token, 421);
  EXPECT_EQ(status_of(nora.id), "PENDING");
  EXPECT_EQ(events(nora.id, "customer.identity-revealed"), "0");
  // Agents have no such operation under their own prefix either.
  auto agent = server_->client("agent", "agent.localhost");
  agent.token = dana.client.token;
  EXPECT_EQ(agent.get("/api/agent/kyc-reviews").status, 404);
}

}  // namespace
}  // namespace billspay::test_support
