// Billers on the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/table.hpp"
#include "resources/billers/billers.hpp"

namespace billspay::billers {

// A payment to a biller, as short as its list entry needs it.
struct LastReceipt {
  ReceiptId id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
};

struct Biller {
  BillerId id;
  std::string name;
  Category category;
  std::string account_id;
  std::optional<std::string> contact_info;
  Timestamp created_at;
  Timestamp updated_at;
  std::vector<LastReceipt> receipts;  // newest first
};

struct BillerPage {
  std::vector<Biller> billers;
  std::optional<std::string> next_cursor;
};

}  // namespace billspay::billers

namespace billspay::json {

template <>
inline constexpr auto table<billers::LastReceipt> = object(
    "LastReceipt", field("id", &billers::LastReceipt::id),
    field("amount", &billers::LastReceipt::amount), field("paidOn", &billers::LastReceipt::paid_on),
    field("confirmation", &billers::LastReceipt::confirmation));

template <>
inline constexpr auto table<billers::Biller> = object(
    "Biller", field("id", &billers::Biller::id), field("name", &billers::Biller::name),
    field("category", &billers::Biller::category), field("accountId", &billers::Biller::account_id),
    field("contactInfo", &billers::Biller::contact_info),
    field("createdAt", &billers::Biller::created_at),
    field("updatedAt", &billers::Biller::updated_at),
    field("receipts", &billers::Biller::receipts));

template <>
inline constexpr auto table<billers::BillerPage> =
    object("BillerPage", field("billers", &billers::BillerPage::billers),
           field("nextCursor", &billers::BillerPage::next_cursor));

}  // namespace billspay::json
