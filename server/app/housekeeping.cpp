#include "app/housekeeping.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "app/purging.hpp"
#include "app/queries.hpp"
#include "platform/observability/log.hpp"
#include "platform/postgres/write_pool.hpp"

namespace billspay::app {
namespace {

using postgres::Nothing;
using postgres::Query;

constexpr std::chrono::hours pause{1};

constexpr Query<Nothing()> clear_idempotency_keys{sql::app::clear_idempotency_keys};
constexpr Query<Nothing()> clear_refresh_tokens{sql::app::clear_refresh_tokens};
constexpr Query<Nothing()> clear_staff_refresh_tokens{sql::app::clear_staff_refresh_tokens};
constexpr Query<Nothing()> clear_one_time_tokens{sql::app::clear_one_time_tokens};

// A transaction for each portion, until nothing is due any more.
Task<int> clear(postgres::Database& database, const Query<Nothing()>& portion) {
  int all = 0;
  for (int cleared = 1; cleared > 0; all += cleared) {
    const auto done = co_await database.transact(
        std::nullopt, [&portion](postgres::Transaction& transaction) -> Task<Result<int>> {
          co_return co_await transaction.run(portion);
        });
    cleared = done.value();
  }
  co_return all;
}

}  // namespace

Task<int> clear_expired(postgres::Database& database) {
  int all = co_await clear(database, clear_idempotency_keys);
  all += co_await clear(database, clear_refresh_tokens);
  all += co_await clear(database, clear_staff_refresh_tokens);
  all += co_await clear(database, clear_one_time_tokens);
  co_return all;
}

struct Housekeeping::State : std::enable_shared_from_this<State> {
  boost::asio::steady_timer timer;
  std::shared_ptr<postgres::WritePool> writes;
  postgres::Database database;
  const vault::LedgerKeys& ledger;
  int purge_after_days;
  bool stopped = false;

  State(boost::asio::io_context& loop, std::shared_ptr<postgres::WritePool> pool,
        const vault::LedgerKeys& keys, int days)
      : timer(loop),
        writes(std::move(pool)),
        database(nullptr, writes),
        ledger(keys),
        purge_after_days(days) {}

  // Whom the law wants forgotten first, whatever becomes of the rest.
  Task<> keep_house() {
    try {
      const auto purged = (co_await purge_removed(database, ledger, purge_after_days)).value();
      if (purged > 0) log::info("customers-purged", {{"customers", purged}});
    } catch (const std::exception& failure) {
      log::warn("purging-failed", {{"why", failure.what()}});
    }
    try {
      log::info("housekeeping", {{"rows", co_await clear_expired(database)}});
    } catch (const std::exception& failure) {
      log::warn("housekeeping-failed", {{"why", failure.what()}});
    }
  }

  void wait() {
    if (stopped) return;
    timer.expires_after(pause);
    timer.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
      if (!cancelled) self->clear();
    });
  }

  void clear() {
    spawn(keep_house(), [self = shared_from_this()](const std::exception_ptr&) { self->wait(); });
  }
};

Housekeeping::Housekeeping(boost::asio::io_context& loop,
                           std::shared_ptr<postgres::WritePool> writes,
                           const vault::LedgerKeys& ledger, int purge_after_days)
    : state_(std::make_shared<State>(loop, std::move(writes), ledger, purge_after_days)) {}

Housekeeping::~Housekeeping() = default;

void Housekeeping::start() { state_->clear(); }

void Housekeeping::stop() {
  state_->stopped = true;
  state_->timer.cancel();
  state_->writes->close();
}

}  // namespace billspay::app
