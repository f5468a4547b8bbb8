#include "resources/events/events.hpp"
#include "resources/events/service.hpp"

namespace billspay::events {

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add({http::Method::get,
              "/api/events",
              "watchChanges",
              "What changes on my account, as it happens; Last-Event-ID replays what came later.",
              {http::problems::too_many_streams}},
             [&platform](auth::Customer who, http::CallContext context) -> Task<Result<Stream>> {
               Viewer viewer{platform.portal, [who] { return who.guard(); }, who.id.value, who.id};
               return watch(*platform.subscriptions, std::move(viewer),
                            std::string(context.request->header("last-event-id")));
             });
}

}  // namespace billspay::events
