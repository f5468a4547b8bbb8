// The people of the demo data: invented from a number, so that every load of the same size has the
// same customers with the same ids.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"

namespace billspay::demo {

// The demo's sign-ins, as printed at the start of `billspay demo`. Never used anywhere else.
inline constexpr std::string_view customer_password = "demo-passphrase-2026";
inline constexpr std::string_view agent_password = "demo-agent-2026";
inline constexpr std::string_view admin_username = "sameer614614";
inline constexpr std::string_view admin_password = "Cake@1245";

// Repeatable chance (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) noexcept : state_(seed) {}

  std::uint64_t next() noexcept;
  // 0 to count - 1.
  std::uint64_t below(std::uint64_t count) noexcept { return next() % count; }
  // Both included.
  int between(int low, int high) noexcept {
    return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low + 1)));
  }
  template <class List>
  const auto& pick(const List& list) noexcept {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

enum class Kind : std::uint8_t { customer, agent, admin, payment_method, biller, receipt };

// A UUIDv7 of that moment; different for every kind and index below 2^56.
Uuid demo_id(Kind kind, std::uint64_t index, Timestamp at) noexcept;

// Different for every index below 90 billion, and scattered.
std::string demo_customer_number(std::uint64_t index);

struct Person {
  Uuid id;
  std::string_view first_name;
  std::string_view last_name;
  std::string email;
  std::string phone;
  std::string address_line1;
  std::string_view city;
  std::string_view state;
  std::string postal_code;
  std::string customer_number;
  std::string date_of_birth;  // YYYY-MM-DD
  std::string ssn_last4;
  std::string_view kyc_status;
  std::string_view kyc_reason;  // empty for none
  Timestamp created_at;
};

inline constexpr std::uint64_t named_people = 3;  // ada, ben and cleo, in this order

// Number `index` of `total`, who signed up in the three years before `loaded_at`. Ids rise with the
// index from the first unnamed person on.
Person make_person(std::uint64_t index, std::uint64_t total, Timestamp loaded_at);

}  // namespace billspay::demo
