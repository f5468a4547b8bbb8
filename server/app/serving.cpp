#include "app/serving.hpp"

#include "app/denials.hpp"
#include "app/resources.hpp"
#include "platform/asio/event_loops.hpp"
#include "platform/http/contract.hpp"

namespace billspay::app {
namespace {

postgres::ConnectionOptions connection_options(const Config& config, std::string role) {
  postgres::ConnectionOptions options{.conninfo = config.database_url};
  options.application_name = role;
  options.role = std::move(role);
  return options;
}

http::Site site_of(const Config& config) {
  return {config.public_url, config.public_url.starts_with("https://"), config.throttle_factor,
          config.backup_status};
}

// Device cookies are signed with keys derived from the customers' token keys.
auth::DeviceCookies device_cookies(const Config& config) {
  return auth::DeviceCookies(config.token_keys.customer.ring());
}

auth::HashOptions hash_options(const Config& config) {
  auth::HashOptions options;
  options.serving_threads = static_cast<int>(config.threads);
  return options;
}

// Each audience reads its own part of the contract.
void add_contract(http::Router& router) {
  auto endpoint = std::make_shared<http::Endpoint>();
  endpoint->operation = {http::Method::get, "/openapi.json", "getContract", "This contract.", {}};
  auto text = std::make_shared<const std::string>(http::contract(router.endpoints()));
  endpoint->handle = [text](http::Request&, http::PathValues) -> Task<http::Response> {
    co_return http::json_response(200, *text);
  };
  router.add(std::move(endpoint));
}

}  // namespace

Shared::Shared(const Config& configuration, const Consoles& consoles)
    : config(&configuration),
      site(site_of(configuration)),
      sign_in_throttle(auth::SignInLimits().times(configuration.throttle_factor)),
      devices(device_cookies(configuration)),
      hash_workers(hash_options(configuration)),
      portal_files(consoles.customer, site.https),
      agent_files(consoles.agent, site.https),
      admin_files(consoles.admin, site.https) {}

const http::StaticFiles& Shared::files(auth::Audience audience) const {
  if (audience == auth::Audience::customer) return portal_files;
  return audience == auth::Audience::agent ? agent_files : admin_files;
}

// Staff are few, and searches want plans for their very words (docs/decisions/0014): prepared
// statements are planned anew each time, and never by reading a whole table.
Serving::Pools Serving::staff_pools(const Config& config, boost::asio::io_context& loop,
                                    std::string role) {
  constexpr int read_connections = 1;
  auto reading = connection_options(config, role);
  reading.settings = {
      {"plan_cache_mode", "force_custom_plan"}, {"enable_seqscan", "off"}, {"jit", "off"}};
  return {postgres::make_read_pool(loop, std::move(reading), read_connections),
          postgres::make_write_pool(loop, connection_options(config, std::move(role)))};
}

http::Gatekeeper Serving::gatekeeper(auth::Audience audience) {
  return {.audience = audience,
          .verifier = &verifier_,
          .database = &platform_.database(audience),
          .ledger = &shared_.config->ledger,
          .denied = [this](const http::Denial& denial, const http::CallContext& context) {
            return note_denial(platform_, denial, context);
          }};
}

std::unique_ptr<http::Gate> Serving::make_gate(auth::Audience audience, http::HostPolicy hosts) {
  http::Router router;
  http::Routes routes(gatekeeper(audience), router);
  add_routes(routes, platform_);
  add_contract(router);
  return std::make_unique<http::Gate>(std::move(hosts), std::move(router), shared_.files(audience),
                                      shared_.site.https);
}

Serving::Serving(Shared& shared, boost::asio::io_context& loop, unsigned index)
    : shared_(shared),
      portal_{
          postgres::make_read_pool(loop, connection_options(*shared.config, "billspay_portal")),
          postgres::make_write_pool(loop, connection_options(*shared.config, "billspay_portal"))},
      agents_(staff_pools(*shared.config, loop, "billspay_agent")),
      admins_(staff_pools(*shared.config, loop, "billspay_admin")),
      hasher_(loop, shared.hash_workers, static_cast<int>(index)),
      issuer_(shared.config->token_keys),
      verifier_(shared.config->token_keys),
      processor_(shared.config->processor),
      subscriptions_(loop, shared.stream_places),
      platform_{.site = &shared.site,
                .portal = &portal_.database,
                .agents = &agents_.database,
                .admins = &admins_.database,
                .hasher = &hasher_,
                .issuer = &issuer_,
                .throttle = &shared.throttle,
                .sign_in_throttle = &shared.sign_in_throttle,
                .devices = &shared.devices,
                .cipher = &shared.config->cipher,
                .hashes = &shared.config->hashes,
                .processor = &processor_,
                .subscriptions = &subscriptions_,
                .sleep = [&loop](std::chrono::milliseconds time) { return sleep_for(loop, time); },
                .print = [&loop, &printer = shared.printer](
                             pdf::Draw draw) { return printer.print(loop, std::move(draw)); }},
      public_gate_(make_gate(auth::Audience::customer, http::HostPolicy())),
      admin_gate_(make_gate(auth::Audience::admin,
                            http::HostPolicy(shared.config->admin_listener.allowed_hosts))),
      agent_gate_(make_gate(auth::Audience::agent,
                            http::HostPolicy(shared.config->agent_listener.allowed_hosts))) {}

void Serving::hear_of(const std::optional<Uuid>& whose) {
  if (whose) return subscriptions_.wake(*whose);
  subscriptions_.wake_all();
}

void Serving::close() {
  subscriptions_.close();
  for (Pools* pools : {&portal_, &agents_, &admins_}) {
    pools->reads->close();
    pools->writes->close();
  }
}

}  // namespace billspay::app
