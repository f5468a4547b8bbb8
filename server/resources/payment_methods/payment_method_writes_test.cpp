// Writes to a wallet happen once, and together with their audit row, or not at all.
#include <gtest/gtest.h>

#include <atomic>

#include "platform/observability/log.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/payment-methods";

std::string audit_count(TestServer& server, const std::string& customer,
                        const std::string& action) {
  return *server.database().query(
      "SELECT count(*) FROM audit_events WHERE user_id = $1 AND action = $2",
      {customer, action})[0][0];
}

// S53
TEST(PaymentMethodWrites, AThousandRetriesMakeOneRow) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto first = nora.client.with("Idempotency-Key", "once").post(path, card);
  ASSERT_EQ(first.status, 201);
  for (int retry = 1; retry < rounds(1000, 100); ++retry) {
    const auto again = nora.client.with("Idempotency-Key", "once").post(path, card);
    ASSERT_EQ(again.status, 201);
    ASSERT_EQ(again.raw.body, first.raw.body);
    ASSERT_EQ(again.raw.header("location"), first.raw.header("location"));
    ASSERT_EQ(again.raw.header("etag"), first.raw.header("etag"));
  }
  EXPECT_EQ(methods_of(server.database(), nora.id), "1");
  EXPECT_EQ(row_counts_of(server.database()).at("vault_accounts"), 1);
  EXPECT_EQ(row_counts_of(server.database()).at("idempotency_keys"), 1);
  EXPECT_EQ(audit_count(server, nora.id, "payment-method.added"), "1");
}

// S53
TEST(PaymentMethodWrites, RetriesAtTheSameMomentHaveOneEffect) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  for (int n = 0; n < 10; ++n) {
    std::atomic<int> answered = 0;
    in_parallel(8, [&](int) {
      auto client = server.public_client();
      client.token = nora.client.token;
      const auto answer =
          client.with("Idempotency-Key", "burst-" + std::to_string(n)).post(path, card_body(n));
      EXPECT_TRUE(answer.status == 201 || answer.problem() == "idempotency-key-in-use")
          << answer.raw.body;
      if (answer.status == 201) ++answered;
    });
    EXPECT_GE(answered, 1);
  }
  EXPECT_EQ(methods_of(server.database(), nora.id), "10");
  EXPECT_EQ(audit_count(server, nora.id, "payment-method.added"), "10");
}

// S53
TEST(PaymentMethodWrites, AKeyBelongsToOneRequestOfOneCustomer) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto omar = server.customer("omar@example.com");
  const auto first = nora.client.with("Idempotency-Key", "k").post(path, card);
  const auto other = nora.client.with("Idempotency-Key", "k").post(path, card_body(5));
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.problem(), "idempotency-key-reused");
  const auto same_key = omar.client.with("Idempotency-Key", "k").post(path, card);
  EXPECT_EQ(same_key.status, 201);
  EXPECT_NE(same_key.text("id"), first.text("id"));
  EXPECT_EQ(methods_of(server.database(), nora.id), "1");
  EXPECT_EQ(nora.client.with("Idempotency-Key", "a b").post(path, card_body(6)).status, 400);
  EXPECT_EQ(
      nora.client.with("Idempotency-Key", std::string(129, 'k')).post(path, card_body(6)).status,
      400);
}

TEST(PaymentMethodWrites, ARefusalDoesNotUseUpItsKey) {
  TestServer server;
  auto nora = server.customer("nora@example.com", false);
  EXPECT_EQ(nora.client.with("Idempotency-Key", "k").post(path, card).status, 403);
  server.database().query("UPDATE users SET kyc_status = 'APPROVED' WHERE id = $1", {nora.id});
  EXPECT_EQ(nora.client.with("Idempotency-Key", "k").post(path, card).status, 201);
}

// S73
TEST(PaymentMethodWrites, EachLeavesOneAuditRow) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto added = nora.client.post(path, card);
  const auto id = added.text("id");
  const auto changed = change_method(nora.client, id, R"({"nickname":"blue"})");
  const auto removed = nora.client.remove(method_path(id));
  const auto rows = server.database().query(
      "SELECT action, actor_kind, actor_name, actor_id, outcome, object_kind, object_id, "
      "host(ip), request_id, before ->> 'nickname', after ->> 'nickname', before IS NULL, "
      "after IS NULL, coalesce(after, before) ->> 'last4', abs(extract(epoch FROM now() - at)) < "
      "60 "
      "FROM audit_events WHERE user_id = $1 AND object_kind = 'payment-method' ORDER BY at, id",
      {nora.id});
  using Row = postgres::BlockingConnection::Row;
  const auto row = [&](const char* action, const ApiResponse& answer) -> Row {
    return {action,  "customer",  "Nora Feld",
            nora.id, "done",      "payment-method",
            id,      "127.0.0.1", std::string(answer.raw.header("x-request-id"))};
  };
  ASSERT_EQ(rows.size(), 3U);
  const auto who = [&](std::size_t i) { return Row(rows[i].begin(), rows[i].begin() + 9); };
  const auto what = [&](std::size_t i) { return Row(rows[i].begin() + 9, rows[i].end()); };
  EXPECT_EQ(who(0), row("payment-method.added", added));
  EXPECT_EQ(what(0), (Row{std::nullopt, std::nullopt, "t", "f", "4242", "t"}));
  EXPECT_EQ(who(1), row("payment-method.changed", changed));
  EXPECT_EQ(what(1), (Row{std::nullopt, "blue", "f", "f", "4242", "t"}));
  EXPECT_EQ(who(2), row("payment-method.removed", removed));
  EXPECT_EQ(what(2), (Row{"blue", std::nullopt, "f", "t", "4242", "t"}));
}

// A 500 says nothing about the reason.
void expect_no_internals(const ApiResponse& answer) {
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.problem(), "internal-error");
  EXPECT_EQ(answer.raw.header("content-type"), "application/problem+json");
  EXPECT_EQ(answer.text("requestId"), answer.raw.header("x-request-id"));
  EXPECT_EQ(answer.body.as_object().size(), 4U) << answer.raw.body;  // type title status requestId
  for (const char* word : {"audit", "check", "constraint", "sql", "23514", "broken", "payment_"}) {
    EXPECT_EQ(answer.raw.body.find(word), std::string::npos) << word;
  }
}

// S51 S77
TEST(PaymentMethodWrites, AnAdditionHappensWhollyOrNotAtAll) {
  TestServer server;
  const log::Capture quiet;
  auto nora = server.customer("nora@example.com");
  add_card(nora.client, 1);
  nora.client.may_fail = true;
  const auto before = row_counts_of(server.database());
  const auto rows_before = checksums_of(server.database(), nora.id);
  const std::vector<std::pair<std::string, std::string>> faults{
      {"payment_methods", "is_default IS NULL"},
      {"vault_accounts", "token = ''"},
      {"audit_events", "action <> 'payment-method.added'"},
      {"idempotency_keys", "status IS NULL"}};
  for (const auto& [table, condition] : faults) {
    server.database().execute("ALTER TABLE " + table +
                              " ADD CONSTRAINT broken_on_purpose_check "
                              "CHECK (" +
                              condition + ") NOT VALID");
    const auto answer = nora.client.with("Idempotency-Key", "fault-" + table)
                            .post(path, card_body(2, R"({"isDefault":true})"));
    expect_no_internals(answer);
    EXPECT_EQ(row_counts_of(server.database()), before) << table;
    EXPECT_EQ(checksums_of(server.database(), nora.id), rows_before) << table;
    server.database().execute("ALTER TABLE " + table + " DROP CONSTRAINT broken_on_purpose_check");
  }
  EXPECT_EQ(nora.client.with("Idempotency-Key", "fault-audit_events")
                .post(path, card_body(2, R"({"isDefault":true})"))
                .status,
            201);
}

// S51 S77
TEST(PaymentMethodWrites, ChangesAndRemovalsHappenWhollyOrNotAtAll) {
  TestServer server;
  const log::Capture quiet;
  auto nora = server.customer("nora@example.com");
  add_card(nora.client, 1);
  const auto id = add_card(nora.client, 2);
  nora.client.may_fail = true;
  const auto before = checksums_of(server.database(), nora.id);
  server.database().execute(
      "ALTER TABLE audit_events ADD CONSTRAINT broken_on_purpose_check CHECK (action NOT IN "
      "('payment-method.changed', 'payment-method.removed')) NOT VALID");
  expect_no_internals(change_method(nora.client, id, R"({"isDefault":true})"));
  expect_no_internals(nora.client.remove(method_path(id)));
  EXPECT_EQ(checksums_of(server.database(), nora.id), before);
  server.database().execute("ALTER TABLE audit_events DROP CONSTRAINT broken_on_purpose_check");
  EXPECT_EQ(change_method(nora.client, id, R"({"isDefault":true})").status, 200);
}

}  // namespace
}  // namespace billspay::test_support
