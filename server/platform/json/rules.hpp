// Rules for field tables. Each normalises the value, says what is wrong with it and writes the same
// bounds into the contract.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/core/secret.hpp"
#include "platform/json/codec.hpp"

namespace billspay::json::rules {

using Wrong = std::optional<std::string>;

// Acceptable text (core/text.hpp), trimmed, with a length in characters.
struct Text {
  std::size_t min;
  std::size_t max;
  bool multiline = false;

  Wrong accept(std::string& value) const;
  void describe(Schema& schema) const;
};
constexpr Text text(std::size_t min, std::size_t max) { return {min, max}; }
constexpr Text lines(std::size_t max) { return {0, max, true}; }

// Text beside an account: as above, and without anything as long as an account number, which would
// otherwise be kept in the clear.
struct Label {
  std::size_t max;

  Wrong accept(std::string& value) const;
  void describe(Schema& schema) const { Text{1, max}.describe(schema); }
};
constexpr Label label(std::size_t max) { return {max}; }

// ASCII digits; blanks and dashes between them are dropped.
struct Digits {
  std::size_t min;
  std::size_t max;

  Wrong accept(std::string& value) const;
  Wrong accept(SecretString& value) const;
  void describe(Schema& schema) const;
};
constexpr Digits digits(std::size_t min, std::size_t max) { return {min, max}; }

// An address that mail can be sent to; its domain is lower-cased.
struct Email {
  Wrong accept(std::string& value) const;
  void describe(Schema& schema) const;
};
inline constexpr Email email{};

// Digits with an optional leading '+' and the usual separators; kept as typed, 7 to 15 digits.
struct Phone {
  Wrong accept(std::string& value) const;
  void describe(Schema& schema) const;
};
inline constexpr Phone phone{};

// Two letters of a US state, district, territory or military address.
struct State {
  Wrong accept(std::string& value) const;
  void describe(Schema& schema) const;
};
inline constexpr State state{};

// ZIP or ZIP+4.
struct PostalCode {
  Wrong accept(std::string& value) const;
  void describe(Schema& schema) const;
};
inline constexpr PostalCode postal_code{};

// A secret with a length in bytes; its quality is judged elsewhere.
struct SecretLength {
  std::size_t min;
  std::size_t max;

  Wrong accept(SecretString& value) const;
  void describe(Schema& schema) const;
};
constexpr SecretLength secret(std::size_t min, std::size_t max) { return {min, max}; }

struct Range {
  int min;
  int max;

  Wrong accept(int& value) const;
  void describe(Schema& schema) const;
};
constexpr Range range(int min, int max) { return {min, max}; }

// An opaque token of ours: URL-safe base64 of a known number of characters at most.
struct Opaque {
  std::size_t max;

  Wrong accept(std::string& value) const;
  Wrong accept(SecretString& value) const;
  void describe(Schema& schema) const;
};
constexpr Opaque opaque(std::size_t max) { return {max}; }

}  // namespace billspay::json::rules
