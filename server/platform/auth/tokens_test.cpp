#include "platform/auth/tokens.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <map>
#include <set>

#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

const std::string customer_key(32, 'c');
const std::string retired_key(48, 'r');
const std::string agent_key(32, 'a');
const std::string admin_key(32, 'd');
const std::string subject = "01939e2a-1111-7abc-8def-000000000001";
const std::string session = "01939e2a-2222-7abc-8def-000000000002";
const std::string header = R"({"alg":"HS256","kid":"c2","typ":"JWT"})";

SigningKeys keys_of(const std::string& text) { return SigningKeys::parse("KEYS", text).value(); }

AudienceKeys test_keys() {
  return {keys_of("c2:" + base64(customer_key) + ",c1:" + base64(retired_key)),
          keys_of("a1:" + base64(agent_key)), keys_of("d1:" + base64(admin_key))};
}

// By another library than the one under test.
std::string mac(std::string_view text, std::string_view key) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                              key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                text.size());
  std::string bytes(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

std::string sign(const std::string& jose_header, const std::string& payload,
                 std::string_view key = customer_key) {
  const std::string signed_part = base64url(jose_header) + '.' + base64url(payload);
  return signed_part + '.' + base64url(mac(signed_part, key));
}

std::int64_t seconds_now() {
  return std::chrono::floor<std::chrono::seconds>(now()).time_since_epoch().count();
}

using Fields = std::map<std::string, std::string>;  // values as JSON text

Fields good_fields() {
  const std::int64_t at = seconds_now();
  return {{"iss", R"("billspay")"},
          {"aud", R"("customer")"},
          {"sub", '"' + subject + '"'},
          {"user_id", '"' + subject + '"'},
          {"customer_number", R"("123456789015")"},
          {"sid", '"' + session + '"'},
          {"typ", R"("access")"},
          {"iat", std::to_string(at)},
          {"nbf", std::to_string(at)},
          {"exp", std::to_string(at + 900)},
          {"jti", R"("abcDEF-_0123")"}};
}

std::string json_of(const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    text += (text.empty() ? "{" : ",") + ('"' + name + "\":" + value);
  }
  return text + '}';
}

std::string with(const std::string& name, const std::string& value) {
  Fields fields = good_fields();
  fields[name] = value;
  return sign(header, json_of(fields));
}

std::string with_times(std::int64_t iat, std::int64_t nbf, std::int64_t exp) {
  Fields fields = good_fields();
  const std::int64_t at = seconds_now();
  fields["iat"] = std::to_string(at + iat);
  fields["nbf"] = std::to_string(at + nbf);
  fields["exp"] = std::to_string(at + exp);
  return sign(header, json_of(fields));
}

class Tokens : public testing::Test {
 protected:
  void TearDown() override { shift_clock_for_test(std::chrono::seconds(0)); }

  AudienceKeys keys = test_keys();
  TokenIssuer issuer{keys};
  TokenVerifier verifier{keys};
  Uuid user = Uuid::v7();
  Uuid sid = Uuid::v7();

  bool accepts(std::string_view token, Audience audience = Audience::customer) {
    return verifier.verify(token, audience).has_value();
  }
};

// S16
TEST_F(Tokens, CarryTheirClaimsForFifteenMinutes) {
  const auto claims = verifier.verify(issuer.issue(Audience::customer, user, "123456789015", sid),
                                      Audience::customer);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->audience, Audience::customer);
  EXPECT_EQ(claims->subject, user);
  EXPECT_EQ(claims->customer_number, "123456789015");
  EXPECT_EQ(claims->session, sid);
  EXPECT_EQ(claims->expires_at - claims->issued_at, std::chrono::minutes(15));
  EXPECT_EQ(claims->token_id.size(), 22U);
}

// S16, S17
TEST_F(Tokens, ExpireWithoutLeeway) {
  const std::string token = issuer.issue(Audience::customer, user, "123456789015", sid);
  shift_clock_for_test(std::chrono::seconds(890));
  EXPECT_TRUE(accepts(token));
  shift_clock_for_test(std::chrono::seconds(901));
  EXPECT_FALSE(accepts(token));
}

// S17
TEST_F(Tokens, FromAClockThatIsUpToThirtySecondsAheadAreAccepted) {
  EXPECT_TRUE(accepts(with_times(25, 25, 900)));
  EXPECT_FALSE(accepts(with_times(60, 0, 900)));
  EXPECT_FALSE(accepts(with_times(0, 60, 900)));
}

// S16: what one key has signed is verified by all of the audience's, so that keys can be rotated.
TEST_F(Tokens, SignedWithARetiredKeyStillVerify) {
  const std::string old_header = R"({"alg":"HS256","kid":"c1","typ":"JWT"})";
  EXPECT_TRUE(accepts(sign(old_header, json_of(good_fields()), retired_key)));
  EXPECT_FALSE(accepts(sign(old_header, json_of(good_fields()), customer_key)));
  EXPECT_FALSE(accepts(sign(header, json_of(good_fields()), retired_key)));
  const std::string fresh = issuer.issue(Audience::customer, user, "123456789015", sid);
  EXPECT_TRUE(fresh.starts_with(base64url(header) + '.'));
}

// S18
TEST_F(Tokens, WorkForTheirOwnAudienceOnly) {
  for (const auto& [issued, issued_name] : names<Audience>) {
    const bool customer = issued == Audience::customer;
    const std::string token = issuer.issue(issued, user, customer ? "123456789015" : "", sid);
    for (const auto& [asked, asked_name] : names<Audience>) {
      EXPECT_EQ(accepts(token, asked), issued == asked) << issued_name << " at " << asked_name;
    }
  }
}

// S18: even when two audiences were given the same key by mistake.
TEST_F(Tokens, OfAnotherAudienceAreRefusedByTheirClaimToo) {
  const AudienceKeys same{keys_of("k:" + base64(agent_key)), keys_of("k:" + base64(agent_key)),
                          keys_of("k:" + base64(admin_key))};
  TokenIssuer same_issuer(same);
  TokenVerifier same_verifier(same);
  const std::string token = same_issuer.issue(Audience::agent, user, "", sid);
  EXPECT_TRUE(same_verifier.verify(token, Audience::agent));
  EXPECT_FALSE(same_verifier.verify(token, Audience::customer));
}

// S16
TEST_F(Tokens, WithAnyOtherHeaderAreRefused) {
  const std::string payload = json_of(good_fields());
  ASSERT_TRUE(accepts(sign(header, payload)));
  for (const std::string jose :
       {R"({"alg":"none","kid":"c2","typ":"JWT"})",
        R"({"alg":"None","typ":"JWT"})",
        R"({"alg":"nOnE"})",
        R"({"alg":"HS384","kid":"c2","typ":"JWT"})",
        R"({"alg":"HS512","kid":"c2","typ":"JWT"})",
        R"({"alg":"RS256","kid":"c2","typ":"JWT"})",
        R"({"alg":"ES256","kid":"c2","typ":"JWT"})",
        R"({"alg":"EdDSA","kid":"c2","typ":"JWT"})",
        R"({"alg":"hs256","kid":"c2","typ":"JWT"})",
        R"({"alg":"HS256","kid":"c3","typ":"JWT"})",
        R"({"alg":"HS256","kid":"","typ":"JWT"})",
        R"({"alg":"HS256","kid":"a1","typ":"JWT"})",
        R"({"alg":"HS256","kid":"../c2","typ":"JWT"})",
        R"({"alg":"HS256","typ":"JWT"})",
        R"({"alg":"HS256","kid":"c2","typ":"at+jwt"})",
        R"({"alg":"HS256","kid":"c2"})",
        R"({"kid":"c2","alg":"HS256","typ":"JWT"})",
        R"({"alg":"HS256","kid":"c2","typ":"JWT"} )",
        R"( {"alg":"HS256","kid":"c2","typ":"JWT"})",
        R"({"alg":"HS256", "kid":"c2","typ":"JWT"})",
        R"({"alg":"HS256","kid":"c2","typ":"JWT","crit":["x"]})",
        R"({"alg":"HS256","kid":"c2","typ":"JWT","jwk":{"kty":"oct","k":"AAAA"}})",
        R"({"alg":"HS256","kid":"c2","typ":"JWT","jku":"https://example.com/k"})",
        R"({"alg":"HS256","alg":"none","kid":"c2","typ":"JWT"})",
        "{}",
        "",
        "null",
        "[]"}) {
    EXPECT_FALSE(accepts(sign(jose, payload))) << jose;
  }
  EXPECT_FALSE(accepts(base64url(R"({"alg":"none"})") + '.' + base64url(payload) + '.'));
}

// S16
TEST_F(Tokens, SpeltInAnyOtherWayAreRefused) {
  const std::string good = sign(header, json_of(good_fields()));
  const std::size_t first = good.find('.');
  const std::size_t last = good.rfind('.');
  const std::string head = good.substr(0, first);
  const std::string payload = good.substr(first + 1, last - first - 1);
  const std::string tag = good.substr(last + 1);
  const std::string raw_tag = from_base64url(tag).value();
  ASSERT_TRUE(accepts(good));
  std::vector<std::string> wrong{"",
                                 ".",
                                 "..",
                                 "...",
                                 "....",
                                 head,
                                 head + '.',
                                 head + '.' + payload,
                                 head + '.' + payload + '.',
                                 good + '.',
                                 '.' + good,
                                 good + '.' + tag,
                                 head + "..." + tag,
                                 head + '.' + tag,
                                 head + ".." + tag,
                                 good + ".a.b",
                                 head + '.' + payload + "=." + tag,
                                 good + '=',
                                 good + "==",
                                 ' ' + good,
                                 good + ' ',
                                 good + '\n',
                                 good + '\0',
                                 "Bearer " + good,
                                 head + '.' + payload + '\n' + '.' + tag,
                                 payload + '.' + head + '.' + tag,
                                 good.substr(0, good.size() - 1),
                                 good.substr(0, good.size() - 22),
                                 good + 'A',
                                 head + '.' + payload + '.' + hex(raw_tag),
                                 head + '.' + payload + '.' + base64(raw_tag),
                                 head + '.' + payload + '.' + base64url(raw_tag.substr(0, 16)),
                                 head + '.' + payload + '.' + base64url(raw_tag + '\0'),
                                 head + '.' + payload + '.' + base64url(std::string(32, '\0')),
                                 head + '.' + payload + '.' + std::string(43, '='),
                                 head + '.' + payload.substr(0, payload.size() - 4) + '.' + tag,
                                 head + '.' + payload + "AAAA." + tag,
                                 std::string(100'000, 'A'),
                                 good + std::string(4000, '.'),
                                 head + '.' + std::string(1'000'000, 'A') + '.' + tag};
  // The last character of the MAC carries two spare bits: no other spelling of them may pass.
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (const char c : alphabet) {
    if (c != good.back()) wrong.push_back(good.substr(0, good.size() - 1) + c);
  }
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    EXPECT_FALSE(accepts(wrong[i])) << i << ": " << wrong[i].substr(0, 600);
  }
}

// S16
TEST_F(Tokens, WithAnyCharacterChangedAreRefused) {
  const std::string good = sign(header, json_of(good_fields()));
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string altered = good;
    altered[at] = altered[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(accepts(altered)) << at;
  }
}

// S16: signed by us or not, the payload must be the one spelling of its bytes.
TEST_F(Tokens, WithAPayloadInAnotherAlphabetAreRefusedEvenWhenSigned) {
  const auto signed_raw = [](const std::string& payload) {
    const std::string signed_part = base64url(header) + '.' + payload;
    return signed_part + '.' + base64url(mac(signed_part, customer_key));
  };
  std::string json = json_of(good_fields());
  const std::string text = base64url(json);
  ASSERT_TRUE(accepts(signed_raw(text)));
  EXPECT_FALSE(accepts(signed_raw(text + "=")));
  EXPECT_FALSE(accepts(signed_raw(text + " ")));
  EXPECT_FALSE(accepts(signed_raw(text + "A")));
  EXPECT_FALSE(accepts(signed_raw(text + ".")));
  EXPECT_FALSE(accepts(signed_raw("A" + text)));
  EXPECT_FALSE(accepts(signed_raw("")));
  EXPECT_FALSE(accepts(signed_raw(".")));
  while (json.size() % 3 != 1) json += ' ';
  std::string spare = base64url(json);
  ASSERT_TRUE(accepts(signed_raw(spare)));
  ++spare.back();  // only bits that decoding ignores change
  EXPECT_FALSE(accepts(signed_raw(spare)));
}

// S17
TEST_F(Tokens, LackingAnyClaimOrHavingItTwiceOrAsAnotherTypeAreRefused) {
  ASSERT_TRUE(accepts(sign(header, json_of(good_fields()))));
  for (const auto& [name, value] : good_fields()) {
    Fields missing = good_fields();
    missing.erase(name);
    EXPECT_FALSE(accepts(sign(header, json_of(missing)))) << name;
    std::string twice = json_of(good_fields());
    twice.insert(1, '"' + name + "\":" + value + ',');
    EXPECT_FALSE(accepts(sign(header, twice))) << name;
    for (const std::string other : {"null", "true", "{}", "[]", "\"\"", "\"x\"", "0", "-1", "1.5",
                                    "1e3", "18446744073709551615", "\"1\""}) {
      if (name == "nbf" && other == "0") continue;  // long ago is early enough
      if (name == "jti" && (other == "\"x\"" || other == "\"1\"")) continue;
      EXPECT_FALSE(accepts(with(name, other))) << name << " = " << other;
    }
    EXPECT_FALSE(accepts(with(name, "[" + value + "]"))) << name;
    EXPECT_FALSE(accepts(with(name, value + ".0"))) << name;
  }
}

// S17
TEST_F(Tokens, WithOtherClaimValuesAreRefused) {
  const std::string upper = R"("01939E2A-1111-7ABC-8DEF-000000000001")";
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"iss", R"("Billspay")"},
           {"iss", R"("billspay ")"},
           {"iss", R"("bills\u0070ay")"},
           {"aud", R"("admin")"},
           {"aud", R"("agent")"},
           {"aud", R"(["customer"])"},
           {"aud", R"("customer,admin")"},
           {"typ", R"("refresh")"},
           {"typ", R"("Access")"},
           {"sub", upper},
           {"user_id", upper},
           {"sub", '"' + session + '"'},
           {"sid", R"("01939e2a22227abc8def000000000002")"},
           {"customer_number", R"("")"},
           {"customer_number", R"("12345678901")"},
           {"customer_number", R"("1234-5678-9015")"},
           {"customer_number", R"("12345678901x")"},
           {"jti", R"("a b")"},
           {"jti", '"' + std::string(65, 'j') + '"'},
           {"role", R"("admin")"},
           {"", R"("x")"},
           {"exp", "9223372036854775807"},
           {"exp", "99999999999999999999"},
           {"iat", "-1"}}) {
    EXPECT_FALSE(accepts(with(name, value))) << name << " = " << value;
  }
}

// S17
TEST_F(Tokens, WithImpossibleTimesAreRefused) {
  EXPECT_TRUE(accepts(with_times(0, 0, 900)));
  EXPECT_TRUE(accepts(with_times(-800, -800, 100)));
  EXPECT_FALSE(accepts(with_times(0, 0, 901)));       // too long
  EXPECT_FALSE(accepts(with_times(-900, -900, -1)));  // over
  EXPECT_FALSE(accepts(with_times(-1, -1, -1)));
  EXPECT_FALSE(accepts(with_times(-900, -900, 0)));  // over in this very second
  EXPECT_FALSE(accepts(with_times(10, 10, 10)));     // no lifetime
  EXPECT_FALSE(accepts(with_times(20, 10, 15)));     // ends before it was issued
  EXPECT_FALSE(accepts(with_times(0, 20, 15)));      // ends before it begins
  EXPECT_FALSE(accepts(with_times(3600, 3600, 4000)));
  EXPECT_FALSE(accepts(with_times(-100'000, 0, 500)));
}

// S16, S17
TEST_F(Tokens, WhosePayloadIsNotOneFlatObjectAreRefused) {
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += '[';
  const std::string good = json_of(good_fields());
  for (const std::string& payload :
       {std::string(), std::string("{}"), std::string("null"), std::string("[]"), std::string("1"),
        '[' + good + ']', "{\"claims\":" + good + '}', good + good, good + "x", good.substr(1),
        good.substr(0, good.size() - 1), good.substr(0, good.size() - 1) + ",}", deep,
        "{\"iss\":" + deep, good + '\0', "\xef\xbb\xbf" + good, "/**/" + good,
        std::string("\xff\xfe"), std::string("{'iss':'billspay'}")}) {
    EXPECT_FALSE(accepts(sign(header, payload))) << payload;
  }
}

// S18
TEST_F(Tokens, SignedWithAnotherAudiencesKeyAreRefused) {
  const std::string payload = json_of(good_fields());
  EXPECT_FALSE(accepts(sign(header, payload, agent_key)));
  EXPECT_FALSE(accepts(sign(header, payload, admin_key)));
  EXPECT_FALSE(accepts(sign(header, payload, "")));
  EXPECT_FALSE(accepts(sign(header, payload, base64(customer_key))));
  EXPECT_FALSE(accepts(sign(R"({"alg":"HS256","kid":"a1","typ":"JWT"})", payload, agent_key)));
}

TEST_F(Tokens, HaveDifferentIdsEachTime) {
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) tokens.insert(issuer.issue(Audience::agent, user, "", sid));
  EXPECT_EQ(tokens.size(), 100U);
}

}  // namespace
}  // namespace billspay::auth
