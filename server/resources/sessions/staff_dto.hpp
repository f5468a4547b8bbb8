// Sessions of agents and admins on the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"

namespace billspay::sessions {

struct StaffCredentials {
  std::string username;  // in any case
  SecretString password;
  std::optional<std::string> otp;  // for accounts with a second factor
  // Only beside a password that was made on the command line for one use.
  std::optional<SecretString> new_password;
};

struct StaffUser {
  Uuid id;
  std::string username;
  std::string full_name;
};
struct StaffSignedIn {
  std::string token;
  int expires_in;  // seconds
  StaffUser user;
};

// A device where one is signed in.
struct StaffSession {
  StaffSessionId id;
  bool current;
  std::optional<std::string> ip;
  std::string user_agent;
  Timestamp created_at;
  Timestamp last_used_at;
  Timestamp expires_at;
};
struct StaffSessionList {
  std::vector<StaffSession> sessions;
  std::optional<std::string> next_cursor;
};

}  // namespace billspay::sessions

namespace billspay::json {

template <>
inline constexpr auto table<sessions::StaffCredentials> =
    object("StaffCredentials",
           field("username", &sessions::StaffCredentials::username, rules::text(1, 64)),
           field("password", &sessions::StaffCredentials::password, rules::secret(1, 1024)),
           field("otp", &sessions::StaffCredentials::otp, rules::digits(6, 6)),
           field("newPassword", &sessions::StaffCredentials::new_password, rules::secret(1, 1024)));

template <>
inline constexpr auto table<sessions::StaffUser> =
    object("StaffUser", field("id", &sessions::StaffUser::id),
           field("username", &sessions::StaffUser::username),
           field("fullName", &sessions::StaffUser::full_name));

template <>
inline constexpr auto table<sessions::StaffSignedIn> =
    object("StaffSignedIn", field("token", &sessions::StaffSignedIn::token),
           field("expiresIn", &sessions::StaffSignedIn::expires_in),
           field("user", &sessions::StaffSignedIn::user));

template <>
inline constexpr auto table<sessions::StaffSession> = object(
    "StaffSession", field("id", &sessions::StaffSession::id),
    field("current", &sessions::StaffSession::current), field("ip", &sessions::StaffSession::ip),
    field("userAgent", &sessions::StaffSession::user_agent),
    field("createdAt", &sessions::StaffSession::created_at),
    field("lastUsedAt", &sessions::StaffSession::last_used_at),
    field("expiresAt", &sessions::StaffSession::expires_at));

template <>
inline constexpr auto table<sessions::StaffSessionList> =
    object("StaffSessionList", field("sessions", &sessions::StaffSessionList::sessions),
           field("nextCursor", &sessions::StaffSessionList::next_cursor));

}  // namespace billspay::json
