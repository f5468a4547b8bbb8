// `billspay serve` as a process of its own, with what it writes.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/environment.hpp"

namespace billspay::test_support {

struct ServeOptions {
  std::string program;                     // BILLSPAY_BINARY
  std::vector<std::string> settings = {};  // NAME=value, beside those of the environment
  std::vector<int> sockets = {};           // handed over as a service manager does
  std::string socket_names = {};           // public:admin
};

class ServeProcess {
 public:
  explicit ServeProcess(const app::Environment& environment, const ServeOptions& options);
  ServeProcess(const ServeProcess&) = delete;
  ServeProcess& operator=(const ServeProcess&) = delete;
  ~ServeProcess();  // asks it to stop and waits

  // What it wrote until this came, or until it ended.
  std::string read_until(std::string_view part);
  void stop() const;
  int exit_code();  // waits

 private:
  pid_t process_ = -1;
  int output_ = -1;
};

}  // namespace billspay::test_support
