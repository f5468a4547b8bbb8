#include "resources/billers/staff_api.hpp"

#include "resources/billers/problems.hpp"
#include "resources/billers/service.hpp"

namespace billspay::billers {
namespace {

using namespace billspay::problems;
using http::Method;

constexpr std::string_view list_path = "/customers/{id}/billers";
constexpr std::string_view biller_path = "/customers/{id}/billers/{billerId}";
constexpr std::string_view restore_path = "/customers/{id}/billers/{billerId}/restore";

void add_reads(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      routes.for_staff(Method::get, list_path, "ListBillers",
                       "A customer's billers, newest first, each with its last payments.", {}),
      [&platform](auth::Staff who, CustomerId customer, http::Query<http::PageRequest> page,
                  http::CallContext context) -> Task<Result<BillerPage>> {
        return list_for_staff(platform, who, customer, *page, std::move(context));
      });
  routes.add(routes.for_staff(Method::get, biller_path, "GetBiller",
                              "One biller of a customer with its last payments.", {}),
             [&platform](auth::Staff who, CustomerId customer, BillerId id,
                         http::CallContext context) -> Task<Result<Found>> {
               return find_for_staff(platform, who, customer, id, std::move(context));
             });
}

void add_additions(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      routes.for_staff(Method::post, list_path, "AddBiller", "Adds a biller to a customer's list.",
                       {problems::already_added, idempotency_key_reused, idempotency_key_in_use}),
      [&platform](auth::Staff who, CustomerId customer, NewBiller body, http::CallContext context)
          -> Task<Result<http::OrReplayed<http::Created<Biller>>>> {
        return add_for_customer(platform, who, customer, std::move(body), std::move(context));
      });
  routes.add(routes.for_staff(Method::post, restore_path, "RestoreBiller",
                              "Puts a removed biller back on the customer's list.",
                              {problems::already_added, problems::undo_expired, stale_version,
                               idempotency_key_reused, idempotency_key_in_use}),
             [&platform](auth::Staff who, CustomerId customer, BillerId id,
                         http::CallContext context) -> Task<Result<http::OrReplayed<Found>>> {
               return restore_to_customer(platform, who, customer, id, std::move(context));
             });
}

void add_change(http::Routes& routes, const http::Platform& platform, Method method,
                std::string_view id) {
  routes.add(
      routes.for_staff(method, biller_path, id, "Changes the fields of a biller that are sent.",
                       {problems::already_added, precondition_required, stale_version}),
      [&platform](auth::Staff who, CustomerId customer, BillerId biller, BillerChanges body,
                  http::CallContext context) -> Task<Result<Found>> {
        return change(platform, who, customer, biller, std::move(body), std::move(context));
      });
}

}  // namespace

void staff_routes(http::Routes& routes, const http::Platform& platform) {
  add_reads(routes, platform);
  add_additions(routes, platform);
  add_change(routes, platform, Method::patch, "ChangeBiller");
  add_change(routes, platform, Method::put, "ReplaceBiller");
  routes.add(
      routes.for_staff(Method::remove, biller_path, "RemoveBiller",
                       "Takes a biller off a customer's list; its receipts stay.", {stale_version}),
      [&platform](auth::Staff who, CustomerId customer, BillerId id,
                  http::CallContext context) -> Task<Result<http::NoContent>> {
        return remove_from_customer(platform, who, customer, id, std::move(context));
      });
}

}  // namespace billspay::billers
