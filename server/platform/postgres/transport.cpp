#include "platform/postgres/transport.hpp"

#include <arpa/inet.h>
#include <libpq-fe.h>

#include <map>
#include <memory>
#include <string_view>

namespace billspay::postgres {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;
using Settings = std::map<std::string, std::string, std::less<>>;

void take(Settings& settings, const PQconninfoOption* options) {
  for (; options != nullptr && options->keyword != nullptr; ++options) {
    if (options->val != nullptr && *options->val != '\0') {
      settings.try_emplace(options->keyword, options->val);
    }
  }
}

// What libpq would connect with; nothing when it cannot read the text.
std::optional<Settings> settings_of(const SecretString& conninfo) {
  Settings settings;
  const Options given(PQconninfoParse(conninfo.reveal().c_str(), nullptr));
  if (!given) return std::nullopt;
  take(settings, given.get());
  // A service file may say anything, so nothing of it is taken for granted.
  if (!settings.contains("service")) take(settings, Options(PQconndefaults()).get());
  return settings;
}

bool is_loopback(const std::string& host) {
  in_addr v4{};
  if (::inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24U) == 127;
  return host == "::1" || host == "localhost";
}

// Of a comma-separated list; an empty entry is the default socket.
bool all_local(std::string_view hosts) {
  for (;;) {
    const std::string host(hosts.substr(0, hosts.find(',')));
    if (!host.empty() && !host.starts_with('/') && !host.starts_with('@') && !is_loopback(host)) {
      return false;
    }
    if (hosts.find(',') == std::string_view::npos) return true;
    hosts.remove_prefix(hosts.find(',') + 1);
  }
}

std::string_view value(const Settings& settings, std::string_view name) {
  const auto found = settings.find(name);
  return found == settings.end() ? std::string_view() : std::string_view(found->second);
}

bool stays_here(const Settings& settings) {
  if (settings.contains("service")) return false;
  // Where it connects to is `hostaddr`, if there is one.
  return all_local(settings.contains("hostaddr") ? value(settings, "hostaddr")
                                                 : value(settings, "host"));
}

}  // namespace

std::optional<std::string> unverified_transport(const SecretString& conninfo) {
  const auto settings = settings_of(conninfo);
  if (!settings) {
    return "this is no PostgreSQL URL. Write it like postgresql://user@host/database.";
  }
  if (stays_here(*settings) || value(*settings, "sslmode") == "verify-full") return std::nullopt;
  return "the database is on another machine, so the URL must say sslmode=verify-full (and "
         "sslrootcert=FILE, the authority that signed the database's certificate).";
}

std::string as_user(const SecretString& conninfo, const std::string& user,
                    const std::string& database) {
  auto settings = settings_of(conninfo).value_or(Settings());
  settings["user"] = user;
  if (!database.empty()) settings["dbname"] = database;
  std::string text;
  for (const std::string_view kept :
       {"host", "hostaddr", "port", "dbname", "user", "sslmode", "sslrootcert"}) {
    const auto found = settings.find(kept);
    if (found == settings.end()) continue;
    text += std::string(kept) + "='";
    for (const char c : found->second) {
      if (c == '\'' || c == '\\') text += '\\';
      text += c;
    }
    text += "' ";
  }
  return text;
}

std::optional<SocketPlace> socket_place(const SecretString& conninfo) {
  const auto settings = settings_of(conninfo);
  if (!settings || settings->contains("hostaddr") || !value(*settings, "host").starts_with('/')) {
    return std::nullopt;
  }
  return SocketPlace{std::string(value(*settings, "host")), std::string(value(*settings, "port")),
                     std::string(value(*settings, "dbname"))};
}

bool is_local(const SecretString& conninfo) {
  const auto settings = settings_of(conninfo);
  return settings && stays_here(*settings);
}

}  // namespace billspay::postgres
