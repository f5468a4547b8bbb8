#include "resources/payment_methods/brand.hpp"

#include <array>

namespace billspay::payment_methods {
namespace {

struct Range {
  int first;  // of the first six digits
  int last;
  Brand brand;
};

constexpr std::array<Range, 12> ranges{{
    {340000, 349999, {"American Express", 4}},
    {370000, 379999, {"American Express", 4}},
    {300000, 305999, {"Diners Club", 3}},
    {360000, 369999, {"Diners Club", 3}},
    {380000, 399999, {"Diners Club", 3}},
    {352800, 358999, {"JCB", 3}},
    {400000, 499999, {"Visa", 3}},
    {510000, 559999, {"Mastercard", 3}},
    {222100, 272099, {"Mastercard", 3}},
    {601100, 601199, {"Discover", 3}},
    {644000, 659999, {"Discover", 3}},
    {620000, 629999, {"UnionPay", 3}},
}};

}  // namespace

Brand brand_of(std::string_view card_number) noexcept {
  int start = 0;
  for (const char c : card_number.substr(0, 6)) start = start * 10 + (c - '0');
  for (const auto& range : ranges) {
    if (start >= range.first && start <= range.last) return range.brand;
  }
  return {"Card", 3};
}

}  // namespace billspay::payment_methods
