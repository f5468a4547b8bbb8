// Sessions on the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::sessions {

struct Credentials {
  std::string email;
  SecretString password;
  std::optional<std::string> otp;  // for accounts with a second factor
};

struct SignedIn {
  std::string token;
  int expires_in;  // seconds
  customers::PublicCustomer user;
};

struct Renewed {
  std::string token;
  int expires_in;  // seconds
};

// A device that is signed in.
struct Session {
  SessionId id;
  bool current;
  std::optional<std::string> ip;
  std::string user_agent;
  Timestamp created_at;
  Timestamp last_used_at;
  Timestamp expires_at;
};
struct SessionList {
  std::vector<Session> sessions;
  std::optional<std::string> next_cursor;
};

}  // namespace billspay::sessions

namespace billspay::json {

template <>
inline constexpr auto table<sessions::Credentials> =
    object("Credentials", field("email", &sessions::Credentials::email, rules::text(1, 254)),
           field("password", &sessions::Credentials::password, rules::secret(1, 1024)),
           field("otp", &sessions::Credentials::otp, rules::digits(6, 6)));

template <>
inline constexpr auto table<sessions::SignedIn> = object(
    "SignedIn", field("token", &sessions::SignedIn::token),
    field("expiresIn", &sessions::SignedIn::expires_in), field("user", &sessions::SignedIn::user));

template <>
inline constexpr auto table<sessions::Renewed> =
    object("Renewed", field("token", &sessions::Renewed::token),
           field("expiresIn", &sessions::Renewed::expires_in));

template <>
inline constexpr auto table<sessions::Session> = object(
    "Session", field("id", &sessions::Session::id), field("current", &sessions::Session::current),
    field("ip", &sessions::Session::ip), field("userAgent", &sessions::Session::user_agent),
    field("createdAt", &sessions::Session::created_at),
    field("lastUsedAt", &sessions::Session::last_used_at),
    field("expiresAt", &sessions::Session::expires_at));

template <>
inline constexpr auto table<sessions::SessionList> =
    object("SessionList", field("sessions", &sessions::SessionList::sessions),
           field("nextCursor", &sessions::SessionList::next_cursor));

}  // namespace billspay::json
