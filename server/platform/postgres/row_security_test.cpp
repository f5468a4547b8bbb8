// The portal's role, its guard and row-level security, as the gathered reads use them.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "platform/postgres/database.hpp"
#include "platform/postgres/read_pool.hpp"
#include "platform/postgres/test_loop.hpp"
#include "platform/postgres/write_pool.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

using test_support::TestDatabase;
using test_support::TestLoop;

constexpr Statement guard_statement{
    "test.portal_guard",
    "SELECT set_config('billspay.user_id', coalesce((SELECT user_id::text FROM live_sessions "
    "WHERE id = $1), ''), true)"};
constexpr Statement biller_names{"test.biller_names", "SELECT name FROM billers ORDER BY name"};

struct NameRow {
  std::string name;
};
constexpr Query<NameRow()> all_billers{biller_names};
using Names = Result<std::vector<NameRow>>;

class RowSecurity : public testing::Test {
 protected:
  RowSecurity() {
    const ConnectionOptions options{.conninfo = SecretString(database_.server_url()),
                                    .role = "billspay_portal"};
    // One connection, so that everything shares its batches.
    reads_ = make_read_pool(loop_.io(), options, 1);
    portal_ = std::make_unique<Database>(reads_, make_write_pool(loop_.io(), options, 1));
  }

  SessionId customer_with_biller(const std::string& name) {
    const CustomerId user = CustomerId::make();
    const SessionId session = SessionId::make();
    database_.query(
        "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
        "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number) "
        "VALUES ($1::text::uuid, $1::text || '@example.org', 'x', 'A', 'B', '', '', '', 'x', 'x', "
        "'NY', '1', $2)",
        {user.to_string(), customer_number::random()});
    database_.query(
        "INSERT INTO billers (id, user_id, name, category, account_id) "
        "VALUES ($1, $2, $3, 'TV', '1')",
        {BillerId::make().to_string(), user.to_string(), name});
    database_.query(
        "INSERT INTO sessions (id, user_id, ip, user_agent, idle_expires_at, expires_at) "
        "VALUES ($1, $2, '203.0.113.7', 'x', now() + '1 hour', now() + '1 hour')",
        {session.to_string(), user.to_string()});
    return session;
  }
  static Guard guard(SessionId session) {
    Guard guard{.statement = &guard_statement, .params = {}};
    guard.params.add(session);
    return guard;
  }
  static std::string only_name(Names names) {
    if (!names || names->size() != 1) return "not exactly one";
    return names->front().name;
  }

  TestDatabase database_;
  TestLoop loop_;
  std::shared_ptr<ReadPool> reads_;
  std::unique_ptr<Database> portal_;
};

TEST_F(RowSecurity, KeepsCustomersApartWithinOneBatch) {  // S28
  const SessionId ann = customer_with_biller("Ann's");
  const SessionId bob = customer_with_biller("Bob's");
  const SessionId dead = customer_with_biller("Dead's");
  database_.query("UPDATE sessions SET ended_at = now(), ended_reason = 'SIGNED_OUT' WHERE id = $1",
                  {dead.to_string()});
  loop_.run_until([&] { return reads_->ready(); });
  for (int round = 0; round < 20; ++round) {
    const auto before = reads_->statistics().batches.load();
    const auto anns = loop_.start(portal_->all(guard(ann), all_billers));
    const auto deads = loop_.start(portal_->all(guard(dead), all_billers));
    const auto bobs = loop_.start(portal_->all(guard(bob), all_billers));
    const auto nobodys = loop_.start(portal_->all(std::nullopt, all_billers));
    const auto anns_again = loop_.start(portal_->all(guard(ann), all_billers));
    loop_.run_until([&] { return anns_again->done() && nobodys->done() && deads->done(); });
    EXPECT_EQ(only_name(anns->take()), "Ann's");
    EXPECT_EQ(only_name(anns_again->take()), "Ann's");
    EXPECT_EQ(only_name(bobs->take()), "Bob's");
    EXPECT_TRUE(nobodys->take()->empty());
    EXPECT_EQ(deads->take().error().kind, problems::unauthenticated);
    EXPECT_EQ(reads_->statistics().batches - before, 1U);
  }
}

TEST_F(RowSecurity, ConfinesTransactionsToo) {
  const SessionId ann = customer_with_biller("Ann's");
  customer_with_biller("Bob's");
  const auto names = [](Transaction& transaction) -> Task<Names> {
    co_return co_await transaction.all(all_billers);
  };
  EXPECT_EQ(only_name(loop_.run(portal_->transact(guard(ann), names))), "Ann's");
  EXPECT_TRUE(loop_.run(portal_->transact(std::nullopt, names))->empty());
}

TEST_F(RowSecurity, RefusesTransactionsOfDeadSessions) {  // S19
  bool ran = false;
  const auto work = [&](Transaction&) -> Task<Names> {
    ran = true;
    co_return Names();
  };
  const auto outcome = loop_.run(portal_->transact(guard(SessionId::make()), work));
  EXPECT_EQ(outcome.error().kind, problems::unauthenticated);
  EXPECT_FALSE(ran);
}

TEST_F(RowSecurity, FollowsATransactionThatBecomesSomebody) {
  const SessionId ann = customer_with_biller("Ann's");
  const auto names = [&](Transaction& transaction) -> Task<Names> {
    EXPECT_TRUE((co_await transaction.all(all_billers)).empty());
    co_await transaction.become(guard(ann));
    co_return co_await transaction.all(all_billers);
  };
  EXPECT_EQ(only_name(loop_.run(portal_->transact(std::nullopt, names))), "Ann's");
  const auto nobody = [](Transaction& transaction) -> Task<Names> {
    co_await transaction.become(guard(SessionId::make()));
    co_return co_await transaction.all(all_billers);
  };
  EXPECT_THROW(static_cast<void>(loop_.run(portal_->transact(std::nullopt, nobody))),
               std::logic_error);
}

}  // namespace
}  // namespace billspay::postgres
