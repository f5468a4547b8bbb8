#include "resources/receipts/staff_api.hpp"

#include "resources/receipts/problems.hpp"
#include "resources/receipts/service.hpp"

namespace billspay::receipts {

using namespace billspay::problems;
using http::Method;

void staff_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(routes.for_staff(Method::get, "/customers/{id}/receipts", "ListReceipts",
                              "A customer's receipts, newest first.", {}),
             [&platform](auth::Staff who, CustomerId customer, http::Query<ListRequest> request,
                         http::CallContext context) -> Task<Result<ReceiptPage>> {
               return view_list(platform, who, customer, *request, std::move(context));
             });
  routes.add(
      routes.for_staff(
          Method::post, "/customers/{id}/receipts", "PostReceipt",
          "Records a payment; without a confirmation number one is made.",
          {problems::already_posted, problems::looks_duplicate, problems::not_voided,
           problems::already_replaced, idempotency_key_reused, idempotency_key_in_use}),
      [&platform](auth::Staff who, CustomerId customer, NewReceipt body, http::CallContext context)
          -> Task<Result<http::OrReplayed<http::Created<Receipt>>>> {
        return post(platform, who, customer, std::move(body), std::move(context));
      });
  routes.add(routes.for_staff(Method::get, "/customers/{id}/receipts/{receiptId}", "GetReceipt",
                              "One receipt of a customer.", {}),
             [&platform](auth::Staff who, CustomerId customer, ReceiptId id,
                         http::CallContext context) -> Task<Result<Found>> {
               return view_one(platform, who, customer, id, std::move(context));
             });
  routes.add(routes.for_staff(Method::get, "/customers/{id}/receipts/{receiptId}.pdf",
                              "PrintReceipt", "One receipt of a customer as a page to keep.", {}),
             [&platform](auth::Staff who, CustomerId customer, ReceiptId id,
                         http::CallContext context) -> Task<Result<http::PdfFile>> {
               return print_one(platform, who, customer, id, std::move(context));
             });
  routes.add(
      routes.for_staff(Method::post, "/customers/{id}/receipts/{receiptId}/void", "VoidReceipt",
                       "Voids a receipt; it stays, but counts no more. The customer sees "
                       "the reason.",
                       {problems::already_voided, stale_version, idempotency_key_reused,
                        idempotency_key_in_use}),
      [&platform](auth::Staff who, CustomerId customer, ReceiptId id, Voiding body,
                  http::CallContext context) -> Task<Result<http::OrReplayed<Found>>> {
        return void_receipt(platform, who, customer, id, std::move(body), std::move(context));
      });
}

}  // namespace billspay::receipts
