#include "platform/http/gate.hpp"

#include <exception>

#include "platform/http/problem_response.hpp"
#include "platform/observability/log.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::http {
namespace {

constexpr int retry_seconds = 1;

Response failure_response(Request& request, const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const postgres::Outage& outage) {
    log::warn("database-outage", {{"request_id", request.request_id},
                                  {"operation", request.operation},
                                  {"reason", outage.what()}});
    return problem_response(request,
                            Problem(problems::temporarily_unavailable).retry_after(retry_seconds));
  } catch (const postgres::InDoubt& in_doubt) {
    log::error("commit-in-doubt", {{"request_id", request.request_id},
                                   {"operation", request.operation},
                                   {"reason", in_doubt.what()}});
    return problem_response(request, Problem(problems::outcome_unknown).retry_after(retry_seconds));
  } catch (const std::exception& bug) {
    log::error("bug", {{"request_id", request.request_id},
                       {"operation", request.operation},
                       {"reason", bug.what()}});
  } catch (...) {
    log::error("bug", {{"request_id", request.request_id}, {"operation", request.operation}});
  }
  return problem_response(request, Problem(problems::internal_error));
}

}  // namespace

std::string_view standing_headers(bool https) noexcept {
  // API answers are data, never pages: nothing may be loaded, framed, cached or sniffed.
#define BILLSPAY_API_HEADERS                                                \
  "Cache-Control: no-store\r\n"                                             \
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n" \
  "Cross-Origin-Resource-Policy: same-origin\r\n"                           \
  "Referrer-Policy: no-referrer\r\n"                                        \
  "X-Content-Type-Options: nosniff\r\n"
  static constexpr std::string_view plain = BILLSPAY_API_HEADERS;
  static constexpr std::string_view tls =
      BILLSPAY_API_HEADERS "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
#undef BILLSPAY_API_HEADERS
  return https ? tls : plain;
}

Task<Response> Gate::answer(Request& request) const {
  std::exception_ptr failure;
  Response response;
  try {
    response = co_await route(request);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure) response = failure_response(request, failure);
  // Pages and their assets bring their own.
  if (response.standing_headers.empty()) response.standing_headers = standing_headers(https_);
  co_return response;
}

std::size_t Gate::upload_limit(std::string_view method, std::string_view path) const {
  const auto match = router_.find(method_named(method), path);
  return match.endpoint == nullptr ? 0 : match.endpoint->upload_bytes;
}

Task<Response> Gate::route(Request& request) const {
  if (!hosts_.allows(request.host)) {
    co_return problem_response(request, Problem(problems::misdirected_request));
  }
  auto match = router_.find(request.method, request.path);
  if (match.endpoint == nullptr) {
    if (match.allowed.empty()) {
      if (auto file = files_.answer(request)) co_return std::move(*file);
      co_return problem_response(request, Problem(problems::not_found));
    }
    Response response = problem_response(request, Problem(problems::method_not_allowed));
    response.headers.emplace_back("Allow", std::move(match.allowed));
    co_return response;
  }
  request.operation = match.endpoint->operation.id;
  co_return co_await match.endpoint->handle(request, match.values);
}

}  // namespace billspay::http
