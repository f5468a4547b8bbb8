#include "platform/json/raw.hpp"

#include <gtest/gtest.h>

#include "platform/json/table.hpp"

namespace billspay::json {
namespace {

struct Change {
  std::optional<RawObject> before;
  std::optional<RawObject> after;
};

}  // namespace

template <>
inline constexpr auto table<Change> =
    object("Change", field("before", &Change::before), field("after", &Change::after));

namespace {

TEST(RawObject, IsPassedOnAsItIs) {
  const Change change{std::nullopt, RawObject{R"({"name": "City \"Light\"",  "n": 1.50})"}};
  EXPECT_EQ(encode(change), R"({"before":null,"after":{"name": "City \"Light\"",  "n": 1.50}})");
}

TEST(RawObject, IsAnObjectOrNullInTheContract) {
  Schema::Components components;
  Schema schema(components, Schema::Direction::response);
  Codec<std::optional<RawObject>>::describe(schema);
  EXPECT_EQ(schema.text(), R"({"type":["object","null"]})");
}

}  // namespace
}  // namespace billspay::json
