// When certificates run out: for metrics and `doctor`, because nobody notices before that.
#pragma once

#include <optional>
#include <string>

#include "platform/core/clock.hpp"

namespace billspay::app {

// When the first of the certificates in a PEM file expires; nothing when there is none.
std::optional<Timestamp> certificate_expiry(const std::string& file);

}  // namespace billspay::app
