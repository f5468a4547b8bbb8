#include "platform/pdf/printer.hpp"

#include <glib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "platform/observability/log.hpp"

namespace billspay::pdf {
namespace {

// Lets the serving threads go first where there are fewer cores than threads.
constexpr int nice_value = 10;

struct Drawn {
  Result<std::string> file = refuse(problems::temporarily_unavailable);
  std::exception_ptr failure;
};

struct Job {
  boost::asio::io_context* loop;
  Draw draw;
  std::function<void(Drawn)> resume;  // on the loop's thread

  void answer(Drawn drawn) {
    boost::asio::post(*loop, [resume = std::move(resume), drawn = std::move(drawn)]() mutable {
      resume(std::move(drawn));
    });
  }
};

std::unexpected<Problem> try_again() {
  return refuse(Problem(problems::temporarily_unavailable,
                        "Too many documents are being made at this moment.")
                    .retry_after(1));
}

Drawn draw(const Draw& job) {
  Drawn drawn;
  try {
    drawn.file = job();
  } catch (...) {
    drawn.failure = std::current_exception();
  }
  return drawn;
}

// What the libraries have to say (a font without a table, a broken configuration) belongs in the
// log.
void log_message(const char* domain, GLogLevelFlags /*level*/, const char* message,
                 void* /*unused*/) {
  log::warn("drawing", {{"library", domain == nullptr ? "" : domain},
                        {"message", message == nullptr ? "" : message}});
}

}  // namespace

struct Printer::State {
  std::size_t places;
  std::atomic<std::size_t> shed{0};
  mutable std::mutex mutex;
  std::condition_variable_any changed;
  std::deque<Job> jobs;  // the first one may be on the table
  std::jthread thread;

  // False when there is no place.
  bool take(Job job) {
    const std::scoped_lock lock(mutex);
    if (jobs.size() >= places) return false;
    jobs.push_back(std::move(job));
    changed.notify_one();
    return true;
  }

  void work(const std::stop_token& stop) {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), nice_value);
    g_log_set_default_handler(&log_message, nullptr);
    std::unique_lock lock(mutex);
    while (changed.wait(lock, stop, [this] { return !jobs.empty(); })) {
      if (stop.stop_requested()) return;
      const Draw& job = jobs.front().draw;  // stays where it is while others are added
      lock.unlock();
      Drawn drawn = draw(job);
      lock.lock();
      Job done = std::move(jobs.front());
      jobs.pop_front();
      done.answer(std::move(drawn));
    }
  }
};

Printer::Printer(std::size_t places) : state_(std::make_unique<State>()) {
  state_->places = places;
  state_->thread =
      std::jthread([state = state_.get()](const std::stop_token& stop) { state->work(stop); });
}

Printer::~Printer() {
  state_->thread.request_stop();
  state_->thread.join();
  for (Job& job : state_->jobs) job.answer({});
}

Task<Result<std::string>> Printer::print(boost::asio::io_context& loop, Draw draw) {
  auto drawn = co_await suspend_until<Drawn>([&](auto resume) {
    if (state_->take({&loop, std::move(draw), resume})) return;
    ++state_->shed;
    resume({try_again(), nullptr});
  });
  if (drawn.failure) std::rethrow_exception(drawn.failure);
  co_return std::move(drawn.file);
}

std::size_t Printer::waiting() const noexcept {
  const std::scoped_lock lock(state_->mutex);
  return state_->jobs.size();
}

std::size_t Printer::shed() const noexcept { return state_->shed; }

}  // namespace billspay::pdf
