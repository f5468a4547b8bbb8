// Typed endpoints: from a handler's signature come the checks before it, the response after it, and
// its entry in the contract.
//
//   routes.add({Method::patch, "/api/payment-methods/{id}", "updatePaymentMethod", "Renames …",
//               {problems::not_found, problems::stale_version}},
//              [](auth::Customer who, PaymentMethodId id, PaymentMethodChanges body,
//                 CallContext context) -> Task<Result<Versioned<PaymentMethod>>> { … });
//
// Arguments, in any order: a principal (auth::Customer, auth::Staff) demands a token of that
// audience (staff: that of the listener); Id<…> is the next path value; Query<T> the query string;
// CallContext the rest of the request; CsvUpload a file; any other tabled type the JSON body.
// Answers: see answers.hpp; a tabled type alone is 200.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/call_context.hpp"
#include "platform/http/limits.hpp"
#include "platform/http/message.hpp"
#include "platform/http/problem_response.hpp"
#include "platform/http/router.hpp"
#include "platform/json/table.hpp"

namespace billspay::http {

// A refusal that somebody may want to look at later.
struct Denial {
  auth::Audience audience;      // of the listener
  std::optional<Uuid> subject;  // who, as a genuine token says; for whichever audience
  auth::Audience subject_kind;  // the audience of that token
  std::string_view operation;
  ProblemKind problem;
};

// Marks a DTO that comes from the query string.
template <class T>
struct Query {
  T value;
  const T* operator->() const { return &value; }
  const T& operator*() const { return value; }
};

// A body that the handler reads by itself: a file of text/csv. Whoever calls was found to be signed
// in before the first byte of it is asked for.
struct CsvUpload {
  BodyPieces next;
};

// What the endpoints of one audience need to know who calls.
struct Gatekeeper {
  auth::Audience audience = auth::Audience::customer;
  auth::TokenVerifier* verifier = nullptr;
  postgres::Database* database = nullptr;  // under the audience's role
  const vault::LedgerKeys* ledger = nullptr;
  // Keeps a record of a caller who was refused: a 403, or a token for another audience.
  std::function<Task<void>(const Denial&, const CallContext&)> denied;
};

// One request on its way into a handler. The first failure that concerns the whole request ends it;
// what is wrong with fields is reported after the caller is known to be signed in.
class Intake {
 public:
  Intake(const Gatekeeper& gatekeeper, Request& request, PathValues path)
      : gatekeeper_(gatekeeper), request_(request), path_(path) {}

  auth::Customer customer();
  auth::Staff staff();
  template <class Tag>
  Id<Tag> next_id() {
    const auto id = Id<Tag>::parse(path_.values.at(next_value_++));
    if (!id) fail(Problem(problems::not_found));
    return id.value_or(Id<Tag>());
  }
  template <class T>
  T query() {
    auto document = json::Document::parse_query(request_.query);
    return decoded<T>(std::move(document));
  }
  template <class T>
  T body() {
    return decoded<T>(body_document());
  }
  CsvUpload upload();
  CallContext context();
  void refuse_query();  // an operation without parameters
  void refuse_body();

  // After the handler refused: keeps a record of a 403 (see Gatekeeper::denied).
  Task<void> note(const Problem& problem) const;

  // The problem to answer with, if any. A refused body of somebody whose session has ended is
  // answered with problems::unauthenticated, as any other request of theirs; and so is an upload,
  // before it is read.
  Task<std::optional<Problem>> verdict();

 private:
  void fail(Problem problem);
  std::optional<auth::Claims> claims();
  [[nodiscard]] std::optional<postgres::Guard> guard() const;
  Result<json::Document> body_document();
  template <class T>
  T decoded(Result<json::Document> document) {
    if (document) {
      auto value = json::decode<T>(*document);
      if (value) return std::move(*value);
      fail(std::move(value.error()));
    } else {
      fail(std::move(document.error()));
    }
    return T{};
  }

  const Gatekeeper& gatekeeper_;
  Request& request_;
  PathValues path_;
  std::size_t next_value_ = 0;
  std::optional<auth::Customer> customer_;
  std::optional<auth::Staff> staff_;
  std::optional<Denial> foreign_;  // a genuine token, but for another audience
  bool uploads_ = false;
  std::optional<Problem> problem_;
};

// Responses.
Response json_response(int status, std::string body);
Response render(NoContent answer);
Response render(Accepted answer);
Response render(Replayed answer);
Response render(Download answer);
Response render(PdfFile answer);
Response stream_response(BodySource source, std::function<void()> hang_up);
template <class T>
Response render(EventStream<T> answer) {
  return stream_response(std::move(answer.source), std::move(answer.hang_up));
}
template <json::Tabled T>
Response render(const T& value) {
  return json_response(200, json::encode(value));
}
template <class T>
Response render(const Versioned<T>& answer) {
  Response response = json_response(200, json::encode(answer.value));
  response.headers.emplace_back("ETag", etag_of(answer.version));
  return response;
}
template <class T>
Replayed to_keep(const Created<T>& answer) {
  return {201, json::encode(answer.value), answer.location,
          answer.version > 0 ? etag_of(answer.version) : ""};
}
template <class T>
Response render(const Created<T>& answer) {
  return render(to_keep(answer));
}
template <class T>
Response render(WithCookies<T> answer) {
  Response response = render(std::move(answer.value));
  for (auto& cookie : answer.cookies) {
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
  }
  return response;
}
template <class T>
Response render(std::variant<T, Replayed> answer) {
  return std::visit([](auto&& one) { return render(std::forward<decltype(one)>(one)); },
                    std::move(answer));
}

namespace detail {

// What each answer type means for the contract.
template <class T>
struct Answer {
  using Body = T;
  static constexpr int status = 200;
};
template <>
struct Answer<NoContent> {
  using Body = void;
  static constexpr int status = 204;
};
template <>
struct Answer<Accepted> {
  using Body = void;
  static constexpr int status = 202;
};
template <>
struct Answer<Download> {
  using Body = Download;
  static constexpr int status = 200;
};
template <>
struct Answer<PdfFile> {
  using Body = PdfFile;
  static constexpr int status = 200;
};
template <class T>
struct Answer<EventStream<T>> : Answer<T> {};
template <class T>
struct Answer<Versioned<T>> : Answer<T> {};
template <class T>
struct Answer<Created<T>> : Answer<T> {
  static constexpr int status = 201;
};
template <class T>
struct Answer<WithCookies<T>> : Answer<T> {};
template <class T>
struct Answer<OrReplayed<T>> : Answer<T> {};

template <class T>
inline constexpr bool is_event_stream = false;
template <class T>
inline constexpr bool is_event_stream<EventStream<T>> = true;

template <class T>
struct Argument {  // a JSON body
  static T take(Intake& intake) { return intake.body<T>(); }
  static void describe(Endpoint& endpoint) {
    endpoint.request.describe = [](json::Schema& schema) { json::Codec<T>::describe(schema); };
  }
};
template <class T>
struct Argument<Query<T>> {
  static Query<T> take(Intake& intake) { return {intake.query<T>()}; }
  static void describe(Endpoint& endpoint) {
    endpoint.query.describe = [](json::Schema& schema) { json::Codec<T>::describe(schema); };
  }
};
template <>
struct Argument<CsvUpload> {
  static CsvUpload take(Intake& intake) { return intake.upload(); }
  static void describe(Endpoint& endpoint) {
    endpoint.upload_bytes = limits::import_bytes;
    endpoint.request.content_type = "text/csv";
    endpoint.request.describe = [](json::Schema& schema) { schema.type("string"); };
  }
};
template <class Tag>
struct Argument<Id<Tag>> {
  static Id<Tag> take(Intake& intake) { return intake.next_id<Tag>(); }
  static void describe(Endpoint& /*endpoint*/) {}
};
template <>
struct Argument<auth::Customer> {
  static auth::Customer take(Intake& intake) { return intake.customer(); }
  static void describe(Endpoint& endpoint) { endpoint.caller = Caller::customer; }
};
template <>
struct Argument<auth::Staff> {
  static auth::Staff take(Intake& intake) { return intake.staff(); }
  static void describe(Endpoint& endpoint) { endpoint.caller = Caller::agent; }
};
template <>
struct Argument<CallContext> {
  static CallContext take(Intake& intake) { return intake.context(); }
  static void describe(Endpoint& /*endpoint*/) {}
};

template <class Handler>
struct Signature : Signature<decltype(&Handler::operator())> {};
template <class Owner, class Out, class... Args>
struct Signature<Task<Result<Out>> (Owner::*)(Args...) const> {
  using Output = Out;
  using Arguments = std::tuple<Args...>;
};
template <class Out, class... Args>
struct Signature<Task<Result<Out>> (*)(Args...)> {
  using Output = Out;
  using Arguments = std::tuple<Args...>;
};

}  // namespace detail

std::vector<std::string_view> path_parameters(std::string_view path);

// Collects the endpoints of one audience for one serving thread.
class Routes {
 public:
  Routes(Gatekeeper gatekeeper, Router& router)
      : gatekeeper_(std::move(gatekeeper)), router_(router) {}

  // Handlers must not be generic. The handler lives as long as the router.
  template <class Handler>
  void add(Operation operation, Handler handler) {
    using Signature = detail::Signature<Handler>;
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->path_parameters = path_parameters(operation.path);
    endpoint->operation = std::move(operation);
    describe_arguments(*endpoint, static_cast<typename Signature::Arguments*>(nullptr));
    check_caller(*endpoint);
    describe_answer<typename Signature::Output>(*endpoint);
    const bool takes_query = static_cast<bool>(endpoint->query.describe);
    const bool takes_body = static_cast<bool>(endpoint->request.describe);
    auto shared = std::make_shared<Handler>(std::move(handler));
    endpoint->handle = [gatekeeper = gatekeeper_, shared, takes_query, takes_body](
                           Request& request, PathValues path) -> Task<Response> {
      return run<typename Signature::Arguments>(gatekeeper, *shared, request, path, takes_query,
                                                takes_body);
    };
    router_.add(std::move(endpoint));
  }

  // An operation that agents and admins both have, each under their own path and id:
  // for_staff(Method::get, "/customers/{id}", "GetCustomer", …) is /api/agent/customers/{id},
  // agentGetCustomer, on the listener of agents.
  [[nodiscard]] Operation for_staff(Method method, std::string_view path, std::string_view id,
                                    std::string_view summary,
                                    std::vector<ProblemKind> problems) const;
  [[nodiscard]] auth::Audience audience() const noexcept { return gatekeeper_.audience; }

 private:
  // Throws std::logic_error when a principal of another audience is asked for here.
  void check_caller(Endpoint& endpoint) const;
  template <class... Args>
  static void describe_arguments(Endpoint& endpoint, std::tuple<Args...>* /*types*/) {
    (detail::Argument<Args>::describe(endpoint), ...);
  }

  template <class Output>
  static void describe_answer(Endpoint& endpoint) {
    using Body = typename detail::Answer<Output>::Body;
    endpoint.success = detail::Answer<Output>::status;
    if constexpr (std::is_same_v<Body, Download>) {
      endpoint.response.content_type = "text/csv; charset=utf-8";
      endpoint.response.describe = [](json::Schema& schema) { schema.type("string"); };
    } else if constexpr (std::is_same_v<Body, PdfFile>) {
      endpoint.response.content_type = pdf_type;
      endpoint.response.describe = [](json::Schema& schema) { schema.type("string"); };
    } else if constexpr (!std::is_void_v<Body>) {
      if (detail::is_event_stream<Output>) endpoint.response.content_type = event_stream_type;
      endpoint.response.describe = [](json::Schema& schema) {
        json::Codec<Body>::describe(schema);
      };
    }
  }

  template <class Arguments, class Handler>
  static Task<Response> run(Gatekeeper gatekeeper, Handler& handler, Request& request,
                            PathValues path, bool takes_query, bool takes_body) {
    Intake intake(gatekeeper, request, path);
    auto arguments = [&]<class... Args>(std::tuple<Args...>*) {
      return std::tuple<Args...>{detail::Argument<Args>::take(intake)...};
    }(static_cast<Arguments*>(nullptr));
    if (!takes_query) intake.refuse_query();
    if (!takes_body) intake.refuse_body();
    if (const auto problem = co_await intake.verdict()) {
      co_return problem_response(request, *problem);
    }
    auto answer = co_await std::apply(handler, std::move(arguments));
    if (!answer) {
      co_await intake.note(answer.error());
      co_return problem_response(request, answer.error());
    }
    co_return render(std::move(*answer));
  }

  Gatekeeper gatekeeper_;
  Router& router_;
};

}  // namespace billspay::http
