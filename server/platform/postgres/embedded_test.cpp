#include "platform/postgres/embedded.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

#include "platform/postgres/blocking.hpp"
#include "platform/postgres/errors.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

namespace fs = std::filesystem;

class Directory {
 public:
  Directory() {
    std::string name = (fs::temp_directory_path() / "billspay-embedded-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string why_not(const fs::path& directory) {
  try {
    const EmbeddedCluster cluster({.directory = directory, .durable = false});
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST(EmbeddedCluster, KeepsItsDataFromOneStartToTheNext) {
  const Directory directory;
  for (int start = 0; start < 2; ++start) {
    const EmbeddedCluster cluster({.directory = directory.path()});
    BlockingConnection owner(cluster.owner_url());
    owner.execute("CREATE TABLE IF NOT EXISTS kept (n int); INSERT INTO kept VALUES (1)");
    EXPECT_EQ(owner.query("SELECT count(*) FROM kept")[0][0], std::to_string(start + 1));
    EXPECT_EQ(owner.query("SHOW data_checksums")[0][0], "on");
  }
  EXPECT_FALSE(fs::exists(directory.path() / "data/postmaster.pid"));
}

TEST(EmbeddedCluster, ForgetsItsDataWhenItIsToStartFreshAndNobodyUsesIt) {
  const Directory directory;
  const EmbeddedOptions fresh{.directory = directory.path(), .durable = false, .fresh = true};
  {
    const EmbeddedCluster cluster({.directory = directory.path(), .durable = false});
    BlockingConnection owner(cluster.owner_url());
    owner.execute("CREATE TABLE kept (n int)");
    EXPECT_THROW(EmbeddedCluster{fresh}, std::runtime_error);
    EXPECT_EQ(owner.query("SELECT to_regclass('kept') IS NOT NULL")[0][0], "t");
  }
  const EmbeddedCluster cluster(fresh);
  BlockingConnection owner(cluster.owner_url());
  EXPECT_EQ(owner.query("SELECT to_regclass('kept') IS NOT NULL")[0][0], "f");
}

TEST(EmbeddedCluster, GivesEachRoleNoMoreThanItsTask) {
  const auto& cluster = test_support::test_cluster();
  BlockingConnection superuser(cluster.superuser_url());
  const auto roles = superuser.query(
      "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolcanlogin, rolinherit "
      "FROM pg_roles WHERE rolname IN ('billspay_owner', 'billspay_server') ORDER BY rolname");
  ASSERT_EQ(roles.size(), 2U);
  using Row = BlockingConnection::Row;
  EXPECT_EQ(roles[0], (Row{"billspay_owner", "f", "t", "f", "f", "t", "t"}));
  EXPECT_EQ(roles[1], (Row{"billspay_server", "f", "f", "f", "f", "t", "f"}));

  BlockingConnection server(cluster.server_url());
  EXPECT_THROW(server.query("SELECT count(*) FROM users"), StatementError);
  EXPECT_THROW(server.execute("SET ROLE billspay_owner"), StatementError);
  EXPECT_THROW(server.execute("SET ROLE postgres"), StatementError);
  for (const std::string role : {"portal", "agent", "admin", "worker"}) {
    server.execute("SET ROLE billspay_" + role);
  }
}

TEST(EmbeddedCluster, ListensInAPrivateDirectoryOnly) {
  const auto& cluster = test_support::test_cluster();
  BlockingConnection superuser(cluster.superuser_url());
  EXPECT_EQ(superuser.query("SHOW listen_addresses")[0][0], "");
  const std::string place = superuser.query("SHOW unix_socket_directories")[0][0].value();
  EXPECT_EQ(fs::status(place).permissions(), fs::perms::owner_all);
}

TEST(EmbeddedCluster, UsesAShortSocketPathBelowALongDirectory) {
  const Directory directory;
  const fs::path deep = directory.path() / std::string(100, 'd');
  fs::create_directory(deep);
  // The parent was made by mkdtemp for us alone.
  fs::permissions(directory.path(), fs::perms::others_exec, fs::perm_options::add);
  std::string place;
  {
    const EmbeddedCluster cluster({.directory = deep, .durable = false});
    place = BlockingConnection(cluster.superuser_url())
                .query("SHOW unix_socket_directories")[0][0]
                .value();
    EXPECT_EQ(fs::status(place).permissions(), fs::perms::owner_all);
  }
  EXPECT_FALSE(fs::exists(place));
}

TEST(EmbeddedCluster, RefusesADirectoryInUse) {
  const Directory directory;
  const EmbeddedCluster cluster({.directory = directory.path(), .durable = false});
  EXPECT_NE(why_not(directory.path()).find("Another billspay is using"), std::string::npos);
}

TEST(EmbeddedCluster, RecoversWhatWasCommittedWhenItIsKilled) {
  const Directory directory;
  std::optional<EmbeddedCluster> cluster(std::in_place,
                                         EmbeddedOptions{.directory = directory.path()});
  BlockingConnection owner(cluster->owner_url());
  owner.execute("CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
  ::kill(cluster->pid(), SIGKILL);
  cluster.reset();
  cluster.emplace(EmbeddedOptions{.directory = directory.path()});
  EXPECT_EQ(BlockingConnection(cluster->owner_url()).query("SELECT n FROM kept")[0][0], "7");
}

TEST(EmbeddedCluster, IsNotConfusedByANumberThatIsSomebodyElses) {
  const Directory directory;
  EXPECT_EQ(why_not(directory.path()), "");
  std::ofstream(directory.path() / "data/postmaster.pid") << ::getpid() << "\n";
  EXPECT_EQ(why_not(directory.path()), "");
}

// A process that is killed together with its whole family, as when the power of a container goes,
// or alone: the cluster ends and the next one starts.
TEST(EmbeddedCluster, StartsAgainAfterItsProcessWasKilled) {
  const Directory directory;
  for (int round = 0; round < 2; ++round) {
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const EmbeddedCluster cluster({.directory = directory.path(), .durable = false});
      const bool told = ::write(ready[1], "x", 1) == 1;
      if (told) ::pause();
      ::_exit(1);
    }
    ::close(ready[1]);
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    ::close(ready[0]);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  EXPECT_EQ(why_not(directory.path()), "");
}

TEST(EmbeddedCluster, BeginsAnewWhenItWasInterruptedWhileBeingMade) {
  const Directory directory;
  fs::create_directory(directory.path() / "data.unfinished");
  std::ofstream(directory.path() / "data.unfinished/PG_VERSION") << "15\n";
  EXPECT_EQ(why_not(directory.path()), "");
}

TEST(EmbeddedCluster, SaysWhichParentCannotBeEntered) {
  if (::geteuid() != 0) return;  // only root hands the files to another user
  const Directory directory;
  const fs::path below = directory.path() / "below";
  fs::create_directory(below);
  EXPECT_NE(why_not(below).find("chmod o+x " + directory.path().string()), std::string::npos);
}

}  // namespace
}  // namespace billspay::postgres
