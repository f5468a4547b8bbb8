#include "platform/json/table.hpp"

#include <gtest/gtest.h>

#include "platform/json/rules.hpp"

namespace billspay {
namespace {

enum class Colour { red, green };

struct Inner {
  std::string line;
  std::optional<std::string> note;
};
struct Sample {
  std::string name;
  Colour colour;
  std::optional<int> count;
  json::Sent<std::optional<std::string>> nickname;
  std::optional<Inner> inner;
  std::vector<Money> amounts;
};
void check(const Sample& sample, json::Errors& errors) {
  if (sample.name == "nobody") errors.add_field("name", "must be somebody");
}

}  // namespace

template <>
inline constexpr auto names<Colour> =
    std::array{Name<Colour>{Colour::red, "RED"}, Name<Colour>{Colour::green, "GREEN"}};
template <>
inline constexpr auto json::table<Inner> =
    json::object("Inner", json::field("line", &Inner::line, json::rules::text(1, 10)),
                 json::field("note", &Inner::note, json::rules::text(0, 10)));
template <>
inline constexpr auto json::table<Sample> =
    json::object("Sample", json::field("name", &Sample::name, json::rules::text(1, 8)),
                 json::field("colour", &Sample::colour),
                 json::field("count", &Sample::count, json::rules::range(1, 9)),
                 json::field("nickname", &Sample::nickname, json::rules::text(1, 8)),
                 json::field("inner", &Sample::inner), json::field("amounts", &Sample::amounts));

namespace json {
namespace {

Result<Sample> read(std::string_view text) {
  auto document = Document::parse(text);
  if (!document) return refuse(std::move(document.error()));
  return decode<Sample>(*document);
}

std::vector<std::string> refused(std::string_view text) {
  std::vector<std::string> pointers;
  const auto sample = read(text);
  if (sample) return pointers;
  for (const auto& error : sample.error().errors) pointers.push_back(error.pointer);
  return pointers;
}

using Pointers = std::vector<std::string>;

TEST(FieldTable, ReadsWhatItWrites) {
  const std::string text = R"({"name":"Ada","colour":"GREEN","count":3,"nickname":null,)"
                           R"("inner":{"line":"x","note":null},"amounts":["1.00","0.05"]})";
  const auto sample = read(text);
  ASSERT_TRUE(sample.has_value());
  EXPECT_EQ(sample->colour, Colour::green);
  EXPECT_TRUE(static_cast<bool>(sample->nickname));
  EXPECT_FALSE((*sample->nickname).has_value());
  EXPECT_EQ(encode(*sample), text);
}

TEST(FieldTable, TellsAbsentFromNull) {
  const auto sample = read(R"({"name":"Ada","colour":"RED","amounts":[]})");
  ASSERT_TRUE(sample.has_value());
  EXPECT_FALSE(static_cast<bool>(sample->nickname));
  EXPECT_FALSE(sample->count.has_value());
  EXPECT_EQ(encode(*sample),
            R"({"name":"Ada","colour":"RED","count":null,"inner":null,"amounts":[]})");
}

TEST(FieldTable, ReportsAllFieldsAtOnceByPointer) {
  EXPECT_EQ(
      refused(R"({"colour":"BLUE","count":10,"inner":{"line":"","more":1},"amounts":["x"]})"),
      (Pointers{"#/name", "#/colour", "#/count", "#/inner/more", "#/inner/line", "#/amounts/0"}));
  EXPECT_EQ(refused("[]"), Pointers{"#"});
  EXPECT_EQ(refused(R"({"name":"Ada","colour":"RED","amounts":[],"role":"admin"})"),
            Pointers{"#/role"});
}

TEST(FieldTable, ChecksSeveralFieldsOnlyWhenEachIsRight) {
  EXPECT_EQ(refused(R"({"name":"nobody","colour":"RED","amounts":[]})"), Pointers{"#/name"});
}

TEST(FieldTable, NormalisesBeforeItMeasures) {
  const auto sample = read(R"({"name":"  Ada    ","colour":"RED","amounts":[]})");
  ASSERT_TRUE(sample.has_value());
  EXPECT_EQ(sample->name, "Ada");
}

TEST(FieldTable, DescribesTheSameBounds) {
  Schema::Components components;
  Schema schema(components);
  Codec<Sample>::describe(schema);
  const std::string& text = components.at("Sample");
  EXPECT_NE(text.find(R"("name":{"type":"string","minLength":1,"maxLength":8})"),
            std::string::npos);
  EXPECT_NE(text.find(R"("enum":["RED","GREEN"])"), std::string::npos);
  EXPECT_NE(text.find(R"("required":["name","colour","amounts"])"), std::string::npos);
  EXPECT_NE(text.find(R"("additionalProperties":false)"), std::string::npos);
}

TEST(Query, ReadsTextAsItsTypes) {
  const auto document = Document::parse_query("count=3&name=A%20b+c");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->root().member("count")->integer(), 3);
  EXPECT_EQ(document->root().member("name")->string(), "A b c");
  EXPECT_FALSE(Document::parse_query("a=1&a=2").has_value());
  EXPECT_FALSE(Document::parse_query("a=%f").has_value());
  EXPECT_FALSE(Document::parse_query("a=%ff").has_value());
}

struct RuleCase {
  std::string_view text;
  std::string_view kept;  // empty: refused
};

template <class Rule>
void expect_rule(const Rule& rule, std::initializer_list<RuleCase> cases) {
  for (const auto& [text, kept] : cases) {
    std::string value(text);
    const auto wrong = rule.accept(value);
    EXPECT_EQ(wrong.has_value(), kept.empty()) << text;
    if (!wrong) EXPECT_EQ(value, kept) << text;
  }
}

// S35 S37
TEST(Rules, AcceptAndNormalise) {
  expect_rule(rules::email, {{"Ada@Example.COM", "Ada@example.com"},
                             {"a.b+c@x-y.org", "a.b+c@x-y.org"},
                             {"a@b", ""},
                             {".a@b.co", ""},
                             {"a..b@c.co", ""},
                             {"a@-b.co", ""},
                             {"a b@c.co", ""},
                             {"a@b.co\r\nBcc: x@y.co", ""},
                             {"\"a\"@b.co", ""},
                             {"a@[127.0.0.1]", ""}});
  expect_rule(rules::phone, {{"(555) 010-0199", "(555) 010-0199"},
                             {"+44 20 7946 0018", "+44 20 7946 0018"},
                             {"12345", ""},
                             {"555-CALL-NOW", ""},
                             {"1+5550100199", ""}});
  expect_rule(rules::state, {{"or", "OR"}, {"PR", "PR"}, {"XX", ""}, {"Oregon", ""}});
  expect_rule(rules::postal_code,
              {{"97201", "97201"}, {"97201-1234", "97201-1234"}, {"9720", ""}, {"97201-12", ""}});
  expect_rule(rules::label(40),
              {{"Salary 2026", "Salary 2026"},
               {"4242 4242 4242 4242", ""},
               {"my 1234-5678 account", ""},
               {"4242/4242/4242/4242", ""},
               {"4242_4242_4242", ""},
               {"4242, 4242", ""},
               {"\xef\xbc\x94\xef\xbc\x92\xef\xbc\x94\xef\xbc\x92 4242", ""},  // full-width digits
               {"Visa 4242 of Ada 2026", "Visa 4242 of Ada 2026"}});
  expect_rule(rules::digits(4, 6), {{"12-34", "1234"}, {"123", ""}, {"1234567", ""}, {"12a4", ""}});
  expect_rule(rules::text(1, 4),
              {{"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"},
               {"e\xcc\x81", ""},      // not NFC
               {"a\xe2\x80\xae", ""},  // right-to-left override
               {std::string_view("a\0b", 3), ""},
               {"a\x1b[0m", ""},
               {"abcde", ""}});
}

}  // namespace
}  // namespace json
}  // namespace billspay
