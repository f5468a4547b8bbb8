#include "platform/http/session.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "platform/core/ids.hpp"
#include "platform/http/response_writer.hpp"
#include "platform/http/trace_context.hpp"
#include "platform/observability/log.hpp"
#include "platform/observability/metrics.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds tick{250};
// How long an idle session may still bring a request after drain() began.
constexpr std::chrono::milliseconds last_moment{500};
constexpr std::size_t read_bytes = 4096;
// Bodies up to this size are copied behind their header; larger ones are written from where they
// are.
constexpr std::size_t copied_body_bytes = 4096;
constexpr std::size_t kept_buffer_bytes = 64UL * 1024;
constexpr std::size_t discarded_bytes = 1024UL * 1024;
constexpr std::size_t logged_path_bytes = 200;
constexpr int retry_after_seconds = 5;

// Logs what was thrown and returns what the client may know of it.
Problem problem_of(std::string_view event, const Request& request,
                   const std::exception_ptr& failure) {
  const auto note = [&](std::string_view text) {
    log::error(
        event,
        {{"request_id", request.request_id}, {"operation", request.operation}, {"error", text}});
  };
  try {
    std::rethrow_exception(failure);
  } catch (const postgres::Outage& outage) {
    note(outage.what());
    return Problem(problems::temporarily_unavailable).retry_after(retry_after_seconds);
  } catch (const std::exception& error) {
    note(error.what());
  } catch (...) {
    note("not a std::exception");
  }
  return Problem(problems::internal_error);
}

}  // namespace

void SessionList::start() {
  ticker_.expires_after(tick);
  ticker_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
    if (error) return;
    self->look_after_all();
    self->start();
  });
}

void SessionList::look_after_all() {
  const auto now = Clock::now();
  for (Session* session : sessions_) session->look_after(now);
}

void SessionList::drain() {
  draining_ = true;
  for (Session* session : sessions_) session->drain();
}

void SessionList::close_all() {
  for (Session* session : sessions_) session->close();
}

Session::Session(Socket socket, Peer peer, Ticket ticket, std::shared_ptr<SessionScope> scope)
    : stream_(std::move(socket), scope->tls.get()),
      peer_(peer),
      peer_is_proxy_(scope->options->proxies.trusts(peer)),
      // Whoever opens a Unix socket is on this machine; logs and audit rows want an address.
      peer_ip_(peer ? peer->to_string() : "127.0.0.1"),
      ticket_(std::move(ticket)),
      scope_(std::move(scope)),
      place_(scope_->sessions->add(*this)) {
  expire_in(limits().header_deadline);
}

Session::~Session() { scope_->sessions->remove(place_); }

void Session::look_after(Clock::time_point now) {
  if (now >= deadline_) return close();
  if (hang_up_ != nullptr && stream_.ended_by_peer()) hang_up();
}

void Session::drain() {
  if (idle_) deadline_ = std::min(deadline_, Clock::now() + last_moment);
  hang_up();
}

void Session::close() {
  stream_.close();
  hang_up();
}

std::string_view Session::received() const noexcept {
  const auto data = buffer_.cdata();
  return {static_cast<const char*>(data.data()), data.size()};
}

Task<> Session::run(std::unique_ptr<Session> self) {
  if (self->stream_.is_tls()) {
    const Transfer handshake = co_await self->stream_.handshake();
    if (handshake.error) co_return;
  }
  bool open = true;
  while (open) open = co_await self->serve_one();
  co_await self->finish();
}

Task<> Session::turn_away(std::unique_ptr<Session> self) {
  self->start_request();
  self->header_.keep_alive = false;
  Response response =
      self->problem(Problem(problems::temporarily_unavailable, "There are too many connections.")
                        .retry_after(retry_after_seconds));
  co_await self->respond(response);
  self->record(response.status);
  co_await self->finish();
}

void Session::start_request() {
  header_.clear();
  refusal_.reset();
  request_.method = Method::other;
  request_.method_name = request_.path = request_.query = request_.host = request_.body = {};
  request_.body_pieces = nullptr;
  request_.headers.clear();
  request_.request_id.clear();
  Uuid::v7().append_to(request_.request_id);
  request_.client_ip = peer_ip_;
  request_.secure = stream_.is_tls();
  request_.received_at = Clock::now();
  request_.operation = "unrouted";
  request_.problem_slug = {};
}

// False when the connection is to be closed.
Task<bool> Session::serve_one() {
  const Received received = co_await receive();
  first_request_ = false;
  if (received == Received::gone) co_return false;
  Response response;
  if (received == Received::refused) {
    response = problem(*refusal_);
    response.close = true;
  } else {
    never_expire();
    response = co_await answer();
    if (!body_.arrived()) response.close = true;
  }
  const bool open = co_await respond(response);
  record(response.status);
  body_.forget();
  if (buffer_.size() == 0 && buffer_.capacity() > kept_buffer_bytes) buffer_.shrink_to_fit();
  if (out_.capacity() > kept_buffer_bytes) std::string().swap(out_);
  co_return open;
}

Task<bool> Session::read_more(std::size_t at_most) {
  const Transfer transfer = co_await stream_.read_some(buffer_.prepare(at_most));
  buffer_.commit(transfer.bytes);
  co_return !transfer.error && transfer.bytes > 0;
}

Session::Received Session::refuse(const ProblemKind& kind, std::string_view detail) {
  refusal_.emplace(kind, std::string(detail));
  return Received::refused;
}

Task<Session::Received> Session::receive() {
  if (buffer_.size() == 0) {
    idle_ = true;
    expire_in(first_request_ ? limits().header_deadline : limits().idle_deadline);
    if (scope_->sessions->draining()) drain();
    const bool alive = co_await read_more(read_bytes);
    idle_ = false;
    if (!alive) co_return Received::gone;
  }
  start_request();
  deadline_ = request_.received_at + limits().header_deadline;
  const Received header = co_await receive_header();
  if (header != Received::request) co_return header;
  body_.begin(header_, limits());
  if (!header_.chunked && header_.content_length == 0) co_return Received::request;
  if (header_.upload_limit > 0) {
    request_.body_pieces = [this] { return next_piece(); };
    co_return Received::request;
  }
  co_return co_await receive_body();
}

Task<Session::Received> Session::receive_header() {
  framing::HeaderEnd end;
  while (true) {
    if (const auto refusal = end.look(received(), limits())) {
      co_return refuse(refusal->kind, refusal->detail);
    }
    if (end.size() > 0) break;
    const bool alive = co_await read_more(read_bytes);
    if (!alive) co_return Received::gone;
  }
  take_header(end.size());
  co_return refusal_ ? Received::refused : Received::request;
}

void Session::take_header(std::size_t size) {
  // Out of the buffer, which moves when the body makes it grow.
  header_text_.assign(received().substr(0, size));
  buffer_.consume(size);
  const auto refusal =
      framing::read_header(header_text_, limits(), header_, scope_->options->upload_limit);
  request_.method = method_named(header_.method);
  request_.method_name = header_.method;
  request_.path = header_.path;
  request_.query = header_.query;
  request_.host = header_.host;
  std::swap(request_.headers, header_.fields);
  name_client();
  if (refusal) refuse(refusal->kind, refusal->detail);
}

void Session::name_client() {
  if (!peer_is_proxy_) return;
  const Client client =
      find_client(peer_, stream_.is_tls(), scope_->options->proxies,
                  request_.header("x-forwarded-for"), request_.header("x-forwarded-proto"));
  if (client.address) request_.client_ip = client.address->to_string();
  request_.secure = client.secure;
}

Task<Session::Received> Session::receive_body() {
  expire_in(limits().body_deadline);
  const auto received = co_await body_.receive();
  if (received == RequestBody::Received::gone) co_return Received::gone;
  if (received == RequestBody::Received::refused) {
    co_return refuse(body_.refusal().kind, body_.refusal().detail);
  }
  request_.body = body_.text();
  co_return Received::request;
}

// Nobody but the client is late while a piece is awaited.
Task<Result<std::optional<std::string>>> Session::next_piece() {
  expire_in(limits().body_deadline);
  auto piece = co_await body_.next_piece();
  never_expire();
  co_return piece;
}

Response Session::problem(const Problem& problem) {
  request_.problem_slug = problem.kind.slug;
  return scope_->options->problem_response(request_, problem);
}

Task<Response> Session::answer() {
  std::exception_ptr failure;
  try {
    co_return co_await scope_->dispatcher(request_);
  } catch (...) {
    failure = std::current_exception();
  }
  co_return problem(problem_of("dispatcher-failed", request_, failure));
}

// False when the connection is to be closed. `response` is replaced when it cannot be sent.
Task<bool> Session::respond(Response& response) {
  if (!has_clean_headers(response)) {
    log::error("response-header-refused",
               {{"request_id", request_.request_id}, {"operation", request_.operation}});
    response = problem(Problem(problems::internal_error));
  }
  std::optional<std::string> piece;
  const bool stream =
      response.stream && request_.method != Method::head && may_have_body(response.status);
  if (stream) piece = co_await first_piece(response);
  const bool close = response.close || !header_.keep_alive || scope_->sessions->draining();
  if (stream && response.stream) {
    if (response.hang_up) hang_up_ = &response.hang_up;
    if (scope_->sessions->draining()) hang_up();
    const bool open = co_await write_stream(response, std::move(piece), close);
    hang_up_ = nullptr;
    co_return open;
  }
  co_return co_await write_whole(response, close);
}

// What a stream throws before it has sent anything is still answered properly.
Task<std::optional<std::string>> Session::first_piece(Response& response) {
  std::exception_ptr failure;
  try {
    co_return co_await response.stream();
  } catch (...) {
    failure = std::current_exception();
  }
  response = problem(problem_of("stream-failed", request_, failure));
  co_return std::nullopt;
}

Task<bool> Session::write_whole(const Response& response, bool close) {
  out_.clear();
  // Asked by HEAD, a stream's length stays unsaid.
  const auto body_end = response.stream ? BodyEnd::end_of_connection : BodyEnd::content_length;
  append_head(out_, response, {request_.request_id, body_end, close, header_.http_1_0});
  std::string_view body;
  if (request_.method != Method::head && may_have_body(response.status)) {
    body = response.content();
  }
  if (body.size() <= copied_body_bytes) out_ += std::exchange(body, {});
  expire_in(limits().write_deadline);
  const Transfer transfer = co_await stream_.write(out_, body);
  co_return !transfer.error && !close;
}

Task<bool> Session::write_stream(Response& response, std::optional<std::string> piece, bool close) {
  const bool chunked = !header_.http_1_0;
  close = close || !chunked;
  out_.clear();
  append_head(out_, response,
              {request_.request_id, chunked ? BodyEnd::last_chunk : BodyEnd::end_of_connection,
               close, header_.http_1_0});
  while (piece) {
    // An empty chunk would end the body.
    if (chunked && !piece->empty()) append_chunk_size(out_, piece->size());
    const std::string_view end = chunked && !piece->empty() ? chunk_end : std::string_view();
    expire_in(limits().write_deadline);
    const Transfer transfer = co_await stream_.write(out_, *piece, end);
    if (transfer.error) co_return false;
    out_.clear();
    never_expire();
    std::exception_ptr failure;
    try {
      piece = co_await response.stream();
    } catch (...) {
      failure = std::current_exception();
    }
    if (failure) {
      problem_of("stream-failed", request_, failure);
      stream_.reset();
      co_return false;
    }
  }
  if (chunked) out_ += last_chunk;
  expire_in(limits().write_deadline);
  const Transfer transfer = co_await stream_.write(out_);
  co_return !transfer.error && !close;
}

void Session::record(int status) const {
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - request_.received_at);
  const auto microseconds = static_cast<double>(took.count());
  scope_->metrics.observe(request_.operation, status, microseconds / 1e6);
  if (!log::enabled(log::Level::info)) return;
  log::info("request", {{"request_id", request_.request_id},
                        {"listener", scope_->options->name},
                        {"method", request_.method_name},
                        {"path", request_.path.substr(0, logged_path_bytes)},
                        {"operation", request_.operation},
                        {"status", status},
                        {"duration_ms", microseconds / 1e3},
                        {"client_ip", request_.client_ip},
                        {"trace_id", trace_id(request_)},
                        {"problem", request_.problem_slug}});
}

// Closing while the client still sends would reset the connection and could lose it our answer
// (RFC 9112 §9.6), so what it sends is thrown away for a moment.
Task<> Session::finish() {
  expire_in(limits().linger_deadline);
  if (stream_.is_tls()) co_await stream_.close_tls();
  stream_.end_of_output();
  buffer_.consume(buffer_.size());
  const std::size_t most = std::max(discarded_bytes, header_.upload_limit);
  for (std::size_t discarded = 0; discarded < most;) {
    const Transfer transfer = co_await stream_.read_raw(buffer_.prepare(read_bytes));
    if (transfer.error || transfer.bytes == 0) co_return;
    discarded += transfer.bytes;
  }
}

}  // namespace billspay::http
