#include "resources/kyc_reviews/review_desk_test.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class KycDecision : public ReviewDesk {
 protected:
  static ApiResponse decide(const std::string& customer, const std::string& body) {
    return root_->client.post(review_path(customer), body);
  }
  static ApiResponse change_profile(SignedInCustomer& customer, const std::string& body) {
    const auto seen = std::string(customer.client.get("/api/auth/profile").raw.header("etag"));
    return customer.client.with("If-Match", seen).patch("/api/auth/profile", body);
  }
  static std::string mails_of(const std::string& customer, const std::string& kind) {
    return value(*server_, "SELECT count(*) FROM outbox WHERE user_id = $1 AND kind = $2",
                 {customer, kind});
  }
  static std::string decisions_of(const std::string& customer) {
    return value(*server_, "SELECT count(*) FROM kyc_decisions WHERE user_id = $1", {customer});
  }
};

// S33
TEST_F(KycDecision, ComesAfterTheAddressAndBeforePaymentMethods) {
  auto nora = somebody(false);
  EXPECT_EQ(nora.client.post("/api/payment-methods", card).problem(), "kyc-not-approved");
  const auto early = decide(nora.id, ruling("APPROVED", 1));
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(early.problem(), "email-not-verified");
  EXPECT_EQ(decisions_of(nora.id), "0");
  EXPECT_EQ(confirm_address(*server_, nora).status, 200);
  EXPECT_EQ(root_->client.get(review_path(nora.id)).text("customer", "emailVerified"), "true");
  EXPECT_EQ(nora.client.post("/api/payment-methods", card).problem(), "kyc-not-approved");

  const auto approved = decide(nora.id, ruling("APPROVED", 1));
  ASSERT_EQ(approved.status, 200) << approved.raw.body;
  EXPECT_EQ(approved.text("customer", "kycStatus"), "APPROVED");
  EXPECT_EQ(approved.text("version"), "2");
  EXPECT_EQ(approved.raw.header("etag"), "\"2\"");
  ASSERT_EQ(approved.list("decisions").size(), 1U);
  EXPECT_EQ(approved.list("decisions")[0].at("decision"), "APPROVED");
  EXPECT_EQ(approved.list("decisions")[0].at("decidedBy"), "Staff root");
  EXPECT_EQ(approved.list("decisions")[0].at("version"), 1);
  EXPECT_EQ(nora.client.get("/api/auth/profile").text("user", "kycStatus"), "APPROVED");
  EXPECT_EQ(nora.client.post("/api/payment-methods", card).status, 201);
  const auto mail = server_->mail_to(nora.email, "Your enrolment is approved");
  EXPECT_TRUE(mail.contains("Hello Nora")) << mail;
}

TEST_F(KycDecision, ToAskSendsTheQuestionAndTheAnswerComesBackToTheQueue) {
  auto nora = somebody();
  const auto asked = decide(nora.id, ruling("NEEDS_INFO", 1, "Which flat is it?"));
  ASSERT_EQ(asked.status, 200) << asked.raw.body;
  EXPECT_EQ(asked.text("customer", "kycReason"), "Which flat is it?");
  EXPECT_TRUE(server_->mail_to(nora.email, "We need something").contains("Which flat is it?"));
  const auto profile = nora.client.get("/api/auth/profile");
  EXPECT_EQ(profile.text("user", "kycStatus"), "NEEDS_INFO");
  EXPECT_EQ(profile.text("user", "kycReason"), "Which flat is it?");
  EXPECT_EQ(decide(nora.id, ruling("APPROVED", 2)).problem(), "kyc-already-decided");

  EXPECT_EQ(change_profile(nora, "{}").text("user", "kycStatus"), "NEEDS_INFO") << "no answer";
  const auto answered = change_profile(nora, R"({"addressLine2":"Flat 3"})");
  ASSERT_EQ(answered.status, 200) << answered.raw.body;
  EXPECT_EQ(answered.text("user", "kycStatus"), "PENDING");
  EXPECT_EQ(answered.text("user", "kycReason"), "null");
  EXPECT_EQ(status_of(nora.id), "PENDING");
  EXPECT_EQ(events(nora.id, "kyc.answered"), "1");
  const auto review = root_->client.get(review_path(nora.id));
  EXPECT_EQ(review.text("customer", "addressLine2"), "Flat 3");
  ASSERT_EQ(review.list("decisions").size(), 1U);
  EXPECT_EQ(review.list("decisions")[0].at("reason"), "Which flat is it?");

  EXPECT_EQ(decide(nora.id, ruling("APPROVED", 2)).problem(), "kyc-data-changed");
  const int version = std::stoi(review.text("version"));
  const auto approved = decide(nora.id, ruling("APPROVED", version, "flat checked"));
  ASSERT_EQ(approved.status, 200) << approved.raw.body;
  EXPECT_EQ(approved.list("decisions")[0].at("reason"), "flat checked");
  EXPECT_EQ(approved.list("decisions")[1].at("decision"), "NEEDS_INFO");
  EXPECT_EQ(nora.client.get("/api/auth/profile").text("user", "kycReason"), "null")
      << "remarks on an approval are for colleagues";
}

TEST_F(KycDecision, ToRejectTellsTheReasonAndIsFinal) {
  auto nora = somebody(false);
  const std::string reason = "The address does not exist.\nSee \"Main Street\".";
  ASSERT_EQ(decide(nora.id, ruling("REJECTED", 1, reason)).status, 200);
  EXPECT_TRUE(
      server_->mail_to(nora.email, "was not approved").contains("The address does not exist."));
  const auto profile = nora.client.get("/api/auth/profile");
  EXPECT_EQ(profile.text("user", "kycStatus"), "REJECTED");
  EXPECT_EQ(profile.text("user", "kycReason"), reason);
  EXPECT_EQ(change_profile(nora, R"({"city":"Salem"})").text("user", "kycStatus"), "REJECTED");
  for (const char* decision : {"APPROVED", "REJECTED", "NEEDS_INFO"}) {
    const auto again = decide(nora.id, ruling(decision, 3, "second thoughts"));
    EXPECT_EQ(again.status, 409) << decision;
    EXPECT_EQ(again.problem(), "kyc-already-decided") << decision;
  }
  EXPECT_EQ(decisions_of(nora.id), "1");
  EXPECT_EQ(mails_of(nora.id, "kyc-rejected"), "1");
}

// S55
TEST_F(KycDecision, OverDataThatChangedIsRefused) {
  auto nora = somebody();
  ASSERT_EQ(change_profile(nora, R"({"city":"Salem"})").status, 200);
  for (const int version : {1, 3}) {
    const auto answer = decide(nora.id, ruling("APPROVED", version));
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.problem(), "kyc-data-changed");
  }
  const auto stale =
      root_->client.with("If-Match", "\"1\"").post(review_path(nora.id), ruling("APPROVED", 2));
  EXPECT_EQ(stale.status, 412);
  EXPECT_EQ(status_of(nora.id), "PENDING");
  EXPECT_EQ(decisions_of(nora.id), "0");
  EXPECT_EQ(events(nora.id, "kyc.decided"), "0");
  EXPECT_EQ(mails_of(nora.id, "kyc-approved"), "0");
  EXPECT_EQ(root_->client.with("If-Match", "\"2\"")
                .post(review_path(nora.id), ruling("APPROVED", 2))
                .status,
            200);
}

TEST_F(KycDecision, ThatIsIncompleteIsRefused) {
  const auto nora = somebody();
  struct Refused {
    std::string body;
    Texts pointers;
  };
  const std::string long_reason(501, 'x');
  const std::vector<Refused> cases{
      {"{}", {"#/decision", "#/version"}},
      {R"({"decision":"PENDING","version":0})", {"#/decision", "#/version"}},
      {R"({"decision":"approved","version":"1"})", {"#/decision", "#/version"}},
      {ruling("REJECTED", 1), {"#/reason"}},
      {ruling("NEEDS_INFO", 1), {"#/reason"}},
      {R"({"decision":"REJECTED","version":1,"reason":"  "})", {"#/reason"}},
      {ruling("REJECTED", 1, long_reason), {"#/reason"}},
      {ruling("NEEDS_INFO", 1, "Is 4242 4242 4242 4242 yours?"), {"#/reason"}},
      {R"({"decision":"APPROVED","version":1,"kycStatus":"APPROVED"})", {"#/kycStatus"}}};
  for (const auto& [body, pointers] : cases) {
    const auto answer = decide(nora.id, body);
    EXPECT_EQ(answer.status, 422) << body << answer.raw.body;
    EXPECT_EQ(answer.refused(), pointers) << body;
  }
  EXPECT_EQ(status_of(nora.id), "PENDING");
}

// S51 S54
TEST_F(KycDecision, ByManyAtOnceHasOneEffect) {
  for (int round = 0; round < 3; ++round) {
    auto nora = somebody();
    const auto answers = at_once(8, [&](int i) {
      auto client = server_->client("admin", "admin.localhost");
      client.token = (i % 2 == 0 ? root_ : ruth_)->client.token;
      return client.post(review_path(nora.id),
                         i % 2 == 0 ? ruling("APPROVED", 1) : ruling("REJECTED", 1, "no"));
    });
    EXPECT_EQ(with_status(answers, 200), 1);
    EXPECT_EQ(with_status(answers, 409), 7);
    for (const auto& answer : answers) {
      if (answer.status == 200) {
        EXPECT_EQ(answer.text("customer", "kycStatus"), status_of(nora.id));
      } else {
        EXPECT_EQ(answer.problem(), "kyc-already-decided");
      }
    }
    EXPECT_EQ(decisions_of(nora.id), "1");
    EXPECT_EQ(events(nora.id, "kyc.decided"), "1");
    EXPECT_EQ(
        std::stoi(mails_of(nora.id, "kyc-approved")) + std::stoi(mails_of(nora.id, "kyc-rejected")),
        1);
  }
}

TEST_F(KycDecision, NeverMeetsAChangeHalfway) {
  for (int round = 0; round < 5; ++round) {
    auto nora = somebody();
    const auto seen = std::string(nora.client.get("/api/auth/profile").raw.header("etag"));
    const auto answers = at_once(2, [&](int i) {
      if (i == 0) {
        return nora.client.with("If-Match", seen)
            .patch("/api/auth/profile", R"({"lastName":"Other"})");
      }
      return decide(nora.id, ruling("APPROVED", 1));
    });
    // Whoever came second was told so: nobody is approved under a name that was not seen.
    EXPECT_EQ(with_status(answers, 200), 1) << answers[0].raw.body << answers[1].raw.body;
    EXPECT_EQ(status_of(nora.id), answers[1].status == 200 ? "APPROVED" : "PENDING");
  }
}

// S53
TEST_F(KycDecision, WithAnIdempotencyKeyIsTakenOnce) {
  const auto nora = somebody();
  const auto with_key = [&](const std::string& body) {
    return root_->client.with("Idempotency-Key", "kyc-1").post(review_path(nora.id), body);
  };
  const auto first = with_key(ruling("APPROVED", 1));
  ASSERT_EQ(first.status, 200) << first.raw.body;
  const auto again = with_key(ruling("APPROVED", 1));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.raw.header("etag"), first.raw.header("etag"));
  EXPECT_EQ(with_key(ruling("REJECTED", 1, "no")).problem(), "idempotency-key-reused");
  EXPECT_EQ(decisions_of(nora.id), "1");
  EXPECT_EQ(mails_of(nora.id, "kyc-approved"), "1");
}

// S73
TEST_F(KycDecision, IsAuditedFromWhatToWhat) {
  auto nora = somebody();
  ASSERT_EQ(decide(nora.id, ruling("NEEDS_INFO", 1, "Which flat?")).status, 200);
  const auto rows = server_->database().query(
      "SELECT audience, actor_kind, actor_id, actor_name, object_kind, object_id, reason, "
      "before::text, after::text FROM audit_events "
      "WHERE user_id = $1 AND action = 'kyc.decided'",
      {nora.id});
  ASSERT_EQ(rows.size(), 1U);
  const std::vector<postgres::BlockingConnection::Value> expected{
      "admin",
      "admin",
      root_->id,
      "Staff root",
      "customer",
      nora.id,
      "Which flat?",
      R"({"kycStatus":"PENDING","kycReason":null})",
      R"({"kycStatus":"NEEDS_INFO","kycReason":"Which flat?"})"};
  EXPECT_EQ(rows[0], expected);
  EXPECT_EQ(nora.client.get("/api/activity").list("activities")[0].at("action"), "kyc.decided");
}

// S46 S48
TEST_F(KycDecision, KeepsItsReasonInsideTheMailsText) {
  const auto nora = somebody();
  ASSERT_EQ(decide(nora.id, ruling("REJECTED", 1, "no\nBcc: all@example.com")).status, 200);
  const auto mail = server_->mail_to(nora.email, "was not approved");
  const auto end_of_headers = mail.find("\r\n\r\n");
  EXPECT_EQ(mail.substr(0, end_of_headers).find("Bcc"), std::string::npos);
  EXPECT_NE(mail.find("Bcc: all@example.com", end_of_headers), std::string::npos);
}

}  // namespace
}  // namespace billspay::test_support
