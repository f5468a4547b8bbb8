#include "resources/customers/enrolment.hpp"

#include <algorithm>

#include "platform/auth/guards.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/core/text.hpp"
#include "platform/http/idempotency.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/customers/problems.hpp"
#include "resources/customers/repository.hpp"
#include "resources/customers/verification.hpp"

namespace billspay::customers {
namespace {

constexpr int customer_number_tries = 8;
constexpr auth::Rate registrations_per_ip{60, std::chrono::hours(1)};

using Enrolled = http::OrReplayed<http::Created<Registered>>;

Problem email_taken() {
  return Problem(problems::email_taken).with_field("#/email", "is in use by another account");
}

// Whose idempotency key a registration's is: nobody exists yet, so it hangs on the address.
Uuid owner_of_key(const http::Platform& platform, const std::string& email) {
  const Bytes hash = platform.hashes->hash("idempotency_keys.user_id", ascii_lower(email));
  Uuid owner;
  std::copy_n(hash.begin(), owner.bytes.size(), owner.bytes.begin());
  return owner;
}

SealedIdentity seal_identity(const http::Platform& platform, CustomerId id,
                             const NewCustomer& customer) {
  const std::string birth = format_date(customer.date_of_birth);
  const std::string& ssn = customer.ssn_last4.reveal();
  return {platform.cipher->seal("users.date_of_birth", id.value, birth),
          platform.cipher->seal("users.ssn_last4", id.value, ssn),
          identity_hash(*platform.hashes, ssn, birth, customer.first_name, customer.last_name)};
}

// The insert, with new customer numbers until one is free.
Task<Result<std::string>> add_with_number(postgres::Transaction& transaction, CustomerId id,
                                          const NewCustomer& customer,
                                          const std::string& password_hash,
                                          const SealedIdentity& identity) {
  for (int i = 0; i < customer_number_tries; ++i) {
    std::string number = customer_number::random();
    const auto added = co_await add(transaction, id, customer, password_hash, identity, number);
    if (!added && added.error().constraint == "users_email_live_key") {
      co_return refuse(email_taken());
    }
    if (!added) throw std::logic_error("unexpected violation of " + added.error().constraint);
    if (*added) co_return number;
  }
  throw std::runtime_error("no free customer number was found");
}

Task<Result<Enrolled>> enrol_in(postgres::Transaction& transaction, const http::Platform& platform,
                                const NewCustomer& customer, const std::string& password_hash,
                                const http::CallContext& context) {
  const Uuid key_owner = owner_of_key(platform, customer.email);
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, key_owner);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Enrolled(std::move(**replayed));

  const auto id = CustomerId::make();
  co_await transaction.become(auth::acting_for(id.value));
  const auto identity = seal_identity(platform, id, customer);
  const auto number = co_await add_with_number(transaction, id, customer, password_hash, identity);
  if (!number) co_return refuse(number.error());

  Unverified holder{customer.email, customer.first_name, customer.last_name};
  co_await send_verification(transaction, platform, id, std::move(holder));
  const PublicCustomer user{id,      customer.email,    customer.first_name, customer.last_name,
                            *number, KycStatus::pending};
  audit_events::Event event{.action = "customer.registered",
                            .object_kind = "customer",
                            .object_id = id.value,
                            .customer = id,
                            .after = R"({"kycStatus":"PENDING"})"};
  auto actor = audit_events::customer(id, user.full_name());
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));

  http::Created<Registered> created{{user}, "/api/auth/profile"};
  co_await transaction.become(auth::acting_for(key_owner));
  co_await http::keep_answer(transaction, context, key_owner, http::to_keep(created));
  co_return Enrolled(std::move(created));
}

}  // namespace

Bytes identity_hash(const vault::KeyedHash& hashes, std::string_view ssn_last4,
                    std::string_view date_of_birth, std::string_view first_name,
                    std::string_view last_name) {
  const std::string person = std::string(ssn_last4) + "|" + std::string(date_of_birth) + "|" +
                             ascii_lower(first_name) + "|" + ascii_lower(last_name);
  return hashes.hash("users.identity_hash", person);
}

Task<Result<Enrolled>> enrol(const http::Platform& platform, NewCustomer customer,
                             http::CallContext context) {
  const std::array<std::string_view, 3> own{customer.email, customer.first_name,
                                            customer.last_name};
  if (auto weakness = auth::password_weakness(customer.password.reveal(), own)) {
    co_return refuse(Problem(billspay::problems::validation_failed)
                         .with_field("#/password", std::move(*weakness)));
  }
  auto rate = registrations_per_ip;
  rate.burst *= platform.site->throttle_factor;
  const auto ip = auth::throttle_key_for_ip(context.client_ip);
  if (const auto wait = platform.throttle->try_acquire("register", ip, rate)) {
    co_return refuse(Problem(billspay::problems::too_many_requests).retry_after(*wait));
  }
  if (!context.idempotency_key) {
    // Saves the hash; the unique index decides in the end.
    const auto taken = co_await email_is_taken(*platform.portal, customer.email);
    if (!taken) co_return refuse(taken.error());
    if (*taken) co_return refuse(email_taken());
  }
  const auto hash = co_await platform.hasher->hash(auth::Algorithm::argon2id, customer.password);
  if (!hash) {
    platform.throttle->refund("register", ip, rate);
    co_return refuse(hash.error());
  }
  auto guard = auth::acting_for(owner_of_key(platform, customer.email));
  co_return co_await platform.portal->transact(
      std::move(guard), [&](postgres::Transaction& transaction) -> Task<Result<Enrolled>> {
        return enrol_in(transaction, platform, customer, *hash, context);
      });
}

}  // namespace billspay::customers
