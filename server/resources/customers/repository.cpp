#include "resources/customers/repository.hpp"

#include "resources/customers/queries.hpp"

namespace billspay::customers {
namespace {

using OptionalText = std::optional<std::string>;

struct Yes {
  bool yes;
};
struct Owner {
  CustomerId id;
};
struct FullName {
  std::string name;
};
struct ProfileRow {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  OptionalText phone;
  std::string address_line1;
  OptionalText address_line2;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string customer_number;
  KycStatus kyc_status;
  OptionalText kyc_reason;
  bool email_verified;
  Timestamp created_at;
  std::optional<Timestamp> last_login_at;
  int version;
};

constexpr int verification_seconds = 24 * 3600;

constexpr postgres::Query<Yes(std::string)> taken{sql::customers::email_is_taken};
constexpr postgres::Query<postgres::Nothing(
    CustomerId, std::string, std::string, std::string, std::string, Bytes, Bytes, Bytes,
    OptionalText, std::string, OptionalText, std::string, std::string, std::string, std::string)>
    insert{sql::customers::add};
constexpr postgres::Query<ProfileRow(CustomerId)> find{sql::customers::find_profile};
constexpr postgres::Query<ProfileRow(CustomerId)> lock{sql::customers::lock_profile};
constexpr postgres::Query<postgres::Nothing(CustomerId, std::string, std::string, OptionalText,
                                            std::string, OptionalText, std::string, std::string,
                                            std::string, KycStatus, OptionalText)>
    save{sql::customers::save_profile};
constexpr postgres::Query<SealedColumns(CustomerId)> find_sealed{sql::customers::find_identity};
constexpr postgres::Query<postgres::Nothing(CustomerId, Bytes)> save_hash{
    sql::customers::save_identity_hash};
constexpr postgres::Query<postgres::Nothing(Bytes, CustomerId, int)> insert_verification{
    sql::customers::add_verification};
constexpr postgres::Query<Unverified(CustomerId)> unverified{sql::customers::lock_unverified};
constexpr postgres::Query<postgres::Nothing(CustomerId)> consume_all{
    sql::customers::void_verifications};
constexpr postgres::Query<Owner(Bytes)> consume_verification{sql::customers::use_verification};
constexpr postgres::Query<FullName(CustomerId)> verify{sql::customers::mark_verified};

http::Versioned<Profile> to_profile(ProfileRow&& row) {
  return {{row.id, std::move(row.email), std::move(row.first_name), std::move(row.last_name),
           std::move(row.phone), std::move(row.address_line1), std::move(row.address_line2),
           std::move(row.city), std::move(row.state), std::move(row.postal_code),
           std::move(row.customer_number), row.kyc_status, std::move(row.kyc_reason),
           row.email_verified, row.created_at, row.last_login_at},
          row.version};
}

}  // namespace

Task<Result<bool>> email_is_taken(postgres::Database& database, const std::string& email) {
  const auto found = co_await database.one(std::nullopt, taken, email);
  if (!found) co_return refuse(found.error());
  co_return found->has_value();
}

Task<std::expected<bool, postgres::Violation>> add(postgres::Transaction& transaction,
                                                   CustomerId id, const NewCustomer& customer,
                                                   const std::string& password_hash,
                                                   const SealedIdentity& identity,
                                                   const std::string& customer_number) {
  const auto added = co_await transaction.attempt(
      insert, id, customer.email, password_hash, customer.first_name, customer.last_name,
      identity.date_of_birth, identity.ssn_last4, identity.identity_hash, customer.phone,
      customer.address_line1, customer.address_line2, customer.city, customer.state,
      customer.postal_code, customer_number);
  if (!added) co_return std::unexpected(added.error());
  co_return *added == 1;
}

Task<Result<http::Versioned<ProfileAnswer>>> find_profile(postgres::Database& database,
                                                          const auth::Customer& who) {
  auto row = co_await database.one(who.guard(), find, who.id);
  if (!row) co_return refuse(std::move(row.error()));
  if (!*row) co_return refuse(billspay::problems::unauthenticated);
  auto profile = to_profile(std::move(**row));
  co_return http::Versioned<ProfileAnswer>{{std::move(profile.value)}, profile.version};
}

Task<std::optional<http::Versioned<Profile>>> lock_profile(postgres::Transaction& transaction,
                                                           CustomerId id) {
  auto row = co_await transaction.one(lock, id);
  if (!row) co_return std::nullopt;
  co_return to_profile(std::move(*row));
}

Task<void> save_profile(postgres::Transaction& transaction, const Profile& profile) {
  co_await transaction.run(save, profile.id, profile.first_name, profile.last_name, profile.phone,
                           profile.address_line1, profile.address_line2, profile.city,
                           profile.state, profile.postal_code, profile.kyc_status,
                           profile.kyc_reason);
}

Task<SealedColumns> find_identity(postgres::Transaction& transaction, CustomerId id) {
  auto found = co_await transaction.one(find_sealed, id);
  if (!found) throw std::logic_error("a locked customer is gone");
  co_return std::move(*found);
}

Task<void> save_identity_hash(postgres::Transaction& transaction, CustomerId id,
                              const Bytes& identity_hash) {
  co_await transaction.run(save_hash, id, identity_hash);
}

Task<std::optional<Unverified>> lock_unverified(postgres::Transaction& transaction, CustomerId id) {
  co_return co_await transaction.one(unverified, id);
}

Task<void> void_verifications(postgres::Transaction& transaction, CustomerId id) {
  co_await transaction.run(consume_all, id);
}

Task<void> add_verification(postgres::Transaction& transaction, const Bytes& token_hash,
                            CustomerId id) {
  co_await transaction.run(insert_verification, token_hash, id, verification_seconds);
}

Task<std::optional<CustomerId>> use_verification(postgres::Transaction& transaction,
                                                 const Bytes& token_hash) {
  const auto owner = co_await transaction.one(consume_verification, token_hash);
  if (!owner) co_return std::nullopt;
  co_return owner->id;
}

Task<std::optional<std::string>> mark_verified(postgres::Transaction& transaction, CustomerId id) {
  auto found = co_await transaction.one(verify, id);
  if (!found) co_return std::nullopt;
  co_return std::move(found->name);
}

}  // namespace billspay::customers
