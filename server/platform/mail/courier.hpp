// One message of the outbox at a time: claim it, send it, note what came of it. Knows when to try
// again and when to give up; the dispatcher gives it a thread and a rhythm.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "platform/core/bytes.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/task.hpp"
#include "platform/mail/transport.hpp"
#include "platform/postgres/database.hpp"
#include "platform/vault/data_cipher.hpp"

namespace billspay::mail {

// How long a claimed message belongs to one process; longer than any delivery takes.
inline constexpr std::chrono::seconds lease{60};

// How long to wait after so many failed attempts (from 1); nothing when it is time to give up,
// which is about a day after the first.
std::optional<std::chrono::seconds> pause_after(int attempts) noexcept;

// For metrics; counted since the start of this process, readable from any thread.
struct MailCounts {
  std::atomic<std::uint64_t> sent{0};
  std::atomic<std::uint64_t> failed{0};     // attempts that will be repeated
  std::atomic<std::uint64_t> abandoned{0};  // messages that will never be sent
  std::atomic<std::uint64_t> pending{0};    // now waiting, in the whole system; at most 10,000
};

struct ClaimedMessage {
  MessageId id;
  std::string kind;
  std::optional<Bytes> payload;
  std::int32_t attempts;
};

// All tasks throw postgres::Outage, InDoubt or StatementError.
class Courier {
 public:
  // Both outlive the courier.
  Courier(const vault::DataCipher& cipher, Transport& transport) noexcept
      : cipher_(cipher), transport_(transport) {}

  // The message that has been due longest, ours for the lease.
  Task<std::optional<ClaimedMessage>> claim(postgres::Database& database);
  // Blocks. A payload that does not open here is not sent, but kept for a process that has the key;
  // one of another row opens nowhere.
  std::expected<void, DeliveryFailure> deliver(const ClaimedMessage& message);
  // Writes down the outcome and erases the payload of a message that is over. Repeatable.
  Task<void> note(postgres::Database& database, const ClaimedMessage& message,
                  const std::expected<void, DeliveryFailure>& outcome);
  Task<void> count_pending(postgres::Database& database);

  [[nodiscard]] const MailCounts& counts() const noexcept { return counts_; }

 private:
  const vault::DataCipher& cipher_;
  Transport& transport_;
  MailCounts counts_;
};

}  // namespace billspay::mail
