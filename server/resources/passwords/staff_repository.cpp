#include "resources/passwords/staff_repository.hpp"

#include "resources/passwords/queries.hpp"

namespace billspay::passwords {
namespace {

using postgres::Nothing;
using postgres::Query;

constexpr Query<StaffOwner(Uuid)> agent{sql::passwords::find_agent};
constexpr Query<StaffOwner(Uuid)> admin{sql::passwords::find_admin};
constexpr Query<Nothing(Uuid, std::string, std::string)> replace_agents{
    sql::passwords::replace_agents};
constexpr Query<Nothing(Uuid, std::string, std::string)> replace_admins{
    sql::passwords::replace_admins};

}  // namespace

Task<Result<StaffOwner>> find_staff_owner(postgres::Database& database, const auth::Staff& who) {
  auto found = co_await database.one(who.guard(), who.is_admin() ? admin : agent, who.id);
  if (!found) co_return refuse(std::move(found.error()));
  if (!*found) co_return refuse(problems::unauthenticated);
  co_return std::move(**found);
}

Task<bool> replace_for_staff(postgres::Transaction& transaction, const auth::Staff& who,
                             const StaffOwner& owner, const std::string& new_hash) {
  const auto& replace = who.is_admin() ? replace_admins : replace_agents;
  co_return co_await transaction.run(replace, owner.id, owner.password_hash, new_hash) == 1;
}

}  // namespace billspay::passwords
