#include "resources/sessions/problems.hpp"
#include "resources/sessions/repository.hpp"
#include "resources/sessions/service.hpp"
#include "resources/sessions/sessions.hpp"

namespace billspay::sessions {

using namespace billspay::problems;
using http::Method;

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::post,
              "/api/auth/login",
              "signIn",
              "Exchanges e-mail address and password for an access token and a refresh cookie.",
              {problems::sign_in_failed, too_many_requests}},
             [&platform](Credentials credentials,
                         http::CallContext context) -> Task<Result<http::WithCookies<SignedIn>>> {
               return sign_in(platform, std::move(credentials), std::move(context));
             });
  routes.add({Method::post,
              "/api/auth/refresh",
              "refreshSession",
              "Exchanges the refresh cookie for a new one and an access token.",
              {unauthenticated, problems::foreign_origin}},
             [&platform](http::CallContext context) -> Task<Result<http::WithCookies<Renewed>>> {
               return refresh(platform, std::move(context));
             });
  routes.add(
      {Method::post,
       "/api/auth/logout",
       "signOut",
       "Ends the session of this device.",
       {problems::foreign_origin}},
      [&platform](http::CallContext context) -> Task<Result<http::WithCookies<http::NoContent>>> {
        return sign_out(platform, std::move(context));
      });
  routes.add({Method::get,
              "/api/auth/sessions",
              "listSessions",
              "The devices that are signed in, last used first.",
              {}},
             [&platform](auth::Customer who) -> Task<Result<SessionList>> {
               auto live = co_await list_live(*platform.portal, who);
               if (!live) co_return refuse(std::move(live.error()));
               co_return SessionList{std::move(*live), std::nullopt};
             });
  routes.add(
      {Method::remove, "/api/auth/sessions/{id}", "endSession", "Signs one of my devices out.", {}},
      [&platform](auth::Customer who, SessionId session,
                  http::CallContext context) -> Task<Result<http::NoContent>> {
        return end_session(platform, std::move(who), session, std::move(context));
      });
}

}  // namespace billspay::sessions
