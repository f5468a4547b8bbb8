#include "app/consoles.hpp"

#include <algorithm>
#include <array>

#include "sites/admin.hpp"
#include "sites/agent.hpp"
#include "sites/customer.hpp"

namespace billspay::app {

bool Consoles::complete() const {
  return std::ranges::all_of(std::array{customer, agent, admin}, [](const auto& site) {
    return std::ranges::any_of(site.files,
                               [](const auto& file) { return file.path == "/index.html"; });
  });
}

const Consoles& embedded_consoles() {
  static const Consoles consoles{sites::customer(), sites::agent(), sites::admin()};
  return consoles;
}

}  // namespace billspay::app
