// Expected failures as values. A ProblemKind is declared once per reason, as a constant beside the
// code that can fail; it is the C++ error, the RFC 9457 `type` and, through the contract, a literal
// in the consoles. Exceptions are left for bugs and outages.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace billspay {

// What went wrong from the caller's point of view; HTTP gives each one status
// (http/problem_response.hpp).
enum class Category {
  malformed,              // 400 the request cannot be understood
  unauthenticated,        // 401
  forbidden,              // 403
  not_found,              // 404
  method_not_allowed,     // 405
  conflict,               // 409
  stale,                  // 412
  too_large,              // 413
  unsupported_media,      // 415
  misdirected,            // 421
  invalid,                // 422 understood, but a value is refused
  precondition_required,  // 428
  too_many,               // 429
  header_too_large,       // 431
  internal,               // 500
  unavailable,            // 503 try again
};

struct ProblemKind {
  std::string_view slug;   // `type` is /problems/<slug>
  std::string_view title;  // one sentence, the same for every occurrence
  Category category;

  constexpr bool operator==(const ProblemKind& other) const { return slug == other.slug; }
};

// One refused field. The pointer is an RFC 6901 fragment (`#/accountId`) for bodies and
// `?name` for query parameters.
struct FieldError {
  std::string pointer;
  std::string detail;

  bool operator==(const FieldError&) const = default;
};

struct Problem {
  ProblemKind kind;
  std::string detail;
  std::vector<FieldError> errors;
  std::optional<int> retry_after_seconds;

  // Not an aggregate: see docs/decisions on brace-initialised temporaries in co_await.
  explicit Problem(const ProblemKind& problem_kind, std::string problem_detail = {})
      : kind(problem_kind), detail(std::move(problem_detail)) {}

  Problem& with_field(std::string pointer, std::string field_detail) & {
    errors.push_back({std::move(pointer), std::move(field_detail)});
    return *this;
  }
  Problem&& with_field(std::string pointer, std::string field_detail) && {
    return std::move(with_field(std::move(pointer), std::move(field_detail)));
  }
  Problem&& retry_after(int seconds) && {
    retry_after_seconds = seconds;
    return std::move(*this);
  }
};

template <class T>
using Result = std::expected<T, Problem>;

// `co_return refuse(kind, "why")` ends a function that returns Result<T>.
inline std::unexpected<Problem> refuse(const ProblemKind& kind, std::string detail = {}) {
  return std::unexpected(Problem(kind, std::move(detail)));
}
inline std::unexpected<Problem> refuse(Problem problem) {
  return std::unexpected(std::move(problem));
}

// Kinds that any route may answer with. Kinds of one resource live in its problems.hpp.
namespace problems {
inline constexpr ProblemKind malformed_request{
    "malformed-request", "The request could not be understood.", Category::malformed};
inline constexpr ProblemKind validation_failed{"validation-failed",
                                               "Some values were not accepted.", Category::invalid};
inline constexpr ProblemKind unauthenticated{"unauthenticated", "Sign in to continue.",
                                             Category::unauthenticated};
inline constexpr ProblemKind not_found{"not-found", "There is nothing here.", Category::not_found};
inline constexpr ProblemKind method_not_allowed{"method-not-allowed",
                                                "This address does not answer to that method.",
                                                Category::method_not_allowed};
inline constexpr ProblemKind misdirected_request{
    "misdirected-request", "This listener does not serve that host.", Category::misdirected};
inline constexpr ProblemKind body_too_large{
    "body-too-large", "The request body is larger than allowed.", Category::too_large};
inline constexpr ProblemKind header_too_large{
    "header-too-large", "The request header is larger than allowed.", Category::header_too_large};
inline constexpr ProblemKind unsupported_media_type{"unsupported-media-type",
                                                    "Send the body as application/json in UTF-8.",
                                                    Category::unsupported_media};
inline constexpr ProblemKind too_many_requests{
    "too-many-requests", "Too many attempts. Wait and try again.", Category::too_many};
inline constexpr ProblemKind stale_version{
    "stale-version", "This was changed in the meantime. Load it again and repeat the change.",
    Category::stale};
inline constexpr ProblemKind precondition_required{
    "precondition-required", "Send If-Match with the ETag of the version that you saw.",
    Category::precondition_required};
inline constexpr ProblemKind idempotency_key_reused{
    "idempotency-key-reused", "This Idempotency-Key was used for a different request.",
    Category::invalid};
inline constexpr ProblemKind idempotency_key_in_use{
    "idempotency-key-in-use", "A request with this Idempotency-Key is still being handled.",
    Category::conflict};
inline constexpr ProblemKind link_not_valid{
    "link-not-valid", "This link was used before or has expired. Ask for a new one.",
    Category::invalid};
inline constexpr ProblemKind temporarily_unavailable{
    "temporarily-unavailable", "The service cannot answer right now. Try again shortly.",
    Category::unavailable};
inline constexpr ProblemKind outcome_unknown{
    "outcome-unknown",
    "It is not known whether the change was kept. Repeat it with the same Idempotency-Key.",
    Category::unavailable};
inline constexpr ProblemKind internal_error{"internal-error", "Something went wrong on our side.",
                                            Category::internal};
}  // namespace problems

}  // namespace billspay
