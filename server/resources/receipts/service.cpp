#include "resources/receipts/service.hpp"

#include "platform/http/idempotency.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/customers/customers.hpp"
#include "resources/receipts/confirmation.hpp"
#include "resources/receipts/pdf.hpp"
#include "resources/receipts/problems.hpp"

namespace billspay::receipts {
namespace {

using Posted = http::OrReplayed<http::Created<Receipt>>;
using Voided = http::OrReplayed<Found>;
using postgres::Transaction;

constexpr int confirmation_tries = 8;

std::unexpected<Problem> refuse_field(std::string pointer, std::string detail) {
  return refuse(Problem(billspay::problems::validation_failed)
                    .with_field(std::move(pointer), std::move(detail)));
}

Posting from_request(const NewReceipt& request) {
  const Timestamp paid_on = request.paid_on.value_or(now());
  return {ReceiptId::make(),
          request.biller_id,
          request.amount,
          paid_on,
          request.confirmation ? *request.confirmation : new_confirmation(paid_on),
          request.notes,
          request.download_url,
          request.replaces_id};
}

// problems::validation_failed, problems::not_voided, problems::already_replaced.
Task<Result<void>> expect_replaceable(Transaction& transaction, CustomerId customer, ReceiptId id) {
  const auto old = co_await find_in(transaction, customer, id);
  if (!old) co_return refuse_field("#/replacesId", "is not a receipt of this customer");
  if (old->value.status != Status::voided) co_return refuse(problems::not_voided);
  if (*old->value.replaced_by_id) co_return refuse(problems::already_replaced);
  co_return Result<void>();
}

Problem problem_of(const postgres::Violation& violation) {
  if (violation.constraint == "receipts_biller_confirmation_key") {
    return Problem(problems::already_posted)
        .with_field("#/confirmation", "is on a receipt of this biller already");
  }
  if (violation.constraint == "receipts_replaces_key") return Problem(problems::already_replaced);
  throw std::logic_error("unexpected violation of " + violation.constraint);
}

Task<void> record(Transaction& transaction, const http::CallContext& context, CustomerId customer,
                  audit_events::Actor actor, audit_events::Event event) {
  event.object_kind = "receipt";
  event.customer = customer;
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
}

std::string path_of(const auth::Staff& who, CustomerId customer, ReceiptId id) {
  return "/api/" + std::string(name_of(who.audience)) + "/customers/" + customer.to_string() +
         "/receipts/" + id.to_string();
}

Task<Result<Posted>> post_in(Transaction& transaction, const http::Platform& platform,
                             const auth::Staff& who, CustomerId customer, const NewReceipt& request,
                             const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, customer);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Posted(std::move(**replayed));
  if (request.replaces_id) {
    auto right = co_await expect_replaceable(transaction, customer, *request.replaces_id);
    if (!right) co_return refuse(std::move(right.error()));
  }
  const Posting posting = from_request(request);
  const auto added = co_await add(transaction, customer, posting);
  if (!added) co_return refuse(problem_of(added.error()));
  if (!*added) co_return refuse_field("#/billerId", "is not a biller of this customer");
  if (!request.confirm_duplicate.value_or(false)) {
    const auto similar = co_await find_similar(transaction, customer, posting);
    if (similar) co_return refuse(problems::looks_duplicate, "Its confirmation is " + *similar);
  }

  auto kept = co_await find_in(transaction, customer, posting.id);
  audit_events::Event event{.action = "receipt.posted",
                            .object_kind = {},
                            .object_id = posting.id.value,
                            .after = json::encode(kept->value)};
  co_await record(transaction, context, customer, std::move(assisted->actor), std::move(event));
  http::Created<Receipt> created{std::move(kept->value), path_of(who, customer, posting.id),
                                 kept->version};
  co_await http::keep_answer(transaction, context, who.id, http::to_keep(created));
  co_return Posted(std::move(created));
}

Task<Result<Voided>> void_in(Transaction& transaction, const http::Platform& platform,
                             const auth::Staff& who, CustomerId customer, ReceiptId id,
                             const Voiding& voiding, const http::CallContext& context) {
  auto assisted = co_await customers::assist(transaction, who, customer);
  if (!assisted) co_return refuse(std::move(assisted.error()));
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Voided(std::move(**replayed));
  const auto current = co_await find_in(transaction, customer, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  if (auto right = context.check_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  const bool voided = co_await mark_voided(transaction, customer, id, voiding.reason);
  if (!voided) co_return refuse(problems::already_voided);

  auto kept = co_await find_in(transaction, customer, id);
  audit_events::Event event{.action = "receipt.voided",
                            .object_kind = {},
                            .object_id = id.value,
                            .before = json::encode(current->value),
                            .after = json::encode(kept->value),
                            .reason = voiding.reason};
  co_await record(transaction, context, customer, std::move(assisted->actor), std::move(event));
  http::Replayed to_keep{200, json::encode(kept->value), "", http::etag_of(kept->version)};
  co_await http::keep_answer(transaction, context, who.id, std::move(to_keep));
  co_return Voided(std::move(*kept));
}

Task<Result<ReceiptPage>> list_viewed(Transaction& transaction, const auth::Staff& who,
                                      CustomerId customer, const ListRequest& request,
                                      const http::CallContext& context) {
  auto noted =
      co_await customers::note_view(transaction, who, customer, "receipts.viewed", context);
  if (!noted) co_return refuse(std::move(noted.error()));
  auto found = co_await list_in(transaction, customer, request.filter(), request.start(),
                                request.size() + 1);
  co_return page_of(std::move(found), request.size());
}

Task<Result<Found>> find_viewed(Transaction& transaction, const auth::Staff& who,
                                CustomerId customer, ReceiptId id,
                                const http::CallContext& context) {
  auto noted = co_await customers::note_view(transaction, who, customer, "receipt.viewed", context);
  if (!noted) co_return refuse(std::move(noted.error()));
  auto found = co_await find_in(transaction, customer, id);
  if (!found) co_return refuse(billspay::problems::not_found);
  co_return std::move(*found);
}

}  // namespace

Task<Result<ReceiptPage>> view_list(const http::Platform& platform, auth::Staff who,
                                    CustomerId customer, ListRequest request,
                                    http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<ReceiptPage>> {
        return list_viewed(transaction, who, customer, request, context);
      });
}

Task<Result<Found>> view_one(const http::Platform& platform, auth::Staff who, CustomerId customer,
                             ReceiptId id, http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Found>> {
        return find_viewed(transaction, who, customer, id, context);
      });
}

Task<Result<http::PdfFile>> print_one(const http::Platform& platform, auth::Staff who,
                                      CustomerId customer, ReceiptId id,
                                      http::CallContext context) {
  auto printed = co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Printed>> {
        auto found = co_await find_viewed(transaction, who, customer, id, context);
        if (!found) co_return refuse(std::move(found.error()));
        auto holder = co_await find_holder_in(transaction, customer);
        co_return Printed{std::move(found->value), std::move(holder.full_name),
                          std::move(holder.customer_number)};
      });
  if (!printed) co_return refuse(std::move(printed.error()));
  co_return co_await print_with(platform, std::move(*printed));
}

Task<Result<Posted>> post(const http::Platform& platform, auth::Staff who, CustomerId customer,
                          NewReceipt receipt, http::CallContext context) {
  for (int tries = 1;; ++tries) {
    auto answer = co_await platform.database(who).transact(
        who.guard(), [&](Transaction& transaction) -> Task<Result<Posted>> {
          return post_in(transaction, platform, who, customer, receipt, context);
        });
    // Another number may be free when this one was ours to choose.
    const bool again = !answer && answer.error().kind == problems::already_posted &&
                       !receipt.confirmation && tries < confirmation_tries;
    if (!again) co_return answer;
  }
}

Task<Result<Voided>> void_receipt(const http::Platform& platform, auth::Staff who,
                                  CustomerId customer, ReceiptId id, Voiding voiding,
                                  http::CallContext context) {
  co_return co_await platform.database(who).transact(
      who.guard(), [&](Transaction& transaction) -> Task<Result<Voided>> {
        return void_in(transaction, platform, who, customer, id, voiding, context);
      });
}

}  // namespace billspay::receipts
