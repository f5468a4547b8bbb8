#include "platform/http/endpoint.hpp"

#include <mutex>
#include <set>
#include <stdexcept>

#include "platform/core/text.hpp"
#include "platform/http/queries.hpp"

namespace billspay::http {
namespace {

constexpr std::string_view bearer = "Bearer ";

// That type, and nothing but UTF-8.
bool is_type(std::string_view content_type, std::string_view wanted) {
  const std::size_t semicolon = content_type.find(';');
  if (ascii_lower(trim(content_type.substr(0, semicolon))) != wanted) return false;
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

std::optional<auth::Claims> Intake::claims() {
  std::string_view token = request_.header("authorization");
  if (token.starts_with(bearer)) {
    token.remove_prefix(bearer.size());
    auto claims = gatekeeper_.verifier->verify(token, gatekeeper_.audience);
    if (claims) return claims;
    for (const auto& [audience, name] : names<auth::Audience>) {
      if (audience == gatekeeper_.audience) continue;
      if (const auto foreign = gatekeeper_.verifier->verify(token, audience)) {
        foreign_ = Denial{gatekeeper_.audience, foreign->subject, audience, request_.operation,
                          problems::unauthenticated};
      }
    }
  }
  fail(Problem(problems::unauthenticated));
  return std::nullopt;
}

auth::Customer Intake::customer() {
  const auto found = claims();
  if (!found) return {};
  customer_.emplace(CustomerId(found->subject), SessionId(found->session), found->customer_number);
  return *customer_;
}

auth::Staff Intake::staff() {
  const auto found = claims();
  if (!found) return {};
  staff_.emplace(gatekeeper_.audience, found->subject, StaffSessionId(found->session));
  return *staff_;
}

std::optional<postgres::Guard> Intake::guard() const {
  if (customer_) return customer_->guard();
  if (staff_) return staff_->guard();
  return std::nullopt;
}

Task<void> Intake::note(const Problem& problem) const {
  if (problem.kind.category != Category::forbidden || !gatekeeper_.denied) co_return;
  const auto context = CallContext::of(request_);
  if (!context) co_return;
  Denial denial{gatekeeper_.audience, std::nullopt, gatekeeper_.audience, request_.operation,
                problem.kind};
  if (customer_) denial.subject = customer_->id.value;
  if (staff_) denial.subject = staff_->id;
  if (!denial.subject) co_return;
  CallContext noted = *context;
  noted.ledger = gatekeeper_.ledger;
  co_await gatekeeper_.denied(denial, noted);
}

CallContext Intake::context() {
  auto context = CallContext::of(request_);
  if (context) context->ledger = gatekeeper_.ledger;
  if (context) return std::move(*context);
  fail(std::move(context.error()));
  return {};
}

Result<json::Document> Intake::body_document() {
  if (!is_type(request_.header("content-type"), "application/json")) {
    return refuse(problems::unsupported_media_type);
  }
  return json::Document::parse(request_.body);
}

CsvUpload Intake::upload() {
  uploads_ = true;
  if (!is_type(request_.header("content-type"), "text/csv")) {
    fail(Problem(problems::unsupported_media_type, "Send the file as text/csv in UTF-8."));
  }
  if (request_.body_pieces) return {request_.body_pieces};
  // There is no body at all.
  return {
      []() -> Task<Result<std::optional<std::string>>> { co_return std::optional<std::string>(); }};
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
  if (foreign_ && gatekeeper_.denied) {
    auto context = CallContext::of(request_);
    if (context) {
      context->ledger = gatekeeper_.ledger;
      co_await gatekeeper_.denied(*foreign_, *context);
    }
  }
  auto whose = guard();
  const bool unknown = problem_ && problem_->kind.category == Category::unauthenticated;
  if ((problem_ || uploads_) && whose && !unknown) {
    static constexpr postgres::Query<Alive()> alive{sql::http::probe};
    const auto live = co_await gatekeeper_.database->one(std::move(whose), alive);
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

Operation Routes::for_staff(Method method, std::string_view path, std::string_view id,
                            std::string_view summary, std::vector<ProblemKind> problems) const {
  // Kept for good: logs and metrics refer to them, and there are as many as operations.
  static std::mutex mutex;
  static std::set<std::string> kept;
  const std::string audience(name_of(gatekeeper_.audience));
  const std::scoped_lock lock(mutex);
  const auto keep = [](std::string text) -> std::string_view {
    return *kept.insert(std::move(text)).first;
  };
  return {method, keep("/api/" + audience + std::string(path)), keep(audience + std::string(id)),
          summary, std::move(problems)};
}

void Routes::check_caller(Endpoint& endpoint) const {
  if (endpoint.caller == Caller::anyone) return;
  const bool staff = gatekeeper_.audience != auth::Audience::customer;
  if (staff != (endpoint.caller == Caller::agent)) {
    throw std::logic_error(std::string(endpoint.operation.id) + " asks for another audience");
  }
  if (gatekeeper_.audience == auth::Audience::admin) endpoint.caller = Caller::admin;
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

Response stream_response(BodySource source, std::function<void()> hang_up) {
  Response response;
  response.content_type = event_stream_type;
  // Or nginx would collect events before it passes them on.
  response.headers.emplace_back("X-Accel-Buffering", "no");
  response.stream = std::move(source);
  response.hang_up = std::move(hang_up);
  return response;
}

namespace {

Response attachment(std::string_view content_type, const std::string& file_name) {
  Response response;
  response.content_type = content_type;
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file_name + '"');
  return response;
}

}  // namespace

Response render(PdfFile answer) {
  Response response = attachment(pdf_type, answer.file_name);
  response.body = std::move(answer.content);
  return response;
}

Response render(Download answer) {
  Response response = attachment(answer.content_type, answer.file_name);
  response.stream = std::move(answer.source);
  return response;
}

}  // namespace billspay::http
