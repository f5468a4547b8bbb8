// Customers: enrolment, the profile, and the confirmation of an e-mail address.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"
#include "resources/audit_events/audit_events.hpp"

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

// A customer whose account staff work on.
struct Assisted {
  std::string full_name;
  std::string email;
  KycStatus kyc_status;
  audit_events::Actor actor;  // who works on it
};

// Holds the customer's row until the end of the transaction, and notes who assisted (agents only).
// problems::not_found for an unknown or removed customer. Call it first in every transaction that
// changes something of a customer on behalf of staff.
Task<Result<Assisted>> assist(postgres::Transaction& transaction, const auth::Staff& who,
                              CustomerId customer);

// What staff looked at. Keeps an audit event (S73); `what` is the action: "customer.viewed".
// problems::not_found.
Task<Result<void>> note_view(postgres::Transaction& transaction, const auth::Staff& who,
                             CustomerId customer, std::string_view what,
                             const http::CallContext& context);

// What a search takes, in characters.
inline constexpr std::size_t longest_search = 100;

// Customers who are not removed and whom a search in the list of customers finds, the best matches
// first. Nothing when there are no words to look for. problems::unauthenticated.
using Matches = std::optional<std::vector<CustomerId>>;
Task<Result<Matches>> find_matches(postgres::Database& database, auth::Staff who,
                                   std::string search, int most);
// Whether all words of a search are found in this one, who is not removed.
// problems::unauthenticated.
Task<Result<bool>> has_words(postgres::Database& database, auth::Staff who, CustomerId customer,
                             std::string search);

void customer_routes(http::Routes& routes, const http::Platform& platform);
// Their lists of customers; what they see and do of one is in customer_accounts.
void agent_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

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
