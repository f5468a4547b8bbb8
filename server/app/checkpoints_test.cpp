#include "app/checkpoints.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "app/application.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

namespace fs = std::filesystem;

vault::LedgerKeys keys_of(char fill) {
  return vault::LedgerKeys::parse("K", std::string(1, fill) + ":" + base64(std::string(32, fill)))
      .value();
}

app::ChainState state_at(std::int64_t position) {
  return {position, 0, {{3, position, std::string(64, 'a')}, {17, 1, std::string(64, 'b')}}};
}

std::string content_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

class Checkpoints : public testing::Test {
 protected:
  Checkpoints() {
    std::string name = (fs::temp_directory_path() / "billspay-checkpoints-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    directory_ = fs::path(name) / "of/the/server";
  }
  ~Checkpoints() override { fs::remove_all(directory_.parent_path().parent_path().parent_path()); }

  struct Lines {
    std::vector<app::Checkpoint> found;
    std::vector<std::string> wrong;
  };
  [[nodiscard]] Lines read(const vault::LedgerKeys& keys) const {
    Lines lines;
    app::read_checkpoints(
        directory_, keys,
        [&](app::Checkpoint checkpoint) { lines.found.push_back(std::move(checkpoint)); },
        [&](std::string place) { lines.wrong.push_back(std::move(place)); });
    return lines;
  }

  fs::path directory_;
};

// Root may sign one at the command line; the server goes on with the file.
TEST_F(Checkpoints, BelongToWhomTheirDirectoryBelongs) {
  fs::create_directories(directory_);
  const uid_t owner = ::geteuid() == 0 ? 12'345 : ::geteuid();
  ASSERT_EQ(::chown(directory_.c_str(), owner, ::getegid()), 0);
  const auto file = app::append_checkpoint(directory_, keys_of('k'), state_at(41));
  struct stat status{};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, owner);
}

// S74
TEST_F(Checkpoints, AreSignedLinesInAFilePerDayThatNobodyElseReads) {
  const auto file = app::append_checkpoint(directory_, keys_of('k'), state_at(41));
  EXPECT_EQ(file.filename().string(), format_date(today()) + ".jsonl");
  EXPECT_EQ(app::append_checkpoint(directory_, keys_of('k'), state_at(42)), file);
  struct stat status{};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(directory_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
  const auto lines = read(keys_of('k'));
  EXPECT_TRUE(lines.wrong.empty());
  ASSERT_EQ(lines.found.size(), 2U);
  EXPECT_EQ(lines.found[1].place, format_date(today()) + ".jsonl:2");
  EXPECT_EQ(lines.found[1].state.events, 42);
  ASSERT_EQ(lines.found[1].state.lanes.size(), 2U);
  EXPECT_EQ(lines.found[1].state.lanes[0].lane, 3);
  EXPECT_EQ(lines.found[1].state.lanes[0].position, 42);
  EXPECT_EQ(lines.found[1].state.lanes[1].head, std::string(64, 'b'));
}

TEST_F(Checkpoints, AreNotRepeatedWhileNothingHappens) {
  EXPECT_FALSE(app::append_checkpoint(directory_, keys_of('k'), state_at(1)).empty());
  EXPECT_TRUE(app::append_checkpoint(directory_, keys_of('k'), state_at(1)).empty());
  // Nor on the next day.
  fs::rename(directory_ / (format_date(today()) + ".jsonl"), directory_ / "2020-02-29.jsonl");
  EXPECT_TRUE(app::append_checkpoint(directory_, keys_of('k'), state_at(1)).empty());
  EXPECT_FALSE(app::append_checkpoint(directory_, keys_of('k'), state_at(2)).empty());
  EXPECT_EQ(read(keys_of('k')).found.size(), 2U);
}

// S74
TEST_F(Checkpoints, ThatWereAlteredOrSignedByAnotherAreToldByTheirPlace) {
  const auto file = app::append_checkpoint(directory_, keys_of('k'), state_at(41));
  app::append_checkpoint(directory_, keys_of('x'), state_at(42));
  app::append_checkpoint(directory_, keys_of('k'), state_at(43));
  EXPECT_EQ(read(keys_of('k')).wrong, std::vector<std::string>{file.filename().string() + ":2"});
  const auto whole = content_of(file);
  const std::string line = whole.substr(0, whole.find('\n') + 1);
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    std::string altered = line;
    altered[at] = altered[at] == '1' ? '2' : '1';
    std::ofstream(file, std::ios::trunc) << altered;
    EXPECT_EQ(read(keys_of('k')).wrong.size(), 1U) << altered;
  }
}

TEST_F(Checkpoints, LeaveNoTornLineBehind) {
  const auto file = app::append_checkpoint(directory_, keys_of('k'), state_at(1));
  std::ofstream(file, std::ios::app) << R"({"at":"2026-01-01T00:00)";
  // While it is being written it does not count.
  EXPECT_EQ(read(keys_of('k')).found.size(), 1U);
  EXPECT_TRUE(read(keys_of('k')).wrong.empty());
  app::append_checkpoint(directory_, keys_of('k'), state_at(2));
  EXPECT_EQ(read(keys_of('k')).found.size(), 2U);
  EXPECT_TRUE(read(keys_of('k')).wrong.empty());
}

TEST_F(Checkpoints, SayWhatIsWrongWithTheirDirectory) {
  const fs::path file = directory_.parent_path().parent_path().parent_path() / "file";
  std::ofstream(file) << "x";
  try {
    app::append_checkpoint(file / "below", keys_of('k'), state_at(1));
    ADD_FAILURE() << "a file is no directory";
  } catch (const std::runtime_error& failure) {
    EXPECT_NE(std::string(failure.what()).find("AUDIT_CHECKPOINTS"), std::string::npos);
  }
}

// S74
TEST_F(Checkpoints, AreWrittenByTheServerWhenItStartsAndWhenItStops) {
  TestServer server;
  auto environment = server.environment();
  environment.set("AUDIT_CHECKPOINTS", directory_.string());
  const auto keys = vault::LedgerKeys::parse("AUDIT_KEYS", environment.text("AUDIT_KEYS")).value();
  server.customer("nora@example.com");
  {
    app::Application second(app::read_config(environment).value());
    ASSERT_TRUE(second.wait_until_ready(std::chrono::seconds(30)));
    server.customer("omar@example.com");
    ApiClient ops(second.address("ops").port, "localhost", false);
    const auto metrics = ops.get("/metrics").raw.body;
    EXPECT_NE(metrics.find("billspay_audit_events "), std::string::npos);
    EXPECT_NE(metrics.find("billspay_audit_checkpoint_age_seconds "), std::string::npos);
  }
  const auto lines = read(keys);
  EXPECT_TRUE(lines.wrong.empty());
  ASSERT_EQ(lines.found.size(), 2U);
  EXPECT_LT(lines.found[0].state.events, lines.found[1].state.events);
  EXPECT_EQ(std::to_string(lines.found[1].state.events),
            *server.database().query("SELECT count(*) FROM audit_events")[0][0]);
}

TEST_F(Checkpoints, AreForTheWorkersRoleToMake) {
  TestDatabase database;
  postgres::BlockingConnection worker(database.server_url());
  worker.execute("SET ROLE billspay_worker");
  const auto state = app::read_chain_state(worker);
  EXPECT_EQ(state.events, 0);
  EXPECT_EQ(state.unchained, 0);
  EXPECT_TRUE(state.lanes.empty());
}

}  // namespace
}  // namespace billspay::test_support
