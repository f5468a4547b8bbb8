#include "app/published_credential.hpp"

#include <gtest/gtest.h>

#include "app/commands.hpp"
#include "demo/people.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/postgres/errors.hpp"
#include "tests/support/accounts.hpp"
#include "tests/support/serve_process.hpp"

namespace billspay::app {
namespace {

using test_support::ServeProcess;
using test_support::TestServer;
using Texts = std::vector<std::string>;

class PublishedCredential : public testing::Test {
 protected:
  void add(const std::string& table, const std::string& username, auth::Algorithm algorithm,
           std::string_view password) {
    const auto hash = auth::hash_password(algorithm, SecretString(std::string(password)));
    server_.database().query("INSERT INTO " + table +
                                 " (id, username, password_hash, full_name) "
                                 "VALUES (gen_random_uuid(), $1, $2, $1)",
                             {username, hash});
  }
  PublishedCredentials found() {
    postgres::BlockingConnection connection(server_.database().server_url());
    return published_credentials(connection);
  }

  TestServer server_;
};

// S01
TEST_F(PublishedCredential, KeepsServeFromStarting) {
  add("admins", std::string(demo::admin_username), auth::Algorithm::argon2id, demo::admin_password);
  ServeProcess refused(server_.environment(), {.program = BILLSPAY_BINARY});
  const std::string said = refused.read_until("\n");
  EXPECT_TRUE(said.contains("The admin sameer614614 has a password that was published")) << said;
  EXPECT_FALSE(said.contains(demo::admin_password)) << said;
  EXPECT_EQ(refused.exit_code(), 2);

  auto environment = server_.environment();
  environment.set("DATABASE_URL", server_.database().owner_url());
  testing::internal::CaptureStdout();
  EXPECT_EQ(disable_admin(environment, std::string(demo::admin_username)), 0);
  testing::internal::GetCapturedStdout();
  ServeProcess started(server_.environment(), {.program = BILLSPAY_BINARY});
  EXPECT_TRUE(started.read_until(R"("event":"serving")").contains("serving"));
  started.stop();
  EXPECT_EQ(started.exit_code(), 0);
}

// S01
TEST_F(PublishedCredential, IsFoundUnderAnyNameOfAnAdminAndTheDemosNamesOfAgents) {
  EXPECT_TRUE(found().admins.empty());
  add("admins", "rosa", auth::Algorithm::argon2id, demo::admin_password);
  add("admins", "good", auth::Algorithm::argon2id, TestServer::passphrase);
  add("admins", "idle", auth::Algorithm::argon2id, demo::agent_password);
  add("agents", "dana", auth::Algorithm::bcrypt, demo::agent_password);
  server_.agent("eli");
  server_.database().execute("UPDATE admins SET is_active = false WHERE username = 'idle'");
  EXPECT_EQ(found().admins, Texts{"rosa"});
  EXPECT_EQ(found().agents, Texts{"dana"});
  server_.database().execute("UPDATE admins SET deleted_at = now() WHERE username = 'rosa'");
  server_.database().execute("UPDATE agents SET is_active = false");
  EXPECT_TRUE(found().admins.empty());
  EXPECT_TRUE(found().agents.empty());
}

// S01
TEST_F(PublishedCredential, IsSaidByDoctor) {
  add("admins", "rosa", auth::Algorithm::argon2id, demo::admin_password);
  const auto report = [&] {
    testing::internal::CaptureStdout();
    doctor(server_.environment());
    return testing::internal::GetCapturedStdout();
  };
  EXPECT_TRUE(report().contains("WRONG The admin rosa has a password that was published"));
  server_.database().execute("DELETE FROM admins");
  EXPECT_TRUE(report().contains("ok    no admin and no agent has a published password"));
}

TEST_F(PublishedCredential, CannotBeLookedForBeforeMigrating) {
  postgres::BlockingConnection connection(server_.database().server_url());
  server_.database().execute("ALTER TABLE admins RENAME TO not_there_yet");
  EXPECT_THROW(published_credentials(connection), postgres::StatementError);
  EXPECT_EQ(connection.query("SELECT 1")[0][0], "1") << "the connection is fit for more";
  ServeProcess refused(server_.environment(), {.program = BILLSPAY_BINARY});
  EXPECT_TRUE(refused.read_until("\n").contains("run `billspay migrate`"));
  EXPECT_EQ(refused.exit_code(), 2);
}

}  // namespace
}  // namespace billspay::app
