#include <gtest/gtest.h>

#include <set>

#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/admin/agents";
using Texts = std::vector<std::string>;

class AgentList : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
    add("dana", "Dana Whitfield", "dana.w@example.com");
    add("eli_n", "Eli Nakagawa", "boss@example.com");
    add("mara", "Mara 100% Ödegaard", "");
  }
  static void TearDownTestSuite() {
    root_.reset();
    server_.reset();
  }

  static std::string add(const std::string& username, const std::string& full_name,
                         const std::string& email) {
    const auto id = server_->agent(username).id;
    server_->database().query(
        "UPDATE agents SET full_name = $2, email = nullif($3, '') WHERE id = $1",
        {id, full_name, email});
    return id;
  }
  static Texts usernames(const ApiResponse& answer) {
    Texts all;
    for (const auto& one : answer.list("agents")) all.emplace_back(one.at("username").as_string());
    return all;
  }
  static Texts found(const std::string& query) {
    return usernames(root_->client.get(path + query));
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> root_;
};

TEST_F(AgentList, ShowsTheNewestFirstWithoutPasswords) {
  const auto all = root_->client.get(path);
  EXPECT_EQ(usernames(all), (Texts{"mara", "eli_n", "dana"}));
  EXPECT_EQ(all.body.at("nextCursor"), nullptr);
  EXPECT_FALSE(all.raw.body.contains("assword"));
}

TEST_F(AgentList, FindsByPartsOfNamesAndAddress) {
  EXPECT_EQ(found("?search=dan"), Texts{"dana"});
  EXPECT_EQ(found("?search=WHIT"), Texts{"dana"});
  EXPECT_EQ(found("?search=kagaw"), Texts{"eli_n"});
  EXPECT_EQ(found("?search=boss%40"), Texts{"eli_n"});
  EXPECT_EQ(found("?search=example.com"), (Texts{"eli_n", "dana"}));
  EXPECT_EQ(found("?search="), (Texts{"mara", "eli_n", "dana"}));
  // % and _ stand for themselves.
  EXPECT_EQ(found("?search=%25"), Texts{"mara"});
  EXPECT_EQ(found("?search=_"), Texts{"eli_n"});
  EXPECT_EQ(found("?search=d%25a"), Texts{});
  EXPECT_EQ(found("?search=nobody%27%20OR%201%3D1"), Texts{});
}

TEST_F(AgentList, TellsActiveAgentsFromOthers) {
  server_->database().query("UPDATE agents SET is_active = false WHERE username = 'dana'");
  EXPECT_EQ(found("?active=true"), (Texts{"mara", "eli_n"}));
  EXPECT_EQ(found("?active=false"), Texts{"dana"});
  EXPECT_EQ(found("?active=false&search=mara"), Texts{});
  EXPECT_EQ(found("?removed=true"), Texts{});
  EXPECT_EQ(found("?removed=false").size(), 3U);
  server_->database().query("UPDATE agents SET is_active = true WHERE username = 'dana'");
}

// S73
TEST_F(AgentList, IsNotedInTheAuditTrailAndSoIsEachAgentThatIsLookedAt) {
  const auto dana = value(*server_, "SELECT id FROM agents WHERE username = 'dana'");
  const auto events = [](const std::string& action) {
    return value(*server_,
                 "SELECT count(*) || ' ' || max(concat_ws('|', actor_name, object_kind, "
                 "object_id, after)) FROM audit_events WHERE action = $1",
                 {action});
  };
  const auto lists = [] {
    return value(*server_,
                 "SELECT count(*) FROM audit_events WHERE action = 'agents.viewed' "
                 "AND actor_name = 'Staff root' AND after::jsonb = "
                 R"('{"search":"noted","active":true,"removed":null}')");
  };
  EXPECT_EQ(lists(), "0");
  root_->client.get(path + std::string("?search=noted&active=true"));
  EXPECT_EQ(lists(), "1");
  const auto cursor = root_->client.get(path + std::string("?limit=1")).text("nextCursor");
  root_->client.get(path + ("?search=noted&active=true&cursor=" + cursor));
  EXPECT_EQ(lists(), "2") << "a cursor can be made up: each page is a look";
  EXPECT_EQ(root_->client.get(path + std::string("/") + dana).status, 200);
  EXPECT_EQ(events("agent.viewed"), "1 Staff root|agent|" + dana);
  EXPECT_EQ(root_->client.get(path + std::string("/") + root_->id).status, 404);
  EXPECT_EQ(events("agent.viewed"), "1 Staff root|agent|" + dana);
}

TEST_F(AgentList, RefusesParametersThatItDoesNotKnow) {
  for (const std::string query : {"?limit=0", "?limit=201", "?limit=x", "?cursor=abc",
                                  "?active=maybe", "?removed=1", "?name=x", "?search=%00"}) {
    const auto answer = root_->client.get(path + query);
    EXPECT_TRUE(answer.status == 422 || answer.status == 400) << query << answer.raw.body;
  }
}

TEST_F(AgentList, PagesWithoutGapsWhileAgentsAreAdded) {
  std::set<std::string> seen;
  std::string cursor;
  for (int pages = 0; pages < 3; ++pages) {
    const auto page = root_->client.get(path + std::string("?limit=1") + cursor);
    ASSERT_EQ(page.list("agents").size(), 1U);
    EXPECT_TRUE(seen.insert(usernames(page).front()).second);
    if (pages == 0) {
      server_->agent("late");
    }
    if (pages == 2) {
      EXPECT_EQ(page.body.at("nextCursor"), nullptr);
    } else {
      cursor = "&cursor=" + page.text("nextCursor");
    }
  }
  EXPECT_EQ(seen, (std::set<std::string>{"mara", "eli_n", "dana"}));
  server_->database().query("UPDATE agents SET deleted_at = now() WHERE username = 'late'");
}

TEST_F(AgentList, ShowsWhomAnAgentAssistedLast) {
  const auto busy = add("busy", "Busy Bee", "");
  const auto nora = server_->customer("nora@example.com");
  // 54 customers, the first one long ago; hashing that many passwords would take long.
  server_->database().query(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number) "
      "SELECT gen_random_uuid(), 'c' || n || '@example.com', 'none', 'C', n::text, '', '', '', "
      "'1 Quay', 'Salem', 'OR', '97301', lpad(n::text, 12, '0') FROM generate_series(1, 54) n");
  server_->database().query(
      "INSERT INTO agent_customer_assignments (agent_id, user_id, assigned_at) "
      "SELECT $1, id, now() - make_interval(days => 100 - last_name::integer) FROM users "
      "WHERE first_name = 'C'",
      {busy});
  server_->database().query(
      "INSERT INTO agent_customer_assignments (agent_id, user_id) VALUES ($1, $2)",
      {busy, nora.id});
  const auto names = [](const boost::json::value& agent) {
    Texts all;
    for (const auto& one : agent.at("customers").as_array()) {
      all.emplace_back(one.at("user").at("lastName").as_string());
    }
    return all;
  };
  const auto listed = root_->client.get(path + std::string("?search=busy"));
  ASSERT_EQ(listed.list("agents").size(), 1U);
  EXPECT_EQ(names(listed.list("agents")[0]), (Texts{"Feld", "54", "53", "52", "51"}));
  const auto detail = root_->client.get(path + std::string("/") + busy);
  ASSERT_EQ(detail.list("customers").size(), 50U);
  const auto& first = detail.list("customers")[0].as_object();
  EXPECT_EQ(first.at("user").at("id").as_string(), nora.id);
  EXPECT_EQ(first.at("user").at("email").as_string(), nora.email);
  EXPECT_EQ(first.at("user").at("kycStatus").as_string(), "APPROVED");
  EXPECT_TRUE(first.contains("assignedAt"));
  remove_customer(*server_, nora.id);
  EXPECT_EQ(names(root_->client.get(path + std::string("/") + busy).body).front(), "54");
  server_->database().query("UPDATE agents SET deleted_at = now() WHERE id = $1", {busy});
}

}  // namespace
}  // namespace billspay::test_support
