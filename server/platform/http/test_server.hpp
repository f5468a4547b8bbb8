// A server on real sockets with a few routes of its own, for the tests of this folder.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "platform/asio/event_loops.hpp"
#include "platform/core/problem.hpp"
#include "platform/http/server.hpp"
#include "platform/observability/metrics.hpp"
#include "tests/support/raw_http.hpp"

namespace billspay::http {

// What the routes of a TestServer note and wait for.
struct Notes {
  std::atomic<int> pieces{0};
  std::atomic<bool> source_gone{false};
  std::atomic<int> waiting{0};
  std::atomic<bool> go_on{false};
};

class TestServer {
 public:
  explicit TestServer(const std::function<void(ListenerOptions&)>& change = {})
      : loops_(2), requests_(metrics_), server_(loops_, requests_) {
    ListenerOptions options = make_options();
    if (change) change(options);
    server_.listen(std::move(options));
    loops_.run();
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  ~TestServer() {
    notes->go_on = true;
    if (!drained_) drain(std::chrono::milliseconds(0)).wait();
    loops_.stop();
    loops_.join();
  }

  std::uint16_t port() const { return server_.address("test").port; }
  test::RawConnection connect() const { return test::RawConnection(port()); }
  Server& server() { return server_; }
  std::string metrics() const { return metrics_.render(); }

  std::future<void> drain(std::chrono::milliseconds limit) {
    drained_ = true;
    auto done = std::make_shared<std::promise<void>>();
    server_.drain(limit, [done] { done->set_value(); });
    return done->get_future();
  }

  // Copies, so that work that outlives a connection has something to note in.
  std::shared_ptr<Notes> notes = std::make_shared<Notes>();

  ListenerOptions make_options() {
    ListenerOptions options;
    options.name = "test";
    options.address = *ListenAddress::parse("127.0.0.1:0");
    options.dispatcher = [this](unsigned loop) -> Dispatcher {
      return [this, loop](Request& request) { return answer(loops_.loop(loop), request, notes); };
    };
    options.problem_response = [](const Request& request, const Problem& problem) {
      Response response;
      response.status = status_of(problem.kind.category);
      response.content_type = "application/problem+json";
      response.body = std::string(problem.kind.slug) + ' ' + request.request_id;
      if (problem.retry_after_seconds) {
        response.headers.emplace_back("Retry-After", std::to_string(*problem.retry_after_seconds));
      }
      return response;
    };
    return options;
  }

 private:
  static int status_of(Category category) {
    switch (category) {
      case Category::malformed:
        return 400;
      case Category::too_large:
        return 413;
      case Category::header_too_large:
        return 431;
      case Category::unavailable:
        return 503;
      default:
        return 500;
    }
  }

  static BodySource make_source(const Request& request, std::shared_ptr<Notes> notes) {
    const bool endless = request.path == "/endless";
    const bool breaks = request.path == "/breaks";
    const bool fails = request.path == "/fails";
    // Tells when the last copy of the source is gone.
    const std::shared_ptr<void> alive(nullptr, [notes](void*) { notes->source_gone = true; });
    return [=, count = 0]() mutable -> Task<std::optional<std::string>> {
      static_cast<void>(alive);
      return piece(notes, count++, endless, breaks, fails);
    };
  }

  static Task<std::optional<std::string>> piece(std::shared_ptr<Notes> notes, int index,
                                                bool endless, bool breaks, bool fails) {
    if (fails || (breaks && index == 2)) throw std::runtime_error("no more");
    ++notes->pieces;
    if (endless) co_return std::string(64UL * 1024, 'x');
    if (index == 3) co_return std::nullopt;
    if (index == 1) co_return std::string();
    co_return "piece" + std::to_string(index) + '\n';
  }

  static Task<Response> answer(boost::asio::io_context& loop, Request& request,
                               std::shared_ptr<Notes> notes) {
    Response response;
    response.content_type = "text/plain";
    request.operation = "test_route";
    const std::string_view path = request.path;
    if (path == "/echo") {
      response.body = request.body;
    } else if (path == "/who") {
      response.body = request.client_ip + (request.secure ? " secure" : " plain");
    } else if (path == "/large") {
      response.body.assign(100'000, 'x');
    } else if (path == "/empty") {
      response.status = 204;
    } else if (path == "/injected") {
      response.headers.emplace_back("Location", "/a\r\nSet-Cookie: stolen=1");
    } else if (path == "/throws") {
      throw std::runtime_error("a bug");
    } else if (path == "/slow") {
      ++notes->waiting;
      while (!notes->go_on) co_await sleep_for(loop, std::chrono::milliseconds(5));
      response.body = "slow";
    } else if (path == "/stream" || path == "/endless" || path == "/breaks" || path == "/fails") {
      response.stream = make_source(request, notes);
    } else {
      response.body = std::string(request.method_name) + ' ' + std::string(path) + ' ' +
                      std::string(request.query) + ' ' + std::string(request.host) + ' ' +
                      std::string(request.header("x-test"));
    }
    co_return response;
  }

  EventLoops loops_;
  observability::Metrics metrics_;
  observability::RequestMetrics requests_;
  Server server_;
  bool drained_ = false;
};

// Waits for what another thread will do.
inline bool eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 1000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace billspay::http
