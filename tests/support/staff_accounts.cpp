#include "tests/support/staff_accounts.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "platform/auth/passwords.hpp"

namespace billspay::test_support {

const std::string& staff_hash(auth::Audience audience) {
  static const SecretString passphrase{std::string(TestServer::passphrase)};
  static const std::string of_agents = auth::hash_password(auth::Algorithm::bcrypt, passphrase);
  static const std::string of_admins = auth::hash_password(auth::Algorithm::argon2id, passphrase);
  return audience == auth::Audience::agent ? of_agents : of_admins;
}

std::string staff_table(auth::Audience audience) { return std::string(name_of(audience)) + "s"; }

std::string staff_path(auth::Audience audience, std::string_view path) {
  return "/api/" + std::string(name_of(audience)) + std::string(path);
}

std::string add_staff(TestServer& server, auth::Audience audience, const std::string& username) {
  const auto id = Uuid::v7().to_string();
  server.database().query("INSERT INTO " + staff_table(audience) +
                              " (id, username, password_hash, full_name) VALUES ($1, $2, $3, $4)",
                          {id, username, staff_hash(audience), "Staff " + username});
  return id;
}

ApiClient staff_client(const TestServer& server, auth::Audience audience) {
  const std::string name(name_of(audience));
  return server.client(name, name + ".localhost");
}

ApiClient stray_client(const TestServer& server, std::string_view listener, std::string host) {
  return {server.port(listener), std::move(host), false};
}

std::string staff_credentials(std::string_view username, std::string_view password) {
  return R"({"username":)" + json_text(username) + R"(,"password":)" + json_text(password) + "}";
}

ApiResponse sign_in_staff(ApiClient& client, auth::Audience audience, std::string_view username,
                          std::string_view password) {
  return client.post(staff_path(audience, "/login"), staff_credentials(username, password));
}

std::string staff_refresh_cookie(auth::Audience audience, const ApiResponse& response) {
  const std::string name = "billspay_" + std::string(name_of(audience)) + "_refresh";
  const auto cookie = response.cookie(name);
  EXPECT_TRUE(cookie) << "no refresh cookie was set";
  return name + "=" + cookie.value_or("");
}

ApiClient staff_device(const TestServer& server, auth::Audience audience,
                       std::string_view username) {
  auto client = staff_client(server, audience);
  const auto signed_in = sign_in_staff(client, audience, username);
  EXPECT_EQ(signed_in.status, 200) << signed_in.raw.body;
  client.token = signed_in.text("token");
  client.cookies = staff_refresh_cookie(audience, signed_in);
  return client;
}

ApiResponse answer_while(TestServer& server, const std::string& change,
                         const std::function<ApiResponse()>& request) {
  postgres::BlockingConnection somebody(server.database().superuser_url());
  somebody.execute("BEGIN");
  somebody.execute(change);
  ApiResponse answer;
  std::jthread waiting([&] { answer = request(); });
  for (int tries = 0; tries < 5000; ++tries) {
    if (value(server, "SELECT count(*) FROM pg_locks WHERE NOT granted") != "0") break;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  somebody.execute("COMMIT");
  waiting.join();
  return answer;
}

}  // namespace billspay::test_support
