// Cards for tests, and the few steps that most tests of wallets share.
#pragma once

#include <string>
#include <string_view>

#include "tests/support/test_server.hpp"

namespace billspay::test_support {

// A Visa number with a right check digit, another one for each n.
std::string card_number(int n);

// The JSON object `base` with the members of `changes`; those that are null are taken away.
std::string merged(std::string_view base, std::string_view changes);

// A card of that number, with other members as in merged().
std::string card_body(int n, std::string_view changes = "{}");

// Adds a card and returns its id.
std::string add_card(ApiClient& client, int n, std::string_view changes = "{}");

std::string method_path(const std::string& id);

// The ETag of a payment method as it is now.
std::string etag_of_method(ApiClient& client, const std::string& id);

// PATCH with If-Match, the present ETag unless one is given.
ApiResponse change_method(ApiClient& client, const std::string& id, std::string_view changes,
                          std::string_view etag = {});

// How many of a customer's live payment methods are the default, as the database has it.
std::string defaults_of(TestDatabase& database, const std::string& customer_id);
// How many are alive.
std::string methods_of(TestDatabase& database, const std::string& customer_id);

}  // namespace billspay::test_support
