// KYC reviews on the wire. Birth date and SSN digits are masked; revealing them is a step of its
// own that is audited with a reason (S29, S61).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/paging.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/card_free_text.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::kyc_reviews {

enum class Waiting { pending, needs_info };  // for us, or for the customer
enum class Decision { approved, rejected, needs_info };

// Another customer with the same SSN digits, birth date and name.
struct Duplicate {
  CustomerId id;
  std::string customer_number;
  customers::KycStatus kyc_status;
};

// The few lines by which a list shows a customer.
struct Newcomer {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::string customer_number;
  customers::KycStatus kyc_status;
  Timestamp created_at;
};

struct QueueEntry {
  Newcomer customer;
  bool email_verified;
  Timestamp submitted_at;
  int version;
  std::vector<Duplicate> duplicates;
};

struct QueuePage {
  std::vector<QueueEntry> kyc_reviews;  // oldest first
  std::optional<std::string> next_cursor;
};

struct QueueRequest {
  std::optional<Waiting> status;  // PENDING
  std::optional<int> limit;
  std::optional<http::Cursor> cursor;

  [[nodiscard]] int size() const { return limit.value_or(http::default_page); }
};

// What the customer claims.
struct Applicant {
  CustomerId id;
  std::string email;
  bool email_verified;
  std::string first_name;
  std::string last_name;
  std::string date_of_birth;  // "1988-••-••"
  std::string ssn_last4;      // "••••"
  std::optional<std::string> phone;
  std::string address_line1;
  std::optional<std::string> address_line2;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string customer_number;
  customers::KycStatus kyc_status;
  std::optional<std::string> kyc_reason;
  std::optional<Timestamp> last_login_at;
};

struct PastDecision {
  KycDecisionId id;
  Decision decision;
  std::optional<std::string> reason;
  std::string decided_by;
  int version;  // of the data that was seen
  Timestamp decided_at;
};

struct Review {
  Applicant customer;
  Timestamp submitted_at;
  int version;
  std::vector<Duplicate> duplicates;
  std::vector<PastDecision> decisions;  // newest first
};

struct Ruling {
  Decision decision;
  std::optional<std::string> reason;  // the customer reads it, unless approved
  int version;
};
void check(const Ruling& ruling, json::Errors& errors);

struct RevealRequest {
  std::string reason;
};
struct Identity {
  Date date_of_birth;
  std::string ssn_last4;
};

}  // namespace billspay::kyc_reviews

namespace billspay {
template <>
inline constexpr auto names<kyc_reviews::Waiting> =
    std::array{Name<kyc_reviews::Waiting>{kyc_reviews::Waiting::pending, "PENDING"},
               Name<kyc_reviews::Waiting>{kyc_reviews::Waiting::needs_info, "NEEDS_INFO"}};
template <>
inline constexpr auto names<kyc_reviews::Decision> =
    std::array{Name<kyc_reviews::Decision>{kyc_reviews::Decision::approved, "APPROVED"},
               Name<kyc_reviews::Decision>{kyc_reviews::Decision::rejected, "REJECTED"},
               Name<kyc_reviews::Decision>{kyc_reviews::Decision::needs_info, "NEEDS_INFO"}};
}  // namespace billspay

namespace billspay::json {

template <>
inline constexpr auto table<kyc_reviews::Duplicate> =
    object("KycDuplicate", field("id", &kyc_reviews::Duplicate::id),
           field("customerNumber", &kyc_reviews::Duplicate::customer_number),
           field("kycStatus", &kyc_reviews::Duplicate::kyc_status));

template <>
inline constexpr auto table<kyc_reviews::Newcomer> =
    object("KycCustomer", field("id", &kyc_reviews::Newcomer::id),
           field("email", &kyc_reviews::Newcomer::email),
           field("firstName", &kyc_reviews::Newcomer::first_name),
           field("lastName", &kyc_reviews::Newcomer::last_name),
           field("phone", &kyc_reviews::Newcomer::phone),
           field("customerNumber", &kyc_reviews::Newcomer::customer_number),
           field("kycStatus", &kyc_reviews::Newcomer::kyc_status),
           field("createdAt", &kyc_reviews::Newcomer::created_at));

template <>
inline constexpr auto table<kyc_reviews::QueueEntry> =
    object("KycQueueEntry", field("customer", &kyc_reviews::QueueEntry::customer),
           field("emailVerified", &kyc_reviews::QueueEntry::email_verified),
           field("submittedAt", &kyc_reviews::QueueEntry::submitted_at),
           field("version", &kyc_reviews::QueueEntry::version),
           field("duplicates", &kyc_reviews::QueueEntry::duplicates));

template <>
inline constexpr auto table<kyc_reviews::QueuePage> =
    object("KycQueuePage", field("kycReviews", &kyc_reviews::QueuePage::kyc_reviews),
           field("nextCursor", &kyc_reviews::QueuePage::next_cursor));

template <>
inline constexpr auto table<kyc_reviews::QueueRequest> =
    object("KycQueueRequest", field("status", &kyc_reviews::QueueRequest::status),
           field("limit", &kyc_reviews::QueueRequest::limit, rules::range(1, http::largest_page)),
           field("cursor", &kyc_reviews::QueueRequest::cursor));

template <>
inline constexpr auto table<kyc_reviews::Applicant> = object(
    "KycApplicant", field("id", &kyc_reviews::Applicant::id),
    field("email", &kyc_reviews::Applicant::email),
    field("emailVerified", &kyc_reviews::Applicant::email_verified),
    field("firstName", &kyc_reviews::Applicant::first_name),
    field("lastName", &kyc_reviews::Applicant::last_name),
    field("dateOfBirth", &kyc_reviews::Applicant::date_of_birth),
    field("ssnLast4", &kyc_reviews::Applicant::ssn_last4),
    field("phone", &kyc_reviews::Applicant::phone),
    field("addressLine1", &kyc_reviews::Applicant::address_line1),
    field("addressLine2", &kyc_reviews::Applicant::address_line2),
    field("city", &kyc_reviews::Applicant::city), field("state", &kyc_reviews::Applicant::state),
    field("postalCode", &kyc_reviews::Applicant::postal_code),
    field("customerNumber", &kyc_reviews::Applicant::customer_number),
    field("kycStatus", &kyc_reviews::Applicant::kyc_status),
    field("kycReason", &kyc_reviews::Applicant::kyc_reason),
    field("lastLoginAt", &kyc_reviews::Applicant::last_login_at));

template <>
inline constexpr auto table<kyc_reviews::PastDecision> =
    object("KycDecision", field("id", &kyc_reviews::PastDecision::id),
           field("decision", &kyc_reviews::PastDecision::decision),
           field("reason", &kyc_reviews::PastDecision::reason),
           field("decidedBy", &kyc_reviews::PastDecision::decided_by),
           field("version", &kyc_reviews::PastDecision::version),
           field("decidedAt", &kyc_reviews::PastDecision::decided_at));

template <>
inline constexpr auto table<kyc_reviews::Review> =
    object("KycReview", field("customer", &kyc_reviews::Review::customer),
           field("submittedAt", &kyc_reviews::Review::submitted_at),
           field("version", &kyc_reviews::Review::version),
           field("duplicates", &kyc_reviews::Review::duplicates),
           field("decisions", &kyc_reviews::Review::decisions));

template <>
inline constexpr auto table<kyc_reviews::Ruling> =
    object("KycRuling", field("decision", &kyc_reviews::Ruling::decision),
           field("reason", &kyc_reviews::Ruling::reason, card_free::lines(500)),
           field("version", &kyc_reviews::Ruling::version, rules::range(1, 2'147'483'647)));

template <>
inline constexpr auto table<kyc_reviews::RevealRequest> = object(
    "RevealRequest", field("reason", &kyc_reviews::RevealRequest::reason, card_free::text(1, 500)));

template <>
inline constexpr auto table<kyc_reviews::Identity> =
    object("RevealedIdentity", field("dateOfBirth", &kyc_reviews::Identity::date_of_birth),
           field("ssnLast4", &kyc_reviews::Identity::ssn_last4));

}  // namespace billspay::json
