#include "platform/http/problem_response.hpp"

#include "platform/json/writer.hpp"

namespace billspay::http {

int status_of(Category category) noexcept {
  switch (category) {
    case Category::malformed:
      return 400;
    case Category::unauthenticated:
      return 401;
    case Category::forbidden:
      return 403;
    case Category::not_found:
      return 404;
    case Category::method_not_allowed:
      return 405;
    case Category::conflict:
      return 409;
    case Category::stale:
      return 412;
    case Category::too_large:
      return 413;
    case Category::unsupported_media:
      return 415;
    case Category::misdirected:
      return 421;
    case Category::invalid:
      return 422;
    case Category::precondition_required:
      return 428;
    case Category::too_many:
      return 429;
    case Category::header_too_large:
      return 431;
    case Category::internal:
      return 500;
    case Category::unavailable:
      return 503;
  }
  return 500;
}

namespace {

void append_member(std::string& out, std::string_view name, std::string_view text) {
  out.push_back(out.empty() ? '{' : ',');
  json::append_string(out, name);
  out.push_back(':');
  json::append_string(out, text);
}

}  // namespace

Response problem_response(const Request& request, const Problem& problem) {
  Response response;
  response.status = status_of(problem.kind.category);
  response.content_type = "application/problem+json";
  std::string& body = response.body;
  append_member(body, "type", "/problems/" + std::string(problem.kind.slug));
  append_member(body, "title", problem.kind.title);
  body += ",\"status\":";
  json::append_integer(body, response.status);
  if (!problem.detail.empty()) append_member(body, "detail", problem.detail);
  if (!problem.errors.empty()) {
    body += ",\"errors\":[";
    for (std::size_t i = 0; i < problem.errors.size(); ++i) {
      std::string entry;
      append_member(entry, "pointer", problem.errors[i].pointer);
      append_member(entry, "detail", problem.errors[i].detail);
      body += (i > 0 ? "," : "") + entry + "}";
    }
    body.push_back(']');
  }
  append_member(body, "requestId", request.request_id);
  body.push_back('}');
  if (problem.retry_after_seconds) {
    response.headers.emplace_back("Retry-After", std::to_string(*problem.retry_after_seconds));
  }
  if (problem.kind == problems::unauthenticated) {
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
  }
  return response;
}

Response problem_response(Request& request, const Problem& problem) {
  request.problem_slug = problem.kind.slug;
  return problem_response(static_cast<const Request&>(request), problem);
}

}  // namespace billspay::http
