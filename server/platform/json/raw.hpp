// JSON that was made before and is passed on as it is: what the database keeps in a json column.
#pragma once

#include <string>

#include "platform/json/codec.hpp"

namespace billspay::json {

// The text of an object of any shape. Written only; never from outside.
struct RawObject {
  std::string text;
};

template <>
struct Codec<RawObject> {
  static void encode(std::string& out, const RawObject& value) { out += value.text; }
  static void describe(Schema& schema) { schema.type("object"); }
};

}  // namespace billspay::json
