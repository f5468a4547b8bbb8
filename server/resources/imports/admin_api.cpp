#include "resources/imports/imports.hpp"
#include "resources/imports/problems.hpp"
#include "resources/imports/repository.hpp"
#include "resources/imports/service.hpp"

namespace billspay::imports {

using namespace billspay::problems;
using http::Method;

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::get,
              "/api/admin/imports",
              "adminListImports",
              "Committed imports, newest first.",
              {}},
             [&platform](auth::Staff who,
                         http::Query<http::PageRequest> page) -> Task<Result<ImportPage>> {
               co_return co_await list(*platform.admins, std::move(who), *page);
             });
  routes.add({Method::post,
              "/api/admin/imports",
              "adminImportReceipts",
              "Adds the receipts of a CSV file (columns customerNumber, biller, amount, paidOn and "
              "confirmation; accountId and notes may be left out) and reports on its rows. Rows "
              "whose receipt is known add nothing. A dry run writes nothing; in all-or-nothing "
              "mode a file with invalid rows is answered with a report whose committed is false.",
              {problems::import_under_way, idempotency_key_reused, idempotency_key_in_use}},
             [&platform](auth::Staff who, http::Query<Options> options, http::CsvUpload file,
                         http::CallContext context) -> Task<Result<http::OrReplayed<Report>>> {
               return import_receipts(platform, std::move(who), *options, std::move(file),
                                      std::move(context));
             });
}

}  // namespace billspay::imports
