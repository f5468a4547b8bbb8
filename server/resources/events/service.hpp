// A stream of changes, from the first look to the last.
//
// Delivery is at least once, in the order (at, id) within one look. Rows are not committed in the
// order of their times, so each look goes back a little further than the last one and leaves out
// what was sent; a client that comes back with Last-Event-ID may see the last seconds again. When
// more changed than one look may hold, the client is told once in a while to load everything again
// (`event: reset`) instead. What is kept per stream is therefore bounded, however slow its reader.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/answers.hpp"
#include "platform/http/event_stream.hpp"
#include "resources/events/dto.hpp"
#include "resources/events/repository.hpp"

namespace billspay::events {

using Stream = http::EventStream<Change>;

// `last_event_id` as received; one that is not ours is answered with a reset. The stream ends when
// the session does, with the client, when the server stops, or after the life of an access token: a
// token that was stolen opens no longer than others. problems::unauthenticated,
// http::problems::too_many_streams, problems::temporarily_unavailable.
Task<Result<Stream>> watch(http::Subscriptions& subscriptions, Viewer viewer,
                           std::string last_event_id);

}  // namespace billspay::events
