#include "app/operations.hpp"

#include "platform/http/gate.hpp"
#include "platform/http/problem_response.hpp"

namespace billspay::app {
namespace {

http::Response text_response(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

http::Response answer(const Readiness& readiness, const observability::Metrics& metrics,
                      http::Request& request) {
  const bool reading = request.method == http::Method::get || request.method == http::Method::head;
  if (request.path == "/healthz" && reading) {
    request.operation = "healthz";
    return text_response(200, "ok\n");
  }
  if (request.path == "/readyz" && reading) {
    request.operation = "readyz";
    if (readiness.draining) return text_response(503, "stopping\n");
    if (!readiness.database_ready()) return text_response(503, "no database\n");
    return text_response(200, "ready\n");
  }
  if (request.path == "/metrics" && reading) {
    request.operation = "metrics";
    auto response = text_response(200, metrics.render());
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
  }
  return http::problem_response(request, Problem(problems::not_found));
}

}  // namespace

http::Dispatcher operations_dispatcher(const Readiness& readiness,
                                       const observability::Metrics& metrics) {
  return [&readiness, &metrics](http::Request& request) -> Task<http::Response> {
    auto response = answer(readiness, metrics, request);
    response.standing_headers = http::standing_headers(false);
    co_return response;
  };
}

}  // namespace billspay::app
