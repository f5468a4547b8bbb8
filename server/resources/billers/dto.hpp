// Billers on the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/core/names.hpp"
#include "platform/http/paging.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"

namespace billspay::billers {

// What a biller bills for.
enum class Category { internet, tv, electric, mobile, home, insurance, other };

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

// Text about a biller. Whoever types is on the phone, and a card's number must not end up in the
// clear (PCI DSS 3.5). Unlike a nickname, an account at a utility may be long, so its length says
// nothing: refused are 15 or 16 digits that begin as cards of the networks do and have their check
// digit (card_free_text.hpp). Utilities' own cards and numbers begin with 7, 8 or 9.
struct BillerText {
  std::size_t max;

  json::rules::Wrong accept(std::string& value) const;
  void describe(json::Schema& schema) const;
};

struct NewBiller {
  std::string name;
  Category category;
  std::string account_id;
  std::optional<std::string> contact_info;
};

struct BillerChanges {
  json::Sent<std::string> name;
  json::Sent<Category> category;
  json::Sent<std::string> account_id;
  json::Sent<std::optional<std::string>> contact_info;
};

// What the audit trail keeps of a biller, before and after.
struct BillerDetails {
  std::string name;
  Category category;
  std::string account_id;
  std::optional<std::string> contact_info;
};

// A customer who has bills with a biller, and under which account.
struct LinkedCustomer {
  CustomerId id;
  std::string first_name;
  std::string last_name;
  std::string customer_number;
  BillerId biller_id;
  std::string account_id;
};

// Billers of many customers that have the same name and category.
struct SharedBiller {
  std::string name;  // as it was written last
  Category category;
  std::vector<LinkedCustomer> customers;  // newest first
  bool more_customers;                    // than are listed
};

struct SharedBillerPage {
  std::vector<SharedBiller> billers;
  std::optional<std::string> next_cursor;
};

// Where a page of shared billers ended. Opaque to clients.
struct NameCursor {
  std::string name;  // lower-case, as it is sorted
  std::string category;

  [[nodiscard]] std::string to_string() const;
  static std::optional<NameCursor> parse(std::string_view text);
};

struct SharedBillerSearch {
  std::optional<std::string> search;
  std::optional<bool> removed;
  std::optional<int> limit;
  std::optional<NameCursor> cursor;

  [[nodiscard]] int size() const { return limit.value_or(http::default_page); }
};

}  // namespace billspay::billers

namespace billspay {

template <>
inline constexpr auto names<billers::Category> =
    std::array{Name<billers::Category>{billers::Category::internet, "INTERNET"},
               Name<billers::Category>{billers::Category::tv, "TV"},
               Name<billers::Category>{billers::Category::electric, "ELECTRIC"},
               Name<billers::Category>{billers::Category::mobile, "MOBILE"},
               Name<billers::Category>{billers::Category::home, "HOME"},
               Name<billers::Category>{billers::Category::insurance, "INSURANCE"},
               Name<billers::Category>{billers::Category::other, "OTHER"}};

}  // namespace billspay

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

template <>
inline constexpr auto table<billers::NewBiller> =
    object("NewBiller", field("name", &billers::NewBiller::name, billers::BillerText{120}),
           field("category", &billers::NewBiller::category),
           field("accountId", &billers::NewBiller::account_id, billers::BillerText{64}),
           field("contactInfo", &billers::NewBiller::contact_info, billers::BillerText{200}));

template <>
inline constexpr auto table<billers::BillerChanges> =
    object("BillerChanges", field("name", &billers::BillerChanges::name, billers::BillerText{120}),
           field("category", &billers::BillerChanges::category),
           field("accountId", &billers::BillerChanges::account_id, billers::BillerText{64}),
           field("contactInfo", &billers::BillerChanges::contact_info, billers::BillerText{200}));

template <>
inline constexpr auto table<billers::BillerDetails> =
    object("BillerDetails", field("name", &billers::BillerDetails::name),
           field("category", &billers::BillerDetails::category),
           field("accountId", &billers::BillerDetails::account_id),
           field("contactInfo", &billers::BillerDetails::contact_info));

template <>
inline constexpr auto table<billers::LinkedCustomer> =
    object("BillerCustomer", field("id", &billers::LinkedCustomer::id),
           field("firstName", &billers::LinkedCustomer::first_name),
           field("lastName", &billers::LinkedCustomer::last_name),
           field("customerNumber", &billers::LinkedCustomer::customer_number),
           field("billerId", &billers::LinkedCustomer::biller_id),
           field("accountId", &billers::LinkedCustomer::account_id));

template <>
inline constexpr auto table<billers::SharedBiller> =
    object("SharedBiller", field("name", &billers::SharedBiller::name),
           field("category", &billers::SharedBiller::category),
           field("customers", &billers::SharedBiller::customers),
           field("moreCustomers", &billers::SharedBiller::more_customers));

template <>
inline constexpr auto table<billers::SharedBillerPage> =
    object("SharedBillerPage", field("billers", &billers::SharedBillerPage::billers),
           field("nextCursor", &billers::SharedBillerPage::next_cursor));

template <>
struct Codec<billers::NameCursor> {
  static void decode(const Node& node, billers::NameCursor& out, Errors& errors,
                     std::string_view pointer);
  static void describe(Schema& schema) {
    schema.type("string");
    schema.keyword("maxLength", 700);  // 120 characters of four bytes, and the category
  }
};

template <>
inline constexpr auto table<billers::SharedBillerSearch> =
    object("SharedBillerSearch",
           field("search", &billers::SharedBillerSearch::search, rules::text(0, 120)),
           field("removed", &billers::SharedBillerSearch::removed),
           field("limit", &billers::SharedBillerSearch::limit, rules::range(1, http::largest_page)),
           field("cursor", &billers::SharedBillerSearch::cursor));

}  // namespace billspay::json
