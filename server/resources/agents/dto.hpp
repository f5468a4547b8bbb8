// Agents on the wire. A password comes in, or is made here and goes out once; its hash never does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/paging.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::agents {

// A customer whom an agent assisted, and when last.
struct AssistedCustomer {
  customers::PublicCustomer user;
  Timestamp assigned_at;
};

struct Agent {
  AgentId id;
  std::string username;
  std::string full_name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  bool is_active;
  Timestamp created_at;
  Timestamp updated_at;
  std::optional<Timestamp> deleted_at;
  std::vector<AssistedCustomer> customers;  // newest first, not all of them
  // Only in the answer that creates an agent without a password, and never kept.
  json::Sent<std::string> generated_password = {};
};

struct AgentPage {
  std::vector<Agent> agents;
  std::optional<std::string> next_cursor;
};

struct AgentFilter {
  std::optional<int> limit;
  std::optional<http::Cursor> cursor;
  std::optional<std::string> search;  // a part of the user name, full name or e-mail address
  std::optional<bool> active;
  std::optional<bool> removed;  // the removed ones instead of the others

  [[nodiscard]] http::PageRequest page() const { return {limit, cursor}; }
};

struct NewAgent {
  std::string username;
  std::string full_name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<SecretString> password;
};

struct AgentChanges {
  json::Sent<std::string> username;
  json::Sent<std::string> full_name;
  json::Sent<std::optional<std::string>> email;
  json::Sent<std::optional<std::string>> phone;
  json::Sent<bool> is_active;
  json::Sent<SecretString> password;
};

// What the audit trail keeps of an agent.
struct AgentRecord {
  std::string username;
  std::string full_name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  bool is_active;
  json::Sent<std::string> password = {};  // "changed", or not mentioned
};

// And of a list that was looked through.
struct AgentsViewed {
  std::optional<std::string> search;
  std::optional<bool> active;
  std::optional<bool> removed;
};

// username_of() as a rule.
struct Username {
  json::rules::Wrong accept(std::string& value) const;
  void describe(json::Schema& schema) const;
};

}  // namespace billspay::agents

namespace billspay::json {

template <>
inline constexpr auto table<agents::AssistedCustomer> =
    object("AssistedCustomer", field("user", &agents::AssistedCustomer::user),
           field("assignedAt", &agents::AssistedCustomer::assigned_at));

template <>
inline constexpr auto table<agents::Agent> = object(
    "Agent", field("id", &agents::Agent::id), field("username", &agents::Agent::username),
    field("fullName", &agents::Agent::full_name), field("email", &agents::Agent::email),
    field("phone", &agents::Agent::phone), field("isActive", &agents::Agent::is_active),
    field("createdAt", &agents::Agent::created_at), field("updatedAt", &agents::Agent::updated_at),
    field("deletedAt", &agents::Agent::deleted_at), field("customers", &agents::Agent::customers),
    field("generatedPassword", &agents::Agent::generated_password));

template <>
inline constexpr auto table<agents::AgentPage> =
    object("AgentPage", field("agents", &agents::AgentPage::agents),
           field("nextCursor", &agents::AgentPage::next_cursor));

template <>
inline constexpr auto table<agents::AgentFilter> = object(
    "AgentFilter", field("limit", &agents::AgentFilter::limit, rules::range(1, 200)),
    field("cursor", &agents::AgentFilter::cursor),
    field("search", &agents::AgentFilter::search, rules::text(0, 100)),
    field("active", &agents::AgentFilter::active), field("removed", &agents::AgentFilter::removed));

template <>
inline constexpr auto table<agents::NewAgent> =
    object("NewAgent", field("username", &agents::NewAgent::username, agents::Username()),
           field("fullName", &agents::NewAgent::full_name, rules::text(1, 160)),
           field("email", &agents::NewAgent::email, rules::email),
           field("phone", &agents::NewAgent::phone, rules::phone),
           field("password", &agents::NewAgent::password, rules::secret(1, 1024)));

template <>
inline constexpr auto table<agents::AgentChanges> =
    object("AgentChanges", field("username", &agents::AgentChanges::username, agents::Username()),
           field("fullName", &agents::AgentChanges::full_name, rules::text(1, 160)),
           field("email", &agents::AgentChanges::email, rules::email),
           field("phone", &agents::AgentChanges::phone, rules::phone),
           field("isActive", &agents::AgentChanges::is_active),
           field("password", &agents::AgentChanges::password, rules::secret(1, 1024)));

template <>
inline constexpr auto table<agents::AgentRecord> = object(
    "AgentRecord", field("username", &agents::AgentRecord::username),
    field("fullName", &agents::AgentRecord::full_name), field("email", &agents::AgentRecord::email),
    field("phone", &agents::AgentRecord::phone), field("isActive", &agents::AgentRecord::is_active),
    field("password", &agents::AgentRecord::password));

template <>
inline constexpr auto table<agents::AgentsViewed> =
    object("AgentsViewed", field("search", &agents::AgentsViewed::search),
           field("active", &agents::AgentsViewed::active),
           field("removed", &agents::AgentsViewed::removed));

}  // namespace billspay::json
