#include "resources/customers/dto.hpp"

namespace billspay::customers {

void check(const NewCustomer& customer, json::Errors& errors) {
  constexpr Date oldest{std::chrono::year(1900), std::chrono::month(1), std::chrono::day(1)};
  if (customer.date_of_birth < oldest || customer.date_of_birth >= today()) {
    errors.add_field("dateOfBirth", "must be a day in the past, after 1900");
  }
}

}  // namespace billspay::customers
