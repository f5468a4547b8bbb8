#include "platform/asio/event_loops.hpp"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdlib>
#include <exception>
#include <thread>
#include <utility>

#include "platform/observability/log.hpp"

namespace billspay {

struct EventLoops::Loop {
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
      context.get_executor()};
  std::thread thread;
};

namespace {

void run_until_stopped(boost::asio::io_context& context, unsigned index) {
  try {
    context.run();
  } catch (const std::exception& failure) {
    log::error("event-loop-failed", {{"loop", index}, {"error", failure.what()}});
    log::flush();
    std::abort();
  } catch (...) {
    log::error("event-loop-failed", {{"loop", index}, {"error", "not a std::exception"}});
    log::flush();
    std::abort();
  }
}

}  // namespace

EventLoops::EventLoops(unsigned threads) {
  for (unsigned i = 0; i < std::max(threads, 1U); ++i) loops_.push_back(std::make_unique<Loop>());
}

EventLoops::~EventLoops() {
  stop();
  join();
}

unsigned EventLoops::count() const noexcept { return static_cast<unsigned>(loops_.size()); }

boost::asio::io_context& EventLoops::loop(unsigned index) noexcept {
  return loops_[index]->context;
}

void EventLoops::run() {
  for (unsigned i = 0; i < count(); ++i) {
    loops_[i]->thread =
        std::thread([&context = loops_[i]->context, i] { run_until_stopped(context, i); });
  }
}

void EventLoops::stop() {
  for (const auto& loop : loops_) loop->context.stop();
}

void EventLoops::join() {
  for (const auto& loop : loops_) {
    if (loop->thread.joinable()) loop->thread.join();
  }
}

void EventLoops::post(unsigned index, std::function<void()> work) {
  boost::asio::post(loops_[index]->context, std::move(work));
}

Task<void> sleep_for(boost::asio::io_context& loop, std::chrono::steady_clock::duration duration) {
  boost::asio::steady_timer timer(loop, duration);
  co_await suspend_until<bool>([&timer](auto resume) {
    timer.async_wait([resume](const boost::system::error_code&) mutable { resume(true); });
  });
}

}  // namespace billspay
