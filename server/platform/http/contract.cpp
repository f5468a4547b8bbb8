#include "platform/http/contract.hpp"

#include <algorithm>
#include <map>

#include "platform/core/text.hpp"
#include "platform/http/problem_response.hpp"
#include "platform/json/writer.hpp"

namespace billspay::http {
namespace {

using json::append_string;

// What operations refer to by name, each described once.
struct Components {
  json::Schema::Components schemas;
  json::Schema::Components responses;
};

std::string quoted(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}

// {"a":1,"b":2} from already written values.
std::string object_of(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  for (const auto& [name, value] : members) {
    out += (out.empty() ? "{" : ",") + quoted(name) + ":" + value;
  }
  return out.empty() ? "{}" : out + "}";
}

std::string list_of(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "[" : ",") + value;
  return out.empty() ? "[]" : out + "]";
}

std::string schema_text(const BodyShape& shape, json::Schema::Components& components,
                        json::Schema::Direction direction) {
  json::Schema schema(components, direction);
  shape.describe(schema);
  return schema.text();
}

std::string content(const BodyShape& shape, json::Schema::Components& components,
                    json::Schema::Direction direction) {
  const std::string_view type = shape.content_type.substr(0, shape.content_type.find(';'));
  return object_of(
      {{std::string(type), object_of({{"schema", schema_text(shape, components, direction)}})}});
}

// "MalformedRequest", or the names of several problems of one status.
std::string response_name(const std::vector<ProblemKind>& kinds) {
  std::string name;
  for (const auto& kind : kinds) {
    if (!name.empty()) name += "Or";
    bool start = true;
    for (const char c : kind.slug) {
      if (c != '-') name.push_back(start ? static_cast<char>(c - 'a' + 'A') : c);
      start = c == '-';
    }
  }
  return name;
}

// Refers to a response of the components, which is described once.
std::string problem_response_text(const std::vector<ProblemKind>& kinds,
                                  json::Schema::Components& responses) {
  const std::string name = response_name(kinds);
  std::string titles;
  std::vector<std::string> slugs;
  for (const auto& kind : kinds) {
    titles += (titles.empty() ? "" : " ") + std::string(kind.title);
    slugs.push_back(quoted("/problems/" + std::string(kind.slug)));
  }
  const std::string schema =
      "{\"allOf\":[{\"$ref\":\"#/components/schemas/Problem\"},{\"type\":\"object\","
      "\"properties\":{\"type\":{\"enum\":" +
      list_of(slugs) + "}}}]}";
  responses.emplace(
      name, object_of({{"description", quoted(titles)},
                       {"content", "{\"application/problem+json\":{\"schema\":" + schema + "}}"}}));
  return object_of({{"$ref", quoted("#/components/responses/" + name)}});
}

std::string responses_text(const Endpoint& endpoint, Components& components) {
  std::vector<std::pair<std::string, std::string>> success{{"description", quoted("Done.")}};
  if (endpoint.response.describe) {
    success.emplace_back("content", content(endpoint.response, components.schemas,
                                            json::Schema::Direction::response));
  }
  std::vector<std::pair<std::string, std::string>> all{
      {std::to_string(endpoint.success), object_of(success)}};
  std::map<int, std::vector<ProblemKind>> by_status;
  auto kinds = common_problems(endpoint);
  kinds.insert(kinds.end(), endpoint.operation.problems.begin(), endpoint.operation.problems.end());
  for (const auto& kind : kinds) {
    auto& same = by_status[status_of(kind.category)];
    if (std::ranges::find(same, kind) == same.end()) same.push_back(kind);
  }
  for (const auto& [status, same] : by_status) {
    all.emplace_back(std::to_string(status), problem_response_text(same, components.responses));
  }
  return object_of(all);
}

std::string parameter_text(std::string_view name, std::string_view place, bool required,
                           std::string schema) {
  return object_of({{"name", quoted(name)},
                    {"in", quoted(place)},
                    {"required", required ? "true" : "false"},
                    {"schema", std::move(schema)}});
}

// The members of a query DTO, which was described as an object of its own.
std::vector<std::string> query_parameters(const BodyShape& shape) {
  json::Schema::Components own;
  json::Schema schema(own);
  schema.collect_parameters();
  shape.describe(schema);
  std::vector<std::string> all;
  for (const auto& [name, text] : schema.parameters()) {
    all.push_back(parameter_text(name, "query", false, text));
  }
  return all;
}

bool lists(const Operation& operation, const ProblemKind& kind) {
  return std::ranges::find(operation.problems, kind) != operation.problems.end();
}

std::string operation_text(const Endpoint& endpoint, Components& components) {
  const Operation& operation = endpoint.operation;
  std::vector<std::string> parameters;
  for (const auto name : endpoint.path_parameters) {
    parameters.push_back(
        parameter_text(name, "path", true, "{\"type\":\"string\",\"format\":\"uuid\"}"));
  }
  if (endpoint.query.describe) {
    for (auto& parameter : query_parameters(endpoint.query)) {
      parameters.push_back(std::move(parameter));
    }
  }
  if (lists(operation, problems::idempotency_key_reused)) {
    parameters.push_back(parameter_text("Idempotency-Key", "header", false,
                                        "{\"type\":\"string\",\"maxLength\":128}"));
  }
  if (lists(operation, problems::stale_version)) {
    parameters.push_back(parameter_text("If-Match", "header",
                                        lists(operation, problems::precondition_required),
                                        "{\"type\":\"string\"}"));
  }
  if (endpoint.response.content_type == event_stream_type) {
    parameters.push_back(parameter_text("Last-Event-ID", "header", false, "{\"type\":\"string\"}"));
  }
  std::vector<std::pair<std::string, std::string>> members{{"operationId", quoted(operation.id)},
                                                           {"summary", quoted(operation.summary)}};
  if (!parameters.empty()) members.emplace_back("parameters", list_of(parameters));
  if (endpoint.request.describe) {
    members.emplace_back("requestBody",
                         object_of({{"required", "true"},
                                    {"content", content(endpoint.request, components.schemas,
                                                        json::Schema::Direction::request)}}));
  }
  members.emplace_back("responses", responses_text(endpoint, components));
  members.emplace_back("security",
                       endpoint.caller == Caller::anyone ? "[]" : "[{\"accessToken\":[]}]");
  return object_of(members);
}

constexpr std::string_view problem_schema =
    R"({"type":"object","properties":{"type":{"type":"string"},"title":{"type":"string"},)"
    R"("status":{"type":"integer"},"detail":{"type":"string"},"requestId":{"type":"string"},)"
    R"("errors":{"type":"array","items":{"type":"object","properties":{)"
    R"("pointer":{"type":"string"},"detail":{"type":"string"}},"required":["pointer","detail"]}}},)"
    R"("required":["type","title","status","requestId"]})";

}  // namespace

std::vector<ProblemKind> common_problems(const Endpoint& endpoint) {
  std::vector<ProblemKind> all{problems::malformed_request, problems::validation_failed,
                               problems::internal_error, problems::temporarily_unavailable,
                               problems::outcome_unknown};
  if (endpoint.caller != Caller::anyone) all.push_back(problems::unauthenticated);
  if (!endpoint.path_parameters.empty()) all.push_back(problems::not_found);
  if (endpoint.request.describe) {
    all.push_back(problems::unsupported_media_type);
    all.push_back(problems::body_too_large);
  }
  return all;
}

std::string contract(std::span<const std::shared_ptr<const Endpoint>> endpoints) {
  Components components;
  components.schemas.emplace("Problem", problem_schema);
  std::map<std::string_view, std::vector<const Endpoint*>> paths;
  for (const auto& endpoint : endpoints) {
    paths[endpoint->operation.path].push_back(endpoint.get());
  }
  std::vector<std::pair<std::string, std::string>> path_texts;
  for (const auto& [path, operations] : paths) {
    std::vector<std::pair<std::string, std::string>> methods;
    for (const Endpoint* endpoint : operations) {
      methods.emplace_back(ascii_lower(name_of_method(endpoint->operation.method)),
                           operation_text(*endpoint, components));
    }
    path_texts.emplace_back(path, object_of(methods));
  }
  using Members = std::vector<std::pair<std::string, std::string>>;
  const Members schemas(components.schemas.begin(), components.schemas.end());
  const Members responses(components.responses.begin(), components.responses.end());
  const std::string security =
      R"({"accessToken":{"type":"http","scheme":"bearer","bearerFormat":"JWT"}})";
  return object_of({{"openapi", quoted("3.1.0")},
                    {"info", object_of({{"title", quoted("billspay")}, {"version", quoted("1")}})},
                    {"paths", object_of(path_texts)},
                    {"components", object_of({{"schemas", object_of(schemas)},
                                              {"responses", object_of(responses)},
                                              {"securitySchemes", security}})}});
}

}  // namespace billspay::http
