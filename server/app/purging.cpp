#include "app/purging.hpp"

#include "app/queries.hpp"
#include "resources/audit_events/audit_events.hpp"

namespace billspay::app {
namespace {

using postgres::Nothing;
using postgres::Query;

// At once, so that no transaction lasts long.
constexpr int batch = 50;

struct Due {
  CustomerId id;
};

constexpr Query<Due(int, int)> find_due{sql::app::find_due_for_purging};
constexpr Query<Nothing(CustomerId)> erase_accounts{sql::app::erase_vault_accounts};
constexpr Query<Nothing(CustomerId)> erase_methods{sql::app::erase_payment_methods};
constexpr Query<Nothing(CustomerId)> erase_billers{sql::app::erase_billers};
constexpr Query<Nothing(CustomerId)> erase_sessions{sql::app::erase_sessions};
constexpr Query<Nothing(CustomerId)> erase_customer{sql::app::erase_customer};

Task<Result<int>> purge_in(postgres::Transaction& transaction, const http::CallContext& context,
                           int after_days) {
  const auto due = co_await transaction.all(find_due, after_days, batch);
  std::vector<audit_events::Event> events;
  for (const auto& [id] : due) {
    for (const auto& erase :
         {erase_accounts, erase_methods, erase_billers, erase_sessions, erase_customer}) {
      co_await transaction.run(erase, id);
    }
    events.push_back({.action = "customer.purged",
                      .object_kind = "customer",
                      .object_id = id.value,
                      .customer = id,
                      .after = R"({"personalData":"erased"})"});
  }
  auto actor = audit_events::system("housekeeping");
  co_await audit_events::record_all(transaction, context, std::move(actor), std::move(events));
  co_return static_cast<int>(due.size());
}

}  // namespace

Task<Result<int>> purge_removed(postgres::Database& database, const vault::LedgerKeys& ledger,
                                int after_days) {
  if (after_days == 0) co_return 0;
  http::CallContext context;
  context.request_id = "housekeeping";
  context.ledger = &ledger;
  int purged = 0;
  while (true) {
    const auto some = co_await database.transact(
        std::nullopt, [&](postgres::Transaction& transaction) -> Task<Result<int>> {
          return purge_in(transaction, context, after_days);
        });
    if (!some) co_return some;
    purged += *some;
    if (*some < batch) co_return purged;
  }
}

}  // namespace billspay::app
