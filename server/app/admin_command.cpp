#include <fmt/core.h>

#include <array>

#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "app/owner_desk.hpp"
#include "app/small_file.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/core/text.hpp"
#include "platform/json/writer.hpp"
#include "platform/postgres/errors.hpp"
#include "resources/agents/agents.hpp"

namespace billspay::app {
namespace {

using postgres::BlockingConnection;
using Value = BlockingConnection::Value;

constexpr std::size_t longest_name = 160;
constexpr std::string_view unique_violation = "23505";

std::optional<std::string> wrong_usage(const AdminAccount& account) {
  if (!agents::username_of(account.username)) {
    return "A user name " + std::string(agents::username_rule) + ".";
  }
  if (account.full_name.empty()) return std::nullopt;
  if (!acceptable_text(account.full_name) || trim(account.full_name).empty() ||
      count_characters(account.full_name) > longest_name) {
    return "A full name must be plain text of at most 160 characters.";
  }
  return std::nullopt;
}

// What an admin gets: a password of their own, or one that opens once.
struct NewPassword {
  SecretString text;
  bool one_time;

  [[nodiscard]] std::string hash() const {
    return auth::hash_password(auth::Algorithm::argon2id, text);
  }
};

Outcome read_password(const std::string& file) {
  auto text = small_file(file);
  if (text) return std::move(*text);
  return std::unexpected(file + " cannot be read: give a file that holds a password.");
}

// The code to end with, when there is no password to use.
std::expected<NewPassword, int> new_password(const std::string& username,
                                             const AdminAccount& account) {
  if (account.password_file.empty()) return NewPassword{agents::make_password(), true};
  auto text = read_password(account.password_file);
  if (!text) return std::unexpected(complain(exit_code::misused, text.error()));
  NewPassword password{SecretString(std::move(*text)), false};
  const std::array<std::string_view, 2> own{username, account.full_name};
  if (const auto weak = auth::password_weakness(password.text.reveal(), own)) {
    return std::unexpected(complain(exit_code::failed, "This password cannot be used. " + *weak));
  }
  return password;
}

std::string told(const std::string& username, const NewPassword& password) {
  if (!password.one_time) return username + " signs in with the password of that file.\n";
  return fmt::format(
      "The one-time password of {} is\n\n  {}\n\nIt opens once, within 24 hours, to choose another "
      "password. It is not shown again.\n",
      username, password.text.reveal());
}

struct Admin {
  std::string id;
  bool active;
};

std::optional<Admin> hold(Desk& desk, const std::string& username) {
  const auto rows = desk.owner.query(
      "SELECT id, is_active FROM admins WHERE lower(username) = $1 AND deleted_at IS NULL "
      "FOR UPDATE",
      {username});
  if (rows.empty()) return std::nullopt;
  return Admin{*rows[0][0], rows[0][1] == "t"};
}

std::unexpected<std::string> unknown(const std::string& username) {
  return std::unexpected("There is no admin " + username + ": see `billspay admin list`.");
}

void record(Desk& desk, std::string_view action, const std::string& admin, const Value& before,
            const Value& after) {
  audit_events::Event event{
      .action = action, .object_kind = "admin", .object_id = Uuid::parse(admin)};
  event.before = before;
  event.after = after;
  desk.record(std::move(event));
}

void end_sessions(Desk& desk, const std::string& admin, const std::string& reason) {
  const auto ended = desk.owner.query(
      "UPDATE staff_sessions SET ended_at = now(), ended_reason = $2 "
      "WHERE admin_id = $1 AND ended_at IS NULL RETURNING id",
      {admin, reason});
  if (ended.empty()) return;
  desk.owner.query("SELECT pg_notify($1, $2)", {std::string(postgres::changes_channel), admin});
}

std::string description(const std::string& username, const std::string& full_name) {
  std::string text = R"({"username":)";
  json::append_string(text, username);
  text += R"(,"fullName":)";
  json::append_string(text, full_name);
  return text + R"(,"isActive":true,"password":"changed"})";
}

Outcome create(Desk& desk, const std::string& username, const std::string& full_name,
               const NewPassword& password) {
  const auto id = AdminId::make().to_string();
  try {
    desk.owner.query(
        "INSERT INTO admins (id, username, password_hash, full_name, one_time_until) "
        "VALUES ($1, $2, $3, $4, CASE WHEN $5::boolean THEN now() + interval '24 hours' END)",
        {id, username, password.hash(), full_name, password.one_time ? "t" : "f"});
  } catch (const postgres::StatementError& error) {
    if (error.sqlstate != unique_violation) throw;
    return std::unexpected("There is an admin " + username +
                           " already: `billspay admin reset-password " + username +
                           "` gives them another password.");
  }
  record(desk, "admin.created", id, std::nullopt, description(username, full_name));
  return "The admin " + username + " was created.\n" + told(username, password);
}

int set_active(const Environment& environment, const std::string& name, bool active) {
  const auto username = agents::username_of(name);
  if (const auto wrong = wrong_usage({name, "", ""})) return complain(exit_code::misused, *wrong);
  return in_transaction(environment, [&](Desk& desk) -> Outcome {
    const auto admin = hold(desk, *username);
    if (!admin) return unknown(*username);
    const std::string state = active ? "enabled" : "disabled";
    if (admin->active == active) return *username + " was " + state + " already.\n";
    desk.owner.query(
        "UPDATE admins SET is_active = $2, version = version + 1, updated_at = now() WHERE id = $1",
        {admin->id, active ? "t" : "f"});
    if (!active) end_sessions(desk, admin->id, "ENDED_BY_ADMIN");
    const auto described = [](bool is) {
      return is ? R"({"isActive":true})" : R"({"isActive":false})";
    };
    record(desk, "admin." + state, admin->id, described(!active), described(active));
    const auto others = desk.owner.query(
        "SELECT EXISTS (SELECT FROM admins WHERE is_active AND deleted_at IS NULL)");
    return *username + " is " + state + " now.\n" +
           (others[0][0] == "t" ? "" : "Nobody can sign in to the admin console any more.\n");
  });
}

}  // namespace

int create_admin(const Environment& environment, const AdminAccount& account) {
  if (const auto wrong = wrong_usage(account)) return complain(exit_code::misused, *wrong);
  const auto username = *agents::username_of(account.username);
  const auto password = new_password(username, account);
  if (!password) return password.error();
  const std::string full_name(trim(account.full_name));
  return in_transaction(environment, [&](Desk& desk) {
    return create(desk, username, full_name.empty() ? username : full_name, *password);
  });
}

int list_admins(const Environment& environment) {
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  BlockingConnection owner(url->reveal(), "billspay admin");
  const auto rows = owner.query(
      "SELECT username, full_name, CASE WHEN NOT is_active THEN 'disabled' "
      "WHEN one_time_until > now() THEN 'has not used the one-time password' "
      "WHEN one_time_until IS NOT NULL THEN 'did not use the one-time password in time' "
      "ELSE 'active' END FROM admins WHERE deleted_at IS NULL ORDER BY username");
  for (const auto& row : rows) {
    fmt::print("{:<24}  {:<32}  {}\n", row[0].value_or(""), row[1].value_or(""),
               row[2].value_or(""));
  }
  if (rows.empty()) fmt::print("There is no admin: `billspay admin create NAME` makes one.\n");
  return exit_code::done;
}

int disable_admin(const Environment& environment, const std::string& username) {
  return set_active(environment, username, false);
}

int enable_admin(const Environment& environment, const std::string& username) {
  return set_active(environment, username, true);
}

int reset_admin_password(const Environment& environment, const AdminAccount& account) {
  if (const auto wrong = wrong_usage(account)) return complain(exit_code::misused, *wrong);
  const auto username = *agents::username_of(account.username);
  const auto password = new_password(username, account);
  if (!password) return password.error();
  return in_transaction(environment, [&](Desk& desk) -> Outcome {
    const auto admin = hold(desk, username);
    if (!admin) return unknown(username);
    desk.owner.query(
        "UPDATE admins SET password_hash = $2, one_time_until = CASE WHEN $3::boolean "
        "THEN now() + interval '24 hours' END, version = version + 1, updated_at = now() "
        "WHERE id = $1",
        {admin->id, password->hash(), password->one_time ? "t" : "f"});
    end_sessions(desk, admin->id, "PASSWORD_CHANGED");
    record(desk, "admin.password-reset", admin->id, std::nullopt, R"({"password":"changed"})");
    return told(username, *password);
  });
}

int create_first_admin(const Environment& environment) {
  const AdminAccount account{environment.text("ADMIN_USERNAME"), "",
                             environment.file("ADMIN_PASSWORD_FILE")};
  if (account.username.empty() && account.password_file.empty()) return exit_code::done;
  if (account.username.empty() || account.password_file.empty()) {
    return complain(exit_code::misused,
                    "ADMIN_USERNAME and ADMIN_PASSWORD_FILE belong together: set both or neither.");
  }
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  BlockingConnection owner(url->reveal(), "billspay migrate");
  // Also removed and disabled ones count: the variables must not bring back who was sent away.
  if (!owner.query("SELECT FROM admins LIMIT 1").empty()) return exit_code::done;
  return create_admin(environment, account);
}

}  // namespace billspay::app
