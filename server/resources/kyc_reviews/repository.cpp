#include "resources/kyc_reviews/repository.hpp"

#include <stdexcept>

#include "resources/kyc_reviews/queries.hpp"

namespace billspay::kyc_reviews {
namespace {

using postgres::Nothing;
using postgres::Query;
using Text = std::optional<std::string>;

constexpr int most_duplicates = 20;
constexpr int most_decisions = 50;

// An entry of the queue and one of its duplicates.
struct QueueRow {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  Text phone;
  std::string customer_number;
  customers::KycStatus kyc_status;
  Timestamp created_at;
  bool email_verified;
  int version;
  std::optional<CustomerId> duplicate_id;
  Text duplicate_number;
  std::optional<customers::KycStatus> duplicate_status;
};

struct ApplicantRow {
  CustomerId id;
  std::string email;
  bool email_verified;
  std::string first_name;
  std::string last_name;
  Bytes date_of_birth;
  Text phone;
  std::string address_line1;
  Text address_line2;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string customer_number;
  customers::KycStatus kyc_status;
  Text kyc_reason;
  std::optional<Timestamp> last_login_at;
  Timestamp created_at;
  int version;
};

struct SealedIdentity {
  Bytes date_of_birth;
  Bytes ssn_last4;
};

constexpr Query<QueueRow(Waiting, Timestamp, Uuid, int, int)> queue{sql::kyc_reviews::list_queue};
constexpr Query<ApplicantRow(CustomerId)> applicant{sql::kyc_reviews::find_applicant};
constexpr Query<Duplicate(CustomerId, int)> duplicates{sql::kyc_reviews::find_duplicates};
constexpr Query<PastDecision(CustomerId, int)> decisions{sql::kyc_reviews::list_decisions};
constexpr Query<SealedIdentity(CustomerId)> identity{sql::kyc_reviews::find_identity};
constexpr Query<Standing(CustomerId)> standing{sql::kyc_reviews::find_standing};
constexpr Query<Nothing(KycDecisionId, CustomerId, int, Decision, Text, AdminId)> insert{
    sql::kyc_reviews::keep_decision};
constexpr Query<Nothing(CustomerId, int, Decision, Text)> step{sql::kyc_reviews::decide};

std::vector<QueueEntry> group_by_customer(std::vector<QueueRow>&& rows) {
  std::vector<QueueEntry> entries;
  for (auto& row : rows) {
    if (entries.empty() || entries.back().customer.id != row.id) {
      entries.push_back(
          {{row.id, std::move(row.email), std::move(row.first_name), std::move(row.last_name),
            std::move(row.phone), std::move(row.customer_number), row.kyc_status, row.created_at},
           row.email_verified,
           row.created_at,
           row.version,
           {}});
    }
    if (row.duplicate_id) {
      entries.back().duplicates.push_back(
          {*row.duplicate_id, std::move(*row.duplicate_number), *row.duplicate_status});
    }
  }
  return entries;
}

SecretString opened(const vault::DataCipher& cipher, std::string_view column, CustomerId customer,
                    const Bytes& sealed) {
  auto plain = cipher.open(column, customer.value, sealed);
  if (!plain) throw std::runtime_error("a sealed column of a customer does not open");
  return std::move(*plain);
}

// The year tells people of one name apart and is no secret by itself.
Applicant masked(ApplicantRow&& row, const vault::DataCipher& cipher) {
  const auto birth = opened(cipher, "users.date_of_birth", row.id, row.date_of_birth);
  return {row.id,
          std::move(row.email),
          row.email_verified,
          std::move(row.first_name),
          std::move(row.last_name),
          birth.reveal().substr(0, 4) + "-••-••",
          "••••",
          std::move(row.phone),
          std::move(row.address_line1),
          std::move(row.address_line2),
          std::move(row.city),
          std::move(row.state),
          std::move(row.postal_code),
          std::move(row.customer_number),
          row.kyc_status,
          std::move(row.kyc_reason),
          row.last_login_at};
}

}  // namespace

Task<Result<QueuePage>> list_queue(postgres::Database& database, const auth::Staff& who,
                                   QueueRequest request) {
  const auto start = request.cursor.value_or(http::Cursor{});
  auto rows = co_await database.all(who.guard(), queue, request.status.value_or(Waiting::pending),
                                    start.at, start.id, request.size() + 1, most_duplicates);
  if (!rows) co_return refuse(std::move(rows.error()));
  QueuePage page{group_by_customer(std::move(*rows)), std::nullopt};
  page.next_cursor = http::cut_page(page.kyc_reviews, request.size(), [](const QueueEntry& last) {
    return http::Cursor{last.submitted_at, last.customer.id.value};
  });
  co_return page;
}

Task<std::optional<Found>> find_review(postgres::Transaction& transaction,
                                       const vault::DataCipher& cipher, CustomerId customer) {
  auto row = co_await transaction.one(applicant, customer);
  if (!row) co_return std::nullopt;
  const int version = row->version;
  const Timestamp submitted_at = row->created_at;
  Found found{{masked(std::move(*row), cipher), submitted_at, version, {}, {}}, version};
  found.value.duplicates = co_await transaction.all(duplicates, customer, most_duplicates);
  found.value.decisions = co_await transaction.all(decisions, customer, most_decisions);
  co_return found;
}

Task<std::optional<Identity>> open_identity(postgres::Transaction& transaction,
                                            const vault::DataCipher& cipher, CustomerId customer) {
  const auto row = co_await transaction.one(identity, customer);
  if (!row) co_return std::nullopt;
  const auto birth = opened(cipher, "users.date_of_birth", customer, row->date_of_birth);
  const auto ssn = opened(cipher, "users.ssn_last4", customer, row->ssn_last4);
  const auto date = parse_date(birth.reveal());
  if (!date) throw std::runtime_error("a sealed birth date is none");
  co_return Identity{*date, ssn.reveal()};
}

Task<std::optional<Standing>> find_standing(postgres::Transaction& transaction,
                                            CustomerId customer) {
  co_return co_await transaction.one(standing, customer);
}

Task<bool> decide(postgres::Transaction& transaction, CustomerId customer, AdminId admin,
                  const Ruling& ruling, const std::optional<std::string>& kyc_reason) {
  const auto kept =
      co_await transaction.attempt(insert, KycDecisionId::make(), customer, ruling.version,
                                   ruling.decision, ruling.reason, admin);
  if (!kept && kept.error().constraint == "kyc_decisions_user_version_key") co_return false;
  if (!kept) throw std::logic_error("unexpected violation of " + kept.error().constraint);
  const auto stepped =
      co_await transaction.attempt(step, customer, ruling.version, ruling.decision, kyc_reason);
  if (!stepped && stepped.error().constraint == "users_kyc_step_check") co_return false;
  if (!stepped) throw std::logic_error("unexpected violation of " + stepped.error().constraint);
  co_return *stepped == 1;
}

}  // namespace billspay::kyc_reviews
