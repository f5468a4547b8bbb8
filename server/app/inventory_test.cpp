#include "app/inventory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "app/small_file.hpp"
#include "platform/postgres/cluster_process.hpp"
#include "tests/support/command_output.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;
using test_support::run_command;
using test_support::Said;
using test_support::TestDatabase;
using test_support::TestServer;

class InventoryCommand : public testing::Test {
 protected:
  InventoryCommand() {
    const auto ada = server_.customer("ada@example.com");
    const auto biller = server_.add_biller(ada.id, "Harbour Water");
    server_.add_receipt(ada.id, biller, "12.34", "2026-10-01T12:00:00Z");
    // The mail of the enrolment is sent sooner or later, which changes a row.
    while (!server_.database().query("SELECT FROM outbox WHERE sent_at IS NULL").empty()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  static Said run(const std::string& url, const InventoryOptions& options) {
    const Environment environment({{"MIGRATION_DATABASE_URL", url}});
    return run_command([&] { return print_inventory(environment, options); });
  }
  Said run(const InventoryOptions& options) { return run(server_.database().owner_url(), options); }
  [[nodiscard]] std::string file(const std::string& name) const { return folder_.path(name); }

  TestServer server_;
  test_support::TemporaryFolder folder_;
};

TEST_F(InventoryCommand, IsTheSameWhileNothingChangesAndNamesTheTableThatDid) {
  EXPECT_EQ(run({.output = file("then")}).code, 0);
  const auto text = read_small_file(file("then"));
  EXPECT_TRUE(text.starts_with("billspay-inventory 1\nadmins\t0\t")) << text;
  EXPECT_TRUE(text.contains("\nreceipts\t1\t")) << text;
  EXPECT_EQ(run({.compare = file("then")}).code, 0);
  EXPECT_TRUE(run({.json = true}).out.contains(R"({"table":"receipts","rows":1,"checksum":")"));

  server_.database().execute("UPDATE receipts SET amount = amount + 1");
  const auto said = run({.compare = file("then")});
  EXPECT_EQ(said.code, 1);
  EXPECT_EQ(said.error, "receipts differs: 1 rows then, 1 now, with other contents\n");
}

// S65
TEST_F(InventoryCommand, IsOfTheSameMomentAsADumpThatIsEqualOnceRestored) {
  const auto programs = postgres::find_server_programs().string();
  const auto url = server_.database().superuser_url();
  const auto dumped =
      run({.output = file("then"),
           .command = {"/bin/sh", "-c",
                       "'" + programs + "/psql' -q -d '" + url + "' -c 'DELETE FROM outbox' && '" +
                           programs + "/pg_dump' --snapshot=\"$BILLSPAY_SNAPSHOT\" -Fc -f '" +
                           file("dump") + "' -d '" + url + "'"}});
  ASSERT_EQ(dumped.code, 0) << dumped.error;
  // The command came after the snapshot.
  const auto live = run({.compare = file("then")});
  EXPECT_EQ(live.code, 1);
  EXPECT_TRUE(live.error.contains("outbox differs")) << live.error;

  server_.database().execute("CREATE DATABASE restored_inventory");
  auto restored = url;
  restored.replace(restored.find(server_.database().name()), server_.database().name().size(),
                   "restored_inventory");
  const auto restore =
      "'" + programs + "/pg_restore' -d '" + restored + "' '" + file("dump") + "' 2>&1";
  EXPECT_EQ(std::system(restore.c_str()), 0);
  const auto said = run(restored, {.compare = file("then")});
  EXPECT_EQ(said.code, 0) << said.error;
  server_.database().execute("DROP DATABASE restored_inventory WITH (FORCE)");
}

TEST_F(InventoryCommand, WritesNothingWhenTheCommandFails) {
  const auto said = run({.output = file("then"), .command = {"/bin/false"}});
  EXPECT_EQ(said.code, 1);
  EXPECT_TRUE(said.error.contains("/bin/false failed")) << said.error;
  EXPECT_FALSE(fs::exists(file("then")));
  EXPECT_EQ(run({.output = file("then"), .command = {"/nowhere/program"}}).code, 1);
  EXPECT_FALSE(fs::exists(file("then")));
}

TEST_F(InventoryCommand, LeavesNoCommandBehindWhenItFails) {
  auto superuser = postgres::BlockingConnection(server_.database().superuser_url());
  superuser.execute("CREATE TABLE zz_of_somebody_else (id integer)");
  const auto program = "trap 'kill $!; echo ended >" + file("ended") + "; exit' TERM; echo >" +
                       file("begun") + "; sleep 600 & wait";
  const auto said = run({.output = file("then"), .command = {"/bin/sh", "-c", program}});
  EXPECT_EQ(said.code, 2);
  EXPECT_TRUE(said.error.contains("zz_of_somebody_else")) << said.error;
  // It ended before its first line, or by the signal.
  EXPECT_EQ(fs::exists(file("begun")), fs::exists(file("ended")));
  superuser.execute("DROP TABLE zz_of_somebody_else");
}

TEST_F(InventoryCommand, SaysWhenItCannotTell) {
  std::ofstream(file("other")) << "tables\n";
  std::ofstream(file("broken")) << "billspay-inventory 1\nusers\t3\n";
  EXPECT_EQ(run({.compare = file("missing")}).code, 2);
  EXPECT_TRUE(run({.compare = file("other")}).error.contains("not an inventory"));
  EXPECT_TRUE(run({.compare = file("broken")}).error.contains("is broken: users"));
  EXPECT_EQ(run({.command = {"/bin/true"}}).code, 2);
  EXPECT_EQ(run("postgresql://nobody@127.0.0.1:1/none", {}).code, 2);
}

}  // namespace
}  // namespace billspay::app
