// Who may import, how files travel, and what a repeated request does.
#include <gtest/gtest.h>

#include "platform/postgres/errors.hpp"
#include "resources/imports/import_files.hpp"
#include "tests/support/raw_http.hpp"

namespace billspay::imports {
namespace {

class ImportAccess : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = new TestServer();
    admin_ = new test_support::SignedInStaff(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    delete admin_;
    delete server_;
  }

  ImportAccess() : payer(add_payer(*server_)) {
    server_->add_biller(payer.id, "City Power");
    file = header + line(payer.number, "City Power", "A-1");
  }

  static std::string head(const std::string& token, const std::string& headers,
                          const std::string& host = "admin.localhost") {
    return "POST /api/admin/imports HTTP/1.1\r\nHost: " + host + "\r\n" +
           (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + headers + "\r\n";
  }
  // With the header alone: whoever is refused is refused before the file travels.
  static test::RawResponse announce(const std::string& listener, const std::string& head) {
    test::RawConnection connection(server_->port(listener));
    connection.send(head);
    auto response = connection.read_response();
    EXPECT_TRUE(connection.closed());
    return response;
  }

  static TestServer* server_;
  static test_support::SignedInStaff* admin_;
  Payer payer;
  std::string file;
};
TestServer* ImportAccess::server_ = nullptr;
test_support::SignedInStaff* ImportAccess::admin_ = nullptr;

const std::string csv = "Content-Type: text/csv\r\n";
const std::string large = "Content-Length: 33554432\r\nExpect: 100-continue\r\n";

// S27, S29
TEST_F(ImportAccess, IsForAdminsAloneAndCheckedBeforeTheFileIsRead) {
  auto agent = server_->agent("dana");
  auto customer = server_->customer("nora@example.com");
  EXPECT_EQ(announce("admin", head("", csv + large)).status, 401);
  EXPECT_EQ(announce("admin", head("x.y.z", csv + large)).status, 401);
  EXPECT_EQ(announce("admin", head(agent.client.token, csv + large)).status, 401);
  EXPECT_EQ(announce("admin", head(customer.client.token, csv + large)).status, 401);
  const auto ended = server_->admin("gone");
  server_->database().query(
      "UPDATE staff_sessions SET ended_at = now(), ended_reason = 'SIGNED_OUT' WHERE id = $1",
      {ended.session});
  EXPECT_EQ(announce("admin", head(ended.client.token, csv + large)).status, 401);
  const std::string& token = admin_->client.token;
  EXPECT_EQ(announce("admin", head(token, csv + large, "agent.localhost")).status, 421);
  // Elsewhere there is no such thing, and no larger body than anywhere.
  EXPECT_EQ(announce("public", head(token, csv + large, "localhost")).status, 413);
  EXPECT_EQ(announce("agent", head(token, csv + large, "agent.localhost")).status, 413);
  test_support::ApiClient without(agent.client.port(), agent.client.host(), false);
  without.token = agent.client.token;
  EXPECT_EQ(upload(without, file).status, 404);
  EXPECT_EQ(without.post("/api/agent/imports", "{}").status, 404);
  EXPECT_EQ(count(*server_, "receipts"), "0");
}

TEST_F(ImportAccess, TakesTextCsvInUtf8) {
  const std::string& token = admin_->client.token;
  for (const std::string type : {"application/json", "text/plain", "text/csv; charset=latin1",
                                 "multipart/form-data; boundary=x"}) {
    EXPECT_EQ(announce("admin", head(token, "Content-Type: " + type + "\r\n" + large)).status, 415)
        << type;
  }
  EXPECT_EQ(announce("admin", head(token, large)).status, 415);
  admin_->client.content_type = "Text/CSV; charset=UTF-8";
  EXPECT_EQ(admin_->client.post("/api/admin/imports?dryRun=true", file).status, 200);
  admin_->client.content_type = "application/json";
}

TEST_F(ImportAccess, HasALimit) {
  const auto refused =
      announce("admin", head(admin_->client.token, csv + "Content-Length: 33554433\r\n"));
  EXPECT_EQ(refused.status, 413);
  EXPECT_NE(refused.body.find("body-too-large"), std::string::npos);
}

TEST_F(ImportAccess, TakesChunksAndAsksForThem) {
  test::RawConnection connection(server_->port("admin"));
  connection.send(
      head(admin_->client.token, csv + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(connection.read_some(), "HTTP/1.1 100 Continue\r\n\r\n");
  for (const char c : file) connection.send("1\r\n" + std::string(1, c) + "\r\n");
  connection.send("0\r\n\r\n");
  const auto response = connection.read_response();
  EXPECT_EQ(response.status, 200) << response.body;
  EXPECT_NE(response.body.find("\"added\":1,"), std::string::npos) << response.body;
  // A file of nothing.
  connection.send(head(admin_->client.token, csv + "Content-Length: 0\r\n"));
  EXPECT_EQ(connection.read_response().status, 422);
}

TEST_F(ImportAccess, WritesNothingOfAFileThatBreaksOff) {
  {
    test::RawConnection connection(server_->port("admin"));
    connection.send(head(admin_->client.token,
                         csv + "Content-Length: " + std::to_string(file.size() + 1) + "\r\n") +
                    file);
    connection.end_of_output();
    EXPECT_FALSE(connection.closed());
  }
  EXPECT_EQ(count(*server_, "receipts WHERE user_id = '" + payer.id + "'"), "0");
}

TEST_F(ImportAccess, RefusesOtherOptions) {
  for (const std::string query : {"?mode=some", "?mode=", "?dryRun=1", "?dryrun=true", "?x=1"}) {
    const auto refused = upload(admin_->client, file, query);
    EXPECT_EQ(refused.status, 422) << query;
    EXPECT_EQ(refused.refused().size(), 1U) << query;
  }
}

// S53
TEST_F(ImportAccess, RepeatsItsAnswerUnderOneKey) {
  const auto keyed = [&](const std::string& body, const std::string& query = "") {
    admin_->client.with("Idempotency-Key", "import-1");
    return upload(admin_->client, body, query);
  };
  EXPECT_EQ(keyed(file, "?dryRun=true").text("rows"), "1");
  const auto first = keyed(file);
  EXPECT_EQ(first.text("added"), "1") << first.raw.body;
  const auto second = keyed(file);
  EXPECT_EQ(second.raw.body, first.raw.body);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(keyed(file + "\n").problem(), "idempotency-key-reused");
  EXPECT_EQ(keyed(file, "?mode=valid-only").problem(), "idempotency-key-reused");
  EXPECT_EQ(count(*server_, "receipts WHERE user_id = '" + payer.id + "'"), "1");
  // Also for a report on what was not committed.
  const std::string bad = header + line(payer.number, "Nobody", "B-1");
  admin_->client.with("Idempotency-Key", "import-2");
  const auto refused = upload(admin_->client, bad);
  EXPECT_EQ(refused.text("committed"), "false");
  admin_->client.with("Idempotency-Key", "import-2");
  EXPECT_EQ(upload(admin_->client, bad).raw.body, refused.raw.body);
}

// S74
TEST_F(ImportAccess, LeavesNoImportToBeChanged) {
  EXPECT_EQ(upload(admin_->client, file).text("added"), "1");
  postgres::BlockingConnection role(server_->database().server_url());
  role.execute("SET ROLE billspay_admin");
  for (const char* change :
       {"UPDATE imports SET added = 0", "DELETE FROM imports", "TRUNCATE imports"}) {
    EXPECT_THROW(role.execute(change), postgres::StatementError) << change;
  }
  role.execute("RESET ROLE; SET ROLE billspay_agent");
  EXPECT_THROW(role.execute("SELECT id FROM imports"), postgres::StatementError);
}

}  // namespace
}  // namespace billspay::imports
