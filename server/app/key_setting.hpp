// The server's keys, for commands that work beside it.
#pragma once

#include <expected>
#include <string>

#include "app/environment.hpp"

namespace billspay::app {

// A ring of keys such as vault::DataCipher from the setting `name`; the error is a sentence.
template <class Keys>
std::expected<Keys, std::string> key_setting(const Environment& environment,
                                             const std::string& name) {
  const auto text = environment.secret(name);
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::unexpected("Set " + name + " as for the server.");
  return Keys::parse(name, text->reveal());
}

}  // namespace billspay::app
