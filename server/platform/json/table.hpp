// Field tables: one table per DTO decodes, validates, encodes and describes it, so that the wire,
// the checks and the contract cannot drift apart.
//
//   struct NewBiller { std::string name; BillerCategory category; };
//   template <>
//   inline constexpr auto json::table<NewBiller> = json::object("NewBiller",
//       json::field("name", &NewBiller::name, rules::text(1, 120)),
//       json::field("category", &NewBiller::category));
//
// A plain member is required. std::optional may be absent or null, and is written as null.
// Sent<T> tells "not mentioned" from a value, for updates; it is left out when not sent.
// A rule normalises the value in place and returns what is wrong with it, as the end of a sentence
// that starts with the field's name. Rules that involve several fields are a function
// `void check(const Dto&, json::Errors&)` beside the DTO.
#pragma once

#include <boost/pfr/core.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "platform/json/codec.hpp"

namespace billspay::json {

// The absence of a rule.
struct Anything {
  template <class T>
  constexpr std::nullopt_t accept(T& /*value*/) const {
    return std::nullopt;
  }
  constexpr void describe(Schema& /*schema*/) const {}
};

template <class Owner, class Member, class Rule>
struct Field {
  std::string_view name;
  Member Owner::* member;
  Rule rule;
};

template <class Owner, class Member, class Rule = Anything>
constexpr auto field(std::string_view name, Member Owner::* member, Rule rule = {}) {
  return Field<Owner, Member, Rule>{name, member, rule};
}

template <class... Fields>
struct Object {
  std::string_view name;
  std::tuple<Fields...> fields;
};

template <class... Fields>
constexpr auto object(std::string_view name, Fields... all) {
  return Object<Fields...>{name, {all...}};
}

template <class T>
inline constexpr std::nullptr_t table = nullptr;

template <class T>
concept Tabled = !std::is_same_v<decltype(table<T>), const std::nullptr_t>;

template <Tabled T>
constexpr bool table_is_complete() {
  return std::tuple_size_v<decltype(table<T>.fields)> == boost::pfr::tuple_size_v<T>;
}

template <Tabled T>
struct Codec<T> {
  static_assert(table_is_complete<T>(), "a member of this DTO is missing from its field table");

  static void decode(const Node& node, T& out, Errors& errors, std::string_view pointer) {
    if (!node.is_object()) {
      errors.add(pointer, "must be an object");
      return;
    }
    const std::string prefix = errors.prefix_below(pointer);
    for (const auto name : node.member_names()) {
      if (!known(name)) errors.add(prefix + std::string(name), "is not a known field");
    }
    const std::size_t before = errors.count();
    std::apply([&](const auto&... all) { (decode_field(node, out, errors, prefix, all), ...); },
               table<T>.fields);
    if constexpr (requires { check(out, errors); }) {
      if (errors.count() == before) check(out, errors);
    }
  }

  static void encode(std::string& out, const T& value) {
    out.push_back('{');
    bool first = true;
    std::apply([&](const auto&... all) { (encode_field(out, value, first, all), ...); },
               table<T>.fields);
    out.push_back('}');
  }

  static void describe(Schema& schema) {
    schema.refer_to(table<T>.name, [](Schema& own) {
      own.begin_object();
      std::apply([&](const auto&... all) { (describe_field(own, all), ...); }, table<T>.fields);
      own.end_object();
    });
  }

 private:
  static bool known(std::string_view name) {
    return std::apply([&](const auto&... all) { return ((all.name == name) || ...); },
                      table<T>.fields);
  }

  template <class F>
  static void decode_field(const Node& node, T& out, Errors& errors, const std::string& prefix,
                           const F& entry) {
    auto& target = out.*(entry.member);
    using Member = std::remove_reference_t<decltype(target)>;
    const std::string pointer = prefix + std::string(entry.name);
    const auto found = node.member(entry.name);
    if (!found) {
      if constexpr (Presence<Member>::required) errors.add(pointer, "is required");
      return;
    }
    const std::size_t before = errors.count();
    Codec<Member>::decode(*found, target, errors, pointer);
    if (errors.count() > before) return;
    Presence<Member>::for_value(target, [&](auto& value) {
      if (std::optional<std::string> wrong = entry.rule.accept(value)) errors.add(pointer, *wrong);
    });
  }

  template <class F>
  static void encode_field(std::string& out, const T& value, bool& first, const F& entry) {
    const auto& source = value.*(entry.member);
    using Member = std::remove_cvref_t<decltype(source)>;
    if (!Presence<Member>::written(source)) return;
    if (!first) out.push_back(',');
    first = false;
    out.push_back('"');
    out.append(entry.name);
    out.append("\":");
    Codec<Member>::encode(out, source);
  }

  template <class F>
  static void describe_field(Schema& schema, const F& entry) {
    using Member = std::remove_cvref_t<decltype(std::declval<T>().*(entry.member))>;
    schema.property(entry.name, Presence<Member>::required, Presence<Member>::omitted_when_empty,
                    [&](Schema& own) {
                      Codec<Member>::describe(own);
                      entry.rule.describe(own);
                    });
  }
};

// Decodes a whole document. All field errors at once, as problems::validation_failed.
template <class T>
Result<T> decode(const Document& document) {
  T value{};
  Errors errors(document.pointer_prefix());
  Codec<T>::decode(document.root(), value, errors, "");
  if (errors.count() > 0) return refuse(std::move(errors).problem());
  return value;
}

template <class T>
std::string encode(const T& value) {
  std::string out;
  Codec<T>::encode(out, value);
  return out;
}

}  // namespace billspay::json
