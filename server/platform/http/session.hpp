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
#include "platform/http/request_body.hpp"
#include "platform/http/tls.hpp"

namespace billspay::http {

class Session;

// The sessions of one loop, all listeners together. Used on that loop only.
class SessionList : public std::enable_shared_from_this<SessionList> {
 public:
  using Place = std::list<Session*>::iterator;

  explicit SessionList(boost::asio::io_context& loop) : ticker_(loop) {}
  // Begins to look after the sessions, several times a second.
  void start();

  Place add(Session& session) { return sessions_.insert(sessions_.end(), &session); }
  void remove(Place place) { sessions_.erase(place); }

  // Idle sessions get a last moment in which a request that is under way is still answered; streams
  // that wait for things to happen end.
  void drain();
  void close_all();
  [[nodiscard]] bool draining() const noexcept { return draining_; }

 private:
  void look_after_all();

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

  // Several times a second: closes when its time is up, ends a stream whose client is gone.
  void look_after(std::chrono::steady_clock::time_point now);
  void drain();
  void close();

 private:
  enum class Received { request, refused, gone };

  void start_request();
  Task<bool> serve_one();
  Task<Received> receive();
  Task<Received> receive_header();
  Task<Received> receive_body();
  Task<Result<std::optional<std::string>>> next_piece();
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

  void expire_in(std::chrono::milliseconds duration) noexcept {
    deadline_ = std::chrono::steady_clock::now() + duration;
  }
  void never_expire() noexcept { deadline_ = std::chrono::steady_clock::time_point::max(); }
  void hang_up() const {
    if (hang_up_ != nullptr) (*hang_up_)();
  }
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
  const std::function<void()>* hang_up_ = nullptr;  // of the stream that is being sent

  boost::beast::flat_buffer buffer_;  // received and not yet used
  std::string header_text_;           // of the current request; views point into it
  framing::Header header_;
  RequestBody body_{stream_, buffer_};
  std::optional<Problem> refusal_;
  Request request_;
  std::string out_;
};

}  // namespace billspay::http
