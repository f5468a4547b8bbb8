#include "resources/sessions/staff_api.hpp"

#include "resources/sessions/problems.hpp"
#include "resources/sessions/staff_repository.hpp"
#include "resources/sessions/staff_service.hpp"

namespace billspay::sessions {

using namespace billspay::problems;
using http::Method;

namespace {

void own_session_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(routes.for_staff(Method::get, "/sessions", "ListSessions",
                              "The devices where I am signed in, last used first.", {}),
             [&platform](auth::Staff who) -> Task<Result<StaffSessionList>> {
               auto live = co_await list_live_of_staff(platform.database(who), who);
               if (!live) co_return refuse(std::move(live.error()));
               co_return StaffSessionList{std::move(*live), std::nullopt};
             });
  routes.add(routes.for_staff(Method::remove, "/sessions/{id}", "EndSession",
                              "Signs one of my devices out.", {}),
             [&platform](auth::Staff who, StaffSessionId session,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return end_own_session(platform, who, session, std::move(context));
             });
}

}  // namespace

void staff_routes(http::Routes& routes, const http::Platform& platform) {
  const auth::Audience audience = routes.audience();
  std::vector<ProblemKind> refusals{problems::staff_sign_in_failed, too_many_requests};
  if (audience == auth::Audience::admin) refusals.push_back(problems::new_password_needed);
  routes.add(
      routes.for_staff(Method::post, "/login", "SignIn",
                       "Exchanges username and password for an access token and a refresh cookie.",
                       std::move(refusals)),
      [&platform, audience](StaffCredentials credentials, http::CallContext context)
          -> Task<Result<http::WithCookies<StaffSignedIn>>> {
        return sign_in_staff(platform, audience, std::move(credentials), std::move(context));
      });
  routes.add(
      routes.for_staff(Method::post, "/refresh", "RefreshSession",
                       "Exchanges the refresh cookie for a new one and an access token.",
                       {unauthenticated, problems::foreign_origin}),
      [&platform, audience](http::CallContext context) -> Task<Result<http::WithCookies<Renewed>>> {
        return refresh_staff(platform, audience, std::move(context));
      });
  routes.add(routes.for_staff(Method::post, "/logout", "SignOut",
                              "Ends the session of this device.", {problems::foreign_origin}),
             [&platform, audience](
                 http::CallContext context) -> Task<Result<http::WithCookies<http::NoContent>>> {
               return sign_out_staff(platform, audience, std::move(context));
             });
  own_session_routes(routes, platform);
}

}  // namespace billspay::sessions
