// Imports in the database. Rows travel as one JSON parameter per batch.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/postgres/database.hpp"
#include "resources/billers/billers.hpp"
#include "resources/imports/dto.hpp"
#include "resources/imports/sheet.hpp"

namespace billspay::imports {

// What a row means.
struct Match {
  int number;  // of the row
  bool customer_known;
  int named;                          // the customer's billers of that name
  int fitting;                        // those of them with the row's account
  std::optional<BillerId> biller_id;  // one of the fitting
  std::string key;                    // the confirmation as it is compared
  bool receipt_known;
};

struct NewReceipt {
  ReceiptId id;
  BillerId biller_id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  std::optional<std::string> notes;
};

struct PostedReceipt {
  ReceiptId id;
  CustomerId customer;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  std::optional<std::string> notes;
  BillerId biller_id;
  std::string biller_name;
  billers::Category biller_category;
};

// Whether this transaction may write an import; at most one at a time may.
Task<bool> take_turn(postgres::Transaction& transaction);
// One for each row, in their order.
Task<std::vector<Match>> match(postgres::Transaction& transaction, std::span<const Row> rows);
// Without those that exist by now.
Task<std::vector<PostedReceipt>> post(postgres::Transaction& transaction,
                                      std::span<const NewReceipt> receipts);
// Whether one of these billers or its customer was removed by now. Locks nobody: a customer whose
// row an import holds could not change their profile until it is written.
Task<bool> someone_left(postgres::Transaction& transaction,
                        std::span<const PostedReceipt> receipts);
Task<void> add(postgres::Transaction& transaction, AdminId admin, const Report& report,
               const Bytes& sha256);

Task<Result<ImportPage>> list(postgres::Database& database, auth::Staff who,
                              http::PageRequest page);

}  // namespace billspay::imports
