#include "resources/events/staff_api.hpp"

#include "resources/events/service.hpp"

namespace billspay::events {

void staff_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      routes.for_staff(http::Method::get, "/events", "WatchChanges",
                       "What changes of a customer or of all, as it happens; Last-Event-ID replays "
                       "what came later.",
                       {http::problems::too_many_streams}),
      [&platform](auth::Staff who, http::Query<WatchRequest> request,
                  http::CallContext context) -> Task<Result<Stream>> {
        Viewer viewer{&platform.database(who), [who] { return who.guard(); }, who.id,
                      request->customer_id, true};
        return watch(*platform.subscriptions, std::move(viewer),
                     std::string(context.request->header("last-event-id")));
      });
}

}  // namespace billspay::events
