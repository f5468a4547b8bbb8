// Text that cannot steer what draws it.
#pragma once

#include <string>
#include <string_view>

namespace billspay::pdf {

// Well-formed UTF-8 without control characters other than new lines, and without the invisible ones
// that turn the direction of what follows: each becomes U+FFFD, as does every broken byte.
std::string clean_text(std::string_view text);

}  // namespace billspay::pdf
