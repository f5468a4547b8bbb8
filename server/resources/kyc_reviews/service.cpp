#include "resources/kyc_reviews/service.hpp"

#include "platform/http/idempotency.hpp"
#include "platform/mail/outbox.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/kyc_reviews/problems.hpp"

namespace billspay::kyc_reviews {
namespace {

using Decided = http::OrReplayed<Found>;
using customers::KycStatus;
using postgres::Transaction;

struct MailText {
  std::string_view kind;
  std::string_view subject;
  std::string text;
};

MailText mail_text(const Ruling& ruling, const std::string& site) {
  const std::string reason = "\n\n" + ruling.reason.value_or("") + "\n\n";
  switch (ruling.decision) {
    case Decision::approved:
      return {"kyc-approved", "Your enrolment is approved",
              "your enrolment is approved. Sign in to add a payment method:\n\n" + site + "\n"};
    case Decision::rejected:
      return {"kyc-rejected", "Your enrolment was not approved",
              "we could not approve your enrolment. This is why:" + reason +
                  "If you think that this is a mistake, please call us.\n"};
    case Decision::needs_info:
      return {"kyc-needs-info", "We need something from you",
              "before we can approve your enrolment, we need this from you:" + reason +
                  "Please sign in, change your profile and save it. We will then look at it "
                  "again:\n\n" +
                  site + "\n"};
  }
  throw std::logic_error("an unknown decision");
}

mail::Message mail_about(const Ruling& ruling, const customers::Assisted& customer,
                         const std::string& first_name, const std::string& site) {
  auto [kind, subject, text] = mail_text(ruling, site);
  return {std::string(kind), customer.email, customer.full_name, std::string(subject),
          "Hello " + first_name + ",\n\n" + text};
}

// What the audit trail says of an enrolment.
std::string snapshot(std::string_view status, const std::optional<std::string>& reason) {
  std::string text = R"({"kycStatus":)";
  json::append_string(text, status);
  text += R"(,"kycReason":)";
  json::Codec<std::optional<std::string>>::encode(text, reason);
  return text + "}";
}

// problems::already_decided, problems::data_changed, problems::email_not_verified,
// problems::stale_version.
Result<void> expect_decidable(const Standing& standing, const Ruling& ruling,
                              const http::CallContext& context) {
  if (standing.kyc_status != KycStatus::pending) return refuse(problems::already_decided);
  if (standing.version != ruling.version) return refuse(problems::data_changed);
  if (ruling.decision == Decision::approved && !standing.email_verified) {
    return refuse(problems::email_not_verified);
  }
  return context.check_version(standing.version);
}

Task<Result<Decided>> decide_in(Transaction& transaction, const http::Platform& platform,
                                const auth::Staff& who, CustomerId customer, const Ruling& ruling,
                                const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, customer);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Decided(std::move(**replayed));
  const auto standing = co_await find_standing(transaction, customer);
  if (!standing) co_return refuse(billspay::problems::not_found);
  if (auto right = expect_decidable(*standing, ruling, context); !right) {
    co_return refuse(std::move(right.error()));
  }
  const auto shown = ruling.decision == Decision::approved ? std::nullopt : ruling.reason;
  const bool decided = co_await decide(transaction, customer, AdminId(who.id), ruling, shown);
  if (!decided) co_return refuse(problems::already_decided);

  const auto message =
      mail_about(ruling, *assisted, standing->first_name, platform.site->public_url);
  co_await mail::enqueue(transaction, *platform.cipher, customer, message);
  audit_events::Event event{.action = "kyc.decided",
                            .object_kind = "customer",
                            .object_id = customer.value,
                            .customer = customer,
                            .before = snapshot(name_of(standing->kyc_status), standing->kyc_reason),
                            .after = snapshot(name_of(ruling.decision), shown),
                            .reason = ruling.reason};
  co_await audit_events::record(transaction, context, std::move(assisted->actor), std::move(event));
  auto found = co_await find_review(transaction, *platform.cipher, customer);
  http::Replayed to_keep{200, json::encode(found->value), "", http::etag_of(found->version)};
  co_await http::keep_answer(transaction, context, who.id, std::move(to_keep));
  co_return Decided(std::move(*found));
}

Task<Result<Identity>> reveal_in(Transaction& transaction, const http::Platform& platform,
                                 const auth::Staff& who, CustomerId customer,
                                 const RevealRequest& request, const http::CallContext& context) {
  auto found = co_await open_identity(transaction, *platform.cipher, customer);
  if (!found) co_return refuse(billspay::problems::not_found);
  audit_events::Event event{.action = "customer.identity-revealed",
                            .object_kind = "customer",
                            .object_id = customer.value,
                            .customer = customer,
                            .reason = request.reason};
  auto actor = co_await audit_events::staff_actor(transaction, who);
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
  co_return std::move(*found);
}

Task<Result<Found>> view_in(Transaction& transaction, const http::Platform& platform,
                            const auth::Staff& who, CustomerId customer,
                            const http::CallContext& context) {
  auto noted =
      co_await customers::note_view(transaction, who, customer, "kyc-review.viewed", context);
  if (!noted) co_return refuse(std::move(noted.error()));
  auto found = co_await find_review(transaction, *platform.cipher, customer);
  if (!found) co_return refuse(billspay::problems::not_found);
  co_return std::move(*found);
}

}  // namespace

Task<Result<Found>> view(const http::Platform& platform, auth::Staff who, CustomerId customer,
                         http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Found>> {
        return view_in(transaction, platform, who, customer, context);
      });
}

Task<Result<Identity>> reveal(const http::Platform& platform, auth::Staff who, CustomerId customer,
                              RevealRequest request, http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Identity>> {
        return reveal_in(transaction, platform, who, customer, request, context);
      });
}

Task<Result<Decided>> decide(const http::Platform& platform, auth::Staff who, CustomerId customer,
                             Ruling ruling, http::CallContext context) {
  if (ruling.reason && ruling.reason->empty()) ruling.reason.reset();
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Decided>> {
        return decide_in(transaction, platform, who, customer, ruling, context);
      });
}

}  // namespace billspay::kyc_reviews
