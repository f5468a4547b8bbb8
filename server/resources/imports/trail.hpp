// What the audit trail keeps of an import.
#pragma once

#include <string>

#include "resources/imports/repository.hpp"

namespace billspay::imports {

// JSON objects: the receipt as if staff had posted it by hand, and the figures of the whole.
std::string trail_of(const PostedReceipt& receipt);
std::string trail_of(const Report& report, const Bytes& sha256);

}  // namespace billspay::imports
