// Billers as admins see them: by name, with the customers who have bills there.
#include <gtest/gtest.h>

#include "platform/postgres/blocking.hpp"
#include "resources/billers/queries.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/admin/billers";
using Texts = std::vector<std::string>;

class SharedBillers : public testing::Test {
 protected:
  void SetUp() override {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  // Another customer like Nora, without the slow hashing of a password.
  std::string another(const std::string& first_name) {
    const auto id = CustomerId::make().to_string();
    server_->database().query(
        "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
        "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number) "
        "SELECT $1::uuid, $1::uuid || '@example.com', 'none', $2, last_name, date_of_birth, "
        "ssn_last4, "
        "identity_hash, address_line1, city, state, postal_code, "
        "right('000000000000' || (SELECT count(*) FROM users), 12) FROM users WHERE id = $3",
        {id, first_name, nora_->id});
    return id;
  }
  // Ids of one millisecond have no order, so these are numbered.
  std::string add(const std::string& customer, const std::string& name,
                  const std::string& category = "ELECTRIC") {
    const auto number = std::to_string(100'000'000'000 + ++billers_);
    server_->database().query(
        "INSERT INTO billers (id, user_id, name, category, account_id) "
        "VALUES ($1, $2, $3, $4, $5)",
        {"01900000-0000-7000-8000-" + number, customer, name, category, "AC-" + number});
    return "01900000-0000-7000-8000-" + number;
  }
  ApiResponse look(const std::string& query = "") { return root_->client.get(path + query); }
  // Their names, each with the first names of its customers.
  static Texts shown(const ApiResponse& answer) {
    Texts all;
    for (const auto& biller : answer.list("billers")) {
      std::string text(biller.at("name").as_string());
      for (const auto& customer : biller.at("customers").as_array()) {
        text += " " + std::string(customer.at("firstName").as_string());
      }
      all.push_back(text);
    }
    return all;
  }
  Texts found(const std::string& search) { return shown(look("?search=" + search)); }

  std::unique_ptr<TestServer> server_;
  std::unique_ptr<SignedInCustomer> nora_;
  std::unique_ptr<SignedInStaff> root_;
  std::int64_t billers_ = 0;
};

TEST_F(SharedBillers, AreGroupedByNameAndCategoryWithTheirCustomers) {
  const auto olga = another("Olga");
  add(nora_->id, "City Light");
  add(nora_->id, "Bell", "MOBILE");
  add(nora_->id, "Bell", "TV");
  const auto light = add(olga, "CITY LIGHT");
  const auto answer = look();
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(shown(answer), (Texts{"Bell Nora", "Bell Nora", "CITY LIGHT Olga Nora"}));
  EXPECT_EQ(answer.text("nextCursor"), "null");
  const auto& shared = answer.list("billers")[2].as_object();
  EXPECT_EQ(shared.at("category").as_string(), "ELECTRIC");
  EXPECT_EQ(shared.at("moreCustomers"), false);
  const auto& one = shared.at("customers").as_array()[0].as_object();
  EXPECT_EQ(one.at("id").as_string(), olga);
  EXPECT_EQ(one.at("lastName").as_string(), "Feld");
  EXPECT_EQ(one.at("customerNumber").as_string(), "000000000001");
  EXPECT_EQ(one.at("billerId").as_string(), light);
  EXPECT_EQ(one.at("accountId").as_string(), "AC-" + light.substr(24));
}

TEST_F(SharedBillers, ShowTheNewestTwentyCustomersAndSayThatThereAreMore) {
  for (int n = 0; n < 20; ++n) add(another("C" + std::to_string(n)), "City Light");
  EXPECT_EQ(look().list("billers")[0].at("moreCustomers"), false);
  add(nora_->id, "City Light");
  const auto answer = look();
  ASSERT_EQ(answer.list("billers").size(), 1U);
  const auto& shared = answer.list("billers")[0].as_object();
  EXPECT_EQ(shared.at("moreCustomers"), true);
  ASSERT_EQ(shared.at("customers").as_array().size(), 20U);
  EXPECT_EQ(shared.at("customers").as_array()[0].at("firstName").as_string(), "Nora");
  EXPECT_EQ(shared.at("customers").as_array()[19].at("firstName").as_string(), "C1");
}

// S40
TEST_F(SharedBillers, AreFoundByTheirStartOrAnyPartOfThreeCharacters) {
  for (const char* name : {"City Light", "Sunlight Solar", "Light & Co", "100% Green_Power",
                           "1000 Greens", "Stadtwerke M\u00fcnchen", "a\\b", "Co"}) {
    add(nora_->id, name);
  }
  EXPECT_EQ(found("light"), (Texts{"City Light Nora", "Light & Co Nora", "Sunlight Solar Nora"}));
  EXPECT_EQ(found("%20LIGHT%20"), found("light"));
  EXPECT_EQ(found("y%20L"), Texts{"City Light Nora"});
  EXPECT_EQ(found("li"), Texts{"Light & Co Nora"});  // two characters: the start only
  EXPECT_EQ(found("s"), (Texts{"Stadtwerke M\u00fcnchen Nora", "Sunlight Solar Nora"}));
  EXPECT_EQ(found("M%C3%9CN"), Texts{"Stadtwerke M\u00fcnchen Nora"});
  EXPECT_EQ(found("100%25"), Texts{"100% Green_Power Nora"});
  EXPECT_EQ(found("n_p"), Texts{"100% Green_Power Nora"});
  EXPECT_EQ(found("een_"), Texts{"100% Green_Power Nora"});
  EXPECT_EQ(found("%25"), Texts{});
  EXPECT_EQ(found("_"), Texts{});
  EXPECT_EQ(found("a%5C"), Texts{"a\\b Nora"});
  EXPECT_EQ(found("%5C%5C%5C"), Texts{});
  EXPECT_EQ(found("'%20OR%20true--"), Texts{});
  EXPECT_EQ(found("").size(), 8U);
}

TEST_F(SharedBillers, ComeInPagesThatNewOnesDoNotDisturb) {
  Texts expected;
  for (const char* name : {"Alpha", "Beta", "Delta", "Eta", "\u00d6lwerk"}) {
    expected.push_back(std::string(name) + " Nora");
    add(nora_->id, name, "TV");
  }
  add(nora_->id, "Beta", "MOBILE");
  expected.insert(expected.begin() + 1, "Beta Nora");
  for (const std::string filter : {"", "&search="}) {
    Texts read;
    std::string next;
    for (int page = 0; page < 30; ++page) {
      const auto answer = look("?limit=1" + filter + next);
      ASSERT_EQ(answer.status, 200) << answer.raw.body;
      for (const auto& one : shown(answer)) read.push_back(one);
      if (answer.text("nextCursor") == "null") break;
      next = "&cursor=" + answer.text("nextCursor");
      add(nora_->id, "AA" + filter + std::to_string(page));  // before the cursor
    }
    EXPECT_EQ(Texts(read.end() - static_cast<std::ptrdiff_t>(expected.size()), read.end()),
              expected);
  }
}

// S64
TEST_F(SharedBillers, LeaveOutWhatWasRemovedAndShowItWhenAsked) {
  const auto olga = another("Olga");
  const auto light = add(nora_->id, "City Light");
  const auto bell = add(nora_->id, "Bell");
  add(olga, "City Light");
  add(olga, "Water");
  server_->database().query("UPDATE billers SET deleted_at = now() WHERE id IN ($1, $2)",
                            {light, bell});
  EXPECT_EQ(shown(look()), (Texts{"City Light Olga", "Water Olga"}));
  EXPECT_EQ(shown(look("?removed=false")), shown(look()));
  EXPECT_EQ(shown(look("?removed=true")), (Texts{"Bell Nora", "City Light Nora"}));
  EXPECT_EQ(shown(look("?removed=true&search=light")), Texts{"City Light Nora"});
  const auto first = look("?removed=true&limit=1");
  EXPECT_EQ(shown(first), Texts{"Bell Nora"});
  const auto second = look("?removed=true&limit=1&cursor=" + first.text("nextCursor"));
  EXPECT_EQ(shown(second), Texts{"City Light Nora"});
  EXPECT_EQ(second.text("nextCursor"), "null");
  remove_customer(*server_, olga);
  remove_customer(*server_, nora_->id);
  EXPECT_EQ(shown(look()), Texts{});
  EXPECT_EQ(shown(look("?removed=true")), Texts{});
}

TEST_F(SharedBillers, FollowARenamedBiller) {
  const auto added = root_->client.post("/api/admin/customers/" + nora_->id + "/billers",
                                        R"({"name":"Bell","category":"TV","accountId":"1"})");
  ASSERT_EQ(added.status, 201) << added.raw.body;
  const auto renamed =
      root_->client.with("If-Match", "*")
          .patch(added.raw.header("location"), R"({"name":"Whistle","category":"MOBILE"})");
  ASSERT_EQ(renamed.status, 200) << renamed.raw.body;
  EXPECT_EQ(found("bell"), Texts{});
  EXPECT_EQ(found("whistle"), Texts{"Whistle Nora"});
}

// S31
TEST_F(SharedBillers, AreForAdminsOnly) {
  auto dana = server_->agent("dana");
  const auto status_of = [&](const char* listener, const std::string& host,
                             const std::string& token, const std::string& at) {
    ApiClient client(server_->port(listener), host, false);  // the contract knows no such answers
    client.token = token;
    return client.get(at).status;
  };
  const std::string& agent = dana.client.token;
  EXPECT_EQ(status_of("agent", "agent.localhost", agent, "/api/agent/billers"), 404);
  EXPECT_EQ(status_of("agent", "agent.localhost", agent, path), 404);
  EXPECT_EQ(status_of("public", "localhost", nora_->client.token, path), 404);
  EXPECT_EQ(status_of("public", "localhost", root_->client.token, path), 404);
  EXPECT_EQ(status_of("admin", "localhost", root_->client.token, path), 421);
  auto client = server_->client("admin", "admin.localhost");
  EXPECT_EQ(client.get(path).status, 401);
  client.token = dana.client.token;
  EXPECT_EQ(client.get(path).status, 401);
  client.token = nora_->client.token;
  EXPECT_EQ(client.get(path).status, 401);
}

TEST_F(SharedBillers, RefuseParametersThatTheyDoNotKnow) {
  add(nora_->id, "City Light");
  for (const std::string bad :
       {"limit=0", "limit=201", "limit=x", "cursor=", "cursor=abc", "cursor=RUxFQ1RSSUM",
        "cursor=R0FTL2JlbGw", "cursor=VFYvAA", "cursor=VFYv_w", "removed=1", "order=name"}) {
    const auto answer = look("?" + bad);
    EXPECT_EQ(answer.status, 422) << bad << answer.raw.body;
    EXPECT_EQ(answer.refused(), Texts{"?" + bad.substr(0, bad.find('='))});
  }
  EXPECT_EQ(look("?search=" + std::string(121, 'a')).status, 422);
  EXPECT_EQ(look("?search=a%00b").status, 400);
  EXPECT_EQ(look("?cursor=VFYvYmVsbA").status, 200);  // TV/bell
}

// With as many names as there are rows, so that reading everything would be tempting.
TEST_F(SharedBillers, AreFoundByIndexes) {
  auto& database = server_->database();
  database.query(
      "INSERT INTO billers (id, user_id, name, category, account_id, deleted_at) "
      "SELECT gen_random_uuid(), $1, 'Biller ' || md5(n::text), 'TV', n, "
      "CASE WHEN n % 10 = 0 THEN now() END FROM generate_series(1, 30000) n",
      {nora_->id});
  database.execute("ANALYZE billers; ANALYZE biller_names; ANALYZE users");
  postgres::BlockingConnection connection(database.server_url());
  connection.execute(
      "SET ROLE billspay_admin; SET plan_cache_mode = force_custom_plan; "
      "SET enable_seqscan = off; SET jit = off");
  const auto plan = [&](const postgres::Statement& statement, const std::string& pattern) {
    std::string text;
    for (const auto& row :
         connection.query("EXPLAIN " + std::string(statement.sql), {"", "", pattern, "51", "21"})) {
      text += *row[0] + "\n";
    }
    EXPECT_FALSE(text.contains("Seq Scan")) << text;
    return text;
  };
  for (const std::string pattern : {"%", "bi%", "%a1b2%", "%zzz%"}) {
    EXPECT_TRUE(plan(sql::billers::list_shared, pattern).contains("billers_name_live_idx"));
    EXPECT_TRUE(
        plan(sql::billers::list_shared_removed, pattern).contains("billers_name_removed_idx"));
  }
  EXPECT_TRUE(plan(sql::billers::list_shared, "%a1b2%").contains("biller_names_part_idx"));
  EXPECT_TRUE(plan(sql::billers::list_shared, "%").contains("biller_names_pkey"));
}

}  // namespace
}  // namespace billspay::test_support
