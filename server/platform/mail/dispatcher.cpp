#include "platform/mail/dispatcher.hpp"

#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>
#include <utility>

#include "platform/observability/log.hpp"
#include "platform/postgres/write_pool.hpp"

namespace billspay::mail {

namespace asio = boost::asio;

class Dispatcher::Worker {
 public:
  Worker(const postgres::ConnectionOptions& database, const vault::DataCipher& cipher,
         std::unique_ptr<Transport> transport, std::chrono::milliseconds poll_interval)
      : transport_(std::move(transport)),
        courier_(cipher, *transport_),
        poll_interval_(poll_interval),
        writes_(postgres::make_write_pool(context_, with_short_patience(database), 1)),
        database_(nullptr, writes_),
        thread_([this] { run(); }) {}

  void wake() noexcept {
    asio::post(context_, [this] {
      woken_ = true;
      timer_.cancel();
    });
  }

  void stop() noexcept {
    stopping_ = true;
    wake();
    if (thread_.joinable()) thread_.join();
  }

  [[nodiscard]] const MailCounts& counts() const noexcept { return courier_.counts(); }

 private:
  // So that stop() is not held up: waiting for the database is what the pauses are for.
  static postgres::ConnectionOptions with_short_patience(postgres::ConnectionOptions options) {
    options.patience = std::min(options.patience, std::chrono::milliseconds(500));
    return options;
  }

  void run() {
    // Signals are for the main thread; SIGPIPE, which libcurl leaves to its caller, for nobody.
    sigset_t every;
    sigfillset(&every);
    pthread_sigmask(SIG_BLOCK, &every, nullptr);
    spawn(keep_sending(), [this](const std::exception_ptr&) {
      asio::post(context_, [this] {
        writes_->close();
        context_.stop();
      });
    });
    context_.run();
  }

  Task<void> keep_sending() {
    while (!stopping_) {
      try {
        co_await send_what_is_due();
        report_recovery();
      } catch (const std::exception& failure) {
        report_failure(failure);
      }
      co_await pause();
    }
  }

  // Ends at the first failed attempt: when the mail server is down, one message a second finds out.
  Task<void> send_what_is_due() {
    while (!stopping_) {
      const auto message = co_await courier_.claim(database_);
      if (!message) break;
      const auto outcome = courier_.deliver(*message);
      co_await note(*message, outcome);
      if (!outcome && !outcome.error().permanent) break;
    }
    co_await courier_.count_pending(database_);
  }

  // A mail that was sent is a fact, so an unreachable database is asked again.
  Task<void> note(const ClaimedMessage& message,
                  const std::expected<void, DeliveryFailure>& outcome) {
    while (!co_await try_to_note(message, outcome)) {
      if (stopping_) {
        log::error("mail-outcome-lost", {{"kind", message.kind},
                                         {"message", message.id.to_string()},
                                         {"sent", outcome.has_value()}});
        co_return;
      }
      co_await pause();
    }
  }

  Task<bool> try_to_note(const ClaimedMessage& message,
                         const std::expected<void, DeliveryFailure>& outcome) {
    try {
      co_await courier_.note(database_, message, outcome);
      report_recovery();
      co_return true;
    } catch (const postgres::Outage& failure) {
      report_failure(failure);
    } catch (const postgres::InDoubt& failure) {
      report_failure(failure);
    }
    co_return false;
  }

  Task<void> pause() {
    if (!woken_ && !stopping_) {
      co_await suspend_until<bool>([this](auto resume) {
        timer_.expires_after(poll_interval_);
        timer_.async_wait([resume](const boost::system::error_code&) mutable { resume(true); });
      });
    }
    woken_ = false;
  }

  // Once per outage, not once per attempt.
  void report_failure(const std::exception& failure) {
    if (std::exchange(failing_, true)) return;
    log::error("mail-dispatcher-waits", {{"reason", failure.what()}});
  }
  void report_recovery() {
    if (std::exchange(failing_, false)) log::info("mail-dispatcher-works-again");
  }

  std::unique_ptr<Transport> transport_;
  Courier courier_;
  std::chrono::milliseconds poll_interval_;
  std::atomic<bool> stopping_{false};
  bool woken_ = false;
  bool failing_ = false;
  asio::io_context context_{1};
  asio::steady_timer timer_{context_};
  std::shared_ptr<postgres::WritePool> writes_;
  postgres::Database database_;
  std::thread thread_;
};

Dispatcher::Dispatcher(const postgres::ConnectionOptions& database, const vault::DataCipher& cipher,
                       std::unique_ptr<Transport> transport,
                       std::chrono::milliseconds poll_interval)
    : worker_(std::make_unique<Worker>(database, cipher, std::move(transport), poll_interval)) {}

Dispatcher::~Dispatcher() { stop(); }

void Dispatcher::wake() noexcept { worker_->wake(); }

void Dispatcher::stop() noexcept { worker_->stop(); }

const MailCounts& Dispatcher::counts() const noexcept { return worker_->counts(); }

}  // namespace billspay::mail
