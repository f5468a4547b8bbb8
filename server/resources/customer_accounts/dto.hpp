// A customer's account on the wire of the staff. No SSN, no birth date, no account number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/billers/billers.hpp"
#include "resources/card_free_text.hpp"
#include "resources/customers/customers.hpp"
#include "resources/payment_methods/payment_methods.hpp"
#include "resources/receipts/receipts.hpp"

namespace billspay::customer_accounts {

struct CustomerProfile {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::string address_line1;
  std::optional<std::string> address_line2;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string customer_number;
  customers::KycStatus kyc_status;
  std::optional<std::string> kyc_reason;
  bool email_verified;
  Timestamp created_at;
  std::optional<Timestamp> last_login_at;
  std::optional<Timestamp> deleted_at;
};

struct AssistingAgent {
  AgentId id;
  std::string full_name;
};

struct Assignment {
  AssistingAgent agent;
  Timestamp assigned_at;  // when the agent assisted last
};

struct CustomerAccount {
  CustomerProfile profile;
  std::vector<billers::Biller> billers;                         // newest first, at most 200
  std::vector<payment_methods::PaymentMethod> payment_methods;  // newest first
  std::vector<receipts::Receipt> receipts;                      // the last 50
  std::vector<Assignment> assignments;                          // the last one first, at most 50
  std::optional<Assignment> last_assisted_by;
};

// Query parameters of a removal: a DELETE has no body.
struct RemovalRequest {
  std::optional<std::string> reason;
};

// What the audit trail keeps of the account as a whole.
struct Standing {
  std::optional<Timestamp> deleted_at;
};
struct EndedSessions {
  int sessions_ended;
};

}  // namespace billspay::customer_accounts

namespace billspay::json {

template <>
inline constexpr auto table<customer_accounts::CustomerProfile> =
    object("CustomerProfile", field("id", &customer_accounts::CustomerProfile::id),
           field("email", &customer_accounts::CustomerProfile::email),
           field("firstName", &customer_accounts::CustomerProfile::first_name),
           field("lastName", &customer_accounts::CustomerProfile::last_name),
           field("phone", &customer_accounts::CustomerProfile::phone),
           field("addressLine1", &customer_accounts::CustomerProfile::address_line1),
           field("addressLine2", &customer_accounts::CustomerProfile::address_line2),
           field("city", &customer_accounts::CustomerProfile::city),
           field("state", &customer_accounts::CustomerProfile::state),
           field("postalCode", &customer_accounts::CustomerProfile::postal_code),
           field("customerNumber", &customer_accounts::CustomerProfile::customer_number),
           field("kycStatus", &customer_accounts::CustomerProfile::kyc_status),
           field("kycReason", &customer_accounts::CustomerProfile::kyc_reason),
           field("emailVerified", &customer_accounts::CustomerProfile::email_verified),
           field("createdAt", &customer_accounts::CustomerProfile::created_at),
           field("lastLoginAt", &customer_accounts::CustomerProfile::last_login_at),
           field("deletedAt", &customer_accounts::CustomerProfile::deleted_at));

template <>
inline constexpr auto table<customer_accounts::AssistingAgent> =
    object("AssistingAgent", field("id", &customer_accounts::AssistingAgent::id),
           field("fullName", &customer_accounts::AssistingAgent::full_name));

template <>
inline constexpr auto table<customer_accounts::Assignment> =
    object("Assignment", field("agent", &customer_accounts::Assignment::agent),
           field("assignedAt", &customer_accounts::Assignment::assigned_at));

template <>
inline constexpr auto table<customer_accounts::CustomerAccount> =
    object("CustomerAccount", field("profile", &customer_accounts::CustomerAccount::profile),
           field("billers", &customer_accounts::CustomerAccount::billers),
           field("paymentMethods", &customer_accounts::CustomerAccount::payment_methods),
           field("receipts", &customer_accounts::CustomerAccount::receipts),
           field("assignments", &customer_accounts::CustomerAccount::assignments),
           field("lastAssistedBy", &customer_accounts::CustomerAccount::last_assisted_by));

template <>
inline constexpr auto table<customer_accounts::RemovalRequest> =
    object("RemovalRequest",
           field("reason", &customer_accounts::RemovalRequest::reason, card_free::text(1, 500)));

template <>
inline constexpr auto table<customer_accounts::Standing> =
    object("CustomerStanding", field("deletedAt", &customer_accounts::Standing::deleted_at));

template <>
inline constexpr auto table<customer_accounts::EndedSessions> = object(
    "EndedSessions", field("sessionsEnded", &customer_accounts::EndedSessions::sessions_ended));

}  // namespace billspay::json
