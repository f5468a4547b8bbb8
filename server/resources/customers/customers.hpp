// Customers: enrolment, the profile, and the confirmation of an e-mail address.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::customers {

enum class KycStatus { pending, approved, rejected, needs_info };

// How others see a customer.
struct PublicCustomer {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  std::string customer_number;  // 12 digits
  KycStatus kyc_status;

  [[nodiscard]] std::string full_name() const { return first_name + " " + last_name; }
};

// Finds the same person again in the review queue: a keyed hash of SSN digits, birth date
// (YYYY-MM-DD) and name.
Bytes identity_hash(const vault::KeyedHash& hashes, std::string_view ssn_last4,
                    std::string_view date_of_birth, std::string_view first_name,
                    std::string_view last_name);

void customer_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::customers

namespace billspay {
template <>
inline constexpr auto names<customers::KycStatus> =
    std::array{Name<customers::KycStatus>{customers::KycStatus::pending, "PENDING"},
               Name<customers::KycStatus>{customers::KycStatus::approved, "APPROVED"},
               Name<customers::KycStatus>{customers::KycStatus::rejected, "REJECTED"},
               Name<customers::KycStatus>{customers::KycStatus::needs_info, "NEEDS_INFO"}};

template <>
inline constexpr auto json::table<customers::PublicCustomer> =
    json::object("Customer", json::field("id", &customers::PublicCustomer::id),
                 json::field("email", &customers::PublicCustomer::email),
                 json::field("firstName", &customers::PublicCustomer::first_name),
                 json::field("lastName", &customers::PublicCustomer::last_name),
                 json::field("customerNumber", &customers::PublicCustomer::customer_number),
                 json::field("kycStatus", &customers::PublicCustomer::kyc_status));
}  // namespace billspay
