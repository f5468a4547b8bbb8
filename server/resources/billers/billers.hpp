// Billers: the companies a customer has bills with. Kept by staff, read by customers.
#pragma once

#include "platform/core/names.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::billers {

// What a biller bills for.
enum class Category { internet, tv, electric, mobile, home, insurance, other };

void customer_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::billers

namespace billspay {
template <>
inline constexpr auto names<billers::Category> =
    std::array{Name<billers::Category>{billers::Category::internet, "INTERNET"},
               Name<billers::Category>{billers::Category::tv, "TV"},
               Name<billers::Category>{billers::Category::electric, "ELECTRIC"},
               Name<billers::Category>{billers::Category::mobile, "MOBILE"},
               Name<billers::Category>{billers::Category::home, "HOME"},
               Name<billers::Category>{billers::Category::insurance, "INSURANCE"},
               Name<billers::Category>{billers::Category::other, "OTHER"}};
}  // namespace billspay
