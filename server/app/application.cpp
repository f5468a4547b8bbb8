#include "app/application.hpp"

#include <sys/resource.h>

#include <csignal>
#include <future>
#include <thread>

#include "app/housekeeping.hpp"
#include "app/operations.hpp"
#include "app/serving.hpp"
#include "platform/asio/event_loops.hpp"
#include "platform/http/problem_response.hpp"
#include "platform/mail/dispatcher.hpp"

namespace billspay::app {
namespace {

std::unique_ptr<mail::Transport> mail_transport(const Config& config) {
  auto transport = mail::open_transport(config.mail_url, config.mail_from);
  if (!transport) throw std::runtime_error("MAIL_URL: " + transport.error());
  return std::move(*transport);
}

postgres::ConnectionOptions worker_connection(const Config& config) {
  postgres::ConnectionOptions options{.conninfo = config.database_url};
  options.role = "billspay_worker";
  options.application_name = "billspay_worker";
  return options;
}

double sum(const std::vector<std::unique_ptr<Serving>>& all,
           const postgres::Statistics& (Serving::*pool)() const,
           std::atomic<std::uint64_t> postgres::Statistics::* figure) {
  double total = 0;
  for (const auto& serving : all) {
    total += static_cast<double>((((*serving).*pool)().*figure).load());
  }
  return total;
}

}  // namespace

struct Application::State {
  Config config;
  observability::Metrics metrics;
  observability::RequestMetrics request_metrics{metrics};
  Readiness readiness;
  EventLoops loops;
  Shared shared;
  std::vector<std::unique_ptr<Serving>> serving;
  http::Server server;
  std::unique_ptr<mail::Dispatcher> mail;
  std::unique_ptr<Housekeeping> housekeeping;
  bool stopped = false;

  explicit State(Config&& configuration)
      : config(std::move(configuration)),
        loops(config.threads),
        shared(config),
        server(loops, request_metrics) {}

  using GateOf = const http::Gate& (Serving::*)() const;

  void listen(std::string name, const ListenerConfig& listener,
              std::function<http::Dispatcher(unsigned)> dispatcher) {
    const bool https = shared.site.https;
    http::ListenerOptions options;
    options.name = std::move(name);
    options.address = listener.address;
    options.tls = listener.tls;
    options.proxies = config.trusted_proxies;
    options.dispatcher = std::move(dispatcher);
    options.problem_response = [https](const http::Request& request, const Problem& problem) {
      auto response = http::problem_response(request, problem);
      response.standing_headers = http::standing_headers(https);
      return response;
    };
    server.listen(std::move(options));
  }

  void listen(std::string name, const ListenerConfig& listener, GateOf gate_of) {
    listen(std::move(name), listener, [this, gate_of](unsigned loop) -> http::Dispatcher {
      const http::Gate& gate = ((*serving[loop]).*gate_of)();
      return [&gate](http::Request& request) { return gate.answer(request); };
    });
  }

  void add_metrics() {
    using postgres::Statistics;
    const auto gauge = [this](const char* name, const char* help, auto pool, auto figure,
                              const char* kind) {
      metrics.add_gauge(name, help, [this, pool, figure] { return sum(serving, pool, figure); },
                        {{"pool", kind}});
    };
    for (const auto& [kind, pool] : {std::pair{"read", &Serving::read_statistics},
                                     std::pair{"write", &Serving::write_statistics}}) {
      gauge("billspay_database_connections", "Connections that are up.", pool,
            &Statistics::connected, kind);
      gauge("billspay_database_waiting", "Requests that wait for a connection.", pool,
            &Statistics::waiting, kind);
      gauge("billspay_database_queries", "Statements sent.", pool, &Statistics::queries, kind);
      gauge("billspay_database_batches", "Synchronisation points.", pool, &Statistics::batches,
            kind);
      gauge("billspay_database_reconnects", "Connections that were lost.", pool,
            &Statistics::reconnects, kind);
    }
    metrics.add_gauge(
        "billspay_hashing_in_flight", "Passwords being hashed or waiting for it.", [this] {
          return static_cast<double>(shared.hash_workers.queue().statistics.in_flight.load());
        });
    metrics.add_gauge("billspay_hashing_shed", "Hashing requests that were refused.", [this] {
      return static_cast<double>(shared.hash_workers.queue().statistics.shed.load());
    });
    metrics.add_gauge("billspay_mail_pending", "Messages that wait to be sent.",
                      [this] { return static_cast<double>(mail->counts().pending.load()); });
    metrics.add_gauge("billspay_http_connections", "Open connections.",
                      [this] { return static_cast<double>(server.connections()); });
  }
};

Application::Application(Config config) : state_(std::make_unique<State>(std::move(config))) {
  State& state = *state_;
  log::use_level(state.config.log_level);
  state.mail = std::make_unique<mail::Dispatcher>(
      worker_connection(state.config), state.config.cipher, mail_transport(state.config));
  for (unsigned i = 0; i < state.loops.count(); ++i) {
    state.serving.push_back(std::make_unique<Serving>(state.shared, state.loops.loop(i), i));
  }
  state.readiness.database_ready = [&state] {
    for (const auto& serving : state.serving) {
      if (!serving->database_ready()) return false;
    }
    return true;
  };
  state.add_metrics();
  state.listen("public", state.config.public_listener, &Serving::public_gate);
  state.listen("admin", state.config.admin_listener, &Serving::admin_gate);
  state.listen("agent", state.config.agent_listener, &Serving::agent_gate);
  state.listen("ops", state.config.ops_listener, [&state](unsigned) {
    return operations_dispatcher(state.readiness, state.metrics);
  });
  auto& first_loop = state.loops.loop(0);
  state.housekeeping = std::make_unique<Housekeeping>(
      first_loop, postgres::make_write_pool(first_loop, worker_connection(state.config), 1));
  state.loops.post(0, [&state] { state.housekeeping->start(); });
  state.loops.run();
}

Application::~Application() { stop(); }

http::ListenAddress Application::address(std::string_view listener) const {
  return state_->server.address(listener);
}

bool Application::wait_until_ready(std::chrono::milliseconds limit) const {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!state_->readiness.database_ready()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

void Application::stop() {
  State& state = *state_;
  if (std::exchange(state.stopped, true)) return;
  state.readiness.draining = true;
  std::promise<void> drained;
  state.server.drain(http::limits::drain_deadline, [&drained] { drained.set_value(); });
  drained.get_future().wait();
  for (unsigned i = 0; i < state.loops.count(); ++i) {
    std::promise<void> closed;
    state.loops.post(i, [&state, &closed, i] {
      if (i == 0) state.housekeeping->stop();
      state.serving[i]->close();
      closed.set_value();
    });
    closed.get_future().wait();
  }
  state.mail->stop();
  state.loops.stop();
  state.loops.join();
  log::flush();
}

void forbid_core_files() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

void hold_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

void wait_for_stop_signal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  int signal = 0;
  sigwait(&signals, &signal);
}

}  // namespace billspay::app
