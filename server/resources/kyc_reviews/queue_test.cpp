#include "platform/postgres/blocking.hpp"
#include "resources/kyc_reviews/queries.hpp"
#include "resources/kyc_reviews/review_desk_test.hpp"
#include "tests/support/shows.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

Texts waiting(ApiClient& admin, const std::string& query = "") {
  const auto answer = admin.get(kyc_queue + query);
  EXPECT_EQ(answer.status, 200) << answer.raw.body;
  Texts ids;
  for (const auto& entry : answer.list("kycReviews")) {
    ids.emplace_back(entry.at("customer").at("id").as_string());
  }
  return ids;
}

// The ids of those who look like the same person.
Texts duplicates_of(ApiClient& admin, const std::string& customer) {
  Texts ids;
  const auto answer = admin.get(std::string(kyc_queue) + "?limit=200");
  for (const auto& entry : answer.list("kycReviews")) {
    if (entry.at("customer").at("id") != boost::json::string(customer)) continue;
    for (const auto& other : entry.at("duplicates").as_array()) {
      ids.emplace_back(other.at("id").as_string());
    }
  }
  return ids;
}

TEST(KycQueue, ShowsWhoWaitsLongestFirst) {
  TestServer server;
  auto root = server.admin("root");
  EXPECT_TRUE(waiting(root.client).empty());
  const auto ada = newcomer(server, "ada@example.com", "Ada", "Lund");
  const auto ben = newcomer(server, "ben@example.com", "Ben", "Holm");
  const auto cleo = newcomer(server, "cleo@example.com", "Cleo", "Rask");
  server.database().query(
      "UPDATE users SET created_at = now() - interval '3 days', email_verified_at = now() "
      "WHERE id = $1",
      {ben.id});
  EXPECT_EQ(waiting(root.client), (Texts{ben.id, ada.id, cleo.id}));
  const auto answer = root.client.get(kyc_queue);
  const auto& first = answer.list("kycReviews")[0];
  EXPECT_EQ(first.at("customer").at("email"), "ben@example.com");
  EXPECT_EQ(first.at("customer").at("firstName"), "Ben");
  EXPECT_EQ(first.at("customer").at("lastName"), "Holm");
  EXPECT_EQ(first.at("customer").at("phone"), "(555) 010-0199");
  EXPECT_EQ(first.at("customer").at("kycStatus"), "PENDING");
  EXPECT_EQ(first.at("customer").at("customerNumber").as_string().size(), 12U);
  EXPECT_EQ(first.at("submittedAt"), first.at("customer").at("createdAt"));
  EXPECT_EQ(first.at("emailVerified"), true);
  EXPECT_EQ(answer.list("kycReviews")[1].at("emailVerified"), false);
  EXPECT_EQ(first.at("version"), 1);
  EXPECT_TRUE(first.at("duplicates").as_array().empty());
  for (const char* secret : {"1988", "4821", "birth", "Birth", "ssn", "identity"}) {
    EXPECT_FALSE(shows(answer.raw.body, secret)) << secret;
  }
}

TEST(KycQueue, LeavesOutWhoWasDecidedAboutOrRemoved) {
  TestServer server;
  auto root = server.admin("root");
  const auto ada = newcomer(server, "ada@example.com", "Ada", "Lund");
  const auto ben = newcomer(server, "ben@example.com", "Ben", "Holm");
  const auto cleo = newcomer(server, "cleo@example.com", "Cleo", "Rask");
  const auto dora = newcomer(server, "dora@example.com", "Dora", "Vik");
  const auto emil = newcomer(server, "emil@example.com", "Emil", "Berg");
  const auto step = [&](const SignedInCustomer& who, const std::string& status) {
    server.database().query("UPDATE users SET kyc_status = $2 WHERE id = $1", {who.id, status});
  };
  step(ada, "APPROVED");
  step(ben, "REJECTED");
  step(cleo, "NEEDS_INFO");
  remove_customer(server, dora.id);
  EXPECT_EQ(waiting(root.client), Texts{emil.id});
  EXPECT_EQ(waiting(root.client, "?status=PENDING"), Texts{emil.id});
  EXPECT_EQ(waiting(root.client, "?status=NEEDS_INFO"), Texts{cleo.id});
}

TEST(KycQueue, FlagsPeopleWhoAreHereAlready) {
  TestServer server;
  auto root = server.admin("root");
  const auto first = newcomer(server, "one@example.com", "Nora", "Feld");
  auto second = newcomer(server, "two@example.com", "NORA", "feld");
  const auto other = newcomer(server, "three@example.com", "Nora", "Fell");
  EXPECT_EQ(duplicates_of(root.client, first.id), Texts{second.id});
  EXPECT_EQ(duplicates_of(root.client, second.id), Texts{first.id});
  EXPECT_TRUE(duplicates_of(root.client, other.id).empty());
  server.database().query("UPDATE users SET kyc_status = 'APPROVED' WHERE id = $1", {first.id});
  const auto flags = root.client.get(kyc_queue).list("kycReviews")[0].at("duplicates");
  ASSERT_EQ(flags.as_array().size(), 1U);
  EXPECT_EQ(flags.as_array()[0].at("kycStatus"), "APPROVED");
  EXPECT_EQ(std::string(flags.as_array()[0].at("customerNumber").as_string()),
            value(server, "SELECT customer_number FROM users WHERE id = $1", {first.id}));
  // Taking another name before the review leads nobody astray.
  const auto rename = [&](const std::string& last_name) {
    const auto seen = std::string(second.client.get("/api/auth/profile").raw.header("etag"));
    const auto answer = second.client.with("If-Match", seen)
                            .patch("/api/auth/profile", R"({"lastName":")" + last_name + "\"}");
    EXPECT_EQ(answer.status, 200) << answer.raw.body;
  };
  rename("Fell");
  EXPECT_EQ(duplicates_of(root.client, second.id), Texts{other.id});
  rename("Feld");
  EXPECT_EQ(duplicates_of(root.client, second.id), Texts{first.id});
  remove_customer(server, first.id);
  EXPECT_TRUE(duplicates_of(root.client, second.id).empty());
}

TEST(KycQueue, ComesInPagesThatNewcomersDoNotDisturb) {
  TestServer server;
  auto root = server.admin("root");
  Texts expected;
  for (int n = 0; n < 5; ++n) {
    // Two of one name, so that an entry may have several rows.
    const std::string number = std::to_string(n);
    expected.push_back(newcomer(server, "n" + number + "@example.com", "Nora", "F").id);
  }
  Texts read;
  std::string next;
  for (int page_number = 0; page_number < 20; ++page_number) {
    const auto page = root.client.get(kyc_queue + std::string("?limit=2") + next);
    for (const auto& entry : page.list("kycReviews")) {
      read.emplace_back(entry.at("customer").at("id").as_string());
      EXPECT_GE(entry.at("duplicates").as_array().size(), 4U);
    }
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
    if (page_number == 0) {
      expected.push_back(newcomer(server, "late@example.com", "Nora", "F").id);
      server.database().query("UPDATE users SET kyc_status = 'REJECTED' WHERE id = $1",
                              {expected.front()});
    }
  }
  EXPECT_EQ(read, expected);
}

TEST(KycQueue, RefusesWhatItDoesNotKnow) {
  TestServer server;
  auto root = server.admin("root");
  for (const auto& [query, pointer] :
       std::vector<std::pair<std::string, std::string>>{{"status=APPROVED", "?status"},
                                                        {"status=pending", "?status"},
                                                        {"limit=0", "?limit"},
                                                        {"limit=201", "?limit"},
                                                        {"cursor=x", "?cursor"},
                                                        {"search=x", "?search"}}) {
    const auto answer = root.client.get(kyc_queue + std::string("?") + query);
    EXPECT_EQ(answer.status, 422) << query;
    EXPECT_EQ(answer.refused(), Texts{pointer}) << query;
  }
  EXPECT_EQ(root.client.post(kyc_queue).status, 405);
}

// Every newcomer is found by an index, however many customers there are.
TEST(KycQueue, IsReadWithoutLookingAtOthers) {
  TestDatabase database;
  database.execute(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number, "
      "kyc_status, created_at) "
      "SELECT gen_random_uuid(), n || '@example.com', 'none', 'N', 'F', '', '', "
      "sha256(n::text::bytea), 'x', 'x', 'OR', '97201', (100000000000 + n)::text, "
      "CASE WHEN n % 50 = 0 THEN 'PENDING' ELSE 'APPROVED' END, now() - n * interval '1 hour' "
      "FROM generate_series(1, 5000) n; ANALYZE users");
  postgres::BlockingConnection admin(database.server_url());
  admin.execute("SET ROLE billspay_admin; SET enable_seqscan = off");
  admin.execute("PREPARE queue AS " + std::string(sql::kyc_reviews::list_queue.sql));
  std::string plan;
  for (const auto& row : admin.query("EXPLAIN EXECUTE queue('PENDING', '-infinity', "
                                     "'00000000-0000-0000-0000-000000000000', 51, 20)")) {
    plan += *row[0] + "\n";
  }
  EXPECT_TRUE(plan.contains("users_kyc_queue_idx")) << plan;
  EXPECT_TRUE(plan.contains("users_identity_hash_idx")) << plan;
  EXPECT_FALSE(plan.contains("Seq Scan")) << plan;
}

}  // namespace
}  // namespace billspay::test_support
