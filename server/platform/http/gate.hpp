// A listener's front: host policy, routes, pages, the headers that every answer carries, and the
// last line of defence against exceptions. What an audience can reach is what its gate was given.
#pragma once

#include <string>
#include <string_view>

#include "platform/core/task.hpp"
#include "platform/http/host_policy.hpp"
#include "platform/http/message.hpp"
#include "platform/http/router.hpp"
#include "platform/http/static_files.hpp"

namespace billspay::http {

// Security headers of API answers (security statements S44, S45). `https` adds HSTS.
std::string_view standing_headers(bool https) noexcept;

class Gate {
 public:
  // The files outlive the gate.
  Gate(HostPolicy hosts, Router router, const StaticFiles& files, bool https)
      : hosts_(std::move(hosts)), router_(std::move(router)), files_(files), https_(https) {}

  Task<Response> answer(Request& request) const;
  // For ListenerOptions::upload_limit.
  [[nodiscard]] std::size_t upload_limit(std::string_view method, std::string_view path) const;
  [[nodiscard]] const Router& router() const { return router_; }

 private:
  [[nodiscard]] Task<Response> route(Request& request) const;

  HostPolicy hosts_;
  Router router_;
  const StaticFiles& files_;
  bool https_;
};

}  // namespace billspay::http
