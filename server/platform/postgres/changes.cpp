#include "platform/postgres/changes.hpp"

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <string>
#include <utility>

#include "platform/observability/log.hpp"
#include "platform/postgres/connection.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::postgres {
namespace {

using Clock = Connection::Clock;

constexpr std::chrono::milliseconds tick{500};
// How often a connection that seems to listen is asked to. Costs nothing, shows a dead one, and
// mends one that forgot.
constexpr std::chrono::seconds heartbeat{5};

constexpr Statement listen_statement{"changes.listen", "LISTEN billspay_changes"};
static_assert(listen_statement.sql.ends_with(changes_channel));

}  // namespace

struct ChangeFeed::State final : ConnectionUser, std::enable_shared_from_this<State> {
  ConnectionOptions options;
  Heard heard;
  Statistics statistics;
  boost::asio::steady_timer timer;
  std::shared_ptr<Connection> connection;
  Clock::time_point asked_at;
  bool asked = false;  // and not answered yet
  std::string refusal;
  std::atomic<bool> listening = false;

  State(boost::asio::io_context& loop, ConnectionOptions&& how, Heard&& callback)
      : options(std::move(how)),
        heard(std::move(callback)),
        timer(loop),
        connection(std::make_shared<Connection>(loop, options, *this, statistics)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  virtual ~State() { connection->close(); }

  void ask() {
    asked = true;
    asked_at = Clock::now();
    Params none;
    connection->add(listen_statement, none);
    connection->send();
  }

  void beat() {
    timer.expires_after(tick);
    timer.async_wait([weak = weak_from_this()](const boost::system::error_code& cancelled) {
      const auto self = weak.lock();
      if (cancelled || !self) return;
      const auto now = Clock::now();
      self->connection->check_deadline(now);
      const bool due = !self->listening || now - self->asked_at >= heartbeat;
      if (due && self->connection->idle()) self->ask();
      self->beat();
    });
  }

  void connected() override { ask(); }

  void answered(ResultPointer result) override {
    refusal = succeeded(result) ? std::string() : sqlstate_of(result);
  }

  // LISTEN takes effect at the end of its transaction: when the synchronisation point is answered.
  void caught_up() override {
    if (!connection->idle() || !std::exchange(asked, false)) return;
    if (!refusal.empty()) {
      listening = false;
      log::warn("changes-not-heard", {{"sqlstate", refusal}});
    } else if (!listening.exchange(true)) {
      heard(std::nullopt);
    }
  }

  void lost(Loss /*loss*/) override {
    asked = false;
    listening = false;
  }

  void notified(std::string_view payload) override {
    if (const auto id = Uuid::parse(payload)) heard(id);
  }
};

ChangeFeed::ChangeFeed(boost::asio::io_context& loop, ConnectionOptions options, Heard heard) {
  const ConnectParameters check(options, 0);
  state_ = std::make_shared<State>(loop, std::move(options), std::move(heard));
}

ChangeFeed::~ChangeFeed() = default;

void ChangeFeed::start() {
  state_->connection->open();
  state_->beat();
}

void ChangeFeed::stop() {
  state_->timer.cancel();
  state_->connection->close();
  state_->listening = false;
}

bool ChangeFeed::listening() const noexcept { return state_->listening; }

}  // namespace billspay::postgres
