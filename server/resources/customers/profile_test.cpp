#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"
#include "tests/support/shows.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/auth/profile";

std::string etag(ApiClient& client) { return std::string(client.get(path).raw.header("etag")); }

// S29
TEST(Profile, ShowsWhatMayBeSeenAndNeitherSsnNorBirthDate) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto answer = nora.client.get(path);
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.text("user", "id"), nora.id);
  EXPECT_EQ(answer.text("user", "email"), "nora@example.com");
  EXPECT_EQ(answer.text("user", "city"), "Portland");
  EXPECT_EQ(answer.text("user", "kycStatus"), "APPROVED");
  EXPECT_EQ(answer.text("user", "emailVerified"), "true");
  EXPECT_NE(answer.text("user", "lastLoginAt"), "null");
  EXPECT_NE(answer.raw.header("etag"), "");
  for (const char* secret : {"ssn", "Ssn", "4821", "irth", "1988", "password", "identity"}) {
    EXPECT_FALSE(shows(answer.raw.body, secret)) << secret;
  }
  EXPECT_EQ(answer.raw.header("cache-control"), "no-store");
}

TEST(Profile, IsForNobodyWithoutAToken) {
  TestServer server;
  auto client = server.public_client();
  EXPECT_EQ(client.get(path).status, 401);
  EXPECT_EQ(client.patch(path, "{}").status, 401);
  EXPECT_EQ(client.patch(path, R"({"role":1})").status, 401) << "before the body is judged";
  EXPECT_EQ(client.remove(path).status, 405);
}

// S55
TEST(Profile, ChangesOnlyForThoseWhoSawTheLatestVersion) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto seen = etag(nora.client);
  for (const char* method : {"PATCH", "PUT"}) {
    const auto blind = nora.client.call(method, path, R"({"city":"Salem"})");
    EXPECT_EQ(blind.status, 428);
    EXPECT_EQ(blind.problem(), "precondition-required");
  }
  const auto changed = nora.client.with("If-Match", seen).patch(path, R"({"city":"Salem"})");
  ASSERT_EQ(changed.status, 200);
  EXPECT_EQ(changed.text("user", "city"), "Salem");
  EXPECT_EQ(changed.raw.header("etag"), etag(nora.client));
  EXPECT_NE(changed.raw.header("etag"), seen);
  for (const char* method : {"PATCH", "PUT"}) {
    const auto stale = nora.client.with("If-Match", seen).call(method, path, R"({"city":"Bend"})");
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(stale.problem(), "stale-version");
  }
  EXPECT_EQ(nora.client.get(path).text("user", "city"), "Salem");
}

// S55
TEST(Profile, LetsOneOfManyWritersWin) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  const auto seen = etag(nora.client);
  const auto answers = at_once(8, [&](int i) {
    auto client = server.public_client();
    client.token = nora.client.token;
    return client.with("If-Match", seen)
        .patch(path, R"({"city":"City )" + std::to_string(i) + R"("})");
  });
  EXPECT_EQ(with_status(answers, 200), 1);
  EXPECT_EQ(with_status(answers, 412), 7);
  for (const auto& answer : answers) {
    if (answer.status != 200) continue;
    EXPECT_EQ(nora.client.get(path).text("user", "city"), answer.text("user", "city"));
  }
  EXPECT_EQ(value(server,
                  "SELECT count(*) FROM audit_events "
                  "WHERE action = 'customer.profile-changed'"),
            "1");
}

// An import holds the rows of its customers like this, through the keys of its receipts.
TEST(Profile, ChangesWhileReceiptsOfTheCustomerAreWritten) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  postgres::BlockingConnection writer(server.database().superuser_url());
  writer.execute("BEGIN");
  writer.query("SELECT id FROM users WHERE id = $1 FOR KEY SHARE", {nora.id});
  const auto changed =
      nora.client.with("If-Match", etag(nora.client)).patch(path, R"({"city":"Salem"})");
  EXPECT_EQ(changed.status, 200) << changed.raw.body;
  writer.execute("ROLLBACK");
}

TEST(Profile, ClearsWithNullAndKeepsWhatWasNotSentInPatchAndPutAlike) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  for (const char* method : {"PATCH", "PUT"}) {
    const auto set = nora.client.with("If-Match", etag(nora.client))
                         .call(method, path, R"({"phone":"555-010-0123","addressLine2":"Apt 3"})");
    ASSERT_EQ(set.status, 200);
    EXPECT_EQ(set.text("user", "phone"), "555-010-0123");
    EXPECT_EQ(set.text("user", "addressLine1"), "12 Canal Street");
    const auto cleared = nora.client.with("If-Match", etag(nora.client))
                             .call(method, path, R"({"phone":null,"state":"wa"})");
    ASSERT_EQ(cleared.status, 200);
    EXPECT_EQ(cleared.text("user", "phone"), "null");
    EXPECT_EQ(cleared.text("user", "state"), "WA");
    EXPECT_EQ(cleared.text("user", "addressLine2"), "Apt 3");
    EXPECT_EQ(cleared.text("user", "firstName"), "Nora");
  }
  const auto refused = nora.client.with("If-Match", etag(nora.client))
                           .patch(path, R"({"city":null,"postalCode":"1","state":"ZZ"})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refused().size(), 3U) << refused.raw.body;
}

TEST(Profile, KeepsANameThatWasReviewed) {
  TestServer server;
  auto pending = server.customer("ida@example.com", false);
  EXPECT_EQ(pending.client.with("If-Match", etag(pending.client))
                .patch(path, R"({"lastName":"Holm"})")
                .text("user", "lastName"),
            "Holm");
  auto nora = server.customer("nora@example.com");
  const auto refused = nora.client.with("If-Match", etag(nora.client))
                           .patch(path, R"({"lastName":"Holm","city":"Salem"})");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.problem(), "name-was-reviewed");
  EXPECT_EQ(nora.client.get(path).text("user", "city"), "Portland") << "nothing was changed";
  EXPECT_EQ(nora.client.with("If-Match", etag(nora.client))
                .patch(path, R"({"lastName":"Feld","city":"Salem"})")
                .status,
            200)
      << "the same name is no change";
}

// S30
TEST(Profile, RefusesFieldsThatAreNotTheCallersToChange) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto before = value(server, "SELECT u::text FROM users u");
  for (const char* name :
       {"email", "customerNumber", "kycStatus", "id", "role", "isActive", "ssnLast4", "dateOfBirth",
        "password", "__proto__", "version", "emailVerified", "userId"}) {
    for (const char* method : {"PATCH", "PUT"}) {
      const auto answer =
          nora.client.with("If-Match", "*")
              .call(method, path, with_member(R"({"city":"Bend"})", name, R"("APPROVED")"));
      EXPECT_EQ(answer.status, 422) << name;
      EXPECT_EQ(answer.refused(), std::vector<std::string>{std::string("#/") + name});
    }
  }
  EXPECT_EQ(value(server, "SELECT u::text FROM users u"), before);
}

// S73
TEST(Profile, RecordsWhatWasChangedFromWhatToWhat) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto answer =
      nora.client.with("If-Match", etag(nora.client)).patch(path, R"({"city":"Salem"})");
  ASSERT_EQ(answer.status, 200);
  const auto rows = server.database().query(
      "SELECT actor_kind, actor_id, outcome, before->>'city', after->>'city', host(ip), "
      "request_id FROM audit_events WHERE action = 'customer.profile-changed' AND user_id = $1",
      {nora.id});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0][0], "customer");
  EXPECT_EQ(rows[0][1], nora.id);
  EXPECT_EQ(rows[0][2], "done");
  EXPECT_EQ(rows[0][3], "Portland");
  EXPECT_EQ(rows[0][4], "Salem");
  EXPECT_EQ(rows[0][5], "127.0.0.1");
  EXPECT_EQ(rows[0][6], answer.raw.header("x-request-id"));
}

// S28
TEST(Profile, OfAnotherCustomerIsNeverReached) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto ida = server.customer("ida@example.com");
  const auto before = value(server, "SELECT u::text FROM users u WHERE id = $1", {ida.id});
  EXPECT_EQ(nora.client.get(path).text("user", "id"), nora.id);
  EXPECT_EQ(nora.client.get("/api/auth/profile/" + ida.id).status, 404);
  EXPECT_EQ(nora.client.get("/api/auth/profile?id=" + ida.id).status, 422);
  EXPECT_EQ(nora.client.with("If-Match", "*").patch(path, R"({"city":"Bend"})").status, 200);
  EXPECT_EQ(
      nora.client
          .post("/api/auth/change-password", R"({"currentPassword":"a-quiet-harbour-in-winter-7",)"
                                             R"("newPassword":"seven brown kettles sing low"})")
          .status,
      204);
  EXPECT_EQ(value(server, "SELECT u::text FROM users u WHERE id = $1", {ida.id}), before);
  EXPECT_EQ(ida.client.get(path).status, 200);
}

}  // namespace
}  // namespace billspay::test_support
