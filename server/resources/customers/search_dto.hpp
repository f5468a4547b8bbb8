// Customers as staff find them in a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/paging.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::customers {

// What of a customer a search met.
enum class MatchedField { name, email, phone, customer_number };

struct CustomerSummary {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::string customer_number;
  KycStatus kyc_status;
  Timestamp created_at;
  std::optional<Timestamp> deleted_at;
  std::optional<MatchedField> matched;  // of searches
};

// Where a page of the list ended: in which of the lists that it is put together from, and where
// there. Opaque to clients; it holds no words of anybody.
struct ListPosition {
  static constexpr char newest = 'n';
  static constexpr char removed = 'r';
  static constexpr char first_tier = '0';  // of a search (search_terms.hpp); the next one is '1'

  char list = newest;
  http::Cursor at;  // in a search, only the id says something

  [[nodiscard]] std::string to_string() const;
  static std::optional<ListPosition> parse(std::string_view text);
};

struct CustomerPage {
  std::vector<CustomerSummary> customers;
  std::optional<std::string> next_cursor;
};

// Query parameters of agents.
struct CustomerSearch {
  std::optional<std::string> search;
  std::optional<int> limit;
  std::optional<ListPosition> cursor;
};

// Query parameters of admins.
struct AdminCustomerSearch {
  std::optional<std::string> search;
  std::optional<bool> removed;  // the removed ones instead of the others
  std::optional<int> limit;
  std::optional<ListPosition> cursor;
};

}  // namespace billspay::customers

namespace billspay {
template <>
inline constexpr auto names<customers::MatchedField> = std::array{
    Name<customers::MatchedField>{customers::MatchedField::name, "name"},
    Name<customers::MatchedField>{customers::MatchedField::email, "email"},
    Name<customers::MatchedField>{customers::MatchedField::phone, "phone"},
    Name<customers::MatchedField>{customers::MatchedField::customer_number, "customerNumber"}};
}  // namespace billspay

namespace billspay::json {

template <>
struct Codec<customers::ListPosition> {
  static void decode(const Node& node, customers::ListPosition& out, Errors& errors,
                     std::string_view pointer);
  static void describe(Schema& schema) {
    schema.type("string");
    schema.keyword("maxLength", 64);
  }
};

template <>
inline constexpr auto table<customers::CustomerSummary> =
    object("CustomerSummary", field("id", &customers::CustomerSummary::id),
           field("email", &customers::CustomerSummary::email),
           field("firstName", &customers::CustomerSummary::first_name),
           field("lastName", &customers::CustomerSummary::last_name),
           field("phone", &customers::CustomerSummary::phone),
           field("customerNumber", &customers::CustomerSummary::customer_number),
           field("kycStatus", &customers::CustomerSummary::kyc_status),
           field("createdAt", &customers::CustomerSummary::created_at),
           field("deletedAt", &customers::CustomerSummary::deleted_at),
           field("matched", &customers::CustomerSummary::matched));

template <>
inline constexpr auto table<customers::CustomerPage> =
    object("CustomerPage", field("customers", &customers::CustomerPage::customers),
           field("nextCursor", &customers::CustomerPage::next_cursor));

template <>
inline constexpr auto table<customers::CustomerSearch> = object(
    "CustomerSearch",
    field("search", &customers::CustomerSearch::search, rules::text(0, customers::longest_search)),
    field("limit", &customers::CustomerSearch::limit, rules::range(1, http::largest_page)),
    field("cursor", &customers::CustomerSearch::cursor));

template <>
inline constexpr auto table<customers::AdminCustomerSearch> = object(
    "AdminCustomerSearch",
    field("search", &customers::AdminCustomerSearch::search,
          rules::text(0, customers::longest_search)),
    field("removed", &customers::AdminCustomerSearch::removed),
    field("limit", &customers::AdminCustomerSearch::limit, rules::range(1, http::largest_page)),
    field("cursor", &customers::AdminCustomerSearch::cursor));

}  // namespace billspay::json
