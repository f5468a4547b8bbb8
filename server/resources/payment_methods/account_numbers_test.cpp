// Where account numbers and security codes are, and where they never are.
#include <gtest/gtest.h>

#include <cctype>

#include "platform/core/bytes.hpp"
#include "platform/observability/log.hpp"
#include "platform/vault/sealed_box.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/shows.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/payment-methods";
constexpr std::string_view amex = "371449635398431";
constexpr std::string_view amex_code = "9173";
constexpr std::string_view account = "83920174665";

std::string amex_body(std::string_view changes = "{}") {
  return merged(merged(card, R"({"accountNumber":")" + std::string(amex) +
                                 R"(","confirmAccountNumber":"3714 496353 98431",)"
                                 R"("securityCode":")" +
                                 std::string(amex_code) + R"("})"),
                changes);
}

std::string account_body() {
  return merged(bank_account, R"({"accountNumber":")" + std::string(account) + R"("})");
}

// Each path a number can take: added, replayed, refused for several reasons, and changed.
std::string walk_through(SignedInCustomer& nora) {
  std::string answers;
  const auto keep = [&](const ApiResponse& answer) {
    answers += answer.raw.body + "\n";
    for (const auto& [name, value] : answer.raw.headers) answers += name + ": " + value + "\n";
    return answer;
  };
  const auto id =
      keep(nora.client.with("Idempotency-Key", "walk-1").post(path, amex_body())).text("id");
  keep(nora.client.with("Idempotency-Key", "walk-1").post(path, amex_body()));
  keep(nora.client.with("Idempotency-Key", "walk-1")
           .post(path, amex_body(R"({"nickname":"other"})")));
  keep(nora.client.post(path, amex_body()));
  keep(nora.client.post(path, amex_body(R"({"expMonth":99})")));
  keep(nora.client.post(path, amex_body(R"({"unknown":1})")));
  keep(nora.client.post(path, amex_body() + "x"));
  keep(nora.client.with("Idempotency-Key", "walk-2").post(path, account_body()));
  keep(nora.client.get(path));
  keep(nora.client.get(method_path(id)));
  keep(change_method(nora.client, id, R"({"nickname":"travel"})"));
  keep(nora.client.remove(method_path(id)));
  keep(nora.client.get("/api/activity"));
  return answers;
}

// S57 S58 S76
TEST(AccountNumbers, AreNowhereInAnswersDatabaseOrLog) {
  TestServer server;
  log::Capture capture;
  log::use_level(log::Level::debug);
  auto nora = server.customer("nora@example.com");
  const std::string answers = walk_through(nora);
  log::use_level(log::Level::error);
  std::string logged;
  for (const auto& line : capture.lines()) logged += line + "\n";
  EXPECT_NE(logged.find("addPaymentMethod"), std::string::npos);  // the log was on

  auto places = contents_of(server.database());
  ASSERT_NE(places.at("audit_events").find("payment-method.removed"), std::string::npos);
  ASSERT_NE(places.at("idempotency_keys").find("8431"), std::string::npos);
  places["answers"] = answers;
  places["log"] = logged;
  for (const auto& [place, text] : places) {
    EXPECT_EQ(text.find(amex), std::string::npos) << place;
    EXPECT_EQ(text.find(amex.substr(0, 11)), std::string::npos) << place;
    EXPECT_EQ(text.find(account), std::string::npos) << place;
    EXPECT_EQ(text.find("3714 496353 98431"), std::string::npos) << place;
    EXPECT_EQ(text.find(hex(amex)), std::string::npos) << place;
    EXPECT_EQ(text.find(hex(account)), std::string::npos) << place;
    EXPECT_EQ(text.find(base64(amex).substr(0, 16)), std::string::npos) << place;
    EXPECT_FALSE(shows(text, amex_code)) << place;
  }
  EXPECT_EQ(logged.find(TestServer::passphrase), std::string::npos);
  EXPECT_EQ(logged.find(nora.client.token), std::string::npos);
  EXPECT_EQ(logged.find(nora.client.cookies.substr(17)), std::string::npos);
  EXPECT_EQ(logged.find("1988-02-29"), std::string::npos);
  EXPECT_FALSE(shows(logged, "4821"));
}

// S57
TEST(AccountNumbers, HaveNoColumnForASecurityCode) {
  TestDatabase database;
  EXPECT_EQ(database
                .query("SELECT table_name, column_name FROM information_schema.columns "
                       "WHERE table_schema = 'public' AND "
                       "column_name ~* 'security.?code|cvv|cvc|cid$|csc'")
                .size(),
            0U);
}

// S59
TEST(AccountNumbers, AreFoundAgainByAKeyedHashOnly) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto omar = server.customer("omar@example.com");
  ASSERT_EQ(nora.client.post(path, amex_body()).status, 201);
  ASSERT_EQ(nora.client.post(path, account_body()).status, 201);
  ASSERT_EQ(omar.client.post(path, amex_body()).status, 201);
  const auto tables = contents_of(server.database());
  const std::string number(amex);
  const std::string routed = "110000000/" + std::string(account);
  for (const std::string& text :
       {number, "/" + number, std::string(account), routed, number + "\n"}) {
    const std::string digest = hex(as_text(sha256(text)));
    for (const auto& [table, content] : tables) {
      EXPECT_EQ(content.find(digest), std::string::npos) << table;
      EXPECT_EQ(content.find(digest.substr(0, 32)), std::string::npos) << table;
      EXPECT_EQ(content.find(base64(as_text(sha256(text)))), std::string::npos) << table;
    }
  }
  const auto hashes = server.database().query(
      "SELECT DISTINCT encode(account_hash, 'hex') FROM payment_methods WHERE last4 = '8431'");
  ASSERT_EQ(hashes.size(), 1U);  // the keyed one is the same in both wallets
  EXPECT_EQ(hashes[0][0]->size(), 64U);
}

struct Sealed {
  std::string token;
  CustomerId customer;
  Bytes bytes;
};

Bytes from_hex(const std::string& text) {
  Bytes bytes;
  for (std::size_t at = 0; at < text.size(); at += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(at, 2), nullptr, 16)));
  }
  return bytes;
}

std::vector<Sealed> sealed_rows(TestServer& server) {
  std::vector<Sealed> all;
  for (const auto& row : server.database().query(
           "SELECT v.token, v.user_id, encode(v.sealed, 'hex') FROM vault_accounts v "
           "JOIN payment_methods p ON p.account_number = v.token AND p.user_id = v.user_id "
           "ORDER BY v.created_at")) {
    all.push_back({*row[0], CustomerId::parse(*row[1]).value(), from_hex(*row[2])});
  }
  return all;
}

// S58
TEST(AccountNumbers, AreSealedToAKeyThatTheServerDoesNotHave) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto omar = server.customer("omar@example.com");
  ASSERT_EQ(nora.client.post(path, amex_body()).status, 201);
  ASSERT_EQ(omar.client.post(path, account_body()).status, 201);
  ASSERT_EQ(omar.client.post(path, card).status, 201);
  const auto rows = sealed_rows(server);
  ASSERT_EQ(rows.size(), 3U);
  const SecretString key(server.environment().text("VAULT_PRIVATE_KEY"));
  const auto open = [&](const Sealed& row) {
    return vault::open_sealed_box(key, row.token, row.customer, row.bytes);
  };
  EXPECT_EQ(open(rows[0]).value().reveal(), amex);
  EXPECT_EQ(open(rows[1]).value().reveal(), account);
  EXPECT_EQ(open(rows[2]).value().reveal(), "4242424242424242");

  const auto other = vault::make_key_pair("other");
  EXPECT_FALSE(
      vault::open_sealed_box(other.private_key, rows[0].token, rows[0].customer, rows[0].bytes));
  EXPECT_FALSE(open({rows[0].token, rows[1].customer, rows[0].bytes}));
  EXPECT_FALSE(open({rows[1].token, rows[0].customer, rows[0].bytes}));
  auto altered = rows[0];
  altered.bytes.back() ^= 1U;
  EXPECT_FALSE(open(altered));
}

// S58
TEST(AccountNumbers, DoNotOpenInAnotherRow) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto omar = server.customer("omar@example.com");
  ASSERT_EQ(nora.client.post(path, amex_body()).status, 201);
  ASSERT_EQ(omar.client.post(path, account_body()).status, 201);
  ASSERT_EQ(omar.client.post(path, card).status, 201);
  // Every row gets the next one's sealed number.
  server.database().execute(
      "UPDATE vault_accounts v SET sealed = o.sealed FROM "
      "(SELECT token, coalesce(lead(sealed) OVER w, first_value(sealed) OVER w) AS sealed "
      "FROM vault_accounts WINDOW w AS (ORDER BY created_at)) o WHERE o.token = v.token");
  const SecretString key(server.environment().text("VAULT_PRIVATE_KEY"));
  const auto rows = sealed_rows(server);
  ASSERT_EQ(rows.size(), 3U);
  for (const auto& row : rows) {
    const auto opened = vault::open_sealed_box(key, row.token, row.customer, row.bytes);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().find(amex), std::string::npos);
  }
}

}  // namespace
}  // namespace billspay::test_support
