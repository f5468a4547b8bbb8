// Looks at everything in a database at once: for tests that something is nowhere in it, or that
// nothing in it has changed.
#pragma once

#include <map>
#include <string>

#include "tests/support/test_database.hpp"

namespace billspay::test_support {

// Table -> all its values as text, one to a line; bytea both as it is and in hexadecimal. Times are
// left out, for their digits look like anything.
std::map<std::string, std::string> contents_of(TestDatabase& database);

// Table -> a checksum of the rows of this customer.
std::map<std::string, std::string> checksums_of(TestDatabase& database,
                                                const std::string& customer_id);

// Table -> number of rows.
std::map<std::string, long long> row_counts_of(TestDatabase& database);

}  // namespace billspay::test_support
