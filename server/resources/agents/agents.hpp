// Agents: the people of the call centre. Admins provision them; what an agent does to a customer's
// account stands in the folders of those nouns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/core/secret.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::agents {

// A user name as it is kept: lower case, 2 to 64 letters, digits, dots, dashes and underscores, the
// first one a letter or digit. Nothing when it cannot be one. Admins' names follow the same rule.
std::optional<std::string> username_of(std::string_view text);
inline constexpr std::string_view username_rule =
    "must have 2 to 64 letters, digits, dots, dashes or underscores and start with a letter or "
    "digit";

// 25 random characters (some 123 bits) in groups that can be read out; none looks like another.
SecretString make_password();

void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::agents
