#include "resources/payment_methods/payment_methods.hpp"
#include "resources/payment_methods/problems.hpp"
#include "resources/payment_methods/service.hpp"

namespace billspay::payment_methods {
namespace {

using namespace billspay::problems;
using http::Method;

void add_change(http::Routes& routes, const http::Platform& platform, Method method,
                std::string_view id) {
  routes.add({method,
              "/api/payment-methods/{id}",
              id,
              "Changes the fields of a payment method that are sent.",
              {precondition_required, stale_version, problems::default_needed}},
             [&platform](auth::Customer who, PaymentMethodId method_id, PaymentMethodChanges body,
                         http::CallContext context) -> Task<Result<Found>> {
               return change(desk_of(platform, who), method_id, std::move(body),
                             std::move(context));
             });
}

}  // namespace

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::get,
              "/api/payment-methods",
              "listPaymentMethods",
              "The cards and bank accounts in my wallet, newest first.",
              {}},
             [&platform](auth::Customer who,
                         http::Query<http::PageRequest> page) -> Task<Result<PaymentMethodPage>> {
               co_return co_await list(*platform.portal, who, *page);
             });
  routes.add({Method::post,
              "/api/payment-methods",
              "addPaymentMethod",
              "Adds a card or bank account; the number goes to the processor.",
              {problems::kyc_not_approved, problems::already_added, problems::wallet_full,
               idempotency_key_reused, idempotency_key_in_use}},
             [&platform](auth::Customer who, NewPaymentMethod body, http::CallContext context)
                 -> Task<Result<http::OrReplayed<http::Created<PaymentMethod>>>> {
               return add_to_wallet(platform, desk_of(platform, who), std::move(body),
                                    std::move(context));
             });
  routes.add({Method::get,
              "/api/payment-methods/{id}",
              "getPaymentMethod",
              "One of my payment methods.",
              {}},
             [&platform](auth::Customer who, PaymentMethodId id) -> Task<Result<Found>> {
               co_return co_await find(*platform.portal, who, id);
             });
  add_change(routes, platform, Method::patch, "changePaymentMethod");
  add_change(routes, platform, Method::put, "replacePaymentMethod");
  routes.add({Method::remove,
              "/api/payment-methods/{id}",
              "removePaymentMethod",
              "Takes a payment method out of my wallet.",
              {stale_version}},
             [&platform](auth::Customer who, PaymentMethodId id,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return remove_from_wallet(desk_of(platform, who), id, std::move(context));
             });
  routes.add(
      {Method::post,
       "/api/payment-methods/{id}/restore",
       "restorePaymentMethod",
       "Puts a payment method that I removed back into my wallet.",
       {problems::kyc_not_approved, problems::already_added, problems::wallet_full,
        problems::undo_expired, stale_version, idempotency_key_reused, idempotency_key_in_use}},
      [&platform](auth::Customer who, PaymentMethodId id,
                  http::CallContext context) -> Task<Result<http::OrReplayed<Found>>> {
        return restore_to_wallet(platform, desk_of(platform, who), id, std::move(context));
      });
}

}  // namespace billspay::payment_methods
