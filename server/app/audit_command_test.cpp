// `billspay audit` as operators and their timers call it.
#include <gtest/gtest.h>

#include <stdlib.h>
#include <sys/wait.h>
#include <fstream>

#include <cstdio>
#include <filesystem>

#include "app/commands.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int code = -1;
  std::string text;  // of both outputs
};

class AuditCommand : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    std::string name = (fs::temp_directory_path() / "billspay-audit-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    directory_ = name;
    auto nora = server_->customer("nora@example.com");
    add_card(nora.client, 1);
  }
  static void TearDownTestSuite() {
    server_.reset();
    fs::remove_all(directory_);
  }

  static std::string settings() {
    return "env MIGRATION_DATABASE_URL='" + server_->database().owner_url() + "' AUDIT_KEYS='" +
           server_->environment().text("AUDIT_KEYS") + "' ";
  }
  static Outcome run(const std::string& arguments, const std::string& environment = settings()) {
    const std::string command = environment + BILLSPAY_BINARY + " audit " + arguments + " 2>&1";
    Outcome outcome;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return outcome;
    for (int c = 0; (c = std::fgetc(pipe)) != EOF;) outcome.text.push_back(static_cast<char>(c));
    const int status = ::pclose(pipe);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline fs::path directory_;
};

// S74
TEST_F(AuditCommand, TellsByItsExitCodeWhetherTheTrailIsIntact) {
  const auto checkpoints = " --checkpoints " + (directory_ / "c").string();
  auto outcome = run("checkpoint" + checkpoints);
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_TRUE(outcome.text.starts_with("Added to ")) << outcome.text;
  EXPECT_EQ(run("checkpoint" + checkpoints).text,
            "Nothing has happened since the last checkpoint.\n");
  outcome = run("verify" + checkpoints);
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_EQ(outcome.text, "The audit trail is intact: 3 events, 1 checkpoints.\n");
  outcome = run("verify --quiet" + checkpoints);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.text, "");
  outcome = run("verify");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.text.find("Without checkpoints"), std::string::npos);

  auto& database = server_->database();
  database.execute("ALTER TABLE audit_events DISABLE TRIGGER USER");
  const auto changed = database.query(
      "UPDATE audit_events SET ip = '192.0.2.1' WHERE action = 'session.signed-in' RETURNING id");
  outcome = run("verify --quiet" + checkpoints);
  EXPECT_EQ(outcome.code, 1);
  EXPECT_TRUE(outcome.text.starts_with("ALTERED  Event " + *changed[0][0])) << outcome.text;
  // Without a terminal there is no progress bar.
  EXPECT_EQ(outcome.text.find('\r'), std::string::npos);
  database.execute("UPDATE audit_events SET ip = '127.0.0.1' WHERE action = 'session.signed-in'");
  EXPECT_EQ(run("verify --quiet" + checkpoints).code, 0);
}

TEST_F(AuditCommand, TellsWhatItNeedsBeforeItSaysAnythingOfTheTrail) {
  const auto url = "env MIGRATION_DATABASE_URL='" + server_->database().owner_url() + "' ";
  const auto keys = "AUDIT_KEYS='" + server_->environment().text("AUDIT_KEYS") + "' ";
  fs::create_directories(directory_ / "emptied");
  std::ofstream(directory_ / "emptied/2026-01-01.jsonl").flush();
  fs::create_directories(directory_ / "unreadable/2026-01-01.jsonl");
  struct Case {
    std::string environment;
    std::string arguments;
    std::string says;
  };
  const std::vector<Case> cases{
      {url, "verify --quiet", "AUDIT_KEYS"},
      {url + "AUDIT_KEYS=x ", "verify --quiet", "AUDIT_KEYS"},
      {"env " + keys, "verify --quiet", "MIGRATION_DATABASE_URL"},
      {"env MIGRATION_DATABASE_URL=postgresql://nobody@127.0.0.1:1/none " + keys, "verify --quiet",
       "PostgreSQL cannot be reached"},
      {"env MIGRATION_DATABASE_URL='" + server_->database().server_url() + "' " + keys,
       "verify --quiet", "as its owner"},
      {url + keys, "verify --quiet --checkpoints /no/such", "holds no checkpoints"},
      {url + keys + "AUDIT_CHECKPOINTS=/no/such ", "verify --quiet", "holds no checkpoints"},
      {url + keys, "verify --quiet --checkpoints " + (directory_ / "emptied").string(),
       "holds no checkpoints"},
      {url + keys, "verify --quiet --checkpoints " + (directory_ / "unreadable").string(),
       "2026-01-01.jsonl cannot be read"},
      {url + keys, "checkpoint", "--checkpoints"},
      {url + keys, "erase", "A subcommand is required"},
      {url + keys, "", "A subcommand is required"}};
  for (const auto& [environment, arguments, says] : cases) {
    const auto outcome = run(arguments, environment);
    EXPECT_EQ(outcome.code, 2) << environment << arguments << outcome.text;
    EXPECT_NE(outcome.text.find(says), std::string::npos) << outcome.text;
    EXPECT_EQ(outcome.text.find("ALTERED"), std::string::npos) << outcome.text;
  }
}

}  // namespace
}  // namespace billspay::test_support
