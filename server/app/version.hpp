// Which version this is; the number is that of the CMake project.
#pragma once

#include <string_view>

namespace billspay::app {

inline constexpr std::string_view version = BILLSPAY_VERSION;

}  // namespace billspay::app
