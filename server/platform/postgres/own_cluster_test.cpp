// What needs a cluster of its own: restarts, and settings of the whole server.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "platform/postgres/blocking.hpp"
#include "platform/postgres/embedded.hpp"
#include "platform/postgres/read_pool.hpp"
#include "platform/postgres/test_loop.hpp"
#include "platform/postgres/write_pool.hpp"

namespace billspay::postgres {
namespace {

using test_support::TestLoop;
using namespace std::chrono_literals;

constexpr Statement echo{"test.echo", "SELECT $1::int"};
constexpr Statement insert_statement{"test.insert", "INSERT INTO things VALUES (1)"};
constexpr Query<Nothing()> insert_thing{insert_statement};

class OwnDirectory {
 public:
  OwnDirectory() {
    path_ = (std::filesystem::temp_directory_path() / "billspay-restart-XXXXXX").string();
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("Cannot make " + path_);
  }
  OwnDirectory(const OwnDirectory&) = delete;
  OwnDirectory& operator=(const OwnDirectory&) = delete;
  ~OwnDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(ReadPool, IsAnOutageWhileTheServerIsDownAndWorksAfterItsRestart) {
  const OwnDirectory directory;
  const EmbeddedOptions place{.directory = directory.path(), .durable = false};
  auto cluster = std::make_unique<EmbeddedCluster>(place);
  TestLoop loop;
  const auto reads = make_read_pool(
      loop.io(),
      ConnectionOptions{.conninfo = SecretString(cluster->superuser_url()), .patience = 300ms});
  const auto read = [&] {
    Params params;
    params.add(std::int32_t{1});
    auto answer = loop.start(reads->read(std::nullopt, echo, std::move(params)));
    loop.run_until([&] { return answer->done(); });
    return answer;
  };
  loop.run_until([&] { return reads->ready(); });
  EXPECT_FALSE(read()->failure);
  cluster->stop();
  EXPECT_TRUE(read()->failed_with<Outage>());
  EXPECT_FALSE(reads->ready());
  cluster.reset();
  cluster = std::make_unique<EmbeddedCluster>(place);
  loop.run_until([&] { return reads->ready(); });
  EXPECT_FALSE(read()->failure);
}

TEST(WritePool, IsInDoubtWhenNoStandbyConfirms) {
  const OwnDirectory directory;
  const EmbeddedOptions place{.directory = directory.path(), .durable = false};
  auto cluster = std::make_unique<EmbeddedCluster>(place);
  for (const char* setting : {"wal_level = replica", "max_wal_senders = 2"}) {
    BlockingConnection(cluster->superuser_url()).query(std::string("ALTER SYSTEM SET ") + setting);
  }
  cluster.reset();
  cluster = std::make_unique<EmbeddedCluster>(place);
  BlockingConnection superuser(cluster->superuser_url());
  superuser.execute("CREATE TABLE things (id int)");
  superuser.query("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  superuser.query("SELECT pg_reload_conf()");

  const std::string url = cluster->superuser_url();
  TestLoop loop;
  const auto writes = make_write_pool(
      loop.io(), ConnectionOptions{.conninfo = SecretString(url + (url.contains('?') ? "&" : "?") +
                                                            "options=-csynchronous_commit%3Don")});
  const auto start = [&] {
    return loop.start(
        writes->run_transaction(std::nullopt, [](Transaction& transaction) -> Task<bool> {
          co_await transaction.run(insert_thing);
          co_return true;
        }));
  };
  auto outcome = start();
  // The server learns of its settings a moment later, so write until a commit waits.
  loop.run_until([&] {
    if (outcome->done()) outcome = start();
    return !superuser.query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'").empty();
  });
  superuser.query(
      "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
  loop.run_until([&] { return outcome->done(); });
  EXPECT_TRUE(outcome->failed_with<InDoubt>());
  EXPECT_EQ(writes->statistics().reconnects, 0U);
}

}  // namespace
}  // namespace billspay::postgres
