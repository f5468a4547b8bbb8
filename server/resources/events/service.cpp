#include "resources/events/service.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <ranges>
#include <utility>
#include <vector>

#include "platform/auth/tokens.hpp"
#include "platform/http/paging.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::events {
namespace {

using Clock = http::Subscription::Clock;
using std::chrono::milliseconds;

constexpr int most_changes = 200;  // in one look
constexpr std::chrono::seconds overlap{10};
constexpr std::chrono::seconds heartbeat{15};
// Between looks, however often a stream is woken; and between one reset and the next.
constexpr milliseconds pause{200};
constexpr std::chrono::seconds flood_pause{5};

// Where somebody stands of whose changes there is none.
const http::Cursor beginning{};

bool is_beginning(const http::Cursor& cursor) {
  return cursor.at == beginning.at && cursor.id == beginning.id;
}

http::Cursor cursor_of(const Found& found) { return {found.at, found.id.value}; }

class Watch {
 public:
  Watch(Viewer viewer, std::shared_ptr<http::Subscription> subscription)
      : viewer_(std::move(viewer)),
        subscription_(std::move(subscription)),
        ends_at_(now() + auth::token_lifetime) {}

  // Makes the first piece. problems::unauthenticated.
  Task<Result<void>> start(std::string_view last_event_id) {
    piece_ = http::stream_greeting;
    if (const auto last = http::Cursor::parse(last_event_id)) {
      auto found = co_await look(last->at - overlap);
      if (!found) co_return refuse(std::move(found.error()));
      if (!flooded_ && (is_beginning(*last) || holds(*found, last->id))) {
        std::erase_if(*found, [&](const Found& one) { return one.id.value == last->id; });
        append(*found);
        co_return Result<void>();
      }
    }
    co_return co_await start_afresh(!last_event_id.empty());
  }

  Task<std::optional<std::string>> next_piece() {
    const auto beat_at = Clock::now() + heartbeat;
    while (piece_.empty()) {
      const auto rest = flooded_ ? milliseconds(flood_pause) : pause;
      co_await subscription_->wait(last_look_ + rest, beat_at);
      if (subscription_->ended() || now() >= ends_at_) co_return std::nullopt;
      if (!co_await append_news()) co_return std::nullopt;
      if (piece_.empty() && Clock::now() >= beat_at) piece_ = http::stream_heartbeat;
    }
    co_return std::exchange(piece_, {});
  }

 private:
  // What there is already is not told.
  Task<Result<void>> start_afresh(bool comes_back) {
    const auto newest = co_await changes(viewer_, Timestamp(), 1);
    if (!newest) co_return refuse(newest.error());
    const auto known = co_await look(newest->at - overlap);
    if (!known) co_return refuse(known.error());
    const auto& latest = known->empty() ? newest->changes : *known;
    const auto position = latest.empty() ? beginning : cursor_of(latest.front());
    if (comes_back) {
      append_reset(position);
    } else {
      http::append_position(piece_, position.to_string());
    }
    co_return Result<void>();
  }

  static bool holds(const std::vector<Found>& all, const Uuid& id) {
    return std::ranges::any_of(all, [&](const Found& one) { return one.id.value == id; });
  }

  // False when the session has ended.
  Task<bool> append_news() {
    const bool was_flooded = flooded_;
    const auto sent = sent_;
    Result<std::vector<Found>> found;
    try {
      found = co_await look(looked_at_ - overlap);
    } catch (const postgres::Outage&) {
      // The page stays open and hears of what it missed when the database is back.
      co_return true;
    }
    if (!found) co_return false;
    if (flooded_) {
      append_reset(cursor_of(found->front()));
      co_return true;
    }
    if (!was_flooded) {
      std::erase_if(*found,
                    [&](const Found& one) { return std::ranges::binary_search(sent, one.id); });
    }
    append(*found);
    co_return true;
  }

  // Takes note of what it finds.
  Task<Result<std::vector<Found>>> look(Timestamp since) {
    last_look_ = Clock::now();
    auto found = co_await changes(viewer_, since, most_changes + 1);
    if (!found) co_return refuse(std::move(found.error()));
    looked_at_ = found->at;
    flooded_ = found->changes.size() > static_cast<std::size_t>(most_changes);
    sent_.clear();
    if (!flooded_) {
      for (const Found& one : found->changes) sent_.push_back(one.id);
      std::ranges::sort(sent_);
    }
    co_return std::move(found->changes);
  }

  void append(const std::vector<Found>& newest_first) {
    for (const Found& one : newest_first | std::views::reverse) {
      Change change{one.kind, one.action, one.object, {}, one.at};
      if (viewer_.names_customers) change.customer_id.value = one.customer;
      http::append_event(piece_, cursor_of(one).to_string(), "change", json::encode(change));
    }
  }

  void append_reset(const http::Cursor& position) {
    http::append_event(piece_, position.to_string(), "reset", "{}");
  }

  Viewer viewer_;
  std::shared_ptr<http::Subscription> subscription_;
  Timestamp ends_at_;
  std::string piece_;
  std::vector<AuditEventId> sent_;  // of the last look; sorted
  Timestamp looked_at_;             // by the database's clock
  Clock::time_point last_look_;
  bool flooded_ = false;  // at the last look
};

}  // namespace

Task<Result<Stream>> watch(http::Subscriptions& subscriptions, Viewer viewer,
                           std::string last_event_id) {
  std::optional<Uuid> customer;
  if (viewer.customer) customer = viewer.customer->value;
  const http::Interest interest{viewer.account, customer};
  // Before the first look, so that nothing falls between.
  auto place = subscriptions.open(interest);
  if (!place) {
    // Who is not signed in any more learns that first.
    const auto alive = co_await changes(viewer, Timestamp(), 1);
    co_return refuse(alive ? place.error() : alive.error());
  }
  const std::shared_ptr<http::Subscription> subscription = std::move(*place);
  const auto stream = std::make_shared<Watch>(std::move(viewer), subscription);
  auto started = co_await stream->start(last_event_id);
  if (!started) co_return refuse(std::move(started.error()));
  Stream answer{[stream] { return stream->next_piece(); }, [subscription] { subscription->end(); }};
  co_return answer;
}

}  // namespace billspay::events
