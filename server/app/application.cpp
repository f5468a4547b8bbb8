#include "app/application.hpp"

#include <sys/resource.h>

#include <csignal>
#include <future>
#include <thread>

#include "app/checkpoints.hpp"
#include "app/housekeeping.hpp"
#include "app/operations.hpp"
#include "app/serving.hpp"
#include "app/vital_signs.hpp"
#include "platform/asio/event_loops.hpp"
#include "platform/http/problem_response.hpp"
#include "platform/mail/dispatcher.hpp"
#include "platform/postgres/changes.hpp"

namespace billspay::app {
namespace {

std::unique_ptr<mail::Transport> mail_transport(const Config& config) {
  auto transport = mail::open_transport(config.mail_url, config.mail_from);
  if (!transport) throw std::runtime_error(transport.error());
  return std::move(*transport);
}

postgres::ConnectionOptions worker_connection(const Config& config,
                                              std::string name = "billspay_worker") {
  postgres::ConnectionOptions options{.conninfo = config.database_url};
  options.role = "billspay_worker";
  options.application_name = std::move(name);
  return options;
}

double sum(const std::vector<std::unique_ptr<Serving>>& all,
           Serving::Statistics (Serving::*pool)() const,
           std::atomic<std::uint64_t> postgres::Statistics::* figure) {
  double total = 0;
  for (const auto& serving : all) {
    for (const postgres::Statistics* audience : ((*serving).*pool)()) {
      total += static_cast<double>((audience->*figure).load());
    }
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
  std::unique_ptr<CheckpointClock> checkpoints;  // null unless they are wanted
  DatabaseSize database_size;
  std::unique_ptr<postgres::ChangeFeed> changes;
  bool stopped = false;

  State(Config&& configuration, const Consoles& consoles)
      : config(std::move(configuration)),
        loops(config.threads),
        shared(config, consoles),
        server(loops, request_metrics),
        database_size(config.database_url) {}

  // Announcements of the database, for the event streams of every loop.
  void hear_of_changes() {
    const auto tell = [this](const std::optional<Uuid>& whose) {
      for (unsigned i = 0; i < loops.count(); ++i) {
        loops.post(i, [one = serving[i].get(), whose] { one->hear_of(whose); });
      }
    };
    changes = std::make_unique<postgres::ChangeFeed>(
        loops.loop(0), worker_connection(config, "billspay_changes"), tell);
    loops.post(0, [this] { changes->start(); });
  }

  void keep_checkpoints() {
    if (config.audit_checkpoints.empty()) return;
    checkpoints = std::make_unique<CheckpointClock>(config.database_url, config.audit_checkpoints,
                                                    config.ledger);
    metrics.add_gauge("billspay_audit_events", "Events in the audit trail, at the last look.",
                      [this] { return checkpoints->events(); });
    metrics.add_gauge("billspay_audit_checkpoint_age_seconds",
                      "Since the audit trail's end was last noted outside the database.",
                      [this] { return checkpoints->age_seconds(); });
  }

  using GateOf = const http::Gate& (Serving::*)() const;

  void listen(std::string name, const ListenerConfig& listener,
              std::function<http::Dispatcher(unsigned)> dispatcher,
              std::function<std::size_t(std::string_view, std::string_view)> upload_limit = {}) {
    const bool https = shared.site.https;
    http::ListenerOptions options;
    options.name = std::move(name);
    options.address = listener.address;
    options.inherited = listener.inherited;
    options.tls = listener.tls;
    options.proxies = config.trusted_proxies;
    options.dispatcher = std::move(dispatcher);
    options.upload_limit = std::move(upload_limit);
    options.problem_response = [https](const http::Request& request, const Problem& problem) {
      auto response = http::problem_response(request, problem);
      response.standing_headers = http::standing_headers(https);
      return response;
    };
    server.listen(std::move(options));
  }

  void listen(std::string name, const ListenerConfig& listener, GateOf gate_of) {
    const auto dispatcher = [this, gate_of](unsigned loop) -> http::Dispatcher {
      const http::Gate& gate = ((*serving[loop]).*gate_of)();
      return [&gate](http::Request& request) { return gate.answer(request); };
    };
    // All loops have the same routes.
    const http::Gate& any = ((*serving.front()).*gate_of)();
    listen(std::move(name), listener, dispatcher,
           [&any](std::string_view method, std::string_view path) {
             return any.upload_limit(method, path);
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
    metrics.add_gauge("billspay_documents_waiting", "Documents that are drawn or wait for it.",
                      [this] { return static_cast<double>(shared.printer.waiting()); });
    metrics.add_gauge("billspay_documents_shed", "Documents that were refused.",
                      [this] { return static_cast<double>(shared.printer.shed()); });
    metrics.add_gauge("billspay_hashing_capacity", "Hashing requests that find a place.", [this] {
      const auto& queue = shared.hash_workers.queue();
      return static_cast<double>(queue.argon2id.limit + queue.bcrypt.limit);
    });
    metrics.add_gauge("billspay_database_size_bytes", "What the database takes on its disk.",
                      [this] { return database_size.bytes(); });
    add_vital_signs(metrics, config);
    metrics.add_gauge("billspay_mail_pending", "Messages that wait to be sent.",
                      [this] { return static_cast<double>(mail->counts().pending.load()); });
    metrics.add_gauge("billspay_event_streams", "Open pages that are told of changes.",
                      [this] { return static_cast<double>(shared.stream_places.taken()); });
    metrics.add_gauge("billspay_changes_heard", "Whether PostgreSQL tells us of changes at once.",
                      [this] { return changes->listening() ? 1.0 : 0.0; });
    metrics.add_gauge("billspay_http_connections", "Open connections.",
                      [this] { return static_cast<double>(server.connections()); });
  }
};

Application::Application(Config config, const Consoles& consoles)
    : state_(std::make_unique<State>(std::move(config), consoles)) {
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
  state.hear_of_changes();
  state.add_metrics();
  state.keep_checkpoints();
  state.listen("public", state.config.public_listener, &Serving::public_gate);
  state.listen("admin", state.config.admin_listener, &Serving::admin_gate);
  state.listen("agent", state.config.agent_listener, &Serving::agent_gate);
  state.listen("ops", state.config.ops_listener, [&state](unsigned) {
    return operations_dispatcher(state.readiness, state.metrics);
  });
  auto& first_loop = state.loops.loop(0);
  state.housekeeping = std::make_unique<Housekeeping>(
      first_loop, postgres::make_write_pool(first_loop, worker_connection(state.config), 1),
      state.config.ledger, state.config.purge_after_days);
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
      if (i == 0) {
        state.housekeeping->stop();
        state.changes->stop();
      }
      state.serving[i]->close();
      closed.set_value();
    });
    closed.get_future().wait();
  }
  state.mail->stop();
  state.loops.stop();
  state.loops.join();
  // After the last change.
  if (state.checkpoints) state.checkpoints->stop();
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
