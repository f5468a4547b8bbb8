#include "app/housekeeping.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

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
constexpr Query<Nothing()> clear_one_time_tokens{sql::app::clear_one_time_tokens};

Task<Result<int>> clear_in(postgres::Transaction& transaction) {
  int cleared = co_await transaction.run(clear_idempotency_keys);
  cleared += co_await transaction.run(clear_refresh_tokens);
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
  bool stopped = false;

  State(boost::asio::io_context& loop, std::shared_ptr<postgres::WritePool> pool)
      : timer(loop), writes(std::move(pool)), database(nullptr, writes) {}

  void wait() {
    if (stopped) return;
    timer.expires_after(pause);
    timer.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
      if (!cancelled) self->clear();
    });
  }

  void clear() {
    spawn(clear_expired(database), [self = shared_from_this()](const std::exception_ptr& failure,
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
                           std::shared_ptr<postgres::WritePool> writes)
    : state_(std::make_shared<State>(loop, std::move(writes))) {}

Housekeeping::~Housekeeping() = default;

void Housekeeping::start() { state_->clear(); }

void Housekeeping::stop() {
  state_->stopped = true;
  state_->timer.cancel();
  state_->writes->close();
}

}  // namespace billspay::app
