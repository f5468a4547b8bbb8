// One coarse timer for all deadlines of a pool, instead of a timer per query. It runs only while
// there is something to watch.
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>

namespace billspay::postgres {

class Ticker {
 public:
  static constexpr std::chrono::milliseconds interval{100};

  // `tick` answers whether to go on.
  Ticker(boost::asio::io_context& loop, std::function<bool()> tick);

  // Does nothing while it runs already. The ticker belongs to `owner`, which may end in between.
  void start(std::weak_ptr<void> owner);

 private:
  using Clock = std::chrono::steady_clock;
  using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>,
                                                  boost::asio::io_context::executor_type>;

  Timer timer_;
  std::function<bool()> tick_;
  bool running_ = false;
};

}  // namespace billspay::postgres
