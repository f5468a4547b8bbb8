// Passwords on the wire: they only come in.
#pragma once

#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"

namespace billspay::passwords {

struct PasswordChange {
  SecretString current_password;
  SecretString new_password;
};
struct ForgottenPassword {
  std::string email;
};
struct PasswordReset {
  SecretString token;
  SecretString password;
};
struct PasswordWasReset {
  bool reset;
};

}  // namespace billspay::passwords

namespace billspay::json {

template <>
inline constexpr auto table<passwords::PasswordChange> = object(
    "PasswordChange",
    field("currentPassword", &passwords::PasswordChange::current_password, rules::secret(1, 1024)),
    field("newPassword", &passwords::PasswordChange::new_password, rules::secret(1, 1024)));

template <>
inline constexpr auto table<passwords::ForgottenPassword> =
    object("ForgottenPassword", field("email", &passwords::ForgottenPassword::email, rules::email));

template <>
inline constexpr auto table<passwords::PasswordReset> =
    object("PasswordReset", field("token", &passwords::PasswordReset::token, rules::opaque(128)),
           field("password", &passwords::PasswordReset::password, rules::secret(1, 1024)));

template <>
inline constexpr auto table<passwords::PasswordWasReset> =
    object("PasswordWasReset", field("reset", &passwords::PasswordWasReset::reset));

}  // namespace billspay::json
