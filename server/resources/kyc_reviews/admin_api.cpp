#include "resources/kyc_reviews/kyc_reviews.hpp"
#include "resources/kyc_reviews/problems.hpp"
#include "resources/kyc_reviews/service.hpp"

namespace billspay::kyc_reviews {

using namespace billspay::problems;
using http::Method;

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      {Method::get,
       "/api/admin/kyc-reviews",
       "adminListKycReviews",
       "Enrolments that wait, oldest first, with flags for people who are here already.",
       {}},
      [&platform](auth::Staff who, http::Query<QueueRequest> request) -> Task<Result<QueuePage>> {
        co_return co_await list_queue(*platform.admins, who, *request);
      });
  routes.add({Method::get,
              "/api/admin/kyc-reviews/{customerId}",
              "adminGetKycReview",
              "What a reviewer compares; birth date and SSN digits are masked.",
              {}},
             [&platform](auth::Staff who, CustomerId customer,
                         http::CallContext context) -> Task<Result<Found>> {
               return view(platform, who, customer, std::move(context));
             });
  routes.add({Method::post,
              "/api/admin/kyc-reviews/{customerId}/reveal",
              "adminRevealIdentity",
              "Birth date and SSN digits, for a reason that is kept.",
              {}},
             [&platform](auth::Staff who, CustomerId customer, RevealRequest body,
                         http::CallContext context) -> Task<Result<Identity>> {
               return reveal(platform, who, customer, std::move(body), std::move(context));
             });
  routes.add({Method::post,
              "/api/admin/kyc-reviews/{customerId}",
              "adminDecideKycReview",
              "Approves, rejects or asks, over the version that was seen; the customer is told.",
              {problems::already_decided, problems::data_changed, problems::email_not_verified,
               stale_version, idempotency_key_reused, idempotency_key_in_use}},
             [&platform](auth::Staff who, CustomerId customer, Ruling body,
                         http::CallContext context) -> Task<Result<http::OrReplayed<Found>>> {
               return decide(platform, who, customer, std::move(body), std::move(context));
             });
}

}  // namespace billspay::kyc_reviews
