#include "platform/http/server.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>
#include <vector>

#include "platform/asio/event_loops.hpp"
#include "platform/http/listener.hpp"
#include "platform/http/session.hpp"
#include "platform/observability/log.hpp"

namespace billspay::http {
namespace {

constexpr std::chrono::milliseconds drain_poll{20};
// For sessions that were cut off to notice it.
constexpr std::chrono::seconds after_cut{1};

}  // namespace

struct Server::State {
  EventLoops& loops;
  observability::RequestMetrics& metrics;
  // One for each listener: a flood at one must not close the others.
  std::vector<std::shared_ptr<ConnectionCounts>> counts;
  std::vector<std::shared_ptr<SessionList>> sessions;  // per loop
  std::vector<std::shared_ptr<Listener>> listeners;

  void on_each_loop(void (SessionList::*action)()) {
    for (unsigned i = 0; i < loops.count(); ++i) {
      loops.post(i, [list = sessions[i], action] { (*list.*action)(); });
    }
  }

  [[nodiscard]] std::size_t connections() const {
    std::size_t all = 0;
    for (const auto& one : counts) all += one->total();
    return all;
  }

  Task<> wait_until_empty(std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (connections() > 0 && std::chrono::steady_clock::now() < end) {
      co_await sleep_for(loops.loop(0), drain_poll);
    }
  }

  static Task<> drain(std::shared_ptr<State> state, std::chrono::milliseconds limit) {
    for (const auto& listener : state->listeners) listener->close();
    state->on_each_loop(&SessionList::drain);
    co_await state->wait_until_empty(limit);
    if (const auto left = state->connections(); left > 0) {
      log::warn("connections-cut-off", {{"connections", left}});
      state->on_each_loop(&SessionList::close_all);
      co_await state->wait_until_empty(after_cut);
    }
  }
};

Server::Server(EventLoops& loops, observability::RequestMetrics& metrics)
    : state_(std::make_shared<State>(loops, metrics)) {
  for (unsigned i = 0; i < loops.count(); ++i) {
    state_->sessions.push_back(std::make_shared<SessionList>(loops.loop(i)));
    loops.post(i, [list = state_->sessions.back()] { list->start(); });
  }
}

Server::~Server() = default;

void Server::listen(ListenerOptions options) {
  const auto shared = std::make_shared<const ListenerOptions>(std::move(options));
  std::shared_ptr<boost::asio::ssl::context> tls;
  if (shared->tls) tls = make_tls_context(*shared->tls);
  std::vector<std::shared_ptr<SessionScope>> scopes;
  for (unsigned i = 0; i < state_->loops.count(); ++i) {
    scopes.push_back(std::make_shared<SessionScope>(shared, tls, shared->dispatcher(i),
                                                    state_->metrics, state_->sessions[i]));
  }
  state_->counts.push_back(std::make_shared<ConnectionCounts>());
  auto listener =
      std::make_shared<Listener>(state_->loops, shared, std::move(scopes), state_->counts.back());
  log::info("listening", {{"listener", shared->name},
                          {"address", listener->address().to_string()},
                          {"tls", shared->tls.has_value()}});
  state_->loops.post(0, [listener] { listener->start(); });
  state_->listeners.push_back(std::move(listener));
}

ListenAddress Server::address(std::string_view name) const {
  const auto found = std::find_if(state_->listeners.begin(), state_->listeners.end(),
                                  [&](const auto& listener) { return listener->name() == name; });
  return found == state_->listeners.end() ? ListenAddress() : (*found)->address();
}

std::size_t Server::connections() const { return state_->connections(); }

void Server::drain(std::chrono::milliseconds limit, std::function<void()> done) {
  state_->loops.post(0, [state = state_, limit, done = std::move(done)]() mutable {
    spawn(State::drain(std::move(state), limit),
          [done = std::move(done)](const std::exception_ptr&) { done(); });
  });
}

}  // namespace billspay::http
