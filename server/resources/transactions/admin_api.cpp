#include "resources/transactions/service.hpp"
#include "resources/transactions/transactions.hpp"

namespace billspay::transactions {

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  auto& database = *platform.admins;
  routes.add({http::Method::get,
              "/api/admin/transactions",
              "adminListTransactions",
              "Receipts of all customers, newest first: by confirmation number, customer, search "
              "of customers, period and status.",
              {}},
             [&database](auth::Staff who, http::Query<ListRequest> request,
                         http::CallContext context) -> Task<Result<TransactionPage>> {
               return list_page(database, who, std::move(request.value), std::move(context));
             });
  routes.add({http::Method::get,
              "/api/admin/transactions.csv",
              "adminExportTransactions",
              "The same as a spreadsheet.",
              {}},
             [&database](auth::Staff who, http::Query<Filter> filter,
                         http::CallContext context) -> Task<Result<http::Download>> {
               return export_csv(database, who, std::move(filter.value), std::move(context));
             });
}

}  // namespace billspay::transactions
