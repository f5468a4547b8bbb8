#include "platform/postgres/write_pool.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <coroutine>
#include <deque>
#include <exception>
#include <random>
#include <utility>
#include <vector>

#include "platform/postgres/ticker.hpp"
#include "platform/postgres/transaction.hpp"

namespace billspay::postgres {
namespace {

using Clock = Connection::Clock;
using Work = std::function<Task<bool>(Transaction&)>;

constexpr int most_attempts = 3;
constexpr std::chrono::milliseconds longest_pause{20};  // before a conflict is run again

enum class Ending { committed, rolled_back, refused, conflict };

class TransactionPool final : public WritePool,
                              public std::enable_shared_from_this<TransactionPool> {
 public:
  TransactionPool(boost::asio::io_context& loop, ConnectionOptions options, int most_connections)
      : loop_(loop),
        options_(std::move(options)),
        most_lines_(static_cast<std::size_t>(most_connections)),
        ticker_(loop, [this] { return tick(); }),
        random_(std::random_device{}()) {}

  void open_line() {
    lines_.push_back(
        std::make_unique<Line>(loop_, options_, statistics_, [this](Line& line) { offer(line); }));
    lines_.back()->connection().open();
  }

  Task<std::optional<Problem>> run_transaction(std::optional<Guard> guard, Work work) override {
    const auto self = shared_from_this();
    for (int attempt = 1; attempt <= most_attempts; ++attempt) {
      if (attempt > 1) {
        ++statistics_.resent;
        co_await pause();
      }
      const Ending ending = co_await run_once(guard, work);
      if (ending == Ending::refused) co_return Problem(problems::unauthenticated);
      if (ending != Ending::conflict) co_return std::nullopt;
    }
    ++statistics_.refused;
    throw Outage("The transaction collided with others each time it was run.");
  }

  void close() override {
    if (std::exchange(closed_, true)) return;
    const auto self = shared_from_this();
    for (const auto& line : lines_) line->close();
    resume_all(std::exchange(waiting_, {}));
    statistics_.waiting = 0;
  }

 private:
  // In the frame of a coroutine that waits for a line.
  struct Claim {
    Claim(TransactionPool& claimed, Clock::time_point deadline)
        : pool(claimed), give_up_at(deadline) {}

    TransactionPool& pool;
    Clock::time_point give_up_at;
    Line* line = nullptr;
    std::coroutine_handle<> waiter;

    [[nodiscard]] bool await_ready() {
      line = pool.free_line();
      return line != nullptr;
    }
    void await_suspend(std::coroutine_handle<> caller) {
      waiter = caller;
      pool.wait(*this);
    }
    [[nodiscard]] Line* await_resume() const noexcept { return line; }
  };

  Task<Ending> run_once(std::optional<Guard>& guard, Work& work) {
    if (closed_) throw Outage("The server is shutting down.");
    if (waiting_.size() >= options_.most_waiting) {
      ++statistics_.refused;
      throw Outage("Too many transactions are waiting for PostgreSQL.");
    }
    Line* line = co_await Claim(*this, Clock::now() + options_.patience);
    if (line == nullptr) {
      ++statistics_.refused;
      throw Outage("No connection to PostgreSQL became free in time.");
    }
    OpenTransaction transaction(*line);
    Ending ending = Ending::rolled_back;
    std::exception_ptr failure;
    try {
      if (!co_await transaction.begin(guard)) {
        ending = Ending::refused;
      } else if (co_await work(transaction)) {
        co_await transaction.commit();
        ending = Ending::committed;
      }
    } catch (...) {
      failure = std::current_exception();
    }
    co_await transaction.roll_back();
    auto announcements = transaction.take_announcements();
    if (ending == Ending::committed && !announcements.empty() && !line->broken()) {
      // The caller need not wait for it; the line is free afterwards.
      spawn(OpenTransaction::notify(*line, std::move(announcements)),
            [self = shared_from_this(), line](const std::exception_ptr&) { line->release(); });
    } else {
      line->release();
    }
    if (transaction.conflicted()) co_return Ending::conflict;
    if (failure) std::rethrow_exception(failure);
    co_return ending;
  }

  Line* free_line() {
    // Those who wait already come first.
    if (!waiting_.empty()) return nullptr;
    for (const auto& line : lines_) {
      if (!line->free()) continue;
      line->take();
      return line.get();
    }
    return nullptr;
  }

  void wait(Claim& claim) {
    waiting_.push_back(&claim);
    statistics_.waiting = waiting_.size();
    ticker_.start(weak_from_this());
    std::size_t coming = 0;
    for (const auto& line : lines_) coming += line->taken() ? 0U : 1U;
    if (coming < waiting_.size() && lines_.size() < most_lines_) open_line();
  }

  void offer(Line& line) {
    if (closed_ || waiting_.empty()) return;
    Claim& claim = *waiting_.front();
    waiting_.pop_front();
    statistics_.waiting = waiting_.size();
    line.take();
    claim.line = &line;
    claim.waiter.resume();
  }

  static void resume_all(const std::deque<Claim*>& claims) {
    for (const Claim* claim : claims) claim->waiter.resume();
  }

  bool tick() {
    const auto now = Clock::now();
    bool busy = false;
    // By index: a transaction that goes on may open another line.
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      lines_[i]->connection().check_deadline(now);
      busy = busy || lines_[i]->taken();
    }
    std::deque<Claim*> overdue;
    std::erase_if(waiting_, [&](Claim* claim) {
      if (claim->give_up_at > now) return false;
      overdue.push_back(claim);
      return true;
    });
    statistics_.waiting = waiting_.size();
    resume_all(overdue);
    return busy || !waiting_.empty();
  }

  Task<void> pause() {
    std::uniform_int_distribution<int> delay(1, static_cast<int>(longest_pause.count()));
    boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>,
                                      boost::asio::io_context::executor_type>
        timer(loop_, std::chrono::milliseconds(delay(random_)));
    co_await suspend_until<bool>([&](auto resume) {
      timer.async_wait([resume](const boost::system::error_code&) mutable { resume(true); });
    });
  }

  boost::asio::io_context& loop_;
  ConnectionOptions options_;
  std::size_t most_lines_;
  Ticker ticker_;
  std::minstd_rand random_;
  std::deque<Claim*> waiting_;
  bool closed_ = false;
  std::vector<std::unique_ptr<Line>> lines_;
};

}  // namespace

std::shared_ptr<WritePool> make_write_pool(boost::asio::io_context& loop, ConnectionOptions options,
                                           int most_connections) {
  const ConnectParameters check(options, 0);
  auto pool = std::make_shared<TransactionPool>(loop, std::move(options), most_connections);
  pool->open_line();
  return pool;
}

}  // namespace billspay::postgres
