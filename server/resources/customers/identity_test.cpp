#include <gtest/gtest.h>

#include "platform/core/ids.hpp"
#include "platform/observability/log.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

// Values that occur nowhere by chance. The year is that of nobody's UUID or timestamp.
constexpr auto birth_date = "1931-07-19";
constexpr auto ssn = "7-3-9-1";  // as typed; kept as 7391
constexpr auto phrase = "umber lantern 86 quietly adrift";

std::string remarkable(const std::string& email) {
  auto body = registration(email, phrase);
  body = with_member(body, "dateOfBirth", json_text(birth_date));
  return with_member(body, "ssnLast4", json_text(ssn));
}

Bytes column(TestServer& server, const std::string& name, const std::string& id) {
  const auto text =
      value(server, "SELECT encode(" + name + ", 'hex') FROM users WHERE id = $1", {id});
  Bytes bytes;
  for (std::size_t at = 0; at < text.size(); at += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(at, 2), nullptr, 16)));
  }
  return bytes;
}

// S61
TEST(Identity, IsSealedAndBoundToItsRowAndColumn) {
  TestServer server;
  const auto nora = server.public_client().post("/api/auth/register", remarkable("n@example.com"));
  const auto ida = server.public_client().post("/api/auth/register", remarkable("i@example.com"));
  ASSERT_EQ(nora.status, 201);
  ASSERT_EQ(ida.status, 201);
  const auto nora_id = nora.text("user", "id");
  const auto ida_id = ida.text("user", "id");
  const auto config = app::read_config(server.environment());
  ASSERT_TRUE(config);
  const auto& cipher = config->cipher;
  const auto sealed_ssn = column(server, "ssn_last4", nora_id);
  const auto sealed_birth = column(server, "date_of_birth", nora_id);
  const auto row = *Uuid::parse(nora_id);

  const auto opened_ssn = cipher.open("users.ssn_last4", row, sealed_ssn);
  const auto opened_birth = cipher.open("users.date_of_birth", row, sealed_birth);
  ASSERT_TRUE(opened_ssn);
  ASSERT_TRUE(opened_birth);
  EXPECT_EQ(opened_ssn->reveal(), "7391");
  EXPECT_EQ(opened_birth->reveal(), birth_date);
  EXPECT_FALSE(cipher.open("users.ssn_last4", *Uuid::parse(ida_id), sealed_ssn))
      << "a value that was copied to another row opens";
  EXPECT_FALSE(cipher.open("users.date_of_birth", row, sealed_ssn))
      << "a value that was copied to another column opens";
  EXPECT_NE(column(server, "ssn_last4", ida_id), sealed_ssn) << "equal values look equal";

  const auto everything = whole_database(server);
  ASSERT_TRUE(holds(everything, "n@example.com"));
  EXPECT_FALSE(holds(everything, birth_date));
  EXPECT_FALSE(holds(everything, phrase));
  EXPECT_EQ(value(server, "SELECT sum(position('7391'::bytea IN ssn_last4)) FROM users"), "0");
  // The same person twice is flagged for review, by a hash that nobody can recompute from guesses.
  EXPECT_EQ(column(server, "identity_hash", nora_id), column(server, "identity_hash", ida_id));
}

// S76 S61
TEST(Identity, IsNeitherInAnswersNorInTheLogAtAnyLevel) {
  TestServer server;
  log::use_level(log::Level::debug);
  std::string seen;
  const log::Capture capture;
  auto client = server.public_client();
  const auto note = [&](const ApiResponse& response) {
    seen += response.raw.body;
    return response;
  };
  const auto body = remarkable("nora@example.com");
  EXPECT_EQ(note(client.post("/api/auth/register", body)).status, 201);
  EXPECT_EQ(note(client.post("/api/auth/register", body)).status, 409);
  EXPECT_EQ(note(client.post("/api/auth/register", body + "x")).status, 400);
  EXPECT_EQ(note(client.post("/api/auth/register", with_member(body, "role", "1"))).status, 422);
  EXPECT_EQ(note(sign_in(client, "nora@example.com", std::string(phrase) + "!")).status, 401);
  const auto signed_in = sign_in(client, "nora@example.com", phrase);
  client.token = signed_in.text("token");
  client.cookies = refresh_cookie(signed_in);
  EXPECT_EQ(note(client.get("/api/auth/profile")).status, 200);
  EXPECT_EQ(client.post("/api/auth/refresh").status, 200);
  const auto token = client.token;
  const auto cookie = client.cookies.substr(client.cookies.find('=') + 1);
  client.token += "x";
  EXPECT_EQ(note(client.get("/api/auth/profile")).status, 401);
  client.token = token;
  EXPECT_EQ(note(client.get("/api/auth/profile?token=" + token)).status, 422);

  for (const char* secret : {birth_date, phrase}) {
    EXPECT_FALSE(seen.contains(secret)) << secret;
  }
  EXPECT_FALSE(seen.contains("ssn"));
  EXPECT_FALSE(seen.contains("dateOfBirth"));
  const auto lines = capture.lines();
  EXPECT_FALSE(lines.empty());
  for (const auto& line : lines) {
    for (const std::string& secret : {std::string(birth_date), std::string(phrase), token, cookie,
                                      std::string("nora@example.com")}) {
      EXPECT_FALSE(line.contains(secret)) << line;
    }
  }
  log::use_level(log::Level::error);
}

TEST(EmailVerification, WorksOnceByTheMailedLink) {
  TestServer server;
  auto client = server.public_client();
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  const auto token =
      TestServer::link_token(server.mail_to("nora@example.com", "Confirm your e-mail address"));
  EXPECT_EQ(token.size(), 43U) << "256 bits";
  EXPECT_FALSE(holds(whole_database(server), token)) << "only its hash is kept";
  EXPECT_EQ(value(server, "SELECT encode(token_hash, 'hex') FROM one_time_tokens"),
            hex(as_text(sha256(token))));
  EXPECT_EQ(value(server, "SELECT email_verified_at FROM users"), "");

  const auto body = R"({"token":)" + json_text(token) + "}";
  const auto verified = client.post("/api/auth/verify-email", body);
  EXPECT_EQ(verified.status, 200);
  EXPECT_EQ(verified.text("verified"), "true");
  EXPECT_NE(value(server, "SELECT email_verified_at FROM users"), "");
  EXPECT_EQ(value(server,
                  "SELECT count(*) FROM audit_events "
                  "WHERE action = 'customer.email-verified'"),
            "1");
  const auto again = client.post("/api/auth/verify-email", body);
  EXPECT_EQ(again.status, 422);
  EXPECT_EQ(again.problem(), "link-not-valid");
}

TEST(EmailVerification, RefusesLinksThatAreNotForItOrTooLate) {
  TestServer server;
  auto client = server.public_client();
  const auto nora = server.register_customer("nora@example.com");
  const auto token =
      TestServer::link_token(server.mail_to("nora@example.com", "Confirm your e-mail address"));
  const auto try_token = [&](const std::string& text) {
    return client.post("/api/auth/verify-email", R"({"token":)" + json_text(text) + "}");
  };
  EXPECT_EQ(try_token(std::string(43, 'A')).problem(), "link-not-valid");
  EXPECT_EQ(try_token("' OR 1=1 --").problem(), "validation-failed");
  EXPECT_EQ(try_token("").problem(), "validation-failed");

  server.database().execute("UPDATE one_time_tokens SET expires_at = now() - interval '1 s'");
  EXPECT_EQ(try_token(token).problem(), "link-not-valid");
  server.database().execute(
      "UPDATE one_time_tokens SET expires_at = now() + interval '1 h', "
      "purpose = 'PASSWORD_RESET'");
  EXPECT_EQ(try_token(token).problem(), "link-not-valid");
  server.database().execute("UPDATE one_time_tokens SET purpose = 'VERIFY_EMAIL'");
  remove_customer(server, nora.text("user", "id"));
  EXPECT_EQ(try_token(token).problem(), "link-not-valid");
  EXPECT_EQ(value(server, "SELECT email_verified_at FROM users"), "");
}

}  // namespace
}  // namespace billspay::test_support
