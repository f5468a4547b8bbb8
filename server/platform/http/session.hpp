// One connection: reads requests, has them answered one after the other and writes the answers.
// A session lives on one loop and belongs to the coroutine that serves it; the loop's SessionList
// only closes those whose time is up, which spares a timer per request.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/client_address.hpp"
#include "platform/http/framing.hpp"
#include "platform/http/listener.hpp"
#include "platform/http/message.hpp"
#include "platform/http/tls.hpp"

namespace billspay::http {

class Session;

// The sessions of one loop, all listeners together. Used on that loop only.
class SessionList : public std::enable_shared_from_this<SessionList> {
 public:
  using Place = std::list<Session*>::iterator;

  explicit SessionList(boost::asio::io_context& loop) : ticker_(loop) {}
  // Begins to look for overdue sessions, several times a second.
  void start();

  Place add(Session& session) { return sessions_.insert(sessions_.end(), &session); }
  void remove(Place place) { sessions_.erase(place); }

  // Idle sessions get a last moment in which a request that is under way is still answered.
  void drain();
  void close_all();
  [[nodiscard]] bool draining() const noexcept { return draining_; }

 private:
  void close_overdue();

  std::list<Session*> sessions_;
  boost::asio::steady_timer ticker_;
  bool draining_ = false;
};

// What the sessions of one listener on one loop have in common.
struct SessionScope {
  std::shared_ptr<const ListenerOptions> options;
  std::shared_ptr<boost::asio::ssl::context> tls;  // null: plain
  Dispatcher dispatcher;
  observability::RequestMetrics& metrics;
  std::shared_ptr<SessionList> sessions;
};

class Session {
 public:
  Session(Socket socket, Peer peer, Ticket ticket, std::shared_ptr<SessionScope> scope);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Serves until the connection ends.
  static Task<> run(std::unique_ptr<Session> self);
  // Answers 503 without reading and closes: there are too many connections.
  static Task<> turn_away(std::unique_ptr<Session> self);

  void close_if_overdue(std::chrono::steady_clock::time_point now) noexcept;
  void drain() noexcept;
  void close() noexcept { stream_.close(); }

 private:
  enum class Received { request, refused, gone };

  void start_request();
  Task<bool> serve_one();
  Task<Received> receive();
  Task<Received> receive_header();
  Task<Received> receive_body();
  Task<Received> receive_chunked();
  void forget_body();
  Task<bool> read_more(std::size_t at_most);
  void take_header(std::size_t size);
  void name_client();
  Received refuse(const ProblemKind& kind, std::string_view detail);

  Response problem(const Problem& problem);
  Task<Response> answer();
  Task<bool> respond(Response& response);
  Task<bool> write_whole(const Response& response, bool close);
  Task<bool> write_stream(Response& response, std::optional<std::string> piece, bool close);
  Task<std::optional<std::string>> first_piece(Response& response);
  void record(int status) const;
  Task<> finish();

  void expire_in(std::chrono::milliseconds duration) noexcept;
  void never_expire() noexcept;
  [[nodiscard]] std::string_view received() const noexcept;
  [[nodiscard]] const Limits& limits() const noexcept { return scope_->options->limits; }

  Stream stream_;
  Peer peer_;
  bool peer_is_proxy_;
  std::string peer_ip_;
  Ticket ticket_;
  std::shared_ptr<SessionScope> scope_;
  SessionList::Place place_;

  std::chrono::steady_clock::time_point deadline_;
  bool idle_ = false;
  bool first_request_ = true;

  boost::beast::flat_buffer buffer_;  // received and not yet used
  std::string header_text_;           // of the current request; views point into it
  std::string chunked_body_;
  std::size_t body_in_buffer_ = 0;
  framing::Header header_;
  std::optional<Problem> refusal_;
  Request request_;
  std::string out_;
};

}  // namespace billspay::http
