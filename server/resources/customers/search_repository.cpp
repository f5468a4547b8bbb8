#include "resources/customers/search_repository.hpp"

#include "resources/customers/queries.hpp"

namespace billspay::customers {
namespace {

using postgres::Query;
using Text = std::optional<std::string>;
using After = std::optional<CustomerId>;

constexpr Query<CustomerSummary(Timestamp, Uuid, int)> newest{sql::customers::list_newest};
constexpr Query<CustomerSummary(Text, Timestamp, Uuid, int)> removed{sql::customers::list_removed};
struct Known {
  bool known;
};
constexpr Query<Known(CustomerId, std::string)> words_of_one{sql::customers::matches_words};
constexpr Query<CustomerSummary(std::string, std::string, After, Text, int)> last_names{
    sql::customers::search_last_names};
constexpr Query<CustomerSummary(std::string, std::string, After, Text, int)> first_names{
    sql::customers::search_first_names};
constexpr Query<CustomerSummary(std::string, After, Text, int)> emails{
    sql::customers::search_emails};
constexpr Query<CustomerSummary(std::string, After, Text, int)> phones{
    sql::customers::search_phones};
constexpr Query<CustomerSummary(std::string, After, Text, int)> numbers{
    sql::customers::search_numbers};
constexpr Query<CustomerSummary(std::string, Text, Text, Text, Uuid, int)> parts{
    sql::customers::search_parts};

}  // namespace

Task<Result<Summaries>> list_newest(postgres::Database& database, const auth::Staff& who,
                                    http::Cursor after, int limit) {
  co_return co_await database.all(who.guard(), newest, after.at, after.id, limit);
}

Task<Result<Summaries>> list_removed(postgres::Database& database, const auth::Staff& who,
                                     const std::optional<std::string>& words, http::Cursor after,
                                     int limit) {
  co_return co_await database.all(who.guard(), removed, words, after.at, after.id, limit);
}

Task<Result<bool>> matches_words(postgres::Database& database, const auth::Staff& who,
                                 CustomerId customer, const std::string& words) {
  const auto found = co_await database.one(who.guard(), words_of_one, customer, words);
  if (!found) co_return refuse(found.error());
  co_return found->has_value();
}

Task<Result<Summaries>> list_tier(postgres::Database& database, const auth::Staff& who,
                                  const Tier& tier, std::optional<CustomerId> after, int limit) {
  const auto guard = who.guard();
  using enum Tier::Kind;
  switch (tier.kind) {
    case last_names:
      co_return co_await database.all(guard, customers::last_names, tier.pattern, *tier.second,
                                      after, tier.before, limit);
    case first_names:
      co_return co_await database.all(guard, customers::first_names, tier.pattern, *tier.second,
                                      after, tier.before, limit);
    case emails:
      co_return co_await database.all(guard, customers::emails, tier.pattern, after, tier.before,
                                      limit);
    case phones:
      co_return co_await database.all(guard, customers::phones, tier.pattern, after, tier.before,
                                      limit);
    case numbers:
      co_return co_await database.all(guard, customers::numbers, tier.pattern, after, tier.before,
                                      limit);
    case parts: {
      const Uuid before = after ? after->value : http::Cursor::newest().id;
      co_return co_await database.all(guard, customers::parts, tier.pattern, tier.second,
                                      tier.others, tier.before, before, limit);
    }
  }
  throw std::logic_error("an unknown kind of list");
}

}  // namespace billspay::customers
