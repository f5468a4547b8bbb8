// Confirmation numbers of our own, for payments whose biller gave none.
#pragma once

#include <string>

#include "platform/core/clock.hpp"

namespace billspay::receipts {

// "BP-20261122-48392-01746": the day of the payment (UTC), nine random digits, and a Luhn digit
// over all of them (ISO/IEC 7812-1 annex B), so that one misread digit is noticed.
std::string new_confirmation(Timestamp paid_on);

}  // namespace billspay::receipts
