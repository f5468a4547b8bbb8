// Receipts in the database: as the portal reads them, and as staff keep them.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/http/answers.hpp"
#include "platform/postgres/database.hpp"
#include "resources/receipts/dto.hpp"

namespace billspay::receipts {

using Found = http::Versioned<Receipt>;

// Up to `limit` receipts after `start`, newest first. problems::unauthenticated.
Task<Result<std::vector<Receipt>>> list(postgres::Database& database, const auth::Customer& who,
                                        Filter filter, http::Cursor start, int limit);
// problems::not_found, also for somebody else's.
Task<Result<Found>> find(postgres::Database& database, const auth::Customer& who, ReceiptId id);
// Who the customer is, as a printed receipt says it.
struct Holder {
  std::string full_name;
  std::string customer_number;
};
// problems::unauthenticated.
Task<Result<Holder>> find_holder(postgres::Database& database, const auth::Customer& who);
Task<Result<Summary>> summarise(postgres::Database& database, const auth::Customer& who,
                                Filter filter);

// The same for staff, within the transaction that notes who looked.
Task<std::vector<Receipt>> list_in(postgres::Transaction& transaction, CustomerId owner,
                                   Filter filter, http::Cursor start, int limit);
Task<std::optional<Found>> find_in(postgres::Transaction& transaction, CustomerId owner,
                                   ReceiptId id);
Task<Holder> find_holder_in(postgres::Transaction& transaction, CustomerId owner);

// What is written of a new receipt.
struct Posting {
  ReceiptId id;
  BillerId biller_id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  std::optional<std::string> notes;
  std::optional<std::string> download_url;
  std::optional<ReceiptId> replaces_id;
};
// False when the customer has no such biller. A Violation of receipts_biller_confirmation_key when
// the biller has a receipt of that number, of receipts_replaces_key when the other was replaced.
Task<std::expected<bool, postgres::Violation>> add(postgres::Transaction& transaction,
                                                   CustomerId owner, const Posting& posting);
// The confirmation of another receipt with the same biller, amount and day (UTC).
Task<std::optional<std::string>> find_similar(postgres::Transaction& transaction, CustomerId owner,
                                              const Posting& posting);
// False when it is not a posted receipt (any more).
Task<bool> mark_voided(postgres::Transaction& transaction, CustomerId owner, ReceiptId id,
                       const std::string& reason);

}  // namespace billspay::receipts
