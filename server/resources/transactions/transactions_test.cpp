#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"
#include "tests/support/database_contents.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class Transactions : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    admin_ = std::make_unique<SignedInStaff>(server_->admin("root"));
    ada_ = std::make_unique<SignedInCustomer>(server_->customer("ada@example.com"));
    ben_ = std::make_unique<SignedInCustomer>(server_->customer("ben@example.com"));
    ada_number_ = rename(*ada_, "Ada", "Lovelace");
    ben_number_ = rename(*ben_, "Ben", "Okoro");
  }
  static void TearDownTestSuite() {
    admin_.reset();
    ada_.reset();
    ben_.reset();
    server_.reset();
  }
  void SetUp() override {
    server_->database().execute("DELETE FROM receipts; DELETE FROM billers");
    light_ = server_->add_biller(ada_->id, "City Light");
    water_ = server_->add_biller(ben_->id, "City Water", "HOME");
  }

  // The customer number.
  static std::string rename(const SignedInCustomer& who, const std::string& first,
                            const std::string& last) {
    return value(*server_,
                 "UPDATE users SET first_name = $2, last_name = $3 WHERE id = $1 "
                 "RETURNING customer_number",
                 {who.id, first, last});
  }
  static std::string pay(const SignedInCustomer& who, const std::string& biller,
                         const std::string& confirmation, const std::string& paid_on,
                         const std::string& amount = "10.00") {
    const auto id = server_->add_receipt(who.id, biller, amount, paid_on);
    server_->database().query("UPDATE receipts SET confirmation = $2 WHERE id = $1",
                              {id, confirmation});
    return id;
  }
  static ApiResponse list(const std::string& query = "") {
    return admin_->client.get("/api/admin/transactions?" + query);
  }
  static Texts confirmations(const ApiResponse& answer) {
    Texts all;
    for (const auto& one : answer.list("transactions")) {
      all.emplace_back(one.at("confirmation").as_string());
    }
    return all;
  }
  static Texts found(const std::string& query) { return confirmations(list(query)); }
  static std::string last_look() {
    return value(*server_,
                 "SELECT concat_ws(' ', audience, actor_name, action, outcome, user_id, after) "
                 "FROM audit_events ORDER BY at DESC, id DESC LIMIT 1");
  }
  static std::string looks() {
    return value(*server_, "SELECT count(*) FROM audit_events WHERE action LIKE 'transactions.%'");
  }

  static inline std::string ada_number_;
  static inline std::string ben_number_;
  std::string light_;
  std::string water_;
  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> admin_;
  static inline std::unique_ptr<SignedInCustomer> ada_;
  static inline std::unique_ptr<SignedInCustomer> ben_;
};

TEST_F(Transactions, AreTheReceiptsOfEverybodyNewestFirst) {
  pay(*ada_, light_, "BP-1", "2026-10-01T12:00:00Z", "84.27");
  pay(*ben_, water_, "BP-2", "2026-10-03T12:00:00Z");
  pay(*ada_, light_, "BP-3", "2026-10-02T12:00:00Z");
  const auto answer = list();
  EXPECT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(confirmations(answer), (Texts{"BP-2", "BP-3", "BP-1"}));
  const auto& last = answer.list("transactions")[2];
  EXPECT_EQ(last.at("amount"), "84.27");
  EXPECT_EQ(last.at("status"), "POSTED");
  EXPECT_EQ(last.at("biller").at("name"), "City Light");
  EXPECT_EQ(last.at("customer"), (boost::json::value{{"id", ada_->id},
                                                     {"firstName", "Ada"},
                                                     {"lastName", "Lovelace"},
                                                     {"customerNumber", ada_number_},
                                                     {"email", "ada@example.com"}}));
}

TEST_F(Transactions, AreFoundByConfirmationHoweverItIsTyped) {
  pay(*ada_, light_, "BP-7K2M 9QX4", "2026-10-01T12:00:00Z");
  pay(*ben_, water_, "bp-7k2m-0000", "2026-10-02T12:00:00Z");
  pay(*ben_, water_, "XBP-7K2M-1", "2026-10-03T12:00:00Z");
  for (const std::string typed : {"BP-7K2M9QX4", "bp7k2m9qx4", "BP%207K2M%209QX4", "BP-7K2M-9"}) {
    EXPECT_EQ(found("confirmation=" + typed), Texts{"BP-7K2M 9QX4"}) << typed;
  }
  EXPECT_EQ(found("confirmation=bp%207k2m"), (Texts{"bp-7k2m-0000", "BP-7K2M 9QX4"}));
  EXPECT_EQ(found("confirmation=7K2M"), Texts{});
  for (const std::string typed : {"%25", "_", "-", "%C3%A9", ""}) {
    EXPECT_EQ(list("confirmation=" + typed).refused(), Texts{"?confirmation"}) << typed;
  }
  EXPECT_EQ(found("confirmation=BP%25"), (Texts{"bp-7k2m-0000", "BP-7K2M 9QX4"}));
}

TEST_F(Transactions, AreFoundByCustomer) {
  pay(*ada_, light_, "A", "2026-10-01T12:00:00Z");
  pay(*ben_, water_, "B", "2026-10-02T12:00:00Z");
  EXPECT_EQ(found("customer=" + ada_->id), Texts{"A"});
  const std::string dashed =
      ada_number_.substr(0, 4) + "-" + ada_number_.substr(4, 4) + "-" + ada_number_.substr(8);
  EXPECT_EQ(found("customer=" + dashed), Texts{"A"});
  EXPECT_EQ(found("customer=" + ben_number_), Texts{"B"});
  EXPECT_EQ(list("customer=ada").refused(), Texts{"?customer"});
  EXPECT_EQ(found("customer=00000000-0000-7000-8000-000000000000"), Texts{});
  EXPECT_EQ(found("search=love"), Texts{"A"});
  EXPECT_EQ(found("search=ben@example"), Texts{"B"});
  EXPECT_EQ(found("search=example.com"), (Texts{"B", "A"}));
  EXPECT_EQ(found("search=nobody"), Texts{});
  for (const std::string none : {"", "%2C", "%20,;%20"}) {
    EXPECT_EQ(found("search=" + none), (Texts{"B", "A"})) << none;
    EXPECT_EQ(found("search=" + none + "&customer=" + ada_->id), Texts{"A"}) << none;
  }
  EXPECT_EQ(found("search=example.com&customer=" + ada_->id), Texts{"A"});
  EXPECT_EQ(found("search=ben&customer=" + ada_->id), Texts{});
  EXPECT_EQ(found("search=example.com&confirmation=b"), Texts{"B"});
  EXPECT_EQ(found("search=example.com&confirmation=b&customer=" + ada_->id), Texts{});
}

TEST_F(Transactions, AreFoundByPeriodAndStatus) {
  pay(*ada_, light_, "A", "2026-10-01T00:00:00Z");
  pay(*ben_, water_, "B", "2026-10-02T12:00:00Z");
  const auto voided = pay(*ben_, water_, "C", "2026-10-03T23:59:59Z");
  server_->database().query(
      "UPDATE receipts SET status = 'VOIDED', voided_at = now(), void_reason = 'Twice' "
      "WHERE id = $1",
      {voided});
  EXPECT_EQ(found("from=2026-10-02"), (Texts{"C", "B"}));
  EXPECT_EQ(found("to=2026-10-02"), (Texts{"B", "A"}));
  EXPECT_EQ(found("from=2026-10-02T12:00:00Z&to=2026-10-02T12:00:00Z"), Texts{"B"});
  EXPECT_EQ(found("status=VOIDED"), Texts{"C"});
  EXPECT_EQ(list("status=VOIDED").list("transactions")[0].at("voidReason"), "Twice");
  EXPECT_EQ(found("status=POSTED"), (Texts{"B", "A"}));
  EXPECT_EQ(found("status=POSTED&search=example.com&from=2026-10-02"), Texts{"B"});
  EXPECT_EQ(list("from=2026-10-03&to=2026-10-01").refused(), Texts{"?to"});
}

TEST_F(Transactions, ComeInPagesThatNewOnesDoNotDisturb) {
  for (int n = 0; n < 9; ++n) {
    const auto& who = n % 3 == 0 ? *ben_ : *ada_;
    // Several at each moment.
    pay(who, n % 3 == 0 ? water_ : light_, "K" + std::to_string(n),
        "2026-10-0" + std::to_string(1 + n / 3) + "T12:00:00Z");
  }
  int newer = 0;
  for (const std::string filter :
       {"", "search=example.com&", "confirmation=k&", "from=2026-10-01&", "status=POSTED&"}) {
    const auto whole = found(filter + "limit=200");
    EXPECT_GE(whole.size(), 9U);
    Texts read;
    std::string next;
    for (int pages = 0; pages < 100; ++pages) {
      const auto page = list(filter + "limit=2" + next);
      for (auto& one : confirmations(page)) read.push_back(std::move(one));
      if (page.text("nextCursor") == "null") break;
      next = "&cursor=" + page.text("nextCursor");
      pay(*ada_, light_, "K-new" + std::to_string(++newer), "2026-12-01T12:00:00Z");
    }
    EXPECT_EQ(read, whole) << filter;
  }
}

// S73
TEST_F(Transactions, AreLookedThroughUnderOnesName) {
  pay(*ada_, light_, "BP-1", "2026-10-01T12:00:00Z");
  pay(*ada_, light_, "BP-2", "2026-10-01T12:00:00Z");
  const int before = std::stoi(looks());
  const auto first = list("limit=1");
  EXPECT_EQ(last_look(), "admin Staff root transactions.viewed done {}");
  list("limit=1&cursor=" + first.text("nextCursor"));
  EXPECT_EQ(std::stoi(looks()), before + 2) << "a cursor can be made up: each page is a look";
  list("confirmation=bp%201&search=ada&from=2026-10-01&status=POSTED&customer=" + ada_number_);
  const std::string filter =
      R"({"confirmation":"BP1","customer":")" + ada_number_ +
      R"(","search":"ada","from":"2026-10-01T00:00:00.000Z","status":"POSTED"})";
  EXPECT_EQ(last_look(), "admin Staff root transactions.viewed done " + ada_->id + " " + filter);
  list("limit=0");
  EXPECT_EQ(std::stoi(looks()), before + 3) << "nothing was shown";
}

// S73
TEST_F(Transactions, TellTheCustomerWhoLookedAtTheirs) {
  pay(*ada_, light_, "BP-1", "2026-10-01T12:00:00Z");
  const auto last_of = [](SignedInCustomer& who) {
    const auto answer = who.client.get("/api/activity");
    const auto& last = answer.list("activities")[0];
    return std::string(last.at("action").as_string()) + " " +
           std::string(last.at("actor").as_string());
  };
  const auto ben_before = last_of(*ben_);
  list("customer=" + ada_->id);
  EXPECT_EQ(last_of(*ada_), "transactions.viewed Staff root");
  admin_->client.get("/api/admin/transactions.csv?customer=" + ada_number_);
  EXPECT_EQ(last_of(*ada_), "transactions.exported Staff root");
  list("search=ben&customer=" + ada_->id);
  EXPECT_EQ(last_of(*ada_), "transactions.exported Staff root") << "nothing of hers was shown";
  EXPECT_EQ(last_of(*ben_), ben_before);
}

TEST_F(Transactions, OfASearchThatFindsVeryManyLeaveNobodyOutUnsaid) {
  // The first of them is the last whom a search finds.
  server_->database().execute(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number) "
      "SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, "
      "'u' || n || '@many.test', 'none', 'Mo', 'Many', '', '', '', '1 Elm Street', 'Reno', 'NV', "
      "'89501', 700000000000 + n FROM generate_series(1, 201) n");
  const std::string first = "00000000-0000-7000-8000-000000000001";
  const auto biller = server_->add_biller(first, "City Light");
  server_->database().query("UPDATE receipts SET confirmation = 'M' WHERE id = $1",
                            {server_->add_receipt(first, biller, "1.00", "2026-10-01T12:00:00Z")});
  EXPECT_EQ(found("search=many.test"), Texts{}) << "the best 200 have no receipts";
  EXPECT_EQ(found("search=many.test&customer=" + first), Texts{"M"});
  EXPECT_EQ(found("search=many.test%20mo&customer=" + first), Texts{"M"});
  EXPECT_EQ(found("search=many.test&customer=" + ada_->id), Texts{});
  const std::string file = "/api/admin/transactions.csv?search=many.test";
  const auto refused = admin_->client.get(file);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refused(), Texts{"?search"});
  EXPECT_EQ(admin_->client.get(file + "&customer=" + first).status, 200);
  server_->database().execute("UPDATE users SET deleted_at = now() WHERE email = 'u201@many.test'");
  const auto whole = admin_->client.get(file);
  EXPECT_EQ(whole.status, 200);
  EXPECT_NE(whole.raw.body.find("u1@many.test"), std::string::npos);
}

// S46
TEST_F(Transactions, ComeAsASpreadsheetWithoutFormulas) {
  pay(*ada_, light_, "BP-1", "2026-10-01T12:00:00Z", "84.27");
  const auto formula = pay(*ben_, water_, "=1+1", "2026-10-02T12:00:00Z");
  server_->database().query("UPDATE receipts SET notes = '@SUM(A1), \"x\"' WHERE id = $1",
                            {formula});
  const auto file = admin_->client.get("/api/admin/transactions.csv");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.raw.header("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(file.raw.header("content-disposition"), "attachment; filename=\"transactions.csv\"");
  EXPECT_EQ(file.raw.body,
            "paidOn,customerNumber,firstName,lastName,email,biller,category,amount,status,"
            "confirmation,notes\r\n"
            "2026-10-02T12:00:00.000Z," +
                ben_number_ +
                ",Ben,Okoro,ben@example.com,City Water,HOME,10.00,"
                "POSTED,\"'=1+1\",\"'@SUM(A1), \"\"x\"\"\"\r\n"
                "2026-10-01T12:00:00.000Z," +
                ada_number_ +
                ",Ada,Lovelace,ada@example.com,City Light,ELECTRIC,"
                "84.27,POSTED,BP-1,\r\n");
  EXPECT_EQ(last_look(), "admin Staff root transactions.exported done {}");
  const auto filtered = admin_->client.get("/api/admin/transactions.csv?search=ada");
  EXPECT_EQ(filtered.raw.body.find("Ben"), std::string::npos);
  EXPECT_NE(filtered.raw.body.find("Ada"), std::string::npos);
  EXPECT_EQ(admin_->client.get("/api/admin/transactions.csv?limit=5").status, 422);
}

TEST_F(Transactions, StreamIntoTheSpreadsheetInPieces) {
  server_->database().query(
      "INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
      "paid_on, confirmation) SELECT gen_random_uuid(), user_id, id, name, category, n, "
      "timestamptz '2025-01-01Z' + n / 16 * interval '5 hours', 'C' || n "
      "FROM billers, generate_series(1, 1234) n WHERE id = $1",
      {light_});
  const auto file = admin_->client.get("/api/admin/transactions.csv");
  EXPECT_TRUE(file.raw.complete);
  EXPECT_GE(file.raw.chunks.size(), 3U);
  EXPECT_EQ(std::ranges::count(file.raw.body, '\n'), 1235);
}

TEST_F(Transactions, StayWhenTheirCustomerIsRemoved) {
  auto cleo = server_->customer("cleo@example.com");
  const auto biller = server_->add_biller(cleo.id, "City Light");
  pay(cleo, biller, "CLEO-1", "2026-10-01T12:00:00Z");
  EXPECT_EQ(admin_->client.remove("/api/admin/customers/" + cleo.id).status, 204);
  EXPECT_EQ(found("confirmation=cleo1"), Texts{"CLEO-1"});
  EXPECT_EQ(found("customer=" + cleo.id), Texts{"CLEO-1"});
  EXPECT_EQ(found("search=cleo"), Texts{});
}

// S18 S27 S31
TEST_F(Transactions, AreForAdminsOnly) {
  auto agent = server_->agent("dana");
  const auto before = looks();
  for (const std::string path : {"/api/admin/transactions", "/api/admin/transactions.csv"}) {
    auto client = server_->client("admin", "admin.localhost");
    for (const std::string& token :
         {std::string(), agent.client.token, ada_->client.token, std::string("x.y.z")}) {
      client.token = token;
      EXPECT_EQ(client.get(path).status, 401);
    }
    ApiClient wrong_host(server_->port("admin"), "localhost", false);
    wrong_host.token = admin_->client.token;
    EXPECT_EQ(wrong_host.get(path).status, 421);
    ApiClient outside(server_->port("public"), "localhost", false);
    outside.token = admin_->client.token;
    EXPECT_EQ(outside.get(path).status, 404);
    EXPECT_EQ(agent.client.get("/api/agent/" + path.substr(11)).status, 404);
  }
  EXPECT_EQ(looks(), before);
}

TEST_F(Transactions, RefuseWhatTheyDoNotKnow) {
  EXPECT_EQ(list("limit=0&cursor=x&status=PAID&from=soon&offset=9").refused(),
            (Texts{"?offset", "?limit", "?cursor", "?from", "?status"}));
  EXPECT_EQ(list("search=" + std::string(101, 'a')).refused(), Texts{"?search"});
  EXPECT_EQ(list("limit=1&limit=1").status, 400);
  EXPECT_EQ(admin_->client.post("/api/admin/transactions", "{}").status, 405);
}

}  // namespace
}  // namespace billspay::test_support
