#include "platform/json/rules.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "platform/core/text.hpp"

namespace billspay::json::rules {
namespace {

// USPS Publication 28, appendix B.
constexpr std::array<std::string_view, 62> states{
    "AA", "AE", "AK", "AL", "AP", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "FM", "GA",
    "GU", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MH", "MI", "MN", "MO",
    "MP", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR",
    "PW", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY"};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) noexcept { return std::ranges::all_of(text, is_digit); }

std::string length_sentence(std::size_t min, std::size_t max, std::string_view unit) {
  if (min == max) return "must have " + std::to_string(min) + " " + std::string(unit);
  if (min == 0) return "must have at most " + std::to_string(max) + " " + std::string(unit);
  return "must have " + std::to_string(min) + " to " + std::to_string(max) + " " +
         std::string(unit);
}

// The digits of a text in which they may be grouped by blanks or dashes.
std::optional<std::string> grouped_digits(std::string_view text) {
  std::string found;
  for (const char c : text) {
    if (is_digit(c)) {
      found.push_back(c);
    } else if (c != ' ' && c != '-') {
      wipe(found.data(), found.size());
      return std::nullopt;
    }
  }
  return found;
}

}  // namespace

Wrong Text::accept(std::string& value) const {
  if (!acceptable_text(value, multiline)) return "must be plain text without control characters";
  value = std::string(trim(value));
  const std::size_t length = count_characters(value);
  if (length < min && min == 1) return "must not be empty";
  if (length < min || length > max) return length_sentence(min, max, "characters");
  return std::nullopt;
}
void Text::describe(Schema& schema) const {
  if (min > 0) schema.keyword("minLength", static_cast<std::int64_t>(min));
  schema.keyword("maxLength", static_cast<std::int64_t>(max));
}

Wrong Label::accept(std::string& value) const {
  constexpr std::size_t shortest_account_number = 8;
  if (auto wrong = Text{1, max}.accept(value)) return wrong;
  // Only a letter parts digits: any sign may stand between those of one number.
  std::size_t digits = 0;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(value.data());
  for (auto left = static_cast<utf8proc_ssize_t>(value.size()); left > 0;) {
    utf8proc_int32_t character = 0;
    const auto size = utf8proc_iterate(at, left, &character);
    if (size <= 0) break;
    at += size;
    left -= size;
    const auto category = utf8proc_category(character);
    if (category == UTF8PROC_CATEGORY_ND) {
      if (++digits >= shortest_account_number) return "must not contain an account number";
    } else if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) {
      digits = 0;
    }
  }
  return std::nullopt;
}

Wrong Digits::accept(std::string& value) const {
  auto found = grouped_digits(value);
  if (!found || found->size() < min || found->size() > max) {
    return length_sentence(min, max, "digits");
  }
  value = std::move(*found);
  return std::nullopt;
}
Wrong Digits::accept(SecretString& value) const {
  auto found = grouped_digits(value.reveal());
  const bool right = found && found->size() >= min && found->size() <= max;
  value = SecretString(found ? std::move(*found) : std::string());
  if (!right) return length_sentence(min, max, "digits");
  return std::nullopt;
}
void Digits::describe(Schema& schema) const {
  // Separators may double the length.
  schema.keyword("maxLength", static_cast<std::int64_t>(max * 2));
  schema.keyword("pattern",
                 "^[ -]*([0-9][ -]*){" + std::to_string(min) + "," + std::to_string(max) + "}$");
}

Wrong Email::accept(std::string& value) const {
  value = std::string(trim(value));
  if (!valid_email(value)) return "must be an e-mail address such as ada@example.com";
  const std::size_t at = value.find('@');
  value = value.substr(0, at) + ascii_lower(value.substr(at));
  return std::nullopt;
}
void Email::describe(Schema& schema) const {
  schema.keyword("format", "email");
  schema.keyword("maxLength", 254);
}

Wrong Phone::accept(std::string& value) const {
  value = std::string(trim(value));
  std::size_t count = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (is_digit(value[at])) {
      ++count;
    } else if (std::string_view(" ()-.").find(value[at]) == std::string_view::npos &&
               !(value[at] == '+' && at == 0)) {
      return "must be a phone number such as (555) 010-0199";
    }
  }
  if (count < 7 || count > 15 || value.size() > 32) return "must have 7 to 15 digits";
  return std::nullopt;
}
void Phone::describe(Schema& schema) const {
  schema.keyword("pattern", "^ *\\+?[0-9 ().-]{7,32}$");
  schema.keyword("maxLength", 40);
}

Wrong State::accept(std::string& value) const {
  for (char& c : value) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (!std::ranges::binary_search(states, std::string_view(value))) {
    return "must be the two letters of a US state or territory";
  }
  return std::nullopt;
}
void State::describe(Schema& schema) const { schema.keyword("pattern", "^[A-Za-z]{2}$"); }

Wrong PostalCode::accept(std::string& value) const {
  value = std::string(trim(value));
  const std::string_view zip = value;
  const bool five = zip.size() == 5 && all_digits(zip);
  const bool nine = zip.size() == 10 && zip[5] == '-' && all_digits(zip.substr(0, 5)) &&
                    all_digits(zip.substr(6));
  if (!five && !nine) return "must be a ZIP code such as 12345 or 12345-6789";
  return std::nullopt;
}
void PostalCode::describe(Schema& schema) const {
  schema.keyword("pattern", "^ *[0-9]{5}(-[0-9]{4})? *$");
  schema.keyword("maxLength", 20);
}

Wrong SecretLength::accept(SecretString& value) const {
  const std::size_t size = value.reveal().size();
  if (size < min || size > max) return length_sentence(min, max, "characters");
  return std::nullopt;
}
void SecretLength::describe(Schema& schema) const {
  schema.keyword("minLength", static_cast<std::int64_t>(min));
  schema.keyword("maxLength", static_cast<std::int64_t>(max));
}

Wrong Range::accept(int& value) const {
  if (value < min || value > max) {
    return "must be between " + std::to_string(min) + " and " + std::to_string(max);
  }
  return std::nullopt;
}
void Range::describe(Schema& schema) const {
  schema.keyword("minimum", min);
  schema.keyword("maximum", max);
}

namespace {
Wrong check_opaque(std::string_view value, std::size_t max) {
  const auto allowed = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  };
  if (value.empty() || value.size() > max || !std::ranges::all_of(value, allowed)) {
    return "is not one that was issued here";
  }
  return std::nullopt;
}
}  // namespace

Wrong Opaque::accept(std::string& value) const { return check_opaque(value, max); }
Wrong Opaque::accept(SecretString& value) const { return check_opaque(value.reveal(), max); }
void Opaque::describe(Schema& schema) const {
  schema.keyword("pattern", "^[A-Za-z0-9_-]+$");
  schema.keyword("maxLength", static_cast<std::int64_t>(max));
}

}  // namespace billspay::json::rules
