#include <crypt.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <thread>

#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto wrong = "a-quiet-harbour-in-winter-8";

TEST(SignIn, OpensASessionThatReadsTheProfile) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto profile = nora.client.get("/api/auth/profile");
  EXPECT_EQ(profile.status, 200);
  EXPECT_EQ(profile.text("user", "id"), nora.id);
}

TEST(SignIn, AnswersWithTokenAndPublicViewAndNotesTheTime) {
  TestServer server;
  const auto registered = server.register_customer("nora@example.com");
  EXPECT_EQ(value(server, "SELECT last_login_at FROM users"), "");
  auto client = server.public_client();
  const auto answer = sign_in(client, "NORA@example.com");
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.text("expiresIn"), "900");
  EXPECT_EQ(answer.body.at("user"), registered.body.at("user"));
  EXPECT_EQ(answer.body.as_object().size(), 3U) << answer.raw.body;
  EXPECT_NE(value(server, "SELECT last_login_at FROM users"), "");
  const auto before = value(server, "SELECT last_login_at FROM users");
  EXPECT_EQ(sign_in(client, "nora@example.com", wrong).status, 401);
  EXPECT_EQ(value(server, "SELECT last_login_at FROM users"), before);
}

// S07: the throttle knows only A to Z, so there must be no other way to write an account's address.
TEST(SignIn, FoldsNoLettersBeyondAscii) {
  TestServer server;
  ASSERT_EQ(server.register_customer("ida@example.com").status, 201);
  auto client = server.public_client();
  EXPECT_EQ(sign_in(client, "IDA@EXAMPLE.com").status, 200);
  // PostgreSQL's lower() makes "ida" of it.
  const auto answer = sign_in(client,
                              "\xC4\xB0"
                              "da@example.com");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.problem(), "sign-in-failed");
}

TEST(SignIn, RefusesBodiesThatAreNone) {
  TestServer server;
  auto client = server.public_client();
  EXPECT_EQ(client.post("/api/auth/login", "{}").refused().size(), 2U);
  EXPECT_EQ(client.post("/api/auth/login", "[]").status, 422);
  EXPECT_EQ(client.post("/api/auth/login", "{").status, 400);
  EXPECT_EQ(client
                .post("/api/auth/login",
                      with_member(credentials("nora@example.com", wrong), "role", R"("admin")"))
                .refused(),
            std::vector<std::string>{"#/role"});
  EXPECT_EQ(client.get("/api/auth/login").status, 405);
}

// What differs between two answers by nature.
std::string without_request_id(const ApiResponse& response) {
  std::string text = std::to_string(response.status) + "\n";
  for (const auto& [name, header] : response.raw.headers) {
    text += name + ": " + (name == "date" || name == "x-request-id" ? "" : header) + "\n";
  }
  return text + without_member(response.raw.body, "requestId");
}

// S06
TEST(SignIn, AnswersAlikeForAWrongPasswordAnUnknownAddressAndARemovedAccount) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  const auto ida = server.register_customer("ida@example.com");
  remove_customer(server, ida.text("user", "id"));
  auto client = server.public_client();
  const auto wrong_password = sign_in(client, "nora@example.com", wrong);
  EXPECT_EQ(wrong_password.status, 401);
  EXPECT_EQ(wrong_password.problem(), "sign-in-failed");
  EXPECT_EQ(wrong_password.raw.count("set-cookie"), 0U);
  const auto expected = without_request_id(wrong_password);
  EXPECT_EQ(without_request_id(sign_in(client, "nobody@example.com", wrong)), expected);
  EXPECT_EQ(without_request_id(sign_in(client, "not an address", wrong)), expected);
  EXPECT_EQ(without_request_id(sign_in(client, "ida@example.com", wrong)), expected);
  EXPECT_EQ(without_request_id(sign_in(client, "ida@example.com")), expected);
}

// Mann-Whitney with the normal approximation: how many standard deviations apart two samples are.
double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double u = 0;
  for (const double x : a) {
    for (const double y : b) u += x > y ? 1 : x < y ? 0 : 0.5;
  }
  const auto n = static_cast<double>(a.size());
  const auto m = static_cast<double>(b.size());
  return std::abs(u - n * m / 2) / std::sqrt(n * m * (n + m + 1) / 12);
}

// S06
TEST(SignIn, TakesAsLongForAnUnknownAddressAsForAWrongPassword) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  auto client = server.public_client();
  const auto time = [&](const char* email) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(sign_in(client, email, wrong).status, 401);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  // p < 0.001 by chance in one round of a thousand; so a second round decides.
  double apart = 0;
  for (int round = 0; round < 2; ++round) {
    std::vector<double> known;
    std::vector<double> unknown;
    for (int i = 0; i < 40; ++i) {
      if (i % 2 == 0) known.push_back(time("nora@example.com"));
      unknown.push_back(time("nobody@example.com"));
      if (i % 2 != 0) known.push_back(time("nora@example.com"));
    }
    apart = distance(known, unknown);
    if (apart < 3.29) break;
  }
  EXPECT_LT(apart, 3.29);
}

// S04
TEST(SignIn, ComparesPasswordsToTheLastByteAndPastNul) {
  TestServer server;
  const std::string start =
      "umber lantern quietly adrift beyond seven kettles, then a slow brown heron nods";
  const std::string long_one = start.substr(0, 74) + "X12345";
  ASSERT_EQ(long_one.size(), 80U);
  ASSERT_EQ(server.register_customer("long@example.com", long_one).status, 201);
  auto client = server.public_client();
  EXPECT_EQ(sign_in(client, "long@example.com", long_one).status, 200);
  EXPECT_EQ(sign_in(client, "long@example.com", start.substr(0, 74) + "Y12345").status, 401);
  EXPECT_EQ(sign_in(client, "long@example.com", long_one.substr(0, 72)).status, 401);
  EXPECT_EQ(sign_in(client, "long@example.com", long_one + " ").status, 401);

  using namespace std::string_view_literals;
  const auto with_nul = "umber lantern 86\0quietly adrift"sv;
  const auto body = with_member(registration("nul@example.com", TestServer::passphrase), "password",
                                json_text(with_nul));
  ASSERT_EQ(client.post("/api/auth/register", body).status, 201);
  EXPECT_EQ(sign_in(client, "nul@example.com", with_nul).status, 200);
  EXPECT_EQ(sign_in(client, "nul@example.com", "umber lantern 86").status, 401);
  EXPECT_EQ(sign_in(client, "nul@example.com", "umber lantern 86\0quietly adrifT"sv).status, 401);
}

// As another system would have kept the passphrase.
std::string imported_hash() {
  crypt_data scratch{};
  const std::string hash =
      ::crypt_r(TestServer::passphrase, "$2b$04$abcdefghijklmnopqrstuu", &scratch);
  EXPECT_TRUE(hash.starts_with("$2b$04$")) << hash;
  return hash;
}

// S05
TEST(SignIn, RenewsAHashThatIsWeakerThanThePolicy) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  const auto hash = [&] { return value(server, "SELECT password_hash FROM users"); };
  EXPECT_TRUE(hash().starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash();
  std::array<char, crypto_pwhash_STRBYTES> cheap{};
  const std::string_view phrase = TestServer::passphrase;
  ASSERT_EQ(::crypto_pwhash_str(cheap.data(), phrase.data(), phrase.size(), 1, 8192 * 1024), 0);
  auto client = server.public_client();
  for (const std::string& weak : {imported_hash(), std::string(cheap.data())}) {
    server.database().query("UPDATE users SET password_hash = $1", {weak});
    EXPECT_EQ(sign_in(client, "nora@example.com", wrong).status, 401);
    EXPECT_EQ(hash(), weak) << "a wrong password renews nothing";
    EXPECT_EQ(sign_in(client, "nora@example.com").status, 200);
    EXPECT_TRUE(hash().starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash();
    const auto renewed = hash();
    EXPECT_EQ(sign_in(client, "nora@example.com").status, 200);
    EXPECT_EQ(hash(), renewed) << "once is enough";
  }
}

TEST(SignIn, OpensOnManyDevicesAtOnceWhileTheHashIsRenewed) {
  TestServer server({.threads = 2});
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  server.database().query("UPDATE users SET password_hash = $1", {imported_hash()});
  const auto answers = at_once(6, [&](int) {
    auto client = server.public_client();
    return sign_in(client, "nora@example.com");
  });
  EXPECT_EQ(with_status(answers, 200), 6);
  EXPECT_EQ(value(server, "SELECT count(*) FROM sessions"), "6");
}

// Somebody changes the row while the password is being checked: the sign-in waits for the row and
// finds another one than it had read.
ApiResponse sign_in_while(TestServer& server, const std::string& change) {
  postgres::BlockingConnection staff(server.database().superuser_url());
  staff.execute("BEGIN");
  staff.execute(change);
  ApiResponse answer;
  std::jthread device([&] {
    auto client = server.public_client();
    answer = sign_in(client, "nora@example.com");
  });
  for (int tries = 0; tries < 500; ++tries) {
    if (value(server, "SELECT count(*) FROM pg_locks WHERE NOT granted") != "0") break;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  staff.execute("COMMIT");
  device.join();
  return answer;
}

TEST(SignIn, DoesNotBringBackAPasswordThatIsReplacedMeanwhile) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  for (const std::string& hash : {std::string(), imported_hash()}) {
    if (!hash.empty()) server.database().query("UPDATE users SET password_hash = $1", {hash});
    const auto answer = sign_in_while(server, "UPDATE users SET password_hash = 'replaced'");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.problem(), "sign-in-failed");
    EXPECT_EQ(value(server, "SELECT password_hash FROM users"), "replaced");
    EXPECT_EQ(value(server, "SELECT count(*) FROM sessions"), "0");
  }
  EXPECT_EQ(value(server,
                  "SELECT count(*) FROM audit_events "
                  "WHERE action = 'session.sign-in-refused'"),
            "2");
}

TEST(SignIn, DoesNotOpenASessionOfAnAccountThatIsRemovedMeanwhile) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  EXPECT_EQ(sign_in_while(server, "UPDATE users SET deleted_at = now()").status, 401);
  EXPECT_EQ(value(server, "SELECT count(*) FROM sessions"), "0");
}

// S73
TEST(SignIn, IsRecordedWhetherItSucceedsOrNotAndNeverWithASecret) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto client = server.public_client();
  const auto refused = sign_in(client, "nora@example.com", wrong);
  const auto unknown = sign_in(client, "nobody@example.com", wrong);
  const auto row = [&](const std::string& where) {
    return value(server,
                 "SELECT concat_ws('|', actor_kind, outcome, object_kind, user_id, host(ip)) "
                 "FROM audit_events WHERE action LIKE 'session.%' AND " +
                     where);
  };
  EXPECT_EQ(row("action = 'session.signed-in'"), "customer|done|session|" + nora.id + "|127.0.0.1");
  EXPECT_EQ(row("request_id = '" + std::string(refused.raw.header("x-request-id")) + "'"),
            "anonymous|denied|session|" + nora.id + "|127.0.0.1");
  EXPECT_EQ(row("request_id = '" + std::string(unknown.raw.header("x-request-id")) + "'"),
            "anonymous|denied|session|127.0.0.1");
  const auto events = value(server, "SELECT string_agg(a::text, ' ') FROM audit_events a");
  EXPECT_EQ(value(server,
                  "SELECT count(*) FROM audit_events WHERE action = "
                  "'session.sign-in-refused'"),
            "2");
  for (const std::string& secret :
       {std::string(wrong), std::string(TestServer::passphrase), nora.client.token,
        nora.client.cookies.substr(17), std::string("argon2id"), std::string("nobody@")}) {
    EXPECT_FALSE(holds(events, secret)) << secret;
  }
}

}  // namespace
}  // namespace billspay::test_support
