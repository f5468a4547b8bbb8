#include "platform/postgres/options.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace billspay::postgres {
namespace {

struct FreeConninfo {
  void operator()(PQconninfoOption* parsed) const noexcept { PQconninfoFree(parsed); }
};
using Conninfo = std::unique_ptr<PQconninfoOption, FreeConninfo>;

Conninfo parse(const SecretString& conninfo) {
  char* why = nullptr;
  Conninfo parsed(PQconninfoParse(conninfo.reveal().c_str(), &why));
  PQfreemem(why);  // may repeat the password
  if (!parsed) {
    throw std::invalid_argument(
        "The database address is neither a postgresql:// URL nor a list of keyword=value pairs.");
  }
  return parsed;
}

std::string value_of(const Conninfo& parsed, std::string_view keyword) {
  for (const PQconninfoOption* option = parsed.get(); option->keyword != nullptr; ++option) {
    if (option->keyword == keyword) return option->val == nullptr ? "" : option->val;
  }
  return "";
}

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> parts;
  for (std::size_t comma = list.find(','); comma != std::string_view::npos;
       comma = list.find(',')) {
    parts.push_back(list.substr(0, comma));
    list.remove_prefix(comma + 1);
  }
  parts.push_back(list);
  return parts;
}

std::string rotate_list(const std::string& list, std::size_t rotation) {
  std::vector<std::string_view> parts = split(list);
  const auto first = parts.begin() + static_cast<std::ptrdiff_t>(rotation % parts.size());
  std::rotate(parts.begin(), first, parts.end());
  std::string rotated;
  for (const std::string_view part : parts) {
    if (part.data() != parts.front().data()) rotated += ',';
    rotated += part;
  }
  return rotated;
}

// In `options` a blank ends an argument unless a backslash stands before it.
void set(std::string& options, std::string_view name, std::string_view value) {
  if (!options.empty()) options += ' ';
  options += "-c ";
  options += name;
  options += '=';
  for (const char c : value) {
    if (c == ' ' || c == '\\') options += '\\';
    options += c;
  }
}

void set(std::string& options, std::string_view name, std::chrono::milliseconds value) {
  set(options, name, std::to_string(value.count()));
}

}  // namespace

ConnectParameters::ConnectParameters(const ConnectionOptions& options, std::size_t rotation) {
  const Conninfo parsed = parse(options.conninfo);

  // What stands before dbname gives way to the URL.
  add("application_name", options.application_name);
  add("gssencmode", "disable");
  add("tcp_user_timeout", "5000");
  add("keepalives_idle", "5");
  add("keepalives_interval", "2");
  add("keepalives_count", "2");
  keywords_.push_back("dbname");
  values_.push_back(options.conninfo.reveal().c_str());

  // What stands after it does not.
  add("client_encoding", "UTF8");
  for (const char* keyword : {"host", "hostaddr", "port"}) {
    const std::string list = value_of(parsed, keyword);
    if (list.contains(',')) add(keyword, rotate_list(list, rotation));
  }
  std::string startup = value_of(parsed, "options");
  if (!options.role.empty()) set(startup, "role", options.role);
  set(startup, "statement_timeout", options.statement_timeout);
  set(startup, "lock_timeout", options.lock_timeout);
  set(startup, "idle_in_transaction_session_timeout", options.idle_in_transaction_timeout);
  set(startup, "TimeZone", "UTC");
  // Not less than warnings: one of them says that a commit is in doubt.
  set(startup, "client_min_messages", "warning");
  for (const auto& [name, value] : options.settings) set(startup, name, value);
  add("options", std::move(startup));

  keywords_.push_back(nullptr);
  values_.push_back(nullptr);
}

void ConnectParameters::add(const char* keyword, std::string value) {
  keywords_.push_back(keyword);
  values_.push_back(owned_.emplace_back(std::move(value)).c_str());
}

}  // namespace billspay::postgres
