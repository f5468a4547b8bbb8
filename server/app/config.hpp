// The configuration of `billspay serve`, checked as a whole before anything starts. The table in
// README.md says what each variable means.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "app/environment.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/http/client_address.hpp"
#include "platform/http/listen_address.hpp"
#include "platform/http/server.hpp"
#include "platform/observability/log.hpp"
#include "platform/vault/data_cipher.hpp"
#include "platform/vault/keyed_hash.hpp"
#include "platform/vault/ledger_keys.hpp"
#include "platform/vault/sealed_box.hpp"

namespace billspay::app {

struct ListenerConfig {
  http::ListenAddress address;
  std::optional<http::TlsFiles> tls;
  std::vector<std::string> allowed_hosts;  // empty on the public and the operations listener
  int inherited = -1;  // a listening socket of the service manager, used instead of the address
};

struct Config {
  SecretString database_url;
  ListenerConfig public_listener;
  ListenerConfig admin_listener;
  ListenerConfig agent_listener;
  ListenerConfig ops_listener;
  http::TrustedProxies trusted_proxies;
  std::string public_url;
  auth::AudienceKeys token_keys;
  vault::DataCipher cipher;
  vault::KeyedHash hashes;
  vault::SealedBox processor;
  vault::LedgerKeys ledger;
  std::string audit_checkpoints;  // a directory; empty: none are written
  std::string backup_status;      // a directory, see observability/backup_status.hpp; or empty
  std::vector<std::string> watched_certificates;  // PEM files, beside those of the listeners
  SecretString mail_url;
  std::string mail_from;
  unsigned threads = 1;
  int throttle_factor = 1;
  int purge_after_days = 0;  // how long removed customers are kept; 0 for ever
  log::Level log_level = log::Level::info;
};

// All variables must be right; the error is one sentence about the first that is not, without its
// value when that is a secret.
std::expected<Config, std::string> read_config(const Environment& environment);

}  // namespace billspay::app
