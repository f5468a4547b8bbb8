#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/commands.hpp"
#include "app/doctor_postgres.hpp"
#include "tests/support/certificates.hpp"
#include "tests/support/command_output.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;
using test_support::run_command;
using test_support::TestServer;

class Doctor : public testing::Test {
 protected:
  Doctor() : environment_(server_.environment()) {}
  std::string findings() {
    return run_command([&] { return doctor(environment_); }).out;
  }
  std::string file(const std::string& name, const std::string& text, mode_t mode) const {
    return folder_.file(name, text, mode);
  }

  TestServer server_;
  Environment environment_;
  test_support::TemporaryFolder folder_;
  std::string directory_ = folder_.path();
};

// What the test cluster is set up for, durability and trust, no server should have.
TEST_F(Doctor, FindsWhatIsWrongWithPostgres) {
  const auto said = findings();
  EXPECT_TRUE(said.contains("WRONG fsync is off")) << said;
  EXPECT_TRUE(said.contains("note  PostgreSQL does not log what an enquiry will ask for")) << said;
  EXPECT_TRUE(said.contains("ok    PostgreSQL can be reached from this machine only")) << said;
  EXPECT_TRUE(said.contains("ok    passwords of the database are kept as scram-sha-256")) << said;
  if (::geteuid() == 0) {
    EXPECT_TRUE(said.contains("a local connection is let in by 'trust'")) << said;
  } else {
    EXPECT_TRUE(said.contains("note  pg_hba.conf was not looked at")) << said;
  }
}

TEST_F(Doctor, FindsParametersOfStatementsInTheLog) {
  server_.database().execute("ALTER ROLE billspay_server SET log_min_duration_statement = 0");
  const auto said = findings();
  server_.database().execute("ALTER ROLE billspay_server RESET log_min_duration_statement");
  EXPECT_TRUE(said.contains("set log_parameter_max_length = 0")) << said;
  EXPECT_TRUE(findings().contains("ok    no parameters of statements get into")) << said;
}

TEST_F(Doctor, FindsThatThreadsNeedMoreConnectionsThanThereAre) {
  environment_.set("THREADS", "64");
  const auto said = findings();
  EXPECT_TRUE(said.contains("raise max_connections to")) << said;
  EXPECT_EQ(connections_needed(2) - connections_needed(1), 16);
}

// S60
TEST_F(Doctor, FindsSecretsThatOthersCanRead) {
  const auto text = environment_.text("AUDIT_KEYS");
  environment_.set("AUDIT_KEYS", "");
  environment_.set("AUDIT_KEYS_FILE", file("audit-keys", text, 0644));
  EXPECT_TRUE(findings().contains("may be read by others (mode 0644): chmod 0400"));
  ::chmod((directory_ + "/audit-keys").c_str(), 0400);
  const auto said = findings();
  EXPECT_TRUE(said.contains("ok    no file of a secret is open to others")) << said;
  EXPECT_TRUE(said.contains("note  In the environment")) << said;
  EXPECT_FALSE(said.contains("MAIL_URL")) << said;
  environment_.set("MAIL_URL", "smtp://mailer:pass@localhost:587");
  EXPECT_TRUE(findings().contains(", MAIL_URL: name files instead"));
  EXPECT_FALSE(said.contains(text));
}

TEST_F(Doctor, FindsCertificatesThatEndSoon) {
  const auto good = directory_ + "/good.pem";
  const auto ending = directory_ + "/ending.pem";
  test_support::write_certificate(good, directory_ + "/key.pem", 90L * 86'400);
  test_support::write_certificate(ending, directory_ + "/key.pem", 86'400);
  environment_.set("WATCHED_CERTIFICATES", good + "," + ending + ",/nowhere.pem");
  const auto said = findings();
  EXPECT_TRUE(said.contains("ok    the certificate " + good)) << said;
  EXPECT_TRUE(said.contains("WRONG The certificate " + ending + " expires on")) << said;
  EXPECT_TRUE(said.contains("WRONG /nowhere.pem holds no certificate")) << said;
}

// S65
TEST_F(Doctor, FindsABackupThatIsOldOrFailed) {
  EXPECT_TRUE(findings().contains("note  BACKUP_STATUS is not set"));
  environment_.set("BACKUP_STATUS", directory_);
  EXPECT_TRUE(findings().contains("note  There never was a backup"));
  const auto at = [](std::chrono::hours ago) { return format_timestamp(now() - ago); };
  file("drill", "attempted_at=" + at(std::chrono::hours(1)) + "\nok=no\nwhy=no backup", 0644);
  EXPECT_TRUE(findings().contains("WRONG No restore drill ever succeeded; the last failed (no b"));
  file("backup", "succeeded_at=" + at(std::chrono::hours(30)) + "\nok=yes", 0644);
  file("drill", "succeeded_at=" + at(std::chrono::hours(30)) + "\nok=no\nwhy=users differs", 0644);
  const auto said = findings();
  EXPECT_TRUE(said.contains("WRONG The last backup is from 30 hours ago")) << said;
  EXPECT_TRUE(said.contains("WRONG The last restore drill failed (users differs)")) << said;
  file("backup", "succeeded_at=" + at(std::chrono::hours(3)) + "\nok=yes", 0644);
  EXPECT_TRUE(findings().contains("ok    the last backup succeeded 3 hours ago"));
}

TEST_F(Doctor, KnowsARunningServerFromATakenPort) {
  environment_.set("OPS_LISTEN", "127.0.0.1:" + std::to_string(server_.port("ops")));
  environment_.set("PUBLIC_LISTEN", "127.0.0.1:" + std::to_string(server_.port("public")));
  EXPECT_TRUE(findings().contains("ok    a billspay is running here and is ready"));
  environment_.set("OPS_LISTEN", "127.0.0.1:0");
  EXPECT_TRUE(findings().contains("WRONG the public listener cannot listen on"));
}

TEST_F(Doctor, LooksAtTheDisks) { EXPECT_TRUE(findings().contains("the disk of / has ")); }

}  // namespace
}  // namespace billspay::app
