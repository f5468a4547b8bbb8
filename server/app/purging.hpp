// Erases what tells who a customer was, years after they were removed (security statement S64):
// names, addresses, phone, the sealed identity, and the account numbers in the vault. Receipts and
// the audit trail stay; they belong to the books.
#pragma once

#include "platform/postgres/database.hpp"
#include "platform/vault/ledger_keys.hpp"

namespace billspay::app {

// What PURGE_AFTER_DAYS is when nobody sets it: seven years.
inline constexpr int default_purge_days = 7 * 365 + 2;

// How many customers were purged of those who were removed more than `after_days` days ago; 0 days
// means never. Each leaves an audit event. `database` must act as billspay_worker. Throws
// postgres::Outage.
Task<Result<int>> purge_removed(postgres::Database& database, const vault::LedgerKeys& ledger,
                                int after_days);

}  // namespace billspay::app
