#include "resources/customers/profile.hpp"

#include "resources/audit_events/audit_events.hpp"
#include "resources/customers/problems.hpp"
#include "resources/customers/repository.hpp"

namespace billspay::customers {
namespace {

using Answer = http::Versioned<ProfileAnswer>;

// The audited part of a profile.
std::string snapshot(const Profile& profile) {
  const ProfileChanges fields{{profile.first_name},    {profile.last_name},     {profile.phone},
                              {profile.address_line1}, {profile.address_line2}, {profile.city},
                              {profile.state},         {profile.postal_code}};
  return json::encode(fields);
}

void apply(const ProfileChanges& changes, Profile& profile) {
  changes.first_name.apply_to(profile.first_name);
  changes.last_name.apply_to(profile.last_name);
  changes.phone.apply_to(profile.phone);
  changes.address_line1.apply_to(profile.address_line1);
  changes.address_line2.apply_to(profile.address_line2);
  changes.city.apply_to(profile.city);
  changes.state.apply_to(profile.state);
  changes.postal_code.apply_to(profile.postal_code);
}

bool anything_sent(const ProfileChanges& changes) {
  return changes.first_name || changes.last_name || changes.phone || changes.address_line1 ||
         changes.address_line2 || changes.city || changes.state || changes.postal_code;
}

// Who was asked for something and sends it waits for the review again.
bool answers_question(const ProfileChanges& changes, Profile& profile) {
  if (profile.kyc_status != KycStatus::needs_info || !anything_sent(changes)) return false;
  profile.kyc_status = KycStatus::pending;
  profile.kyc_reason.reset();
  return true;
}

// The hash by which the same person is found again covers the name.
Task<void> follow_name(postgres::Transaction& transaction, const http::Platform& platform,
                       const Profile& profile) {
  const auto sealed = co_await find_identity(transaction, profile.id);
  const auto birth =
      platform.cipher->open("users.date_of_birth", profile.id.value, sealed.date_of_birth);
  const auto ssn = platform.cipher->open("users.ssn_last4", profile.id.value, sealed.ssn_last4);
  if (!birth || !ssn) throw std::runtime_error("a sealed column of a customer does not open");
  const Bytes hash = identity_hash(*platform.hashes, ssn->reveal(), birth->reveal(),
                                   profile.first_name, profile.last_name);
  co_await save_identity_hash(transaction, profile.id, hash);
}

Task<Result<Answer>> change_in(postgres::Transaction& transaction, const http::Platform& platform,
                               const auth::Customer& who, const ProfileChanges& changes,
                               const http::CallContext& context) {
  auto current = co_await lock_profile(transaction, who.id);
  if (!current) co_return refuse(billspay::problems::unauthenticated);
  if (auto right = context.require_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  Profile profile = current->value;
  apply(changes, profile);
  const bool renamed = profile.first_name != current->value.first_name ||
                       profile.last_name != current->value.last_name;
  if (renamed && profile.kyc_status == KycStatus::approved) {
    co_return refuse(problems::name_was_reviewed);
  }
  const bool answered = answers_question(changes, profile);
  co_await save_profile(transaction, profile);
  if (renamed) co_await follow_name(transaction, platform, profile);
  std::vector<audit_events::Event> events;
  events.push_back({.action = "customer.profile-changed",
                    .object_kind = "customer",
                    .object_id = who.id.value,
                    .customer = who.id,
                    .before = snapshot(current->value),
                    .after = snapshot(profile)});
  if (answered) {
    events.push_back({.action = "kyc.answered",
                      .object_kind = "customer",
                      .object_id = who.id.value,
                      .customer = who.id,
                      .before = R"({"kycStatus":"NEEDS_INFO"})",
                      .after = R"({"kycStatus":"PENDING"})"});
  }
  auto actor = audit_events::customer(who.id, profile.first_name + " " + profile.last_name);
  co_await audit_events::record_all(transaction, context, std::move(actor), std::move(events));
  co_return Answer{{std::move(profile)}, current->version + 1};
}

}  // namespace

Task<Result<Answer>> change_profile(const http::Platform& platform, auth::Customer who,
                                    ProfileChanges changes, http::CallContext context) {
  co_return co_await platform.portal->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Answer>> {
        return change_in(transaction, platform, who, changes, context);
      });
}

}  // namespace billspay::customers
