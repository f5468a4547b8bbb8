// What every command ends with, for scripts and timers.
#pragma once

namespace billspay::app::exit_code {

constexpr int done = 0;
// The command ran and found or left something that is not as it should be.
constexpr int failed = 1;
// It did not run: arguments or settings are wrong.
constexpr int misused = 2;

}  // namespace billspay::app::exit_code
