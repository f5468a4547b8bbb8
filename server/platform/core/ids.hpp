// Identifiers: UUIDv7 (RFC 9562), made by the server so that keys are ordered by time, and typed so
// that a biller's id cannot be passed where a customer's is wanted.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace billspay {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;

  // The canonical lower-case form; nothing else is accepted.
  static std::optional<Uuid> parse(std::string_view text) noexcept;
  static Uuid v7();
  [[nodiscard]] std::string to_string() const;
  void append_to(std::string& out) const;
};

template <class Tag>
struct Id {
  Uuid value;

  Id() = default;
  constexpr explicit Id(const Uuid& uuid) noexcept : value(uuid) {}
  auto operator<=>(const Id&) const = default;

  static Id make() { return Id(Uuid::v7()); }
  static std::optional<Id> parse(std::string_view text) noexcept {
    if (auto uuid = Uuid::parse(text)) return Id(*uuid);
    return std::nullopt;
  }
  [[nodiscard]] std::string to_string() const { return value.to_string(); }
};

using CustomerId = Id<struct CustomerTag>;
using AgentId = Id<struct AgentTag>;
using AdminId = Id<struct AdminTag>;
using SessionId = Id<struct SessionTag>;
using StaffSessionId = Id<struct StaffSessionTag>;
using PaymentMethodId = Id<struct PaymentMethodTag>;
using BillerId = Id<struct BillerTag>;
using ReceiptId = Id<struct ReceiptTag>;
using AuditEventId = Id<struct AuditEventTag>;
using MessageId = Id<struct MessageTag>;
using KycDecisionId = Id<struct KycDecisionTag>;
using ImportId = Id<struct ImportTag>;

// Customer numbers: 12 digits, the last one a Luhn check digit (ISO/IEC 7812-1 annex B).
// An identifier for people to read aloud, never a secret and never an order.
namespace customer_number {
std::string random();
bool valid(std::string_view digits) noexcept;
std::string display(std::string_view digits);  // 1234-5678-9012
}  // namespace customer_number

// Luhn over ASCII digits; false for anything else.
bool luhn_valid(std::string_view digits) noexcept;
// ABA routing number: nine digits, weights 3-7-1.
bool aba_valid(std::string_view digits) noexcept;

}  // namespace billspay

template <class Tag>
struct std::hash<billspay::Id<Tag>> {
  std::size_t operator()(const billspay::Id<Tag>& id) const noexcept {
    std::size_t value = 0;
    for (std::size_t i = 8; i < 16; ++i) value = (value << 8U) | id.value.bytes[i];
    return value;
  }
};
