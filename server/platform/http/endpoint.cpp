#include "platform/http/endpoint.hpp"

#include "platform/core/text.hpp"
#include "platform/http/queries.hpp"

namespace billspay::http {
namespace {

constexpr std::string_view bearer = "Bearer ";

bool is_json(std::string_view content_type) {
  const std::size_t semicolon = content_type.find(';');
  if (ascii_lower(trim(content_type.substr(0, semicolon))) != "application/json") return false;
  if (semicolon == std::string_view::npos) return true;
  const std::string parameter = ascii_lower(trim(content_type.substr(semicolon + 1)));
  return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"";
}

// Field errors wait until it is known that the caller is signed in.
bool concerns_fields(const Problem& problem) {
  return problem.kind.category == Category::invalid ||
         problem.kind.category == Category::malformed ||
         problem.kind.category == Category::unsupported_media;
}

struct Alive {
  bool alive;
};

}  // namespace

auth::Customer Intake::customer() {
  const std::string_view header = request_.header("authorization");
  if (header.starts_with(bearer)) {
    const auto claims =
        gatekeeper_.verifier->verify(header.substr(bearer.size()), auth::Audience::customer);
    if (claims) {
      customer_.emplace(CustomerId(claims->subject), SessionId(claims->session),
                        claims->customer_number);
      return *customer_;
    }
  }
  fail(Problem(problems::unauthenticated));
  return {};
}

CallContext Intake::context() {
  auto context = CallContext::of(request_);
  if (context) return std::move(*context);
  fail(std::move(context.error()));
  return {};
}

Result<json::Document> Intake::body_document() {
  if (!is_json(request_.header("content-type"))) return refuse(problems::unsupported_media_type);
  return json::Document::parse(request_.body);
}

void Intake::refuse_query() {
  if (request_.query.empty()) return;
  auto document = json::Document::parse_query(request_.query);
  if (!document) return fail(std::move(document.error()));
  Problem problem(problems::validation_failed);
  for (const auto name : document->root().member_names()) {
    problem.with_field("?" + std::string(name), "is not a known parameter");
  }
  if (!problem.errors.empty()) fail(std::move(problem));
}

void Intake::refuse_body() {
  const std::string_view body = trim(request_.body);
  if (body.empty() || body == "{}") return;
  fail(Problem(problems::validation_failed)
           .with_field("#", "is not expected: this operation takes no body"));
}

void Intake::fail(Problem problem) {
  // Being unknown outweighs everything; an unknown path value outweighs refused fields.
  const auto weight = [](const Problem& one) {
    if (one.kind.category == Category::unauthenticated) return 2;
    return concerns_fields(one) ? 0 : 1;
  };
  if (!problem_ || weight(problem) > weight(*problem_)) {
    problem_ = std::move(problem);
  } else if (problem.kind == problems::validation_failed && problem.kind == problem_->kind) {
    for (auto& error : problem.errors) problem_->errors.push_back(std::move(error));
  }
}

Task<std::optional<Problem>> Intake::verdict() {
  if (problem_ && customer_ && problem_->kind.category != Category::unauthenticated) {
    static constexpr postgres::Query<Alive()> alive{sql::http::probe};
    const auto live = co_await gatekeeper_.portal->one(customer_->guard(), alive);
    if (!live) co_return live.error();
  }
  co_return std::move(problem_);
}

std::vector<std::string_view> path_parameters(std::string_view path) {
  std::vector<std::string_view> all;
  for (std::size_t open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    all.push_back(path.substr(open + 1, path.find('}', open) - open - 1));
  }
  return all;
}

Response json_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

Response render(NoContent /*answer*/) {
  Response response;
  response.status = 204;
  return response;
}

Response render(Accepted /*answer*/) { return json_response(202, "{}"); }

Response render(Replayed answer) {
  Response response = json_response(answer.status, std::move(answer.body));
  if (answer.status == 204) response.content_type = {};
  if (!answer.location.empty()) response.headers.emplace_back("Location", answer.location);
  if (!answer.etag.empty()) response.headers.emplace_back("ETag", answer.etag);
  return response;
}

Response render(Download answer) {
  Response response;
  response.content_type = answer.content_type;
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + answer.file_name + "\"");
  response.stream = std::move(answer.source);
  return response;
}

}  // namespace billspay::http
