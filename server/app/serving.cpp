#include "app/serving.hpp"

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
  return {config.public_url, config.public_url.starts_with("https://"), config.throttle_factor};
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

Shared::Shared(const Config& configuration)
    : config(&configuration),
      site(site_of(configuration)),
      sign_in_throttle(auth::SignInLimits().times(configuration.throttle_factor)),
      devices(device_cookies(configuration)),
      hash_workers(hash_options(configuration)) {}

Serving::Serving(Shared& shared, boost::asio::io_context& loop, unsigned index)
    : reads_(postgres::make_read_pool(loop, connection_options(*shared.config, "billspay_portal"))),
      writes_(
          postgres::make_write_pool(loop, connection_options(*shared.config, "billspay_portal"))),
      portal_(reads_, writes_),
      hasher_(loop, shared.hash_workers, static_cast<int>(index)),
      issuer_(shared.config->token_keys),
      verifier_(shared.config->token_keys),
      processor_(shared.config->processor),
      platform_{
          .site = &shared.site,
          .portal = &portal_,
          .hasher = &hasher_,
          .issuer = &issuer_,
          .throttle = &shared.throttle,
          .sign_in_throttle = &shared.sign_in_throttle,
          .devices = &shared.devices,
          .cipher = &shared.config->cipher,
          .hashes = &shared.config->hashes,
          .processor = &processor_,
          .sleep = [&loop](std::chrono::milliseconds time) { return sleep_for(loop, time); }} {
  http::Router customer_router;
  http::Routes routes({&verifier_, &portal_}, customer_router);
  customer_routes(routes, platform_);
  add_contract(customer_router);
  public_gate_ = std::make_unique<http::Gate>(http::HostPolicy(), std::move(customer_router),
                                              shared.site.https);
  const auto restricted = [&](const ListenerConfig& listener) {
    http::Router router;
    add_contract(router);
    return std::make_unique<http::Gate>(http::HostPolicy(listener.allowed_hosts), std::move(router),
                                        shared.site.https);
  };
  admin_gate_ = restricted(shared.config->admin_listener);
  agent_gate_ = restricted(shared.config->agent_listener);
}

void Serving::close() {
  reads_->close();
  writes_->close();
}

}  // namespace billspay::app
