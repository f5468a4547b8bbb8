#include "resources/passwords/passwords.hpp"
#include "resources/passwords/problems.hpp"
#include "resources/passwords/service.hpp"

namespace billspay::passwords {

using namespace billspay::problems;
using http::Method;

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::post,
              "/api/auth/change-password",
              "changePassword",
              "Changes my password and signs my other devices out.",
              {problems::current_password_wrong, stale_version, too_many_requests}},
             [&platform](auth::Customer who, PasswordChange body,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return change(platform, std::move(who), std::move(body), std::move(context));
             });
  routes.add({Method::post,
              "/api/auth/forgot-password",
              "forgotPassword",
              "Mails a link to choose a new password, if there is such an account.",
              {too_many_requests}},
             [&platform](ForgottenPassword body,
                         http::CallContext context) -> Task<Result<http::Accepted>> {
               return forget(platform, std::move(body), std::move(context));
             });
  routes.add(
      {Method::post,
       "/api/auth/reset-password",
       "resetPassword",
       "Sets a new password by the link that was mailed.",
       {link_not_valid}},
      [&platform](PasswordReset body, http::CallContext context) -> Task<Result<PasswordWasReset>> {
        return reset(platform, std::move(body), std::move(context));
      });
}

}  // namespace billspay::passwords
