#include "demo/bills.hpp"

#include <algorithm>
#include <array>

namespace billspay::demo {
namespace {

using std::chrono::days;
using std::chrono::microseconds;
using std::chrono::minutes;

constexpr std::array<Company, companies_count> companies{
    {{"Northlight Electric", "ELECTRIC", "help@northlight.test", 4200, 16800},
     {"Bluewave Internet", "INTERNET", "+1 800 555 0101", 4999, 7999},
     {"Pocket Mobile", "MOBILE", "+1 800 555 0102", 2500, 9500},
     {"Harbor Mutual Insurance", "INSURANCE", "claims@harbormutual.test", 8800, 21000},
     {"Starlane TV", "TV", "+1 800 555 0103", 3499, 11999},
     {"Oakridge Homes", "HOME", "office@oakridge.test", 98000, 245000},
     {"City Water Works", "OTHER", "+1 800 555 0104", 2100, 7400},
     {"Sunrise Power & Light", "ELECTRIC", "+1 800 555 0105", 5100, 19900},
     {"Fibernest", "INTERNET", "support@fibernest.test", 5500, 8900},
     {"Clearcall Wireless", "MOBILE", "+1 800 555 0106", 3000, 12000},
     {"Evergreen Life", "INSURANCE", "+1 800 555 0107", 4500, 13000},
     {"Greenfield Gas", "OTHER", "+1 800 555 0108", 2800, 14200},
     {"Parkside Apartments", "HOME", "rent@parkside.test", 110000, 210000},
     {"Streamhouse", "TV", "hello@streamhouse.test", 999, 2299},
     {"Valley Electric Cooperative", "ELECTRIC", "+1 800 555 0109", 3900, 15400},
     {"Quickline Broadband", "INTERNET", "+1 800 555 0110", 3999, 6999},
     {"Tidewater Auto Insurance", "INSURANCE", "+1 800 555 0111", 7200, 18900},
     {"Hometown Mortgage", "HOME", "+1 800 555 0112", 125000, 310000},
     {"Bright Horizons Childcare", "OTHER", "+1 800 555 0113", 45000, 120000},
     {"Skyline Cable", "TV", "+1 800 555 0114", 4500, 13900},
     {"Metro Mobile", "MOBILE", "+1 800 555 0115", 1500, 6500},
     {"Riverbend Waste Services", "OTHER", "+1 800 555 0116", 1800, 4600},
     {"Lakeshore Dental Plan", "INSURANCE", "+1 800 555 0117", 1900, 5200},
     {"Summit Fitness", "OTHER", "+1 800 555 0118", 2999, 8999}}};

// Each person has a usual amount per bill, from which a month differs a little; fixed prices of
// fees and rents hardly do.
Money amount(std::uint64_t person, std::uint64_t biller, Dice& dice) {
  const Company& company = company_of(person, biller);
  const auto range = static_cast<std::uint64_t>(company.high_cents - company.low_cents);
  const auto usual =
      company.low_cents + static_cast<std::int64_t>(Dice(person * 31 + biller).below(range));
  const bool metered =
      company.category == "ELECTRIC" || company.category == "OTHER" || company.category == "MOBILE";
  if (!metered) return {usual};
  return {std::max<std::int64_t>(usual * dice.between(75, 125) / 100, 500)};
}

}  // namespace

const Company& company_of(std::uint64_t person, std::uint64_t which) noexcept {
  return companies[(person * 5 + which) % companies_count];  // neighbours differ in category
}

std::vector<Payment> monthly_payments(std::uint64_t person, std::uint64_t billers, Timestamp since,
                                      Timestamp until) {
  std::vector<Payment> payments;
  Dice dice(person ^ 0xB111U);
  const auto first = std::chrono::floor<days>(since) + days(1);
  for (int month = 0;; ++month) {
    const Timestamp start = first + days(30 * month);
    if (start + days(30) > until) break;
    for (std::uint64_t biller = 0; biller < billers; ++biller) {
      const auto day = static_cast<int>(biller * 3 % 25) + dice.between(0, 3);
      payments.push_back({biller, start + days(day) + minutes(dice.between(13 * 60, 23 * 60)),
                          amount(person, biller, dice)});
    }
  }
  std::ranges::sort(payments, {}, &Payment::paid_on);
  return payments;
}

std::vector<Payment> spread_payments(std::uint64_t person, std::uint64_t billers,
                                     std::uint64_t count, Timestamp since, Timestamp until) {
  std::vector<Payment> payments;
  payments.reserve(count);
  Dice dice(person ^ 0xB111U);
  const microseconds step = (until - since) / static_cast<std::int64_t>(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const microseconds within(
        static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(step.count()))));
    payments.push_back({i % billers, since + step * static_cast<std::int64_t>(i) + within,
                        amount(person, i % billers, dice)});
  }
  return payments;
}

std::string confirmation(std::uint64_t index) {
  constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  constexpr std::uint64_t all = (std::uint64_t{1} << 40U) - 1;
  std::uint64_t scattered = (index * 0x9E3779B97F4A7C15U + 0x5DEECE66DU) & all;
  std::string text = "BP-";
  for (int i = 0; i < 8; ++i) {
    text += letters[scattered & 31U];
    scattered >>= 5U;
  }
  return text;
}

}  // namespace billspay::demo
