// The audit trail under attack by somebody who rules the database but does not hold AUDIT_KEYS.
#include "app/audit_trail.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "app/checkpoints.hpp"
#include "platform/postgres/errors.hpp"
#include "resources/audit_events/blocking_record.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

namespace fs = std::filesystem;

// What the server wrote for a customer and an admin, and a lane of eight events of our own; each
// test alters it, and it is put back afterwards.
class AuditTrail : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    std::string name = (fs::temp_directory_path() / "billspay-checkpoints-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    directory_ = name;
    auto nora = server_->customer("nora@example.com");
    const auto method = add_card(nora.client, 1);
    change_method(nora.client, method, R"({"nickname":"blue"})");
    server_->admin("root").client.get("/api/admin/audit-events?limit=1");
    open_lane_of_our_own();
    for (int n = 0; n < 8; ++n) write();
    sql("CREATE TABLE saved AS SELECT * FROM audit_events");
    sql("CREATE TABLE saved_lanes AS SELECT * FROM audit_lanes");
    sql("ALTER TABLE audit_events DISABLE TRIGGER USER");
    id_ = first("SELECT id FROM audit_events WHERE position = 4 AND lane = " + lane_);
    app::append_checkpoint(directory_, keys(), state());
  }
  static void TearDownTestSuite() {
    writer_.reset();
    server_.reset();
    fs::remove_all(directory_);
  }
  void TearDown() override {
    sql("DELETE FROM audit_events; INSERT INTO audit_events SELECT * FROM saved");
    sql("DELETE FROM audit_lanes; INSERT INTO audit_lanes SELECT * FROM saved_lanes");
  }

  static void open_lane_of_our_own() {
    std::vector<postgres::BlockingConnection> taken;
    do {
      if (writer_) taken.push_back(std::move(*writer_));
      writer_.emplace(server_->database().owner_url());
      lane_ = *writer_->query("SELECT pg_backend_pid() % 256")[0][0];
    } while (first("SELECT count(*) FROM audit_events WHERE lane = " + lane_) != "0");
  }
  static void write() {
    audit_events::Event event{.action = "test.written", .object_kind = "test"};
    event.after = R"({"by":"test"})";
    writer_->execute("BEGIN");
    audit_events::record(*writer_, keys(), audit_events::system("a test"), std::move(event));
    writer_->execute("COMMIT");
  }
  static void sql(const std::string& statement) { server_->database().execute(statement); }
  static std::string first(const std::string& statement) {
    return server_->database().query(statement).at(0).at(0).value_or("NULL");
  }
  static vault::LedgerKeys keys() {
    return vault::LedgerKeys::parse("AUDIT_KEYS", server_->environment().text("AUDIT_KEYS"))
        .value();
  }
  static app::ChainState state() {
    postgres::BlockingConnection owner(server_->database().owner_url());
    return app::read_chain_state(owner);
  }
  static app::Verdict verify(bool with_checkpoints = false) {
    postgres::BlockingConnection owner(server_->database().owner_url());
    return app::verify_trail(owner, keys(),
                             with_checkpoints ? std::optional(directory_) : std::nullopt);
  }
  // The first finding, or "intact".
  static std::string verdict(bool with_checkpoints = false) {
    const auto found = verify(with_checkpoints);
    return found.findings.empty() ? "intact" : found.findings.front().sentence;
  }
  static std::string where_lane() { return " WHERE lane = " + lane_; }
  // The lane as it was one event earlier.
  static void set_lane_back() {
    sql("UPDATE audit_lanes l SET position = e.position, head = e.mac FROM audit_events e "
        "WHERE e.lane = l.lane AND l.lane = " +
        lane_ + " AND e.position = (SELECT max(position) FROM audit_events" + where_lane() + ")");
  }
  static void delete_last() {
    sql("DELETE FROM audit_events" + where_lane() +
        " AND position = (SELECT max(position) FROM audit_events" + where_lane() + ")");
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline fs::path directory_;
  static inline std::optional<postgres::BlockingConnection> writer_;
  static inline std::string lane_;
  static inline std::string id_;  // in the middle of it
};

TEST_F(AuditTrail, IsIntactAsTheServerWroteIt) {
  EXPECT_EQ(verdict(), "intact");
  const auto found = verify(true);
  EXPECT_TRUE(found.findings.empty());
  EXPECT_EQ(std::to_string(found.events), first("SELECT count(*) FROM audit_events"));
  EXPECT_EQ(found.genuine, found.events);
  EXPECT_EQ(found.checkpoints, 1);
  EXPECT_EQ(found.unchained, 0);
  EXPECT_GE(first("SELECT count(DISTINCT lane) FROM audit_events"), "2");
}

// S74
TEST_F(AuditTrail, NamesTheEventOfWhichAnyColumnWasAltered) {
  const std::vector<std::string> changes{"at = at + interval '1 microsecond'",
                                         "at = 'infinity'",
                                         "at = '294276-12-31'",
                                         "user_id = gen_random_uuid()",
                                         "user_id = NULL",
                                         "audience = 'admin'",
                                         "actor_kind = 'admin'",
                                         "actor_id = gen_random_uuid()",
                                         "actor_id = NULL",
                                         "actor_name = actor_name || ' '",
                                         "action = 'payment-method.removed'",
                                         "outcome = 'denied'",
                                         "object_kind = 'biller'",
                                         "object_id = gen_random_uuid()",
                                         "object_id = NULL",
                                         "before = (before::text || ' ')::json",
                                         "before = after",
                                         "before = NULL",
                                         "after = '{}'",
                                         "reason = ''",
                                         "ip = '127.0.0.2'",
                                         "ip = set_masklen(ip, 24)",
                                         "ip = NULL",
                                         "request_id = request_id || 'x'",
                                         "mac = set_byte(mac, 31, get_byte(mac, 31) # 1)",
                                         "mac = ''"};
  // A row with a value in nearly every column.
  const auto full = first("SELECT id FROM audit_events WHERE action = 'payment-method.changed'");
  const auto expect_named = [](const std::string& change, const std::string& id,
                               const std::string& name) {
    sql("UPDATE audit_events SET " + change + " WHERE id = '" + id + "'");
    const auto found = verdict();
    EXPECT_NE(found.find(name), std::string::npos) << change << ": " << found;
  };
  for (const auto& change : changes) {
    expect_named(change, full, full);
    TearDown();
  }
  for (const std::string change : {"lane = 256", "lane = -1", "position = -1"}) {
    expect_named(change, id_, id_);
    TearDown();
  }
  expect_named("id = '01900000-0000-7000-8000-000000000000'", id_,
               "Event 01900000-0000-7000-8000-000000000000");
}

// S74
TEST_F(AuditTrail, NamesThePlaceFromWhichAnEventIsGone) {
  const auto gone = "Position 4 of lane " + lane_ + " is missing";
  sql("DELETE FROM audit_events WHERE id = '" + id_ + "'");
  EXPECT_TRUE(verdict().starts_with(gone)) << verdict();
  TearDown();
  sql("UPDATE audit_events SET position = position + 1000 WHERE id = '" + id_ + "'");
  EXPECT_TRUE(verdict().starts_with(gone)) << verdict();
  TearDown();
  sql("DELETE FROM audit_events WHERE position = 1 AND lane = " + lane_);
  EXPECT_TRUE(verdict().starts_with("Position 1 of lane " + lane_ + " is missing")) << verdict();
}

// S74
TEST_F(AuditTrail, MissesTheLastEventOfALane) {
  delete_last();
  EXPECT_NE(verdict().find("is missing"), std::string::npos) << verdict();
  // Who sets the lane back as well is seen by the checkpoint, and by nothing else.
  set_lane_back();
  EXPECT_EQ(verdict(false), "intact");
  EXPECT_NE(verdict(true).find("newest events were removed"), std::string::npos) << verdict(true);
}

// S74
TEST_F(AuditTrail, MissesAWholeLaneAndAWholeTrail) {
  sql("DELETE FROM audit_events" + where_lane());
  EXPECT_NE(verdict().find("Lane " + lane_), std::string::npos) << verdict();
  sql("UPDATE audit_lanes SET position = 0, head = ''" + where_lane());
  EXPECT_EQ(verdict(false), "intact");
  EXPECT_TRUE(verdict(true).starts_with("Lane " + lane_ + " ends at position 0")) << verdict(true);
  sql("TRUNCATE audit_events; UPDATE audit_lanes SET position = 0, head = ''");
  EXPECT_EQ(verdict(false), "intact");
  EXPECT_GE(verify(true).findings.size(), 2U);
  sql("DELETE FROM audit_lanes");
  EXPECT_GE(verify(true).findings.size(), 2U);
}

// S74
TEST_F(AuditTrail, ShowsWhenItWasCutAndWentOn) {
  delete_last();
  delete_last();
  set_lane_back();
  for (int n = 0; n < 4; ++n) write();
  EXPECT_EQ(verdict(false), "intact");
  EXPECT_NE(verdict(true).find("history was rewritten"), std::string::npos) << verdict(true);
}

// S74
TEST_F(AuditTrail, NamesWhatWasAdded) {
  const std::string columns =
      "at, user_id, audience, actor_kind, actor_id, actor_name, action, outcome, object_kind, "
      "object_id, before, after, reason, ip, request_id";
  const std::string forged = "01900000-0000-7000-8000-000000000000";
  const auto add = [&](const std::string& lane, const std::string& position,
                       const std::string& mac) {
    sql("INSERT INTO audit_events (id, " + columns + ", lane, position, mac) SELECT '" + forged +
        "', " + columns + ", " + lane + ", " + position + ", " + mac +
        " FROM audit_events WHERE id = '" + id_ + "'");
  };
  const std::string end = "(SELECT max(position) + 1 FROM audit_events" + where_lane() + ")";
  for (const auto& position : {end, std::string("0"), std::string("-7")}) {
    add(lane_, position, "mac");
    EXPECT_NE(verdict().find(forged), std::string::npos) << position << verdict();
    TearDown();
  }
  add("300", "1", "mac");
  EXPECT_NE(verdict().find(forged), std::string::npos) << verdict();
  TearDown();
  add(lane_, end, "mac");
  set_lane_back();
  EXPECT_NE(verdict().find(forged), std::string::npos) << verdict();
  TearDown();
  sql("ALTER TABLE audit_events DROP CONSTRAINT audit_events_chained_check");
  add("NULL", "NULL", "NULL");
  EXPECT_NE(verdict().find(forged), std::string::npos) << verdict();
  sql("UPDATE audit_events SET at = at - interval '1 year' WHERE id = '" + forged + "'");
  EXPECT_EQ(verify(false).unchained, 1);
  EXPECT_NE(verdict(true).find("older than the chain"), std::string::npos) << verdict(true);
}

// S74
TEST_F(AuditTrail, NamesOneOfTwoThatChangedPlaces) {
  sql("DROP INDEX audit_events_lane_position_key");
  sql("UPDATE audit_events SET position = CASE position WHEN 3 THEN 5 ELSE 3 END" + where_lane() +
      " AND position IN (3, 5)");
  const auto third = first("SELECT id FROM audit_events" + where_lane() + " AND position = 3");
  EXPECT_NE(verdict().find(third), std::string::npos) << verdict();
  TearDown();
  sql("INSERT INTO audit_events SELECT gen_random_uuid(), at, user_id, audience, actor_kind, "
      "actor_id, actor_name, action, outcome, object_kind, object_id, before, after, reason, ip, "
      "request_id, lane, position, mac FROM audit_events WHERE id = '" +
      id_ + "'");
  EXPECT_NE(verdict(), "intact");
  TearDown();
  sql("CREATE UNIQUE INDEX audit_events_lane_position_key ON audit_events (lane, position)");
}

// S74
TEST_F(AuditTrail, NoticesAnAlteredEndOfALane) {
  sql("UPDATE audit_lanes SET head = set_byte(head, 0, get_byte(head, 0) # 1)" + where_lane());
  EXPECT_TRUE(verdict().starts_with("The end of lane " + lane_)) << verdict();
  sql("DELETE FROM audit_lanes" + where_lane());
  EXPECT_NE(verdict(), "intact");
}

TEST_F(AuditTrail, IsNotIntactUnderOtherKeys) {
  postgres::BlockingConnection owner(server_->database().owner_url());
  const auto other = vault::LedgerKeys::parse("K", "a:" + base64(std::string(32, 'k'))).value();
  const auto found = app::verify_trail(owner, other, directory_);
  EXPECT_EQ(found.genuine, 0);
  EXPECT_GE(found.findings.size(), 3U);  // lanes and the checkpoint
  // A new key in front leaves what the old one made as it was (S60).
  const auto both = vault::LedgerKeys::parse("K", "new:" + base64(std::string(32, 'k')) + "," +
                                                      server_->environment().text("AUDIT_KEYS"))
                        .value();
  postgres::BlockingConnection again(server_->database().owner_url());
  EXPECT_TRUE(app::verify_trail(again, both, directory_).findings.empty());
}

TEST_F(AuditTrail, CannotBeReadByARoleThatDoesNotSeeAllOfIt) {
  postgres::BlockingConnection portal(server_->database().server_url());
  portal.execute("SET ROLE billspay_portal");
  EXPECT_THROW(app::verify_trail(portal, keys(), std::nullopt), postgres::StatementError);
}

}  // namespace
}  // namespace billspay::test_support
