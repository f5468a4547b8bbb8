// The bills of the demo data: who sends them, for how much, and when they were paid.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "demo/people.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/money.hpp"

namespace billspay::demo {

struct Company {
  std::string_view name;
  std::string_view category;
  std::string_view contact;
  std::int64_t low_cents;
  std::int64_t high_cents;
};

// No two of the first `companies_count` are the same for one person.
inline constexpr std::size_t companies_count = 24;
const Company& company_of(std::uint64_t person, std::uint64_t which) noexcept;

struct Payment {
  std::uint64_t biller;  // from 0
  Timestamp paid_on;
  Money amount;
};

// One bill of each biller every month since `since`, in order.
std::vector<Payment> monthly_payments(std::uint64_t person, std::uint64_t billers, Timestamp since,
                                      Timestamp until);
// `count` payments spread evenly between the two, the billers in turn.
std::vector<Payment> spread_payments(std::uint64_t person, std::uint64_t billers,
                                     std::uint64_t count, Timestamp since, Timestamp until);

// Eleven characters, different for every index below 2^40.
std::string confirmation(std::uint64_t index);

}  // namespace billspay::demo
