// `billspay demo`: the whole product on one machine with made-up people, for trying it out and for
// developing. Its published passwords work here only, on loopback.
#pragma once

#include <string>

namespace billspay::demo {

struct Options {
  int port_base = 8080;
  std::string directory;  // empty: /var/lib/billspay-demo for root, the data home for others
  int customers = 200;
  bool reset = false;
  bool json = false;
};

// Runs until SIGINT or SIGTERM; the exit code.
int run(const Options& options);

}  // namespace billspay::demo
