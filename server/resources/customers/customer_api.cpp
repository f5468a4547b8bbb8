#include "resources/customers/customers.hpp"
#include "resources/customers/enrolment.hpp"
#include "resources/customers/problems.hpp"
#include "resources/customers/profile.hpp"
#include "resources/customers/repository.hpp"
#include "resources/customers/verification.hpp"

namespace billspay::customers {
namespace {

using namespace billspay::problems;
using http::Method;

void add_profile_change(http::Routes& routes, const http::Platform& platform, Method method,
                        std::string_view id) {
  routes.add(
      {method,
       "/api/auth/profile",
       id,
       "Changes the fields of my profile that are sent.",
       {precondition_required, stale_version, problems::name_was_reviewed}},
      [&platform](auth::Customer who, ProfileChanges changes,
                  http::CallContext context) -> Task<Result<http::Versioned<ProfileAnswer>>> {
        return change_profile(platform, std::move(who), std::move(changes), std::move(context));
      });
}

}  // namespace

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      {Method::post,
       "/api/auth/register",
       "register",
       "Enrols a customer and stages them for review.",
       {problems::email_taken, too_many_requests, idempotency_key_reused, idempotency_key_in_use}},
      [&platform](NewCustomer customer, http::CallContext context)
          -> Task<Result<http::OrReplayed<http::Created<Registered>>>> {
        return enrol(platform, std::move(customer), std::move(context));
      });
  routes.add({Method::post,
              "/api/auth/verify-email",
              "verifyEmail",
              "Confirms an e-mail address by the link that was sent to it.",
              {link_not_valid}},
             [&platform](EmailVerification verification,
                         http::CallContext context) -> Task<Result<EmailVerified>> {
               return verify_email(platform, std::move(verification), std::move(context));
             });
  routes.add(
      {Method::post,
       "/api/auth/verify-email/resend",
       "resendVerification",
       "Mails me a new link to confirm my e-mail address, unless it is confirmed.",
       {}},
      [&platform](auth::Customer who, http::CallContext context) -> Task<Result<http::Accepted>> {
        return resend_verification(platform, std::move(who), std::move(context));
      });
  routes.add({Method::get, "/api/auth/profile", "getProfile", "My profile.", {}},
             [&platform](auth::Customer who) -> Task<Result<http::Versioned<ProfileAnswer>>> {
               co_return co_await find_profile(*platform.portal, who);
             });
  add_profile_change(routes, platform, Method::patch, "changeProfile");
  add_profile_change(routes, platform, Method::put, "replaceProfile");
}

}  // namespace billspay::customers
