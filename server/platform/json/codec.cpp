#include "platform/json/codec.hpp"

#include <limits>

#include "platform/core/text.hpp"

namespace billspay::json {

void Codec<std::string>::decode(const Node& node, std::string& out, Errors& errors,
                                std::string_view pointer) {
  if (const auto text = node.string()) {
    out = *text;
  } else {
    errors.add(pointer, "must be a string");
  }
}

void Codec<SecretString>::decode(const Node& node, SecretString& out, Errors& errors,
                                 std::string_view pointer) {
  if (const auto text = node.string()) {
    out = SecretString(std::string(*text));
  } else {
    errors.add(pointer, "must be a string");
  }
}

void Codec<bool>::decode(const Node& node, bool& out, Errors& errors, std::string_view pointer) {
  if (const auto flag = node.boolean()) {
    out = *flag;
  } else {
    errors.add(pointer, "must be true or false");
  }
}

void Codec<int>::decode(const Node& node, int& out, Errors& errors, std::string_view pointer) {
  const auto number = node.integer();
  if (!number || *number < std::numeric_limits<int>::min() ||
      *number > std::numeric_limits<int>::max()) {
    errors.add(pointer, "must be a whole number");
    return;
  }
  out = static_cast<int>(*number);
}

void Codec<Uuid>::decode(const Node& node, Uuid& out, Errors& errors, std::string_view pointer) {
  if (const auto uuid = Uuid::parse(node.string().value_or(""))) {
    out = *uuid;
  } else {
    errors.add(pointer, "must be an id in its canonical form");
  }
}
void Codec<Uuid>::encode(std::string& out, const Uuid& value) {
  out.push_back('"');
  value.append_to(out);
  out.push_back('"');
}

void Codec<Timestamp>::decode(const Node& node, Timestamp& out, Errors& errors,
                              std::string_view pointer) {
  if (const auto at = parse_timestamp(node.string().value_or(""))) {
    out = *at;
  } else {
    errors.add(pointer, "must be a time such as 2026-01-31T09:30:00Z");
  }
}
void Codec<Timestamp>::encode(std::string& out, Timestamp value) {
  out.push_back('"');
  append_timestamp(out, value);
  out.push_back('"');
}

void Codec<Date>::decode(const Node& node, Date& out, Errors& errors, std::string_view pointer) {
  if (const auto date = parse_date(node.string().value_or(""))) {
    out = *date;
  } else {
    errors.add(pointer, "must be a date such as 2026-01-31");
  }
}

void Codec<Money>::decode(const Node& node, Money& out, Errors& errors, std::string_view pointer) {
  if (const auto amount = Money::parse(node.string().value_or(""))) {
    out = *amount;
  } else {
    errors.add(pointer, "must be an amount as a string such as \"84.27\"");
  }
}

void Schema::keyword(std::string_view name, std::string_view text) {
  std::string json;
  append_string(json, text);
  raw_keyword(name, json);
}

void Schema::keyword(std::string_view name, std::int64_t number) {
  raw_keyword(name, std::to_string(number));
}

void Schema::raw_keyword(std::string_view name, std::string_view json) {
  for (auto& [known, value] : keywords_) {
    if (known == name) {
      value = json;
      return;
    }
  }
  keywords_.emplace_back(name, json);
}

void Schema::nullable() { nullable_ = true; }

void Schema::refer_to(std::string_view component, const Describe& describe) {
  if (in_place_) return describe(*this);
  keyword("$ref", "#/components/schemas/" + std::string(component));
  if (components_.contains(component)) return;
  components_.emplace(component, "");  // ends a recursion
  Schema own(components_, direction_);
  describe(own);
  components_.find(component)->second = own.text();
}

void Schema::array_of(const Describe& describe) {
  Schema element(components_, direction_);
  describe(element);
  type("array");
  raw_keyword("items", element.text());
}

void Schema::begin_object() { type("object"); }

void Schema::property(std::string_view name, bool required, bool omitted_when_empty,
                      const Describe& describe) {
  Schema own(components_, direction_);
  describe(own);
  properties_.emplace_back(name, own.text());
  const bool always = required || direction_ == Direction::response;
  if (always && !omitted_when_empty) required_.emplace_back(name);
}

void Schema::end_object() {
  std::string properties;
  for (const auto& [name, schema] : properties_) {
    properties += properties.empty() ? "{" : ",";
    append_string(properties, name);
    properties += ":" + schema;
  }
  raw_keyword("properties", properties.empty() ? "{}" : properties + "}");
  std::string names;
  for (const auto& name : required_) {
    names += names.empty() ? "[" : ",";
    append_string(names, name);
  }
  if (!names.empty()) raw_keyword("required", names + "]");
  raw_keyword("additionalProperties", "false");
}

std::string Schema::text() const {
  std::string out = "{";
  for (const auto& [name, value] : keywords_) {
    if (out.size() > 1) out.push_back(',');
    append_string(out, name);
    out.push_back(':');
    if (name == "type" && nullable_) {
      out += "[" + value + ",\"null\"]";
    } else if (name == "enum" && nullable_) {
      out += value.substr(0, value.size() - 1) + ",null]";
    } else {
      out += value;
    }
  }
  out.push_back('}');
  const bool reference = !keywords_.empty() && keywords_.front().first == "$ref";
  return reference && nullable_ ? "{\"anyOf\":[" + out + ",{\"type\":\"null\"}]}" : out;
}

}  // namespace billspay::json
