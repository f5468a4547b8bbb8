#include "resources/passwords/repository.hpp"

#include "platform/auth/guards.hpp"
#include "resources/passwords/queries.hpp"

namespace billspay::passwords {
namespace {

using postgres::Nothing;
using postgres::Query;

constexpr int reset_seconds = 600;

constexpr Query<Owner()> owner_row{sql::passwords::find_owner};
constexpr Query<Owner(Bytes)> reset_row{sql::passwords::find_reset};
constexpr Query<Nothing(CustomerId, std::string, std::string)> replace_hash{
    sql::passwords::replace};
constexpr Query<Nothing(Bytes, CustomerId, int)> insert_reset{sql::passwords::add_reset};
constexpr Query<Nothing(Bytes)> consume_reset{sql::passwords::use_reset};
constexpr Query<Nothing(CustomerId)> consume_all{sql::passwords::void_resets};

}  // namespace

Task<Result<Owner>> find_owner(postgres::Database& database, postgres::Guard guard) {
  auto found = co_await database.one(std::move(guard), owner_row);
  if (!found) co_return refuse(std::move(found.error()));
  if (!*found) co_return refuse(problems::unauthenticated);
  co_return std::move(**found);
}

Task<std::optional<Owner>> find_reset(postgres::Database& database, const Bytes& token_hash) {
  auto found =
      co_await database.one(auth::customer_with_one_time_token(token_hash), reset_row, token_hash);
  if (!found) co_return std::nullopt;  // the guard found no such link
  co_return std::move(*found);
}

Task<bool> replace(postgres::Transaction& transaction, const Owner& owner,
                   const std::string& new_hash) {
  co_return co_await transaction.run(replace_hash, owner.id, owner.password_hash, new_hash) == 1;
}

Task<void> add_reset(postgres::Transaction& transaction, const Bytes& token_hash, CustomerId id) {
  co_await transaction.run(insert_reset, token_hash, id, reset_seconds);
}

Task<bool> use_reset(postgres::Transaction& transaction, const Bytes& token_hash) {
  co_return co_await transaction.run(consume_reset, token_hash) == 1;
}

Task<void> void_resets(postgres::Transaction& transaction, CustomerId id) {
  co_await transaction.run(consume_all, id);
}

}  // namespace billspay::passwords
