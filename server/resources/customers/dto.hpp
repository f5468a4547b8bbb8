// Customers on the wire. SSN and birth date come in and never go out.
#pragma once

#include <optional>
#include <string>

#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::customers {

struct NewCustomer {
  std::string email;
  SecretString password;
  std::string first_name;
  std::string last_name;
  Date date_of_birth;
  SecretString ssn_last4;
  std::optional<std::string> phone;
  std::string address_line1;
  std::optional<std::string> address_line2;
  std::string city;
  std::string state;
  std::string postal_code;
};
void check(const NewCustomer& customer, json::Errors& errors);

struct Registered {
  PublicCustomer user;
};

struct Profile {
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
  KycStatus kyc_status;
  std::optional<std::string> kyc_reason;
  bool email_verified;
  Timestamp created_at;
  std::optional<Timestamp> last_login_at;
};
struct ProfileAnswer {
  Profile user;
};

struct ProfileChanges {
  json::Sent<std::string> first_name;
  json::Sent<std::string> last_name;
  json::Sent<std::optional<std::string>> phone;
  json::Sent<std::string> address_line1;
  json::Sent<std::optional<std::string>> address_line2;
  json::Sent<std::string> city;
  json::Sent<std::string> state;
  json::Sent<std::string> postal_code;
};

struct EmailVerification {
  SecretString token;
};
struct EmailVerified {
  bool verified;
};

}  // namespace billspay::customers

namespace billspay::json {

template <>
inline constexpr auto table<customers::NewCustomer> =
    object("NewCustomer", field("email", &customers::NewCustomer::email, rules::email),
           field("password", &customers::NewCustomer::password, rules::secret(1, 1024)),
           field("firstName", &customers::NewCustomer::first_name, rules::text(1, 80)),
           field("lastName", &customers::NewCustomer::last_name, rules::text(1, 80)),
           field("dateOfBirth", &customers::NewCustomer::date_of_birth),
           field("ssnLast4", &customers::NewCustomer::ssn_last4, rules::digits(4, 4)),
           field("phone", &customers::NewCustomer::phone, rules::phone),
           field("addressLine1", &customers::NewCustomer::address_line1, rules::text(1, 120)),
           field("addressLine2", &customers::NewCustomer::address_line2, rules::text(0, 120)),
           field("city", &customers::NewCustomer::city, rules::text(1, 80)),
           field("state", &customers::NewCustomer::state, rules::state),
           field("postalCode", &customers::NewCustomer::postal_code, rules::postal_code));

template <>
inline constexpr auto table<customers::Registered> =
    object("Registered", field("user", &customers::Registered::user));

template <>
inline constexpr auto table<customers::Profile> = object(
    "Profile", field("id", &customers::Profile::id), field("email", &customers::Profile::email),
    field("firstName", &customers::Profile::first_name),
    field("lastName", &customers::Profile::last_name), field("phone", &customers::Profile::phone),
    field("addressLine1", &customers::Profile::address_line1),
    field("addressLine2", &customers::Profile::address_line2),
    field("city", &customers::Profile::city), field("state", &customers::Profile::state),
    field("postalCode", &customers::Profile::postal_code),
    field("customerNumber", &customers::Profile::customer_number),
    field("kycStatus", &customers::Profile::kyc_status),
    field("kycReason", &customers::Profile::kyc_reason),
    field("emailVerified", &customers::Profile::email_verified),
    field("createdAt", &customers::Profile::created_at),
    field("lastLoginAt", &customers::Profile::last_login_at));

template <>
inline constexpr auto table<customers::ProfileAnswer> =
    object("ProfileAnswer", field("user", &customers::ProfileAnswer::user));

template <>
inline constexpr auto table<customers::ProfileChanges> =
    object("ProfileChanges",
           field("firstName", &customers::ProfileChanges::first_name, rules::text(1, 80)),
           field("lastName", &customers::ProfileChanges::last_name, rules::text(1, 80)),
           field("phone", &customers::ProfileChanges::phone, rules::phone),
           field("addressLine1", &customers::ProfileChanges::address_line1, rules::text(1, 120)),
           field("addressLine2", &customers::ProfileChanges::address_line2, rules::text(0, 120)),
           field("city", &customers::ProfileChanges::city, rules::text(1, 80)),
           field("state", &customers::ProfileChanges::state, rules::state),
           field("postalCode", &customers::ProfileChanges::postal_code, rules::postal_code));

template <>
inline constexpr auto table<customers::EmailVerification> = object(
    "EmailVerification", field("token", &customers::EmailVerification::token, rules::opaque(128)));

template <>
inline constexpr auto table<customers::EmailVerified> =
    object("EmailVerified", field("verified", &customers::EmailVerified::verified));

}  // namespace billspay::json
