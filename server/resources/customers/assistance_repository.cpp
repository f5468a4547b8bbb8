#include "resources/customers/assistance_repository.hpp"

#include "resources/customers/queries.hpp"

namespace billspay::customers {
namespace {

struct Yes {
  bool yes;
};

constexpr postgres::Query<Held(CustomerId)> hold_row{sql::customers::hold};
constexpr postgres::Query<Yes(CustomerId)> find_row{sql::customers::exists};
constexpr postgres::Query<postgres::Nothing(AgentId, CustomerId)> assign{
    sql::customers::note_assistance};

}  // namespace

Task<std::optional<Held>> hold(postgres::Transaction& transaction, CustomerId customer) {
  co_return co_await transaction.one(hold_row, customer);
}

Task<bool> exists(postgres::Transaction& transaction, CustomerId customer) {
  const auto found = co_await transaction.one(find_row, customer);
  co_return found.has_value();
}

Task<void> note_assistance(postgres::Transaction& transaction, AgentId agent, CustomerId customer) {
  co_await transaction.run(assign, agent, customer);
}

}  // namespace billspay::customers
