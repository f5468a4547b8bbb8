// The three consoles as they were built into this binary (web/, cmake/embed_site.cmake).
#pragma once

#include "platform/http/static_files.hpp"

namespace billspay::app {

struct Consoles {
  http::StaticSite customer;
  http::StaticSite agent;
  http::StaticSite admin;

  // Whether each has its page: a binary that was built without the web workspace has none.
  [[nodiscard]] bool complete() const;
};

const Consoles& embedded_consoles();

}  // namespace billspay::app
