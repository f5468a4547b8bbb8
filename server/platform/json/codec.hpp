// How each kind of value is read from, written to and described in JSON.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/money.hpp"
#include "platform/core/names.hpp"
#include "platform/core/problem.hpp"
#include "platform/core/secret.hpp"
#include "platform/json/document.hpp"
#include "platform/json/writer.hpp"

namespace billspay::json {

// A field of an update: not mentioned, or a value (which may be null for Sent<std::optional<T>>).
template <class T>
struct Sent {
  std::optional<T> value;

  explicit operator bool() const noexcept { return value.has_value(); }
  const T& operator*() const { return *value; }
  // Replaces `current` when a value was sent.
  void apply_to(T& current) const {
    if (value) current = *value;
  }
};

// Collects refused fields.
class Errors {
 public:
  explicit Errors(std::string_view root_prefix) : root_prefix_(root_prefix) {}

  void add(std::string_view pointer, std::string detail) {
    found_.push_back({std::string(pointer.empty() ? root() : pointer), std::move(detail)});
  }
  // For a check() over several fields: the field's wire name.
  void add_field(std::string_view name, std::string detail) {
    add(root_prefix_ + std::string(name), std::move(detail));
  }
  [[nodiscard]] std::size_t count() const noexcept { return found_.size(); }
  [[nodiscard]] std::string prefix_below(std::string_view pointer) const {
    return pointer.empty() ? root_prefix_ : std::string(pointer) + "/";
  }
  [[nodiscard]] Problem problem() && {
    Problem problem(problems::validation_failed);
    problem.errors = std::move(found_);
    return problem;
  }

 private:
  [[nodiscard]] std::string_view root() const { return root_prefix_ == "?" ? "?" : "#"; }

  std::string root_prefix_;
  std::vector<FieldError> found_;
};

// Builds a JSON Schema (2020-12, as OpenAPI 3.1 wants it). Named objects go to `components` once.
class Schema {
 public:
  using Describe = std::function<void(Schema&)>;
  using Components = std::map<std::string, std::string, std::less<>>;

  // What a request must send, or what a response always has.
  enum class Direction { request, response };

  explicit Schema(Components& components, Direction direction = Direction::request)
      : components_(components), direction_(direction) {}

  void keyword(std::string_view name, std::string_view text);
  void keyword(std::string_view name, std::int64_t number);
  void raw_keyword(std::string_view name, std::string_view json);
  void type(std::string_view name) { keyword("type", name); }
  void nullable();
  void refer_to(std::string_view component, const Describe& describe);
  void array_of(const Describe& describe);
  void begin_object();
  void property(std::string_view name, bool required, bool omitted_when_empty,
                const Describe& describe);
  void end_object();

  [[nodiscard]] std::string text() const;

  // For query strings: describe the object in place, and hand out its members one by one.
  void collect_parameters() { in_place_ = true; }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& parameters() const {
    return properties_;
  }

 private:
  Components& components_;
  Direction direction_;
  std::vector<std::pair<std::string, std::string>> keywords_;
  std::vector<std::pair<std::string, std::string>> properties_;
  std::vector<std::string> required_;
  bool nullable_ = false;
  bool in_place_ = false;
};

template <class T>
struct Codec;

// Whether a member must be sent, and how rules reach the value inside.
template <class T>
struct Presence {
  static constexpr bool required = true;
  static constexpr bool omitted_when_empty = false;
  static bool written(const T& /*value*/) { return true; }
  template <class F>
  static void for_value(T& value, F apply) {
    apply(value);
  }
};
template <class T>
struct Presence<std::optional<T>> {
  static constexpr bool required = false;
  static constexpr bool omitted_when_empty = false;
  static bool written(const std::optional<T>& /*value*/) { return true; }
  template <class F>
  static void for_value(std::optional<T>& value, F apply) {
    if (value) Presence<T>::for_value(*value, apply);
  }
};
template <class T>
struct Presence<Sent<T>> {
  static constexpr bool required = false;
  static constexpr bool omitted_when_empty = true;
  static bool written(const Sent<T>& value) { return value.value.has_value(); }
  template <class F>
  static void for_value(Sent<T>& value, F apply) {
    if (value) Presence<T>::for_value(*value.value, apply);
  }
};

template <>
struct Codec<std::string> {
  static void decode(const Node& node, std::string& out, Errors& errors, std::string_view pointer);
  static void encode(std::string& out, const std::string& value) { append_string(out, value); }
  static void describe(Schema& schema) { schema.type("string"); }
};
template <>
struct Codec<SecretString> {  // read only: a secret is never written
  static void decode(const Node& node, SecretString& out, Errors& errors, std::string_view pointer);
  static void describe(Schema& schema) {
    schema.type("string");
    schema.raw_keyword("writeOnly", "true");
  }
};
template <>
struct Codec<bool> {
  static void decode(const Node& node, bool& out, Errors& errors, std::string_view pointer);
  static void encode(std::string& out, bool value) { out += value ? "true" : "false"; }
  static void describe(Schema& schema) { schema.type("boolean"); }
};
template <>
struct Codec<int> {
  static void decode(const Node& node, int& out, Errors& errors, std::string_view pointer);
  static void encode(std::string& out, int value) { append_integer(out, value); }
  static void describe(Schema& schema) { schema.type("integer"); }
};
template <>
struct Codec<Uuid> {
  static void decode(const Node& node, Uuid& out, Errors& errors, std::string_view pointer);
  static void encode(std::string& out, const Uuid& value);
  static void describe(Schema& schema) {
    schema.type("string");
    schema.keyword("format", "uuid");
  }
};
template <class Tag>
struct Codec<Id<Tag>> {
  static void decode(const Node& node, Id<Tag>& out, Errors& errors, std::string_view pointer) {
    Codec<Uuid>::decode(node, out.value, errors, pointer);
  }
  static void encode(std::string& out, const Id<Tag>& id) { Codec<Uuid>::encode(out, id.value); }
  static void describe(Schema& schema) { Codec<Uuid>::describe(schema); }
};
template <>
struct Codec<Timestamp> {
  static void decode(const Node& node, Timestamp& out, Errors& errors, std::string_view pointer);
  static void encode(std::string& out, Timestamp value);
  static void describe(Schema& schema) {
    schema.type("string");
    schema.keyword("format", "date-time");
  }
};
template <>
struct Codec<Date> {
  static void decode(const Node& node, Date& out, Errors& errors, std::string_view pointer);
  static void encode(std::string& out, Date value) { append_string(out, format_date(value)); }
  static void describe(Schema& schema) {
    schema.type("string");
    schema.keyword("format", "date");
  }
};
template <>
struct Codec<Money> {
  static void decode(const Node& node, Money& out, Errors& errors, std::string_view pointer);
  static void encode(std::string& out, Money value) { append_string(out, value.to_string()); }
  static void describe(Schema& schema) {
    schema.type("string");
    schema.keyword("pattern", "^-?(0|[1-9][0-9]*)(\\.[0-9]{1,2})?$");
  }
};

template <Named E>
struct Codec<E> {
  static void decode(const Node& node, E& out, Errors& errors, std::string_view pointer) {
    if (const auto text = node.string()) {
      if (const auto value = from_name<E>(*text)) {
        out = *value;
        return;
      }
    }
    std::string choices;
    for (const auto& [value, name] : names<E>) {
      choices += (choices.empty() ? "" : ", ") + std::string(name);
    }
    errors.add(pointer, "must be one of " + choices);
  }
  static void encode(std::string& out, E value) { append_string(out, name_of(value)); }
  static void describe(Schema& schema) {
    schema.type("string");
    std::string choices;
    for (const auto& [value, name] : names<E>) {
      choices += choices.empty() ? "[" : ",";
      append_string(choices, name);
    }
    schema.raw_keyword("enum", choices + "]");
  }
};

template <class T>
struct Codec<std::optional<T>> {
  static void decode(const Node& node, std::optional<T>& out, Errors& errors,
                     std::string_view pointer) {
    if (node.is_null()) {
      out.reset();
    } else {
      Codec<T>::decode(node, out.emplace(), errors, pointer);
    }
  }
  static void encode(std::string& out, const std::optional<T>& value) {
    if (value) {
      Codec<T>::encode(out, *value);
    } else {
      out += "null";
    }
  }
  static void describe(Schema& schema) {
    Codec<T>::describe(schema);
    schema.nullable();
  }
};

template <class T>
struct Codec<Sent<T>> {
  static void decode(const Node& node, Sent<T>& out, Errors& errors, std::string_view pointer) {
    Codec<T>::decode(node, out.value.emplace(), errors, pointer);
  }
  static void encode(std::string& out, const Sent<T>& value) { Codec<T>::encode(out, *value); }
  static void describe(Schema& schema) { Codec<T>::describe(schema); }
};

template <class T>
struct Codec<std::vector<T>> {
  static void decode(const Node& node, std::vector<T>& out, Errors& errors,
                     std::string_view pointer) {
    if (!node.is_array()) {
      errors.add(pointer, "must be a list");
      return;
    }
    for (const auto& element : node.elements()) {
      const std::string below = std::string(pointer) + "/" + std::to_string(out.size());
      Codec<T>::decode(element, out.emplace_back(), errors, below);
    }
  }
  static void encode(std::string& out, const std::vector<T>& all) {
    out.push_back('[');
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out.push_back(',');
      Codec<T>::encode(out, all[i]);
    }
    out.push_back(']');
  }
  static void describe(Schema& schema) {
    schema.array_of([](Schema& element) { Codec<T>::describe(element); });
  }
};

}  // namespace billspay::json
