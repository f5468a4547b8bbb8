#include "resources/payment_methods/payment_methods.hpp"
#include "resources/payment_methods/problems.hpp"
#include "resources/payment_methods/service.hpp"

namespace billspay::payment_methods {
namespace {

using namespace billspay::problems;
using http::Method;

constexpr std::string_view wallet_path = "/api/agent/customers/{id}/payment-methods";
constexpr std::string_view method_path =
    "/api/agent/customers/{id}/payment-methods/{paymentMethodId}";
constexpr std::string_view restore_path =
    "/api/agent/customers/{id}/payment-methods/{paymentMethodId}/restore";

void add_reads(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::get,
              wallet_path,
              "agentListPaymentMethods",
              "The cards and bank accounts of a customer, newest first; numbers are masked.",
              {}},
             [&platform](auth::Staff who, CustomerId owner, http::Query<http::PageRequest> page,
                         http::CallContext context) -> Task<Result<PaymentMethodPage>> {
               return list_for_staff(platform, who, owner, *page, std::move(context));
             });
  routes.add(
      {Method::get, method_path, "agentGetPaymentMethod", "One payment method of a customer.", {}},
      [&platform](auth::Staff who, CustomerId owner, PaymentMethodId id,
                  http::CallContext context) -> Task<Result<Found>> {
        return find_for_staff(platform, who, owner, id, std::move(context));
      });
}

void add_additions(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::post,
              wallet_path,
              "agentAddPaymentMethod",
              "Adds a card or bank account for a customer; the number goes to the processor.",
              {problems::kyc_not_approved, problems::already_added, problems::wallet_full,
               idempotency_key_reused, idempotency_key_in_use}},
             [&platform](auth::Staff who, CustomerId owner, NewPaymentMethod body,
                         http::CallContext context)
                 -> Task<Result<http::OrReplayed<http::Created<PaymentMethod>>>> {
               return add_to_wallet(platform, desk_of(platform, who, owner), std::move(body),
                                    std::move(context));
             });
  routes.add(
      {Method::post,
       restore_path,
       "agentRestorePaymentMethod",
       "Puts a removed payment method back into the wallet.",
       {problems::kyc_not_approved, problems::already_added, problems::wallet_full,
        problems::undo_expired, stale_version, idempotency_key_reused, idempotency_key_in_use}},
      [&platform](auth::Staff who, CustomerId owner, PaymentMethodId id,
                  http::CallContext context) -> Task<Result<http::OrReplayed<Found>>> {
        return restore_to_wallet(platform, desk_of(platform, who, owner), id, std::move(context));
      });
}

void add_change(http::Routes& routes, const http::Platform& platform, Method method,
                std::string_view id) {
  routes.add(
      {method,
       method_path,
       id,
       "Changes the fields of a customer's payment method that are sent.",
       {precondition_required, stale_version, problems::default_needed}},
      [&platform](auth::Staff who, CustomerId owner, PaymentMethodId method_id,
                  PaymentMethodChanges body, http::CallContext context) -> Task<Result<Found>> {
        return change(desk_of(platform, who, owner), method_id, std::move(body),
                      std::move(context));
      });
}

}  // namespace

void agent_routes(http::Routes& routes, const http::Platform& platform) {
  add_reads(routes, platform);
  add_additions(routes, platform);
  add_change(routes, platform, Method::patch, "agentChangePaymentMethod");
  add_change(routes, platform, Method::put, "agentReplacePaymentMethod");
  routes.add({Method::remove,
              method_path,
              "agentRemovePaymentMethod",
              "Takes a payment method out of a customer's wallet.",
              {stale_version}},
             [&platform](auth::Staff who, CustomerId owner, PaymentMethodId id,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return remove_from_wallet(desk_of(platform, who, owner), id, std::move(context));
             });
}

}  // namespace billspay::payment_methods
