// Where a number is that an agent was told on the phone, and where it never is.
#include "platform/core/bytes.hpp"
#include "platform/observability/log.hpp"
#include "platform/postgres/errors.hpp"
#include "platform/vault/sealed_box.hpp"
#include "resources/payment_methods/agent_desk_test.hpp"

namespace billspay::test_support {
namespace {

constexpr std::string_view number = "371449635398431";
constexpr std::string_view account = "83920174665";

class AgentAccountNumbers : public AgentDesk {
 protected:
  static std::string told(std::string_view changes = "{}") {
    return merged(merged(card, R"({"accountNumber":"3714 496353 98431","securityCode":"9173"})"),
                  changes);
  }
  // Each path a number can take: added, replayed, refused for several reasons, changed, undone.
  static std::string walk_through(SignedInStaff& dana, const std::string& nora) {
    std::string answers;
    const auto keep = [&](const ApiResponse& answer) {
      answers += answer.raw.body + "\n";
      for (const auto& [name, text] : answer.raw.headers) answers += name + ": " + text + "\n";
      return answer;
    };
    const auto wallet = wallet_path(nora);
    const auto id = keep(dana.client.with("Idempotency-Key", "w").post(wallet, told())).text("id");
    keep(dana.client.with("Idempotency-Key", "w").post(wallet, told()));
    keep(dana.client.with("Idempotency-Key", "w").post(wallet, told(R"({"nickname":"x"})")));
    keep(dana.client.post(wallet, told()));
    keep(dana.client.post(wallet, told(R"({"expMonth":99})")));
    keep(dana.client.post(wallet, told(R"({"unknown":1})")));
    keep(dana.client.post(wallet, told() + "x"));
    keep(dana.client.post(
        wallet, merged(bank_account, R"({"accountNumber":")" + std::string(account) + R"("})")));
    keep(dana.client.get(wallet));
    keep(dana.client.get(path_of(nora, id)));
    keep(dana.client.with("If-Match", "*").patch(path_of(nora, id), R"({"nickname":"blue"})"));
    keep(dana.client.remove(path_of(nora, id)));
    keep(dana.client.with("Idempotency-Key", "r").post(path_of(nora, id) + "/restore", ""));
    return answers;
  }
};

// S29 S57 S58 S76
TEST_F(AgentAccountNumbers, AreNowhereInAnswersDatabaseOrLog) {
  auto nora = somebody();
  auto dana = worker();
  log::Capture capture;
  log::use_level(log::Level::debug);
  const std::string answers = walk_through(dana, nora.id);
  log::use_level(log::Level::error);
  std::string logged;
  for (const auto& line : capture.lines()) logged += line + "\n";
  EXPECT_NE(logged.find("agentAddPaymentMethod"), std::string::npos);  // the log was on
  auto places = contents_of(server_->database());
  ASSERT_NE(places.at("audit_events").find("payment-method.restored"), std::string::npos);
  ASSERT_NE(places.at("idempotency_keys").find("8431"), std::string::npos);
  places["answers"] = answers;
  places["log"] = logged;
  for (const auto& [place, text] : places) {
    for (const std::string_view one : {number, account}) {
      EXPECT_EQ(text.find(one), std::string::npos) << place;
      EXPECT_EQ(text.find(one.substr(0, 11)), std::string::npos) << place;
      EXPECT_EQ(text.find(hex(one)), std::string::npos) << place;
      EXPECT_EQ(text.find(base64(one).substr(0, 12)), std::string::npos) << place;
    }
    EXPECT_EQ(text.find("3714 496353 98431"), std::string::npos) << place;
    EXPECT_EQ(text.find("\"9173\""), std::string::npos) << place;
  }
  for (const std::string_view token : {"tok_", "accountNumber\":", "account_number"}) {
    EXPECT_EQ(answers.find(token), std::string::npos) << token;
    EXPECT_EQ(places.at("audit_events").find(token), std::string::npos) << token;
    EXPECT_EQ(places.at("idempotency_keys").find(token), std::string::npos) << token;
    EXPECT_EQ(logged.find(token), std::string::npos) << token;
  }
}

// S58
TEST_F(AgentAccountNumbers, AreSealedForTheirCustomer) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = dana.client.post(wallet_path(nora.id), told()).text("id");
  const auto row = server_->database().query(
      "SELECT v.token, encode(v.sealed, 'base64') FROM vault_accounts v JOIN payment_methods p "
      "ON p.account_number = v.token AND p.user_id = v.user_id WHERE p.id = $1",
      {id});
  ASSERT_EQ(row.size(), 1U);
  std::string text = *row[0][1];
  std::erase(text, '\n');
  const auto sealed = as_bytes(from_base64(text).value());
  const SecretString key(server_->environment().text("VAULT_PRIVATE_KEY"));
  const auto opened =
      vault::open_sealed_box(key, *row[0][0], CustomerId::parse(nora.id).value(), sealed);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->reveal(), number);
  EXPECT_FALSE(vault::open_sealed_box(key, *row[0][0], CustomerId::parse(dana.id).value(), sealed));
}

// S29 S67
TEST_F(AgentAccountNumbers, CannotBeAskedForByTheRolesOfStaff) {
  for (const std::string role : {"billspay_agent", "billspay_admin"}) {
    postgres::BlockingConnection connection(server_->database().server_url());
    connection.execute("SET ROLE " + role);
    for (const std::string sql :
         {"SELECT account_number FROM payment_methods", "SELECT * FROM payment_methods",
          "SELECT 1 FROM payment_methods WHERE account_number = 'tok_1'",
          "UPDATE payment_methods SET account_number = 'tok_1'",
          "UPDATE payment_methods SET last4 = '0000'", "SELECT token FROM vault_accounts",
          "SELECT sealed FROM vault_accounts", "DELETE FROM vault_accounts"}) {
      std::string sqlstate = "done";
      try {
        connection.execute(sql);
      } catch (const postgres::StatementError& error) {
        sqlstate = error.sqlstate;
      }
      EXPECT_EQ(sqlstate, "42501") << role << ": " << sql;
    }
  }
}

}  // namespace
}  // namespace billspay::test_support
