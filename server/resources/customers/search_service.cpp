#include "resources/customers/search_service.hpp"

#include "resources/customers/search_repository.hpp"
#include "resources/customers/search_terms.hpp"

namespace billspay::customers {
namespace {

struct Found {
  CustomerSummary customer;
  ListPosition position;
};

Problem foreign_cursor() {
  return Problem(problems::validation_failed)
      .with_field("?cursor", "is not a cursor from an earlier page of this list");
}

CustomerPage page_of(std::vector<Found> found, int size) {
  CustomerPage page;
  if (found.size() > static_cast<std::size_t>(size)) {
    found.erase(found.begin() + size, found.end());
    page.next_cursor = found.back().position.to_string();
  }
  page.customers.reserve(found.size());
  for (auto& one : found) page.customers.push_back(std::move(one.customer));
  return page;
}

ListPosition newest_position(const CustomerSummary& customer) {
  return {ListPosition::newest, {customer.created_at, customer.id.value}};
}
ListPosition removed_position(const CustomerSummary& customer) {
  return {ListPosition::removed, {*customer.deleted_at, customer.id.value}};
}
ListPosition tier_position(std::size_t tier, const CustomerSummary& customer) {
  return {static_cast<char>(ListPosition::first_tier + tier), {Timestamp(), customer.id.value}};
}

template <class Position>
std::vector<Found> with_positions(Summaries customers, Position position) {
  std::vector<Found> found;
  found.reserve(customers.size());
  for (auto& customer : customers) {
    auto at = position(customer);
    found.push_back({std::move(customer), at});
  }
  return found;
}

// Up to `limit` matches after a position, from as many tiers as it takes.
Task<Result<std::vector<Found>>> find(postgres::Database& database, const auth::Staff& who,
                                      const Search& search, std::optional<ListPosition> after,
                                      int limit) {
  std::vector<Found> found;
  std::size_t tier = 0;
  std::optional<CustomerId> start;
  if (after) {
    if (after->list < ListPosition::first_tier || after->list > '9')
      co_return refuse(foreign_cursor());
    tier = static_cast<std::size_t>(after->list - ListPosition::first_tier);
    start = CustomerId(after->at.id);
  }
  for (; tier < search.tiers.size() && found.size() < static_cast<std::size_t>(limit); ++tier) {
    auto more = co_await list_tier(database, who, search.tiers[tier], std::exchange(start, {}),
                                   limit - static_cast<int>(found.size()));
    if (!more) co_return refuse(std::move(more.error()));
    for (auto& customer : *more) {
      const auto position = tier_position(tier, customer);
      found.push_back({std::move(customer), position});
    }
  }
  co_return found;
}

// Where in a list to go on; problems::validation_failed for a cursor of another one.
Result<http::Cursor> start_of(char list, const std::optional<ListPosition>& cursor) {
  if (!cursor) return http::Cursor::newest();
  if (cursor->list != list) return refuse(foreign_cursor());
  return cursor->at;
}

}  // namespace

Task<Result<CustomerPage>> list_customers(postgres::Database& database, auth::Staff who,
                                          CustomerSearch request) {
  const int size = request.limit.value_or(http::default_page);
  const auto search = read_search(request.search.value_or(""));
  if (search) {
    auto found = co_await find(database, who, *search, request.cursor, size + 1);
    if (!found) co_return refuse(std::move(found.error()));
    co_return page_of(std::move(*found), size);
  }
  const auto start = start_of(ListPosition::newest, request.cursor);
  if (!start) co_return refuse(start.error());
  auto found = co_await list_newest(database, who, *start, size + 1);
  if (!found) co_return refuse(std::move(found.error()));
  co_return page_of(with_positions(std::move(*found), newest_position), size);
}

Task<Result<CustomerPage>> list_for_admin(postgres::Database& database, auth::Staff who,
                                          AdminCustomerSearch request) {
  if (!request.removed.value_or(false)) {
    CustomerSearch live{std::move(request.search), request.limit, request.cursor};
    co_return co_await list_customers(database, who, std::move(live));
  }
  const int size = request.limit.value_or(http::default_page);
  const auto start = start_of(ListPosition::removed, request.cursor);
  if (!start) co_return refuse(start.error());
  auto search = read_search(request.search.value_or(""));
  std::optional<std::string> words;
  if (search) words = std::move(search->words);
  auto found = co_await list_removed(database, who, words, *start, size + 1);
  if (!found) co_return refuse(std::move(found.error()));
  co_return page_of(with_positions(std::move(*found), removed_position), size);
}

Task<Result<Matches>> find_matches(postgres::Database& database, auth::Staff who,
                                   std::string search, int most) {
  const auto terms = read_search(search);
  if (!terms) co_return Matches();
  const auto found = co_await find(database, who, *terms, std::nullopt, most);
  if (!found) co_return refuse(found.error());
  std::vector<CustomerId> ids;
  ids.reserve(found->size());
  for (const auto& one : *found) ids.push_back(one.customer.id);
  co_return Matches(std::move(ids));
}

Task<Result<bool>> has_words(postgres::Database& database, auth::Staff who, CustomerId customer,
                             std::string search) {
  const auto terms = read_search(search);
  if (!terms) co_return true;
  co_return co_await matches_words(database, who, customer, terms->words);
}

}  // namespace billspay::customers
