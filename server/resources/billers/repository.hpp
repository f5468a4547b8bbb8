// Billers in the database.
#pragma once

#include <optional>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/paging.hpp"
#include "platform/postgres/database.hpp"
#include "resources/billers/dto.hpp"

namespace billspay::billers {

using Found = http::Versioned<Biller>;

// A biller that was taken off the list.
struct Removed {
  int version;
  bool recently;
};

// A page after the cursor. problems::unauthenticated.
Task<Result<BillerPage>> list(postgres::Database& database, const auth::Customer& who,
                              http::PageRequest page);
// problems::not_found, also for somebody else's.
Task<Result<Found>> find(postgres::Database& database, const auth::Customer& who, BillerId id);

// The same in a transaction of staff, who are not confined to one customer's rows.
Task<BillerPage> list_in(postgres::Transaction& transaction, CustomerId customer,
                         http::PageRequest page);
Task<std::optional<Found>> find_in(postgres::Transaction& transaction, CustomerId customer,
                                   BillerId id);
// These three give a Violation of billers_account_live_key when the customer has the account
// already.
Task<std::expected<int, postgres::Violation>> add(postgres::Transaction& transaction,
                                                  CustomerId customer, BillerId id,
                                                  const BillerDetails& details);
Task<std::expected<int, postgres::Violation>> save(postgres::Transaction& transaction,
                                                   CustomerId customer, BillerId id,
                                                   const BillerDetails& details);
Task<std::expected<int, postgres::Violation>> restore(postgres::Transaction& transaction,
                                                      CustomerId customer, BillerId id);
Task<void> remove(postgres::Transaction& transaction, CustomerId customer, BillerId id);
Task<std::optional<Removed>> find_removed(postgres::Transaction& transaction, CustomerId customer,
                                          BillerId id, int days);

// Billers of all customers by name and category, each with its newest customers.
// problems::unauthenticated.
Task<Result<SharedBillerPage>> search(postgres::Database& database, const auth::Staff& who,
                                      SharedBillerSearch wanted);

}  // namespace billspay::billers
