#include "resources/passwords/staff_api.hpp"

#include "resources/passwords/problems.hpp"
#include "resources/passwords/staff_service.hpp"

namespace billspay::passwords {

using namespace billspay::problems;

void staff_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(routes.for_staff(http::Method::post, "/change-password", "ChangePassword",
                              "Changes my password and signs my other devices out.",
                              {problems::current_password_wrong, stale_version, too_many_requests}),
             [&platform](auth::Staff who, PasswordChange body,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return change_for_staff(platform, who, std::move(body), std::move(context));
             });
}

}  // namespace billspay::passwords
