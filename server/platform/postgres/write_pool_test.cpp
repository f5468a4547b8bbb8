#include "platform/postgres/write_pool.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "platform/postgres/test_loop.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

using test_support::Started;
using test_support::TestDatabase;
using test_support::TestLoop;
using namespace std::chrono_literals;

struct Number {
  std::int32_t value = 0;
};

constexpr Statement insert_statement{"test.insert", "INSERT INTO things VALUES ($1, 0)"};
constexpr Statement change_statement{"test.change", "UPDATE things SET n = n + 1 WHERE id = $1"};
constexpr Statement read_statement{"test.read", "SELECT n FROM things WHERE id = $1"};
constexpr Statement wrong_statement{"test.wrong", "SELECT 1 / $1::int"};
constexpr Statement wait_statement{"test.wait", "SELECT 1 FROM pg_sleep($1::int)"};
constexpr Statement own_pid_statement{"test.own_pid", "SELECT pg_backend_pid()"};
constexpr Statement slow_commit_statement{"test.slow_commit",
                                          "INSERT INTO slow_things VALUES ($1)"};
constexpr Statement child_statement{"test.child", "INSERT INTO children VALUES ($1)"};
constexpr Statement serializable_statement{"test.serializable",
                                           "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"};
constexpr Statement count_statement{"test.count", "SELECT count(*)::int FROM things"};
constexpr Statement guard_statement{"test.guard", "SELECT set_config('test.user', $1, true)"};
constexpr Statement user_statement{"test.user",
                                   "SELECT length(current_setting('test.user', true))"};

constexpr Query<Nothing(std::int32_t)> insert_thing{insert_statement};
constexpr Query<Nothing(std::int32_t)> change_thing{change_statement};
constexpr Query<Number(std::int32_t)> read_thing{read_statement};
constexpr Query<Number(std::int32_t)> wrong{wrong_statement};
constexpr Query<Number(std::int32_t)> wait_seconds{wait_statement};
constexpr Query<Number()> own_pid{own_pid_statement};
constexpr Query<Nothing(std::int32_t)> commit_slowly{slow_commit_statement};
constexpr Query<Nothing(std::int32_t)> insert_child{child_statement};
constexpr Query<Nothing()> become_serializable{serializable_statement};
constexpr Query<Number()> count_things{count_statement};
constexpr Query<Number()> user_length{user_statement};

using Outcome = std::shared_ptr<Started<std::optional<Problem>>>;
using Work = std::function<Task<bool>(Transaction&)>;

class Writes : public testing::Test {
 protected:
  Writes() : options_{.conninfo = SecretString(database_.superuser_url())} {
    database_.execute(R"(
      CREATE TABLE things (id int CONSTRAINT things_pkey PRIMARY KEY, n int NOT NULL);
      CREATE TABLE slow_things (id int);
      CREATE FUNCTION commit_slowly() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(30); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON slow_things DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION commit_slowly();
      CREATE TABLE children (thing int CONSTRAINT children_thing_fkey REFERENCES things
        DEFERRABLE INITIALLY DEFERRED);
      INSERT INTO things VALUES (1, 0), (2, 0))");
  }

  void open(int connections = 4) { writes_ = make_write_pool(loop_.io(), options_, connections); }

  Outcome start(Work work, std::optional<Guard> guard = std::nullopt) {
    return loop_.start(writes_->run_transaction(std::move(guard), std::move(work)));
  }
  Outcome wait(Outcome outcome) {
    loop_.run_until([&] { return outcome->done(); });
    return outcome;
  }
  std::string one(const std::string& sql) { return database_.query(sql).at(0).at(0).value_or(""); }
  std::string n_of(int id) { return one("SELECT n FROM things WHERE id = " + std::to_string(id)); }
  void run_until_active(const char* like) {
    loop_.run_until([&] {
      return !database_
                  .query(
                      "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 "
                      "AND datname = current_database() AND pid <> pg_backend_pid()",
                      {like})
                  .empty();
    });
  }
  void terminate(int pid) {
    database_.query("SELECT pg_terminate_backend($1::int, 5000)", {std::to_string(pid)});
  }
  bool works() {
    const Outcome outcome = wait(start([](Transaction& transaction) -> Task<bool> {
      co_await transaction.run(change_thing, 1);
      co_return true;
    }));
    return !outcome->failure;
  }

  TestDatabase database_;
  ConnectionOptions options_;
  TestLoop loop_;
  std::shared_ptr<WritePool> writes_;
};

TEST_F(Writes, AreKeptWhenTheWorkSaysSo) {
  open();
  const Outcome kept = wait(start([](Transaction& transaction) -> Task<bool> {
    EXPECT_EQ(co_await transaction.run(change_thing, 1), 1);
    EXPECT_EQ((co_await transaction.one(read_thing, 1))->value, 1);
    co_return true;
  }));
  EXPECT_EQ(kept->take(), std::nullopt);
  EXPECT_EQ(n_of(1), "1");
  EXPECT_EQ(writes_->statistics().batches, 4U);  // BEGIN, two statements, COMMIT
}

TEST_F(Writes, AreUndoneWhenTheWorkSaysSoOrThrows) {
  open(1);
  wait(start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(change_thing, 1);
    co_return false;
  }));
  EXPECT_EQ(n_of(1), "0");
  const Outcome thrown = wait(start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(change_thing, 1);
    throw std::out_of_range("mine");
  }));
  EXPECT_TRUE(thrown->failed_with<std::out_of_range>());
  const Outcome failed = wait(start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(change_thing, 1);
    co_await transaction.all(wrong, 0);
    co_return true;
  }));
  EXPECT_TRUE(failed->failed_with<StatementError>());
  EXPECT_EQ(n_of(1), "0");
  EXPECT_TRUE(works());
  EXPECT_EQ(writes_->statistics().reconnects, 0U);
}

TEST_F(Writes, AnswerAViolatedConstraintByName) {
  open(1);
  const Outcome refused = wait(start([](Transaction& transaction) -> Task<bool> {
    const auto inserted = co_await transaction.attempt(insert_thing, 1);
    EXPECT_EQ(inserted.error().sqlstate, "23505");
    EXPECT_EQ(inserted.error().constraint, "things_pkey");
    co_return false;
  }));
  EXPECT_FALSE(refused->failure);
  const Outcome unexpected = wait(start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(insert_thing, 1);
    co_return true;
  }));
  EXPECT_TRUE(unexpected->failed_with<StatementError>());
}

TEST_F(Writes, CannotBeKeptAfterAFailedStatement) {
  open(1);
  const Outcome outcome = wait(start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(change_thing, 2);
    EXPECT_FALSE(co_await transaction.attempt(insert_thing, 1));
    co_return true;
  }));
  EXPECT_TRUE(outcome->failed_with<std::logic_error>());
  EXPECT_EQ(n_of(2), "0");
}

TEST_F(Writes, ReportAConstraintThatIsCheckedAtCommit) {
  open(1);
  const Outcome outcome = wait(start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(insert_child, 99);
    co_return true;
  }));
  EXPECT_TRUE(outcome->failed_with<StatementError>());
  EXPECT_TRUE(works());
}

TEST_F(Writes, AreRunAgainAfterADeadlock) {
  open(2);
  int runs = 0;
  int at_meeting = 0;
  const auto crossing = [&](std::int32_t first, std::int32_t second) -> Work {
    return [&, first, second](Transaction& transaction) -> Task<bool> {
      ++runs;
      co_await transaction.run(change_thing, first);
      ++at_meeting;
      while (at_meeting < 2) co_await transaction.one(read_thing, first);
      co_await transaction.run(change_thing, second);
      co_return true;
    };
  };
  const Outcome there = start(crossing(1, 2));
  const Outcome back = start(crossing(2, 1));
  EXPECT_EQ(wait(there)->take(), std::nullopt);
  EXPECT_EQ(wait(back)->take(), std::nullopt);
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(n_of(1), "2");
  EXPECT_EQ(n_of(2), "2");
}

TEST_F(Writes, AreRunAgainAfterASerialisationFailure) {
  open(2);
  int runs = 0;
  int counted = 0;
  const auto insert_count = [&](std::int32_t id) -> Work {
    return [&, id](Transaction& transaction) -> Task<bool> {
      ++runs;
      co_await transaction.run(become_serializable);
      co_await transaction.one(count_things);
      ++counted;
      while (counted < 2) co_await transaction.one(count_things);
      co_await transaction.run(insert_thing, id);
      co_return true;
    };
  };
  const Outcome one_of_them = start(insert_count(10));
  const Outcome other = start(insert_count(11));
  EXPECT_EQ(wait(one_of_them)->take(), std::nullopt);
  EXPECT_EQ(wait(other)->take(), std::nullopt);
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(one("SELECT count(*) FROM things"), "4");
}

TEST_F(Writes, ThatCollideEachTimeAreAnOutage) {
  open(1);
  int runs = 0;
  const Outcome outcome = wait(start([&](Transaction& transaction) -> Task<bool> {
    ++runs;
    co_await transaction.run(become_serializable);
    co_await transaction.one(read_thing, 1);
    database_.execute("UPDATE things SET n = n + 1 WHERE id = 1");
    co_await transaction.run(change_thing, 1);
    co_return true;
  }));
  EXPECT_TRUE(outcome->failed_with<Outage>());
  EXPECT_EQ(runs, 3);
}

TEST_F(Writes, AreAnOutageWhenTheSessionEndsBeforeCommit) {
  open(1);
  bool caught = false;
  const Outcome outcome = wait(start([&](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(change_thing, 1);
    terminate((co_await transaction.one(own_pid))->value);
    try {
      co_await transaction.run(change_thing, 1);
    } catch (const Outage&) {
      caught = true;
    }
    co_return true;  // even then
  }));
  EXPECT_TRUE(caught);
  EXPECT_TRUE(outcome->failed_with<Outage>());
  EXPECT_EQ(n_of(1), "0");
  EXPECT_TRUE(works());
}

TEST_F(Writes, AreInDoubtWhenTheSessionEndsDuringCommit) {
  open(1);
  int pid = 0;
  const Outcome outcome = start([&](Transaction& transaction) -> Task<bool> {
    pid = (co_await transaction.one(own_pid))->value;
    co_await transaction.run(commit_slowly, 1);
    co_return true;
  });
  run_until_active("COMMIT");
  terminate(pid);
  EXPECT_TRUE(wait(outcome)->failed_with<InDoubt>());
  EXPECT_TRUE(works());
}

TEST_F(Writes, AreInDoubtWhenTheCommitIsNotAnsweredInTime) {
  options_.statement_deadline = 200ms;
  open(1);
  const Outcome outcome = wait(start([&](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(commit_slowly, 1);
    co_return true;
  }));
  EXPECT_TRUE(outcome->failed_with<InDoubt>());
}

TEST_F(Writes, AreAnOutageWhenAStatementIsNotAnsweredInTime) {
  options_.statement_deadline = 200ms;
  options_.statement_timeout = 0ms;
  open(1);
  const Outcome outcome = wait(start([&](Transaction& transaction) -> Task<bool> {
    co_await transaction.all(wait_seconds, 30);
    co_return true;
  }));
  EXPECT_TRUE(outcome->failed_with<Outage>());
}

TEST_F(Writes, RunUnderTheirGuardAndLeaveNothingBehind) {
  open(1);
  Guard guard{.statement = &guard_statement, .params = {}};
  guard.params.add("ann");
  const Outcome guarded = wait(start(
      [](Transaction& transaction) -> Task<bool> {
        EXPECT_EQ((co_await transaction.one(user_length))->value, 3);
        co_return true;
      },
      guard));
  EXPECT_EQ(guarded->take(), std::nullopt);
  EXPECT_EQ(writes_->statistics().batches, 3U);  // BEGIN + guard, statement, COMMIT
  const Outcome unguarded = wait(start([](Transaction& transaction) -> Task<bool> {
    EXPECT_EQ((co_await transaction.one(user_length))->value, 0);
    co_return true;
  }));
  EXPECT_EQ(unguarded->take(), std::nullopt);
}

TEST_F(Writes, AreNotBegunForARefusingGuard) {
  open(1);
  Guard guard{.statement = &guard_statement, .params = {}};
  guard.params.add("");
  bool ran = false;
  const Outcome outcome = wait(start(
      [&](Transaction&) -> Task<bool> {
        ran = true;
        co_return true;
      },
      guard));
  EXPECT_EQ(outcome->take()->kind, problems::unauthenticated);
  EXPECT_FALSE(ran);
}

TEST_F(Writes, HaveAConnectionToThemselves) {
  open(2);
  int at_once = 0;
  int most_at_once = 0;
  const Work work = [&](Transaction& transaction) -> Task<bool> {
    most_at_once = std::max(most_at_once, ++at_once);
    while (most_at_once < 2) co_await transaction.one(read_thing, 2);
    co_await transaction.run(change_thing, 1);
    --at_once;
    co_return true;
  };
  std::vector<Outcome> outcomes;
  for (int i = 0; i < 20; ++i) outcomes.push_back(start(work));
  for (const Outcome& outcome : outcomes) EXPECT_EQ(wait(outcome)->take(), std::nullopt);
  EXPECT_EQ(n_of(1), "20");
  EXPECT_EQ(most_at_once, 2);
}

TEST_F(Writes, WaitForAConnectionOnlySoLongAndSoMany) {
  options_.patience = 1s;
  options_.most_waiting = 1;
  open(1);
  const Outcome holder = start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.all(wait_seconds, 4);
    co_return true;
  });
  run_until_active("%pg_sleep%");
  const Outcome waiting = start([](Transaction&) -> Task<bool> { co_return true; });
  const Outcome refused = start([](Transaction&) -> Task<bool> { co_return true; });
  EXPECT_TRUE(refused->failed_with<Outage>());
  EXPECT_FALSE(waiting->done());
  EXPECT_TRUE(wait(waiting)->failed_with<Outage>());
  EXPECT_FALSE(holder->done());
  EXPECT_FALSE(wait(holder)->failure);
}

TEST_F(Writes, AreAnOutageWhenALockIsNotGiven) {
  options_.lock_timeout = 50ms;
  open(1);
  database_.execute("BEGIN; UPDATE things SET n = 5 WHERE id = 1");
  const Outcome outcome = wait(start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.run(change_thing, 1);
    co_return true;
  }));
  EXPECT_TRUE(outcome->failed_with<Outage>());
  database_.execute("ROLLBACK");
  EXPECT_TRUE(works());
}

TEST_F(Writes, EndWithThePool) {
  open(1);
  const Outcome running = start([](Transaction& transaction) -> Task<bool> {
    co_await transaction.all(wait_seconds, 30);
    co_return true;
  });
  run_until_active("%pg_sleep%");
  const Outcome waiting = start([](Transaction&) -> Task<bool> { co_return true; });
  writes_->close();
  EXPECT_TRUE(running->failed_with<Outage>());
  EXPECT_TRUE(waiting->failed_with<Outage>());
  EXPECT_TRUE(start([](Transaction&) -> Task<bool> { co_return true; })->failed_with<Outage>());
}

}  // namespace
}  // namespace billspay::postgres
