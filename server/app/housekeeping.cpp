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

Task<Result<int>> clear_in(postgres::Transaction& transaction) {
  int cleared = co_await transaction.run(clear_idempotency_keys);
  cleared += co_await transaction.run(clear_refresh_tokens);
  cleared += co_await transaction.run(clear_staff_refresh_tokens);
  cleared += co_await transaction.run(clear_one_time_tokens);
  co_return cleared;
}

}  // namespace

Task<Result<int>> clear_expired(postgres::Database& database) {
  co_return co_await database.transact(std::nullopt, clear_in);
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

  // How many rows were cleared, and customers purged.
  Task<Result<int>> keep_house() {
    const auto cleared = co_await clear_expired(database);
    if (!cleared) co_return cleared;
    const auto purged = co_await purge_removed(database, ledger, purge_after_days);
    if (!purged) co_return purged;
    if (*purged > 0) log::info("customers-purged", {{"customers", *purged}});
    co_return *cleared + *purged;
  }

  void wait() {
    if (stopped) return;
    timer.expires_after(pause);
    timer.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
      if (!cancelled) self->clear();
    });
  }

  void clear() {
    spawn(keep_house(), [self = shared_from_this()](const std::exception_ptr& failure,
                                                    std::optional<Result<int>> cleared) {
      if (failure || !cleared || !*cleared) {
        log::warn("housekeeping-failed");
      } else {
        log::info("housekeeping", {{"rows", **cleared}});
      }
      self->wait();
    });
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
