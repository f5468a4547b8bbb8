#include "platform/http/event_stream.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <set>
#include <utility>

#include "platform/http/limits.hpp"

namespace billspay::http {
namespace {

constexpr int retry_seconds = 5;

}  // namespace

Result<void> StreamPlaces::take(const Uuid& account) {
  const std::lock_guard guard(mutex_);
  if (taken_ >= limits::streams) {
    return refuse(Problem(billspay::problems::temporarily_unavailable,
                          "Too many pages wait for changes at the moment.")
                      .retry_after(retry_seconds));
  }
  std::size_t& own = per_account_[account];
  if (own >= limits::streams_per_account) {
    return refuse(Problem(problems::too_many_streams).retry_after(retry_seconds));
  }
  ++own;
  ++taken_;
  return {};
}

void StreamPlaces::give_back(const Uuid& account) noexcept {
  const std::lock_guard guard(mutex_);
  const auto own = per_account_.find(account);
  if (--own->second == 0) per_account_.erase(own);
  --taken_;
}

std::size_t StreamPlaces::taken() const {
  const std::lock_guard guard(mutex_);
  return taken_;
}

struct Subscriptions::State {
  boost::asio::io_context& loop;
  StreamPlaces& places;
  std::multimap<Uuid, Waiter*> by_id = {};  // by their account, and by their customer
  std::set<Waiter*> of_everybody = {};
  bool closed = false;
};

class Subscriptions::Waiter final : public Subscription {
 public:
  // The place must have been taken.
  Waiter(std::shared_ptr<State> state, Interest interest)
      : state_(std::move(state)), interest_(interest), timer_(state_->loop) {
    state_->by_id.emplace(interest_.account, this);
    if (!interest_.customer) {
      state_->of_everybody.insert(this);
    } else if (*interest_.customer != interest_.account) {
      state_->by_id.emplace(*interest_.customer, this);
    }
  }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter() override {
    forget(interest_.account);
    if (interest_.customer) forget(*interest_.customer);
    state_->of_everybody.erase(this);
    state_->places.give_back(interest_.account);
  }

  Task<void> wait(Clock::time_point earliest, Clock::time_point latest) override {
    while (!ended()) {
      const auto due = woken_ ? std::min(earliest, latest) : latest;
      if (Clock::now() >= due) break;
      timer_.expires_at(due);
      co_await suspend_until<bool>([this](auto resume) {
        timer_.async_wait([resume](const boost::system::error_code&) mutable { resume(true); });
      });
    }
    woken_ = false;
  }

  void wake() {
    woken_ = true;
    timer_.cancel();
  }

  void end() override {
    ended_ = true;
    timer_.cancel();
  }

  [[nodiscard]] bool ended() const noexcept override { return ended_ || state_->closed; }

 private:
  void forget(const Uuid& id) {
    const auto [first, last] = state_->by_id.equal_range(id);
    const auto own =
        std::find_if(first, last, [this](const auto& entry) { return entry.second == this; });
    if (own != last) state_->by_id.erase(own);
  }

  std::shared_ptr<State> state_;
  Interest interest_;
  boost::asio::steady_timer timer_;
  bool woken_ = false;
  bool ended_ = false;
};

Subscriptions::Subscriptions(boost::asio::io_context& loop, StreamPlaces& places)
    : state_(std::make_shared<State>(loop, places)) {}

Subscriptions::~Subscriptions() = default;

Result<std::shared_ptr<Subscription>> Subscriptions::open(Interest interest) {
  if (auto taken = state_->places.take(interest.account); !taken) {
    return refuse(std::move(taken.error()));
  }
  return std::make_shared<Waiter>(state_, interest);
}

void Subscriptions::wake(const Uuid& whose) {
  const auto [first, last] = state_->by_id.equal_range(whose);
  for (auto entry = first; entry != last; ++entry) entry->second->wake();
  for (Waiter* waiter : state_->of_everybody) waiter->wake();
}

void Subscriptions::wake_all() {
  for (const auto& [id, waiter] : state_->by_id) waiter->wake();
}

void Subscriptions::close() {
  state_->closed = true;
  wake_all();
}

void append_event(std::string& out, std::string_view id, std::string_view name,
                  std::string_view data) {
  out.append("id: ").append(id).append("\nevent: ").append(name);
  out.append("\ndata: ").append(data).append("\n\n");
}

void append_position(std::string& out, std::string_view id) {
  out.append("id: ").append(id).append("\n\n");
}

}  // namespace billspay::http
