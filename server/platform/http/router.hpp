// Finds the endpoint for a method and a path, and tells an unknown path from a wrong method.
//
// A segment of a route's path is a literal ("summary"), a value ("{id}"), or a value with an ending
// ("{id}.pdf"), for another form of the same thing. A request's segment is what it is first in that
// order: the literal, the longest ending that leaves a value, the value.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/problem.hpp"
#include "platform/core/task.hpp"
#include "platform/http/message.hpp"
#include "platform/json/codec.hpp"

namespace billspay::http {

// The path's values for `{…}` segments, in order.
struct PathValues {
  std::array<std::string_view, 4> values;
  std::size_t count = 0;
};

inline constexpr std::string_view event_stream_type = "text/event-stream";
inline constexpr std::string_view pdf_type = "application/pdf";

// What the contract says of one side of an operation.
struct BodyShape {
  std::function<void(json::Schema&)> describe;  // empty: no body
  std::string_view content_type = "application/json";
};

// Who may call; every endpoint has one (security statement S27).
enum class Caller { anyone, customer, agent, admin };

// One row of the route table.
struct Operation {
  Method method;
  std::string_view path;              // "/api/payment-methods/{id}"
  std::string_view id;                // "updatePaymentMethod"
  std::string_view summary;           // one sentence
  std::vector<ProblemKind> problems;  // besides those that any operation may answer with
};

struct Endpoint {
  Operation operation;
  Caller caller = Caller::anyone;
  std::vector<std::string_view> path_parameters;
  BodyShape query;
  BodyShape request;
  std::size_t upload_bytes = 0;  // how large a body the handler reads by itself, if it does
  BodyShape response;
  int success = 200;
  std::function<Task<Response>(Request&, PathValues)> handle;
};

class Router {
 public:
  // Throws std::logic_error when two endpoints share a method and a path.
  void add(std::shared_ptr<const Endpoint> endpoint);

  struct Match {
    const Endpoint* endpoint = nullptr;  // null: see allowed
    PathValues values;
    std::string allowed;  // for 405; empty when there is nothing at this path
  };
  [[nodiscard]] Match find(Method method, std::string_view path) const;
  [[nodiscard]] const std::vector<std::shared_ptr<const Endpoint>>& endpoints() const {
    return endpoints_;
  }

 private:
  struct Segment {
    std::map<std::string, std::unique_ptr<Segment>, std::less<>> literals;
    std::map<std::string, std::unique_ptr<Segment>, std::less<>> values;  // by their ending
    std::map<Method, const Endpoint*> methods;

    std::unique_ptr<Segment>& child(std::string_view pattern);
    // The next segment, with its value noted; null when there is none.
    [[nodiscard]] const Segment* follow(std::string_view segment, PathValues& values) const;
  };

  Segment root_;
  std::vector<std::shared_ptr<const Endpoint>> endpoints_;
};

}  // namespace billspay::http
