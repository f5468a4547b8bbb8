// KYC reviews: an admin compares what a new customer claims, and approves, rejects or asks. Until
// then customers can sign in and read, but keep no payment method (security statement S33).
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::kyc_reviews {

void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::kyc_reviews
