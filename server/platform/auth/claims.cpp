#include "platform/auth/claims.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <cstdint>
#include <span>

#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

namespace json = boost::json;

constexpr std::string_view issuer = "billspay";
constexpr std::string_view token_type = "access";
constexpr std::size_t max_payload_bytes = 1536;  // what fits a token of 2 KiB

// Positions in Collected; texts first, then whole numbers.
enum Claim : std::size_t { iss, aud, sub, user_id, customer_number, sid, typ, jti, iat, nbf, exp };
constexpr std::size_t text_count = jti + 1;
constexpr std::array<std::string_view, exp + 1> claim_names{
    "iss", "aud", "sub", "user_id", "customer_number", "sid", "typ", "jti", "iat", "nbf", "exp"};

constexpr auto sextets = [] {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::array<std::uint8_t, 256> table{};
  table.fill(0xff);
  for (std::uint8_t i = 0; i < 64; ++i) table[static_cast<unsigned char>(alphabet[i])] = i;
  return table;
}();

// RFC 4648 §5 without padding or spare bits. The payload is public and its MAC was checked, so a
// table (unlike core's constant-time decoder, ten times slower) gives nothing away.
std::optional<std::string_view> decode_base64url(std::string_view text, std::span<char> out) {
  if (text.size() % 4 == 1 || text.size() / 4 * 3 + 2 > out.size()) return std::nullopt;
  std::size_t size = 0;
  std::uint32_t bits = 0;
  std::uint8_t invalid = 0;
  std::size_t at = 0;
  for (; at + 4 <= text.size(); at += 4) {
    bits = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      const std::uint8_t sextet = sextets[static_cast<unsigned char>(text[i])];
      invalid |= sextet & 0x80U;
      bits = (bits << 6U) | sextet;
    }
    out[size++] = static_cast<char>(bits >> 16U);
    out[size++] = static_cast<char>(bits >> 8U);
    out[size++] = static_cast<char>(bits);
  }
  bits = 0;
  for (const char c : text.substr(at)) {
    const std::uint8_t sextet = sextets[static_cast<unsigned char>(c)];
    invalid |= sextet & 0x80U;
    bits = (bits << 6U) | sextet;
  }
  const std::size_t rest = text.size() - at;
  if (rest == 2) {
    if ((bits & 0x0fU) != 0) return std::nullopt;
    out[size++] = static_cast<char>(bits >> 4U);
  } else if (rest == 3) {
    if ((bits & 0x03U) != 0) return std::nullopt;
    out[size++] = static_cast<char>(bits >> 10U);
    out[size++] = static_cast<char>(bits >> 2U);
  }
  if (invalid != 0) return std::nullopt;
  return std::string_view(out.data(), size);
}

// Takes one flat object of known names without building a document, whose map would silently keep
// the last of two equal names. Escapes never occur in what we issue, so decode_claims refuses them,
// and text in parts is refused here.
struct Collector {
  static constexpr std::size_t max_object_size = claim_names.size();
  static constexpr std::size_t max_array_size = 0;
  static constexpr std::size_t max_key_size = 32;
  static constexpr std::size_t max_string_size = 256;

  std::array<std::string_view, text_count> texts;
  std::array<std::int64_t, claim_names.size() - text_count> numbers{};
  unsigned seen = 0;
  std::size_t current = 0;

  [[nodiscard]] bool complete() const noexcept { return seen == (1U << claim_names.size()) - 1; }

  static bool no(json::error_code& error) {
    error = json::error::syntax;
    return false;
  }
  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { return true; }
  bool on_object_end(std::size_t, json::error_code&) { return true; }
  bool on_array_begin(json::error_code& error) { return no(error); }
  bool on_array_end(std::size_t, json::error_code& error) { return no(error); }
  bool on_key_part(json::string_view, std::size_t, json::error_code& error) { return no(error); }
  bool on_key(json::string_view key, std::size_t size, json::error_code& error) {
    const auto name = std::ranges::find(claim_names, std::string_view(key.data(), key.size()));
    current = static_cast<std::size_t>(name - claim_names.begin());
    if (key.size() != size || name == claim_names.end() || (seen & (1U << current)) != 0) {
      return no(error);
    }
    seen |= 1U << current;
    return true;
  }
  bool on_string_part(json::string_view, std::size_t, json::error_code& error) { return no(error); }
  bool on_string(json::string_view text, std::size_t size, json::error_code& error) {
    if (text.size() != size || current >= text_count) return no(error);
    texts[current] = {text.data(), text.size()};
    return true;
  }
  bool on_number_part(json::string_view, json::error_code& error) { return no(error); }
  bool on_int64(std::int64_t number, json::string_view, json::error_code& error) {
    if (current < text_count) return no(error);
    numbers[current - text_count] = number;
    return true;
  }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code& error) { return no(error); }
  bool on_double(double, json::string_view, json::error_code& error) { return no(error); }
  bool on_bool(bool, json::error_code& error) { return no(error); }
  bool on_null(json::error_code& error) { return no(error); }
  bool on_comment_part(json::string_view, json::error_code& error) { return no(error); }
  bool on_comment(json::string_view, json::error_code& error) { return no(error); }
};

bool valid_times(const Collector& claims, Timestamp at) {
  using std::chrono::seconds;
  const std::int64_t issued = claims.numbers[iat - text_count];
  const std::int64_t not_before = claims.numbers[nbf - text_count];
  const std::int64_t expires = claims.numbers[exp - text_count];
  const std::int64_t present = std::chrono::floor<seconds>(at).time_since_epoch().count();
  return issued >= 0 && not_before >= 0 && expires > issued && expires > not_before &&
         expires - issued <= token_lifetime.count() && expires > present &&
         issued <= present + clock_leeway.count() && not_before <= present + clock_leeway.count();
}

bool valid_customer_number(std::string_view number, Audience audience) {
  if (number.empty()) return audience != Audience::customer;
  return number.size() == 12 &&
         std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
}

bool valid_token_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return sextets[static_cast<unsigned char>(c)] != 0xff;
  });
}

Timestamp at_second(std::int64_t second) { return Timestamp(std::chrono::seconds(second)); }

}  // namespace

std::string encode_claims(const Claims& claims) {
  const std::string subject = claims.subject.to_string();
  const auto seconds = [](Timestamp at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  };
  return base64url(fmt::format(
      R"({{"iss":"{}","aud":"{}","sub":"{}","user_id":"{}","customer_number":"{}","sid":"{}",)"
      R"("typ":"{}","iat":{},"nbf":{},"exp":{},"jti":"{}"}})",
      issuer, name_of(claims.audience), subject, subject, claims.customer_number,
      claims.session.to_string(), token_type, seconds(claims.issued_at), seconds(claims.issued_at),
      seconds(claims.expires_at), claims.token_id));
}

std::optional<Claims> decode_claims(std::string_view payload, Audience audience, Timestamp at) {
  std::array<char, max_payload_bytes> buffer;
  const auto text = decode_base64url(payload, buffer);
  // What we issue has no escapes. A text with one would reach Collector in a buffer of the parser's
  // that is gone afterwards (found by fuzz/access_token.cpp).
  if (!text || text->find('\\') != std::string_view::npos) return std::nullopt;
  json::parse_options options;
  options.max_depth = 1;
  json::basic_parser<Collector> parser(options);
  json::error_code error;
  const std::size_t used = parser.write_some(false, text->data(), text->size(), error);
  const Collector& found = parser.handler();
  if (error || used != text->size() || !found.complete()) return std::nullopt;

  const auto subject = Uuid::parse(found.texts[sub]);
  const auto session = Uuid::parse(found.texts[sid]);
  if (found.texts[iss] != issuer || found.texts[aud] != name_of(audience) ||
      found.texts[typ] != token_type || !subject || !session ||
      found.texts[user_id] != found.texts[sub] ||
      !valid_customer_number(found.texts[customer_number], audience) ||
      !valid_token_id(found.texts[jti]) || !valid_times(found, at)) {
    return std::nullopt;
  }
  return Claims{audience,
                *subject,
                std::string(found.texts[customer_number]),
                *session,
                at_second(found.numbers[iat - text_count]),
                at_second(found.numbers[exp - text_count]),
                std::string(found.texts[jti])};
}

}  // namespace billspay::auth
