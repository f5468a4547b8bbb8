#include "resources/customers/assistance_repository.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::customers {

Task<Result<Assisted>> assist(postgres::Transaction& transaction, const auth::Staff& who,
                              CustomerId customer) {
  auto held = co_await hold(transaction, customer);
  if (!held) co_return refuse(billspay::problems::not_found);
  if (!who.is_admin()) co_await note_assistance(transaction, AgentId(who.id), customer);
  auto actor = co_await audit_events::staff_actor(transaction, who);
  co_return Assisted{std::move(held->full_name), std::move(held->email), held->kyc_status,
                     std::move(actor)};
}

Task<Result<void>> note_view(postgres::Transaction& transaction, const auth::Staff& who,
                             CustomerId customer, std::string_view what,
                             const http::CallContext& context) {
  const bool found = co_await exists(transaction, customer);
  if (!found) co_return refuse(billspay::problems::not_found);
  audit_events::Event event{
      .action = what, .object_kind = "customer", .object_id = customer.value, .customer = customer};
  auto actor = co_await audit_events::staff_actor(transaction, who);
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
  co_return Result<void>();
}

}  // namespace billspay::customers
