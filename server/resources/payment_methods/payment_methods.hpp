// Payment methods: the cards and bank accounts in a customer's wallet. Numbers go to the processor;
// here are a token, the last four digits and what people need to recognise them.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"
#include "resources/payment_methods/dto.hpp"  // other resources show payment methods too

namespace billspay::payment_methods {

// Finds the same account in a wallet again. A bank account is its number at its bank; cards have no
// routing number.
Bytes account_hash(const vault::KeyedHash& hashes, std::string_view routing_number,
                   std::string_view account_number);

// How long agents can put back what was removed.
inline constexpr int undo_days = 30;

void customer_routes(http::Routes& routes, const http::Platform& platform);
void agent_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::payment_methods
