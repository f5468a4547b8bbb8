#include "platform/postgres/read_pool.hpp"

#include <gtest/gtest.h>

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

constexpr Statement echo{"test.echo", "SELECT $1::int"};
constexpr Statement divide{"test.divide", "SELECT 100 / $1::int"};
constexpr Statement misspelt{"test.misspelt", "SELECT $1::int FROM no_such_table"};
constexpr Statement slow_echo{"test.slow_echo", "SELECT $1::int FROM pg_sleep(0.3)"};
constexpr Statement slower_echo{"test.slower_echo", "SELECT $1::int FROM pg_sleep(2)"};
constexpr Statement sleep_long{"test.sleep_long", "SELECT $1::int FROM pg_sleep(30)"};
constexpr Statement repeat_text{"test.repeat_text", "SELECT repeat($1::text, 2)"};
constexpr Statement setting{"test.setting", "SELECT current_setting('billspay.user_id', true)"};
constexpr Statement set_user{"test.set_user", "SELECT set_config('billspay.user_id', $1, true)"};
constexpr Statement no_guard_row{"test.no_guard_row", "SELECT 'x' WHERE $1 = 'never'"};
constexpr Statement failing_guard{"test.failing_guard", "SELECT ($1::text)::int::text"};

using Answer = std::shared_ptr<Started<Result<Rows>>>;

class Reads : public testing::Test {
 protected:
  Reads() : options_{.conninfo = SecretString(database().superuser_url())} {}
  void TearDown() override {
    // A session whose answer was overdue may still be at work.
    if (reads_) reads_->close();
    database().query(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  static TestDatabase& database() {
    static TestDatabase shared;
    return shared;
  }

  void open(int connections = 2) {
    reads_ = make_read_pool(loop_.io(), options_, connections);
    loop_.run_until(
        [&] { return reads_->statistics().connected == static_cast<std::uint64_t>(connections); });
  }

  template <class... P>
  Answer start(std::optional<Guard> guard, const Statement& statement, const P&... values) {
    Params params;
    (params.add(values), ...);
    return loop_.start(reads_->read(std::move(guard), statement, std::move(params)));
  }
  template <class... P>
  Answer start(const Statement& statement, const P&... values) {
    return start(std::nullopt, statement, values...);
  }
  Answer wait(Answer answer) {
    loop_.run_until([&] { return answer->done(); });
    return answer;
  }

  static Guard as_user(const std::string& user, const Statement& statement = set_user) {
    Guard guard{.statement = &statement, .params = {}};
    guard.params.add(user);
    return guard;
  }
  template <class T = std::int32_t>
  static T value(const Answer& answer) {
    T out{};
    const Result<Rows> rows = answer->take();
    rows->field(0, 0).read(out);
    return out;
  }
  static std::string sqlstate(const Answer& answer) {
    try {
      static_cast<void>(answer->take());
    } catch (const StatementError& error) {
      return error.sqlstate;
    } catch (const std::exception& error) {
      return error.what();
    }
    return "";
  }
  // Ends the sessions that run `statement` now.
  void terminate(const char* like) {
    const auto running = [&] {
      return !database()
                  .query(
                      "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 "
                      "AND datname = current_database() AND pid <> pg_backend_pid()",
                      {like})
                  .empty();
    };
    loop_.run_until(running);
    database().query(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE state = 'active' "
        "AND query LIKE $1 AND datname = current_database() AND pid <> pg_backend_pid()",
        {like});
  }

  ConnectionOptions options_;
  TestLoop loop_;
  std::shared_ptr<ReadPool> reads_;
};

TEST_F(Reads, OfOneTurnShareOneBatch) {
  open(1);
  std::vector<Answer> answers;
  for (int i = 0; i < 50; ++i) answers.push_back(start(echo, i));
  for (int i = 0; i < 50; ++i) EXPECT_EQ(value(wait(answers[static_cast<std::size_t>(i)])), i);
  EXPECT_EQ(reads_->statistics().queries, 50U);
  EXPECT_EQ(reads_->statistics().batches, 1U);
}

TEST_F(Reads, CollectWhileABatchIsUnderWay) {
  open(2);
  int finished = 0;
  const auto client = [&](int number) -> Task<int> {
    for (int i = 0; i < 20; ++i) {
      Params params;
      params.add(number * 100 + i);
      const auto rows = co_await reads_->read(std::nullopt, echo, std::move(params));
      std::int32_t out = 0;
      rows->field(0, 0).read(out);
      EXPECT_EQ(out, number * 100 + i);
    }
    co_return ++finished;
  };
  for (int number = 0; number < 32; ++number) loop_.start(client(number));
  loop_.run_until([&] { return finished == 32; });
  EXPECT_EQ(reads_->statistics().queries, 640U);
  EXPECT_LT(reads_->statistics().batches, 320U);
}

TEST_F(Reads, AreNotHurtByAFailingNeighbour) {
  open(1);
  std::vector<Answer> before;
  std::vector<Answer> after;
  for (int i = 0; i < 5; ++i) before.push_back(start(echo, i));
  const Answer failing = start(divide, 0);
  for (int i = 0; i < 5; ++i) after.push_back(start(divide, i + 1));
  EXPECT_EQ(sqlstate(wait(failing)), "22012");
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(value(wait(before[static_cast<std::size_t>(i)])), i);
    EXPECT_EQ(value(wait(after[static_cast<std::size_t>(i)])), 100 / (i + 1));
  }
  EXPECT_EQ(reads_->statistics().resent, 5U);
}

TEST_F(Reads, EachGetTheirOwnErrorWhenSeveralFail) {
  open(1);
  const Answer first = start(misspelt, 1);
  const Answer second = start(misspelt, 2);
  const Answer good = start(echo, 3);
  const Answer third = start(divide, 0);
  const Answer last = start(echo, 4);
  EXPECT_EQ(sqlstate(wait(first)), "42P01");
  EXPECT_EQ(sqlstate(wait(second)), "42P01");
  EXPECT_EQ(value(wait(good)), 3);
  EXPECT_EQ(sqlstate(wait(third)), "22012");
  EXPECT_EQ(value(wait(last)), 4);
  EXPECT_EQ(sqlstate(wait(start(misspelt, 1))), "42P01");
}

TEST_F(Reads, RunUnderTheGuardRightBeforeThem) {
  open(1);
  const Answer ann = start(as_user("ann"), setting);
  const Answer nobody = start(setting);
  const Answer bob = start(as_user("bob"), setting);
  const Answer ann_again = start(as_user("ann"), setting);
  const Answer nobody_again = start(setting);
  EXPECT_EQ(value<std::string>(wait(ann)), "ann");
  EXPECT_EQ(value<std::string>(wait(bob)), "bob");
  EXPECT_EQ(value<std::string>(wait(ann_again)), "ann");
  EXPECT_EQ(value<std::optional<std::string>>(wait(nobody)).value_or(""), "");
  EXPECT_EQ(value<std::optional<std::string>>(wait(nobody_again)).value_or(""), "");
  EXPECT_EQ(reads_->statistics().batches, 1U);
  // Nothing is left for the next batch.
  EXPECT_EQ(value<std::string>(wait(start(setting))), "");
}

TEST_F(Reads, WithARefusingGuardAreUnauthenticated) {
  open(1);
  const Answer dead = start(as_user(""), echo, 1);
  const Answer alive = start(as_user("ann"), echo, 2);
  const Answer dead_and_failing = start(as_user(""), divide, 0);
  EXPECT_EQ(wait(dead)->take().error().kind, problems::unauthenticated);
  EXPECT_EQ(value(wait(alive)), 2);
  EXPECT_EQ(wait(dead_and_failing)->take().error().kind, problems::unauthenticated);
}

TEST_F(Reads, FailWithTheirGuard) {
  open(1);
  const Answer wrong_shape = start(as_user("x", no_guard_row), echo, 1);
  const Answer failing = start(as_user("x", failing_guard), echo, 2);
  const Answer neighbour = start(as_user("ann"), setting);
  EXPECT_TRUE(wait(wrong_shape)->failed_with<std::logic_error>());
  EXPECT_EQ(sqlstate(wait(failing)), "22P02");
  EXPECT_EQ(value<std::string>(wait(neighbour)), "ann");
}

TEST_F(Reads, AreSentAgainWhenTheirSessionEnds) {
  options_.patience = 20s;
  open(1);
  const Answer slow = start(slower_echo, 7);
  const Answer along = start(as_user("ann"), setting);
  terminate("%pg_sleep(2)%");
  EXPECT_EQ(value(wait(slow)), 7);
  EXPECT_EQ(value<std::string>(wait(along)), "ann");
  EXPECT_EQ(reads_->statistics().reconnects, 1U);
  EXPECT_EQ(reads_->statistics().resent, 2U);
}

TEST_F(Reads, AreAnOutageWhenTheirSessionEndsAgain) {
  options_.patience = 20s;
  open(1);
  const Answer answer = start(sleep_long, 7);
  terminate("%pg_sleep(30)%");
  loop_.run_until([&] { return reads_->statistics().connected == 1; });
  terminate("%pg_sleep(30)%");
  EXPECT_TRUE(wait(answer)->failed_with<Outage>());
  EXPECT_EQ(value(wait(start(echo, 1))), 1);
}

TEST_F(Reads, BeyondTheBoundAreAnOutageAtOnce) {
  options_.most_waiting = 3;
  open(1);
  const Answer running = start(slow_echo, 1);
  loop_.run_until([&] { return reads_->statistics().batches == 1; });
  std::vector<Answer> waiting;
  for (int i = 0; i < 3; ++i) waiting.push_back(start(echo, i));
  const Answer refused = start(echo, 4);
  EXPECT_TRUE(refused->failed_with<Outage>());
  for (const Answer& answer : waiting) EXPECT_FALSE(answer->done());
  EXPECT_EQ(value(wait(running)), 1);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(value(wait(waiting[static_cast<std::size_t>(i)])), i);
  EXPECT_EQ(reads_->statistics().refused, 1U);
}

TEST_F(Reads, WithoutAnAnswerInTimeAreAnOutage) {
  options_.statement_deadline = 200ms;
  options_.statement_timeout = 0ms;
  open(1);
  EXPECT_TRUE(wait(start(sleep_long, 1))->failed_with<Outage>());
  EXPECT_EQ(value(wait(start(echo, 2))), 2);
}

TEST_F(Reads, ThatPostgresqlFindsTooSlowAreAnOutageAndNeighboursAreNot) {
  options_.statement_timeout = 1s;
  open(1);
  const Answer slow = start(sleep_long, 1);
  const Answer neighbour = start(echo, 2);
  EXPECT_TRUE(wait(slow)->failed_with<Outage>());
  EXPECT_EQ(value(wait(neighbour)), 2);
  EXPECT_EQ(reads_->statistics().reconnects, 0U);
}

TEST_F(Reads, WithoutAServerAreAnOutageAfterAWhile) {
  options_.conninfo = SecretString("postgresql://nobody@127.0.0.1:1/nothing");
  options_.patience = 200ms;
  reads_ = make_read_pool(loop_.io(), options_, 2);
  EXPECT_TRUE(wait(start(echo, 1))->failed_with<Outage>());
  EXPECT_FALSE(reads_->ready());
}

TEST_F(Reads, EndWithThePool) {
  open(1);
  const Answer running = start(sleep_long, 1);
  loop_.run_until([&] { return reads_->statistics().batches == 1; });
  const Answer waiting = start(echo, 1);
  reads_->close();
  EXPECT_TRUE(running->failed_with<Outage>());
  EXPECT_TRUE(waiting->failed_with<Outage>());
  EXPECT_TRUE(start(echo, 1)->failed_with<Outage>());
  EXPECT_FALSE(reads_->ready());
}

TEST_F(Reads, MayCloseThePoolFromTheirAnswer) {
  open(2);
  const Answer slow = start(sleep_long, 2);
  loop_.run_until([&] { return reads_->statistics().batches == 1; });
  const auto closing = [&]() -> Task<int> {
    Params params;
    params.add(std::int32_t{1});
    const auto rows = co_await reads_->read(std::nullopt, echo, std::move(params));
    reads_->close();
    co_return rows->count();
  };
  const auto closer = loop_.start(closing());
  const Answer along = start(echo, 3);
  loop_.run_until([&] { return closer->done() && along->done() && slow->done(); });
  EXPECT_EQ(closer->take(), 1);
  EXPECT_EQ(value(along), 3);
  EXPECT_TRUE(slow->failed_with<Outage>());
}

TEST_F(Reads, CarryMoreThanTheSocketsHold) {
  open(1);
  std::vector<Answer> answers;
  for (int i = 0; i < 20; ++i) {
    answers.push_back(start(repeat_text, std::string(1'000'000, static_cast<char>('a' + i))));
  }
  for (int i = 0; i < 20; ++i) {
    const auto text = value<std::string>(wait(answers[static_cast<std::size_t>(i)]));
    EXPECT_EQ(text, std::string(2'000'000, static_cast<char>('a' + i)));
  }
}

TEST_F(Reads, SurviveAChangedColumnType) {
  constexpr Statement changing{"test.changing", "SELECT n FROM changing"};
  database().execute(
      "DROP TABLE IF EXISTS changing; CREATE TABLE changing (n int); INSERT INTO changing VALUES "
      "(7)");
  open(1);
  EXPECT_EQ(value(wait(start(changing))), 7);
  database().execute("ALTER TABLE changing ALTER n TYPE bigint");
  EXPECT_EQ(value<std::int64_t>(wait(start(changing))), 7);
  EXPECT_EQ(reads_->statistics().reconnects, 1U);
}

TEST_F(Reads, DoNotDisturbOthersManyAtATime) {
  open(2);
  std::vector<Answer> answers;
  for (int i = 0; i < 300; ++i) answers.push_back(start(divide, i % 3));
  for (int i = 0; i < 300; ++i) {
    const Answer& answer = wait(answers[static_cast<std::size_t>(i)]);
    if (i % 3 == 0) {
      EXPECT_EQ(sqlstate(answer), "22012");
    } else {
      EXPECT_EQ(value(answer), 100 / (i % 3));
    }
  }
}

TEST_F(Reads, AnswerTheRightCallerWhileSessionsEndAndNeighboursFail) {
  options_.patience = 20s;
  open(2);
  bool stopping = false;
  int clients = 0;
  int answered = 0;
  const auto client = [&](int number) -> Task<int> {
    const std::string me = "user " + std::to_string(number);
    while (!stopping) {
      try {
        Params params;
        if (number % 8 == 0) params.add(std::int32_t{0});
        const auto rows = co_await reads_->read(as_user(me), number % 8 == 0 ? divide : setting,
                                                std::move(params));
        std::string user;
        rows->field(0, 0).read(user);
        EXPECT_EQ(user, me);
        ++answered;
      } catch (const StatementError&) {
        EXPECT_EQ(number % 8, 0);
      } catch (const Outage&) {
        continue;
      }
    }
    co_return --clients;
  };
  for (clients = 0; clients < 24; ++clients) loop_.start(client(clients));
  for (int kills = 0; kills < 10; ++kills) {
    const int seen = answered;
    loop_.run_until([&] { return answered > seen + 200; });
    database().query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1");
  }
  stopping = true;
  loop_.run_until([&] { return clients == 0; });
  EXPECT_GE(reads_->statistics().reconnects, 5U);
}

}  // namespace
}  // namespace billspay::postgres
