#include "app/config.hpp"

#include <charconv>
#include <thread>

#include "app/purging.hpp"
#include "platform/core/text.hpp"
#include "platform/mail/transport.hpp"
#include "platform/postgres/transport.hpp"

namespace billspay::app {
namespace {

// Ends the reading of a configuration; caught in read_config.
struct Refusal {
  std::string sentence;
};

template <class T>
T right(std::expected<T, std::string> value, std::string_view prefix = {}) {
  if (!value) throw Refusal{std::string(prefix) + value.error()};
  return std::move(*value);
}

SecretString required_secret(const Environment& environment, std::string_view name,
                             std::string_view hint) {
  auto value = right(environment.secret(name));
  if (value.empty()) {
    throw Refusal{std::string(name) + " is not set: " + std::string(hint) + "."};
  }
  return value;
}

int number(const Environment& environment, std::string_view name, int fallback, int min, int max) {
  const std::string text = environment.text(name);
  if (text.empty()) return fallback;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < min || value > max) {
    throw Refusal{std::string(name) + " must be a whole number from " + std::to_string(min) +
                  " to " + std::to_string(max) + "."};
  }
  return value;
}

// Split at commas; blanks and empty ones are dropped.
std::vector<std::string> list(const Environment& environment, std::string_view name) {
  std::vector<std::string> parts;
  const std::string text = environment.text(name);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view part = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

std::vector<std::string> host_list(const Environment& environment, std::string_view name) {
  std::vector<std::string> hosts;
  for (const auto& host : list(environment, name)) {
    if (host.find_first_of(":/@*\\ ") != std::string_view::npos) {
      throw Refusal{std::string(name) +
                    " must list host names without scheme, port or wildcard, "
                    "separated by commas."};
    }
    hosts.push_back(ascii_lower(host));
  }
  if (hosts.empty()) {
    throw Refusal{std::string(name) +
                  " must name at least one host: an empty list would leave the "
                  "console open to any."};
  }
  return hosts;
}

ListenerConfig listener(const Environment& environment, const std::string& audience,
                        std::string_view fallback) {
  const std::string name = audience + "_LISTEN";
  ListenerConfig config;
  config.address = right(http::ListenAddress::parse(environment.text(name, fallback)), name + ": ");
  const std::string certificate = environment.file(audience + "_TLS_CERTIFICATE");
  const std::string key = environment.file(audience + "_TLS_KEY");
  if (certificate.empty() != key.empty()) {
    throw Refusal{audience + "_TLS_CERTIFICATE and " + audience +
                  "_TLS_KEY belong together: set both or neither."};
  }
  if (!key.empty()) config.tls = http::TlsFiles{certificate, key};
  return config;
}

std::string public_url(const Environment& environment) {
  std::string url = environment.text("PUBLIC_URL");
  while (url.ends_with('/')) url.pop_back();
  const bool https = url.starts_with("https://");
  const std::string_view host = https                        ? std::string_view(url).substr(8)
                                : url.starts_with("http://") ? std::string_view(url).substr(7)
                                                             : std::string_view();
  if (host.empty() || host.find_first_of("/?#@ ") != std::string_view::npos) {
    throw Refusal{
        "PUBLIC_URL must be the address that customers type, such as "
        "https://pay.example.com, without a path."};
  }
  const std::string_view name = host.substr(0, host.find(':'));
  if (!https && name != "localhost" && name != "127.0.0.1" && !name.ends_with(".localhost")) {
    throw Refusal{"PUBLIC_URL must start with https:// (plain http is for localhost only)."};
  }
  return url;
}

std::string absolute_path(const Environment& environment, std::string_view name) {
  std::string path = environment.text(name);
  if (!path.empty() && !path.starts_with('/')) {
    throw Refusal{std::string(name) + " must be a path that starts with /."};
  }
  return path;
}

SecretString database_url(const Environment& environment) {
  auto url = required_secret(environment, "DATABASE_URL",
                             "name the database, such as "
                             "postgresql://billspay_server@localhost/billspay_prod");
  if (const auto why = postgres::unverified_transport(url)) throw Refusal{"DATABASE_URL: " + *why};
  return url;
}

std::string mail_from(const Environment& environment) {
  return environment.text("MAIL_FROM", "billspay@localhost.localdomain");
}

SecretString mail_url(const Environment& environment) {
  auto url = required_secret(environment, "MAIL_URL",
                             "say where mail goes, such as smtp://user:password@host:587 or "
                             "file:DIR");
  if (auto why = mail::unusable_address(url, mail_from(environment))) {
    throw Refusal{std::move(*why)};
  }
  return url;
}

std::vector<std::string> certificates(const Environment& environment) {
  auto files = list(environment, "WATCHED_CERTIFICATES");
  for (auto& file : files) file = environment.find_file(file);
  return files;
}

auth::AudienceKeys token_keys(const Environment& environment) {
  const auto keys = [&](std::string_view name) {
    const auto text = required_secret(environment, name,
                                      "give it id:base64 with at least 32 random bytes "
                                      "(`billspay keys` makes all keys)");
    return right(auth::SigningKeys::parse(name, text.reveal()));
  };
  auth::AudienceKeys all{keys("JWT_KEYS_CUSTOMER"), keys("JWT_KEYS_AGENT"), keys("JWT_KEYS_ADMIN")};
  if (auto sentence = auth::shared_key(all)) throw Refusal{std::move(*sentence)};
  return all;
}

template <class Key>
Key data_key(const Environment& environment, std::string_view name) {
  const auto text = required_secret(environment, name, "`billspay keys` makes all keys");
  return right(Key::parse(name, text.reveal()));
}

log::Level log_level(const Environment& environment) {
  const auto level = from_name<log::Level>(environment.text("LOG_LEVEL", "info"));
  if (!level) throw Refusal{"LOG_LEVEL must be debug, info, warn or error."};
  return *level;
}

Config read(const Environment& environment) {
  auto admin = listener(environment, "ADMIN", "127.0.0.1:8081");
  admin.allowed_hosts = host_list(environment, "ADMIN_ALLOWED_HOSTS");
  auto agent = listener(environment, "AGENT", "127.0.0.1:8082");
  agent.allowed_hosts = host_list(environment, "AGENT_ALLOWED_HOSTS");
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return Config{
      .database_url = database_url(environment),
      .public_listener = listener(environment, "PUBLIC", "127.0.0.1:8080"),
      .admin_listener = std::move(admin),
      .agent_listener = std::move(agent),
      .ops_listener = listener(environment, "OPS", "127.0.0.1:8083"),
      .trusted_proxies = right(http::TrustedProxies::parse(environment.text("TRUSTED_PROXIES")),
                               "TRUSTED_PROXIES: "),
      .public_url = public_url(environment),
      .token_keys = token_keys(environment),
      .cipher = data_key<vault::DataCipher>(environment, "DATA_KEYS_COLUMNS"),
      .hashes = data_key<vault::KeyedHash>(environment, "DATA_KEYS_LOOKUP"),
      .processor = data_key<vault::SealedBox>(environment, "DATA_KEYS_VAULT_PUBLIC"),
      .ledger = data_key<vault::LedgerKeys>(environment, "AUDIT_KEYS"),
      .audit_checkpoints = absolute_path(environment, "AUDIT_CHECKPOINTS"),
      .backup_status = absolute_path(environment, "BACKUP_STATUS"),
      .watched_certificates = certificates(environment),
      .mail_url = mail_url(environment),
      .mail_from = mail_from(environment),
      .threads = static_cast<unsigned>(number(environment, "THREADS", cores, 1, 64)),
      .throttle_factor = number(environment, "THROTTLE_FACTOR", 1, 1, 1'000'000),
      .purge_after_days = number(environment, "PURGE_AFTER_DAYS", default_purge_days, 0, 36'500),
      .log_level = log_level(environment)};
}

}  // namespace

std::expected<Config, std::string> read_config(const Environment& environment) {
  try {
    return read(environment);
  } catch (const Refusal& refusal) {
    return std::unexpected(refusal.sentence);
  }
}

}  // namespace billspay::app
