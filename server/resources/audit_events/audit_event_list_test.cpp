#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

namespace bj = boost::json;
using Texts = std::vector<std::string>;

constexpr auto path = "/api/admin/audit-events";
constexpr auto no_id = "01900000-0000-7000-8000-000000000000";

// Nora, whose card was renamed and to whom an agent added a biller, and Omar, who only enrolled.
class AuditEventList : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
    omar_ = std::make_unique<SignedInCustomer>(server_->customer("omar@example.com"));
    dana_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
    const auto method = add_card(nora_->client, 1, R"({"nickname":"red"})");
    change_ = change_method(nora_->client, method, R"({"nickname":"blue \"card\""})");
    dana_->client.post("/api/agent/customers/" + nora_->id + "/billers",
                       R"({"name":"City Light","category":"ELECTRIC","accountId":"A-1"})");
    server_->public_client().post("/api/auth/login",
                                  R"({"email":"nora@example.com","password":"not-hers-at-all"})");
  }
  static void TearDownTestSuite() {
    nora_.reset();
    omar_.reset();
    dana_.reset();
    root_.reset();
    server_.reset();
  }

  static ApiResponse list(const std::string& query = "") {
    return root_->client.get(path + (query.empty() ? "" : "?" + query));
  }
  static Texts actions(const std::string& query) {
    const auto answer = list(query);
    EXPECT_EQ(answer.status, 200) << query << answer.raw.body;
    Texts all;
    for (const auto& event : answer.list("auditEvents")) {
      all.emplace_back(event.at("action").as_string());
    }
    return all;
  }
  // Of a customer, without the looks of these tests at the trail.
  static Texts done_to(const std::string& customer, const std::string& query = "") {
    auto all = actions("customer=" + customer + query);
    std::erase_if(all, [](const std::string& one) { return one.starts_with("audit-events."); });
    return all;
  }
  static std::string count(const std::string& condition) {
    return *server_->database().query("SELECT count(*) FROM audit_events WHERE " + condition)[0][0];
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
  static inline std::unique_ptr<SignedInCustomer> omar_;
  static inline std::unique_ptr<SignedInStaff> dana_;
  static inline std::unique_ptr<SignedInStaff> root_;
  static inline ApiResponse change_;
};

// S73
TEST_F(AuditEventList, ShowsWhoDidWhatToWhomWithWhatWasBeforeAndAfter) {
  const auto answer = list("action=payment-method.changed");
  ASSERT_EQ(answer.list("auditEvents").size(), 1U);
  const auto& event = answer.list("auditEvents")[0].as_object();
  Texts members;
  for (const auto& member : event) members.emplace_back(member.key());
  EXPECT_EQ(members, (Texts{"id", "at", "audience", "actor", "action", "outcome", "object",
                            "customer", "before", "after", "reason", "ip", "requestId"}));
  EXPECT_EQ(event.at("audience"), "customer");
  EXPECT_EQ(event.at("actor"),
            (bj::value{{"kind", "customer"}, {"id", nora_->id}, {"name", "Nora Feld"}}));
  EXPECT_EQ(event.at("outcome"), "done");
  EXPECT_EQ(event.at("object").at("kind"), "payment-method");
  EXPECT_EQ(event.at("object").at("id"), change_.body.at("id"));
  EXPECT_EQ(event.at("customer").at("id"), bj::string(nora_->id));
  EXPECT_EQ(event.at("customer").at("firstName"), "Nora");
  EXPECT_EQ(event.at("customer").at("lastName"), "Feld");
  EXPECT_EQ(event.at("customer").at("customerNumber").as_string().size(), 12U);
  EXPECT_EQ(event.at("before").at("nickname"), "red");
  EXPECT_EQ(event.at("after").at("nickname"), "blue \"card\"");
  EXPECT_EQ(event.at("ip"), "127.0.0.1");
  EXPECT_EQ(event.at("requestId").as_string(), change_.raw.header("x-request-id"));
  EXPECT_TRUE(event.at("reason").is_null());
  EXPECT_TRUE(event.at("at").as_string().ends_with("Z"));
}

// S73
TEST_F(AuditEventList, FindsWhatConcernsACustomerByIdOrNumber) {
  const auto number = *server_->database().query("SELECT customer_number FROM users WHERE id = $1",
                                                 {nora_->id})[0][0];
  const Texts expected{"session.sign-in-refused", "biller.added",      "payment-method.changed",
                       "payment-method.added",    "session.signed-in", "customer.registered"};
  EXPECT_EQ(done_to(nora_->id), expected);
  EXPECT_EQ(done_to(number), expected);
  EXPECT_EQ(done_to(customer_number::display(number)), expected);
  EXPECT_EQ(done_to(omar_->id), (Texts{"session.signed-in", "customer.registered"}));
  EXPECT_EQ(done_to(no_id), Texts{});
  EXPECT_EQ(done_to(customer_number::random()), Texts{});
}

TEST_F(AuditEventList, FiltersByActorActionOutcomeObjectAndTime) {
  EXPECT_EQ(actions("actor=" + dana_->id), Texts{"biller.added"});
  EXPECT_EQ(actions("actorKind=agent"), Texts{"biller.added"});
  EXPECT_EQ(actions("action=biller.added"), Texts{"biller.added"});
  EXPECT_EQ(actions("action=payment-method."),
            (Texts{"payment-method.changed", "payment-method.added"}));
  EXPECT_EQ(actions("action=payment-method"), Texts{});
  EXPECT_EQ(actions("outcome=denied"), Texts{"session.sign-in-refused"});
  EXPECT_EQ(actions("objectKind=biller"), Texts{"biller.added"});
  EXPECT_EQ(actions("objectKind=biller&actor=" + nora_->id), Texts{});
  EXPECT_EQ(actions("customer=" + nora_->id + "&actorKind=customer&action=session.&outcome=done"),
            Texts{"session.signed-in"});
  const auto at = *server_->database().query(
      "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') "
      "FROM audit_events WHERE action = 'biller.added'")[0][0];
  EXPECT_EQ(actions("from=" + at + "&to=" + at), Texts{"biller.added"});
  const auto since = actions("customer=" + nora_->id + "&outcome=denied&from=" + at);
  EXPECT_EQ(since, Texts{"session.sign-in-refused"});
  EXPECT_EQ(actions("customer=" + omar_->id + "&action=session.&from=" + at), Texts{});
  EXPECT_EQ(actions("to=2020-01-01"), Texts{});
  EXPECT_EQ(actions("from=2999-01-01"), Texts{});
}

TEST_F(AuditEventList, ComesInPagesThatNewEventsDoNotDisturb) {
  auto pia = server_->customer("pia@example.com");
  int moves = 0;
  const auto move = [&] {
    const auto seen = std::string(pia.client.get("/api/auth/profile").raw.header("etag"));
    const std::string body = R"({"city":"Town )" + std::to_string(++moves) + "\"}";
    EXPECT_EQ(pia.client.with("If-Match", seen).patch("/api/auth/profile", body).status, 200);
  };
  for (int i = 0; i < 5; ++i) move();
  Texts expected;
  const auto whole = list("limit=200&customer=" + pia.id);
  for (const auto& event : whole.list("auditEvents"))
    expected.emplace_back(event.at("id").as_string());
  EXPECT_EQ(whole.text("nextCursor"), "null");
  Texts read;
  std::string next;
  const auto viewed = count("action = 'audit-events.viewed'");
  int pages = 0;
  while (++pages < 50) {
    const auto answer = list("limit=2&customer=" + pia.id + next);
    for (const auto& event : answer.list("auditEvents"))
      read.emplace_back(event.at("id").as_string());
    if (answer.text("nextCursor") == "null") break;
    next = "&cursor=" + answer.text("nextCursor");
    move();
  }
  // The look that began the paging was not there when it began; the one before was noted since.
  read.erase(read.begin());
  EXPECT_EQ(read, expected);
  EXPECT_GT(pages, 2);
  EXPECT_EQ(count("action = 'audit-events.viewed'"), std::to_string(std::stoi(viewed) + pages))
      << "a cursor can be made up: each page is a look";
}

// S73
TEST_F(AuditEventList, IsItselfWatched) {
  auto eve = server_->admin("eve");
  const auto first = eve.client.get(std::string(path) + "?customer=" + omar_->id +
                                    "&action=session.&outcome=done&from=2020-01-01&to=2999-12-31");
  EXPECT_EQ(first.status, 200);
  // Nobody sees their own look at once.
  for (const auto& event : first.list("auditEvents")) {
    EXPECT_NE(event.at("actor").at("id"), bj::string(eve.id));
  }
  const auto looks = list("actor=" + eve.id);
  ASSERT_EQ(looks.list("auditEvents").size(), 1U);
  const auto& look = looks.list("auditEvents")[0];
  EXPECT_EQ(look.at("action"), "audit-events.viewed");
  EXPECT_EQ(look.at("audience"), "admin");
  EXPECT_EQ(look.at("actor"),
            (bj::value{{"kind", "admin"}, {"id", eve.id}, {"name", "Staff eve"}}));
  EXPECT_EQ(look.at("object").at("kind"), "audit-events");
  EXPECT_EQ(look.at("customer").at("id"), bj::string(omar_->id));
  EXPECT_EQ(look.at("after"), (bj::value{{"customer", omar_->id},
                                         {"action", "session."},
                                         {"outcome", "done"},
                                         {"from", "2020-01-01T00:00:00.000Z"},
                                         {"until", "3000-01-01T00:00:00.000Z"}}));
  EXPECT_EQ(look.at("requestId").as_string(), first.raw.header("x-request-id"));
  // The customer learns of it, and of nobody's look at others.
  EXPECT_EQ(omar_->client.get("/api/activity").list("activities")[0].at("actor"), "Staff eve");
}

TEST_F(AuditEventList, OpensOneEvent) {
  const auto event = list("action=biller.added").list("auditEvents")[0];
  const std::string id(event.at("id").as_string());
  const auto one = root_->client.get(std::string(path) + "/" + id);
  EXPECT_EQ(one.status, 200);
  EXPECT_EQ(one.body, event);
  EXPECT_EQ(count("action = 'audit-events.viewed' AND object_id = '" + id + "'"), "1");
  for (const std::string none : {no_id, "x", "'"}) {
    EXPECT_EQ(root_->client.get(std::string(path) + "/" + none).status, 404) << none;
  }
}

// S18 S27 S31
TEST_F(AuditEventList, IsForAdminsOnTheirListenerOnly) {
  const auto before = count("action LIKE 'audit-events.%'");
  for (const auto& end : Texts{"", ".csv", "/" + std::string(no_id)}) {
    const std::string target = path + end;
    auto stranger = server_->client("admin", "admin.localhost");
    EXPECT_EQ(stranger.get(target).status, 401);
    for (const auto& token : {nora_->client.token, dana_->client.token}) {
      stranger.token = token;
      EXPECT_EQ(stranger.get(target).status, 401) << target;
    }
    ApiClient elsewhere(server_->port("admin"), "localhost", false);
    elsewhere.token = root_->client.token;
    EXPECT_EQ(elsewhere.get(target).status, 421) << target;
    for (const std::string listener : {"public", "agent"}) {
      ApiClient other(server_->port(listener), listener + ".localhost", false);
      other.token = root_->client.token;
      EXPECT_EQ(other.get(target).status, 404) << target;
    }
    for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
      EXPECT_EQ(root_->client.call(method, target).status, 405) << method << target;
    }
  }
  auto over = server_->admin("over");
  server_->database().query(
      "UPDATE staff_sessions SET ended_at = now(), ended_reason = "
      "'SIGNED_OUT' WHERE id = $1",
      {over.session});
  for (const auto& end : Texts{"", "?customer=" + nora_->id, ".csv", "/" + std::string(no_id)}) {
    EXPECT_EQ(over.client.get(path + end).status, 401) << end;
  }
  EXPECT_EQ(count("action LIKE 'audit-events.%'"), before);
}

TEST_F(AuditEventList, RefusesFiltersThatCannotBeMeant) {
  struct Refused {
    std::string query;
    Texts pointers;
  };
  const std::vector<Refused> cases{{"customer=1", {"?customer"}},
                                   {"customer=123456789012", {"?customer"}},
                                   {"customer=", {"?customer"}},
                                   {"actor=dana", {"?actor"}},
                                   {"actorKind=root", {"?actorKind"}},
                                   {"action=", {"?action"}},
                                   {"action=Biller.", {"?action"}},
                                   {"action=biller.%25", {"?action"}},
                                   {"action=" + std::string(65, 'a'), {"?action"}},
                                   {"outcome=maybe", {"?outcome"}},
                                   {"objectKind=", {"?objectKind"}},
                                   {"objectKind=" + std::string(65, 'a'), {"?objectKind"}},
                                   {"from=yesterday&to=2026-13-01", {"?from", "?to"}},
                                   {"from=2026-02-02&to=2026-02-01", {"?to"}},
                                   {"limit=0", {"?limit"}},
                                   {"limit=201", {"?limit"}},
                                   {"cursor=x", {"?cursor"}},
                                   {"sort=at", {"?sort"}}};
  for (const auto& [query, pointers] : cases) {
    const auto answer = list(query);
    EXPECT_EQ(answer.status, 422) << query;
    EXPECT_EQ(answer.refused(), pointers) << query;
    if (query.starts_with("limit") || query.starts_with("cursor")) continue;
    EXPECT_EQ(root_->client.get(std::string(path) + ".csv?" + query).status, 422) << query;
  }
  EXPECT_EQ(root_->client.get(std::string(path) + ".csv?limit=1").status, 422);
  EXPECT_EQ(list("action=a&action=b").status, 400);
  EXPECT_EQ(count("after::text LIKE '%sort%'"), "0");
}

}  // namespace
}  // namespace billspay::test_support
