#include "platform/mail/courier.hpp"

#include <array>

#include "platform/mail/outbox.hpp"
#include "platform/mail/queries.hpp"
#include "platform/observability/log.hpp"

namespace billspay::mail {
namespace {

using postgres::Database;
using postgres::Nothing;
using postgres::Query;
using postgres::Transaction;
using namespace std::chrono_literals;

struct Count {
  std::int64_t value;
};

constexpr Query<ClaimedMessage(std::int32_t)> claim_due{sql::mail::claim};
constexpr Query<Nothing(MessageId)> mark_sent{sql::mail::mark_sent};
constexpr Query<Nothing(MessageId, std::int32_t, std::string, std::int32_t)> retry_later{
    sql::mail::retry_later};
constexpr Query<Nothing(MessageId, std::string, std::int32_t)> abandon{sql::mail::abandon};
constexpr Query<Count()> count_waiting{sql::mail::count_pending};

constexpr std::array<std::chrono::seconds, 8> pauses{10s, 1min, 5min, 30min, 2h, 4h, 8h, 8h};

std::int32_t seconds_of(std::chrono::seconds duration) noexcept {
  return static_cast<std::int32_t>(duration.count());
}

void report(const ClaimedMessage& message, std::string_view outcome, std::string_view reason) {
  const auto write = outcome == "sent" ? log::info : outcome == "retry" ? log::warn : log::error;
  write("mail", {{"kind", message.kind},
                 {"message", message.id.to_string()},
                 {"attempt", message.attempts},
                 {"outcome", outcome},
                 {"reason", reason}});
}

}  // namespace

std::optional<std::chrono::seconds> pause_after(int attempts) noexcept {
  const auto index = static_cast<std::size_t>(attempts) - 1;
  if (attempts < 1 || index >= pauses.size()) return std::nullopt;
  return pauses[index];
}

Task<std::optional<ClaimedMessage>> Courier::claim(Database& database) {
  auto claimed = co_await database.transact(
      std::nullopt, [](Transaction& transaction) -> Task<Result<std::optional<ClaimedMessage>>> {
        co_return co_await transaction.one(claim_due, seconds_of(lease));
      });
  co_return std::move(claimed.value());
}

std::expected<void, DeliveryFailure> Courier::deliver(const ClaimedMessage& message) {
  const auto fail = [](bool permanent, std::string reason) {
    return std::unexpected(DeliveryFailure{permanent, std::move(reason)});
  };
  // Otherwise a message that ends the process would be sent to do so forever.
  if (message.attempts > static_cast<int>(pauses.size()) + 1)
    return fail(true, "too many attempts");
  if (!message.payload) return fail(true, "the payload is missing");
  const auto json = cipher_.open(payload_context, message.id.value, *message.payload);
  if (!json) return fail(false, "the payload does not open");
  const auto content = from_json(json->reveal());
  if (!content) return fail(true, "the payload is not a message");
  try {
    return transport_.deliver(message.id, *content);
  } catch (const std::exception& failure) {
    return fail(false, failure.what());
  }
}

Task<void> Courier::note(Database& database, const ClaimedMessage& message,
                         const std::expected<void, DeliveryFailure>& outcome) {
  const auto pause = pause_after(message.attempts);
  const bool retry = !outcome && !outcome.error().permanent && pause;
  co_await database.transact(std::nullopt, [&](Transaction& transaction) -> Task<Result<int>> {
    if (outcome) co_return co_await transaction.run(mark_sent, message.id);
    const std::string& reason = outcome.error().reason;
    if (retry) {
      co_return co_await transaction.run(retry_later, message.id, seconds_of(*pause), reason,
                                         message.attempts);
    }
    co_return co_await transaction.run(abandon, message.id, reason, message.attempts);
  });
  ++(outcome ? counts_.sent : retry ? counts_.failed : counts_.abandoned);
  report(message,
         outcome ? "sent"
         : retry ? "retry"
                 : "abandoned",
         outcome ? std::string_view() : std::string_view(outcome.error().reason));
}

Task<void> Courier::count_pending(Database& database) {
  const auto rows = co_await database.transact(
      std::nullopt, [](Transaction& transaction) -> Task<Result<std::optional<Count>>> {
        co_return co_await transaction.one(count_waiting);
      });
  counts_.pending = rows.value() ? static_cast<std::uint64_t>((*rows)->value) : 0;
}

}  // namespace billspay::mail
