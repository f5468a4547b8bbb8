#include "platform/postgres/ticker.hpp"

#include <utility>

namespace billspay::postgres {

Ticker::Ticker(boost::asio::io_context& loop, std::function<bool()> tick)
    : timer_(loop), tick_(std::move(tick)) {}

void Ticker::start(std::weak_ptr<void> owner) {
  if (std::exchange(running_, true)) return;
  timer_.expires_after(interval);
  timer_.async_wait([this, owner = std::move(owner)](const boost::system::error_code&) {
    const auto alive = owner.lock();
    if (!alive) return;
    const bool more = tick_();
    running_ = false;
    if (more) start(owner);
  });
}

}  // namespace billspay::postgres
