#include "platform/postgres/changes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "platform/postgres/database.hpp"
#include "platform/postgres/test_loop.hpp"
#include "platform/postgres/write_pool.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

using test_support::TestDatabase;
using test_support::TestLoop;

class Changes : public testing::Test {
 protected:
  static ConnectionOptions options() {
    ConnectionOptions made{.conninfo = SecretString(database().server_url())};
    made.role = "billspay_worker";
    made.application_name = "billspay_changes";
    return made;
  }
  void TearDown() override {
    if (feed_) feed_->stop();
  }

  static TestDatabase& database() {
    static TestDatabase shared;
    return shared;
  }

  void start() {
    feed_.emplace(loop_.io(), options(), [this](const std::optional<Uuid>& whose) {
      if (whose) {
        heard_.push_back(*whose);
      } else {
        ++may_have_missed_;
      }
    });
    feed_->start();
    loop_.run_until([&] { return may_have_missed_ > 0; });
  }
  static void announce(const std::string& payload) {
    database().query("SELECT pg_notify('billspay_changes', $1)", {payload});
  }
  void wait_for(const Uuid& id) {
    loop_.run_until([&] { return std::ranges::find(heard_, id) != heard_.end(); });
  }
  static std::string listeners() {
    return database()
        .query("SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND datname = $2",
               {"billspay_changes", database().name()})
        .at(0)
        .at(0)
        .value();
  }

  TestLoop loop_;
  std::vector<Uuid> heard_;
  int may_have_missed_ = 0;
  std::optional<ChangeFeed> feed_;
};

TEST_F(Changes, AreHeardOfOnceACommitIsAnnounced) {
  start();
  EXPECT_TRUE(feed_->listening());
  const auto pool = make_write_pool(loop_.io(), options(), 1);
  Database writes(nullptr, pool);
  const auto kept = Uuid::v7();
  const auto dropped = Uuid::v7();
  const auto change = [&writes](const Uuid& whose, bool keep) -> Task<Result<int>> {
    return writes.transact(std::nullopt, [=](Transaction& transaction) -> Task<Result<int>> {
      transaction.announce(whose.to_string());
      if (!keep) co_return refuse(problems::not_found);
      co_return 1;
    });
  };
  EXPECT_FALSE(loop_.run(change(dropped, false)));
  EXPECT_TRUE(loop_.run(change(kept, true)));
  wait_for(kept);
  EXPECT_EQ(heard_, std::vector{kept});
  EXPECT_EQ(may_have_missed_, 1);
  pool->close();
}

TEST_F(Changes, KeepTheirOrderAndNothingElsePasses) {
  start();
  std::vector<Uuid> all;
  for (int i = 0; i < 100; ++i) {
    all.push_back(Uuid::v7());
    announce("not an id");
    announce(all.back().to_string());
    database().query("SELECT pg_notify('another_channel', $1)", {Uuid::v7().to_string()});
  }
  wait_for(all.back());
  EXPECT_EQ(heard_, all);
}

TEST_F(Changes, MayHaveBeenMissedWhenTheConnectionWasAway) {
  start();
  database().query(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE application_name = 'billspay_changes' AND datname = current_database()");
  loop_.run_until([&] { return may_have_missed_ == 2; });
  const auto later = Uuid::v7();
  announce(later.to_string());
  wait_for(later);
}

TEST_F(Changes, AreNotHeardOfAfterTheEnd) {
  start();
  EXPECT_EQ(listeners(), "1");
  feed_->stop();
  EXPECT_FALSE(feed_->listening());
  loop_.run_until([] { return listeners() == "0"; });
  EXPECT_TRUE(heard_.empty());
}

}  // namespace
}  // namespace billspay::postgres
