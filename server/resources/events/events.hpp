// Live events: what changed on an account, told to the pages that are open (text/event-stream).
// Events carry ids only; what they stand for is read through the other resources, with their
// rights.
//
// A stream lives as long as the session: each look for news runs under the session's guard, and
// whoever ends sessions wakes the streams by transaction.announce(id of the account) (an audit
// event that concerns a customer announces the customer by itself).
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::events {

void customer_routes(http::Routes& routes, const http::Platform& platform);
void agent_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::events
